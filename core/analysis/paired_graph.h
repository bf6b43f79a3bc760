// A model's graph as pairing of layers sees it: who reads what from whom, with some nodes left out. Internal to core/analysis.
#pragma once

#include "core/model/model.h"

#include <span>
#include <vector>

namespace pare::pairing {

inline constexpr int inputOfGraph = -2;
inline constexpr int nothing = -1;

// Where an input comes from: a node and its output, or a graph input, or nothing that is followed.
struct Origin {
    int node = nothing;
    int output = 0; // of graph inputs: their position
};

struct Reading {
    int reader = 0;
    int input = 0;
    int output = 0;
};

template <typename T>
struct Lists { // of each node, one behind the other
    std::vector<int> starts;
    std::vector<T> items;
    [[nodiscard]] std::span<const T> of(int node) const
    {
        const auto first = static_cast<size_t>(starts[static_cast<size_t>(node)]);
        return std::span<const T>(items).subspan(first, static_cast<size_t>(starts[static_cast<size_t>(node) + 1]) - first);
    }
};

enum class View {
    Plain,       // every node
    LookThrough, // without transparent nodes
    Skeleton,    // without what is folded and fused: element by element, by constants, changes of form; and without what computes sizes
};

// A graph as pairing sees it: skipped nodes are none of it, and their readers read what these read.
struct Side {
    const Model &model;
    std::vector<bool> skipped;
    Lists<Origin> inputs;
    Lists<Reading> readers;
    std::vector<std::vector<int>> outputs; // by node: the graph outputs that it gives, if any (positions)
};

[[nodiscard]] Side sideOf(const Model &model, View view);

} // namespace pare::pairing
