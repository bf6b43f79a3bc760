// Before: y = layer(x, W)
// After:  the same, with the smallest weights of W set to zero
// Conditions: W is a finite float32 constant that only chosen layers read. Embeddings stay: their rows are looked up, not summed.
#include "core/passes/prune_weights.h"

#include "core/base/units.h"
#include "core/passes/weighted_layer.h"
#include "core/prune/weight_masks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pare {

namespace {

struct Candidate {
    WeightedLayer layer;
    std::vector<float> values;
    int64_t zeros = 0; // to have; decided below
};

// The axis that a weight is summed over, along which 2 of 4 are chosen; -1 where it is too short for that.
int summedAxis(const WeightedLayer &layer)
{
    int axis = -1;
    switch (layer.kind) {
    case WeightedKind::Conv: axis = 1; break;
    case WeightedKind::ConvTranspose: axis = 0; break;
    case WeightedKind::Gemm: axis = layer.transposed ? 1 : 0; break;
    case WeightedKind::MatMul: axis = static_cast<int>(layer.dims.size()) - 2; break;
    case WeightedKind::Recurrent: axis = 2; break;
    case WeightedKind::Embedding: break;
    }
    return axis >= 0 && axis < static_cast<int>(layer.dims.size()) && layer.dims[static_cast<size_t>(axis)] >= 4 ? axis : -1;
}

// Layers that read the same constant and were not chosen; empty where there are none.
std::string otherReader(const Model &model, const WeightedLayer &layer, const PassRun &run)
{
    for (const Use &use : model.index().uses(layer.weight)) {
        const std::string &name = model.index().node(use.node).name();
        if (name != layer.name && (use.input == Use::captured || !run.wants(name) || !hasWeights(model.index().node(use.node))))
            return name;
    }
    return {};
}

Result<std::vector<Candidate>> candidates(const Model &model, PassRun &run)
{
    std::vector<Candidate> found;
    std::map<std::string, std::string> takenBy;
    const bool pattern = run.options().text("pattern") != "none";
    for (const NodeId id : model.index().order()) {
        if (run.stopRequested())
            return cancelled();
        const auto &node = model.index().node(id);
        if (!hasWeights(node) || !run.wants(node.name()))
            continue;
        for (const int input : node.op_type() == "LSTM" || node.op_type() == "GRU" || node.op_type() == "RNN" ? std::vector{1, 2} : std::vector{0}) {
            const auto layer = weightedLayer(model, id, input);
            if (!layer) {
                run.declined(node.name(), layer.reason());
                continue;
            }
            if (layer->kind == WeightedKind::Embedding) {
                run.declined(node.name(), "its rows are looked up, not summed");
                continue;
            }
            if (pattern && summedAxis(*layer) < 0) {
                run.declined(node.name(), "it sums over fewer than 4 weights");
                continue;
            }
            if (const auto taken = takenBy.find(layer->weight); taken != takenBy.end()) {
                run.declined(node.name(), "its weight is that of " + taken->second + ", which was changed for both");
                continue;
            }
            if (const std::string other = otherReader(model, *layer, run); !other.empty()) {
                run.declined(node.name(), "its weight is read by " + other + " too");
                continue;
            }
            PARE_TRY_ASSIGN(const auto values, weightValues(model, *layer));
            if (!values) {
                run.declined(node.name(), values.reason());
                continue;
            }
            takenBy.emplace(layer->weight, node.name());
            found.push_back({*layer, *values, 0});
        }
    }
    return found;
}

// How many zeros each weight is to have: as decided before, or by the options.
Result<void> decide(std::vector<Candidate> &all, PassRun &run)
{
    if (run.replays()) {
        for (Candidate &one : all) {
            const auto &zeros = run.replayed().value("zeros", nlohmann::json::object());
            const auto found = zeros.find(one.layer.weight);
            if (found == zeros.end() || !found->is_number_integer() || found->get<int64_t>() < 0 || found->get<int64_t>() > one.layer.elements())
                return invalidInput("the recipe's resolution of prune-weights does not say how many zeros it gets", one.layer.name);
            one.zeros = found->get<int64_t>();
        }
        return {};
    }
    const double ratio = run.options().real("ratio");
    if (run.options().text("scope") == "per-layer") {
        for (Candidate &one : all)
            one.zeros = static_cast<int64_t>(ratio * static_cast<double>(one.values.size()) + 1e-9);
        return {};
    }
    std::vector<std::vector<float>> values;
    for (const Candidate &one : all)
        values.push_back(one.values);
    const auto counts = smallestOfAll(values, ratio);
    for (size_t i = 0; i < all.size(); ++i)
        all[i].zeros = counts[i];
    return {};
}

Result<PassOutcome> pruneWeights(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("prune-weights", request, context);
    const bool pattern = request.options.text("pattern") != "none";
    PARE_TRY_ASSIGN(std::vector<Candidate> all, candidates(model, run));
    if (!pattern)
        PARE_TRY(decide(all, run));
    GraphEditor editor(model);
    nlohmann::json zeros = nlohmann::json::object();
    std::map<std::string, std::pair<int64_t, int64_t>> byLayer; // weights that went, and all of them
    for (size_t i = 0; i < all.size(); ++i) {
        if (run.stopRequested())
            return cancelled();
        Candidate &one = all[i];
        run.progress(one.layer.name, static_cast<int64_t>(i), static_cast<int64_t>(all.size()));
        const int64_t changed =
            pattern ? zeroTwoOfFour(one.values, one.layer.dims, summedAxis(one.layer)) : zeroSmallest(one.values, one.zeros);
        auto &[gone, total] = byLayer[one.layer.name];
        gone += changed;
        total += one.layer.elements();
        zeros[one.layer.weight] = one.zeros;
        if (changed > 0)
            editor.setConstant(one.layer.weight, pb::TensorProto::FLOAT, one.layer.dims, bytesOf(one.values));
    }
    for (const Candidate &one : all) {
        const auto found = byLayer.find(one.layer.name);
        if (found == byLayer.end())
            continue;
        const auto [gone, total] = found->second;
        byLayer.erase(found);
        if (gone == 0) {
            run.declined(one.layer.name, "no weight of it becomes zero that was not zero before");
            continue;
        }
        run.changed(one.layer.name, fmt::format("{} of {} weights set to zero", formatCount(gone), formatCount(total)), {one.layer.name});
    }
    if (!run.changedAnything())
        return run.finish(model);
    if (!pattern)
        run.decide("zeros", zeros);
    run.note({}, "zeros make the file smaller only when it is compressed; ONNX Runtime's CPU gains no time from them");
    return run.finish(editor);
}

} // namespace

const Pass &pruneWeightsPass()
{
    static const Pass pass{
        "prune-weights",
        "Sets the smallest weights to zero: smaller only when compressed, no faster on a CPU",
        false,
        {{"ratio", OptionType::Real, "0.5", "The share of weights that become zero; not used with a pattern", "", 0, 1, {}},
         {"scope", OptionType::Choice, "per-layer", "per-layer: the same share of each; global: the smallest weights of all layers together", "", {}, {}, {"per-layer", "global"}},
         {"pattern", OptionType::Choice, "none", "2:4: two of every four weights that are summed in a row, as some accelerators want it", "", {}, {}, {"none", "2:4"}}},
        pruneWeights};
    return pass;
}

} // namespace pare
