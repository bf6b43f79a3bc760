#include "app/workbench/graph_page.h"

#include "app/workbench/start_page.h"
#include "core/base/units.h"
#include "ui/canvas/first_groups.h"
#include "ui/models/advice_lines.h"
#include "ui/models/bookmarks.h"
#include "ui/models/channel_selection.h"
#include "ui/models/groups_of_model.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/part_of_model.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/treatment.h"
#include "ui/models/weight_zeros.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <future>
#include <unistd.h>
#include <utility>

namespace pare {

namespace {

constexpr size_t largeModel = 5'000; // layers: from here on the table stands alone until the graph is drawn
constexpr size_t mostInPart = 2'000;

int64_t memoryLimitOf(const Document &document)
{
    return document.memoryLimitBytes > 0 ? document.memoryLimitBytes : int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE) / 2;
}

QString countOf(size_t layers)
{
    return counted(layers, Counted::Layer);
}

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

// In pixels at 100 % text. A window that is not shown yet has no size that counts.
QSizeF roomOf(const GraphCanvas &canvas)
{
    return QSizeF(canvas.viewport()->size()).expandedTo({scaledF(640), scaledF(320)}) / scaledF(1);
}

// A sign beside each layer that a warning is about.
void addWarnings(std::map<std::string, std::vector<Badge>> &badges, const std::vector<AdviceLine> &lines)
{
    for (const AdviceLine &line : lines)
        for (const std::string &layer : line.layers)
            if (line.warning)
                badges[layer].push_back(Badge{BadgeKind::Warning, BadgeState::Done, "", line.text.toStdString()});
}

} // namespace

GraphPage::GraphPage(Document &document, QWidget *parent) : QWidget(parent), m_document(document), m_canvas(new GraphCanvas(this)), m_start(new StartPage(document, this)), m_stack(new QStackedWidget(this)), m_zeros(new WeightZeros(document, this))
{
    buildPages();
    connect(m_start, &StartPage::openRequested, this, &GraphPage::openRequested);
    connect(m_start, &StartPage::fileChosen, this, &GraphPage::fileChosen);
    connect(m_canvas, &GraphCanvas::selectionChanged, this, &GraphPage::takeSelection);
    connect(m_canvas, &GraphCanvas::hovered, this, [this](int node) {
        const ModelViewPtr view = m_document.shown();
        m_document.hover().setLayer(view ? layerOf(node) : std::string());
    });
    connect(m_canvas, &GraphCanvas::openInspector, this, &GraphPage::openInspector);
    connect(m_canvas, &GraphCanvas::openGroup, this, &GraphPage::openGroup);
    connect(m_canvas, &GraphCanvas::closeGroup, this, &GraphPage::closeGroup);
    connect(m_canvas, &GraphCanvas::contextMenuRequested, this, [this](int, QPoint at) { Q_EMIT contextMenuRequested(at); });
    connect(m_canvas, &GraphCanvas::searchDismissed, this, [this] { m_document.search().clear(); });
    connect(m_canvas, &GraphCanvas::zoomChanged, this, [this](double zoom) { Q_EMIT zoomText(QStringLiteral("%1 %").arg(std::lround(zoom * 100))); });
    connect(&m_document, &Document::opened, this, [this] {
        showModel(true);
    });
    connect(&m_document, &Document::closed, this, [this] {
        m_canvas->clear();
        showStart();
    });
    connect(&m_document, &Document::openingEnded, this, &GraphPage::showStart);
    connect(&m_document, &Document::shownChanged, this, [this] {
        showModel(false);
        provideFigures();
    });
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &GraphPage::followFigures);
    connect(m_zeros, &WeightZeros::changed, this, &GraphPage::followFigures);
    connect(m_zeros, &WeightZeros::failed, this, &GraphPage::hint);
    connect(&m_document, &Document::recipeChanged, this, &GraphPage::followFigures);
    connect(&m_document, &Document::recipeChanged, this, &GraphPage::showBadges);
    connect(&m_document, &Document::keptChanged, this, &GraphPage::showBadges); // bookmarks
    connect(&m_document, &Document::recipeChanged, this, &GraphPage::showGroup);
    connect(&m_document.layers(), &LayerSelection::changed, this, &GraphPage::showSelection);
    connect(&m_document.search(), &SearchValue::changed, this, &GraphPage::showMatches);
    connect(&m_document.hover(), &HoverValue::layerChanged, this, [this] { m_canvas->setHovered(nodeOf(m_document.hover().layer())); });
    connect(m_canvas, &GraphCanvas::layoutDone, this, [this] {
        m_document.completeNow();
        m_part = m_nextPart;
        takeContent();
        showSelection();
        showMatches();
        showBadges();
        if (const std::string layer = std::exchange(m_toReveal, {}); !layer.empty())
            if (const int node = nodeOf(layer); node >= 0)
                m_canvas->reveal(node);
        Q_EMIT groupsChanged();
    });
    if (m_document.isOpen())
        showModel(true);
}

void GraphPage::buildPages()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_drawing = new QWidget(m_stack);
    auto *column = new QVBoxLayout(m_drawing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_partRow = new QWidget(m_drawing);
    auto *line = new QHBoxLayout(m_partRow);
    line->setContentsMargins(scaled(space::paneMargin), scaled(2), scaled(space::paneMargin), scaled(2));
    m_partText = new QLabel(m_partRow);
    m_partText->setWordWrap(true);
    m_partAll = new QPushButton(tr("Draw all"), m_partRow);
    line->addWidget(m_partText, 1);
    line->addWidget(m_partAll);
    m_partRow->hide();
    column->addWidget(m_partRow);
    column->addWidget(m_canvas, 1);

    m_tooLarge = new QWidget(m_stack);
    m_tooLarge->setAutoFillBackground(true);
    m_tooLarge->setBackgroundRole(QPalette::Base);
    auto *words = new QVBoxLayout(m_tooLarge);
    words->setSpacing(scaled(space::groups));
    m_tooLargeText = new QLabel(m_tooLarge);
    m_tooLargeText->setAlignment(Qt::AlignCenter);
    m_tooLargeText->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    m_drawAll = new QPushButton(tr("Draw anyway"), m_tooLarge);
    auto *part = new QPushButton(tr("Select a part"), m_tooLarge);
    part->setToolTip(tr("Draws the selected layers and what is near them, %1 at most").arg(QString::fromStdString(formatCount(mostInPart))));
    buttons->addStretch();
    buttons->addWidget(m_drawAll);
    buttons->addWidget(part);
    buttons->addStretch();
    words->addStretch();
    words->addWidget(m_tooLargeText);
    words->addLayout(buttons);
    words->addStretch();
    for (QPushButton *button : {m_drawAll, m_partAll})
        connect(button, &QPushButton::clicked, this, [this] {
            m_extent = Extent::Whole;
            draw(true);
        });
    connect(part, &QPushButton::clicked, this, [this] {
        m_extent = Extent::Part;
        draw(true);
        if (m_document.layers().names().empty())
            Q_EMIT hint(tr("Select layers in the table: they are drawn with what is near them."));
    });

    m_stack->addWidget(m_drawing);
    m_stack->addWidget(m_tooLarge);
    m_stack->addWidget(m_start);
    layout->addWidget(m_stack);
}

// The start page is for a window with nothing open and nothing on its way.
void GraphPage::showStart()
{
    if (!m_document.isOpen() && !m_document.opening())
        m_stack->setCurrentWidget(m_start);
    else if (m_stack->currentWidget() == m_start)
        m_stack->setCurrentWidget(m_drawing);
}

void GraphPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showStart();
}

QWidget *GraphPage::firstFocus() const
{
    QWidget *page = m_stack->currentWidget();
    return page == m_drawing ? m_canvas : page == m_tooLarge ? static_cast<QWidget *>(m_drawAll) : page;
}

int GraphPage::nodeOfRow(int row) const
{
    if (!m_nodeOfRow.empty())
        return row >= 0 && static_cast<size_t>(row) < m_nodeOfRow.size() ? m_nodeOfRow[static_cast<size_t>(row)] : -1;
    if (!m_part)
        return row;
    const auto found = std::ranges::lower_bound(*m_part, row);
    return found != m_part->end() && *found == row ? static_cast<int>(found - m_part->begin()) : -1;
}

int GraphPage::nodeOf(const std::string &layer) const
{
    const ModelViewPtr view = m_document.shown();
    const auto row = view && !layer.empty() ? view->rowOf(layer) : std::nullopt;
    return row ? nodeOfRow(*row) : -1;
}

// The layer of a node; of a closed group its first.
std::string GraphPage::layerOf(int node) const
{
    const std::vector<std::string> layers = layersOf(node);
    return layers.empty() ? std::string() : layers.front();
}

void GraphPage::showModel(bool fresh)
{
    if (fresh) {
        m_extent = Extent::AsFits;
        restoreGroups();
    }
    showStart();
    if (m_document.shown())
        draw(fresh);
    else
        m_canvas->clear();
}

// Of a model whose drawing would need more memory than it may have, what was asked for: all of it, a part, or the question.
void GraphPage::draw(bool fresh)
{
    const ModelViewPtr view = m_document.shown();
    fresh = std::exchange(m_waiting, false) || fresh;
    if (!grouped() && !view->complete() && m_document.completing()) { // what is drawn says more when its shapes are known, and is drawn once
        m_waiting = true;
        m_document.completeNow();
        m_canvas->cancelLayout();
        m_canvas->clear();
        m_canvas->setPlaceholder(tr("%1: the graph follows.").arg(countOf(view->rows().size())));
        m_stack->setCurrentWidget(m_drawing);
        return;
    }
    const bool above = !grouped() && aboveLimit();
    m_nextPart.reset();
    m_partRow->setVisible(above && m_extent == Extent::Part);
    if (above && m_extent == Extent::AsFits) {
        sayTooLarge();
        return;
    }
    m_stack->setCurrentWidget(m_drawing);
    if (above && m_extent == Extent::Part) {
        m_nextPart = partAround(*view, m_document.layers().names(), mostInPart);
        m_partText->setText(tr("%1 of %2: %3.").arg(QString::fromStdString(formatCount(static_cast<int64_t>(m_nextPart->size()))), countOf(view->rows().size()),
                                                   m_document.layers().names().empty() ? tr("the first. Select layers in the table to see others")
                                                                                       : tr("the selection and what is near it")));
    } else if (fresh && view->rows().size() > largeModel && !grouped()) {
        m_canvas->clear();
        m_canvas->setPlaceholder(tr("Drawing %1…").arg(countOf(view->rows().size())));
    }
    SceneRequest request;
    request.title = m_document.title().toStdString();
    fillFigures(request);
    request.changes = changesOf(m_document.variant(m_document.selection().shown()));
    addWarnings(request.changes, adviceLines(*view, m_document.variant(m_document.selection().shown()), m_document.target()));
    request.part = m_nextPart;
    const auto change = fresh ? GraphCanvas::ViewChange::First : GraphCanvas::ViewChange::Keep;
    if (!grouped()) {
        m_next.reset();
        m_canvas->setScene([view, request = std::move(request)] { return sceneOf(*view, request); }, change);
        return;
    }
    m_next = std::make_shared<Content>();
    m_canvas->setScene(
        [view, request = std::move(request), content = m_next, open = m_openByHand ? m_open : std::nullopt, widths = textWidthsOf(m_canvas->font()), size = roomOf(*m_canvas)] {
            auto groups = std::async(std::launch::async, [&view] { return groupsOf(*view); }); // beside the drawing: neither reads the other
            content->flat = sceneOf(*view, request);
            content->groups = groups.get();
            content->openAtFirst = openReadably(*content->flat, content->groups, widths, size);
            return foldScene(*content->flat, content->groups, open.value_or(content->openAtFirst));
        },
        change);
}

bool GraphPage::aboveLimit() const
{
    const ModelViewPtr view = m_document.shown();
    return view && drawingBytes(static_cast<int64_t>(view->rows().size()), readingsOf(*view)) > memoryLimitOf(m_document);
}

void GraphPage::sayTooLarge()
{
    const ModelViewPtr view = m_document.shown();
    m_canvas->cancelLayout();
    m_canvas->clear();
    m_part.reset();
    const int64_t needed = drawingBytes(static_cast<int64_t>(view->rows().size()), readingsOf(*view));
    m_tooLargeText->setText(tr("Drawing %1 needs about %2; the limit is %3. The table has every layer.")
                                .arg(countOf(view->rows().size()), QString::fromStdString(formatBytes(needed)), QString::fromStdString(formatBytes(memoryLimitOf(m_document)))));
    m_stack->setCurrentWidget(m_tooLarge);
}

// What is selected elsewhere, and not drawn, is drawn.
void GraphPage::redrawPart()
{
    const ModelViewPtr view = m_document.shown();
    if (m_extent != Extent::Part || !view)
        return;
    const auto &drawn = m_nextPart ? m_nextPart : m_part;
    if (!drawn)
        return;
    std::set<int> selected;
    for (const std::string &name : m_document.layers().names())
        if (const auto row = view->rowOf(name))
            selected.insert(*row);
    const auto shown = static_cast<size_t>(std::ranges::count_if(selected, [&](int row) { return std::ranges::binary_search(*drawn, row); }));
    if (shown < std::min(selected.size(), mostInPart))
        draw(false);
}

void GraphPage::showBadges()
{
    const ModelViewPtr view = m_document.shown();
    std::map<int, std::map<std::pair<BadgeKind, std::string>, std::pair<Badge, int>>> byNode; // with how many layers of the node have it
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
            if (const int node = nodeOfRow(static_cast<int>(i)); node >= 0)
                for (Badge &badge : badges) {
                    auto &[own, count] = byNode[node][{badge.kind, badge.text}];
                    own = std::move(badge);
                    ++count;
                }
        }
    if (view)
        for (const std::string &layer : bookmarksOf(m_document))
            if (const int node = nodeOf(layer); node >= 0) {
                auto &[own, count] = byNode[node][{BadgeKind::Bookmark, std::string()}];
                own = {BadgeKind::Bookmark, BadgeState::Done, "", "Bookmark"};
                ++count;
            }
    std::vector<GraphCanvas::NodeBadges> all;
    for (auto &[node, badges] : byNode) {
        GraphCanvas::NodeBadges own{node, {}};
        const size_t layers = layersOf(node).size();
        for (auto &[ignored, counted] : badges) {
            auto &[badge, count] = counted;
            if (layers > 1) {
                badge.tooltip += QStringLiteral(": %1").arg(countOf(static_cast<size_t>(count))).toStdString();
                if (!badge.text.empty())
                    badge.text += " ×" + std::to_string(count);
            }
            own.badges.push_back(std::move(badge));
        }
        all.push_back(std::move(own));
    }
    m_canvas->setBadges(all);
}

} // namespace pare
