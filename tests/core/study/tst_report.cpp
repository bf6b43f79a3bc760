#include "core/base/files.h"
#include "core/study/model_card.h"
#include "core/study/report.h"
#include "tests/core/study/made_up_variants.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QRegularExpression>
#include <QTest>

using namespace pare;
using pare::test::madeUp;
using pare::test::modelOf;
using pare::test::sixVariants;

namespace {

// The words of a page without its marks, style and charts.
QString wordsOf(const std::string &html)
{
    QString text = QString::fromStdString(html);
    text.remove(QRegularExpression("<style>.*?</style>", QRegularExpression::DotMatchesEverythingOption));
    text.remove(QRegularExpression("<svg.*?</svg>", QRegularExpression::DotMatchesEverythingOption));
    text.replace(QRegularExpression("<[^>]*>"), " ");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    text.replace(QChar(0xa0), ' ');
    return text.simplified();
}

// Every opened element is closed in turn: a browser would mend what is not, but where, nobody knows.
bool isBalanced(const std::string &html)
{
    static const QStringList alone{"meta", "br", "!DOCTYPE", "link", "rect", "line", "path", "circle", "img"};
    QStringList open;
    const QRegularExpression tags("<(/?)([A-Za-z!][A-Za-z0-9]*)[^>]*?(/?)>");
    auto at = tags.globalMatch(QString::fromStdString(html).remove(QRegularExpression("<style>.*?</style>", QRegularExpression::DotMatchesEverythingOption)));
    while (at.hasNext()) {
        const auto tag = at.next();
        if (!tag.captured(3).isEmpty() || alone.contains(tag.captured(2)))
            continue;
        if (tag.captured(1).isEmpty())
            open += tag.captured(2);
        else if (open.isEmpty() || open.takeLast() != tag.captured(2))
            return false;
    }
    return open.isEmpty();
}

ReportContent content(std::vector<Variant> variants)
{
    ReportContent made;
    made.source = {"/models/net.onnx", "net", std::string(64, 'a'), 1'070'000};
    made.datasets = {{"evaluate", "/data/eval.npz", nullptr}, {"calibrate", "/data/calib.npz", "layout=nchw"}};
    made.variants = std::move(variants);
    return made;
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT
private slots:
    void theReportStandsAlone();
    void theBestIsNamedWithItsNumbers();
    void whatCollapsedIsRefusedAndNeverBest();
    void withoutASureGainNothingIsBest();
    void withoutDataThatIsSaid();
    void everyVariantHasItsGroup();
    void whatAPresetDidNotDeliverIsSaidWithWhatWorks();
    void theTableHasOneUnitAColumn();
    void changesDeclinedAndTriedAreListed();
    void conditionsAreSaidOnceAndWhose();
    void howEachVariantIsMadeAgainIsSaid();
    void factsOfTheModelAreRead();
    void everythingFromFilesIsEscaped();
    void aStudyWithoutVariantsIsAReportToo();
    void aLongListIsCut();
    void theReportOfAStudyIsTheSameEachTime();
    void samplesThatDifferAreListedWithWhatBothSay();
    void theModelCardHoldsTheFactsOfItsVariant();
    void nothingInAModelCardIsTakenForMarkdown();
};

void TestReport::theReportStandsAlone()
{
    const std::string html = reportHtml(content(sixVariants()));
    QVERIFY(html.starts_with("<!DOCTYPE html>"));
    QVERIFY(html.find("default-src 'none'") != std::string::npos);
    QVERIFY(html.find("prefers-color-scheme:dark") != std::string::npos);
    QVERIFY(html.find("@media print") != std::string::npos);
    QVERIFY(isBalanced(html));
    QString text = QString::fromStdString(html);
    QCOMPARE(text.count("<svg "), 2);
    text.remove("http://www.w3.org/2000/svg"); // a name, not a place
    for (const char *out : {"http:", "https:", "src=", "href=", "@import", "url(h", "<script", "<link"})
        QVERIFY2(!text.contains(out), out);
    // Two charts in one page do not share names.
    QSet<QString> ids;
    auto at = QRegularExpression(" id=\"([^\"]*)\"").globalMatch(text);
    while (at.hasNext()) {
        const QString id = at.next().captured(1);
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
    }
}

void TestReport::theBestIsNamedWithItsNumbers()
{
    const QString words = wordsOf(reportHtml(content(sixVariants())));
    QVERIFY2(words.contains("Best: int8-static no measurable loss. 310 kB, 3.5 times smaller; 1.67 times faster (1.65 to 1.68)."), qPrintable(words.left(600)));
    QVERIFY(words.contains("5 variants of net were made. The source has 1.07 MB, Top-1 accuracy 91.4 % on 5,000 samples, 0.1 ms a run."));
}

void TestReport::whatCollapsedIsRefusedAndNeverBest()
{
    // The smallest, fastest variant of all collapsed.
    const QString words = wordsOf(reportHtml(content(madeUp(
        {{"source", 1000, 0.9}, {"two-bits", 50, 0.1, 0.1, {"quantize-weights"}, "collapsed", false, false}, {"past", 60, 0.8, 0.1, {"quantize-weights"}, "past-guard", false, false}}))));
    QVERIFY(words.contains("No variant can be called best"));
    QVERIFY(words.contains("Refused two-bits : collapsed. Not offered as best."));
    QVERIFY(words.contains("past : past-guard."));
}

void TestReport::withoutASureGainNothingIsBest()
{
    const QString words = wordsOf(reportHtml(content(madeUp({{"source", 1000, 0.9}, {"same", 1000, 0.9, 1.0, {"fold-constants"}}}))));
    QVERIFY(words.contains("No variant can be called best"));
    QVERIFY(words.contains("Within the guard, but of no gain same"));
}

void TestReport::withoutDataThatIsSaid()
{
    auto variants = sixVariants();
    for (Variant &variant : variants)
        variant.measurement = nullptr;
    const QString words = wordsOf(reportHtml(content(variants)));
    QVERIFY(words.contains("None was measured on data"));
    QVERIFY(words.contains("Not measured on data int8-static : 310 kB, 3.5 times smaller."));
}

void TestReport::everyVariantHasItsGroup()
{
    const QString words = wordsOf(reportHtml(content(sixVariants())));
    for (const char *group : {"Within the guard, but of no gain int8-dynamic", "Not enough data to tell prune-30", "Refused prune-50"})
        QVERIFY2(words.contains(group), group);
    QVERIFY(words.contains("2.65 times slower (2.62 to 2.68)"));
}

void TestReport::whatAPresetDidNotDeliverIsSaidWithWhatWorks()
{
    auto variants = sixVariants();
    variants[1].report = {{"delivered", false}, {"reason", "no gain in speed"}, {"nearest", "folded storage keeps the guard at 30 % of the size"}};
    const QString words = wordsOf(reportHtml(content(variants)));
    QVERIFY(words.contains("Not delivered int8-static : no gain in speed. What works: folded storage keeps the guard at 30 % of the size."));
    QVERIFY(!words.contains("Best: int8-static"));
}

void TestReport::theTableHasOneUnitAColumn()
{
    auto variants = sixVariants();
    variants.resize(3);
    const std::string html = reportHtml(content(variants));
    const QString words = wordsOf(html);
    QVERIFY(words.contains("Size, MB"));
    QVERIFY(words.contains("Top-1 accuracy, % 95 %"));
    QVERIFY(words.contains("Median, \u00b5s")); // 0.1 and 0.06 ms; 0.265 ms is the largest
    QVERIFY2(words.contains("1.07 100.0 91.4 90.6 to 92.2"), qPrintable(words));
    QVERIFY(words.contains("0.31 29.0 91.4 90.6 to 92.2 0.0 \u22120.4 to +0.4 0.60 0.59 to 0.61"));
    QVERIFY(html.find("title=\"not measured\"") == std::string::npos); // no column without a number
}

void TestReport::changesDeclinedAndTriedAreListed()
{
    auto variants = sixVariants();
    variants[1].report = {{"changes", {{{"layer", "stem/conv"}, {"what", "int8 weights"}, {"into", {"stem/conv_q", "stem/conv_dq"}}, {"pass", "quantize-static"}}}},
                          {"declined", {{{"layer", "head"}, {"reason", "feeds the output logits"}, {"pass", "quantize-static"}}}},
                          {"findings", {{{"severity", "warning"}, {"where", "w"}, {"message", "its range is wide"}, {"pass", "quantize-static"}}}},
                          {"tried",
                           {{{"name", "a"}, {"title", "static INT8"}, {"outcome", "delivered"}, {"in_float", {"stem/conv"}}, {"measurement", variants[1].measurement}},
                            {{"name", "b"}, {"title", "percentile"}, {"outcome", "skipped: needs calibration data"}, {"in_float", nlohmann::json::array()}}}}};
    const QString words = wordsOf(reportHtml(content(variants)));
    QVERIFY(words.contains("1 change Layer Pass Change Does its work now stem/conv quantize-static int8 weights stem/conv_q, stem/conv_dq"));
    QVERIFY(words.contains("1 layer left alone, and why Layer Pass Reason head quantize-static feeds the output logits"));
    QVERIFY(words.contains("! w: its range is wide"));
    QVERIFY(words.contains("2 candidates tried on the way"));
    QVERIFY(words.contains("static INT8 delivered 310 kB 91.4 % 0.60x (0.59 to 0.61) stem/conv"));
    QVERIFY(words.contains("percentile skipped: needs calibration data \u2013 \u2013 \u2013"));
}

void TestReport::conditionsAreSaidOnceAndWhose()
{
    auto variants = sixVariants();
    VariantMeasurement m = measurementFromJson(variants[2].measurement);
    m.conditions.push_back("calibrated on the deciding part");
    variants[2].measurement = toJson(m);
    const QString words = wordsOf(reportHtml(content(variants)));
    QCOMPARE(words.count("a processor, 2 hardware threads, measured with 1"), 1);
    QVERIFY(words.contains("calibrated on the deciding part (int8-dynamic)"));
    QVERIFY(words.contains("Data to evaluate: /data/eval.npz"));
    QVERIFY(words.contains("Data to calibrate: /data/calib.npz, layout=nchw"));
    QVERIFY(words.contains("Latency: 500 runs after 50 runs to warm up, batch 1, 1 thread"));
}

void TestReport::howEachVariantIsMadeAgainIsSaid()
{
    ReportContent report = content(sixVariants());
    report.source.path = "/models/my net.onnx";
    report.variants[1].modelSha256 = std::string(64, 'a');
    const QString words = wordsOf(reportHtml(report));
    QVERIFY2(words.contains("How to make them again"), qPrintable(words.right(3000)));
    QVERIFY2(words.contains("pare optimize 'my net.onnx' --recipe 'my net-int8-static.onnx'"), qPrintable(words.right(3000)));
    QVERIFY(words.contains("SHA-256 of the file: " + QString(64, 'a')));
    QVERIFY2(!wordsOf(reportHtml(content(madeUp({{"source", 1000, 0.9}})))).contains("How to make them again"), "there is nothing to make");
}

void TestReport::factsOfTheModelAreRead()
{
    const Model model = modelOf("agraph (float[N,64] x, int64 k) => (float[N,64] y) { a = MatMul(x, w) b = Relu(a) y = Relu(b) }", {"w[64,64]"});
    const auto facts = modelFacts(model);
    std::string all;
    for (const auto &[label, value] : facts)
        all += label + ": " + value + "\n";
    QVERIFY2(all.find("Opset: ai.onnx 17, com.microsoft 1") != std::string::npos, all.c_str());
    QVERIFY(all.find("Layers: 3 layers: Relu 2, MatMul 1") != std::string::npos);
    QVERIFY(all.find("Inputs: x: float32 [N, 64]; k: int64 []") != std::string::npos);
    QVERIFY(all.find("Outputs: y: float32 [N, 64]") != std::string::npos);
}

void TestReport::everythingFromFilesIsEscaped()
{
    const std::string evil = "\"><script>alert('x')</script><img src=x onerror=y>&\x01\xff";
    auto variants = sixVariants();
    for (Variant &variant : variants) {
        variant.name = evil;
        variant.note = evil;
        variant.machine = evil;
        variant.createdUtc = evil;
        RecipeStep step;
        step.pass = evil;
        step.options = {{evil, evil}};
        step.select.match = evil;
        variant.recipe.steps = {step};
        VariantMeasurement m = measurementFromJson(variant.measurement);
        m.sentence = evil;
        m.worstClass = evil;
        m.worstClassLoss = 0.5;
        m.findings = {evil};
        m.conditions = {evil};
        m.accuracy->metric = evil;
        variant.measurement = toJson(m);
        variant.report = {{"changes", {{{"layer", evil}, {"what", evil}, {"into", {evil}}, {"pass", evil}}}},
                          {"declined", {{{"layer", evil}, {"reason", evil}, {"pass", evil}}}},
                          {"findings", {{{"severity", evil}, {"where", evil}, {"message", evil}}}},
                          {"tried", {{{"name", evil}, {"title", evil}, {"outcome", evil}, {"in_float", {evil}}}}},
                          {"delivered", variant.id % 2 == 0}, {"reason", evil}, {"nearest", evil}};
    }
    ReportContent made = content(variants);
    made.source = {evil, evil, evil, 5};
    made.datasets = {{evil, evil, {{evil, evil}}}, {"evaluate", "/" + evil, evil}};
    made.facts = {{evil, evil}};
    const std::string html = reportHtml(made);
    const QString text = QString::fromStdString(html);
    QVERIFY(!text.contains("<script") && !text.contains("<img"));
    QVERIFY(!text.contains(QChar(1)));
    QVERIFY(isBalanced(html));
    QVERIFY(wordsOf(html).count("<script>alert('x')</script>") > 50); // it is there, as text
}

void TestReport::aStudyWithoutVariantsIsAReportToo()
{
    QVERIFY(isBalanced(reportHtml(ReportContent{})));
    auto one = sixVariants();
    one.resize(1);
    const QString words = wordsOf(reportHtml(content(one)));
    QVERIFY(words.contains("No variant of net was made yet. The source has 1.07 MB"));
    QVERIFY(!words.contains("Best:") && !words.contains("What was done"));
}

void TestReport::aLongListIsCut()
{
    auto variants = sixVariants();
    variants[1].report["changes"] = nlohmann::json::array();
    for (int i = 0; i < 7000; ++i)
        variants[1].report["changes"].push_back({{"layer", "l" + std::to_string(i)}, {"what", "x"}});
    const QString words = wordsOf(reportHtml(content(variants)));
    QVERIFY(words.contains("7,000 changes"));
    QVERIFY(words.contains("l4999") && !words.contains("l5000"));
    QVERIFY(words.contains("and 2,000 more, which the study holds"));
}

void TestReport::theReportOfAStudyIsTheSameEachTime()
{
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    const auto study = VERIFIED(Study::create(folder->path() / "s.pare", modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Relu(x) }"), {"/net.onnx", "net", "", 0}));
    const auto made = sixVariants();
    VERIFIED(study->setMeasurement(1, made[0].measurement, ""));
    for (size_t i = 1; i < made.size(); ++i)
        VERIFIED(study->addVariant(made[i], modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Neg(x) }")));
    const std::string html = VERIFIED(reportHtml(*study));
    QCOMPARE(VERIFIED(reportHtml(*study)), html);
    const QString words = wordsOf(html);
    QVERIFY(words.contains("Best: int8-static"));
    QVERIFY(words.contains("Layers 1 layer: Relu 1"));
    QVERIFY(!words.contains("Costs"));

    // With figures of the user: what the variants cost by them, said to be computed from them.
    VERIFIED(study->keep(costsKey, toJson(CostFigures{.queriesPerDay = 1e6, .pricePerHour = 0.36, .device = {.batteryWh = 15.4, .watts = 3}}), "costs"));
    const std::string priced = VERIFIED(reportHtml(*study));
    QVERIFY(isBalanced(priced));
    const QString costs = wordsOf(priced).section(QStringLiteral("Costs "), 1).section(QStringLiteral("What was done"), 0, 0);
    QVERIFY2(costs.startsWith("Computed from 1.00 M queries a day, 0.36 EUR an hour, a battery of 15.4 Wh, a device that draws 3 W"), qPrintable(costs));
    QVERIFY2(costs.contains("Name EUR a million EUR a year Inferences a charge Battery an hour, %"), qPrintable(costs));
    QVERIFY2(costs.contains("source 0.0100 0.00990 to 0.0101 3.65"), qPrintable(costs)); // 0.1 ms, as in tst_trade_off
}

void TestReport::samplesThatDifferAreListedWithWhatBothSay()
{
    auto variants = sixVariants();
    VariantMeasurement m = measurementFromJson(variants[1].measurement);
    Disagreements all;
    all.samples = 5000;
    all.lost = 2;
    all.gained = 1;
    all.otherwise = 30;
    all.counted = true;
    all.worst = {{17, "shirt", "shirt", "coat <b>", true, false, 0}, {4, "bag", "shoe", "bag", false, true, 0}, {8, "bag", "shoe", "coat", false, false, 0}};
    m.disagreements = all;
    variants[1].measurement = toJson(m);
    const std::string html = reportHtml(content(variants));
    QVERIFY(isBalanced(html));
    const QString words = wordsOf(html);
    QVERIFY2(words.contains(QString::fromStdString(sentenceOf(all))), qPrintable(words));
    QVERIFY(words.contains("The first 3 of 33; those with the outputs farthest apart first, where that was measured."));
    QVERIFY(words.contains("17 shirt shirt coat <b> ↘ lost 4 bag shoe bag ↗ gained 8 bag shoe coat both wrong"));
    QVERIFY(html.find("coat <b>") == std::string::npos); // escaped
    // Numbers in place of classes say by how much.
    all.counted = false;
    all.lost = all.gained = all.otherwise = 0;
    all.worst = {{3, "1.5", "1.4", "0.2", true, false, 1.2}};
    m.disagreements = all;
    variants[1].measurement = toJson(m);
    QVERIFY(wordsOf(reportHtml(content(variants))).contains("Samples that differ most from the source, of 5,000 Sample Label Source says Variant says Difference 3 1.5 1.4 0.2 error grew by 1.2"));
}

void TestReport::theModelCardHoldsTheFactsOfItsVariant()
{
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    const auto study = VERIFIED(Study::create(folder->path() / "s.pare", modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Relu(x) }"), {"/models/net.onnx", "net", "", 1'070'000}));
    const auto made = sixVariants();
    VERIFIED(study->setMeasurement(1, made[0].measurement, ""));
    std::vector<Variant> kept;
    for (size_t i = 1; i < made.size(); ++i)
        kept.push_back(VERIFIED(study->addVariant(made[i], modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Neg(x) }"))));
    const QString card = QString::fromStdString(VERIFIED(modelCard(*study, kept[0].id)));
    QVERIFY2(card.startsWith("# net, int8-static\n\nMade from net with Pare"), qPrintable(card));
    QVERIFY2(card.contains("310 kB, 3.5 times smaller; 1.67 times faster (1.65 to 1.68). no measurable loss."), qPrintable(card));
    QVERIFY2(card.contains("| Size of the file | 1.07 MB | 310 kB | computed |"), qPrintable(card));
    QVERIFY2(card.contains("| 91.4 % (90.6 to 92.2) | 91.4 % (90.6 to 92.2) | measured on 5,000 and 5,000 samples, 95 % interval |"), qPrintable(card));
    QVERIFY(card.contains("1. `fold-batch-norm`\n2. `quantize-static`\n"));
    QVERIFY(card.contains("a processor, 2 hardware threads, measured with 1"));
    QVERIFY(card.contains("--recipe this-model.onnx") && card.contains(QString::fromStdString(kept[0].modelSha256)));
    QVERIFY(card.contains("Layers: 1 layer: Neg 1"));
    QVERIFY(!card.contains("past the guard"));
    QVERIFY(QString::fromStdString(VERIFIED(modelCard(*study, kept[4].id))).contains("past the guard"));
    QVERIFY(QString::fromStdString(VERIFIED(modelCard(*study, 1))).startsWith("# net\n\nThe source model"));
    QCOMPARE(REFUSED(modelCard(*study, 99)).kind, ErrorKind::InvalidInput);
}

void TestReport::nothingInAModelCardIsTakenForMarkdown()
{
    QCOMPARE(markdownText("a|b <c> [d](e) *f* `g`\nh"), std::string("a\\|b \\<c\\> \\[d\\](e) \\*f\\* \\`g\\` h"));
    QCOMPARE(markdownCode("x"), std::string("`x`"));
    QCOMPARE(markdownCode("a``b"), std::string("``` a``b ```"));
    QCOMPARE(markdownCode(""), std::string("`  `"));
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
