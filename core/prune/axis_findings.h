// What following the axes through a graph brings to light. Internal to core/prune.
#pragma once

#include "core/analysis/constant_flow.h"
#include "core/analysis/shapes.h"
#include "core/model/model.h"
#include "core/prune/axis_map.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pare {

// The axes of one value: consecutive in the AxisMap.
struct ValueAxes {
    int first = 0;
    int rank = 0;
    [[nodiscard]] AxisId at(int axis) const { return {first + axis}; }
};

// A constant as one reader sees it. Small ones are cut for each reader on its own (files share one vector of zeros between
// layers that have nothing to do with each other); large ones are cut once for all that read them.
struct ConstantView {
    std::string_view name;
    const pb::TensorProto *tensor = nullptr;
    ValueAxes axes;
    NodeId node; // -1: all readers
    int input = 0;
};

// One element of a vector that sets a shape.
struct ShapeElement {
    enum class Kind { Literal, Size, Computed };
    Kind kind = Kind::Literal;
    int64_t literal = 0;
    AxisId axis;                 // Size: of this axis, as Shape gives it
    std::vector<AxisId> sources; // Computed: from the sizes of these
};

// An input that sets the shape of a node's output: Reshape, Expand, ConstantOfShape, Resize, Tile.
struct ShapeOperand {
    NodeId node;
    int input = 1;
    std::vector<ShapeElement> elements;
    std::vector<AxisId> axes;     // element k sets the size of this axis; not valid where it sets none that is followed
    // Reshape only: a target without computed parts (a size, 0 to copy, -1 once); empty where there is no such form.
    std::vector<int64_t> plain;
};

// What else must follow when an axis shrinks.
struct SizeEdit {
    enum class Kind {
        Attribute,  // an attribute of the node is the size of the axis (group, hidden_size, num_groups)
        SplitSizes, // the sizes of a Split's parts
        SliceRange, // start and end of a Slice along one axis
        Indices,    // of a Gather along an axis, or of a Slice with a step, which becomes one
        Frozen,     // an input that is computed from sizes, and is to stay what it was: written as a constant
    };
    Kind kind = Kind::Attribute;
    NodeId node;
    std::string attribute;
    AxisId axis;                // Attribute: whose size it is. SplitSizes, SliceRange: the axis that is cut up
    std::vector<AxisId> parts;  // SplitSizes: in order
    int dimension = 0;          // SplitSizes, SliceRange: which axis of the value that is
    int64_t offset = 0;         // SliceRange
    int64_t count = 0;
    std::vector<int64_t> indices; // Indices: as they were; parts: the axis of the result
    int input = 0;              // Frozen, Indices: which input, what it holds, and (in parts) the axes whose sizes it comes from
    KnownValue value = {};
};

// A layer whose weights make the channels of an axis.
struct Production {
    NodeId node;
    AxisId axis;     // of its output
    int input = 1;   // where its weights are
    int weightAxis = 0;
};

// A layer that sums over an axis: without a position of it, it gives what it would give if that position were zero.
struct Reading {
    NodeId node;
    AxisId axis;
    int input = 0; // where the axis is among the node's inputs; a product has it on both sides, one is enough
    int inputAxis = 0;
};

// A Reshape that splits an axis in several: which of the parts carries the channels is a choice.
struct SplitChoice {
    NodeId node;
    AxisId whole;
    int candidates = 0;
    int chosen = 0;
};

// A constant whose positions along an axis make channels.
struct ProducingWeight {
    int constant = 0; // in AxisFindings::constants
    int axis = 0;
    auto operator<=>(const ProducingWeight &) const = default;
};

struct AxisFindings {
    Model model;
    std::set<std::string> mayShrink; // inputs and outputs of the graph that may lose channels
    AxisMap axes;
    std::unordered_map<std::string_view, ValueAxes> values; // names live in the model
    std::vector<ConstantView> constants;
    std::vector<Production> productions;
    std::vector<Reading> readings;
    std::vector<ShapeOperand> shapeOperands;
    std::vector<SizeEdit> sizeEdits;
    std::vector<SplitChoice> splits;

    // Filled in by grouping. By axis: its root, and the place of its first position in unitOf (-1: not followed).
    std::vector<int> rootOf;
    std::vector<int64_t> firstPosition;
    std::vector<int> unitOf;                    // by position: the unit
    std::vector<std::pair<int, int>> placeOf;   // by unit: group and number in it; group -1 where it is in none
    std::vector<std::vector<ProducingWeight>> weightsOf; // by group: what its channels can be judged by

    // The unit at a position of an axis; -1 where it is not followed.
    [[nodiscard]] int unitAt(AxisId axis, int64_t position) const
    {
        const int64_t first = firstPosition[static_cast<size_t>(rootOf[static_cast<size_t>(axis.value)])];
        return first < 0 ? -1 : unitOf[static_cast<size_t>(first + position)];
    }
};

// Which part of a split axis carries the channels, by node: 0 is the outermost.
using SplitChoices = std::map<int, int>;

// Walks through the graph once. shapes must be of the same model. mayShrink: inputs and outputs of the graph that may lose channels.
[[nodiscard]] AxisFindings followAxes(const Model &model, const ShapeTable &shapes, const ConstantFlow &flow, const SplitChoices &choices,
                                      const std::set<std::string> &mayShrink = {});

} // namespace pare
