#include "core/search/quantization_error.h"

#include "core/analysis/constant_flow.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"
#include "core/passes/all_passes.h"
#include "core/passes/weighted_layer.h"
#include "core/prune/observation_model.h"
#include "core/search/candidate_trial.h"
#include "core/search/float_rescue.h"
#include "core/search/unpacked_weights.h"
#include "core/search/preset.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numeric>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

bool changesFormat(const RecipeStep &step)
{
    return step.enabled && (step.pass.starts_with("quantize-") || step.pass == "convert-fp16" || step.pass == "train-quantized");
}

double decibels(double signal, double noise)
{
    return noise > 0 ? 10 * std::log10(signal / noise) : INFINITY;
}

// The first of a layer's inputs that changes from sample to sample.
std::string activationOf(const Model &model, const ConstantFlow &flow, NodeId id)
{
    for (const auto &input : model.index().node(id).input())
        if (!input.empty() && !flow.isFixed(input))
            return input;
    return {};
}

// Smallest and largest integer of a type; none for others.
std::optional<std::pair<int64_t, int64_t>> integersOf(int type)
{
    switch (type) {
    case pb::TensorProto::UINT8: return std::pair<int64_t, int64_t>(0, 255);
    case pb::TensorProto::INT8: return std::pair<int64_t, int64_t>(-128, 127);
    case pb::TensorProto::UINT16: return std::pair<int64_t, int64_t>(0, 65535);
    case pb::TensorProto::INT16: return std::pair<int64_t, int64_t>(-32768, 32767);
    default: return std::nullopt;
    }
}

// Where a value comes from integers by one scale: the numbers that it can have.
std::optional<QuantizationGrid> gridOf(const Model &model, const std::string &value)
{
    const auto maker = model.index().producer(value);
    if (!maker || model.index().node(*maker).op_type() != "DequantizeLinear")
        return std::nullopt;
    const auto &node = model.index().node(*maker);
    const auto scale = model.constantFloats(node.input(1));
    if (!scale.ok() || scale->size() != 1)
        return std::nullopt;
    int type = pb::TensorProto::UINT8; // as the operator has it where no zero point is given
    double zero = 0;
    if (node.input_size() > 2 && !node.input(2).empty()) {
        const auto *point = model.index().constant(node.input(2));
        const auto number = model.constantFloats(node.input(2));
        if (!point || !number.ok() || number->size() != 1)
            return std::nullopt;
        type = point->data_type();
        zero = number->front();
    }
    const auto integers = integersOf(type);
    if (!integers)
        return std::nullopt;
    const double step = scale->front();
    return QuantizationGrid{(static_cast<double>(integers->first) - zero) * step, (static_cast<double>(integers->second) - zero) * step, step,
                            integers->second - integers->first + 1};
}

// The numbers that a DequantizeLinear makes of constants, by one scale or one a position of an axis; none for blocks and for other operators.
std::optional<std::vector<float>> dequantized(const Model &model, const std::string &value)
{
    const auto maker = model.index().producer(value);
    if (!maker)
        return std::nullopt;
    const auto &node = model.index().node(*maker);
    if (node.op_type() != "DequantizeLinear" || intAttribute(node, "block_size", 0) != 0)
        return std::nullopt;
    const auto *integers = model.index().constant(node.input(0));
    auto values = model.constantFloats(node.input(0));
    const auto scales = model.constantFloats(node.input(1));
    if (!integers || !values.ok() || !scales.ok() || scales->empty())
        return std::nullopt;
    std::vector<float> zeros(scales->size(), 0.0F);
    if (node.input_size() > 2 && !node.input(2).empty()) {
        auto read = model.constantFloats(node.input(2));
        if (!read.ok() || read->size() != scales->size())
            return std::nullopt;
        zeros = std::move(*read);
    }
    size_t inner = values->size(); // how many neighbours have one scale
    if (scales->size() > 1) {
        int64_t axis = intAttribute(node, "axis", 1);
        axis += axis < 0 ? integers->dims_size() : 0;
        if (axis < 0 || axis >= integers->dims_size() || integers->dims(static_cast<int>(axis)) != static_cast<int64_t>(scales->size()))
            return std::nullopt;
        inner = 1;
        for (int i = static_cast<int>(axis) + 1; i < integers->dims_size(); ++i)
            inner *= static_cast<size_t>(integers->dims(i));
    }
    for (size_t i = 0; i < values->size(); ++i) {
        const size_t at = inner > 0 ? i / inner % scales->size() : 0;
        (*values)[i] = ((*values)[i] - zeros[at]) * (*scales)[at];
    }
    return std::move(*values);
}

std::vector<int64_t> countsOf(const std::vector<float> &values, double low, double high, int bins)
{
    std::vector<int64_t> counts(static_cast<size_t>(bins), 0);
    for (const float value : values)
        if (std::isfinite(value))
            ++counts[static_cast<size_t>(std::clamp((value - low) / (high - low) * bins, 0.0, bins - 1.0))];
    return counts;
}

// What became of a layer's weights, and what it reads. `unpacked`: weights that are made of stored ones, by value.
void lookAtLayer(const Model &reference, const Model &quantized, const ConstantFlow &flow, const std::map<std::string, std::vector<float>> &unpacked, const std::string &name,
                 int bins, LayerError &error)
{
    const auto id = reference.index().find(name);
    if (!id)
        return;
    const auto layer = weightedLayer(reference, *id);
    const auto other = quantized.index().find(name);
    if (!layer || !other)
        return;
    const auto &node = quantized.index().node(*other);
    if (const std::string read = activationOf(quantized, flow, *other); !read.empty())
        error.grid = gridOf(quantized, read);
    auto before = reference.constantFloats(layer->weight);
    if (!before.ok() || before->empty())
        return;
    const auto [low, high] = std::ranges::minmax(*before);
    if (!std::isfinite(low) || !std::isfinite(high))
        return;
    const double margin = low == high ? 0.5 : 0;
    error.weights = {low - margin, high + margin, countsOf(*before, low - margin, high + margin, bins), {}};
    auto after = layer->input < node.input_size() ? dequantized(quantized, node.input(layer->input)) : std::nullopt;
    if (const auto found = layer->input < node.input_size() ? unpacked.find(node.input(layer->input)) : unpacked.end(); !after && found != unpacked.end())
        after = found->second;
    if (!after || after->size() != before->size())
        return;
    error.weights.after = countsOf(*after, error.weights.low, error.weights.high, bins);
    double signal = 0;
    double noise = 0;
    for (size_t i = 0; i < before->size(); ++i) {
        const double difference = static_cast<double>((*after)[i]) - (*before)[i];
        signal += static_cast<double>((*before)[i]) * (*before)[i];
        noise += difference * difference;
    }
    error.weightSqnrDb = decibels(signal, noise);
}

// The spreads of what the layers read in float, in one go over the data.
Result<void> lookAtInputs(const Model &reference, const QuantizationErrorOptions &options, std::vector<LayerError> &layers, PassContext &context)
{
    if (!context.services.observe)
        return {};
    const ConstantFlow flow(reference);
    std::map<std::string, std::vector<LayerError *>> readers;
    for (LayerError &layer : layers)
        if (const auto id = reference.index().find(layer.layer); id && reference.index().node(*id).op_type() != "Gather") // which reads places, no numbers
            if (const std::string input = activationOf(reference, flow, *id); !input.empty())
                readers[input].push_back(&layer);
    ObserveRequest request;
    for (const auto &[input, whose] : readers)
        if (reference.index().producer(input) || reference.index().isGraphInput(input))
            request.tensors.push_back(input);
    request.histogram = true;
    request.histogramBins = options.bins;
    request.maxSamples = options.calibrationSamples;
    if (request.tensors.empty())
        return {};
    PARE_TRY_ASSIGN(const auto seen, context.services.observe(reference, request));
    for (const auto &[input, statistics] : seen)
        for (LayerError *layer : readers[input])
            layer->inputs = {statistics.histogramMin, statistics.histogramMax, statistics.histogram, {}};
    return {};
}

} // namespace

namespace {

// Of the weights that each layer reads, in whatever nodes they go through; by its name.
std::map<std::string, int64_t> weightBytes(const Model &model)
{
    std::map<std::string, int64_t> bytes;
    const ConstantFlow flow(model);
    for (const ConstantUse &use : flow.constants())
        if (use.layer.value >= 0 && use.role == ConstantRole::Parameter)
            bytes[model.index().node(use.layer).name()] += elementBytes(use.tensor->data_type(), checkedElementCount(use.tensor->dims()).value_or(0)).value_or(0);
    return bytes;
}

}

bool changesNumberFormat(const Recipe &recipe)
{
    return std::any_of(recipe.steps.begin(), recipe.steps.end(), changesFormat);
}

// 1. The rewrites that come before quantizing, and quantizing everything that can be: this gives the ranges.
// 2. Each layer alone, with these ranges (float_rescue measures it).
// 3. All but each: noises of layers do not simply add up.
// 4. All of them at once, and what the layers read.
Result<QuantizationErrors> quantizationErrors(MeasureSession &session, const QuantizationErrorOptions &options, PassContext &context)
{
    const auto started = Clock::now();
    const TaskResult *source = session.sourceResult();
    if (!source)
        return invalidInput("quantization errors are measured on data");
    PARE_TRY_ASSIGN(const Preset preset, findPreset("int8-quick-win"));
    Recipe recipe;
    recipe.steps = preset.prepare;
    context.run.progress("preparing");
    PARE_TRY_ASSIGN(const AppliedRecipe prepared, applyRecipe(session.source(), recipe, {.compare = false}, context));
    RecipeStep step;
    step.pass = "quantize-static";
    recipe.steps = {step};
    PARE_TRY_ASSIGN(const AppliedRecipe quantized, applyRecipe(prepared.model, recipe, {.compare = false}, context));
    QuantizationErrors errors;
    std::vector<std::string> layers;
    for (const std::string &layer : changedLayers(quantized, step.pass))
        if (const auto node = prepared.model.index().find(layer); node && hasWeights(prepared.model.index().node(*node)) && session.source().index().find(layer))
            layers.push_back(layer);
    for (const PassReport &report : quantized.reports)
        for (const Declined &declined : report.declined)
            if (const auto node = prepared.model.index().find(declined.layer); node && hasWeights(prepared.model.index().node(*node)))
                errors.declined.push_back(declined);
    if (layers.empty())
        return unsupported(errors.declined.empty() ? "no layer of this model can be quantized" : "no layer can be quantized; " + errors.declined.front().layer + ": " + errors.declined.front().reason);
    const auto samples = spreadSamples(*source, options.samples);
    errors.samples = static_cast<int64_t>(samples.size());
    RescueLimits limits;
    limits.seconds = options.seconds;
    limits.samples = options.samples;
    PARE_TRY_ASSIGN(const auto measured, layerSensitivities(prepared.model, quantized.resolved.steps.front(), layers, session, samples, limits, context));
    context.run.progress("measuring all but one");
    PARE_TRY_ASSIGN(const auto others, lossOfTheOthers(prepared.model, quantized.resolved.steps.front(), layers, session, samples, limits, context));
    context.run.progress("measuring times of layers");
    std::map<std::string, double> times; // a model that cannot be profiled is without them
    std::map<std::string, double> integerTimes;
    for (const auto &[model, into] : {std::pair(&prepared.model, &times), std::pair(&quantized.model, &integerTimes)}) {
        auto measuredTimes = session.layerTimes(*model, samples);
        if (measuredTimes.ok())
            *into = std::move(*measuredTimes);
        else if (measuredTimes.error().kind == ErrorKind::Cancelled)
            return measuredTimes.error();
    }
    auto floatBytes = weightBytes(prepared.model);
    auto integerBytes = weightBytes(quantized.model);
    const ConstantFlow flow(quantized.model);
    for (const std::string &layer : layers)
        for (const LayerSensitivity &one : measured)
            if (one.layer == layer) {
                LayerError error;
                error.layer = layer;
                error.sqnrDb = one.noise > 0 ? -10 * std::log10(one.noise) : INFINITY;
                error.alone = one.alone;
                error.metric = one.metric;
                if (const auto &rest = others[static_cast<size_t>(&layer - layers.data())]) {
                    error.othersSqnrDb = rest->noise > 0 ? -10 * std::log10(rest->noise) : INFINITY;
                    error.othersMetric = rest->metric;
                }
                if (times.contains(layer))
                    error.floatMs = times.at(layer);
                if (integerTimes.contains(layer))
                    error.integerMs = integerTimes.at(layer);
                error.bytesSaved = floatBytes[layer] - integerBytes[layer];
                lookAtLayer(prepared.model, quantized.model, flow, {}, layer, options.bins, error);
                errors.layers.push_back(std::move(error));
            }
    context.run.progress("measuring all layers at once");
    PARE_TRY_ASSIGN(const auto both, session.evaluate(std::vector{session.source(), quantized.model}, samples));
    errors.allSqnrDb = both[1].fidelity ? both[1].fidelity->sqnrDb : 0;
    if (both[0].metric && both[1].metric && both[0].task.kind != TaskKind::Fidelity) {
        errors.metric = metricName(both[0].metric->metric);
        errors.source = both[0].metric->value;
        errors.all = both[1].metric->value;
    }
    PARE_TRY(lookAtInputs(prepared.model, options, errors.layers, context));
    errors.wallSeconds = std::chrono::duration<double>(Clock::now() - started).count();
    return errors;
}

Result<QuantizationErrors> variantErrors(const Model &source, const Model &variant, const Recipe &recipe, const QuantizationErrorOptions &options, PassContext &context)
{
    using Side = ObservationModel::Side;
    const auto started = Clock::now();
    Recipe before;
    before.leaveAlone = recipe.leaveAlone;
    const auto first = std::find_if(recipe.steps.begin(), recipe.steps.end(), changesFormat);
    if (first == recipe.steps.end())
        return unsupported("no step of its recipe changes a number format");
    before.steps.assign(recipe.steps.begin(), first);
    for (const RecipeStep &step : before.steps)
        if (step.enabled && stepTrains(step))
            return unsupported("its float weights were trained by " + step.pass + " and are not kept: there is nothing to compare with");
    if (!context.services.observe)
        return unavailable("needs data to compare on");
    context.run.progress("making the float model");
    PARE_TRY_ASSIGN(const AppliedRecipe reference, applyRecipe(source, before, {.compare = false}, context));
    PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(reference.model, &variant));
    struct Seen {
        std::string own, difference;
    };
    std::vector<Seen> seen;
    QuantizationErrors errors;
    errors.ofVariant = true;
    ObserveRequest request;
    request.maxSamples = options.samples;
    const auto pair = [&](const std::string &value) {
        const std::string own = observation.value(Side::Source, value);
        const Seen one{observation.output("float/" + value, own), observation.output("difference/" + value, observation.minus(own, observation.value(Side::Changed, value)))};
        request.tensors.insert(request.tensors.end(), {one.own, one.difference});
        return one;
    };
    const ConstantFlow flow(variant);
    std::vector<std::string> stored;
    for (const NodeId id : variant.index().order())
        if (const auto &node = variant.index().node(id); hasWeights(node) && reference.model.index().find(node.name()))
            for (const auto &input : node.input())
                if (!input.empty() && flow.isFixed(input) && !variant.index().constant(input))
                    stored.push_back(input);
    PARE_TRY_ASSIGN(const auto unpacked, unpackedWeights(variant, stored, context));
    for (const NodeId id : reference.model.index().order()) {
        const auto &node = reference.model.index().node(id);
        if (!hasWeights(node) || !weightedLayer(reference.model, id) || node.output_size() == 0 || !variant.index().producer(node.output(0)))
            continue;
        LayerError error;
        error.layer = node.name();
        lookAtLayer(reference.model, variant, flow, unpacked, error.layer, options.bins, error);
        const auto there = variant.index().find(error.layer);
        error.quantized = !there || error.grid || !error.weights.after.empty() || variant.index().node(*there).op_type() != node.op_type();
        seen.push_back(pair(node.output(0)));
        errors.layers.push_back(std::move(error));
    }
    if (seen.empty())
        return unsupported("none of its layers with weights goes by the name of one in the source");
    std::vector<Seen> outputs;
    for (const auto &output : source.graph().output())
        if (output.type().tensor_type().elem_type() == pb::TensorProto::FLOAT && reference.model.index().producer(output.name()) && variant.index().producer(output.name()))
            outputs.push_back(pair(output.name()));
    context.run.progress("comparing " + std::to_string(seen.size()) + " layers");
    PARE_TRY_ASSIGN(auto statistics, context.services.observe(observation.finish(), request));
    const auto sqnr = [&](const Seen &one) { return decibels(statistics[one.own].meanSquare, statistics[one.difference].meanSquare); };
    for (size_t i = 0; i < seen.size(); ++i)
        errors.layers[i].sqnrDb = sqnr(seen[i]);
    errors.allSqnrDb = INFINITY;
    for (const Seen &output : outputs)
        errors.allSqnrDb = std::min(errors.allSqnrDb, sqnr(output));
    errors.samples = options.samples;
    PARE_TRY(lookAtInputs(reference.model, options, errors.layers, context));
    errors.wallSeconds = std::chrono::duration<double>(Clock::now() - started).count();
    return errors;
}

namespace {

nlohmann::json finite(double value)
{
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

double orInfinity(const nlohmann::json &json, const char *key)
{
    return json.at(key).is_null() ? INFINITY : json.at(key).get<double>();
}

nlohmann::json spreadJson(const ValueSpread &spread)
{
    if (!spread.known())
        return nullptr;
    nlohmann::json json{{"low", spread.low}, {"high", spread.high}, {"counts", spread.counts}};
    if (!spread.after.empty())
        json["after"] = spread.after;
    return json;
}

ValueSpread spreadOf(const nlohmann::json &json)
{
    if (json.is_null())
        return {};
    ValueSpread spread{json.at("low").get<double>(), json.at("high").get<double>(), json.at("counts").get<std::vector<int64_t>>(), {}};
    if (json.contains("after"))
        spread.after = json.at("after").get<std::vector<int64_t>>();
    return spread;
}

} // namespace

nlohmann::json toJson(const QuantizationErrors &errors)
{
    nlohmann::json json{{"of", errors.ofVariant ? "variant" : "source"},
                        {"how", errors.ofVariant ? "each layer's result against the same layer in float, with what the layers before it lose"
                                                 : "outputs with one layer alone in static INT8, everything else in float; others: with all but this layer"},
                        {"samples", errors.samples},
                        {"all_sqnr_db", finite(errors.allSqnrDb)},
                        {"metric", errors.metric.empty() ? nlohmann::json(nullptr) : nlohmann::json(errors.metric)},
                        {"source_value", errors.source ? nlohmann::json(*errors.source) : nlohmann::json(nullptr)},
                        {"all_value", errors.all ? nlohmann::json(*errors.all) : nlohmann::json(nullptr)},
                        {"wall_s", errors.wallSeconds},
                        {"layers", nlohmann::json::array()},
                        {"declined", nlohmann::json::array()}};
    for (const LayerError &layer : errors.layers) {
        nlohmann::json one{{"layer", layer.layer}, {"sqnr_db", finite(layer.sqnrDb)}, {"alone", layer.alone}, {"quantized", layer.quantized}};
        one["others_sqnr_db"] = layer.othersSqnrDb ? finite(*layer.othersSqnrDb) : nlohmann::json(nullptr);
        const auto orNull = [](const std::optional<double> &value) { return value ? nlohmann::json(*value) : nlohmann::json(nullptr); };
        one["value"] = orNull(layer.metric);
        one["others_value"] = orNull(layer.othersMetric);
        if (!errors.ofVariant) {
            one["bytes_saved"] = layer.bytesSaved;
            one["float_ms"] = orNull(layer.floatMs);
            one["integer_ms"] = orNull(layer.integerMs);
        }
        one["weight_sqnr_db"] = layer.weightSqnrDb ? finite(*layer.weightSqnrDb) : nlohmann::json(nullptr);
        one["weights_equal"] = layer.weightSqnrDb && !std::isfinite(*layer.weightSqnrDb);
        one["weights"] = spreadJson(layer.weights);
        one["inputs"] = spreadJson(layer.inputs);
        one["grid"] = nullptr;
        if (layer.grid)
            one["grid"] = {{"low", layer.grid->low}, {"high", layer.grid->high}, {"step", layer.grid->step}, {"levels", layer.grid->levels}};
        json["layers"].push_back(std::move(one));
    }
    for (const Declined &declined : errors.declined)
        json["declined"].push_back({{"layer", declined.layer}, {"reason", declined.reason}});
    return json;
}

Result<QuantizationErrors> quantizationErrorsFromJson(const nlohmann::json &json)
{
    try {
        QuantizationErrors errors;
        errors.ofVariant = json.at("of").get<std::string>() == "variant";
        errors.samples = json.at("samples").get<int64_t>();
        errors.allSqnrDb = orInfinity(json, "all_sqnr_db");
        if (!json.at("metric").is_null())
            errors.metric = json.at("metric").get<std::string>();
        if (!json.at("source_value").is_null())
            errors.source = json.at("source_value").get<double>();
        if (!json.at("all_value").is_null())
            errors.all = json.at("all_value").get<double>();
        errors.wallSeconds = json.at("wall_s").get<double>();
        for (const auto &one : json.at("layers")) {
            LayerError layer;
            layer.layer = one.at("layer").get<std::string>();
            layer.sqnrDb = orInfinity(one, "sqnr_db");
            if (one.contains("others_sqnr_db") && !one.at("others_sqnr_db").is_null()) // studies of earlier versions have none
                layer.othersSqnrDb = one.at("others_sqnr_db").get<double>();
            const auto number = [&one](const char *key) { return one.contains(key) && one.at(key).is_number() ? std::optional(one.at(key).get<double>()) : std::nullopt; };
            layer.metric = number("value");
            layer.othersMetric = number("others_value");
            layer.floatMs = number("float_ms");
            layer.integerMs = number("integer_ms");
            layer.bytesSaved = one.value("bytes_saved", int64_t{0});
            layer.alone = one.at("alone").get<bool>();
            layer.quantized = one.at("quantized").get<bool>();
            if (!one.at("weight_sqnr_db").is_null() || one.at("weights_equal").get<bool>())
                layer.weightSqnrDb = orInfinity(one, "weight_sqnr_db");
            layer.weights = spreadOf(one.at("weights"));
            layer.inputs = spreadOf(one.at("inputs"));
            if (const auto &grid = one.at("grid"); !grid.is_null())
                layer.grid = {grid.at("low").get<double>(), grid.at("high").get<double>(), grid.at("step").get<double>(), grid.at("levels").get<int64_t>()};
            errors.layers.push_back(std::move(layer));
        }
        for (const auto &one : json.at("declined"))
            errors.declined.push_back({one.at("layer").get<std::string>(), one.at("reason").get<std::string>()});
        return errors;
    } catch (const nlohmann::json::exception &failure) {
        return invalidInput(std::string("is no table of quantization errors: ") + failure.what());
    }
}

} // namespace pare
