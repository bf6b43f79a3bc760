// Reads small computations on one value as algebra, in whatever order they were written: what the passes that look for decomposed
// activations and normalizations share. Numbers are float32 constants of one element that widen nothing.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/pass_run.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

// factor * value + addend
struct Linear {
    std::string value;
    double factor = 1;
    double addend = 0;
};

// factor * the product of the values
struct Product {
    double factor = 1;
    std::vector<std::string> values;
};

using Cubic = std::array<double, 4>; // c0 + c1 x + c2 x^2 + c3 x^3

class Expressions {
public:
    // Keeps references, which must outlive it.
    Expressions(const Model &model, const ShapeTable &shapes) : m_model(model), m_shapes(shapes) {}

    [[nodiscard]] const GraphIndex &index() const { return m_model.index(); }
    // The node that makes a value, where it is an operator of this kind.
    [[nodiscard]] std::optional<NodeId> maker(const std::string &value, const char *op) const;
    // The number that a constant holds; `beside` is the other operand, whose shape it may not widen.
    [[nodiscard]] std::optional<double> number(const std::string &constant, const std::string &beside) const;
    // For a node with two inputs, one of them a number: the number, and the position of the other input.
    struct WithNumber {
        double number = 0;
        int other = 0;
    };
    [[nodiscard]] std::optional<WithNumber> withNumber(const pb::NodeProto &node) const;

    // Takes a value apart as far as additions and multiplications by numbers go; values that others read too are not taken apart.
    // The nodes on the way are added to `nodes`. `value` itself may have any number of readers.
    [[nodiscard]] Linear linear(const std::string &value, std::set<NodeId> &nodes) const;
    // The same for products, of values and numbers. The node must be a Mul or a Div by a number.
    [[nodiscard]] std::optional<Product> product(NodeId node, std::set<NodeId> &nodes) const;
    // The polynomial in x that a value is; nullopt where it is none of degree 3 or less.
    [[nodiscard]] std::optional<Cubic> polynomial(const std::string &value, const std::string &x, std::set<NodeId> &nodes) const;

    // True where nothing but `nodes` reads what they make, except for the result of `last`.
    [[nodiscard]] bool closed(const std::set<NodeId> &nodes, NodeId last) const;
    // The type of a value is float32.
    [[nodiscard]] bool isFloat(const std::string &value) const { return m_shapes.type(value) == pb::TensorProto::FLOAT; }
    [[nodiscard]] const ShapeTable &shapes() const { return m_shapes; }
    [[nodiscard]] const Model &model() const { return m_model; }

private:
    [[nodiscard]] bool readOnce(const std::string &value) const { return index().onlyUse(value).has_value(); }
    void flatten(const std::string &value, Product &product, std::set<NodeId> &nodes, int depth) const;
    [[nodiscard]] bool flattenNode(NodeId node, Product &product, std::set<NodeId> &nodes, int depth) const;
    [[nodiscard]] std::optional<Cubic> polynomial(const std::string &value, const std::string &x, std::set<NodeId> &nodes, int depth) const;

    const Model &m_model;
    const ShapeTable &m_shapes;
};

// Equal up to what a constant of an exporter is rounded to.
[[nodiscard]] bool nearly(double value, double wanted);

// Makes the node `last` of a pattern into `op` on `inputs`, keeping its name and result, and removes the others. Every node is reported.
// Returns the changed node, for its attributes.
pb::NodeProto &fusePattern(GraphEditor &editor, PassRun &run, const std::set<NodeId> &nodes, NodeId last, const std::string &op,
                           const std::vector<std::string> &inputs, const std::string &what);

} // namespace pare
