// The workbench as a screen reader meets it: a process of its own on a screen of its own, seen through AT-SPI alone.
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>

using namespace pare;

namespace {

constexpr const char *accessibleInterface = "org.a11y.atspi.Accessible";
constexpr int longest = 60000; // ms

// Bits of AT-SPI's set of states.
constexpr int focusableState = 11;
constexpr int selectedState = 23;
constexpr int showingState = 25;

struct Seen {
    QString service;
    QString path;
    QString role;
    QString name;
    quint64 states = 0;
    [[nodiscard]] bool is(int state) const { return states >> state & 1; }
};

class Bus {
public:
    explicit Bus(const QString &address, const QString &name) : m_bus(QDBusConnection::connectToBus(address, name)) {}
    [[nodiscard]] bool connected() const { return m_bus.isConnected(); }

    QVariantList call(const QString &service, const QString &path, const char *interface, const char *method, const QVariantList &arguments = {}) const
    {
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, QString::fromLatin1(interface), QString::fromLatin1(method));
        message.setArguments(arguments);
        return m_bus.call(message, QDBus::Block, 10000).arguments();
    }
    [[nodiscard]] QVariant property(const QString &service, const QString &path, const char *interface, const char *name) const
    {
        const QVariantList answer = call(service, path, "org.freedesktop.DBus.Properties", "Get", {QString::fromLatin1(interface), QString::fromLatin1(name)});
        return answer.isEmpty() ? QVariant() : answer.first().value<QDBusVariant>().variant();
    }
    [[nodiscard]] QList<Seen> children(const QString &service, const QString &path) const
    {
        QList<Seen> all;
        const QVariantList answer = call(service, path, accessibleInterface, "GetChildren");
        if (answer.isEmpty() || !answer.first().canConvert<QDBusArgument>())
            return all;
        const auto list = answer.first().value<QDBusArgument>();
        list.beginArray();
        while (!list.atEnd()) {
            Seen one;
            QDBusObjectPath own;
            list.beginStructure();
            list >> one.service >> own;
            list.endStructure();
            one.path = own.path();
            all << one;
        }
        list.endArray();
        return all;
    }
    void fill(Seen &one) const
    {
        one.name = property(one.service, one.path, accessibleInterface, "Name").toString();
        one.role = call(one.service, one.path, accessibleInterface, "GetRoleName").value(0).toString();
        one.states = 0;
        const QVariantList answer = call(one.service, one.path, accessibleInterface, "GetState");
        if (answer.isEmpty() || !answer.first().canConvert<QDBusArgument>())
            return;
        const auto states = answer.first().value<QDBusArgument>();
        QList<quint32> words;
        states >> words;
        for (qsizetype i = 0; i < words.size() && i < 2; ++i)
            one.states |= quint64(words[i]) << (32 * i);
    }

private:
    QDBusConnection m_bus;
};

} // namespace

class TestWindowFromOutside : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_screen;
    QProcess m_session;
    QProcess m_window;
    std::optional<Bus> m_bus;
    Seen m_application;

    // The first line that a program prints, which is how both of these say where they are.
    static QString firstLine(QProcess &process)
    {
        QByteArray line;
        QElapsedTimer timer;
        timer.start();
        while (!line.endsWith('\n') && timer.elapsed() < longest && process.state() != QProcess::NotRunning) {
            process.waitForReadyRead(200);
            line += process.readLine();
        }
        return QString::fromLatin1(line.trimmed());
    }

    // Everything that is on the screen, parents first, until a visit says that it is enough (false).
    bool walk(const Seen &from, const std::function<bool(const Seen &)> &visit, int depth = 0) const
    {
        constexpr int deepest = 40;
        for (Seen one : m_bus->children(from.service, from.path)) {
            m_bus->fill(one);
            if (one.is(showingState) && depth < deepest && (!visit(one) || !walk(one, visit, depth + 1)))
                return false;
        }
        return true;
    }

    [[nodiscard]] std::optional<Seen> find(const std::function<bool(const Seen &)> &wanted) const
    {
        std::optional<Seen> found;
        walk(m_application, [&](const Seen &one) {
            if (wanted(one))
                found = one;
            return !found;
        });
        return found;
    }

    [[nodiscard]] std::optional<Seen> findNamed(const QString &name) const
    {
        return find([&](const Seen &one) { return one.name == name; });
    }

    // The first product of the network, as the graph draws it.
    [[nodiscard]] std::optional<Seen> layer() const
    {
        return find([](const Seen &one) { return one.role == QStringLiteral("list item") && one.name.startsWith(QStringLiteral("MatMul_0, MatMul")); });
    }

    [[nodiscard]] bool act(const Seen &on, const QString &action) const
    {
        const int count = m_bus->property(on.service, on.path, "org.a11y.atspi.Action", "NActions").toInt();
        for (int i = 0; i < count; ++i)
            if (m_bus->call(on.service, on.path, "org.a11y.atspi.Action", "GetName", {i}).value(0).toString() == action)
                return m_bus->call(on.service, on.path, "org.a11y.atspi.Action", "DoAction", {i}).value(0).toBool();
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *program : {"Xvfb", "dbus-daemon"})
            QVERIFY2(!QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty(), "Xvfb and dbus-daemon are needed: installers/setup.sh --tests");
        QVERIFY(m_folder.isValid());
        const Model model = test::modelOf("net (float[1,8] x) => (float[1,4] y) { h = MatMul(x, w) r = Relu(h) y = MatMul(r, v) }", {"w[8,16]", "v[16,4]"});
        const QString file = m_folder.filePath(QStringLiteral("net.onnx"));
        VERIFIED(saveOnnx(model, file.toStdString()));

        // Without a reset when its last client goes: at such a moment it takes no other one.
        m_screen.start(QStringLiteral("Xvfb"), {QStringLiteral("-noreset"), QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"), QStringLiteral("1600x1000x24")});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *place : {"HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            environment.insert(QString::fromLatin1(place), m_folder.path()); // nobody's own settings, and nobody's own bus
        environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + firstLine(m_screen));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        m_session.setProcessEnvironment(environment);
        m_session.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        const QString address = firstLine(m_session);
        QVERIFY2(!address.isEmpty(), m_session.readAllStandardError().constData());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
        m_window.setProcessEnvironment(environment);
        m_window.start(QStringLiteral(PARE_BIN_DIR "/pare-workbench"), {file});
        QVERIFY(m_window.waitForStarted());

        const Bus session(address, QStringLiteral("session of the test"));
        QVERIFY(session.connected());
        const QString accessibility = session.call(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"), "org.a11y.Bus", "GetAddress").value(0).toString();
        QVERIFY2(!accessibility.isEmpty(), "there is no bus for assistive technology: at-spi2-core is needed, installers/setup.sh --tests");
        m_bus.emplace(accessibility, QStringLiteral("accessibility of the test"));
        QVERIFY(m_bus->connected());
        const auto there = [&] {
            for (Seen one : m_bus->children(QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root"))) {
                m_bus->fill(one);
                m_application = one;
            }
            return !m_application.service.isEmpty() && layer().has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(m_window.state() == QProcess::NotRunning || there(), longest);
        QVERIFY2(m_window.state() == QProcess::Running, m_window.readAllStandardError().constData()); // why it went
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_window, &m_session, &m_screen}) {
            process->terminate();
            if (!process->waitForFinished(5000)) {
                process->kill();
                process->waitForFinished();
            }
        }
    }

    void everythingThatTakesTheKeyboardSaysWhatItIs()
    {
        QStringList nameless;
        int reached = 0;
        walk(m_application, [&](const Seen &one) {
            if (one.is(focusableState)) {
                ++reached;
                if (one.name.isEmpty() && one.role != QStringLiteral("cell")) // an empty cell has nothing to say; its column has
                    nameless << one.role + QLatin1Char(' ') + one.path;
            }
            return true;
        });
        QVERIFY2(reached > 30, qPrintable(QString::number(reached)));
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }

    void aPaintedLayerIsChosenByItsAction()
    {
        const auto painted = layer();
        QVERIFY(painted && !painted->is(selectedState));
        QVERIFY(act(*painted, QStringLiteral("SetFocus")));
        const auto chosen = [&] {
            Seen again = *painted;
            m_bus->fill(again);
            return again.is(selectedState);
        };
        QTRY_VERIFY_WITH_TIMEOUT(chosen(), 10000);
        const auto told = [&] { return find([](const Seen &one) { return one.role == QStringLiteral("label") && one.name.startsWith(QStringLiteral("1 layer")); }).has_value(); };
        QTRY_VERIFY_WITH_TIMEOUT(told(), 10000); // the recipe's box speaks of it
    }

    void aFigureIsSetAndReadBack()
    {
        const auto guard = findNamed(QStringLiteral("Largest loss that is accepted, in points"));
        QVERIFY(guard);
        const auto value = [&] { return m_bus->property(guard->service, guard->path, "org.a11y.atspi.Value", "CurrentValue").toDouble(); };
        QCOMPARE(value(), 1.0);
        m_bus->call(guard->service, guard->path, "org.freedesktop.DBus.Properties", "Set",
                    {QStringLiteral("org.a11y.atspi.Value"), QStringLiteral("CurrentValue"), QVariant::fromValue(QDBusVariant(2.5))});
        QTRY_COMPARE_WITH_TIMEOUT(value(), 2.5, 10000);
    }

    void aButtonThatCannotActSaysWhy()
    {
        const auto run = find([](const Seen &one) { return one.role == QStringLiteral("push button") && one.name == QStringLiteral("Run recipe"); });
        QVERIFY(run);
        QCOMPARE(m_bus->property(run->service, run->path, accessibleInterface, "Description").toString(), QStringLiteral("Run: the recipe has no enabled step."));
    }
};

QTEST_GUILESS_MAIN(TestWindowFromOutside)
#include "tst_window_from_outside.moc"
