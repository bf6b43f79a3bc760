#include "app/workbench/main_window.h"

#include "app/workbench/tour.h"
#include "core/base/units.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/models/variants_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDragEnterEvent>
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
#include <QVBoxLayout>

namespace pare {

MainWindow::MainWindow(Document &document, ThemeControl &theme, QWidget *parent) : QMainWindow(parent), m_document(document), m_theme(theme)
{
    setWindowTitle(QStringLiteral("Pare"));
    setAcceptDrops(true);
    setMinimumSize(scaled(1024), scaled(640));
    buildPanes();
    buildMenus();
    connectDocument();
    refreshActions();
    refreshChart();
    refreshStatus();
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
    connect(cancel, &QToolButton::clicked, &m_document, &Document::cancelOpening);
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
    m_upper->addWidget(m_layers);
    m_upper->addWidget(centre);
    m_upper->setStretchFactor(0, 0);
    m_upper->setStretchFactor(1, 1);
    m_layers->setMinimumWidth(scaled(200));
    centre->setMinimumSize(scaled(320), scaled(240));

    m_bottomTabs = new QTabWidget(this);
    m_bottomTabs->setDocumentMode(true);
    m_bottomTabs->addTab(m_variants, tr("Variants"));
    m_bottomTabs->addTab(m_jobs, tr("Jobs"));
    m_bottomTabs->setMinimumHeight(scaled(140));
    m_bottom = splitter(Qt::Horizontal);
    m_bottom->addWidget(m_bottomTabs);
    m_bottom->setChildrenCollapsible(false);

    m_mainRows = splitter(Qt::Vertical);
    m_mainRows->addWidget(m_upper);
    m_mainRows->addWidget(m_bottom);
    m_mainRows->setStretchFactor(0, 1);
    m_mainRows->setStretchFactor(1, 0);

    m_rightTabs = new QTabWidget(this);
    m_rightTabs->setDocumentMode(true);
    m_right = splitter(Qt::Vertical);
    m_right->setMinimumWidth(scaled(280));
    m_columns = splitter(Qt::Horizontal);
    m_columns->addWidget(m_mainRows);
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    rows->addWidget(m_columns, 1);
    setCentralWidget(central);

    m_statusSelection = new QLabel(this);
    m_statusRunner = new QLabel(this);
    statusBar()->addPermanentWidget(m_statusSelection);
    statusBar()->addPermanentWidget(m_statusRunner);
    statusBar()->setSizeGripEnabled(false);
    arrange(SizeClass::Wide);
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
    connect(m_centreTabs, &QTabBar::currentChanged, this, [this](int index) { showCentre(static_cast<Centre>(index)); });
    layout->addWidget(m_centreTabs);
    auto *showing = new QLabel(tr("Showing"), bar);
    m_showing = new QComboBox(bar);
    m_showing->setAccessibleName(tr("Variant that is shown"));
    m_showing->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_showing->setMaximumWidth(scaled(220));
    showing->setBuddy(m_showing);
    layout->addWidget(showing);
    layout->addWidget(m_showing);
    connect(m_showing, &QComboBox::activated, this, [this](int index) { m_document.show(m_showing->itemData(index).toLongLong()); });
    auto *colour = new QLabel(tr("Colour by"), bar);
    m_colourBy = new QComboBox(bar);
    m_colourBy->setAccessibleName(tr("Colour by"));
    for (int i = 0; i < colourByCount; ++i)
        m_colourBy->addItem(QString::fromStdString(colourByName(static_cast<ColourBy>(i))));
    colour->setBuddy(m_colourBy);
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
    tool(QStringLiteral("zoom-out"), tr("Zoom out (Ctrl+−)"), [this] { m_graph->canvas()->zoomOut(); });
    m_zoom = new QLabel(QStringLiteral("100 %"), bar);
    m_zoom->setFont(numberFont());
    m_zoom->setMinimumWidth(scaled(48));
    m_zoom->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_zoom);
    tool(QStringLiteral("zoom-in"), tr("Zoom in (Ctrl++)"), [this] { m_graph->canvas()->zoomIn(); });
    tool(QStringLiteral("zoom-fit-best"), tr("Fit the whole graph (0)"), [this] { m_graph->canvas()->fit(); });
    connect(m_graph, &GraphPage::zoomText, m_zoom, &QLabel::setText);
}

// Above 1500 wide every pane is open; below, bottom and right become one tab set each; below 1150 the layers fold away.
void MainWindow::arrange(SizeClass size)
{
    if (m_arranged && size == m_size)
        return;
    m_arranged = true;
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
        m_right->setSizes({std::max(200, height() * 2 / 5), std::max(300, height() * 3 / 5)});
        m_right->setChildrenCollapsible(false);
        m_inspector->setMinimumHeight(scaled(160));
    } else {
        m_rightTabs->addTab(m_recipe, tr("Recipe"));
        m_rightTabs->addTab(m_inspector, tr("Inspector"));
        m_right->addWidget(m_rightTabs);
        m_rightTabs->setCurrentIndex(0);
        m_rightTabs->show();
    }
    placeChart();
    m_layers->setNarrow(!wide);
    m_layers->setVisible(size != SizeClass::Narrow);
    const int right = scaled(wide ? 400 : 320);
    const int left = scaled(wide ? 380 : 250);
    const int bottom = scaled(wide ? 320 : 190);
    m_columns->setSizes({std::max(400, width() - right), right});
    m_upper->setSizes({left, std::max(320, width() - right - left)});
    m_mainRows->setSizes({std::max(240, height() - bottom - scaled(100)), bottom});
    if (wide)
        m_bottom->setSizes({std::max(300, width() - right - scaled(620)), scaled(620)});
}

// The chart lives once: in the centre, beside the variants where there is room, else as a tab of the bottom.
void MainWindow::placeChart()
{
    const bool inCentre = m_centre->currentIndex() == TradeOffCentre;
    if (const int tab = m_bottomTabs->indexOf(m_chart); tab >= 0)
        m_bottomTabs->removeTab(tab);
    if (inCentre) {
        m_chartHost->layout()->addWidget(m_chart);
    } else if (m_size == SizeClass::Wide) {
        m_bottom->addWidget(m_chart);
        m_bottom->setSizes({std::max(300, m_bottom->width() - scaled(620)), scaled(620)});
    } else {
        m_bottomTabs->insertTab(1, m_chart, tr("Trade-off"));
    }
    m_chart->show();
}

void MainWindow::showCentre(Centre centre)
{
    if (m_centreTabs->currentIndex() != centre)
        m_centreTabs->setCurrentIndex(centre); // comes back here
    m_centre->setCurrentIndex(centre);
    placeChart();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const int width = event->size().width();
    arrange(width >= scaled(1500) ? SizeClass::Wide : width >= scaled(1150) ? SizeClass::Medium : SizeClass::Narrow);
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
        m_rightTabs->setCurrentWidget(m_inspector);
    });
    connect(m_layers, &LayersPanel::contextMenuRequested, this, &MainWindow::showLayerMenu);
    connect(m_graph, &GraphPage::contextMenuRequested, this, &MainWindow::showLayerMenu);
    connect(m_graph, &GraphPage::openInspector, this, [this] { m_rightTabs->setCurrentWidget(m_inspector); });
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
    connect(&m_document.jobs(), &JobList::titleChanged, this, [this](const QString &title) { m_bottomTabs->setTabText(m_bottomTabs->indexOf(m_jobs), title); });
    connect(&m_document.jobs(), &JobList::jobStarted, this, [this](JobId id) {
        if (const JobRecord *record = m_document.jobs().record(id))
            hint(tr("%1: running in the background").arg(record->what));
        refreshChart();
    });
    connect(&m_document.jobs(), &JobList::jobFinished, this, [this] { refreshChart(); });

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
        QTimer::singleShot(200, this, [this] { m_loadingRow->setVisible(m_document.opening()); });
    });
    connect(&m_document, &Document::openingEnded, m_loadingRow, &QWidget::hide);
    connect(&m_document, &Document::opened, this, [this] {
        addRecent(m_document.untitled() ? QString::fromStdString(m_document.about().path) : QString::fromStdString(m_document.study()->path().string()));
        refreshVariantsBox();
        refreshChart();
        refreshStatus();
        refreshActions();
    });
    connect(&m_document, &Document::failed, this, [this](const Error &error, const QString &what) { m_messages->showError(error, what); });
    connect(&m_document, &Document::notDelivered, this, [this](const QString &what, const QString &reason, const QString &nearest) {
        m_messages->post(MessageKind::Warning, tr("%1: not delivered. %2%3").arg(what, reason, nearest.isEmpty() ? QString() : tr(" What works: %1.").arg(nearest)),
                         {{tr("Show jobs"), [this] { m_bottomTabs->setCurrentWidget(m_jobs); }}});
    });
    connect(&m_document, &Document::exported, this, [this](const QString &path, qint64 bytes, const QString &sha256) {
        m_messages->post(MessageKind::Note, tr("Exported %1 (%2), verified.").arg(QFileInfo(path).fileName(), QString::fromStdString(formatBytes(bytes))),
                         {}, tr("%1\nSHA-256 %2").arg(path, sha256));
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
    for (const auto signal : {&Document::closed, &Document::variantsChanged, &Document::recipeChanged, &Document::dataChanged, &Document::undoChanged,
                              &Document::titleChanged, &Document::shownChanged})
        connect(&m_document, signal, this, [this] {
            refreshVariantsBox();
            refreshChart();
            refreshStatus();
            refreshActions();
        });
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
    QStringList right;
    if (m_document.study() && m_document.study()->readOnly())
        right << tr("read-only study");
    if (m_document.isOpen() && m_document.untitled())
        right << tr("not saved under a name; a recovery copy is kept");
    m_statusRunner->setText(right.join(QStringLiteral(" · ")));
    setWindowTitle(m_document.isOpen() ? tr("%1%2 – Pare").arg(m_document.title(), m_document.untitled() ? QStringLiteral(" ●") : QString()) : QStringLiteral("Pare"));
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

void MainWindow::startTour()
{
    auto *tour = new Tour(this,
                          {{m_graph->canvas()->viewport(), tr("Drag over layers to select them. Space+drag pans, Ctrl+wheel zooms.")},
                           {m_recipe, tr("Say what the selected layers get: a precision, channels to remove, or leave them alone. Or take a preset.")},
                           {m_path->runButton(), tr("Run makes the variant in the background and measures it against the source.")},
                           {m_chart, tr("Every variant is a point here, with its error bars and its verdict. Click a point to see its graph and what changed.")},
                           {m_path->chip(PathBar::ExportChip), tr("Export the winner: the file is reopened, run and compared before it takes its name.")}});
    tour->start();
}

} // namespace pare
