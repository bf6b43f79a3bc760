// The steps in order (each in its own file), the room for pills before them, and packing at the end.

#include "ui/canvas/layout.h"

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace pare {

using namespace layouting;

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

struct Pills {
    std::vector<LayoutPill> pills; // by node, the reader's first; left and width not final before the coordinates
    std::vector<LayoutPillEnd> ends;
};

float labelWidth(const LayoutGraph &graph, const LayoutOptions &options, int tensor)
{
    const float width = graph.labelWidth.empty() ? options.pillLabelMax : graph.labelWidth[at(tensor)];
    return std::ceil(std::clamp(width, options.pillLabelMin, options.pillLabelMax));
}

// A reader gets one pill for all that it is reached by, a producer one for all that it reaches.
Pills makePills(const LayoutGraph &graph, const LayoutOptions &options, const Layers &layers)
{
    Pills result;
    const auto finish = [&](int node, bool out, size_t firstEnd) {
        if (result.ends.size() == firstEnd)
            return;
        float label = options.pillLabelMax;
        const int tensor = result.ends[firstEnd].tensor;
        const auto others = std::span(result.ends).subspan(firstEnd);
        if (std::ranges::all_of(others, [&](const LayoutPillEnd &end) { return end.tensor == tensor; }))
            label = labelWidth(graph, options, tensor);
        const float width = label + options.pillPadding + (out ? options.pillCount : 0);
        result.pills.push_back({node, out, 0, std::ceil(width), static_cast<int>(firstEnd)});
    };
    for (int node = 0; node < graph.nodeCount(); ++node) {
        size_t first = result.ends.size();
        for (const int index : layers.reachesInto[node])
            if (const Reach &reach = layers.reaches[at(index)]; reach.pill)
                result.ends.push_back({reach.tensor, reach.producer});
        finish(node, false, first);
        first = result.ends.size();
        for (const int tensor : layers.tensorsOf[node])
            for (const int index : layers.reachesOfTensor[tensor])
                if (const Reach &reach = layers.reaches[at(index)]; reach.pill)
                    result.ends.push_back({reach.tensor, reach.reader});
        finish(node, true, first);
    }
    return result;
}

Extents extentsOf(const LayoutGraph &graph, const LayoutOptions &options, const Ordered &ordered, const Pills &pills)
{
    Extents extents;
    extents.nodeGap = options.nodeGap;
    extents.lineGap = options.lineGap;
    extents.betweenLines = options.betweenLines;
    extents.nodeCount = ordered.nodeCount;
    extents.left.assign(ordered.rowOf.size(), 0);
    for (int node = 0; node < ordered.nodeCount; ++node)
        extents.left[at(node)] = std::ceil(std::max(0.0f, graph.width[at(node)]) / 2);
    extents.right = extents.left;
    for (const LayoutPill &pill : pills.pills)
        (pill.out ? extents.right : extents.left)[at(pill.node)] += options.pillGap + pill.width;
    return extents;
}

void fillRows(const Ordered &ordered, const Extents &extents, const Coordinates &coordinates, GraphLayout &layout)
{
    layout.rowNodes.reserve(at(ordered.nodeCount));
    for (int row = 0; row < ordered.rows.count(); ++row) {
        LayoutRow &out = layout.rows[at(row)];
        out.firstNode = static_cast<int>(layout.rowNodes.size());
        bool first = true;
        for (const int item : ordered.rows[row]) {
            const float left = coordinates.x[at(item)] - extents.left[at(item)];
            const float right = coordinates.x[at(item)] + extents.right[at(item)];
            out.left = first ? left : std::min(out.left, left);
            out.right = first ? right : std::max(out.right, right);
            first = false;
            if (ordered.isNode(item))
                layout.rowNodes.push_back(item);
        }
        out.endNode = static_cast<int>(layout.rowNodes.size());
        // What runs sideways below the row may reach further than what stands in it.
        for (int piece = out.firstPiece; piece < out.endPiece; ++piece) {
            for (int tap = layout.pieces[at(piece)].firstTap; tap < layout.pieces[at(piece) + 1].firstTap; ++tap) {
                out.left = std::min(out.left, layout.taps[at(tap)].x);
                out.right = std::max(out.right, layout.taps[at(tap)].x);
            }
        }
    }
}

void indexPieces(const LayoutGraph &graph, GraphLayout &layout)
{
    const auto byTensor = grouped<int>(
        graph.tensorCount(), layout.pieceCount(), [&](int piece) { return layout.pieces[at(piece)].tensor; },
        [](int piece) { return piece; });
    layout.tensorPieceStart = byTensor.start;
    layout.tensorPieces = byTensor.entries;
}

Result<GraphLayout> laidOut(const LayoutGraph &graph, const LayoutOptions &options, const RunContext &context)
{
    GraphLayout layout;
    layout.options = options;
    layout.width = graph.width;

    Layers layers;
    if (!assignLayers(graph, options, context, layers))
        return cancelled();
    Ordered ordered;
    if (!orderRows(layers, options, context, ordered))
        return cancelled();
    layout.crossings = ordered.crossings;
    layout.rowOf = layers.rowOf;

    Pills pills = makePills(graph, options, layers);
    const Extents extents = extentsOf(graph, options, ordered, pills);
    Coordinates coordinates;
    if (!assignCoordinates(graph, layers, ordered, extents, context, coordinates))
        return cancelled();
    layout.corrections = coordinates.corrections;

    if (!routeLines(options, ordered, coordinates, graph.width, context, layout))
        return cancelled();
    fillRows(ordered, extents, coordinates, layout);
    layout.centre.assign(coordinates.x.begin(), coordinates.x.begin() + graph.nodeCount());
    layout.pills = std::move(pills.pills);
    layout.pills.push_back({-1, false, 0, 0, static_cast<int>(pills.ends.size())});
    layout.pillEnds = std::move(pills.ends);
    for (LayoutPill &pill : layout.pills) {
        if (pill.node < 0)
            continue;
        const float half = std::ceil(graph.width[at(pill.node)] / 2);
        const float centre = layout.centre[at(pill.node)];
        pill.left = pill.out ? centre + half + options.pillGap : centre - half - options.pillGap - pill.width;
    }
    packComponents(layers, options, layout);
    indexPieces(graph, layout);
    context.progress("Lines", graph.nodeCount(), graph.nodeCount());
    return layout;
}

bool consistent(const LayoutGraph &graph)
{
    if (graph.readerStart.size() != graph.producer.size() + 1 || graph.readerStart.front() != 0 ||
        graph.readerStart.back() != static_cast<int>(graph.readers.size()))
        return false;
    if (!std::ranges::is_sorted(graph.readerStart))
        return false;
    return (graph.labelWidth.empty() || graph.labelWidth.size() == graph.producer.size()) &&
           (graph.weight.empty() || graph.weight.size() == graph.width.size());
}

} // namespace

size_t GraphLayout::bytes() const
{
    const auto of = [](const auto &vector) { return vector.capacity() * sizeof(vector[0]); };
    return of(centre) + of(width) + of(rowOf) + of(rows) + of(rowNodes) + of(pieces) + of(taps) + of(tensorPieceStart) +
           of(tensorPieces) + of(pills) + of(pillEnds);
}

Result<GraphLayout> layoutGraph(const LayoutGraph &graph, const LayoutOptions &options, const RunContext &context)
{
    if (!consistent(graph))
        return internalError("the lists of the graph to be drawn do not fit together");
    try {
        return laidOut(graph, options, context);
    } catch (const std::bad_alloc &) {
        return outOfMemory("there is not enough memory to draw this graph");
    }
}

} // namespace pare
