// What passes do inside the branches of an If: rewrites, selections, and fitting by what is seen there.
#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

// Two branches that share a weight of the graph around them; a batch normalization in the first.
const char *twoBranches = "agraph (float[N,3,8,8] x) => (float[N,8,6,6] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                          "<then_branch = one () => (float[N,8,6,6] p) { [conv] q = Conv(x, w, b) [norm] r = BatchNormalization(q, scale, shift, mean, var) [relu] p = Relu(r) }, "
                          "else_branch = two () => (float[N,8,6,6] t) { [conv2] s = Conv(x, w, b) [same] t = Identity(s) }> }";
const std::vector<std::string> constants{"w[8,3,3,3]", "b[8]", "scale[8]", "shift[8]", "mean[8]", "var[8]"};

Model branches()
{
    pb::ModelProto proto = modelOf(twoBranches, constants).proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "var") {
            auto values = VERIFIED(toFloats(tensor, {}));
            for (float &value : values)
                value = std::abs(value) + 0.5F;
            tensor.set_raw_data(bytesOf(values));
        }
    return Model(std::move(proto), {});
}

const pb::GraphProto &branch(const Model &model, int at)
{
    const pb::NodeProto &node = model.index().node(*model.index().find("it"));
    for (const auto &attribute : node.attribute())
        if (attribute.name() == (at == 0 ? "then_branch" : "else_branch"))
            return attribute.g();
    throw std::out_of_range("branch");
}

int count(const pb::GraphProto &graph, const std::string &op)
{
    int found = 0;
    for (const auto &node : graph.node())
        found += node.op_type() == op ? 1 : 0;
    return found;
}

} // namespace

class TestInBodies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rewritesComputeTheSameInBothBranchesThoughTheyShareAWeight()
    {
        const Model before = branches();
        const PassOutcome folded = checkedRun({"fold-batch-norm", {}, servicesOfRunner(), {}}, before);
        QVERIFY(changed(folded.report, "it"));
        QCOMPARE(count(branch(folded.model, 0), "BatchNormalization"), 0);
        const PassOutcome tidy = checkedRun({"eliminate-dead", {}, servicesOfRunner(), {}}, folded.model);
        for (uint64_t seed = 1; seed <= 4; ++seed) // both ways are taken
            QVERIFY(difference(before, tidy.model, seed) < 1e-5);
    }

    void tracesOfTheExporterGoFromBranchesToo()
    {
        pb::ModelProto proto = branches().proto();
        for (auto &node : *proto.mutable_graph()->mutable_node())
            for (auto &attribute : *node.mutable_attribute())
                if (attribute.has_g())
                    for (auto &inner : *attribute.mutable_g()->mutable_node()) {
                        auto &entry = *inner.add_metadata_props();
                        entry.set_key("pkg.torch.onnx.stack_trace");
                        entry.set_value(std::string(2000, 'x'));
                    }
        const Model before(std::move(proto), {});
        const PassRunner pass{"eliminate-dead", {}, servicesOfRunner(), {}};
        const PassOutcome outcome = VERIFIED(pass.run(before));
        QVERIFY(wholeBytes(before).size() > wholeBytes(outcome.model).size() + 6000);
        QVERIFY(std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(),
                            [](const Finding &finding) { return finding.where == "it" && finding.message.find("then_branch") != std::string::npos; }));
    }

    void layersOfABranchAreSelectedByItsName()
    {
        const PassOutcome outcome = checkedRun({"quantize-static", {}, servicesOfRunner(), std::set<std::string>{"it/then_branch/conv"}}, branches());
        QCOMPARE(count(branch(outcome.model, 0), "QuantizeLinear") > 0, true);
        QCOMPARE(count(branch(outcome.model, 1), "QuantizeLinear"), 0);
        QVERIFY(outcome.model.index().initializer("w")); // the other reads it as it was
        PassRunner alone{"quantize-static", {}, servicesOfRunner(), {}};
        const Pass &pass = *findPass(alone.id);
        RunContext context;
        PassContext passContext{context, alone.services};
        const Options options = VERIFIED(Options::parse(pass.options, {}));
        const PassRequest request{options, std::nullopt, {}, {"it/then_branch/conv"}};
        const PassOutcome left = VERIFIED(pass.function(branches(), request, passContext));
        QCOMPARE(count(branch(left.model, 0), "QuantizeLinear"), 0);
        QVERIFY(count(branch(left.model, 1), "QuantizeLinear") > 0);
    }

    // Rounding together and correcting biases look at both forms of a branch side by side.
    void fittingByWhatIsSeenInABranchComesNearerThanRoundingToNearest()
    {
        const char *graph = "agraph (float[N,4,8,8] x) => (float[N,12,8,8] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                            "<then_branch = one () => (float[N,12,8,8] p) { [a] q = Conv<pads=[1,1,1,1]>(x, w, wb) [r] h = Relu(q) [b] p = Conv<pads=[1,1,1,1]>(h, u, ub) }, "
                            "else_branch = two () => (float[N,12,8,8] t) { [d] s = Conv<pads=[1,1,1,1]>(x, w, wb) [e] t = Conv<pads=[1,1,1,1]>(s, u, ub) }> }";
        const Model before = modelOf(graph, {"w[16,4,3,3]", "wb[16]", "u[12,16,3,3]", "ub[12]"});
        const Samples samples("x", {4, 8, 8}, 24, 11, [](size_t at, float value) { return std::abs(value) + 0.5F * static_cast<float>(at % 3); }); // the first branch, always
        const PassOutcome nearest = checkedRun(withData("quantize-static", {}, samples.data()), before);
        const PassRunner pass = withData("quantize-static", {{"rounding", "gptq"}, {"correct_bias", "true"}}, samples.data());
        const PassOutcome fitted = VERIFIED(pass.run(before));
        QVERIFY(fitted.resolution["bodies"]["it/then_branch"].contains("rounding"));
        const double plain = meanSquaredDifference(before, nearest.model, samples.data());
        const double better = meanSquaredDifference(before, fitted.model, samples.data());
        QVERIFY2(better < 0.9 * plain, qPrintable(QString("%1 and %2").arg(plain).arg(better)));
        const PassOutcome again = VERIFIED(pass.run(before, fitted.resolution));
        QCOMPARE(wholeBytes(again.model), wholeBytes(fitted.model));
    }
};

QTEST_GUILESS_MAIN(TestInBodies)
#include "tst_in_bodies.moc"
