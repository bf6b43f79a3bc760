#pragma once

#include <QIcon>
#include <QString>

namespace pare {

// Breeze icons carry their colour in the file, so the dark theme takes another set. Both from Debian's
// breeze-icon-theme; the places where the desktop keeps icons are searched even where the platform names none.
void useIconTheme(bool dark);

// The icon of that freedesktop name ("document-open") in the current set, empty if the set is not installed. An icon
// already given out follows a change of theme by itself.
QIcon themeIcon(const QString &name);

} // namespace pare
