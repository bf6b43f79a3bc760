#include "core/passes/static_scales.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/range_choice.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr double maskLike = 1e8; // no activation of a trained network: a constant that switches values off
constexpr int64_t samplesToChoose = 16; // that the ranges of calibrator=auto are compared on

// The scale of a value from what was seen of it, or why it has none.
OrReason<ActivationScale> scaleFrom(const TensorStatistics &seen, const QuantizedValue &value, const StaticScheme &scheme)
{
    const auto because = [](std::string reason) { return OrReason<ActivationScale>::because(std::move(reason)); };
    if (seen.count == 0)
        return because("was never computed on the calibration data");
    if (!std::isfinite(seen.min) || !std::isfinite(seen.max))
        return because("reaches infinity or NaN on the calibration data");
    if (std::max(std::abs(seen.min), std::abs(seen.max)) >= maskLike)
        return because("reaches " + std::to_string(static_cast<long long>(std::max(std::abs(seen.min), std::abs(seen.max)))) +
                       ": a mask, which would leave no digits for the rest");
    const quant::Distribution distribution{seen.min, seen.max, seen.histogramMin, seen.histogramMax, seen.histogram};
    const auto range = quant::calibrate(distribution, scheme.calibrate);
    if (!range.ok())
        return because("has no usable range: " + range.error().message);
    quant::Range bounds = *range;
    if (value.notNegative)
        bounds.min = scheme.calibrate.symmetric ? bounds.min : 0;
    if (value.most)
        bounds.max = std::min(bounds.max, *value.most);
    ActivationScale scale;
    scale.range = bounds;
    scale.affine = scheme.calibrate.symmetric ? quant::symmetricFor(bounds, scheme.calibrate.grid) : quant::affineFor(bounds, scheme.calibrate.grid);
    // The last integer must not lie past the Clip's bound by rounding: the runtime drops the Clip only then.
    while (value.most && quant::represented(scale.affine, scheme.calibrate.grid).max > *value.most)
        scale.affine.scale = std::nextafter(scale.affine.scale, 0.0F);
    return scale;
}

// Every value that may need a range, whatever is declined later.
std::vector<std::string> valuesToObserve(const StaticPlan &plan)
{
    std::set<std::string> names;
    for (const auto &[name, value] : plan.values) {
        names.insert(name);
        names.insert(value.scaleFrom);
    }
    for (const auto &[id, layer] : plan.layers) {
        names.insert(layer.input);
        names.insert(layer.output);
    }
    return {names.begin(), names.end()};
}

// The scales that the calibrators give one value, without repetition: the smallest and largest value first.
std::vector<ActivationScale> candidateScales(const TensorStatistics &seen, const QuantizedValue &value, StaticScheme scheme)
{
    constexpr double alike = 0.02; // of the width: ranges that differ by less are one
    std::vector<ActivationScale> scales;
    const auto offer = [&] {
        const auto scale = scaleFrom(seen, value, scheme);
        if (!scale)
            return;
        const bool known = std::any_of(scales.begin(), scales.end(), [&](const ActivationScale &other) {
            const double width = (other.range.max - other.range.min) * alike;
            return std::abs(other.range.max - scale->range.max) <= width && std::abs(other.range.min - scale->range.min) <= width;
        });
        if (!known)
            scales.push_back(*scale);
    };
    scheme.calibrate.calibrator = quant::Calibrator::MinMax;
    offer();
    for (const double percentile : {99.99, 99.9}) {
        scheme.calibrate.calibrator = quant::Calibrator::Percentile;
        scheme.calibrate.percentile = percentile;
        offer();
    }
    scheme.calibrate.calibrator = quant::Calibrator::Mse;
    offer();
    scheme.calibrate.calibrator = quant::Calibrator::Entropy;
    offer();
    return scales;
}

// calibrator=auto: each value takes the range that makes the least error at the results of the layers that read it.
Result<void> chooseScales(const Model &model, const StaticPlan &plan, const StaticScheme &scheme, const std::map<std::string, TensorStatistics> &seen, Scales &scales,
                          PassRun &run)
{
    std::map<std::string, std::vector<ActivationScale>> offered;
    std::map<std::string, RangeCandidates> candidates;
    for (const auto &[name, scale] : scales) {
        const TensorStatistics &statistics = seen.at(name);
        auto &known = offered[name] = candidateScales(statistics, plan.values.at(name), scheme);
        const quant::Distribution distribution{statistics.min, statistics.max, statistics.histogramMin, statistics.histogramMax, statistics.histogram};
        for (const ActivationScale &one : known) {
            candidates[name].affines.push_back(one.affine);
            candidates[name].ownErrors.push_back(quant::quantizationError(distribution, one.affine, scheme.calibrate.grid));
        }
    }
    const int64_t samples = std::min(run.options().integer("samples"), samplesToChoose);
    PARE_TRY_ASSIGN(const auto chosen, chooseRanges(model, plan, candidates, scheme.activationType, samples, run));
    int64_t narrowed = 0;
    for (auto &[name, scale] : scales)
        if (const auto &known = offered[name]; !known.empty()) {
            const size_t best = chosen.at(name);
            narrowed += best > 0 ? 1 : 0;
            scale = known[best];
        }
    run.note("", "of " + plural(static_cast<int64_t>(scales.size()), "range") + ", " + std::to_string(narrowed) +
                     " are narrower than what was seen, because that makes less error at the layers that read them");
    return {};
}

// calibrator=moving-average: the smallest and the largest value of each sample, averaged over the samples. One run that hands out only these.
Result<void> averageExtremes(const Model &model, std::map<std::string, TensorStatistics> &seen, int64_t samples, PassRun &run)
{
    GraphEditor editor(model);
    ObserveRequest request;
    request.maxSamples = samples;
    std::map<std::string, std::pair<std::string, std::string>> extremes;
    for (const auto &[name, statistics] : seen) {
        if (statistics.count == 0)
            continue;
        const auto extreme = [&](const char *op) {
            auto &node = editor.add(op, brief(name) + "/" + op, {name}, {editor.uniqueName(brief(name) + "/" + op + "/result")});
            setAttribute(node, "keepdims", int64_t{0});
            auto &output = *editor.graph().add_output(); // the runtime hands on outputs only
            output.set_name(node.output(0));
            output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
            output.mutable_type()->mutable_tensor_type()->mutable_shape();
            request.tensors.push_back(node.output(0));
            return node.output(0);
        };
        const std::string least = extreme("ReduceMin");
        extremes[name] = {least, extreme("ReduceMax")};
    }
    PARE_TRY_ASSIGN(const auto means, run.context().services.observe(editor.finish(), request));
    for (auto &[name, statistics] : seen)
        if (const auto found = extremes.find(name); found != extremes.end() && means.contains(found->second.first) && means.contains(found->second.second)) {
            statistics.min = means.at(found->second.first).mean;
            statistics.max = means.at(found->second.second).mean;
        }
    return {};
}

} // namespace

StaticScheme schemeOf(const Options &options)
{
    StaticScheme scheme;
    const bool isSigned = options.text("activations") == "s8";
    scheme.activationType = isSigned ? pb::TensorProto::INT8 : pb::TensorProto::UINT8;
    scheme.calibrate.grid = isSigned ? quant::signed8 : quant::unsigned8;
    scheme.calibrate.symmetric = options.boolean("symmetric");
    scheme.choose = options.text("calibrator") == "auto";
    scheme.average = options.text("calibrator") == "moving-average";
    scheme.calibrate.calibrator = quant::calibratorFromName(options.text("calibrator")).value_or(quant::Calibrator::MinMax);
    scheme.calibrate.percentile = options.real("percentile");
    scheme.weightGrid = options.boolean("reduce_range") ? quant::Grid{-64, 64} : quant::symmetric8;
    scheme.perChannel = options.boolean("per_channel");
    scheme.floatBias = options.text("bias") == "float";
    return scheme;
}

Result<Scales> observedScales(const Model &model, const ShapeTable &shapes, const StaticPlanOptions &options, const StaticScheme &scheme, StaticPlan &plan, PassRun &run)
{
    ObserveRequest request;
    request.tensors = valuesToObserve(plan);
    request.histogram = scheme.choose || scheme.calibrate.calibrator != quant::Calibrator::MinMax;
    request.maxSamples = run.options().integer("samples");
    PARE_TRY_ASSIGN(auto seen, run.context().services.observe(model, request));
    if (scheme.average)
        PARE_TRY(averageExtremes(model, seen, request.maxSamples, run));
    for (;;) {
        Scales scales;
        std::map<std::string, std::string> bad;
        for (const auto &[name, value] : plan.values) {
            if (scales.contains(value.scaleFrom))
                continue;
            const auto found = seen.find(value.scaleFrom);
            const auto scale = found == seen.end() ? OrReason<ActivationScale>::because("was not observed")
                                                   : scaleFrom(found->second, plan.values.at(value.scaleFrom), scheme);
            if (scale)
                scales[value.scaleFrom] = *scale;
            else
                bad[value.scaleFrom] = scale.reason();
        }
        if (bad.empty()) {
            if (scheme.choose)
                PARE_TRY(chooseScales(model, plan, scheme, seen, scales, run));
            return scales;
        }
        auto layers = plan.layers;
        for (const auto &[id, layer] : plan.layers) {
            for (const auto &name : {layer.input, layer.output}) {
                const auto value = plan.values.find(name);
                const auto reason = value == plan.values.end() ? bad.end() : bad.find(value->second.scaleFrom);
                if (reason == bad.end() || !layers.contains(id))
                    continue;
                run.declined(layer.layer.name, std::string(name == layer.input ? "its input " : "its result ") + name + " " + reason->second);
                layers.erase(id);
            }
        }
        plan = staticPlan(model, shapes, std::move(layers), options, run);
    }
}

nlohmann::json scalesJson(const Scales &scales)
{
    nlohmann::json json = nlohmann::json::object();
    for (const auto &[name, scale] : scales)
        json[name] = {{"scale", static_cast<double>(scale.affine.scale)}, {"zero_point", scale.affine.zeroPoint}, {"min", scale.range.min}, {"max", scale.range.max}};
    return json;
}

Result<Scales> scalesFromJson(const nlohmann::json &resolution)
{
    Scales scales;
    if (!resolution.contains("values") || !resolution["values"].is_object())
        return invalidInput("the resolution holds no ranges", "quantize-static");
    for (const auto &[name, entry] : resolution["values"].items()) {
        const double scale = entry.value("scale", 0.0);
        if (!(scale > 0))
            return invalidInput("the resolution's scale of " + name + " is not positive", "quantize-static");
        scales[name] = {{static_cast<float>(scale), entry.value("zero_point", 0)}, {entry.value("min", 0.0), entry.value("max", 0.0)}};
    }
    return scales;
}

} // namespace pare
