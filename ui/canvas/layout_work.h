// What the steps of the layout hand to each other. Internal to layout*.cpp.
#pragma once

#include "ui/canvas/layout.h"

#include <span>

namespace pare::layouting {

// Lists of lists in two vectors.
template <typename T>
struct Lists {
    std::vector<int> start{0};
    std::vector<T> entries;

    [[nodiscard]] int count() const { return static_cast<int>(start.size()) - 1; }
    [[nodiscard]] std::span<const T> operator[](int at) const
    {
        const auto index = static_cast<size_t>(at);
        return {entries.data() + start[index], static_cast<size_t>(start[index + 1] - start[index])};
    }
    [[nodiscard]] std::span<T> operator[](int at)
    {
        const auto index = static_cast<size_t>(at);
        return {entries.data() + start[index], static_cast<size_t>(start[index + 1] - start[index])};
    }
};

// Lists from pairs: listOf(i) says in which list entry i belongs (negative: in none), valueOf(i) what stands there.
template <typename T, typename ListOf, typename ValueOf>
Lists<T> grouped(int lists, int entries, ListOf listOf, ValueOf valueOf)
{
    Lists<T> result;
    result.start.assign(static_cast<size_t>(lists) + 1, 0);
    for (int i = 0; i < entries; ++i)
        if (const int list = listOf(i); list >= 0)
            ++result.start[static_cast<size_t>(list) + 1];
    for (size_t i = 1; i < result.start.size(); ++i)
        result.start[i] += result.start[i - 1];
    result.entries.resize(static_cast<size_t>(result.start.back()));
    std::vector<int> next(result.start.begin(), result.start.end() - 1);
    for (int i = 0; i < entries; ++i)
        if (const int list = listOf(i); list >= 0)
            result.entries[static_cast<size_t>(next[static_cast<size_t>(list)]++)] = valueOf(i);
    return result;
}

// One way from a tensor's producer to one of its readers.
struct Reach {
    int tensor = 0;
    int producer = 0;
    int reader = 0;
    bool back = false; // closes a cycle: against the direction of the drawing
    bool pill = false; // not drawn as a line
};

// After step 1: every node has a row.
struct Layers {
    std::vector<Reach> reaches;      // by tensor
    Lists<int> reachesOfTensor;      // indices into reaches
    Lists<int> tensorsOf;            // per node: those that it produces and somebody reads
    Lists<int> reachesInto;          // per node: indices into reaches
    std::vector<int> rowOf;          // per node; rows count through all components
    std::vector<int> componentStart; // per component and one more: its first row
    [[nodiscard]] int rowCount() const { return componentStart.back(); }
};

// A chain's stop in a row: its source is an item of that row, its targets are items of the next one.
struct ChainPiece {
    int source = 0;
    int tensor = 0;
    int firstTarget = 0; // up to the next piece's firstTarget
};

// After step 2: rows of items in order. Items below nodeCount are nodes, the others are where a line passes a row.
struct Ordered {
    int nodeCount = 0;
    std::vector<int> rowOf;          // per item
    std::vector<int> position;       // per item, in its row
    Lists<int> rows;                 // items
    std::vector<ChainPiece> pieces;  // by source item; one more at the end
    std::vector<int> pieceStart;     // per item and one more
    std::vector<int> targets;        // items, by piece: so also the items below each item
    Lists<int> above;                // per item: the items that it hangs on
    int64_t crossings = 0;

    [[nodiscard]] int itemCount() const { return static_cast<int>(rowOf.size()); }
    [[nodiscard]] bool isNode(int item) const { return item < nodeCount; }
    [[nodiscard]] std::span<const int> below(int item) const
    {
        const auto index = static_cast<size_t>(item);
        const int first = pieces[static_cast<size_t>(pieceStart[index])].firstTarget;
        const int end = pieces[static_cast<size_t>(pieceStart[index + 1])].firstTarget;
        return {targets.data() + first, static_cast<size_t>(end - first)};
    }
    [[nodiscard]] std::span<const int> targetsOf(int piece) const
    {
        const auto index = static_cast<size_t>(piece);
        return {targets.data() + pieces[index].firstTarget,
                static_cast<size_t>(pieces[index + 1].firstTarget - pieces[index].firstTarget)};
    }
};

// How far an item reaches to both sides of its centre, pills included. Whole numbers.
struct Extents {
    std::vector<float> left;
    std::vector<float> right;
    float nodeGap = 0;
    float lineGap = 0;
    float betweenLines = 0;
    int nodeCount = 0;

    // The distance that the centres of two neighbours must have.
    [[nodiscard]] float separation(int leftItem, int rightItem) const
    {
        const bool leftNode = leftItem < nodeCount;
        const bool rightNode = rightItem < nodeCount;
        const float gap = leftNode && rightNode ? nodeGap : leftNode || rightNode ? lineGap : betweenLines;
        return right[static_cast<size_t>(leftItem)] + gap + left[static_cast<size_t>(rightItem)];
    }
};

struct Coordinates {
    std::vector<float> x; // per item
    int corrections = 0;
};

// The steps. Each returns false if it was asked to stop.
bool assignLayers(const LayoutGraph &graph, const LayoutOptions &options, const RunContext &context, Layers &layers);
bool orderRows(const Layers &layers, const LayoutOptions &options, const RunContext &context, Ordered &ordered);
bool assignCoordinates(const LayoutGraph &graph, const Layers &layers, const Ordered &ordered, const Extents &extents,
                       const RunContext &context, Coordinates &coordinates);
bool routeLines(const LayoutOptions &options, const Ordered &ordered, const Coordinates &coordinates,
                std::span<const float> width, const RunContext &context, GraphLayout &layout);
void packComponents(const Layers &layers, const LayoutOptions &options, GraphLayout &layout);

// A line that runs sideways between two rows: down at `source`, along its track, down at each of `taps`.
struct Sideways {
    float source = 0;
    float low = 0;  // what it spans
    float high = 0;
    std::span<const float> taps;
};

// A track per line, from 0 at the top, so that lines do not run over each other and cross little. Returns how many.
int assignTracks(std::span<const Sideways> lines, std::vector<int> &track);

} // namespace pare::layouting
