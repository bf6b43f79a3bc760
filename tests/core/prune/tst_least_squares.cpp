#include "core/prune/least_squares.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace pare;
using namespace pare::test;

namespace {

JointMoments momentsOf(const std::vector<std::vector<double>> &x, const std::vector<std::vector<double>> &y)
{
    JointMoments moments{static_cast<int64_t>(x[0].size()), static_cast<int64_t>(y[0].size()), {}};
    const auto side = static_cast<size_t>(moments.side());
    moments.gram.assign(side * side, 0);
    for (size_t row = 0; row < x.size(); ++row) {
        std::vector<double> all = x[row];
        all.insert(all.end(), y[row].begin(), y[row].end());
        all.push_back(1);
        for (size_t i = 0; i < side; ++i)
            for (size_t k = 0; k < side; ++k)
                moments.gram[i * side + k] += all[i] * all[k];
    }
    return moments;
}

// Rows of three inputs, the third of which follows the first two, and two outputs that are 1 x0 - 2 x1 + 3 and 0.5 x1 + x2.
struct Data {
    std::vector<std::vector<double>> x;
    std::vector<std::vector<double>> y;
};

Data linear(int rows, double noise)
{
    std::mt19937 generator(7);
    std::normal_distribution<double> normal;
    Data data;
    for (int i = 0; i < rows; ++i) {
        const double a = normal(generator) + 1;
        const double b = normal(generator);
        const double c = 0.5 * a + normal(generator);
        data.x.push_back({a, b, c});
        data.y.push_back({a - 2 * b + 3 + noise * normal(generator), 0.5 * b + c + noise * normal(generator)});
    }
    return data;
}

double errorOf(const Data &data, const LinearLayer &layer)
{
    double error = 0;
    double variance = 0;
    for (size_t o = 0; o < 2; ++o) {
        double mean = 0;
        for (const auto &y : data.y)
            mean += y[o] / static_cast<double>(data.y.size());
        for (size_t row = 0; row < data.x.size(); ++row) {
            double value = layer.bias[o];
            for (size_t i = 0; i < 3; ++i)
                value += layer.weights[o * 3 + i] * data.x[row][i];
            error += (data.y[row][o] - value) * (data.y[row][o] - value);
            variance += (data.y[row][o] - mean) * (data.y[row][o] - mean);
        }
    }
    return error / variance;
}

} // namespace

class TestLeastSquares : public QObject {
    Q_OBJECT
private slots:
    void aLinearRelationIsFound();
    void theErrorIsThatOfTheRows();
    void withoutABiasThatMayMoveItStays();
    void muchDampingKeepsTheGivenWeights();
    void tooFewRowsAreRefused();
    void fewerRowsThanInputsStillTellWhatTheyHaveInCommon();
    void fewRowsAreNotTrusted();
    void sumsThatAreNotFiniteAreRefused();
};

void TestLeastSquares::aLinearRelationIsFound()
{
    const Data data = linear(500, 0);
    const LinearLayer given{std::vector<double>(6, 0), {0, 0}};
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(data.x, data.y), given, true, 1e-9));
    const std::vector<double> expected{1, -2, 0, 0, 0.5, 1};
    for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::abs(fitted.layer.weights[i] - expected[i]) < 1e-6, qPrintable(QString::number(fitted.layer.weights[i])));
    QVERIFY(std::abs(fitted.layer.bias[0] - 3) < 1e-6);
    QVERIFY(std::abs(fitted.layer.bias[1]) < 1e-6);
    QVERIFY(fitted.after < 1e-9);
    QVERIFY(fitted.before > 1);
}

void TestLeastSquares::theErrorIsThatOfTheRows()
{
    const Data data = linear(300, 0.5);
    const LinearLayer layer{{1, -1, 0.5, 0.25, 0, 1}, {2, -0.5}};
    QVERIFY(std::abs(relativeError(momentsOf(data.x, data.y), layer) - errorOf(data, layer)) < 1e-9);
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(data.x, data.y), layer, true, 1e-6));
    const double correction = 300.0 / 297 * (300.0 / 297);
    QVERIFY(std::abs(fitted.after - errorOf(data, fitted.layer) * correction) < 1e-9);
    for (const double step : {0.01, -0.01}) // nothing beside it is better
        for (size_t i = 0; i < 6; ++i) {
            LinearLayer other = fitted.layer;
            other.weights[i] += step;
            QVERIFY(errorOf(data, other) > errorOf(data, fitted.layer));
        }
}

void TestLeastSquares::withoutABiasThatMayMoveItStays()
{
    const Data data = linear(300, 0.1);
    const LinearLayer given{std::vector<double>(6, 0), {2.5, 0.25}};
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(data.x, data.y), given, false, 1e-6));
    QCOMPARE(fitted.layer.bias, given.bias);
    QVERIFY(fitted.after < 0.1);
    for (const double step : {0.01, -0.01})
        for (size_t i = 0; i < 6; ++i) {
            LinearLayer other = fitted.layer;
            other.weights[i] += step;
            QVERIFY(errorOf(data, other) > errorOf(data, fitted.layer));
        }
}

void TestLeastSquares::muchDampingKeepsTheGivenWeights()
{
    const Data data = linear(300, 0.1);
    const LinearLayer given{{1, 1, 1, 1, 1, 1}, {0, 0}};
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(data.x, data.y), given, true, 1e9));
    for (const double weight : fitted.layer.weights)
        QVERIFY(std::abs(weight - 1) < 1e-6);
}

void TestLeastSquares::tooFewRowsAreRefused()
{
    const Data data = linear(4, 0.1);
    QVERIFY(REFUSED(fitLayer(momentsOf(data.x, data.y), {std::vector<double>(6, 0), {0, 0}}, true, 0.01)).message.find("too few rows") != std::string::npos);
}

void TestLeastSquares::fewerRowsThanInputsStillTellWhatTheyHaveInCommon()
{
    // 80 inputs that are mixtures of six causes and a little of their own; 40 rows. What the layer should give is known of 240 others too.
    constexpr size_t inputs = 80;
    std::mt19937 generator(11);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> mixing(inputs, std::vector<double>(6));
    for (auto &row : mixing)
        for (double &value : row)
            value = normal(generator);
    LinearLayer given{std::vector<double>(2 * inputs), {0, 0}};
    for (double &weight : given.weights)
        weight = 0.1 * normal(generator);
    std::vector<std::vector<double>> x;
    std::vector<std::vector<double>> y;
    for (int row = 0; row < 280; ++row) {
        std::vector<double> causes(6);
        for (double &cause : causes)
            cause = normal(generator);
        x.emplace_back(inputs);
        for (size_t i = 0; i < inputs; ++i) {
            x.back()[i] = 0.1 * normal(generator);
            for (size_t c = 0; c < 6; ++c)
                x.back()[i] += mixing[i][c] * causes[c];
        }
        // Given by a layer that lost inputs: the causes come through too weakly.
        y.push_back({causes[0] + 2 * causes[1], causes[2] - causes[3]});
        for (size_t o = 0; o < 2; ++o)
            for (size_t i = 0; i < inputs; ++i)
                y.back()[o] += given.weights[o * inputs + i] * x.back()[i];
    }
    const std::vector<std::vector<double>> seenX(x.begin(), x.begin() + 40), seenY(y.begin(), y.begin() + 40), otherX(x.begin() + 40, x.end()), otherY(y.begin() + 40, y.end());
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(seenX, seenY), given, true, 0.01));
    const double real = relativeError(momentsOf(otherX, otherY), fitted.layer);
    QVERIFY2(real < 0.1 * relativeError(momentsOf(otherX, otherY), given), qPrintable(QString::number(real)));
    // And what it says of its own error is no flattery.
    QVERIFY2(fitted.after > 0.3 * real && fitted.after < 5 * real, qPrintable(QString("%1 said, %2 real").arg(fitted.after).arg(real)));
}

void TestLeastSquares::fewRowsAreNotTrusted()
{
    // Outputs that have nothing to do with the inputs: eight rows let three weights fit by chance, and the corrected error says so.
    Data data = linear(8, 0);
    std::mt19937 generator(3);
    std::normal_distribution<double> normal;
    for (auto &y : data.y)
        y = {normal(generator), normal(generator)};
    const FittedLayer fitted = VERIFIED(fitLayer(momentsOf(data.x, data.y), {std::vector<double>(6, 0), {0, 0}}, true, 1e-9));
    QVERIFY(errorOf(data, fitted.layer) < 0.9);
    QVERIFY(fitted.after > 1);
}

void TestLeastSquares::sumsThatAreNotFiniteAreRefused()
{
    Data data = linear(50, 0.1);
    data.x[3][1] = INFINITY;
    QCOMPARE(REFUSED(fitLayer(momentsOf(data.x, data.y), {std::vector<double>(6, 0), {0, 0}}, true, 0.01)).kind, ErrorKind::InvalidInput);
}

QTEST_APPLESS_MAIN(TestLeastSquares)
#include "tst_least_squares.moc"
