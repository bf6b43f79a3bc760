#include "core/prune/node_axes.h"

#include "core/analysis/tensor_summary.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"

#include <algorithm>

namespace pare {

int axisIn(int64_t axis, int rank)
{
    const int64_t at = axis < 0 ? axis + rank : axis;
    return at >= 0 && at < rank ? static_cast<int>(at) : -1;
}

namespace {

ValueAxes addAxes(AxisWalk &walk, const std::vector<int64_t> &sizes)
{
    ValueAxes axes{walk.findings.axes.count(), static_cast<int>(sizes.size())};
    for (const int64_t size : sizes)
        (void)walk.findings.axes.add(size);
    walk.touched.resize(static_cast<size_t>(walk.findings.axes.count()), false);
    return axes;
}

// A constant that can be cut: its elements are whole bytes.
bool canBeCut(const pb::TensorProto &tensor)
{
    return elementBits(tensor.data_type()) >= 8;
}

ValueAxes addConstant(AxisWalk &walk, std::string_view name, const pb::TensorProto &tensor, NodeId node, int input)
{
    const ValueAxes axes = addAxes(walk, {tensor.dims().begin(), tensor.dims().end()});
    for (int i = 0; i < axes.rank; ++i)
        if (!canBeCut(tensor))
            walk.findings.axes.pin(axes.at(i), "is packed in " + std::string(elementTypeName(tensor.data_type())));
    walk.findings.constants.push_back({name, &tensor, axes, node, input});
    return axes;
}

bool isSmall(const pb::TensorProto &tensor)
{
    const auto count = checkedElementCount(tensor.dims());
    const auto bytes = count ? elementBytes(tensor.data_type(), *count) : std::nullopt;
    return bytes && *bytes <= inlineBytes;
}

} // namespace

std::string NodeAxes::who() const
{
    return node.name() + " (" + qualifiedOp(node) + ")";
}

NodeAxes::NodeAxes(AxisWalk &walk, NodeId nodeId) : node(walk.model.index().node(nodeId)), id(nodeId), m_walk(walk)
{
    for (int i = 0; i < node.input_size(); ++i)
        m_inputs.push_back(axesOfInput(i));
    for (const auto &output : node.output())
        m_outputs.push_back(output.empty() ? std::nullopt : axesOfValue(output));
}

std::optional<ValueAxes> NodeAxes::axesOfInput(int input) const
{
    const std::string &name = node.input(input);
    if (name.empty())
        return std::nullopt;
    const GraphIndex &index = m_walk.model.index();
    const auto *constant = index.constant(name);
    if (!constant)
        return axesOfValue(name);
    const bool shared = !isSmall(*constant) || index.isGraphOutput(name);
    if (!shared)
        return addConstant(m_walk, name, *constant, id, input);
    if (const auto found = m_walk.findings.values.find(name); found != m_walk.findings.values.end())
        return found->second;
    const ValueAxes axes = addConstant(m_walk, name, *constant, {}, 0);
    m_walk.findings.values.emplace(name, axes);
    return axes;
}

std::optional<ValueAxes> NodeAxes::axesOfValue(const std::string &name) const
{
    if (const auto found = m_walk.findings.values.find(name); found != m_walk.findings.values.end())
        return found->second;
    const ValueShape *known = m_walk.shapes.find(name);
    if (!known || !known->ranked)
        return std::nullopt;
    std::vector<int64_t> sizes;
    for (const Dim &dim : known->dims)
        sizes.push_back(dim.size);
    const ValueAxes axes = addAxes(m_walk, sizes);
    m_walk.findings.values.emplace(name, axes);
    return axes;
}

int NodeAxes::rank(int input) const
{
    const auto at = static_cast<size_t>(input);
    return at < m_inputs.size() && m_inputs[at] ? m_inputs[at]->rank : -1;
}

int NodeAxes::outputRank(int output) const
{
    const auto at = static_cast<size_t>(output);
    return at < m_outputs.size() && m_outputs[at] ? m_outputs[at]->rank : -1;
}

AxisId NodeAxes::in(int input, int axis) const
{
    return m_inputs[static_cast<size_t>(input)]->at(axisIn(axis, rank(input)));
}

AxisId NodeAxes::out(int output, int axis) const
{
    return m_outputs[static_cast<size_t>(output)]->at(axisIn(axis, outputRank(output)));
}

void NodeAxes::same(AxisId a, AxisId b)
{
    m_walk.touched[static_cast<size_t>(a.value)] = true;
    m_walk.touched[static_cast<size_t>(b.value)] = true;
    m_walk.findings.axes.unite(a, b);
}

void NodeAxes::sameAxes(int input, int output, int from)
{
    for (int axis = from; axis < rank(input) && axis < outputRank(output); ++axis)
        same(in(input, axis), out(output, axis));
}

void NodeAxes::link(AxisId whole, AxisId part, int64_t offset, int64_t count, int64_t stride, int64_t at)
{
    m_walk.touched[static_cast<size_t>(whole.value)] = true;
    m_walk.touched[static_cast<size_t>(part.value)] = true;
    m_walk.findings.axes.link({whole, part, offset, count, stride, at});
}

void NodeAxes::linkPeriodic(AxisId whole, AxisId repeated, int64_t period, int64_t stride)
{
    m_walk.touched[static_cast<size_t>(whole.value)] = true;
    m_walk.touched[static_cast<size_t>(repeated.value)] = true;
    m_walk.findings.axes.linkPeriodic(whole, repeated, period, stride);
}

void NodeAxes::pin(AxisId axis, const std::string &reason)
{
    m_walk.touched[static_cast<size_t>(axis.value)] = true;
    m_walk.findings.axes.pin(axis, reason, id);
}

void NodeAxes::soften(AxisId axis, const std::string &reason)
{
    m_walk.touched[static_cast<size_t>(axis.value)] = true;
    m_walk.findings.axes.soften(axis, reason);
}

void NodeAxes::pinInput(int input, const std::string &reason)
{
    for (int axis = 0; axis < rank(input); ++axis)
        pin(in(input, axis), reason);
}

void NodeAxes::pinAll(const std::string &reason)
{
    for (int input = 0; input < node.input_size(); ++input)
        pinInput(input, reason);
    for (int output = 0; output < node.output_size(); ++output)
        for (int axis = 0; axis < outputRank(output); ++axis)
            pin(out(output, axis), reason);
}

AxisId NodeAxes::newAxis(int64_t size)
{
    return addAxes(m_walk, {size}).at(0);
}

namespace {

// Integers of 8 bits or more with a scale for all of them or for each position of an axis: cut like floats, with their scales.
bool isStoredBySingles(const Model &model, const pb::NodeProto &maker)
{
    const auto *tensor = isOp(maker, "DequantizeLinear") ? model.index().constant(maker.input(0)) : nullptr;
    if (!tensor || elementBits(tensor->data_type()) < 8)
        return false;
    const auto scale = StoredScale::of(model, maker.input(0));
    return scale && scale->blockSize() == 1;
}

// A constant of floats that goes through QuantizeLinear and DequantizeLinear, as training for integers leaves it: true of both.
bool isRounded(const Model &model, const pb::NodeProto &maker)
{
    if (isOp(maker, "QuantizeLinear"))
        return model.index().constant(maker.input(0)) != nullptr;
    const auto from = isOp(maker, "DequantizeLinear") ? model.index().producer(maker.input(0)) : std::nullopt;
    return from && isOp(model.index().node(*from), "QuantizeLinear") && isRounded(model, model.index().node(*from));
}

// Integers that other nodes make floats of: Cast, or Mul behind it.
bool unpacksIntegers(const Model &model, const ShapeTable &shapes, const pb::NodeProto &maker)
{
    if (isOp(maker, "DequantizeLinear") || (isOp(maker, "Cast") && isIntegerType(shapes.type(maker.input(0)))))
        return true;
    return isOp(maker, "Mul") && std::any_of(maker.input().begin(), maker.input().end(), [&](const std::string &input) {
        const auto from = model.index().producer(input);
        return from && isOp(model.index().node(*from), "Cast") && isIntegerType(shapes.type(model.index().node(*from).input(0)));
    });
}

} // namespace

// Weights may come through nodes that only turn them round, or that give stored integers their scale. Where something else is computed from
// them, how much a channel matters cannot be read off the constant, and the axis keeps its size.
void NodeAxes::produces(AxisId output, int input, int weightAxis)
{
    const GraphIndex &index = m_walk.model.index();
    std::string_view value = node.input(input);
    if (!m_walk.flow.isFixed(value)) { // a product of two activations, or a layer that is given its weights
        if (!isOp(node, "MatMul") && !isOp(node, "Gemm") && !isOp(node, "Einsum") && node.op_type() != "FusedMatMul") {
            const auto from = index.producer(value);
            pin(output, from ? "has weights that " + index.node(*from).name() + " (" + qualifiedOp(index.node(*from)) + ") computes at run time" : "has weights that are given at run time: " + std::string(value));
            m_walk.findings.productions.push_back({id, output, input, weightAxis});
        }
        return;
    }
    while (!index.constant(value)) {
        const auto from = index.producer(value);
        if (!from)
            return;
        const auto &maker = index.node(*from);
        static constexpr std::string_view turns[] = {"Transpose", "Identity", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Cast"};
        if (isStoredBySingles(m_walk.model, maker) || isRounded(m_walk.model, maker)) {
            value = maker.input(0);
            continue;
        }
        const bool quantized = unpacksIntegers(m_walk.model, m_walk.shapes, maker);
        if (quantized || std::find(std::begin(turns), std::end(turns), maker.op_type()) == std::end(turns)) {
            pin(output, quantized ? "is quantized already by " + maker.name() + " (" + qualifiedOp(maker) + "): prune before quantizing"
                                  : "has weights that " + maker.name() + " (" + qualifiedOp(maker) + ") computes: fold constants first");
            break;
        }
        value = maker.input(0);
    }
    m_walk.findings.productions.push_back({id, output, input, weightAxis});
}

void NodeAxes::reads(int input, int axis)
{
    m_walk.findings.readings.push_back({id, in(input, axis), input, axisIn(axis, rank(input))});
}

void NodeAxes::attribute(const char *name, AxisId axis)
{
    SizeEdit change;
    change.attribute = name;
    change.axis = axis;
    edit(std::move(change));
}

void NodeAxes::edit(SizeEdit edit)
{
    edit.node = id;
    m_walk.findings.sizeEdits.push_back(std::move(edit));
}

std::optional<std::vector<int64_t>> NodeAxes::integers(int input)
{
    std::vector<int64_t> values;
    if (!has(input))
        return std::nullopt;
    if (const auto *constant = m_walk.model.index().constant(node.input(input))) {
        if (!payloadKey(*constant).empty())
            return std::nullopt;
        auto read = toInts(*constant, m_walk.model.payloads());
        return read.ok() ? std::optional(std::move(*read)) : std::nullopt;
    }
    const auto elements = elementsOf(input);
    for (const ShapeElement &element : elements)
        if (element.kind == ShapeElement::Kind::Literal)
            values.push_back(element.literal);
    if (!elements.empty() && values.size() == elements.size())
        return values;
    const KnownValue *known = m_walk.shapes.known(node.input(input));
    if (!known || !known->allIntegers() || !freeze(input))
        return std::nullopt;
    values.clear();
    for (const KnownNumber &number : known->elements)
        values.push_back(number.integer);
    return values;
}

std::optional<std::vector<int64_t>> NodeAxes::integers(int input, const char *attribute)
{
    if (has(input))
        return integers(input);
    if (findAttribute(node, attribute))
        return intsAttribute(node, attribute);
    return std::nullopt;
}

bool NodeAxes::freeze(int input)
{
    const KnownValue *known = m_walk.shapes.known(node.input(input));
    if (!known)
        return false;
    if (!m_taken.insert(input).second)
        return true;
    SizeEdit edit;
    edit.kind = SizeEdit::Kind::Frozen;
    edit.node = id;
    edit.input = input;
    edit.value = *known;
    for (const ShapeElement &element : elementsOf(input)) {
        if (element.kind == ShapeElement::Kind::Size)
            edit.parts.push_back(element.axis);
        edit.parts.insert(edit.parts.end(), element.sources.begin(), element.sources.end());
    }
    m_walk.findings.sizeEdits.push_back(std::move(edit));
    return true;
}

void NodeAxes::freezeWith(AxisId axis)
{
    for (auto edit = m_walk.findings.sizeEdits.rbegin(); edit != m_walk.findings.sizeEdits.rend() && edit->node == id; ++edit)
        if (edit->kind == SizeEdit::Kind::Frozen)
            edit->parts.push_back(axis);
}

std::optional<std::vector<float>> NodeAxes::floats(int input) const
{
    const auto *constant = has(input) ? m_walk.model.index().constant(node.input(input)) : nullptr;
    if (!constant || !payloadKey(*constant).empty())
        return std::nullopt;
    auto read = toFloats(*constant, m_walk.model.payloads());
    return read.ok() ? std::optional(std::move(*read)) : std::nullopt;
}

std::vector<ShapeElement> NodeAxes::elementsOf(int input) const
{
    if (!has(input))
        return {};
    if (const auto found = m_walk.shapeVectors.find(node.input(input)); found != m_walk.shapeVectors.end())
        return found->second;
    const auto *constant = m_walk.model.index().constant(node.input(input));
    if (!constant || constant->dims_size() > 1 || !isIntegerType(constant->data_type()) || !payloadKey(*constant).empty() || !isSmall(*constant))
        return {};
    const auto values = toInts(*constant, m_walk.model.payloads());
    std::vector<ShapeElement> elements;
    if (values.ok())
        for (const int64_t value : *values)
            elements.push_back({ShapeElement::Kind::Literal, value, {}, {}});
    return elements;
}

std::vector<ShapeElement> NodeAxes::takeShape(int input)
{
    m_taken.insert(input);
    return elementsOf(input);
}

void NodeAxes::pinSources(const std::vector<ShapeElement> &elements)
{
    for (const ShapeElement &element : elements) {
        if (element.kind == ShapeElement::Kind::Size)
            pin(element.axis, "has its size used in a computation (" + who() + ")");
        for (const AxisId source : element.sources)
            pin(source, "has its size used in a computation (" + who() + ")");
    }
}

void NodeAxes::setElements(int output, std::vector<ShapeElement> elements)
{
    if (output < node.output_size() && !node.output(output).empty())
        m_walk.shapeVectors[node.output(output)] = std::move(elements);
}

} // namespace pare
