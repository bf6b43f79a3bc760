#include "core/base/time_limit.h"

#include <QTest>

using namespace pare;

class TestTimeLimit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workIsAskedToStopWhenItsTimeIsOver()
    {
        RunContext context;
        {
            const TimeLimit limit(context, 0.02);
            QVERIFY(QTest::qWaitFor([&] { return context.stopRequested(); }, 5000));
            QVERIFY(limit.over());
        }
        QVERIFY(!context.stopRequested());
    }

    void whoAsksAnywayIsHeardAtOnce()
    {
        std::stop_source asked;
        RunContext context;
        context.stop = asked.get_token();
        {
            const TimeLimit limit(context, 3600);
            QVERIFY(!context.stopRequested());
            asked.request_stop();
            QVERIFY(QTest::qWaitFor([&] { return context.stopRequested(); }, 5000));
            QVERIFY(!limit.over());
        }
        QVERIFY(context.stopRequested());
    }

    void whatEndsInTimeIsNotHeldUp()
    {
        RunContext context;
        const auto began = std::chrono::steady_clock::now();
        {
            const TimeLimit limit(context, 3600);
        }
        QVERIFY(std::chrono::steady_clock::now() - began < std::chrono::seconds(60));
        QVERIFY(!context.stopRequested());
    }
};

QTEST_GUILESS_MAIN(TestTimeLimit)
#include "tst_time_limit.moc"
