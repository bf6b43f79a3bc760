#include "core/runtime/services.h"

namespace pare {

PassServices passServices(Runner &runner, const std::optional<DatasetRef> &calibration, RunContext &context)
{
    PassServices services;
    services.run = [&runner, &context](const Model &model, std::span<const pb::TensorProto> inputs) -> Result<std::vector<pb::TensorProto>> {
        LoadOptions options;
        options.threads = std::max(1, context.threads);
        PARE_TRY_ASSIGN(const ModelHandle handle, runner.load(model, options, context));
        return runner.run(handle, inputs, context);
    };
    if (calibration)
        services.observe = [&runner, &context, data = *calibration](const Model &model, const ObserveRequest &request) {
            return runner.observe(model, request, data, context);
        };
    return services;
}

} // namespace pare
