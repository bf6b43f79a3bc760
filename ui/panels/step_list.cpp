#include "ui/panels/step_list.h"

#include "core/passes/all_passes.h"
#include "ui/models/treatment.h"
#include "ui/panels/step_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace pare {

StepList::StepList(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_steps(new QVBoxLayout), m_noSteps(new QLabel(this)), m_addStep(new QToolButton(this)), m_presets(new QToolButton(this))
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
    m_noSteps->setWordWrap(true);
    m_noSteps->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_noSteps);
    m_steps->setSpacing(scaled(2));
    column->addLayout(m_steps);

    auto *passMenu = new QMenu(m_addStep);
    for (const Pass &pass : allPasses()) {
        QAction *action = passMenu->addAction(QString::fromStdString(pass.id));
        action->setToolTip(QString::fromStdString(pass.summary));
        connect(action, &QAction::triggered, this, [this, id = pass.id] { addStep(id); });
    }
    passMenu->setToolTipsVisible(true);
    m_addStep->setMenu(passMenu);
    auto *presetMenu = new QMenu(m_presets);
    presetMenu->setToolTipsVisible(true);
    connect(presetMenu, &QMenu::aboutToShow, this, [this, presetMenu] {
        presetMenu->clear();
        for (const Preset &preset : allPresets()) {
            QAction *action = presetMenu->addAction(QString::fromStdString(preset.title));
            const QString why = m_document.whyNotRun(preset);
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? QString::fromStdString(preset.when) : why);
            connect(action, &QAction::triggered, this, [this, preset] { m_document.runPresets({preset}); });
        }
    });
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

void StepList::addStep(const std::string &pass, const Select &select)
{
    if (!m_document.isOpen())
        return;
    RecipeStep step;
    step.pass = pass;
    step.select = select;
    m_document.setRecipe(withStep(m_document.recipe(), std::move(step)), tr("add step %1").arg(QString::fromStdString(pass)));
}

QWidget *StepList::stepRow(size_t position)
{
    const RecipeStep &step = m_document.recipe().steps[position];
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, scaled(2), 0, scaled(2));
    layout->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(space::inside));
    auto *enabled = new QCheckBox(QStringLiteral("%1  %2").arg(position + 1).arg(QString::fromStdString(step.pass)), row);
    enabled->setChecked(step.enabled);
    if (const Pass *pass = findPass(step.pass))
        enabled->setToolTip(QString::fromStdString(pass->summary));
    line->addWidget(enabled, 1);
    const auto button = [&](const QString &icon, const QString &text, auto act) {
        auto *tool = new QToolButton(row);
        tool->setAutoRaise(true);
        tool->setIcon(themeIcon(icon));
        tool->setToolTip(text);
        tool->setAccessibleName(text);
        connect(tool, &QToolButton::clicked, this, act);
        line->addWidget(tool);
    };
    button(QStringLiteral("go-up"), tr("Move up"), [this, position] { moveStep(position, -1); });
    button(QStringLiteral("go-down"), tr("Move down"), [this, position] { moveStep(position, 1); });
    button(QStringLiteral("configure"), tr("Options…"), [this, position] { editStep(position); });
    button(QStringLiteral("edit-delete"), tr("Remove step"), [this, position] {
        Recipe recipe = m_document.recipe();
        const std::string pass = recipe.steps[position].pass;
        recipe.steps.erase(recipe.steps.begin() + static_cast<long>(position));
        m_document.setRecipe(recipe, tr("remove step %1").arg(QString::fromStdString(pass)));
    });
    layout->addLayout(line);
    QString details = targetText(step);
    if (const QString value = mainValue(step); !value.isEmpty())
        details += QStringLiteral(" · ") + value;
    auto *text = new QLabel(details, row);
    text->setFont(smallFont());
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setIndent(scaled(24));
    text->setWordWrap(true);
    layout->addWidget(text);
    if (const auto conflicts = orderConflicts(m_document.recipe()); conflicts.contains(position)) {
        auto *conflict = new QHBoxLayout;
        auto *warning = new QLabel(QStringLiteral("! ") + conflicts.at(position), row);
        warning->setFont(smallFont());
        warning->setIndent(scaled(24));
        warning->setWordWrap(true);
        QPalette palette = warning->palette();
        palette.setColor(QPalette::WindowText, currentTheme().warning);
        warning->setPalette(palette);
        auto *up = new QToolButton(row);
        up->setText(tr("Move up"));
        up->setAutoRaise(true);
        connect(up, &QToolButton::clicked, this, [this, position] { moveWhereItWorks(position); });
        conflict->addWidget(warning, 1);
        conflict->addWidget(up, 0, Qt::AlignTop);
        layout->addLayout(conflict);
    }
    connect(enabled, &QCheckBox::toggled, this, [this, position](bool on) {
        Recipe recipe = m_document.recipe();
        recipe.steps[position].enabled = on;
        m_document.setRecipe(recipe, on ? tr("enable step") : tr("disable step"));
    });
    return row;
}

void StepList::showSteps()
{
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide(); // an open menu holds the deletion up
            widget->deleteLater();
        }
        delete item;
    }
    for (size_t i = 0; i < m_document.recipe().steps.size(); ++i)
        m_steps->addWidget(stepRow(i));
    m_noSteps->setVisible(m_document.recipe().steps.empty());
}

void StepList::moveStep(size_t position, int by)
{
    Recipe recipe = m_document.recipe();
    const auto to = static_cast<long>(position) + by;
    if (to < 0 || to >= static_cast<long>(recipe.steps.size()))
        return;
    std::swap(recipe.steps[position], recipe.steps[static_cast<size_t>(to)]);
    m_document.setRecipe(recipe, tr("move step"));
}

// In front of the steps that leave it nothing to work on.
void StepList::moveWhereItWorks(size_t position)
{
    Recipe recipe = m_document.recipe();
    RecipeStep step = recipe.steps[position];
    recipe.steps.erase(recipe.steps.begin() + static_cast<long>(position));
    recipe.steps.insert(recipe.steps.begin() + static_cast<long>(std::min(position, placeFor(recipe, step.pass))), std::move(step));
    m_document.setRecipe(recipe, tr("move step"));
}

void StepList::editStep(size_t position)
{
    Recipe recipe = m_document.recipe();
    const Pass *pass = findPass(recipe.steps[position].pass);
    if (!pass)
        return;
    const auto options = askOptions(*pass, recipe.steps[position].options, this);
    if (!options || *options == recipe.steps[position].options)
        return;
    recipe.steps[position].options = *options;
    recipe.steps[position].resolution = nullptr;
    m_document.setRecipe(recipe, tr("options of %1").arg(QString::fromStdString(pass->id)));
}

} // namespace pare
