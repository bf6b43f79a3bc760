// Before: y = PRelu(x, a), with x of shape [N, C, H, W] and one slope a channel
// After:  y = Relu(x) + n(-a, Relu(n(-1, x))), where n(s, x) = BatchNormalization<epsilon = 0>(x, s, 0, 0, 1) multiplies each channel by s
// Before: y = PRelu(x, a) of any other shape, with 0 <= a <= 1
// After:  y = Max(x, x * a)
// Conditions: float32; the slopes are finite constants and differ (fuse-activations makes LeakyRelu of one slope for all).
// Why (ONNX Runtime 1.32, x86-64): PRelu goes element by element and asks for a change of layout before and after; the sum runs inside of the
// blocked convolutions around it. 64 channels of 56 x 56 with a convolution between: 17.2 ms before, 2.9 ms after, for nine in a row.
#include "core/passes/replace_prelu.h"

#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/layer_scaling.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pare {

namespace {

constexpr int64_t mostSlopes = 1 << 20;
constexpr int64_t inferenceByDefault = 7; // opset; before it BatchNormalization takes its statistics from the batch unless told otherwise

// The slopes as numbers on the axes of x.
Result<OrReason<NodeAffine>> slopesOf(const Model &model, const pb::NodeProto &node)
{
    using Slopes = OrReason<NodeAffine>;
    const auto *tensor = model.index().constant(node.input(1));
    if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensorElementCount(*tensor).valueOr(0) > mostSlopes)
        return Slopes::because("its slopes are no float32 constant");
    NodeAffine slopes;
    PARE_TRY_ASSIGN(slopes.scale, toDoubles(*tensor, model.payloads()));
    if (slopes.scale.empty() || std::any_of(slopes.scale.begin(), slopes.scale.end(), [](double slope) { return !std::isfinite(slope); }))
        return Slopes::because("its slopes are not finite");
    slopes.input = node.input(0);
    slopes.dims.assign(tensor->dims().begin(), tensor->dims().end());
    slopes.shift.assign(slopes.scale.size(), 0);
    return Slopes(std::move(slopes));
}

class Writer {
public:
    Writer(GraphEditor &editor, NodeId id) : m_editor(editor), m_id(id), m_base(editor.index().node(id).name()) {}

    void asSum(const std::vector<double> &slopes)
    {
        const std::string x = m_editor.node(m_id).input(0);
        std::vector<float> falling;
        for (const double slope : slopes)
            falling.push_back(static_cast<float>(-slope));
        const std::string turned = scaled("turned", x, std::vector<float>(slopes.size(), -1.0F));
        finish("Add", made("Relu", "above", {x}), scaled("below", made("Relu", "turned_above", {turned}), falling));
    }
    void asMaximum()
    {
        const std::string x = m_editor.node(m_id).input(0);
        finish("Max", x, made("Mul", "sloped", {x, m_editor.node(m_id).input(1)}));
    }

private:
    std::string made(const char *op, const std::string &part, const std::vector<std::string> &inputs)
    {
        const std::string name = m_editor.uniqueName(m_base + "/" + part);
        m_editor.add(op, name, inputs, {name});
        return name;
    }
    std::string scaled(const std::string &part, const std::string &x, const std::vector<float> &scale)
    {
        const std::vector<int64_t> dims{static_cast<int64_t>(scale.size())};
        const std::string zeros = m_editor.addFloats(m_base + "/" + part + "_zeros", dims, std::vector<float>(scale.size(), 0.0F));
        const std::string ones = m_editor.addFloats(m_base + "/" + part + "_ones", dims, std::vector<float>(scale.size(), 1.0F));
        const std::string name = m_editor.uniqueName(m_base + "/" + part);
        auto &node = m_editor.add("BatchNormalization", name, {x, m_editor.addFloats(m_base + "/" + part + "_scale", dims, scale), zeros, zeros, ones}, {name});
        setAttribute(node, "epsilon", 0.0F);
        return name;
    }
    void finish(const char *op, const std::string &a, const std::string &b)
    {
        auto &node = m_editor.node(m_id);
        node.set_op_type(op);
        node.clear_attribute();
        node.set_input(0, a);
        node.set_input(1, b);
    }

    GraphEditor &m_editor;
    NodeId m_id;
    std::string m_base;
};

// What became of it; empty: it stays, for the reason in the second.
using Done = std::pair<std::string, std::string>;

Result<Done> replace(GraphEditor &editor, const ShapeTable &shapes, NodeId id)
{
    const Model &model = editor.source();
    const auto &node = model.index().node(id);
    const ValueShape *shape = shapes.find(node.input(0));
    if (!shape || !shape->ranked || shape->type != pb::TensorProto::FLOAT)
        return Done("", "its input is not known to be float32, or how many axes it has");
    PARE_TRY_ASSIGN(const auto slopes, slopesOf(model, node));
    if (!slopes)
        return Done("", slopes.reason());
    if (std::all_of(slopes->scale.begin(), slopes->scale.end(), [&](double slope) { return slope == slopes->scale.front(); }))
        return Done("", "it has one slope for all: fuse-activations makes LeakyRelu of it");
    if (model.opset() >= inferenceByDefault && shape->dims.size() == 4 && shape->dims[1].known() && shape->dims[1].size <= mostSlopes)
        if (const auto pairs = perChannel(*slopes, 4, 2, shape->dims[1].size)) {
            Writer(editor, id).asSum(pairs->scale);
            return Done("is a sum of what is above 0 and what is below, which runs inside of convolutions", "");
        }
    if (slopes->dims.size() > shape->dims.size() || std::any_of(slopes->scale.begin(), slopes->scale.end(), [](double slope) { return slope < 0 || slope > 1; }))
        return Done("", "its slopes are not one a channel of a picture, and not all between 0 and 1");
    if (model.opset() < 8)
        return Done("", "Max takes values of two shapes from opset 8 on");
    Writer(editor, id).asMaximum();
    return Done("is the larger one of the value and its slope now", "");
}

Result<PassOutcome> replacePrelu(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("replace-prelu", request, context);
    const auto nodes = model.index().nodesOf("PRelu");
    if (nodes.empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    for (const NodeId id : nodes) {
        if (run.stopRequested())
            return cancelled();
        const std::string name = model.index().node(id).name();
        if (!run.wants(name))
            continue;
        PARE_TRY_ASSIGN(const auto done, replace(editor, shapes, id));
        if (done.first.empty())
            run.declined(name, done.second);
        else
            run.changed(name, done.first, {name});
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &replacePreluPass()
{
    static const Pass pass{"replace-prelu",
                           "Writes PRelu with operators that the runtime runs inside of convolutions",
                           false,
                           {},
                           alsoInBranches<replacePrelu>,
                           true};
    return pass;
}

} // namespace pare
