#include "core/model/graph_editor.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int deepestBody = 128; // opening a file refuses deeper ones

void collectNames(const pb::GraphProto &graph, std::unordered_set<std::string> &names, int depth = 0)
{
    if (depth > deepestBody)
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

bool defines(const pb::GraphProto &body, const std::string &name)
{
    const auto named = [&](const auto &values) {
        return std::any_of(values.begin(), values.end(), [&](const auto &value) { return value.name() == name; });
    };
    return named(body.input()) || named(body.initializer())
           || std::any_of(body.node().begin(), body.node().end(), [&](const pb::NodeProto &node) {
                  return std::find(node.output().begin(), node.output().end(), name) != node.output().end();
              });
}

bool isNamed(const google::protobuf::RepeatedPtrField<pb::ValueInfoProto> &values, const std::string &name)
{
    return std::any_of(values.begin(), values.end(), [&](const auto &value) { return value.name() == name; });
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
    auto &node = *m_proto.mutable_graph()->add_node();
    m_touched.insert(m_proto.graph().node_size() - 1);
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

pb::NodeProto &GraphEditor::touched(int position)
{
    m_touched.insert(position);
    return *m_proto.mutable_graph()->mutable_node(position);
}

std::vector<int> GraphEditor::candidates(const std::string &value) const
{
    std::vector<int> positions;
    if (m_allTouched) {
        for (int i = 0; i < m_proto.graph().node_size(); ++i)
            positions.push_back(i);
        return positions;
    }
    positions.assign(m_touched.begin(), m_touched.end());
    for (const Use &use : index().uses(value))
        positions.push_back(use.node.value);
    if (const auto from = index().producer(value))
        positions.push_back(from->value);
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

// Readings of an outer value inside a body, unless the body defines the name itself.
void GraphEditor::renameCaptured(pb::GraphProto &body, const std::string &from, const std::string &to, int depth)
{
    if (depth > deepestBody || defines(body, from))
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
    // An outer value as result is passed through. Results go by position, so a new name harms nobody; the old one may live on outside.
    for (auto &output : *body.mutable_output())
        if (output.name() == from) {
            output.set_name(uniqueName(from + "/result"));
            auto &node = *body.add_node();
            node.set_op_type("Identity");
            node.set_name(output.name() + "/identity");
            node.add_input(to);
            node.add_output(output.name());
        }
}

void GraphEditor::renameReadings(const std::string &from, const std::string &to)
{
    for (const int position : candidates(from)) {
        bool reads = false;
        const auto &before = m_proto.graph().node(position);
        reads = std::find(before.input().begin(), before.input().end(), from) != before.input().end();
        const bool hasBodies = std::any_of(before.attribute().begin(), before.attribute().end(),
                                           [](const auto &attribute) { return attribute.has_g() || attribute.graphs_size() > 0; });
        if (!reads && !hasBodies)
            continue;
        auto &node = touched(position);
        for (auto &input : *node.mutable_input())
            if (input == from)
                input = to;
        if (!hasBodies)
            continue;
        for (auto &attribute : *node.mutable_attribute()) {
            if (attribute.has_g())
                renameCaptured(*attribute.mutable_g(), from, to, 0);
            for (auto &graph : *attribute.mutable_graphs())
                renameCaptured(graph, from, to, 0);
        }
    }
}

void GraphEditor::renameProduced(const std::string &from, const std::string &to)
{
    for (const int position : candidates(from)) {
        const auto &before = m_proto.graph().node(position);
        if (std::find(before.output().begin(), before.output().end(), from) == before.output().end())
            continue;
        for (auto &output : *touched(position).mutable_output())
            if (output == from)
                output = to;
    }
}

pb::NodeProto *GraphEditor::maker(const std::string &value)
{
    for (const int position : candidates(value)) {
        const auto &outputs = m_proto.graph().node(position).output();
        if (!m_removed.contains(position) && std::find(outputs.begin(), outputs.end(), value) != outputs.end())
            return &touched(position);
    }
    return nullptr;
}

void GraphEditor::replaceUses(const std::string &from, const std::string &to)
{
    if (from == to)
        return;
    // A graph input that is an output too keeps its name on both sides: only its readers can change.
    if (!isNamed(m_proto.graph().output(), from) || index().isGraphInput(from)) {
        renameReadings(from, to);
        return;
    }
    // The result keeps its public name. Whatever made it must give the name up first.
    const std::string old = uniqueName(from + "/replaced");
    renameProduced(from, old);
    if (const auto constant = m_initializers.find(from); constant != m_initializers.end()) {
        m_proto.mutable_graph()->mutable_initializer(constant->second)->set_name(old);
        m_initializers[old] = constant->second;
        m_initializers.erase(from);
    }
    if (maker(to) && !isNamed(m_proto.graph().output(), to)) {
        renameProduced(to, from);
        renameReadings(to, from);
    } else {
        renameReadings(from, to);
        add("Identity", from + "/identity", {to}, {from});
    }
}

void GraphEditor::bypass(NodeId id, int input)
{
    const auto &bypassed = m_proto.graph().node(id.value);
    const std::string from = bypassed.output(0);
    const std::string to = bypassed.input(input);
    remove(id);
    replaceUses(from, to);
}

std::string GraphEditor::addInitializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
{
    const std::string name = uniqueName(base);
    m_initializers[name] = m_proto.graph().initializer_size();
    auto &tensor = *m_proto.mutable_graph()->add_initializer();
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
        tensor = m_proto.mutable_graph()->mutable_initializer(found->second);
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
    for (auto &input : *m_proto.mutable_graph()->mutable_input())
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

    {
        // Constant nodes that lost their last reader go; one that had none before stays as the file has it.
        const GraphIndex unsorted(main);
        pb::GraphProto sorted;
        for (const NodeId id : unsorted.order()) {
            auto &node = *main.mutable_node(id.value);
            const bool isConstant = isOp(node, "Constant") && node.output_size() == 1;
            const bool lost = isConstant && unsorted.uses(node.output(0)).empty() && !unsorted.isGraphOutput(node.output(0))
                              && (!index().producer(node.output(0)) || !index().uses(node.output(0)).empty());
            if (!lost)
                sorted.add_node()->Swap(&node);
        }
        main.mutable_node()->Swap(sorted.mutable_node());
    }

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
