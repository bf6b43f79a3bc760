#include "core/measure/emulate.h"

#include "core/base/units.h"
#include "core/formats/dataset.h"
#include "core/measure/evaluate.h"
#include "core/measure/task.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pare {

namespace {

constexpr int64_t probeSamples = 4;
constexpr int64_t fewestSamples = 8;
constexpr int64_t mostSamples = 1000;

DatasetRef partOf(const EmulationPlan &plan, int64_t count, uint64_t seed)
{
    DatasetRef part = plan.data;
    const auto all = static_cast<int64_t>(plan.positions.size());
    part.samples.clear();
    if (count >= all) {
        part.samples = plan.positions;
        return part;
    }
    for (const int64_t at : plainSplit(all, static_cast<double>(count) / static_cast<double>(all), seed).deciding)
        part.samples.push_back(plan.positions[static_cast<size_t>(at)]);
    std::sort(part.samples.begin(), part.samples.end());
    return part;
}

Result<TaskResult> evaluated(const Model &model, const EmulationPlan &plan, const DatasetRef &data, Runner &runner, RunContext &context)
{
    PARE_TRY_ASSIGN(const ModelHandle handle, runner.load(model, {.threads = context.threads}, context));
    // Without optimization Q and DQ are computed in float as they stand, so that nothing saturates.
    PARE_TRY_ASSIGN(const ModelHandle reference, plan.reference ? runner.load(*plan.reference, {.threads = context.threads}, context)
                                                                : runner.load(model, {.threads = context.threads, .optimization = GraphOptimization::None}, context));
    PARE_TRY_ASSIGN(auto results, evaluateModels(runner, {&handle, 1}, reference, data, plan.options, context));
    return std::move(results.front());
}

std::optional<double> sameClass(const TaskResult &a, const TaskResult &b)
{
    const bool classes = a.task.kind == TaskKind::Classification || a.task.kind == TaskKind::Binary;
    if (!classes || a.records.empty() || a.records.size() != b.records.size())
        return {};
    int64_t same = 0;
    for (size_t i = 0; i < a.records.size(); ++i)
        same += a.records[i].predicted == b.records[i].predicted ? 1 : 0;
    return static_cast<double>(same) / static_cast<double>(a.records.size());
}

nlohmann::json numbers(const std::optional<AccuracyNumber> &accuracy, const std::optional<FidelityNumber> &fidelity)
{
    nlohmann::json json = nlohmann::json::object();
    if (accuracy)
        json["accuracy"] = toJson(*accuracy);
    if (fidelity)
        json["fidelity"] = toJson(*fidelity);
    return json;
}

std::string decibels(double value)
{
    return std::isfinite(value) ? fmt::format("{:.1f} dB", value) : "equal";
}

} // namespace

Result<EmulationResult> evaluateEmulated(const Model &model, const EmulatedProcessor &processor, const EmulationPlan &plan, Runner &runner, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto emulated, Runner::startEmulated(processor, {}, context));
    EmulationResult result;
    result.processor = processor.title;
    result.reference = plan.reference ? "the reference" : "the same model with Q and DQ computed in float";
    context.progress("emulating " + processor.title);
    using Clock = std::chrono::steady_clock;
    const auto secondsOf = [](Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); };
    PARE_TRY(evaluated(model, plan, partOf(plan, probeSamples, context.seed), *emulated, context)); // code is translated when it runs first
    auto started = Clock::now();
    PARE_TRY(evaluated(model, plan, partOf(plan, probeSamples, context.seed + 1), *emulated, context));
    const double each = std::max(secondsOf(started) / static_cast<double>(probeSamples), 1e-4);
    const auto wanted = std::clamp(static_cast<int64_t>(plan.seconds / each), fewestSamples, mostSamples);
    const DatasetRef part = partOf(plan, wanted, context.seed);
    started = Clock::now();
    PARE_TRY_ASSIGN(const TaskResult there, evaluated(model, plan, part, *emulated, context));
    result.samplesPerMinute = 60 * static_cast<double>(there.samples) / std::max(secondsOf(started), 1e-6);
    PARE_TRY_ASSIGN(const TaskResult here, evaluated(model, plan, part, runner, context));
    result.samples = there.samples;
    result.here = accuracyNumber(here);
    result.there = accuracyNumber(there);
    result.sameClass = sameClass(here, there);
    result.hereToReference = fidelityNumber(here);
    result.thereToReference = fidelityNumber(there);
    return result;
}

nlohmann::json toJson(const EmulationResult &result)
{
    nlohmann::json json{{"processor", result.processor},
                        {"samples", result.samples},
                        {"samples_per_minute", result.samplesPerMinute},
                        {"reference", result.reference},
                        {"here", numbers(result.here, result.hereToReference)},
                        {"emulated", numbers(result.there, result.thereToReference)}};
    if (result.sameClass)
        json["same_class"] = *result.sameClass;
    if (result.here && result.there)
        json["difference"] = result.there->value - result.here->value;
    return json;
}

std::vector<std::string> emulationLines(const EmulationResult &result)
{
    std::vector<std::string> lines{fmt::format("{}, emulated: {} at {} a minute", result.processor, plural(result.samples, "sample"), formatCountShort(result.samplesPerMinute))};
    if (result.here && result.there) {
        const auto metric = metricFromName(result.here->metric);
        const auto value = [&](double v) { return metric ? metricText(*metric, v) : fmt::format("{:.4g}", v); };
        lines.push_back(fmt::format("{} {} there, {} here, on the same samples{}", result.here->metric, value(result.there->value), value(result.here->value),
                                    result.sameClass ? "; same class for " + formatPercent(*result.sameClass, 1) : std::string()));
    }
    if (result.hereToReference && result.thereToReference)
        lines.push_back(fmt::format("SQNR to {}: {} there, {} here", result.reference, decibels(result.thereToReference->sqnrDb), decibels(result.hereToReference->sqnrDb)));
    return lines;
}

} // namespace pare
