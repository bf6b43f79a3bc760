// The pieces that a report is put together from.
#pragma once

#include "core/measure/variant_measurement.h"
#include "core/study/report.h"
#include "core/study/trade_off.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare::report {

// A variant with its measurement read once.
struct Row {
    const Variant *variant = nullptr;
    VariantMeasurement measurement;
    VerdictKind verdict = VerdictKind::NotMeasured;
    bool best = false;
    bool delivered = true;   // false: a preset that did not keep its promise; `reason` says why
    std::string reason;
    std::string nearest;     // what works instead
};

[[nodiscard]] std::vector<Row> rowsOf(const std::vector<Variant> &variants);

[[nodiscard]] std::string_view styleSheet();

// "91.4 %", "0.0312"; by the metric of the number.
[[nodiscard]] std::string accuracyText(const AccuracyNumber &accuracy, double value);
// Decimals that tell the ends of an interval apart: 2, up to 4 where they lie close together.
[[nodiscard]] int decimalsOfRange(double lo, double hi);
// Why a variant was not delivered, and what works instead.
[[nodiscard]] std::string refusalText(const Row &row);
// "1.67 times faster (1.62 to 1.72)", "2.65 times slower (2.57 to 2.73)", "at the source's speed (1.007x to 1.012x of its
// latency)": slower counts from 2 % on.
[[nodiscard]] std::string speedText(const RatioNumber &ratio);
// "3.5 times smaller", "as large as the source", "1.2 times larger".
[[nodiscard]] std::string sizeText(int64_t bytes, int64_t sourceBytes);

// The parts, as HTML.
[[nodiscard]] std::string summary(const ReportContent &content, const std::vector<Row> &rows); // how many, and the best
[[nodiscard]] std::string others(const std::vector<Row> &rows);                                // all but the best, by what became of them
[[nodiscard]] std::string variantsTable(const std::vector<Row> &rows);
[[nodiscard]] std::string costsTable(const ReportContent &content, const std::vector<Row> &rows); // empty without figures or a latency
[[nodiscard]] std::string variantSection(const Row &row, size_t position);
[[nodiscard]] std::string howToMakeAgain(const ReportContent &content, const std::vector<Row> &rows); // a command for each variant; empty where none was made
[[nodiscard]] std::string conditions(const ReportContent &content, const std::vector<Row> &rows);
[[nodiscard]] std::string verdictBadge(const Row &row);

} // namespace pare::report
