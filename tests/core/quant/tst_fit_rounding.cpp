#include "core/quant/ada_round.h"
#include "core/quant/fit_rounding.h"
#include "core/quant/sequential_mse.h"
#include "tests/support/verified.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <random>

using namespace pare;
using namespace pare::quant;

namespace {

struct Layer {
    int64_t inputs;
    int64_t outputs;
    std::vector<float> rows;
    std::vector<std::vector<double>> reads;
    std::vector<double> gram;
    [[nodiscard]] RoundingProblem problem() const { return {rows, inputs, gram}; }
};

// What a layer reads varies by channel and is correlated, as behind other layers.
Layer layerOf(int64_t inputs, int64_t outputs, int64_t samples, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, 1);
    Layer layer{inputs, outputs, {}, {}, {}};
    for (int64_t i = 0; i < inputs * outputs; ++i)
        layer.rows.push_back(static_cast<float>(normal(random) / std::sqrt(static_cast<double>(inputs))));
    std::vector<double> strength(static_cast<size_t>(inputs));
    for (double &value : strength)
        value = std::exp(normal(random));
    const int64_t hidden = std::max<int64_t>(2, inputs / 4);
    std::vector<double> mixing(static_cast<size_t>(inputs * hidden));
    for (double &value : mixing)
        value = normal(random);
    layer.gram.assign(static_cast<size_t>(inputs * inputs), 0);
    for (int64_t s = 0; s < samples; ++s) {
        std::vector<double> source(static_cast<size_t>(hidden));
        for (double &value : source)
            value = normal(random);
        std::vector<double> x(static_cast<size_t>(inputs));
        for (int64_t i = 0; i < inputs; ++i) {
            double value = 0.3 * normal(random) + 0.2;
            for (int64_t k = 0; k < hidden; ++k)
                value += mixing[static_cast<size_t>(i * hidden + k)] * source[static_cast<size_t>(k)];
            x[static_cast<size_t>(i)] = value * strength[static_cast<size_t>(i)];
        }
        for (size_t i = 0; i < x.size(); ++i)
            for (size_t k = 0; k < x.size(); ++k)
                layer.gram[i * x.size() + k] += x[i] * x[k];
        layer.reads.push_back(std::move(x));
    }
    return layer;
}

QuantizedWeights nearestOf(const Layer &layer, int64_t block, int bits)
{
    if (block == 0)
        return quantizeChannels(layer.rows, {1, layer.outputs, layer.inputs}, symmetricGrid(bits));
    return quantizeBlocks(layer.rows, layer.inputs, block, bits, ScaleRule::LeastSquares);
}

Grid gridOf(int64_t block, int bits)
{
    return block == 0 ? symmetricGrid(bits) : Grid{-(1 << (bits - 1)), (1 << (bits - 1)) - 1};
}

// The squared error of the results, by running the layer on everything that it reads.
std::vector<double> errorsByHand(const Layer &layer, const QuantizedWeights &weights, int64_t block)
{
    const int64_t size = block > 0 ? block : layer.inputs;
    const int64_t blocks = (layer.inputs + size - 1) / size;
    std::vector<double> errors(static_cast<size_t>(layer.outputs), 0);
    for (int64_t row = 0; row < layer.outputs; ++row)
        for (const auto &x : layer.reads) {
            double difference = 0;
            for (int64_t i = 0; i < layer.inputs; ++i) {
                const auto at = static_cast<size_t>(row * layer.inputs + i);
                const double back = static_cast<double>(weights.scales[static_cast<size_t>(row * blocks + i / size)]) * weights.values[at];
                difference += (static_cast<double>(layer.rows[at]) - back) * x[static_cast<size_t>(i)];
            }
            errors[static_cast<size_t>(row)] += difference * difference;
        }
    return errors;
}

// Every way of rounding by what a layer reads.
using Way = Result<FittedWeights> (*)(const RoundingProblem &, const QuantizedWeights &, const FitOptions &);
const std::vector<std::pair<const char *, Way>> ways{
    {"gptq", fitRounding},
    {"seq-mse", sequentialMse},
    {"adaround", [](const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options) { return adaRound(problem, nearest, options, {60, 0.1, 3, {}}); }}};

double sum(const std::vector<double> &values)
{
    double total = 0;
    for (const double value : values)
        total += value;
    return total;
}

} // namespace

class TestFitRounding : public QObject {
    Q_OBJECT
private slots:
    void noRowIsEverWorseThanRoundedToNearest_data();
    void noRowIsEverWorseThanRoundedToNearest();
    void integersAndScalesStayOnTheirGrid_data() { noRowIsEverWorseThanRoundedToNearest_data(); }
    void integersAndScalesStayOnTheirGrid();
    void errorsAreThoseOfRunningTheLayer();
    void correlatedInputsGainMuch();
    void aSmallLayerComesCloseToTheBestOfAllRoundings();
    void independentInputsOfEqualPowerLeaveNearestAsItIs();
    void twoRunsGiveTheSameIntegers();
    void prunedWeightsStayZero();
    void adaRoundGoesUpOrDownAndGains();
    void adaRoundStopsWhenAsked();
    void sequentialMseRoundsToNearestAndClipsWhatCostsMore();
    void fewerSamplesThanInputsAreEnough();
    void whatSaysNothingIsAnError();
    void aLayerOf768By768TakesLessThanASecond();
};

void TestFitRounding::noRowIsEverWorseThanRoundedToNearest_data()
{
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("block");
    QTest::addColumn<int>("bits");
    for (const int bits : {2, 3, 4, 8})
        for (const int block : {0, 16, 32})
            QTest::addRow("%d bits, blocks of %d", bits, block) << 75 << 20 << 200 << block << bits;
    QTest::newRow("one input") << 1 << 5 << 10 << 0 << 4;
    QTest::newRow("one output") << 40 << 1 << 10 << 0 << 4;
    QTest::newRow("wider than the columns that go together") << 150 << 9 << 400 << 32 << 4;
}

void TestFitRounding::noRowIsEverWorseThanRoundedToNearest()
{
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    QFETCH(int, samples);
    QFETCH(int, block);
    QFETCH(int, bits);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Layer layer = layerOf(inputs, outputs, samples, seed);
        const QuantizedWeights nearest = nearestOf(layer, block, bits);
        FitOptions options;
        options.grid = gridOf(block, bits);
        options.blockSize = block;
        for (const bool scales : {false, true}) {
            options.scales = scales;
            const auto before = errorsByHand(layer, nearest, block);
            for (const auto &[name, way] : ways) {
                const FittedWeights fitted = VERIFIED(way(layer.problem(), nearest, options));
                const auto after = errorsByHand(layer, fitted.weights, block);
                for (size_t row = 0; row < before.size(); ++row)
                    QVERIFY2(after[row] <= before[row] * (1 + 1e-4) + 1e-12,
                             qPrintable(QString("%5, seed %1, row %2: %3 after %4").arg(seed).arg(row).arg(after[row]).arg(before[row]).arg(name)));
                QVERIFY(fitted.fitted <= fitted.nearest);
            }
        }
    }
}

void TestFitRounding::integersAndScalesStayOnTheirGrid()
{
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    QFETCH(int, samples);
    QFETCH(int, block);
    QFETCH(int, bits);
    const Layer layer = layerOf(inputs, outputs, samples, 7);
    const QuantizedWeights nearest = nearestOf(layer, block, bits);
    std::vector<float> floors(static_cast<size_t>(outputs));
    for (size_t i = 0; i < floors.size(); ++i)
        floors[i] = std::abs(nearest.scales[i * nearest.scales.size() / floors.size()]) * 0.99F;
    FitOptions options;
    options.grid = gridOf(block, bits);
    options.blockSize = block;
    options.scales = block != 0;
    if (block == 0)
        options.floors = floors;
    for (const auto &[name, way] : ways) {
        const FittedWeights fitted = VERIFIED(way(layer.problem(), nearest, options));
        QCOMPARE(fitted.weights.values.size(), nearest.values.size());
        QCOMPARE(fitted.weights.scales.size(), nearest.scales.size());
        for (const int8_t value : fitted.weights.values)
            QVERIFY(value >= options.grid.least && value <= options.grid.most);
        for (size_t i = 0; i < fitted.weights.scales.size(); ++i) {
            QVERIFY(std::isfinite(fitted.weights.scales[i]) && fitted.weights.scales[i] != 0);
            if (block == 0)
                QVERIFY(std::abs(fitted.weights.scales[i]) >= floors[i]);
            if (!options.scales && way != sequentialMse)
                QCOMPARE(fitted.weights.scales[i], nearest.scales[i]);
        }
    }
}

void TestFitRounding::errorsAreThoseOfRunningTheLayer()
{
    const Layer layer = layerOf(48, 12, 100, 3);
    for (const int64_t block : {int64_t{0}, int64_t{16}}) {
        const QuantizedWeights weights = nearestOf(layer, block, 4);
        const auto byGram = resultErrors(layer.problem(), weights, block);
        const auto byHand = errorsByHand(layer, weights, block);
        for (size_t row = 0; row < byHand.size(); ++row)
            QVERIFY2(std::abs(byGram[row] / byHand[row] - 1) < 1e-3, qPrintable(QString("%1 against %2").arg(byGram[row]).arg(byHand[row])));
    }
}

void TestFitRounding::correlatedInputsGainMuch()
{
    const Layer layer = layerOf(96, 32, 1000, 5);
    const QuantizedWeights nearest = nearestOf(layer, 32, 4);
    FitOptions options;
    options.grid = gridOf(32, 4);
    options.blockSize = 32;
    options.scales = true;
    const FittedWeights fitted = VERIFIED(fitRounding(layer.problem(), nearest, options));
    QVERIFY2(fitted.fitted < 0.25 * fitted.nearest, qPrintable(QString("%1 of %2").arg(fitted.fitted).arg(fitted.nearest)));
    // The error that is told is the one that running the layer shows.
    const double told = fitted.fitted / fitted.nearest;
    const double real = sum(errorsByHand(layer, fitted.weights, 32)) / sum(errorsByHand(layer, nearest, 32));
    QVERIFY2(std::abs(told / real - 1) < 1e-2, qPrintable(QString("%1 against %2").arg(told).arg(real)));
}

// Every one of 7^6 roundings tried.
void TestFitRounding::aSmallLayerComesCloseToTheBestOfAllRoundings()
{
    double all = 0;
    double best = 0;
    double near = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        Layer layer = layerOf(6, 1, 60, seed);
        const QuantizedWeights nearest = nearestOf(layer, 0, 3);
        FitOptions options;
        options.grid = symmetricGrid(3);
        options.damping = 1e-6;
        const FittedWeights fitted = VERIFIED(fitRounding(layer.problem(), nearest, options));
        all += sum(errorsByHand(layer, fitted.weights, 0));
        near += sum(errorsByHand(layer, nearest, 0));
        double least = INFINITY;
        QuantizedWeights tried = nearest;
        for (int code = 0; code < 117649; ++code) {
            for (int i = 0, rest = code; i < 6; ++i, rest /= 7)
                tried.values[static_cast<size_t>(i)] = static_cast<int8_t>(rest % 7 - 3);
            double error = 0;
            for (size_t i = 0; i < 6; ++i)
                for (size_t k = 0; k < 6; ++k)
                    error += (static_cast<double>(layer.rows[i]) - static_cast<double>(tried.scales[0]) * tried.values[i]) *
                             (static_cast<double>(layer.rows[k]) - static_cast<double>(tried.scales[0]) * tried.values[k]) * layer.gram[i * 6 + k];
            least = std::min(least, error);
        }
        best += least;
    }
    QVERIFY2(all < 1.6 * best && all < 0.5 * near, qPrintable(QString("fitted %1, best %2, nearest %3").arg(all).arg(best).arg(near)));
}

void TestFitRounding::independentInputsOfEqualPowerLeaveNearestAsItIs()
{
    Layer layer = layerOf(20, 8, 1, 2);
    std::fill(layer.gram.begin(), layer.gram.end(), 0.0);
    for (size_t i = 0; i < 20; ++i)
        layer.gram[i * 20 + i] = 3;
    const QuantizedWeights nearest = nearestOf(layer, 0, 4);
    FitOptions options;
    options.grid = symmetricGrid(4);
    const FittedWeights fitted = VERIFIED(fitRounding(layer.problem(), nearest, options));
    QCOMPARE(fitted.weights.values, nearest.values);
    QCOMPARE(fitted.rowsFitted, int64_t{0});
}

void TestFitRounding::twoRunsGiveTheSameIntegers()
{
    const Layer layer = layerOf(90, 30, 300, 11);
    FitOptions options;
    options.grid = gridOf(16, 4);
    options.blockSize = 16;
    options.scales = true;
    const QuantizedWeights nearest = nearestOf(layer, 16, 4);
    for (const auto &[name, way] : ways) {
        const FittedWeights a = VERIFIED(way(layer.problem(), nearest, options));
        const FittedWeights b = VERIFIED(way(layer.problem(), nearest, options));
        QCOMPARE(a.weights.values, b.weights.values);
        QCOMPARE(a.weights.scales, b.weights.scales);
    }
}

// Of every four weights two are 0. Free, a fit makes some of them something else; held, it gains all the same (the scale alone, of seq-mse, need not).
void TestFitRounding::prunedWeightsStayZero()
{
    Layer layer = layerOf(64, 24, 300, 5);
    for (size_t i = 0; i < layer.rows.size(); ++i)
        if (i % 4 < 2)
            layer.rows[i] = 0;
    for (const int64_t block : {int64_t{0}, int64_t{32}})
        for (const auto &[name, way] : ways) {
            const QuantizedWeights nearest = nearestOf(layer, block, 4);
            FitOptions options;
            options.grid = gridOf(block, 4);
            options.blockSize = block;
            options.scales = block > 0;
            const auto moved = [&](const QuantizedWeights &weights) {
                int64_t count = 0;
                for (size_t i = 0; i < layer.rows.size(); ++i)
                    count += layer.rows[i] == 0 && weights.values[i] != 0;
                return count;
            };
            const FittedWeights free = VERIFIED(way(layer.problem(), nearest, options));
            QVERIFY2(moved(free.weights) > 0 || std::string(name) != "gptq", name);
            options.zerosStay = true;
            const FittedWeights held = VERIFIED(way(layer.problem(), nearest, options));
            QCOMPARE(moved(held.weights), int64_t{0});
            QVERIFY2(held.fitted < 0.9 * held.nearest || std::string(name) == "seq-mse", name);
        }
}

void TestFitRounding::adaRoundGoesUpOrDownAndGains()
{
    const Layer layer = layerOf(96, 32, 1000, 5);
    FitOptions options;
    options.grid = symmetricGrid(4);
    const QuantizedWeights nearest = nearestOf(layer, 0, 4);
    const FittedWeights fitted = VERIFIED(adaRound(layer.problem(), nearest, options));
    QVERIFY2(fitted.fitted < 0.6 * fitted.nearest, qPrintable(QString("%1 of %2").arg(fitted.fitted).arg(fitted.nearest)));
    for (size_t i = 0; i < fitted.weights.values.size(); ++i) {
        const float place = std::clamp(layer.rows[i] / nearest.scales[i / 96], -7.0F, 7.0F);
        QVERIFY(std::abs(static_cast<float>(fitted.weights.values[i]) - place) < 1);
    }
}

void TestFitRounding::adaRoundStopsWhenAsked()
{
    const Layer layer = layerOf(30, 8, 50, 2);
    AdaRoundOptions learning;
    learning.stopped = [] { return true; };
    FitOptions options;
    options.grid = symmetricGrid(4);
    QCOMPARE(adaRound(layer.problem(), nearestOf(layer, 0, 4), options, learning).error().kind, ErrorKind::Cancelled);
}

// One weight is far larger than the others, and nearly nothing is multiplied with it.
void TestFitRounding::sequentialMseRoundsToNearestAndClipsWhatCostsMore()
{
    Layer layer = layerOf(32, 4, 400, 9);
    for (size_t row = 0; row < 4; ++row)
        layer.rows[row * 32 + 5] = 3;
    for (size_t i = 0; i < 32; ++i)
        layer.gram[i * 32 + 5] = layer.gram[5 * 32 + i] = i == 5 ? 1e-6 * layer.gram[0] : 0;
    FitOptions options;
    options.grid = symmetricGrid(4);
    const QuantizedWeights nearest = nearestOf(layer, 0, 4);
    const FittedWeights fitted = VERIFIED(sequentialMse(layer.problem(), nearest, options));
    QVERIFY2(fitted.fitted < 0.5 * fitted.nearest, qPrintable(QString("%1 of %2").arg(fitted.fitted).arg(fitted.nearest)));
    for (size_t row = 0; row < 4; ++row) {
        QVERIFY(fitted.weights.scales[row] < nearest.scales[row]);
        for (size_t i = 0; i < 32; ++i)
            QCOMPARE(int(fitted.weights.values[row * 32 + i]), std::clamp(int(std::nearbyint(layer.rows[row * 32 + i] / fitted.weights.scales[row])), -7, 7));
    }
}

void TestFitRounding::fewerSamplesThanInputsAreEnough()
{
    const Layer layer = layerOf(64, 16, 10, 4);
    FitOptions options;
    options.grid = symmetricGrid(4);
    const QuantizedWeights nearest = nearestOf(layer, 0, 4);
    const FittedWeights fitted = VERIFIED(fitRounding(layer.problem(), nearest, options));
    QVERIFY(fitted.fitted < 0.5 * fitted.nearest);
    // No weight goes far from where it was: what samples do not speak of stays as it was.
    for (size_t i = 0; i < nearest.values.size(); ++i)
        QVERIFY(std::abs(fitted.weights.values[i] - nearest.values[i]) <= 4);
}

void TestFitRounding::whatSaysNothingIsAnError()
{
    Layer layer = layerOf(8, 4, 20, 1);
    const QuantizedWeights nearest = nearestOf(layer, 0, 8);
    const std::vector<double> seen = layer.gram;
    for (const auto &[name, way] : ways) {
        layer.gram = seen;
        layer.gram[3] = NAN;
        QVERIFY(!way(layer.problem(), nearest, {}).ok());
        layer.gram.assign(64, 0.0);
        QCOMPARE(QString::fromStdString(way(layer.problem(), nearest, {}).error().message), QString("it reads only zeros on the calibration data"));
        layer.gram.resize(10);
        QVERIFY(!way(layer.problem(), nearest, {}).ok());
    }
}

// The bound of the whole is a second on 2 cores; a machine under load has more time here. tests/bench measures it.
void TestFitRounding::aLayerOf768By768TakesLessThanASecond()
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0, 1);
    Layer layer{768, 768, std::vector<float>(768 * 768), {}, std::vector<double>(768 * 768, 0)};
    for (float &value : layer.rows)
        value = normal(random) / 28;
    std::vector<float> x(768);
    for (int s = 0; s < 128; ++s) {
        for (float &value : x)
            value = normal(random);
        for (size_t i = 0; i < 768; ++i)
            for (size_t k = 0; k < 768; ++k)
                layer.gram[i * 768 + k] += static_cast<double>(x[i] * x[k]);
    }
    FitOptions options;
    options.grid = gridOf(32, 4);
    options.blockSize = 32;
    options.scales = true;
    const QuantizedWeights nearest = nearestOf(layer, 32, 4);
    QElapsedTimer timer;
    timer.start();
    const FittedWeights fitted = VERIFIED(fitRounding(layer.problem(), nearest, options));
    const qint64 taken = timer.elapsed();
    qInfo("%lld ms, error %.5f -> %.5f", static_cast<long long>(taken), fitted.nearest, fitted.fitted);
    QVERIFY(fitted.fitted < fitted.nearest);
    QVERIFY2(taken < 4000, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestFitRounding)
#include "tst_fit_rounding.moc"
