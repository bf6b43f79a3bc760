#include "app/workbench/main_window.h"

#include "app/workbench/tour.h"
#include "app/workbench/trade_off_window.h"
#include "ui/dialogs/shortcuts_page.h"
#include "ui/theme/metrics.h"
#include "ui/theme/rescale.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>

namespace pare {

MainWindow::MainWindow(Document &document, ThemeControl &theme, QWidget *parent) : QMainWindow(parent), m_document(document), m_theme(theme)
{
    setWindowTitle(QStringLiteral("Pare"));
    setAcceptDrops(true);
    setSmallestSize();
    connect(&m_theme, &ThemeControl::changed, this, &MainWindow::followTextSize);
    buildPanes();
    buildMenus();
    applyShortcuts(*menuBar());
    connectAll();
    refreshActions();
    refreshChart();
    refreshStatus();
}

MainWindow::~MainWindow() = default;

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
    if (m_chartWindow)
        rescaleWidgets(m_chartWindow.get(), scaleFactor() / m_scale);
    m_scale = scaleFactor();
    setSmallestSize();
    m_arranged = false; // the lengths as they are now are of no text size
    if (isVisible())
        arrange(sizeClassOf(width()));
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
    if (QSettings().value(QStringLiteral("trade_off_window/open"), false).toBool()) {
        setChartInWindow(true);
        activateWindow();
    }
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
    const bool wheelZooms = settings.value(QStringLiteral("graph/wheel_zooms"), false).toBool();
    m_graph->canvas()->setWheelZooms(wheelZooms);
    m_differencePage->setWheelZooms(wheelZooms);
}

void MainWindow::save()
{
    QSettings settings;
    if (!isMaximized())
        settings.setValue(QStringLiteral("window/size"), size());
    settings.setValue(QStringLiteral("window/maximized"), isMaximized());
    settings.setValue(QStringLiteral("trade_off_window/open"), m_chartWindow != nullptr);
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
        m_document.stopForLater();
    }
    save();
    if (m_chartWindow) { // never without this one
        m_chartWindow->keepGeometry();
        m_chartWindow->hide();
    }
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
    const auto isModel = [](const QUrl &url) { return url.isLocalFile() && url.toLocalFile().endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive); };
    if (urls.size() == 2 && isModel(urls[0]) && isModel(urls[1])) {
        openAndCompare(urls[0].toLocalFile(), urls[1].toLocalFile());
        return;
    }
    if (!urls.isEmpty() && urls.front().isLocalFile())
        openFile(urls.front().toLocalFile());
}

// Each step ends by itself when what it asks for was done.
void MainWindow::startTour()
{
    delete m_tour;
    setChartInWindow(false); // one step stands beside it
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
