// Two variants compared in words: what the second gains and loses, by what, and what follows.
#pragma once

#include "core/base/words.h"
#include "core/measure/variant_measurement.h"
#include "core/study/study.h"

#include <string>
#include <vector>

namespace pare {

struct Judged {
    const Variant &variant;
    const VariantMeasurement &measurement;
};

// Sentences about B against A; only what was measured, and "not told apart" where intervals say no more. The last one concludes.
[[nodiscard]] std::vector<std::string> whyBetter(const Judged &a, const Judged &b, const Words &words = {});

} // namespace pare
