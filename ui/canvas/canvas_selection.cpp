// Selecting and walking.

#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"

#include <algorithm>
#include <iterator>

namespace pare {

namespace {

std::vector<int> united(const std::vector<int> &a, const std::vector<int> &b)
{
    std::vector<int> all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

} // namespace

// Takes the sorted nodes over without telling anybody.
void GraphCanvas::applySelection(std::vector<int> nodes)
{
    std::ranges::fill(m_marks.selected, uint8_t{0});
    for (const int node : nodes)
        m_marks.selected[static_cast<size_t>(node)] = 1;
    m_selection = std::move(nodes);
    updateDots();
    refreshMarks();
}

void GraphCanvas::setSelection(const std::vector<int> &nodes, int anchor)
{
    if (!m_drawing)
        return;
    std::vector<int> valid;
    std::ranges::copy_if(nodes, std::back_inserter(valid), [this](int node) { return isNode(node); });
    std::ranges::sort(valid);
    const auto [first, last] = std::ranges::unique(valid);
    valid.erase(first, last);
    m_anchor = isNode(anchor) ? anchor : valid.size() == 1 ? valid.front() : m_anchor;
    if (isNode(anchor) || valid.size() == 1)
        m_current = m_anchor;
    if (valid == m_selection)
        return;
    applySelection(std::move(valid));
    announce();
    // A change from elsewhere moves the view only if none of it can be seen.
    if (!m_selection.empty() && std::ranges::none_of(m_selection, [this](int node) { return isVisibleNode(node); }))
        reveal(isNode(anchor) ? anchor : m_selection.front());
}

void GraphCanvas::select(std::vector<int> nodes, int anchor)
{
    const bool same = nodes == m_selection && anchor == m_anchor;
    m_anchor = anchor;
    if (m_marks.tensor >= 0) {
        m_marks.tensor = -1;
        Q_EMIT tensorSelected(-1);
    }
    applySelection(std::move(nodes));
    announce();
    if (!same)
        Q_EMIT selectionChanged(m_selection, m_anchor);
}

void GraphCanvas::chooseTensor(int tensor)
{
    if (!m_selection.empty()) {
        applySelection({});
        m_anchor = -1;
        Q_EMIT selectionChanged({}, -1);
    }
    m_marks.tensor = tensor;
    refreshMarks();
    announce();
    Q_EMIT tensorSelected(tensor);
}

void GraphCanvas::clearChoice()
{
    if (!m_selection.empty() || m_marks.tensor >= 0)
        select({}, -1);
}

std::vector<int> GraphCanvas::combined(const std::vector<int> &nodes, Qt::KeyboardModifiers modifiers) const
{
    if (modifiers & Qt::ControlModifier) {
        std::vector<int> toggled;
        std::ranges::set_symmetric_difference(m_selection, nodes, std::back_inserter(toggled));
        return toggled;
    }
    return modifiers & Qt::ShiftModifier ? united(m_selection, nodes) : nodes;
}

void GraphCanvas::clickNode(int node, Qt::KeyboardModifiers modifiers)
{
    m_current = node;
    if (modifiers & Qt::ControlModifier) {
        select(combined({node}, modifiers), node);
        return;
    }
    if (modifiers & Qt::ShiftModifier && isNode(m_anchor)) {
        std::vector<int> path = nodesBetween(*m_drawing, m_anchor, node);
        if (path.empty())
            path = {node};
        select(united(m_selection, path), m_anchor);
        return;
    }
    select({node}, node);
}

// Selects the tensor, so that its partners light up, and goes to the next of them.
void GraphCanvas::clickPill(int pill)
{
    const auto ends = m_drawing->pillEnds(pill);
    m_pillTurn = pill == m_lastPill ? (m_pillTurn + 1) % static_cast<int>(ends.size()) : 0;
    m_lastPill = pill;
    const LayoutPillEnd end = ends[static_cast<size_t>(m_pillTurn)];
    chooseTensor(end.tensor);
    m_current = end.node;
    moveCamera(bounded(centredOn(viewFrame(), m_drawing->nodeRect(end.node).center(), zoom()), viewFrame()), true);
    announce();
}

void GraphCanvas::clickLegend(int entry, Qt::KeyboardModifiers modifiers)
{
    if (!m_drawing)
        return;
    const std::vector<int> nodes = Legend::nodesOf(m_legend->entries()[static_cast<size_t>(entry)], m_mode, *m_drawing);
    select(combined(nodes, modifiers), nodes.empty() ? -1 : nodes.front());
}

bool GraphCanvas::walk(Direction direction, bool extend)
{
    if (!m_drawing || m_drawing->nodeCount() == 0)
        return false;
    if (!isNode(m_current)) {
        // Begins with what is in sight: the node nearest to the middle, or else the first.
        const QPointF middle = m_camera.toWorld(viewFrame().free().center());
        const std::vector<int> seen = m_drawing->nodesIn(visiblePart());
        const auto distance = [&](int node) {
            const QPointF way = m_drawing->nodeRect(node).center() - middle;
            return way.x() * way.x() + way.y() * way.y();
        };
        return walkTo(seen.empty() ? firstNode(*m_drawing) : *std::ranges::min_element(seen, {}, distance), extend);
    }
    const int next = neighbour(*m_drawing, m_current, direction);
    return next >= 0 && walkTo(next, extend);
}

bool GraphCanvas::walkTo(int node, bool extend)
{
    if (!isNode(node))
        return false;
    const int before = m_current;
    m_current = node;
    if (extend) {
        std::vector<int> added{node};
        if (isNode(before) && m_selection.empty())
            added = before < node ? std::vector{before, node} : std::vector{node, before};
        select(united(m_selection, added), isNode(m_anchor) ? m_anchor : before >= 0 ? before : node);
    } else {
        select({node}, node);
    }
    reveal(node);
    return true;
}

void GraphCanvas::activateCurrent()
{
    if (isNode(m_current))
        activate(m_current);
}

void GraphCanvas::activate(int node)
{
    if (m_drawing->scene().node(node).kind == NodeKind::Group) {
        Q_EMIT openGroup(m_drawing->scene().node(node).name);
        return;
    }
    Q_EMIT nodeActivated(node);
    Q_EMIT openInspector();
}

} // namespace pare
