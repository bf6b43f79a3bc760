// A graph in two parts: one that is computed first and never trained, and what is left.
#pragma once

#include "core/model/model.h"

#include <set>
#include <string>
#include <vector>

namespace pare::train {

struct Cut {
    Model first;                        // gives `values`
    Model rest;                         // takes the model's inputs and, behind them, `values`
    std::vector<std::string> inputs;    // of the first part, all of them the model's
    std::vector<std::string> values;    // that the rest reads, that the model gives, or that were asked for
    std::vector<std::string> layers;    // of each value: the node that makes it
    std::set<std::string> constants;    // that the first part reads
};

// The nodes and all that stands before them.
[[nodiscard]] std::set<NodeId> withAllBefore(const Model &model, const std::set<NodeId> &nodes);

// nodes: as withAllBefore gives them. wanted: values that are asked for by name. Constant nodes stand in both parts.
[[nodiscard]] Cut cutBehind(const Model &model, const std::set<NodeId> &nodes, const std::vector<std::string> &wanted);

} // namespace pare::train
