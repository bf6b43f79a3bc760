// Whether calibration data can tell the ranges of activations: how many samples there are, whether they differ, and whether they are numbers.
#pragma once

#include "core/targets/advice.h"

#include <map>
#include <optional>
#include <string>

namespace pare {

struct CalibrationFacts {
    int64_t samples = 0; // as far as they were looked at
    bool alike = false;  // every input is the same in each of them
    std::map<std::string, int64_t> broken{}; // by input: samples with NaN or infinity
};

// Runs the data through a small graph of sums, not through the model. nullopt where no input is an array of numbers.
// Errors: those of `observe`.
[[nodiscard]] Result<std::optional<CalibrationFacts>> calibrationFacts(const Model &model, int64_t mostSamples, PassContext &context);
[[nodiscard]] std::vector<Advice> adviceOnCalibration(const CalibrationFacts &facts);

} // namespace pare
