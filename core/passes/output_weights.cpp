#include "core/passes/output_weights.h"

#include "core/analysis/cost.h"
#include "core/passes/output_difference.h"
#include "core/prune/observation_model.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t mostNodes = 12000;   // of a graph that is run for several groups at once
constexpr size_t mostAtOnce = 12;      // groups
constexpr double worthOfRuns = 1.5e12; // multiply-accumulates

} // namespace

Result<std::map<std::string, double>> outputChanges(const Model &model, const std::vector<QuietedChannels> &groups, int64_t samples, PassContext &context)
{
    std::vector<std::string> outputs;
    for (const ComparableOutput &one : comparableOutputs(model))
        outputs.push_back(one.value);
    if (outputs.empty())
        return unsupported("this model has no float32 output to compare");
    PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(model));
    const double work = std::max(static_cast<double>(cost.macs()), 1.0) * static_cast<double>(groups.size()) * 0.6; // half of the model for each
    ObserveRequest request;
    request.maxSamples = std::clamp<int64_t>(static_cast<int64_t>(worthOfRuns / std::max(work, 1.0)), std::min<int64_t>(16, samples), samples);
    const auto atOnce = std::clamp<size_t>(static_cast<size_t>(mostNodes / std::max(model.graph().node_size(), 1)), 1, mostAtOnce);
    std::map<std::string, double> changes;
    for (size_t first = 0; first < groups.size(); first += atOnce) {
        if (context.run.stopRequested())
            return cancelled();
        context.run.progress("measuring what the outputs lose with each layer's channels", static_cast<int64_t>(first), static_cast<int64_t>(groups.size()));
        PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(model));
        request.tensors.clear();
        std::map<std::string, std::string> own; // by output
        for (const std::string &output : outputs) {
            own[output] = observation.output("source/" + output, output);
            request.tensors.push_back(own[output]);
        }
        std::vector<std::tuple<std::string, std::string, std::string>> differences; // group, output, its difference
        for (size_t g = first; g < std::min(first + atOnce, groups.size()); ++g) {
            std::map<std::pair<NodeId, int>, std::string> inputs;
            std::map<std::pair<std::string, int>, std::string> made; // by value and axis: layers that read the same share it
            for (const QuietedChannels::Value &value : groups[g].values) {
                std::string &quieted = made[{value.reader.value, value.reader.axis}];
                if (quieted.empty()) {
                    std::vector<float> factors;
                    std::vector<float> shifts;
                    for (size_t c = 0; c < value.quiet.size(); ++c) {
                        factors.push_back(value.quiet[c] ? 0.0F : 1.0F);
                        shifts.push_back(value.quiet[c] ? value.means[c] : 0.0F);
                    }
                    quieted = observation.affine(value.reader.value, value.reader.rank, value.reader.axis, factors, shifts);
                }
                inputs[{value.reader.node, 0}] = quieted;
            }
            const auto differs = observation.again(model, inputs);
            for (const std::string &output : outputs)
                if (const auto other = differs.find(output); other != differs.end()) {
                    const std::string name = observation.output("difference/" + std::to_string(differences.size()), observation.minus(output, other->second));
                    differences.emplace_back(groups[g].group, output, name);
                    request.tensors.push_back(name);
                }
            changes[groups[g].group] = 0;
        }
        PARE_TRY_ASSIGN(auto seen, context.services.observe(observation.finish(), request));
        for (const auto &[group, output, name] : differences) {
            const TensorStatistics &source = seen[own[output]];
            const double variance = source.meanSquare - source.mean * source.mean;
            if (variance > 0)
                changes[group] += seen[name].meanSquare / variance / static_cast<double>(outputs.size());
        }
    }
    return changes;
}

} // namespace pare
