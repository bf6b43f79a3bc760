#include "core/analysis/diff.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

const char *network = R"(
    net (float[N, 4] x) => (float[N, 2] y)
    <float[4, 3] w = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, float[3, 2] v = {1, 0, 0, 1, 1, 1}>
    {
        [first] h = MatMul(x, w)
        [bend] r = LeakyRelu<alpha = 0.1>(h)
        [last] y = MatMul(r, v)
    })";

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    text.replace(text.find(from), from.size(), to);
    return text;
}

ModelDiff between(const std::string &first, const std::string &second, int firstOpset = 17, int secondOpset = 17)
{
    return VERIFIED(diffOf(modelOf(first, {}, firstOpset), modelOf(second, {}, secondOpset)));
}

} // namespace

class TestDiff : public QObject {
    Q_OBJECT
private slots:
    void aModelDoesNotDifferFromItself() { QVERIFY(between(network, network).same()); }

    void oneWeightIsAChangeOfItsLayerOnly()
    {
        const ModelDiff diff = between(network, replaced(network, "10, 11, 12", "10, 11, 13"));
        QVERIFY(diff.added.empty() && diff.removed.empty() && diff.interface.empty());
        QCOMPARE(diff.changed.size(), size_t{1});
        QCOMPARE(diff.changed[0].name, std::string("first"));
        QCOMPARE(diff.changed[0].what.size(), size_t{1});
    }

    void attributesAreToldWithBothValues()
    {
        const ModelDiff diff = between(network, replaced(network, "0.1", "0.2"));
        QCOMPARE(diff.changed.size(), size_t{1});
        QVERIFY(diff.changed[0].what[0].starts_with("attribute alpha: "));
        QVERIFY(diff.changed[0].what[0].find("0.1") < diff.changed[0].what[0].find("0.2"));
    }

    void aNodeThatOnlyMakesWeightsSaysWhose()
    {
        const ModelDiff diff = between(network, replaced(network, "[first] h = MatMul(x, w)", "[widen] u = Neg(w) [first] h = MatMul(x, u)"));
        QCOMPARE(diff.added.size(), size_t{1}); // one entry a node
        QCOMPARE(diff.added[0].name, std::string("widen"));
        QCOMPARE(diff.added[0].weightsOf, std::string("first"));
        QVERIFY(between(network, replaced(network, "[last] y = MatMul(r, v)", "[twice] t = Neg(r) [last] y = MatMul(t, v)")).added[0].weightsOf.empty());
    }

    void aLayerThatWentIsRemovedAndANewOneAdded()
    {
        const std::string other = replaced(network, "[bend] r = LeakyRelu<alpha = 0.1>(h)", "[curve] r = Tanh(h)");
        const ModelDiff diff = between(network, other);
        QCOMPARE(diff.removed.size(), size_t{1});
        QCOMPARE(diff.removed[0].name, std::string("bend"));
        QCOMPARE(diff.added.size(), size_t{1});
        QCOMPARE(diff.added[0].op, std::string("Tanh"));
        const ModelDiff back = between(other, network);
        QCOMPARE(back.removed[0].name, diff.added[0].name);
        QCOMPARE(back.added[0].name, diff.removed[0].name);
    }

    void aRenamedLayerIsFoundAgainByWhatItIs()
    {
        QVERIFY(between(network, replaced(network, "[first]", "[renamed]")).same());
    }

    void opsetInputsAndOutputsAreCompared()
    {
        const ModelDiff opset = between(network, network, 13, 17);
        QCOMPARE(opset.interface, std::vector<std::string>{"opset ai.onnx: 13 -> 17"});
        const ModelDiff input = between(network, replaced(network, "float[N, 4] x", "float[1, 4] x"));
        QCOMPARE(input.interface, std::vector<std::string>{"input x: float32 Nx4 -> float32 1x4"});
        const ModelDiff output = between(network, replaced(network, "float[N, 2] y)", "float[N, 2] y, float[N, 3] r)"));
        QCOMPARE(output.interface, std::vector<std::string>{"output r: none -> float32 Nx3"});
    }
};

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
