#include "core/analysis/precision.h"

#include "core/model/attributes.h"

namespace pare {

namespace {

// The type of the constant that a DequantizeLinear widens; 0 where the value is no such thing.
int dequantizedType(const GraphIndex &index, ValueNumber value)
{
    const auto from = index.producer(value);
    if (!from || index.node(*from).op_type() != "DequantizeLinear" || index.node(*from).input_size() == 0)
        return 0;
    const auto *constant = index.constant(index.inputs(*from).front());
    return constant ? constant->data_type() : 0;
}

bool isDequantizedActivation(const GraphIndex &index, ValueNumber value)
{
    const auto from = index.producer(value);
    return from && index.node(*from).op_type() == "DequantizeLinear";
}

} // namespace

std::string precisionOf(const Model &model, NodeId layer, const ShapeTable &shapes)
{
    const GraphIndex &index = model.index();
    const auto &node = index.node(layer);
    if (node.op_type() == "MatMulNBits" || node.op_type() == "GatherBlockQuantized")
        return "int" + std::to_string(intAttribute(node, "bits", 4));
    const auto inputs = index.inputs(layer);
    for (size_t i = 1; i < inputs.size(); ++i) {
        const ValueNumber input = inputs[i];
        if (input == noValue)
            continue;
        if (const int stored = dequantizedType(index, input); stored != 0) {
            const bool computes = isDequantizedActivation(index, inputs[0]);
            return std::string(elementTypeName(computes ? stored : pb::TensorProto::FLOAT));
        }
        if (const auto *weight = index.constant(input); weight && weight->dims_size() >= 1 && elementBits(weight->data_type()) > 0) {
            const int type = weight->data_type();
            const bool quantizedOp = node.op_type().starts_with("QLinear") || node.op_type().ends_with("Integer")
                                     || node.op_type().starts_with("DynamicQuantize");
            if (isFloatType(type) || (quantizedOp && elementBits(type) <= 8))
                return std::string(elementTypeName(type));
        }
    }
    for (const auto &output : node.output())
        if (const int type = shapes.type(output); type != 0)
            return std::string(elementTypeName(type));
    return "undefined";
}

std::vector<std::string> storedTypes(const Model &model, const ConstantFlow &flow)
{
    std::vector<std::string> types(static_cast<size_t>(model.graph().node_size()));
    std::vector<int64_t> most(types.size(), 0);
    for (const ConstantUse &use : flow.constants()) {
        if (use.layer.value < 0 || use.role != ConstantRole::Parameter || use.read == use.name)
            continue;
        const auto layer = static_cast<size_t>(use.layer.value);
        if (use.elements <= most[layer])
            continue;
        most[layer] = use.elements;
        types[layer] = elementTypeName(use.tensor->data_type());
    }
    return types;
}

} // namespace pare
