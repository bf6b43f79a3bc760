#include "core/analysis/cost.h"

#include "core/analysis/constant_flow.h"
#include "core/analysis/macs.h"
#include "core/base/checked.h"
#include "core/base/units.h"
#include "core/model/attributes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

namespace pare {

namespace {

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

int64_t assumedSize(const std::string &name, int axis, int rank, int type)
{
    const std::string low = lowered(name);
    const auto says = [&](const char *part) { return low.find(part) != std::string::npos; };
    if (says("batch") || low == "n" || low == "b" || low == "bs")
        return 1;
    if (says("past"))
        return 0;
    if (says("seq") || says("len") || says("time") || says("token") || says("frame"))
        return 128;
    if (says("height") || says("width") || low == "h" || low == "w")
        return 224;
    if (axis == 0)
        return 1;
    if (rank >= 4 && isFloatType(type))
        return axis == 1 ? 3 : 224;
    return 128;
}

// Values that share their input's memory.
bool isView(const pb::NodeProto &node)
{
    static const std::unordered_set<std::string_view> views{"Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout"};
    return (node.domain().empty() || node.domain() == "ai.onnx") && views.contains(node.op_type());
}

int64_t bodyTensors(const pb::NodeProto &node, int64_t &parameters)
{
    int64_t bytes = 0;
    pb::ModelProto holder; // forEachTensor walks models; the node's bodies are all that this one has
    for (const auto &attribute : node.attribute())
        if (attribute.has_g() || attribute.graphs_size() > 0)
            *holder.mutable_graph()->add_node()->add_attribute() = attribute;
    forEachTensor(std::as_const(holder), [&](const pb::TensorProto &tensor) {
        const int64_t count = checkedElementCount(tensor.dims()).value_or(0);
        bytes += elementBytes(tensor.data_type(), count).value_or(0);
        if (isFloatType(tensor.data_type()) && count > 1)
            parameters += count;
    });
    return bytes;
}

// The weights that a layer reads: of bytes that hold several each and are unpacked on the way to it, what comes out.
int64_t weightsRead(const Model &model, const ConstantUse &use, const ShapeTable &shapes)
{
    if (elementBits(use.tensor->data_type()) != 8)
        return use.elements;
    const auto &layer = model.index().node(use.layer);
    if (layer.op_type() == "GatherBlockQuantized" && use.read == use.name && use.tensor->data_type() == pb::TensorProto::UINT8) {
        const int64_t bits = intAttribute(layer, "bits", 4);
        return bits >= 1 && bits <= 8 ? checkedMultiply(use.elements, 8 / bits).value_or(use.elements) : use.elements;
    }
    const ValueShape *shape = use.read == use.name ? nullptr : shapes.find(use.read);
    const int64_t unpacked = shape ? shape->elements().value_or(0) : 0;
    return unpacked > use.elements && unpacked / 8 <= use.elements ? unpacked : use.elements;
}

} // namespace

std::map<std::string, int64_t> assumedSizes(const Model &model, const std::map<std::string, int64_t> &given)
{
    std::map<std::string, int64_t> sizes = given;
    const auto &graph = model.graph();
    for (const auto &input : graph.input()) {
        if (!model.index().isGraphInput(input.name()) || !input.type().has_tensor_type())
            continue;
        const auto &shape = input.type().tensor_type().shape();
        for (int i = 0; i < shape.dim_size(); ++i) {
            const auto &dim = shape.dim(i);
            if (dim.has_dim_value() && dim.dim_value() >= 0)
                continue;
            const bool named = dim.has_dim_param() && !dim.dim_param().empty() && !dim.dim_param().starts_with('?');
            const std::string place = input.name() + "[" + std::to_string(i) + "]";
            sizes.try_emplace(named ? dim.dim_param() : place,
                              assumedSize(named ? dim.dim_param() : std::string(), i, shape.dim_size(), input.type().tensor_type().elem_type()));
        }
    }
    return sizes;
}

Result<CostTable> CostTable::of(const Model &model, const std::map<std::string, int64_t> &symbols)
{
    const auto sizes = assumedSizes(model, symbols);
    PARE_TRY_ASSIGN(ShapeTable shapes, ShapeTable::of(model, sizes));
    CostTable table = of(model, std::make_shared<const ShapeTable>(std::move(shapes)));
    for (const auto &[symbol, size] : sizes)
        if (!symbols.contains(symbol))
            table.m_assumptions.push_back({symbol, size});
    return table;
}

CostTable CostTable::of(const Model &model, std::shared_ptr<const ShapeTable> shapes)
{
    return of(model, std::move(shapes), ConstantFlow(model));
}

CostTable CostTable::of(const Model &model, std::shared_ptr<const ShapeTable> shapes, const ConstantFlow &flow)
{
    CostTable table;
    table.m_shapes = std::move(shapes);
    table.m_layers.resize(static_cast<size_t>(model.index().nodeCount()));
    table.countConstants(model, flow);
    table.countWork(model);
    table.findPeak(model, flow);
    return table;
}

void CostTable::countConstants(const Model &model, const ConstantFlow &flow)
{
    for (const ConstantUse &use : flow.constants()) {
        const int64_t count = checkedElementCount(use.tensor->dims()).value_or(0);
        const int64_t bytes = elementBytes(use.tensor->data_type(), count).value_or(0);
        m_weightBytes += bytes;
        if (use.layer.value < 0)
            continue;
        LayerCost &cost = m_layers[static_cast<size_t>(use.layer.value)];
        cost.weightBytes += bytes;
        if (use.role == ConstantRole::Parameter) {
            const int64_t weights = weightsRead(model, use, *m_shapes);
            cost.parameters += weights;
            m_parameters += weights;
        }
    }
    for (const auto &sparse : model.graph().sparse_initializer()) {
        const int64_t count = checkedElementCount(sparse.values().dims()).value_or(0);
        const int64_t bytes = elementBytes(sparse.values().data_type(), count).value_or(0) +
                              elementBytes(sparse.indices().data_type(), checkedElementCount(sparse.indices().dims()).value_or(0)).value_or(0);
        m_weightBytes += bytes;
        m_parameters += count;
        if (const auto uses = model.index().uses(sparse.values().name()); !uses.empty()) {
            LayerCost &cost = m_layers[static_cast<size_t>(uses.front().node.value)];
            cost.weightBytes += bytes;
            cost.parameters += count;
        }
    }
    std::unordered_set<const pb::FunctionProto *> counted;
    for (int i = 0; i < model.index().nodeCount(); ++i) {
        const auto &node = model.graph().node(i);
        if (!hasInside(model, node))
            continue;
        LayerCost &cost = m_layers[static_cast<size_t>(i)];
        int64_t parameters = 0;
        int64_t bytes = bodyTensors(node, parameters);
        for (const auto &function : model.proto().functions())
            if (function.name() == node.op_type() && function.domain() == node.domain() && counted.insert(&function).second)
                for (const auto &step : function.node()) {
                    pb::NodeProto holder;
                    auto &attribute = *holder.add_attribute();
                    *attribute.mutable_g()->add_node() = step;
                    bytes += bodyTensors(holder, parameters);
                }
        cost.parameters += parameters;
        cost.weightBytes += bytes;
        m_parameters += parameters;
        m_weightBytes += bytes;
    }
}

void CostTable::countWork(const Model &model)
{
    std::vector<const ValueShape *> inputs;
    std::vector<const ValueShape *> outputs;
    for (int i = 0; i < model.index().nodeCount(); ++i) {
        const auto &node = model.graph().node(i);
        inputs.clear();
        outputs.clear();
        for (const auto &input : node.input())
            inputs.push_back(input.empty() ? nullptr : m_shapes->find(input));
        std::optional<int64_t> written = 0;
        for (const auto &output : node.output()) {
            outputs.push_back(output.empty() ? nullptr : m_shapes->find(output));
            if (output.empty())
                continue;
            const auto bytes = outputs.back() ? outputs.back()->bytes() : std::nullopt;
            written = written && bytes ? checkedAdd(*written, *bytes) : std::nullopt;
        }
        LayerCost &cost = m_layers[static_cast<size_t>(i)];
        cost.activationBytes = written;
        cost.macs = macsOf(node, inputs, outputs);
    }
    const auto toShapes = [](const std::vector<const pb::TypeProto *> &types, std::vector<ValueShape> &kept) {
        kept.clear();
        for (const auto *type : types)
            kept.push_back(type ? valueShape(*type) : ValueShape{});
        std::vector<const ValueShape *> pointers;
        for (size_t i = 0; i < kept.size(); ++i)
            pointers.push_back(types[i] ? &kept[i] : nullptr);
        return pointers;
    };
    std::vector<ValueShape> keptInputs;
    std::vector<ValueShape> keptOutputs;
    visitInside(model, *m_shapes, [&](NodeId outer, const pb::NodeProto &inner, const NodeTypes &types) {
        if (hasInside(model, inner))
            return; // its own insides are visited as well
        const auto macs = macsOf(inner, toShapes(types.inputs, keptInputs), toShapes(types.outputs, keptOutputs));
        auto &total = m_layers[static_cast<size_t>(outer.value)].macs;
        total = total && macs ? checkedAdd(*total, *macs) : std::nullopt;
    });
    for (const LayerCost &cost : m_layers) {
        const auto sum = cost.macs ? checkedAdd(m_macs, *cost.macs) : std::nullopt;
        if (sum)
            m_macs = *sum;
        else
            ++m_unknownMacs;
    }
}

void CostTable::findPeak(const Model &model, const ConstantFlow &flow)
{
    const GraphIndex &index = model.index();
    // Views belong to the value that they look at.
    std::unordered_map<std::string_view, std::string_view> owner;
    const auto ownerOf = [&](std::string_view value) {
        const auto found = owner.find(value);
        return found == owner.end() ? value : found->second;
    };
    struct Buffer {
        int64_t bytes = 0;
        int readers = 0; // nodes that still read it or a view of it
        bool kept = false;
    };
    std::unordered_map<std::string_view, Buffer> buffers;
    int64_t live = 0;
    int64_t peak = 0;
    const auto bytesOfValue = [&](std::string_view value) {
        const ValueShape *shape = m_shapes->find(value);
        return shape ? shape->bytes() : std::nullopt;
    };
    const auto begin = [&](std::string_view value) {
        const auto bytes = bytesOfValue(value);
        if (!bytes)
            return false;
        buffers[value] = {*bytes, static_cast<int>(index.uses(value).size()), index.isGraphOutput(value)};
        live += *bytes;
        return true;
    };
    const auto release = [&](std::string_view value) {
        const auto found = buffers.find(ownerOf(value));
        if (found != buffers.end() && --found->second.readers == 0 && !found->second.kept)
            live -= found->second.bytes;
    };
    for (const auto &input : model.graph().input())
        if (index.isGraphInput(input.name()) && !begin(input.name()))
            return;
    for (const NodeId id : index.order()) {
        if (flow.isFixed(id))
            continue;
        const auto &node = index.node(id);
        const bool view = isView(node) && node.input_size() > 0 && !flow.isFixed(node.input(0));
        for (int i = 0; i < node.output_size(); ++i) {
            const std::string &output = node.output(i);
            if (output.empty())
                continue;
            if (view && i == 0) {
                const std::string_view source = ownerOf(node.input(0));
                owner[output] = source;
                buffers[source].readers += static_cast<int>(index.uses(output).size());
                buffers[source].kept = buffers[source].kept || index.isGraphOutput(output);
            } else if (!begin(output)) {
                return;
            }
        }
        if (live > peak || m_peakLayer.value < 0) {
            peak = live;
            m_peakLayer = id;
        }
        for (const auto &input : node.input())
            if (!input.empty())
                release(input);
        for (const std::string &captured : capturedValues(node))
            release(captured);
        for (const auto &output : node.output()) // what nobody reads is gone at once
            if (const auto found = buffers.find(output); found != buffers.end() && found->second.readers == 0 && !found->second.kept)
                live -= found->second.bytes;
    }
    m_peak = peak;
}

std::string macsText(int64_t known, int64_t layersOfUnknown)
{
    if (layersOfUnknown > 0 && known == 0)
        return "MACs are not known";
    const std::string text = formatCountShort(static_cast<double>(known)) + " MACs";
    return layersOfUnknown == 0 ? text : fmt::format("at least {} ({} not known)", text, plural(layersOfUnknown, "layer is", "layers are"));
}

std::string CostTable::assumptionText() const
{
    std::string text;
    for (const SizeAssumption &assumption : m_assumptions)
        text += (text.empty() ? "with " : ", ") + assumption.symbol + " = " + std::to_string(assumption.size);
    return text;
}

} // namespace pare
