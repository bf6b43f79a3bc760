// The part of a network that ONNX Runtime computes: operators that cannot be computed here, and all that stands before them.
#include "app/trainer/network.h"

#include "app/trainer/cut.h"
#include "app/trainer/frozen_part.h"
#include "core/base/units.h"
#include "core/model/attributes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare::train {

namespace {

// "Bernoulli in first and 1 other layer; RandomNormalLike in fourth"
std::string listed(const std::vector<Blocked> &blocked)
{
    std::map<std::string, std::vector<std::string>> layers;
    for (const Blocked &one : blocked)
        layers[one.op].push_back(one.layer);
    std::string text;
    for (const auto &[op, names] : layers) {
        text += (text.empty() ? "" : "; ") + op + " in " + names.front();
        if (names.size() > 1)
            text += " and " + plural(static_cast<int64_t>(names.size()) - 1, "other layer");
    }
    return text;
}

// Layers with weights, and how many numbers these have.
struct Weights {
    std::set<std::string> layers, constants;
    int64_t numbers = 0;

    void add(const Model &model, const std::string &constant)
    {
        const pb::TensorProto *tensor = model.index().constant(constant);
        if (!tensor || !constants.insert(constant).second)
            return;
        const auto count = tensorElementCount(*tensor);
        numbers += count.ok() ? *count : 0;
    }
};

// Whether it may be the weight of an operator that is not known: of two axes or more, and no sizes or positions.
bool looksLikeWeight(const pb::TensorProto *tensor)
{
    return tensor && tensor->dims_size() > 1 && tensor->data_type() != pb::TensorProto::INT64 && tensor->data_type() != pb::TensorProto::INT32 &&
           tensor->data_type() != pb::TensorProto::BOOL && tensor->data_type() != pb::TensorProto::STRING;
}

// Those that training may change.
Weights weightsOf(const Model &model, const std::set<std::string> &held)
{
    ParameterChoice choice;
    choice.scales = false;
    choice.held = held;
    Weights weights;
    for (const ParameterPlace &place : parameterPlaces(model, choice)) {
        weights.layers.insert(place.layers.begin(), place.layers.end());
        weights.add(model, place.name);
    }
    return weights;
}

} // namespace

std::vector<Blocked> Network::blockedNodes(const Model &model)
{
    std::vector<Blocked> blocked;
    for (const NodeId id : model.index().order()) {
        const pb::NodeProto &node = model.index().node(id);
        const std::string op = qualifiedOp(node);
        if (!allOperators().contains(op))
            blocked.push_back({node.name(), op, id});
    }
    return blocked;
}

// What is left to compute here.
Result<Model> Network::freeze(const Model &model, const std::vector<std::string> &wanted, Purpose purpose, const RefusedForms &refused)
{
    std::vector<Blocked> blocked = blockedNodes(model);
    for (const auto &[layer, reason] : refused)
        if (const auto id = model.index().find(layer))
            blocked.push_back({layer, qualifiedOp(model.index().node(*id)) + " (" + reason + ")", *id});
    if (blocked.empty())
        return model;
    const std::string cannot = "training cannot compute " + listed(blocked);
    std::set<NodeId> nodes;
    if (purpose == Purpose::Compute) {
        nodes.insert(model.index().order().begin(), model.index().order().end());
    } else {
        for (const Blocked &one : blocked)
            nodes.insert(one.id);
        nodes = withAllBefore(model, nodes);
    }
    Cut cut = cutBehind(model, nodes, wanted);
    if (cut.values.empty()) // nobody reads it
        return cut.rest;
    if (purpose == Purpose::Train) {
        const Weights left = weightsOf(cut.rest, cut.constants);
        Weights all = weightsOf(model, {});
        for (const NodeId id : nodes)
            for (const std::string &input : model.index().node(id).input())
                if (!all.constants.contains(input) && looksLikeWeight(model.index().constant(input))) {
                    all.layers.insert(model.index().node(id).name());
                    all.add(model, input);
                }
        const std::string these = blocked.size() == 1 ? "this layer and what stands before it" : "these layers and what stands before them";
        if (left.layers.empty())
            return unsupported(cannot + ": " + these + " stay as they are, and nothing with weights is left to train", model.source());
        m_frozenText = fmt::format("{}: {} stay as they are, computed by ONNX Runtime ({} of {} with weights); {} with {} of the parameters {} trained", cannot, these,
                                   all.layers.size() - std::min(all.layers.size(), left.layers.size()), plural(static_cast<int64_t>(all.layers.size()), "layer"),
                                   plural(static_cast<int64_t>(left.layers.size()), "layer"),
                                   formatPercent(static_cast<double>(left.numbers) / static_cast<double>(std::max<int64_t>(1, all.numbers)), 1), left.layers.size() == 1 ? "is" : "are");
    } else {
        m_frozenText = cannot + ": all of it is computed by ONNX Runtime";
    }
    for (const std::string &input : cut.inputs) {
        size_t position = 0;
        for (const auto &one : model.graph().input()) {
            if (one.name() == input)
                break;
            position += model.index().isGraphInput(one.name());
        }
        m_frozenInputs.push_back(position);
    }
    auto loaded = FrozenPart::load(cut.first, cut.inputs, cut.values);
    if (!loaded.ok())
        return Error{loaded.error().kind == ErrorKind::OutOfMemory ? ErrorKind::OutOfMemory : ErrorKind::Unsupported, cannot + ", and neither can ONNX Runtime: " + loaded.error().message, loaded.error().where};
    m_frozen = std::move(*loaded);
    m_frozenValues = std::move(cut.values);
    m_frozenLayers = std::move(cut.layers);
    m_frozenConstants = std::move(cut.constants);
    return cut.rest;
}

Result<void> Network::give(const std::vector<at::Tensor> &inputs)
{
    if (inputs.size() != m_inputs.size())
        return invalidInput("the model takes " + plural(static_cast<int64_t>(m_inputs.size()), "input") + ", not " + std::to_string(inputs.size()));
    for (size_t i = 0; i < inputs.size(); ++i)
        m_values[m_inputs[i]] = inputs[i];
    if (!m_frozen)
        return {};
    std::vector<at::Tensor> read;
    for (const size_t position : m_frozenInputs)
        read.push_back(inputs[position]);
    PARE_TRY_ASSIGN(const auto made, m_frozen->run(read));
    for (size_t i = 0; i < made.size(); ++i)
        m_values[m_frozenSlots[i]] = made[i];
    return {};
}

} // namespace pare::train
