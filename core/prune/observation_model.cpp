#include "core/prune/observation_model.h"

#include "core/formats/kept_channels.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace pare {

namespace {

constexpr const char *changedPrefix = "changed/";
constexpr const char *ownPrefix = "observed/";

// Copies a model's nodes and constants under names of their own. inputs: what stands for its inputs.
Result<void> append(const Model &model, const std::string &prefix, const std::map<std::string, std::string> &inputs, pb::ModelProto &into, Payloads &payloads)
{
    const auto named = [&](const std::string &value) {
        const auto input = inputs.find(value);
        return value.empty() ? value : input != inputs.end() ? input->second : prefix + value;
    };
    for (const auto &tensor : model.graph().initializer()) {
        auto &copy = *into.mutable_graph()->add_initializer();
        copy = tensor;
        copy.set_name(prefix + tensor.name());
    }
    for (const auto &tensor : model.graph().sparse_initializer()) {
        auto &copy = *into.mutable_graph()->add_sparse_initializer();
        copy = tensor;
        copy.mutable_values()->set_name(prefix + tensor.values().name());
    }
    for (const NodeId id : model.index().order()) {
        const auto &node = model.index().node(id);
        for (const auto &attribute : node.attribute())
            if (attribute.has_g() || attribute.graphs_size() > 0)
                return unsupported("has bodies, which Pare does not run beside themselves", node.name());
        auto &copy = *into.mutable_graph()->add_node();
        copy = node;
        copy.set_name(prefix + node.name());
        for (auto &input : *copy.mutable_input())
            input = named(input);
        for (auto &output : *copy.mutable_output())
            output = named(output);
    }
    payloads.insert(model.payloads().begin(), model.payloads().end()); // keys are unique in the process
    return {};
}

} // namespace

Result<ObservationModel> ObservationModel::of(const Model &source, const Model *changed)
{
    if (source.opset() < 11)
        return unsupported("it is written in opset " + std::to_string(source.opset()) + "; repairing needs 11: run raise-opset first");
    if (source.proto().ir_version() < 4)
        return unsupported("it is written in IR version " + std::to_string(source.proto().ir_version()) + "; repairing needs 4: run raise-opset first");
    if (source.proto().functions_size() > 0)
        return unsupported("it has functions of its own");
    ObservationModel model;
    model.m_proto.set_ir_version(source.proto().ir_version());
    *model.m_proto.mutable_opset_import() = source.proto().opset_import();
    model.m_proto.mutable_graph()->set_name("observation");
    PARE_TRY(model.takeInputs(source, changed));
    PARE_TRY(append(source, {}, model.m_inputs[0], model.m_proto, model.m_payloads));
    if (changed) {
        model.m_proto.set_ir_version(std::max(source.proto().ir_version(), changed->proto().ir_version()));
        for (const auto &import : changed->proto().opset_import()) {
            const auto &known = source.proto().opset_import();
            const auto own = std::find_if(known.begin(), known.end(), [&](const auto &one) { return one.domain() == import.domain(); });
            if (own == known.end())
                *model.m_proto.add_opset_import() = import; // operators that only the changed model has
            else if (own->version() != import.version())
                return unsupported("the two models are written in different opsets");
        }
        PARE_TRY(append(*changed, changedPrefix, model.m_inputs[1], model.m_proto, model.m_payloads));
    }
    return model;
}

Result<void> ObservationModel::takeInputs(const Model &source, const Model *changed)
{
    for (const auto &input : source.graph().input())
        if (source.index().isGraphInput(input.name()))
            *m_proto.mutable_graph()->add_input() = input;
    const Model *sides[] = {&source, changed};
    for (size_t side = 0; side < 2 && sides[side]; ++side) {
        PARE_TRY_ASSIGN(const KeptEnds kept, keptEndsFromText(sides[side]->metadata(keptInputsMetadataKey)));
        for (auto &input : *m_proto.mutable_graph()->mutable_input()) {
            const auto some = kept.find(input.name());
            m_inputs[side][input.name()] = some == kept.end() ? input.name() : pick(input.name(), some->second.positions, some->second.axis);
            auto &dims = *input.mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim();
            if (side == 0 && some != kept.end() && some->second.axis < dims.size())
                dims[some->second.axis].set_dim_value(some->second.size);
        }
    }
    return {};
}

std::string ObservationModel::value(Side side, const std::string &name) const
{
    const auto &inputs = m_inputs[static_cast<size_t>(side)];
    const auto input = inputs.find(name);
    return input != inputs.end() ? input->second : side == Side::Source ? name : changedPrefix + name;
}

std::string ObservationModel::add(const std::string &op, const std::vector<std::string> &inputs)
{
    const std::string name = ownPrefix + std::to_string(m_counter++);
    auto &node = *m_proto.mutable_graph()->add_node();
    node.set_op_type(op);
    node.set_name(name);
    for (const std::string &input : inputs)
        node.add_input(input);
    node.add_output(name);
    return name;
}

std::string ObservationModel::ints(const std::vector<int64_t> &values)
{
    auto &tensor = *m_proto.mutable_graph()->add_initializer();
    tensor.set_name(ownPrefix + std::to_string(m_counter++));
    tensor.set_data_type(pb::TensorProto::INT64);
    tensor.add_dims(static_cast<int64_t>(values.size()));
    setTensorBytes(tensor, bytesOf(values), m_payloads);
    return tensor.name();
}

std::string ObservationModel::rows(const std::string &value, int rank, int channelAxis)
{
    std::string turned = value;
    if (channelAxis != rank - 1) {
        std::vector<int64_t> order;
        for (int axis = 0; axis < rank; ++axis)
            if (axis != channelAxis)
                order.push_back(axis);
        order.push_back(channelAxis);
        turned = add("Transpose", {value});
        setAttribute(last(), "perm", order);
    }
    // Flattened but for the last axis, whatever its size.
    const std::string flat = add("Flatten", {turned});
    setAttribute(last(), "axis", int64_t{rank - 1});
    return flat;
}

std::string ObservationModel::patches(const pb::NodeProto &convolution, const std::vector<int64_t> &weightDims, const std::string &input)
{
    const int64_t channels = weightDims[1];
    int64_t taps = 1;
    for (size_t i = 2; i < weightDims.size(); ++i)
        taps *= weightDims[i];
    // A convolution of its own for each channel and place of the kernel, which picks the value there.
    std::vector<float> picks(static_cast<size_t>(channels * taps * taps), 0.0F);
    for (int64_t row = 0; row < channels * taps; ++row)
        picks[static_cast<size_t>(row * taps + row % taps)] = 1.0F;
    auto &tensor = *m_proto.mutable_graph()->add_initializer();
    tensor.set_name(ownPrefix + std::to_string(m_counter++));
    tensor.set_data_type(pb::TensorProto::FLOAT);
    tensor.add_dims(channels * taps);
    tensor.add_dims(1);
    for (size_t i = 2; i < weightDims.size(); ++i)
        tensor.add_dims(weightDims[i]);
    setTensorBytes(tensor, bytesOf(picks), m_payloads);
    const std::string picked = add("Conv", {input, tensor.name()});
    auto &node = last();
    *node.mutable_attribute() = convolution.attribute();
    setAttribute(node, "group", channels);
    return rows(picked, static_cast<int>(weightDims.size()), 1);
}

std::string ObservationModel::pick(const std::string &value, const std::vector<int64_t> &positions, int axis)
{
    const std::string picked = add("Gather", {value, ints(positions)});
    setAttribute(last(), "axis", int64_t{axis});
    return picked;
}

std::string ObservationModel::blocks(const std::string &value, int64_t block)
{
    const std::string laid = add("SpaceToDepth", {value});
    setAttribute(last(), "blocksize", block);
    return laid;
}

std::string ObservationModel::minus(const std::string &a, const std::string &b)
{
    return add("Sub", {a, b});
}

std::string ObservationModel::affine(const std::string &value, int rank, int axis, const std::vector<float> &factors, const std::vector<float> &shifts)
{
    const auto constant = [&](const std::vector<float> &values) {
        auto &tensor = *m_proto.mutable_graph()->add_initializer();
        tensor.set_name(ownPrefix + std::to_string(m_counter++));
        tensor.set_data_type(pb::TensorProto::FLOAT);
        for (int i = axis; i < rank; ++i)
            tensor.add_dims(i == axis ? static_cast<int64_t>(values.size()) : 1);
        setTensorBytes(tensor, bytesOf(values), m_payloads);
        return tensor.name();
    };
    return add("Add", {add("Mul", {value, constant(factors)}), constant(shifts)});
}

std::map<std::string, std::string> ObservationModel::again(const Model &source, const std::map<std::pair<NodeId, int>, std::string> &inputs)
{
    const std::string prefix = ownPrefix + std::to_string(m_counter++) + "/";
    std::map<std::string, std::string> differs;
    for (const NodeId id : source.index().order()) {
        const auto &node = source.index().node(id);
        std::vector<std::string> reads(node.input().begin(), node.input().end());
        bool other = false;
        for (size_t i = 0; i < reads.size(); ++i) {
            const auto replaced = inputs.find({id, static_cast<int>(i)});
            const auto known = differs.find(reads[i]);
            if (replaced == inputs.end() && known == differs.end()) {
                reads[i] = value(Side::Source, reads[i]);
                continue;
            }
            reads[i] = replaced != inputs.end() ? replaced->second : known->second;
            other = true;
        }
        if (!other)
            continue;
        auto &copy = *m_proto.mutable_graph()->add_node();
        copy = node;
        copy.set_name(prefix + node.name());
        for (size_t i = 0; i < reads.size(); ++i)
            copy.set_input(static_cast<int>(i), reads[i]);
        for (auto &output : *copy.mutable_output())
            if (!output.empty()) {
                const std::string name = prefix + output;
                differs.emplace(output, name);
                output = name;
            }
    }
    return differs;
}

std::string ObservationModel::columnMeans(const std::string &matrix)
{
    const bool byInput = std::any_of(m_proto.opset_import().begin(), m_proto.opset_import().end(), [](const auto &import) { return import.domain().empty() && import.version() >= 18; });
    const std::string means = byInput ? add("ReduceMean", {matrix, ints({0})}) : add("ReduceMean", {matrix});
    if (!byInput)
        setAttribute(last(), "axes", std::vector<int64_t>{0});
    return means;
}

std::string ObservationModel::signedRoots(const std::string &matrix)
{
    const std::string above = add("Relu", {matrix});
    const std::string below = add("Relu", {add("Neg", {matrix})});
    return add("Sqrt", {beside({above, below})});
}

std::string ObservationModel::beside(const std::vector<std::string> &matrices)
{
    const std::string joined = add("Concat", matrices);
    setAttribute(last(), "axis", int64_t{1});
    return joined;
}

std::string ObservationModel::withOnes(const std::string &matrix)
{
    auto &one = *m_proto.mutable_graph()->add_initializer();
    one.set_name(ownPrefix + std::to_string(m_counter++));
    one.set_data_type(pb::TensorProto::FLOAT);
    one.set_raw_data(bytesOf(std::vector<float>{1.0F}));
    const std::string value = one.name();
    return add("Pad", {matrix, ints({0, 0, 0, 1}), value});
}

std::string ObservationModel::everyNth(const std::string &matrix, int64_t step)
{
    return step <= 1 ? matrix : add("Slice", {matrix, ints({step / 2}), ints({INT64_MAX}), ints({0}), ints({step})});
}

std::string ObservationModel::output(const std::string &name, const std::string &value)
{
    const std::string result = std::string(ownPrefix) + "out/" + name;
    auto &node = *m_proto.mutable_graph()->add_node();
    node.set_op_type("Identity");
    node.set_name(result);
    node.add_input(value);
    node.add_output(result);
    auto &output = *m_proto.mutable_graph()->add_output();
    output.set_name(result);
    output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
    return result;
}

Model ObservationModel::finish() const
{
    std::unordered_map<std::string_view, int> producers;
    for (int i = 0; i < m_proto.graph().node_size(); ++i)
        for (const auto &output : m_proto.graph().node(i).output())
            producers.emplace(output, i);
    std::unordered_set<std::string_view> needed;
    std::unordered_set<int> nodes;
    std::vector<std::string_view> open;
    for (const auto &output : m_proto.graph().output())
        open.push_back(output.name());
    while (!open.empty()) {
        const std::string_view value = open.back();
        open.pop_back();
        if (value.empty() || !needed.insert(value).second)
            continue;
        const auto producer = producers.find(value);
        if (producer != producers.end() && nodes.insert(producer->second).second)
            for (const auto &input : m_proto.graph().node(producer->second).input())
                open.push_back(input);
    }
    pb::ModelProto proto;
    proto.set_ir_version(m_proto.ir_version());
    *proto.mutable_opset_import() = m_proto.opset_import();
    auto &graph = *proto.mutable_graph();
    graph.set_name(m_proto.graph().name());
    *graph.mutable_input() = m_proto.graph().input();
    *graph.mutable_output() = m_proto.graph().output();
    Payloads payloads;
    const auto keepPayload = [&](const pb::TensorProto &tensor) {
        if (const auto found = m_payloads.find(payloadKey(tensor)); found != m_payloads.end())
            payloads.insert(*found);
    };
    for (const auto &tensor : m_proto.graph().initializer())
        if (needed.contains(tensor.name())) {
            *graph.add_initializer() = tensor;
            keepPayload(tensor);
        }
    for (const auto &tensor : m_proto.graph().sparse_initializer())
        if (needed.contains(tensor.values().name()))
            *graph.add_sparse_initializer() = tensor;
    for (int i = 0; i < m_proto.graph().node_size(); ++i)
        if (nodes.contains(i)) {
            *graph.add_node() = m_proto.graph().node(i);
            for (const auto &attribute : m_proto.graph().node(i).attribute())
                if (attribute.has_t())
                    keepPayload(attribute.t());
        }
    return Model(std::move(proto), std::move(payloads));
}

} // namespace pare
