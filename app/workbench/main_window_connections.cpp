// What the panes say to each other by way of the document, and what the document says to the window.

#include "app/workbench/main_window.h"

#include "ui/dialogs/body_window.h"

#include "core/base/units.h"
#include "ui/models/trade_off_of_document.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>
#include <QUrl>

namespace pare {

void MainWindow::connectAll()
{
    connectPanels();
    connectJobs();
    connectChart();
    connectOpening();
    connectNews();
    connectStudy();
    connectDocument();
    connectDifference();
}

void MainWindow::connectPanels()
{
    connect(m_path, &PathBar::chipClicked, this, &MainWindow::chipClicked);
    connect(m_path, &PathBar::runClicked, this, &MainWindow::run);
    connect(m_recipe, &RecipePanel::runRequested, this, &MainWindow::run);
    connect(m_recipe, &RecipePanel::trainingStepRequested, this, &MainWindow::showTraining);
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
    connect(m_graph, &GraphPage::hint, this, &MainWindow::hint);
    connect(m_graph, &GraphPage::openRequested, this, &MainWindow::openDialog);
    connect(m_graph, &GraphPage::fileChosen, this, &MainWindow::openFile);
    connect(m_recipe, &RecipePanel::channelsPreviewed, m_graph, &GraphPage::previewChannels);
    connect(m_quantization, &QuantizationPanel::considered, m_recipe, &RecipePanel::consider);
    connect(m_recipe, &RecipePanel::estimated, m_quantization, &QuantizationPanel::showEstimate);
    connect(m_quantization, &QuantizationPanel::contextMenuRequested, this, &MainWindow::showLayerMenu);
    connect(m_inspector, &InspectorPanel::layerChosen, this, [this](const QString &layer) {
        m_document.layers().set({layer.toStdString()}, layer.toStdString());
        m_graph->reveal(layer.toStdString());
    });
    connect(m_inspector, &InspectorPanel::tensorChosen, this, &MainWindow::showTensor);
    connect(m_layers, &LayersPanel::innerActivated, this, [this](const InnerMatch &match) { showBody(m_document.shown(), m_document.title(), match, this); });
    connect(m_inspector, &InspectorPanel::bodyChosen, this, [this](const QString &layer) { showBody(m_document.shown(), m_document.title(), layer.toStdString(), this); });
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
}

void MainWindow::connectDifference()
{
    connect(m_changes, &ChangesPanel::chosen, this, [this](int node) {
        showCentre(DifferenceCentre);
        m_differencePage->reveal(node);
    });
    connect(m_differencePage, &DifferencePage::openInspector, this, &MainWindow::showInspector);
    connect(m_difference, &Difference::failed, this, [this](const Error &error, const QString &what) { m_messages->showError(error, what); });
    connect(m_difference, &Difference::changed, this, [this] {
        const DifferenceViewPtr view = m_difference->view();
        m_bottomTabs->setTabText(m_bottomTabs->indexOf(m_changes), view && !view->rows.empty() ? tr("Changed layers %1").arg(view->rows.size()) : tr("Changed layers"));
    });
    connect(&m_document, &Document::opened, this, [this] {
        if (const QString path = std::exchange(m_compareWith, {}); !path.isEmpty())
            compareWithFile(path);
    });
    connect(&m_document, &Document::failed, this, [this] { m_compareWith.clear(); });
}

void MainWindow::connectJobs()
{
    connect(m_jobs, &JobsPanel::largerCurves, this, [this](JobId id) {
        m_training->showJob(id);
        showCentre(TrainingCentre);
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
}

void MainWindow::connectChart()
{
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
    connect(m_chart, &TradeOffChart::menuAboutToShow, this, &MainWindow::fillChartMenu);
    connect(&m_document.hover(), &HoverValue::variantChanged, this, [this] {
        const auto id = m_document.hover().variant();
        m_chart->setHovered(id ? std::optional(TradeOffId(*id)) : std::nullopt);
    });
}

void MainWindow::connectOpening()
{
    connect(&m_document, &Document::openingProgress, this, [this](const QString &phase) {
        m_loadingText->setText(phase);
        QTimer::singleShot(200, this, [this] { showLoading(); });
    });
    connect(&m_document, &Document::openingEnded, this, &MainWindow::showLoading);
    GraphCanvas *canvas = m_graph->canvas();
    connect(canvas, &GraphCanvas::layoutProgress, this, [this](const QString &, double share) {
        m_loading->setRange(0, share > 0 ? 100 : 0);
        m_loading->setValue(static_cast<int>(share * 100));
        if (!m_document.opening() && !m_document.completing())
            m_loadingText->setText(tr("Layout"));
        QTimer::singleShot(200, this, [this] { showLoading(); });
    });
    connect(canvas, &GraphCanvas::layoutDone, this, &MainWindow::showLoading);
    connect(canvas, &GraphCanvas::layoutFailed, this, [this](const Error &error) {
        showLoading();
        m_messages->showError(error, tr("Drawing the graph"));
    });
    connect(canvas, &GraphCanvas::nodeActivated, this, [this] {
        const ModelViewPtr view = m_document.shown();
        if (view && hasBody(*view, m_document.layers().anchor()))
            showBody(view, m_document.title(), m_document.layers().anchor(), this);
    });
    connect(&m_document, &Document::opened, this, [this] {
        addRecent(m_document.untitled() ? QString::fromStdString(m_document.about().path) : QString::fromStdString(m_document.study()->path().string()));
        refreshVariantsBox();
        refreshChart();
        refreshStatus();
        refreshActions();
        offerLeftOver();
        if (m_centre->currentIndex() == GraphCentre)
            m_graph->canvas()->setFocus();
    });
}

// What the document says of its work, as messages and hints.
void MainWindow::connectNews()
{
    connect(&m_document, &Document::failed, this, [this](const Error &error, const QString &what) { m_messages->showError(error, what); });
    const auto showJobs = [this] {
        showPane(BottomPane); // it may be folded
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
    connect(&m_document, &Document::exported, this, [this](const QString &path, qint64 bytes, const QString &sha256, bool verified, const QString &notes) {
        const QString size = QString::fromStdString(formatBytes(bytes));
        m_messages->post(MessageKind::Done,
                         verified ? tr("Exported %1, %2: reopened, run and compared.").arg(QFileInfo(path).fileName(), size)
                                  : tr("Exported %1, %2: not verified.").arg(QFileInfo(path).fileName(), size),
                         {{tr("Open folder"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }}},
                         tr("%1\nSHA-256 %2\n%3").arg(path, sha256, notes).trimmed());
    });
    connect(&m_document, &Document::variantAdded, this, [this](qint64 id) {
        m_newVariant = id;
        m_variants->flash(id);
        if (const VariantEntry *entry = m_document.variant(id))
            hint(tr("%1: %2. Show (Ctrl+J)").arg(QString::fromStdString(entry->variant.name),
                                                entry->measurement.sentence.empty() ? QString::fromStdString(formatBytes(entry->variant.sizeBytes))
                                                                                    : QString::fromStdString(entry->measurement.sentence)));
    });
}

// What the window shows of the document follows it.
void MainWindow::connectDocument()
{
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

} // namespace pare
