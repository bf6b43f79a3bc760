// The View menu: what is in the centre, which panes are open, how the graph is seen, bookmarks.

#include "app/workbench/main_window.h"

#include "ui/dialogs/body_window.h"
#include "ui/models/bookmarks.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QMenuBar>
#include <QSettings>

#include <array>

namespace pare {

void MainWindow::buildViewMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&View"));
    add(menu, QT_TR_NOOP("&Graph"), QKeySequence(Qt::CTRL | Qt::Key_1), [this] { showCentre(GraphCentre); });
    add(menu, QT_TR_NOOP("&Trade-off"), QKeySequence(Qt::CTRL | Qt::Key_2), [this] { showCentre(TradeOffCentre); });
    add(menu, QT_TR_NOOP("&Compare"), QKeySequence(Qt::CTRL | Qt::Key_3), [this] { showCentre(CompareCentre); });
    add(menu, QT_TR_NOOP("All &variants"), QKeySequence(Qt::CTRL | Qt::Key_5), [this] {
        showCentre(CompareCentre);
        m_compare->showAll();
    });
    add(menu, QT_TR_NOOP("Chang&es"), QKeySequence(Qt::CTRL | Qt::Key_4), [this] { showCentre(DifferenceCentre); });
    add(menu, QT_TR_NOOP("Trai&ning"), QKeySequence(Qt::CTRL | Qt::Key_6), [this] { showCentre(TrainingCentre); });
    m_chartInWindow = add(menu, QT_TR_NOOP("Trade-off in own &window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_2), [this] { setChartInWindow(m_chartWindow == nullptr); });
    m_chartInWindow->setIcon(themeIcon(QStringLiteral("window-new")));
    m_chartInWindow->setIconVisibleInMenu(false);
    m_chartInWindow->setCheckable(true);
    m_chart->setWindowAction(m_chartInWindow);
    menu->addSeparator();
    add(menu, QT_TR_NOOP("Layers pane"), QKeySequence(Qt::ALT | Qt::Key_1), [this] { fold(LeftPane, !m_leftPane->isFolded(), true); });
    add(menu, QT_TR_NOOP("Bottom pane"), QKeySequence(Qt::ALT | Qt::Key_2), [this] { fold(BottomPane, !m_bottomPane->isFolded(), true); });
    add(menu, QT_TR_NOOP("Right pane"), QKeySequence(Qt::ALT | Qt::Key_3), [this] { fold(RightPane, !m_rightPane->isFolded(), true); });
    add(menu, QT_TR_NOOP("Next pane"), QKeySequence(Qt::Key_F6), [this] { focusPane(1); });
    add(menu, QT_TR_NOOP("Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { focusPane(-1); });
    QMenu *colour = addMenu(menu, QT_TR_NOOP("Colour &by"));
    for (int i = 0; i < colourByCount; ++i)
        add(colour, QString::fromStdString(colourByName(static_cast<ColourBy>(i))), {}, [this, i] { m_colourBy->setCurrentIndex(i); });
    menu->addSeparator();
    m_differencePage->addAction(addLetter(menu, QT_TR_NOOP("&Fit"), QKeySequence(Qt::Key_0), [this] { seenCanvas()->fit(); }));
    m_differencePage->addAction(addLetter(menu, QT_TR_NOOP("F&rame selection"), QKeySequence(Qt::Key_F), [this] { seenCanvas()->frameSelection(); }));
    m_differencePage->addAction(addLetter(menu, QT_TR_NOOP("100 %"), QKeySequence(Qt::Key_1), [this] { seenCanvas()->zoom100(); }));
    add(menu, QT_TR_NOOP("Zoom in"), QKeySequence::ZoomIn, [this] { seenCanvas()->zoomIn(); });
    add(menu, QT_TR_NOOP("Zoom out"), QKeySequence::ZoomOut, [this] { seenCanvas()->zoomOut(); });
    add(menu, QT_TR_NOOP("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { seenCanvas()->goBack(); });
    add(menu, QT_TR_NOOP("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), [this] { seenCanvas()->goForward(); });
    QMenu *groups = addMenu(menu, QT_TR_NOOP("Gr&oups"));
    m_groupLayers = add(groups, QT_TR_NOOP("&Group layers"), {}, [this] { m_graph->setGrouped(!m_graph->grouped()); });
    m_groupLayers->setCheckable(true);
    const auto needsGroups = [this] { return !m_graph->grouped() ? tr("Layers are not grouped: View > Groups > Group layers.") : !m_graph->hasGroups() ? tr("No groups were found in this model.") : QString(); };
    m_reasons.emplace_back(addLetter(groups, QT_TR_NOOP("&Open selected"), QKeySequence(Qt::Key_O), [this] { m_graph->openSelected(); }), [this, needsGroups] {
        const bool body = m_document.shown() && hasBody(*m_document.shown(), m_document.layers().anchor());
        return body ? tr("This layer is no group; what runs inside of it: View > Inside of the layer.") : needsGroups();
    });
    m_reasons.emplace_back(addLetter(groups, QT_TR_NOOP("&Close around selection"), QKeySequence(Qt::Key_C), [this] { m_graph->closeSelected(); }), needsGroups);
    m_reasons.emplace_back(add(groups, QT_TR_NOOP("Open &all"), {}, [this] { m_graph->openAll(); }), needsGroups);
    m_reasons.emplace_back(add(groups, QT_TR_NOOP("C&lose all"), {}, [this] { m_graph->closeAll(); }), needsGroups);
    connect(m_graph, &GraphPage::groupsChanged, this, [this] {
        m_groupLayers->setChecked(m_graph->grouped());
        refreshActions();
    });
    m_reasons.emplace_back(add(menu, QT_TR_NOOP("Inside of the la&yer…"), {}, [this] { showBody(m_document.shown(), m_document.title(), m_document.layers().anchor(), this); }), [this] {
        return m_document.shown() && hasBody(*m_document.shown(), m_document.layers().anchor()) ? QString() : tr("Select an If, a Loop, a Scan or a function first.");
    });
    QMenu *bookmarks = addMenu(menu, QT_TR_NOOP("Boo&kmarks"));
    m_reasons.emplace_back(add(bookmarks, QT_TR_NOOP("&Bookmark on selection"), QKeySequence(Qt::CTRL | Qt::Key_K),
                               [this] { toggleBookmarks(m_document, {m_document.layers().names().begin(), m_document.layers().names().end()}); }),
                           [this] { return m_document.layers().names().empty() ? tr("Select layers first.") : QString(); });
    const auto noMarks = [this] { return bookmarksOf(m_document).empty() ? tr("There is no bookmark: select a layer and press Ctrl+K.") : QString(); };
    m_reasons.emplace_back(add(bookmarks, QT_TR_NOOP("&Next bookmark"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] { goToBookmark(1); }), noMarks);
    m_reasons.emplace_back(add(bookmarks, QT_TR_NOOP("&Previous bookmark"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { goToBookmark(-1); }), noMarks);
    connect(bookmarks, &QMenu::aboutToShow, this, [this, bookmarks] { fillBookmarks(bookmarks); });
    menu->addSeparator();
    QMenu *text = addMenu(menu, QT_TR_NOOP("Text &size"));
    for (const int percent : {90, 100, 115, 130, 150, 175, 200})
        add(text, QStringLiteral("%1 %").arg(percent), {}, [this, percent] {
            m_theme.setTextScale(percent);
            QSettings().setValue(QStringLiteral("look/text"), percent);
        });
    QMenu *theme = addMenu(menu, QT_TR_NOOP("T&heme"));
    constexpr std::array names{QT_TR_NOOP("As the system"), QT_TR_NOOP("Light"), QT_TR_NOOP("Dark")};
    for (int i = 0; i < 3; ++i)
        add(theme, names[static_cast<size_t>(i)], {}, [this, i] {
            m_theme.setMode(static_cast<ThemeMode>(i));
            QSettings().setValue(QStringLiteral("look/theme"), i);
        });
    add(menu, QT_TR_NOOP("&Path bar"), {}, [this] { m_path->setVisible(!m_path->isVisible()); });
    m_fullScreen = add(menu, QT_TR_NOOP("F&ull screen"), QKeySequence(Qt::Key_F11), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add(menu, QT_TR_NOOP("Reset &layout"), {}, [this] { resetLayout(); });
}

// The marks of this study below the fixed entries, in the order in which they were set.
void MainWindow::fillBookmarks(QMenu *menu)
{
    const QList<QAction *> entries = menu->actions();
    for (QAction *entry : entries)
        if (entry->property("bookmark").isValid())
            delete entry;
    QAction *line = menu->addSeparator();
    line->setProperty("bookmark", true);
    for (const std::string &layer : bookmarksOf(m_document)) {
        QAction *entry = menu->addAction(QString::fromStdString(layer).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, layer] {
            showCentre(GraphCentre);
            m_document.layers().set({layer}, layer);
            m_graph->reveal(layer);
        });
        entry->setProperty("bookmark", true);
        const bool there = m_document.shown() && m_document.shown()->rowOf(layer).has_value();
        entry->setEnabled(there);
        entry->setToolTip(there ? QString() : tr("The shown variant has no such layer"));
    }
}

void MainWindow::goToBookmark(int by)
{
    const std::string layer = nextBookmark(m_document, m_document.layers().anchor(), by);
    if (layer.empty()) {
        hint(tr("The shown variant has none of the layers with a bookmark."));
        return;
    }
    showCentre(GraphCentre);
    m_document.layers().set({layer}, layer);
    m_graph->reveal(layer);
}

} // namespace pare
