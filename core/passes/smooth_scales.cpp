// Before: n = LayerNormalization(x, g, b);  y_i = MatMul(n, W_i)
// After:  n = LayerNormalization(x, g / s, b / s);  y_i = MatMul(n, s * W_i)
// with one s a channel: computes the same, but channels of n that reach far no longer take the digits of all others when n is quantized.
// How s is found, and that it is kept only where it helps: channel_smoothing.h.
// Conditions: g and b are finite float32 constants of one row; every reader of n is a MatMul or Gemm whose constant weight nobody else reads.
#include "core/passes/smooth_scales.h"

#include "core/model/attributes.h"
#include "core/passes/channel_smoothing.h"
#include "core/passes/in_bodies.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

namespace {

OrReason<SmoothedValue> valueOf(const Model &model, NodeId id)
{
    const auto because = [](std::string reason) { return OrReason<SmoothedValue>::because(std::move(reason)); };
    const auto &node = model.index().node(id);
    SmoothedValue value{node.name(), node.output(0), 0, 0, {}, {}};
    for (int input = 1; input < std::min(node.input_size(), 3); ++input) {
        if (input == 2 && node.input(2).empty())
            continue;
        if (const std::string reason = whyNotConstant(model, node.input(input)); !reason.empty())
            return because("its " + std::string(input == 1 ? "scale" : "bias") + " " + reason);
        const auto *tensor = model.index().constant(node.input(input));
        if (tensor->dims_size() != 1)
            return because("it normalizes over more than one axis");
        value.channels = tensor->dims(0);
    }
    const auto readers = scalableLayersAfter(model, value.value);
    if (!readers)
        return because(readers.reason());
    value.readers = *readers;
    for (const ScalableLayer &reader : value.readers) {
        if (reader.layer.kind != WeightedKind::MatMul && reader.layer.kind != WeightedKind::Gemm)
            return because(reader.layer.name + " behind it is no matrix product");
        if (reader.inputChannels() != value.channels)
            return because(reader.layer.name + " does not multiply its channels");
        if (model.index().uses(reader.layer.weight).size() != 1)
            return because("the weight of " + reader.layer.name + " is shared with other layers");
    }
    return value;
}

// Both sides with the scales; the reason where that would make numbers that are not finite.
Result<std::string> write(const Model &model, NodeId norm, const SmoothedValue &value, const ScaleSteps &steps, GraphEditor &editor)
{
    const std::vector<double> scales = scalesOf(steps);
    std::vector<FoldedWeights> folded;
    for (const ScalableLayer &reader : value.readers) {
        PARE_TRY_ASSIGN(auto one, foldedInputs(model, reader, {scales, std::vector<double>(scales.size(), 0)}));
        if (!one)
            return one.reason();
        folded.push_back(std::move(*one));
    }
    const auto &node = model.index().node(norm);
    std::vector<std::pair<int, std::vector<float>>> rows;
    for (int input = 1; input < std::min(node.input_size(), 3); ++input) {
        if (node.input(input).empty())
            continue;
        PARE_TRY_ASSIGN(std::vector<float> values, model.constantFloats(node.input(input)));
        for (size_t c = 0; c < values.size(); ++c)
            values[c] = static_cast<float>(static_cast<double>(values[c]) / scales[c]);
        if (!allFinite(values))
            return std::string("its scale or bias is not finite");
        rows.emplace_back(input, std::move(values));
    }
    for (const FoldedWeights &one : folded)
        writeFolded(editor, one);
    for (const auto &[input, values] : rows) {
        if (model.index().uses(node.input(input)).size() == 1)
            editor.setConstant(node.input(input), pb::TensorProto::FLOAT, {value.channels}, bytesOf(values));
        else
            editor.node(norm).set_input(input, editor.addFloats(node.input(input) + "/smooth", {value.channels}, values));
    }
    return std::string();
}

Result<PassOutcome> smoothScales(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("smooth-scales", request, context);
    if (!run.replays() && !context.services.observe)
        return unavailable("it needs calibration data: some samples of what the model will see (--calib)", "smooth-scales");
    std::vector<SmoothedValue> values;
    for (const NodeId id : model.index().nodesOf("LayerNormalization")) {
        const auto &node = model.index().node(id);
        if (!isOp(node, "LayerNormalization") || !run.wants(node.name()))
            continue;
        auto value = valueOf(model, id);
        if (value)
            values.push_back(std::move(*value));
        else
            run.declined(node.name(), value.reason());
    }
    if (values.empty())
        return run.unchanged(model);
    ChosenScales chosen;
    if (run.replays()) {
        chosen.steps = run.replayed().value("scales", chosen.steps);
    } else {
        PARE_TRY_ASSIGN(chosen, chooseScales(model, values, run));
    }
    GraphEditor editor(model);
    std::map<std::string, ScaleSteps> written;
    for (const SmoothedValue &value : values) {
        const auto found = chosen.steps.find(value.name);
        if (found == chosen.steps.end())
            continue;
        if (found->second.size() != static_cast<size_t>(value.channels))
            return invalidInput(fmt::format("the resolution holds {} scales for the {} channels of {}", found->second.size(), value.channels, value.name), "smooth-scales");
        PARE_TRY_ASSIGN(const std::string reason, write(model, *model.index().find(value.name), value, found->second, editor));
        if (!reason.empty()) {
            run.declined(value.name, reason);
            continue;
        }
        const auto left = chosen.errorsLeft.find(value.name);
        run.changed(value.name, "scales moved into what reads it" + (left == chosen.errorsLeft.end() ? std::string() : fmt::format(": leaves {:.2f} of the error of {} behind it", left->second, smoothingGoal(request.options))),
                    {value.name});
        for (const ScalableLayer &reader : value.readers)
            run.reshaped(reader.layer.name, "takes the scales of " + value.name);
        written.insert(*found);
    }
    run.decide("scales", written);
    return run.finish(editor);
}

} // namespace

const Pass &smoothScalesPass()
{
    static const Pass pass{"smooth-scales",
                           "Evens out the channels between a layer normalization and the products behind it, so that 8 bits, or fewer in the weights, serve all of them",
                           true,
                           smoothingOptions(),
                           alsoInBranches<smoothScales>,
                           true};
    return pass;
}

} // namespace pare
