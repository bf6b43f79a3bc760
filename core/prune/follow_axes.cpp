#include "core/model/attributes.h"
#include "core/prune/axis_findings.h"
#include "core/prune/axis_rules.h"

#include <algorithm>

namespace pare {

namespace {

bool hasSources(const std::vector<ShapeElement> &elements)
{
    return std::any_of(elements.begin(), elements.end(),
                       [](const ShapeElement &element) { return element.kind == ShapeElement::Kind::Size || !element.sources.empty(); });
}

void visit(AxisWalk &walk, NodeId id)
{
    const auto &node = walk.model.index().node(id);
    if (isOp(node, "Constant") && node.output_size() == 1 && walk.model.index().constant(node.output(0)))
        return; // its readers see the tensor
    NodeAxes n(walk, id);
    if (const AxisRule rule = axisRule(n.node))
        rule(n);
    else
        stopHere(n);
    for (int output = 0; output < n.node.output_size(); ++output)
        for (int axis = 0; axis < n.outputRank(output); ++axis)
            if (const AxisId id_ = n.out(output, axis); !walk.touched[static_cast<size_t>(id_.value)])
                n.pin(id_);

    bool computes = n.node.op_type() == "Shape" || n.node.op_type() == "Size";
    for (const auto &input : n.node.input())
        computes = computes || (!input.empty() && walk.shapeVectors.contains(input));
    if (!computes || followShapeVectors(n))
        return;
    for (int input = 0; input < n.node.input_size(); ++input)
        if (const auto elements = n.elementsOf(input); !n.took(input) && hasSources(elements) && !n.freeze(input))
            n.pinSources(elements);
}

} // namespace

AxisFindings followAxes(const Model &model, const ShapeTable &shapes, const ConstantFlow &flow, const SplitChoices &choices,
                        const std::set<std::string> &mayShrink)
{
    AxisWalk walk{model, shapes, flow, choices, {}, {}, {}};
    walk.findings.model = model;
    walk.findings.mayShrink = mayShrink;
    const GraphIndex &index = model.index();
    // Inputs first, so that what follows knows that they keep their shape.
    for (const auto &input : model.graph().input()) {
        const ValueShape *shape = shapes.find(input.name());
        if (!index.isGraphInput(input.name()) || !shape || !shape->ranked)
            continue;
        const ValueAxes axes{walk.findings.axes.count(), static_cast<int>(shape->dims.size())};
        for (const Dim &dim : shape->dims)
            if (const AxisId axis = walk.findings.axes.add(dim.size); !mayShrink.contains(input.name()))
                walk.findings.axes.pin(axis, "belongs to the graph's input " + input.name(), {}, input.name());
        walk.findings.values.emplace(input.name(), axes);
    }
    for (const auto &sparse : model.graph().sparse_initializer()) {
        const ValueAxes axes{walk.findings.axes.count(), sparse.dims_size()};
        for (const int64_t dim : sparse.dims())
            walk.findings.axes.pin(walk.findings.axes.add(dim), "belongs to the sparse tensor " + sparse.values().name());
        walk.findings.values.emplace(sparse.values().name(), axes);
    }
    walk.touched.assign(static_cast<size_t>(walk.findings.axes.count()), true);
    for (const NodeId id : index.order())
        visit(walk, id);
    const auto pinValue = [&](std::string_view name, const std::string &reason, const std::string &end = {}) {
        if (const auto found = walk.findings.values.find(name); found != walk.findings.values.end())
            for (int axis = 0; axis < found->second.rank; ++axis)
                walk.findings.axes.pin(found->second.at(axis), reason, {}, end);
    };
    for (const NodeId id : index.order())
        for (const std::string &captured : capturedValues(index.node(id)))
            pinValue(captured, "is read by the body of " + index.node(id).name());
    for (const auto &output : model.graph().output()) {
        if (!mayShrink.contains(output.name()))
            pinValue(output.name(), "feeds the graph's output " + output.name(), output.name());
        if (const auto vector = walk.shapeVectors.find(output.name()); vector != walk.shapeVectors.end())
            for (const ShapeElement &element : vector->second) { // sizes that are results
                if (element.kind == ShapeElement::Kind::Size)
                    walk.findings.axes.pin(element.axis, "has its size in the graph's output " + output.name());
                for (const AxisId source : element.sources)
                    walk.findings.axes.pin(source, "has its size in the graph's output " + output.name());
            }
    }
    return std::move(walk.findings);
}

} // namespace pare
