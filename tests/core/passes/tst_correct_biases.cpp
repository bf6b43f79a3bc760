#include "core/passes/correct_biases.h"
#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

const std::vector<std::string> constants{"w[16,4,3,3]", "wb[16]", "u[12,16,3,3]", "ub[12]", "m[12,20]", "mb[20]", "g[10,20]", "gb[10]"};

// Values above zero only: what rounding does to a weight does not cancel out over what it is multiplied with.
float positive(size_t at, float value)
{
    return std::abs(value) + 0.5F * static_cast<float>(at % 3);
}

const char *chain = "g (float[N,4,8,8] x) => (float[N,10] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = Relu(p) [b] s = Conv(q, u, ub) [t] v = Relu(s) "
                    "[pool] h = GlobalAveragePool(v) [f] i = Flatten(h) [mat] k = MatMul(i, m) [add] l = Add(k, mb) [z] n = Relu(l) [gemm] y = Gemm<transB=1>(n, g, gb) }";

bool said(const PassReport &report, const std::string &words)
{
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding &finding) { return finding.message.find(words) != std::string::npos; });
}

// The mean over the samples of each channel of the difference of two models' only output.
std::vector<double> meanShift(const Model &a, const Model &b, const DatasetRef &data)
{
    const auto meansOf = [&](const Model &model) {
        std::vector<double> means;
        for (int64_t c = 0; c < 10; ++c) {
            pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
            auto &graph = *proto.mutable_graph();
            auto &index = *graph.add_initializer();
            index.set_name("channel");
            index.set_data_type(pb::TensorProto::INT64);
            index.add_dims(1);
            index.set_raw_data(bytesOf(std::vector<int64_t>{c}));
            auto &node = *graph.add_node();
            node.set_op_type("Gather");
            node.set_name("one channel");
            node.add_input(graph.output(0).name());
            node.add_input("channel");
            node.add_output("one");
            auto &axis = *node.add_attribute();
            axis.set_name("axis");
            axis.set_type(pb::AttributeProto::INT);
            axis.set_i(1);
            graph.mutable_output(0)->set_name("one");
            graph.mutable_output(0)->mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(1)->set_dim_value(1);
            means.push_back(VERIFIED(runner().observe(Model(std::move(proto), {}), {.tensors = {"one"}}, data, sharedContext())).at("one").mean);
        }
        return means;
    };
    auto shift = meansOf(a);
    const auto other = meansOf(b);
    for (size_t c = 0; c < shift.size(); ++c)
        shift[c] -= other[c];
    return shift;
}

double squares(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return sum;
}

} // namespace

class TestCorrectBiases : public QObject {
    Q_OBJECT
private slots:
    void theMeanOfEveryChannelComesBack_data();
    void theMeanOfEveryChannelComesBack();
    void theErrorOnTheDataFalls_data() { theMeanOfEveryChannelComesBack_data(); }
    void theErrorOnTheDataFalls();
    void nothingIsAddedToTheFile();
    void whatDoesNotHelpIsUndoneAndSaid();
    void withoutDataOfItsOwnItIsAnError();
    void aReplayGivesTheSameBytes();
    void layersWithoutABiasAreLeftAlone();
    void aModelWithBodiesSaysWhyNot();
};

void TestCorrectBiases::theMeanOfEveryChannelComesBack_data()
{
    QTest::addColumn<QString>("pass");
    QTest::addColumn<QString>("bits");
    QTest::newRow("static") << "quantize-static" << "";
    QTest::newRow("dynamic") << "quantize-dynamic" << "";
    QTest::newRow("4 bits") << "quantize-weights" << "4";
    QTest::newRow("2 bits") << "quantize-weights" << "2";
}

namespace {

PassRunner passFor(const QString &pass, const QString &bits, bool correct, const DatasetRef &data)
{
    std::map<std::string, std::string> options{{"min_elements", "1"}, {"correct_bias", correct ? "true" : "false"}};
    if (!bits.isEmpty())
        options.insert({{"bits", bits.toStdString()}, {"rounding", "nearest"}});
    return withData(pass.toStdString(), options, data);
}

} // namespace

void TestCorrectBiases::theMeanOfEveryChannelComesBack()
{
    QFETCH(QString, pass);
    QFETCH(QString, bits);
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 40, 11, positive);
    const PassOutcome plain = VERIFIED(passFor(pass, bits, false, samples.data()).run(model));
    const PassOutcome corrected = VERIFIED(passFor(pass, bits, true, samples.data()).run(model));
    QVERIFY2(said(corrected.report, "corrected: on the calibration data the outputs differ"), corrected.report.findings.empty() ? "" : corrected.report.findings.back().message.c_str());
    const double before = squares(meanShift(model, plain.model, samples.data()));
    const double after = squares(meanShift(model, corrected.model, samples.data()));
    // Int8 results of the runtime have steps of their own: what is left is a part of one.
    QVERIFY2(after < (pass == "quantize-weights" ? 1e-3 : 0.1) * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestCorrectBiases::theErrorOnTheDataFalls()
{
    QFETCH(QString, pass);
    QFETCH(QString, bits);
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 40, 11, positive);
    const PassOutcome plain = VERIFIED(passFor(pass, bits, false, samples.data()).run(model));
    const PassOutcome corrected = VERIFIED(passFor(pass, bits, true, samples.data()).run(model));
    const double before = meanSquaredDifference(model, plain.model, samples.data());
    const double after = meanSquaredDifference(model, corrected.model, samples.data());
    QVERIFY2(after < before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestCorrectBiases::nothingIsAddedToTheFile()
{
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 40, 11, positive);
    for (const char *pass : {"quantize-static", "quantize-dynamic"}) {
        const PassOutcome plain = VERIFIED(passFor(pass, "", false, samples.data()).run(model));
        const PassOutcome corrected = VERIFIED(passFor(pass, "", true, samples.data()).run(model));
        QCOMPARE(nodeNames(corrected.model), nodeNames(plain.model));
        QCOMPARE(wholeBytes(corrected.model).size(), wholeBytes(plain.model).size());
        QVERIFY(wholeBytes(corrected.model) != wholeBytes(plain.model));
    }
}

void TestCorrectBiases::whatDoesNotHelpIsUndoneAndSaid()
{
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 40, 11, positive);
    RunContext run;
    PassContext context{run, passServices(runner(), samples.data(), run)};
    const CorrectedBiases same = VERIFIED(correctBiases(model, model, 40, context));
    QVERIFY(same.layers.empty());
    QVERIFY(same.model.sameAs(model));
    QCOMPARE(same.outputBefore, 0.0);
}

void TestCorrectBiases::withoutDataOfItsOwnItIsAnError()
{
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 10, 11, positive);
    PassRunner pass = passFor("quantize-static", "", true, samples.data());
    pass.services.calibrationBorrowed = true;
    QCOMPARE(pass.run(model).error().kind, ErrorKind::Unavailable);
    QCOMPARE((PassRunner{"quantize-dynamic", {{"min_elements", "1"}, {"correct_bias", "true"}}, {}, {}}).run(model).error().kind, ErrorKind::Unavailable);
}

void TestCorrectBiases::aReplayGivesTheSameBytes()
{
    const Model model = modelOf(chain, constants);
    const Samples samples("x", {4, 8, 8}, 40, 11, positive);
    const PassRunner pass = passFor("quantize-static", "", true, samples.data());
    const PassOutcome outcome = VERIFIED(pass.run(model));
    const PassOutcome repeated = VERIFIED(pass.run(model, nlohmann::json::parse(outcome.resolution.dump())));
    QCOMPARE(wholeBytes(repeated.model), wholeBytes(outcome.model));
    QVERIFY(!said(repeated.report, "recorded run"));
    QCOMPARE(pass.run(model, outcome.resolution, false).error().kind, ErrorKind::Unavailable);
}

void TestCorrectBiases::layersWithoutABiasAreLeftAlone()
{
    const Model model = modelOf("g (float[N,4,8,8] x) => (float[N,16,8,8] y) { [a] y = Conv<pads=[1,1,1,1]>(x, w) }", constants);
    const Samples samples("x", {4, 8, 8}, 10, 11, positive);
    const PassOutcome outcome = VERIFIED(passFor("quantize-static", "", true, samples.data()).run(model));
    QVERIFY(said(outcome.report, "no layer that was changed has a bias that could be moved"));
}

void TestCorrectBiases::aModelWithBodiesSaysWhyNot()
{
    const Model model = modelOf("g (float[1,4,8,8] x, float c) => (float[1,16,8,8] y) { [k] b = Cast<to=9>(c) [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) "
                                "[if] y = If(b) <then_branch = t () => (float[1,16,8,8] o) { [n] o = Neg(p) }, else_branch = e () => (float[1,16,8,8] o) { [i] o = Identity(p) }> }",
                                constants);
    PassRunner pass{"quantize-static", {{"correct_bias", "true"}, {"rounding", "gptq"}}, servicesOfRunner(), {}};
    const auto outcome = pass.run(model);
    QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().text().c_str());
    QVERIFY(said(outcome->report, "biases were not corrected: the model has bodies"));
    QVERIFY(said(outcome->report, "rounded to nearest"));
}

QTEST_GUILESS_MAIN(TestCorrectBiases)
#include "tst_correct_biases.moc"
