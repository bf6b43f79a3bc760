#include "core/study/chart.h"
#include "tests/core/study/made_up_variants.h"

#include <QTest>
#include <QRectF>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <functional>
#include <map>

using namespace pare;
using pare::test::madeUp;
using pare::test::sixVariants;

namespace {

struct Element {
    QString name;
    QMap<QString, QString> attributes;
    QString text;
    [[nodiscard]] double number(const char *key) const { return attributes.value(key).toDouble(); }
};

// The chart as a list of elements, in drawing order; fails the test where it is no XML.
std::vector<Element> read(const std::string &svg)
{
    std::vector<Element> elements;
    std::vector<size_t> open;
    QXmlStreamReader xml(QByteArray::fromStdString(svg));
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            Element element{xml.name().toString(), {}, {}};
            for (const auto &attribute : xml.attributes())
                element.attributes[attribute.name().toString()] = attribute.value().toString();
            open.push_back(elements.size());
            elements.push_back(element);
            break;
        }
        case QXmlStreamReader::Characters:
            if (!open.empty())
                elements[open.back()].text += xml.text();
            break;
        case QXmlStreamReader::EndElement: open.pop_back(); break;
        default: break;
        }
    }
    if (xml.hasError())
        qFatal("no XML: %s", qPrintable(xml.errorString()));
    return elements;
}

std::vector<Element> named(const std::vector<Element> &all, const QString &name, const QString &klass = {})
{
    std::vector<Element> found;
    for (const Element &element : all)
        if (element.name == name && (klass.isEmpty() || element.attributes.value("class").split(' ').contains(klass)))
            found.push_back(element);
    return found;
}

QStringList textsOf(const std::vector<Element> &all)
{
    QStringList texts;
    for (const Element &element : named(all, "text"))
        texts += element.text;
    return texts;
}

// Roughly where a text is drawn: half as wide as its letters at least.
QRectF boxOf(const Element &text)
{
    const double size = text.number("font-size");
    const double width = 0.45 * size * static_cast<double>(text.text.size());
    const QString anchor = text.attributes.value("text-anchor");
    const double left = anchor == "end" ? text.number("x") - width : anchor == "middle" ? text.number("x") - width / 2 : text.number("x");
    return {left, text.number("y") - size * 0.7, width, size * 0.7};
}

void change(Variant &variant, const std::function<void(VariantMeasurement &)> &edit)
{
    VariantMeasurement m = measurementFromJson(variant.measurement);
    edit(m);
    variant.measurement = toJson(m);
}

} // namespace

class TestChart : public QObject {
    Q_OBJECT
private slots:
    void theChartIsXmlOnItsOwn_data();
    void theChartIsXmlOnItsOwn();
    void axesNameMetricUnitAndSamples();
    void everyKindHasItsShape();
    void whatIsPastTheGuardIsHollowWithACross();
    void whatIsNotComparableIsDotted();
    void collapsedVariantsDoNotStretchTheAxis();
    void theWholeRangeHasNoGutter();
    void upIsAlwaysBetter();
    void theFrontIsAStaircase();
    void errorBarsHaveTheIntervalsLength();
    void theGuardIsALineWithWords();
    void textsDoNotOverlap_data();
    void textsDoNotOverlap();
    void nothingLeavesThePicture();
    void coincidingVariantsShareAMark();
    void whatIsMissingIsSaid();
    void hostileNamesStayText();
    void extremeNumbersAreDrawn();
    void theSameVariantsGiveTheSameText();

private:
    static std::vector<Variant> many(int count)
    {
        std::vector<pare::test::MadeUp> all{{"source", 1'000'000, 0.914}};
        for (int i = 1; i < count; ++i) {
            const double share = 0.15 + 0.85 * (i * 37 % 100) / 100;
            const bool collapsed = i % 6 == 5;
            const double accuracy = collapsed ? 0.1 : 0.916 - 0.025 * (i * 53 % 100) / 100;
            all.push_back({"variant-" + std::to_string(i), static_cast<int64_t>(1'000'000 * share), accuracy, 0.4 + 0.01 * (i * 29 % 100),
                           {i % 2 ? "quantize-static" : "prune-channels"}, collapsed ? "collapsed" : accuracy > 0.904 ? "kept" : "past-guard",
                           accuracy > 0.904, accuracy > 0.908});
        }
        return madeUp(all);
    }
};

void TestChart::theChartIsXmlOnItsOwn_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("the source alone") << 1;
    QTest::newRow("two") << 2;
    QTest::newRow("thirty") << 30;
    QTest::newRow("two hundred") << 200;
}

void TestChart::theChartIsXmlOnItsOwn()
{
    QFETCH(int, count);
    for (const ChartX x : {ChartX::Size, ChartX::LatencyRatio}) {
        const auto svg = tradeOffSvg(count == 0 ? std::vector<Variant>{} : many(count), {.x = x});
        const auto all = read(svg);
        QCOMPARE(all.front().name, "svg");
        QVERIFY(svg.find("http://www.w3.org/2000/svg") != std::string::npos);
        for (const Element &element : all) { // nothing is fetched, nothing runs
            QVERIFY(!element.attributes.contains("href"));
            QVERIFY(element.name != "script" && element.name != "style" && element.name != "image");
            QVERIFY(!element.attributes.value("fill").contains("url(h"));
        }
    }
}

void TestChart::axesNameMetricUnitAndSamples()
{
    const auto bySize = textsOf(read(tradeOffSvg(sixVariants(), {.subject = "net", .data = "eval.npz"})));
    QVERIFY(bySize.contains("Top-1 accuracy (%)"));
    QVERIFY(bySize.contains("Size (MB)"));
    QVERIFY(bySize.contains("net: top-1 accuracy over size"));
    QVERIFY(bySize.filter("eval.npz").size() == 1 && bySize.filter("5,000 samples").size() == 1 && bySize.filter("95 %").size() == 1);
    QVERIFY(bySize.contains("better"));
    QVERIFY(textsOf(read(tradeOffSvg(sixVariants(), {.x = ChartX::LatencyRatio}))).contains("Latency, relative to the source in the same run"));
}

void TestChart::everyKindHasItsShape()
{
    const auto all = read(tradeOffSvg(madeUp({{"source", 1000}, {"q", 500, 0.9, 1, {"quantize-static"}}, {"p", 600, 0.899, 1, {"prune-channels"}},
                                              {"b", 700, 0.898, 1, {"prune-channels", "quantize-static"}}, {"o", 800, 0.897, 1, {"convert-fp16"}}})));
    // One in the plot and one in the legend each.
    for (const char *klass : {"mark-quantized", "mark-pruned", "mark-both", "mark-other"})
        QCOMPARE(named(all, "g", klass).size(), size_t{2});
    QCOMPARE(named(all, "g", "mark-source").size(), size_t{2});
    QCOMPARE(named(all, "circle", "ring").size(), size_t{4}); // two rings each
    const QStringList texts = textsOf(all);
    for (const char *word : {"source", "quantized", "pruned", "pruned and quantized", "other"})
        QVERIFY2(texts.contains(word), word);
}

void TestChart::whatIsPastTheGuardIsHollowWithACross()
{
    const auto all = read(tradeOffSvg(madeUp({{"source", 1000, 0.9}, {"past", 500, 0.88, 1, {"quantize-static"}, "past-guard", false, false}})));
    QCOMPARE(named(all, "path", "hollow-cross").size(), size_t{2}); // plot and legend
    QVERIFY(named(all, "g", "filled").empty() || named(all, "g", "mark-quantized").size() == 1);
    QVERIFY(textsOf(all).contains("past the guard"));
    QVERIFY(!textsOf(all).contains("best"));
}

void TestChart::whatIsNotComparableIsDotted()
{
    auto variants = madeUp({{"source", 1000, 0.9}, {"elsewhere", 500, 0.9, 1, {"quantize-static"}}});
    change(variants[1], [](VariantMeasurement &m) { m.comparable = false; });
    const auto all = read(tradeOffSvg(variants));
    int dotted = 0;
    for (const Element &element : named(all, "circle", "hollow"))
        dotted += element.attributes.contains("stroke-dasharray") ? 1 : 0;
    QCOMPARE(dotted, 2);
    QVERIFY(textsOf(all).contains("measured under other conditions"));
}

void TestChart::collapsedVariantsDoNotStretchTheAxis()
{
    const auto all = read(tradeOffSvg(sixVariants()));
    const QStringList texts = textsOf(all);
    QVERIFY(texts.contains("collapsed"));
    QVERIFY(texts.contains("prune-50 10.0 %"));
    QCOMPARE(named(all, "path", "hollow-fill").size(), size_t{1});
    for (const QString &text : texts)
        QVERIFY2(text != "10" && text != "20" && text != "50", "the axis reaches down to the collapsed one");
}

void TestChart::theWholeRangeHasNoGutter()
{
    const QStringList texts = textsOf(read(tradeOffSvg(sixVariants(), {.wholeRange = true})));
    QVERIFY(!texts.contains("collapsed"));
    QVERIFY(texts.contains("20"));
    QVERIFY(texts.contains("prune-50"));
}

void TestChart::upIsAlwaysBetter()
{
    const auto heights = [](const std::vector<Variant> &variants) {
        std::map<QString, double> y;
        for (const Element &text : named(read(tradeOffSvg(variants)), "text", "text"))
            y[text.text] = text.number("y");
        return y;
    };
    auto up = heights(madeUp({{"source", 1000, 0.95}, {"middle", 600, 0.93}, {"low", 300, 0.91}}));
    QVERIFY(up["source"] < up["middle"] && up["middle"] < up["low"]);
    auto errors = madeUp({{"source", 1000}, {"middle", 600}, {"low", 300}});
    for (size_t i = 0; i < 3; ++i)
        change(errors[i], [&](VariantMeasurement &m) { m.accuracy = AccuracyNumber{"mae", 1.0 + 0.5 * static_cast<double>(i), {0.9, 2.1}, 100, false, false}; });
    auto down = heights(errors);
    QVERIFY(down["source"] < down["middle"] && down["middle"] < down["low"]);
    const QStringList texts = textsOf(read(tradeOffSvg(errors)));
    QVERIFY(texts.filter("lower is better").size() == 1);
}

void TestChart::theFrontIsAStaircase()
{
    const auto fronts = named(read(tradeOffSvg(madeUp({{"source", 1000, 0.91}, {"a", 500, 0.907}, {"b", 300, 0.905}}))), "path", "front");
    QCOMPARE(fronts.size(), size_t{2}); // and the legend's sample
    QString path = fronts[0].attributes["d"];
    std::vector<std::pair<double, double>> points;
    for (const QString &part : path.mid(1).split('L')) {
        const QStringList xy = part.split(' ');
        points.emplace_back(xy[0].toDouble(), xy[1].toDouble());
    }
    QCOMPARE(points.size(), size_t{7});
    for (size_t i = 1; i < points.size(); ++i)
        QVERIFY(points[i].first == points[i - 1].first || points[i].second == points[i - 1].second); // never sloped
}

void TestChart::errorBarsHaveTheIntervalsLength()
{
    auto variants = madeUp({{"source", 1000, 0.90}});
    change(variants[0], [](VariantMeasurement &m) { m.accuracy->ci95 = {0.89, 0.92}; });
    const auto all = read(tradeOffSvg(variants, {.guard = Guard{}}));
    // The axis's own ticks say how many pixels a point has.
    std::map<double, double> ticks;
    for (const Element &text : named(all, "text", "quiet"))
        if (bool number = false; text.attributes["text-anchor"] == "end" && (text.text.toDouble(&number), number))
            ticks[text.text.toDouble()] = text.number("y");
    QVERIFY(ticks.size() >= 3);
    const double perPoint = (ticks.begin()->second - ticks.rbegin()->second) / (ticks.rbegin()->first - ticks.begin()->first);
    const QString bar = named(all, "path", "bar").front().attributes["d"];
    const QRegularExpression form("^M([\\d.]+) ([\\d.]+)V([\\d.]+)");
    const auto match = form.match(bar);
    QVERIFY(match.hasMatch());
    QVERIFY(std::fabs((match.captured(3).toDouble() - match.captured(2).toDouble()) / perPoint - 3.0) < 0.02);
}

void TestChart::theGuardIsALineWithWords()
{
    auto variants = sixVariants();
    const auto all = read(tradeOffSvg(variants));
    QCOMPARE(named(all, "text", "guard-words").size(), size_t{1});
    QVERIFY(named(all, "text", "guard-words")[0].text.startsWith("guard: at most 1.0 point"));
    QCOMPARE(named(all, "line", "guard").size(), size_t{2}); // and the hatch
    variants.resize(1);
    QVERIFY(named(read(tradeOffSvg(variants)), "text", "guard-words").empty());
}

void TestChart::textsDoNotOverlap_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 6, 12, 30, 100})
        QTest::addRow("%d variants", count) << count;
}

void TestChart::textsDoNotOverlap()
{
    QFETCH(int, count);
    for (const ChartX x : {ChartX::Size, ChartX::LatencyRatio})
        for (const double width : {620.0, 760.0}) {
            const auto texts = named(read(tradeOffSvg(many(count), {.x = x, .subject = "net", .data = "eval.npz", .widthPx = width})), "text");
            for (size_t i = 0; i < texts.size(); ++i)
                for (size_t k = 0; k < i; ++k)
                    QVERIFY2(!boxOf(texts[i]).intersects(boxOf(texts[k])), qPrintable(texts[i].text + " and " + texts[k].text));
        }
}

void TestChart::nothingLeavesThePicture()
{
    for (const int count : {1, 6, 30}) {
        const auto all = read(tradeOffSvg(many(count), {.widthPx = 620}));
        const QRectF picture(0, 0, all.front().number("width"), all.front().number("height"));
        QVERIFY(picture.height() > 300 && picture.height() < 700);
        for (const Element &text : named(all, "text"))
            QVERIFY2(picture.contains(boxOf(text)), qPrintable(text.text));
        for (const Element &circle : named(all, "circle"))
            if (circle.attributes.contains("cx"))
                QVERIFY(picture.contains(QPointF(circle.number("cx"), circle.number("cy"))));
    }
}

void TestChart::coincidingVariantsShareAMark()
{
    const auto all = read(tradeOffSvg(madeUp({{"source", 1000, 0.91}, {"a", 500, 0.905}, {"b", 500, 0.905}, {"c", 501, 0.905}})));
    QCOMPARE(textsOf(all).filter(QString::fromUtf8("\u00d73")).size(), 1);
    bool listed = false;
    for (const Element &title : named(all, "title"))
        listed = listed || (title.text.contains("a: ") && title.text.contains("b: ") && title.text.contains("c: "));
    QVERIFY(listed);
}

void TestChart::whatIsMissingIsSaid()
{
    auto variants = sixVariants();
    for (Variant &variant : variants)
        variant.measurement = nullptr;
    QVERIFY(textsOf(read(tradeOffSvg(variants))).filter("No accuracy was measured").size() == 1);
    variants = sixVariants();
    for (Variant &variant : variants)
        change(variant, [](VariantMeasurement &m) { m.latencyRatio.reset(); });
    QVERIFY(textsOf(read(tradeOffSvg(variants, {.x = ChartX::LatencyRatio}))).filter("latency of no variant").size() == 1);
    variants = sixVariants();
    variants[2].measurement = nullptr;
    QVERIFY(textsOf(read(tradeOffSvg(variants))).filter("Not on the chart, for lack of a number: int8-dynamic").size() == 1);
}

void TestChart::hostileNamesStayText()
{
    const std::string name = "</text><script>alert(1)</script>\x01\xff\"'&";
    auto variants = sixVariants();
    variants[1].name = name;
    variants[4].name = name;
    const auto all = read(tradeOffSvg(variants, {.subject = name, .data = name, .idPrefix = "a\"b"}));
    QVERIFY(named(all, "script").empty());
    variants[1].name = std::string(5000, 'n');
    (void)read(tradeOffSvg(variants));
}

void TestChart::extremeNumbersAreDrawn()
{
    auto variants = madeUp({{"source", 1, 0.9}, {"huge", INT64_MAX / 2, 0.9, 1e6}, {"tiny", 1, 1.0, 1e-6}});
    for (const ChartX x : {ChartX::Size, ChartX::LatencyRatio})
        (void)read(tradeOffSvg(variants, {.x = x}));
    change(variants[1], [](VariantMeasurement &m) {
        m.accuracy->value = 1e300;
        m.accuracy->ci95 = {-INFINITY, INFINITY};
        m.latencyRatio = RatioNumber{1, {-1, std::nan("")}};
    });
    for (const ChartX x : {ChartX::Size, ChartX::LatencyRatio}) {
        const std::string svg = tradeOffSvg(variants, {.x = x});
        (void)read(svg);
        QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
    }
    // Nothing but equal numbers.
    (void)read(tradeOffSvg(madeUp({{"source", 1000, 1.0}, {"a", 1000, 1.0}, {"b", 1000, 1.0}})));
    (void)read(tradeOffSvg(madeUp({{"source", 1000, 0.0}, {"a", 1000, 0.0}})));
}

void TestChart::theSameVariantsGiveTheSameText()
{
    QCOMPARE(tradeOffSvg(many(30)), tradeOffSvg(many(30)));
}

QTEST_APPLESS_MAIN(TestChart)
#include "tst_chart.moc"
