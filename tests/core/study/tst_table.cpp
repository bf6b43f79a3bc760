#include "core/study/table.h"
#include "tests/core/study/made_up_variants.h"

#include <QTest>

#include <map>

using namespace pare;
using pare::test::madeUp;
using pare::test::sixVariants;

namespace {

// A reader of its own, after RFC 4180.
std::vector<std::vector<std::string>> parse(const std::string &csv)
{
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
                cell += '"';
                ++i;
            } else if (c == '"') {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().push_back(std::exchange(cell, {}));
        } else if (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            rows.back().push_back(std::exchange(cell, {}));
            rows.emplace_back();
            ++i;
        } else {
            cell += c;
        }
    }
    rows.pop_back();
    return rows;
}

std::vector<std::map<std::string, std::string>> records(const std::string &csv)
{
    const auto rows = parse(csv);
    std::vector<std::map<std::string, std::string>> all;
    for (size_t i = 1; i < rows.size(); ++i) {
        std::map<std::string, std::string> record;
        for (size_t k = 0; k < rows[0].size(); ++k)
            record[rows[0][k]] = rows[i].at(k);
        all.push_back(record);
    }
    return all;
}

} // namespace

class TestTable : public QObject {
    Q_OBJECT
private slots:
    void theColumnsAreStable();
    void oneRowAVariantTheSourceFirst();
    void numbersReadBackExactly();
    void whatWasNotMeasuredIsEmpty();
    void textIsQuotedWhereItMustBe();
    void theBestIsMarkedAsEverywhere();
};

void TestTable::theColumnsAreStable()
{
    const auto rows = parse(variantsCsv({}));
    QCOMPARE(rows.size(), size_t{1});
    std::string all;
    for (const std::string &name : rows[0])
        all += name + " ";
    QCOMPARE(all, "name parent kind verdict best within_guard surely_within size_bytes size_ratio parameters macs peak_activation_bytes metric accuracy "
                  "accuracy_ci95_low accuracy_ci95_high samples difference difference_ci95_low difference_ci95_high difference_p_value sqnr_db cosine "
                  "top1_agreement worst_class worst_class_loss latency_median_ms latency_min_ms latency_p95_ms latency_p99_ms latency_ci95_low_ms "
                  "latency_ci95_high_ms latency_ratio latency_ratio_ci95_low latency_ratio_ci95_high threads batch throughput_per_s peak_memory_bytes "
                  "comparable selected_on_same_data recipe created_utc machine model_sha256 note ");
}

void TestTable::oneRowAVariantTheSourceFirst()
{
    auto variants = sixVariants();
    std::swap(variants[0], variants[3]);
    const auto all = records(variantsCsv(variants));
    QCOMPARE(all.size(), size_t{6});
    QCOMPARE(all[0].at("name"), "source");
    QCOMPARE(all[0].at("verdict"), "source");
    QCOMPARE(all[0].at("parent"), "");
    QCOMPARE(all[0].at("size_ratio"), "1");
    QCOMPARE(all[1].at("parent"), "source");
    const std::string csv = variantsCsv(variants);
    QVERIFY(csv.ends_with("\r\n"));
    QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::count(csv.begin(), csv.end(), '\r'));
}

void TestTable::numbersReadBackExactly()
{
    auto variants = madeUp({{"source", 3, 1.0 / 3}, {"a", 1, 2.0 / 7, 1.0 / 3, {"fold-batch-norm", "quantize-static"}}});
    VariantMeasurement m = measurementFromJson(variants[1].measurement);
    m.fidelity = FidelityNumber{INFINITY, 1.0, 0.1 + 0.2};
    m.throughput = {{1, 1, 100.5, ""}, {8, 1, 200.25, ""}, {32, 1, 0, "fixed"}};
    variants[1].measurement = toJson(m);
    const auto row = records(variantsCsv(variants))[1];
    QCOMPARE(std::stod(row.at("accuracy")), 2.0 / 7);
    QCOMPARE(std::stod(row.at("latency_ratio")), 1.0 / 3);
    QCOMPARE(std::stod(row.at("size_ratio")), 1.0 / 3);
    QCOMPARE(std::stod(row.at("top1_agreement")), 0.1 + 0.2);
    QCOMPARE(row.at("sqnr_db"), "inf");
    QCOMPARE(row.at("throughput_per_s"), "200.25");
    QCOMPARE(row.at("recipe"), "fold-batch-norm; quantize-static");
    QCOMPARE(row.at("kind"), "quantized");
}

void TestTable::whatWasNotMeasuredIsEmpty()
{
    Variant variant;
    variant.name = "bare";
    variant.sizeBytes = 7;
    const auto row = records(variantsCsv({variant}))[0];
    QCOMPARE(row.at("size_bytes"), "7");
    QCOMPARE(row.at("verdict"), "not-measured");
    for (const char *name : {"accuracy", "difference", "latency_median_ms", "latency_ratio", "throughput_per_s", "peak_memory_bytes", "macs", "size_ratio"})
        QCOMPARE(row.at(name), "");
}

void TestTable::textIsQuotedWhereItMustBe()
{
    auto variants = sixVariants();
    variants[1].name = "a, \"quoted\" name";
    variants[1].note = "two\nlines\r\nand a return\r";
    const auto all = records(variantsCsv(variants));
    QCOMPARE(all.size(), size_t{6});
    QCOMPARE(all[1].at("name"), "a, \"quoted\" name");
    QCOMPARE(all[1].at("note"), "two\nlines\r\nand a return\r");
}

void TestTable::theBestIsMarkedAsEverywhere()
{
    for (const auto &row : records(variantsCsv(sixVariants())))
        QCOMPARE(row.at("best"), row.at("name") == "int8-static" ? "true" : "false");
}

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
