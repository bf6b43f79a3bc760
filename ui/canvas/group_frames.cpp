#include "ui/canvas/group_frames.h"

#include <algorithm>
#include <map>

namespace pare {

namespace {

constexpr double besideNodes = 8; // and more for each frame inside
constexpr double perDepth = 5;
constexpr double mostBeside = 38;
constexpr double radius = 5;
constexpr size_t mostParts = 300; // of an outline: more are drawn as they are, without joining them

struct Padding {
    double side;
    double top;
    double bottom;
};

// The gap between two rows holds the lower edge of one frame and the upper edge, with its title, of the next.
Padding paddingOf(int inside)
{
    return {std::min(mostBeside, besideNodes + perDepth * inside), std::min(13.0, 9 + 1.5 * inside), std::min(6.0, 3 + 1.5 * inside)};
}

QPainterPath roundedPath(const QRectF &rect)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

// Row by row, the whole width where no other node stands in it, else the stretches between the others; joined where they touch.
QPainterPath outlineByRows(const GraphDrawing &drawing, const std::vector<int> &nodes, const QRectF &content, const Padding &padding)
{
    const GraphLayout &layout = drawing.layout();
    std::vector<bool> own(static_cast<size_t>(drawing.nodeCount()));
    std::map<int, bool> rows;
    for (const int node : nodes) {
        own[static_cast<size_t>(node)] = true;
        rows[layout.rowOf[static_cast<size_t>(node)]] = true;
    }
    std::vector<QRectF> parts;
    for (const auto &[index, ignored] : rows) {
        const LayoutRow &row = layout.rows[static_cast<size_t>(index)];
        const bool goesOn = rows.contains(index + 1);
        const auto add = [&](const QRectF &run) { parts.push_back(run.adjusted(-padding.side, -padding.top, padding.side, goesOn ? row.gap : padding.bottom)); };
        const QRectF whole(content.left(), row.y, content.width(), layout.options.nodeHeight);
        if (const auto seen = drawing.nodesIn(whole); std::ranges::all_of(seen, [&](int node) { return own[static_cast<size_t>(node)]; })) {
            add(whole);
            continue;
        }
        QRectF run;
        const auto close = [&] {
            if (!run.isNull())
                add(run);
            run = {};
        };
        for (int i = row.firstNode; i < row.endNode; ++i) {
            const int node = layout.rowNodes[static_cast<size_t>(i)];
            if (own[static_cast<size_t>(node)])
                run = run.isNull() ? drawing.nodeRect(node) : run.united(drawing.nodeRect(node));
            else
                close();
        }
        close();
    }
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF &part : parts)
        path.addRect(part);
    return parts.size() > mostParts ? path : path.simplified();
}

} // namespace

std::vector<FrameShape> frameShapes(const GraphDrawing &drawing)
{
    const auto &frames = drawing.scene().frames;
    std::vector<FrameShape> shapes(frames.size());
    std::vector<int> inside(frames.size(), 0); // the longest way down
    for (size_t i = frames.size(); i-- > 0;)
        if (const int around = frames[i].parent; around >= 0)
            inside[static_cast<size_t>(around)] = std::max(inside[static_cast<size_t>(around)], inside[i] + 1);
    for (size_t i = 0; i < frames.size(); ++i) {
        FrameShape &shape = shapes[i];
        shape.depth = frames[i].parent < 0 ? 0 : shapes[static_cast<size_t>(frames[i].parent)].depth + 1;
        for (const int node : frames[i].nodes)
            shape.content = shape.content.isNull() ? drawing.nodeRect(node) : shape.content.united(drawing.nodeRect(node));
        const Padding padding = paddingOf(inside[i]);
        const bool alone = drawing.nodesIn(shape.content).size() == frames[i].nodes.size();
        shape.outline = alone ? roundedPath(shape.content.adjusted(-padding.side, -padding.top, padding.side, padding.bottom)) : outlineByRows(drawing, frames[i].nodes, shape.content, padding);
        shape.bounds = shape.outline.boundingRect();
    }
    return shapes;
}

} // namespace pare
