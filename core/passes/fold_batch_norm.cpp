// Before: y = BatchNormalization(L(x, W, b), s, B, mean, var), with L one of Conv, ConvTranspose, Gemm, MatMul, MatMul + Add(b)
// After:  y = L(x, W * f, (b - mean) * f + B), with f = s / sqrt(var + epsilon) for each output channel
// Before: y = L(BatchNormalization(x, s, B, mean, var), W, b), with L one of Conv, Gemm, MatMul + Add(b)
// After:  y = L(x, W * f, b + sum of W * (B - mean * f)), with f for each input channel
// Conditions: the normalization is the one of inference (running statistics); W, b and its parameters are float32 constants.
// Into the layer before it: that layer's result (and that of the Add) has no other reader and is no output of the model. Into the layers
// after it: nothing else reads its result, and no convolution among them pads its input. For MatMul the result, or the input, is a matrix,
// because the normalization counts channels on axis 1.
// Shared weights are copied for this layer. The arithmetic is double, rounded once.
#include "core/passes/fold_batch_norm.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_scaling.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pare {

namespace {

OrReason<ScalableLayer> because(const std::string &reason)
{
    return OrReason<ScalableLayer>::because(reason);
}

bool isInference(const Model &model, const pb::NodeProto &norm)
{
    if (intAttribute(norm, "training_mode", 0) != 0 || intAttribute(norm, "spatial", 1) == 0)
        return false;
    for (int i = 1; i < norm.output_size(); ++i)
        if (!norm.output(i).empty() && (!model.index().uses(norm.output(i)).empty() || model.index().isGraphOutput(norm.output(i))))
            return false;
    return norm.input_size() == 5;
}

// s / sqrt(var + epsilon), and B - mean * that.
Result<OrReason<ChannelAffine>> factorsOf(const Model &model, const pb::NodeProto &norm)
{
    std::vector<std::vector<float>> values;
    for (int i = 1; i <= 4; ++i) {
        if (const std::string reason = whyNotConstant(model, norm.input(i)); !reason.empty())
            return OrReason<ChannelAffine>::because("its parameter " + norm.input(i) + " " + reason);
        PARE_TRY_ASSIGN(auto floats, model.constantFloats(norm.input(i)));
        if (!allFinite(floats) || (i > 1 && floats.size() != values[0].size()))
            return OrReason<ChannelAffine>::because("its parameter " + norm.input(i) + " holds NaN or infinity, or has another length");
        values.push_back(std::move(floats));
    }
    const double epsilon = static_cast<double>(floatAttribute(norm, "epsilon", 1e-5F));
    ChannelAffine factors;
    for (size_t c = 0; c < values[0].size(); ++c) {
        const double deviation = std::sqrt(static_cast<double>(values[3][c]) + epsilon);
        if (!(deviation > 0))
            return OrReason<ChannelAffine>::because("its variance is negative");
        const double scale = static_cast<double>(values[0][c]) / deviation;
        factors.scale.push_back(scale);
        factors.shift.push_back(static_cast<double>(values[1][c]) - static_cast<double>(values[2][c]) * scale);
    }
    return OrReason<ChannelAffine>(std::move(factors));
}

OrReason<ScalableLayer> targetBefore(const Model &model, const ShapeTable &shapes, const pb::NodeProto &norm)
{
    const auto &index = model.index();
    const std::string value = norm.input(0);
    const auto maker = index.producer(value);
    if (!maker)
        return because("it normalizes an input of the model");
    if (!index.onlyUse(value))
        return because("the result of " + index.node(*maker).name() + " is read by " + readersText(model, value));
    const auto &node = index.node(*maker);
    if (!isOp(node, "Add") && !isOp(node, "Conv") && !isOp(node, "ConvTranspose") && !isOp(node, "Gemm") && !isOp(node, "MatMul"))
        return because("it follows " + node.op_type() + ", which has no weights to fold into");
    auto target = scalableLayerBefore(model, value);
    if (target && target->layer.kind == WeightedKind::MatMul && shapes.rank(value).value_or(0) != 2)
        return because("the result of " + node.name() + " is not known to be a matrix, so its channels may lie on another axis");
    return target;
}

// A MatMul without Add has no place for a bias: the shift then stays as an Add in the normalization's stead.
void keepShift(GraphEditor &editor, NodeId norm, const std::string &base, const ChannelAffine &factors)
{
    std::vector<float> shift(factors.shift.begin(), factors.shift.end());
    const std::string bias = editor.addFloats(base + "/bias", {static_cast<int64_t>(shift.size())}, shift);
    auto &node = editor.node(norm);
    const std::string value = node.input(0);
    node.set_op_type("Add");
    node.clear_input();
    node.add_input(value);
    node.add_input(bias);
    while (node.output_size() > 1)
        node.mutable_output()->RemoveLast();
    node.clear_attribute();
}

// What became of a normalization.
struct Fold {
    std::string declined; // why it stays; empty where it was folded
    std::string what;
    std::vector<std::string> into;
    bool later = false;   // a layer it would go into has changed already: the next round sees it as it is then
};

// Into the layer before it.
Result<Fold> foldBackward(GraphEditor &editor, const ScalableLayer &target, NodeId norm, const ChannelAffine &factors)
{
    const bool keepsAdd = !target.holdsBias();
    ChannelAffine moved = factors;
    if (keepsAdd)
        std::fill(moved.shift.begin(), moved.shift.end(), 0.0);
    PARE_TRY_ASSIGN(const auto folded, foldedOutputs(editor.source(), target, moved));
    if (!folded)
        return Fold{folded.reason(), {}, {}};
    writeFolded(editor, *folded);
    const std::string name = editor.index().node(norm).name();
    if (keepsAdd) {
        keepShift(editor, norm, name, factors);
        return Fold{{}, "scale folded into " + target.layer.name + ", the shift stays as an addition", {target.layer.name, name}};
    }
    editor.bypass(norm);
    return Fold{{}, "folded into " + target.layer.name, {target.layer.name}};
}

// Into every layer that reads the normalized value, or into none.
Result<Fold> foldForward(GraphEditor &editor, const ShapeTable &shapes, NodeId norm, const std::vector<ScalableLayer> &layers, const ChannelAffine &factors)
{
    Fold fold;
    std::vector<FoldedWeights> all;
    for (const ScalableLayer &layer : layers) {
        if (layer.axisFromEnd() == 0 && shapes.rank(editor.index().node(norm).output(0)).value_or(0) != 2)
            return Fold{"the input of " + layer.layer.name + " is not known to be a matrix, so its channels may lie on another axis", {}, {}};
        PARE_TRY_ASSIGN(auto folded, foldedInputs(editor.source(), layer, factors));
        if (!folded)
            return Fold{folded.reason(), {}, {}};
        fold.what += (fold.what.empty() ? "folded into " : ", ") + layer.layer.name;
        fold.into.push_back(layer.layer.name);
        all.push_back(std::move(*folded));
    }
    for (const FoldedWeights &folded : all)
        writeFolded(editor, folded);
    editor.bypass(norm);
    return fold;
}

Result<Fold> fold(GraphEditor &editor, const ShapeTable &shapes, NodeId id, std::set<NodeId> &touched)
{
    const Model &model = editor.source();
    const auto &norm = model.index().node(id);
    if (!isInference(model, norm))
        return Fold{"it computes its statistics from the batch (training mode)", {}, {}};
    PARE_TRY_ASSIGN(const auto factors, factorsOf(model, norm));
    if (!factors)
        return Fold{factors.reason(), {}, {}};
    const auto before = targetBefore(model, shapes, norm);
    if (before) {
        if (!touched.insert(before->layer.id).second)
            return Fold{{}, {}, {}, true};
        return foldBackward(editor, *before, id, *factors);
    }
    const auto after = scalableLayersAfter(model, norm.output(0));
    if (!after)
        return Fold{before.reason(), {}, {}};
    for (const ScalableLayer &layer : *after)
        if (touched.contains(layer.layer.id))
            return Fold{{}, {}, {}, true};
    PARE_TRY_ASSIGN(Fold forward, foldForward(editor, shapes, id, *after, *factors));
    if (!forward.declined.empty())
        forward.declined = before.reason() + ", and " + forward.declined;
    else
        for (const ScalableLayer &layer : *after)
            touched.insert(layer.layer.id);
    return forward;
}

Result<PassOutcome> foldBatchNorm(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-batch-norm", request, context);
    Model current = model;
    bool again = true;
    while (again) { // each round but the last folds a normalization at least
        again = false;
        const auto norms = current.index().nodesOf("BatchNormalization");
        if (norms.empty())
            break;
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(current));
        GraphEditor editor(current);
        std::set<NodeId> touched;
        std::vector<Declined> declined;
        for (size_t i = 0; i < norms.size(); ++i) {
            if (run.stopRequested())
                return cancelled();
            const std::string name = current.index().node(norms[i]).name();
            if (!run.wants(name))
                continue;
            run.progress(name, static_cast<int64_t>(i), static_cast<int64_t>(norms.size()));
            PARE_TRY_ASSIGN(const Fold done, fold(editor, shapes, norms[i], touched));
            if (done.later)
                again = true;
            else if (!done.declined.empty())
                declined.push_back({name, done.declined});
            else
                run.changed(name, done.what, done.into);
        }
        if (!again)
            for (const Declined &one : declined)
                run.declined(one.layer, one.reason);
        if (touched.empty())
            break;
        standaloneInitializers(editor);
        current = editor.finish();
    }
    return run.finish(run.changedAnything() ? std::move(current) : model);
}

} // namespace

const Pass &foldBatchNormPass()
{
    static const Pass pass{"fold-batch-norm",
                           "Folds batch normalization into the weights of the convolution or matrix product beside it",
                           false,
                           {},
                           alsoInBranches<foldBatchNorm>,
                           true};
    return pass;
}

} // namespace pare
