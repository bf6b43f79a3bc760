// What is learned from another model: its outputs, its inner values, and what it makes of blends.
#include "tests/app/trainer/training_bench.h"
#include "core/formats/kept_channels.h"
#include "core/model/graph_editor.h"
#include "core/passes/teacher_features.h"

namespace pare {

using namespace test;

namespace {

// The rows of a picture look at each other; so many heads of two channels, so many times.
Model attentive(int heads, int blocks = 1, uint64_t seed = 1, const std::string &prefix = {})
{
    const std::string h = std::to_string(heads), width = std::to_string(2 * heads);
    std::string body = "rows = Reshape(x, r) ";
    std::vector<std::string> weights{"out[64,4]"};
    std::string from = "rows";
    for (int i = 0; i < blocks; ++i) {
        const std::string n = prefix + std::to_string(i);
        for (const char *part : {"q", "k", "v"}) {
            weights.push_back("w" + std::string(part) + n + "[8," + width + "]");
            body += std::string("[") + part + n + "] " + part + n + " = MatMul(" + from + ", w" + part + n + ") " + part + "r" + n + " = Reshape(" + part + n + ", s) " + part + "t" + n +
                    " = Transpose<perm=[0," + (std::string(part) == "k" ? "2,3,1" : "2,1,3") + "]>(" + part + "r" + n + ") ";
        }
        weights.push_back("wo" + n + "[" + width + ",8]");
        body += "sc" + n + " = MatMul(qt" + n + ", kt" + n + ") [look" + n + "] p" + n + " = Softmax<axis=-1>(sc" + n + ") c" + n + " = MatMul(p" + n + ", vt" + n + ") ct" + n +
                " = Transpose<perm=[0,2,1,3]>(c" + n + ") cr" + n + " = Reshape(ct" + n + ", e) [o" + n + "] o" + n + " = MatMul(cr" + n + ", wo" + n + ") [sum" + n + "] a" + n + " = Add(" + from + ", o" + n + ") ";
        from = "a" + n;
    }
    return modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) <int64[3] r = {-1,8,8}, int64[4] s = {-1,8," + h + ",2}, int64[3] e = {-1,8," + width + "}> {" + body + "f = Flatten(" + from +
                       ") [fc] logits = MatMul(f, out) }",
                   weights, 17, seed);
}

} // namespace

class TestTrainerTeaching : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void aTeacherIsLearnedWithoutLabels();
    void innerValuesOfAnotherWidthAreLearned();
    void valuesOfOneNameAndShapeAreSharedFeatures();
    void featuresAndBlendsAreAskedForByOptionsOfThePass();
    void whatAttentionLooksAtIsLearned();
    void attentionIsPairedByNameOrEvenly();
    void aTeachersCoordinatesAreLearnedAsNumbers();
    void outputsThatLostChannelsLearnWhatStayed();
    void whatLostInputsLearnsFromTheDataOfItsSource();
    void samplesAreBlended();
    void softmaxIsFoundBehindNodesThatHandItOn();
};

void TestTrainerTeaching::aTeacherIsLearnedWithoutLabels()
{
    TrainingRequest teaching = training(network());
    teaching.learningRate = 0.01;
    const Model teacher = withConstants(network(), VERIFIED(m_trainer->train(teaching, data("train.npz"), m_context)));
    TrainingRequest request = training(network(5));
    request.teacher = teacher;
    request.learningRate = 0.02;
    request.epochs = 25;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QCOMPARE(result.score, std::string("agreement with the teacher"));
    QVERIFY(result.after > 0.9);
    QVERIFY(accuracyOf(withConstants(network(5), result)) > 0.8);
    request.divergence = "mse";
    QVERIFY(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).after > 0.9);
}

void TestTrainerTeaching::innerValuesOfAnotherWidthAreLearned()
{
    const Model wide = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w) [relu] r = Relu(c)"
                                     "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = MatMul(f, m) }",
                                     {"w[9,1,3,3]", "m[36,4]"});
    TrainingRequest request = training(network());
    request.teacher = wide;
    request.features = {{"r", "r"}};
    request.epochs = 2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QVERIFY(result.epochs.back().loss < result.epochs.front().loss);
    request.features = {{"r", "f"}};
    QVERIFY(REFUSED(m_trainer->train(request, data("plain.npz"), m_context)).message.find("differ in more than their width") != std::string::npos);
}

void TestTrainerTeaching::valuesOfOneNameAndShapeAreSharedFeatures()
{
    const auto chain = [](int inner) {
        const std::string width = std::to_string(inner);
        return test::modelOf("agraph (float[N,4] x) => (float[N,4] y) { [a] a = MatMul(x, p) [ra] r = Relu(a) [b] b = MatMul(r, q) [add] s = Add(b, x)"
                             "[c] c = MatMul(s, t) [bias] d = Add(c, k) [e] y = MatMul(d, u) }",
                             {"p[4," + width + "]", "q[" + width + ",4]", "t[4,4]", "k[4]", "u[4,4]"});
    };
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    // Not a, whose width differs; not d, an addition of constants; not y, an output.
    QCOMPARE(sharedFeatures(chain(6), chain(8)), (Pairs{{"b", "b"}, {"s", "s"}, {"c", "c"}}));
    QCOMPARE(sharedFeatures(chain(8), chain(8)).size(), size_t{4});
    QCOMPARE(sharedFeatures(chain(6), chain(8), 1), (Pairs{{"s", "s"}}));
    QVERIFY(sharedFeatures(network(), chain(8)).empty());
}

void TestTrainerTeaching::featuresAndBlendsAreAskedForByOptionsOfThePass()
{
    TrainingRequest taught = training(network());
    taught.learningRate = 0.01;
    const Model teacher = withConstants(network(), VERIFIED(m_trainer->train(taught, data("train.npz"), m_context)));
    TrainingRequest asked;
    const auto distilled = [&](std::map<std::string, std::string> options) {
        options.insert({{"epochs", "20"}, {"learning_rate", "0.02"}, {"labels", "false"}});
        const Pass &pass = *findPass("distill");
        PassContext context{m_context, {}};
        context.services.source = teacher;
        context.services.train = [&](const TrainingRequest &request) {
            asked = request;
            return m_trainer->train(request, data("plain.npz"), m_context);
        };
        return VERIFIED(pass.function(network(5), {VERIFIED(Options::parse(pass.options, options)), {}, {}, {}}, context));
    };
    const auto says = [](const PassOutcome &outcome, const std::string &words) {
        return std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(), [&](const Finding &finding) { return finding.message.find(words) != std::string::npos; });
    };
    const PassOutcome plain = distilled({});
    QVERIFY(asked.features.empty() && asked.mix == 0);
    const PassOutcome both = distilled({{"features", "auto"}, {"feature_weight", "10"}, {"mix", "0.5"}});
    QCOMPARE(asked.features, (std::vector<std::pair<std::string, std::string>>{{"c", "c"}})); // the convolution's result; the matrix's is an output
    QCOMPARE(asked.featureWeight, 10.0);
    QCOMPARE(asked.mix, 0.5);
    QVERIFY(!says(both, "no inner values are compared"));
    // The teacher's convolution is come closer to than without.
    const auto away = [&](const Model &model) {
        const auto own = VERIFIED(model.constantFloats("w"));
        const auto wanted = VERIFIED(teacher.constantFloats("w"));
        double sum = 0;
        for (size_t i = 0; i < own.size(); ++i)
            sum += (own[i] - wanted[i]) * (own[i] - wanted[i]);
        return sum;
    };
    QVERIFY2(away(both.model) < 0.8 * away(plain.model), qPrintable(QString("%1 %2").arg(away(both.model)).arg(away(plain.model))));
    const PassOutcome blended = distilled({{"mix", "1"}});
    QVERIFY(VERIFIED(blended.model.constantFloats("w")) != VERIFIED(plain.model.constantFloats("w")));
    const double before = accuracyOf(network(5));
    for (const PassOutcome *outcome : {&plain, &both, &blended})
        QVERIFY2(accuracyOf(outcome->model) > before + 0.2, qPrintable(QString("%1 %2").arg(accuracyOf(outcome->model)).arg(before)));
    // Inner values of other names are none.
    QVERIFY(asked.teacher);
    const Model stranger = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, w2) }", {"w2[64,4]"});
    const Pass &pass = *findPass("distill");
    PassContext context{m_context, {}};
    context.services.source = teacher;
    context.services.train = [&](const TrainingRequest &request) { return m_trainer->train(request, data("plain.npz"), m_context); };
    const PassOutcome other = VERIFIED(pass.function(stranger, {VERIFIED(Options::parse(pass.options, {{"features", "auto"}, {"epochs", "1"}})), {}, {}, {}}, context));
    QVERIFY(says(other, "no inner values are compared"));
}

// Weights that nothing but the attention maps can teach: queries and keys alone may change, and outputs count next to nothing.
void TestTrainerTeaching::whatAttentionLooksAtIsLearned()
{
    const Model teacher = attentive(4);
    const auto learned = [&](const Model &student, double weight) {
        const Pass &pass = *findPass("distill");
        PassContext context{m_context, {}};
        context.services.source = teacher;
        TrainingResult result;
        context.services.train = [&](const TrainingRequest &request) -> Result<TrainingResult> {
            TrainingRequest changed = request;
            changed.featureWeight = weight;
            changed.layers = std::set<std::string>{"q0", "k0"};
            auto made = m_trainer->train(changed, data("plain.npz"), m_context);
            if (made.ok())
                result = *made;
            return made;
        };
        const PassOutcome outcome = VERIFIED(pass.function(student, {VERIFIED(Options::parse(pass.options, {{"features", "attention"}, {"epochs", "6"}, {"learning_rate", "0.02"}, {"labels", "false"}, {"patience", "0"}})), {}, {}, {}}, context));
        return std::pair(outcome, result);
    };
    for (const int heads : {4, 2}) { // as many as the teacher has, and fewer, as after pruning
        const auto [outcome, result] = learned(attentive(heads, 1, 5), 1000);
        QVERIFY2(result.epochs.back().loss < 0.5 * result.epochs.front().loss, qPrintable(QString("%1 %2").arg(result.epochs.front().loss).arg(result.epochs.back().loss)));
        const auto &findings = outcome.report.findings;
        const bool average = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.message == "2 heads beside the teacher's 4: what they look at is compared on average"; });
        QCOMPARE(average, heads == 2);
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.message == "1 attention map compared with the teacher's"; }));
    }
}

void TestTrainerTeaching::attentionIsPairedByNameOrEvenly()
{
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    QCOMPARE(VERIFIED(attentionPairs(attentive(2, 2), attentive(4, 4))).maps, (Pairs{{"p0", "p0"}, {"p1", "p1"}})); // the same layers, of which two are left
    QCOMPARE(VERIFIED(attentionPairs(attentive(4, 2, 1, "s"), attentive(4, 4))).maps, (Pairs{{"ps0", "p1"}, {"ps1", "p3"}}));
    QCOMPARE(VERIFIED(attentionPairs(attentive(4, 3, 1, "s"), attentive(4, 3))).maps, (Pairs{{"ps0", "p0"}, {"ps1", "p1"}, {"ps2", "p2"}}));
    const Error none = REFUSED(attentionPairs(network(), attentive(4)));
    QVERIFY(none.kind == ErrorKind::Unsupported && none.message.find("the model has no attention") != std::string::npos);
    QVERIFY(REFUSED(attentionPairs(attentive(4), network())).message.find("the teacher has no attention") != std::string::npos);
}

// Each column has a place of its own, and samples lie closely around it.
void TestTrainerTeaching::aTeachersCoordinatesAreLearnedAsNumbers()
{
    const auto pointing = [](const std::string &output, uint64_t seed, float offset) {
        const Model model = modelOf("agraph (float[N,1,8,8] x) => (float[N,4] " + output + ") { [flat] f = Flatten(x) [fc] " + output + " = Gemm(f, m, b) }", {"m[64,4]", "b[4]"}, 17, seed);
        GraphEditor editor(model);
        editor.setConstant("b", pb::TensorProto::FLOAT, {4}, bytesOf(std::vector<float>{0, offset, 2 * offset, 3 * offset}));
        return editor.finish();
    };
    const auto learned = [&](const std::string &output, float offset) {
        TrainingRequest request = training(pointing(output, 2, offset));
        request.teacher = pointing(output, 3, offset);
        request.epochs = 2;
        return VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    };
    const TrainingResult points = learned("y", 50);
    QCOMPARE(points.score, std::string("loss"));
    QVERIFY(std::any_of(points.notes.begin(), points.notes.end(), [](const std::string &note) { return note.find("output y is compared as numbers") != std::string::npos; }));
    QCOMPARE(learned("y", 0).score, std::string("agreement with the teacher"));
    QCOMPARE(learned("logits", 50).score, std::string("agreement with the teacher"));
}

// Of four numbers the student has the second and the fourth, and learns them to the teacher's.
void TestTrainerTeaching::outputsThatLostChannelsLearnWhatStayed()
{
    const Model teacher = modelOf("agraph (float[N,1,8,8] x) => (float[N,4] y) { [flat] f = Flatten(x) [fc] y = MatMul(f, m) }", {"m[64,4]"}, 17, 3);
    const Model smaller = modelOf("agraph (float[N,1,8,8] x) => (float[N,2] y) { [flat] f = Flatten(x) [fc] y = MatMul(f, m) }", {"m[64,2]"}, 17, 4);
    TrainingRequest request = training(smaller);
    request.teacher = teacher;
    request.divergence = "mse";
    request.learningRate = 0.02;
    request.epochs = 60;
    QVERIFY(REFUSED(m_trainer->train(request, data("plain.npz"), m_context)).message.find("no output of the same name and size") != std::string::npos);
    GraphEditor editor(smaller);
    editor.setMetadata(keptOutputsMetadataKey, keptEndsText({{"y", {1, 4, {1, 3}}}}));
    request.student = editor.finish();
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    const auto wanted = VERIFIED(teacher.constantFloats("m"));
    const auto learned = VERIFIED(toFloats(*constantOf(result, "m"), {}));
    const std::vector<float> pixels = corners(100, 2).pixels;
    double error = 0, power = 0;
    for (size_t sample = 0; sample < 100; ++sample)
        for (size_t column = 0; column < 2; ++column) {
            double right = 0, given = 0;
            for (size_t row = 0; row < 64; ++row) {
                right += double{pixels[sample * 64 + row]} * wanted[row * 4 + 2 * column + 1];
                given += double{pixels[sample * 64 + row]} * learned[row * 2 + column];
            }
            error += (given - right) * (given - right);
            power += right * right;
        }
    QVERIFY2(error < 0.1 * power, qPrintable(QString::number(error / power)));
}

// It takes four of the eight rows of the pictures; the data has them all.
void TestTrainerTeaching::whatLostInputsLearnsFromTheDataOfItsSource()
{
    GraphEditor editor(test::modelOf("agraph (float[N,1,4,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, m) }", {"m[32,4]"}));
    editor.setMetadata(keptInputsMetadataKey, keptEndsText({{"x", {2, 8, {1, 2, 5, 6}}}}));
    const Model student = editor.finish();
    TrainingRequest request = training(student);
    request.learningRate = 0.02;
    request.epochs = 20;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(accuracyOf(withConstants(student, result)) > 0.95, std::to_string(accuracyOf(withConstants(student, result))).c_str());
    request.teacher = network();
    QCOMPARE(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).score, std::string("agreement with the teacher"));
}

void TestTrainerTeaching::samplesAreBlended()
{
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    const double plain = VERIFIED(m_trainer->train(request, data("train.npz"), m_context)).epochs.back().loss;
    request.mix = 1;
    const TrainingResult mixed = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(mixed.epochs.back().loss > plain + 0.2); // two labels at once leave doubt
    QVERIFY(mixed.after > 0.85);
    request.teacher = withConstants(network(), mixed);
    request.student = network(5);
    request.epochs = 25;
    QVERIFY(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).after > 0.8);
}

void TestTrainerTeaching::softmaxIsFoundBehindNodesThatHandItOn()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] y) { [pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(x)"
                                      "[flat] f = Flatten(p) [fc] l = MatMul(f, m) [soft] s = Softmax(l) [end] y = Identity(s) }",
                                      {"m[4,4]"});
    TrainingRequest request = training(model);
    request.epochs = 1;
    GraphEditor editor(model);
    editor.setConstant("m", pb::TensorProto::FLOAT, {4, 4}, bytesOf(std::vector<float>{4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4}));
    request.teacher = editor.finish();
    QCOMPARE(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).score, std::string("agreement with the teacher"));
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerTeaching)
#include "tst_trainer_teaching.moc"
