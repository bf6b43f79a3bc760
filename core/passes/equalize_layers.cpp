// Before: h = Relu(A(x, W, b));  y_i = B_i(h, V_i)
// After:  h = Relu(A(x, W / s, b / s));  y_i = B_i(h, s * V_i)
// with one s > 0 a channel: computes the same, since Relu, LeakyRelu and PRelu pass positive factors on. A and B are Conv (depthwise too: chains of
// three come out as two pairs), ConvTranspose (A only), Gemm or MatMul with its bias; without anything between them too.
// Source: Nagel et al. 2019, "Data-Free Quantization Through Weight Equalization and Bias Correction" (arXiv 1906.04721), section 4.1: s = sqrt(max|W_c| /
// max|V_c|) is tried beside scales by what h reaches. How the best is found, and that it is kept only where it helps: channel_smoothing.h.
// Conditions: all weights are finite float32 constants that nobody else reads; A's result and h have no other readers and are no outputs.
#include "core/passes/equalize_layers.h"

#include "core/model/attributes.h"
#include "core/passes/channel_smoothing.h"
#include "core/passes/in_bodies.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

struct Pair {
    ScalableLayer before;
    SmoothedValue between;
};

OrReason<Pair> pairAt(const Model &model, NodeId id)
{
    const auto because = [](std::string reason) { return OrReason<Pair>::because(std::move(reason)); };
    const auto layer = scalableLayer(model, id);
    if (!layer)
        return because(layer.reason());
    Pair pair{*layer, {model.index().node(id).name(), layer->output, static_cast<int>(layer->axisFromEnd()), layer->outputChannels(), {}, {}}};
    if (model.index().uses(layer->layer.weight).size() != 1)
        return because("its weight is shared with other layers");
    if (model.index().isGraphOutput(layer->output))
        return because("its result is an output of the model");
    if (const auto use = model.index().onlyUse(layer->output); use && use->input == 0) {
        const auto &node = model.index().node(use->node);
        if (isOp(node, "Relu") || isOp(node, "LeakyRelu") || isOp(node, "PRelu"))
            pair.between.value = node.output(0);
    }
    const auto readers = scalableLayersAfter(model, pair.between.value);
    if (!readers)
        return because(readers.reason());
    for (const ScalableLayer &reader : *readers) {
        if (reader.layer.kind == WeightedKind::ConvTranspose)
            return because(reader.layer.name + " behind it is a ConvTranspose");
        if (reader.axisFromEnd() != layer->axisFromEnd() || reader.inputChannels() != layer->outputChannels())
            return because(reader.layer.name + " behind it does not multiply its channels");
        if (model.index().uses(reader.layer.weight).size() != 1)
            return because("the weight of " + reader.layer.name + " is shared with other layers");
    }
    pair.between.readers = *readers;
    return pair;
}

// s = sqrt(max|W_c| / max|V_c|); empty where a weight cannot be read.
Result<std::vector<double>> equalizing(const Model &model, const Pair &pair)
{
    const auto channels = static_cast<size_t>(pair.between.channels);
    std::vector<double> before(channels, 0);
    std::vector<double> behind(channels, 0);
    PARE_TRY_ASSIGN(const auto own, weightValues(model, pair.before.layer));
    if (!own)
        return std::vector<double>();
    forEachWeight(pair.before, [&](size_t at, size_t output, size_t) { before[output] = std::max(before[output], static_cast<double>(std::abs((*own)[at]))); });
    for (const ScalableLayer &reader : pair.between.readers) {
        PARE_TRY_ASSIGN(const auto values, weightValues(model, reader.layer));
        if (!values)
            return std::vector<double>();
        forEachWeight(reader, [&](size_t at, size_t, size_t input) { behind[input] = std::max(behind[input], static_cast<double>(std::abs((*values)[at]))); });
    }
    std::vector<double> scales(channels, 1);
    for (size_t c = 0; c < channels; ++c)
        if (before[c] > 0 && behind[c] > 0)
            scales[c] = std::sqrt(before[c] / behind[c]);
    return scales;
}

// The model with one pair's scales; the reason where that cannot be done.
Result<OrReason<Model>> scaled(const Model &model, const Pair &pair, const ScaleSteps &steps)
{
    const std::vector<double> scales = scalesOf(steps);
    const std::vector<double> none(scales.size(), 0);
    std::vector<double> inverse;
    for (const double scale : scales)
        inverse.push_back(1 / scale);
    std::vector<FoldedWeights> all;
    PARE_TRY_ASSIGN(auto before, foldedOutputs(model, pair.before, {inverse, none}));
    if (!before)
        return OrReason<Model>::because(before.reason());
    all.push_back(std::move(*before));
    for (const ScalableLayer &reader : pair.between.readers) {
        PARE_TRY_ASSIGN(auto behind, foldedInputs(model, reader, {scales, none}));
        if (!behind)
            return OrReason<Model>::because(behind.reason());
        all.push_back(std::move(*behind));
    }
    GraphEditor editor(model);
    for (const FoldedWeights &one : all)
        writeFolded(editor, one);
    return OrReason<Model>(editor.finish());
}

std::vector<Pair> pairsOf(const Model &model, PassRun &run)
{
    std::vector<Pair> pairs;
    for (const NodeId id : model.index().order()) {
        const auto &node = model.index().node(id);
        if (!hasWeights(node) || isOp(node, "Gather") || !run.wants(node.name()))
            continue;
        auto pair = pairAt(model, id);
        if (pair && model.opset() < 11)
            run.declined(node.name(), "trying scales needs opset 11: run raise-opset first");
        else if (!pair)
            run.declined(node.name(), pair.reason());
        else
            pairs.push_back(std::move(*pair));
    }
    return pairs;
}

// The model with all of these scales, one pair after the other: a layer between two others is scaled on both sides. Pairs that cannot be
// scaled are declined and leave `steps`.
Result<Model> scaledAll(const Model &model, std::map<std::string, ScaleSteps> &steps, PassRun &run)
{
    Model result = model;
    for (const Pair &pair : pairsOf(model, run)) {
        const auto found = steps.find(pair.between.name);
        if (found == steps.end())
            continue;
        if (found->second.size() != static_cast<size_t>(pair.between.channels))
            return invalidInput(fmt::format("the resolution holds {} scales for the {} channels of {}", found->second.size(), pair.between.channels, found->first), "equalize-layers");
        const auto now = result.index().find(found->first);
        const auto same = now ? pairAt(result, *now) : OrReason<Pair>::because("it went");
        PARE_TRY_ASSIGN(auto next, same ? scaled(result, *same, found->second) : Result<OrReason<Model>>(OrReason<Model>::because(same.reason())));
        if (next) {
            result = *next;
        } else {
            run.declined(found->first, next.reason());
            steps.erase(found);
        }
    }
    return result;
}

Result<PassOutcome> equalizeLayers(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("equalize-layers", request, context);
    if (!run.replays() && !context.services.observe)
        return unavailable("it needs calibration data: some samples of what the model will see (--calib)", "equalize-layers");
    const std::vector<Pair> pairs = pairsOf(model, run);
    if (pairs.empty())
        return run.unchanged(model);
    std::map<std::string, ScaleSteps> steps;
    std::map<std::string, double> errorsLeft;
    if (run.replays())
        steps = run.replayed().value("scales", steps);
    // What suits a pair changes with its neighbours: again, until nothing gains any more.
    constexpr int rounds = 8;
    Model now = model;
    for (int round = 0; round < rounds && !run.replays(); ++round) {
        PassRun silent("equalize-layers", request, context);
        PassRun &heard = round == 0 ? run : silent;
        std::vector<SmoothedValue> values;
        for (Pair &pair : pairsOf(now, silent)) {
            PARE_TRY_ASSIGN(pair.between.others, equalizing(now, pair));
            values.push_back(pair.between);
        }
        PARE_TRY_ASSIGN(const ChosenScales chosen, chooseScales(now, values, heard));
        if (chosen.steps.empty())
            break;
        for (const auto &[name, more] : chosen.steps) {
            ScaleSteps &own = steps[name];
            own.resize(more.size(), 0);
            for (size_t c = 0; c < more.size(); ++c)
                own[c] += more[c];
            const double left = errorsLeft.contains(name) ? errorsLeft[name] : 1;
            errorsLeft[name] = left * chosen.errorsLeft.at(name);
        }
        PARE_TRY_ASSIGN(now, scaledAll(model, steps, silent));
    }
    PassRun silent("equalize-layers", request, context);
    PARE_TRY_ASSIGN(Model result, scaledAll(model, steps, silent));
    for (const Pair &pair : pairs) {
        const std::string &name = pair.between.name;
        if (!steps.contains(name))
            continue;
        const auto left = errorsLeft.find(name);
        run.changed(name, "its channels were evened out" + (left == errorsLeft.end() ? std::string() : fmt::format(": leaves {:.2f} of the error of {} behind it", left->second, smoothingGoal(request.options))),
                    {name});
        for (const ScalableLayer &reader : pair.between.readers)
            run.reshaped(reader.layer.name, "takes the scales of " + name);
    }
    run.decide("scales", steps);
    return run.finish(std::move(result));
}

} // namespace

const Pass &equalizeLayersPass()
{
    static const Pass pass{"equalize-layers",
                           "Evens out the channels between two layers, so that 8 bits, or fewer in the weights, serve all of them",
                           true,
                           smoothingOptions(),
                           alsoInBranches<equalizeLayers>,
                           true};
    return pass;
}

} // namespace pare
