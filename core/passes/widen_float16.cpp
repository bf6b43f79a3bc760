// Before: y = Conv(x, W) with x, W and y in float16
// After:  the same in float32, with W's values exactly as they were; inputs and outputs of the model keep their type behind a Cast
// ONNX Runtime computes float16 on a CPU in float32 anyway, with casts around every node; and quantization starts from float32.
// Conditions: the model defines no functions (their bodies are not typed).
#include "core/passes/widen_float16.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/pass_run.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int narrow = pb::TensorProto::FLOAT16;
constexpr int wide = pb::TensorProto::FLOAT;

bool isNarrow(const pb::TypeProto &type)
{
    return type.has_tensor_type() && type.tensor_type().elem_type() == narrow;
}

void widenType(pb::TypeProto &type)
{
    if (isNarrow(type))
        type.mutable_tensor_type()->set_elem_type(wide);
    else if (type.has_sequence_type() && type.sequence_type().has_elem_type())
        widenType(*type.mutable_sequence_type()->mutable_elem_type());
    else if (type.has_optional_type() && type.optional_type().has_elem_type())
        widenType(*type.mutable_optional_type()->mutable_elem_type());
}

// Types of values and attributes that name a type; `main`: its own inputs and outputs keep theirs.
void widenGraph(pb::GraphProto &graph, bool main)
{
    for (auto &value : *graph.mutable_value_info())
        widenType(*value.mutable_type());
    if (!main) {
        for (auto &value : *graph.mutable_input())
            widenType(*value.mutable_type());
        for (auto &value : *graph.mutable_output())
            widenType(*value.mutable_type());
    }
    for (auto &node : *graph.mutable_node())
        for (auto &attribute : *node.mutable_attribute()) {
            if ((attribute.name() == "to" || attribute.name() == "dtype" || attribute.name() == "output_dtype") && attribute.i() == narrow)
                attribute.set_i(wide);
            if (attribute.has_g())
                widenGraph(*attribute.mutable_g(), false);
            for (auto &body : *attribute.mutable_graphs())
                widenGraph(body, false);
        }
}

void renameReadings(pb::GraphProto &graph, const std::string &from, const std::string &to)
{
    for (auto &node : *graph.mutable_node()) {
        for (auto &input : *node.mutable_input())
            if (input == from)
                input = to;
        for (auto &attribute : *node.mutable_attribute())
            if (attribute.has_g()) {
                renameReadings(*attribute.mutable_g(), from, to);
                for (auto &output : *attribute.mutable_g()->mutable_output())
                    if (output.name() == from)
                        output.set_name(to);
            }
    }
}

pb::NodeProto castNode(GraphEditor &names, const std::string &from, const std::string &to, int type)
{
    pb::NodeProto node;
    node.set_op_type("Cast");
    node.set_name(names.uniqueName((type == wide ? from : to) + "/Cast"));
    node.add_input(from);
    node.add_output(to);
    setAttribute(node, "to", static_cast<int64_t>(type));
    return node;
}

void castAtTheEdges(const Model &model, pb::GraphProto &graph)
{
    GraphEditor names(model);
    std::vector<pb::NodeProto> first;
    for (const auto &input : model.graph().input())
        if (isNarrow(input.type()) && model.index().isGraphInput(input.name())) {
            const std::string widened = names.uniqueName(input.name() + "/float32");
            renameReadings(graph, input.name(), widened);
            first.push_back(castNode(names, input.name(), widened, wide));
        }
    for (const auto &output : model.graph().output()) {
        if (!isNarrow(output.type()) || !model.index().producer(output.name()))
            continue;
        const std::string widened = names.uniqueName(output.name() + "/float32");
        renameReadings(graph, output.name(), widened);
        for (auto &node : *graph.mutable_node())
            for (auto &made : *node.mutable_output())
                if (made == output.name())
                    made = widened;
        *graph.add_node() = castNode(names, widened, output.name(), narrow);
    }
    const int before = graph.node_size();
    for (pb::NodeProto &node : first)
        *graph.add_node() = std::move(node);
    auto &nodes = *graph.mutable_node();
    std::rotate(nodes.pointer_begin(), nodes.pointer_begin() + before, nodes.pointer_end());
}

Result<PassOutcome> widenFloat16(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("widen-float16", request, context);
    bool any = std::any_of(model.graph().input().begin(), model.graph().input().end(), [](const auto &value) { return isNarrow(value.type()); });
    forEachTensor(model.proto(), [&](const pb::TensorProto &tensor) { any = any || tensor.data_type() == narrow; });
    // A constant that is stored in float16 and widened at once is a way of storing, not of computing.
    const bool onlyStored = any && std::all_of(model.graph().node().begin(), model.graph().node().end(), [&](const pb::NodeProto &node) {
        return std::all_of(node.input().begin(), node.input().end(), [&](const std::string &input) {
            const auto *constant = model.index().constant(input);
            return !constant || constant->data_type() != narrow || (isOp(node, "Cast") && intAttribute(node, "to", 0) == wide);
        });
    });
    if (!any || onlyStored)
        return run.finish(model);
    if (model.proto().functions_size() > 0) {
        run.declined(model.graph().node_size() > 0 ? model.graph().node(0).name() : std::string(), "the model defines functions, whose values have no stated type");
        return run.finish(model);
    }
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    int64_t values = 0;
    Result<void> read;
    forEachTensor(proto, [&](pb::TensorProto &tensor) {
        if (tensor.data_type() != narrow || !read.ok())
            return;
        const auto floats = toFloats(tensor, payloads);
        if (!floats.ok()) {
            read = floats.error();
            return;
        }
        values += static_cast<int64_t>(floats->size());
        pb::TensorProto widened;
        widened.set_name(tensor.name());
        widened.set_doc_string(tensor.doc_string());
        *widened.mutable_dims() = tensor.dims();
        widened.set_data_type(wide);
        setTensorBytes(widened, bytesOf(*floats), payloads);
        tensor = std::move(widened);
    });
    PARE_TRY(read);
    for (const auto &node : model.graph().node()) {
        const bool reads = std::any_of(node.input().begin(), node.input().end(), [&](const std::string &input) {
            const auto *constant = model.index().constant(input);
            return constant && constant->data_type() == narrow;
        });
        if (reads)
            run.changed(node.name(), "its constants in float32", {node.name()});
    }
    if (!run.changedAnything() && model.graph().node_size() > 0)
        run.changed(model.graph().node(0).name(), "computes in float32", {model.graph().node(0).name()});
    widenGraph(*proto.mutable_graph(), true);
    castAtTheEdges(model, *proto.mutable_graph());
    run.note("", "The source is in float16, which the runtime computes in float32 on a CPU: " + formatBytes(2 * values) + " of constants were widened, with the same values.");
    return run.finish(Model(std::move(proto), std::move(payloads), model.source()));
}

} // namespace

const Pass &widenFloat16Pass()
{
    static const Pass pass{"widen-float16", "Brings a float16 model to float32, the form that quantization starts from", false, {}, widenFloat16};
    return pass;
}

} // namespace pare
