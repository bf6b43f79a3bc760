#include "ui/canvas/graph_walk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace pare {

namespace {

constexpr int rowsToLook = 8;

size_t at(int index)
{
    return static_cast<size_t>(index);
}

// Calls visit(node) for each reader (down) or producer (up) of the node; a node may come twice.
template <typename Visit>
void visitNext(const GraphDrawing &drawing, int node, bool down, Visit visit)
{
    const GraphScene &scene = drawing.scene();
    if (down) {
        for (const int tensor : drawing.outputsOf(node))
            for (const int reader : scene.tensor(tensor).readers)
                if (reader >= 0 && reader < scene.nodeCount())
                    visit(reader);
    } else {
        for (const int tensor : drawing.inputsOf(node))
            if (const int producer = scene.tensor(tensor).producer; producer >= 0 && producer < scene.nodeCount())
                visit(producer);
    }
}

// Of the nodes next to this one the one that is drawn nearest: rows count far more than steps aside.
int straightest(const GraphDrawing &drawing, int node, bool down)
{
    const GraphLayout &layout = drawing.layout();
    int best = -1;
    double least = std::numeric_limits<double>::max();
    visitNext(drawing, node, down, [&](int other) {
        const double rows = std::abs(layout.top(other) - layout.top(node));
        const double aside = std::abs(layout.centre[at(other)] - layout.centre[at(node)]);
        const double cost = rows * 16 + aside;
        if (other != node && cost < least) {
            least = cost;
            best = other;
        }
    });
    return best;
}

int beside(const GraphDrawing &drawing, int node, bool right)
{
    const GraphLayout &layout = drawing.layout();
    const float x = layout.centre[at(node)];
    const double y = layout.top(node);
    const double reach = rowsToLook * static_cast<double>(layout.options.nodeHeight + layout.options.rowGap);
    int best = -1;
    double least = std::numeric_limits<double>::max();
    drawing.visitRows(y - reach, y + reach, [&](int row) {
        const LayoutRow &own = layout.rows[at(row)];
        for (int i = own.firstNode; i < own.endNode; ++i) {
            const int other = layout.rowNodes[at(i)];
            const double aside = right ? layout.centre[at(other)] - x : x - layout.centre[at(other)];
            // Beside means beside: in another row only what does not stand over or under this node.
            const double clear = own.y == y ? 0.5 : (layout.width[at(node)] + layout.width[at(other)]) / 2.0;
            if (other == node || aside < clear)
                continue;
            const double cost = aside + 1000 * std::abs(own.y - y);
            if (cost < least) {
                least = cost;
                best = other;
            }
        }
    });
    return best;
}

std::vector<uint8_t> reachable(const GraphDrawing &drawing, int from, bool down)
{
    std::vector<uint8_t> reached(at(drawing.nodeCount()), 0);
    std::vector<int> open{from};
    reached[at(from)] = 1;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        visitNext(drawing, node, down, [&](int next) {
            if (!reached[at(next)]) {
                reached[at(next)] = 1;
                open.push_back(next);
            }
        });
    }
    return reached;
}

std::vector<int> nextTo(const GraphDrawing &drawing, const std::vector<int> &nodes, bool down)
{
    std::vector<int> result;
    for (const int node : nodes)
        visitNext(drawing, node, down, [&](int other) { result.push_back(other); });
    std::ranges::sort(result);
    const auto [first, last] = std::ranges::unique(result);
    result.erase(first, last);
    const std::set<int> own(nodes.begin(), nodes.end());
    std::erase_if(result, [&](int node) { return own.contains(node); });
    return result;
}

} // namespace

int neighbour(const GraphDrawing &drawing, int node, Direction direction)
{
    switch (direction) {
    case Direction::Up: return straightest(drawing, node, false);
    case Direction::Down: return straightest(drawing, node, true);
    case Direction::Left: return beside(drawing, node, false);
    case Direction::Right: return beside(drawing, node, true);
    }
    return -1;
}

std::vector<int> nodesBetween(const GraphDrawing &drawing, int from, int to)
{
    for (const bool down : {true, false}) {
        const auto ahead = reachable(drawing, from, down);
        if (!ahead[at(to)])
            continue;
        const auto back = reachable(drawing, to, !down);
        std::vector<int> nodes;
        for (int node = 0; node < drawing.nodeCount(); ++node)
            if (ahead[at(node)] && back[at(node)])
                nodes.push_back(node);
        return nodes;
    }
    return {};
}

std::vector<int> producersOf(const GraphDrawing &drawing, const std::vector<int> &nodes)
{
    return nextTo(drawing, nodes, false);
}

std::vector<int> readersOf(const GraphDrawing &drawing, const std::vector<int> &nodes)
{
    return nextTo(drawing, nodes, true);
}

std::vector<int> withSameOperator(const GraphDrawing &drawing, const std::vector<int> &nodes)
{
    std::set<std::string_view> operators;
    for (const int node : nodes)
        operators.insert(drawing.scene().node(node).op);
    std::vector<int> result;
    for (int node = 0; node < drawing.nodeCount(); ++node)
        if (operators.contains(drawing.scene().node(node).op))
            result.push_back(node);
    return result;
}

int firstNode(const GraphDrawing &drawing)
{
    for (int node = 0; node < drawing.nodeCount(); ++node)
        if (drawing.scene().node(node).kind == NodeKind::Input)
            return node;
    return drawing.nodeCount() == 0 ? -1 : drawing.layout().rowNodes.front();
}

int lastNode(const GraphDrawing &drawing)
{
    int last = drawing.nodeCount() == 0 ? -1 : 0;
    bool output = false;
    for (int node = 0; node < drawing.nodeCount(); ++node) {
        const bool own = drawing.scene().node(node).kind == NodeKind::Output;
        if (own && !output) {
            last = node;
            output = true;
        } else if (own == output && drawing.layout().top(node) >= drawing.layout().top(last)) {
            last = node;
        }
    }
    return last;
}

} // namespace pare
