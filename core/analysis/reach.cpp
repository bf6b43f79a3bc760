#include "core/analysis/reach.h"

#include <algorithm>
#include <deque>

namespace pare {

namespace {

// Calls visit(NodeId) for what reads a node's outputs.
template <typename Visit>
void forEachReader(const Model &model, NodeId id, const Visit &visit)
{
    for (const auto &output : model.index().node(id).output())
        for (const Use &use : model.index().uses(output))
            visit(use.node);
}

// For what makes a node's inputs, those that its bodies read too.
template <typename Visit>
void forEachProducer(const Model &model, NodeId id, const Visit &visit)
{
    const auto take = [&](const std::string &input) {
        if (const auto from = model.index().producer(input))
            visit(*from);
    };
    for (const auto &input : model.index().node(id).input())
        take(input);
    for (const std::string &captured : capturedValues(model.index().node(id)))
        take(captured);
}

template <typename Next>
std::vector<NodeId> flood(const Model &model, const std::vector<NodeId> &layers, const Next &next)
{
    std::vector<bool> seen(static_cast<size_t>(model.index().nodeCount()));
    std::vector<NodeId> open;
    const auto take = [&](NodeId id) {
        if (!seen[static_cast<size_t>(id.value)]) {
            seen[static_cast<size_t>(id.value)] = true;
            open.push_back(id);
        }
    };
    std::ranges::for_each(layers, take);
    std::vector<NodeId> found;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        found.push_back(id);
        next(id, take);
    }
    std::ranges::sort(found);
    return found;
}

} // namespace

std::vector<NodeId> reachedFrom(const Model &model, const std::vector<NodeId> &layers)
{
    return flood(model, layers, [&](NodeId id, const auto &take) { forEachReader(model, id, take); });
}

std::vector<NodeId> reaching(const Model &model, const std::vector<NodeId> &layers)
{
    return flood(model, layers, [&](NodeId id, const auto &take) { forEachProducer(model, id, take); });
}

std::vector<NodeId> shortestPath(const Model &model, NodeId from, NodeId to)
{
    std::vector<int> before(static_cast<size_t>(model.index().nodeCount()), -1);
    before[static_cast<size_t>(from.value)] = from.value;
    std::deque<NodeId> open{from};
    while (!open.empty() && before[static_cast<size_t>(to.value)] < 0) {
        const NodeId id = open.front();
        open.pop_front();
        forEachReader(model, id, [&](NodeId reader) {
            if (before[static_cast<size_t>(reader.value)] >= 0)
                return;
            before[static_cast<size_t>(reader.value)] = id.value;
            open.push_back(reader);
        });
    }
    if (before[static_cast<size_t>(to.value)] < 0)
        return {};
    std::vector<NodeId> path{to};
    while (path.back().value != from.value)
        path.push_back({before[static_cast<size_t>(path.back().value)]});
    std::ranges::reverse(path);
    return path;
}

} // namespace pare
