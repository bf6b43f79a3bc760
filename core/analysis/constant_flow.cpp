#include "core/analysis/constant_flow.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace pare {

namespace {

struct InputRoles {
    std::string_view op;
    uint32_t parameters; // bit i: input i holds parameters
};

constexpr uint32_t bits(std::initializer_list<int> inputs)
{
    uint32_t mask = 0;
    for (const int input : inputs)
        mask |= 1U << input;
    return mask;
}

// Operators with scales and zero points among their inputs: only these inputs hold parameters.
constexpr std::array quantizedInputs{
    InputRoles{"DequantizeLinear", bits({0})},
    InputRoles{"QuantizeLinear", bits({0})},
    InputRoles{"QLinearConv", bits({3, 8})},
    InputRoles{"QLinearMatMul", bits({0, 3})},
    InputRoles{"ConvInteger", bits({1})},
    InputRoles{"MatMulInteger", bits({0, 1})},
    InputRoles{"MatMulNBits", bits({1, 5})},
    InputRoles{"MatMulBnb4", bits({1})},
    InputRoles{"GatherBlockQuantized", bits({0})},
    InputRoles{"DynamicQuantizeMatMul", bits({1, 4})},
    InputRoles{"MatMulIntegerToFloat", bits({0, 1, 6})},
    InputRoles{"QGemm", bits({3, 6})},
    InputRoles{"QAttention", bits({1, 2})},
    InputRoles{"DynamicQuantizeLSTM", bits({1, 2, 3, 7})},
    InputRoles{"QLinearAdd", bits({0, 3})},
    InputRoles{"QLinearMul", bits({0, 3})},
};

// Operators whose further inputs steer them.
constexpr std::array steeredInputs{
    InputRoles{"Resize", 0}, InputRoles{"Upsample", 0}, InputRoles{"Pad", bits({0})}, InputRoles{"Clip", bits({0})},
    InputRoles{"TopK", 0},   InputRoles{"OneHot", 0},   InputRoles{"Range", 0},       InputRoles{"NonMaxSuppression", 0},
    InputRoles{"Dropout", 0},
};

constexpr std::array layersOfOneNumber{"Conv", "ConvTranspose", "Gemm", "MatMul", "BatchNormalization", "InstanceNormalization",
                                       "LayerNormalization", "GroupNormalization", "PRelu"};

bool isQuantizedLayer(const pb::NodeProto &node)
{
    return std::any_of(quantizedInputs.begin(), quantizedInputs.end(), [&](const InputRoles &roles) { return roles.op == node.op_type(); });
}

bool holdsParameters(const pb::NodeProto &node, int input, const pb::TensorProto &tensor)
{
    if (input == Use::captured) { // a body reads it: how, is not followed
        const int type = tensor.data_type();
        const bool stored = type == pb::TensorProto::INT8 || type == pb::TensorProto::UINT8 || (elementBits(type) > 0 && elementBits(type) < 8);
        return (isFloatType(type) || stored) && checkedElementCount(tensor.dims()).value_or(0) > 1;
    }
    if (input >= 32)
        return isFloatType(tensor.data_type());
    for (const InputRoles &roles : quantizedInputs)
        if (roles.op == node.op_type())
            return (roles.parameters >> input & 1U) != 0;
    for (const InputRoles &roles : steeredInputs)
        if (roles.op == node.op_type())
            return (roles.parameters >> input & 1U) != 0;
    const int type = tensor.data_type();
    const bool quantized = type == pb::TensorProto::INT8 || type == pb::TensorProto::UINT8 || elementBits(type) < 8;
    if (!isFloatType(type) && !(quantized && elementBits(type) > 0))
        return false;
    const auto count = checkedElementCount(tensor.dims());
    if (count && *count == 1) // 0.5, 1e-5: part of a formula unless a layer that is made of weights reads it
        return tensor.dims_size() > 0 &&
               std::find(layersOfOneNumber.begin(), layersOfOneNumber.end(), node.op_type()) != layersOfOneNumber.end();
    return true;
}

int64_t logicalElements(const pb::NodeProto &node, int input, const pb::TensorProto &tensor)
{
    const int64_t stored = checkedElementCount(tensor.dims()).value_or(0);
    if ((node.op_type() == "MatMulNBits" || node.op_type() == "MatMulBnb4") && input == 1)
        return checkedMultiply(intAttribute(node, "K", 0), intAttribute(node, "N", 0)).value_or(stored);
    return stored;
}

// The same numbers every time that they are computed.
bool computesTheSame(const pb::NodeProto &node)
{
    const std::string &op = node.op_type();
    if (op == "Constant")
        return true;
    if (op.starts_with("Random") || op == "Multinomial" || op == "Bernoulli" || op == "Shape" || op == "Size")
        return false;
    return node.input_size() > 0;
}

} // namespace

ConstantFlow::ConstantFlow(const Model &model)
    : m_index(&model.index()), m_fixed(static_cast<size_t>(model.index().valueCount()), false),
      m_fixedNodes(static_cast<size_t>(model.index().nodeCount()), false), m_weightsOf(static_cast<size_t>(model.index().nodeCount()), NodeId{-1})
{
    const GraphIndex &index = model.index();
    const auto &graph = model.graph();
    const auto at = [](ValueNumber value) { return static_cast<size_t>(value); };
    for (ValueNumber value = 0; value < index.valueCount(); ++value)
        m_fixed[at(value)] = index.initializer(value) != nullptr;
    for (const auto &sparse : graph.sparse_initializer())
        if (const ValueNumber value = index.number(sparse.values().name()); value != noValue)
            m_fixed[at(value)] = true;
    std::vector<int> place(static_cast<size_t>(index.nodeCount()), 0);
    int position = 0;
    // The elements of the largest constant that a fixed value was computed from.
    std::vector<int64_t> sources(m_fixed.size(), 0);
    const auto largest = [&](ValueNumber value) {
        if (const auto *tensor = index.constant(value))
            return checkedElementCount(tensor->dims()).value_or(0);
        return value == noValue ? int64_t{0} : sources[at(value)];
    };
    for (const NodeId id : index.order()) {
        place[static_cast<size_t>(id.value)] = position++;
        const auto &node = index.node(id);
        if (!computesTheSame(node) || !capturedValues(node).empty())
            continue;
        bool fixed = true;
        for (const ValueNumber input : index.inputs(id))
            fixed = fixed && (input == noValue || m_fixed[at(input)]);
        if (!fixed)
            continue;
        m_fixedNodes[static_cast<size_t>(id.value)] = true;
        int64_t most = 0;
        for (const ValueNumber input : index.inputs(id))
            most = std::max(most, largest(input));
        for (const ValueNumber output : index.outputs(id))
            if (output != noValue) {
                m_fixed[at(output)] = true;
                sources[at(output)] = most;
            }
    }

    // The first reading in topological order, following nodes that compute fixed values to those that read their results.
    const auto firstUse = [&](ValueNumber value) -> std::optional<Use> {
        std::optional<Use> first;
        for (const Use &use : index.uses(value))
            if (!first || place[static_cast<size_t>(use.node.value)] < place[static_cast<size_t>(first->node.value)])
                first = use;
        return first;
    };
    for (const NodeId id : std::views::reverse(index.order())) { // readers first
        if (!m_fixedNodes[static_cast<size_t>(id.value)])
            continue;
        std::optional<NodeId> reached;
        for (const ValueNumber output : index.outputs(id)) {
            if (index.isGraphOutput(output)) {
                reached.reset();
                break;
            }
            const auto use = firstUse(output);
            if (!use || reached)
                continue;
            const NodeId layer = m_fixedNodes[static_cast<size_t>(use->node.value)] ? m_weightsOf[static_cast<size_t>(use->node.value)] : use->node;
            if (layer.value >= 0)
                reached = layer;
        }
        if (reached)
            m_weightsOf[static_cast<size_t>(id.value)] = *reached;
    }
    // Of several constants that one node combines, the largest holds the weights; the others scale or move it.
    const auto hasLargerSibling = [&](NodeId node, const pb::TensorProto &tensor) {
        const int64_t own = checkedElementCount(tensor.dims()).value_or(0);
        const auto inputs = index.inputs(node);
        return std::any_of(inputs.begin(), inputs.end(), [&](ValueNumber input) { return largest(input) > own; });
    };
    const auto add = [&](ValueNumber value, std::string_view name, const pb::TensorProto &tensor) {
        ConstantUse use{name, &tensor, {}, ConstantRole::Helper, checkedElementCount(tensor.dims()).value_or(0)};
        auto reading = firstUse(value);
        if (reading) {
            const Use first = *reading;
            bool holdsMost = true;
            while (isFixed(reading->node) && index.node(reading->node).output_size() > 0) {
                const auto next = firstUse(index.outputs(reading->node).front());
                if (!next)
                    break;
                holdsMost = holdsMost && !hasLargerSibling(reading->node, tensor);
                reading = next;
            }
            use.layer = reading->node;
            use.read = reading->input >= 0 ? std::string_view(index.node(reading->node).input(reading->input)) : name;
            const auto &reader = index.node(first.node);
            const bool parameter = isQuantizedLayer(reader) ? holdsParameters(reader, first.input, tensor)
                                                            : holdsMost && holdsParameters(index.node(reading->node), reading->input, tensor);
            use.role = parameter ? ConstantRole::Parameter : ConstantRole::Helper;
            use.elements = logicalElements(reader, first.input, tensor);
        }
        m_constants.push_back(use);
    };
    std::vector<ValueNumber> initializers; // as they are numbered, which is nearly always their order in the graph
    initializers.reserve(static_cast<size_t>(graph.initializer_size()));
    for (ValueNumber value = 0; value < index.valueCount(); ++value)
        if (index.initializer(value))
            initializers.push_back(value);
    for (int i = 0; i < graph.initializer_size(); ++i) {
        const auto &tensor = graph.initializer(i);
        const bool inPlace = static_cast<size_t>(i) < initializers.size() && index.initializer(initializers[static_cast<size_t>(i)]) == &tensor;
        add(inPlace ? initializers[static_cast<size_t>(i)] : index.number(tensor.name()), tensor.name(), tensor);
    }
    for (int i = 0; i < index.nodeCount(); ++i) {
        const auto &node = index.node({i});
        if (!isOp(node, "Constant") || node.output_size() != 1)
            continue;
        if (const auto *tensor = index.constant(index.outputs({i}).front()))
            add(index.outputs({i}).front(), node.output(0), *tensor);
    }
}

} // namespace pare
