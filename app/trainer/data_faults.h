// What is wrong with the data that training reads, with the file and the sample named.
#pragma once

#include "app/trainer/losses.h"
#include "app/trainer/samples.h"

#include <span>

namespace pare::train {

// Labels of the samples at these positions, as the loss takes them. Places that do not count (negative ones, and 255 of pixels where
// there is no such class) have one number; where a sample has one label, it counts. Errors: InvalidInput (a label of no class).
[[nodiscard]] Result<at::Tensor> countedLabels(const at::Tensor &labels, const Head &head, std::span<const int64_t> positions, Samples &samples);

// Errors: InvalidInput where an input, a reference or a label of the samples at these positions is no number. Asked when a loss is none.
[[nodiscard]] Result<void> requireNumbers(std::span<const int64_t> positions, const ModelSignature &signature, Samples &samples);

} // namespace pare::train
