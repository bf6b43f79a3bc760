// Before: z = Conv(x * s + t, ...), with any of Mul, Div, Add, Sub and Neg with constants in a row, where x comes out of another convolution
// After:  z = Conv(BatchNormalization<epsilon = 0>(x, s, t, 0, 1), ...)
// Conditions: what fold-affine could not fold, because the convolution pads its input or others read x * s + t too. s and t are finite
// float32 constants, one number or one a channel; x has four axes and a known number of channels; nothing else reads what stands between.
// x is made by a convolution, or by an activation behind it that the runtime keeps in the convolution's layout.
// Why (ONNX Runtime 1.32): it runs the normalization in the blocked layout of the convolutions around it, as one pass over memory; a
// Mul or an Add with a constant is one more pass each, and a change of layout before and after.
#include "core/passes/replace_affine.h"

#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_scaling.h"

#include <algorithm>
#include <array>
#include <set>

namespace pare {

namespace {

constexpr size_t channelsFromEnd = 2; // of N, C, H, W
constexpr int64_t mostChannels = 1 << 20;
constexpr int64_t inferenceByDefault = 7; // opset; before it BatchNormalization takes its statistics from the batch unless told otherwise

struct Row {
    std::string input;
    std::vector<NodeId> nodes;
    ChannelAffine affine;
};

// What an activation works on, also where it is x * gate(x); the value itself where there is none.
std::string beforeActivation(const Model &model, const std::string &value)
{
    constexpr std::array activations{"Relu", "LeakyRelu", "Clip", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Gelu"};
    const auto &index = model.index();
    const auto isActivation = [&](std::optional<NodeId> id) {
        return id && std::any_of(activations.begin(), activations.end(), [&](const char *op) { return isOp(index.node(*id), op); });
    };
    const auto from = index.producer(value);
    if (isActivation(from))
        return index.node(*from).input(0);
    if (from && isOp(index.node(*from), "Mul"))
        for (const int side : {0, 1}) {
            const auto gate = index.producer(index.node(*from).input(side));
            if (isActivation(gate) && index.node(*gate).input(0) == index.node(*from).input(1 - side))
                return index.node(*gate).input(0);
        }
    return value;
}

// True where the runtime holds the value in the blocked layout of a convolution.
bool comesOutOfConvolution(const Model &model, const std::string &value)
{
    const auto from = model.index().producer(beforeActivation(model, value));
    return from && isOp(model.index().node(*from), "Conv");
}

bool readByConvolution(const Model &model, const std::string &value)
{
    const auto uses = model.index().uses(value);
    return std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return use.input == 0 && isOp(model.index().node(use.node), "Conv"); });
}

// The factors and addends that begin at a node, as far as nothing else reads them.
Result<std::optional<Row>> rowFrom(const Model &model, const ShapeTable &shapes, NodeId first, const PassRun &run)
{
    const auto &index = model.index();
    Row row;
    int64_t channels = -1;
    std::optional<NodeId> next = first;
    while (next && run.wants(index.node(*next).name())) {
        PARE_TRY_ASSIGN(const auto affine, nodeAffine(model, index.node(*next)));
        if (!affine)
            break;
        if (row.nodes.empty()) {
            const ValueShape *shape = shapes.find(affine->input);
            if (!shape || !shape->ranked || shape->type != pb::TensorProto::FLOAT || shape->dims.size() != 4 || !shape->dims[1].known()
                || shape->dims[1].size > mostChannels || !comesOutOfConvolution(model, affine->input))
                break;
            row.input = affine->input;
            channels = shape->dims[1].size;
            row.affine = {std::vector<double>(static_cast<size_t>(channels), 1), std::vector<double>(static_cast<size_t>(channels), 0)};
        }
        const auto pairs = perChannel(*affine, 4, channelsFromEnd, channels);
        if (!pairs)
            break;
        for (size_t c = 0; c < row.affine.scale.size(); ++c) {
            row.affine.scale[c] *= pairs->scale[c];
            row.affine.shift[c] = row.affine.shift[c] * pairs->scale[c] + pairs->shift[c];
        }
        row.nodes.push_back(*next);
        const auto use = index.onlyUse(index.node(*next).output(0));
        next = use ? std::optional(use->node) : std::nullopt;
    }
    const bool fits = !row.nodes.empty() && readByConvolution(model, index.node(row.nodes.back()).output(0));
    return fits ? std::optional(std::move(row)) : std::optional<Row>();
}

std::vector<float> floatsOf(const std::vector<double> &values)
{
    std::vector<float> floats(values.begin(), values.end());
    return floats;
}

Result<PassOutcome> replaceAffine(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("replace-affine", request, context);
    if (model.opset() < inferenceByDefault)
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    std::set<NodeId> taken;
    for (const NodeId id : model.index().order()) {
        if (run.stopRequested())
            return cancelled();
        if (taken.contains(id))
            continue;
        PARE_TRY_ASSIGN(const auto row, rowFrom(model, shapes, id, run));
        if (!row)
            continue;
        const std::vector<int64_t> dims{static_cast<int64_t>(row->affine.scale.size())};
        const std::vector<float> scale = floatsOf(row->affine.scale);
        const std::vector<float> shift = floatsOf(row->affine.shift);
        const NodeId last = row->nodes.back();
        const std::string name = model.index().node(last).name();
        if (!allFinite(scale) || !allFinite(shift)) {
            run.declined(name, "its factors together are not finite");
            continue;
        }
        auto &node = editor.node(last);
        node.set_op_type("BatchNormalization");
        node.clear_input();
        node.add_input(row->input);
        node.add_input(editor.addFloats(name + "/scale", dims, scale));
        node.add_input(editor.addFloats(name + "/shift", dims, shift));
        node.add_input(editor.addFloats(name + "/mean", dims, std::vector<float>(scale.size(), 0.0F)));
        node.add_input(editor.addFloats(name + "/variance", dims, std::vector<float>(scale.size(), 1.0F)));
        setAttribute(node, "epsilon", 0.0F);
        for (const NodeId part : row->nodes) {
            taken.insert(part);
            if (part == last)
                continue;
            editor.remove(part);
            run.changed(model.index().node(part).name(), "part of " + name + " now", {name});
        }
        run.changed(name, "is one BatchNormalization now", {name});
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &replaceAffinePass()
{
    static const Pass pass{"replace-affine",
                           "Makes one BatchNormalization of constant factors and addends between convolutions that could not be folded",
                           false,
                           {},
                           alsoInBranches<replaceAffine>,
                           true};
    return pass;
}

} // namespace pare
