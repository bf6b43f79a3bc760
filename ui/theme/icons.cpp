#include "ui/theme/icons.h"

#include <QStandardPaths>
#include <QStringList>

namespace pare {
namespace {

// The offscreen and minimal platforms, and desktops without a platform plugin, name no folder of icons.
void addDesktopIconFolders()
{
    QStringList folders = QIcon::themeSearchPaths();
    const QStringList found = QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("icons"),
                                                        QStandardPaths::LocateDirectory);
    for (const QString &folder : found) {
        if (!folders.contains(folder))
            folders.append(folder);
    }
    if (folders.size() != QIcon::themeSearchPaths().size())
        QIcon::setThemeSearchPaths(folders);
}

} // namespace

void useIconTheme(bool dark)
{
    addDesktopIconFolders();
    const QString name = dark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze");
    if (QIcon::themeName() != name)
        QIcon::setThemeName(name);
}

QIcon themeIcon(const QString &name)
{
    return QIcon::fromTheme(name);
}

} // namespace pare
