// Before: y = Reshape(x, Concat(Gather(Shape(x), 0), [4], Gather(Shape(x), 2), [64])), and the like
// After:  y = Reshape(x, [0, 4, -1, 64])
// Conditions: x is not empty; of the computed shape every number but one is known without running the model: because it is the same at every
// run, or because it is the size that x has on the same axis (0 stands for that). What the file says of the shapes of inner
// values and outputs is not believed for this.
// What computed the shape has then lost its reader: eliminate-dead removes it.
// Why: exporters compute the shape of every Reshape from sizes that do not change; the runtime keeps most of these nodes, and in small
// models they cost more than the layers.
#include "core/passes/fold_shapes.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/pass_run.h"
#include "core/passes/stated_shapes.h"

namespace pare {

namespace {

OrReason<std::vector<int64_t>> targetOf(const ShapeTable &shapes, const pb::NodeProto &reshape)
{
    using Target = OrReason<std::vector<int64_t>>;
    const ValueShape *result = shapes.find(reshape.output(0));
    const ValueShape *input = shapes.find(reshape.input(0));
    if (!result || !result->ranked)
        return Target::because("nothing is known of its shape before running");
    std::vector<int64_t> target;
    int open = 0;
    for (size_t i = 0; i < result->dims.size(); ++i) {
        const Dim &dim = result->dims[i];
        if (dim.known()) {
            if (dim.size == 0)
                return Target::because("its result is empty");
            target.push_back(dim.size);
            continue;
        }
        const bool copied = !dim.symbol.empty() && input && input->ranked && i < input->dims.size() && input->dims[i].symbol == dim.symbol;
        open += copied ? 0 : 1;
        target.push_back(copied ? 0 : -1);
    }
    if (open > 1)
        return Target::because(std::to_string(open) + " sizes of its shape are not known before running");
    return target;
}

Result<PassOutcome> foldShapes(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fold-shapes", request, context);
    const auto reshapes = model.index().nodesOf("Reshape");
    if (reshapes.empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(withoutStatedShapes(model)));
    GraphEditor editor(model);
    for (const NodeId id : reshapes) {
        if (run.stopRequested())
            return cancelled();
        const auto &reshape = model.index().node(id);
        if (!run.wants(reshape.name()) || reshape.input_size() != 2 || model.index().constant(reshape.input(1)) || intAttribute(reshape, "allowzero", 0) != 0)
            continue;
        const auto target = targetOf(shapes, reshape);
        if (!target) {
            run.declined(reshape.name(), target.reason());
            continue;
        }
        const std::string shape = editor.addInts(reshape.name() + "/shape", {static_cast<int64_t>(target->size())}, *target);
        editor.node(id).set_input(1, shape);
        std::string sizes;
        for (const int64_t size : *target)
            sizes += (sizes.empty() ? "" : ", ") + std::to_string(size);
        run.changed(reshape.name(), "its shape is the constant [" + sizes + "]", {reshape.name()});
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &foldShapesPass()
{
    static const Pass pass{"fold-shapes",
                           "Makes constants of computed shapes that are the same at every run, but for one size or those that are kept",
                           false,
                           {},
                           alsoInBranches<foldShapes>,
                           true};
    return pass;
}

} // namespace pare
