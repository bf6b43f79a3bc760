#include "core/passes/weighted_layer.h"

#include "core/base/checked.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"

#include <cmath>
#include <optional>

namespace pare {

int64_t WeightedLayer::elements() const
{
    return checkedElementCount(dims).value_or(0);
}

bool allFinite(const std::vector<float> &values)
{
    for (const float value : values)
        if (!std::isfinite(value))
            return false;
    return true;
}

bool hasWeights(const pb::NodeProto &node)
{
    for (const char *op : {"Conv", "ConvTranspose", "Gemm", "MatMul", "Gather", "LSTM", "GRU", "RNN"})
        if (isOp(node, op))
            return true;
    return false;
}

std::string whyNotConstant(const Model &model, const std::string &value)
{
    const auto &index = model.index();
    if (const auto *tensor = index.constant(value)) {
        if (tensor->data_type() == pb::TensorProto::FLOAT)
            return {};
        const std::string type(elementTypeName(tensor->data_type()));
        return isIntegerType(tensor->data_type()) ? "is already " + type : "is " + type + ", not float32";
    }
    const auto from = index.producer(value);
    if (!from)
        return index.isGraphInput(value) ? "is an input of the model" : "is no constant";
    const auto &maker = index.node(*from);
    if (isOp(maker, "DequantizeLinear") && maker.input_size() > 0) {
        if (const auto *stored = index.constant(maker.input(0)))
            return "is already " + std::string(elementTypeName(stored->data_type()));
        return "is computed by a DequantizeLinear";
    }
    // Follows the chain that takes stored weights apart at load, to its constant.
    const pb::NodeProto *step = &maker;
    for (int i = 0; i < 12 && step; ++i) {
        if (isOp(*step, "Cast") && step->input_size() > 0)
            if (const auto *stored = index.constant(step->input(0)))
                return "is already stored as " + std::string(elementTypeName(stored->data_type()));
        const auto before = step->input_size() > 0 ? index.producer(step->input(0)) : std::nullopt;
        step = before ? &index.node(*before) : nullptr;
    }
    bool fromConstants = maker.input_size() > 0;
    for (const auto &input : maker.input())
        fromConstants = fromConstants && (input.empty() || index.constant(input));
    if (fromConstants)
        return "comes from constants through " + maker.name() + ": run fold-constants first";
    return "comes from an activation through " + maker.name();
}

int64_t groupsOf(const pb::NodeProto &node)
{
    return intAttribute(node, "group", 1);
}

bool isDepthwise(const pb::NodeProto &node, const WeightedLayer &layer)
{
    return layer.kind == WeightedKind::Conv && groupsOf(node) > 1 && layer.dims.size() > 1 && layer.dims[1] == 1;
}

namespace {

OrReason<WeightedLayer> because(const std::string &reason)
{
    return OrReason<WeightedLayer>::because(reason);
}

OrReason<WeightedLayer> matMulLayer(WeightedLayer layer)
{
    layer.kind = WeightedKind::MatMul;
    if (layer.dims.size() > 2)
        return because("its weight has " + std::to_string(layer.dims.size()) + " dimensions: one matrix a batch entry");
    if (layer.dims.size() < 2)
        return because("its weight is a vector");
    layer.channelAxis = 1;
    return layer;
}

OrReason<WeightedLayer> gemmLayer(const pb::NodeProto &node, WeightedLayer layer)
{
    if (layer.dims.size() != 2)
        return because("its weight is no matrix");
    if (intAttribute(node, "transA", 0) != 0)
        return because("it transposes its input (transA)");
    layer.transposed = intAttribute(node, "transB", 0) != 0;
    layer.channelAxis = layer.transposed ? 0 : 1;
    return layer;
}

} // namespace

OrReason<WeightedLayer> weightedLayer(const Model &model, NodeId id, int input)
{
    const auto &node = model.index().node(id);
    WeightedLayer layer;
    layer.id = id;
    layer.name = node.name();
    layer.input = input > 0 ? input : isOp(node, "Gather") ? 0 : 1;
    if (layer.input >= node.input_size() || node.input(layer.input).empty())
        return because("it has no weight");
    layer.weight = node.input(layer.input);
    layer.tensor = model.index().constant(layer.weight);
    if (layer.tensor)
        layer.dims.assign(layer.tensor->dims().begin(), layer.tensor->dims().end());
    const std::string reason = whyNotConstant(model, layer.weight);
    if (isOp(node, "MatMul") && (reason.starts_with("comes from a") || reason.starts_with("is an input")))
        return because(model.index().constant(node.input(0)) ? "its weight is on the left: only a right factor can be quantized by channel"
                                                             : "it multiplies two activations");
    if (!reason.empty())
        return because("its weight " + reason);
    if (layer.elements() == 0)
        return because("its weight is empty");
    if (isOp(node, "MatMul"))
        return matMulLayer(std::move(layer));
    if (isOp(node, "Gemm")) {
        layer.kind = WeightedKind::Gemm;
        return gemmLayer(node, std::move(layer));
    }
    if (isOp(node, "Gather")) {
        layer.kind = WeightedKind::Embedding;
        if (layer.dims.size() != 2)
            return because("its table is no matrix");
        if (intAttribute(node, "axis", 0) != 0)
            return because("it does not gather rows (axis is not 0)");
        return layer;
    }
    if (isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN")) {
        layer.kind = WeightedKind::Recurrent;
        if (layer.dims.size() != 3)
            return because("its weight has not three dimensions");
        layer.channelAxis = 1;
        return layer;
    }
    if (layer.dims.size() < 3)
        return because("its weight has less than three dimensions");
    if (isOp(node, "ConvTranspose")) {
        layer.kind = WeightedKind::ConvTranspose;
        layer.channelAxis = 1; // [inputs, outputs / group, kernel...]
    }
    return layer;
}

namespace {

// Of a constant the tensor says it, of other values the table; nullopt where the rank is not known.
std::optional<std::vector<Dim>> knownDims(const Model &model, const ShapeTable &shapes, const std::string &value)
{
    if (const auto *tensor = model.index().constant(value)) {
        std::vector<Dim> dims;
        for (const int64_t size : tensor->dims())
            dims.push_back({size, {}});
        return dims;
    }
    const ValueShape *found = shapes.find(value);
    return found && found->ranked ? std::optional(found->dims) : std::nullopt;
}

// Whether a dimension of an addend broadcasts to one of the sum.
bool broadcasts(const Dim &dim, const Dim &to)
{
    return !dim.known() || dim.size == 1 || (to.known() ? dim.size == to.size : dim.size > 0);
}

} // namespace

std::string whyAddendMisfits(const Model &model, const ShapeTable &shapes, const WeightedLayer &layer)
{
    const auto &node = model.index().node(layer.id);
    if (layer.kind != WeightedKind::Gemm || node.input_size() < 3 || node.input(2).empty())
        return {};
    const auto addend = knownDims(model, shapes, node.input(2));
    if (!addend)
        return {};
    const auto input = knownDims(model, shapes, node.input(0));
    const Dim rows = input && input->size() == 2 ? input->front() : Dim();
    const bool fits = addend->size() <= 2 && (addend->empty() || broadcasts(addend->back(), {layer.channels(), {}})) &&
                      (addend->size() < 2 || broadcasts(addend->front(), rows));
    return fits ? std::string() : "its addend " + node.input(2) + " does not fit its " + plural(layer.channels(), "output");
}

namespace {

int64_t weightedNodes(const pb::GraphProto &body, int depth = 0)
{
    int64_t count = 0;
    for (const auto &node : body.node()) {
        count += hasWeights(node) && !isOp(node, "Gather") ? 1 : 0;
        for (const auto &attribute : node.attribute())
            if (attribute.has_g() && depth < 64)
                count += weightedNodes(attribute.g(), depth + 1);
    }
    return count;
}

} // namespace

void noteBodies(const Model &model, PassRun &run)
{
    for (const auto &node : model.graph().node()) {
        int64_t count = 0;
        for (const auto &attribute : node.attribute())
            if (attribute.has_g())
                count += weightedNodes(attribute.g());
        if (count > 0 && run.wants(node.name()))
            run.note(node.name(), "Its bodies hold " + plural(count, "layer") + " with weights, which stay as they are: only the main graph is worked on.");
    }
}

Result<OrReason<std::vector<float>>> weightValues(const Model &model, const WeightedLayer &layer)
{
    PARE_TRY_ASSIGN(std::vector<float> values, toFloats(*layer.tensor, model.payloads()));
    if (!allFinite(values))
        return OrReason<std::vector<float>>::because("its weight holds NaN or infinity");
    return OrReason<std::vector<float>>(std::move(values));
}

} // namespace pare
