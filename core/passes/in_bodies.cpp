#include "core/passes/in_bodies.h"

#include "core/analysis/body_model.h"
#include "core/analysis/cost.h"
#include "core/analysis/shapes.h"
#include "core/base/units.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace pare {

namespace {

struct Branch {
    NodeId node;
    int attribute = 0;
    std::string name;                          // of the node
    std::string key;                           // in the resolution: "If_3/then_branch"
    Model model;                               // the branch as a model
    std::unordered_set<std::string> constants; // that belong to the graph around it
};

// Nothing where a value from outside has no known type.
std::optional<Branch> branchAsModel(const Model &model, const ShapeTable &shapes, NodeId id, int attribute)
{
    const auto &node = model.index().node(id);
    BodyModel body = bodyModel(model, shapes, id, attribute);
    if (!body.untyped.empty())
        return std::nullopt;
    return Branch{id, attribute, node.name(), node.name() + "/" + node.attribute(attribute).name(), std::move(body.model), std::move(body.constants)};
}

void renameReadings(pb::GraphProto &graph, const std::unordered_map<std::string, std::string> &names)
{
    for (auto &node : *graph.mutable_node()) {
        for (std::string &input : *node.mutable_input())
            if (const auto found = names.find(input); found != names.end())
                input = found->second;
        for (auto &attribute : *node.mutable_attribute())
            if (attribute.has_g())
                renameReadings(*attribute.mutable_g(), names);
    }
}

// The branch's graph as it stands inside of its node again: `outputs` of them were there before. A constant of the graph around it that the
// pass gave other numbers becomes the branch's own, since others may read it too.
pb::GraphProto asBody(const Branch &branch, const Model &changed, const pb::GraphProto &before)
{
    pb::GraphProto body = changed.graph();
    body.clear_input();
    *body.mutable_output() = before.output();
    auto &initializers = *body.mutable_initializer();
    std::unordered_map<std::string, std::string> own;
    for (int i = initializers.size() - 1; i >= 0; --i) {
        const std::string name = initializers.Get(i).name();
        if (!branch.constants.contains(name))
            continue;
        const auto *outside = branch.model.index().initializer(name);
        if (outside && outside->SerializeAsString() == initializers.Get(i).SerializeAsString()) {
            initializers.DeleteSubrange(i, 1);
            continue;
        }
        own[name] = branch.key + "/" + name;
        initializers.Mutable(i)->set_name(own[name]);
    }
    if (!own.empty())
        renameReadings(body, own);
    return body;
}

void takeImports(pb::ModelProto &proto, const Model &changed) // domains that the pass needed
{
    for (const auto &import : changed.proto().opset_import()) {
        const bool known = std::any_of(proto.opset_import().begin(), proto.opset_import().end(), [&](const auto &own) { return own.domain() == import.domain(); });
        if (!known)
            *proto.add_opset_import() = import;
    }
    proto.set_ir_version(std::max(proto.ir_version(), changed.proto().ir_version()));
}

Payloads payloadsOf(const Model &outer, const Model &changed)
{
    Payloads payloads = outer.payloads();
    payloads.insert(changed.payloads().begin(), changed.payloads().end());
    return payloads;
}

Model putBack(const Model &outer, const Branch &branch, const Model &changed)
{
    pb::ModelProto proto = outer.proto();
    auto &attribute = *proto.mutable_graph()->mutable_node(branch.node.value)->mutable_attribute(branch.attribute);
    *attribute.mutable_g() = asBody(branch, changed, outer.graph().node(branch.node.value).attribute(branch.attribute).g());
    takeImports(proto, changed);
    return Model(std::move(proto), payloadsOf(outer, changed), outer.source());
}

// A name of the branch's new graph that the graph around it has too; empty where there is none.
std::string clash(const Model &outer, const Branch &branch, const Model &changed)
{
    const auto known = [&](const std::string &name) {
        return outer.index().producer(name) || outer.index().initializer(name) || outer.index().isGraphInput(name);
    };
    for (const auto &tensor : changed.graph().initializer())
        if (!branch.constants.contains(tensor.name()) && known(tensor.name()))
            return tensor.name();
    for (const auto &node : changed.graph().node())
        for (const auto &output : node.output())
            if (!output.empty() && known(output))
                return output;
    return {};
}

void addTypedOutput(pb::GraphProto &body, const std::string &name)
{
    auto &output = *body.add_output();
    output.set_name(name);
    output.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
}

// Observes values of a branch, or of any model that has the branch's inputs, by running the model around it with a second If beside the branch's,
// which hands them out: the branch that is not taken gives tensors without elements.
Result<std::map<std::string, TensorStatistics>> observeInBranch(const Model &outer, const Branch &branch, const Model &inner, const ObserveRequest &request,
                                                                const PassServices &services)
{
    const pb::NodeProto &original = outer.graph().node(branch.node.value);
    pb::NodeProto node;
    node.set_op_type("If");
    node.set_name(branch.key + "/observed");
    node.add_input(original.input(0));
    for (int a = 0; a < original.attribute_size(); ++a) {
        if (!original.attribute(a).has_g())
            continue;
        auto &attribute = *node.add_attribute();
        attribute.set_name(original.attribute(a).name());
        attribute.set_type(pb::AttributeProto::GRAPH);
        pb::GraphProto empty;
        empty.set_name(original.attribute(a).name());
        *attribute.mutable_g() = a == branch.attribute ? asBody(branch, inner, empty) : empty;
    }
    std::map<std::string, std::string> handedOut; // name outside -> name inside
    ObserveRequest outside = request;
    outside.tensors.clear();
    for (const std::string &tensor : request.tensors) {
        if (inner.index().isGraphInput(tensor)) {
            outside.tensors.push_back(tensor);
            continue;
        }
        const std::string name = branch.key + "/observed/" + tensor;
        handedOut[name] = tensor;
        outside.tensors.push_back(name);
        node.add_output(name);
        for (auto &attribute : *node.mutable_attribute()) {
            auto &body = *attribute.mutable_g();
            auto &made = *body.add_node();
            made.set_name(name + "/" + attribute.name());
            made.add_output(made.name());
            if (attribute.name() == original.attribute(branch.attribute).name()) {
                made.set_op_type("Identity");
                made.add_input(tensor);
            } else {
                made.set_op_type("Constant");
                auto &value = *made.add_attribute();
                value.set_name("value");
                value.set_type(pb::AttributeProto::TENSOR);
                value.mutable_t()->set_data_type(pb::TensorProto::FLOAT);
                value.mutable_t()->add_dims(0);
                value.mutable_t()->set_raw_data("");
            }
            addTypedOutput(body, made.name());
        }
    }
    pb::ModelProto proto = outer.proto();
    takeImports(proto, inner);
    if (node.output_size() > 0) {
        auto &nodes = *proto.mutable_graph()->mutable_node();
        *nodes.Add() = std::move(node);
        for (int at = nodes.size() - 1; at > branch.node.value + 1; --at) // right behind the branch's own
            nodes.SwapElements(at, at - 1);
    }
    PARE_TRY_ASSIGN(auto seen, services.observe(Model(std::move(proto), payloadsOf(outer, inner), outer.source()), outside));
    std::map<std::string, TensorStatistics> result;
    for (auto &[name, statistics] : seen) {
        const auto inside = handedOut.find(name);
        result[inside == handedOut.end() ? name : inside->second] = std::move(statistics);
    }
    return result;
}

// What an earlier run decided in a branch; null where it decided nothing.
nlohmann::json replayed(const PassRequest &request, const std::string &key)
{
    if (!request.resolution.is_object() || !request.resolution.contains("bodies") || !request.resolution["bodies"].contains(key))
        return nullptr;
    return request.resolution["bodies"][key];
}

// What the request asks for of a branch's layers: nullopt where nothing. In an earlier run's place that asks anew.
std::optional<PassRequest> within(const PassRequest &request, const std::string &node, const std::string &key)
{
    PassRequest inner{request.options, std::nullopt, replayed(request, key), request.leftAlone};
    const std::string prefix = key + "/";
    const auto inside = [&](const std::set<std::string> &layers, std::set<std::string> &into) {
        for (auto layer = layers.lower_bound(prefix); layer != layers.end() && layer->starts_with(prefix); ++layer)
            into.insert(layer->substr(prefix.size()));
    };
    inside(request.leftAlone, inner.leftAlone);
    const bool replays = request.resolution.is_object() && request.resolution.contains("layers");
    if (replays)
        return inner.resolution.is_null() ? std::nullopt : std::optional(inner);
    if (request.selects(node))
        return inner;
    if (!request.layers || request.leftAlone.contains(node))
        return std::nullopt;
    inside(*request.layers, inner.layers.emplace());
    return inner.layers->empty() ? std::nullopt : std::optional(inner);
}

void takeReasons(PassOutcome &outcome, const Branch &branch, const PassReport &inner)
{
    for (const Declined &declined : inner.declined)
        outcome.report.declined.push_back({branch.name, declined.layer + ": " + declined.reason});
}

void takeUp(PassOutcome &outcome, const Branch &branch, PassOutcome &&inner)
{
    std::string names;
    for (const Change &change : inner.report.changes)
        names += (names.empty() ? "" : ", ") + change.layer;
    for (Finding &finding : inner.report.findings)
        outcome.report.findings.push_back({finding.severity, branch.name, "in " + branch.key.substr(branch.name.size() + 1) + ": " + (finding.where.empty() ? "" : finding.where + ": ") + finding.message});
    if (!inner.report.changes.empty())
        outcome.report.changes.push_back({branch.name, "in " + branch.key.substr(branch.name.size() + 1) + ": " +
                                                       plural(static_cast<int64_t>(inner.report.changes.size()), "layer") + " (" + names + ")",
                                      {branch.name}});
    takeReasons(outcome, branch, inner.report);
    auto &findings = outcome.report.findings;
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [&](const Finding &finding) { return finding.where == branch.name && finding.message.starts_with("Its bodies hold"); }),
                   findings.end());
    outcome.resolution["bodies"][branch.key] = std::move(inner.resolution);
    auto &layers = outcome.resolution["layers"];
    if (std::find(layers.begin(), layers.end(), nlohmann::json(branch.name)) == layers.end())
        layers.push_back(branch.name);
}

// Constants that branches read before and nobody reads now go.
Model withoutLeftovers(const Model &before, const Model &after)
{
    if (after.sameAs(before))
        return after;
    pb::ModelProto proto = after.proto();
    auto &initializers = *proto.mutable_graph()->mutable_initializer();
    for (int i = initializers.size() - 1; i >= 0; --i) {
        const std::string &name = initializers.Get(i).name();
        if (!before.index().uses(name).empty() && after.index().uses(name).empty() && !after.index().isGraphOutput(name))
            initializers.DeleteSubrange(i, 1);
    }
    return Model(std::move(proto), after.payloads(), after.source());
}

} // namespace

Result<void> workInBranches(PassOutcome &outcome, const PassRequest &request, PassContext &context, PassFunction function)
{
    if (outcome.model.proto().ir_version() < 4)
        return {}; // its constants are inputs of the graph, which a branch cannot have
    const Model before = outcome.model;
    std::vector<std::string> nodes;
    for (const NodeId id : outcome.model.index().nodesOf("If"))
        nodes.push_back(outcome.model.index().node(id).name());
    for (const std::string &name : nodes) {
        const NodeId id = *outcome.model.index().find(name);
        const auto keyOf = [&](int attribute) { return name + "/" + outcome.model.index().node(id).attribute(attribute).name(); };
        bool asked = false;
        for (int a = 0; a < outcome.model.index().node(id).attribute_size(); ++a)
            asked = asked || within(request, name, keyOf(a)).has_value();
        if (!asked)
            continue;
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(outcome.model));
        for (int a = 0; a < outcome.model.index().node(id).attribute_size(); ++a) {
            if (!outcome.model.index().node(id).attribute(a).has_g())
                continue;
            if (context.run.stopRequested())
                return cancelled();
            const Model outer = outcome.model;
            const auto branch = branchAsModel(outer, shapes, id, a);
            if (!branch)
                continue;
            const auto inner = within(request, name, branch->key);
            if (!inner)
                continue;
            PassServices services;
            services.run = context.services.run;
            services.calibrationBorrowed = context.services.calibrationBorrowed;
            if (context.services.observe)
                services.observe = [&](const Model &model, const ObserveRequest &wanted) { return observeInBranch(outer, *branch, model, wanted, context.services); };
            PassContext innerContext{context.run, services};
            PARE_TRY_ASSIGN(PassOutcome done, function(branch->model, *inner, innerContext));
            if (done.model.opset() != branch->model.opset()) {
                outcome.report.declined.push_back({name, branch->key + " would need another opset than the graph around it"});
                continue;
            }
            if (done.model.sameAs(branch->model)) {
                takeReasons(outcome, *branch, done.report);
                continue;
            }
            if (const std::string name2 = clash(outer, *branch, done.model); !name2.empty()) {
                outcome.report.declined.push_back({name, branch->key + " would have the name " + name2 + " of the graph around it"});
                continue;
            }
            outcome.model = putBack(outer, *branch, done.model);
            takeUp(outcome, *branch, std::move(done));
        }
    }
    outcome.model = withoutLeftovers(before, outcome.model);
    return {};
}

void declineBodies(const Model &model, PassRun &run)
{
    std::vector<NodeId> holders;
    for (const NodeId id : model.index().order())
        if (run.wants(model.index().node(id).name()) && !bodiesOf(model, id).empty())
            holders.push_back(id);
    const auto cost = holders.empty() ? Result<CostTable>(internalError({})) : CostTable::of(model);
    if (!cost.ok())
        return;
    for (const NodeId id : holders)
        if (const int64_t inside = cost->layer(id).parameters; inside > 0)
            run.declined(model.index().node(id).name(), plural(inside, "parameter") + " stand inside of it, where this pass does not go");
}

} // namespace pare
