// Which of several ranges serves a value best: by the error that quantizing it makes at the results of the layers that read it,
// measured on calibration data. No calibrator is right everywhere: a long tail that one network needs is noise in another.
#pragma once

#include "core/passes/static_plan.h"
#include "core/quant/calibrate.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

struct RangeCandidates {
    std::vector<quant::Affine> affines;  // distinct; one is enough
    std::vector<double> ownErrors;       // expected squared error of the value itself: decides where no layer reads it
};

// For each value (by the name that its scale comes from) the position of the best candidate. One model is built that computes, beside
// each layer, layer(quantized(x) - x) for every candidate, and only the mean square of that is looked at.
// integerType: UINT8 or INT8. Errors: as PassServices::observe.
[[nodiscard]] Result<std::map<std::string, size_t>> chooseRanges(const Model &model, const StaticPlan &plan,
                                                                 const std::map<std::string, RangeCandidates> &candidates, int integerType,
                                                                 int64_t samples, PassRun &run);

} // namespace pare
