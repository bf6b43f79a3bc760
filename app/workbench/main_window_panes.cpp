// The panes and the view bar, built once.

#include "app/workbench/main_window.h"

#include "app/workbench/view_bar.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace pare {

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
    buildChartAway();
    m_compare = new ComparePanel(m_document, this);
    m_difference = new Difference(m_document);
    m_differencePage = new DifferencePage(m_document, *m_difference, this);
    m_changes = new ChangesPanel(m_document, *m_difference, this);
    m_inspector = new InspectorPanel(m_document, this);
    m_inspector->setDifference(m_difference);
    m_recipe = new RecipePanel(m_document, this);
    m_variants = new VariantsPanel(m_document, this);
    m_jobs = new JobsPanel(m_document.jobs(), this);
    m_quantization = new QuantizationPanel(m_document, this);
    m_training = new TrainingPage(m_document, this);
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
    m_centre->addWidget(m_differencePage);
    m_centre->addWidget(m_training);
    centreColumn->addWidget(m_messages);
    buildViewBar();
    centreColumn->addWidget(m_viewBar);
    m_loadingRow = new QWidget(centre);
    auto *loadingLayout = new QHBoxLayout(m_loadingRow);
    loadingLayout->setContentsMargins(scaled(space::paneMargin), scaled(2), scaled(space::paneMargin), scaled(2));
    m_loading = new QProgressBar(m_loadingRow);
    m_loading->setRange(0, 0);
    m_loading->setTextVisible(false);
    m_loading->setAccessibleName(tr("Opening the model"));
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
    m_bottomTabs->setObjectName(QStringLiteral("bottom tabs"));
    m_bottomTabs->setDocumentMode(true);
    m_bottomTabs->setAccessibleName(tr("Variants, trade-off, jobs"));
    m_bottomTabs->addTab(m_variants, tr("Variants"));
    m_bottomTabs->addTab(m_quantization, tr("Quantization"));
    m_bottomTabs->addTab(m_changes, tr("Changed layers"));
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
    m_rightTabs->setAccessibleName(tr("Inspector and recipe"));
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
    auto *bar = m_viewBar = new ViewBar(tr("More tools, for which there is no room here"), this);
    bar->setObjectName(QStringLiteral("viewBar"));
    bar->setFixedHeight(scaled(34));
    QHBoxLayout *layout = bar->row();
    layout->setContentsMargins(scaled(space::paneMargin), 0, scaled(space::paneMargin), 0);
    layout->setSpacing(scaled(space::between));
    m_centreTabs = new QTabBar(bar);
    m_centreTabs->addTab(tr("Graph"));
    m_centreTabs->addTab(tr("Trade-off"));
    m_centreTabs->addTab(tr("Compare"));
    m_centreTabs->addTab(tr("Changes"));
    m_centreTabs->addTab(tr("Training"));
    m_centreTabs->setDrawBase(false);
    m_centreTabs->setExpanding(false);
    m_centreTabs->setUsesScrollButtons(true);
    m_centreTabs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    bar->setLast(m_centreTabs);
    showTrainingTab();
    connect(m_training, &TrainingPage::trainingsChanged, this, &MainWindow::showTrainingTab);
    connect(m_centreTabs, &QTabBar::currentChanged, this, [this](int index) { showCentre(static_cast<Centre>(index)); });
    layout->addWidget(m_centreTabs);
    auto *showing = new QLabel(tr("Showing"), bar);
    m_showing = new QComboBox(bar);
    m_showing->setAccessibleName(tr("Showing"));
    m_showing->setToolTip(tr("Showing: whose graph is on the canvas"));
    m_showing->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_showing->setMaximumWidth(scaled(220));
    showing->setBuddy(m_showing);
    m_showing->setMinimumContentsLength(6);
    m_showingName = showing;
    layout->addWidget(showing);
    layout->addWidget(m_showing);
    connect(m_showing, &QComboBox::activated, this, [this](int index) { m_document.show(m_showing->itemData(index).toLongLong()); });
    auto *colour = new QLabel(tr("Colour by"), bar);
    m_colourBy = new QComboBox(bar);
    m_colourBy->setObjectName(QStringLiteral("colourBy"));
    m_colourBy->setAccessibleName(tr("Colour by"));
    m_colourBy->setToolTip(tr("Colour by"));
    for (int i = 0; i < colourByCount; ++i)
        m_colourBy->addItem(QString::fromStdString(colourByName(static_cast<ColourBy>(i))));
    m_colourBy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the longest name is for the list only
    m_colourBy->setMinimumContentsLength(8);
    m_colourBy->view()->setMinimumWidth(m_colourBy->view()->sizeHintForColumn(0) + scaled(24));
    colour->setBuddy(m_colourBy);
    m_colourName = colour;
    m_graphTools = {colour, m_colourBy};
    layout->addWidget(colour);
    layout->addWidget(m_colourBy);
    connect(m_colourBy, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_graph->setColourBy(static_cast<ColourBy>(index));
        offerToMeasure(static_cast<ColourBy>(index));
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
        m_graphTools.append(button);
        return button;
    };
    auto *hand = tool(QStringLiteral("transform-browse"), tr("Hand: left drag pans"), [] {});
    hand->setCheckable(true);
    connect(hand, &QToolButton::toggled, this, [this](bool on) { m_graph->canvas()->setHandMode(on); });
    connect(m_graph->canvas(), &GraphCanvas::handModeChanged, hand, &QToolButton::setChecked);
    auto *group = tool(QStringLiteral("object-group"), tr("Group layers: large graphs as their groups"), [this] { m_graph->setGrouped(!m_graph->grouped()); });
    group->setCheckable(true);
    connect(m_graph, &GraphPage::groupsChanged, group, [this, group] { group->setChecked(m_graph->grouped()); });
    auto *out = tool(QStringLiteral("list-remove"), tr("Zoom out (Ctrl+−)"), [this] { m_graph->canvas()->zoomOut(); });
    m_zoom = new QLabel(QStringLiteral("100 %"), bar);
    m_zoom->setFont(numberFont());
    m_zoom->setMinimumWidth(scaled(48));
    m_zoom->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_zoom);
    m_graphTools.append(m_zoom);
    auto *in = tool(QStringLiteral("list-add"), tr("Zoom in (Ctrl++)"), [this] { m_graph->canvas()->zoomIn(); });
    auto *fit = tool(QStringLiteral("zoom-fit-best"), tr("Fit the whole graph (0)"), [this] { m_graph->canvas()->fit(); });
    for (QWidget *spare : std::initializer_list<QWidget *>{m_showing, m_colourBy, m_zoom, out, in, fit, group, hand, showing})
        bar->addSpare(spare);
    connect(m_graph, &GraphPage::zoomText, m_zoom, &QLabel::setText);
}

} // namespace pare
