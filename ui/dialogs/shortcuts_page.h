// The keys of a window's actions: kept in the settings, changed on a page of the preferences.
#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>

class QAction;
class QMenuBar;
class QWidget;

namespace pare {

// On an action, of a menu too: its text before it was translated, by which its keys are kept.
inline constexpr const char *sourceTextProperty = "sourceText";

// Gives every action of the menus a name that stays ("View/Fit"), remembers the keys that it was made with, and puts in those that were
// chosen in its place. Once, when the menus are complete.
void applyShortcuts(QMenuBar &menus);

// What an action is called whatever its text says just now: "Undo", not "Undo prune 30 % of 4 layers".
[[nodiscard]] QString lastingText(const QAction &action);

// Why an action cannot have these keys, in a sentence: another one has them, or the graph and the tables use them. Empty where it can.
[[nodiscard]] QString whyNotKeys(const QMenuBar &menus, const QAction &action, const QKeySequence &keys);
// Keeps them; empty keys: none.
void setKeys(QAction &action, const QKeySequence &keys);
void resetKeys(QMenuBar &menus);

// The page. What is returned with it takes every change back.
struct ShortcutsPage {
    QWidget *widget = nullptr;
    std::function<void()> reset;
};
[[nodiscard]] ShortcutsPage shortcutsPage(QMenuBar &menus, QWidget *parent);

} // namespace pare
