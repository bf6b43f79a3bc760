// What runs inside of a node, as a model of its own: branches of If, bodies of Loop and Scan, functions.
#pragma once

#include "core/analysis/shapes.h"
#include "core/model/model.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace pare {

struct BodyModel {
    Model model;                                // inputs: its own, and the values that it reads from around it
    std::unordered_set<std::string> constants;  // of the graph around it that it reads: they are its initializers here
    std::vector<std::string> untyped;           // values from around it whose type is not known
};

// Of the graph in this attribute of a node.
[[nodiscard]] BodyModel bodyModel(const Model &model, const ShapeTable &shapes, NodeId id, int attribute);

// What a node runs: names of its graphs ("then_branch"), or of the function that it calls.
struct Body {
    std::string name;
    int attribute = -1; // -1: a function
};
[[nodiscard]] std::vector<Body> bodiesOf(const Model &model, NodeId id);
// Any of them. A function's attributes are those of this call.
[[nodiscard]] BodyModel bodyModel(const Model &model, const ShapeTable &shapes, NodeId id, const Body &body);

} // namespace pare
