// What a variant must hold to be of use, as one writes it: "size<500kB latency<0.8x accuracy>91% memory<50MB macs<20M drop<1%".
#pragma once

#include "core/base/result.h"
#include "core/measure/variant_measurement.h"
#include "core/study/study.h"

#include <string>
#include <vector>

namespace pare {

struct Constraint {
    enum class What { Size, LatencyRatio, LatencyMs, Accuracy, Drop, Macs, Memory, Parameters };
    struct Bound {
        What what = What::Size;
        bool below = true; // at most, else at least
        double value = 0;  // bytes, ratio, milliseconds, a share (0.91), a count
        std::string word;  // as it was written
    };
    std::vector<Bound> bounds; // all of them must hold
};

// Words are ANDed; < and <= are one, > and >= too. latency is a ratio to the source ("0.8x", "0.8") or a time ("5ms"). Errors:
// InvalidInput, which names the word.
[[nodiscard]] Result<Constraint> parseConstraint(const std::string &text);

// Why a variant does not hold it, a sentence for each bound; empty where it does. What was not measured is not held.
[[nodiscard]] std::vector<std::string> violations(const Constraint &constraint, const Variant &variant, const VariantMeasurement &measurement);

} // namespace pare
