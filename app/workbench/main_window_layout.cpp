// How the panes stand at each class of screen sizes, which of them fold, and what is kept of that.

#include "app/workbench/main_window.h"

#include "app/workbench/view_bar.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>
#include <numeric>

namespace pare {

namespace {

constexpr const char *classNames[] = {"wide", "medium", "narrow"};
constexpr const char *paneNames[] = {"left", "bottom", "right"};

// Lengths belong to a text size as well.
QString groupFor(int sizeClass)
{
    return QStringLiteral("layout/%1-%2").arg(QString::fromLatin1(classNames[sizeClass])).arg(std::lround(scaleFactor() * 100));
}

QString keyFor(int sizeClass, const char *what)
{
    return groupFor(sizeClass) + QLatin1Char('/') + QString::fromLatin1(what);
}

} // namespace

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
    placeMessages();
    m_recipe->setHeadShown(wide); // the tab says it
    m_layers->setNarrow(!wide);
    m_viewBar->setWanted(m_showingName, wide); // the boxes say it in their tooltips too
    m_colourName->setVisible(wide && m_centre->currentIndex() == GraphCentre);
    restoreLayout();
}

// Above the centre; where that is narrow, across the window: a column of short lines would leave nothing of the graph.
void MainWindow::placeMessages()
{
    auto *whole = static_cast<QVBoxLayout *>(centralWidget()->layout());
    auto *centre = static_cast<QVBoxLayout *>(m_centre->parentWidget()->layout());
    const bool wide = m_size != SizeClass::Narrow;
    QVBoxLayout *place = wide ? centre : whole;
    if (place->indexOf(m_messages) >= 0)
        return;
    (wide ? whole : centre)->removeWidget(m_messages);
    place->insertWidget(wide ? 0 : whole->indexOf(m_columns), m_messages);
}

// Where nothing was trained, its tab would only take room from the others.
void MainWindow::showTrainingTab()
{
    m_centreTabs->setTabVisible(TrainingCentre, m_training->hasAny() || m_centre->currentIndex() == TrainingCentre);
}

void MainWindow::showCentre(Centre centre)
{
    m_centreTabs->setTabVisible(centre, true);
    if (m_centreTabs->currentIndex() != centre)
        m_centreTabs->setCurrentIndex(centre); // comes back here
    // Who asks for a comparison while a variant is shown means that one.
    VariantSelection &variants = m_document.selection();
    if (centre == CompareCentre && !variants.b() && variants.shown() != 0 && variants.a() && variants.shown() != *variants.a())
        variants.setCompared(variants.a(), variants.shown());
    if (centre == DifferenceCentre && !m_difference->ofFile())
        m_difference->compareVariants();
    m_centre->setCurrentIndex(centre);
    showTrainingTab();
    for (QWidget *widget : m_graphTools)
        m_viewBar->setWanted(widget, centre == GraphCentre && (widget != m_colourName || m_size == SizeClass::Wide));
    placeChart();
}

FoldPane *MainWindow::foldPane(Pane pane) const
{
    return pane == LeftPane ? m_leftPane : pane == BottomPane ? m_bottomPane : m_rightPane;
}

std::pair<QSplitter *, int> MainWindow::placeOf(Pane pane) const
{
    return pane == LeftPane ? std::pair(m_upper, 0) : pane == BottomPane ? std::pair(m_mainRows, 1) : std::pair(m_columns, 1);
}

void MainWindow::fold(Pane pane, bool folded, bool byHand)
{
    if (byHand)
        m_foldedByHand[pane] = folded;
    FoldPane *widget = foldPane(pane);
    if (widget->isFolded() == folded)
        return;
    const auto [splitter, index] = placeOf(pane);
    QList<int> sizes = splitter->sizes();
    const int total = std::accumulate(sizes.begin(), sizes.end(), 0);
    if (folded && sizes[index] > scaled(space::groups))
        m_openLength[pane] = sizes[index];
    widget->setFolded(folded);
    const int fallback = scaled(pane == LeftPane ? 250 : pane == BottomPane ? 190 : 320);
    const int least = pane == BottomPane ? widget->minimumHeight() : widget->minimumWidth();
    sizes[index] = folded ? least : std::max(least, m_openLength[pane] > 0 ? m_openLength[pane] : fallback);
    sizes[1 - index] = std::max(0, total - sizes[index]);
    splitter->setSizes(sizes);
}

// A splitter that was dragged below a pane's smallest length leaves the pane's strip.
void MainWindow::foldWhereDraggedAway(QSplitter *splitter)
{
    for (const Pane pane : {LeftPane, BottomPane, RightPane})
        if (const auto [own, index] = placeOf(pane); own == splitter && !foldPane(pane)->isFolded() && splitter->sizes()[index] == 0)
            fold(pane, true, true);
}

void MainWindow::showPane(Pane pane)
{
    if (foldPane(pane)->isFolded())
        fold(pane, false, true);
}

void MainWindow::showRecipe()
{
    showPane(RightPane);
    m_rightTabs->setCurrentWidget(m_recipe);
}

void MainWindow::showInspector()
{
    showPane(RightPane);
    m_rightTabs->setCurrentWidget(m_inspector);
}

void MainWindow::setDefaultSizes()
{
    const bool wide = m_size == SizeClass::Wide;
    const int right = scaled(wide ? 400 : 320);
    const int left = scaled(wide ? 380 : 250);
    const int bottom = scaled(wide ? 320 : 190);
    // Sizes that do not add up to the splitter's own would be stretched or squeezed, all of them.
    const auto divide = [](QSplitter *splitter, int second, bool secondIsFixed) {
        const int length = (splitter->orientation() == Qt::Horizontal ? splitter->width() : splitter->height()) - splitter->handleWidth();
        const int rest = std::max(1, length - second);
        splitter->setSizes(secondIsFixed ? QList<int>{rest, second} : QList<int>{second, rest});
    };
    divide(m_columns, right, true);
    divide(m_mainRows, bottom, true);
    divide(m_upper, left, false);
    if (!wide)
        return;
    divideBottom();
    divide(m_right, m_right->height() * 2 / 5, false);
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    const int size = static_cast<int>(m_size);
    for (const Pane pane : {LeftPane, BottomPane, RightPane})
        foldPane(pane)->setFolded(false); // they fold from the lengths that they will have when open
    m_openLength = {};
    setDefaultSizes();
    for (const auto &[name, splitter] : {std::pair("columns", m_columns), std::pair("upper", m_upper), std::pair("rows", m_mainRows),
                                         std::pair("bottom", m_bottom), std::pair("right", m_right)}) {
        const QList<QVariant> saved = settings.value(keyFor(size, name)).toList();
        if (saved.size() != splitter->count() || (splitter == m_bottom && m_chartWindow))
            continue;
        QList<int> sizes;
        for (const QVariant &length : saved)
            sizes << length.toInt();
        splitter->setSizes(sizes);
    }
    for (const Pane pane : {LeftPane, BottomPane, RightPane}) {
        const QVariant byHand = settings.value(keyFor(size, (std::string("folded-") + paneNames[pane]).c_str()));
        m_foldedByHand[pane] = byHand.isValid() ? std::optional(byHand.toBool()) : std::nullopt;
        const bool automatic = pane == LeftPane && m_size == SizeClass::Narrow;
        fold(pane, m_foldedByHand[pane].value_or(automatic), false);
    }
    m_layers->table()->restoreHeader(settings.value(keyFor(size, "layers")).toByteArray());
    m_variants->table()->restoreHeader(settings.value(keyFor(size, "variants")).toByteArray());
    m_bottomTabs->setCurrentIndex(std::clamp(settings.value(keyFor(size, "bottom-tab"), 0).toInt(), 0, m_bottomTabs->count() - 1));
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    const int size = static_cast<int>(m_size);
    for (const auto &[name, splitter] : {std::pair("columns", m_columns), std::pair("upper", m_upper), std::pair("rows", m_mainRows),
                                         std::pair("bottom", m_bottom), std::pair("right", m_right)}) {
        if (splitter == m_bottom && m_chartWindow) // lengths with the chart are what is kept
            continue;
        QList<QVariant> sizes;
        for (const int length : splitter->sizes())
            sizes << length;
        for (const Pane pane : {LeftPane, BottomPane, RightPane}) // as it will be opened again
            if (const auto [own, index] = placeOf(pane); own == splitter && foldPane(pane)->isFolded()) {
                const int total = splitter->sizes()[0] + splitter->sizes()[1];
                sizes[index] = m_openLength[pane];
                sizes[1 - index] = std::max(1, total - m_openLength[pane]);
            }
        settings.setValue(keyFor(size, name), sizes);
    }
    for (const Pane pane : {LeftPane, BottomPane, RightPane})
        if (m_foldedByHand[pane])
            settings.setValue(keyFor(size, (std::string("folded-") + paneNames[pane]).c_str()), *m_foldedByHand[pane]);
    settings.setValue(keyFor(size, "layers"), m_layers->table()->headerState());
    settings.setValue(keyFor(size, "variants"), m_variants->table()->headerState());
    settings.setValue(keyFor(size, "bottom-tab"), m_bottomTabs->currentIndex());
}

void MainWindow::resetLayout()
{
    QSettings().remove(groupFor(static_cast<int>(m_size)));
    m_path->show();
    m_layers->setNarrow(m_size != SizeClass::Wide);
    m_variants->table()->resetColumns();
    restoreLayout();
}

// F6 goes round: path bar, layers, centre, right, bottom. A folded pane is passed over.
void MainWindow::focusPane(int by)
{
    QWidget *right = m_size == SizeClass::Wide || m_rightTabs->currentWidget() == m_recipe ? static_cast<QWidget *>(m_recipe) : m_inspector;
    const std::vector<std::pair<QWidget *, QWidget *>> stops{
        {m_path, m_path->chip(PathBar::ModelChip)},
        {m_layers, m_layers->table()},
        {m_centre, m_centre->currentIndex() == GraphCentre ? static_cast<QWidget *>(m_graph->firstFocus()) : m_centre->currentWidget()},
        {m_inspector, m_inspector},
        {m_recipe, right},
        {m_bottomTabs, m_bottomTabs->currentWidget() == m_variants ? m_variants->table() : m_bottomTabs->currentWidget()},
        {m_chart, m_chart},
        {m_chartAway, m_chartAway}};
    const int count = static_cast<int>(stops.size());
    const QWidget *focus = QApplication::focusWidget();
    int now = by > 0 ? -1 : 0;
    for (int i = 0; i < count; ++i)
        if (focus && (stops[static_cast<size_t>(i)].first == focus || stops[static_cast<size_t>(i)].first->isAncestorOf(focus)))
            now = i;
    for (int step = 1; step <= count; ++step) {
        const auto &[pane, target] = stops[static_cast<size_t>(((now + by * step) % count + count) % count)];
        if (!pane->isVisible() || !target->isVisible())
            continue;
        QWidget *first = target->focusPolicy() & Qt::TabFocus ? target : nullptr;
        for (QWidget *next = target->nextInFocusChain(); !first && next != target; next = next->nextInFocusChain())
            if (target->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus))
                first = next;
        if (!first || first == focus)
            continue;
        if (first->window() != QApplication::activeWindow())
            first->window()->activateWindow();
        first->setFocus(Qt::TabFocusReason);
        return;
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    const bool tab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (tab && event->modifiers() & Qt::ControlModifier && m_centre->isAncestorOf(QApplication::focusWidget())) {
        const int by = event->key() == Qt::Key_Backtab || event->modifiers() & Qt::ShiftModifier ? -1 : 1;
        showCentre(static_cast<Centre>((m_centre->currentIndex() + by + CentreCount) % CentreCount));
        return;
    }
    QMainWindow::keyPressEvent(event);
}

} // namespace pare
