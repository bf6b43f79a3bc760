// Step 5 of the layout: the components beside each other. The largest stands at the left; the others fill shelves to
// the right of it, tall ones first, about as wide as high.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <cmath>

namespace pare::layouting {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

struct Box {
    int component = 0;
    float left = 0; // before packing
    float width = 0;
    double height = 0;
    float x = 0;
    double y = 0;
};

Box boxOf(const Layers &layers, const LayoutOptions &options, const GraphLayout &layout, int component)
{
    Box box{component};
    float right = 0;
    const int first = layers.componentStart[at(component)];
    const int end = layers.componentStart[at(component) + 1];
    for (int row = first; row < end; ++row) {
        const LayoutRow &own = layout.rows[at(row)];
        box.left = row == first ? own.left : std::min(box.left, own.left);
        right = row == first ? own.right : std::max(right, own.right);
        box.height += options.nodeHeight + (row + 1 < end ? own.gap : 0);
    }
    box.width = right - box.left;
    return box;
}

void placeBoxes(const LayoutOptions &options, std::vector<Box> &boxes)
{
    if (boxes.size() < 2)
        return;
    const double gap = options.componentGap;
    double area = 0;
    float widest = 0;
    for (size_t i = 1; i < boxes.size(); ++i) {
        area += (boxes[i].width + gap) * (boxes[i].height + gap);
        widest = std::max(widest, boxes[i].width);
    }
    const double shelfWidth = std::max<double>(widest, std::sqrt(area) * 1.2);
    std::stable_sort(boxes.begin() + 1, boxes.end(), [](const Box &a, const Box &b) { return a.height > b.height; });
    const double start = boxes.front().width + gap;
    double x = start;
    double y = 0;
    double shelfHeight = 0;
    for (size_t i = 1; i < boxes.size(); ++i) {
        if (x > start && x + boxes[i].width > start + shelfWidth) {
            x = start;
            y += shelfHeight + gap;
            shelfHeight = 0;
        }
        boxes[i].x = static_cast<float>(std::round(x));
        boxes[i].y = y;
        x += boxes[i].width + gap;
        shelfHeight = std::max(shelfHeight, boxes[i].height);
    }
}

void moveComponent(const Layers &layers, const LayoutOptions &options, const Box &box, GraphLayout &layout)
{
    const float dx = box.x - box.left;
    double y = box.y;
    for (int row = layers.componentStart[at(box.component)]; row < layers.componentStart[at(box.component) + 1]; ++row) {
        LayoutRow &own = layout.rows[at(row)];
        own.y = y;
        y += options.nodeHeight + own.gap;
        own.left += dx;
        own.right += dx;
        for (int i = own.firstNode; i < own.endNode; ++i)
            layout.centre[at(layout.rowNodes[at(i)])] += dx;
        for (int i = own.firstPiece; i < own.endPiece; ++i) {
            layout.pieces[at(i)].sourceX += dx;
            for (int tap = layout.pieces[at(i)].firstTap; tap < layout.pieces[at(i) + 1].firstTap; ++tap)
                layout.taps[at(tap)].x += dx;
        }
    }
}

} // namespace

void packComponents(const Layers &layers, const LayoutOptions &options, GraphLayout &layout)
{
    const int components = static_cast<int>(layers.componentStart.size()) - 1;
    std::vector<Box> boxes;
    boxes.reserve(at(components));
    for (int component = 0; component < components; ++component)
        boxes.push_back(boxOf(layers, options, layout, component));
    placeBoxes(options, boxes);
    const std::vector<float> before = layout.centre;
    for (const Box &box : boxes) {
        moveComponent(layers, options, box, layout);
        layout.right = std::max(layout.right, box.x + box.width);
        layout.bottom = std::max(layout.bottom, box.y + box.height);
    }
    for (LayoutPill &pill : layout.pills)
        if (pill.node >= 0)
            pill.left += layout.centre[at(pill.node)] - before[at(pill.node)];
}

} // namespace pare::layouting
