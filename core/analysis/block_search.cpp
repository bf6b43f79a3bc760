#include "core/analysis/block_search.h"

#include "core/analysis/scopes.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace pare {

bool isOneOf(std::string_view op, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), op) != names.end();
}

int64_t BlockSearch::size(std::string_view value, int axis) const
{
    const ValueShape *shape = shapes.find(value);
    if (!shape || !shape->ranked)
        return 0;
    const int rank = static_cast<int>(shape->dims.size());
    const int at = axis < 0 ? axis + rank : axis;
    return at >= 0 && at < rank && shape->dims[static_cast<size_t>(at)].known() ? shape->dims[static_cast<size_t>(at)].size : 0;
}

bool BlockSearch::hasWeights(NodeId id) const
{
    const auto &layer = node(id);
    if (flow.isFixed(id))
        return false;
    if (isOneOf(layer.op_type(), {"MatMulNBits", "MatMulBnb4", "QLinearConv", "ConvInteger", "Conv", "FusedConv"}))
        return true;
    if (!isOneOf(layer.op_type(), {"MatMul", "Gemm", "FusedMatMul", "FusedGemm", "QGemm", "QLinearMatMul", "MatMulInteger", "DynamicQuantizeMatMul",
                                   "MatMulIntegerToFloat"}))
        return false;
    const int second = isOneOf(layer.op_type(), {"QGemm", "QLinearMatMul"}) ? 3 : 1;
    return second < layer.input_size() && (flow.isFixed(layer.input(0)) || flow.isFixed(layer.input(second)));
}

std::vector<NodeId> BlockSearch::sorted(std::vector<NodeId> nodes) const
{
    std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return place[static_cast<size_t>(a.value)] < place[static_cast<size_t>(b.value)]; });
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

void BlockSearch::name(Block &block, const std::vector<NodeId> &by) const
{
    block.layers = sorted(std::move(block.layers));
    std::vector<std::string_view> names;
    for (const NodeId id : by.empty() ? block.layers : by)
        names.push_back(node(id).name());
    block.name = commonScope(names);
    if (block.name.empty() && !names.empty())
        block.name = names.front();
}

WalkBack walkBack(const BlockSearch &search, std::string_view value, const std::function<bool(const pb::NodeProto &)> &passes, int most)
{
    WalkBack walk;
    std::unordered_set<int> seen;
    std::vector<std::string_view> open{value};
    while (!open.empty()) {
        const std::string_view next = open.back();
        open.pop_back();
        const auto from = search.index().producer(next);
        if (!from || search.flow.isFixed(*from) || !seen.insert(from->value).second)
            continue;
        const auto &node = search.node(*from);
        if (!passes(node) || static_cast<int>(walk.visited.size()) >= most) {
            walk.ends.push_back(*from);
            continue;
        }
        walk.visited.push_back(*from);
        // Further inputs of these say where to, not what.
        const bool steered = isOneOf(node.op_type(), {"Reshape", "Expand", "Slice", "Tile", "Squeeze", "Unsqueeze", "Split", "Gather", "Clip"});
        for (const auto &input : node.input()) {
            if (!input.empty())
                open.push_back(input);
            if (steered)
                break;
        }
    }
    walk.ends = search.sorted(std::move(walk.ends));
    return walk;
}

namespace {

// The only node that reads a value's numbers: Shape asks for its size alone, IsNaN whether they are any (what exporters write behind a softmax whose
// mask may leave nothing: Where(IsNaN(p), 0, p)).
std::optional<NodeId> onlyReader(const BlockSearch &search, std::string_view value)
{
    std::optional<NodeId> found;
    for (const Use &use : search.index().uses(value)) {
        const bool asksOnly = isOneOf(search.node(use.node).op_type(), {"Shape", "IsNaN"});
        if (use.input == Use::captured || (found && *found != use.node && !asksOnly))
            return std::nullopt;
        if (!asksOnly)
            found = use.node;
    }
    return search.index().isGraphOutput(value) ? std::nullopt : found;
}

} // namespace

WalkOn walkOn(const BlockSearch &search, std::string_view value, const std::function<bool(const pb::NodeProto &)> &passes, int most)
{
    WalkOn walk;
    for (int step = 0; step <= most; ++step) {
        const auto reader = onlyReader(search, value);
        if (!reader)
            return walk;
        const auto &node = search.node(*reader);
        if (!passes(node) || node.output_size() == 0) {
            walk.end = *reader;
            return walk;
        }
        walk.visited.push_back(*reader);
        value = outputOf(node, 0);
    }
    return walk;
}

} // namespace pare
