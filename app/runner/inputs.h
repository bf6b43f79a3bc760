// What a model is fed with while it is measured: the first samples of a dataset, or made-up values.
#pragma once

#include "app/runner/session.h"
#include "core/formats/dataset.h"
#include "core/runtime/sample_inputs.h"

#include <memory>

namespace pare {

// The dataset of a request, for this model; with `samples` given, only those.
Result<std::unique_ptr<Dataset>> openFor(const DatasetRef &data, const ModelSignature &signature);

// Where sizes have to be guessed, the model is run with each guess until it stands one.
// Errors: as sampleInputs and openDataset; InvalidInput where the dataset has fewer samples than the batch, or where the model
// stands none of the guesses (the reason is that of the first).
Result<SampleInputs> inputsFor(Session &session, const InputOptions &options, Job &job);

} // namespace pare
