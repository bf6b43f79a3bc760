// Weights of layers rounded by what the layers read on calibration data (core/quant: fit_rounding, sequential_mse, ada_round), for the passes that make integers.
#pragma once

#include "core/passes/layer_inputs.h"
#include "core/passes/pruned_note.h"
#include "core/quant/rounding_problem.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

// The options `rounding` and `samples`. automatic: what rounding=auto means here, in words.
[[nodiscard]] OptionSpec roundingOption(const std::string &fallback, const std::string &automatic);

enum class Rounding { Nearest, Gptq, SequentialMse, AdaRound };
// What the option asks for, or what a replayed run did. wantedByAuto: what auto means where there is calibration data of its own.
// Errors: Unavailable where fitting is asked for and there is no such data.
[[nodiscard]] Result<Rounding> roundingOf(const std::string &option, bool wantedByAuto, PassRun &run);

class FittedRounding {
public:
    // As LayerInputs. Layers whose weights others read too are rounded to nearest: what suits one may not suit the other.
    FittedRounding(const Model &model, const ShapeTable &shapes, std::vector<WeightedLayer> layers, Rounding rounding, int64_t samples, PassRun &run);

    // Weights as stored, one scale a channel of the layer's axis; floors as in quantizeChannels. Only Conv, MatMul and Gemm.
    [[nodiscard]] Result<quant::QuantizedWeights> channels(const WeightedLayer &layer, const std::vector<float> &values, quant::QuantizedWeights nearest,
                                                           quant::Grid grid, std::span<const float> floors);
    // Rows [outputs][inputs] with one scale a block of each row.
    [[nodiscard]] Result<quant::QuantizedWeights> blocks(const WeightedLayer &layer, const std::vector<float> &rows, quant::QuantizedWeights nearest,
                                                         int64_t blockSize, int bits);
    // ", fitted: error 0.66 % -> 0.03 %" for the layer that was rounded last; empty where it was rounded to nearest.
    [[nodiscard]] const std::string &lastText() const { return m_last; }

    // Says how much it brought and which layers were rounded to nearest and why, and records it for a replay.
    void say();

private:
    Result<quant::QuantizedWeights> fitted(const WeightedLayer &layer, std::span<const float> rows, quant::QuantizedWeights nearest, quant::FitOptions options);

    const Model &m_model;
    PassRun &m_run;
    LayerInputs m_inputs;
    Rounding m_rounding;
    int64_t m_samples;
    PrunedLayers m_pruned; // their zeros stay
    std::string m_last;
    std::string m_hashes;
    std::vector<std::pair<double, double>> m_errors;                // nearest and fitted
    std::map<std::string, std::vector<std::string>> m_leftToNearest; // reasons and their layers
};

} // namespace pare
