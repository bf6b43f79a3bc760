// Before: y = L(x, W, b) * s  ·  L(x, W, b) / s  ·  L(x, W, b) + t  ·  L(x, W, b) - t  ·  t - L(x, W, b)  ·  Neg(L(x, W, b))
// After:  y = L(x, W * s, b * s)  ·  y = L(x, W, b + t) ...
// Before: y = L(x * s, W, b)  ·  L(x + t, W, b) ...
// After:  y = L(x, W * s, b)  ·  y = L(x, W, b + sum of W * t) ...
// Before: y = L(x * s + t, W, b), where L cannot take t
// After:  y = L(x + t / s, W * s, b)
// with L one of Conv, ConvTranspose, Gemm, MatMul, MatMul + Add(b), and s, t one number or one a channel.
// A Transpose may stand between the layer and the number: it is looked through.
// Conditions: s, t, W and b are finite float32 constants, and s or t widen nothing. Into the layer before: its result (and that of the Add) has
// no other reader and is no output of the model; an addition behind a MatMul is its bias and stays. Into the layers after: nothing else reads
// the value, and a t only where no convolution among them pads its input and each has a bias. Large weights that other layers read too are
// not copied. What ends a decomposed GELU or layer normalization stays, because the runtime knows those as they are.
// The arithmetic is double, rounded once.
#include "core/passes/fold_affine.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_scaling.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr int64_t largestCopy = 65536; // weights above this are not copied for a reader of their own

// The maker of a value where it is an operator of this kind.
const pb::NodeProto *maker(const Model &model, const std::string &value, const char *op)
{
    const auto from = model.index().producer(value);
    return from && isOp(model.index().node(*from), op) ? &model.index().node(*from) : nullptr;
}

// Why a node belongs to something that the runtime recognises and runs as one; empty where it does not.
std::string whyItBelongs(const Model &model, const pb::NodeProto &node)
{
    const auto endsNormalization = [&](const std::string &value) {
        const auto *division = maker(model, value, "Div");
        return division && maker(model, division->input(1), "Sqrt");
    };
    for (const auto &input : node.input()) {
        if (const auto *product = maker(model, input, "Mul")) {
            for (const auto &factor : product->input()) {
                if (endsNormalization(factor))
                    return "it ends a decomposed layer normalization: run fuse-layer-norm first";
                if (const auto *sum = maker(model, factor, "Add"))
                    for (const auto &term : sum->input())
                        if (maker(model, term, "Erf") || maker(model, term, "Tanh"))
                            return "it ends a decomposed GELU: run fuse-gelu first";
            }
        }
        if (endsNormalization(input))
            return "it ends a decomposed layer normalization: run fuse-layer-norm first";
    }
    return {};
}

std::string sharedWeight(const Model &model, const ScalableLayer &layer)
{
    if (layer.layer.elements() <= largestCopy || model.index().onlyUse(layer.layer.weight))
        return {};
    return "the weight of " + layer.layer.name + " is read by " + readersText(model, layer.layer.weight) + ", and a copy would make the file larger";
}

// The shape that two shapes broadcast to.
std::vector<int64_t> widerOf(std::vector<int64_t> a, std::vector<int64_t> b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    for (size_t i = 0; i < b.size(); ++i) {
        int64_t &size = a[a.size() - b.size() + i];
        size = std::max(size, b[i]);
    }
    return a;
}

// The axes of a Transpose; empty where it names none, or no permutation.
std::vector<int64_t> orderOf(const pb::NodeProto &transpose)
{
    const auto order = intsAttribute(transpose, "perm");
    auto sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] != static_cast<int64_t>(i))
            return {};
    return order;
}

// With ones before them.
std::vector<int64_t> ranked(const std::vector<int64_t> &dims, size_t rank)
{
    std::vector<int64_t> all(rank - dims.size(), 1);
    all.insert(all.end(), dims.begin(), dims.end());
    return all;
}

// A constant's dimensions on the other side of a Transpose.
std::vector<int64_t> afterTranspose(const std::vector<int64_t> &dims, const std::vector<int64_t> &order)
{
    const auto before = ranked(dims, order.size());
    std::vector<int64_t> after;
    for (const int64_t axis : order)
        after.push_back(before[static_cast<size_t>(axis)]);
    return after;
}

std::vector<int64_t> beforeTranspose(const std::vector<int64_t> &dims, const std::vector<int64_t> &order)
{
    const auto after = ranked(dims, order.size());
    std::vector<int64_t> before(after.size());
    for (size_t i = 0; i < order.size(); ++i)
        before[static_cast<size_t>(order[i])] = after[i];
    return before;
}

struct Fold {
    bool candidate = false; // a layer stands beside it
    std::string declined;   // why it stays
    std::string what;
    std::vector<std::string> into;
    bool later = false;     // something it would go into has changed already: the next round sees it as it is then
    [[nodiscard]] bool done() const { return !into.empty(); }
};

Fold no(const std::string &reason)
{
    return {true, reason, {}, {}};
}

class Folder {
public:
    explicit Folder(const Model &model, const ShapeTable &shapes) : m_model(model), m_shapes(shapes), m_editor(model) {}

    Result<Fold> fold(NodeId id)
    {
        const auto &node = m_model.index().node(id);
        PARE_TRY_ASSIGN(const auto affine, nodeAffine(m_model, node));
        if (!affine || m_touched.contains(id))
            return Fold{false, {}, {}, {}, affine.has_value() && m_touched.contains(id)};
        PARE_TRY_ASSIGN(Fold backward, foldBackward(id, *affine));
        if (backward.done() || backward.later)
            return backward;
        PARE_TRY_ASSIGN(Fold forward, foldForward(id, *affine));
        if (forward.done() || forward.later || !backward.candidate)
            return forward;
        return backward;
    }
    [[nodiscard]] bool changed() const { return !m_touched.empty(); }
    Model finish()
    {
        standaloneInitializers(m_editor);
        return m_editor.finish();
    }

private:
    // Marks nodes as changed in this round. False where one was already: nothing is marked then.
    bool take(const std::vector<NodeId> &nodes)
    {
        for (const NodeId node : nodes)
            if (m_touched.contains(node))
                return false;
        m_touched.insert(nodes.begin(), nodes.end());
        return true;
    }
    static void addNodes(const ScalableLayer &layer, std::vector<NodeId> &nodes)
    {
        nodes.push_back(layer.layer.id);
        if (layer.biasAdd)
            nodes.push_back(*layer.biasAdd);
    }
    [[nodiscard]] std::optional<int> rankBeside(const ScalableLayer &layer, const std::string &value) const
    {
        return layer.axisFromEnd() > 0 ? std::optional(static_cast<int>(layer.layer.dims.size())) : m_shapes.rank(value);
    }

    Result<Fold> foldBackward(NodeId id, const NodeAffine &given)
    {
        const auto &index = m_model.index();
        NodeAffine affine = given;
        if (const auto *transpose = maker(m_model, given.input, "Transpose"); transpose && index.onlyUse(given.input)) {
            const auto order = orderOf(*transpose);
            if (affine.dims.size() > order.size())
                return Fold();
            affine.input = transpose->input(0);
            affine.dims = beforeTranspose(affine.dims, order);
        }
        const auto from = index.producer(affine.input);
        if (!from || !(hasWeights(index.node(*from)) || isOp(index.node(*from), "Add")))
            return Fold();
        const auto layer = scalableLayerBefore(m_model, affine.input);
        if (!layer)
            return hasWeights(index.node(*from)) && !isOp(index.node(*from), "Gather") ? no(layer.reason()) : Fold();
        if (layer->biasAdd == id || !layer->holdsBias())
            if (isOp(index.node(id), "Add") || isOp(index.node(id), "Sub"))
                return Fold(); // the bias of a MatMul
        if (!index.onlyUse(affine.input))
            return no("the result of " + index.node(*from).name() + " is read by " + readersText(m_model, affine.input));
        if (const std::string shared = sharedWeight(m_model, *layer); !shared.empty() && std::any_of(affine.scale.begin(), affine.scale.end(), [](double s) { return s != 1; }))
            return no(shared);
        const auto pairs = perChannel(affine, rankBeside(*layer, affine.input), layer->axisFromEnd(), layer->outputChannels());
        if (!pairs)
            return no(pairs.reason());
        PARE_TRY_ASSIGN(const auto folded, foldedOutputs(m_model, *layer, *pairs));
        if (!folded)
            return no(folded.reason());
        std::vector<NodeId> nodes{id};
        addNodes(*layer, nodes);
        if (!take(nodes))
            return Fold{true, {}, {}, {}, true};
        writeFolded(m_editor, *folded);
        m_editor.bypass(id, affine.inputSide);
        return Fold{true, {}, "folded into " + layer->layer.name, {layer->layer.name}};
    }

    // True where the constant may give the value more axes or larger ones.
    [[nodiscard]] bool mayWiden(const NodeAffine &affine) const
    {
        const ValueShape *shape = m_shapes.find(affine.input);
        if (affine.dims.empty())
            return false;
        if (!shape || !shape->ranked || shape->dims.size() < affine.dims.size())
            return true;
        for (size_t i = 1; i <= affine.dims.size(); ++i)
            if (const int64_t size = affine.dims[affine.dims.size() - i]; size != 1 && shape->dims[shape->dims.size() - i].size != size)
                return true;
        return false;
    }

    // The weights of every layer that reads `value`, with the affine in them.
    Result<OrReason<std::vector<FoldedWeights>>> intoReaders(const std::string &value, const NodeAffine &affine)
    {
        using All = OrReason<std::vector<FoldedWeights>>;
        const auto layers = scalableLayersAfter(m_model, value);
        if (!layers)
            return All::because(layers.reason());
        std::vector<FoldedWeights> all;
        for (const ScalableLayer &layer : *layers) {
            if (const std::string shared = sharedWeight(m_model, layer); !shared.empty())
                return All::because(shared);
            const auto pairs = perChannel(affine, static_cast<int>(affine.dims.size()), layer.axisFromEnd(), layer.inputChannels());
            if (!pairs)
                return All::because(pairs.reason());
            PARE_TRY_ASSIGN(auto folded, foldedInputs(m_model, layer, *pairs));
            if (!folded)
                return All::because(folded.reason());
            all.push_back(std::move(*folded));
        }
        return All(std::move(all));
    }

    Result<Fold> foldForward(NodeId id, const NodeAffine &affine)
    {
        const auto &index = m_model.index();
        const auto &node = index.node(id);
        const std::string &value = node.output(0);
        const auto uses = index.uses(value);
        if (uses.empty())
            return Fold();
        const auto *reader = &index.node(uses.front().node);
        std::string read = value;
        NodeAffine moved = affine;
        if (isOp(*reader, "Transpose") && index.onlyUse(value) && !index.uses(reader->output(0)).empty()) {
            const auto order = orderOf(*reader);
            if (affine.dims.size() > order.size())
                return Fold();
            moved.dims = afterTranspose(affine.dims, order);
            read = reader->output(0);
            reader = &index.node(index.uses(read).front().node);
        }
        const bool beforeLayer = hasWeights(*reader) && !isOp(*reader, "Gather");
        if (!beforeLayer && (read != value || !(isOp(*reader, "Add") || isOp(*reader, "Sub"))))
            return Fold();
        if (const std::string reason = whyItBelongs(m_model, node); !reason.empty())
            return beforeLayer ? no(reason) : Fold();
        if (mayWiden(affine))
            return beforeLayer ? no("its constant may widen " + affine.input) : Fold();
        if (!beforeLayer)
            return foldPastAddition(id, affine);
        PARE_TRY_ASSIGN(const auto all, intoReaders(read, moved));
        if (!all)
            return no(all.reason());
        return finishForward(id, affine, *all, {});
    }

    // x * s + t: s goes into the layers behind the addition, which then adds t / s.
    Result<Fold> foldPastAddition(NodeId id, const NodeAffine &affine)
    {
        const auto &index = m_model.index();
        const auto use = index.onlyUse(index.node(id).output(0));
        if (!use)
            return Fold();
        const auto &addition = index.node(use->node);
        PARE_TRY_ASSIGN(auto added, nodeAffine(m_model, addition));
        const bool plain = added && added->inputSide == use->input && std::all_of(added->scale.begin(), added->scale.end(), [](double s) { return s == 1; });
        const bool factors = std::all_of(affine.shift.begin(), affine.shift.end(), [](double t) { return t == 0; })
                             && std::all_of(affine.scale.begin(), affine.scale.end(), [](double s) { return s != 0; });
        if (!plain || !factors)
            return Fold();
        if (!whyItBelongs(m_model, addition).empty())
            return Fold();
        PARE_TRY_ASSIGN(const auto all, intoReaders(addition.output(0), affine));
        if (!all)
            return Fold();
        const auto &scale = affine.scale;
        const auto &shift = added->shift;
        if (scale.size() > 1 && shift.size() > 1 && scale.size() != shift.size())
            return Fold();
        const std::vector<int64_t> dims = widerOf(affine.dims, added->dims);
        std::vector<float> addend(std::max(scale.size(), shift.size()));
        for (size_t i = 0; i < addend.size(); ++i)
            addend[i] = static_cast<float>(shift[shift.size() == 1 ? 0 : i] / scale[scale.size() == 1 ? 0 : i]);
        if (!allFinite(addend) || checkedElementCount(dims).value_or(0) != static_cast<int64_t>(addend.size()))
            return Fold();
        const Fold done = finishForward(id, affine, *all, {use->node});
        if (done.done()) {
            auto &changed = m_editor.node(use->node);
            const std::string constant = m_editor.addFloats(changed.name() + "/addend", dims, addend);
            const std::string input = changed.input(use->input);
            changed.set_op_type("Add");
            changed.set_input(0, input);
            changed.set_input(1, constant);
        }
        return done;
    }

    Fold finishForward(NodeId id, const NodeAffine &affine, const std::vector<FoldedWeights> &all, std::vector<NodeId> nodes)
    {
        nodes.push_back(id);
        Fold done{true, {}, {}, {}};
        for (const FoldedWeights &folded : all)
            addNodes(folded.layer, nodes);
        if (!take(nodes))
            return Fold{true, {}, {}, {}, true};
        for (const FoldedWeights &folded : all) {
            writeFolded(m_editor, folded);
            done.what += (done.what.empty() ? "folded into " : ", ") + folded.layer.layer.name;
            done.into.push_back(folded.layer.layer.name);
        }
        m_editor.bypass(id, affine.inputSide);
        return done;
    }

    const Model &m_model;
    const ShapeTable &m_shapes;
    GraphEditor m_editor;
    std::set<NodeId> m_touched;
};

Result<PassOutcome> foldAffine(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-affine", request, context);
    Model current = model;
    for (bool again = true; again;) { // each round but the last removes a node at least
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(current));
        Folder folder(current, shapes);
        std::vector<Declined> declined;
        for (const NodeId id : current.index().order()) {
            if (run.stopRequested())
                return cancelled();
            const std::string name = current.index().node(id).name();
            if (!run.wants(name))
                continue;
            PARE_TRY_ASSIGN(const Fold done, folder.fold(id));
            if (done.done()) {
                run.changed(name, done.what, done.into);
                run.progress(name, id.value, current.index().nodeCount());
            } else if (done.candidate && !done.later) {
                declined.push_back({name, done.declined});
            }
        }
        again = folder.changed();
        if (again)
            current = folder.finish();
        else
            for (const Declined &one : declined)
                run.declined(one.layer, one.reason);
    }
    return run.finish(run.changedAnything() ? std::move(current) : model);
}

} // namespace

const Pass &foldAffinePass()
{
    static const Pass pass{"fold-affine",
                           "Folds constant factors and addends, one or one a channel, into the convolutions and matrix products beside them",
                           false,
                           {},
                           alsoInBranches<foldAffine>,
                           true};
    return pass;
}

} // namespace pare
