#include "core/passes/expressions.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr int deepest = 12; // nodes that a pattern is followed through

std::optional<Cubic> times(const Cubic &a, const Cubic &b)
{
    Cubic result{};
    for (size_t i = 0; i < a.size(); ++i)
        for (size_t k = 0; k < b.size(); ++k) {
            if (a[i] == 0 || b[k] == 0)
                continue;
            if (i + k >= result.size())
                return std::nullopt;
            result[i + k] += a[i] * b[k];
        }
    return result;
}

} // namespace

bool nearly(double value, double wanted)
{
    return std::abs(value - wanted) <= 1e-6 * std::max(1e-6, std::abs(wanted));
}

std::optional<NodeId> Expressions::maker(const std::string &value, const char *op) const
{
    const auto from = index().producer(value);
    return from && isOp(index().node(*from), op) ? from : std::nullopt;
}

std::optional<double> Expressions::number(const std::string &constant, const std::string &beside) const
{
    const auto *tensor = constant.empty() ? nullptr : index().constant(constant);
    if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensorElementCount(*tensor).valueOr(0) != 1)
        return std::nullopt;
    if (tensor->dims_size() > 0 && m_shapes.rank(beside).value_or(0) < tensor->dims_size())
        return std::nullopt;
    const auto values = toDoubles(*tensor, m_model.payloads());
    return values.ok() ? std::optional(values->front()) : std::nullopt;
}

std::optional<Expressions::WithNumber> Expressions::withNumber(const pb::NodeProto &node) const
{
    if (node.input_size() != 2)
        return std::nullopt;
    for (const int side : {1, 0})
        if (const auto found = number(node.input(side), node.input(1 - side)); found && !index().constant(node.input(1 - side)))
            return WithNumber{*found, 1 - side};
    return std::nullopt;
}

Linear Expressions::linear(const std::string &value, std::set<NodeId> &nodes) const
{
    Linear result{value, 1, 0};
    for (int depth = 0; depth < deepest; ++depth) {
        const auto from = index().producer(result.value);
        if (!from || (depth > 0 && !readOnce(result.value)))
            return result;
        const auto &node = index().node(*from);
        if (isOp(node, "Neg")) {
            result = {node.input(0), -result.factor, result.addend};
            nodes.insert(*from);
            continue;
        }
        const auto found = withNumber(node);
        if (!found)
            return result;
        const double a = result.factor;
        const double n = found->number;
        const bool numberFirst = found->other == 1;
        if (isOp(node, "Mul"))
            result.factor = a * n;
        else if (isOp(node, "Div") && !numberFirst && n != 0)
            result.factor = a / n;
        else if (isOp(node, "Add"))
            result.addend += a * n;
        else if (isOp(node, "Sub")) {
            result.addend += numberFirst ? a * n : -a * n;
            result.factor = numberFirst ? -a : a;
        } else
            return result;
        result.value = node.input(found->other);
        nodes.insert(*from);
    }
    return result;
}

bool Expressions::flattenNode(NodeId id, Product &product, std::set<NodeId> &nodes, int depth) const
{
    const auto &node = index().node(id);
    if (depth > deepest || node.input_size() != 2)
        return false;
    const auto found = withNumber(node);
    if (isOp(node, "Div")) {
        if (!found || found->other != 0 || found->number == 0)
            return false;
        product.factor /= found->number;
        nodes.insert(id);
        flatten(node.input(0), product, nodes, depth + 1);
        return true;
    }
    if (!isOp(node, "Mul"))
        return false;
    nodes.insert(id);
    if (found) {
        product.factor *= found->number;
        flatten(node.input(found->other), product, nodes, depth + 1);
        return true;
    }
    for (const auto &input : node.input())
        flatten(input, product, nodes, depth + 1);
    return true;
}

void Expressions::flatten(const std::string &value, Product &product, std::set<NodeId> &nodes, int depth) const
{
    const auto from = index().producer(value);
    if (!from || !readOnce(value) || !flattenNode(*from, product, nodes, depth))
        product.values.push_back(value);
}

std::optional<Product> Expressions::product(NodeId node, std::set<NodeId> &nodes) const
{
    Product result;
    return flattenNode(node, result, nodes, 0) ? std::optional(std::move(result)) : std::nullopt;
}

std::optional<Cubic> Expressions::polynomial(const std::string &value, const std::string &x, std::set<NodeId> &nodes) const
{
    return polynomial(value, x, nodes, 0);
}

std::optional<Cubic> Expressions::polynomial(const std::string &value, const std::string &x, std::set<NodeId> &nodes, int depth) const
{
    if (value == x)
        return Cubic{0, 1, 0, 0};
    const auto from = index().producer(value);
    if (!from || depth > deepest)
        return std::nullopt;
    const auto &node = index().node(*from);
    const auto found = withNumber(node);
    std::vector<Cubic> operands;
    for (int i = 0; i < node.input_size(); ++i) {
        const bool isNumber = found && i != found->other;
        const auto operand = isNumber ? std::optional(Cubic{found->number, 0, 0, 0}) : polynomial(node.input(i), x, nodes, depth + 1);
        if (!operand)
            return std::nullopt;
        operands.push_back(*operand);
    }
    std::optional<Cubic> result;
    if (isOp(node, "Neg") && operands.size() == 1) {
        result = times(operands[0], {-1, 0, 0, 0});
    } else if (operands.size() == 2 && (isOp(node, "Add") || isOp(node, "Sub"))) {
        result = operands[0];
        for (size_t i = 0; i < result->size(); ++i)
            (*result)[i] += isOp(node, "Add") ? operands[1][i] : -operands[1][i];
    } else if (operands.size() == 2 && isOp(node, "Mul")) {
        result = times(operands[0], operands[1]);
    } else if (found && found->other == 0 && isOp(node, "Div") && found->number != 0) {
        result = times(operands[0], {1 / found->number, 0, 0, 0});
    } else if (found && found->other == 0 && isOp(node, "Pow") && (found->number == 2 || found->number == 3)) {
        result = times(operands[0], operands[0]);
        if (result && found->number == 3)
            result = times(*result, operands[0]);
    }
    if (result)
        nodes.insert(*from);
    return result;
}

bool Expressions::closed(const std::set<NodeId> &nodes, NodeId last) const
{
    for (const NodeId id : nodes) {
        if (id == last)
            continue;
        for (const auto &output : index().node(id).output()) {
            if (index().isGraphOutput(output))
                return false;
            for (const Use &use : index().uses(output))
                if (!nodes.contains(use.node))
                    return false;
        }
    }
    return true;
}

pb::NodeProto &fusePattern(GraphEditor &editor, PassRun &run, const std::set<NodeId> &nodes, NodeId last, const std::string &op,
                           const std::vector<std::string> &inputs, const std::string &what)
{
    auto &node = editor.node(last);
    for (const NodeId id : nodes)
        if (id != last) {
            editor.remove(id);
            run.changed(editor.index().node(id).name(), "part of " + node.name() + " now", {node.name()});
        }
    node.set_op_type(op);
    node.clear_domain();
    node.clear_attribute();
    node.clear_input();
    for (const auto &input : inputs)
        node.add_input(input);
    run.changed(node.name(), what, {node.name()});
    return node;
}

} // namespace pare
