#include "core/quant/affine.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace pare::quant;

class TestAffine : public QObject {
    Q_OBJECT
private slots:
    void roundsHalfToEven_data();
    void roundsHalfToEven();
    void zeroIsAlwaysAnInteger();
    void aRangeWithoutZeroIsWidened();
    void aRangeOfNoWidthGivesScaleOne();
    void symmetricUnsignedHasItsZeroInTheMiddle();
    void quantizesAsTheSpecificationSays_data();
    void quantizesAsTheSpecificationSays();
    void agreesWithADoubleReference();
    void nanBecomesTheZeroPoint();
    void aBiasSurvivesItsRoundTrip();
    void aBiasBesideVanishingWeightsDoesNotOverflow();
};

void TestAffine::roundsHalfToEven_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("expected");
    QTest::newRow("0.5") << 0.5 << 0.0;
    QTest::newRow("1.5") << 1.5 << 2.0;
    QTest::newRow("2.5") << 2.5 << 2.0;
    QTest::newRow("-0.5") << -0.5 << 0.0;
    QTest::newRow("-1.5") << -1.5 << -2.0;
    QTest::newRow("2.4999999") << 2.4999999 << 2.0;
    QTest::newRow("-2.51") << -2.51 << -3.0;
}

void TestAffine::roundsHalfToEven()
{
    QFETCH(double, value);
    QFETCH(double, expected);
    QCOMPARE(roundHalfEven(value), expected);
}

void TestAffine::zeroIsAlwaysAnInteger()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> bound(-20, 20);
    for (int i = 0; i < 1000; ++i) {
        const double a = bound(random);
        const double b = bound(random);
        const Range range{std::min(a, b), std::max(a, b)};
        for (const Grid grid : {unsigned8, signed8}) {
            const Affine affine = affineFor(range, grid);
            QVERIFY(affine.zeroPoint >= grid.least && affine.zeroPoint <= grid.most);
            QCOMPARE(dequantize(quantize(0, affine, grid), affine), 0.0F);
            const Range covered = represented(affine, grid);
            QVERIFY2(covered.min <= std::min(range.min, 0.0) + affine.scale * 0.5001 && covered.max >= std::max(range.max, 0.0) - affine.scale * 0.5001,
                     qPrintable(QString("%1..%2 is covered by %3..%4").arg(range.min).arg(range.max).arg(covered.min).arg(covered.max)));
        }
    }
}

void TestAffine::aRangeWithoutZeroIsWidened()
{
    QCOMPARE(affineFor({2, 5}, unsigned8), affineFor({0, 5}, unsigned8));
    QCOMPARE(affineFor({-5, -2}, unsigned8), affineFor({-5, 0}, unsigned8));
    QCOMPARE(affineFor({2, 5}, unsigned8).zeroPoint, 0);
    QCOMPARE(affineFor({-5, -2}, unsigned8).zeroPoint, 255);
}

void TestAffine::aRangeOfNoWidthGivesScaleOne()
{
    QCOMPARE(affineFor({0, 0}, unsigned8), (Affine{1, 0}));
    QCOMPARE(affineFor({0, 0}, signed8), (Affine{1, 0}));
    QCOMPARE(symmetricFor({0, 0}, symmetric8), (Affine{1, 0}));
}

void TestAffine::symmetricUnsignedHasItsZeroInTheMiddle()
{
    const Affine affine = symmetricFor({-1, 3}, unsigned8);
    QCOMPARE(affine.zeroPoint, 128);
    QCOMPARE(affine.scale, 3.0F / 127);
    QCOMPARE(symmetricFor({-4, 3}, symmetric8), (Affine{4.0F / 127, 0}));
}

// Values from the example of QuantizeLinear in ONNX's operator documentation.
void TestAffine::quantizesAsTheSpecificationSays_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<int>("expected");
    QTest::newRow("0") << 0.0F << 128;
    QTest::newRow("2") << 2.0F << 129;
    QTest::newRow("3 is half way: to even") << 3.0F << 130;
    QTest::newRow("1000 saturates") << 1000.0F << 255;
    QTest::newRow("-254") << -254.0F << 1;
    QTest::newRow("-1000 saturates") << -1000.0F << 0;
}

void TestAffine::quantizesAsTheSpecificationSays()
{
    QFETCH(float, value);
    QFETCH(int, expected);
    QCOMPARE(quantize(value, {2.0F, 128}, unsigned8), expected);
}

void TestAffine::agreesWithADoubleReference()
{
    std::mt19937 random(11);
    std::normal_distribution<float> values(0, 3);
    const Affine affine = affineFor({-6, 9}, unsigned8);
    for (int i = 0; i < 20000; ++i) {
        const float value = values(random);
        const float back = dequantize(quantize(value, affine, unsigned8), affine);
        const double clipped = std::clamp<double>(value, represented(affine, unsigned8).min, represented(affine, unsigned8).max);
        QVERIFY2(std::abs(static_cast<double>(back) - clipped) <= static_cast<double>(affine.scale) * 0.50001, qPrintable(QString::number(value)));
    }
}

void TestAffine::nanBecomesTheZeroPoint()
{
    QCOMPARE(quantize(std::numeric_limits<float>::quiet_NaN(), {0.5F, 17}, unsigned8), 17);
    QCOMPARE(quantize(std::numeric_limits<float>::infinity(), {0.5F, 17}, unsigned8), 255);
}

void TestAffine::aBiasSurvivesItsRoundTrip()
{
    const std::vector<float> bias{0.3F, -1.25F, 0};
    const std::vector<float> scales{0.01F, 0.02F, 0.5F};
    const auto integers = quantizeBias(bias, 0.04F, scales);
    for (size_t i = 0; i < bias.size(); ++i) {
        const float step = biasScale(0.04F, scales[i]);
        QVERIFY(std::abs(static_cast<float>(integers[i]) * step - bias[i]) <= 0.5001F * step);
    }
    QCOMPARE(quantizeBias(bias, 0.04F, std::vector<float>{0.01F}).size(), bias.size());
}

void TestAffine::aBiasBesideVanishingWeightsDoesNotOverflow()
{
    const float bias = 3;
    const float inputScale = 0.02F;
    const float tiny = 1e-12F; // the scale that the weights alone would give
    QCOMPARE(quantizeBias(std::vector{bias}, inputScale, std::vector{tiny})[0], std::numeric_limits<int32_t>::max()); // it would saturate
    const float scale = std::max(tiny, leastWeightScale(bias, inputScale));
    const auto integer = quantizeBias(std::vector{bias}, inputScale, std::vector{scale})[0];
    QVERIFY(std::abs(integer) <= (1 << 30) + 64);
    QVERIFY(std::abs(static_cast<float>(integer) * biasScale(inputScale, scale) - bias) < 1e-5F);
}

QTEST_APPLESS_MAIN(TestAffine)
#include "tst_affine.moc"
