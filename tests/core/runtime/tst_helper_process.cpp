#include "core/runtime/helper_process.h"
#include "tests/support/verified.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace pare {

namespace {

std::unique_ptr<HelperProcess> shell(const std::string &script)
{
    return VERIFIED(HelperProcess::start({"/bin/sh", {"-c", script}, {"PARE_TEST=yes"}}));
}

std::string everything(HelperProcess &process)
{
    std::string bytes;
    while (process.receive(bytes, 1000) != Received::Ended) {
    }
    return bytes;
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

class TestHelperProcess : public QObject {
    Q_OBJECT

private slots:
    void whatIsSentComesBack();
    void theEnvironmentIsAddedTo();
    void aMissingProgramIsUnavailable();
    void standardErrorIsKeptForMessages();
    void sendingToADeadHelperFailsWithoutASignal();
    void aHelperThatDoesNotReadCanBeGivenUp();
    void aHelperThatIgnoresTheEndIsKilled();
    void theOwnersEndEndsTheHelper();
    void endsAreToldInWords_data();
    void endsAreToldInWords();
    void noDescriptorsLeak();
};

void TestHelperProcess::whatIsSentComesBack()
{
    const auto process = shell("exec cat");
    const std::string text(300000, 'x');
    std::string back;
    std::thread sender([&] { QVERIFY(process->send(text, nullptr)); });
    while (back.size() < text.size())
        if (process->receive(back, 1000) == Received::Ended)
            break;
    sender.join();
    QCOMPARE(back.size(), text.size());
}

void TestHelperProcess::theEnvironmentIsAddedTo()
{
    ::setenv("PARE_TEST", "no", 1);
    QCOMPARE(everything(*shell("printf '%s %s' \"$PARE_TEST\" \"${PATH:+path}\"")), std::string("yes path"));
    ::unsetenv("PARE_TEST");
}

void TestHelperProcess::aMissingProgramIsUnavailable()
{
    QCOMPARE(REFUSED(HelperProcess::start({"/nowhere/helper", {}, {}})).kind, ErrorKind::Unavailable);
}

void TestHelperProcess::standardErrorIsKeptForMessages()
{
    const auto process = shell("i=0; while [ $i -lt 3000 ]; do echo \"line $i of noise\" >&2; i=$((i+1)); done; echo 'the last words' >&2");
    everything(*process);
    process->reap();
    QVERIFY(process->errorTail().ends_with("the last words"));
    QVERIFY(process->errorTail().size() <= 400);
}

void TestHelperProcess::sendingToADeadHelperFailsWithoutASignal()
{
    const auto process = shell("exit 0");
    everything(*process);
    process->reap();
    QVERIFY(!process->send("anybody there?", nullptr));
    QCOMPARE(process->status().value_or(-1), 0);
}

void TestHelperProcess::aHelperThatDoesNotReadCanBeGivenUp()
{
    const auto process = shell("exec sleep 60");
    int asked = 0;
    const double seconds = secondsOf([&] { QVERIFY(!process->send(std::string(8 << 20, 'x'), [&] { return ++asked >= 4; })); });
    QVERIFY(asked >= 4);
    QVERIFY(seconds < 2);
}

void TestHelperProcess::aHelperThatIgnoresTheEndIsKilled()
{
    const auto process = shell("trap '' TERM; echo ready; while :; do :; done");
    std::string ready;
    while (ready.empty())
        process->receive(ready, 100);
    const double seconds = secondsOf([&] { process->end(300); });
    QVERIFY(seconds >= 0.25);
    QVERIFY(seconds < 2);
    QVERIFY(process->status().has_value());
    QVERIFY(WIFSIGNALED(*process->status()) && WTERMSIG(*process->status()) == SIGKILL);
}

void TestHelperProcess::theOwnersEndEndsTheHelper()
{
    auto polite = shell("exec cat");
    const pid_t pid = polite->pid();
    QVERIFY(secondsOf([&] { polite.reset(); }) < 1);
    QCOMPARE(::kill(pid, 0), -1);
    auto rude = shell("trap '' TERM; while :; do sleep 0.01; done");
    const pid_t other = rude->pid();
    QVERIFY(secondsOf([&] { rude.reset(); }) < 3);
    QCOMPARE(::kill(other, 0), -1);
}

void TestHelperProcess::endsAreToldInWords_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("words");
    QTest::newRow("division") << "kill -FPE $$" << "division by zero";
    QTest::newRow("fault") << "kill -SEGV $$" << "memory access fault";
    QTest::newRow("bus") << "kill -BUS $$" << "cut short";
    QTest::newRow("abort") << "kill -ABRT $$" << "gave up";
    QTest::newRow("kill") << "kill -KILL $$" << "killed from outside";
    QTest::newRow("memory") << "exit 71" << "out of memory";
    QTest::newRow("status") << "exit 3" << "status 3";
}

void TestHelperProcess::endsAreToldInWords()
{
    QFETCH(QString, script);
    QFETCH(QString, words);
    const auto process = shell("ulimit -c 0; " + script.toStdString());
    everything(*process);
    process->reap();
    const QString said = QString::fromStdString(endInWords(process->status().value_or(0)));
    QVERIFY2(said.contains(words), qPrintable(said));
}

void TestHelperProcess::noDescriptorsLeak()
{
    const auto open = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
    };
    const auto before = open();
    for (int i = 0; i < 20; ++i)
        everything(*shell("exit 0"));
    QCOMPARE(open(), before);
    // Nor does the helper get more than its three.
    QCOMPARE(everything(*shell("ls /proc/$$/fd | tr '\\n' ' '")).substr(0, 6), std::string("0 1 2 "));
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestHelperProcess)
#include "tst_helper_process.moc"
