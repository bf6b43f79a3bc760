// Which quantized layers would be faster in float, from what the runtime's profiles say of the model in float and of a candidate.
#pragma once

#include "core/analysis/shapes.h"
#include "core/model/model.h"
#include "core/runtime/requests.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

struct Placement {
    std::vector<std::string> inFloat; // layers of the candidate, in its order
    double savedMs = 0;               // of one run of the candidate, estimated
    double runMs = 0;                 // of the candidate, measured: the sum of its nodes
};

// `layers` of `candidate` are quantized, and none of them in `prepared`; the profiles are of these two. Whatever the runtime merges into a
// layer in float (activations) belongs to it, also where it runs by itself beside integers. Between neighbours of which one is in float a
// value is converted, which costs what conversions of the candidate were measured to take for each element. The choice is the cheapest of all
// (a minimum cut). `shapes`: of `prepared`, with the sizes that were profiled.
[[nodiscard]] Placement placementByTime(const Model &prepared, const Profile &inFloat, const Model &candidate, const Profile &inIntegers,
                                        const std::vector<std::string> &layers, const ShapeTable &shapes);

} // namespace pare
