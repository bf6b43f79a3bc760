#include "core/model/graph_editor.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare {

namespace {

void collectNames(const pb::GraphProto &graph, std::unordered_set<std::string> &names, int depth = 0)
{
    if (depth > 64)
        return;
    for (const auto &value : graph.input())
        names.insert(value.name());
    for (const auto &value : graph.output())
        names.insert(value.name());
    for (const auto &tensor : graph.initializer())
        names.insert(tensor.name());
    for (const auto &node : graph.node()) {
        names.insert(node.name());
        names.insert(node.input().begin(), node.input().end());
        names.insert(node.output().begin(), node.output().end());
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_g())
                collectNames(attribute.g(), names, depth + 1);
            for (const auto &body : attribute.graphs())
                collectNames(body, names, depth + 1);
        }
    }
}

// Renames readings of an outer value inside a body, unless the body defines the name itself.
void renameCaptured(pb::GraphProto &body, const std::string &from, const std::string &to, int depth = 0)
{
    if (depth > 64)
        return;
    for (const auto &input : body.input())
        if (input.name() == from)
            return;
    for (const auto &tensor : body.initializer())
        if (tensor.name() == from)
            return;
    for (const auto &node : body.node())
        for (const auto &output : node.output())
            if (output == from)
                return;
    for (auto &node : *body.mutable_node()) {
        for (auto &input : *node.mutable_input())
            if (input == from)
                input = to;
        for (auto &attribute : *node.mutable_attribute()) {
            if (attribute.has_g())
                renameCaptured(*attribute.mutable_g(), from, to, depth + 1);
            for (auto &graph : *attribute.mutable_graphs())
                renameCaptured(graph, from, to, depth + 1);
        }
    }
    for (int i = 0; i < body.output_size(); ++i)
        if (body.output(i).name() == from) { // an outer value as result: pass it through, keeping the result's name
            auto &node = *body.add_node();
            node.set_op_type("Identity");
            node.set_name(from + "/identity");
            node.add_input(to);
            node.add_output(from);
        }
}

void renameReadings(pb::NodeProto &node, const std::string &from, const std::string &to)
{
    for (auto &input : *node.mutable_input())
        if (input == from)
            input = to;
    for (auto &attribute : *node.mutable_attribute()) {
        if (attribute.has_g())
            renameCaptured(*attribute.mutable_g(), from, to);
        for (auto &graph : *attribute.mutable_graphs())
            renameCaptured(graph, from, to);
    }
}

} // namespace

GraphEditor::GraphEditor(const Model &model) : m_source(model), m_proto(model.proto()), m_payloads(model.payloads())
{
    collectNames(m_proto.graph(), m_names);
    for (int i = 0; i < m_proto.graph().initializer_size(); ++i)
        m_initializers[m_proto.graph().initializer(i).name()] = i;
}

std::string GraphEditor::uniqueName(const std::string &base)
{
    std::string name = base;
    for (int suffix = 2; !m_names.insert(name).second; ++suffix)
        name = base + "_" + std::to_string(suffix);
    return name;
}

pb::NodeProto &GraphEditor::add(const std::string &op, const std::string &name, const std::vector<std::string> &inputs,
                                const std::vector<std::string> &outputs, const std::string &domain)
{
    auto &node = *graph().add_node();
    node.set_op_type(op);
    node.set_name(uniqueName(name));
    if (!domain.empty())
        node.set_domain(domain);
    for (const auto &input : inputs)
        node.add_input(input);
    for (const auto &output : outputs) {
        node.add_output(output);
        m_names.insert(output);
    }
    return node;
}

void GraphEditor::replaceUses(const std::string &from, const std::string &to)
{
    bool isOutput = false;
    for (const auto &output : graph().output())
        isOutput = isOutput || output.name() == from;
    if (!isOutput) {
        for (auto &node : *graph().mutable_node())
            renameReadings(node, from, to);
        return;
    }
    // The result keeps its public name. Its old producer must give the name up first.
    const std::string old = uniqueName(from + "/replaced");
    pb::NodeProto *maker = nullptr;
    for (int i = 0; i < graph().node_size(); ++i) {
        auto &node = *graph().mutable_node(i);
        for (auto &output : *node.mutable_output())
            if (output == from)
                output = old;
        if (!m_removed.contains(i) && std::find(node.output().begin(), node.output().end(), to) != node.output().end())
            maker = &node;
    }
    bool toIsOutput = false;
    for (const auto &output : graph().output())
        toIsOutput = toIsOutput || output.name() == to;
    if (maker && !toIsOutput) {
        for (auto &output : *maker->mutable_output())
            if (output == to)
                output = from;
        for (auto &node : *graph().mutable_node())
            renameReadings(node, to, from);
    } else {
        for (auto &node : *graph().mutable_node())
            renameReadings(node, from, to);
        add("Identity", from + "/identity", {to}, {from});
    }
}

void GraphEditor::bypass(NodeId id, int input)
{
    const std::string from = node(id).output(0);
    const std::string to = node(id).input(input);
    remove(id);
    replaceUses(from, to);
}

std::string GraphEditor::addInitializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    const std::string name = uniqueName(base);
    m_initializers[name] = graph().initializer_size();
    auto &tensor = *graph().add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(type);
    tensor.mutable_dims()->Assign(dims.begin(), dims.end());
    setTensorBytes(tensor, std::move(bytes), m_payloads);
    return name;
}

std::string GraphEditor::addFloats(const std::string &base, const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    return addInitializer(base, pb::TensorProto::FLOAT, dims, bytesOf(values));
}

std::string GraphEditor::addInts(const std::string &base, const std::vector<int64_t> &dims, const std::vector<int64_t> &values)
{
    return addInitializer(base, pb::TensorProto::INT64, dims, bytesOf(values));
}

void GraphEditor::setConstant(const std::string &value, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    pb::TensorProto *tensor = nullptr;
    if (const auto found = m_initializers.find(value); found != m_initializers.end())
        tensor = graph().mutable_initializer(found->second);
    else if (const auto from = index().producer(value); from && isOp(node(*from), "Constant"))
        for (auto &attribute : *node(*from).mutable_attribute())
            if (attribute.name() == "value")
                tensor = attribute.mutable_t();
    if (!tensor)
        return;
    tensor->set_data_type(type);
    tensor->mutable_dims()->Assign(dims.begin(), dims.end());
    setTensorBytes(*tensor, std::move(bytes), m_payloads);
    // Old files list initializers as inputs too: that entry carries the shape as well.
    for (auto &input : *graph().mutable_input())
        if (input.name() == value) {
            auto &tensorType = *input.mutable_type()->mutable_tensor_type();
            tensorType.set_elem_type(type);
            tensorType.clear_shape();
            for (const int64_t dim : dims)
                tensorType.mutable_shape()->add_dim()->set_dim_value(dim);
        }
}

const pb::TensorProto *GraphEditor::constant(const std::string &value) const
{
    if (const auto found = m_initializers.find(value); found != m_initializers.end())
        return &m_proto.graph().initializer(found->second);
    if (const auto from = index().producer(value); from && isOp(node(*from), "Constant"))
        if (const auto *attribute = findAttribute(node(*from), "value"); attribute && attribute->has_t())
            return &attribute->t();
    return nullptr;
}

void GraphEditor::needOpset(const std::string &domain, int64_t version)
{
    for (auto &import : *m_proto.mutable_opset_import())
        if (import.domain() == domain || (domain.empty() && import.domain() == "ai.onnx")) {
            import.set_version(std::max(import.version(), version));
            return;
        }
    auto &import = *m_proto.add_opset_import();
    import.set_domain(domain);
    import.set_version(version);
}

void GraphEditor::setMetadata(const std::string &key, const std::string &value)
{
    for (auto &entry : *m_proto.mutable_metadata_props())
        if (entry.key() == key) {
            entry.set_value(value);
            return;
        }
    auto &entry = *m_proto.add_metadata_props();
    entry.set_key(key);
    entry.set_value(value);
}

Model GraphEditor::finish()
{
    pb::ModelProto proto = m_proto;
    auto &main = *proto.mutable_graph();
    auto &nodes = *main.mutable_node();
    int kept = 0;
    for (int i = 0; i < nodes.size(); ++i)
        if (!m_removed.contains(i))
            nodes.SwapElements(kept++, i);
    nodes.DeleteSubrange(kept, nodes.size() - kept);

    const GraphIndex unsorted(main);
    pb::GraphProto sorted;
    for (const NodeId id : unsorted.order())
        sorted.add_node()->Swap(main.mutable_node(id.value));
    main.mutable_node()->Swap(sorted.mutable_node());

    const GraphIndex after(main);
    std::unordered_set<std::string> gone;
    auto &tensors = *main.mutable_initializer();
    kept = 0;
    for (int i = 0; i < tensors.size(); ++i) {
        const std::string &name = tensors.Get(i).name();
        const bool wasRead = !index().uses(name).empty() || !index().initializer(name);
        if (wasRead && after.uses(name).empty() && !after.isGraphOutput(name))
            gone.insert(name);
        else
            tensors.SwapElements(kept++, i);
    }
    tensors.DeleteSubrange(kept, tensors.size() - kept);
    const auto dropNamed = [](auto &values, const auto &drop) {
        int left = 0;
        for (int i = 0; i < values.size(); ++i)
            if (!drop(values.Get(i).name()))
                values.SwapElements(left++, i);
        values.DeleteSubrange(left, values.size() - left);
    };
    dropNamed(*main.mutable_input(), [&](const std::string &name) { return gone.contains(name); });
    const GraphIndex finished(main);
    dropNamed(*main.mutable_value_info(), [&](const std::string &name) {
        return m_forgotten.contains(name) || (!finished.producer(name) && !finished.initializer(name) && !finished.isGraphInput(name));
    });
    // Payloads that nothing names any more are let go.
    Payloads used;
    forEachTensor(std::as_const(proto), [&](const pb::TensorProto &tensor) {
        if (const std::string key = payloadKey(tensor); !key.empty())
            if (const auto found = m_payloads.find(key); found != m_payloads.end())
                used.insert(*found);
    });
    return Model(std::move(proto), std::move(used), m_source.source());
}

} // namespace pare
