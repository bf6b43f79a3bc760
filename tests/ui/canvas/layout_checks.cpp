#include "layout_checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace pare {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

struct Box {
    double left, right, top, bottom;
    QString name;
};

std::vector<Box> boxesOf(const GraphLayout &layout)
{
    std::vector<Box> boxes;
    for (int node = 0; node < layout.nodeCount(); ++node) {
        const double x = layout.centre[at(node)];
        const double half = layout.width[at(node)] / 2;
        boxes.push_back({x - half, x + half, layout.top(node), layout.top(node) + layout.options.nodeHeight, QStringLiteral("node %1").arg(node)});
    }
    for (int pill = 0; pill < layout.pillCount(); ++pill) {
        const LayoutPill &own = layout.pills[at(pill)];
        boxes.push_back({own.left, own.left + own.width, layout.top(own.node), layout.top(own.node) + layout.options.nodeHeight,
                         QStringLiteral("pill of node %1").arg(own.node)});
    }
    return boxes;
}

QString brokenByBoxes(const GraphLayout &layout)
{
    std::vector<Box> boxes = boxesOf(layout);
    std::ranges::sort(boxes, [](const Box &a, const Box &b) { return a.top != b.top ? a.top < b.top : a.left < b.left; });
    for (size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].left < layout.left - 0.01 || boxes[i].right > layout.right + 0.01 || boxes[i].top < 0 || boxes[i].bottom > layout.bottom + 0.01)
            return boxes[i].name + " stands outside of the bounds";
        for (size_t k = i + 1; k < boxes.size() && boxes[k].top < boxes[i].bottom; ++k)
            if (boxes[k].left < boxes[i].right + 4 && boxes[i].left < boxes[k].right + 4)
                return boxes[i].name + " and " + boxes[k].name + " stand on each other";
    }
    return {};
}

QString brokenByRows(const GraphLayout &layout)
{
    std::vector<int> seen(at(layout.nodeCount()), 0);
    for (size_t row = 0; row < layout.rows.size(); ++row) {
        const LayoutRow &own = layout.rows[row];
        float last = -1e30f;
        for (int i = own.firstNode; i < own.endNode; ++i) {
            const int node = layout.rowNodes[at(i)];
            if (layout.rowOf[at(node)] != static_cast<int>(row))
                return QStringLiteral("node %1 stands in another row").arg(node);
            if (layout.centre[at(node)] <= last)
                return QStringLiteral("row %1 is not sorted").arg(row);
            last = layout.centre[at(node)];
            ++seen[at(node)];
        }
    }
    for (int node = 0; node < layout.nodeCount(); ++node)
        if (seen[at(node)] != 1)
            return QStringLiteral("node %1 stands in %2 rows").arg(node).arg(seen[at(node)]);
    return {};
}

// A line from a producer through its pieces, each beginning where the one before runs on.
QString brokenByLines(const LayoutGraph &graph, const GraphLayout &layout)
{
    for (size_t row = 0; row < layout.rows.size(); ++row) {
        const LayoutRow &own = layout.rows[row];
        for (int piece = own.firstPiece; piece < own.endPiece; ++piece) {
            const LayoutPiece &line = layout.pieces[at(piece)];
            const QString name = QStringLiteral("line of tensor %1 in row %2 ").arg(line.tensor).arg(row);
            const int producer = graph.producer[at(line.tensor)];
            if (line.trackY < layout.options.nodeHeight || line.trackY > layout.options.nodeHeight + own.gap)
                return name + "runs sideways outside of its gap";
            if (line.startY > 0) {
                if (layout.rowOf[at(producer)] != static_cast<int>(row))
                    return name + "begins in another row than its producer";
                if (std::abs(line.sourceX - layout.centre[at(producer)]) > layout.width[at(producer)] / 2)
                    return name + "does not begin at its producer";
            } else {
                bool continued = false;
                const LayoutRow &above = layout.rows[row - 1];
                for (int other = above.firstPiece; other < above.endPiece; ++other)
                    if (layout.pieces[at(other)].tensor == line.tensor)
                        for (int tap = layout.pieces[at(other)].firstTap; tap < layout.pieces[at(other) + 1].firstTap; ++tap)
                            continued = continued || (layout.taps[at(tap)].reader < 0 && layout.taps[at(tap)].x == line.sourceX);
                if (!continued)
                    return name + "comes from nowhere";
                for (int i = own.firstNode; i < own.endNode; ++i) {
                    const int node = layout.rowNodes[at(i)];
                    if (std::abs(line.sourceX - layout.centre[at(node)]) < layout.width[at(node)] / 2 + 4)
                        return name + QStringLiteral("runs through node %1").arg(node);
                }
                for (int pill = 0; pill < layout.pillCount(); ++pill) {
                    const LayoutPill &other = layout.pills[at(pill)];
                    if (layout.rowOf[at(other.node)] == static_cast<int>(row) && line.sourceX > other.left - 4 && line.sourceX < other.left + other.width + 4)
                        return name + QStringLiteral("runs through the pill of node %1").arg(other.node);
                }
            }
            for (int tap = line.firstTap; tap < layout.pieces[at(piece) + 1].firstTap; ++tap) {
                const LayoutTap &end = layout.taps[at(tap)];
                if (end.x < layout.left - 0.01 || end.x > layout.right + 0.01)
                    return name + "leaves the bounds";
                if (end.reader < 0)
                    continue;
                if (layout.rowOf[at(end.reader)] != static_cast<int>(row) + 1)
                    return name + "ends in another row than its reader";
                if (std::abs(end.x - layout.centre[at(end.reader)]) > layout.width[at(end.reader)] / 2)
                    return name + "does not end at its reader";
            }
        }
    }
    return {};
}

QString brokenByReaders(const LayoutGraph &graph, const GraphLayout &layout)
{
    std::map<std::pair<int, int>, int> drawn; // tensor, reader: how often
    std::map<std::pair<int, int>, int> inPill;
    std::map<std::pair<int, int>, int> outPill;
    for (int piece = 0; piece < layout.pieceCount(); ++piece)
        for (int tap = layout.pieces[at(piece)].firstTap; tap < layout.pieces[at(piece) + 1].firstTap; ++tap)
            if (layout.taps[at(tap)].reader >= 0)
                ++drawn[{layout.pieces[at(piece)].tensor, layout.taps[at(tap)].reader}];
    for (int pill = 0; pill < layout.pillCount(); ++pill) {
        const LayoutPill &own = layout.pills[at(pill)];
        for (int i = own.firstEnd; i < layout.pills[at(pill) + 1].firstEnd; ++i) {
            const LayoutPillEnd &end = layout.pillEnds[at(i)];
            if (own.out)
                ++outPill[{end.tensor, end.node}];
            else
                ++inPill[{end.tensor, own.node}];
        }
    }
    for (int tensor = 0; tensor < graph.tensorCount(); ++tensor) {
        const int producer = graph.producer[at(tensor)];
        if (producer < 0 || producer >= graph.nodeCount())
            continue;
        std::set<int> readers(graph.readers.begin() + graph.readerStart[at(tensor)], graph.readers.begin() + graph.readerStart[at(tensor) + 1]);
        std::erase_if(readers, [&](int reader) { return reader < 0 || reader >= graph.nodeCount(); });
        for (const int reader : readers) {
            const std::pair key{tensor, reader};
            const QString name = QStringLiteral("tensor %1 to node %2 ").arg(tensor).arg(reader);
            if (inPill[key] != outPill[key])
                return name + "has a pill at one end only";
            if (drawn[key] + inPill[key] != 1)
                return name + QStringLiteral("is drawn %1 times and has %2 pills").arg(drawn[key]).arg(inPill[key]);
            if (drawn[key] == 1 && layout.top(reader) <= layout.top(producer))
                return name + "does not lead down";
            drawn.erase(key);
            inPill.erase(key);
        }
    }
    for (const auto &[key, count] : drawn)
        if (count > 0)
            return QStringLiteral("tensor %1 is drawn to node %2, which does not read it").arg(key.first).arg(key.second);
    return {};
}

} // namespace

QString brokenRule(const LayoutGraph &graph, const GraphLayout &layout)
{
    if (layout.nodeCount() != graph.nodeCount())
        return QStringLiteral("nodes are missing");
    if (layout.corrections != 0)
        return QStringLiteral("the coordinates were not apart and had to be corrected %1 times").arg(layout.corrections);
    for (const QString &broken : {brokenByRows(layout), brokenByBoxes(layout), brokenByLines(graph, layout), brokenByReaders(graph, layout)})
        if (!broken.isEmpty())
            return broken;
    return {};
}

int overlappingLines(const GraphLayout &layout)
{
    struct Vertical {
        float x;
        float top, bottom;
        int tensor;
    };
    int overlaps = 0;
    for (const LayoutRow &row : layout.rows) {
        std::vector<Vertical> verticals;
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece) {
            const LayoutPiece &line = layout.pieces[at(piece)];
            verticals.push_back({line.sourceX, line.startY, line.trackY, line.tensor});
            for (int tap = line.firstTap; tap < layout.pieces[at(piece) + 1].firstTap; ++tap)
                verticals.push_back({layout.taps[at(tap)].x, line.trackY, layout.options.nodeHeight + row.gap, line.tensor});
        }
        std::ranges::sort(verticals, {}, &Vertical::x);
        for (size_t i = 0; i < verticals.size(); ++i)
            for (size_t k = i + 1; k < verticals.size() && verticals[k].x - verticals[i].x < 1; ++k)
                if (verticals[i].tensor != verticals[k].tensor &&
                    std::min(verticals[i].bottom, verticals[k].bottom) - std::max(verticals[i].top, verticals[k].top) > 1)
                    ++overlaps;
    }
    return overlaps;
}

} // namespace pare
