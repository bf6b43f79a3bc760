// One node as the rules for axes see it. Internal to core/prune.
#pragma once

#include "core/prune/axis_findings.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare {

// What the walk keeps from node to node.
struct AxisWalk {
    const Model &model;
    const ShapeTable &shapes;
    const ConstantFlow &flow;
    const SplitChoices &choices;
    AxisFindings findings;
    std::unordered_map<std::string_view, std::vector<ShapeElement>> shapeVectors;
    std::vector<bool> touched; // by axis: a rule said something about it
};

class NodeAxes {
public:
    NodeAxes(AxisWalk &walk, NodeId id);

    const pb::NodeProto &node;
    const NodeId id;

    [[nodiscard]] bool has(int input) const { return input < node.input_size() && !node.input(input).empty(); }
    [[nodiscard]] int rank(int input) const;       // -1: not known or no such input
    [[nodiscard]] int outputRank(int output) const; // -1: not known or no such output
    // The axis of an input or output; negative ones count from the end. Only where the rank is known and holds it.
    [[nodiscard]] AxisId in(int input, int axis) const;
    [[nodiscard]] AxisId out(int output, int axis) const;
    [[nodiscard]] int64_t size(AxisId axis) const { return m_walk.findings.axes.size(axis); }
    [[nodiscard]] bool pinned(AxisId axis) const { return m_walk.findings.axes.pinned(axis); }
    [[nodiscard]] const ValueShape *shape(const std::string &value) const { return m_walk.shapes.find(value); }
    [[nodiscard]] int64_t opset() const { return m_walk.model.opset(); }

    void same(AxisId a, AxisId b);
    // The same axes one by one, from `from` on; ranks must agree.
    void sameAxes(int input, int output, int from = 0);
    // whole at offset + i is part at (at + i / stride) % size of part.
    void link(AxisId whole, AxisId part, int64_t offset, int64_t count, int64_t stride = 1, int64_t at = 0);
    // An axis of unknown size repeats `period` channels, each `stride` positions of `whole`.
    void linkPeriodic(AxisId whole, AxisId repeated, int64_t period, int64_t stride);
    void setPeriod(AxisId axis, int64_t period) { m_walk.findings.axes.setPeriod(axis, period); }
    // Positions that can be told apart: its size, or its period; 0 where neither is known.
    [[nodiscard]] int64_t length(AxisId axis) const { return m_walk.findings.axes.length(axis); }
    [[nodiscard]] int64_t period(AxisId axis) const { return m_walk.findings.axes.period(axis); }
    void pin(AxisId axis, const std::string &reason = {});
    // It may shrink, but is normalized over its channels.
    void soften(AxisId axis, const std::string &reason);
    void pinInput(int input, const std::string &reason);
    void pinAll(const std::string &reason); // every axis of every input and output
    [[nodiscard]] AxisId newAxis(int64_t size);

    void produces(AxisId output, int input, int weightAxis);
    void reads(int input, int axis); // it sums over this axis
    void edit(SizeEdit edit);
    void attribute(const char *name, AxisId axis); // the attribute is the size of the axis

    // Integers of an input that are known before the run; nullopt where they are not. Those that are computed from sizes are
    // frozen: when one of these sizes changes, the input becomes a constant with these numbers.
    [[nodiscard]] std::optional<std::vector<int64_t>> integers(int input);
    // Of an input where the operator's newer form has it, else of the attribute of its older form.
    [[nodiscard]] std::optional<std::vector<int64_t>> integers(int input, const char *attribute);
    // Freezes an input whose content is known. False where it is not.
    bool freeze(int input);
    // What this node has frozen becomes a constant when this axis changes, too.
    void freezeWith(AxisId axis);
    [[nodiscard]] std::optional<std::vector<float>> floats(int input) const;

    // The elements of an input that sets a shape; empty where they are not known. After this call the sizes that they come from
    // are the rule's business; else they are pinned when the node turns out to compute with them.
    [[nodiscard]] std::vector<ShapeElement> takeShape(int input);
    // The sizes that elements were computed from must stay.
    void pinSources(const std::vector<ShapeElement> &elements);
    [[nodiscard]] std::vector<ShapeElement> elementsOf(int input) const;
    void setElements(int output, std::vector<ShapeElement> elements);
    [[nodiscard]] bool took(int input) const { return m_taken.contains(input); }
    AxisWalk &walk() { return m_walk; }

    // "Reshape_5 (Reshape)", for reasons.
    [[nodiscard]] std::string who() const;

private:
    std::optional<ValueAxes> axesOfInput(int input) const;
    std::optional<ValueAxes> axesOfValue(const std::string &name) const;

    AxisWalk &m_walk;
    std::vector<std::optional<ValueAxes>> m_inputs;
    std::vector<std::optional<ValueAxes>> m_outputs;
    std::set<int> m_taken;
};

// Fits an axis number into 0 .. rank - 1; -1 where it does not.
[[nodiscard]] int axisIn(int64_t axis, int rank);

} // namespace pare
