#include "core/passes/fitted_rounding.h"
#include "core/passes/observed_costs.h"
#include "core/passes/turned.h"

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/quant/ada_round.h"
#include "core/quant/fit_rounding.h"
#include "core/quant/sequential_mse.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

const std::map<std::string, Rounding> &roundings()
{
    static const std::map<std::string, Rounding> names{{"nearest", Rounding::Nearest}, {"gptq", Rounding::Gptq}, {"seq-mse", Rounding::SequentialMse}, {"adaround", Rounding::AdaRound}};
    return names;
}

std::string nameOf(Rounding rounding)
{
    return std::find_if(roundings().begin(), roundings().end(), [&](const auto &entry) { return entry.second == rounding; })->first;
}

std::string share(double value)
{
    return fmt::format("{:.2g} %", 100 * value);
}

} // namespace

OptionSpec roundingOption(const std::string &fallback, const std::string &automatic)
{
    return {"rounding", OptionType::Choice, fallback,
            "nearest: each weight by itself. By what the layer reads on calibration data, never worse there than nearest: gptq: together, so that what one is off is made up for by "
            "others (the least error, and fast); seq-mse: to nearest, by the scale that changes the layer's result least; adaround: up or down, learned by gradient descent (seconds to "
            "minutes a layer). auto: " + automatic,
            "", {}, {}, {"auto", "nearest", "gptq", "seq-mse", "adaround"}};
}

Result<Rounding> roundingOf(const std::string &option, bool wantedByAuto, PassRun &run)
{
    const PassServices &services = run.context().services;
    const bool fits = canFit(services);
    const nlohmann::json recorded = run.replays() ? run.replayed().value("rounding", nlohmann::json()) : nlohmann::json();
    const bool replayed = recorded.is_object();
    if (run.replays() ? !replayed : option == "nearest" || (option == "auto" && !(wantedByAuto && fits)))
        return Rounding::Nearest;
    if (!fits)
        return unavailable(replayed ? "its weights were rounded by calibration data, which it needs again (--calib)"
                                    : "rounding=" + option + " needs calibration data of its own (--calib), beside the data that results are measured on");
    const auto asked = roundings().find(replayed ? recorded.value("kind", std::string("gptq")) : option);
    return asked == roundings().end() ? Rounding::Gptq : asked->second; // auto: gptq
}

FittedRounding::FittedRounding(const Model &model, const ShapeTable &shapes, std::vector<WeightedLayer> layers, Rounding rounding, int64_t samples, PassRun &run)
    : m_model(model), m_run(run), m_inputs(model, shapes, std::move(layers), samples, run.context()), m_rounding(rounding), m_samples(samples),
      m_pruned(prunedLayers(model))
{
}

Result<quant::QuantizedWeights> FittedRounding::channels(const WeightedLayer &layer, const std::vector<float> &values, quant::QuantizedWeights nearest,
                                                         quant::Grid grid, std::span<const float> floors)
{
    quant::FitOptions options;
    options.grid = grid;
    options.floors = floors;
    if (layer.channelAxis == 0)
        return fitted(layer, values, std::move(nearest), options);
    const auto inputs = static_cast<size_t>(layer.dims[0]);
    const auto outputs = static_cast<size_t>(layer.dims[1]);
    std::vector<float> rows(values.size());
    for (size_t i = 0; i < inputs; ++i)
        for (size_t o = 0; o < outputs; ++o)
            rows[o * inputs + i] = values[i * outputs + o];
    nearest.values = turned(nearest.values, inputs, outputs);
    PARE_TRY_ASSIGN(quant::QuantizedWeights result, fitted(layer, rows, std::move(nearest), options));
    result.values = turned(result.values, outputs, inputs);
    return result;
}

Result<quant::QuantizedWeights> FittedRounding::blocks(const WeightedLayer &layer, const std::vector<float> &rows, quant::QuantizedWeights nearest, int64_t blockSize,
                                                       int bits)
{
    quant::FitOptions options;
    options.grid = {-(1 << (bits - 1)), (1 << (bits - 1)) - 1};
    options.blockSize = blockSize;
    options.scales = bits < 8;
    return fitted(layer, rows, std::move(nearest), options);
}

Result<quant::QuantizedWeights> FittedRounding::fitted(const WeightedLayer &layer, std::span<const float> rows, quant::QuantizedWeights nearest,
                                                       quant::FitOptions options)
{
    m_last.clear();
    options.zerosStay = m_pruned.contains(layer.name);
    const auto leave = [&](const std::string &reason) {
        m_leftToNearest[reason].push_back(layer.name);
        return std::move(nearest);
    };
    if (m_model.index().uses(layer.weight).size() > 1)
        return leave("its weight is shared with other layers");
    PARE_TRY_ASSIGN(const auto sums, m_inputs.of(layer.name));
    if (!sums)
        return leave(sums.reason());
    const InputSums &seen = **sums;
    const quant::RoundingProblem problem{rows, seen.inputs, seen.gram};
    quant::AdaRoundOptions learning;
    learning.stopped = [&] { return m_run.stopRequested(); };
    auto result = m_rounding == Rounding::AdaRound        ? quant::adaRound(problem, nearest, options, learning)
                  : m_rounding == Rounding::SequentialMse ? quant::sequentialMse(problem, nearest, options)
                                                          : quant::fitRounding(problem, nearest, options);
    if (!result.ok() && result.error().kind == ErrorKind::Cancelled)
        return cancelled();
    if (!result.ok())
        return leave(result.error().message);
    if (result->rowsFitted == 0)
        return leave("nothing better was found");
    m_hashes += sha256({reinterpret_cast<const char *>(result->weights.values.data()), result->weights.values.size()});
    m_errors.emplace_back(result->nearest, result->fitted);
    m_last = ", fitted: error of its result " + share(result->nearest) + " -> " + share(result->fitted);
    return std::move(result->weights);
}

void FittedRounding::say()
{
    if (!m_errors.empty()) {
        double ratio = 0;
        for (const auto &[nearest, fitted] : m_errors)
            ratio += std::log(std::max(fitted, 1e-30) / std::max(nearest, 1e-30));
        m_run.note({}, fmt::format("the weights of {} were rounded by what they read ({}): the error of {} on the calibration data is {:.2g} of what rounding to nearest makes{}",
                                   plural(static_cast<int64_t>(m_errors.size()), "layer"), nameOf(m_rounding), m_errors.size() == 1 ? "its result" : "their results",
                                   std::exp(ratio / static_cast<double>(m_errors.size())), m_errors.size() == 1 ? "" : " (geometric mean)"));
    }
    for (const auto &[reason, layers] : m_leftToNearest)
        m_run.note(layers.size() == 1 ? layers[0] : std::string(),
                   (layers.size() == 1 ? "rounded to nearest: " : fmt::format("{} rounded to nearest, of each: ", plural(static_cast<int64_t>(layers.size()), "layer"))) + reason);
    const std::string hash = sha256(m_hashes);
    const nlohmann::json recorded = m_run.replays() ? m_run.replayed().value("rounding", nlohmann::json::object()) : nlohmann::json::object();
    if (recorded.contains("weights") && recorded.value("weights", std::string()) != hash)
        m_run.warn({}, "the rounded weights are not those of the recorded run: the calibration data, the layers or the machine are others");
    m_run.decide("rounding", {{"kind", nameOf(m_rounding)}, {"samples", m_samples}, {"weights", hash}});
}

} // namespace pare
