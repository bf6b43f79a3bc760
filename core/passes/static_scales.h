// Scales of activations with fixed ranges: what the options of quantize-static ask for, and what calibration data give.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/pass_run.h"
#include "core/passes/static_plan.h"
#include "core/quant/calibrate.h"
#include "core/quant/weights.h"

#include <map>
#include <string>

namespace pare {

struct StaticScheme {
    bool choose = false;  // calibrator=auto
    bool average = false; // calibrator=moving-average
    int activationType = pb::TensorProto::UINT8;
    quant::CalibrateOptions calibrate;
    quant::Grid weightGrid = quant::symmetric8;
    bool perChannel = true;
    bool floatBias = false;
};

[[nodiscard]] StaticScheme schemeOf(const Options &options);

struct ActivationScale {
    quant::Affine affine;
    quant::Range range;
};

// By the value that was seen.
using Scales = std::map<std::string, ActivationScale>;

// Ranges for a plan. Layers whose values have none are declined and leave the plan, until all that are left have theirs. Errors: those of the services.
[[nodiscard]] Result<Scales> observedScales(const Model &model, const ShapeTable &shapes, const StaticPlanOptions &options, const StaticScheme &scheme, StaticPlan &plan, PassRun &run);

// As a resolution has them under "values". Errors: InvalidInput (none, or a scale that is not positive).
[[nodiscard]] nlohmann::json scalesJson(const Scales &scales);
[[nodiscard]] Result<Scales> scalesFromJson(const nlohmann::json &resolution);

} // namespace pare
