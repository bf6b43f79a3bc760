#include "core/analysis/diff.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QElapsedTimer>
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
        QCOMPARE(diff.changed[0].kinds, std::vector{DiffKind::Weights});
        QCOMPARE(diff.unchanged, 2);
    }

    void weightsWithinTheToleranceAreUnchanged()
    {
        const std::string other = replaced(network, "10, 11, 12", "10, 11, 13"); // 1 of 12: 0.083
        const auto changed = [&](const DiffOptions &options) { return VERIFIED(diffOf(modelOf(network), modelOf(other), options)).changed.size(); };
        QCOMPARE(changed({.relative = 0.08}), size_t{1});
        QCOMPARE(changed({.relative = 0.09}), size_t{0});
        QCOMPARE(changed({.absolute = 0.9}), size_t{1});
        QCOMPARE(changed({.absolute = 1.0}), size_t{0});
    }

    void attributesAreToldWithBothValues()
    {
        const ModelDiff diff = between(network, replaced(network, "0.1", "0.2"));
        QCOMPARE(diff.changed.size(), size_t{1});
        QVERIFY(diff.changed[0].what[0].starts_with("attribute alpha: "));
        QCOMPARE(diff.changed[0].kinds, std::vector{DiffKind::Attributes});
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

    void anAttributeThatSaysWhatIsUsualIsNoChange()
    {
        QVERIFY(between(network, replaced(network, "LeakyRelu<alpha = 0.1>(h)", "LeakyRelu<alpha = 0.01>(h)")).changed.size() == 1);
        const std::string usual = replaced(network, "LeakyRelu<alpha = 0.1>(h)", "LeakyRelu(h)"); // 0.01
        QVERIFY(between(usual, replaced(network, "LeakyRelu<alpha = 0.1>(h)", "LeakyRelu<alpha = 0.01>(h)")).same());
    }

    void anotherExportOfOneNetworkIsTheSame()
    {
        const ModelDiff diff = between(R"(
            net (float[N, 4] x) => (float[N, 4] y)
            <float[4, 4] w = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, float[4, 4] v = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}>
            { [a] p = MatMul(x, w) [b] q = MatMul(x, v) [c] r = Relu(p) [d] s = Relu(q) [e] t = Sub(r, s) [f] y = Relu(t) })",
                                       R"(
            net (float[N, 4] in) => (float[N, 4] out)
            <float[4, 4] k0 = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, float[4, 4] k1 = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}>
            { [n0] v0 = MatMul(in, k1) [n1] v1 = Relu(v0) [n2] v2 = MatMul(in, k0) [n3] v3 = Relu(v2) [n4] v4 = Sub(v3, v1) [n5] out = Relu(v4) })");
        QVERIFY(diff.added.empty() && diff.removed.empty() && diff.changed.empty());
        QCOMPARE(diff.unchanged, 6);
        QCOMPARE(diff.renamed.size(), size_t{6});
        QCOMPARE(diff.pairs.second, (std::vector{2, 0, 3, 1, 4, 5}));
    }

    void swappedOperandsAreOtherInputs()
    {
        const std::string sub = "net (float[N] x) => (float[N] y) { [a] p = Relu(x) [b] q = Neg(x) [c] y = Sub(p, q) }";
        const ModelDiff diff = between(sub, replaced(sub, "Sub(p, q)", "Sub(q, p)"));
        QCOMPARE(diff.changed.size(), size_t{1});
        QCOMPARE(diff.changed[0].kinds, std::vector{DiffKind::Inputs});
        QCOMPARE(diff.changed[0].name, std::string("c"));
    }

    void numbersInAFileSNamesDoNotMislead() // one layer more at the front, and all are counted on
    {
        const std::string weights = "<float[4, 4] w = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, float[4, 4] v = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, "
                                    "float[4, 4] u = {3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}>";
        const ModelDiff diff = between("net (float[N, 4] x) => (float[N, 4] y) " + weights + " { [M_0] a = MatMul(x, w) [M_1] b = MatMul(a, v) [M_2] y = MatMul(b, u) }",
                                       "net (float[N, 4] x) => (float[N, 4] y) " + weights +
                                           " { [M_0] z = MatMul(x, u) [M_1] a = MatMul(z, w) [M_2] b = MatMul(a, v) [M_3] y = MatMul(b, u) }");
        QVERIFY(diff.removed.empty());
        QCOMPARE(diff.added.size(), size_t{1});
        QCOMPARE(diff.added[0].name, std::string("M_0"));
        QVERIFY(diff.changed.empty());
    }

    void quantizingNodesInBetweenAreAChangeOfPrecision()
    {
        const std::string scaled = replaced(network, "<float[4, 3] w", "<float s = {0.1}, int8 z = {0}, float[4, 3] w");
        const ModelDiff diff = between(scaled, replaced(scaled, "[last] y = MatMul(r, v)", "[q] i = QuantizeLinear(r, s, z) [d] t = DequantizeLinear(i, s, z) [last] y = MatMul(t, v)"));
        QCOMPARE(diff.added.size(), size_t{2});
        QCOMPARE(diff.changed.size(), size_t{1});
        QCOMPARE(diff.changed[0].kinds, std::vector{DiffKind::Precision});
        QCOMPARE(diff.changed[0].what[0], std::string("input 0: as it is -> through QuantizeLinear, DequantizeLinear"));
    }

    void aBodyIsComparedWithoutItsNames()
    {
        const std::string body = R"(net (float[N] x, bool c) => (float[N] y) { [a] h = Relu(x)
            [choose] y = If(c)<then_branch = one () => (float[N] p) { p = Neg(h) }, else_branch = other () => (float[N] q) { q = Abs(h) }> })";
        std::string renamed = body;
        for (const auto &[from, to] : {std::pair("[a] h", "[b] k"), std::pair("Neg(h)", "Neg(k)"), std::pair("Abs(h)", "Abs(k)"), std::pair("float[N] q) { q", "float[N] z) { z")})
            renamed = replaced(renamed, from, to);
        QVERIFY(between(body, renamed).same());
        const ModelDiff diff = between(body, replaced(body, "Abs(h)", "Exp(h)"));
        QCOMPARE(diff.changed.size(), size_t{1});
        QCOMPARE(diff.changed[0].what[0], std::string("attribute else_branch: a graph with other content"));
    }

    void tenThousandLayersArePairedInWellUnderASecond()
    {
        // 2,500 blocks of a chain with a shortcut, all alike; the other file has other names, and one block fewer in its middle.
        const auto chain = [](int blocks, int left, const std::string &prefix) {
            pb::ModelProto proto;
            proto.set_ir_version(8);
            proto.add_opset_import()->set_version(17);
            auto &graph = *proto.mutable_graph();
            auto *input = graph.add_input();
            input->set_name(prefix + "in");
            input->mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
            std::string last = prefix + "in";
            int count = 0;
            const auto add = [&](const char *op, const std::vector<std::string> &inputs) {
                auto &node = *graph.add_node();
                node.set_op_type(op);
                for (const std::string &one : inputs)
                    node.add_input(one);
                node.set_name(prefix + std::to_string(count++));
                node.add_output(node.name());
                return node.name();
            };
            for (int i = 0; i < blocks; ++i) {
                if (i == left)
                    continue;
                auto &weight = *graph.add_initializer();
                weight.set_name(prefix + "w" + std::to_string(i));
                weight.set_data_type(pb::TensorProto::FLOAT);
                weight.add_dims(4);
                weight.add_dims(4);
                for (int k = 0; k < 16; ++k)
                    weight.add_float_data(static_cast<float>(i + k));
                const std::string product = add("MatMul", {last, weight.name()});
                const std::string bent = add("Relu", {product});
                const std::string turned = add("Neg", {bent});
                last = add("Add", {turned, last});
            }
            graph.add_output()->set_name(last);
            return Model(std::move(proto), {});
        };
        const Model first = chain(2500, -1, "a");
        const Model second = chain(2500, 1200, "b");
        QElapsedTimer timer;
        timer.start();
        const ModelDiff diff = VERIFIED(diffOf(first, second));
        const auto elapsed = timer.elapsed();
        QCOMPARE(diff.removed.size(), size_t{4});
        QCOMPARE(diff.added.size(), size_t{0});
        QCOMPARE(diff.unchanged, 4 * 2499);
        qInfo() << "10,000 layers:" << elapsed << "ms";
        QVERIFY2(elapsed < 4000, qPrintable(QString::number(elapsed))); // about 100 ms alone; other programs run beside
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

    // Found by the layers that read and make them, also where a cast stands between.
    void anInputOrOutputUnderAnotherNameIsRenamed()
    {
        const char *two = R"(
            net (float[N, 4] x, float[N, 4] mask) => (float[N, 2] y, float[N, 4] kept)
            <float[4, 2] w = {1, 2, 3, 4, 5, 6, 7, 8}> { kept = Mul(x, mask)  h = Relu(kept)  y = MatMul(h, w) })";
        const char *renamed = R"(
            net (float16[N, 4] weight, float[N, 4] pixels) => (float[N, 2] scores, float[N, 4] kept)
            <float[4, 2] w = {1, 2, 3, 4, 5, 6, 7, 8}> { m = Cast<to = 1>(weight)  kept = Mul(pixels, m)  h = Relu(kept)  scores = MatMul(h, w) })";
        const ModelDiff diff = between(two, renamed);
        QCOMPARE(diff.interface, (std::vector<std::string>{"input mask: renamed to weight, float32 Nx4 -> float16 Nx4", "input x: renamed to pixels", "output y: renamed to scores"}));
        QCOMPARE(diff.renamedOutputs, (std::vector<std::pair<std::string, std::string>>{{"y", "scores"}}));
        QVERIFY(!diff.same());
    }

    void anInputThatOtherLayersReadIsNotRenamed()
    {
        const ModelDiff diff = between("net (float[N, 4] x) => (float[N, 4] y) { y = Relu(x) }", "net (float[N, 4] x, float[4] scale) => (float[N, 4] y) { h = Mul(x, scale)  y = Relu(h) }");
        QCOMPARE(diff.interface, std::vector<std::string>{"input scale: none -> float32 4"});
        QVERIFY(diff.renamedInputs.empty());
    }
};

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
