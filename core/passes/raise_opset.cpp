// Before: opset 11: y = Squeeze<axes = [2, 3]>(x), Clip(x, min, max), Softmax<axis = 1>(x)
// After:  opset 13: y = Squeeze(x, axes) ..., the same numbers
// Conditions: opsets are only raised, never lowered. ONNX's version converter does it where the graph is flat, after the budget check; its
// result is taken only when inputs, outputs and constants are all there and, where a runner is at hand, when both models give the same
// outputs on seeded random inputs. Where the converter refuses or fails that, Pare's own rules (opset_rules.h) do it in place. Names,
// metadata, notes and unknown fields of nodes that did not change are kept.
#include "core/passes/raise_opset.h"

#include "core/analysis/budget.h"
#include "core/analysis/shapes.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/passes/opset_rules.h"

#include <onnx/version_converter/convert.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>
#include <unordered_set>

namespace pare {

namespace {

constexpr int64_t newestOpset = 24; // that the runtime Pare ships with runs

bool hasBodies(const pb::GraphProto &graph)
{
    for (const auto &node : graph.node())
        for (const auto &attribute : node.attribute())
            if (attribute.has_g() || attribute.graphs_size() > 0)
                return true;
    return false;
}

void setOpset(pb::ModelProto &proto, int64_t version)
{
    for (auto &import : *proto.mutable_opset_import())
        if (import.domain().empty() || import.domain() == "ai.onnx")
            import.set_version(version);
    if (proto.ir_version() < 4) { // constants stood among the inputs
        std::unordered_set<std::string> constants;
        for (const auto &tensor : proto.graph().initializer())
            constants.insert(tensor.name());
        auto &inputs = *proto.mutable_graph()->mutable_input();
        int kept = 0;
        for (int i = 0; i < inputs.size(); ++i)
            if (!constants.contains(inputs.Get(i).name()))
                inputs.SwapElements(kept++, i);
        inputs.DeleteSubrange(kept, inputs.size() - kept);
    }
    proto.set_ir_version(std::max(proto.ir_version(), leastIrVersion(version)));
}

std::string attributesText(const pb::NodeProto &node)
{
    std::map<std::string, std::string> sorted;
    for (const auto &attribute : node.attribute())
        sorted[attribute.name()] = attribute.SerializeAsString();
    std::string text;
    for (const auto &[name, bytes] : sorted)
        text += name + "=" + bytes + ";";
    return text;
}

bool sameWork(const pb::NodeProto &a, const pb::NodeProto &b)
{
    const auto trimmed = [](const pb::NodeProto &node) {
        std::vector<std::string> inputs(node.input().begin(), node.input().end());
        while (!inputs.empty() && inputs.back().empty())
            inputs.pop_back();
        return inputs;
    };
    return a.op_type() == b.op_type() && trimmed(a) == trimmed(b) && std::equal(a.output().begin(), a.output().end(), b.output().begin(), b.output().end()) &&
           attributesText(a) == attributesText(b);
}

struct Raised {
    Model model;
    std::vector<RaisedNode> changes;
};

// Puts what the converter made into a copy of the file as it was.
OrReason<Raised> merged(const Model &model, const pb::GraphProto &converted, int64_t version)
{
    pb::ModelProto proto = model.proto();
    auto &graph = *proto.mutable_graph();
    std::unordered_map<std::string, const pb::NodeProto *> before;
    for (const auto &node : model.graph().node())
        if (node.output_size() > 0)
            before[node.output(0)] = &node;
    std::unordered_set<std::string> known;
    for (const auto &tensor : graph.initializer())
        known.insert(tensor.name());
    for (const auto &input : graph.input())
        known.insert(input.name());
    std::vector<RaisedNode> changes;
    graph.clear_node();
    std::unordered_set<std::string> produced;
    for (const auto &node : model.graph().node()) // constants that were cut out for the converter
        if (isOp(node, "Constant"))
            if (const auto *value = findAttribute(node, "value"); value && value->has_t() && !payloadKey(value->t()).empty()) {
                *graph.add_node() = node;
                produced.insert(node.output(0));
            }
    for (const auto &node : converted.node()) {
        // Attributes that became inputs come as Constant nodes: they are constants of the graph here.
        if (const auto *value = isOp(node, "Constant") ? findAttribute(node, "value") : nullptr; value && value->has_t() && !before.contains(node.output(0))) {
            auto &tensor = *graph.add_initializer();
            tensor = value->t();
            tensor.set_name(node.output(0));
            known.insert(node.output(0));
            continue;
        }
        produced.insert(node.output().begin(), node.output().end());
        const auto found = node.output_size() > 0 ? before.find(node.output(0)) : before.end();
        auto &added = *graph.add_node();
        if (found != before.end() && sameWork(*found->second, node)) {
            added = *found->second;
            continue;
        }
        added = node;
        if (found == before.end())
            continue;
        added.set_name(found->second->name());
        if (found->second->has_doc_string())
            added.set_doc_string(found->second->doc_string());
        *added.mutable_metadata_props() = found->second->metadata_props();
        changes.push_back({added.name(), "brought into the form of opset " + std::to_string(version)});
    }
    for (const auto &tensor : converted.initializer())
        if (known.insert(tensor.name()).second)
            *graph.add_initializer() = tensor;
    for (const auto &output : graph.output())
        if (!produced.contains(output.name()) && !known.contains(output.name()))
            return OrReason<Raised>::because("the converter lost the output " + output.name());
    for (const auto &node : graph.node())
        for (const auto &input : node.input())
            if (!input.empty() && !produced.contains(input) && !known.contains(input))
                return OrReason<Raised>::because("the converter lost the value " + input);
    setOpset(proto, version);
    return Raised{Model(std::move(proto), model.payloads(), model.source()), std::move(changes)};
}

OrReason<Raised> byConverter(const Model &model, int64_t version)
{
    if (hasBodies(model.graph()))
        return OrReason<Raised>::because("the converter does not keep what bodies read from outside");
    for (const auto &node : model.graph().node())
        if (isOp(node, "Split") && node.input_size() > 2)
            return OrReason<Raised>::because("the converter takes the sizes of " + node.name() + " for missing, as it has more inputs than Split takes");
    try {
        pb::ModelProto skeleton = withPayloadsAsInputs(model);
        skeleton.set_ir_version(std::max<int64_t>(skeleton.ir_version(), 4));
        skeleton.mutable_graph()->clear_value_info();
        const pb::ModelProto converted = pb::version_conversion::ConvertVersion(skeleton, static_cast<int>(version));
        return merged(model, converted.graph(), version);
    } catch (const std::exception &failure) {
        return OrReason<Raised>::because(failure.what());
    }
}

Result<Raised> byRules(const Model &model, int64_t from, int64_t version)
{
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    pb::ModelProto proto = model.proto();
    PARE_TRY_ASSIGN(auto changes, raiseByRules(*proto.mutable_graph(), from, version, shapes));
    setOpset(proto, version);
    return Raised{Model(std::move(proto), model.payloads(), model.source()), std::move(changes)};
}

// Seeded random inputs with `size` for inner axes that are not fixed; empty where an input is no dense tensor of numbers.
std::vector<pb::TensorProto> randomInputs(const Model &model, uint64_t seed, int64_t size)
{
    constexpr int64_t mostElements = int64_t{1} << 26;
    std::mt19937_64 random(seed);
    std::vector<pb::TensorProto> tensors;
    for (const auto &input : model.graph().input()) {
        if (!model.index().isGraphInput(input.name()))
            continue;
        const auto &type = input.type().tensor_type();
        pb::TensorProto tensor;
        tensor.set_name(input.name());
        tensor.set_data_type(type.elem_type());
        for (const auto &dim : type.shape().dim())
            tensor.add_dims(dim.has_dim_value() && dim.dim_value() > 0 ? dim.dim_value() : tensor.dims_size() == 0 ? 1 : size);
        const int bits = elementBits(type.elem_type());
        const auto count = checkedElementCount(tensor.dims());
        if (!input.type().has_tensor_type() || bits < 8 || !count || *count > mostElements)
            return {};
        if (type.elem_type() == pb::TensorProto::FLOAT) {
            std::vector<float> values(static_cast<size_t>(*count));
            for (float &value : values)
                value = static_cast<float>(static_cast<double>(random() >> 11) / 4503599627370496.0 - 1);
            tensor.set_raw_data(bytesOf(values));
        } else {
            tensor.set_raw_data(std::string(static_cast<size_t>(*count * bits / 8), '\0'));
        }
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

// Empty where both give the same outputs, or where that cannot be found out.
Result<std::string> difference(const Model &before, const Model &after, PassRun &run)
{
    const auto &service = run.context().services.run;
    if (!service)
        return std::string();
    std::vector<pb::TensorProto> inputs;
    Result<std::vector<pb::TensorProto>> expected = unsupported("not run yet");
    for (const int64_t size : {1, 32, 224}) { // a network of convolutions may need some room, others take everything
        inputs = randomInputs(before, run.run().seed, size);
        if (inputs.empty() && before.graph().input_size() > 0)
            return std::string();
        expected = service(before, inputs);
        if (expected.ok() || expected.error().kind != ErrorKind::InvalidInput)
            break;
    }
    if (!expected.ok())
        return expected.error().kind == ErrorKind::Cancelled ? Result<std::string>(expected.error()) : Result<std::string>(std::string());
    const auto given = service(after, inputs);
    if (!given.ok())
        return given.error().kind == ErrorKind::Cancelled ? Result<std::string>(given.error()) : "it does not run any more: " + given.error().message;
    for (size_t i = 0; i < std::min(expected->size(), given->size()); ++i) {
        const auto a = toDoubles((*expected)[i], {});
        const auto b = toDoubles((*given)[i], {});
        if (!a.ok() || !b.ok())
            continue;
        if (a->size() != b->size())
            return "the output " + (*expected)[i].name() + " has another size";
        double largest = 0;
        double most = 0;
        for (size_t k = 0; k < a->size(); ++k) {
            largest = std::max(largest, std::abs((*a)[k]));
            if ((*a)[k] != (*b)[k] && !(std::isnan((*a)[k]) && std::isnan((*b)[k])))
                most = std::max(most, std::abs((*a)[k] - (*b)[k]));
        }
        if (!(most <= 1e-4 * std::max(1.0, largest)))
            return "the output " + (*expected)[i].name() + " changes";
    }
    return std::string();
}

Result<Raised> raised(const Model &model, int64_t version, PassRun &run)
{
    PARE_TRY(checkBudget(model.proto()));
    const int64_t from = model.opset();
    if (from == 0)
        return unsupported("the model does not say which opset of ONNX it uses");
    if (model.proto().functions_size() > 0)
        return unsupported("the model has functions of its own, which stay at the opset they were written for (" + std::to_string(from) + ")");
    std::string reason;
    if (auto converted = byConverter(model, version)) {
        PARE_TRY_ASSIGN(reason, difference(model, converted->model, run));
        if (reason.empty())
            return std::move(*converted);
    } else {
        reason = converted.reason();
    }
    auto own = byRules(model, from, version);
    if (!own.ok())
        return unsupported("it cannot be raised from opset " + std::to_string(from) + " to " + std::to_string(version) + ": " + own.error().text() +
                           " (the version converter: " + reason + ")");
    PARE_TRY_ASSIGN(const std::string changed, difference(model, own->model, run));
    if (!changed.empty())
        return unsupported("raised from opset " + std::to_string(from) + " to " + std::to_string(version) + " it would compute something else: " + changed);
    run.note("", "raised by Pare's own rules, because the version converter could not: " + reason.substr(0, reason.find('\n')));
    return own;
}

Result<PassOutcome> raiseOpset(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("raise-opset", request, context);
    const int64_t wanted = request.options.integer("to");
    if (model.opset() >= wanted) {
        run.declined("", "the model uses opset " + std::to_string(model.opset()) + " already");
        return run.finish(model);
    }
    PARE_TRY_ASSIGN(Model result, withOpset(model, wanted, run));
    return run.finish(std::move(result));
}

} // namespace

Result<Model> withOpset(const Model &model, int64_t version, PassRun &run)
{
    if (model.opset() >= version)
        return model;
    run.progress("opset " + std::to_string(version), 0, 1);
    PARE_TRY_ASSIGN(Raised result, raised(model, version, run));
    std::string last;
    for (const RaisedNode &change : result.changes)
        if (std::exchange(last, change.node) != change.node)
            run.reshaped(change.node, change.what);
    run.note("", "raised from opset " + std::to_string(model.opset()) + " to " + std::to_string(version));
    return std::move(result.model);
}

const Pass &raiseOpsetPass()
{
    static const Pass pass{"raise-opset",
                           "Brings the model to a newer opset of ONNX, which newer number formats need",
                           false,
                           {{"to", OptionType::Integer, "13", "The opset to reach at least; 13 is needed for weights quantized by channel", "", 7,
                             static_cast<double>(newestOpset), {}}},
                           raiseOpset,
                           true};
    return pass;
}

} // namespace pare
