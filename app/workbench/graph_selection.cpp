// What is selected, what shrinks together with it, and what a search found, on the canvas.
#include "app/workbench/graph_page.h"

#include "ui/models/channel_selection.h"
#include "ui/models/treatment.h"

#include <algorithm>
#include <utility>

namespace pare {

void GraphPage::takeSelection(const std::vector<int> &nodes, int anchor)
{
    const ModelViewPtr view = m_document.shown();
    if (!view)
        return;
    std::set<std::string> names;
    const std::set<std::string> &before = m_document.layers().names();
    for (const int node : nodes) {
        const std::vector<std::string> layers = layersOf(node);
        std::set<std::string> kept; // of a group that was selected in part, and to which others were added
        if (layers.size() > 1 && nodes.size() > 1)
            std::ranges::copy_if(layers, std::inserter(kept, kept.end()), [&](const std::string &layer) { return before.contains(layer); });
        if (kept.empty())
            names.insert(layers.begin(), layers.end());
        else
            names.merge(kept);
    }
    m_syncing = true;
    m_document.layers().set(std::move(names), layerOf(anchor));
    m_syncing = false;
    showSelection();
}

void GraphPage::showSelection()
{
    const ModelViewPtr view = m_document.shown();
    if (!view)
        return;
    if (!m_syncing) {
        std::vector<int> nodes;
        bool visible = false;
        for (const std::string &name : m_document.layers().names())
            if (const int node = nodeOf(name); node >= 0) {
                nodes.push_back(node);
                visible = visible || m_canvas->isVisibleNode(node);
            }
        m_canvas->setSelection(nodes, nodeOf(m_document.layers().anchor()));
        if (!nodes.empty() && !visible)
            m_canvas->reveal(nodes.front());
        redrawPart();
    }
    showGroup();
}

// What shrinks together with the selection, with the counts before and after.
void GraphPage::showGroup()
{
    const ModelViewPtr view = m_document.shown();
    std::vector<GraphCanvas::Member> members;
    if (view && view == m_document.source()) {
        struct Counts {
            int64_t before = 0;
            int64_t gone = 0;
            bool makes = false;
        };
        std::map<int, Counts> byNode;
        const Treatments treatments(m_document.recipe());
        const ChannelSelection selection = channelsOf(*view, m_document.layers().names());
        const CountRule rule = countRuleOf(m_document.recipe(), selection.producers);
        for (const ChannelGroup *group : selection.groups) {
            const double share = m_previewed.value_or(treatments.of(group->members.front().layer).channels);
            const int64_t gone = share > 0 ? group->units - unitsToKeep(*group, share, rule) : 0;
            for (const GroupMember &member : group->members) {
                const auto row = view->rowOf(member.node);
                const int node = row ? nodeOfRow(*row) : -1;
                if (node < 0)
                    continue;
                Counts &counts = byNode[node];
                const bool makes = member.role == MemberRole::Produces;
                if (counts.makes && !makes)
                    continue; // what it makes is said, not what it reads
                if (makes && !counts.makes)
                    counts = {0, 0, true};
                counts.before = member.axisSize;
                counts.gone += member.channels / group->units * gone;
            }
        }
        for (const ChannelGroup *width : selection.widths)
            for (const GroupMember &member : width->members)
                if (const auto row = view->rowOf(member.node); row && nodeOfRow(*row) >= 0)
                    byNode.try_emplace(nodeOfRow(*row)); // it lights up, and no count changes by what is chosen here
        for (const auto &[node, counts] : byNode)
            members.push_back({node, counts.gone > 0 && layersOf(node).size() == 1 ? std::to_string(counts.before) + " → " + std::to_string(counts.before - counts.gone) : std::string()});
    }
    m_canvas->setGroupOutline(members);
}

void GraphPage::previewChannels(std::optional<double> share)
{
    m_previewed = share;
    showGroup();
}

void GraphPage::selectGroup()
{
    const ModelViewPtr view = m_document.shown();
    if (!view)
        return;
    std::set<std::string> names = m_document.layers().names();
    for (const ChannelGroup *group : channelsOf(*view, m_document.layers().names()).all())
        for (const GroupMember &member : group->members)
            names.insert(member.layer);
    m_document.layers().set(names, m_document.layers().anchor());
}

void GraphPage::showMatches()
{
    const auto &matches = m_document.search().matches();
    if (!matches) {
        m_canvas->setMatches(std::nullopt);
        return;
    }
    std::vector<int> nodes;
    for (const std::string &name : *matches)
        if (const int node = nodeOf(name); node >= 0)
            nodes.push_back(node);
    m_canvas->setMatches(nodes);
}

} // namespace pare
