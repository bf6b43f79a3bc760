#include "app/workbench/main_window.h"

#include "app/workbench/tour.h"
#include "core/base/units.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/models/variants_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/rescale.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <unistd.h>

namespace pare {

MainWindow::MainWindow(Document &document, ThemeControl &theme, QWidget *parent) : QMainWindow(parent), m_document(document), m_theme(theme)
{
    setWindowTitle(QStringLiteral("Pare"));
    setAcceptDrops(true);
    setSmallestSize();
    connect(&m_theme, &ThemeControl::changed, this, &MainWindow::followTextSize);
    buildPanes();
    buildMenus();
    connectDocument();
    refreshActions();
    refreshChart();
    refreshStatus();
}

void MainWindow::setSmallestSize()
{
    const QSize room = screen()->availableSize() - QSize(0, scaled(32)); // large text on a small screen
    setMinimumSize(QSize(scaled(1024), scaled(640)).boundedTo(room));
}

void MainWindow::followTextSize()
{
    if (m_scale == scaleFactor())
        return;
    rescaleWidgets(this, scaleFactor() / m_scale);
    m_scale = scaleFactor();
    setSmallestSize();
    m_arranged = false; // the lengths as they are now are of no text size
    if (isVisible())
        arrange(sizeClassOf(width()));
}

void MainWindow::buildPanes()
{
    auto *central = new QWidget(this);
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_path = new PathBar(m_document, central);
    rows->addWidget(m_path);

    m_layers = new LayersPanel(m_document, this);
    m_graph = new GraphPage(m_document, this);
    m_chart = new TradeOffChart(this);
    m_compare = new ComparePanel(m_document, this);
    m_inspector = new InspectorPanel(m_document, this);
    m_recipe = new RecipePanel(m_document, this);
    m_variants = new VariantsPanel(m_document, this);
    m_jobs = new JobsPanel(m_document.jobs(), this);
    m_messages = new MessageBar(this);

    auto *centre = new QWidget(this);
    auto *centreColumn = new QVBoxLayout(centre);
    centreColumn->setContentsMargins(0, 0, 0, 0);
    centreColumn->setSpacing(0);
    m_centre = new QStackedWidget(centre);
    m_centre->addWidget(m_graph);
    m_chartHost = new QWidget(m_centre);
    auto *chartLayout = new QVBoxLayout(m_chartHost);
    chartLayout->setContentsMargins(0, 0, 0, 0);
    m_centre->addWidget(m_chartHost);
    m_centre->addWidget(m_compare);
    centreColumn->addWidget(m_messages);
    buildViewBar();
    centreColumn->addWidget(findChild<QWidget *>(QStringLiteral("viewBar")));
    m_loadingRow = new QWidget(centre);
    auto *loadingLayout = new QHBoxLayout(m_loadingRow);
    loadingLayout->setContentsMargins(scaled(space::paneMargin), scaled(2), scaled(space::paneMargin), scaled(2));
    m_loading = new QProgressBar(m_loadingRow);
    m_loading->setRange(0, 0);
    m_loading->setTextVisible(false);
    m_loading->setFixedHeight(scaled(3));
    m_loadingText = new QLabel(m_loadingRow);
    auto *cancel = new QToolButton(m_loadingRow);
    cancel->setText(tr("Cancel"));
    connect(cancel, &QToolButton::clicked, this, [this] {
        m_document.cancelOpening();
        m_graph->canvas()->cancelLayout();
        showLoading();
    });
    loadingLayout->addWidget(m_loading, 1);
    loadingLayout->addWidget(m_loadingText);
    loadingLayout->addWidget(cancel);
    m_loadingRow->hide();
    centreColumn->addWidget(m_loadingRow);
    centreColumn->addWidget(m_centre, 1);

    const auto splitter = [this](Qt::Orientation orientation) {
        auto *made = new QSplitter(orientation, this);
        made->setHandleWidth(scaled(5));
        made->setChildrenCollapsible(true);
        return made;
    };
    m_upper = splitter(Qt::Horizontal);
    m_leftPane = new FoldPane(Qt::LeftEdge, tr("Layers"), m_layers, 200, this);
    m_upper->addWidget(m_leftPane);
    m_upper->addWidget(centre);
    m_upper->setCollapsible(1, false);
    m_upper->setStretchFactor(0, 0);
    m_upper->setStretchFactor(1, 1);
    centre->setMinimumSize(scaled(320), scaled(240));

    m_bottomTabs = new QTabWidget(this);
    m_bottomTabs->setDocumentMode(true);
    m_bottomTabs->addTab(m_variants, tr("Variants"));
    m_bottomTabs->addTab(m_jobs, tr("Jobs"));
    m_bottom = splitter(Qt::Horizontal);
    m_bottom->addWidget(m_bottomTabs);
    m_bottom->setChildrenCollapsible(false);

    m_mainRows = splitter(Qt::Vertical);
    m_mainRows->addWidget(m_upper);
    m_bottomPane = new FoldPane(Qt::BottomEdge, tr("Variants, trade-off, jobs"), m_bottom, 140, this);
    m_mainRows->addWidget(m_bottomPane);
    m_mainRows->setCollapsible(0, false);
    m_mainRows->setStretchFactor(0, 1);
    m_mainRows->setStretchFactor(1, 0);

    m_rightTabs = new QTabWidget(this);
    m_rightTabs->setDocumentMode(true);
    m_right = splitter(Qt::Vertical);
    m_right->setChildrenCollapsible(false);
    m_inspector->setMinimumHeight(scaled(160));
    m_rightPane = new FoldPane(Qt::RightEdge, tr("Inspector and recipe"), m_right, 280, this);
    m_columns = splitter(Qt::Horizontal);
    m_columns->addWidget(m_mainRows);
    m_columns->addWidget(m_rightPane);
    m_columns->setCollapsible(0, false);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    rows->addWidget(m_columns, 1);
    setCentralWidget(central);
    for (QSplitter *one : {m_columns, m_upper, m_mainRows})
        connect(one, &QSplitter::splitterMoved, this, [this, one] { foldWhereDraggedAway(one); });
    for (const Pane pane : {LeftPane, BottomPane, RightPane})
        connect(foldPane(pane), &FoldPane::openRequested, this, [this, pane] { fold(pane, false, true); });

    m_statusSelection = new QLabel(this);
    m_statusStudy = new QLabel(this);
    m_statusWork = new QLabel(this);
    m_statusWork->setToolTip(tr("What the helper process that runs models does, and the memory that the window itself takes"));
    for (QLabel *label : {m_statusSelection, m_statusStudy, m_statusWork}) {
        label->setContentsMargins(scaled(space::between), 0, scaled(space::between), 0);
        statusBar()->addPermanentWidget(label);
    }
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &MainWindow::refreshWork);
    clock->start(2000);
    statusBar()->setSizeGripEnabled(false);
    arrange(SizeClass::Wide);
    refreshWork();
}

void MainWindow::buildViewBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("viewBar"));
    bar->setFixedHeight(scaled(34));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(scaled(space::paneMargin), 0, scaled(space::paneMargin), 0);
    layout->setSpacing(scaled(space::between));
    m_centreTabs = new QTabBar(bar);
    m_centreTabs->addTab(tr("Graph"));
    m_centreTabs->addTab(tr("Trade-off"));
    m_centreTabs->addTab(tr("Compare"));
    m_centreTabs->setDrawBase(false);
    m_centreTabs->setExpanding(false);
    m_centreTabs->setUsesScrollButtons(false);
    m_centreTabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(m_centreTabs, &QTabBar::currentChanged, this, [this](int index) { showCentre(static_cast<Centre>(index)); });
    layout->addWidget(m_centreTabs);
    auto *showing = new QLabel(tr("Showing"), bar);
    m_showing = new QComboBox(bar);
    m_showing->setAccessibleName(tr("Variant that is shown"));
    m_showing->setToolTip(tr("Showing: whose graph is on the canvas"));
    m_showing->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_showing->setMaximumWidth(scaled(220));
    showing->setBuddy(m_showing);
    m_showing->setMinimumContentsLength(6);
    m_viewBarNames = {showing};
    layout->addWidget(showing);
    layout->addWidget(m_showing);
    connect(m_showing, &QComboBox::activated, this, [this](int index) { m_document.show(m_showing->itemData(index).toLongLong()); });
    auto *colour = new QLabel(tr("Colour by"), bar);
    m_colourBy = new QComboBox(bar);
    m_colourBy->setAccessibleName(tr("Colour by"));
    m_colourBy->setToolTip(tr("Colour by"));
    for (int i = 0; i < colourByCount; ++i)
        m_colourBy->addItem(QString::fromStdString(colourByName(static_cast<ColourBy>(i))));
    colour->setBuddy(m_colourBy);
    m_viewBarNames.append(colour);
    layout->addWidget(colour);
    layout->addWidget(m_colourBy);
    connect(m_colourBy, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_graph->setColourBy(static_cast<ColourBy>(index));
        if (static_cast<ColourBy>(index) == ColourBy::Time && m_document.isOpen())
            m_document.profileShown();
    });
    layout->addStretch(1);
    const auto tool = [&](const QString &icon, const QString &text, auto act) {
        auto *button = new QToolButton(bar);
        button->setAutoRaise(true);
        button->setIcon(themeIcon(icon));
        button->setIconSize(QSize(scaled(space::iconLarge), scaled(space::iconLarge)));
        button->setProperty("scaledIcon", true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, this, act);
        layout->addWidget(button);
        return button;
    };
    auto *hand = tool(QStringLiteral("transform-browse"), tr("Hand: left drag pans"), [] {});
    hand->setCheckable(true);
    connect(hand, &QToolButton::toggled, this, [this](bool on) { m_graph->canvas()->setHandMode(on); });
    connect(m_graph->canvas(), &GraphCanvas::handModeChanged, hand, &QToolButton::setChecked);
    tool(QStringLiteral("list-remove"), tr("Zoom out (Ctrl+−)"), [this] { m_graph->canvas()->zoomOut(); });
    m_zoom = new QLabel(QStringLiteral("100 %"), bar);
    m_zoom->setFont(numberFont());
    m_zoom->setMinimumWidth(scaled(48));
    m_zoom->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_zoom);
    tool(QStringLiteral("list-add"), tr("Zoom in (Ctrl++)"), [this] { m_graph->canvas()->zoomIn(); });
    tool(QStringLiteral("zoom-fit-best"), tr("Fit the whole graph (0)"), [this] { m_graph->canvas()->fit(); });
    connect(m_graph, &GraphPage::zoomText, m_zoom, &QLabel::setText);
}

MainWindow::SizeClass MainWindow::sizeClassOf(int width) const
{
    return width >= scaled(1500) ? SizeClass::Wide : width >= scaled(1150) ? SizeClass::Medium : SizeClass::Narrow;
}

// Above 1500 wide every pane is open; below, bottom and right become one tab set each; below 1150 the layers fold away.
void MainWindow::arrange(SizeClass size)
{
    if (m_arranged && size == m_size)
        return;
    if (m_arranged)
        saveLayout();
    m_arranged = isVisible(); // sizes can be kept once there are real ones
    m_size = size;
    const bool wide = size == SizeClass::Wide;
    m_rightTabs->setParent(this);
    m_rightTabs->hide();
    if (wide) {
        m_right->addWidget(m_inspector);
        m_right->addWidget(m_recipe);
        m_inspector->show();
        m_recipe->show();
        m_right->setStretchFactor(0, 1);
        m_right->setStretchFactor(1, 1);
    } else {
        m_rightTabs->addTab(m_recipe, tr("Recipe"));
        m_rightTabs->addTab(m_inspector, tr("Inspector"));
        m_right->addWidget(m_rightTabs);
        m_rightTabs->setCurrentIndex(0);
        m_rightTabs->show();
    }
    placeChart();
    m_layers->setNarrow(!wide);
    for (QLabel *name : m_viewBarNames) // the boxes say it in their tooltips too
        name->setVisible(size != SizeClass::Narrow);
    restoreLayout();
}

// The chart lives once: in the centre, beside the variants where there is room, else as a tab of the bottom.
void MainWindow::placeChart()
{
    const bool inCentre = m_centre->currentIndex() == TradeOffCentre;
    if (const int tab = m_bottomTabs->indexOf(m_chart); tab >= 0)
        m_bottomTabs->removeTab(tab);
    if (inCentre) {
        m_chartHost->layout()->addWidget(m_chart);
        m_chart->show();
    } else if (m_size == SizeClass::Wide) {
        m_bottom->addWidget(m_chart);
        m_chart->show();
        if (m_bottom->width() > scaled(620 + 300))
            m_bottom->setSizes({m_bottom->width() - m_bottom->handleWidth() - scaled(620), scaled(620)});
    } else { // the tabs show and hide it
        m_bottomTabs->insertTab(1, m_chart, tr("Trade-off"));
    }
}

void MainWindow::showCentre(Centre centre)
{
    if (m_centreTabs->currentIndex() != centre)
        m_centreTabs->setCurrentIndex(centre); // comes back here
    // Who asks for a comparison while a variant is shown means that one.
    VariantSelection &variants = m_document.selection();
    if (centre == CompareCentre && !variants.b() && variants.shown() != 0 && variants.a() && variants.shown() != *variants.a())
        variants.setCompared(variants.a(), variants.shown());
    m_centre->setCurrentIndex(centre);
    placeChart();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (isVisible())
        arrange(sizeClassOf(event->size().width()));
}

// Only now are there real sizes to divide.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_arranged)
        return;
    layout()->activate();
    centralWidget()->layout()->activate();
    arrange(sizeClassOf(width()));
    m_graph->firstFocus()->setFocus();
}

void MainWindow::connectDocument()
{
    connect(m_path, &PathBar::chipClicked, this, &MainWindow::chipClicked);
    connect(m_path, &PathBar::runClicked, this, &MainWindow::run);
    connect(m_recipe, &RecipePanel::runRequested, this, &MainWindow::run);
    connect(m_recipe, &RecipePanel::statusHint, this, &MainWindow::hint);
    connect(m_recipe, &RecipePanel::estimated, this, [this](const RecipeEstimate &estimate) {
        std::array<std::optional<double>, tradeOffXCount> values;
        if (!m_document.recipe().steps.empty()) {
            if (estimate.sizeBytes)
                values[static_cast<size_t>(TradeOffX::Size)] = static_cast<double>(*estimate.sizeBytes);
            if (estimate.macs)
                values[static_cast<size_t>(TradeOffX::Macs)] = static_cast<double>(*estimate.macs);
        }
        m_chart->setEstimate(values);
    });
    connect(m_layers, &LayersPanel::reveal, this, [this](const QString &layer) { m_graph->reveal(layer.toStdString()); });
    connect(m_layers, &LayersPanel::activated, this, [this](const QString &layer) {
        m_graph->reveal(layer.toStdString());
        showInspector();
    });
    connect(m_layers, &LayersPanel::treatMatches, this, &MainWindow::treatMatches);
    connect(m_layers, &LayersPanel::contextMenuRequested, this, &MainWindow::showLayerMenu);
    connect(m_graph, &GraphPage::contextMenuRequested, this, &MainWindow::showLayerMenu);
    connect(m_graph, &GraphPage::openInspector, this, &MainWindow::showInspector);
    connect(m_graph, &GraphPage::openRequested, this, &MainWindow::openDialog);
    connect(m_graph, &GraphPage::fileChosen, this, &MainWindow::openFile);
    connect(m_recipe, &RecipePanel::channelsPreviewed, m_graph, &GraphPage::previewChannels);
    connect(m_compare, &ComparePanel::layerChosen, this, [this](const QString &layer) { m_document.layers().set({layer.toStdString()}, layer.toStdString()); });
    connect(m_variants, &VariantsPanel::compareRequested, this, [this](qint64 id) {
        const VariantEntry *source = m_document.sourceEntry();
        if (source && source->variant.id == id)
            return;
        m_document.selection().setCompared(m_document.selection().a().value_or(source ? source->variant.id : 0), id);
        showCentre(CompareCentre);
    });
    connect(m_variants, &VariantsPanel::exportRequested, this, [this](qint64 id) { showExport(id); });
    connect(m_variants, &VariantsPanel::countChanged, this, [this](int count) {
        m_bottomTabs->setTabText(m_bottomTabs->indexOf(m_variants), count > 1 ? tr("Variants %1").arg(count - 1) : tr("Variants"));
    });
    connect(&m_document.jobs(), &JobList::titleChanged, this, [this](const QString &title) {
        m_bottomTabs->setTabText(m_bottomTabs->indexOf(m_jobs), title);
        m_bottomPane->setTitle(tr("Variants, trade-off · %1").arg(title));
        refreshWork();
    });
    connect(&m_document.jobs(), &JobList::jobStarted, this, [this](JobId id) {
        if (const JobRecord *record = m_document.jobs().record(id))
            hint(tr("%1: %2").arg(record->what, tr("running in the background")));
        refreshChart();
    });
    connect(&m_document.jobs(), &JobList::jobFinished, this, [this](JobId id, JobState state) {
        const QString running = tr("running in the background");
        if (const JobRecord *record = m_document.jobs().record(id); record && statusBar()->currentMessage().endsWith(running))
            hint(tr("%1: %2").arg(record->what, record->sentence.isEmpty() ? jobStateWord(state).toLower() : record->sentence));
        refreshChart();
    });

    connect(m_chart, &TradeOffChart::pointClicked, this, [this](TradeOffId id, Qt::KeyboardModifiers modifiers) {
        if (modifiers & Qt::ControlModifier)
            m_document.selection().setCompared(m_document.selection().a(), static_cast<int64_t>(id));
        else
            m_document.show(static_cast<int64_t>(id));
    });
    connect(m_chart, &TradeOffChart::pointDoubleClicked, this, [this](TradeOffId id) {
        if (const VariantEntry *source = m_document.sourceEntry(); source && source->variant.id != static_cast<int64_t>(id)) {
            m_document.selection().setCompared(source->variant.id, static_cast<int64_t>(id));
            showCentre(CompareCentre);
        }
    });
    connect(m_chart, &TradeOffChart::guardDragged, this, [this](double guard) {
        Guard edited = m_document.recipe().guard;
        edited.maxDrop = guard / (metricOf(m_document).unit == QStringLiteral("%") ? 100 : 1);
        m_document.setGuard(edited);
    });
    connect(m_chart, &TradeOffChart::hovered, this, [this](std::optional<TradeOffId> id) {
        m_document.hover().setVariant(id ? std::optional(static_cast<int64_t>(*id)) : std::nullopt);
    });
    connect(m_chart, &TradeOffChart::emptyStateButtonClicked, &m_document, &Document::measureBaseline);

    connect(&m_document, &Document::openingProgress, this, [this](const QString &phase) {
        m_loadingText->setText(phase);
        QTimer::singleShot(200, this, [this] { showLoading(); });
    });
    connect(&m_document, &Document::openingEnded, this, &MainWindow::showLoading);
    GraphCanvas *canvas = m_graph->canvas();
    connect(canvas, &GraphCanvas::layoutProgress, this, [this](const QString &, double share) {
        m_loading->setRange(0, share > 0 ? 100 : 0);
        m_loading->setValue(static_cast<int>(share * 100));
        if (!m_document.opening())
            m_loadingText->setText(tr("Layout"));
        QTimer::singleShot(200, this, [this] { showLoading(); });
    });
    connect(canvas, &GraphCanvas::layoutDone, this, &MainWindow::showLoading);
    connect(canvas, &GraphCanvas::layoutFailed, this, [this](const Error &error) {
        showLoading();
        m_messages->showError(error, tr("Drawing the graph"));
    });
    connect(&m_document, &Document::opened, this, [this] {
        addRecent(m_document.untitled() ? QString::fromStdString(m_document.about().path) : QString::fromStdString(m_document.study()->path().string()));
        refreshVariantsBox();
        refreshChart();
        refreshStatus();
        refreshActions();
        if (m_centre->currentIndex() == GraphCentre)
            m_graph->canvas()->setFocus();
    });
    connect(&m_document, &Document::failed, this, [this](const Error &error, const QString &what) { m_messages->showError(error, what); });
    const auto showJobs = [this] {
        m_bottom->show();
        m_bottomTabs->setCurrentWidget(m_jobs);
    };
    connect(&m_document, &Document::jobFailed, this, [this, showJobs](JobId job, const Error &error, const QString &what) {
        m_messages->showError(error, what, {{tr("Retry"), [this, job] { m_document.jobs().retry(job); }}, {tr("Show log"), showJobs}});
    });
    connect(&m_document, &Document::notDelivered, this, [this, showJobs](const QString &what, const QString &reason, const QString &nearest, qint64 variant, bool works) {
        std::vector<MessageAction> actions;
        const VariantEntry *entry = m_document.variant(variant);
        if (variant != 0)
            actions.push_back({works ? tr("Show what works") : tr("Show what came nearest"), [this, variant] { m_document.show(variant); }});
        actions.push_back({tr("Show log"), showJobs});
        QString sentence = tr("%1: not delivered. %2").arg(what, asSentence(reason));
        if (!nearest.isEmpty())
            sentence += tr(" What works: %1.").arg(nearest);
        m_messages->post(MessageKind::Warning, sentence, actions, entry ? QString::fromStdString(entry->measurement.sentence) : QString());
    });
    connect(&m_document, &Document::exported, this, [this](const QString &path, qint64 bytes, const QString &sha256, bool verified) {
        const QString size = QString::fromStdString(formatBytes(bytes));
        m_messages->post(MessageKind::Note,
                         verified ? tr("Exported %1, %2: reopened, run and compared.").arg(QFileInfo(path).fileName(), size)
                                  : tr("Exported %1, %2: not verified.").arg(QFileInfo(path).fileName(), size),
                         {{tr("Open folder"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }}},
                         tr("%1\nSHA-256 %2").arg(path, sha256));
    });
    connect(m_chart, &TradeOffChart::menuAboutToShow, this, &MainWindow::fillChartMenu);
    connect(&m_document.hover(), &HoverValue::variantChanged, this, [this] {
        const auto id = m_document.hover().variant();
        m_chart->setHovered(id ? std::optional(TradeOffId(*id)) : std::nullopt);
    });
    connect(&m_document, &Document::variantAdded, this, [this](qint64 id) {
        m_newVariant = id;
        m_variants->flash(id);
        if (const VariantEntry *entry = m_document.variant(id))
            hint(tr("%1: %2. Show (Ctrl+J)").arg(QString::fromStdString(entry->variant.name),
                                                entry->measurement.sentence.empty() ? QString::fromStdString(formatBytes(entry->variant.sizeBytes))
                                                                                    : QString::fromStdString(entry->measurement.sentence)));
    });
    connect(&m_document, &Document::timesMeasured, this, [this](const std::map<std::string, double> &times) {
        m_layers->model()->setTimes(times);
        m_graph->setTimes(times);
    });
    connect(&m_document.layers(), &LayerSelection::changed, this, &MainWindow::refreshStatus);
    connect(&m_document.selection(), &VariantSelection::comparedChanged, this, &MainWindow::refreshChart);
    connect(&m_document, &Document::closed, this, [this] {
        m_messages->clear(); // they were about what was open
        m_bottomTabs->setTabText(m_bottomTabs->indexOf(m_variants), tr("Variants"));
    });
    for (const auto signal : {&Document::closed, &Document::variantsChanged, &Document::recipeChanged, &Document::dataChanged, &Document::undoChanged,
                              &Document::titleChanged, &Document::shownChanged})
        connect(&m_document, signal, this, [this] {
            refreshVariantsBox();
            refreshChart();
            refreshStatus();
            refreshActions();
        });
}

// What is there stays in sight below the bar until the new is complete.
void MainWindow::showLoading()
{
    const bool laying = m_graph->canvas()->isLayingOut();
    if (!laying)
        m_loading->setRange(0, 0);
    m_loadingRow->setVisible(m_document.opening() || laying);
}

void MainWindow::refreshVariantsBox()
{
    const QSignalBlocker blocker(m_showing);
    m_showing->clear();
    for (const VariantEntry &entry : m_document.variants()) {
        m_showing->addItem(QString::fromStdString(entry.variant.name), QVariant::fromValue<qint64>(entry.variant.id));
        if (entry.variant.id == m_document.selection().shown())
            m_showing->setCurrentIndex(m_showing->count() - 1);
    }
}

void MainWindow::refreshChart()
{
    const VariantEntry *source = m_document.sourceEntry();
    if (!m_document.isOpen())
        m_chart->setEmptyState(tr("Open a model to measure it."), tr("Measure baseline"), tr("Measure: no model is open."));
    else if (!source->measured() && m_document.jobs().waitingCount() > 0)
        m_chart->setEmptyState(tr("Measuring…"), tr("Measure baseline"), tr("Measure: a job is running."));
    else
        m_chart->setEmptyState(m_document.evaluationData() ? tr("Measure the source first (about 20 s).") : tr("Measure the source first (about 20 s). Give labelled data (Ctrl+D) to measure accuracy too."),
                               tr("Measure baseline"), m_document.whyNotMeasure());
    TradeOffData chartData = m_document.isOpen() ? tradeOffOf(m_document) : TradeOffData{};
    if (source && !source->measured())
        chartData.points.clear();
    m_chart->setData(std::move(chartData));
    if (m_document.selection().shown() != 0)
        m_chart->setSelected({TradeOffId(m_document.selection().shown())});
    const auto id = [](std::optional<int64_t> v) { return v ? std::optional(TradeOffId(*v)) : std::nullopt; };
    m_chart->setCompared(id(m_document.selection().a()), id(m_document.selection().b()));
}

void MainWindow::refreshStatus()
{
    const ModelViewPtr view = m_document.shown();
    QString selection;
    if (view && !m_document.layers().names().empty()) {
        int64_t bytes = 0;
        int64_t macs = 0;
        for (const std::string &name : m_document.layers().names())
            if (const auto row = view->rowOf(name)) {
                bytes += view->rows()[static_cast<size_t>(*row)].weightBytes;
                macs += view->rows()[static_cast<size_t>(*row)].macs.value_or(0);
            }
        selection = QString::fromStdString(plural(static_cast<int64_t>(m_document.layers().names().size()), "layer") + ", " + formatBytes(bytes));
        if (view->cost().macs() > 0)
            selection += tr(", %1 of MACs").arg(QString::fromStdString(formatPercent(static_cast<double>(macs) / static_cast<double>(view->cost().macs()), 0)));
    }
    m_statusSelection->setText(selection);
    QString study;
    if (m_document.study() && m_document.study()->readOnly())
        study = tr("read-only study");
    else if (m_document.isOpen() && m_document.untitled())
        study = tr("not saved under a name");
    m_statusStudy->setText(study);
    m_statusStudy->setToolTip(study.isEmpty() || m_document.study()->readOnly() ? QString() : tr("Everything is written into a recovery copy as it happens; Save study (Ctrl+S) gives it a name"));
    for (QLabel *label : {m_statusSelection, m_statusStudy})
        label->setVisible(!label->text().isEmpty());
    m_showing->setEnabled(m_document.isOpen());
    m_colourBy->setEnabled(m_document.isOpen());
    setWindowTitle(m_document.isOpen() ? tr("%1%2 – Pare").arg(m_document.title(), m_document.untitled() ? QStringLiteral(" ●") : QString()) : QStringLiteral("Pare"));
}

void MainWindow::refreshWork()
{
    const int waiting = m_document.jobs().waitingCount();
    QString text = waiting == 0 ? tr("Runner idle") : waiting == 1 ? tr("Runner busy") : tr("Runner busy, %1 jobs wait").arg(waiting - 1);
    if (QFile statm(QStringLiteral("/proc/self/statm")); statm.open(QIODevice::ReadOnly))
        if (const QList<QByteArray> pages = statm.readAll().split(' '); pages.size() > 1)
            text += QStringLiteral(" · %1").arg(QString::fromStdString(formatBytes(pages[1].toLongLong() * sysconf(_SC_PAGESIZE))));
    if (text != m_statusWork->text())
        m_statusWork->setText(text);
}

void MainWindow::hint(const QString &text)
{
    statusBar()->showMessage(text, 15000);
}

void MainWindow::openFile(const QString &path)
{
    m_document.open(path.toStdString());
}

void MainWindow::run()
{
    if (const QString why = m_document.whyNotRun(); !why.isEmpty()) {
        hint(why);
        return;
    }
    m_document.runRecipe();
}

void MainWindow::restore()
{
    const QSettings settings;
    const QRect screen = this->screen()->availableGeometry();
    resize(settings.value(QStringLiteral("window/size"), QSize(std::min(scaled(1680), screen.width()), std::min(scaled(980), screen.height()))).toSize().boundedTo(screen.size()));
    if (settings.value(QStringLiteral("window/maximized"), false).toBool())
        setWindowState(windowState() | Qt::WindowMaximized);
    m_graph->canvas()->setWheelZooms(settings.value(QStringLiteral("graph/wheel_zooms"), false).toBool());
}

void MainWindow::save()
{
    QSettings settings;
    if (!isMaximized())
        settings.setValue(QStringLiteral("window/size"), size());
    settings.setValue(QStringLiteral("window/maximized"), isMaximized());
    saveLayout();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_document.jobs().waitingCount() > 0) {
        QMessageBox box(QMessageBox::Question, tr("Close"), tr("A job is still running."), QMessageBox::NoButton, this);
        auto *stop = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
        box.setDefaultButton(box.addButton(tr("Keep working"), QMessageBox::RejectRole));
        box.exec();
        if (box.clickedButton() != stop) {
            event->ignore();
            return;
        }
        m_document.jobs().cancelAll();
    }
    save();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile())
        openFile(urls.front().toLocalFile());
}

// Each step ends by itself when what it asks for was done.
void MainWindow::startTour()
{
    delete m_tour;
    const auto bottom = [this](QWidget *tab) {
        showPane(BottomPane);
        m_bottomTabs->setCurrentWidget(tab);
    };
    m_tour = new Tour(this,
                      {{m_graph->canvas()->viewport(), tr("Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms."), [this] { showCentre(GraphCentre); }},
                       {m_recipe, tr("Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset."), [this] { showRecipe(); }},
                       {m_path->runButton(), tr("Run makes the variant in the background and measures it against the source."), {}},
                       {m_chart, tr("Every variant is a point here, with its error bars and its verdict. Click the new point to see its graph and what changed."),
                        [bottom, this] { bottom(m_chart); }},
                       {m_path->chip(PathBar::ExportChip), tr("Export the winner: the file is reopened, run and compared before it takes its name."), {}}});
    connect(&m_document.layers(), &LayerSelection::changed, m_tour, [this] {
        if (!m_document.layers().names().empty())
            m_tour->done(0);
    });
    connect(&m_document, &Document::recipeChanged, m_tour, [this] { m_tour->done(1); });
    connect(&m_document.jobs(), &JobList::jobStarted, m_tour, [this] { m_tour->done(2); });
    connect(&m_document, &Document::shownChanged, m_tour, [this] { m_tour->done(3); });
    connect(m_path, &PathBar::chipClicked, m_tour, [this](int chip) {
        if (chip == PathBar::ExportChip)
            m_tour->done(4);
    });
    m_tour->start();
}

} // namespace pare
