#include "core/search/blind_check.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

class TestBlindCheck : public QObject {
    Q_OBJECT
private slots:
    void equalModelsAreEqual();
    void otherWeightsAreFarAway();
    void freeSizesAreGuessed();
};

namespace {

struct Bench {
    RunContext context;
    std::unique_ptr<Runner> runner = VERIFIED(Runner::start({}, context));
    FidelityNumber compare(const Model &source, const Model &variant)
    {
        const BlindCheck check = VERIFIED(BlindCheck::start(*runner, source, context));
        return VERIFIED(check.compare(*runner, variant, context));
    }
};

constexpr const char *graph = "agraph (float[N,8] x) => (float[N,16] y) { y = MatMul(x, w) }";

} // namespace

void TestBlindCheck::equalModelsAreEqual()
{
    Bench bench;
    const Model model = modelOf(graph, {"w[8,16]"});
    const FidelityNumber found = bench.compare(model, model);
    QVERIFY(found.cosine > 1 - 1e-12);
    QVERIFY(std::isinf(found.sqnrDb));
}

void TestBlindCheck::otherWeightsAreFarAway()
{
    Bench bench;
    const FidelityNumber found = bench.compare(modelOf(graph, {"w[8,16]"}, 17, 1), modelOf(graph, {"w[8,16]"}, 17, 2));
    QVERIFY(found.cosine < 0.9);
    QVERIFY(found.sqnrDb < 10);
}

void TestBlindCheck::freeSizesAreGuessed()
{
    Bench bench;
    const Model model = modelOf("agraph (int64[batch,sequence] ids) => (float[batch,sequence,8] y) { y = Gather(e, ids) }", {"e[4,8]"});
    QVERIFY(bench.compare(model, model).cosine > 1 - 1e-12);
}

QTEST_GUILESS_MAIN(TestBlindCheck)
#include "tst_blind_check.moc"
