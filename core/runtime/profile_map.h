// Time of the runtime's own nodes attributed to the nodes of the model that was loaded.
#pragma once

#include "core/model/model.h"
#include "core/runtime/requests.h"

#include <string>
#include <vector>

namespace pare {

// A node as the runtime runs it, after its optimizations, and the time of a kernel by node name.
struct RanNode {
    std::string name;
    std::string op;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
};
struct KernelTime {
    std::string name;
    std::string op;
    double ms = 0;
};
struct RawProfile {
    std::vector<RanNode> nodes;
    std::vector<KernelTime> kernels;
    double runMs = 0;
    int runs = 0;
    std::vector<std::string> notes;
};

// Which nodes of the model does a node of the optimized graph stand for? It makes a value of the model (by the value's name, or
// by its own name, for the layout transformer renames values): it does the work of that value's producer, and of every node
// behind it whose results nobody else makes any more. The group's time stands at the node that is most like what ran.
[[nodiscard]] Profile attributeTimes(const Model &model, const RawProfile &raw);

} // namespace pare
