#include "core/model/graph_editor.h"
#include "tests/core/passes/pass_fixture.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

// A product of two matrices as one weight: of rank `rank`, so that nothing is lost with that rank.
Model withWeightOfRank(const std::string &graph, const std::string &name, const std::vector<int64_t> &dims, int64_t rank)
{
    Model model = modelOf(graph, {name + "[" + std::to_string(dims[0]) + "," + std::to_string(dims[1]) + "]"});
    const auto a = VERIFIED(toFloats(randomTensor("a", {dims[0], rank}, 5), {}));
    const auto b = VERIFIED(toFloats(randomTensor("b", {rank, dims[1]}, 6), {}));
    std::vector<float> values(static_cast<size_t>(dims[0] * dims[1]), 0);
    for (int64_t i = 0; i < dims[0]; ++i)
        for (int64_t k = 0; k < rank; ++k)
            for (int64_t j = 0; j < dims[1]; ++j)
                values[static_cast<size_t>(i * dims[1] + j)] += a[static_cast<size_t>(i * rank + k)] * b[static_cast<size_t>(k * dims[1] + j)];
    GraphEditor editor(model);
    editor.setConstant(name, pb::TensorProto::FLOAT, dims, bytesOf(values));
    return editor.finish();
}

int64_t weightsOf(const Model &model)
{
    int64_t all = 0;
    for (const auto &tensor : model.graph().initializer())
        all += VERIFIED(tensorElementCount(tensor));
    return all;
}

} // namespace

class TestFactorize : public QObject {
    Q_OBJECT
private slots:
    void aMatMulBecomesTwo()
    {
        const Model model = withWeightOfRank("net (float[N,5,32] x) => (float[N,5,48] y) { [dense] y = MatMul(x, w) }", "w", {32, 48}, 8);
        const PassOutcome outcome = checkedRun({"factorize", {{"ratio", "0.5"}, {"scope", "per-layer"}, {"importance", "weights"}}, {}, {}}, model);
        QCOMPARE(countOf(outcome.model, "MatMul"), 2);
        QCOMPARE(weightsOf(outcome.model), int64_t{8 * (32 + 48)});
        QVERIFY(difference(model, outcome.model) < 1e-5);
        QVERIFY(changed(outcome.report, "dense"));
    }

    void aGemmKeepsItsBiasAndItsTranspose()
    {
        for (const char *graph : {"net (float[3,32] x) => (float[3,40] y) { [dense] y = Gemm<transB = 1>(x, w, b) }",
                                  "net (float[3,40] x) => (float[3,32] y) { [dense] y = Gemm(x, w, c) }"}) {
            Model model = withWeightOfRank(graph, "w", {40, 32}, 8);
            GraphEditor editor(model);
            *editor.graph().add_initializer() = randomTensor("b", {40}, 3);
            *editor.graph().add_initializer() = randomTensor("c", {32}, 4);
            model = editor.finish();
            const PassOutcome outcome = checkedRun({"factorize", {{"ratio", "0.5"}, {"scope", "per-layer"}}, {}, {}}, model);
            QCOMPARE(countOf(outcome.model, "Gemm"), 2);
            QVERIFY(difference(model, outcome.model) < 1e-5);
        }
    }

    void aConvolutionIsFollowedByOneOfSize1()
    {
        const Model model = modelOf("net (float[1,16,9,9] x) => (float[1,24,5,5] y) { [conv] y = Conv<strides = [2,2], pads = [1,1,1,1]>(x, w) }", {"w[24,16,3,3]"});
        // All but nothing goes: the rank is 21 of 24.
        const PassOutcome outcome = checkedRun({"factorize", {{"ratio", "0"}, {"scope", "per-layer"}, {"multiple", "1"}}, {}, {}}, model);
        QCOMPARE(countOf(outcome.model, "Conv"), 2);
        const auto id = *outcome.model.index().find("conv");
        QCOMPARE(outcome.model.index().constant(outcome.model.index().node(id).input(1))->dims_size(), 4);
        QCOMPARE(outcome.model.index().constant(outcome.model.index().node(id).input(1))->dims(1), int64_t{20});
        QVERIFY(difference(model, outcome.model) < 0.4); // random weights have no directions that carry little
        QVERIFY(weightsOf(outcome.model) < weightsOf(model));
    }

    void onDataLessIsLostThanByTheWeights()
    {
        // The second layer reads what a narrow one gives: 6 directions carry all of it.
        const Model model = modelOf("net (float[2,6] x) => (float[2,40] y) { h = MatMul(x, a) t = Tanh(h) [wide] y = Gemm(t, w, b) }",
                                    {"a[6,48]", "w[48,40]", "b[40]"});
        const std::set<std::string> wide{"wide"};
        const PassOutcome byData = VERIFIED((PassRunner{"factorize", {{"ratio", "0.6"}, {"scope", "per-layer"}}, servicesWithGram(), wide}.run(model)));
        const PassOutcome byWeights = VERIFIED((PassRunner{"factorize", {{"ratio", "0.6"}, {"scope", "per-layer"}, {"importance", "weights"}}, {}, wide}.run(model)));
        QCOMPARE(weightsOf(byData.model), weightsOf(byWeights.model) + 0);
        QVERIFY(difference(model, byData.model) < 0.5 * difference(model, byWeights.model));
        // The same decision and the same data give the same bytes; without the data it is refused.
        PassRunner again{"factorize", {}, servicesWithGram(), {}};
        QCOMPARE(wholeBytes(VERIFIED(again.run(model, byData.resolution)).model), wholeBytes(byData.model));
        QVERIFY(REFUSED(again.run(model, byData.resolution, false)).kind == ErrorKind::Unavailable);
    }

    void aLayerOfVeryManyOutputsIsTakenByItsInputs()
    {
        // A classifier of 4,200 classes on 16 inputs, of which a narrow layer before it fills 4 directions.
        const Model model = modelOf("net (float[2,4] x) => (float[2,4200] y) { h = MatMul(x, a) [classes] y = Gemm(h, w, b) }", {"a[4,16]", "w[16,4200]", "b[4200]"});
        const std::set<std::string> classes{"classes"};
        for (const auto &services : {servicesWithGram(), PassServices{}}) {
            PassRunner factorize{"factorize", {{"ratio", "0.7"}, {"scope", "per-layer"}, {"multiple", "1"}}, services, classes};
            const PassOutcome outcome = VERIFIED(factorize.run(model));
            QVERIFY2(changed(outcome.report, "classes"), reasonFor(outcome.report, "classes").c_str());
            QCOMPARE(weightsOf(outcome.model), int64_t{4 * 16 + 4 * (16 + 4200) + 4200});
            QCOMPARE(difference(model, outcome.model) < 1e-4, static_cast<bool>(services.observe));
            QCOMPARE(wholeBytes(VERIFIED(factorize.run(model, outcome.resolution)).model), wholeBytes(outcome.model));
        }
    }

    void togetherTheLayersThatLoseLeastGiveMost()
    {
        const Model low = withWeightOfRank("net (float[3,64] x) => (float[3,64] y) { [thin] h = MatMul(x, w) t = Tanh(h) [full] y = MatMul(t, v) }", "w", {64, 64}, 4);
        GraphEditor editor(low);
        *editor.graph().add_initializer() = randomTensor("v", {64, 64}, 9);
        const Model model = editor.finish();
        const PassOutcome outcome = VERIFIED((PassRunner{"factorize", {{"ratio", "0.4"}, {"scope", "global"}}, {}, {}}.run(model)));
        QVERIFY(changed(outcome.report, "thin"));
        QVERIFY(!changed(outcome.report, "full"));
        QVERIFY(weightsOf(outcome.model) <= static_cast<int64_t>(0.6 * static_cast<double>(weightsOf(model))));
        QVERIFY(difference(model, outcome.model) < 1e-5);
    }

    // What is observed decides what the runtime fuses, and so the last bits of what it gives.
    void aReplayObservesTheLayersThatStayedWholeToo()
    {
        const Model model = withWeightOfRank("net (float[3,64] x) => (float[3,64] y) { [thin] h = MatMul(x, w) t = Tanh(h) [full] y = MatMul(t, v) }", "w", {64, 64}, 4);
        GraphEditor editor(model);
        *editor.graph().add_initializer() = randomTensor("v", {64, 64}, 9);
        const Model both = editor.finish();
        std::vector<std::vector<std::string>> asked;
        PassServices services = servicesWithGram();
        services.observe = [&asked, observe = services.observe](const Model &seen, const ObserveRequest &request) {
            asked.push_back(request.tensors);
            return observe(seen, request);
        };
        const PassOutcome first = VERIFIED((PassRunner{"factorize", {{"ratio", "0.4"}, {"scope", "global"}}, services, {}}.run(both)));
        QVERIFY(first.resolution["ranks"].contains("thin") && !first.resolution["ranks"].contains("full"));
        PassRunner again{"factorize", {}, services, {}};
        const PassOutcome second = VERIFIED(again.run(both, first.resolution));
        QCOMPARE(asked[0].size(), size_t{2}); // directions; what the repair looks at comes behind
        QVERIFY(asked.size() % 2 == 0);
        QVERIFY(std::equal(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(asked.size() / 2), asked.begin() + static_cast<std::ptrdiff_t>(asked.size() / 2)));
        QCOMPARE(wholeBytes(second.model), wholeBytes(first.model));
        QVERIFY(second.resolution == first.resolution);
    }

    void theSecondFactorsAreFittedBehindEachOther()
    {
        // What the first factors lose is missing in all that the next layers read: these can make up for a part of it.
        const Model model = modelOf("net (float[8,24] x) => (float[8,20] y) { [a] h = Gemm(x, wa, ba) t = Relu(h) [b] k = Gemm(t, wb, bb) u = Relu(k) [c] y = Gemm(u, wc, bc) }",
                                    {"wa[24,48]", "ba[48]", "wb[48,48]", "bb[48]", "wc[48,20]", "bc[20]"});
        const std::map<std::string, std::string> options{{"ratio", "0.75"}, {"scope", "per-layer"}, {"multiple", "1"}};
        auto plain = options;
        plain["repair"] = "none";
        const PassOutcome without = VERIFIED((PassRunner{"factorize", plain, servicesWithGram(), {}}.run(model)));
        PassRunner fitting{"factorize", options, servicesWithGram(), {}};
        const PassOutcome with = VERIFIED(fitting.run(model));
        QCOMPARE(weightsOf(with.model), weightsOf(without.model));
        QVERIFY2(difference(model, with.model, 900) < 0.9 * difference(model, without.model, 900), // on samples that it was not fitted on
                 qPrintable(QString::number(difference(model, with.model, 900)) + " " + QString::number(difference(model, without.model, 900))));
        QCOMPARE(wholeBytes(VERIFIED(fitting.run(model, with.resolution)).model), wholeBytes(with.model));
    }

    void itStaysOut_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("reason");
        QTest::newRow("groups") << "net (float[1,16,8,8] x) => (float[1,16,8,8] y) { [l] y = Conv<group = 4>(x, w) }" << "w[16,4,1,1]" << "groups";
        QTest::newRow("scaled") << "net (float[2,32] x) => (float[2,32] y) { [l] y = Gemm<alpha = 2.0>(x, w) }" << "w[32,32]" << "scales";
        QTest::newRow("stack") << "net (float[3,2,32] x) => (float[3,2,32] y) { [l] y = MatMul(x, w) }" << "w[3,32,32]" << "one matrix a batch entry";
        QTest::newRow("shared") << "net (float[2,32] x) => (float[2,32] y) { [l] a = MatMul(x, w) [m] y = MatMul(a, w) }" << "w[32,32]" << "elsewhere";
        QTest::newRow("small") << "net (float[2,1] x) => (float[2,1] y) { [l] y = MatMul(x, w) }" << "w[1,1]" << "small";
        QTest::newRow("both sides large") << "net (float[1,4097] x) => (float[1,4097] y) { [l] y = MatMul(x, w) }" << "w[4097,4097]" << "Pare takes 4,096 of the fewer";
        QTest::newRow("embedding") << "net (int64[2] i) => (float[2,32] y) { [l] y = Gather(w, i) }" << "w[40,32]" << "no product";
    }

    void itStaysOut()
    {
        QFETCH(QString, graph);
        QFETCH(QString, weight);
        QFETCH(QString, reason);
        const Model model = modelOf(graph.toStdString(), {weight.toStdString()});
        const PassOutcome outcome = VERIFIED((PassRunner{"factorize", {}, {}, {}}.run(model)));
        QVERIFY(outcome.report.changes.empty());
        QVERIFY2(reasonFor(outcome.report, "l").find(reason.toStdString()) != std::string::npos, reasonFor(outcome.report, "l").c_str());
    }

private:
    static PassServices servicesWithGram()
    {
        PassServices services = servicesOfRunner();
        services.observe = [](const Model &model, const ObserveRequest &request) -> Result<std::map<std::string, TensorStatistics>> {
            RunContext context;
            PARE_TRY_ASSIGN(const ModelHandle handle, runner().load(model, {}, context));
            std::map<std::string, TensorStatistics> seen;
            for (uint64_t seed = 1; seed <= 40; ++seed) {
                PARE_TRY_ASSIGN(const auto values, runner().run(handle, inputsFor(model, seed), context));
                for (const auto &tensor : values) {
                    const auto rows = VERIFIED(toDoubles(tensor, {}));
                    const auto side = static_cast<size_t>(tensor.dims(1));
                    for (const double value : rows) { // of rows that are all of one length
                        seen[tensor.name()].mean += value / static_cast<double>(40 * rows.size());
                        seen[tensor.name()].meanSquare += value * value / static_cast<double>(40 * rows.size());
                    }
                    auto &gram = seen[tensor.name()].gram;
                    gram.resize(side * side);
                    for (size_t r = 0; r < rows.size() / side; ++r)
                        for (size_t i = 0; i < side; ++i)
                            for (size_t k = 0; k < side; ++k)
                                gram[i * side + k] += rows[r * side + i] * rows[r * side + k];
                }
            }
            (void)request;
            return seen;
        };
        return services;
    }
};

QTEST_GUILESS_MAIN(TestFactorize)
#include "tst_factorize.moc"
