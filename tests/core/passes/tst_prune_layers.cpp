#include "core/model/graph_editor.h"
#include "tests/core/passes/samples.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

// Three blocks with a connection around each; the second adds a hundredth of what the others do.
Model threeBlocks()
{
    const Model model = modelOf(R"(net (float[N,16] x) => (float[N,4] y) {
        [a1] p = MatMul(x, wa) [a2] q = Relu(p) [a3] r = MatMul(q, va) [sumA] s = Add(x, r)
        [b1] t = MatMul(s, wb) [b2] u = Relu(t) [b3] v = MatMul(u, vb) [sumB] z = Add(v, s)
        [c1] k = MatMul(z, wc) [c2] l = Tanh(k) [c3] m = MatMul(l, vc) [sumC] n = Add(z, m)
        [head] y = MatMul(n, h)
    })",
                                {"wa[16,32]", "va[32,16]", "wb[16,32]", "vb[32,16]", "wc[16,32]", "vc[32,16]", "h[16,4]"});
    GraphEditor editor(model);
    std::vector<float> small = VERIFIED(model.constantFloats("vb"));
    for (float &value : small)
        value *= 0.01F;
    editor.setConstant("vb", pb::TensorProto::FLOAT, {32, 16}, bytesOf(small));
    return editor.finish();
}

} // namespace

class TestPruneLayers : public QObject {
    Q_OBJECT
private slots:
    void theBlockThatDoesLeastGoes()
    {
        const Model model = threeBlocks();
        const PassRunner pass{"prune-layers", {{"ratio", "0.34"}}, servicesOfRunner(), {}};
        const PassOutcome outcome = VERIFIED(pass.run(model));
        const auto names = nodeNames(outcome.model);
        for (const char *gone : {"b1", "b2", "b3", "sumB"}) {
            QVERIFY(!names.contains(gone));
            QVERIFY(changed(outcome.report, gone));
        }
        for (const char *kept : {"a1", "a3", "sumA", "c1", "c3", "sumC", "head"})
            QVERIFY(names.contains(kept));
        QVERIFY(difference(model, outcome.model) < 0.05);
        QVERIFY(complaintOfChecker(outcome.model).empty());
        QVERIFY(reasonFor(outcome.report, "sumA").find("of their variance") != std::string::npos);
    }

    void aBlockWithALayerThatIsLeftAloneStays()
    {
        const Pass &pass = *findPass("prune-layers");
        PassRequest request;
        request.options = VERIFIED(Options::parse(pass.options, {{"ratio", "0.5"}}));
        request.leftAlone = {"b2"};
        RunContext run;
        PassContext context{run, servicesOfRunner()};
        const PassOutcome outcome = VERIFIED(pass.function(threeBlocks(), request, context));
        QVERIFY(nodeNames(outcome.model).contains("b1")); // the one that does least
        QCOMPARE(countOf(outcome.model, "Add"), 2);       // another went
        QVERIFY(reasonFor(outcome.report, "sumB").find("left alone") != std::string::npos);
    }

    void aReplayNeedsNoDataAndGivesTheSameBytes()
    {
        const Model model = threeBlocks();
        const PassRunner pass{"prune-layers", {{"ratio", "0.7"}}, servicesOfRunner(), {}};
        const PassOutcome outcome = VERIFIED(pass.run(model));
        QCOMPARE(countOf(outcome.model, "Add"), 1);
        QCOMPARE(wholeBytes(VERIFIED(pass.run(model, outcome.resolution, false)).model), wholeBytes(outcome.model));
        nlohmann::json other = outcome.resolution;
        other["blocks"][0] = "nothing";
        QVERIFY(REFUSED(pass.run(model, other, false)).kind == ErrorKind::InvalidInput);
    }

    void whatLiesBehindMakesUpForIt()
    {
        const Model model = threeBlocks();
        const Samples samples("x", {16}, 400);
        const auto error = [&](const char *repair) {
            const PassOutcome outcome = VERIFIED(withData("prune-layers", {{"ratio", "0.7"}, {"repair", repair}}, samples.data()).run(model));
            if (qstrcmp(repair, "auto") == 0) {
                if (!changed(outcome.report, "head"))
                    qWarning("the head was not fitted");
                const PassOutcome again = VERIFIED(withData("prune-layers", {}, samples.data()).run(model, nlohmann::json::parse(outcome.resolution.dump())));
                if (wholeBytes(again.model) != wholeBytes(outcome.model))
                    return 1e9; // a replay gives the same bytes
            }
            return meanSquaredDifference(model, outcome.model, samples.data());
        };
        const double repaired = error("auto");
        const double plain = error("none");
        qInfo("%g with repair, %g without", repaired, plain);
        QVERIFY(repaired < 0.5 * plain);
    }

    void onlyChosenBlocksGo()
    {
        const PassOutcome outcome = VERIFIED((PassRunner{"prune-layers", {{"ratio", "0.95"}}, servicesOfRunner(), std::set<std::string>{"a1", "c3"}}.run(threeBlocks())));
        QVERIFY(nodeNames(outcome.model).contains("b1"));
        QCOMPARE(countOf(outcome.model, "Add"), 2); // a share of 0.95 of two is one
    }

    void withoutDataItSaysWhatItNeeds()
    {
        const Error error = REFUSED((PassRunner{"prune-layers", {{"ratio", "0.5"}}, {}, {}}.run(threeBlocks())));
        QVERIFY(error.kind == ErrorKind::Unavailable);
        QVERIFY(error.message.find("--calib") != std::string::npos);
        QCOMPARE(VERIFIED((PassRunner{"prune-layers", {{"ratio", "0.5"}, {"importance", "random"}}, {}, {}}.run(threeBlocks()))).report.findings.size(), size_t{2}); // how many, and that nothing was repaired
    }

    void whatReadsInsideOfABlockKeepsIt()
    {
        // The block's first product is an output too: it stays, its sum and what only it needed go.
        const Model model = modelOf("net (float[2,8] x) => (float[2,8] y, float[2,8] p) { [a1] p = MatMul(x, w) [a2] r = Tanh(p) [sum] s = Add(x, r) [end] y = Relu(s) }", {"w[8,8]"});
        const PassOutcome outcome = VERIFIED((PassRunner{"prune-layers", {{"ratio", "0.95"}, {"importance", "random"}}, {}, {}}.run(model)));
        QVERIFY(outcome.report.changes.empty()); // a share of 0.95 of one is none
        const PassOutcome replayed = VERIFIED((PassRunner{"prune-layers", {}, {}, {}}.run(model, {{"layers", {"sum", "a2"}}, {"blocks", {"sum"}}})));
        QCOMPARE(nodeNames(replayed.model), (std::set<std::string>{"a1", "end"}));
        QVERIFY(complaintOfChecker(replayed.model).empty());
    }

    void itStaysOut_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::newRow("the other side does not come from the first") << "net (float[2,8] x, float[2,8] z) => (float[2,8] y) { r = MatMul(z, w) [sum] y = Add(x, r) }";
        QTest::newRow("another shape") << "net (float[2,8] x) => (float[2,8] y) { m = ReduceMean<axes=[1]>(x) r = MatMul(x, w) [sum] y = Add(m, r) }";
        QTest::newRow("no weights") << "net (float[2,8] x) => (float[2,8] y) { r = Tanh(x) [sum] q = Add(x, r) y = MatMul(q, w) }";
        QTest::newRow("a constant") << "net (float[2,8] x) => (float[8,8] y) { r = Transpose(x) q = MatMul(r, x) [sum] y = Add(q, w) }";
    }

    void itStaysOut()
    {
        QFETCH(QString, graph);
        const PassOutcome outcome = VERIFIED((PassRunner{"prune-layers", {{"ratio", "0.95"}, {"importance", "random"}}, {}, {}}.run(modelOf(graph.toStdString(), {"w[8,8]"}))));
        QVERIFY(outcome.report.changes.empty());
        QCOMPARE(outcome.report.findings.size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestPruneLayers)
#include "tst_prune_layers.moc"
