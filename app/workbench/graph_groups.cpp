// The graph in groups: which are open, and what a node of the drawing stands for.

#include "app/workbench/graph_page.h"

#include <algorithm>

namespace pare {

namespace {

constexpr size_t groupedFrom = 200; // layers: above it a model opens as its groups
constexpr const char *groupsKey = "groups";

} // namespace

bool GraphPage::grouped() const
{
    const ModelViewPtr view = m_document.shown();
    return m_groupByHand.value_or(view && view->rows().size() > groupedFrom);
}

void GraphPage::setGrouped(bool grouped)
{
    m_groupByHand = grouped;
    m_openByHand = false;
    keepGroups();
    if (m_document.shown())
        draw(false);
    Q_EMIT groupsChanged();
}

void GraphPage::fold(std::set<std::string> open, const std::string &keep)
{
    if (!m_content || !grouped())
        return;
    m_open = open;
    m_openByHand = true;
    keepGroups();
    m_canvas->keepInPlace(keep);
    m_next = m_content;
    m_canvas->setScene([content = m_content, open = std::move(open)] { return foldScene(*content->flat, content->groups, open); }, GraphCanvas::ViewChange::Keep);
    Q_EMIT groupsChanged();
}

void GraphPage::keepGroups() const
{
    Study *study = m_document.study();
    if (!study || study->readOnly())
        return;
    nlohmann::json state = nlohmann::json::object();
    if (m_groupByHand)
        state["grouped"] = *m_groupByHand;
    if (m_openByHand && m_open)
        state["open"] = *m_open;
    (void)study->setState(groupsKey, state).ok(); // how one looks at it: nothing is lost with it
}

void GraphPage::restoreGroups()
{
    m_groupByHand.reset();
    m_openByHand = false;
    m_open.reset();
    const Study *study = m_document.study();
    const nlohmann::json state = study ? study->state(groupsKey).valueOr(nlohmann::json()) : nlohmann::json();
    if (!state.is_object())
        return;
    if (state.contains("grouped") && state["grouped"].is_boolean())
        m_groupByHand = state["grouped"].get<bool>();
    if (state.contains("open") && state["open"].is_array()) {
        m_open.emplace();
        for (const auto &name : state["open"])
            if (name.is_string())
                m_open->insert(name.get<std::string>());
        m_openByHand = true;
    }
}

void GraphPage::openGroup(const std::string &name)
{
    if (!m_content || !m_open)
        return;
    std::set<std::string> open = *m_open;
    open.insert(name);
    fold(std::move(open), name);
}

void GraphPage::closeGroup(const std::string &name)
{
    if (!m_content || !m_open)
        return;
    std::set<std::string> open = *m_open;
    open.erase(name);
    fold(std::move(open), name);
}

// Of what is selected: closed groups are opened, or the innermost open groups closed.
void GraphPage::openSelected()
{
    if (!m_content || !m_open || !m_canvas->drawing())
        return;
    std::set<std::string> open = *m_open;
    std::string keep;
    for (const int node : m_canvas->selection())
        if (const SceneNode &own = m_canvas->drawing()->scene().node(node); own.kind == NodeKind::Group) {
            open.insert(own.name);
            keep = keep.empty() ? own.name : keep;
        }
    if (open != *m_open)
        fold(std::move(open), keep);
    else
        Q_EMIT hint(tr("Select a closed group first: it has the sign ▸ before its name."));
}

void GraphPage::closeSelected()
{
    if (!m_content || !m_open || !m_canvas->drawing())
        return;
    std::set<std::string> open = *m_open;
    std::string keep;
    for (const int node : m_canvas->selection()) {
        const auto members = m_canvas->drawing()->scene().membersOf(node);
        if (members.empty())
            continue;
        for (int group = m_content->groups.innermost(members.front()); group >= 0; group = m_content->groups.groups[static_cast<size_t>(group)].parent)
            if (const std::string &name = m_content->groups.groups[static_cast<size_t>(group)].name; m_open->contains(name)) {
                open.erase(name);
                keep = keep.empty() ? name : keep;
                break;
            }
    }
    if (open != *m_open)
        fold(std::move(open), keep);
    else
        Q_EMIT hint(tr("Select a layer inside of an open group first: the group around it is closed."));
}

void GraphPage::openAll()
{
    if (!m_content)
        return;
    if (aboveLimit()) {
        Q_EMIT hint(tr("Drawing every layer would need more memory than the limit in Preferences. Open groups one by one."));
        return;
    }
    std::set<std::string> open;
    for (const SceneGroup &group : m_content->groups.groups)
        open.insert(group.name);
    fold(std::move(open), {});
}

void GraphPage::closeAll()
{
    fold({}, {});
}

// The drawing that was asked for is there: from now on its nodes stand for other layers.
void GraphPage::takeContent()
{
    m_content = m_next;
    if (m_content && !m_openByHand)
        m_open = m_content->openAtFirst;
    m_nodeOfRow.clear();
    const DrawingPtr drawing = m_canvas->drawing();
    if (!drawing || drawing->scene().memberStart.empty())
        return;
    m_nodeOfRow.assign(m_content ? m_content->flat->nodes.size() : 0, -1);
    for (int node = 0; node < drawing->nodeCount(); ++node)
        for (const int row : drawing->scene().membersOf(node))
            m_nodeOfRow[static_cast<size_t>(row)] = node;
}

// The layers that a node stands for.
std::vector<std::string> GraphPage::layersOf(int node) const
{
    const ModelViewPtr view = m_document.shown();
    const DrawingPtr drawing = m_canvas->drawing();
    std::vector<std::string> names;
    if (!view || !drawing || node < 0 || node >= drawing->nodeCount())
        return names;
    const auto add = [&](int row) {
        if (row >= 0 && static_cast<size_t>(row) < view->rows().size())
            names.push_back(view->rows()[static_cast<size_t>(row)].name);
    };
    if (!drawing->scene().memberStart.empty())
        std::ranges::for_each(drawing->scene().membersOf(node), add);
    else if (!m_part)
        add(node);
    else if (static_cast<size_t>(node) < m_part->size())
        add((*m_part)[static_cast<size_t>(node)]);
    return names;
}

// A layer that is to be seen and lies in closed groups: these are opened first, and it is shown when they are drawn.
void GraphPage::reveal(const std::string &layer)
{
    const ModelViewPtr view = m_document.shown();
    const int node = nodeOf(layer);
    if (!view || node < 0)
        return;
    if (m_canvas->drawing()->scene().node(node).kind != NodeKind::Group) {
        m_canvas->reveal(node);
        return;
    }
    std::set<std::string> open = m_open.value_or(std::set<std::string>());
    for (const int group : m_content->groups.around(*view->rowOf(layer)))
        open.insert(m_content->groups.groups[static_cast<size_t>(group)].name);
    m_toReveal = layer;
    fold(std::move(open), m_canvas->drawing()->scene().node(node).name);
}

} // namespace pare
