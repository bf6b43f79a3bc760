#include "core/runtime/reducers.h"
#include "core/runtime/pair_reducer.h"
#include "tests/support/verified.h"

#include <cmath>
#include <limits>
#include <random>

namespace pare {

namespace {

std::vector<float> randomValues(size_t count, uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<float> normal(0.3F, 2);
    std::vector<float> values(count);
    for (float &value : values)
        value = normal(random);
    return values;
}

bool close(double a, double b, double relative = 1e-12)
{
    return std::fabs(a - b) <= relative * std::max({1.0, std::fabs(a), std::fabs(b)});
}

ReducerOptions everything()
{
    ReducerOptions options;
    options.histogramBins = 64;
    options.perChannel = true;
    options.channelAxis = 1;
    options.gram = true;
    return options;
}

} // namespace

class TestReducers : public QObject {
    Q_OBJECT

private slots:
    void momentsMatchADirectSum_data();
    void momentsMatchADirectSum();
    void aPairOfValuesIsTold();
    void channelsMatchADirectSum();
    void theGramMatrixIsTheSumOfOuterProducts();
    void theHistogramCountsEveryValueOnce();
    void allEqualValuesFallIntoOneBin();
    void valuesThatAreNotFiniteAreCountedAndLeftOut();
    void onlyValuesThatAreNotFiniteLeaveNothing();
    void channelsThatChangeAreRefused();
    void nothingSeenIsNothing();
};

void TestReducers::momentsMatchADirectSum_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 7, 8, 9, 4095, 4096, 4097, 100003})
        QTest::addRow("%d values", count) << count;
}

void TestReducers::momentsMatchADirectSum()
{
    QFETCH(int, count);
    const std::vector<float> values = randomValues(static_cast<size_t>(count), 5);
    TensorReducer reducer("t", {});
    const std::vector<int64_t> dims{count};
    VERIFIED(reducer.add(values, dims));
    VERIFIED(reducer.add(values, dims)); // a second sample
    const TensorStatistics statistics = reducer.finish();
    long double sum = 0;
    long double squares = 0;
    for (const float value : values) {
        sum += value;
        squares += static_cast<long double>(value) * value;
    }
    QCOMPARE(statistics.count, int64_t{2} * count);
    QCOMPARE(statistics.min, double{*std::min_element(values.begin(), values.end())});
    QCOMPARE(statistics.max, double{*std::max_element(values.begin(), values.end())});
    QVERIFY(close(statistics.mean, static_cast<double>(sum / count)));
    QVERIFY(close(statistics.meanSquare, static_cast<double>(squares / count)));
    QVERIFY(statistics.histogram.empty());
    QVERIFY(statistics.channelAbsMax.empty());
    QVERIFY(statistics.gram.empty());
}

void TestReducers::aPairOfValuesIsTold()
{
    PairStatistics pair;
    const std::vector<float> a = {3, -4, 0, std::numeric_limits<float>::infinity(), 1};
    const std::vector<float> b = {3, -3, 0, std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()};
    pair.add(a, b);
    QCOMPARE(pair.count, int64_t{3});
    QCOMPARE(pair.notFinite, int64_t{1}); // an infinity that both have is no difference
    QCOMPARE(pair.maxDifference, 1.0);
    QCOMPARE(pair.relative(), 1.0 / 7);
    QCOMPARE(pair.sqnrDb(), 10 * std::log10(25.0));
    QCOMPARE(pair.cosine(), 21 / (5 * std::sqrt(18.0)));
    QVERIFY(std::isinf(PairStatistics().sqnrDb()) && PairStatistics().cosine() == 1 && PairStatistics().relative() == 0);
}

void TestReducers::channelsMatchADirectSum()
{
    const std::vector<int64_t> dims{2, 5, 3, 7};
    const std::vector<float> values = randomValues(2 * 5 * 3 * 7, 9);
    for (const int axis : {0, 1, 2, 3, -1, -3}) {
        ReducerOptions options;
        options.perChannel = true;
        options.channelAxis = axis;
        TensorReducer reducer("t", options);
        VERIFIED(reducer.add(values, dims));
        const TensorStatistics statistics = reducer.finish();
        const auto at = static_cast<size_t>(axis < 0 ? axis + 4 : axis);
        std::vector<double> most(static_cast<size_t>(dims[at]));
        std::vector<double> squares(most.size());
        std::vector<int> counts(most.size());
        for (size_t i = 0; i < values.size(); ++i) {
            size_t inner = 1;
            for (size_t d = at + 1; d < 4; ++d)
                inner *= static_cast<size_t>(dims[d]);
            const size_t channel = i / inner % most.size();
            most[channel] = std::max(most[channel], std::fabs(double{values[i]}));
            squares[channel] += double{values[i]} * values[i];
            ++counts[channel];
        }
        QCOMPARE(statistics.channelAbsMax.size(), most.size());
        for (size_t c = 0; c < most.size(); ++c) {
            QCOMPARE(double{statistics.channelAbsMax[c]}, most[c]);
            QVERIFY(close(statistics.channelMeanSquare[c], squares[c] / counts[c]));
        }
    }
}

void TestReducers::theGramMatrixIsTheSumOfOuterProducts()
{
    constexpr size_t rows = 600; // more than one block
    constexpr size_t side = 13;
    const std::vector<float> values = randomValues(rows * side, 3);
    ReducerOptions options;
    options.gram = true;
    TensorReducer reducer("t", options);
    const std::vector<int64_t> dims{2, rows / 2, side};
    VERIFIED(reducer.add(values, dims));
    const TensorStatistics statistics = reducer.finish();
    QCOMPARE(statistics.gram.size(), side * side);
    for (size_t i = 0; i < side; ++i)
        for (size_t j = 0; j < side; ++j) {
            long double sum = 0;
            for (size_t row = 0; row < rows; ++row)
                sum += static_cast<long double>(values[row * side + i]) * values[row * side + j];
            QVERIFY(close(statistics.gram[i * side + j], static_cast<double>(sum), 1e-11));
            QCOMPARE(statistics.gram[i * side + j], statistics.gram[j * side + i]);
        }
}

void TestReducers::theHistogramCountsEveryValueOnce()
{
    const std::vector<float> values = randomValues(50000, 21);
    ReducerOptions options;
    options.histogramBins = 100;
    TensorReducer reducer("t", options);
    const std::vector<int64_t> dims{50000};
    VERIFIED(reducer.add(values, dims));
    QVERIFY(reducer.needsSecondPass());
    reducer.addToHistogram(values);
    const TensorStatistics statistics = reducer.finish();
    QCOMPARE(statistics.histogramMin, statistics.min);
    QCOMPARE(statistics.histogramMax, statistics.max);
    std::vector<int64_t> expected(100);
    const double width = (statistics.max - statistics.min) / 100;
    for (const float value : values)
        ++expected[std::min<size_t>(99, static_cast<size_t>((value - statistics.min) / width))];
    QCOMPARE(statistics.histogram, expected);
    int64_t total = 0;
    for (const int64_t bin : statistics.histogram)
        total += bin;
    QCOMPARE(total, int64_t{50000});
}

void TestReducers::allEqualValuesFallIntoOneBin()
{
    const std::vector<float> values(10, 4.0F);
    ReducerOptions options;
    options.histogramBins = 8;
    TensorReducer reducer("t", options);
    const std::vector<int64_t> dims{10};
    VERIFIED(reducer.add(values, dims));
    reducer.addToHistogram(values);
    QCOMPARE(reducer.finish().histogram, (std::vector<int64_t>{10, 0, 0, 0, 0, 0, 0, 0}));
}

void TestReducers::valuesThatAreNotFiniteAreCountedAndLeftOut()
{
    std::vector<float> values = randomValues(1000, 2);
    std::vector<float> clean;
    for (size_t i = 0; i < values.size(); ++i) {
        if (i % 97 == 3)
            values[i] = i % 2 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
        else
            clean.push_back(values[i]);
    }
    const auto reduce = [](const std::vector<float> &given) {
        ReducerOptions options;
        options.histogramBins = 16;
        TensorReducer reducer("t", options);
        const std::vector<int64_t> dims{static_cast<int64_t>(given.size())};
        VERIFIED(reducer.add(given, dims));
        reducer.addToHistogram(given);
        return std::pair(reducer.notFinite(), reducer.finish());
    };
    const auto [notFinite, statistics] = reduce(values);
    const auto [none, expected] = reduce(clean);
    QCOMPARE(notFinite, static_cast<int64_t>(values.size() - clean.size()));
    QCOMPARE(none, int64_t{0});
    QCOMPARE(statistics.count, expected.count);
    QCOMPARE(statistics.min, expected.min);
    QCOMPARE(statistics.max, expected.max);
    QVERIFY(close(statistics.mean, expected.mean));
    QCOMPARE(statistics.histogram, expected.histogram);
}

void TestReducers::onlyValuesThatAreNotFiniteLeaveNothing()
{
    const std::vector<float> values(20, std::numeric_limits<float>::quiet_NaN());
    TensorReducer reducer("t", everything());
    const std::vector<int64_t> dims{2, 5, 2};
    VERIFIED(reducer.add(values, dims));
    reducer.addToHistogram(values);
    const TensorStatistics statistics = reducer.finish();
    QCOMPARE(statistics.count, int64_t{0});
    QCOMPARE(statistics.mean, 0.0);
    QCOMPARE(statistics.channelAbsMax, (std::vector<float>(5, 0)));
}

void TestReducers::channelsThatChangeAreRefused()
{
    ReducerOptions options;
    options.perChannel = true;
    TensorReducer reducer("hidden", options);
    const std::vector<float> values(12, 1);
    VERIFIED(reducer.add(values, std::vector<int64_t>{1, 12}));
    const Error error = REFUSED(reducer.add(values, std::vector<int64_t>{2, 6}));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QCOMPARE(error.where, std::string("hidden"));
    TensorReducer scalar("scalar", options);
    QCOMPARE(REFUSED(scalar.add(std::span(values).first(1), std::vector<int64_t>{})).kind, ErrorKind::InvalidInput);
}

void TestReducers::nothingSeenIsNothing()
{
    TensorReducer reducer("t", everything());
    VERIFIED(reducer.add({}, std::vector<int64_t>{0, 4}));
    const TensorStatistics statistics = reducer.finish();
    QCOMPARE(statistics.count, int64_t{0});
    QCOMPARE(statistics.min, 0.0);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestReducers)
#include "tst_reducers.moc"
