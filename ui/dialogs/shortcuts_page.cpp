#include "ui/dialogs/shortcuts_page.h"

#include "ui/dialogs/dialog_parts.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pare {

namespace {

constexpr const char *nameProperty = "shortcutName";
constexpr const char *textProperty = "shortcutText"; // the last part of the name
constexpr const char *settingProperty = "shortcutSetting"; // where its keys are kept
constexpr const char *originalProperty = "shortcutOriginal";

struct ShortcutWords {
    Q_DECLARE_TR_FUNCTIONS(ShortcutWords)
};

QString plain(QString text)
{
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QStringLiteral("…")))
        text.chop(1);
    return text;
}

QString settingOf(const QAction &action)
{
    return action.property(settingProperty).toString();
}

struct ActionPath {
    QString name;   // as it is shown: "View/Fit"
    QString source; // the same before it was translated
};

void forEachAction(const QList<QAction *> &actions, const ActionPath &path, const std::function<void(QAction &, const ActionPath &)> &act)
{
    const auto below = [](const QString &above, const QString &text) { return (above.isEmpty() ? QString() : above + QLatin1Char('/')) + plain(text); };
    for (QAction *action : actions) {
        if (action->isSeparator())
            continue;
        const QVariant source = action->property(sourceTextProperty);
        const ActionPath own{below(path.name, action->text()), below(path.source, source.isValid() ? source.toString() : action->text())};
        if (action->menu())
            forEachAction(action->menu()->actions(), own, act);
        else
            act(*action, own);
    }
}

// Those that have a name: entries of menus that are filled when they open have none.
std::vector<QAction *> namedActions(const QMenuBar &menus)
{
    std::vector<QAction *> all;
    forEachAction(menus.actions(), {}, [&](QAction &action, const ActionPath &) {
        if (action.property(nameProperty).isValid())
            all.push_back(&action);
    });
    return all;
}

// What graph, chart and tables do by themselves.
bool isTakenByViews(const QKeySequence &keys)
{
    static const QList<QKeySequence> taken{Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape,
                                           Qt::Key_Space, Qt::Key_Tab, Qt::Key_Menu, Qt::Key_Delete, Qt::Key_A, Qt::Key_B, Qt::Key_S, QKeySequence(Qt::CTRL | Qt::Key_C)};
    return taken.contains(keys);
}

} // namespace

void applyShortcuts(QMenuBar &menus)
{
    const QSettings settings;
    forEachAction(menus.actions(), {}, [&](QAction &action, const ActionPath &path) {
        action.setProperty(nameProperty, path.name);
        action.setProperty(textProperty, plain(action.text()));
        action.setProperty(settingProperty, QStringLiteral("shortcuts/") + path.source);
        action.setProperty(originalProperty, QVariant::fromValue(action.shortcut()));
        if (const QVariant kept = settings.value(settingOf(action)); kept.isValid())
            action.setShortcut(QKeySequence::fromString(kept.toString(), QKeySequence::PortableText));
    });
}

QString lastingText(const QAction &action)
{
    const QVariant text = action.property(textProperty);
    return text.isValid() ? text.toString() : plain(action.text());
}

QString whyNotKeys(const QMenuBar &menus, const QAction &action, const QKeySequence &keys)
{
    if (keys.isEmpty())
        return {};
    if (isTakenByViews(keys))
        return ShortcutWords::tr("%1 is used in the graph and in tables.").arg(keys.toString(QKeySequence::NativeText));
    for (const QAction *other : namedActions(menus))
        if (other != &action && other->shortcuts().contains(keys))
            return ShortcutWords::tr("%1 is the key of %2; take it away there first.").arg(keys.toString(QKeySequence::NativeText), other->property(nameProperty).toString());
    return {};
}

void setKeys(QAction &action, const QKeySequence &keys)
{
    action.setShortcut(keys);
    const auto original = action.property(originalProperty).value<QKeySequence>();
    if (keys == original)
        QSettings().remove(settingOf(action));
    else
        QSettings().setValue(settingOf(action), keys.toString(QKeySequence::PortableText));
}

void resetKeys(QMenuBar &menus)
{
    for (QAction *action : namedActions(menus))
        setKeys(*action, action->property(originalProperty).value<QKeySequence>());
}

ShortcutsPage shortcutsPage(QMenuBar &menus, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *find = new QLineEdit(page);
    find->setPlaceholderText(ShortcutWords::tr("Find an action or its keys"));
    find->setAccessibleName(ShortcutWords::tr("Find an action or its keys"));
    find->setClearButtonEnabled(true);
    layout->addWidget(find);
    auto *list = new QTreeWidget(page);
    list->setHeaderLabels({ShortcutWords::tr("Action"), ShortcutWords::tr("Keys")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAccessibleName(ShortcutWords::tr("Shortcuts"));
    list->header()->resizeSection(0, scaled(260));
    layout->addWidget(list, 1);
    auto *row = new QHBoxLayout;
    auto *keys = new QKeySequenceEdit(page);
    keys->setAccessibleName(ShortcutWords::tr("New keys"));
    auto *none = new QPushButton(ShortcutWords::tr("No keys"), page);
    auto *original = new QPushButton(ShortcutWords::tr("As it was"), page);
    for (QPushButton *button : {none, original})
        button->setAutoDefault(false);
    row->addWidget(new QLabel(ShortcutWords::tr("Press the new keys"), page));
    row->addWidget(keys, 1);
    row->addWidget(none);
    row->addWidget(original);
    layout->addLayout(row);
    auto *problem = new QLabel(page);
    problem->setWordWrap(true);
    problem->hide();
    layout->addWidget(problem);

    const std::vector<QAction *> actions = namedActions(menus);
    for (size_t i = 0; i < actions.size(); ++i) {
        auto *item = new QTreeWidgetItem(list, {actions[i]->property(nameProperty).toString().replace(QLatin1Char('/'), QStringLiteral(" › ")), QString()});
        item->setData(0, Qt::UserRole, static_cast<int>(i));
    }
    const auto refresh = [list, actions] {
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QAction *action = actions[static_cast<size_t>(i)];
            QTreeWidgetItem *item = list->topLevelItem(i);
            const bool changed = action->shortcut() != action->property(originalProperty).value<QKeySequence>();
            item->setText(1, action->shortcut().toString(QKeySequence::NativeText));
            QFont font = list->font();
            font.setBold(changed);
            item->setFont(1, font);
            item->setToolTip(1, changed ? ShortcutWords::tr("changed; it was %1").arg(action->property(originalProperty).value<QKeySequence>().toString(QKeySequence::NativeText)) : QString());
        }
    };
    const auto current = [list, actions]() -> QAction * {
        const QTreeWidgetItem *item = list->currentItem();
        return item ? actions[static_cast<size_t>(item->data(0, Qt::UserRole).toInt())] : nullptr;
    };
    const auto take = [&menus, current, refresh, problem](const QKeySequence &wanted) {
        QAction *action = current();
        const QString why = action ? whyNotKeys(menus, *action, wanted) : ShortcutWords::tr("Choose an action first.");
        showProblem(problem, why);
        if (action && why.isEmpty())
            setKeys(*action, wanted);
        refresh();
    };
    QObject::connect(find, &QLineEdit::textChanged, list, [list](const QString &text) {
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            QTreeWidgetItem *item = list->topLevelItem(i);
            item->setHidden(!item->text(0).contains(text, Qt::CaseInsensitive) && !item->text(1).contains(text, Qt::CaseInsensitive));
        }
    });
    QObject::connect(list, &QTreeWidget::currentItemChanged, keys, [keys, current, problem, none, original] {
        const QAction *action = current();
        keys->setKeySequence(action ? action->shortcut() : QKeySequence());
        keys->setEnabled(action);
        none->setEnabled(action);
        original->setEnabled(action);
        showProblem(problem, {});
    });
    QObject::connect(keys, &QKeySequenceEdit::editingFinished, list, [keys, take] {
        take(keys->keySequence().isEmpty() ? QKeySequence() : QKeySequence(keys->keySequence()[0])); // one key, not a chain of them
    });
    QObject::connect(none, &QPushButton::clicked, list, [keys, take] {
        keys->clear();
        take({});
    });
    QObject::connect(original, &QPushButton::clicked, list, [keys, current, take] {
        if (const QAction *action = current()) {
            keys->setKeySequence(action->property(originalProperty).value<QKeySequence>());
            take(keys->keySequence());
        }
    });
    refresh();
    if (list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0));
    return {page, [&menus, refresh, keys, current, problem] {
                resetKeys(menus);
                refresh();
                if (const QAction *action = current())
                    keys->setKeySequence(action->shortcut());
                showProblem(problem, {});
            }};
}

} // namespace pare
