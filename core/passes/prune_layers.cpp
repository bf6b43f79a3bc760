// Before: y = x + f(x)
// After:  y = x
// Conditions: f(x) is computed from x by layers of which at least one has weights, it has the shape of x, and holds no smaller such
//             block. What f reads besides x, and what reads inner values of f, stays.
// Worth it: a block's time goes as a whole, whatever the sizes of its matrices. Which one goes is decided by what its loss does to the
//           model's outputs on calibration data, each by itself (depth pruning as in Kim et al., Shortened LLaMA, arXiv 2402.02834,
//           which ranks blocks by the loss of perplexity without them).
#include "core/passes/prune_layers.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/output_difference.h"
#include "core/passes/repair_option.h"
#include "core/passes/weighted_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

namespace pare {

namespace {

constexpr size_t mostLayers = 200; // of one block

struct ResidualBlock {
    NodeId sum;
    std::string name;              // of the sum
    int kept = 0;                  // the input that stays
    std::vector<NodeId> layers;    // that depend on it, topological order not kept
    std::vector<std::string> weighted; // names of those with weights
};

// The nodes between `from` and `to` on ways that lead from one to the other; empty where there is no way, or too much lies between.
std::vector<NodeId> between(const GraphIndex &index, const std::string &from, const std::string &to)
{
    std::map<std::string, bool> leads; // value -> whether `from` is behind it
    std::vector<NodeId> found;
    std::set<NodeId> seen;
    bool tooLarge = false;
    const std::function<bool(const std::string &, size_t)> visit = [&](const std::string &value, size_t depth) -> bool {
        if (value == from)
            return true;
        if (const auto known = leads.find(value); known != leads.end())
            return known->second;
        leads[value] = false;
        const auto producer = index.producer(value);
        if (!producer || tooLarge)
            return false;
        if (depth > mostLayers || leads.size() > 8 * mostLayers) {
            tooLarge = true;
            return false;
        }
        bool any = false;
        std::vector<std::string> inputs(index.node(*producer).input().begin(), index.node(*producer).input().end());
        const auto captured = capturedValues(index.node(*producer));
        inputs.insert(inputs.end(), captured.begin(), captured.end());
        for (const std::string &input : inputs)
            any = (!input.empty() && visit(input, depth + 1)) || any;
        leads[value] = any;
        if (any && seen.insert(*producer).second)
            found.push_back(*producer);
        return any;
    };
    if (!visit(to, 0) || tooLarge || found.size() > mostLayers)
        return {};
    return found;
}

// Sizes that are not known are taken to be the same: sums of what a block gives and what it reads do not repeat one of them.
bool alike(const ValueShape &a, const ValueShape &b)
{
    return a.ranked && b.ranked && std::equal(a.dims.begin(), a.dims.end(), b.dims.begin(), b.dims.end(), [](const Dim &x, const Dim &y) { return x.size == y.size; });
}

// Blocks that hold no other, in the order of the graph.
std::vector<ResidualBlock> residualBlocks(const Model &model, const ShapeTable &shapes)
{
    const GraphIndex &index = model.index();
    std::vector<ResidualBlock> all;
    for (const NodeId id : index.order()) {
        const auto &node = index.node(id);
        if (!isOp(node, "Add") || node.input_size() != 2 || index.constant(node.input(0)) || index.constant(node.input(1)))
            continue;
        const ValueShape *result = shapes.find(node.output(0));
        for (int kept = 0; kept < 2; ++kept) {
            const ValueShape *shape = shapes.find(node.input(kept));
            if (!shape || !result || !alike(*shape, *result) || node.input(0) == node.input(1))
                continue;
            ResidualBlock block{id, node.name(), kept, between(index, node.input(kept), node.input(1 - kept)), {}};
            for (const NodeId layer : block.layers)
                if (hasWeights(index.node(layer)) && weightedLayer(model, layer))
                    block.weighted.push_back(index.node(layer).name());
            if (block.weighted.empty())
                continue;
            all.push_back(std::move(block));
            break;
        }
    }
    std::set<NodeId> sums;
    for (const ResidualBlock &block : all)
        sums.insert(block.sum);
    std::erase_if(all, [&](const ResidualBlock &block) {
        return std::any_of(block.layers.begin(), block.layers.end(), [&](NodeId layer) { return sums.contains(layer); });
    });
    return all;
}

Model without(const Model &model, const std::vector<const ResidualBlock *> &blocks)
{
    GraphEditor editor(model);
    for (const ResidualBlock *block : blocks)
        editor.bypass(block->sum, block->kept);
    const Model bypassed = editor.finish();
    // What only the blocks needed goes with them; what else was not read before is not this pass's to remove.
    std::set<std::string> own;
    for (const ResidualBlock *block : blocks)
        for (const NodeId layer : block->layers)
            own.insert(model.index().node(layer).name());
    GraphEditor rest(bypassed);
    const auto &order = bypassed.index().order();
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const auto &node = bypassed.index().node(*it);
        const bool unread = std::all_of(node.output().begin(), node.output().end(), [&](const std::string &value) {
            const auto uses = bypassed.index().uses(value);
            return !bypassed.index().isGraphOutput(value) && std::all_of(uses.begin(), uses.end(), [&](const Use &use) { return rest.removed(use.node); });
        });
        if (unread && own.contains(node.name()))
            rest.remove(*it);
    }
    return rest.finish();
}

// Layers with weights behind what was removed: what they read is not what it was.
std::set<std::string> layersBehind(const Model &model, const std::vector<const ResidualBlock *> &blocks)
{
    std::set<std::string> behind;
    std::set<std::string> values;
    for (const ResidualBlock *block : blocks)
        values.insert(model.index().node(block->sum).output(0));
    for (const NodeId id : model.index().order()) {
        const auto &node = model.index().node(id);
        if (std::none_of(node.input().begin(), node.input().end(), [&](const std::string &input) { return values.contains(input); }))
            continue;
        values.insert(node.output().begin(), node.output().end());
        if (hasWeights(node) && !isOp(node, "Gather"))
            behind.insert(node.name());
    }
    return behind;
}

Result<PassOutcome> pruneLayers(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("prune-layers", request, context);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    std::vector<ResidualBlock> all = residualBlocks(model, shapes);
    std::vector<const ResidualBlock *> chosen;
    std::map<std::string, double> change; // of the outputs, by block
    if (run.replays()) {
        const nlohmann::json names = run.replayed().value("blocks", nlohmann::json::array());
        for (const auto &name : names) {
            const auto found = std::find_if(all.begin(), all.end(), [&](const ResidualBlock &block) { return name.is_string() && block.name == name.get<std::string>(); });
            if (found == all.end())
                return invalidInput("the recipe removes a block that this model does not have", name.is_string() ? name.get<std::string>() : std::string());
            chosen.push_back(&*found);
        }
    } else {
        declineBodies(model, run);
        std::erase_if(all, [&](const ResidualBlock &block) {
            const auto leftAlone = [&](NodeId id) { return request.leftAlone.contains(model.index().node(id).name()); };
            if (std::any_of(block.layers.begin(), block.layers.end(), leftAlone)) {
                run.declined(block.name, "a layer of the block is left alone");
                return true;
            }
            return !run.wants(block.name) && std::none_of(block.weighted.begin(), block.weighted.end(), [&](const std::string &layer) { return run.wants(layer); });
        });
        const auto goes = static_cast<size_t>(request.options.real("ratio") * static_cast<double>(all.size()) + 1e-9);
        if (all.empty())
            run.note({}, "there is no block with a connection around it that could be removed");
        else if (goes == 0)
            run.note({}, fmt::format("of {} not one goes at this ratio: the least is {:.2f}", plural(static_cast<int64_t>(all.size()), "block"), 1.0 / static_cast<double>(all.size())));
        if (goes == 0)
            return run.finish(model);
        std::vector<std::pair<double, size_t>> order;
        if (request.options.text("importance") == "random") {
            std::mt19937_64 engine(context.run.seed);
            for (size_t i = 0; i < all.size(); ++i)
                order.emplace_back(static_cast<double>(engine() >> 11), i);
        } else {
            if (!context.services.observe)
                return unavailable("needs calibration data (--calib): it removes the blocks without which the outputs change least", "prune-layers");
            for (size_t i = 0; i < all.size(); ++i) {
                if (run.stopRequested())
                    return cancelled();
                run.progress("without " + all[i].name, static_cast<int64_t>(i), static_cast<int64_t>(all.size()));
                PARE_TRY_ASSIGN(const double difference, outputDifference(model, without(model, {&all[i]}), request.options.integer("samples"), context));
                if (difference < 0)
                    return unsupported("this model has no float32 output to compare", "prune-layers");
                change[all[i].name] = difference;
                order.emplace_back(difference, i);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (size_t k = 0; k < goes; ++k)
            chosen.push_back(&all[order[k].second]);
        for (size_t k = goes; k < order.size(); ++k) {
            const ResidualBlock &block = all[order[k].second];
            run.declined(block.name, change.empty() ? "others were drawn" : fmt::format("without it the outputs change by {} of their variance, more than without those that go", formatPercent(change[block.name], 1)));
        }
        std::sort(chosen.begin(), chosen.end(), [](const ResidualBlock *a, const ResidualBlock *b) { return a->sum < b->sum; });
    }
    const Model shorter = without(model, chosen);
    std::vector<RepairedLayer> repaired;
    std::set<std::string> behind = layersBehind(model, chosen);
    std::erase_if(behind, [&](const std::string &layer) { return request.leftAlone.contains(layer); });
    const auto repair = [&](const RepairOptions &options) { return repairAround(model, shorter, behind, options, context); };
    PARE_TRY_ASSIGN(Model result, repairedAsAsked("prune-layers", shorter, repair, repaired, run));
    nlohmann::json names = nlohmann::json::array();
    std::set<std::string> told;
    for (const ResidualBlock *block : chosen) {
        const std::string of = change.contains(block->name) ? fmt::format(" ({} of the outputs' variance, by itself)", formatPercent(change[block->name], 1)) : std::string();
        for (const NodeId layer : block->layers)
            if (const std::string &name = model.index().node(layer).name(); !shorter.index().find(name) && told.insert(name).second)
                run.changed(name, "removed with the block that " + block->name + " added" + of, {});
        if (!shorter.index().find(block->name))
            run.changed(block->name, "removed with its block: what goes around it is passed on", {});
        names.push_back(block->name);
    }
    for (const RepairedLayer &layer : repaired)
        if (told.insert(layer.layer).second)
            run.changed(layer.layer, "fitted to what it gave before" + repairedText(repaired, layer.layer), {layer.layer});
    run.decide("blocks", names);
    run.note({}, fmt::format("{} of {} removed", formatCount(static_cast<int64_t>(chosen.size())), plural(static_cast<int64_t>(run.replays() ? chosen.size() : all.size()), "block")));
    return run.finish(std::move(result));
}

} // namespace

const Pass &pruneLayersPass()
{
    static const Pass pass{
        "prune-layers",
        "Removes the residual blocks without which the model's outputs change least",
        false,
        {{"ratio", OptionType::Real, "0.2", "The largest share of the residual blocks that goes", "", 0, 0.95, {}},
         {"importance", OptionType::Choice, "output-change", "Which blocks go first. output-change: those without which the outputs change least on calibration data; random: as a control", "", {}, {}, {"output-change", "random"}},
         repairOption("layers behind a block that is gone"),
         {"samples", OptionType::Integer, "64", "Samples of the calibration data that are looked at", "", 1, 1000000, {}}},
        pruneLayers};
    return pass;
}

} // namespace pare
