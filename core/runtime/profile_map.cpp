#include "core/runtime/profile_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace pare {

namespace {

constexpr std::string_view layoutSuffix = "_nchwc"; // ONNX Runtime's blocked layout names nodes after the value they make

constexpr int nobody = -1;
constexpr int folded = -2;

// The node of the model whose result (or, by name, whose work) this optimized node delivers.
std::optional<NodeId> anchorOf(const GraphIndex &index, const RanNode &ran)
{
    for (const std::string &output : ran.outputs)
        if (const auto producer = index.producer(output); producer && !output.empty())
            return producer;
    std::string_view name = ran.name;
    if (name.ends_with(layoutSuffix)) {
        name.remove_suffix(layoutSuffix.size());
        if (const auto producer = index.producer(name))
            return producer;
    }
    return index.find(name);
}

bool hasOnlyConstantInputs(const GraphIndex &index, const pb::NodeProto &node, const std::vector<int> &owner)
{
    return std::all_of(node.input().begin(), node.input().end(), [&](const std::string &input) {
        if (input.empty() || index.constant(input))
            return true;
        const auto producer = index.producer(input);
        return producer && owner[static_cast<size_t>(producer->value)] == folded;
    });
}

// How alike a node and what ran are: the same name, the same operator, one operator's name inside of the other's.
int likeness(const pb::NodeProto &node, const RanNode &ran)
{
    if (node.name() == ran.name && node.op_type() == ran.op)
        return 4;
    if (node.op_type() == ran.op)
        return 3;
    if (ran.op.find(node.op_type()) != std::string::npos || node.op_type().find(ran.op) != std::string::npos)
        return 2;
    return node.name() == ran.name ? 1 : 0;
}

// Owners of the model's nodes: the optimized node that does their work, from the results backwards.
std::vector<int> ownersOf(const Model &model, const std::vector<RanNode> &ran)
{
    const GraphIndex &index = model.index();
    std::vector<int> owner(static_cast<size_t>(index.nodeCount()), nobody);
    for (size_t i = 0; i < ran.size(); ++i)
        if (const auto anchor = anchorOf(index, ran[i]); anchor && owner[static_cast<size_t>(anchor->value)] == nobody)
            owner[static_cast<size_t>(anchor->value)] = static_cast<int>(i);
    for (const NodeId id : index.order()) // constants first: they run in no inference
        if (owner[static_cast<size_t>(id.value)] == nobody && hasOnlyConstantInputs(index, index.node(id), owner))
            owner[static_cast<size_t>(id.value)] = folded;
    for (auto id = index.order().rbegin(); id != index.order().rend(); ++id) {
        int &mine = owner[static_cast<size_t>(id->value)];
        if (mine != nobody)
            continue;
        for (const std::string &output : index.node(*id).output())
            for (const Use &use : index.uses(output))
                if (mine == nobody)
                    mine = owner[static_cast<size_t>(use.node.value)];
    }
    return owner;
}

} // namespace

Profile attributeTimes(const Model &model, const RawProfile &raw)
{
    const GraphIndex &index = model.index();
    const std::vector<int> owner = ownersOf(model, raw.nodes);

    // Kernels are known by name and operator; names of inner layout nodes repeat, and then share one sum. Kernels inside of a
    // body (Loop, If) are left out: their time is part of the node that holds the body.
    std::map<std::pair<std::string, std::string>, double> left;
    for (const RanNode &ran : raw.nodes)
        left[{ran.name, ran.op}] = 0;
    for (const KernelTime &kernel : raw.kernels)
        if (const auto known = left.find({kernel.name, kernel.op}); known != left.end())
            known->second += kernel.ms;

    std::vector<std::vector<int>> groups(raw.nodes.size());
    for (int i = 0; i < index.nodeCount(); ++i)
        if (owner[static_cast<size_t>(i)] >= 0)
            groups[static_cast<size_t>(owner[static_cast<size_t>(i)])].push_back(i);

    Profile profile;
    profile.runMs = raw.runMs;
    profile.runs = raw.runs;
    profile.notes = raw.notes;
    for (const auto &node : index.order()) {
        const pb::NodeProto &proto = index.node(node);
        const bool constant = owner[static_cast<size_t>(node.value)] == folded;
        profile.nodes.push_back({proto.name(), proto.op_type(), 0, constant ? "(folded)" : ""});
    }
    std::unordered_map<std::string_view, size_t> rows;
    for (size_t i = 0; i < profile.nodes.size(); ++i)
        rows[profile.nodes[i].node] = i;

    for (size_t i = 0; i < groups.size(); ++i) {
        const RanNode &ran = raw.nodes[i];
        if (groups[i].empty())
            continue;
        const int main = *std::max_element(groups[i].begin(), groups[i].end(), [&](int a, int b) {
            return likeness(index.node({a}), ran) < likeness(index.node({b}), ran);
        });
        const std::string &mainName = index.node({main}).name();
        for (const int member : groups[i])
            if (member != main)
                profile.nodes[rows.at(index.node({member}).name())].fusedInto = mainName;
        NodeTime &row = profile.nodes[rows.at(mainName)];
        row.op = ran.op;
        if (const auto time = left.find({ran.name, ran.op}); time != left.end()) {
            row.ms += time->second;
            left.erase(time);
        }
    }
    for (const auto &[kernel, ms] : left)
        profile.otherMs += ms;
    return profile;
}

} // namespace pare
