#include "app/workbench/graph_page.h"

#include "app/workbench/start_page.h"
#include "ui/models/channel_selection.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/treatment.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

// Badges for what was done in a variant, by the layers of its own graph.
std::map<std::string, std::vector<Badge>> changesOf(const VariantEntry *entry)
{
    std::map<std::string, std::vector<Badge>> badges;
    if (!entry || !entry->variant.report.is_object())
        return badges;
    const auto text = [](const nlohmann::json &json, const char *key) { return json.value(key, std::string()); };
    for (const auto &change : entry->variant.report.value("changes", nlohmann::json::array())) {
        const std::string pass = text(change, "pass");
        if (pass != "prune-channels" && pass != "prune-weights")
            continue; // formats show as precision badges, folding shows in the inspector
        std::vector<std::string> layers{text(change, "layer")};
        for (const auto &name : change.value("into", nlohmann::json::array()))
            if (name.is_string())
                layers.push_back(name.get<std::string>());
        for (const std::string &layer : layers)
            badges[layer] = {Badge{BadgeKind::Removed, BadgeState::Done, "−", pass + ": " + text(change, "what")}};
    }
    for (const auto &declined : entry->variant.report.value("declined", nlohmann::json::array()))
        if (text(declined, "pass").starts_with("prune-"))
            badges[text(declined, "layer")].push_back(Badge{BadgeKind::Declined, BadgeState::Done, "", "Declined: " + text(declined, "reason")});
    return badges;
}

} // namespace

GraphPage::GraphPage(Document &document, QWidget *parent) : QWidget(parent), m_document(document), m_canvas(new GraphCanvas(this)), m_start(new StartPage(document, this)), m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_start);
    layout->addWidget(m_stack);
    connect(m_start, &StartPage::openRequested, this, &GraphPage::openRequested);
    connect(m_start, &StartPage::fileChosen, this, &GraphPage::fileChosen);
    connect(m_canvas, &GraphCanvas::selectionChanged, this, &GraphPage::takeSelection);
    connect(m_canvas, &GraphCanvas::hovered, this, [this](int node) {
        const ModelViewPtr view = m_document.shown();
        m_document.hover().setLayer(view && node >= 0 && node < static_cast<int>(view->rows().size()) ? view->rows()[static_cast<size_t>(node)].name : std::string());
    });
    connect(m_canvas, &GraphCanvas::openInspector, this, &GraphPage::openInspector);
    connect(m_canvas, &GraphCanvas::contextMenuRequested, this, [this](int, QPoint at) { Q_EMIT contextMenuRequested(at); });
    connect(m_canvas, &GraphCanvas::searchDismissed, this, [this] { m_document.search().clear(); });
    connect(m_canvas, &GraphCanvas::zoomChanged, this, [this](double zoom) { Q_EMIT zoomText(QStringLiteral("%1 %").arg(std::lround(zoom * 100))); });
    connect(&m_document, &Document::opened, this, [this] {
        m_times.clear();
        showModel(true);
    });
    connect(&m_document, &Document::closed, this, [this] {
        m_canvas->clear();
        showStart();
    });
    connect(&m_document, &Document::openingEnded, this, &GraphPage::showStart);
    connect(&m_document, &Document::shownChanged, this, [this] { showModel(false); });
    connect(&m_document, &Document::recipeChanged, this, &GraphPage::showBadges);
    connect(&m_document, &Document::recipeChanged, this, &GraphPage::showGroup);
    connect(&m_document.layers(), &LayerSelection::changed, this, &GraphPage::showSelection);
    connect(&m_document.search(), &SearchValue::changed, this, &GraphPage::showMatches);
    connect(&m_document.hover(), &HoverValue::layerChanged, this, [this] { m_canvas->setHovered(nodeOf(m_document.hover().layer())); });
    connect(m_canvas, &GraphCanvas::layoutDone, this, [this] {
        showSelection();
        showMatches();
        showBadges();
    });
    if (m_document.isOpen())
        showModel(true);
}

// The start page is for a window with nothing open and nothing on its way.
void GraphPage::showStart()
{
    m_stack->setCurrentWidget(m_document.isOpen() || m_document.opening() ? static_cast<QWidget *>(m_canvas) : m_start);
}

void GraphPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showStart();
}

QWidget *GraphPage::firstFocus() const
{
    return m_stack->currentWidget();
}

int GraphPage::nodeOf(const std::string &layer) const
{
    const ModelViewPtr view = m_document.shown();
    return view && !layer.empty() ? view->rowOf(layer).value_or(-1) : -1;
}

void GraphPage::showModel(bool fresh)
{
    const ModelViewPtr view = m_document.shown();
    showStart();
    if (!view) {
        m_canvas->clear();
        return;
    }
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    m_canvas->setScene(sceneOf(*view, m_document.title().toStdString(), m_times, changesOf(entry)),
                       fresh ? GraphCanvas::ViewChange::First : GraphCanvas::ViewChange::Keep);
}

void GraphPage::setTimes(std::map<std::string, double> times)
{
    m_times = std::move(times);
    showModel(false);
}

void GraphPage::setColourBy(ColourBy mode)
{
    m_canvas->setColourBy(mode);
}

void GraphPage::takeSelection(const std::vector<int> &nodes, int anchor)
{
    const ModelViewPtr view = m_document.shown();
    if (!view)
        return;
    const auto nameOf = [&](int node) { return node >= 0 && node < static_cast<int>(view->rows().size()) ? view->rows()[static_cast<size_t>(node)].name : std::string(); };
    std::set<std::string> names;
    for (const int node : nodes)
        if (const std::string name = nameOf(node); !name.empty())
            names.insert(name);
    m_syncing = true;
    m_document.layers().set(std::move(names), nameOf(anchor));
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
                if (!row)
                    continue;
                Counts &counts = byNode[*row];
                const bool makes = member.role == MemberRole::Produces;
                if (counts.makes && !makes)
                    continue; // what it makes is said, not what it reads
                if (makes && !counts.makes)
                    counts = {0, 0, true};
                counts.before = member.axisSize;
                counts.gone += member.channels / group->units * gone;
            }
        }
        for (const auto &[node, counts] : byNode)
            members.push_back({node, counts.gone > 0 ? std::to_string(counts.before) + " → " + std::to_string(counts.before - counts.gone) : std::string()});
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
    for (const ChannelGroup *group : channelsOf(*view, m_document.layers().names()).groups)
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

void GraphPage::showBadges()
{
    const ModelViewPtr view = m_document.shown();
    std::vector<GraphCanvas::NodeBadges> all;
    const Treatments treatments(m_document.recipe());
    if (view && view == m_document.source())
        for (size_t i = 0; i < view->rows().size(); ++i) {
            const Treatment treatment = treatments.of(view->rows()[i].name);
            std::vector<Badge> badges;
            if (treatment.leaveAlone)
                badges.push_back({BadgeKind::Lock, BadgeState::Planned, "", "Leave alone"});
            static const std::map<PrecisionChoice, std::string> shortNames{{PrecisionChoice::Fp32, "F32"}, {PrecisionChoice::Fp16, "F16"},
                                                                           {PrecisionChoice::Int8Static, "I8"}, {PrecisionChoice::Int8Dynamic, "I8"},
                                                                           {PrecisionChoice::Int4Weights, "I4"}};
            if (const auto found = shortNames.find(treatment.precision); found != shortNames.end())
                badges.push_back({BadgeKind::Precision, BadgeState::Planned, found->second, "Planned: " + precisionName(treatment.precision).toStdString()});
            if (treatment.channels > 0)
                badges.push_back({BadgeKind::Removed, BadgeState::Planned, "−" + std::to_string(std::lround(treatment.channels * 100)) + " %", "Planned: channels to remove"});
            if (!badges.empty())
                all.push_back({static_cast<int>(i), std::move(badges)});
        }
    m_canvas->setBadges(all);
}

void GraphPage::reveal(const std::string &layer)
{
    if (const int node = nodeOf(layer); node >= 0)
        m_canvas->reveal(node);
}

} // namespace pare
