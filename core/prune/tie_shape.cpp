#include "core/prune/tie_shape.h"

#include <algorithm>

namespace pare {

using Kind = ShapeElement::Kind;

bool isConstantShape(const std::vector<ShapeElement> &elements)
{
    return std::all_of(elements.begin(), elements.end(), [](const ShapeElement &element) { return element.kind == Kind::Literal; });
}

void tieShape(NodeAxes &n, ShapeOperand operand)
{
    const bool constant = isConstantShape(operand.elements);
    for (size_t i = 0; i < operand.elements.size(); ++i) {
        const ShapeElement &element = operand.elements[i];
        const AxisId axis = i < operand.axes.size() ? operand.axes[i] : AxisId();
        if (element.kind == Kind::Size && axis.valid())
            n.same(element.axis, axis);
        else if (element.kind != Kind::Literal) {
            n.pinSources({element});
            if (axis.valid())
                n.pin(axis, "gets its size from what " + n.who() + " is given at run time");
        } else if (!constant && axis.valid() && n.opset() < 9) { // no Where to replace a number with
            n.pin(axis, "gets its size from what " + n.who() + " is given at run time");
        }
    }
    n.walk().findings.shapeOperands.push_back(std::move(operand));
}

} // namespace pare
