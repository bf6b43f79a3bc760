// Before: any graph with weights
// After:  the same graph with weights that fit the labels of the training data better
// Conditions: data to train on, with labels or reference outputs; every operator can be computed by the trainer. What loses on a held-out
// part of that data is not kept: at worst the weights stay as they were.
#include "core/passes/fine_tune.h"

#include "core/passes/training_pass.h"

namespace pare {

namespace {

Result<PassOutcome> fineTune(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("fine-tune", request, context);
    return trained(model, trainingRequest(model, run), run);
}

} // namespace

const Pass &fineTunePass()
{
    static const Pass pass{.id = "fine-tune",
                           .summary = "Trains the weights on labelled data",
                           .options = trainingOptions({}),
                           .function = fineTune,
                           .needsTraining = true};
    return pass;
}

} // namespace pare
