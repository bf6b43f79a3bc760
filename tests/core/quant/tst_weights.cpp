#include "core/quant/packing.h"
#include "core/quant/weights.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace pare::quant;

namespace {

std::vector<float> gaussian(size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 0.1F);
    std::vector<float> values(count);
    for (float &value : values)
        value = normal(random);
    return values;
}

std::vector<float> backFromBlocks(const QuantizedWeights &weights, int64_t blockSize)
{
    std::vector<float> values(weights.values.size());
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(weights.values[i]) * weights.scales[i / static_cast<size_t>(blockSize)];
    return values;
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT
private slots:
    void eachChannelHasItsOwnScale();
    void theAxisIsHonoured();
    void everyValueIsWithinHalfAStep();
    void anAllZeroChannelGetsScaleOne();
    void aFloorIsALowerBound();
    void leastSquaresIsNeverWorseThanTheLargest();
    void blocksKeepTheirExtremeExactly();
    void aShortLastBlockIsItsOwnBlock();
    void eightBitsReachTheSignalToNoiseOfTheory();
    void bitsArePackedLowFirst();
    void packingIsUndoneByUnpacking_data();
    void packingIsUndoneByUnpacking();
    void digitsAreThoseOfTheNumber();
};

void TestWeights::eachChannelHasItsOwnScale()
{
    const std::vector<float> values{1, -2, 0.5F, 100, 50, -25};
    const auto weights = quantizeChannels(values, channelLayout(std::array<int64_t, 2>{2, 3}, 0), symmetric8);
    QCOMPARE(weights.scales.size(), size_t{2});
    QCOMPARE(weights.scales[0], 2.0F / 127);
    QCOMPARE(weights.scales[1], 100.0F / 127);
    QCOMPARE(int(weights.values[1]), -127);
    QCOMPARE(int(weights.values[3]), 127);
    QCOMPARE(int(weights.values[4]), 64); // 63.5: half to even
}

void TestWeights::theAxisIsHonoured()
{
    const std::vector<float> values{1, 10, 2, 20, 3, 30}; // [3, 2]: columns reach 3 and 30
    const auto weights = quantizeChannels(values, channelLayout(std::array<int64_t, 2>{3, 2}, 1), symmetric8);
    QCOMPARE(weights.scales, (std::vector<float>{3.0F / 127, 30.0F / 127}));
    QCOMPARE(int(weights.values[4]), 127);
    QCOMPARE(int(weights.values[5]), 127);
}

void TestWeights::everyValueIsWithinHalfAStep()
{
    const auto values = gaussian(8 * 3 * 3 * 3, 3);
    const auto layout = channelLayout(std::array<int64_t, 4>{8, 3, 3, 3}, 0);
    const auto weights = quantizeChannels(values, layout, symmetric8);
    for (size_t i = 0; i < values.size(); ++i) {
        const float scale = weights.scales[i / 27];
        QVERIFY(std::abs(static_cast<float>(weights.values[i]) * scale - values[i]) <= 0.5001F * scale);
    }
}

void TestWeights::anAllZeroChannelGetsScaleOne()
{
    const auto weights = quantizeChannels(std::vector<float>{0, 0, 3, 4}, channelLayout(std::array<int64_t, 2>{2, 2}, 0), symmetric8);
    QCOMPARE(weights.scales[0], 1.0F);
    QCOMPARE(int(weights.values[0]), 0);
}

void TestWeights::aFloorIsALowerBound()
{
    const std::vector<float> floors{0.5F, 0.0F};
    const auto weights = quantizeChannels(std::vector<float>{1, 1, 1, 1}, channelLayout(std::array<int64_t, 2>{2, 2}, 0), symmetric8, floors);
    QCOMPARE(weights.scales[0], 0.5F);
    QCOMPARE(weights.scales[1], 1.0F / 127);
    QCOMPARE(int(weights.values[0]), 2);
}

void TestWeights::leastSquaresIsNeverWorseThanTheLargest()
{
    for (unsigned seed = 0; seed < 20; ++seed)
        for (const int bits : {2, 3, 4, 8}) {
            const auto values = gaussian(256, seed);
            const auto error = [&](ScaleRule rule) {
                const auto back = backFromBlocks(quantizeBlocks(values, 256, 32, bits, rule), 32);
                double sum = 0;
                for (size_t i = 0; i < values.size(); ++i)
                    sum += std::pow(static_cast<double>(values[i] - back[i]), 2);
                return sum;
            };
            QVERIFY2(error(ScaleRule::LeastSquares) <= error(ScaleRule::Largest) * 1.0000001, qPrintable(QString("%1 bits, seed %2").arg(bits).arg(seed)));
            if (bits <= 4)
                QVERIFY(error(ScaleRule::LeastSquares) < error(ScaleRule::Largest));
        }
}

void TestWeights::blocksKeepTheirExtremeExactly()
{
    for (const float sign : {1.0F, -1.0F}) {
        std::vector<float> values(32, 0.1F);
        values[7] = 0.8F * sign;
        const auto weights = quantizeBlocks(values, 32, 32, 4, ScaleRule::Largest);
        QCOMPARE(int(weights.values[7]), -8); // the one integer more of the negative side
        QVERIFY(std::abs(static_cast<float>(weights.values[7]) * weights.scales[0] - values[7]) < 1e-6F);
    }
}

void TestWeights::aShortLastBlockIsItsOwnBlock()
{
    const auto weights = quantizeBlocks(gaussian(2 * 40, 5), 40, 32, 4, ScaleRule::LeastSquares);
    QCOMPARE(weights.scales.size(), size_t{4});
    QCOMPARE(weights.values.size(), size_t{80});
}

// Uniform noise of one step: for values uniform over the grid, 6.02 dB a bit (20 log10 of the number of steps), here at 8 bits.
void TestWeights::eightBitsReachTheSignalToNoiseOfTheory()
{
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> values(100000);
    for (float &value : values)
        value = uniform(random);
    const auto weights = quantizeTensor(values, symmetric8);
    std::vector<float> back(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        back[i] = static_cast<float>(weights.values[i]) * weights.scales[0];
    const double theory = 20 * std::log10(254.0);
    QVERIFY2(std::abs(signalToNoise(values, back) - theory) < 0.1, qPrintable(QString::number(signalToNoise(values, back))));
}

void TestWeights::bitsArePackedLowFirst()
{
    QCOMPARE(packBits(std::vector<int>{1, 2, 3}, 4), std::string("\x21\x03", 2));
    QCOMPARE(packBits(std::vector<int>{-1, -8}, 4), std::string("\x8f", 1));
    QCOMPARE(packBits(std::vector<int>{0, 1, 2, 3, 1}, 2), std::string("\xe4\x01", 2));
    QCOMPARE(packBits(std::vector<int>{-1}, 8), std::string("\xff", 1));
}

void TestWeights::packingIsUndoneByUnpacking_data()
{
    QTest::addColumn<int>("bits");
    for (const int bits : {2, 4, 8})
        QTest::addRow("%d bits", bits) << bits;
}

void TestWeights::packingIsUndoneByUnpacking()
{
    QFETCH(int, bits);
    std::mt19937 random(2);
    std::vector<int> values(101);
    for (int &value : values)
        value = static_cast<int>(random() % (1u << bits)) - (1 << (bits - 1));
    QCOMPARE(unpackBits(packBits(values, bits), values.size(), bits, true), values);
}

void TestWeights::digitsAreThoseOfTheNumber()
{
    for (const int bits : {2, 3, 4}) {
        const DigitForm form = digitForm(bits);
        std::mt19937 random(4);
        std::vector<int> values(23);
        for (int &value : values)
            value = static_cast<int>(random() % static_cast<unsigned>(form.base()));
        const std::string bytes = packDigits(values, form, 1);
        const auto width = static_cast<size_t>(form.numberBits / 8);
        QCOMPARE(bytes.size(), (values.size() + static_cast<size_t>(form.digits) - 1) / static_cast<size_t>(form.digits) * width);
        for (size_t i = 0; i < values.size(); ++i) {
            const size_t at = i / static_cast<size_t>(form.digits) * width;
            unsigned number = static_cast<unsigned char>(bytes[at]);
            if (width == 2)
                number += static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8;
            // As the model takes it apart: floor(x / base^i) mod base, in float32.
            const float high = std::floor(static_cast<float>(number) * std::ldexp(1.0F, -static_cast<int>(i % static_cast<size_t>(form.digits)) * bits));
            QCOMPARE(static_cast<int>(std::fmod(high, static_cast<float>(form.base()))), values[i]);
        }
    }
}

QTEST_APPLESS_MAIN(TestWeights)
#include "tst_weights.moc"
