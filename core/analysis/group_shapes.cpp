#include "core/analysis/group_shapes.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace pare {

namespace {

constexpr size_t fewestOfARow = 4;
constexpr int longestReach = 4'000; // positions from the first to the last of a row: beyond, nobody would see that they belong together

int rootOf(std::vector<int> &parent, int at)
{
    while (parent[static_cast<size_t>(at)] != at)
        at = parent[static_cast<size_t>(at)] = parent[static_cast<size_t>(parent[static_cast<size_t>(at)])];
    return at;
}

} // namespace

std::vector<std::vector<int>> shapeComputations(const Model &model, std::span<const NodeId> layers, const std::function<int(int)> &groupOf)
{
    const GraphIndex &index = model.index();
    std::vector<int> place(static_cast<size_t>(index.nodeCount()), -1);
    for (size_t i = 0; i < layers.size(); ++i)
        place[static_cast<size_t>(layers[i].value)] = static_cast<int>(i);
    // By layer, the layers that it reads; -1 for what comes from outside.
    const auto makersOf = [&](int layer) {
        std::vector<int> makers;
        for (const ValueNumber input : index.inputs(layers[static_cast<size_t>(layer)])) {
            if (input == noValue || index.constant(input))
                continue;
            const auto maker = index.producer(input);
            if (maker && place[static_cast<size_t>(maker->value)] < 0)
                continue; // no layer: it makes weights of constants
            makers.push_back(maker ? place[static_cast<size_t>(maker->value)] : -1);
        }
        return makers;
    };
    const auto count = static_cast<int>(layers.size());
    std::vector<char> computes(layers.size(), 0);
    std::vector<int> parent(layers.size());
    std::iota(parent.begin(), parent.end(), 0);
    for (int i = 0; i < count; ++i) {
        const auto &node = index.node(layers[static_cast<size_t>(i)]);
        const bool starts = isOp(node, "Shape") || isOp(node, "Size");
        const std::vector<int> makers = starts ? std::vector<int>() : makersOf(i);
        computes[static_cast<size_t>(i)] = starts || (!makers.empty() && std::ranges::all_of(makers, [&](int maker) { return maker >= 0 && computes[static_cast<size_t>(maker)] != 0; }));
        if (computes[static_cast<size_t>(i)] != 0)
            for (const int maker : makers)
                if (groupOf(maker) == groupOf(i))
                    parent[static_cast<size_t>(rootOf(parent, i))] = rootOf(parent, maker);
    }
    std::map<int, std::vector<int>> rows;
    for (int i = 0; i < count; ++i)
        if (computes[static_cast<size_t>(i)] != 0)
            rows[rootOf(parent, i)].push_back(i);
    std::vector<std::vector<int>> found;
    for (auto &[root, row] : rows) {
        if (row.size() < fewestOfARow || row.back() - row.front() > longestReach)
            continue;
        // Between its first and last layer, what it leads to must not lead back into it.
        std::map<int, bool> behind;
        bool comesBack = false;
        for (int i = row.front(); i <= row.back() && !comesBack; ++i) {
            const bool own = std::ranges::binary_search(row, i);
            bool reached = false;
            for (const ValueNumber input : index.inputs(layers[static_cast<size_t>(i)])) {
                const auto maker = input == noValue ? std::nullopt : index.producer(input);
                const int from = maker ? place[static_cast<size_t>(maker->value)] : -1;
                if (from < 0)
                    continue;
                const bool through = behind.contains(from);
                reached = reached || through || (!own && std::ranges::binary_search(row, from));
                comesBack = comesBack || (own && through);
            }
            if (reached && !own)
                behind[i] = true;
        }
        if (!comesBack)
            found.push_back(std::move(row));
    }
    return found;
}

} // namespace pare
