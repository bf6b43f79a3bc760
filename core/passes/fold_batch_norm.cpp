// Before: y = BatchNormalization(L(x, W, b), s, B, mean, var), with L one of Conv, ConvTranspose, Gemm, MatMul, MatMul + Add(b)
// After:  y = L(x, W * f, (b - mean) * f + B), with f = s / sqrt(var + epsilon) for each output channel
// Conditions: the result of L (and of the Add) has no other reader and is no output of the model; W, b and the normalization's
// parameters are float32 constants; the normalization is the one of inference (running statistics); for MatMul the result is a matrix,
// because the normalization counts channels on axis 1.
// Shared weights are copied for this layer. The arithmetic is double, rounded once.
#include "core/passes/fold_batch_norm.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/weighted_layer.h"
#include "core/quant/weights.h"

#include <cmath>

namespace pare {

namespace {

struct Factors {
    std::vector<double> scale; // f
    std::vector<double> shift; // B - mean * f
};

// The layer before a normalization, with the Add that holds the bias of a MatMul.
struct Target {
    WeightedLayer layer;
    std::optional<NodeId> biasAdd;
    std::string bias;  // value name; empty where there is none
    double biasFactor = 1; // Gemm's beta
};

OrReason<Target> because(const std::string &reason)
{
    return OrReason<Target>::because(reason);
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

Result<OrReason<Factors>> factorsOf(const Model &model, const pb::NodeProto &norm)
{
    std::vector<std::vector<float>> values;
    for (int i = 1; i <= 4; ++i) {
        if (const std::string reason = whyNotConstant(model, norm.input(i)); !reason.empty())
            return OrReason<Factors>::because("its parameter " + norm.input(i) + " " + reason);
        PARE_TRY_ASSIGN(auto floats, model.constantFloats(norm.input(i)));
        if (!allFinite(floats) || (i > 1 && floats.size() != values[0].size()))
            return OrReason<Factors>::because("its parameter " + norm.input(i) + " holds NaN or infinity, or has another length");
        values.push_back(std::move(floats));
    }
    const double epsilon = static_cast<double>(floatAttribute(norm, "epsilon", 1e-5F));
    Factors factors;
    for (size_t c = 0; c < values[0].size(); ++c) {
        const double deviation = std::sqrt(static_cast<double>(values[3][c]) + epsilon);
        if (!(deviation > 0))
            return OrReason<Factors>::because("its variance is negative");
        const double scale = static_cast<double>(values[0][c]) / deviation;
        factors.scale.push_back(scale);
        factors.shift.push_back(static_cast<double>(values[1][c]) - static_cast<double>(values[2][c]) * scale);
    }
    return OrReason<Factors>(std::move(factors));
}

OrReason<Target> targetBefore(const Model &model, const ShapeTable &shapes, const pb::NodeProto &norm)
{
    const auto &index = model.index();
    const std::string value = norm.input(0);
    const auto maker = index.producer(value);
    if (!maker)
        return because("it normalizes an input of the model");
    if (!index.onlyUse(value))
        return because("the result of " + index.node(*maker).name() + " is read by " + readersText(model, value));
    Target target;
    NodeId layerId = *maker;
    if (isOp(index.node(layerId), "Add")) {
        const auto &add = index.node(layerId);
        const int constantSide = index.constant(add.input(1)) ? 1 : 0;
        const auto before = index.producer(add.input(1 - constantSide));
        if (!index.constant(add.input(constantSide)) || !before || !isOp(index.node(*before), "MatMul"))
            return because(add.name() + " before it adds no bias to a matrix product");
        if (!index.onlyUse(add.input(1 - constantSide)))
            return because("the result of " + index.node(*before).name() + " has other readers");
        target.biasAdd = layerId;
        target.bias = add.input(constantSide);
        layerId = *before;
    }
    const auto &node = index.node(layerId);
    if (!isOp(node, "Conv") && !isOp(node, "ConvTranspose") && !isOp(node, "Gemm") && !isOp(node, "MatMul"))
        return because("it follows " + node.op_type() + ", which has no weights to fold into");
    const auto layer = weightedLayer(model, layerId);
    if (!layer)
        return because(node.name() + ": " + layer.reason());
    target.layer = *layer;
    if (layer->kind == WeightedKind::MatMul && shapes.rank(value).value_or(0) != 2)
        return because("the result of " + node.name() + " is not known to be a matrix, so its channels may lie on another axis");
    if (layer->kind == WeightedKind::Gemm)
        target.biasFactor = static_cast<double>(floatAttribute(node, "beta", 1.0F));
    if (layer->kind != WeightedKind::MatMul && node.input_size() > 2)
        target.bias = node.input(2);
    if (!target.bias.empty())
        if (const std::string reason = whyNotConstant(model, target.bias); !reason.empty())
            return because("the bias of " + node.name() + " " + reason);
    return target;
}

// Multiplies each output channel of the weight by its factor. ConvTranspose counts outputs as (group, axis 1).
std::vector<float> scaledWeights(const std::vector<float> &weights, const WeightedLayer &layer, int64_t groups, const std::vector<double> &scale)
{
    std::vector<float> scaled(weights.size());
    const auto layout = quant::channelLayout(layer.dims, layer.channelAxis);
    const int64_t outerPerGroup = std::max<int64_t>(1, layout.outer / groups);
    size_t at = 0;
    for (int64_t o = 0; o < layout.outer; ++o)
        for (int64_t c = 0; c < layout.channels; ++c) {
            const int64_t group = layer.kind == WeightedKind::ConvTranspose ? o / outerPerGroup : 0;
            const double factor = scale[static_cast<size_t>(group * layout.channels + c)];
            for (int64_t i = 0; i < layout.inner; ++i, ++at)
                scaled[at] = static_cast<float>(static_cast<double>(weights[at]) * factor);
        }
    return scaled;
}

// A bias may be a scalar or a row that broadcasts: brought to one value a channel.
OrReason<std::vector<double>> biasPerChannel(const pb::TensorProto *tensor, const std::vector<float> &bias, size_t channels)
{
    const bool row = tensor && tensor->dims_size() > 0 && tensor->dims(tensor->dims_size() - 1) == static_cast<int64_t>(channels);
    if (!bias.empty() && bias.size() != 1 && (bias.size() != channels || !row))
        return OrReason<std::vector<double>>::because("the bias has another length than the channels");
    std::vector<double> values(channels, 0);
    for (size_t c = 0; c < channels && !bias.empty(); ++c)
        values[c] = static_cast<double>(bias[bias.size() == 1 ? 0 : c]);
    return values;
}

std::string writeConstant(GraphEditor &editor, const std::string &value, const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    if (editor.index().onlyUse(value)) {
        editor.setConstant(value, pb::TensorProto::FLOAT, dims, bytesOf(values));
        return value;
    }
    return editor.addFloats(value + "/folded", dims, values);
}

Result<std::string> fold(GraphEditor &editor, const Model &model, const Target &target, const Factors &factors)
{
    const auto channels = factors.scale.size();
    const int64_t groups = target.layer.kind == WeightedKind::ConvTranspose ? groupsOf(model.index().node(target.layer.id)) : 1;
    if (static_cast<int64_t>(channels) != target.layer.channels() * groups)
        return std::string("it has another number of channels than " + target.layer.name);
    PARE_TRY_ASSIGN(const auto weights, weightValues(model, target.layer));
    if (!weights)
        return target.layer.name + ": " + weights.reason();
    std::vector<float> biasValues;
    if (!target.bias.empty()) {
        PARE_TRY_ASSIGN(biasValues, model.constantFloats(target.bias));
    }
    const auto bias = biasPerChannel(model.index().constant(target.bias), biasValues, channels);
    if (!bias)
        return bias.reason();

    std::vector<float> folded(channels);
    for (size_t c = 0; c < channels; ++c)
        folded[c] = static_cast<float>((*bias)[c] * target.biasFactor * factors.scale[c] + factors.shift[c]);
    const std::vector<float> scaled = scaledWeights(*weights, target.layer, groups, factors.scale);
    if (!allFinite(scaled) || !allFinite(folded))
        return std::string("folding would make weights that are not finite");
    auto &node = editor.node(target.layer.id);
    const std::vector<int64_t> biasDims{static_cast<int64_t>(channels)};
    node.set_input(target.layer.input, writeConstant(editor, target.layer.weight, target.layer.dims, scaled));
    if (target.layer.kind == WeightedKind::Gemm)
        setAttribute(node, "beta", 1.0F);
    if (target.biasAdd) {
        auto &add = editor.node(*target.biasAdd);
        const int side = add.input(0) == target.bias ? 0 : 1;
        add.set_input(side, writeConstant(editor, target.bias, biasDims, folded));
    } else if (!target.bias.empty()) {
        node.set_input(2, writeConstant(editor, target.bias, biasDims, folded));
    } else {
        while (node.input_size() < 3)
            node.add_input("");
        node.set_input(2, editor.addFloats(target.layer.weight + "/bias", biasDims, folded));
    }
    return std::string();
}

// A MatMul without Add has no place for a bias: the shift then stays as an Add in the normalization's stead.
void keepShift(GraphEditor &editor, NodeId norm, const std::string &base, const Factors &factors)
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

Result<PassOutcome> foldBatchNorm(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-batch-norm", request, context);
    const auto norms = model.index().nodesOf("BatchNormalization");
    if (norms.empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    for (size_t i = 0; i < norms.size(); ++i) {
        if (run.stopRequested())
            return cancelled();
        const auto &norm = model.index().node(norms[i]);
        if (!run.wants(norm.name()))
            continue;
        run.progress(norm.name(), static_cast<int64_t>(i), static_cast<int64_t>(norms.size()));
        if (!isInference(model, norm)) {
            run.declined(norm.name(), "it computes its statistics from the batch (training mode)");
            continue;
        }
        const auto target = targetBefore(model, shapes, norm);
        if (!target) {
            run.declined(norm.name(), target.reason());
            continue;
        }
        PARE_TRY_ASSIGN(const auto factors, factorsOf(model, norm));
        if (!factors) {
            run.declined(norm.name(), factors.reason());
            continue;
        }
        const bool keepsAdd = target->layer.kind == WeightedKind::MatMul && !target->biasAdd;
        if (keepsAdd) {
            PARE_TRY_ASSIGN(const auto weights, weightValues(model, target->layer));
            if (!weights || static_cast<int64_t>(factors->scale.size()) != target->layer.channels()) {
                run.declined(norm.name(), weights ? "it has another number of channels than " + target->layer.name : weights.reason());
                continue;
            }
            const auto scaled = scaledWeights(*weights, target->layer, 1, factors->scale);
            editor.node(target->layer.id).set_input(1, writeConstant(editor, target->layer.weight, target->layer.dims, scaled));
            keepShift(editor, norms[i], norm.name(), *factors);
            run.changed(norm.name(), "scale folded into " + target->layer.name + ", the shift stays as an addition", {target->layer.name, norm.name()});
            continue;
        }
        PARE_TRY_ASSIGN(const std::string reason, fold(editor, model, *target, *factors));
        if (!reason.empty()) {
            run.declined(norm.name(), reason);
            continue;
        }
        editor.bypass(norms[i]);
        run.changed(norm.name(), "folded into " + target->layer.name, {target->layer.name});
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &foldBatchNormPass()
{
    static const Pass pass{"fold-batch-norm",
                           "Folds batch normalization into the weights of the convolution or matrix product before it",
                           false,
                           {},
                           foldBatchNorm,
                           true};
    return pass;
}

} // namespace pare
