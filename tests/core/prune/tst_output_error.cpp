#include "core/prune/output_error.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace pare;

namespace {

// Channels that vary by themselves, but for the pairs that are given: the second of a pair is the first with a little noise.
ReaderMoments reader(const std::vector<double> &deviations, const std::vector<std::pair<int, int>> &copies, const std::vector<double> &norms)
{
    const size_t n = deviations.size();
    ReaderMoments moments;
    moments.channels = static_cast<int64_t>(n);
    moments.covariance.assign(n * n, 0);
    moments.weights.assign(n * n, 0);
    for (size_t i = 0; i < n; ++i) {
        moments.covariance[i * n + i] = deviations[i] * deviations[i];
        moments.weights[i * n + i] = norms[i] * norms[i];
        moments.places.push_back(static_cast<int>(i));
    }
    for (const auto &[a, b] : copies) {
        const auto x = static_cast<size_t>(a);
        const auto y = static_cast<size_t>(b);
        moments.covariance[x * n + y] = moments.covariance[y * n + x] = 0.999 * deviations[x] * deviations[y];
    }
    return moments;
}

std::vector<size_t> orderOf(const std::vector<double> &costs)
{
    std::vector<size_t> order(costs.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return costs[a] < costs[b]; });
    return order;
}

} // namespace

class TestOutputError : public QObject {
    Q_OBJECT
private slots:
    void varianceTimesWeightsIsTheImportance();
    void whatIsLostWithoutRepairIsTheVarianceOfWhatGoes();
    void withoutCorrelationTheCostIsTheVarianceLost();
    void aChannelThatOthersCanStandInForGoesFirst();
    void ofTwoCopiesOnlyOneGoesCheaply();
    void channelsOfAUnitGoTogether();
    void theCostIsWhatTheBestFitLoses();
};

void TestOutputError::varianceTimesWeightsIsTheImportance()
{
    const auto importance = varianceImportance({reader({1, 2, 3}, {}, {3, 1, 1})}, 3);
    QCOMPARE(importance[0], 9.0 / 22);
    QCOMPARE(importance[1], 4.0 / 22);
    QCOMPARE(importance[2], 9.0 / 22);
}

void TestOutputError::whatIsLostWithoutRepairIsTheVarianceOfWhatGoes()
{
    const std::vector<ReaderMoments> readers{reader({1, 2, 3}, {}, {1, 1, 1})};
    QCOMPARE(lostVariance(readers, {true, false, true}), 10.0 / 14);
    QCOMPARE(lostVariance(readers, {false, false, false}), 0.0);
    QCOMPARE(lostVariance({readers[0], readers[0]}, {true, true, true}), 2.0);
}

void TestOutputError::withoutCorrelationTheCostIsTheVarianceLost()
{
    const auto costs = removalCosts({reader({1, 2, 3}, {}, {1, 1, 1})}, 3, 3, 0);
    QVERIFY(std::abs(costs[0] - 1.0 / 14) < 1e-9);
    QVERIFY(std::abs(costs[1] - 4.0 / 14) < 1e-9);
    QVERIFY(std::abs(costs[2] - 9.0 / 14) < 1e-9);
}

void TestOutputError::aChannelThatOthersCanStandInForGoesFirst()
{
    // The first two are strong, but nearly the same.
    const auto moments = reader({3, 3, 1}, {{0, 1}}, {1, 1, 1});
    QCOMPARE(orderOf(varianceImportance({moments}, 3)).front(), size_t{2});
    QVERIFY(orderOf(removalCosts({moments}, 3, 3, 0)).front() != 2);
}

void TestOutputError::ofTwoCopiesOnlyOneGoesCheaply()
{
    const auto costs = removalCosts({reader({3, 3, 1}, {{0, 1}}, {1, 1, 1})}, 3, 3, 0);
    const double cheap = std::min(costs[0], costs[1]);
    const double dear = std::max(costs[0], costs[1]);
    QVERIFY(cheap < 0.02);
    QVERIFY(dear > 0.5); // the one that is left stands for both
    QVERIFY(costs[2] < dear);
}

void TestOutputError::channelsOfAUnitGoTogether()
{
    auto moments = reader({1, 1, 1, 1}, {{0, 2}}, {1, 1, 1, 1});
    moments.places = {0, 0, 1, 1};
    const auto costs = removalCosts({moments}, 2, 2, 0);
    QVERIFY(std::abs(costs[0] - (1 + 1 - 0.999 * 0.999) / 4) < 1e-6); // one channel is lost, of the other the rest tells nearly all
}

void TestOutputError::theCostIsWhatTheBestFitLoses()
{
    // Random correlated channels, a random layer: the cost of the last of two removals is the error of the best fit without both.
    std::mt19937 generator(5);
    std::normal_distribution<double> normal;
    constexpr size_t n = 5;
    std::vector<double> mix(n * n);
    for (double &value : mix)
        value = normal(generator);
    std::vector<double> w(n);
    for (double &value : w)
        value = normal(generator);
    ReaderMoments moments;
    moments.channels = n;
    moments.covariance.assign(n * n, 0);
    moments.weights.assign(n * n, 0);
    double all = 0;
    for (size_t i = 0; i < n; ++i)
        for (size_t k = 0; k < n; ++k) {
            for (size_t j = 0; j < n; ++j)
                moments.covariance[i * n + k] += mix[i * n + j] * mix[k * n + j];
            moments.weights[i * n + k] = w[i] * w[k];
            all += moments.covariance[i * n + k] * moments.weights[i * n + k];
        }
    for (size_t i = 0; i < n; ++i)
        moments.places.push_back(i == 1 ? 0 : i == 3 ? 1 : -1);
    const auto costs = removalCosts({moments}, 2, 2, 0);
    // What channel 1 and 3 hold that 0, 2 and 4 do not: by orthogonalizing the rows of `mix`.
    std::vector<std::vector<double>> rows;
    for (const size_t i : {size_t{0}, size_t{2}, size_t{4}, size_t{1}, size_t{3}})
        rows.emplace_back(mix.begin() + static_cast<std::ptrdiff_t>(i * n), mix.begin() + static_cast<std::ptrdiff_t>(i * n + n));
    const auto dot = [](const std::vector<double> &a, const std::vector<double> &b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); };
    for (size_t i = 0; i < 3; ++i)
        for (size_t k = i + 1; k < 5; ++k) {
            const double share = dot(rows[i], rows[k]) / dot(rows[i], rows[i]);
            for (size_t j = 0; j < n; ++j)
                rows[k][j] -= share * rows[i][j];
        }
    double both = 0;
    for (size_t j = 0; j < n; ++j)
        both += (w[1] * rows[3][j] + w[3] * rows[4][j]) * (w[1] * rows[3][j] + w[3] * rows[4][j]);
    // Costs add up: what the first loses, and what the second loses on top of it.
    QVERIFY2(std::abs(costs[0] + costs[1] - both / all) < 1e-6 || costs[0] == costs[1], qPrintable(QString("%1 %2 %3").arg(costs[0]).arg(costs[1]).arg(both / all)));
}

QTEST_APPLESS_MAIN(TestOutputError)
#include "tst_output_error.moc"
