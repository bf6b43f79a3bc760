#include "core/search/weight_curvature.h"

#include "core/model/attributes.h"
#include "core/passes/weight_blocks.h"
#include "core/quant/weights.h"

#include <algorithm>
#include <chrono>

namespace pare {

namespace {

// Rows of blocks: the matrix turned where its rows are the columns.
std::vector<float> rowsOf(const std::vector<float> &values, const WeightBlocks &blocks)
{
    if (!blocks.transposed)
        return values;
    const auto length = static_cast<size_t>(blocks.rowLength);
    const size_t rows = values.size() / length;
    std::vector<float> turned(values.size());
    for (size_t row = 0; row < rows; ++row)
        for (size_t at = 0; at < length; ++at)
            turned[row * length + at] = values[at * rows + row];
    return turned;
}

double roundingError(const WeightedLayer &layer, const std::vector<float> &values, int bits)
{
    const WeightBlocks blocks = weightBlocks(layer, bits, 0, storedAsNBits(layer));
    const std::vector<float> rows = rowsOf(values, blocks);
    const auto rounded = quant::quantizeBlocks(rows, blocks.rowLength, blocks.block, bits, bits < 8 ? quant::ScaleRule::LeastSquares : quant::ScaleRule::Largest);
    const int64_t perRow = (blocks.rowLength + blocks.block - 1) / blocks.block;
    double sum = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto at = static_cast<int64_t>(i);
        const float scale = rounded.scales[static_cast<size_t>(at / blocks.rowLength * perRow + at % blocks.rowLength / blocks.block)];
        const double away = static_cast<double>(rows[i]) - static_cast<double>(scale) * rounded.values[i];
        sum += away * away;
    }
    return sum;
}

} // namespace

double CurvedWeight::lossAt(int bits) const
{
    const auto found = rounding.find(bits);
    return found == rounding.end() ? 0 : 0.5 * meanTrace * found->second;
}

Result<CurvatureTable> weightCurvatures(const Model &model, const CurvatureOptions &options,
                                        const CurvatureService &traces, RunContext &context)
{
    const auto started = std::chrono::steady_clock::now();
    CurvatureTable table;
    HessianRequest request{model, {}, options.samples, options.probes, options.seconds};
    std::vector<WeightedLayer> layers;
    for (const NodeId id : model.index().order()) {
        const pb::NodeProto &node = model.index().node(id);
        if (!hasWeights(node))
            continue;
        const bool recurrent = isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN");
        for (int input = 1; input <= (recurrent ? 2 : 1); ++input) {
            auto layer = weightedLayer(model, id, recurrent ? input : 0);
            if (!layer) {
                table.declined.push_back({node.name(), layer.reason()});
                continue;
            }
            request.weights.push_back(layer->weight);
            layers.push_back(std::move(*layer));
        }
    }
    if (layers.empty())
        return unsupported("has no layers with float weights");
    PARE_TRY_ASSIGN(const WeightCurvatures found, traces(request));
    const std::vector<WeightCurvature> &curvatures = found.weights;
    table.samples = found.samples;
    table.probes = found.probes;
    table.outOfTime = found.outOfTime;
    for (const WeightedLayer &layer : layers) {
        if (context.stopRequested())
            return cancelled();
        const auto curvature = std::find_if(curvatures.begin(), curvatures.end(), [&](const WeightCurvature &one) { return one.weight == layer.weight; });
        if (curvature == curvatures.end()) {
            table.declined.push_back({layer.name, "the trainer takes its weight for no parameter"});
            continue;
        }
        PARE_TRY_ASSIGN(const auto values, weightValues(model, layer));
        if (!values) {
            table.declined.push_back({layer.name, values.reason()});
            continue;
        }
        CurvedWeight one{layer.name, layer.weight, layer.elements(), curvature->meanTrace, curvature->error, {}};
        for (const int bits : options.bits)
            one.rounding[bits] = roundingError(layer, *values, bits);
        table.weights.push_back(std::move(one));
    }
    table.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return table;
}

nlohmann::json toJson(const CurvatureTable &table)
{
    nlohmann::json json{{"samples", table.samples},
                        {"probes", table.probes},
                        {"out_of_time", table.outOfTime},
                        {"wall_s", table.wallSeconds},
                        {"how", "Hutchinson's estimate of the trace of the loss's second derivatives, over the numbers of a weight; loss: half of it times the squared error of rounding"}};
    json["layers"] = nlohmann::json::array();
    for (const CurvedWeight &weight : table.weights) {
        nlohmann::json one{{"layer", weight.layer}, {"weight", weight.weight}, {"parameters", weight.elements}, {"mean_trace", weight.meanTrace}, {"standard_error", weight.error}};
        for (const auto &[bits, squares] : weight.rounding)
            one["rounding"][std::to_string(bits)] = {{"squared_error", squares}, {"loss", weight.lossAt(bits)}};
        json["layers"].push_back(std::move(one));
    }
    json["declined"] = nlohmann::json::array();
    for (const Declined &declined : table.declined)
        json["declined"].push_back({{"layer", declined.layer}, {"reason", declined.reason}});
    return json;
}

} // namespace pare
