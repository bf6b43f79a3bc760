#include "core/passes/float_layers.h"

#include "core/model/attributes.h"
#include "core/model/graph_editor.h"

#include <optional>

namespace pare {

namespace {

struct AtRisk {
    NodeId layer;
    NodeId dequantize;
    int64_t channels = 0; // of the input
    int64_t axis = 1;
};

bool leadsToQuantize(const GraphIndex &index, ValueNumber value)
{
    for (;;) {
        if (value == noValue || index.isGraphOutput(value) || index.uses(value).size() != 1)
            return false;
        const auto reader = index.uses(value).front().node;
        const auto &node = index.node(reader);
        if (isOp(node, "QuantizeLinear"))
            return true;
        if ((!isOp(node, "Relu") && !isOp(node, "Clip")) || index.outputs(reader).size() != 1)
            return false;
        value = index.outputs(reader).front();
    }
}

std::optional<AtRisk> atRisk(const Model &model, NodeId id)
{
    const GraphIndex &index = model.index();
    const auto &node = index.node(id);
    const bool convolution = isOp(node, "Conv");
    const bool transposed = isOp(node, "ConvTranspose");
    if ((!convolution && !transposed && !isOp(node, "Gemm")) || index.inputs(id).size() < 2 || index.outputs(id).size() != 1)
        return std::nullopt;
    const auto *weight = index.constant(index.inputs(id)[1]);
    const auto from = index.producer(index.inputs(id)[0]);
    if (!weight || weight->data_type() != pb::TensorProto::FLOAT || weight->dims_size() < 2 || !from || !isOp(index.node(*from), "DequantizeLinear")
        || index.inputs(*from).size() < 2)
        return std::nullopt;
    const auto *scale = index.constant(index.inputs(*from)[1]);
    const bool oneScale = scale && scale->data_type() == pb::TensorProto::FLOAT && (scale->dims_size() == 0 || (scale->dims_size() == 1 && scale->dims(0) == 1));
    if (!oneScale || !leadsToQuantize(index, index.outputs(id).front()))
        return std::nullopt;
    AtRisk layer{id, *from, 0, 1};
    if (convolution) {
        layer.channels = weight->dims(1) * intAttribute(node, "group", 1);
    } else if (transposed) {
        layer.channels = weight->dims(0);
    } else {
        layer.channels = weight->dims(intAttribute(node, "transB", 0) != 0 ? 1 : 0);
        layer.axis = intAttribute(node, "transA", 0) != 0 ? 0 : 1;
    }
    return layer.channels > 1 ? std::optional(layer) : std::nullopt;
}

} // namespace

FloatLayers keptInFloat(const Model &model)
{
    FloatLayers result{model, 0};
    GraphEditor editor(model);
    for (const NodeId id : model.index().order()) {
        const auto layer = atRisk(model, id);
        if (!layer)
            continue;
        const auto &before = model.index().node(layer->dequantize);
        const auto scale = model.constantFloats(before.input(1));
        const auto *zero = before.input_size() > 2 ? model.index().constant(before.input(2)) : nullptr;
        const auto zeroBytes = zero ? tensorBytes(*zero, model.payloads()) : Result<Bytes>(internalError({}));
        if (!scale.ok() || scale->size() != 1 || (before.input_size() > 2 && (!zeroBytes.ok() || zeroBytes->text().size() != 1)))
            continue;
        const std::string &name = model.index().node(id).name();
        const auto channels = static_cast<size_t>(layer->channels);
        std::vector<std::string> inputs{before.input(0), editor.addFloats(name + "/input/scales", {layer->channels}, std::vector<float>(channels, scale->front()))};
        if (zero)
            inputs.push_back(editor.addInitializer(name + "/input/zero_points", zero->data_type(), {layer->channels}, std::string(channels, zeroBytes->text().front())));
        ++result.kept;
        if (model.index().uses(before.output(0)).size() == 1 && !model.index().isGraphOutput(before.output(0))) { // nobody else reads it
            auto &own = editor.node(layer->dequantize);
            for (size_t i = 1; i < inputs.size(); ++i)
                own.set_input(static_cast<int>(i), inputs[i]);
            setAttribute(own, "axis", layer->axis);
            continue;
        }
        const std::string real = editor.uniqueName(name + "/input/dequantized");
        setAttribute(editor.add("DequantizeLinear", name + "/input/dequantize", inputs, {real}), "axis", layer->axis);
        editor.node(id).set_input(0, real);
    }
    if (result.kept > 0)
        result.model = editor.finish();
    return result;
}

std::vector<std::string> floatLayersAtRisk(const Model &model)
{
    std::vector<std::string> layers;
    for (const NodeId id : model.index().order())
        if (atRisk(model, id))
            layers.push_back(model.index().node(id).name());
    return layers;
}

} // namespace pare
