#include "core/prune/low_rank.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace pare;
using namespace pare::test;

namespace {

std::vector<double> randomMatrix(size_t count, uint64_t seed)
{
    std::mt19937_64 engine(seed);
    std::vector<double> values(count);
    for (double &value : values)
        value = static_cast<double>(engine() >> 11) / static_cast<double>(1ULL << 52) - 1;
    return values;
}

std::vector<double> product(const std::vector<double> &a, const std::vector<double> &b, size_t rows, size_t inner, size_t columns)
{
    std::vector<double> c(rows * columns, 0);
    for (size_t i = 0; i < rows; ++i)
        for (size_t k = 0; k < inner; ++k)
            for (size_t j = 0; j < columns; ++j)
                c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
    return c;
}

std::vector<double> whole(const LowRankLayer &layer, size_t outputs, size_t inputs, size_t rank)
{
    return product({layer.second.begin(), layer.second.end()}, {layer.first.begin(), layer.first.end()}, outputs, rank, inputs);
}

double squares(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

// Rows y = W x + bias with inputs of very different sizes, as sums of products, and the rows of x themselves.
struct Seen {
    std::vector<double> gram;
    std::vector<double> x;
};

Seen seenOf(const std::vector<double> &weights, const std::vector<double> &bias, size_t outputs, size_t inputs, size_t rows)
{
    Seen seen{std::vector<double>((outputs + 1) * (outputs + 1), 0), randomMatrix(rows * inputs, 7)};
    for (size_t r = 0; r < rows; ++r) {
        std::vector<double> y(bias);
        y.push_back(1);
        for (size_t k = 0; k < inputs; ++k) {
            double &x = seen.x[r * inputs + k];
            x = x * (k % 3 == 0 ? 5 : 0.1) + 0.5;
            for (size_t i = 0; i < outputs; ++i)
                y[i] += weights[i * inputs + k] * x;
        }
        for (size_t i = 0; i <= outputs; ++i)
            for (size_t k = 0; k <= outputs; ++k)
                seen.gram[i * (outputs + 1) + k] += y[i] * y[k];
    }
    return seen;
}

// The sum of squared differences of what both give on the rows.
double outputError(const std::vector<double> &weights, const std::vector<double> &bias, const LowRankLayer &low, const Seen &seen, size_t outputs,
                   size_t inputs, size_t rank)
{
    const auto other = whole(low, outputs, inputs, rank);
    double error = 0;
    for (size_t r = 0; r < seen.x.size() / inputs; ++r)
        for (size_t i = 0; i < outputs; ++i) {
            double difference = bias[i] - static_cast<double>(low.bias[i]);
            for (size_t k = 0; k < inputs; ++k)
                difference += (weights[i * inputs + k] - other[i * inputs + k]) * seen.x[r * inputs + k];
            error += difference * difference;
        }
    return error;
}

} // namespace

class TestLowRank : public QObject {
    Q_OBJECT
private slots:
    void aMatrixOfLowRankIsTakenApartWithoutLoss()
    {
        const auto w = product(randomMatrix(12 * 3, 1), randomMatrix(3 * 20, 2), 12, 3, 20);
        const auto directions = VERIFIED(directionsOfWeights(w, 12, 20));
        QVERIFY(directions.lost(3) < 1e-12);
        QVERIFY(directions.lost(2) > 1e-3);
        const LowRankLayer low = lowRankLayer(w, std::vector<double>(12, 0.25), directions, 3);
        QVERIFY(squares(whole(low, 12, 20, 3), w) < 1e-9);
        QCOMPARE(low.bias, std::vector<float>(12, 0.25F));
    }

    void theLossOfWeightsIsWhatTheDirectionsSay()
    {
        const auto w = randomMatrix(10 * 16, 3);
        const auto directions = VERIFIED(directionsOfWeights(w, 10, 16));
        const double all = squares(w, std::vector<double>(w.size(), 0));
        for (const int64_t rank : {1, 4, 9, 10})
            QVERIFY(std::abs(squares(whole(lowRankLayer(w, std::vector<double>(10, 0), directions, rank), 10, 16, static_cast<size_t>(rank)), w) / all - directions.lost(rank)) < 1e-6);
        const auto tall = VERIFIED(directionsOfWeights(w, 16, 10));
        QCOMPARE(tall.energies.size(), size_t{10});
        for (const int64_t rank : {1, 4, 9, 10})
            QVERIFY(std::abs(squares(whole(lowRankLayer(w, std::vector<double>(16, 0), tall, rank), 16, 10, static_cast<size_t>(rank)), w) / all - tall.lost(rank)) < 1e-6);
    }

    void onDataNoOtherDirectionsLoseLess()
    {
        const auto w = randomMatrix(10 * 15, 4);
        const auto bias = randomMatrix(10, 5);
        const Seen seen = seenOf(w, bias, 10, 15, 400);
        const auto ofData = VERIFIED(directionsOfOutputs(seen.gram, 10, true));
        const auto ofWeights = VERIFIED(directionsOfWeights(w, 10, 15));
        const auto about0 = VERIFIED(directionsOfOutputs(seen.gram, 10, false));
        for (const size_t rank : {2U, 4U, 6U}) {
            const double best = outputError(w, bias, lowRankLayer(w, bias, ofData, static_cast<int64_t>(rank)), seen, 10, 15, rank);
            QVERIFY(best < 0.8 * outputError(w, bias, lowRankLayer(w, bias, ofWeights, static_cast<int64_t>(rank)), seen, 10, 15, rank));
            QVERIFY(best <= outputError(w, bias, lowRankLayer(w, bias, about0, static_cast<int64_t>(rank)), seen, 10, 15, rank) * (1 + 1e-9));
        }
    }

    void fromWhatALayerReadsTheDirectionsAreTheSame()
    {
        constexpr size_t outputs = 24;
        constexpr size_t inputs = 10;
        constexpr double rows = 300;
        const auto w = randomMatrix(outputs * inputs, 8);
        const auto bias = randomMatrix(outputs, 9);
        const Seen seen = seenOf(w, bias, outputs, inputs, static_cast<size_t>(rows));
        std::vector<double> moments(inputs * inputs, 0);
        std::vector<double> mean(inputs, 0);
        for (size_t r = 0; r < static_cast<size_t>(rows); ++r)
            for (size_t i = 0; i < inputs; ++i) {
                mean[i] += seen.x[r * inputs + i] / rows;
                for (size_t k = 0; k < inputs; ++k)
                    moments[i * inputs + k] += seen.x[r * inputs + i] * seen.x[r * inputs + k] / rows;
            }
        for (const bool centred : {true, false}) {
            const std::vector<double> added = centred ? bias : std::vector<double>(outputs, 0);
            const auto given = VERIFIED(directionsOfOutputs(centred ? seen.gram : seenOf(w, added, outputs, inputs, static_cast<size_t>(rows)).gram, outputs, centred));
            const auto read = VERIFIED(directionsOfInputs(w, added, moments, mean, centred));
            QCOMPARE(read.energies.size(), inputs);
            for (const int64_t rank : {2, 5, 8}) {
                QVERIFY(std::abs(given.lost(rank) - read.lost(rank)) < 1e-6);
                const double byGiven = outputError(w, added, lowRankLayer(w, added, given, rank), seen, outputs, inputs, static_cast<size_t>(rank));
                const double byRead = outputError(w, added, lowRankLayer(w, added, read, rank), seen, outputs, inputs, static_cast<size_t>(rank));
                QVERIFY2(std::abs(byRead / byGiven - 1) < 1e-4, qPrintable(QString::number(byRead) + " " + QString::number(byGiven)));
            }
        }
    }

    void ofInputsThatAreAlwaysZeroTheWeightsDecide()
    {
        const auto w = product(randomMatrix(size_t{20} * 3, 1), randomMatrix(size_t{3} * 12, 2), 20, 3, 12);
        const auto directions = VERIFIED(directionsOfInputs(w, std::vector<double>(20, 0), std::vector<double>(144, 0), std::vector<double>(12, 0), true));
        QVERIFY(squares(whole(lowRankLayer(w, std::vector<double>(20, 0), directions, 3), 20, 12, 3), w) < 1e-9);
        QVERIFY(REFUSED(directionsOfInputs(w, {}, std::vector<double>(144, NAN), std::vector<double>(12, 0), false)).kind == ErrorKind::InvalidInput);
    }

    void aShareOfTheVarianceIsWhatIsLostOnData()
    {
        const auto w = randomMatrix(8 * 12, 6);
        const std::vector<double> bias(8, 3);
        const Seen seen = seenOf(w, bias, 8, 12, 300);
        const auto directions = VERIFIED(directionsOfOutputs(seen.gram, 8, true));
        const double variance = 300 * std::accumulate(directions.energies.begin(), directions.energies.end(), 0.0);
        const double error = outputError(w, bias, lowRankLayer(w, bias, directions, 5), seen, 8, 12, 5);
        QVERIFY(std::abs(error / variance - directions.lost(5)) < 1e-6);
    }

    void sumsThatAreNotFiniteAreRefused()
    {
        std::vector<double> gram(9, 1);
        gram[0] = NAN;
        QVERIFY(REFUSED(directionsOfOutputs(gram, 2, true)).kind == ErrorKind::InvalidInput);
        QVERIFY(REFUSED(directionsOfOutputs(std::vector<double>(9, 0), 2, true)).kind == ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestLowRank)
#include "tst_low_rank.moc"
