// Before: y = ReduceMean<axes = [2, 3]>(x), with x of shape [N, C, H, W]
// After:  y = GlobalAveragePool(x), or Flatten<axis = 1>(GlobalAveragePool(x)) where the axes are not kept
// Conditions: float32; x is known to have four axes; the axes are constants, and no others.
// Why (ONNX Runtime 1.32): the pool runs in the blocked layout of the convolutions around it, the mean asks for a change of layout and back.
#include "core/passes/replace_reduce_mean.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/pass_run.h"

#include <algorithm>

namespace pare {

namespace {

Result<PassOutcome> replaceReduceMean(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("replace-reduce-mean", request, context);
    const auto means = model.index().nodesOf("ReduceMean");
    if (means.empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    for (const NodeId id : means) {
        if (run.stopRequested())
            return cancelled();
        const auto &mean = model.index().node(id);
        const std::string input = mean.input(0);
        if (!run.wants(mean.name()) || shapes.type(input) != pb::TensorProto::FLOAT)
            continue;
        std::vector<int64_t> axes = intsAttribute(mean, "axes");
        if (mean.input_size() > 1 && model.index().constant(mean.input(1)))
            axes = model.constantInts(mean.input(1)).valueOr({});
        const auto rank = shapes.rank(input);
        for (int64_t &axis : axes)
            axis = axis < 0 ? axis + rank.value_or(0) : axis;
        std::sort(axes.begin(), axes.end());
        if (axes != std::vector<int64_t>{2, 3} || rank != 4) {
            if (axes.size() == 2 && !rank)
                run.declined(mean.name(), "its input is not known to have four axes");
            continue;
        }
        const bool keeps = intAttribute(mean, "keepdims", 1) == 1; // as the runtime and shape inference read other numbers
        auto &node = editor.node(id);
        const std::string name = node.name();
        node.clear_attribute();
        while (node.input_size() > 1)
            node.mutable_input()->RemoveLast();
        if (keeps) {
            node.set_op_type("GlobalAveragePool");
        } else {
            const std::string pooled = editor.uniqueName(name + "/pooled");
            node.set_op_type("Flatten");
            node.set_input(0, pooled);
            setAttribute(node, "axis", static_cast<int64_t>(1));
            editor.add("GlobalAveragePool", pooled, {input}, {pooled});
        }
        run.changed(name, keeps ? "is GlobalAveragePool now" : "is GlobalAveragePool and Flatten now", {name});
    }
    return run.finish(editor);
}

} // namespace

const Pass &replaceReduceMeanPass()
{
    static const Pass pass{"replace-reduce-mean",
                           "Makes pools of means over height and width, which run in the layout of the convolutions around them",
                           false,
                           {},
                           alsoInBranches<replaceReduceMean>,
                           true};
    return pass;
}

} // namespace pare
