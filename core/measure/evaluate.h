// Models evaluated on a data set in the runner.
#pragma once

#include "core/measure/metrics.h"
#include "core/runtime/runner.h"

#include <span>
#include <vector>

namespace pare {

// One result a model, in order, all on the same samples; the data is read once. With labels the task is guessed from them
// (options.metric overrides) and, where a reference model is given, TaskResult::fidelity holds the closeness to its outputs.
// Without labels: closeness to the data's reference outputs, else to the reference model's outputs.
// Errors: as Runner; InvalidInput where the data has neither labels nor reference outputs and no reference model is given.
[[nodiscard]] Result<std::vector<TaskResult>> evaluateModels(Runner &runner, std::span<const ModelHandle> models, const ModelHandle &reference,
                                                             const DatasetRef &data, const EvaluateOptions &options, RunContext &context);
[[nodiscard]] Result<TaskResult> evaluateModel(Runner &runner, const ModelHandle &model, const DatasetRef &data, const EvaluateOptions &options,
                                               RunContext &context);

} // namespace pare
