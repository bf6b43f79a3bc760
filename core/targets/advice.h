// Advice from facts: what about a model costs accuracy or time on a target, why, and what to do about it.
#pragma once

#include "core/analysis/shapes.h"
#include "core/base/result.h"
#include "core/passes/pass.h"
#include "core/targets/target.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pare {

struct Advice {
    std::string id;        // "signed-qoperator"
    Severity severity = Severity::Warning;
    std::vector<std::string> layers; // in the order of the graph; empty: the model as a whole
    std::string fact;      // "3 layers run S8 activations with S8 weights as QOperator"
    std::string reason;    // with the figure and how it was obtained
    std::string remedy;
    [[nodiscard]] std::string text() const; // fact: reason. Remedy.
};

// The layers by name where there are few: "Conv_1, Conv_2 and 7 more".
[[nodiscard]] std::string layersText(const std::vector<std::string> &layers, size_t most = 3);
// As a finding of a report: {id, severity, where (the layer, where it is one), layers, message, reason, remedy, pass: "advice"}.
[[nodiscard]] nlohmann::json toJson(const Advice &advice);

// Opening a model does not read its weights; what only they tell (whether sums saturate) is left out then.
enum class AdviceFrom { Structure, StructureAndWeights };
// What can be said of a model by looking at it. `shapes`: with open sizes assumed, for shares of the work; may be of unknown sizes.
// Errors: Io (weights that cannot be read).
[[nodiscard]] Result<std::vector<Advice>> adviceOnModel(const Model &model, const ShapeTable &shapes, const Target &target, AdviceFrom from = AdviceFrom::StructureAndWeights);

// 4 bits where the measured metric is one of a regression ("mae", "rmse", "r2"): said after measuring, for a model does not say what it is for.
[[nodiscard]] std::vector<Advice> adviceOnMetric(const Model &model, const std::string &metric);

} // namespace pare
