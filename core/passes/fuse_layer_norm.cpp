// Before: d = x - mean(x), v = mean(d * d), y = d / sqrt(v + eps) [* g] [+ b], also as d * (1 / sqrt(v + eps)), with g multiplied into the
//         reciprocal first, or as x * r + (b - mean(x) * r) with r = g / sqrt(v + eps)
// After:  y = LayerNormalization<axis, epsilon = eps>(x, g, b), with g = 1 where there is none
// Conditions: float32; both means go over the same last axes, whose sizes are known, and keep them; g and b are constants of these sizes; eps
// is a constant above 0; what stands between has no other reader and is no output of the model. LayerNormalization exists from opset 17 on:
// an older model is raised to it where there is anything to fuse.
// Why (ONNX Runtime 1.32): it recognises d / sqrt(v + eps) * g + b with Pow(d, 2) only, and not where it moved a Transpose into it (ConvNeXt);
// the others run as 7 to 11 passes over memory.
// Source: Ba, Kiros and Hinton, "Layer Normalization", 2016.
#include "core/passes/fuse_layer_norm.h"

#include "core/model/attributes.h"
#include "core/passes/expressions.h"
#include "core/passes/in_bodies.h"
#include "core/passes/raise_opset.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

struct LayerNorm {
    std::string x;
    int axis = -1;                // of the first axis, counted from the end
    std::vector<int64_t> sizes;   // of the axes
    double epsilon = 0;
    std::string factor;           // g, value name; empty where there is none
    std::string addend;           // b
    std::set<NodeId> nodes;
    NodeId last;
};

// What reads a normalized value on the way.
class Matcher {
public:
    explicit Matcher(const Expressions &expressions) : m_expressions(expressions) {}

    // The layer normalization around a root.
    std::optional<LayerNorm> around(NodeId root)
    {
        m_found = LayerNorm();
        m_found.nodes.insert(root);
        if (!variance(index().node(root).input(0)) || !sizes())
            return std::nullopt;
        const auto &uses = index().uses(index().node(root).output(0));
        if (uses.size() != 1)
            return std::nullopt;
        const NodeId reader = uses.front().node;
        const auto &node = index().node(reader);
        if (isOp(node, "Div") && uses.front().input == 1 && isDeviation(node.input(0))) {
            m_found.nodes.insert(reader);
            m_found.last = reader;
        } else if (isOp(node, "Reciprocal") || (isOp(node, "Div") && uses.front().input == 1 && m_expressions.number(node.input(0), node.input(1)) == 1.0)) {
            m_found.nodes.insert(reader);
            if (!afterReciprocal(node.output(0)))
                return std::nullopt;
        } else {
            return std::nullopt;
        }
        affine();
        return m_found;
    }

private:
    [[nodiscard]] const GraphIndex &index() const { return m_expressions.index(); }

    // The value whose mean over `axes` a value is; axes are counted from the end, and kept.
    std::optional<std::string> meanOf(const std::string &value, std::vector<int64_t> &axes)
    {
        const auto from = m_expressions.maker(value, "ReduceMean");
        if (!from)
            return std::nullopt;
        const auto &node = index().node(*from);
        const auto rank = m_expressions.shapes().rank(node.input(0));
        axes = intsAttribute(node, "axes");
        if (node.input_size() > 1 && index().constant(node.input(1)))
            axes = m_expressions.model().constantInts(node.input(1)).valueOr({});
        if (intAttribute(node, "keepdims", 1) != 1 || !rank || axes.empty())
            return std::nullopt;
        for (int64_t &axis : axes)
            axis = axis < 0 ? axis : axis - *rank;
        std::sort(axes.begin(), axes.end());
        for (size_t i = 0; i < axes.size(); ++i) // the last ones, none left out
            if (axes[i] != static_cast<int64_t>(i) - static_cast<int64_t>(axes.size()))
                return std::nullopt;
        m_found.nodes.insert(*from);
        return node.input(0);
    }

    // x - mean(x), once x is known the same x.
    bool isDeviation(const std::string &value)
    {
        const auto from = m_expressions.maker(value, "Sub");
        if (!from || index().node(*from).input_size() != 2)
            return false;
        const auto &node = index().node(*from);
        std::vector<int64_t> axes;
        if (!m_found.x.empty() && (node.input(0) != m_found.x || node.input(1) != m_mean))
            return false;
        if (m_found.x.empty()) {
            if (meanOf(node.input(1), axes) != node.input(0))
                return false;
            m_found.x = node.input(0);
            m_mean = node.input(1);
            if (static_cast<int>(axes.size()) != -m_found.axis)
                return false;
        }
        m_found.nodes.insert(*from);
        return true;
    }

    bool variance(const std::string &value)
    {
        const Linear sum = m_expressions.linear(value, m_found.nodes);
        std::vector<int64_t> axes;
        const auto square = meanOf(sum.value, axes);
        if (!square || sum.factor != 1 || !(sum.addend > 0) || !index().onlyUse(sum.value))
            return false;
        m_found.epsilon = sum.addend;
        m_found.axis = -static_cast<int>(axes.size());
        const auto from = index().producer(*square);
        if (!from)
            return false;
        const auto &node = index().node(*from);
        const bool power = isOp(node, "Pow") && m_expressions.number(node.input(1), node.input(0)) == 2.0;
        const bool product = isOp(node, "Mul") && node.input(0) == node.input(1);
        if (!power && !product)
            return false;
        m_found.nodes.insert(*from);
        return isDeviation(node.input(0));
    }

    bool sizes()
    {
        const ValueShape *shape = m_expressions.shapes().find(m_found.x);
        const size_t count = static_cast<size_t>(-m_found.axis);
        if (!shape || !shape->ranked || shape->type != pb::TensorProto::FLOAT || shape->dims.size() < count)
            return false;
        for (size_t i = shape->dims.size() - count; i < shape->dims.size(); ++i) {
            if (!shape->dims[i].known())
                return false;
            m_found.sizes.push_back(shape->dims[i].size);
        }
        return true;
    }

    // A float32 constant with the sizes of the normalized axes, and nothing but ones before them.
    [[nodiscard]] bool isRow(const std::string &value) const
    {
        const auto *tensor = index().constant(value);
        if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensor->dims_size() > m_expressions.shapes().rank(m_found.x).value_or(0))
            return false;
        std::vector<int64_t> dims(tensor->dims().begin(), tensor->dims().end());
        while (dims.size() > m_found.sizes.size() && dims.front() == 1)
            dims.erase(dims.begin());
        return dims == m_found.sizes;
    }

    // The other operand of a node that reads `value`.
    [[nodiscard]] static const std::string &other(const pb::NodeProto &node, const std::string &value) { return node.input(node.input(0) == value ? 1 : 0); }

    // `value` is 1 / sqrt(v + eps): g may be multiplied into it, then it meets d, or x and the mean.
    bool afterReciprocal(std::string value)
    {
        auto uses = index().uses(value);
        if (uses.size() == 1) {
            const auto &node = index().node(uses.front().node);
            if (!isOp(node, "Mul"))
                return false;
            m_found.nodes.insert(uses.front().node);
            if (isDeviation(other(node, value))) {
                m_found.last = uses.front().node;
                return true;
            }
            if (!isRow(other(node, value)))
                return false;
            m_found.factor = other(node, value);
            value = node.output(0);
            uses = index().uses(value);
            if (uses.size() == 1) {
                const auto &next = index().node(uses.front().node);
                m_found.nodes.insert(uses.front().node);
                m_found.last = uses.front().node;
                return isOp(next, "Mul") && isDeviation(other(next, value));
            }
        }
        return uses.size() == 2 && apart(value, uses);
    }

    // x * r and mean * r, which an addition of b and a subtraction bring together.
    bool apart(const std::string &value, std::span<const Use> uses)
    {
        std::string scaled;
        std::string shift;
        for (const Use &use : uses) {
            const auto &node = index().node(use.node);
            if (!isOp(node, "Mul"))
                return false;
            if (other(node, value) == m_found.x)
                scaled = node.output(0);
            else if (other(node, value) == m_mean)
                shift = node.output(0);
            m_found.nodes.insert(use.node);
        }
        const auto after = index().onlyUse(shift);
        if (scaled.empty() || shift.empty() || !after || !isOp(index().node(after->node), "Sub") || after->input != 1)
            return false;
        const auto &difference = index().node(after->node);
        m_found.nodes.insert(after->node);
        m_found.last = after->node;
        if (difference.input(0) == scaled)
            return true;
        if (!isRow(difference.input(0)))
            return false;
        m_found.addend = difference.input(0);
        const auto sum = index().onlyUse(difference.output(0));
        if (!sum || !isOp(index().node(sum->node), "Add") || other(index().node(sum->node), difference.output(0)) != scaled)
            return false;
        m_found.nodes.insert(sum->node);
        m_found.last = sum->node;
        return true;
    }

    // g and b behind the normalized value.
    void affine()
    {
        const auto next = [&](const char *op) -> std::string {
            const auto use = index().onlyUse(index().node(m_found.last).output(0));
            if (!use || !isOp(index().node(use->node), op) || !isRow(index().node(use->node).input(1 - use->input)))
                return {};
            m_found.nodes.insert(use->node);
            m_found.last = use->node;
            return index().node(use->node).input(1 - use->input);
        };
        if (m_found.factor.empty() && m_found.addend.empty())
            m_found.factor = next("Mul");
        if (m_found.addend.empty())
            m_found.addend = next("Add");
    }

    const Expressions &m_expressions;
    LayerNorm m_found;
    std::string m_mean;
};

// All that are wanted, can be made one, and share no node.
std::vector<LayerNorm> normsOf(const Model &model, const ShapeTable &shapes, PassRun &run, bool reports)
{
    const Expressions expressions(model, shapes);
    Matcher matcher(expressions);
    std::vector<LayerNorm> norms;
    std::set<NodeId> taken;
    for (const NodeId root : model.index().nodesOf("Sqrt")) {
        auto norm = matcher.around(root);
        if (!norm || !run.wants(model.index().node(norm->last).name()))
            continue;
        const std::string &name = model.index().node(norm->last).name();
        if (!expressions.closed(norm->nodes, norm->last)) {
            if (reports)
                run.declined(name, "it ends a decomposed layer normalization, but others read values inside of it");
            continue;
        }
        if (std::any_of(norm->nodes.begin(), norm->nodes.end(), [&](NodeId id) { return taken.contains(id); }))
            continue;
        taken.insert(norm->nodes.begin(), norm->nodes.end());
        norms.push_back(std::move(*norm));
    }
    return norms;
}

// A constant with the sizes of the normalized axes: itself, or a copy with other dimensions.
Result<std::string> rowOf(GraphEditor &editor, const Model &model, const std::string &value, const std::vector<int64_t> &sizes)
{
    const auto *tensor = model.index().constant(value);
    if (static_cast<size_t>(tensor->dims_size()) == sizes.size())
        return value;
    PARE_TRY_ASSIGN(const auto values, model.constantFloats(value));
    return editor.addFloats(value + "/row", sizes, values);
}

Result<PassOutcome> fuseLayerNorm(const Model &given, const PassRequest &request, PassContext &context)
{
    PassRun run("fuse-layer-norm", request, context);
    if (given.index().nodesOf("Sqrt").empty())
        return run.finish(given);
    Model model = given;
    if (model.opset() < 17) {
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
        const auto norms = normsOf(model, shapes, run, true);
        if (norms.empty())
            return run.finish(given);
        auto raised = withOpset(model, 17, run);
        if (!raised.ok() && (raised.error().kind == ErrorKind::Cancelled || raised.error().kind == ErrorKind::Io))
            return raised.error();
        if (!raised.ok()) {
            for (const LayerNorm &norm : norms)
                run.declined(model.index().node(norm.last).name(), "one operator for it exists from opset 17 on, and " + raised.error().message);
            return run.finish(given);
        }
        model = std::move(*raised);
    }
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    for (const LayerNorm &norm : normsOf(model, shapes, run, given.opset() >= 17)) {
        if (run.stopRequested())
            return cancelled();
        const std::string base = model.index().node(norm.last).name();
        std::string factor;
        if (norm.factor.empty()) {
            int64_t count = 1;
            for (const int64_t size : norm.sizes)
                count *= size;
            factor = editor.addFloats(base + "/ones", norm.sizes, std::vector<float>(static_cast<size_t>(count), 1.0F));
        } else {
            PARE_TRY_ASSIGN(factor, rowOf(editor, model, norm.factor, norm.sizes));
        }
        std::vector<std::string> inputs{norm.x, factor};
        if (!norm.addend.empty()) {
            PARE_TRY_ASSIGN(inputs.emplace_back(), rowOf(editor, model, norm.addend, norm.sizes));
        }
        auto &node = fusePattern(editor, run, norm.nodes, norm.last, "LayerNormalization", inputs, "is one LayerNormalization now");
        setAttribute(node, "axis", static_cast<int64_t>(norm.axis));
        setAttribute(node, "epsilon", static_cast<float>(norm.epsilon));
    }
    if (!run.changedAnything())
        return run.finish(given);
    standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &fuseLayerNormPass()
{
    static const Pass pass{"fuse-layer-norm",
                           "Makes one LayerNormalization of its decomposed forms",
                           false,
                           {},
                           alsoInBranches<fuseLayerNorm>,
                           true};
    return pass;
}

} // namespace pare
