// Raising a graph's opset in place, by Pare's own rules: names, metadata, bodies and everything else of the file stay as they are.
#pragma once

#include "core/analysis/shapes.h"
#include "core/model/onnx.h"

#include <string>
#include <utility>
#include <vector>

namespace pare {

struct RaisedNode {
    std::string node;
    std::string what; // "axes became an input"
};

// Rewrites every node of the main graph and its bodies whose operator changed its form between the opsets `from` and `to`
// (7 <= from < to <= 24). The import of the opset is left to the caller. Errors: Unsupported, naming the node, where an operator
// changed its meaning in a way that cannot be expressed.
// Source: the change log of ONNX's operators (docs/Changelog.md).
[[nodiscard]] Result<std::vector<RaisedNode>> raiseByRules(pb::GraphProto &graph, int64_t from, int64_t to, const ShapeTable &shapes);

} // namespace pare
