#include "core/analysis/block_search.h"
#include "core/analysis/scopes.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace pare {

namespace {

constexpr size_t mostOfOneResidual = 200; // layers; a sum that reaches further back joins parts of the network, not a block

bool isActivation(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"Relu", "Clip", "LeakyRelu", "PRelu", "HardSwish", "Sigmoid", "Tanh", "Elu", "Selu", "Mish", "Gelu", "Swish"});
}

} // namespace

std::vector<Block> findConvolutions(const BlockSearch &search)
{
    std::vector<Block> found;
    for (const NodeId id : search.index().order()) {
        const auto &node = search.node(id);
        if (!isOneOf(node.op_type(), {"Conv", "FusedConv", "QLinearConv", "ConvTranspose", "ConvInteger"}) || search.flow.isFixed(id) || node.output_size() == 0)
            continue;
        Block block;
        block.layers = {id};
        std::string_view value = outputOf(node, 0);
        const auto next = [&]() -> std::optional<NodeId> {
            const auto use = search.index().onlyUse(value);
            return use && use->input == 0 ? std::optional(use->node) : std::nullopt;
        };
        const auto take = [&](NodeId layer) {
            block.layers.push_back(layer);
            value = outputOf(search.node(layer), 0);
        };
        if (const auto norm = next();
            norm && isOneOf(search.node(*norm).op_type(), {"BatchNormalization", "InstanceNormalization", "GroupNormalization"}))
            take(*norm);
        if (const auto activation = next(); activation && isActivation(search.node(*activation))) {
            take(*activation);
        } else if (const auto uses = search.index().uses(value); uses.size() == 2) {
            // x * Sigmoid(x), or x * HardSigmoid(x)
            for (size_t i = 0; i < 2; ++i) {
                const NodeId gate = uses[i].node;
                const NodeId product = uses[1 - i].node;
                if (isOneOf(search.node(gate).op_type(), {"Sigmoid", "HardSigmoid", "Softplus"}) && search.node(product).op_type() == "Mul" &&
                    std::find(search.node(product).input().begin(), search.node(product).input().end(), outputOf(search.node(gate), 0)) !=
                        search.node(product).input().end()) {
                    block.layers.push_back(gate);
                    block.layers.push_back(product);
                    break;
                }
            }
        }
        search.name(block);
        block.name = node.name();
        found.push_back(std::move(block));
    }
    return found;
}

namespace {

// A value that a path begins at: its node's place in topological order, or -1 for an input of the graph.
struct Fork {
    std::string_view value;
    int place = -1;
};

Fork forkAt(const BlockSearch &search, std::string_view value)
{
    const auto from = search.index().producer(value);
    return {value, from ? search.place[static_cast<size_t>(from->value)] : -1};
}

// The layers between a fork and a value; nullopt where the value does not come from the fork, or only by a long way. What was made
// before the fork (masks, positions) is no part of it.
std::optional<std::vector<NodeId>> between(const BlockSearch &search, const Fork &fork, std::string_view value)
{
    std::vector<NodeId> visited;
    std::vector<std::string_view> open{value};
    std::set<int> seen;
    bool reached = false;
    while (!open.empty()) {
        const std::string_view next = open.back();
        open.pop_back();
        if (next == fork.value) {
            reached = true;
            continue;
        }
        const auto from = search.index().producer(next);
        if (!from || search.flow.isFixed(*from) || search.place[static_cast<size_t>(from->value)] <= fork.place || !seen.insert(from->value).second)
            continue;
        if (visited.size() == mostOfOneResidual)
            return std::nullopt;
        visited.push_back(*from);
        for (const auto &input : search.node(*from).input())
            if (!input.empty())
                open.push_back(input);
    }
    return reached ? std::optional(std::move(visited)) : std::nullopt;
}

// Sizes that are known agree: a mask that is spread over a value is no second path.
bool alike(const BlockSearch &search, std::string_view first, std::string_view second)
{
    const ValueShape *a = search.shapes.find(first);
    const ValueShape *b = search.shapes.find(second);
    if (!a || !b || !a->ranked || !b->ranked)
        return true;
    return std::equal(a->dims.begin(), a->dims.end(), b->dims.begin(), b->dims.end(),
                      [](const Dim &x, const Dim &y) { return !x.known() || !y.known() || x.size == y.size; });
}

// The sum adds a value again that the other side was made from, as it is or through a convolution that fits its size.
std::vector<NodeId> residualOf(const BlockSearch &search, NodeId sum, std::string_view shortSide, std::string_view longSide)
{
    std::vector<NodeId> layers{sum};
    for (int step = 0; step <= 4; ++step) {
        if (auto path = between(search, forkAt(search, shortSide), longSide); path && !path->empty()) {
            layers.insert(layers.end(), path->begin(), path->end());
            return layers;
        }
        const auto from = search.index().producer(shortSide);
        if (!from || !isOneOf(search.node(*from).op_type(), {"Conv", "QLinearConv", "BatchNormalization", "AveragePool", "MaxPool", "Identity", "Pad", "Slice",
                                                            "QuantizeLinear", "DequantizeLinear"}))
            return {};
        layers.push_back(*from);
        shortSide = inputOf(search.node(*from), 0);
    }
    return {};
}

} // namespace

std::vector<Block> findResiduals(const BlockSearch &search)
{
    std::vector<Block> found;
    for (const NodeId id : search.index().order()) {
        const auto &node = search.node(id);
        const bool sum = isOp(node, "Add") || isOp(node, "Sum") || isOneOf(node.op_type(), {"QLinearAdd", "SkipLayerNormalization", "SkipSimplifiedLayerNormalization"});
        const int second = node.op_type() == "QLinearAdd" ? 3 : 1;
        if (!sum || node.input_size() <= second || search.flow.isFixed(inputOf(node, 0)) || search.flow.isFixed(inputOf(node, second)))
            continue;
        if (!alike(search, inputOf(node, 0), inputOf(node, second)))
            continue;
        const bool firstIsShort = forkAt(search, inputOf(node, 0)).place < forkAt(search, inputOf(node, second)).place;
        const std::string_view near = inputOf(node, firstIsShort ? 0 : second);
        const std::string_view far = inputOf(node, firstIsShort ? second : 0);
        auto layers = residualOf(search, id, near, far);
        if (layers.empty()) // the convolution on the short side may come last in the file
            layers = residualOf(search, id, far, near);
        const bool works = std::any_of(layers.begin(), layers.end(), [&](NodeId layer) { return search.hasWeights(layer) || search.node(layer).op_type() == "ConvTranspose"; });
        if (!works)
            continue;
        Block block;
        block.kind = BlockKind::Residual;
        block.layers = std::move(layers);
        search.name(block);
        found.push_back(std::move(block));
    }
    return found;
}

namespace {

// What makes two parts alike: operators in order, and the dimensions of their weights.
std::string signature(const BlockSearch &search, const std::vector<NodeId> &layers)
{
    std::string text;
    for (const NodeId id : layers) {
        if (search.flow.isFixed(id))
            continue;
        text += qualifiedOp(search.node(id));
        for (const auto &input : search.node(id).input())
            if (const auto *constant = search.index().constant(input); constant && constant->dims_size() > 0) {
                text += '[';
                for (const int64_t dim : constant->dims())
                    text += std::to_string(dim) + ',';
            }
        text += ';';
    }
    return text;
}

// Paths with a number in them: "encoder/layer.*" and the layers below each number.
std::vector<RepeatedBlock> repeatedScopes(const BlockSearch &search)
{
    std::map<std::string, std::map<int, std::vector<NodeId>>> numbered;
    for (const NodeId id : search.index().order()) {
        std::string path;
        for (const std::string_view part : scopeOf(search.node(id).name())) {
            const NumberedScope scope = numberedScope(part);
            if (scope.number >= 0)
                numbered[path + scope.pattern][scope.number].push_back(id);
            path += std::string(part) + "/";
        }
    }
    std::vector<RepeatedBlock> found;
    for (const auto &[pattern, scopes] : numbered) {
        std::map<std::string, std::vector<std::vector<NodeId>>> alike;
        std::vector<std::string> order;
        for (const auto &[number, layers] : scopes) {
            const std::string own = signature(search, layers);
            auto &occurrences = alike[own];
            if (occurrences.empty())
                order.push_back(own);
            occurrences.push_back(layers);
        }
        for (const std::string &own : order)
            if (auto &occurrences = alike[own]; occurrences.size() > 1 && occurrences.front().size() > 1)
                found.push_back({pattern, std::move(occurrences)});
    }
    return found;
}

} // namespace

std::vector<RepeatedBlock> findRepeated(const BlockSearch &search, const std::vector<Block> &blocks)
{
    std::vector<RepeatedBlock> found = repeatedScopes(search);
    if (!found.empty())
        return found;
    // Names say nothing: blocks of one kind that are built alike.
    std::map<std::pair<BlockKind, std::string>, size_t> known;
    for (const Block &block : blocks) {
        if (block.layers.size() < 2 || block.kind == BlockKind::Convolution)
            continue;
        const auto [at, isNew] = known.try_emplace({block.kind, signature(search, block.layers)}, found.size());
        if (isNew)
            found.push_back({block.name, {}});
        found[at->second].occurrences.push_back(block.layers);
    }
    std::erase_if(found, [](const RepeatedBlock &block) { return block.occurrences.size() < 2; });
    return found;
}

} // namespace pare
