// The portal is played by a small service on a private bus.

#include "ui/theme/desktop_settings.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace pare;

namespace {

// Answers Read as the desktop's portal does: a variant in a variant.
class Portal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    std::atomic<uint> scheme = 1;
    std::atomic<bool> animations = true;
    std::atomic<int> delayMs = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        QThread::msleep(ulong(delayMs.load()));
        if (group == QStringLiteral("org.freedesktop.appearance") && key == QStringLiteral("color-scheme"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme.load())));
        if (key == QStringLiteral("enable-animations"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(animations.load())));
        sendErrorReply(QDBusError::UnknownProperty, QStringLiteral("not here"));
        return {};
    }
};

constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto interface = "org.freedesktop.portal.Settings";

} // namespace

class TestDesktopSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void thePortalsValueIsRead_data();
    void thePortalsValueIsRead();
    void withoutAPortalNothingIsKnownAndNothingWaits();
    void thePortalIsAsked();
    void aChangeIsHeard();
    void anotherSettingIsNoChange();
    void aSlowPortalHoldsNothingUp();

private:
    void announce(const QString &group, const QString &key, const QVariant &value);
    bool raisePortal();
    void lowerPortal();

    QProcess m_bus;
    QThread m_thread;
    std::unique_ptr<Portal> m_portal;
    QString m_address;
};

void TestDesktopSettings::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        return;
    m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_bus.waitForStarted());
    QVERIFY(m_bus.waitForReadyRead());
    m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
    QVERIFY(!m_address.isEmpty());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
}

void TestDesktopSettings::init()
{
    const bool needsBus = QByteArray(QTest::currentTestFunction()) != "thePortalsValueIsRead";
    if (needsBus && m_address.isEmpty())
        QSKIP("dbus-daemon is not installed");
}

void TestDesktopSettings::cleanupTestCase()
{
    lowerPortal();
    m_bus.terminate();
    m_bus.waitForFinished();
}

bool TestDesktopSettings::raisePortal()
{
    if (m_portal)
        return true;
    m_portal = std::make_unique<Portal>();
    m_portal->moveToThread(&m_thread);
    m_thread.start();
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, QStringLiteral("portal"));
    return bus.registerObject(QLatin1String(path), m_portal.get(), QDBusConnection::ExportAllSlots)
           && bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
}

void TestDesktopSettings::lowerPortal()
{
    if (!m_portal)
        return;
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    m_thread.quit();
    m_thread.wait();
    m_portal.reset();
}

void TestDesktopSettings::announce(const QString &group, const QString &key, const QVariant &value)
{
    QDBusMessage signal = QDBusMessage::createSignal(QLatin1String(path), QLatin1String(interface), QStringLiteral("SettingChanged"));
    signal << group << key << QVariant::fromValue(QDBusVariant(value));
    QVERIFY(QDBusConnection(QStringLiteral("portal")).send(signal));
}

void TestDesktopSettings::thePortalsValueIsRead_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<int>("dark"); // -1: says nothing
    QTest::newRow("no preference") << QVariant(0u) << -1;
    QTest::newRow("dark") << QVariant(1u) << 1;
    QTest::newRow("light") << QVariant(2u) << 0;
    QTest::newRow("a number to come") << QVariant(3u) << -1;
    QTest::newRow("wrapped") << QVariant::fromValue(QDBusVariant(1u)) << 1;
    QTest::newRow("wrapped twice") << QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(2u)))) << 0;
    QTest::newRow("words") << QVariant(QStringLiteral("dark")) << -1;
    QTest::newRow("nothing") << QVariant() << -1;
}

void TestDesktopSettings::thePortalsValueIsRead()
{
    QFETCH(const QVariant, value);
    QFETCH(const int, dark);
    const std::optional<bool> read = darkFromPortal(value);
    QCOMPARE(read.has_value(), dark >= 0);
    if (read)
        QCOMPARE(*read, dark == 1);
}

void TestDesktopSettings::withoutAPortalNothingIsKnownAndNothingWaits()
{
    QElapsedTimer timer;
    timer.start();
    const DesktopSettings settings;
    QVERIFY(!settings.prefersDark());
    QVERIFY(!settings.wantsAnimations());
    QVERIFY(timer.elapsed() < 1000);
}

void TestDesktopSettings::thePortalIsAsked()
{
    QVERIFY(raisePortal());
    m_portal->animations = false;
    const DesktopSettings dark;
    QCOMPARE(dark.prefersDark(), std::optional(true));
    QCOMPARE(dark.wantsAnimations(), std::optional(false));
    m_portal->scheme = 2;
    m_portal->animations = true;
    const DesktopSettings light;
    QCOMPARE(light.prefersDark(), std::optional(false));
    QCOMPARE(light.wantsAnimations(), std::optional(true));
}

void TestDesktopSettings::aChangeIsHeard()
{
    QVERIFY(raisePortal());
    m_portal->scheme = 2;
    DesktopSettings settings;
    QSignalSpy changed(&settings, &DesktopSettings::changed);
    announce(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 1u);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(settings.prefersDark(), std::optional(true));
    announce(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 0u);
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(!settings.prefersDark());
}

void TestDesktopSettings::anotherSettingIsNoChange()
{
    QVERIFY(raisePortal());
    m_portal->scheme = 1;
    DesktopSettings settings;
    QSignalSpy changed(&settings, &DesktopSettings::changed);
    announce(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("accent-color"), 2u);
    announce(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 1u); // as before
    announce(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 2u);
    QTRY_COMPARE(changed.size(), 1); // the third alone
    QCOMPARE(settings.prefersDark(), std::optional(false));
}

void TestDesktopSettings::aSlowPortalHoldsNothingUp()
{
    QVERIFY(raisePortal());
    m_portal->scheme = 1;
    m_portal->delayMs = 400;
    QElapsedTimer timer;
    timer.start();
    DesktopSettings settings;
    QVERIFY2(timer.elapsed() < 390, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!settings.prefersDark());
    QTRY_COMPARE_WITH_TIMEOUT(settings.prefersDark(), std::optional(true), 5000); // the answer counts all the same
    m_portal->delayMs = 0;
}

QTEST_GUILESS_MAIN(TestDesktopSettings)
#include "tst_desktop_settings.moc"
