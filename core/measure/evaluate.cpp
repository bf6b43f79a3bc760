#include "core/measure/evaluate.h"

namespace pare {

Result<std::vector<TaskResult>> evaluateModels(Runner &runner, std::span<const ModelHandle> models, const ModelHandle &reference,
                                               const DatasetRef &data, const EvaluateOptions &options, RunContext &context)
{
    PARE_TRY_ASSIGN(const std::vector<std::string> encoded, runner.evaluateEncoded(models, reference, data, options, context));
    std::vector<TaskResult> results;
    for (const std::string &bytes : encoded) {
        PARE_TRY_ASSIGN(results.emplace_back(), decodeTaskResult(bytes));
    }
    return results;
}

Result<TaskResult> evaluateModel(Runner &runner, const ModelHandle &model, const DatasetRef &data, const EvaluateOptions &options,
                                 RunContext &context)
{
    PARE_TRY_ASSIGN(std::vector<TaskResult> results, evaluateModels(runner, {&model, 1}, {}, data, options, context));
    return std::move(results.front());
}

} // namespace pare
