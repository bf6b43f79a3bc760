#include "ui/theme/desktop_settings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

namespace pare {
namespace {

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString schemeKey = QStringLiteral("color-scheme");
const QString gnomeGroup = QStringLiteral("org.gnome.desktop.interface");
const QString animationKey = QStringLiteral("enable-animations");
constexpr int startWaitMs = 150;

// Without one of these the D-Bus library would try to start a bus of its own.
bool sessionBusIsThere()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeFolder.isEmpty() && QFileInfo::exists(runtimeFolder + QStringLiteral("/bus"));
}

QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

std::optional<bool> darkFromPortal(const QVariant &value)
{
    bool isNumber = false;
    const uint scheme = unwrapped(value).toUInt(&isNumber);
    if (!isNumber || (scheme != 1 && scheme != 2))
        return std::nullopt;
    return scheme == 1;
}

DesktopSettings::DesktopSettings(QObject *parent) : QObject(parent)
{
    if (!sessionBusIsThere())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(appearanceGroup, schemeKey);
    ask(gnomeGroup, animationKey);
}

// A short wait avoids a first frame in the wrong colours; a portal that still has to start answers later.
void DesktopSettings::ask(const QString &group, const QString &key)
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
    question << group << key;
    QDBusConnection bus = QDBusConnection::sessionBus();
    const QDBusMessage answer = bus.call(question, QDBus::Block, startWaitMs);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()) {
        take(key, answer.arguments().constFirst());
        return;
    }
    if (answer.errorName() != QStringLiteral("org.freedesktop.DBus.Error.NoReply"))
        return;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        const QDBusPendingReply<QDBusVariant> late = *watcher;
        watcher->deleteLater();
        if (late.isError())
            return;
        take(key, late.value().variant());
        Q_EMIT changed();
    });
}

void DesktopSettings::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    const bool isScheme = group == appearanceGroup && key == schemeKey;
    const bool isAnimation = group == gnomeGroup && key == animationKey;
    if (!isScheme && !isAnimation)
        return;
    const auto before = std::pair(m_prefersDark, m_wantsAnimations);
    take(key, value.variant());
    if (before != std::pair(m_prefersDark, m_wantsAnimations))
        Q_EMIT changed();
}

void DesktopSettings::take(const QString &key, const QVariant &value)
{
    if (key == schemeKey)
        m_prefersDark = darkFromPortal(value);
    else if (const QVariant plain = unwrapped(value); plain.userType() == QMetaType::Bool)
        m_wantsAnimations = plain.toBool();
}

} // namespace pare
