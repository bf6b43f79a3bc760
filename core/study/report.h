// The report of a study: one HTML file that stands alone and opens without network.
#pragma once

#include "core/study/costs.h"
#include "core/study/study.h"

#include <string>
#include <utility>
#include <vector>

namespace pare {

// What a report is made from.
struct ReportContent {
    StudySource source;
    std::vector<StudyDataset> datasets;
    std::vector<Variant> variants;                           // the source first
    Guard guard;                                             // where no variant carries one
    CostFigures costs{};                                     // of the user; empty: no costs are told
    std::vector<std::pair<std::string, std::string>> facts;  // about the source's model: label, value
};

// In this order: what was tried, which is best and why, what was refused; both trade-off charts; the table of variants with
// intervals and verdicts; what they cost to run by the user's figures; each variant with what changed, what was left alone and what else was tried; how to make them again; the conditions of
// measuring; facts about the source. Everything that comes from files is escaped; a policy inside forbids every request.
[[nodiscard]] std::string reportHtml(const ReportContent &content);

// Of a study. A source model that cannot be opened leaves its facts out. Errors: as Study's.
[[nodiscard]] Result<std::string> reportHtml(const Study &study);

// Facts about a model for the report, without reading weights: opset, producer, layers by operator, inputs and outputs.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> modelFacts(const Model &model);

} // namespace pare
