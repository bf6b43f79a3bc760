#include "core/model/model.h"

#include "core/model/attributes.h"
#include "core/model/tensor_data.h"

#include <type_traits>
#include <unordered_set>

namespace pare {

namespace {

void nameNodes(pb::GraphProto &graph)
{
    std::unordered_set<std::string> taken;
    taken.reserve(static_cast<size_t>(graph.node_size()) * 2);
    std::vector<int> nameless;
    for (int i = 0; i < graph.node_size(); ++i)
        if (graph.node(i).name().empty() || !taken.insert(graph.node(i).name()).second)
            nameless.push_back(i);
    for (const int i : nameless) {
        auto &node = *graph.mutable_node(i);
        const std::string base = node.name().empty() ? node.op_type() + "_" + std::to_string(i) : node.name();
        std::string name = base;
        for (int suffix = 2; !taken.insert(name).second; ++suffix)
            name = base + "_" + std::to_string(suffix);
        node.set_name(name);
    }
}

// Constants that hold numbers or lists in attributes of their own hold a tensor: it is the same, and everybody finds it.
void makeTensors(pb::GraphProto &graph)
{
    for (auto &node : *graph.mutable_node()) {
        if (!isOp(node, "Constant") || node.attribute_size() != 1 || !node.attribute(0).ref_attr_name().empty())
            continue;
        const pb::AttributeProto held = node.attribute(0);
        const bool list = held.name() == "value_floats" || held.name() == "value_ints";
        const bool floats = held.name() == "value_floats" || held.name() == "value_float";
        if (!list && held.name() != "value_float" && held.name() != "value_int")
            continue;
        pb::AttributeProto value;
        value.set_name("value");
        value.set_type(pb::AttributeProto::TENSOR);
        pb::TensorProto &tensor = *value.mutable_t();
        tensor.set_data_type(floats ? pb::TensorProto::FLOAT : pb::TensorProto::INT64);
        if (list)
            tensor.add_dims(floats ? held.floats_size() : held.ints_size());
        tensor.set_raw_data(floats ? list ? bytesOf(std::vector<float>(held.floats().begin(), held.floats().end())) : bytesOf(std::vector<float>{held.f()})
                                   : list ? bytesOf(std::vector<int64_t>(held.ints().begin(), held.ints().end())) : bytesOf(std::vector<int64_t>{held.i()}));
        *node.mutable_attribute(0) = std::move(value);
    }
}

void cutLargeTensors(pb::ModelProto &proto, Payloads &payloads)
{
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (tensor.data_location() == pb::TensorProto::EXTERNAL || tensor.data_type() == pb::TensorProto::STRING)
            return;
        if (static_cast<int64_t>(tensor.ByteSizeLong()) <= inlineBytes)
            return;
        auto bytes = tensorBytes(tensor, payloads);
        if (!bytes.ok() || staysInside(tensor.data_type(), tensor.dims_size(), static_cast<int64_t>(bytes->size())))
            return; // a tensor whose size is wrong stays as it is; opening a file reports it
        attachPayload(tensor, TensorData::fromBytes(std::string(bytes->text())), payloads);
    });
}

constexpr int deepestBody = 128; // opening a file refuses deeper ones

// Walks every message that can hold a tensor, for reading or for changing; sub-messages that are absent are not made.
// PARE_FIELD: a field of a message, const where the message is, else mutable.
#define PARE_FIELD(message, field) [](auto &m) -> auto & { if constexpr (std::is_const_v<std::remove_reference_t<decltype(m)>>) return m.field(); else return *m.mutable_##field(); }(message)

template <typename Graph, typename Visit>
void visitGraph(Graph &graph, const Visit &visit, int depth);

template <typename Sparse, typename Visit>
void visitSparse(Sparse &sparse, const Visit &visit)
{
    if (sparse.has_values())
        visit(PARE_FIELD(sparse, values));
    if (sparse.has_indices())
        visit(PARE_FIELD(sparse, indices));
}

template <typename Attribute, typename Visit>
void visitAttribute(Attribute &attribute, const Visit &visit, int depth)
{
    if (attribute.has_t())
        visit(PARE_FIELD(attribute, t));
    for (auto &tensor : PARE_FIELD(attribute, tensors))
        visit(tensor);
    if (attribute.has_sparse_tensor())
        visitSparse(PARE_FIELD(attribute, sparse_tensor), visit);
    for (auto &sparse : PARE_FIELD(attribute, sparse_tensors))
        visitSparse(sparse, visit);
    if (attribute.has_g())
        visitGraph(PARE_FIELD(attribute, g), visit, depth + 1);
    for (auto &graph : PARE_FIELD(attribute, graphs))
        visitGraph(graph, visit, depth + 1);
}

template <typename Node, typename Visit>
void visitNode(Node &node, const Visit &visit, int depth)
{
    for (auto &attribute : PARE_FIELD(node, attribute))
        visitAttribute(attribute, visit, depth);
}

template <typename Graph, typename Visit>
void visitGraph(Graph &graph, const Visit &visit, int depth)
{
    if (depth > deepestBody)
        return;
    for (auto &tensor : PARE_FIELD(graph, initializer))
        visit(tensor);
    for (auto &sparse : PARE_FIELD(graph, sparse_initializer))
        visitSparse(sparse, visit);
    for (auto &node : PARE_FIELD(graph, node))
        visitNode(node, visit, depth);
}

template <typename Proto, typename Visit>
void visitModel(Proto &proto, const Visit &visit)
{
    if (proto.has_graph())
        visitGraph(PARE_FIELD(proto, graph), visit, 0);
    for (auto &function : PARE_FIELD(proto, functions)) {
        for (auto &attribute : PARE_FIELD(function, attribute_proto)) // defaults of the function's attributes
            visitAttribute(attribute, visit, 0);
        for (auto &node : PARE_FIELD(function, node))
            visitNode(node, visit, 0);
    }
    for (auto &training : PARE_FIELD(proto, training_info)) {
        if (training.has_initialization())
            visitGraph(PARE_FIELD(training, initialization), visit, 0);
        if (training.has_algorithm())
            visitGraph(PARE_FIELD(training, algorithm), visit, 0);
    }
}

#undef PARE_FIELD

} // namespace

void forEachTensor(pb::ModelProto &proto, const std::function<void(pb::TensorProto &)> &visit)
{
    visitModel(proto, visit);
}

void forEachTensor(const pb::ModelProto &proto, const std::function<void(const pb::TensorProto &)> &visit)
{
    visitModel(proto, visit);
}

Model::Model() : Model(pb::ModelProto(), {}) {}

Model::Model(pb::ModelProto proto, Payloads payloads, std::string source)
{
    nameNodes(*proto.mutable_graph());
    makeTensors(*proto.mutable_graph());
    cutLargeTensors(proto, payloads);
    m_content = std::make_shared<const Content>(std::move(proto), std::move(payloads), std::move(source));
}

int64_t Model::opset(std::string_view domain) const
{
    const auto own = [](std::string_view name) { return name.empty() || name == "ai.onnx"; };
    for (const auto &import : proto().opset_import())
        if (import.domain() == domain || (own(domain) && own(import.domain())))
            return import.version();
    return 0;
}

std::string Model::metadata(std::string_view key) const
{
    for (const auto &entry : proto().metadata_props())
        if (entry.key() == key)
            return entry.value();
    return {};
}

Result<std::vector<float>> Model::constantFloats(std::string_view value) const
{
    const auto *tensor = index().constant(value);
    if (!tensor)
        return invalidInput("is not a constant", std::string(value));
    return toFloats(*tensor, payloads());
}

Result<std::vector<int64_t>> Model::constantInts(std::string_view value) const
{
    const auto *tensor = index().constant(value);
    if (!tensor)
        return invalidInput("is not a constant", std::string(value));
    return toInts(*tensor, payloads());
}

Result<pb::ModelProto> withPayloadsInside(const Model &model)
{
    int64_t total = static_cast<int64_t>(model.proto().ByteSizeLong());
    for (const auto &[key, data] : model.payloads())
        total += data->size();
    if (total >= (int64_t{1} << 31) - (1 << 20))
        return unsupported("the model is above 2 GB, which one file cannot hold; use external data");
    pb::ModelProto proto = model.proto();
    Result<void> state;
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (!state.ok() || payloadKey(tensor).empty())
            return;
        auto bytes = payloadOf(tensor, model.payloads());
        if (!bytes.ok()) {
            state = bytes.error();
            return;
        }
        tensor.clear_external_data();
        tensor.clear_data_location();
        tensor.set_raw_data(std::string(bytes->text()));
    });
    PARE_TRY(state);
    return proto;
}

pb::ModelProto withPayloadsAsInputs(const Model &model)
{
    pb::ModelProto proto = model.proto();
    auto &graph = *proto.mutable_graph();
    std::unordered_set<std::string> inputs;
    for (const auto &input : graph.input())
        inputs.insert(input.name());
    const auto addInput = [&](const std::string &name, const pb::TensorProto &tensor) {
        if (!inputs.insert(name).second)
            return;
        auto &input = *graph.add_input();
        input.set_name(name);
        auto &type = *input.mutable_type()->mutable_tensor_type();
        type.set_elem_type(tensor.data_type());
        auto &shape = *type.mutable_shape();
        for (const int64_t dim : tensor.dims())
            shape.add_dim()->set_dim_value(dim);
    };
    auto &tensors = *graph.mutable_initializer();
    int kept = 0;
    for (int i = 0; i < tensors.size(); ++i) {
        if (!payloadKey(tensors.Get(i)).empty())
            addInput(tensors.Get(i).name(), tensors.Get(i));
        else
            tensors.SwapElements(kept++, i);
    }
    tensors.DeleteSubrange(kept, tensors.size() - kept);
    auto &nodes = *graph.mutable_node();
    kept = 0;
    for (int i = 0; i < nodes.size(); ++i) {
        const auto *value = isOp(nodes.Get(i), "Constant") ? findAttribute(nodes.Get(i), "value") : nullptr;
        if (value && value->has_t() && !payloadKey(value->t()).empty())
            addInput(nodes.Get(i).output(0), value->t());
        else
            nodes.SwapElements(kept++, i);
    }
    nodes.DeleteSubrange(kept, nodes.size() - kept);
    // Bodies and functions keep their constants; those that were cut out get them back, as far as they can be read.
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (payloadKey(tensor).empty())
            return;
        if (auto bytes = payloadOf(tensor, model.payloads()); bytes.ok()) {
            tensor.clear_external_data();
            tensor.clear_data_location();
            tensor.set_raw_data(std::string(bytes->text()));
        }
    });
    return proto;
}

} // namespace pare
