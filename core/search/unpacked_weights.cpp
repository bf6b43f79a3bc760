#include "core/search/unpacked_weights.h"

#include "core/analysis/shapes.h"
#include "core/model/tensor_data.h"

#include <set>

namespace pare {

namespace {

constexpr int64_t mostElements = (int64_t{256} << 20) / static_cast<int64_t>(sizeof(float));

// The nodes that a value comes from, by their place in the file.
void collect(const Model &model, const std::string &value, std::set<int> &nodes)
{
    std::vector<std::string> open{value};
    while (!open.empty()) {
        const std::string next = std::move(open.back());
        open.pop_back();
        const auto maker = model.index().producer(next);
        if (!maker || !nodes.insert(maker->value).second)
            continue;
        for (const auto &input : model.index().node(*maker).input())
            if (!input.empty())
                open.push_back(input);
    }
}

} // namespace

Result<std::map<std::string, std::vector<float>>> unpackedWeights(const Model &model, const std::vector<std::string> &values, PassContext &context)
{
    std::map<std::string, std::vector<float>> result;
    if (!context.services.run)
        return result;
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    std::set<int> nodes;
    std::vector<std::string> wanted;
    int64_t elements = 0;
    for (const std::string &value : values) {
        const ValueShape *shape = shapes.find(value);
        if (!model.index().producer(value) || !shape || shape->type != pb::TensorProto::FLOAT || !shape->ranked)
            continue;
        int64_t count = 1;
        for (const Dim &dim : shape->dims)
            count *= dim.known() ? dim.size : mostElements + 1;
        if (count < 0 || count > mostElements - elements || result.contains(value))
            continue;
        elements += count;
        result[value];
        wanted.push_back(value);
        collect(model, value, nodes);
    }
    if (wanted.empty())
        return result;
    pb::ModelProto proto;
    proto.set_ir_version(model.proto().ir_version());
    *proto.mutable_opset_import() = model.proto().opset_import();
    *proto.mutable_functions() = model.proto().functions();
    auto &graph = *proto.mutable_graph();
    graph.set_name("weights");
    std::set<std::string> read;
    for (const NodeId id : model.index().order())
        if (nodes.contains(id.value)) {
            *graph.add_node() = model.index().node(id);
            read.insert(model.index().node(id).input().begin(), model.index().node(id).input().end());
        }
    for (const auto &tensor : model.graph().initializer())
        if (read.contains(tensor.name()))
            *graph.add_initializer() = tensor;
    for (const std::string &value : wanted) {
        auto &output = *graph.add_output();
        output.set_name(value);
        output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
    }
    PARE_TRY_ASSIGN(const auto tensors, context.services.run(Model(std::move(proto), model.payloads()), {}));
    for (size_t i = 0; i < std::min(tensors.size(), wanted.size()); ++i) {
        PARE_TRY_ASSIGN(result[wanted[i]], toFloats(tensors[i], {}));
    }
    return result;
}

} // namespace pare
