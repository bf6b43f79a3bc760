// Places for labels beside marks so that nothing overlaps: for the chart in the window and the one in reports.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace pare {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool overlaps(const Box &other) const
    {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] bool holds(const Box &other) const
    {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }
};

struct Segment {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};

struct LabelRequest {
    double x = 0, y = 0;       // centre of the mark
    double radius = 5;         // of the mark
    double width = 0, height = 0;
    bool must = false;         // stands even where it covers something
    int64_t key = 0;           // whose label it is, for LabelMemory
};

struct LabelPlace {
    Box box;
    bool leader = false;       // far enough from its mark to need a line
};

// What labels keep clear of: `hard` boxes (marks) are never covered, `soft` boxes (error bars) and lines only where nothing else is
// free.
struct LabelObstacles {
    std::vector<Box> hard;
    std::vector<Box> soft;
    std::vector<Segment> lines;
};

// Where each label stood last, so that it stays there while it can.
using LabelMemory = std::map<int64_t, int>;

struct LabelSpacing {
    double gap = 6;    // px between mark and label
    double reach = 24; // px that a label with a leader may be away
};

// One place a request, in order (the first has the first choice): the kept one, else the best of eight places around the mark, then
// of the same farther away with a leader; nullopt where none is free. `memory` may be null.
[[nodiscard]] std::vector<std::optional<LabelPlace>> placeLabels(const std::vector<LabelRequest> &requests, const LabelObstacles &obstacles,
                                                                 const Box &area, const LabelSpacing &spacing = {}, LabelMemory *memory = nullptr);

} // namespace pare
