// Runs a pass inside the branches of If nodes, as if each were a model of its own.
//
// A branch becomes a model whose inputs are the values that it reads from outside and whose constants are its own and those around it. What
// the pass wants to observe there is handed out of the branch as additional outputs of the If; the branch that was not taken hands out nothing.
#pragma once

#include "core/passes/pass_run.h"

namespace pare {

// Works on `outcome`, which the pass made of the main graph: model, report and resolution (key "bodies") take up what the branches gave.
// Loops and Scans are left alone: what their bodies hand from round to round has no one range.
// Layers of a branch are selected with the If, or by names that begin with the branch's: "If_3/then_branch/Conv_1".
[[nodiscard]] Result<void> workInBranches(PassOutcome &outcome, const PassRequest &request, PassContext &context, PassFunction function);

// A rewrite that does in branches, and in branches of branches, what it does in the main graph.
template <PassFunction function>
[[nodiscard]] Result<PassOutcome> alsoInBranches(const Model &model, const PassRequest &request, PassContext &context)
{
    PARE_TRY_ASSIGN(PassOutcome outcome, function(model, request, context));
    PARE_TRY(workInBranches(outcome, request, context, &alsoInBranches<function>));
    return outcome;
}

// For passes that do not go into bodies: nodes with trained numbers in their branches, loops or functions are declined with their count.
void declineBodies(const Model &model, PassRun &run);

} // namespace pare
