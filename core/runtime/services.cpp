#include "core/runtime/services.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace pare {

PassServices passServices(Runner &runner, const std::optional<DatasetRef> &calibration, RunContext &context)
{
    PassServices services;
    struct Loaded {
        Model model;
        ModelHandle handle;
    };
    // The last model stays loaded: inputs that suit it are looked for by trying.
    services.run = [&runner, &context, last = std::make_shared<std::optional<Loaded>>()](
                       const Model &model, std::span<const pb::TensorProto> inputs) -> Result<std::vector<pb::TensorProto>> {
        if (!*last || !(*last)->model.sameAs(model)) {
            last->reset();
            LoadOptions options;
            options.threads = std::max(1, context.threads);
            PARE_TRY_ASSIGN(ModelHandle handle, runner.load(model, options, context));
            last->emplace(Loaded{model, std::move(handle)});
        }
        return runner.run((*last)->handle, inputs, context);
    };
    services.time = [&runner, &context, calibration](const Model &model) -> Result<double> {
        LoadOptions options;
        options.threads = std::max(1, context.threads);
        PARE_TRY_ASSIGN(const ModelHandle handle, runner.load(model, options, context));
        TimeOptions timing;
        timing.inputs.data = calibration;
        timing.minSeconds = 1;
        timing.maxSeconds = 6;
        PARE_TRY_ASSIGN(const auto timed, runner.time(std::array{handle}, timing, context));
        std::vector<double> samples = timed.front().samplesMs;
        if (samples.empty())
            return unsupported("the model could not be timed");
        const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
        std::nth_element(samples.begin(), middle, samples.end());
        return *middle;
    };
    if (calibration)
        services.observe = [&runner, &context, data = *calibration](const Model &model, const ObserveRequest &request) {
            return runner.observe(model, request, data, context);
        };
    return services;
}

std::function<Result<std::vector<std::vector<double>>>(const UnitGradients &)> gradientService(DatasetRef data, RunContext &context)
{
    return [data = std::move(data), &context, trainer = std::make_shared<std::unique_ptr<Trainer>>()](const UnitGradients &request) -> Result<std::vector<std::vector<double>>> {
        if (!*trainer) {
            PARE_TRY_ASSIGN(*trainer, Trainer::start({}, context));
        }
        return (*trainer)->unitGradients(request, data, context);
    };
}

std::function<Result<TrainingResult>(const TrainingRequest &)> trainingService(TrainingData data, RunContext &context, std::shared_ptr<TrainingWatch> watch)
{
    return [data = std::move(data), &context, watch = std::move(watch), trainer = std::make_shared<std::unique_ptr<Trainer>>()](const TrainingRequest &request) -> Result<TrainingResult> {
        if (!*trainer) {
            PARE_TRY_ASSIGN(*trainer, Trainer::start({}, context));
        }
        return (*trainer)->train(request, data, context, watch.get());
    };
}

Result<std::string> trainable(const Model &model, RunContext &context)
{
    const auto trainer = Trainer::start({}, context);
    if (!trainer.ok())
        return std::string();
    auto checked = (*trainer)->check(model, context);
    return checked.ok() || checked.error().kind == ErrorKind::Unsupported ? checked : Result<std::string>(std::string());
}

std::function<Result<WeightCurvatures>(const HessianRequest &)> curvatureService(DatasetRef data, RunContext &context)
{
    return [data = std::move(data), &context](const HessianRequest &request) -> Result<WeightCurvatures> {
        PARE_TRY_ASSIGN(const auto trainer, Trainer::start({}, context));
        return trainer->hessianTraces(request, data, context);
    };
}

} // namespace pare
