// Which layers are selected and what is done with them: the Select menu, the menu of a layer, the treatment of all that match.

#include "app/workbench/main_window.h"

#include "core/analysis/reach.h"
#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "core/search/selector.h"
#include "ui/models/channel_selection.h"
#include "ui/models/layer_measurements.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenuBar>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace pare {

void MainWindow::buildSelectMenu()
{
    QMenu *menu = addMenu(menuBar(), QT_TR_NOOP("&Select"));
    const auto allNames = [this] {
        std::set<std::string> names;
        if (const ModelViewPtr view = m_document.shown())
            for (const LayerRow &row : view->rows())
                names.insert(row.name);
        return names;
    };
    QAction *all = add(menu, QT_TR_NOOP("&All"), QKeySequence::SelectAll, [this, allNames] { m_document.layers().set(allNames()); });
    all->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_graph->addAction(all);
    add(menu, QT_TR_NOOP("&None"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { m_document.layers().clear(); });
    add(menu, QT_TR_NOOP("&Invert"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this, allNames] {
        std::set<std::string> names = allNames();
        for (const std::string &name : m_document.layers().names())
            names.erase(name);
        m_document.layers().set(names);
    });
    add(menu, QT_TR_NOOP("&Matches"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_layers->selectMatches(); });
    add(menu, QT_TR_NOOP("Same &operator"), {}, [this] { selectSameOperator(); });
    add(menu, QT_TR_NOOP("Show only &uses"), {}, [this] { showOnlyUses(); });
    const auto neighbours = [this](bool readers) {
        const ModelViewPtr view = m_document.shown();
        if (!view)
            return;
        const GraphIndex &index = view->model().index();
        std::set<std::string> names;
        for (const std::string &name : m_document.layers().names())
            if (const auto id = index.find(name)) {
                if (readers)
                    for (const auto &output : index.node(*id).output())
                        for (const Use &use : index.uses(output))
                            names.insert(index.node(use.node).name());
                else
                    for (const auto &input : index.node(*id).input())
                        if (const auto from = index.producer(input); from && view->flow().weightsOf(*from).value < 0) // what makes weights is part of its layer
                            names.insert(index.node(*from).name());
            }
        if (!names.empty())
            m_document.layers().set(names, *names.begin());
    };
    // Everything that the selection is made from, or that is made from it.
    const auto reach = [this](bool down) {
        const ModelViewPtr view = m_document.shown();
        if (!view)
            return std::set<std::string>();
        std::vector<NodeId> from;
        for (const std::string &name : m_document.layers().names())
            if (const auto id = view->model().index().find(name))
                from.push_back(*id);
        std::set<std::string> names;
        for (const NodeId id : down ? reachedFrom(view->model(), from) : reaching(view->model(), from))
            if (view->flow().weightsOf(id).value < 0) // what makes weights is part of its layer
                names.insert(view->model().index().node(id).name());
        return names;
    };
    const auto select = [this](std::set<std::string> names) {
        if (names.empty())
            hint(tr("Select a layer first."));
        else
            m_document.layers().set(std::move(names), m_document.layers().anchor());
    };
    add(menu, QT_TR_NOOP("All it is made &from"), QKeySequence(Qt::CTRL | Qt::Key_BracketLeft), [reach, select] { select(reach(false)); });
    add(menu, QT_TR_NOOP("All made from i&t"), QKeySequence(Qt::CTRL | Qt::Key_BracketRight), [reach, select] { select(reach(true)); });
    add(menu, QT_TR_NOOP("Shortest pat&h between two"), {}, [this] {
        const ModelViewPtr view = m_document.shown();
        const auto &chosen = m_document.layers().names();
        if (!view || chosen.size() != 2) {
            hint(tr("Shortest path: select two layers first."));
            return;
        }
        const auto a = view->model().index().find(*chosen.begin());
        const auto b = view->model().index().find(*chosen.rbegin());
        std::vector<NodeId> path = a && b ? shortestPath(view->model(), *a, *b) : std::vector<NodeId>();
        if (path.empty() && a && b)
            path = shortestPath(view->model(), *b, *a);
        std::set<std::string> names;
        for (const NodeId id : path)
            names.insert(view->model().index().node(id).name());
        if (names.empty())
            hint(tr("Nothing leads from one of the two to the other."));
        else
            m_document.layers().set(names, m_document.layers().anchor());
    });
    addLetter(menu, QT_TR_NOOP("&Producers"), QKeySequence(Qt::Key_BracketLeft), [neighbours] { neighbours(false); });
    addLetter(menu, QT_TR_NOOP("&Readers"), QKeySequence(Qt::Key_BracketRight), [neighbours] { neighbours(true); });
    addLetter(menu, QT_TR_NOOP("&Shrinks together"), QKeySequence(Qt::Key_G), [this] { m_graph->selectGroup(); });
}

void MainWindow::selectSameOperator()
{
    const ModelViewPtr view = m_document.shown();
    if (!view)
        return;
    std::set<std::string> ops;
    for (const LayerRow &row : view->rows())
        if (m_document.layers().contains(row.name))
            ops.insert(row.op);
    std::set<std::string> names;
    for (const LayerRow &row : view->rows())
        if (ops.contains(row.op))
            names.insert(row.name);
    m_document.layers().set(names, m_document.layers().anchor());
}

// The selected layers with what feeds and what reads them; the rest is dimmed until Esc.
void MainWindow::showOnlyUses()
{
    const ModelViewPtr view = m_document.shown();
    if (!view || m_document.layers().names().empty()) {
        hint(tr("Show only uses: select a layer first."));
        return;
    }
    const GraphIndex &index = view->model().index();
    std::set<std::string> names = m_document.layers().names();
    for (const std::string &name : m_document.layers().names())
        if (const auto id = index.find(name)) {
            for (const auto &output : index.node(*id).output())
                for (const Use &use : index.uses(output))
                    names.insert(index.node(use.node).name());
            for (const auto &input : index.node(*id).input())
                if (const auto from = index.producer(input); from && view->flow().weightsOf(*from).value < 0) // what makes weights is part of its layer
                    names.insert(index.node(*from).name());
        }
    m_document.search().set("uses", names);
    hint(tr("%1: what feeds and what reads the selection. Esc shows the rest again.").arg(counted(names.size(), Counted::Layer)));
}

QString MainWindow::whyNotSensitivityOfSelection() const
{
    if (const QString why = m_document.measured().whyNotSensitivity(); !why.isEmpty())
        return why;
    if (m_document.layers().names().empty())
        return tr("Select layers first.");
    const ChannelSelection selection = channelsOf(*m_document.source(), m_document.layers().names());
    if (!selection.all().empty())
        return {};
    return selection.declined.empty() ? tr("Sensitivity: these layers make no channels that could go.") : tr("Sensitivity: %1.").arg(QString::fromStdString(selection.declined));
}

void MainWindow::showQuantization()
{
    showPane(BottomPane);
    m_bottomTabs->setCurrentWidget(m_quantization);
}

// Colours of what nobody has measured say nothing: where it is measured stands in a message, with the button.
void MainWindow::offerToMeasure(ColourBy mode)
{
    LayerMeasurements &measured = m_document.measured();
    if (m_document.isOpen() && mode == ColourBy::Error && !measured.errors()) {
        if (const QString why = measured.whyNotErrors(); !why.isEmpty())
            hint(why);
        else
            m_messages->post(MessageKind::Note, tr("The quantization error of the layers is not measured yet: what is lost with each layer in INT8."),
                             {{tr("Measure quantization error"), [this] { m_document.measured().measureErrors(); }}});
        return;
    }
    if (!m_document.isOpen() || mode != ColourBy::Sensitivity || measured.sensitivityMeasured())
        return;
    if (const QString why = measured.whyNotSensitivity(); !why.isEmpty()) {
        hint(why);
        return;
    }
    m_messages->post(MessageKind::Note, tr("The sensitivity of the layers is not measured yet: what is lost with channels of each group, one group at a time."),
                     {{tr("Measure sensitivity"), [this] { m_document.measured().measureSensitivity(); }}});
}

// The expression goes into the recipe, not the names: it finds its layers again wherever the recipe runs. One that asks for what was
// measured here does not: a recipe measures nothing, so that it gets the names.
void MainWindow::treatMatches()
{
    const SearchValue &search = m_document.search();
    if (search.expression().empty() || !search.error().empty() || search.expression() != m_layers->findField()->text().trimmed().toStdString()) {
        hint(tr("Type a search first (Ctrl+F): the expression goes into the recipe."));
        return;
    }
    QMenu menu(this);
    menu.addAction(QFontMetrics(font()).elidedText(tr("Step for layers that match \"%1\"").arg(QString::fromStdString(search.expression())), Qt::ElideRight, scaled(420)).replace(QLatin1Char('&'), QLatin1String("&&")))->setEnabled(false);
    menu.addSeparator();
    const std::pair<QString, QStringList> kinds[] = {
        {tr("Precision"), {QStringLiteral("quantize-static"), QStringLiteral("quantize-dynamic"), QStringLiteral("quantize-weights"), QStringLiteral("convert-fp16")}},
        {tr("Prune"), {QStringLiteral("prune-channels"), QStringLiteral("prune-heads"), QStringLiteral("prune-neurons"), QStringLiteral("prune-layers"), QStringLiteral("prune-width"),
                       QStringLiteral("factorize"), QStringLiteral("prune-weights")}},
        {tr("Train"), {QStringLiteral("fine-tune"), QStringLiteral("distill"), QStringLiteral("train-quantized")}},
    };
    std::vector<QMenu *> submenus;
    for (const auto &[title, ids] : kinds)
        submenus.push_back(menu.addMenu(title));
    submenus.push_back(menu.addMenu(tr("Other steps")));
    for (const Pass &pass : allPasses()) {
        const auto kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto &one) { return one.second.contains(QString::fromStdString(pass.id)); });
        QMenu *under = submenus[static_cast<size_t>(kind - std::begin(kinds))];
        under->setToolTipsVisible(true);
        QAction *action = under->addAction(QString::fromStdString(pass.id), this, [this, id = pass.id, expression = search.expression()] {
            const auto selector = Selector::parse(expression);
            const auto &matches = m_document.search().matches();
            Select select;
            if (selector.ok() && !selector->asksForMeasured().empty() && matches)
                select.names.assign(matches->begin(), matches->end());
            else
                select.match = expression;
            m_recipe->addStep(id, select);
            showRecipe();
        });
        action->setToolTip(coreWords(pass.summary));
    }
    const QWidget *button = m_layers->treatButton();
    menu.exec(button->mapToGlobal(QPoint(0, button->height())));
}

void MainWindow::showLayerMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    QMenu *precision = menu.addMenu(tr("Precision"));
    for (int i = 0; i < precisionChoiceCount; ++i)
        precision->addAction(precisionName(static_cast<PrecisionChoice>(i)), this, [this, i] { m_recipe->setPrecision(static_cast<PrecisionChoice>(i)); });
    menu.addAction(tr("Prune…"), this, [this] {
        showRecipe();
        m_recipe->focusPrune();
    });
    QAction *back = menu.addAction(tr("Set back to float"), m_quantization, &QuantizationPanel::setBackToFloat);
    const QString whyNot = m_quantization->whyNotFloat();
    back->setEnabled(whyNot.isEmpty());
    back->setToolTip(whyNot.isEmpty() ? tr("These layers stay float when the recipe runs") : whyNot);
    menu.addAction(tr("Leave alone"), this, [this] { m_recipe->setLeaveAlone(true); });
    menu.addAction(tr("Clear treatment"), this, [this] { m_recipe->clearTreatment(); });
    QMenu *step = menu.addMenu(tr("Add step for these layers"));
    for (const Pass &pass : allPasses())
        step->addAction(QString::fromStdString(pass.id), this, [this, id = pass.id] {
            Select select;
            select.names.assign(m_document.layers().names().begin(), m_document.layers().names().end());
            m_recipe->addStep(id, select);
        });
    menu.addSeparator();
    if (m_graph->grouped() && m_graph->hasGroups()) {
        menu.addAction(tr("Open group"), this, [this] { m_graph->openSelected(); });
        menu.addAction(tr("Close group around it"), this, [this] { m_graph->closeSelected(); });
        menu.addSeparator();
    }
    menu.addAction(tr("Select layers that shrink with this"), this, [this] { m_graph->selectGroup(); });
    QAction *sensitivity = menu.addAction(tr("Measure sensitivity"), this, [this] { m_document.measured().measureSensitivity(m_document.layers().names()); });
    const QString why = whyNotSensitivityOfSelection();
    sensitivity->setEnabled(why.isEmpty());
    sensitivity->setToolTip(why.isEmpty() ? tr("What the model loses with channels of these layers") : why);
    menu.setToolTipsVisible(true);
    menu.addAction(tr("Same operator"), this, [this] { selectSameOperator(); });
    menu.addAction(tr("Show only uses"), this, [this] { showOnlyUses(); });
    menu.addAction(tr("Copy name"), this, [this] {
        QStringList names;
        for (const std::string &name : m_document.layers().names())
            names << QString::fromStdString(name);
        QApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    });
    menu.setEnabled(!m_document.layers().names().empty());
    menu.exec(globalPosition);
}

} // namespace pare
