#include "core/passes/saturated_limits.h"

#include "core/model/attributes.h"
#include "core/model/graph_editor.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace pare {

namespace {

struct Limits {
    int input = 0; // of what is limited
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

std::optional<double> numberOf(const Model &model, const std::string &value)
{
    const auto *tensor = value.empty() ? nullptr : model.index().constant(value);
    if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensorElementCount(*tensor).valueOr(0) != 1 || tensor->dims_size() > 1)
        return std::nullopt;
    const auto values = model.constantFloats(value);
    return values.ok() && values->size() == 1 ? std::optional(static_cast<double>(values->front())) : std::nullopt;
}

std::optional<Limits> limitsOf(const Model &model, const pb::NodeProto &node)
{
    Limits limits;
    if (isOp(node, "Clip") && node.input_size() > 0) {
        for (const int i : {1, 2}) {
            if (node.input_size() <= i || node.input(i).empty())
                continue;
            const auto number = numberOf(model, node.input(i));
            if (!number)
                return std::nullopt;
            (i == 1 ? limits.low : limits.high) = *number;
        }
        return findAttribute(node, "min") || findAttribute(node, "max") ? std::nullopt : std::optional(limits); // of opset 10 and before
    }
    if ((!isOp(node, "Max") && !isOp(node, "Min")) || node.input_size() != 2)
        return std::nullopt;
    for (const int side : {0, 1})
        if (const auto number = numberOf(model, node.input(side)); number && !model.index().constant(node.input(1 - side))) {
            limits.input = 1 - side;
            (isOp(node, "Max") ? limits.low : limits.high) = *number;
            return limits;
        }
    return std::nullopt;
}

// What quantizing brings to its least and largest integer by itself is all that the limits do.
bool saturates(const Model &model, const pb::NodeProto &quantize, const Limits &limits)
{
    const double scale = quantize.input_size() > 1 ? numberOf(model, quantize.input(1)).value_or(0) : 0;
    const auto *zero = quantize.input_size() > 2 ? model.index().constant(quantize.input(2)) : nullptr;
    if (!(scale > 0) || !zero || (zero->data_type() != pb::TensorProto::UINT8 && zero->data_type() != pb::TensorProto::INT8))
        return false;
    const auto point = toDoubles(*zero, model.payloads());
    if (!point.ok() || point->size() != 1)
        return false;
    const bool isSigned = zero->data_type() == pb::TensorProto::INT8;
    const double least = (isSigned ? -128 : 0) - point->front();
    const double largest = (isSigned ? 127 : 255) - point->front();
    constexpr double half = 0.499; // of a step: short of where rounding decides
    return limits.low <= (least + half) * scale && limits.high >= (largest - half) * scale;
}

} // namespace

SaturatedLimits withoutSaturatedLimits(const Model &model, const std::set<std::string> &kept)
{
    SaturatedLimits result{model, {}};
    const GraphIndex &index = model.index();
    GraphEditor editor(model);
    for (const NodeId id : index.order()) {
        const auto &node = index.node(id);
        const auto limits = limitsOf(model, node);
        if (!limits || kept.contains(node.name()) || index.outputs(id).size() != 1 || index.isGraphOutput(index.outputs(id).front()))
            continue;
        const auto uses = index.uses(index.outputs(id).front());
        const bool all = !uses.empty() && std::all_of(uses.begin(), uses.end(), [&](const Use &use) {
            return use.input == 0 && isOp(index.node(use.node), "QuantizeLinear") && saturates(model, index.node(use.node), *limits);
        });
        // A value of another shape would come out where the number has an axis that the value lacks.
        if (!all || !index.producer(node.input(limits->input)))
            continue;
        editor.bypass(id, limits->input);
        result.removed.push_back(node.name());
    }
    if (!result.removed.empty())
        result.model = editor.finish();
    return result;
}

} // namespace pare
