#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

class QDBusVariant;

namespace pare {

// What the desktop says about looks, from the settings portal (org.freedesktop.portal.Settings) on the session bus.
// Where there is no bus or no portal both stay empty. Never starts a bus, and waits at most 150 ms at the start.
class DesktopSettings : public QObject {
    Q_OBJECT

public:
    explicit DesktopSettings(QObject *parent = nullptr);

    std::optional<bool> prefersDark() const { return m_prefersDark; }
    std::optional<bool> wantsAnimations() const { return m_wantsAnimations; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);
    void take(const QString &key, const QVariant &value);

    std::optional<bool> m_prefersDark;
    std::optional<bool> m_wantsAnimations;
};

// The portal's color-scheme: 1 prefers dark, 2 prefers light, anything else says nothing. `value` may be wrapped in
// variants, as the portal's Read answers it.
std::optional<bool> darkFromPortal(const QVariant &value);

} // namespace pare
