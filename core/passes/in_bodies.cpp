#include "core/passes/in_bodies.h"

#include "core/analysis/body_model.h"
#include "core/analysis/cost.h"
#include "core/analysis/shapes.h"
#include "core/base/units.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <optional>
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

// The branch's graph as it stands inside of its node again: `outputs` of them were there before.
pb::GraphProto asBody(const Branch &branch, const Model &changed, const pb::GraphProto &before)
{
    pb::GraphProto body = changed.graph();
    body.clear_input();
    *body.mutable_output() = before.output();
    auto &initializers = *body.mutable_initializer();
    for (int i = initializers.size() - 1; i >= 0; --i)
        if (branch.constants.contains(initializers.Get(i).name()))
            initializers.DeleteSubrange(i, 1);
    return body;
}

Model putBack(const Model &outer, const Branch &branch, const Model &changed)
{
    pb::ModelProto proto = outer.proto();
    auto &attribute = *proto.mutable_graph()->mutable_node(branch.node.value)->mutable_attribute(branch.attribute);
    *attribute.mutable_g() = asBody(branch, changed, outer.graph().node(branch.node.value).attribute(branch.attribute).g());
    for (const auto &import : changed.proto().opset_import()) { // domains that the pass needed
        const bool known = std::any_of(proto.opset_import().begin(), proto.opset_import().end(), [&](const auto &own) { return own.domain() == import.domain(); });
        if (!known)
            *proto.add_opset_import() = import;
    }
    proto.set_ir_version(std::max(proto.ir_version(), changed.proto().ir_version()));
    Payloads payloads = outer.payloads();
    payloads.insert(changed.payloads().begin(), changed.payloads().end());
    return Model(std::move(proto), std::move(payloads), outer.source());
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

// Observes values of a branch (or of a copy of it with more nodes) by running the model around it.
Result<std::map<std::string, TensorStatistics>> observeInBranch(const Model &outer, const Branch &branch, const Model &inner, const ObserveRequest &request,
                                                                const PassServices &services)
{
    const Model whole = putBack(outer, branch, inner);
    pb::ModelProto proto = whole.proto();
    auto &node = *proto.mutable_graph()->mutable_node(branch.node.value);
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
        for (int a = 0; a < node.attribute_size(); ++a) {
            if (!node.attribute(a).has_g())
                continue;
            auto &body = *node.mutable_attribute(a)->mutable_g();
            auto &made = *body.add_node();
            made.set_name(name + "/" + node.attribute(a).name());
            made.add_output(made.name());
            if (a == branch.attribute) {
                made.set_op_type("Identity");
                made.add_input(tensor);
            } else { // nothing: a tensor without elements
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
    PARE_TRY_ASSIGN(auto seen, services.observe(Model(std::move(proto), whole.payloads(), outer.source()), outside));
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
    const bool replays = request.resolution.is_object() && request.resolution.contains("layers");
    std::vector<std::string> nodes;
    for (const NodeId id : outcome.model.index().nodesOf("If"))
        if (const std::string &name = outcome.model.index().node(id).name(); replays || request.selects(name))
            nodes.push_back(name);
    for (const std::string &name : nodes) {
        const NodeId id = *outcome.model.index().find(name);
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
            PassRequest inner{request.options, std::nullopt, replayed(request, branch->key), request.leftAlone};
            if (replays && inner.resolution.is_null())
                continue;
            PassServices services;
            if (context.services.observe)
                services.observe = [&](const Model &model, const ObserveRequest &wanted) { return observeInBranch(outer, *branch, model, wanted, context.services); };
            PassContext innerContext{context.run, services};
            PARE_TRY_ASSIGN(PassOutcome done, function(branch->model, inner, innerContext));
            if (done.report.changes.empty()) {
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
