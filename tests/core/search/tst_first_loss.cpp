// The size before the first measurable loss: from the largest file to the smallest.
#include "core/search/first_loss.h"

#include <QTest>

using namespace pare;

namespace {

TriedCandidate tried(const std::string &title, int64_t bytes, double difference, double spread)
{
    TriedCandidate one;
    one.title = title;
    one.measurement.emplace();
    one.measurement->sizeBytes = bytes;
    one.measurement->verdict = verdictName(VerdictKind::Kept);
    one.measurement->withinGuard = difference > -0.01;
    one.measurement->sentence = "of " + title;
    one.measurement->difference.emplace();
    one.measurement->difference->value = difference;
    one.measurement->difference->ci95 = {difference - spread, difference + spread};
    return one;
}

} // namespace

class TestFirstLoss : public QObject {
    Q_OBJECT
private slots:
    void theLastBeforeALossThatIntervalsShowIsTold()
    {
        const auto advice = sizeBeforeFirstLoss({tried("C", 600, -0.02, 0.005), tried("A", 900, 0.001, 0.004), tried("D", 400, -0.001, 0.004), tried("B", 800, -0.003, 0.004)}, 1000);
        QVERIFY(advice);
        QCOMPARE(advice->fact, std::string("smallest before the first measurable loss is B (800 B, 80 % of the source's size, computed; of B, measured)"));
        QCOMPARE(advice->reason, std::string("the first measurable loss is that of C (600 B, 60 % of the source's size, computed; of C, measured), yet behind it D (400 B, 40 % of the source's size, "
                                             "computed; of D, measured) shows none"));
    }

    void withoutALossTheSmallestIsTold()
    {
        const auto advice = sizeBeforeFirstLoss({tried("A", 900, 0.001, 0.004), tried("B", 800, -0.003, 0.004)}, 1000);
        QVERIFY(advice && advice->fact.starts_with("smallest before the first measurable loss is B"));
        QCOMPARE(advice->reason, std::string("nothing that was tried loses measurably on these samples"));
    }

    void whereTheLargestLosesThatIsSaid()
    {
        const auto advice = sizeBeforeFirstLoss({tried("A", 900, -0.1, 0.004)}, 1000);
        QVERIFY(advice && advice->fact.starts_with("no size without a measurable loss was found"));
        QVERIFY(!sizeBeforeFirstLoss({TriedCandidate{}}, 1000)); // nothing was judged
        QVERIFY(!sizeBeforeFirstLoss({tried("larger", 1100, 0, 0.1)}, 1000));
    }
};

QTEST_APPLESS_MAIN(TestFirstLoss)
#include "tst_first_loss.moc"
