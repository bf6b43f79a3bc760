// A layer that is left in float between quantized ones computes in float, whatever the runtime does when it loads the model.
#include "core/model/attributes.h"
#include "core/passes/float_layers.h"
#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner fixed(std::map<std::string, std::string> options)
{
    return {"quantize-static", std::move(options), servicesOfRunner(), {}};
}

// Three layers, of which the middle one has an output channel that is never above zero, and whose weights are a thousand times those of the
// others: one scale for all of them leaves nothing of the others.
Model chain(const std::string &graph, const std::vector<std::string> &weights)
{
    pb::ModelProto proto = modelOf(graph, weights).proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        if (tensor.name() != "v" && tensor.name() != "vb")
            continue;
        auto values = VERIFIED(toFloats(tensor, {}));
        const size_t row = values.size() / static_cast<size_t>(tensor.dims(0));
        for (size_t i = row; i < values.size(); ++i)
            values[i] *= 0.001F;
        if (tensor.name() == "vb")
            values[0] = -1000;
        tensor.set_raw_data(bytesOf(values));
    }
    return Model(std::move(proto), {});
}

std::vector<double> outputsAt(const Model &model, GraphOptimization level)
{
    RunContext context;
    LoadOptions load;
    load.optimization = level;
    const ModelHandle handle = VERIFIED(runner().load(model, load, context));
    return VERIFIED(toDoubles(VERIFIED(runner().run(handle, inputsFor(model, 3), context)).front(), {}));
}

// How far optimizing the graph takes the outputs, of their largest magnitude.
double movedByOptimizing(const Model &model)
{
    const auto plain = outputsAt(model, GraphOptimization::None);
    const auto optimized = outputsAt(model, GraphOptimization::All);
    double most = 0;
    double largest = 1e-30;
    for (size_t i = 0; i < plain.size(); ++i) {
        most = std::max(most, std::abs(plain[i] - optimized[i]));
        largest = std::max(largest, std::abs(plain[i]));
    }
    return most / largest;
}

} // namespace

class TestFloatLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optimizingTheGraphRoundsNoWeightsThatWereLeftInFloat_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QStringList>("weights");
        QTest::newRow("Conv") << "g (float[1,3,8,8] x) => (float[1,8,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [r] q = Relu(p) [b] s = Conv<pads=[1,1,1,1]>(q, v, vb) [t] h = Relu(s) "
                                 "[c] y = Conv<pads=[1,1,1,1]>(h, u) }"
                              << QStringList{"w[8,3,3,3]", "v[8,8,3,3]", "vb[8]", "u[8,8,3,3]"};
        QTest::newRow("depthwise") << "g (float[1,3,8,8] x) => (float[1,8,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [r] q = Relu(p) "
                                      "[b] s = Conv<pads=[1,1,1,1], group=8>(q, v, vb) [t] h = Relu(s) [c] y = Conv<pads=[1,1,1,1]>(h, u) }"
                                   << QStringList{"w[8,3,3,3]", "v[8,1,3,3]", "vb[8]", "u[8,8,3,3]"};
        QTest::newRow("Gemm") << "g (float[1,16] x) => (float[1,8] y) { [a] p = Gemm<transB=1>(x, w, wb) [r] q = Relu(p) [b] s = Gemm<transB=1>(q, v, vb) [t] h = Relu(s) "
                                 "[c] y = Gemm<transB=1>(h, u) }"
                              << QStringList{"w[12,16]", "wb[12]", "v[10,12]", "vb[10]", "u[8,10]"};
    }
    void optimizingTheGraphRoundsNoWeightsThatWereLeftInFloat()
    {
        QFETCH(const QString, graph);
        QFETCH(const QStringList, weights);
        std::vector<std::string> constants;
        for (const QString &weight : weights)
            constants.push_back(weight.toStdString());
        const Model before = chain(graph.toStdString(), constants);
        const PassOutcome shared = checkedRun(fixed({{"exclude", "b"}, {"float_layers", "shared"}}), before);
        const PassOutcome own = checkedRun(fixed({{"exclude", "b"}}), before);
        QVERIFY(changed(own.report, "a") && changed(own.report, "c") && !changed(own.report, "b"));
        QVERIFY(!floatLayersAtRisk(shared.model).empty());
        QVERIFY(floatLayersAtRisk(own.model).empty());
        const double with = movedByOptimizing(own.model);
        const double without = movedByOptimizing(shared.model);
        QVERIFY2(with < 0.02, qPrintable(QString::number(with)));
        QVERIFY2(without > 3 * std::max(with, 0.01), qPrintable(QString::number(without))); // else the runtime has changed, and this is of no use any more
        QVERIFY(difference(before, own.model, 2) < difference(before, shared.model, 2));
    }

    void layersThatTheRuntimeLeavesAloneAreLeftAsTheyAre()
    {
        // The result is read twice, or by something that is neither quantized nor passes values on: the runtime does not touch these.
        const char *graph = "g (float[1,3,8,8] x) => (float[1,8,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [r] q = Relu(p) [b] s = Conv<pads=[1,1,1,1]>(q, v) [t] h = Sin(s) "
                            "[c] y = Conv<pads=[1,1,1,1]>(h, u) }";
        const Model before = chain(graph, {"w[8,3,3,3]", "v[8,8,3,3]", "u[8,8,3,3]"});
        const PassOutcome outcome = checkedRun(fixed({{"exclude", "b"}}), before);
        QCOMPARE(keptInFloat(outcome.model).kept, int64_t{0});
        for (const auto &node : outcome.model.graph().node())
            QVERIFY(node.name().find("b/input") == std::string::npos);
        QVERIFY(movedByOptimizing(outcome.model) < 0.02);
    }
};

QTEST_GUILESS_MAIN(TestFloatLayers)
#include "tst_float_layers.moc"
