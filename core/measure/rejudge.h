// A measurement under another guard than the one that it was judged with: the numbers stay, the verdict follows.
#pragma once

#include "core/base/words.h"
#include "core/formats/recipe.h"
#include "core/measure/variant_measurement.h"

namespace pare {

// Verdict, sentence, withinGuard, surelyWithin and samplesNeeded as the guard decides them from the measured difference. A measurement
// without a difference, a collapsed one, and a guard with a confidence leave it as it is.
[[nodiscard]] VariantMeasurement underGuard(VariantMeasurement measurement, const Guard &guard);
// The measurement's sentence in other words; guard: that its verdict is by. A sentence that its numbers do not give anew stays as it is.
[[nodiscard]] std::string sentenceIn(const Words &words, const VariantMeasurement &measurement, const Guard &guard);

} // namespace pare
