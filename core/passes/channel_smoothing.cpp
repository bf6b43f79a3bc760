#include "core/passes/channel_smoothing.h"

#include "core/model/attributes.h"
#include "core/passes/turned.h"
#include "core/passes/weight_blocks.h"
#include "core/quant/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pare {

namespace {

constexpr std::array exponents{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
constexpr std::array weightExponents{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
constexpr double leastGain = 0.15;        // of the error, below which nothing is changed
constexpr double leastGainWeights = 0.05;
constexpr int stepsOfTwo = 8;
constexpr int mostSteps = 80;
constexpr int64_t samplesToTry = 16;
constexpr int64_t mostBytesAtOnce = int64_t{256} << 20; // of quantized weights that one run tries

struct Candidate {
    ScaleSteps steps;
    std::vector<std::string> errors; // the names of their mean squares, one a reader
};

using Weights = std::vector<std::vector<float>>; // by reader

// From logarithms to base 2, brought to a mean of 0.
ScaleSteps stepsFrom(const std::vector<double> &logs)
{
    const double mean = std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
    ScaleSteps steps;
    for (const double log : logs)
        steps.push_back(static_cast<int>(std::clamp(std::nearbyint((log - mean) * stepsOfTwo), -double{mostSteps}, double{mostSteps})));
    return steps;
}

// What the scales are for.
struct Goal {
    bool activations = true; // 8 bits on both sides; else fewer bits in weights only
    int bits = 8;
    int64_t block = 0;
};

Goal goalOf(const Options &options)
{
    if (options.text("for") == "activations")
        return {};
    return {false, static_cast<int>(options.integer("bits")), options.integer("block_size")};
}

// The scales to try for one value; the first leaves it as it is.
std::vector<Candidate> candidatesFor(const SmoothedValue &value, const Weights &weights, const TensorStatistics &seen, const Goal &goal)
{
    const auto channels = static_cast<size_t>(value.channels);
    std::vector<Candidate> candidates{{ScaleSteps(channels, 0), {}}};
    if (seen.channelAbsMax.size() != channels || (!goal.activations && seen.channelMeanSquare.size() != channels))
        return candidates;
    if (!goal.activations) {
        const double mean = std::accumulate(seen.channelMeanSquare.begin(), seen.channelMeanSquare.end(), 0.0) / static_cast<double>(channels);
        if (!(mean > 0))
            return candidates;
        std::vector<double> logs(channels, 0);
        for (const double exponent : weightExponents) {
            for (size_t c = 0; c < channels; ++c) // channels that carry nothing have no say
                logs[c] = exponent * 0.5 * std::log2(std::max(seen.channelMeanSquare[c], 1e-4 * mean));
            candidates.push_back({stepsFrom(logs), {}});
        }
        return candidates;
    }
    std::vector<double> largest(channels, 0);
    for (size_t r = 0; r < value.readers.size(); ++r)
        forEachWeight(value.readers[r], [&](size_t at, size_t, size_t input) {
            largest[input] = std::max(largest[input], static_cast<double>(std::abs(weights[r][at])));
        });
    // A channel below one of 256 steps is as good as never used and has no say: scaled up it would only make its noise as large as the others are.
    constexpr double leastShare = 1.0 / 256;
    const double leastSeen = std::max(1e-5, leastShare * *std::max_element(seen.channelAbsMax.begin(), seen.channelAbsMax.end()));
    constexpr double least = 1e-5;
    std::vector<double> logs(channels, 0);
    for (const double exponent : exponents) {
        for (size_t c = 0; c < channels; ++c)
            logs[c] = exponent * std::log2(std::max(static_cast<double>(seen.channelAbsMax[c]), leastSeen)) - (1 - exponent) * std::log2(std::max(largest[c], least));
        candidates.push_back({stepsFrom(logs), {}});
    }
    if (value.others.size() == channels) {
        for (size_t c = 0; c < channels; ++c)
            logs[c] = std::log2(std::max(value.others[c], 1e-12));
        candidates.push_back({stepsFrom(logs), {}});
    }
    return candidates;
}

// In blocks of consecutive inputs, as quantize-weights stores them.
void roundInBlocks(const WeightedLayer &layer, const Goal &goal, std::vector<float> &values)
{
    const WeightBlocks cut = weightBlocks(layer, goal.bits, goal.block, storedAsNBits(layer));
    const auto inputs = static_cast<size_t>(layer.dims[0]);
    const std::vector<float> rows = cut.transposed ? turned(values, inputs, values.size() / inputs) : values;
    const auto weights = quant::quantizeBlocks(rows, cut.rowLength, cut.block, goal.bits, goal.bits < 8 ? quant::ScaleRule::LeastSquares : quant::ScaleRule::Largest);
    const auto length = static_cast<size_t>(cut.rowLength);
    const auto block = static_cast<size_t>(cut.block);
    const size_t blocks = (length + block - 1) / block;
    std::vector<float> back(rows.size());
    for (size_t i = 0; i < back.size(); ++i)
        back[i] = weights.scales[i / length * blocks + i % length / block] * static_cast<float>(weights.values[i]);
    values = cut.transposed ? turned(back, values.size() / inputs, inputs) : back;
}

// The weights of a layer with their input channels times s, in the goal's bits (8: by output channel) and back.
std::vector<float> roundedWeights(const ScalableLayer &reader, std::vector<float> values, const std::vector<double> &scales, const Goal &goal)
{
    const WeightedLayer &layer = reader.layer;
    forEachWeight(reader, [&](size_t at, size_t, size_t input) { values[at] = static_cast<float>(static_cast<double>(values[at]) * scales[input]); });
    if (!goal.activations) {
        roundInBlocks(layer, goal, values);
        return values;
    }
    const auto weights = quant::quantizeChannels(values, quant::channelLayout(layer.dims, layer.channelAxis), quant::symmetric8);
    forEachWeight(reader, [&](size_t at, size_t output, size_t) { values[at] = weights.scales[output] * static_cast<float>(weights.values[at]); });
    return values;
}

class Chooser {
public:
    Chooser(const Model &model, PassRun &run) : m_model(model), m_run(run), m_goal(goalOf(run.options())) {}

    Result<ChosenScales> choose(const std::vector<SmoothedValue> &values)
    {
        PARE_TRY(look(values));
        for (size_t first = 0; first < values.size();) {
            std::vector<const SmoothedValue *> some;
            for (int64_t bytes = 0; first < values.size(); ++first) {
                int64_t own = 0;
                for (const ScalableLayer &reader : values[first].readers)
                    own += reader.layer.elements() * static_cast<int64_t>(sizeof(float) * (weightExponents.size() + 2));
                if (!some.empty() && bytes + own > mostBytesAtOnce)
                    break;
                bytes += own;
                some.push_back(&values[first]);
            }
            if (m_run.stopRequested())
                return cancelled();
            m_run.progress(some.front()->name, static_cast<int64_t>(first - some.size()), static_cast<int64_t>(values.size()));
            PARE_TRY(tryScales(some));
        }
        return std::move(m_chosen);
    }

private:
    // How far each channel of each value reaches.
    Result<void> look(const std::vector<SmoothedValue> &values)
    {
        std::map<int, std::vector<std::string>> byAxis;
        for (const SmoothedValue &value : values)
            byAxis[value.axisFromEnd].push_back(value.value);
        for (const auto &[axis, names] : byAxis) {
            ObserveRequest request;
            request.perChannel = true;
            request.channelAxis = -1 - axis;
            request.maxSamples = m_run.options().integer("samples");
            request.tensors = names;
            PARE_TRY_ASSIGN(auto seen, m_run.context().services.observe(m_model, request));
            m_seen.merge(seen);
        }
        return {};
    }

    Result<void> tryScales(const std::vector<const SmoothedValue *> &values)
    {
        GraphEditor editor(m_model);
        ObserveRequest request;
        request.maxSamples = std::min(m_run.options().integer("samples"), samplesToTry);
        std::map<const SmoothedValue *, std::vector<Candidate>> tried;
        for (const SmoothedValue *value : values) {
            PARE_TRY_ASSIGN(const auto weights, weightsOf(*value));
            if (!weights)
                continue;
            auto &candidates = tried[value] = candidatesFor(*value, *weights, m_seen[value->value], m_goal);
            for (Candidate &candidate : candidates)
                addProbes(editor, *value, *weights, candidate, request);
        }
        if (request.tensors.empty())
            return {};
        for (const std::string &name : request.tensors) { // the runtime hands on outputs only
            auto &output = *editor.graph().add_output();
            output.set_name(name);
            output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
            output.mutable_type()->mutable_tensor_type()->mutable_shape();
        }
        PARE_TRY_ASSIGN(const auto seen, m_run.context().services.observe(editor.finish(), request));
        for (const SmoothedValue *value : values)
            if (const auto found = tried.find(value); found != tried.end())
                decide(*value, found->second, seen);
        return {};
    }

    Result<std::optional<Weights>> weightsOf(const SmoothedValue &value)
    {
        Weights weights;
        for (const ScalableLayer &reader : value.readers) {
            PARE_TRY_ASSIGN(auto values, weightValues(m_model, reader.layer));
            if (!values) {
                m_run.declined(value.name, reader.layer.name + ": " + values.reason());
                return std::optional<Weights>();
            }
            weights.push_back(std::move(*values));
        }
        return std::optional(std::move(weights));
    }

    // Beside each reader: L(8 bits of (x / s), 8 bits of (s W)) - L(x, W), or L(x / s, few bits of (s W)) - L(x, W), and its mean square.
    void addProbes(GraphEditor &editor, const SmoothedValue &value, const Weights &weights, Candidate &candidate, ObserveRequest &request) const
    {
        const std::string base = editor.uniqueName(value.name + "/probe");
        const auto add = [&](const char *op, const std::vector<std::string> &inputs, int outputs = 1) -> pb::NodeProto & {
            std::vector<std::string> names;
            for (int i = 0; i < outputs; ++i)
                names.push_back(editor.uniqueName(base + "/" + op));
            return editor.add(op, editor.uniqueName(base + "/" + op + "/node"), inputs, names);
        };
        const std::vector<double> scales = scalesOf(candidate.steps);
        std::vector<float> inverse;
        for (const double scale : scales)
            inverse.push_back(static_cast<float>(1 / scale));
        std::vector<int64_t> dims(static_cast<size_t>(value.axisFromEnd) + 1, 1);
        dims.front() = value.channels;
        const std::string scaled = add("Mul", {value.value, editor.addFloats(base + "/inverse", dims, inverse)}).output(0);
        std::string real = scaled;
        if (m_goal.activations) {
            const auto &quantized = add("DynamicQuantizeLinear", {scaled}, 3);
            const std::vector<std::string> parts(quantized.output().begin(), quantized.output().end());
            real = add("DequantizeLinear", parts).output(0);
        }
        for (size_t r = 0; r < value.readers.size(); ++r) {
            const WeightedLayer &layer = value.readers[r].layer;
            const auto &source = m_model.index().node(layer.id);
            const std::string rounded = editor.addFloats(base + "/weight", layer.dims, roundedWeights(value.readers[r], weights[r], scales, m_goal));
            const auto product = [&](const std::string &input, const std::string &weight) {
                auto &node = add(source.op_type().c_str(), {input, weight});
                *node.mutable_attribute() = source.attribute();
                return node.output(0);
            };
            const std::string error = add("Sub", {product(real, rounded), product(value.value, layer.weight)}).output(0);
            auto &mean = add("ReduceMean", {add("Mul", {error, error}).output(0)});
            setAttribute(mean, "keepdims", int64_t{0});
            candidate.errors.push_back(mean.output(0));
            request.tensors.push_back(mean.output(0));
        }
    }

    void decide(const SmoothedValue &value, const std::vector<Candidate> &candidates, const std::map<std::string, TensorStatistics> &seen)
    {
        // Readers have results of different size: each counts by its error relative to what it is without scales. With few bits in the weights some
        // lose what others gain, and what is lost in all counts.
        std::vector<double> errors;
        for (const Candidate &candidate : candidates) {
            double sum = 0;
            if (!m_goal.activations) {
                double all = 0;
                for (size_t r = 0; r < candidate.errors.size(); ++r) {
                    sum += seen.at(candidate.errors[r]).mean;
                    all += seen.at(candidates[0].errors[r]).mean;
                }
                errors.push_back(std::isfinite(sum) && all > 0 ? sum / all : &candidate == candidates.data() ? 1 : INFINITY);
                continue;
            }
            for (size_t r = 0; r < candidate.errors.size(); ++r) {
                const double base = seen.at(candidates[0].errors[r]).mean;
                const double own = seen.at(candidate.errors[r]).mean;
                sum += base > 0 ? own / base : own > 0 ? 2 : 1;
            }
            errors.push_back(std::isfinite(sum) ? sum / static_cast<double>(candidate.errors.size()) : INFINITY);
        }
        const auto best = static_cast<size_t>(std::min_element(errors.begin(), errors.end()) - errors.begin());
        if (errors[best] < 1 - (m_goal.activations ? leastGain : leastGainWeights)) {
            m_chosen.steps[value.name] = candidates[best].steps;
            m_chosen.errorsLeft[value.name] = errors[best];
            return;
        }
        m_run.declined(value.name, candidates.size() < 2 ? "nothing was seen of its channels"
                                                         : fmt::format("no scales lower the error of {} behind it (the best leave {:.2f} of it)", smoothingGoal(m_run.options()),
                                                                       *std::min_element(errors.begin() + 1, errors.end())));
    }

    const Model &m_model;
    PassRun &m_run;
    Goal m_goal;
    std::map<std::string, TensorStatistics> m_seen;
    ChosenScales m_chosen;
};

} // namespace

std::vector<double> scalesOf(const ScaleSteps &steps)
{
    std::vector<double> scales;
    for (const int step : steps)
        scales.push_back(std::exp2(static_cast<double>(step) / stepsOfTwo));
    return scales;
}

std::vector<OptionSpec> smoothingOptions()
{
    return {{"for", OptionType::Choice, "activations",
             "activations: 8 bits on both sides of the layers behind (SmoothQuant); weights: fewer bits in weights only, which channels of large values need most (AWQ): "
             "quantize-weights comes next",
             "", {}, {}, {"activations", "weights"}},
            {"bits", OptionType::Integer, "4", "Bits of one weight (for=weights)", "bits", 2, 8, {}},
            {"block_size", OptionType::Integer, "0", "Weights that share a scale (for=weights): 16, 32, 64, 128 or 256; 0: as quantize-weights chooses", "weights", 0, 256, {}},
            {"samples", OptionType::Integer, "64", "Samples of the calibration data that are looked at", "", 1, 1e6, {}}};
}

std::string smoothingGoal(const Options &options)
{
    const Goal goal = goalOf(options);
    return goal.activations ? "8 bits" : std::to_string(goal.bits) + "-bit weights";
}

Result<ChosenScales> chooseScales(const Model &model, const std::vector<SmoothedValue> &values, PassRun &run)
{
    if (const int64_t bits = run.options().integer("bits"); bits != 2 && bits != 3 && bits != 4 && bits != 8)
        return invalidInput("weights are stored in 2, 3, 4 or 8 bits", "bits");
    return Chooser(model, run).choose(values);
}

} // namespace pare
