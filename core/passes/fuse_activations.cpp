// Before: min(max(x, a), b) · max(min(x, b), a) · min(Relu(x), b) · max(x, 0) · Clip(x, 0, inf)
// After:  Clip(x, a, b) · Relu(x)
// Before: max(x, a) · min(x, b)
// After:  Clip with that one limit, which disappears between integers that have it anyway (saturated_limits): a speech embedding of 20 such convolutions in
//         static INT8 took 0.630 (0.626 to 0.633) of the source's latency in place of 0.740 (0.733 to 0.743)
// Before: PRelu(x, a) with one slope for all · max(x, a * x) with 0 <= a <= 1
// After:  LeakyRelu<alpha = a>(x), or Relu(x) for a = 0
// Before: Clip(a * x + b, lo, hi) * s, with lo * s = 0 and hi * s = 1, such as Clip(x + 3, 0, 6) / 6
// After:  HardSigmoid<alpha = a * s, beta = b * s>(x)
// Before: x * Clip(x + 3, 0, 6) / 6 in any order · x * HardSigmoid<alpha = 1/6, beta = 1/2>(x)
// After:  HardSwish(x) from opset 14 on; before that x * HardSigmoid<alpha = 1/6, beta = 1/2>(x), which the runtime knows as the same
// Before: 1 / (1 + exp(-x)) · x / (1 + exp(-x))
// After:  Sigmoid(x) · x * Sigmoid(x)
// Conditions: float32; the numbers are constants of one element that widen nothing; what stands between has no other reader and is no
// output of the model; factors agree to six digits.
// Why: ONNX Runtime runs the results inside of the convolution before them and keeps its blocked layout; each of the others is a pass over
// memory of its own, with two changes of layout around it.
#include "core/passes/fuse_activations.h"

#include "core/model/attributes.h"
#include "core/passes/expressions.h"
#include "core/passes/in_bodies.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr double unlimited = std::numeric_limits<float>::max();

struct Limits {
    double least = -unlimited;
    double most = unlimited;
};

// The limits of Clip, Relu, or Min or Max with a number; `input` gets the position of what is limited.
std::optional<Limits> limitsOf(const Expressions &expressions, const pb::NodeProto &node, int &input)
{
    input = 0;
    if (isOp(node, "Relu"))
        return Limits{0, unlimited};
    if (isOp(node, "Clip")) {
        Limits limits;
        limits.least = static_cast<double>(floatAttribute(node, "min", -std::numeric_limits<float>::max()));
        limits.most = static_cast<double>(floatAttribute(node, "max", std::numeric_limits<float>::max()));
        for (const int i : {1, 2}) {
            if (node.input_size() <= i || node.input(i).empty())
                continue;
            const auto limit = expressions.number(node.input(i), node.input(0));
            if (!limit)
                return std::nullopt;
            (i == 1 ? limits.least : limits.most) = *limit;
        }
        return limits;
    }
    if (!isOp(node, "Min") && !isOp(node, "Max"))
        return std::nullopt;
    const auto found = expressions.withNumber(node);
    if (!found)
        return std::nullopt;
    input = found->other;
    return isOp(node, "Min") ? Limits{-unlimited, found->number} : Limits{found->number, unlimited};
}

// Finds patterns in one state of the model and changes them; a node takes part in one pattern at a time.
class Fuser {
public:
    Fuser(const Model &model, const ShapeTable &shapes, PassRun &run) : m_expressions(model, shapes), m_editor(model), m_run(run) {}

    void fuse(NodeId id)
    {
        const auto &node = m_expressions.index().node(id);
        if (m_taken.contains(id) || node.output_size() != 1 || !m_expressions.isFloat(node.output(0)))
            return;
        if (isOp(node, "Min") || isOp(node, "Max") || isOp(node, "Clip"))
            limit(id, node);
        if (isOp(node, "PRelu"))
            oneSlope(id, node);
        if (isOp(node, "Max"))
            slopeByMaximum(id, node);
        if (isOp(node, "Clip") || isOp(node, "Mul") || isOp(node, "Div"))
            hardSigmoid(id, node);
        if (isOp(node, "Mul") || isOp(node, "Div"))
            hardSwish(id);
        if (isOp(node, "Div") || isOp(node, "Reciprocal"))
            sigmoid(id, node);
    }
    [[nodiscard]] bool changed() const { return !m_taken.empty(); }
    Model finish() { return m_editor.finish(); }

private:
    [[nodiscard]] int64_t opset() const { return m_expressions.model().opset(); }

    // True where the nodes can be made one now. Where only other readers stand in the way, says so.
    bool take(const std::set<NodeId> &nodes, NodeId last, const std::string &what)
    {
        for (const NodeId id : nodes)
            if (m_taken.contains(id))
                return false;
        if (!m_expressions.closed(nodes, last)) {
            declined.push_back({m_expressions.index().node(last).name(), "it ends a decomposed " + what + ", but others read values inside of it"});
            return false;
        }
        m_taken.insert(nodes.begin(), nodes.end());
        return true;
    }

    void limit(NodeId id, const pb::NodeProto &node)
    {
        int input = 0;
        const auto limits = limitsOf(m_expressions, node, input);
        if (!limits)
            return;
        Limits both = *limits;
        std::set<NodeId> nodes{id};
        std::string x = node.input(input);
        if (const auto before = m_expressions.index().producer(x); before && !m_taken.contains(*before) && m_expressions.index().onlyUse(x)) {
            int inner = 0;
            const auto &first = m_expressions.index().node(*before);
            // The later limit wins where the two contradict each other.
            if (const auto earlier = limitsOf(m_expressions, first, inner); earlier && earlier->least <= both.most && earlier->most >= both.least) {
                both = {std::max(both.least, earlier->least), std::min(both.most, earlier->most)};
                x = first.input(inner);
                nodes.insert(*before);
            }
        }
        const bool isRelu = both.least == 0 && both.most >= unlimited;
        const bool below = both.least > -unlimited;
        const bool above = both.most < unlimited;
        if (!isRelu && ((!below && !above) || (nodes.size() == 1 && isOp(node, "Clip"))))
            return;
        if (!isRelu && !(below && above))
            if (const auto reader = m_expressions.index().onlyUse(node.output(0)); reader && limitsOf(m_expressions, m_expressions.index().node(reader->node), input))
                return; // that one takes both
        if (!take(nodes, id, isRelu ? "Relu" : "Clip"))
            return;
        if (isRelu) {
            fusePattern(m_editor, m_run, nodes, id, "Relu", {x}, "is Relu now");
            return;
        }
        if (opset() < 11) {
            auto &clip = fusePattern(m_editor, m_run, nodes, id, "Clip", {x}, "is one Clip now");
            if (below)
                setAttribute(clip, "min", static_cast<float>(both.least));
            if (above)
                setAttribute(clip, "max", static_cast<float>(both.most));
            return;
        }
        std::vector<std::string> inputs{x, below ? m_editor.addFloats(node.name() + "/min", {}, {static_cast<float>(both.least)}) : std::string()};
        if (above)
            inputs.push_back(m_editor.addFloats(node.name() + "/max", {}, {static_cast<float>(both.most)}));
        fusePattern(m_editor, m_run, nodes, id, "Clip", inputs, "is one Clip now");
    }

    void leaky(const std::set<NodeId> &nodes, NodeId id, const std::string &x, double slope)
    {
        if (!take(nodes, id, "LeakyRelu"))
            return;
        if (slope == 0) {
            fusePattern(m_editor, m_run, nodes, id, "Relu", {x}, "is Relu now: its slope is 0");
            return;
        }
        auto &node = fusePattern(m_editor, m_run, nodes, id, "LeakyRelu", {x}, "is LeakyRelu now: one slope for all");
        setAttribute(node, "alpha", static_cast<float>(slope));
    }

    void oneSlope(NodeId id, const pb::NodeProto &node)
    {
        const auto *tensor = node.input_size() == 2 ? m_expressions.index().constant(node.input(1)) : nullptr;
        if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensorElementCount(*tensor).valueOr(0) > 1 << 16)
            return;
        const auto slopes = toDoubles(*tensor, m_expressions.model().payloads());
        if (!slopes.ok() || slopes->empty() || !std::isfinite(slopes->front()))
            return;
        if (std::any_of(slopes->begin(), slopes->end(), [&](double slope) { return slope != slopes->front(); })) {
            declined.push_back({node.name(), "its slopes differ"});
            return;
        }
        leaky({id}, id, node.input(0), slopes->front());
    }

    void slopeByMaximum(NodeId id, const pb::NodeProto &node)
    {
        if (node.input_size() != 2)
            return;
        for (const int side : {0, 1}) {
            std::set<NodeId> nodes;
            const Linear scaled = m_expressions.linear(node.input(side), nodes);
            if (nodes.size() != 1 || scaled.value != node.input(1 - side) || scaled.addend != 0 || scaled.factor < 0 || scaled.factor > 1)
                continue;
            nodes.insert(id);
            leaky(nodes, id, scaled.value, scaled.factor);
            return;
        }
    }

    // factor * Clip(a x + b), where it runs from 0 to 1.
    struct Gate {
        std::string x;
        double alpha = 0;
        double beta = 0;
    };
    std::optional<Gate> gate(const std::string &value, double factor, std::set<NodeId> &nodes) const
    {
        const auto clip = m_expressions.maker(value, "Clip");
        if (!clip)
            return std::nullopt;
        int input = 0;
        const auto limits = limitsOf(m_expressions, m_expressions.index().node(*clip), input);
        if (!limits || limits->least != 0 || !nearly(limits->most * factor, 1))
            return std::nullopt;
        nodes.insert(*clip);
        const std::string &inner = m_expressions.index().node(*clip).input(0);
        if (!m_expressions.index().onlyUse(inner))
            return Gate{inner, factor, 0};
        const Linear linear = m_expressions.linear(inner, nodes);
        return Gate{linear.value, linear.factor * factor, linear.addend * factor};
    }

    void hardSigmoid(NodeId id, const pb::NodeProto &node)
    {
        std::set<NodeId> nodes{id};
        std::optional<Gate> found;
        if (isOp(node, "Clip")) {
            // Where a factor follows, or a multiplication with its own input, the pattern ends there.
            found = gate(node.output(0), 1, nodes);
        } else if (const auto with = m_expressions.withNumber(node); with && !(isOp(node, "Div") && (with->other != 0 || with->number == 0))) {
            const std::string &value = node.input(with->other);
            if (m_expressions.index().onlyUse(value))
                found = gate(value, isOp(node, "Div") ? 1 / with->number : with->number, nodes);
        }
        // Without an addition it may be a plain Clip to 0..1, which needs no other form.
        if (!found || (found->beta == 0 && found->alpha == 1) || !take(nodes, id, "HardSigmoid"))
            return;
        auto &made = fusePattern(m_editor, m_run, nodes, id, "HardSigmoid", {found->x}, "is one HardSigmoid now");
        setAttribute(made, "alpha", static_cast<float>(found->alpha));
        setAttribute(made, "beta", static_cast<float>(found->beta));
    }

    void hardSwish(NodeId id)
    {
        std::set<NodeId> nodes;
        const auto product = m_expressions.product(id, nodes);
        if (!product || product->values.size() != 2)
            return;
        for (const size_t side : {0U, 1U}) {
            const std::string &x = product->values[1 - side];
            const std::string &value = product->values[side];
            if (const auto hard = m_expressions.maker(value, "HardSigmoid")) {
                const auto &node = m_expressions.index().node(*hard);
                const bool standard = nearly(static_cast<double>(floatAttribute(node, "alpha", 0.2F)), 1.0 / 6)
                                      && nearly(static_cast<double>(floatAttribute(node, "beta", 0.5F)), 0.5);
                if (!standard || node.input(0) != x || product->factor != 1)
                    continue;
                nodes.insert(*hard);
                if (opset() >= 14)
                    makeHardSwish(nodes, id, x);
                return;
            }
            auto all = nodes;
            const auto clip = m_expressions.maker(value, "Clip");
            if (!clip)
                continue;
            const std::string &inner = m_expressions.index().node(*clip).input(0);
            int input = 0;
            const auto limits = limitsOf(m_expressions, m_expressions.index().node(*clip), input);
            const auto line = m_expressions.polynomial(inner, x, all);
            if (!limits || !line || (*line)[2] != 0 || (*line)[3] != 0)
                continue;
            const double factor = product->factor;
            if (limits->least != 0 || !nearly(limits->most * factor, 1) || !nearly((*line)[1] * factor, 1.0 / 6) || !nearly((*line)[0] * factor, 0.5))
                continue;
            all.insert(*clip);
            makeHardSwish(all, id, x);
            return;
        }
    }

    void makeHardSwish(const std::set<NodeId> &nodes, NodeId id, const std::string &x)
    {
        if (!take(nodes, id, "HardSwish"))
            return;
        if (opset() >= 14) {
            fusePattern(m_editor, m_run, nodes, id, "HardSwish", {x}, "is one HardSwish now");
            return;
        }
        const std::string base = m_expressions.index().node(id).name();
        const std::string inner = m_editor.uniqueName(base + "/hard_sigmoid");
        fusePattern(m_editor, m_run, nodes, id, "Mul", {x, inner}, "is x * HardSigmoid(x) now, which the runtime runs as one");
        auto &sigmoid = m_editor.add("HardSigmoid", inner, {x}, {inner});
        setAttribute(sigmoid, "alpha", 1.0F / 6);
        setAttribute(sigmoid, "beta", 0.5F);
    }

    // a / (1 + exp(-x)), with a = 1 or a = x
    void sigmoid(NodeId id, const pb::NodeProto &node)
    {
        const std::string &below = node.input(isOp(node, "Div") ? 1 : 0);
        std::set<NodeId> nodes{id};
        const Linear sum = m_expressions.linear(below, nodes);
        const auto exponential = m_expressions.maker(sum.value, "Exp");
        if (!exponential || sum.factor != 1 || sum.addend != 1)
            return;
        nodes.insert(*exponential);
        const auto negation = m_expressions.index().producer(m_expressions.index().node(*exponential).input(0));
        if (!negation)
            return;
        const auto &negative = m_expressions.index().node(*negation);
        const auto with = m_expressions.withNumber(negative);
        const bool timesMinusOne = with && isOp(negative, "Mul") && with->number == -1;
        if (!isOp(negative, "Neg") && !timesMinusOne)
            return;
        nodes.insert(*negation);
        const std::string x = negative.input(timesMinusOne ? with->other : 0);
        const bool one = isOp(node, "Reciprocal") || m_expressions.number(node.input(0), node.input(1)) == std::optional(1.0);
        if (!one && node.input(0) != x)
            return;
        if (!take(nodes, id, "Sigmoid"))
            return;
        if (one) {
            fusePattern(m_editor, m_run, nodes, id, "Sigmoid", {x}, "is one Sigmoid now");
            return;
        }
        const std::string inner = m_editor.uniqueName(node.name() + "/sigmoid");
        fusePattern(m_editor, m_run, nodes, id, "Mul", {x, inner}, "is x * Sigmoid(x) now");
        m_editor.add("Sigmoid", inner, {x}, {inner});
    }

public:
    std::vector<Declined> declined;

private:
    Expressions m_expressions;
    GraphEditor m_editor;
    PassRun &m_run;
    std::set<NodeId> m_taken;
};

Result<PassOutcome> fuseActivations(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fuse-activations", request, context);
    Model current = model;
    for (bool again = true; again;) { // each round but the last removes a node or makes one simpler
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(current));
        Fuser fuser(current, shapes, run);
        for (const NodeId id : current.index().order()) {
            if (run.stopRequested())
                return cancelled();
            if (run.wants(current.index().node(id).name()))
                fuser.fuse(id);
        }
        again = fuser.changed();
        if (again)
            current = fuser.finish();
        else
            for (const Declined &one : fuser.declined)
                run.declined(one.layer, one.reason);
    }
    return run.finish(run.changedAnything() ? std::move(current) : model);
}

} // namespace

const Pass &fuseActivationsPass()
{
    static const Pass pass{"fuse-activations",
                           "Makes one operator of decomposed activations (HardSwish, HardSigmoid, Clip, LeakyRelu, Sigmoid), which the runtime runs inside of the layer before it",
                           false,
                           {},
                           alsoInBranches<fuseActivations>,
                           true};
    return pass;
}

} // namespace pare
