#include "core/base/units.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pare;

class TestUnits : public QObject {
    Q_OBJECT
private slots:
    void bytesHaveThreeDigitsAndADecimalPrefix_data();
    void bytesHaveThreeDigitsAndADecimalPrefix();
    void countsAreGroupedByThree();
    void shortCountsTakeAPrefix();
    void timesAreNeverWrittenWithAnExponent();
    void secondsBecomeMinutesAndHours();
    void sharesAreShownInPercent();
    void oneIsSingular();
};

void TestUnits::bytesHaveThreeDigitsAndADecimalPrefix_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64{0} << "0 B";
    QTest::newRow("below a thousand") << qint64{999} << "999 B";
    QTest::newRow("a thousand") << qint64{1000} << "1.00 kB";
    QTest::newRow("kilo") << qint64{27'648} << "27.6 kB";
    QTest::newRow("rounds up into the next prefix") << qint64{999'600} << "1.00 MB";
    QTest::newRow("mega") << qint64{1'070'000} << "1.07 MB";
    QTest::newRow("rounds to three digits") << qint64{99'960'000} << "100 MB";
    QTest::newRow("giga") << qint64{2'400'000'000} << "2.40 GB";
    QTest::newRow("the largest prefix goes on") << qint64{5'000'000'000'000'000} << "5000 TB";
    QTest::newRow("negative") << qint64{-1500} << "-1.50 kB";
}

void TestUnits::bytesHaveThreeDigitsAndADecimalPrefix()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(formatBytes(bytes)), text);
}

void TestUnits::countsAreGroupedByThree()
{
    QCOMPARE(formatCount(0), "0");
    QCOMPARE(formatCount(999), "999");
    QCOMPARE(formatCount(1234567), "1,234,567");
    QCOMPARE(formatCount(-123), "-123");
    QCOMPARE(formatCount(-1234), "-1,234");
    QCOMPARE(formatCount(std::numeric_limits<int64_t>::min()), "-9,223,372,036,854,775,808");
}

void TestUnits::shortCountsTakeAPrefix()
{
    QCOMPARE(formatCountShort(41'300'000), "41.3 M");
    QCOMPARE(formatCountShort(999.6), "1.00 k");
    QCOMPARE(formatCountShort(12), "12.0");
    QCOMPARE(formatCountShort(0), "0");
}

void TestUnits::timesAreNeverWrittenWithAnExponent()
{
    QCOMPARE(formatMilliseconds(0.108), "0.108 ms");
    QCOMPARE(formatMilliseconds(12.345), "12.3 ms");
    QCOMPARE(formatMilliseconds(1234.5), "1234 ms");
    QCOMPARE(formatMilliseconds(0.00184), "1.84 µs");
    QCOMPARE(formatMilliseconds(0.0999), "99.9 µs");
    QCOMPARE(formatMilliseconds(0.0000123), "12.3 ns");
    QCOMPARE(formatMilliseconds(0), "0 ms");
    QCOMPARE(formatMilliseconds(std::nan("")), "not a number ms");
    QCOMPARE(formatMilliseconds(INFINITY), "infinite ms");
}

void TestUnits::secondsBecomeMinutesAndHours()
{
    QCOMPARE(formatSeconds(12), "12.0 s");
    QCOMPARE(formatSeconds(200), "3 min 20 s");
    QCOMPARE(formatSeconds(3600 + 2 * 60 + 30), "1 h 2 min");
    QCOMPARE(formatSeconds(INFINITY), "infinite s");
}

void TestUnits::sharesAreShownInPercent()
{
    QCOMPARE(formatPercent(0.914), "91.4 %");
    QCOMPARE(formatPercent(0.9999, 2), "99.99 %");
    QCOMPARE(formatPercent(1, 0), "100 %");
}

void TestUnits::oneIsSingular()
{
    QCOMPARE(plural(1, "layer"), "1 layer");
    QCOMPARE(plural(0, "layer"), "0 layers");
    QCOMPARE(plural(1200, "entry", "entries"), "1,200 entries");
}

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
