// Inputs for a model where there is no data: seeded random values in the shapes that the model takes.
#pragma once

#include "core/formats/dataset_signature.h"
#include "core/runtime/requests.h"

#include <vector>

namespace pare {

struct SampleInputs {
    std::vector<Tensor> tensors;    // in the order of the inputs
    int64_t batch = 1;              // samples in one run
    std::vector<std::string> notes; // what was taken for free sizes and values, in sentences
};

// Sizes for free dimensions, in this order: options.dims by "input:axis" or symbol ("a + b" is added up); the first axis takes
// options.batch; symbols that speak of a past take 0, of a sequence or length 128; the last two axes of a 4-dimensional float
// input take 224; everything else 1.
// Errors: Unsupported (options.batch does not fit a fixed first axis; an input that is no tensor, holds text, or whose rank the
// model does not say), InvalidInput (sizes that overflow or are above 4 GB), all naming the input.
[[nodiscard]] Result<SampleInputs> sampleInputs(const std::vector<ModelValue> &inputs, const InputOptions &options);

} // namespace pare
