// How much a variant may lose: checks and words for the Guard of a recipe (core/formats/recipe.h).
//
// maxDrop is absolute, in the metric's own unit (0.01 = one point of a share). Without labels and references, agreement with the
// source, or mean cosine, may fall to 1 - maxDrop. With `confidence` the guard is a one-sided non-inferiority test: a variant holds
// it only where its loss is below maxDrop with this confidence. Without, point estimates are compared.
#pragma once

#include "core/base/result.h"
#include "core/formats/recipe.h"
#include "core/measure/task.h"

#include <string>

namespace pare {

// Errors: InvalidInput (negative or not finite maxDrop; confidence outside of 0.5..1, exclusive; a metric that is not known).
[[nodiscard]] Result<void> checkGuard(const Guard &guard);
// "at most 1.0 point below source", for charts and messages.
[[nodiscard]] std::string guardText(const Guard &guard, MetricId metric);

} // namespace pare
