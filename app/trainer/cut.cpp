#include "app/trainer/cut.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare::train {

namespace {

// What a node reads, and what its bodies read from outside of themselves.
std::vector<std::string> readBy(const pb::NodeProto &node)
{
    std::vector<std::string> values(node.input().begin(), node.input().end());
    for (std::string &captured : capturedValues(node))
        values.push_back(std::move(captured));
    std::erase(values, std::string());
    return values;
}

// The model with these nodes only, and the constants that are read.
pb::ModelProto partOf(const Model &model, const std::vector<NodeId> &nodes, const std::set<std::string> &read)
{
    pb::ModelProto proto;
    proto.set_ir_version(model.proto().ir_version());
    *proto.mutable_opset_import() = model.proto().opset_import();
    *proto.mutable_functions() = model.proto().functions();
    pb::GraphProto &graph = *proto.mutable_graph();
    graph.set_name(model.graph().name());
    for (const NodeId id : nodes)
        *graph.add_node() = model.index().node(id);
    for (const pb::TensorProto &constant : model.graph().initializer())
        if (read.contains(constant.name()))
            *graph.add_initializer() = constant;
    return proto;
}

} // namespace

std::set<NodeId> withAllBefore(const Model &model, const std::set<NodeId> &nodes)
{
    std::set<NodeId> all;
    std::vector<NodeId> left(nodes.begin(), nodes.end());
    while (!left.empty()) {
        const NodeId id = left.back();
        left.pop_back();
        if (!all.insert(id).second)
            continue;
        for (const std::string &value : readBy(model.index().node(id)))
            if (const auto producer = model.index().producer(value))
                left.push_back(*producer);
    }
    return all;
}

Cut cutBehind(const Model &model, const std::set<NodeId> &nodes, const std::vector<std::string> &wanted)
{
    const GraphIndex &index = model.index();
    Cut cut;
    std::set<std::string> readFirst, readAfter;
    for (const auto &output : model.graph().output())
        readAfter.insert(output.name());
    std::vector<NodeId> first, after;
    for (const NodeId id : index.order())
        if (!nodes.contains(id))
            for (const std::string &value : readBy(index.node(id)))
                readAfter.insert(value);
    for (const NodeId id : index.order()) {
        const pb::NodeProto &node = index.node(id);
        const bool constant = isOp(node, "Constant");
        if (!nodes.contains(id) || (constant && readAfter.contains(node.output(0))))
            after.push_back(id);
        if (!nodes.contains(id))
            continue;
        first.push_back(id);
        for (const std::string &value : readBy(node)) {
            readFirst.insert(value);
            if (index.constant(value))
                cut.constants.insert(value);
        }
        for (const std::string &value : node.output())
            if (!constant && !value.empty() &&
                (readAfter.contains(value) || std::find(wanted.begin(), wanted.end(), value) != wanted.end())) {
                cut.values.push_back(value);
                cut.layers.push_back(node.name());
            }
    }
    pb::ModelProto before = partOf(model, first, readFirst), rest = partOf(model, after, readAfter);
    for (const auto &input : model.graph().input()) {
        if (readFirst.contains(input.name())) {
            *before.mutable_graph()->add_input() = input;
            if (index.isGraphInput(input.name()))
                cut.inputs.push_back(input.name());
        }
        if (index.isGraphInput(input.name()) || readAfter.contains(input.name()))
            *rest.mutable_graph()->add_input() = input;
    }
    for (const std::string &value : cut.values) {
        before.mutable_graph()->add_output()->set_name(value); // the runtime finds out its type
        rest.mutable_graph()->add_input()->set_name(value);
    }
    *rest.mutable_graph()->mutable_output() = model.graph().output();
    *rest.mutable_graph()->mutable_value_info() = model.graph().value_info();
    cut.first = Model(std::move(before), model.payloads(), model.source());
    cut.rest = Model(std::move(rest), model.payloads(), model.source());
    return cut;
}

} // namespace pare::train
