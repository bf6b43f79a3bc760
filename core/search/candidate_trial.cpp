#include "core/search/candidate_trial.h"

#include "core/base/hash.h"
#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

bool isPlain(const Trial &trial)
{
    return !trial.repaired && !trial.plan && trial.tried.dynamic.empty() && trial.tried.inFloat.size() == trial.placed.size();
}

bool sameOrigin(const Trial &a, const Trial &b)
{
    return a.candidate == b.candidate && a.placed == b.placed;
}

double scoreOf(const VariantMeasurement &m, int64_t sourceBytes)
{
    const double latency = m.latencyRatio ? m.latencyRatio->value : 1;
    const double size = static_cast<double>(m.sizeBytes.value_or(sourceBytes)) / static_cast<double>(std::max<int64_t>(sourceBytes, 1));
    return 2 * std::log(std::max(latency, 1e-9)) + std::log(std::max(size, 1e-9));
}

namespace {

constexpr double mostOfSource = 0.98; // of the source's bytes: what counts as smaller

// "0.94x of the source's latency (0.85 to 1.03)"
std::string inWords(const RatioNumber &ratio)
{
    return fmt::format("{:.2f}x of the source's latency ({:.2f} to {:.2f})", ratio.value, ratio.ci95.lo, ratio.ci95.hi);
}

} // namespace

bool judged(const VariantMeasurement &m)
{
    return !m.verdict.empty() && m.verdict != verdictName(VerdictKind::NotMeasured);
}

std::string brokenPromise(const VariantMeasurement &m, const Preset &preset, int64_t sourceBytes, bool lastResort)
{
    if (judged(m) && !m.withinGuard)
        return m.sentence.empty() ? "past the guard" : m.sentence;
    if (preset.promisesSmaller && static_cast<double>(m.sizeBytes.value_or(0)) > mostOfSource * static_cast<double>(sourceBytes))
        return fmt::format("not smaller than the source to speak of ({} against {})", formatBytes(m.sizeBytes.value_or(0)), formatBytes(sourceBytes));
    if ((preset.promisesFaster || preset.promisesNotSlower) && m.slower())
        return "slower than the source: " + inWords(*m.latencyRatio);
    if (preset.promisesFaster && !lastResort && !m.faster())
        return m.latencyRatio ? "no gain in speed that can be told: " + inWords(*m.latencyRatio) : "no gain in speed: its latency was not measured";
    return {};
}

std::string structureOf(const Model &model)
{
    Sha256 hash;
    for (const auto &node : model.graph().node())
        hash.add(node.SerializeAsString());
    for (const auto &tensor : model.graph().initializer()) {
        std::string text = tensor.name() + "/" + std::to_string(tensor.data_type());
        for (const int64_t dim : tensor.dims())
            text += "/" + std::to_string(dim);
        hash.add(text);
    }
    return hash.finish();
}

namespace {

// Weights stored small and computed in float: every candidate ends with it, so it makes none of them special.
bool onlyStores(const RecipeStep &step)
{
    const std::string storage = step.options.value("storage", std::string());
    return step.pass == "quantize-weights" && (storage == "folded" || storage == "dequantize");
}

bool quantizes(const RecipeStep &step)
{
    return step.pass.starts_with("quantize-") && !onlyStores(step);
}

} // namespace

std::optional<size_t> quantizingStep(const std::vector<RecipeStep> &steps)
{
    for (size_t i = 0; i < steps.size(); ++i)
        if (steps[i].pass == "quantize-static" || steps[i].pass == "quantize-dynamic")
            return i;
    for (size_t i = 0; i < steps.size(); ++i)
        if (onlyStores(steps[i]))
            return i;
    return std::nullopt;
}

std::string nothingOfItsOwn(const std::vector<RecipeStep> &steps, const AppliedRecipe &applied)
{
    bool changed = false;
    std::string idle;
    size_t report = 0;
    for (const RecipeStep &step : steps) {
        if (!step.enabled || report >= applied.reports.size())
            continue;
        const PassReport &did = applied.reports[report++];
        changed = changed || !did.changes.empty();
        if (quantizes(step) && did.changes.empty())
            idle += (idle.empty() ? "" : " and ") + step.pass;
    }
    if (!changed || applied.idle)
        return "nothing in this model that it applies to";
    return idle.empty() ? std::string() : idle + " finds no layer here, so it is no other than the rest";
}

std::vector<std::string> changedLayers(const AppliedRecipe &applied, const std::string &pass)
{
    std::vector<std::string> layers;
    for (const PassReport &report : applied.reports) {
        if (report.pass != pass)
            continue;
        for (const Change &change : report.changes)
            if (std::find(layers.begin(), layers.end(), change.layer) == layers.end())
                layers.push_back(change.layer);
        break;
    }
    return layers;
}

nlohmann::json toJson(const TriedCandidate &tried)
{
    nlohmann::json json{{"name", tried.name}, {"title", tried.title}, {"outcome", tried.outcome}, {"in_float", tried.inFloat}, {"dynamic", tried.dynamic}};
    if (tried.measurement)
        json["measurement"] = toJson(*tried.measurement);
    if (!tried.sensitivities.empty()) {
        json["sensitivities"] = nlohmann::json::array();
        for (const LayerSensitivity &layer : tried.sensitivities)
            json["sensitivities"].push_back({{"layer", layer.layer}, {"noise", layer.noise}, {"sqnr_db", -10 * std::log10(std::max(layer.noise, 1e-30))}});
    }
    return json;
}

} // namespace pare
