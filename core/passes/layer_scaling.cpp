#include "core/passes/layer_scaling.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

OrReason<ScalableLayer> because(const std::string &reason)
{
    return OrReason<ScalableLayer>::because(reason);
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

// A layer's weights and biases as they are, in double.
struct Content {
    std::vector<float> weights;
    std::vector<double> bias; // one a channel; zeros where there is none
};

Result<OrReason<Content>> contentOf(const Model &model, const ScalableLayer &target)
{
    PARE_TRY_ASSIGN(auto weights, weightValues(model, target.layer));
    if (!weights)
        return OrReason<Content>::because(target.layer.name + ": " + weights.reason());
    std::vector<float> biasValues;
    if (!target.bias.empty()) {
        PARE_TRY_ASSIGN(biasValues, model.constantFloats(target.bias));
    }
    auto bias = biasPerChannel(model.index().constant(target.bias), biasValues, static_cast<size_t>(target.outputChannels()));
    if (!bias)
        return OrReason<Content>::because(bias.reason());
    return OrReason<Content>(Content{std::move(*weights), std::move(*bias)});
}

void writeBias(GraphEditor &editor, const ScalableLayer &target, const std::vector<float> &bias)
{
    const std::vector<int64_t> row{static_cast<int64_t>(bias.size())};
    auto &node = editor.node(target.layer.id);
    if (target.layer.kind == WeightedKind::Gemm)
        setAttribute(node, "beta", 1.0F);
    if (target.biasAdd) {
        auto &add = editor.node(*target.biasAdd);
        const int side = add.input(0) == target.bias ? 0 : 1;
        const auto *tensor = editor.index().constant(target.bias);
        std::vector<int64_t> dims(tensor->dims().begin(), tensor->dims().end()); // its rank may widen the result
        if (dims.empty())
            dims = row;
        dims.back() = row.front();
        add.set_input(side, writeConstant(editor, target.bias, dims, bias));
    } else if (!target.bias.empty()) {
        node.set_input(2, writeConstant(editor, target.bias, row, bias));
    } else {
        while (node.input_size() < 3)
            node.add_input("");
        node.set_input(2, editor.addFloats(target.layer.weight + "/bias", row, bias));
    }
}

OrReason<FoldedWeights> unable(const std::string &reason)
{
    return OrReason<FoldedWeights>::because(reason);
}

OrReason<FoldedWeights> finite(FoldedWeights folded)
{
    if (!allFinite(folded.weights) || (folded.biasChanges && !allFinite(folded.bias)))
        return unable("folding would make weights that are not finite");
    return folded;
}

} // namespace

bool ChannelAffine::scales() const
{
    return std::any_of(scale.begin(), scale.end(), [](double value) { return value != 1; });
}

bool ChannelAffine::shifts() const
{
    return std::any_of(shift.begin(), shift.end(), [](double value) { return value != 0; });
}

Result<std::optional<NodeAffine>> nodeAffine(const Model &model, const pb::NodeProto &node)
{
    NodeAffine affine;
    if (isOp(node, "Neg") && node.input_size() == 1) {
        affine.input = node.input(0);
        affine.scale = {-1};
        affine.shift = {0};
        return std::optional(affine);
    }
    const bool known = isOp(node, "Mul") || isOp(node, "Div") || isOp(node, "Add") || isOp(node, "Sub");
    if (!known || node.input_size() != 2)
        return std::optional<NodeAffine>();
    const int constantSide = model.index().constant(node.input(1)) ? 1 : 0;
    const auto *tensor = model.index().constant(node.input(constantSide));
    affine.inputSide = 1 - constantSide;
    affine.input = node.input(affine.inputSide);
    if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || model.index().constant(affine.input) || (isOp(node, "Div") && constantSide == 0))
        return std::optional<NodeAffine>();
    if (tensorElementCount(*tensor).valueOr(0) > 1 << 20)
        return std::optional<NodeAffine>(); // no row of channels
    PARE_TRY_ASSIGN(const auto values, toDoubles(*tensor, model.payloads()));
    if (values.empty())
        return std::optional<NodeAffine>();
    affine.dims.assign(tensor->dims().begin(), tensor->dims().end());
    for (const double value : values) {
        if (!std::isfinite(value) || (isOp(node, "Div") && value == 0))
            return std::optional<NodeAffine>();
        const bool added = isOp(node, "Add") || isOp(node, "Sub");
        affine.scale.push_back(!added ? (isOp(node, "Div") ? 1 / value : value) : isOp(node, "Sub") && constantSide == 0 ? -1 : 1);
        affine.shift.push_back(!added ? 0 : isOp(node, "Sub") && constantSide == 1 ? -value : value);
    }
    return std::optional(affine);
}

OrReason<ChannelAffine> perChannel(const NodeAffine &affine, std::optional<int> rank, size_t fromEnd, int64_t channels)
{
    using Pairs = OrReason<ChannelAffine>;
    if (affine.dims.size() > static_cast<size_t>(rank.value_or(1)))
        return Pairs::because("its constant may have more axes than the value");
    for (size_t i = 0; i < affine.dims.size(); ++i) {
        const size_t place = affine.dims.size() - 1 - i; // from the end
        if (affine.dims[i] != 1 && (place != fromEnd || affine.dims[i] != channels))
            return Pairs::because("its constant is not one number a channel");
    }
    ChannelAffine pairs;
    for (int64_t c = 0; c < channels; ++c) {
        const size_t at = affine.scale.size() == 1 ? 0 : static_cast<size_t>(c);
        pairs.scale.push_back(affine.scale[at]);
        pairs.shift.push_back(affine.shift[at]);
    }
    return pairs;
}

int64_t ScalableLayer::outputChannels() const
{
    return layer.kind == WeightedKind::ConvTranspose ? layer.channels() * groups : layer.channels();
}

int64_t ScalableLayer::inputChannels() const
{
    switch (layer.kind) {
    case WeightedKind::Conv:
        return layer.dims[1] * groups;
    case WeightedKind::Gemm:
        return layer.transposed ? layer.dims[1] : layer.dims[0];
    default:
        return layer.dims[0];
    }
}

size_t ScalableLayer::axisFromEnd() const
{
    const bool convolution = layer.kind == WeightedKind::Conv || layer.kind == WeightedKind::ConvTranspose;
    return convolution ? layer.dims.size() - 2 : 0;
}

bool ScalableLayer::holdsBias() const
{
    return layer.kind != WeightedKind::MatMul || biasAdd.has_value();
}

OrReason<ScalableLayer> scalableLayer(const Model &model, NodeId id)
{
    const auto &index = model.index();
    const auto &node = index.node(id);
    if (!isOp(node, "Conv") && !isOp(node, "ConvTranspose") && !isOp(node, "Gemm") && !isOp(node, "MatMul"))
        return because(node.name() + " is " + node.op_type() + ", which has no weights to fold into");
    const auto layer = weightedLayer(model, id);
    if (!layer)
        return because(node.name() + ": " + layer.reason());
    ScalableLayer target;
    target.layer = *layer;
    target.output = node.output(0);
    if (layer->kind == WeightedKind::Gemm) {
        target.alpha = static_cast<double>(floatAttribute(node, "alpha", 1.0F));
        target.biasFactor = static_cast<double>(floatAttribute(node, "beta", 1.0F));
    } else if (layer->kind != WeightedKind::MatMul) {
        target.groups = groupsOf(node);
        if (target.groups < 1 || layer->dims[0] % target.groups != 0)
            return because(node.name() + " has groups that do not divide its channels");
    }
    if (layer->kind != WeightedKind::MatMul) {
        if (node.input_size() > 2)
            target.bias = node.input(2);
    } else if (const auto use = index.onlyUse(target.output); use && isOp(index.node(use->node), "Add")) {
        const auto &add = index.node(use->node);
        const std::string &other = add.input(1 - use->input);
        const auto *tensor = index.constant(other);
        const int64_t count = tensor ? tensorElementCount(*tensor).valueOr(0) : 0;
        const bool row = count == layer->channels() && tensor->dims_size() > 0 && tensor->dims(tensor->dims_size() - 1) == count;
        if ((row || count == 1) && tensor->data_type() == pb::TensorProto::FLOAT) {
            target.biasAdd = use->node;
            target.bias = other;
            target.output = add.output(0);
        }
    }
    if (!target.bias.empty())
        if (const std::string reason = whyNotConstant(model, target.bias); !reason.empty())
            return because("the bias of " + node.name() + " " + reason);
    return target;
}

OrReason<ScalableLayer> scalableLayerBefore(const Model &model, const std::string &value)
{
    const auto &index = model.index();
    const auto maker = index.producer(value);
    if (!maker)
        return because(value + " is no result of a layer");
    const auto &node = index.node(*maker);
    if (!isOp(node, "Add"))
        return scalableLayer(model, *maker);
    for (const auto &input : node.input())
        if (const auto before = index.producer(input); before && isOp(index.node(*before), "MatMul")) {
            auto target = scalableLayer(model, *before);
            if (!target || target->output == value)
                return target;
            if (!index.onlyUse(input))
                return because("the result of " + index.node(*before).name() + " has other readers");
        }
    return because(node.name() + " before it adds no bias to a matrix product");
}

OrReason<std::vector<ScalableLayer>> scalableLayersAfter(const Model &model, const std::string &value)
{
    using Layers = OrReason<std::vector<ScalableLayer>>;
    const auto &index = model.index();
    if (index.isGraphOutput(value))
        return Layers::because("its result is an output of the model");
    std::vector<ScalableLayer> layers;
    for (const Use &use : index.uses(value)) {
        const auto &reader = index.node(use.node);
        if (use.input != 0)
            return Layers::because(reader.name() + " reads its result as more than its input");
        const auto layer = scalableLayer(model, use.node);
        if (!layer)
            return Layers::because(layer.reason());
        layers.push_back(*layer);
    }
    if (layers.empty())
        return Layers::because("nothing reads its result");
    return layers;
}

Result<OrReason<FoldedWeights>> foldedOutputs(const Model &model, const ScalableLayer &target, const ChannelAffine &affine)
{
    const auto channels = static_cast<size_t>(target.outputChannels());
    if (affine.scale.size() != channels || affine.shift.size() != channels)
        return unable("it has another number of channels than " + target.layer.name);
    if (affine.shifts() && !target.holdsBias())
        return unable(target.layer.name + " has no bias that could take the shift");
    PARE_TRY_ASSIGN(auto content, contentOf(model, target));
    if (!content)
        return unable(content.reason());
    FoldedWeights folded{target, std::move(content->weights), std::vector<float>(channels), affine.scales(), affine.shifts() || !target.bias.empty()};
    forEachWeight(target, [&](size_t at, size_t output, size_t) {
        folded.weights[at] = static_cast<float>(static_cast<double>(folded.weights[at]) * affine.scale[output]);
    });
    for (size_t c = 0; c < channels; ++c)
        folded.bias[c] = static_cast<float>(content->bias[c] * target.biasFactor * affine.scale[c] + affine.shift[c]);
    return finite(std::move(folded));
}

Result<OrReason<FoldedWeights>> foldedInputs(const Model &model, const ScalableLayer &target, const ChannelAffine &affine)
{
    const auto channels = static_cast<size_t>(target.inputChannels());
    if (affine.scale.size() != channels || affine.shift.size() != channels)
        return unable("it has another number of channels than the input of " + target.layer.name);
    if (affine.shifts() && !target.holdsBias())
        return unable(target.layer.name + " has no bias that could take the shift");
    if (affine.shifts() && target.layer.kind == WeightedKind::ConvTranspose)
        return unable(target.layer.name + " spreads its input, so a shift would differ from place to place");
    if (affine.shifts() && target.layer.kind == WeightedKind::Conv && padsInput(model.index().node(target.layer.id), target.layer))
        return unable(target.layer.name + " pads its input with zeros, which a shift would not reach");
    PARE_TRY_ASSIGN(auto content, contentOf(model, target));
    if (!content)
        return unable(content.reason());
    FoldedWeights folded{target, std::move(content->weights), std::vector<float>(content->bias.size()), affine.scales(), affine.shifts()};
    std::vector<double> moved(content->bias.size(), 0);
    forEachWeight(target, [&](size_t at, size_t output, size_t input) {
        const auto weight = static_cast<double>(folded.weights[at]);
        moved[output] += weight * affine.shift[input];
        folded.weights[at] = static_cast<float>(weight * affine.scale[input]);
    });
    for (size_t c = 0; c < moved.size(); ++c)
        folded.bias[c] = static_cast<float>(content->bias[c] * target.biasFactor + target.alpha * moved[c]);
    return finite(std::move(folded));
}

void writeFolded(GraphEditor &editor, const FoldedWeights &folded)
{
    const ScalableLayer &target = folded.layer;
    if (folded.weightsChange)
        editor.node(target.layer.id).set_input(target.layer.input, writeConstant(editor, target.layer.weight, target.layer.dims, folded.weights));
    if (folded.biasChanges)
        writeBias(editor, target, folded.bias);
}

bool padsInput(const pb::NodeProto &convolution, const WeightedLayer &layer)
{
    const auto pads = intsAttribute(convolution, "pads");
    const std::string automatic = stringAttribute(convolution, "auto_pad", "NOTSET");
    if (automatic == "NOTSET")
        return std::any_of(pads.begin(), pads.end(), [](int64_t pad) { return pad != 0; });
    if (automatic == "VALID")
        return false;
    return std::any_of(layer.dims.begin() + 2, layer.dims.end(), [](int64_t size) { return size != 1; }); // SAME around one element is nothing
}

} // namespace pare
