// Two models on single samples: both answers with their scores, the largest disagreement first.
#include "core/measure/sample_pairs.h"
#include "tests/support/data_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>

using namespace pare;
using namespace pare::test;

namespace {

struct Bench {
    RunContext context;
    std::unique_ptr<Runner> runner = VERIFIED(Runner::start({}, context));
    DataFolder folder;

    // Four numbers a sample; the class is the largest of them.
    DatasetRef data(bool labelled)
    {
        std::vector<ZipEntry> entries{{"x.npy", npyFloats({3, 4}, {5, 0, 0, 4.9F, 1, 0, 0, 0.9F, 0, 9, 0, 0})}};
        if (labelled)
            entries.push_back({"labels.npy", npyInts({3}, {0, 3, 1})});
        DatasetRef ref;
        ref.path = folder.write(labelled ? "labelled.npz" : "plain.npz", zipFile(entries));
        return ref;
    }
    SamplePairs compare(const Model &first, const Model &second, const DatasetRef &data, const std::vector<int64_t> &samples = {})
    {
        return VERIFIED(samplePairs(first, second, data, samples, *runner, context));
    }
};

Model scaledBy(const char *factors)
{
    return modelOf(std::string("agraph (float[N,4] x) => (float[N,4] logits) <float[4] f = {") + factors + "}> { logits = Mul(x, f) }", {});
}

} // namespace

class TestSamplePairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLargestDisagreementComesFirstWithBothScores()
    {
        Bench bench;
        const SamplePairs found = bench.compare(scaledBy("1,1,1,1"), scaledBy("1,1,1,2"), bench.data(true));
        QVERIFY(found.shares && found.all);
        QCOMPARE(found.all->lost, 1);
        QCOMPARE(found.all->gained, 1);
        QCOMPARE(found.pairs.size(), size_t{2}); // the third gets the same class
        const SamplePair &worst = found.pairs[0];
        QCOMPARE(worst.sample, 0);
        QCOMPARE(worst.label, std::string("0"));
        QCOMPARE(worst.first, std::string("0"));
        QCOMPARE(worst.second, std::string("3"));
        QVERIFY(worst.lost && !worst.gained);
        const double share = std::exp(5.0) / (std::exp(5.0) + std::exp(4.9) + 2);
        QVERIFY(std::fabs(worst.firstScore - share) < 1e-3);
        QVERIFY(worst.distance > found.pairs[1].distance && worst.distance <= 1);
        QVERIFY(found.pairs[1].gained);
        QCOMPARE(worst.outputs.size(), size_t{4});
        QCOMPARE(worst.outputs[0].name, std::string("3")); // the likeliest of either
        QCOMPARE(worst.inputs.size(), size_t{1});
        QCOMPARE(worst.inputs[0].elements(), 4);
    }

    void samplesThatAreAskedForAreShownWhateverTheyGive()
    {
        Bench bench;
        const SamplePairs found = bench.compare(scaledBy("1,1,1,1"), scaledBy("1,1,1,1"), bench.data(true), {2, 0});
        QVERIFY(!found.all);
        QCOMPARE(found.pairs.size(), size_t{2});
        QCOMPARE(found.pairs[0].sample, 2);
        QCOMPARE(found.pairs[0].distance, 0.0);
        QVERIFY(!found.pairs[0].lost && !found.pairs[0].gained);
    }

    void valuesAreComparedByTheirDistance()
    {
        Bench bench;
        const Model plain = modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Neg(x) }", {});
        const Model other = modelOf("agraph (float[N,4] x) => (float[N,4] y) <float[4] f = {-1,-1.5,-1,-1}> { y = Mul(x, f) }", {});
        const SamplePairs found = bench.compare(plain, other, bench.data(false), {0, 2});
        QVERIFY(!found.shares);
        QCOMPARE(found.pairs[0].sample, 2);
        QVERIFY(std::fabs(found.pairs[0].distance - 0.5) < 1e-6);
        QCOMPARE(found.pairs[0].outputs[0].name, std::string("1"));
        QCOMPARE(found.pairs[0].outputs[0].first, -9.0);
        QCOMPARE(found.pairs[0].outputs[0].second, -13.5);
        QVERIFY(found.pairs[0].label.empty() && found.pairs[0].first.empty());
        QCOMPARE(found.pairs[1].distance, 0.0);
    }

    void outputsOfOtherLengthsCannotBeCompared()
    {
        Bench bench;
        const Model plain = modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Neg(x) }", {});
        const Model twice = modelOf("agraph (float[N,4] x) => (float[N,8] y) { y = Concat<axis=1>(x, x) }", {});
        const SamplePairs found = bench.compare(plain, twice, bench.data(false), {0});
        QVERIFY(std::isinf(found.pairs[0].distance));
        QVERIFY(found.pairs[0].outputs.empty());
    }
};

QTEST_MAIN(TestSamplePairs)
#include "tst_sample_pairs.moc"
