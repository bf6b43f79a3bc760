// How curved the loss is along each weight.
#pragma once

#include "core/base/result.h"
#include "core/runtime/helper_server.h"
#include "core/runtime/worker.pb.h"

namespace pare::train {

// Answers with an output a weight: for each probe an estimate of the trace of the loss's second derivatives by that weight, over its numbers:
// v' H v / n with random signs v, drawn anew for each batch, for all weights at once (what stands between two weights is 0 in the mean).
// Sources: Hutchinson 1990; Dong et al. 2019 (HAWQ-V2), arXiv 1911.03852, section 3.
// The loss is that of the labels. Without them: the distance of the model's own answers from themselves (KL of class scores, else squares as shares of
// their variance), whose second derivatives are those of the Fisher information (Amari 1998).
// BatchNormalization takes its running statistics. Integers behind a DequantizeLinear have no trace of their own and are left out.
// Errors: as train's; Unsupported where a second derivative is not known, with the function's name.
[[nodiscard]] Result<void> traceHessian(const worker::HessianTraces &request, HelperJob &job);

} // namespace pare::train
