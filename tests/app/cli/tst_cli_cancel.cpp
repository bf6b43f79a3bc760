// Cancelling at any moment, and limits: an exit code, nothing left on disk, no process left over.

#include "tests/app/cli/cli_run.h"

#include <QElapsedTimer>

#include <csignal>

using namespace pare;
using namespace pare::test;

class TestCliCancel : public QObject {
    Q_OBJECT

    Bench m_bench;
    QTemporaryDir m_temporary; // where the program keeps its temporary files

    // Starts it, sends the signal after a while, and gives what came out.
    Answer signalled(const QStringList &arguments, int milliseconds, int signal, qint64 *took = nullptr) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", m_temporary.path());
        process.setProcessEnvironment(environment);
        process.start(parePath(), arguments);
        if (!process.waitForStarted())
            return {};
        QElapsedTimer timer;
        if (!process.waitForFinished(milliseconds)) {
            timer.start();
            ::kill(static_cast<pid_t>(process.processId()), signal);
            if (!process.waitForFinished(20000)) {
                process.kill();
                process.waitForFinished();
                return {};
            }
        }
        if (took)
            *took = timer.isValid() ? timer.elapsed() : 0;
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    // Runners name their scratch folder, which lies in ours.
    [[nodiscard]] QStringList processesLeft() const
    {
        QStringList left;
        for (const QString &entry : QDir("/proc").entryList(QDir::Dirs)) {
            QFile file("/proc/" + entry + "/cmdline");
            if (entry.toInt() > 0 && file.open(QIODevice::ReadOnly) && file.readAll().contains(m_temporary.path().toUtf8()))
                left << entry;
        }
        return left;
    }

private Q_SLOTS:
    void cleanup()
    {
        QVERIFY2(processesLeft().isEmpty(), qPrintable(processesLeft().join(' ')));
        const QStringList left = QDir(m_temporary.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
    }

    void aCancelledBatchLeavesNothing_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<int>("signal");
        QTest::newRow("at once") << 60 << SIGINT;
        QTest::newRow("while starting") << 300 << SIGINT;
        QTest::newRow("while measuring") << 1500 << SIGINT;
        QTest::newRow("ended") << 2500 << SIGTERM;
    }

    void aCancelledBatchLeavesNothing()
    {
        QFETCH(int, milliseconds);
        QFETCH(int, signal);
        qint64 took = 0;
        const Answer answer = signalled({"sweep", m_bench.model(), "--presets", "int8-quick-win,prune-30,prune-50", "--data", m_bench.data(), "-o",
                                         m_bench.path("deep/results"), "--json"},
                                        milliseconds, signal, &took);
        EXITS(answer, 130);
        QCOMPARE(answer.json()["error"]["kind"].get<std::string>(), "cancelled");
        QVERIFY2(took < 5000, QByteArray::number(took).constData());
        QVERIFY(!QFileInfo::exists(m_bench.path("deep")));
    }

    void aCancelledResultIsNotWritten()
    {
        const Answer answer = signalled({"optimize", m_bench.model(), "--preset", "int8-quick-win", "--data", m_bench.data(), "-o", m_bench.path("out.onnx")}, 1200, SIGINT);
        EXITS(answer, 130);
        QVERIFY(answer.out.isEmpty());
        QCOMPARE(m_bench.entries(), (QStringList{"data.npz", "net.onnx"}));
    }

    void aModelThatNeverEndsIsStopped()
    {
        const Model model = modelOf("agraph (float[1] x) => (float[1] y)"
                                    "<int64 trips = {9000000000000000000}, bool go = {1}> {"
                                    "  y = Loop<body = each (int64 i, bool c, float[1] a) => (bool d, float[1] b) { d = Identity(c) b = Sin(a) }>(trips, go, x) }");
        VERIFIED(saveOnnx(model, m_bench.path("endless.onnx").toStdString()));
        qint64 took = 0;
        EXITS(signalled({"time", m_bench.path("endless.onnx")}, 1500, SIGINT, &took), 130);
        QVERIFY2(took < 6000, QByteArray::number(took).constData());
        QElapsedTimer timer;
        timer.start();
        const Answer limited = signalled({"time", m_bench.path("endless.onnx"), "--time-limit", "1.5", "--json"}, 15000, SIGTERM);
        EXITS(limited, 69);
        QVERIFY2(limited.err.contains("time limit"), limited.err.constData());
        QCOMPARE(limited.json()["error"]["kind"].get<std::string>(), "unsupported");
        QVERIFY(timer.elapsed() < 10000);
        VERIFIED(Result<void>(std::filesystem::remove(m_bench.path("endless.onnx").toStdString()) ? Result<void>() : Result<void>(ioError("is not there"))));
    }

    void timeLimitsHoldForTheWholeCommand()
    {
        QElapsedTimer timer;
        timer.start();
        const Answer answer = signalled({"sweep", m_bench.model(), "--presets", "int8-quick-win,prune-30,prune-50", "--data", m_bench.data(), "-o", m_bench.path("late"),
                                         "--time-limit", "2"},
                                        20000, SIGTERM);
        EXITS(answer, 69);
        QVERIFY(timer.elapsed() < 8000);
        QVERIFY(!QFileInfo::exists(m_bench.path("late")));
    }

    void memoryLimitsHold()
    {
        const Model model = modelOf("agraph (float[1] x) => (float[20000,20000] y) <int64[2] shape = {20000, 20000}> { y = Expand(x, shape) }");
        VERIFIED(saveOnnx(model, m_bench.path("large.onnx").toStdString()));
        const Answer answer = pareRun({"time", m_bench.path("large.onnx"), "--memory-limit", "500M"});
        EXITS(answer, 69);
        QVERIFY2(answer.err.contains("memory"), answer.err.constData());
        QFile::remove(m_bench.path("large.onnx"));
    }
};

QTEST_GUILESS_MAIN(TestCliCancel)
#include "tst_cli_cancel.moc"
