// What a model is fed with while it is measured: the first samples of a dataset, or made-up values.
#pragma once

#include "app/runner/session.h"
#include "core/formats/dataset.h"
#include "core/runtime/sample_inputs.h"

#include <memory>

namespace pare {

// The dataset of a request, for this model; with `samples` given, only those.
Result<std::unique_ptr<Dataset>> openFor(const DatasetRef &data, const ModelSignature &signature);

// Errors: as sampleInputs and openDataset; InvalidInput where the dataset has fewer samples than the batch.
Result<SampleInputs> inputsFor(const Session &session, const InputOptions &options);

} // namespace pare
