#include "ui/panels/step_list.h"

#include "core/base/units.h"
#include "core/passes/all_passes.h"
#include "core/search/apply_recipe.h"
#include "ui/models/treatment.h"
#include "ui/panels/preset_menu.h"
#include "ui/panels/step_row.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace pare {

namespace {

enum StepAction { MoveUp, MoveDown, ShowOptions, SelectLayers, Remove, StepActionCount };

class DropLine : public QWidget {
public:
    explicit DropLine(QWidget *parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), currentTheme().accent); }
};

// The rows to show these steps in, null where a new one is needed: a step keeps its row when it moves or is edited.
std::vector<StepRow *> rowsFor(const std::vector<RecipeStep> &steps, std::vector<StepRow *> rows)
{
    std::vector<StepRow *> chosen(steps.size(), nullptr);
    const auto take = [&](size_t at, auto fits) {
        if (chosen[at])
            return;
        auto found = at < rows.size() && rows[at] && fits(rows[at]) ? rows.begin() + static_cast<long>(at)
                                                                   : std::find_if(rows.begin(), rows.end(), [&](StepRow *row) { return row && fits(row); });
        if (found != rows.end())
            chosen[at] = std::exchange(*found, nullptr);
    };
    for (size_t i = 0; i < steps.size(); ++i)
        take(i, [&](const StepRow *row) { return row->step() == steps[i]; });
    for (size_t i = 0; i < steps.size(); ++i)
        take(i, [&](const StepRow *row) { return row->step().pass == steps[i].pass && row->step().select == steps[i].select; });
    for (size_t i = 0; i < steps.size(); ++i)
        take(i, [&](const StepRow *row) { return row->step().pass == steps[i].pass; });
    return chosen;
}

QLabel *quiet(QLabel *label)
{
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

StepList::StepList(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_steps(new QVBoxLayout), m_noSteps(quiet(new QLabel(this))), m_leftAlone(new QWidget(this)),
      m_leftAloneText(quiet(new QLabel(m_leftAlone))), m_addStep(new QToolButton(this)), m_presets(new QToolButton(this)), m_line(new DropLine(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::between));
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Steps"), this);
    QFont semibold = title->font();
    semibold.setWeight(QFont::DemiBold);
    title->setFont(semibold);
    head->addWidget(title, 1);
    m_presets->setText(tr("Run preset"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_addStep->setText(tr("Add step"));
    m_addStep->setPopupMode(QToolButton::InstantPopup);
    head->addWidget(m_presets);
    head->addWidget(m_addStep);
    column->addLayout(head);
    m_noSteps->setText(tr("No steps yet. Select layers in the graph or the table and say above what they get, add a step for every layer, or take a preset."));
    column->addWidget(m_noSteps);
    m_steps->setSpacing(0);
    column->addLayout(m_steps);

    auto *alone = new QHBoxLayout(m_leftAlone);
    alone->setContentsMargins(0, 0, 0, 0);
    alone->setSpacing(scaled(space::between));
    m_leftAloneText->setFont(smallFont());
    auto *show = new QToolButton(m_leftAlone);
    show->setText(tr("Select"));
    show->setToolTip(tr("Select the layers that are left alone"));
    connect(show, &QToolButton::clicked, this, [this] {
        const auto &names = m_document.recipe().leaveAlone;
        m_document.layers().set({names.begin(), names.end()}, names.empty() ? std::string() : names.front());
    });
    alone->addWidget(m_leftAloneText, 1);
    alone->addWidget(show, 0, Qt::AlignTop);
    column->addWidget(m_leftAlone);

    buildMenus();
    buildActions();
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        for (StepRow *row : m_rows)
            if (row == now || row->isAncestorOf(now)) {
                m_current = row;
                updateActions();
            }
    });
}

StepList::~StepList()
{
    qApp->disconnect(this); // the focus leaves the rows when they go
}

void StepList::buildMenus()
{
    auto *passMenu = new QMenu(m_addStep);
    connect(passMenu->addAction(tr("Training step…")), &QAction::triggered, this, &StepList::trainingStepRequested);
    passMenu->addSeparator();
    for (const Pass &pass : allPasses()) {
        QAction *action = passMenu->addAction(QString::fromStdString(pass.id));
        action->setToolTip(coreWords(pass.summary));
        connect(action, &QAction::triggered, this, [this, id = pass.id] { addStep(id); });
    }
    passMenu->setToolTipsVisible(true);
    m_addStep->setMenu(passMenu);
    auto *presetMenu = new QMenu(m_presets);
    presetMenu->setToolTipsVisible(true);
    connect(presetMenu, &QMenu::aboutToShow, this, [this, presetMenu] { fillPresetMenu(*presetMenu, m_document); });
    m_presets->setMenu(presetMenu);
    m_presets->setToolTip(tr("Run a preset: it tries what it knows and delivers what keeps its promise"));

    // The button is left while its menu has the pointer, and hears nothing of it.
    for (QToolButton *button : {m_addStep, m_presets})
        connect(button->menu(), &QMenu::aboutToHide, button, [button] {
            QTimer::singleShot(0, button, [button] {
                if (button->rect().contains(button->mapFromGlobal(QCursor::pos())))
                    return;
                QEvent leave(QEvent::Leave);
                QApplication::sendEvent(button, &leave);
                button->setAttribute(Qt::WA_UnderMouse, false);
                button->update();
            });
        });
}

void StepList::buildActions()
{
    m_actions.resize(StepActionCount);
    const auto make = [this](StepAction which, const QKeySequence &keys, auto act) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, act] {
            if (const auto position = current())
                act(*position);
        });
        addAction(action);
        m_actions[which] = action;
    };
    make(MoveUp, Qt::ALT | Qt::Key_Up, [this](size_t at) { move(at, at - 1); });
    make(MoveDown, Qt::ALT | Qt::Key_Down, [this](size_t at) { move(at, at + 1); });
    make(ShowOptions, {}, [this](size_t at) { m_rows[at]->setOpen(!m_rows[at]->isOpen()); });
    make(SelectLayers, {}, [this](size_t at) { selectLayers(at); });
    make(Remove, Qt::Key_Delete, [this](size_t at) { remove(at); });
    updateActions();
}

void StepList::updateActions()
{
    const auto at = current();
    const QString name = at ? QStringLiteral("%1 %2").arg(*at + 1).arg(QString::fromStdString(m_rows[*at]->step().pass)) : QString();
    const auto say = [&](StepAction which, const QString &text, const QString &why) {
        m_actions[which]->setText(text);
        m_actions[which]->setEnabled(why.isEmpty());
        m_actions[which]->setToolTip(why.isEmpty() ? text : why);
        m_actions[which]->setStatusTip(why);
    };
    const QString none = at ? QString() : tr("No step of the recipe has the focus.");
    const auto named = [&](const QString &act) { return at ? act.arg(name) : QString(act).remove(QStringLiteral(" %1")); };
    say(MoveUp, named(tr("Move step %1 up")), !at ? none : *at == 0 ? tr("It is the first step.") : QString());
    say(MoveDown, named(tr("Move step %1 down")), !at ? none : *at + 1 == m_rows.size() ? tr("It is the last step.") : QString());
    say(ShowOptions, named(tr("Options of step %1")), none);
    say(SelectLayers, named(tr("Select the layers of step %1")), none);
    say(Remove, named(tr("Remove step %1")), none);
}

void StepList::addStep(const std::string &pass, const Select &select, const nlohmann::json &options)
{
    if (!m_document.isOpen())
        return;
    RecipeStep step;
    step.pass = pass;
    step.select = select;
    step.options = options;
    const std::vector<StepRow *> before = m_rows;
    m_document.setRecipe(withStep(m_document.recipe(), std::move(step)), tr("add step %1").arg(QString::fromStdString(pass)));
    for (StepRow *row : m_rows)
        if (std::find(before.begin(), before.end(), row) == before.end())
            reveal(row);
}

StepRow *StepList::makeRow()
{
    auto *row = new StepRow(this);
    const auto atRow = [this, row](auto act) {
        if (const auto position = positionOf(row))
            act(*position);
    };
    connect(row, &StepRow::enabledChanged, this, [this, atRow](bool on) {
        atRow([&](size_t at) {
            Recipe recipe = m_document.recipe();
            recipe.steps[at].enabled = on;
            m_document.setRecipe(recipe, on ? tr("enable step") : tr("disable step"));
        });
    });
    connect(row, &StepRow::optionsEdited, this, [this, atRow](const nlohmann::json &options, const QString &option) {
        atRow([&](size_t at) { setOptions(at, options, option); });
    });
    connect(row, &StepRow::optionsConsidered, this, [this, atRow](const nlohmann::json &options) {
        atRow([&](size_t at) {
            Recipe recipe = m_document.recipe();
            recipe.steps[at].options = options;
            recipe.steps[at].resolution = nullptr;
            Q_EMIT considered(recipe);
        });
    });
    connect(row, &StepRow::removeRequested, this, [this, atRow] { atRow([&](size_t at) { remove(at); }); });
    connect(row, &StepRow::betterPlaceRequested, this, [this, atRow] { atRow([&](size_t at) { moveWhereItWorks(at); }); });
    connect(row, &StepRow::statusHint, this, &StepList::statusHint);
    connect(row, &StepRow::opened, this, [this, row] { reveal(row); });
    connect(row, &StepRow::focusMoved, this, [this, atRow](int by) {
        atRow([&](size_t at) {
            const auto to = static_cast<long>(at) + by;
            if (to >= 0 && to < static_cast<long>(m_rows.size()))
                m_rows[static_cast<size_t>(to)]->setFocus(by < 0 ? Qt::BacktabFocusReason : Qt::TabFocusReason);
            reveal(m_rows[static_cast<size_t>(std::clamp<long>(to, 0, static_cast<long>(m_rows.size()) - 1))]);
        });
    });
    connect(row, &StepRow::menuRequested, this, [this, row](const QPoint &position) {
        m_current = row;
        updateActions();
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        for (QAction *action : m_actions)
            menu->addAction(action);
        menu->popup(position);
    });
    connect(row, &StepRow::gripDragged, this, [this, row](const QPoint &position) { drag(row, position); });
    connect(row, &StepRow::gripDropped, this, [this] { endDrag(true); });
    connect(row, &StepRow::gripCancelled, this, [this] { endDrag(false); });
    return row;
}

void StepList::showSteps()
{
    endDrag(false);
    const std::vector<RecipeStep> &steps = m_document.recipe().steps;
    const std::vector<StepRow *> before = m_rows;
    m_rows = rowsFor(steps, before);
    const auto conflicts = orderConflicts(m_document.recipe());
    for (size_t i = 0; i < steps.size(); ++i) {
        const bool made = !m_rows[i];
        if (made)
            m_rows[i] = makeRow();
        const auto conflict = conflicts.find(i);
        m_rows[i]->showStep(i, steps[i], conflict == conflicts.end() ? QString() : conflict->second);
        if (m_steps->indexOf(m_rows[i]) != static_cast<int>(i)) {
            m_steps->removeWidget(m_rows[i]);
            m_steps->insertWidget(static_cast<int>(i), m_rows[i]);
        }
    }
    StepRow *next = nullptr; // takes the focus of one that goes
    for (size_t i = 0; i < before.size(); ++i) {
        StepRow *row = before[i];
        if (std::find(m_rows.begin(), m_rows.end(), row) != m_rows.end())
            continue;
        if (row->hasFocus() || row->isAncestorOf(QApplication::focusWidget()))
            next = m_rows.empty() ? nullptr : m_rows[std::min(i, m_rows.size() - 1)];
        if (m_current == row)
            m_current = nullptr;
        m_steps->removeWidget(row);
        row->hide(); // an open menu holds the deletion up
        row->deleteLater();
    }
    m_noSteps->setVisible(steps.empty());
    fillLeftAlone();
    setTabOrder();
    if (next)
        next->setFocus(Qt::OtherFocusReason);
    updateActions();
}

void StepList::fillLeftAlone()
{
    const auto &names = m_document.recipe().leaveAlone;
    m_leftAlone->setVisible(!names.empty());
    if (names.size() == 1)
        m_leftAloneText->setText(tr("%1 is left alone, by presets too.").arg(QString::fromStdString(names.front())));
    else if (!names.empty())
        m_leftAloneText->setText(tr("%1 are left alone, by presets too.").arg(counted(names.size(), Counted::Layer)));
}

// Scrolls to a row once it has its place; of one that is higher than the view, to its head.
void StepList::reveal(StepRow *row)
{
    const auto show = [this, row] {
        for (QWidget *above = parentWidget(); above; above = above->parentWidget())
            if (auto *scroll = qobject_cast<QScrollArea *>(above)) {
                const int top = row->mapTo(scroll->widget(), QPoint(0, 0)).y();
                scroll->ensureVisible(0, top + row->height(), 0, scaled(space::inside));
                scroll->ensureVisible(0, top, 0, scaled(space::inside));
                return;
            }
    };
    for (const int ms : {0, 20, 60}) // texts that wrap give the rows above their height in a second round of layout
        QTimer::singleShot(ms, row, show);
}

void StepList::showEffects(const RecipeEstimate &estimate)
{
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->showEffect(i < estimate.steps.size() ? &estimate.steps[i] : nullptr);
}

void StepList::setTabOrder()
{
    QWidget *before = m_addStep;
    for (const StepRow *row : m_rows)
        for (QWidget *widget : row->focusChain()) {
            QWidget::setTabOrder(before, widget);
            before = widget;
        }
}

std::optional<size_t> StepList::positionOf(const StepRow *row) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    return found == m_rows.end() ? std::nullopt : std::optional(static_cast<size_t>(found - m_rows.begin()));
}

std::optional<size_t> StepList::current() const
{
    return m_current ? positionOf(m_current) : std::nullopt;
}

void StepList::move(size_t from, size_t to)
{
    Recipe recipe = m_document.recipe();
    if (from >= recipe.steps.size() || to >= recipe.steps.size() || from == to)
        return;
    RecipeStep step = std::move(recipe.steps[from]);
    recipe.steps.erase(recipe.steps.begin() + static_cast<long>(from));
    recipe.steps.insert(recipe.steps.begin() + static_cast<long>(to), std::move(step));
    const QString pass = QString::fromStdString(recipe.steps[to].pass);
    m_document.setRecipe(recipe, to < from ? tr("move %1 up").arg(pass) : tr("move %1 down").arg(pass));
}

// In front of the steps that leave it nothing to work on.
void StepList::moveWhereItWorks(size_t position)
{
    Recipe without = m_document.recipe();
    const std::string pass = without.steps[position].pass;
    without.steps.erase(without.steps.begin() + static_cast<long>(position));
    move(position, std::min(position, placeFor(without, pass)));
}

void StepList::remove(size_t position)
{
    Recipe recipe = m_document.recipe();
    const std::string pass = recipe.steps[position].pass;
    recipe.steps.erase(recipe.steps.begin() + static_cast<long>(position));
    m_document.setRecipe(recipe, tr("remove step %1").arg(QString::fromStdString(pass)));
}

void StepList::selectLayers(size_t position)
{
    const ModelViewPtr source = m_document.source();
    if (!source)
        return;
    const auto layers = selectedLayers(source->model(), m_document.recipe().steps[position].select);
    if (!layers.ok()) {
        Q_EMIT statusHint(QString::fromStdString(layers.error().text()));
        return;
    }
    std::set<std::string> names;
    for (const LayerRow &row : source->rows())
        if (!*layers || (*layers)->contains(row.name))
            names.insert(row.name);
    const std::string anchor = names.empty() ? std::string() : *names.begin();
    m_document.layers().set(std::move(names), anchor);
}

void StepList::setOptions(size_t position, const nlohmann::json &options, const QString &option)
{
    Recipe recipe = m_document.recipe();
    recipe.steps[position].options = options;
    recipe.steps[position].resolution = nullptr;
    m_document.setRecipe(recipe, tr("%1 of %2").arg(option.toLower(), QString::fromStdString(recipe.steps[position].pass)));
}

size_t StepList::gapAt(int y) const
{
    size_t gap = 0;
    while (gap < m_rows.size() && y > m_rows[gap]->geometry().center().y())
        ++gap;
    return gap;
}

void StepList::drag(StepRow *row, const QPoint &globalPosition)
{
    if (m_dragged != row) {
        m_dragged = row;
        row->setLifted(true);
        row->setFocus(Qt::MouseFocusReason);
    }
    const int y = mapFromGlobal(globalPosition).y();
    m_gap = gapAt(y);
    const int edge = m_gap < m_rows.size() ? m_rows[m_gap]->geometry().top() : m_rows.back()->geometry().bottom() + 1;
    const int thick = scaled(2);
    m_line->setGeometry(0, edge - thick / 2 - 1, width(), thick);
    m_line->raise();
    m_line->show();
    for (QWidget *above = parentWidget(); above; above = above->parentWidget())
        if (auto *scroll = qobject_cast<QScrollArea *>(above)) { // follows the pointer past the edge
            scroll->ensureVisible(mapTo(scroll->widget(), QPoint(0, 0)).x(), mapTo(scroll->widget(), QPoint(0, y)).y(), 0, scaled(space::row));
            break;
        }
}

void StepList::endDrag(bool drop)
{
    StepRow *row = std::exchange(m_dragged, nullptr);
    if (!row)
        return;
    row->setLifted(false);
    m_line->hide();
    const auto from = positionOf(row);
    if (drop && from)
        move(*from, m_gap > *from ? m_gap - 1 : m_gap);
}

} // namespace pare
