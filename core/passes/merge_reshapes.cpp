// Before: y = Unsqueeze<axes = [0]>(Relu(Squeeze<axes = [2, 3]>(x))), with x of shape [1, C, 1, 1]
// After:  y' = Relu(x); y = Reshape(y', [1, 1, C]) · nothing where the shape comes back · one Squeeze or Unsqueeze where these are enough
// Before: y = Unsqueeze<axes = [0]>(Gather<axis = 0>(x, 1))
// After:  y = Gather<axis = 0>(x, [1])
// What only reshapes: Squeeze, Unsqueeze, Flatten, Reshape, a Transpose that moves axes of one element only, a mean, sum, product or extreme over such axes.
// Conditions: between two of them stand only operators that work on each element by itself, each with one reader; of the shape behind the
// last of them every size but one is known without running the model, or is the size of the same axis in front of the first.
// What the file says of the shapes of inner values and outputs is not believed for this. Outputs are the same, bit for bit.
// Why (ONNX Runtime 1.32): a node that does nothing but this takes 2 to 6 microseconds; in networks of less than a millisecond they are a fifth of the run.
#include "core/passes/merge_reshapes.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/operator_names.h"
#include "core/passes/pass_run.h"
#include "core/passes/stated_shapes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace pare {

namespace {

constexpr int mostRounds = 64;     // each takes one reshaping out of every row of them
constexpr size_t longestRow = 16;  // operators between two reshapings

bool isOne(const Dim &dim)
{
    return dim.size == 1;
}

bool same(const Dim &a, const Dim &b)
{
    return a.known() ? a.size == b.size : !b.known() && !a.symbol.empty() && a.symbol == b.symbol;
}

// The shape, where its rank is known and no axis is known to be empty.
const std::vector<Dim> *dimsOf(const ShapeTable &shapes, const std::string &value)
{
    const ValueShape *shape = shapes.find(value);
    return shape && shape->ranked && std::none_of(shape->dims.begin(), shape->dims.end(), [](const Dim &dim) { return dim.size == 0; }) ? &shape->dims : nullptr;
}

std::optional<std::vector<int64_t>> axesOf(const Model &model, const pb::NodeProto &node, size_t rank)
{
    std::vector<int64_t> axes = intsAttribute(node, "axes");
    if (node.input_size() > 1 && !node.input(1).empty()) {
        const auto given = model.index().constant(node.input(1)) ? model.constantInts(node.input(1)) : Result<std::vector<int64_t>>(unsupported("computed"));
        if (!given.ok())
            return std::nullopt;
        axes = *given;
    }
    for (int64_t &axis : axes) {
        axis += axis < 0 ? static_cast<int64_t>(rank) : 0;
        if (axis < 0 || axis >= static_cast<int64_t>(rank))
            return std::nullopt;
    }
    return axes;
}

// Elements keep their order where all axes that may have several do.
bool movesOnesOnly(const pb::NodeProto &node, const std::vector<Dim> &from)
{
    const std::vector<int64_t> order = intsAttribute(node, "perm");
    if (order.size() != from.size())
        return false;
    int64_t last = -1;
    for (const int64_t axis : order) {
        if (axis < 0 || axis >= static_cast<int64_t>(from.size()))
            return false;
        if (isOne(from[static_cast<size_t>(axis)]))
            continue;
        if (axis < last)
            return false;
        last = axis;
    }
    return true;
}

bool reducesOnesOnly(const Model &model, const pb::NodeProto &node, const std::vector<Dim> &from)
{
    const auto axes = axesOf(model, node, from.size());
    if (!axes || (axes->empty() && intAttribute(node, "noop_with_empty_axes", 0) != 0))
        return false;
    if (axes->empty())
        return std::all_of(from.begin(), from.end(), isOne);
    return std::all_of(axes->begin(), axes->end(), [&](int64_t axis) { return isOne(from[static_cast<size_t>(axis)]); });
}

// What became of the reshapings, told once at the end: one that took others in may go itself in a later round.
class Story {
public:
    void tell(const std::string &layer, std::string what, const std::string &into = {})
    {
        if (!m_told.contains(layer))
            m_order.push_back(layer);
        m_told[layer] = {std::move(what), into};
    }
    void report(PassRun &run) const
    {
        for (const std::string &layer : m_order) {
            const Told &told = m_told.at(layer);
            std::string into = told.into;
            for (auto next = m_told.find(into); next != m_told.end() && next->second.into != into; next = m_told.find(into))
                into = next->second.into;
            run.changed(layer, told.what, into.empty() ? std::vector<std::string>() : std::vector<std::string>{into});
        }
    }

private:
    struct Told {
        std::string what;
        std::string into; // empty: nothing is left of it
    };
    std::vector<std::string> m_order;
    std::map<std::string, Told> m_told;
};

enum class Reshaping { No, Plain, Costly }; // Costly: a plain one in its place is cheaper

class Merging {
public:
    Merging(const Model &model, const ShapeTable &shapes, const PassRun &run, Story &story) : m_model(model), m_index(model.index()), m_shapes(shapes), m_run(run), m_story(story), m_editor(model) {}

    // One round; nullopt where there is nothing left to do.
    Result<std::optional<Model>> work()
    {
        for (const NodeId id : m_index.order()) {
            if (m_run.stopRequested())
                return cancelled();
            const auto &node = m_index.node(id);
            if (m_run.wants(node.name()) && !m_busy.contains(id.value) && !widenGather(id, node))
                merge(id, node);
        }
        if (m_busy.empty())
            return std::optional<Model>();
        standaloneInitializers(m_editor);
        return std::optional(m_editor.finish());
    }

private:
    [[nodiscard]] Reshaping kindOf(const pb::NodeProto &node) const
    {
        constexpr std::array plain{"Squeeze", "Unsqueeze", "Flatten", "Reshape"};
        constexpr std::array reductions{"ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd"};
        if (node.input_size() == 0 || node.output_size() != 1)
            return Reshaping::No;
        if (isOneOf(node, plain))
            return Reshaping::Plain;
        const std::vector<Dim> *from = dimsOf(m_shapes, node.input(0));
        if (!from)
            return Reshaping::No;
        if (isOp(node, "Transpose"))
            return movesOnesOnly(node, *from) ? Reshaping::Plain : Reshaping::No; // the runtime only copies
        return isOneOf(node, reductions) && reducesOnesOnly(m_model, node, *from) ? Reshaping::Costly : Reshaping::No;
    }

    // A constant that stretches over any shape without adding axes to it.
    [[nodiscard]] bool isScalar(const std::string &value) const
    {
        const auto *tensor = m_index.constant(value);
        return tensor && tensor->dims_size() == 0;
    }

    // Works on each element of its first input by itself, whatever the shape.
    [[nodiscard]] bool isElementwise(const pb::NodeProto &node) const
    {
        constexpr std::array ops{"Relu", "LeakyRelu", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Elu", "Selu", "Celu", "ThresholdedRelu", "Softplus", "Softsign", "Erf", "Gelu", "Mish", "Sqrt", "Exp", "Log",
                                 "Neg", "Abs", "Reciprocal", "Floor", "Ceil", "Round", "Sign", "Sin", "Cos", "Cast", "Not"};
        constexpr std::array withScalars{"Clip", "Add", "Sub", "Mul", "Div", "Pow", "QuantizeLinear", "DequantizeLinear"};
        if (node.input_size() == 0 || node.output_size() != 1)
            return false;
        if (node.domain() == "com.microsoft")
            return node.input_size() == 1 && (node.op_type() == "Gelu" || node.op_type() == "FastGelu" || node.op_type() == "QuickGelu");
        if (isOneOf(node, ops))
            return node.input_size() == 1;
        if (!isOneOf(node, withScalars))
            return false;
        for (int input = 1; input < node.input_size(); ++input)
            if (!node.input(input).empty() && !isScalar(node.input(input)))
                return false;
        return true;
    }

    [[nodiscard]] bool hasOneReader(const std::string &value) const { return !m_index.isGraphOutput(value) && m_index.onlyUse(value).has_value(); }

    // y = Unsqueeze(Gather(x, one index)): an index with an axis of its own leaves the axis there.
    bool widenGather(NodeId id, const pb::NodeProto &node)
    {
        if (!isOp(node, "Unsqueeze") || node.input_size() == 0)
            return false;
        const auto from = m_index.producer(node.input(0));
        if (!from || m_busy.contains(from->value) || !isOp(m_index.node(*from), "Gather") || !hasOneReader(node.input(0)))
            return false;
        const auto &gather = m_index.node(*from);
        if (gather.input_size() != 2)
            return false;
        const auto *number = m_index.constant(gather.input(1));
        const auto rank = m_shapes.rank(gather.input(0));
        if (!number || number->dims_size() != 0 || !rank)
            return false;
        const auto axes = axesOf(m_model, node, static_cast<size_t>(*rank));
        const auto index = m_model.constantInts(gather.input(1));
        int64_t axis = intAttribute(gather, "axis", 0);
        axis += axis < 0 ? *rank : 0;
        if (!axes || *axes != std::vector<int64_t>{axis} || !index.ok() || index->size() != 1)
            return false;
        const std::string removed = node.name();
        m_editor.node(*from).set_input(1, m_editor.addInts(gather.input(1) + "/with_axis", {1}, *index));
        m_editor.forgetShape(node.input(0));
        m_editor.bypass(id);
        m_busy.insert({id.value, from->value});
        m_story.tell(removed, "gone: " + gather.name() + " leaves the axis there", gather.name());
        return true;
    }

    struct Row {
        NodeId first;                 // reshapes too
        std::vector<NodeId> between;  // from the last to the first
        bool shared = false;          // what the first one makes has other readers
    };

    // From a reshaping up to the one before it.
    [[nodiscard]] std::optional<Row> rowAbove(const pb::NodeProto &last) const
    {
        Row row;
        std::string value = last.input(0);
        while (row.between.size() < longestRow) {
            const auto from = m_index.producer(value);
            if (!from || m_busy.contains(from->value))
                return std::nullopt;
            const auto &node = m_index.node(*from);
            if (kindOf(node) != Reshaping::No) {
                row.first = *from;
                row.shared = !hasOneReader(value);
                return row;
            }
            if (!isElementwise(node) || !hasOneReader(value))
                return std::nullopt;
            row.between.push_back(*from);
            value = node.input(0);
        }
        return std::nullopt;
    }

    void merge(NodeId id, const pb::NodeProto &node)
    {
        const Reshaping kind = kindOf(node);
        if (kind == Reshaping::No)
            return;
        const std::vector<Dim> *to = dimsOf(m_shapes, node.output(0));
        if (!to)
            return;
        if (const std::vector<Dim> *own = dimsOf(m_shapes, node.input(0)); own && std::equal(own->begin(), own->end(), to->begin(), to->end(), same)) {
            if (leave(id, node, node.input(0)))
                m_story.tell(node.name(), "gone: it does not change the shape");
            return;
        }
        if (const auto row = rowAbove(node)) {
            mergeRow(id, node, *row, *to);
            return;
        }
        if (const std::vector<Dim> *own = dimsOf(m_shapes, node.input(0)); own && kind == Reshaping::Costly) {
            const std::string was = node.op_type();
            if (become(id, node.input(0), *own, *to)) {
                m_busy.insert(id.value);
                m_story.tell(node.name(), was + " over axes of one element is " + m_editor.node(id).op_type() + " now", node.name());
            }
        }
    }

    void mergeRow(NodeId id, const pb::NodeProto &node, const Row &row, const std::vector<Dim> &to)
    {
        const auto &first = m_index.node(row.first);
        const std::string name = node.name();
        const std::string firstName = first.name();
        const std::string root = first.input(0);
        const std::vector<Dim> *from = dimsOf(m_shapes, root);
        if (!from || (row.shared && !row.between.empty()))
            return;
        const std::string into = row.between.empty() ? root : m_index.node(row.between.front()).output(0);
        const bool gone = std::equal(from->begin(), from->end(), to.begin(), to.end(), same);
        if (gone ? !leave(id, node, into) : row.shared || !become(id, into, *from, to))
            return;
        if (!row.between.empty())
            m_editor.node(row.between.back()).set_input(0, root);
        for (const NodeId between : row.between) {
            m_editor.forgetShape(m_index.node(between).output(0));
            m_busy.insert(between.value);
        }
        m_busy.insert({id.value, row.first.value});
        if (!row.shared)
            m_editor.remove(row.first);
        if (!row.shared)
            m_story.tell(firstName, gone ? "gone with " + name + ", which brought the shape back" : "done by " + name, gone ? std::string() : name);
        if (gone)
            m_story.tell(name, "gone: it only brought back the shape in front of " + firstName);
        else
            m_story.tell(name, "does what " + firstName + " did too", name);
    }

    // The node goes, and its readers read `value`. False where that would only put an Identity in its place.
    bool leave(NodeId id, const pb::NodeProto &node, const std::string &value)
    {
        if (m_index.isGraphOutput(node.output(0)) && (!m_index.producer(value) || m_index.isGraphOutput(value)))
            return false;
        m_editor.forgetShape(value);
        m_editor.replaceUses(node.output(0), value);
        m_editor.remove(id);
        m_busy.insert(id.value);
        return true;
    }

    // Makes of the node what brings `value` from one shape to the other. False where that cannot be said without running the model.
    bool become(NodeId id, const std::string &value, const std::vector<Dim> &from, const std::vector<Dim> &to)
    {
        std::vector<int64_t> gone;
        std::vector<int64_t> made;
        const bool onesOnly = alignOnes(from, to, gone, made);
        std::vector<int64_t> target;
        const bool single = onesOnly && (gone.empty() || made.empty());
        if (!single && !targetOf(from, to, target))
            return false;
        auto &node = m_editor.node(id);
        const std::string name = node.name();
        node.clear_attribute();
        node.clear_input();
        node.set_domain({});
        node.add_input(value);
        if (!single) {
            node.set_op_type("Reshape");
            node.add_input(m_editor.addInts(name + "/shape", {static_cast<int64_t>(target.size())}, target));
            return true;
        }
        const std::vector<int64_t> &axes = made.empty() ? gone : made;
        node.set_op_type(made.empty() ? "Squeeze" : "Unsqueeze");
        if (m_model.opset() < 13)
            setAttribute(node, "axes", axes);
        else
            node.add_input(m_editor.addInts(name + "/axes", {static_cast<int64_t>(axes.size())}, axes));
        return true;
    }

    // Which axes of one element go from the one shape, and which come in the other; false where other axes differ.
    static bool alignOnes(const std::vector<Dim> &from, const std::vector<Dim> &to, std::vector<int64_t> &gone, std::vector<int64_t> &made)
    {
        size_t i = 0;
        size_t k = 0;
        while (i < from.size() || k < to.size()) {
            const bool oneGoes = i < from.size() && isOne(from[i]);
            const bool oneComes = k < to.size() && isOne(to[k]);
            if (oneGoes && oneComes) {
                ++i;
                ++k;
            } else if (oneGoes) {
                gone.push_back(static_cast<int64_t>(i++));
            } else if (oneComes) {
                made.push_back(static_cast<int64_t>(k++));
            } else if (i < from.size() && k < to.size() && same(from[i], to[k])) {
                ++i;
                ++k;
            } else {
                return false;
            }
        }
        return true;
    }

    // What Reshape takes: sizes, 0 for that of the same axis, -1 for the one that is open.
    static bool targetOf(const std::vector<Dim> &from, const std::vector<Dim> &to, std::vector<int64_t> &target)
    {
        int open = 0;
        for (size_t i = 0; i < to.size(); ++i) {
            const bool copied = !to[i].known() && i < from.size() && same(from[i], to[i]);
            open += to[i].known() || copied ? 0 : 1;
            target.push_back(to[i].known() ? to[i].size : copied ? 0 : -1);
        }
        return open <= 1;
    }

    const Model &m_model;
    const GraphIndex &m_index;
    const ShapeTable &m_shapes;
    const PassRun &m_run;
    Story &m_story;
    GraphEditor m_editor;
    std::set<int> m_busy; // nodes that this round has changed: what is known of them is of before
};

Result<PassOutcome> mergeReshapes(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("merge-reshapes", request, context);
    Story story;
    Model current = model;
    for (int round = 0; round < mostRounds; ++round) {
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(withoutStatedShapes(current)));
        PARE_TRY_ASSIGN(std::optional<Model> next, Merging(current, shapes, run, story).work());
        if (!next)
            break;
        current = std::move(*next);
    }
    story.report(run);
    return run.finish(std::move(current));
}

} // namespace

const Pass &mergeReshapesPass()
{
    static const Pass pass{"merge-reshapes",
                           "Makes one reshaping, or none, of several in a row with element-wise operators between them",
                           false,
                           {},
                           alsoInBranches<mergeReshapes>,
                           true};
    return pass;
}

} // namespace pare
