// Places for labels beside marks so that nothing overlaps.
#pragma once

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

struct LabelRequest {
    double x = 0, y = 0;       // centre of the mark
    double radius = 5;         // of the mark
    double width = 0, height = 0;
};

struct LabelPlace {
    Box box;
    bool leader = false;       // far enough from its mark to need a line
};

// One place a request, in order (the first has the first choice): eight places around the mark, then the same farther away with a
// leader; nullopt where none is free. `hard` boxes (marks) are never covered, `soft` ones (error bars, lines) only where nothing
// else is free.
[[nodiscard]] std::vector<std::optional<LabelPlace>> placeLabels(const std::vector<LabelRequest> &requests, const std::vector<Box> &hard,
                                                                 const std::vector<Box> &soft, const Box &area);

} // namespace pare
