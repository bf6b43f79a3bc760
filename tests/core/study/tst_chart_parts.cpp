// What the chart is put together from: axes, places of labels, text.
#include "core/study/axis.h"
#include "core/study/label_places.h"
#include "core/study/markup.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace pare;

class TestChartParts : public QObject {
    Q_OBJECT
private slots:
    void ticksAreRoundAndInside_data();
    void ticksAreRoundAndInside();
    void tickTextsDifferAndAlign();
    void logarithmicTicksKeepTheirDigits();
    void valuesMapToPixelsBothWays();
    void aLabelStandsBesideItsMark();
    void labelsNeverOverlapMarksOrEachOther();
    void aLabelWithoutAPlaceIsLeftOut();
    void aLabelDoesNotStandAtAnotherMark();
    void markupIsEscaped_data();
    void markupIsEscaped();
    void longNamesAreElidedInTheMiddle();
    void coordinatesAreShort();
};

void TestChartParts::ticksAreRoundAndInside_data()
{
    QTest::addColumn<double>("lo");
    QTest::addColumn<double>("hi");
    QTest::newRow("percent") << 88.52 << 92.4;
    QTest::newRow("from zero") << 0.0 << 1.1556;
    QTest::newRow("tiny") << 1e-7 << 3e-7;
    QTest::newRow("huge") << 0.0 << 3.3e12;
    QTest::newRow("around zero") << -0.37 << 0.52;
    QTest::newRow("narrow and far out") << 1000.0001 << 1000.0009;
}

void TestChartParts::ticksAreRoundAndInside()
{
    QFETCH(double, lo);
    QFETCH(double, hi);
    const Axis axis = linearAxis(lo, hi, 7);
    QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 9);
    const double step = axis.ticks[1] - axis.ticks[0];
    const double mantissa = step / std::pow(10.0, std::floor(std::log10(step * (1 + 1e-6))));
    QVERIFY2(std::fabs(mantissa - 1) < 1e-3 || std::fabs(mantissa - 2) < 1e-3 || std::fabs(mantissa - 5) < 1e-3, std::to_string(mantissa).c_str());
    for (const double tick : axis.ticks)
        QVERIFY(tick >= lo - step * 1e-6 && tick <= hi + step * 1e-6);
}

void TestChartParts::tickTextsDifferAndAlign()
{
    const Axis axis = linearAxis(-0.1, 0.52, 8);
    std::set<std::string> texts;
    size_t point = std::string::npos;
    for (const double tick : axis.ticks) {
        const std::string text = axis.tickText(tick);
        QVERIFY(texts.insert(text).second);
        const size_t decimals = text.size() - text.find('.');
        QVERIFY(point == std::string::npos || point == decimals);
        point = decimals;
    }
    QCOMPARE(linearAxis(-1, 1, 4).tickText(-1e-17), "0.0");
    QCOMPARE(linearAxis(0, 80, 4).tickText(40), "40");
}

void TestChartParts::logarithmicTicksKeepTheirDigits()
{
    const Axis axis = logarithmicAxis(0.4, 20, 9);
    std::string all;
    for (const double tick : axis.ticks)
        all += axis.tickText(tick) + " ";
    QCOMPARE(all, "0.5 1 2 5 10 20 ");
    QVERIFY(logarithmicAxis(1e-9, 1e9, 9).ticks.size() <= 9);
    QVERIFY(logarithmicAxis(1e-9, 1e9, 9).ticks.size() >= 3);
}

void TestChartParts::valuesMapToPixelsBothWays()
{
    Axis axis = linearAxis(10, 20, 5);
    axis.pixelLo = 300; // upward: the larger value has the smaller pixel
    axis.pixelHi = 100;
    QCOMPARE(axis.pixel(10), 300.0);
    QCOMPARE(axis.pixel(20), 100.0);
    QCOMPARE(axis.pixel(15), 200.0);
    Axis log = logarithmicAxis(1, 100, 9);
    log.pixelLo = 0;
    log.pixelHi = 200;
    QCOMPARE(log.pixel(10), 100.0);
}

void TestChartParts::aLabelStandsBesideItsMark()
{
    const Box area{0, 0, 400, 300};
    const std::vector<Box> marks{{95, 95, 105, 105}};
    const auto places = placeLabels({{100, 100, 5, 50, 14}}, {marks, {}, {}}, area);
    QVERIFY(places[0] && !places[0]->leader);
    QVERIFY(places[0]->box.left >= 105); // to the right, where nothing is in the way
    // At the right edge it goes to the other side.
    const auto edge = placeLabels({{390, 100, 5, 50, 14}}, {{{385, 95, 395, 105}}, {}, {}}, area);
    QVERIFY(edge[0] && edge[0]->box.right <= 385);
    // A line in the way is avoided where there is another place.
    const auto avoided = placeLabels({{100, 100, 5, 50, 14}}, {marks, {{100, 99, 400, 101}}, {}}, area);
    QVERIFY(avoided[0] && !avoided[0]->box.overlaps({100, 99, 400, 101}));
}

void TestChartParts::labelsNeverOverlapMarksOrEachOther()
{
    const Box area{0, 0, 500, 300};
    std::vector<LabelRequest> requests;
    std::vector<Box> marks;
    for (int i = 0; i < 40; ++i) {
        const double x = 40 + i * 37 % 420;
        const double y = 30 + i * 53 % 240;
        requests.push_back({x, y, 5, 60, 14});
        marks.push_back({x - 6, y - 6, x + 6, y + 6});
    }
    const auto places = placeLabels(requests, {marks, {}, {}}, area);
    int placed = 0;
    for (size_t i = 0; i < places.size(); ++i) {
        if (!places[i])
            continue;
        ++placed;
        QVERIFY(area.holds(places[i]->box));
        for (const Box &mark : marks)
            QVERIFY(!places[i]->box.overlaps(mark));
        for (size_t k = 0; k < i; ++k)
            QVERIFY(!places[k] || !places[i]->box.overlaps(places[k]->box));
    }
    QVERIFY(placed >= 15);
}

void TestChartParts::aLabelWithoutAPlaceIsLeftOut()
{
    const auto places = placeLabels({{50, 50, 5, 200, 14}}, {{{44, 44, 56, 56}}, {}, {}}, {0, 0, 100, 100});
    QVERIFY(!places[0]);
}

void TestChartParts::aLabelDoesNotStandAtAnotherMark()
{
    // Its own mark at the left, another right of where the label would stand first.
    const std::vector<Box> marks{{94, 94, 106, 106}, {158, 108, 170, 120}};
    const auto places = placeLabels({{100, 100, 5, 50, 14}}, {marks, {}, {}}, {0, 0, 400, 300});
    QVERIFY(places[0]);
    const Box &box = places[0]->box;
    const double toOther = std::hypot(std::max({box.left - 164, 0.0, 164 - box.right}), std::max({box.top - 114, 0.0, 114 - box.bottom}));
    const double toOwn = std::hypot(std::max({box.left - 100, 0.0, 100 - box.right}), std::max({box.top - 100, 0.0, 100 - box.bottom}));
    QVERIFY(toOwn < toOther);
}

void TestChartParts::markupIsEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("escaped");
    const QByteArray replacement("\xef\xbf\xbd");
    QTest::newRow("plain") << QByteArray("layer1/conv") << QByteArray("layer1/conv");
    QTest::newRow("markup") << QByteArray("<b a=\"x\" c='y'>&") << QByteArray("&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
    QTest::newRow("other scripts stay") << QByteArray("\xc3\xa4\xe6\xbc\xa2\xf0\x9f\x98\x80") << QByteArray("\xc3\xa4\xe6\xbc\xa2\xf0\x9f\x98\x80");
    QTest::newRow("line breaks and tabs stay") << QByteArray("a\n\tb") << QByteArray("a\n\tb");
    QTest::newRow("controls that XML forbids") << QByteArray("a\x01\x1b\x7f""b", 5) << "a" + replacement.repeated(3) + "b";
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << "a" + replacement + "b";
    QTest::newRow("no UTF-8") << QByteArray("a\xff\xc3") << "a" + replacement.repeated(2);
    QTest::newRow("overlong") << QByteArray("\xc0\xbc\xe0\x80\xbc") << replacement.repeated(5);
    QTest::newRow("a half of a pair") << QByteArray("\xed\xa0\x80") << replacement.repeated(3);
    QTest::newRow("beyond the last character") << QByteArray("\xf4\x90\x80\x80") << replacement.repeated(4);
    QTest::newRow("a change of direction") << QByteArray("a\xe2\x80\xae""b") << "a" + replacement + "b";
}

void TestChartParts::markupIsEscaped()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, escaped);
    QCOMPARE(QByteArray::fromStdString(pare::escaped(text.toStdString())), escaped);
}

void TestChartParts::longNamesAreElidedInTheMiddle()
{
    QCOMPARE(elided("short", 10), "short");
    QCOMPARE(elided("abcdefghijklmnop", 9), "abcd\u2026mnop");
    QCOMPARE(elided("\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4", 5), "\u00e4\u00e4\u2026\u00e4\u00e4"); // characters, not bytes
}

void TestChartParts::coordinatesAreShort()
{
    QCOMPARE(coordinate(1.5), "1.5");
    QCOMPARE(coordinate(100), "100");
    QCOMPARE(coordinate(-0.001), "0");
    QCOMPARE(coordinate(1.0 / 3), "0.33");
    QCOMPARE(coordinate(std::nan("")), "0");
}

QTEST_APPLESS_MAIN(TestChartParts)
#include "tst_chart_parts.moc"
