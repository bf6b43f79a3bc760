#include "core/runtime/profile_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace pare {

namespace {

constexpr std::string_view layoutSuffix = "_nchwc"; // ONNX Runtime's blocked layout names nodes after the value they make

constexpr std::string_view numberedSuffix = "_token_";

constexpr int nobody = -1;
constexpr int folded = -2;
constexpr int alike = 2; // of likeness()

struct Anchor {
    NodeId node;
    bool renamed = false; // known by its name only: its results have other names than in the model
};

// The node of the model whose work this optimized node delivers, as far as names tell.
std::optional<Anchor> anchorOf(const GraphIndex &index, const RanNode &ran)
{
    const auto sameName = index.find(ran.name);
    const auto makesIts = [&](NodeId id) {
        const auto &outputs = index.node(id).output();
        return std::any_of(ran.outputs.begin(), ran.outputs.end(),
                           [&](const std::string &output) { return std::find(outputs.begin(), outputs.end(), output) != outputs.end(); });
    };
    // By name before by result: where precision is converted, a Cast that the runtime added makes the value of that name.
    if (sameName && index.node(*sameName).op_type() == ran.op)
        return Anchor{*sameName, !makesIts(*sameName)};
    for (const std::string &output : ran.outputs)
        if (const auto producer = index.producer(output); producer && !output.empty())
            return Anchor{*producer, false};
    std::string_view name = ran.name;
    if (name.ends_with(layoutSuffix)) {
        name.remove_suffix(layoutSuffix.size());
        if (const auto producer = index.producer(name))
            return Anchor{*producer, true};
    }
    if (sameName)
        return Anchor{*sameName, true};
    // What the runtime's change of layout makes anew is numbered behind the name: "Conv_3_token_1".
    if (const size_t token = ran.name.rfind(numberedSuffix);
        token != std::string::npos && ran.name.find_first_not_of("0123456789", token + numberedSuffix.size()) == std::string::npos)
        if (const auto same = index.find(ran.name.substr(0, token)))
            return Anchor{*same, true};
    return std::nullopt;
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

class Owners {
public:
    Owners(const Model &model, const std::vector<RanNode> &ran) : m_index(model.index()), m_ran(ran), m_owner(static_cast<size_t>(m_index.nodeCount()), nobody) {}

    // 1. Anchors, by names.
    // 2. Constants, which run in no inference.
    // 3. From each anchor that is unlike what ran, back to the nearest node that is like it: Conv <- BatchNormalization <- Relu.
    // 4. Forward, behind nodes whose results were renamed: what follows them was merged into them (Conv -> Add -> Relu).
    // 5. What is left belongs to whoever reads it.
    std::vector<int> find()
    {
        std::vector<std::optional<Anchor>> anchors;
        for (size_t i = 0; i < m_ran.size(); ++i) {
            auto anchor = anchorOf(m_index, m_ran[i]);
            if (anchor && owner(anchor->node) == nobody)
                owner(anchor->node) = static_cast<int>(i);
            else
                anchor.reset();
            anchors.push_back(anchor);
        }
        foldConstants();
        for (size_t i = 0; i < m_ran.size(); ++i)
            if (anchors[i] && likeness(m_index.node(anchors[i]->node), m_ran[i]) < alike)
                takePathBack(anchors[i]->node, static_cast<int>(i));
        followRenamed(anchors);
        giveToReaders();
        return std::move(m_owner);
    }

private:
    int &owner(NodeId id) { return m_owner[static_cast<size_t>(id.value)]; }

    void foldConstants()
    {
        for (const NodeId id : m_index.order())
            if (owner(id) == nobody && hasOnlyConstantInputs(m_index, m_index.node(id), m_owner))
                owner(id) = folded;
    }

    // Depth first through producers that nobody owns yet; owns the path where it ends at a node that is like what ran.
    bool takePathBack(NodeId from, int ran, int depth = 0)
    {
        constexpr int longestChain = 12;
        if (depth >= longestChain)
            return false;
        for (const std::string &input : m_index.node(from).input()) {
            const auto producer = m_index.producer(input);
            if (!producer || owner(*producer) != nobody)
                continue;
            if (likeness(m_index.node(*producer), m_ran[static_cast<size_t>(ran)]) >= alike || takePathBack(*producer, ran, depth + 1)) {
                owner(*producer) = ran;
                return true;
            }
        }
        return false;
    }

    void followRenamed(const std::vector<std::optional<Anchor>> &anchors)
    {
        for (const NodeId id : m_index.order()) {
            if (owner(id) != nobody)
                continue;
            for (const std::string &input : m_index.node(id).input())
                if (const auto producer = m_index.producer(input)) {
                    const int candidate = owner(*producer);
                    // Of two branches that meet, the one that runs later does the addition.
                    if (candidate >= 0 && anchors[static_cast<size_t>(candidate)]->renamed)
                        owner(id) = std::max(owner(id), candidate);
                }
        }
    }

    void giveToReaders()
    {
        for (auto id = m_index.order().rbegin(); id != m_index.order().rend(); ++id)
            if (owner(*id) == nobody)
                for (const std::string &output : m_index.node(*id).output())
                    for (const Use &use : m_index.uses(output))
                        if (owner(*id) == nobody)
                            owner(*id) = owner(use.node);
    }

    const GraphIndex &m_index;
    const std::vector<RanNode> &m_ran;
    std::vector<int> m_owner;
};

} // namespace

Profile attributeTimes(const Model &model, const RawProfile &raw)
{
    const GraphIndex &index = model.index();
    const std::vector<int> owner = Owners(model, raw.nodes).find();

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
