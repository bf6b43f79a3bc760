// Before: y = Identity(x) · Dropout(x) in inference · Reshape, Transpose, Cast, Pad, Slice, Expand... that change nothing ·
//         x * 1, x / 1, x + 0, x - 0 · Concat, Sum, Max of one value · nodes and constants that nobody reads · stack traces in nodes
// After:  readers of y read x; what nobody reads is gone
// Conditions: that the node changes nothing is known from constants and inferred shapes, not guessed; a node that hands an input
// (or a constant, or another output) of the model to an output of the model stays, because outputs keep their names.
#include "core/passes/eliminate_dead.h"

#include "core/analysis/shapes.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"
#include "core/passes/in_bodies.h"
#include "core/passes/pass_run.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace pare {

namespace {

// What a node passes on unchanged: the input's position, and in words what kind of nothing it does. nullopt: it does something.
struct Nothing {
    int input = 0;
    std::string what;
};

struct View {
    const Model &model;
    const ShapeTable &shapes;

    [[nodiscard]] const pb::TensorProto *constant(const std::string &value) const { return model.index().constant(value); }
    [[nodiscard]] std::optional<std::vector<int64_t>> ints(const std::string &value) const
    {
        if (value.empty() || !constant(value))
            return std::nullopt;
        const auto values = model.constantInts(value);
        return values.ok() ? std::optional(*values) : std::nullopt;
    }
    // The same type and the same dimensions, each known by size or by symbol.
    [[nodiscard]] bool sameShape(const std::string &a, const std::string &b) const
    {
        const ValueShape *left = shapes.find(a);
        const ValueShape *right = shapes.find(b);
        if (!left || !right || !left->ranked || !right->ranked || left->dims.size() != right->dims.size())
            return false;
        for (size_t i = 0; i < left->dims.size(); ++i) {
            const Dim &l = left->dims[i];
            const Dim &r = right->dims[i];
            const bool same = (l.known() && r.known() && l.size == r.size) || (!l.symbol.empty() && l.symbol == r.symbol);
            if (!same)
                return false;
        }
        return true;
    }
    // A constant whose every value is `wanted`, and which does not widen the other operand.
    [[nodiscard]] bool isAll(const std::string &value, const std::string &other, double wanted) const
    {
        const auto *tensor = constant(value);
        if (!tensor || (!isFloatType(tensor->data_type()) && !isIntegerType(tensor->data_type())))
            return false;
        const auto count = tensorElementCount(*tensor);
        if (!count.ok() || *count == 0 || *count > 4096)
            return false;
        const auto otherRank = shapes.rank(other);
        const bool scalar = *count == 1 && (tensor->dims_size() == 0 || (otherRank && tensor->dims_size() <= *otherRank));
        if (!scalar) {
            const auto otherDims = shapes.dims(other);
            if (!otherDims || static_cast<int>(otherDims->size()) < tensor->dims_size())
                return false;
            for (int i = 0; i < tensor->dims_size(); ++i) {
                const int64_t wide = (*otherDims)[otherDims->size() - static_cast<size_t>(tensor->dims_size() - i)];
                if (tensor->dims(i) != 1 && tensor->dims(i) != wide)
                    return false;
            }
        }
        const auto values = toDoubles(*tensor, model.payloads());
        return values.ok() && std::all_of(values->begin(), values->end(), [&](double v) { return v == wanted; });
    }
};

bool isReshapeOfNothing(const View &view, const pb::NodeProto &node)
{
    if (view.sameShape(node.input(0), node.output(0)))
        return true;
    if (!isOp(node, "Reshape") || node.input_size() < 2 || intAttribute(node, "allowzero", 0) != 0)
        return false;
    const auto shape = view.ints(node.input(1)); // every 0 copies its dimension; one -1 then is what is left
    const auto rank = view.shapes.rank(node.input(0));
    if (!shape || !rank || static_cast<int>(shape->size()) != *rank)
        return false;
    return std::count(shape->begin(), shape->end(), 0) >= static_cast<std::ptrdiff_t>(shape->size()) - 1 &&
           std::all_of(shape->begin(), shape->end(), [](int64_t d) { return d == 0 || d == -1; });
}

bool isWholeSlice(const View &view, const pb::NodeProto &node)
{
    if (view.sameShape(node.input(0), node.output(0))) {
        // The same size can still be a reversal: only positive steps pass everything on as it is.
        if (node.input_size() < 5 || node.input(4).empty())
            return true;
        const auto steps = view.ints(node.input(4));
        return steps && std::all_of(steps->begin(), steps->end(), [](int64_t s) { return s > 0; });
    }
    if (node.input_size() < 3)
        return false;
    const auto starts = view.ints(node.input(1));
    const auto ends = view.ints(node.input(2));
    const bool stepped = node.input_size() > 4 && !node.input(4).empty();
    const auto steps = stepped ? view.ints(node.input(4)) : std::optional(std::vector<int64_t>());
    return starts && ends && steps && std::all_of(starts->begin(), starts->end(), [](int64_t s) { return s == 0; }) &&
           std::all_of(ends->begin(), ends->end(), [](int64_t e) { return e >= std::numeric_limits<int32_t>::max(); }) &&
           std::all_of(steps->begin(), steps->end(), [](int64_t s) { return s == 1; });
}

bool isDropoutOfInference(const View &view, const pb::NodeProto &node)
{
    for (int i = 1; i < node.output_size(); ++i)
        if (!node.output(i).empty() && (!view.model.index().uses(node.output(i)).empty() || view.model.index().isGraphOutput(node.output(i))))
            return false; // its mask is read
    if (node.input_size() < 3 || node.input(2).empty())
        return intAttribute(node, "is_test", 1) != 0;
    const auto training = view.ints(node.input(2));
    return training && !training->empty() && training->front() == 0;
}

bool isPadOfNothing(const View &view, const pb::NodeProto &node)
{
    const auto pads = node.input_size() > 1 ? view.ints(node.input(1)) : std::optional(intsAttribute(node, "pads"));
    return pads && !pads->empty() && std::all_of(pads->begin(), pads->end(), [](int64_t p) { return p == 0; });
}

std::optional<Nothing> nothingDoneBy(const View &view, const pb::NodeProto &node)
{
    if (node.input_size() == 0 || node.output_size() == 0 || node.input(0).empty())
        return std::nullopt;
    const auto is = [&](const char *op) { return isOp(node, op); };
    if (is("Identity"))
        return Nothing{0, "it hands its input on"};
    if (is("Dropout") && isDropoutOfInference(view, node))
        return Nothing{0, "it does nothing in inference"};
    if ((is("Reshape") || is("Flatten") || is("Squeeze") || is("Unsqueeze")) && isReshapeOfNothing(view, node))
        return Nothing{0, "the shape stays the same"};
    if (is("Expand") && view.sameShape(node.input(0), node.output(0)))
        return Nothing{0, "the shape stays the same"};
    if (is("Transpose")) {
        const auto order = intsAttribute(node, "perm");
        std::vector<int64_t> still(order.size());
        std::iota(still.begin(), still.end(), 0);
        if (!order.empty() && order == still)
            return Nothing{0, "the axes keep their order"};
    }
    if (is("Cast") && view.shapes.type(node.input(0)) != 0 && view.shapes.type(node.input(0)) == intAttribute(node, "to", 0))
        return Nothing{0, "the type stays the same"};
    if (is("Pad") && isPadOfNothing(view, node))
        return Nothing{0, "it pads by nothing"};
    if (is("Slice") && isWholeSlice(view, node))
        return Nothing{0, "it takes everything"};
    if (node.input_size() == 1 && (is("Concat") || is("Sum") || is("Max") || is("Min") || is("Mean")))
        return Nothing{0, "it has one input only"};
    if (node.input_size() == 2) {
        for (const int side : {1, 0}) {
            const std::string &value = node.input(side);
            const std::string &other = node.input(1 - side);
            if ((is("Mul") || (side == 1 && is("Div"))) && view.isAll(value, other, 1))
                return Nothing{1 - side, "its factor is 1"};
            if ((is("Add") || (side == 1 && is("Sub"))) && view.isAll(value, other, 0))
                return Nothing{1 - side, "it adds 0"};
        }
        if (is("Pow") && view.isAll(node.input(1), node.input(0), 1))
            return Nothing{0, "its exponent is 1"};
    }
    return std::nullopt;
}

// Why a node that does nothing has to stay. Empty: it can go.
std::string whyItStays(const GraphEditor &editor, const pb::NodeProto &node, int input)
{
    const auto &index = editor.index();
    if (!index.isGraphOutput(node.output(0)))
        return {};
    const std::string &value = node.input(input); // as it is now: an identity before it may be gone already
    const auto maker = index.producer(value);
    if (!maker || isOp(index.node(*maker), "Constant"))
        return "it gives the model's output " + node.output(0) + " its name";
    for (const auto &output : editor.index().node(*maker).output())
        if (index.isGraphOutput(output) && output == value)
            return "it gives the model's output " + node.output(0) + " its name";
    return {};
}

// Nodes from which an output of the model can be reached.
std::vector<bool> neededNodes(const Model &model)
{
    const auto &index = model.index();
    std::vector<bool> needed(static_cast<size_t>(index.nodeCount()), false);
    std::queue<NodeId> open;
    const auto need = [&](const std::string &value) {
        const auto maker = index.producer(value);
        if (maker && !needed[static_cast<size_t>(maker->value)]) {
            needed[static_cast<size_t>(maker->value)] = true;
            open.push(*maker);
        }
    };
    for (const auto &output : model.graph().output())
        need(output.name());
    while (!open.empty()) {
        const auto &node = index.node(open.front());
        open.pop();
        for (const auto &input : node.input())
            need(input);
        for (const auto &captured : capturedValues(node))
            need(captured);
    }
    return needed;
}

bool removeUnread(GraphEditor &editor, PassRun &run)
{
    const auto &index = editor.index();
    const auto needed = neededNodes(editor.source());
    bool any = false;
    for (int i = 0; i < index.nodeCount(); ++i) {
        const auto &node = index.node({i});
        if (needed[static_cast<size_t>(i)] || !run.wants(node.name()))
            continue;
        editor.remove({i});
        run.changed(node.name(), "removed: nothing reads its result", {});
        any = true;
    }
    return any;
}

// Constants that nothing read in the file as it was given. Those that lose their last reader go by themselves.
int64_t removeUnreadConstants(GraphEditor &editor)
{
    const auto &index = editor.index();
    std::set<std::string> gone;
    auto &tensors = *editor.graph().mutable_initializer();
    int kept = 0;
    for (int i = 0; i < tensors.size(); ++i) {
        const std::string &name = tensors.Get(i).name();
        if (index.uses(name).empty() && !index.isGraphOutput(name))
            gone.insert(name);
        else
            tensors.SwapElements(kept++, i);
    }
    tensors.DeleteSubrange(kept, tensors.size() - kept);
    auto &inputs = *editor.graph().mutable_input();
    kept = 0;
    for (int i = 0; i < inputs.size(); ++i)
        if (!gone.contains(inputs.Get(i).name()))
            inputs.SwapElements(kept++, i);
    inputs.DeleteSubrange(kept, inputs.size() - kept);
    return static_cast<int64_t>(gone.size());
}

// Where in the training program each node came from, as PyTorch's exporters write it into metadata and doc strings: 6 % of a file of 9 MB was seen.
// Returns the bytes that went; little is left as it is.
size_t removeTraces(GraphEditor &editor)
{
    constexpr size_t worthIt = 1024;
    constexpr const char *prefix = "pkg.torch.onnx.";
    const auto isTrace = [&](const pb::StringStringEntryProto &entry) { return entry.key().starts_with(prefix); };
    size_t bytes = 0;
    for (const auto &node : editor.source().graph().node()) {
        bytes += node.doc_string().size();
        for (const auto &entry : node.metadata_props())
            bytes += isTrace(entry) ? entry.ByteSizeLong() : 0;
    }
    if (bytes < worthIt)
        return 0;
    for (auto &node : *editor.graph().mutable_node()) {
        node.clear_doc_string();
        auto &entries = *node.mutable_metadata_props();
        entries.erase(std::remove_if(entries.begin(), entries.end(), isTrace), entries.end());
    }
    return bytes;
}

Result<PassOutcome> eliminateDead(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("eliminate-dead", request, context);
    Model current = model;
    bool constantsWent = false; // or text
    std::set<std::string> staying;
    // A removed node can leave others without a reader, and show that the next one does nothing.
    for (int round = 0; round < 16; ++round) {
        if (run.stopRequested())
            return cancelled();
        GraphEditor editor(current);
        bool any = removeUnread(editor, run);
        if (!any) {
            PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(current));
            const View view{current, shapes};
            for (const NodeId id : current.index().order()) {
                const auto &node = current.index().node(id);
                if (!run.wants(node.name()))
                    continue;
                const auto nothing = nothingDoneBy(view, node);
                if (!nothing)
                    continue;
                if (const std::string reason = whyItStays(editor, editor.node(id), nothing->input); !reason.empty()) {
                    if (staying.insert(node.name()).second)
                        run.declined(node.name(), reason);
                    continue;
                }
                const auto maker = current.index().producer(node.input(nothing->input));
                editor.bypass(id, nothing->input);
                run.changed(node.name(), "removed: " + nothing->what,
                            maker ? std::vector<std::string>{current.index().node(*maker).name()} : std::vector<std::string>());
                any = true;
            }
        }
        if (round == 0)
            if (const size_t bytes = removeTraces(editor); bytes > 0) {
                constantsWent = true;
                any = true;
                run.note("", "the exporter's traces of where each node came from were removed: " + formatBytes(static_cast<int64_t>(bytes)));
            }
        if (round == 0)
            if (const int64_t count = removeUnreadConstants(editor); count > 0) {
                constantsWent = true;
                any = true;
                run.note("", std::to_string(count) + (count == 1 ? " constant that nothing reads was removed" : " constants that nothing reads were removed"));
            }
        if (!any)
            break;
        current = editor.finish();
    }
    if (!run.changedAnything() && !constantsWent)
        return run.finish(model);
    return run.finish(current);
}

} // namespace

const Pass &eliminateDeadPass()
{
    static const Pass pass{"eliminate-dead",
                           "Removes what has no effect: identities, dropout, reshapes and casts that change nothing, and what nothing reads",
                           false,
                           {},
                           alsoInBranches<eliminateDead>,
                           true};
    return pass;
}

} // namespace pare
