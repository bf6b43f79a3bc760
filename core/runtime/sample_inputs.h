// Inputs for a model where there is no data: seeded random values in the shapes that the model takes.
#pragma once

#include "core/formats/dataset_signature.h"
#include "core/runtime/requests.h"

#include <map>
#include <span>
#include <vector>

namespace pare {

// Sizes to try for free dimensions about which nothing is known. The first suits most models; a model that has more to say inside
// than at its inputs (text recognition takes pictures of 48 rows) may run with another one only.
struct SizeGuess {
    int64_t sequence = 128;
    int64_t height = 224;
    int64_t width = 224;
    int64_t last = 1;  // of the last axis
    int64_t inner = 1; // of an axis between
};
[[nodiscard]] std::span<const SizeGuess> sizeGuesses();

struct SampleInputs {
    std::vector<Tensor> tensors;    // in the order of the inputs
    int64_t batch = 1;              // samples in one run
    std::vector<std::string> notes; // what was taken for free sizes and values, in sentences
    std::map<std::string, int64_t> guessed; // sizes that were guessed, by "input:axis", as in InputOptions::dims
};

// Sizes for free dimensions, in this order: options.dims by "input:axis" or symbol ("a + b" is added up); the first axis takes
// options.batch; symbols that speak of a past take 0, of a sequence or length guess.sequence, of samples of sound 16,000; the last
// two axes of a 4-dimensional float input take guess.height and guess.width; everything else guess.last or guess.inner.
// Errors: Unsupported (options.batch does not fit a fixed first axis; an input that is no tensor, holds text, or whose rank the
// model does not say), InvalidInput (sizes that overflow or are above 4 GB), all naming the input.
[[nodiscard]] Result<SampleInputs> sampleInputs(const std::vector<ModelValue> &inputs, const InputOptions &options,
                                                const SizeGuess &guess = sizeGuesses().front());

} // namespace pare
