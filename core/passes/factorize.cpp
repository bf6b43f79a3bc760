// Before: y = layer(x, W) + b, W of outputs m and inputs n (of a convolution with the places of its kernel)
// After:  y = layer'(layer(x, first), second) + b', first of outputs r, second of inputs r; layer' of a convolution is 1x1
// Conditions: Conv without groups, Gemm that scales nothing, or MatMul, with a finite float32 constant as weight that nothing else
//             reads; r (m + n) < m n; not itself one of two such factors. b' differs from b where the directions are centred.
// Worth it: weights and multiply-accumulates fall from m n to r (m + n). With calibration data the directions are those that carry
//           what the layer gives on it, without, those of the weights; second factors, and layers that stay whole, are then fitted to what the
//           layers gave before, front to back.
#include "core/passes/factorize.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_inputs.h"
#include "core/passes/observed_costs.h"
#include "core/passes/repair_option.h"
#include "core/passes/turned.h"
#include "core/passes/weighted_layer.h"
#include "core/prune/low_rank.h"
#include "core/prune/observation_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace pare {

namespace {

constexpr int64_t mostOnASide = 4096;     // of a layer's smaller side: the work grows with its cube
constexpr double mostBytesAtOnce = 400e6; // of the sums that one run brings back

struct Candidate {
    WeightedLayer layer;
    int64_t outputs = 0;
    int64_t inputs = 0;   // times the places of the kernel
    bool turned = false;  // stored as inputs x outputs
    std::string bias;     // a constant, or empty
    std::vector<double> weights{}; // outputs x inputs
    std::vector<double> biases{};  // by output, zero where nothing is added
    OutputDirections directions{};
    int64_t rank = 0;     // 0: it stays as it is
    [[nodiscard]] int64_t cost() const { return rank > 0 ? lowRankWeights(outputs, inputs, rank) : outputs * inputs; }
    [[nodiscard]] bool hasBias() const { return layer.kind != WeightedKind::MatMul; } // or can have one, which makes up for a mean
    // The largest rank that is smaller than the layer itself.
    [[nodiscard]] int64_t largestRank() const { return (outputs * inputs - 1) / (outputs + inputs); }
};

int64_t outputsOf(const pb::TensorProto &weight, const pb::NodeProto &node)
{
    return isOp(node, "Conv") || (isOp(node, "Gemm") && intAttribute(node, "transB", 0) != 0) ? weight.dims(0) : weight.dims(weight.dims_size() - 1);
}

// One of a pair of layers, directly behind each other, with fewer channels between them than on both sides: a product of two factors.
bool isFactor(const Model &model, const WeightedLayer &layer, int64_t outputs, int64_t inputs)
{
    const GraphIndex &index = model.index();
    const auto &node = index.node(layer.id);
    const auto linear = [&](const pb::NodeProto &other) { return other.op_type() == node.op_type() && other.domain() == node.domain() && other.input_size() > 1; };
    if (const auto use = index.onlyUse(node.output(0)); use && use->input == 0 && linear(index.node(use->node)) && outputs < inputs)
        if (const auto *next = index.constant(index.node(use->node).input(1)); next && next->dims_size() >= 2 && outputs < outputsOf(*next, index.node(use->node)))
            return true;
    if (const auto before = index.producer(node.input(0)); before && linear(index.node(*before)) && index.onlyUse(node.input(0)) && inputs < outputs)
        if (const auto *first = index.constant(index.node(*before).input(1)); first && first->dims_size() >= 2) {
            int64_t all = 1;
            for (const auto dim : first->dims())
                all *= dim;
            return inputs == outputsOf(*first, index.node(*before)) && inputs < all / std::max<int64_t>(inputs, 1);
        }
    return false;
}

OrReason<Candidate> candidateOf(const Model &model, NodeId id)
{
    const auto because = [](std::string reason) { return OrReason<Candidate>::because(std::move(reason)); };
    const auto layer = weightedLayer(model, id);
    if (!layer)
        return because(layer.reason());
    const auto &node = model.index().node(id);
    Candidate one;
    one.layer = *layer;
    switch (layer->kind) {
    case WeightedKind::Conv:
        if (groupsOf(node) != 1)
            return because("its convolution has groups");
        break;
    case WeightedKind::Gemm:
        if (floatAttribute(node, "alpha", 1) != 1 || floatAttribute(node, "beta", 1) != 1 || intAttribute(node, "transA", 0) != 0)
            return because("it scales or turns what it multiplies");
        break;
    case WeightedKind::MatMul:
        break;
    default: return because("its kind of layer is no product of matrices that can be taken apart");
    }
    if (layer->dims.size() < 2)
        return because("its weight is a vector");
    one.outputs = layer->channels();
    one.inputs = layer->elements() / std::max<int64_t>(one.outputs, 1);
    one.turned = layer->channelAxis != 0;
    if (model.index().uses(layer->weight).size() != 1 || model.index().isGraphOutput(layer->weight))
        return because("its weight is read elsewhere too");
    if (node.input_size() > 2 && !node.input(2).empty()) {
        const auto *bias = model.index().constant(node.input(2));
        if (!bias || bias->data_type() != pb::TensorProto::FLOAT || bias->dims_size() != 1 || bias->dims(0) != one.outputs)
            return because("what it adds is no constant of one number a channel");
        one.bias = node.input(2);
    }
    if (isFactor(model, *layer, one.outputs, one.inputs))
        return because("is one of two factors already");
    if (one.largestRank() < 1)
        return because("is too small: two factors would hold more weights");
    if (std::min(one.outputs, one.inputs) > mostOnASide)
        return because(fmt::format("has {} outputs and {} inputs, and Pare takes {} of the fewer", formatCount(one.outputs), formatCount(one.inputs), formatCount(mostOnASide)));
    return one;
}

Result<void> fromWeights(std::vector<Candidate> &all, PassRun &run)
{
    for (size_t i = 0; i < all.size(); ++i) {
        if (run.stopRequested())
            return cancelled();
        run.progress(all[i].layer.name, static_cast<int64_t>(i), static_cast<int64_t>(all.size()));
        PARE_TRY_ASSIGN(all[i].directions, directionsOfWeights(all[i].weights, all[i].outputs, all[i].inputs));
    }
    return {};
}

// What each layer gives on the calibration data.
Result<void> fromOutputs(const Model &model, const ShapeTable &shapes, const std::vector<Candidate *> &all, int64_t samples, PassRun &run)
{
    for (size_t first = 0; first < all.size();) {
        PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(model));
        ObserveRequest request;
        request.gram = true;
        request.maxSamples = samples;
        size_t end = first;
        for (double bytes = 0; end < all.size(); ++end) {
            const Candidate &one = *all[end];
            const auto side = static_cast<double>(one.outputs + 1);
            bytes += side * side * sizeof(double);
            if (end > first && bytes > mostBytesAtOnce)
                break;
            const std::string &output = model.index().node(one.layer.id).output(0);
            const int rank = shapes.rank(output).value_or(one.layer.kind == WeightedKind::Conv ? static_cast<int>(one.layer.dims.size()) : 2);
            const int axis = one.layer.kind == WeightedKind::Conv ? 1 : rank - 1;
            const ValueShape *shape = shapes.find(output);
            const auto elements = shape ? shape->elements() : std::nullopt;
            const std::string rows = observation.rows(observation.value(ObservationModel::Side::Source, output), rank, axis);
            const std::string thinned = observation.everyNth(rows, rowStep(elements ? std::max<int64_t>(*elements / one.outputs, 1) : 1, samples, one.outputs));
            request.tensors.push_back(observation.output(one.layer.name, observation.withOnes(thinned)));
        }
        PARE_TRY_ASSIGN(auto seen, run.context().services.observe(observation.finish(), request));
        for (size_t i = first; i < end; ++i) {
            if (run.stopRequested())
                return cancelled();
            Candidate &one = *all[i];
            const std::vector<double> &gram = seen[request.tensors[i - first]].gram;
            if (gram.size() != static_cast<size_t>((one.outputs + 1) * (one.outputs + 1)))
                return invalidInput("nothing was seen of it on the calibration data", one.layer.name);
            auto directions = directionsOfOutputs(gram, one.outputs, one.hasBias());
            if (!directions.ok())
                return Error{directions.error().kind, directions.error().message, one.layer.name};
            one.directions = std::move(*directions);
        }
        first = end;
    }
    return {};
}

// What layers of more outputs than inputs read on it, and what the others give. Layers of which neither can be seen are taken out.
Result<void> fromData(const Model &model, std::vector<Candidate> &all, int64_t samples, PassRun &run)
{
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    std::vector<WeightedLayer> wide;
    for (const Candidate &one : all)
        if (one.outputs > one.inputs)
            wide.push_back(one.layer);
    LayerInputs inputs(model, shapes, std::move(wide), samples, run.context());
    std::vector<Candidate *> byOutputs;
    std::set<std::string> unseen;
    for (Candidate &one : all) {
        if (one.outputs <= one.inputs) {
            byOutputs.push_back(&one);
            continue;
        }
        if (run.stopRequested())
            return cancelled();
        PARE_TRY_ASSIGN(const auto sums, inputs.of(one.layer.name));
        if (!sums && one.outputs <= mostOnASide) {
            byOutputs.push_back(&one);
        } else if (!sums) {
            unseen.insert(one.layer.name);
            run.declined(one.layer.name, sums.reason());
        } else {
            std::vector<double> moments = (*sums)->gram;
            for (double &moment : moments)
                moment /= (*sums)->rows;
            auto directions = directionsOfInputs(one.weights, one.biases, moments, (*sums)->means, one.hasBias());
            if (!directions.ok())
                return Error{directions.error().kind, directions.error().message, one.layer.name};
            one.directions = std::move(*directions);
        }
    }
    PARE_TRY(fromOutputs(model, shapes, byOutputs, samples, run));
    std::erase_if(all, [&](const Candidate &one) { return unseen.contains(one.layer.name); });
    return {};
}

int64_t roundedDown(int64_t rank, int64_t multiple)
{
    return rank >= multiple ? rank / multiple * multiple : rank;
}

// Ranks by the share of weights that goes: of each layer, or of all together, where directions that carry least for their weights go first.
void choose(std::vector<Candidate> &all, const Options &options)
{
    const double ratio = options.real("ratio");
    const int64_t multiple = options.integer("multiple");
    const auto set = [](Candidate &one, int64_t rank) { one.rank = rank <= one.largestRank() ? std::max<int64_t>(rank, 1) : 0; };
    if (options.text("scope") == "per-layer") {
        for (Candidate &one : all)
            set(one, roundedDown(static_cast<int64_t>((1 - ratio) * static_cast<double>(one.outputs * one.inputs) / static_cast<double>(one.outputs + one.inputs)), multiple));
        return;
    }
    std::vector<double> worths; // of a direction, for each of its weights
    double whole = 0;
    const auto worth = [](const Candidate &one, size_t i) {
        const double total = one.directions.lost(0) > 0 ? one.directions.lost(static_cast<int64_t>(i)) - one.directions.lost(static_cast<int64_t>(i) + 1) : 0;
        return total / static_cast<double>(one.outputs + one.inputs);
    };
    std::vector<std::vector<double>> byLayer;
    for (const Candidate &one : all) {
        whole += static_cast<double>(one.outputs * one.inputs);
        std::vector<double> own;
        for (size_t i = 0; i < one.directions.energies.size(); ++i)
            own.push_back(worth(one, i));
        worths.insert(worths.end(), own.begin(), own.end());
        byLayer.push_back(std::move(own));
    }
    std::sort(worths.begin(), worths.end());
    const auto costAt = [&](double threshold) {
        double cost = 0;
        for (size_t k = 0; k < all.size(); ++k) {
            const auto worthIt = static_cast<int64_t>(std::count_if(byLayer[k].begin(), byLayer[k].end(), [&](double w) { return w > threshold; }));
            set(all[k], worthIt > multiple ? (worthIt + multiple - 1) / multiple * multiple : worthIt); // none that is worth it goes
            cost += static_cast<double>(all[k].cost());
        }
        return cost;
    };
    size_t low = 0; // the least threshold under which few enough weights stay
    size_t high = worths.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (costAt(worths[middle]) <= (1 - ratio) * whole)
            high = middle;
        else
            low = middle + 1;
    }
    if (low < worths.size())
        costAt(worths[low]);
    else if (!worths.empty())
        costAt(worths.back());
}

// Layers whose outputs were observed together and that stayed whole. A replay observes them again: what the runtime is asked for decides
// what it fuses, and with it the last bits of every value.
std::set<std::string> alsoObserved(const PassRun &run)
{
    std::set<std::string> names;
    if (run.replays())
        for (const auto &name : run.replayed().value("also_observed", nlohmann::json::array()))
            if (name.is_string())
                names.insert(name.get<std::string>());
    return names;
}

Result<void> replayRanks(std::vector<Candidate> &all, const PassRun &run)
{
    const nlohmann::json ranks = run.replayed().value("ranks", nlohmann::json::object());
    const std::set<std::string> whole = alsoObserved(run);
    for (Candidate &one : all) {
        if (whole.contains(one.layer.name))
            continue;
        const auto found = ranks.find(one.layer.name);
        if (found == ranks.end() || !found->is_number_integer() || found->get<int64_t>() < 1 || found->get<int64_t>() > one.largestRank())
            return invalidInput("the recipe's resolution of factorize does not say which rank it gets", one.layer.name);
        one.rank = found->get<int64_t>();
    }
    return {};
}

// The factors in place of the layer, which keeps its name as the second of them. Returns the name of the first.
std::string replace(GraphEditor &editor, const Candidate &one, const LowRankLayer &low)
{
    pb::NodeProto &node = editor.node(one.layer.id);
    const std::string base = one.layer.name;
    const std::string between = editor.uniqueName(node.output(0) + "/low_rank");
    const int64_t r = one.rank;
    std::vector<int64_t> firstDims = one.layer.dims;
    std::vector<int64_t> secondDims;
    if (one.layer.kind == WeightedKind::Conv) {
        firstDims[0] = r;
        secondDims.assign(one.layer.dims.size(), 1);
        secondDims[0] = one.outputs;
        secondDims[1] = r;
    } else {
        firstDims = one.turned ? std::vector{one.inputs, r} : std::vector{r, one.inputs};
        secondDims = one.turned ? std::vector{r, one.outputs} : std::vector{one.outputs, r};
    }
    const std::string firstWeight = editor.addFloats(one.layer.weight + "/first", firstDims, one.turned ? turned(low.first, static_cast<size_t>(r), static_cast<size_t>(one.inputs)) : low.first);
    const std::string secondWeight = editor.addFloats(one.layer.weight + "/second", secondDims, one.turned ? turned(low.second, static_cast<size_t>(one.outputs), static_cast<size_t>(r)) : low.second);
    const auto attributes = node.attribute();
    const std::string input = node.input(0);
    node.set_input(0, between);
    node.set_input(1, secondWeight);
    if (one.directions.centred) {
        const std::string bias = editor.addFloats(one.bias.empty() ? base + "/bias" : one.bias + "/low_rank", {one.outputs}, low.bias);
        if (node.input_size() < 3)
            node.add_input(bias);
        else
            node.set_input(2, bias);
    }
    if (one.layer.kind == WeightedKind::Conv)
        node.clear_attribute(); // strides, padding and dilation are the first one's; a 1x1 convolution needs none
    pb::NodeProto &first = editor.add(node.op_type(), base + "/first", {input, firstWeight}, {between});
    *first.mutable_attribute() = attributes;
    return first.name();
}

Result<PassOutcome> factorize(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("factorize", request, context);
    declineBodies(model, run);
    std::vector<Candidate> all;
    const std::set<std::string> observedBefore = alsoObserved(run);
    for (const NodeId id : model.index().order()) {
        const auto &node = model.index().node(id);
        if (!hasWeights(node) || !(run.wants(node.name()) || observedBefore.contains(node.name())))
            continue;
        auto one = candidateOf(model, id);
        if (!one) {
            run.declined(node.name(), one.reason());
            continue;
        }
        PARE_TRY_ASSIGN(const auto values, weightValues(model, one->layer));
        if (!values) {
            run.declined(node.name(), values.reason());
            continue;
        }
        one->weights.resize(values->size());
        const auto rows = static_cast<size_t>(one->turned ? one->inputs : one->outputs);
        const size_t columns = values->size() / rows;
        for (size_t i = 0; i < rows; ++i)
            for (size_t k = 0; k < columns; ++k)
                one->weights[one->turned ? k * rows + i : i * columns + k] = (*values)[i * columns + k];
        one->biases.assign(static_cast<size_t>(one->outputs), 0);
        if (!one->bias.empty()) {
            PARE_TRY_ASSIGN(const std::vector<float> given, model.constantFloats(one->bias));
            one->biases.assign(given.begin(), given.end());
        }
        all.push_back(std::move(*one));
    }
    const std::string &importance = request.options.text("importance");
    const bool seen = run.replays() ? run.replayed().value("importance", "") == "activation"
                                    : importance == "activation" || (importance == "auto" && canFit(context.services));
    int64_t samples = request.options.integer("samples");
    if (run.replays() && run.replayed().contains("samples") && run.replayed()["samples"].is_number_integer())
        samples = std::clamp<int64_t>(run.replayed()["samples"].get<int64_t>(), 1, 1'000'000);
    if (seen && !all.empty()) {
        if (!context.services.observe)
            return unavailable(run.replays() ? "its directions were chosen on calibration data, which it needs again (--calib)"
                                             : "importance=activation needs calibration data (--calib)",
                               "factorize");
        PARE_TRY(fromData(model, all, samples, run));
    } else {
        PARE_TRY(fromWeights(all, run));
    }
    if (run.replays())
        PARE_TRY(replayRanks(all, run));
    else
        choose(all, request.options);
    GraphEditor editor(model);
    editor.clearShapes();
    nlohmann::json ranks = nlohmann::json::object();
    nlohmann::json whole = nlohmann::json::array();
    struct Made {
        const Candidate *layer;
        std::string first;
    };
    std::vector<Made> made;
    for (const Candidate &one : all) {
        if (run.stopRequested())
            return cancelled();
        if (one.rank == 0) {
            whole.push_back(one.layer.name);
            run.declined(one.layer.name, "two factors of the rank that it needs would hold more weights");
            continue;
        }
        const LowRankLayer low = lowRankLayer(one.weights, one.biases, one.directions, one.rank);
        if (!allFinite(low.first) || !allFinite(low.second) || !allFinite(low.bias)) {
            whole.push_back(one.layer.name);
            run.declined(one.layer.name, "its factors hold numbers that are not finite");
            continue;
        }
        made.push_back({&one, replace(editor, one, low)});
        ranks[one.layer.name] = one.rank;
    }
    if (made.empty())
        return run.finish(model);
    const Model factored = editor.finish();
    std::set<std::string> fitted;
    for (const Candidate &one : all)
        fitted.insert(one.layer.name);
    std::vector<RepairedLayer> repaired;
    const auto repair = [&](const RepairOptions &options) { return repairAround(model, factored, fitted, options, context); };
    PARE_TRY_ASSIGN(Model result, repairedAsAsked("factorize", factored, repair, repaired, run));
    for (const auto &[layer, first] : made) {
        const Candidate &one = *layer;
        run.changed(one.layer.name,
                    fmt::format("{}x{} -> rank {}: {} -> {} weights, {} of {} lost{}", one.outputs, one.inputs, one.rank, formatCount(one.outputs * one.inputs),
                                formatCount(one.cost()), formatPercent(one.directions.lost(one.rank), 1),
                                seen ? "the variance of its output on calibration data" : "the squares of its weights", repairedText(repaired, one.layer.name)),
                    {first, one.layer.name});
    }
    for (const RepairedLayer &layer : repaired)
        if (!run.changedLayer(layer.layer))
            run.changed(layer.layer, "fitted to what it gave before" + repairedText(repaired, layer.layer), {layer.layer});
    if (!seen)
        run.note({}, "directions were chosen by the weights alone: with calibration data (--calib) they are those that carry what the layers give");
    run.decide("ranks", ranks);
    run.decide("importance", seen ? "activation" : "weights");
    if (seen) {
        run.decide("samples", samples);
        run.decide("also_observed", whole);
    }
    return run.finish(std::move(result));
}

} // namespace

const Pass &factorizePass()
{
    static const Pass pass{
        "factorize",
        "Makes two smaller layers of lower rank of one large one: fewer weights and less to compute",
        false,
        {{"ratio", OptionType::Real, "0.3", "The share of the weights of these layers that goes", "", 0, 0.99, {}},
         {"scope", OptionType::Choice, "global", "global: the share of all layers together, taken where least is lost, so that layers that need their rank stay whole; per-layer: the same share of each", "", {}, {}, {"per-layer", "global"}},
         {"importance", OptionType::Choice, "auto",
          "Which directions stay. activation: those that carry most of what the layer gives on calibration data; weights: those of the weights; auto: activation with calibration data, else weights",
          "", {}, {}, {"auto", "activation", "weights"}},
         repairOption("second factors, and layers that stay whole,"),
         {"multiple", OptionType::Integer, "8", "Ranks above it are a multiple of it, which runs faster", "", 1, 256, {}},
         {"samples", OptionType::Integer, "256", "Samples of the calibration data that are looked at", "", 1, 1000000, {}}},
        factorize};
    return pass;
}

} // namespace pare
