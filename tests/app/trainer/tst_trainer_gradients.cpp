// Derivatives that say what a unit or a weight is worth.
#include "tests/app/trainer/training_bench.h"

#include <array>
#include <tuple>

namespace pare {

using namespace test;

class TestTrainerGradients : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void gradientsWeighUnits();
    void squaresAreTakenWeightByWeight();
    void gatesAreWeighedOneSampleAtATime();
    void theHessiansTraceIsEstimated();
    void secondDerivativesAreKnown_data();
    void secondDerivativesAreKnown();
    void aLayerWithoutSecondDerivativesIsNamed();
};

void TestTrainerGradients::gradientsWeighUnits()
{
    // Filter 3 is zero, and filter 1 reaches no class: nothing is lost with either.
    const Model model = network();
    std::vector<float> w = VERIFIED(model.constantFloats("w"));
    std::fill(w.begin() + 27, w.begin() + 36, 0.0F);
    std::vector<float> m = VERIFIED(model.constantFloats("m"));
    std::fill(m.begin() + 16, m.begin() + 32, 0.0F); // four places of a channel, four classes
    GraphEditor editor(model);
    editor.setConstant("w", pb::TensorProto::FLOAT, {6, 1, 3, 3}, bytesOf(w));
    editor.setConstant("m", pb::TensorProto::FLOAT, {24, 4}, bytesOf(m));
    UnitGradients wanted;
    wanted.model = editor.finish();
    wanted.units = {6, 2};
    wanted.weights = {{"w", 0, 0, {0, 1, 2, 3, 4, 5}}, {"w", 0, 1, {0, 0, 0, 1, -1, -1}}};
    wanted.samples = 100;
    for (const char *name : {"train.npz", "plain.npz"}) { // with labels and without
        const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data(name).train, m_context));
        QCOMPARE(costs.size(), size_t{2});
        QVERIFY2(std::count_if(costs[0].begin(), costs[0].end(), [](double cost) { return cost > 0; }) >= 2, name); // others may never be above zero behind their Relu
        QCOMPARE(costs[0][1], 0.0);
        QCOMPARE(costs[0][3], 0.0);
        QVERIFY(costs[1][1] == 0 && costs[0][0] + costs[0][2] > 0 && costs[1][0] > 0);
        QVERIFY(costs == VERIFIED(m_trainer->unitGradients(wanted, data(name).train, m_context)));
    }
    wanted.weights.resize(1);
    QVERIFY(VERIFIED(m_trainer->unitGradients(wanted, data("plain.npz").train, m_context))[1].empty());
    wanted.weights[0].axis = 7;
    QVERIFY(!m_trainer->unitGradients(wanted, data("plain.npz").train, m_context).ok());
}

// logits = x w: weight ic of neuron c has the gradient x_i (p_c - label_c), sample by sample.
void TestTrainerGradients::squaresAreTakenWeightByWeight()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, w) }", {"w[64,4]"});
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const Corners set = corners(20, 3); // as in few.npz
    std::array<double, 4> expected{};
    for (size_t sample = 0; sample < 20; ++sample) {
        std::array<double, 4> powers{};
        double sum = 0;
        for (size_t c = 0; c < 4; ++c) {
            double logit = 0;
            for (size_t i = 0; i < 64; ++i)
                logit += static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 4 + c];
            sum += powers[c] = std::exp(logit);
        }
        for (size_t c = 0; c < 4; ++c) {
            const double pull = powers[c] / sum - (static_cast<int64_t>(c) == set.labels[sample] ? 1 : 0);
            for (size_t i = 0; i < 64; ++i)
                expected[c] += std::pow(static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 4 + c] * pull, 2) / 20;
        }
    }
    UnitGradients wanted;
    wanted.model = model;
    wanted.each = true;
    wanted.units = {4};
    wanted.weights = {{"w", 1, 0, {0, 1, 2, 3}}};
    const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data("few.npz").train, m_context));
    for (size_t c = 0; c < 4; ++c)
        QVERIFY2(std::abs(costs[0][c] - expected[c]) < 1e-4 * expected[c], qPrintable(QString("%1: %2 %3").arg(c).arg(costs[0][c]).arg(expected[c])));
}

void TestTrainerGradients::gatesAreWeighedOneSampleAtATime()
{
    // h = relu(x w), logits = h m: the gate of neuron j is pulled at by h_j sum over classes of (softmax - label) m_jc.
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [up] u = MatMul(f, w) [relu] h = Relu(u) [down] logits = MatMul(h, m) }",
                                      {"w[64,5]", "m[5,4]"});
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const std::vector<float> m = VERIFIED(model.constantFloats("m"));
    const Corners set = corners(20, 3); // as in few.npz
    std::array<double, 5> expected{};
    for (size_t sample = 0; sample < 20; ++sample) {
        std::array<double, 5> hidden{};
        for (size_t j = 0; j < 5; ++j) {
            for (size_t i = 0; i < 64; ++i)
                hidden[j] += static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 5 + j];
            hidden[j] = std::max(hidden[j], 0.0);
        }
        std::array<double, 4> powers{};
        double sum = 0;
        for (size_t c = 0; c < 4; ++c) {
            double logit = 0;
            for (size_t j = 0; j < 5; ++j)
                logit += hidden[j] * m[j * 4 + c];
            sum += powers[c] = std::exp(logit);
        }
        for (size_t j = 0; j < 5; ++j) {
            double pull = 0;
            for (size_t c = 0; c < 4; ++c)
                pull += (powers[c] / sum - (static_cast<int64_t>(c) == set.labels[sample] ? 1 : 0)) * m[j * 4 + c];
            expected[j] += std::abs(hidden[j] * pull) / 20;
        }
    }
    UnitGradients wanted;
    wanted.model = model;
    wanted.gates = true;
    wanted.units = {5, 2};
    wanted.weights = {{"h", 1, 0, {0, 1, 2, 3, 4}}, {"h", 1, 1, {0, 0, -1, 1, -1}}};
    const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data("few.npz").train, m_context));
    QCOMPARE(costs.size(), size_t{2});
    double most = 0;
    for (size_t j = 0; j < 5; ++j) {
        most = std::max(most, expected[j]);
        QVERIFY2(std::abs(costs[0][j] - expected[j]) < 1e-5 + 1e-4 * expected[j], qPrintable(QString("%1: %2 %3").arg(j).arg(costs[0][j]).arg(expected[j])));
    }
    QVERIFY(most > 1e-3);
    // A unit of two neurons has one gate for both: at most what they come to alone.
    QVERIFY(costs[1][0] <= expected[0] + expected[1] + 1e-5 && std::abs(costs[1][1] - expected[3]) < 1e-5);
    QVERIFY(VERIFIED(m_trainer->unitGradients(wanted, data("plain.npz").train, m_context))[0].size() == 5); // without labels
    wanted.weights[0].axis = 7;
    QVERIFY(!m_trainer->unitGradients(wanted, data("few.npz").train, m_context).ok());
    wanted.weights[0] = {"nothing", 1, 0, {0, 1, 2, 3, 4}};
    QVERIFY(!m_trainer->unitGradients(wanted, data("few.npz").train, m_context).ok());
}

void TestTrainerGradients::theHessiansTraceIsEstimated()
{
    // logits = x w: along w_ic the loss's second derivative is x_i^2 p_c (1 - p_c), whatever the labels are.
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, w) }", {"w[64,4]"});
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const Corners set = corners(20, 3); // as in few.npz
    double exact = 0;
    for (size_t sample = 0; sample < 20; ++sample) {
        double squares = 0;
        std::array<double, 4> powers{};
        for (size_t i = 0; i < 64; ++i)
            squares += static_cast<double>(set.pixels[sample * 64 + i]) * set.pixels[sample * 64 + i];
        double sum = 0;
        for (size_t c = 0; c < 4; ++c) {
            double logit = 0;
            for (size_t i = 0; i < 64; ++i)
                logit += static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 4 + c];
            sum += powers[c] = std::exp(logit);
        }
        for (const double power : powers)
            exact += squares * power / sum * (1 - power / sum) / 20 / 256;
    }
    HessianRequest wanted;
    wanted.model = model;
    wanted.probes = 400;
    const auto trace = [&](const char *name) {
        const auto found = VERIFIED(m_trainer->hessianTraces(wanted, data(name).train, m_context)).weights;
        return found.size() == 1 && found[0].weight == "w" ? found[0] : WeightCurvature();
    };
    const WeightCurvature many = trace("few.npz");
    QVERIFY2(many.error > 0 && many.error < 0.1 * exact, qPrintable(QString("%1 +- %2, exactly %3").arg(many.meanTrace).arg(many.error).arg(exact)));
    QVERIFY2(std::abs(many.meanTrace - exact) < 4 * many.error, qPrintable(QString("%1 +- %2, exactly %3").arg(many.meanTrace).arg(many.error).arg(exact)));
    QCOMPARE(trace("few.npz").meanTrace, many.meanTrace);
    wanted.probes = 25;
    const double ratio = trace("few.npz").error / many.error;
    QVERIFY2(ratio > 2 && ratio < 8, qPrintable(QString::number(ratio))); // 4 in the mean
    wanted.samples = 600;
    const WeightCurvature plain = trace("plain.npz"); // of the distance from its own answers
    const WeightCurvature labelled = trace("train.npz");
    QVERIFY2(std::abs(plain.meanTrace - labelled.meanTrace) < 4 * (plain.error + labelled.error), qPrintable(QString("%1 %2").arg(plain.meanTrace).arg(labelled.meanTrace)));
    // However little time there is, two directions are looked along, on two samples.
    wanted.seconds = 1e-6;
    const WeightCurvatures hasty = VERIFIED(m_trainer->hessianTraces(wanted, data("train.npz").train, m_context));
    QVERIFY(hasty.outOfTime);
    QCOMPARE(hasty.probes, 2);
    QCOMPARE(hasty.samples, 2);
    QVERIFY(hasty.weights.size() == 1 && hasty.weights[0].error > 0);
    wanted.seconds = 0;
    const WeightCurvatures whole = VERIFIED(m_trainer->hessianTraces(wanted, data("train.npz").train, m_context));
    QVERIFY(!whole.outOfTime && whole.probes == 25 && whole.samples > 500);
    wanted.weights = {"nothing"};
    QCOMPARE(REFUSED(m_trainer->hessianTraces(wanted, data("few.npz").train, m_context)).kind, ErrorKind::Unsupported);
}

void TestTrainerGradients::secondDerivativesAreKnown_data()
{
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<QStringList>("weights");
    QTest::newRow("convolutions, normalized, pooled") << "[conv] c = Conv<pads = [1,1,1,1]>(x, w) [norm] v = Abs(var) [bn] n = BatchNormalization(c, s, b, me, v) [r] r = Relu(n) [up] t = ConvTranspose(r, u) "
                                                         "[pool] p = MaxPool<kernel_shape = [2,2], strides = [2,2]>(t) [mean] g = GlobalAveragePool(p) [flat] f = Flatten(g)"
                                                      << QStringList{"w[6,1,3,3]", "s[6]", "b[6]", "me[6]", "var[6]", "u[6,5,3,3]", "m[5,4]"};
    QTest::newRow("attention") << "[sq] q0 = Squeeze(x, one) [a] a = MatMul(q0, wq) [k] k = MatMul(q0, wk) [kt] kt = Transpose<perm = [0,2,1]>(k) [qk] qk = MatMul(a, kt) [sm] sm = Softmax(qk) "
                                  "[pv] pv = MatMul(sm, q0) [ln] l = LayerNormalization(pv, s, b) [ge] g = Gelu(l) [mean] f = ReduceMean<keepdims = 0>(g, one)"
                               << QStringList{"wq[8,8]", "wk[8,8]", "s[8]", "b[8]", "m[8,4]"};
    QTest::newRow("recurrent") << "[sq] q = Squeeze(x, one) [t] t = Transpose<perm = [1,0,2]>(q) [l] y, h = LSTM<hidden_size = 5>(t, w, r) [g] z, f0 = GRU<hidden_size = 5>(t, gw, gr) [add] e = Add(h, f0) [sq2] f = Squeeze(e, zero)"
                               << QStringList{"w[1,20,8]", "r[1,20,5]", "gw[1,15,8]", "gr[1,15,5]", "m[5,4]"};
}

void TestTrainerGradients::secondDerivativesAreKnown()
{
    QFETCH(QString, nodes);
    QFETCH(QStringList, weights);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    HessianRequest wanted;
    wanted.model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { one = Constant<value = int64[1] {1}>() zero = Constant<value = int64[1] {0}>() " + nodes.toStdString() + " [fc] logits = MatMul(f, m) }", names, 20);
    wanted.probes = 4;
    const auto found = VERIFIED(m_trainer->hessianTraces(wanted, data("few.npz").train, m_context)).weights;
    QVERIFY(found.size() >= 3);
    for (const WeightCurvature &one : found)
        QVERIFY2(std::isfinite(one.meanTrace) && one.meanTrace != 0, one.weight.c_str());
}

void TestTrainerGradients::aLayerWithoutSecondDerivativesIsNamed()
{
    HessianRequest wanted;
    wanted.model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) <int64[4] s = {-1,8,8,2}> { [flat] f0 = Flatten(x) [where] p = MatMul(f0, w) [places] g = Reshape(p, s) [look] y = GridSample(x, g) "
                                 "[rows] f = Flatten(y) [fc] logits = MatMul(f, m) }",
                                 {"w[64,128]", "m[64,4]"});
    const Error error = REFUSED(m_trainer->hessianTraces(wanted, data("few.npz").train, m_context));
    QVERIFY2(error.kind == ErrorKind::Unsupported, error.message.c_str());
    QVERIFY2(error.message.starts_with("the second derivatives of look (GridSample) are not known to libtorch ("), error.message.c_str());
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerGradients)
#include "tst_trainer_gradients.moc"
