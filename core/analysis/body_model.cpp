#include "core/analysis/body_model.h"

#include "core/analysis/function_attributes.h"
#include "core/model/attributes.h"

namespace pare {

namespace {

std::vector<std::string> capturedBy(const pb::AttributeProto &body)
{
    pb::NodeProto alone;
    *alone.add_attribute() = body;
    return capturedValues(alone);
}

const pb::FunctionProto *functionOf(const Model &model, const pb::NodeProto &node)
{
    const auto plain = [](const std::string &domain) { return domain == "ai.onnx" ? std::string() : domain; };
    for (const pb::FunctionProto &function : model.proto().functions())
        if (function.name() == node.op_type() && plain(function.domain()) == plain(node.domain()) && (!node.has_overload() || function.overload() == node.overload()))
            return &function;
    return nullptr;
}

void addInput(pb::GraphProto &graph, const std::string &name, const std::string &outside, const ShapeTable &shapes)
{
    auto &input = *graph.add_input();
    input.set_name(name);
    const int type = shapes.type(outside);
    if (type == 0)
        return;
    auto &tensor = *input.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(type);
    const ValueShape *shape = shapes.find(outside);
    if (const auto rank = shapes.rank(outside); rank && shape) {
        tensor.mutable_shape(); // of no dimension: a scalar
        for (const Dim &dim : shape->dims) {
            auto &made = *tensor.mutable_shape()->add_dim();
            if (dim.known())
                made.set_dim_value(dim.size);
        }
    }
}

} // namespace

BodyModel bodyModel(const Model &model, const ShapeTable &shapes, NodeId id, int attribute)
{
    const auto &body = model.index().node(id).attribute(attribute);
    BodyModel made;
    pb::ModelProto proto;
    proto.set_ir_version(model.proto().ir_version());
    *proto.mutable_opset_import() = model.proto().opset_import();
    *proto.mutable_functions() = model.proto().functions();
    auto &graph = *proto.mutable_graph();
    graph = body.g();
    for (const std::string &value : capturedBy(body)) {
        if (const auto *constant = model.index().constant(value)) {
            auto &tensor = *graph.add_initializer();
            tensor = *constant;
            tensor.set_name(value);
            made.constants.insert(value);
            continue;
        }
        if (shapes.type(value) == 0)
            made.untyped.push_back(value);
        addInput(graph, value, value, shapes);
    }
    made.model = Model(std::move(proto), model.payloads(), model.source());
    return made;
}

std::vector<Body> bodiesOf(const Model &model, NodeId id)
{
    std::vector<Body> bodies;
    const auto &node = model.index().node(id);
    for (int i = 0; i < node.attribute_size(); ++i)
        if (node.attribute(i).has_g())
            bodies.push_back({node.attribute(i).name(), i});
    if (const auto *function = functionOf(model, node))
        bodies.push_back({function->name(), -1});
    return bodies;
}

BodyModel bodyModel(const Model &model, const ShapeTable &shapes, NodeId id, const Body &body)
{
    if (body.attribute >= 0)
        return bodyModel(model, shapes, id, body.attribute);
    const auto &node = model.index().node(id);
    BodyModel made;
    const pb::FunctionProto *function = functionOf(model, node);
    if (!function)
        return made;
    pb::ModelProto proto;
    proto.set_ir_version(model.proto().ir_version());
    *proto.mutable_opset_import() = function->opset_import_size() > 0 ? function->opset_import() : model.proto().opset_import();
    *proto.mutable_functions() = model.proto().functions();
    auto &graph = *proto.mutable_graph();
    graph.set_name(function->name());
    *graph.mutable_node() = function->node();
    const GivenAttributes given = givenAttributes(*function, node);
    for (auto &step : *graph.mutable_node())
        bindAttributes(step, given);
    for (int i = 0; i < function->input_size(); ++i) {
        const std::string outside = i < node.input_size() ? node.input(i) : std::string();
        if (const auto *constant = outside.empty() ? nullptr : model.index().constant(outside)) {
            auto &tensor = *graph.add_initializer();
            tensor = *constant;
            tensor.set_name(function->input(i));
        } else {
            addInput(graph, function->input(i), outside, shapes);
        }
    }
    for (const std::string &output : function->output())
        graph.add_output()->set_name(output);
    made.model = Model(std::move(proto), model.payloads(), model.source());
    return made;
}

} // namespace pare
