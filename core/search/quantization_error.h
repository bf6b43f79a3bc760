// How much each layer loses when it works on integers: of a source, each layer alone; of a variant, each layer's result as it is there.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace pare {

// How often values fall into equally wide bins between low and high; empty where nothing is known.
struct ValueSpread {
    double low = 0;
    double high = 0;
    std::vector<int64_t> counts;
    std::vector<int64_t> after; // of the same values as they are read from integers; may be empty
    [[nodiscard]] bool known() const { return !counts.empty(); }
};

// The numbers that an integer type can stand for.
struct QuantizationGrid {
    double low = 0;
    double high = 0;
    double step = 0;
    int64_t levels = 0;
    bool operator==(const QuantizationGrid &) const = default;
};

struct LayerError {
    std::string layer;
    // Of the model's outputs with this layer alone on integers, or of this layer's own result in a variant. Infinity: equal.
    double sqnrDb = 0;
    bool alone = true;      // false: measured in a group of neighbours, of whose noise it has its share
    bool quantized = true;  // false: float in this variant; what it carries comes from the layers before it
    std::optional<double> othersSqnrDb; // of the model's outputs with all but this layer on integers: what float would bring here; of a source
    std::optional<double> metric;       // of the model with this layer alone (or its group) on integers, where there are labels; of a source
    std::optional<double> othersMetric; // and with all but this layer
    std::optional<double> weightSqnrDb;
    int64_t bytesSaved = 0;             // of this layer's weights by integers, without their scales; of a source
    std::optional<double> floatMs;      // its time in one run, in float; of a source
    std::optional<double> integerMs;    // and with all layers on integers: by itself, without what turns numbers between layers
    ValueSpread weights;
    ValueSpread inputs;     // of its activation, in float
    std::optional<QuantizationGrid> grid; // of that activation
};

struct QuantizationErrors {
    bool ofVariant = false;
    int64_t samples = 0;
    double allSqnrDb = 0;              // of the outputs with all of these layers on integers
    std::string metric;                // of the source and of `all`; empty where there are no labels
    std::optional<double> source, all;
    std::vector<LayerError> layers;    // in the order of the graph
    std::vector<Declined> declined;    // layers that cannot be quantized, and why
    double wallSeconds = 0;
};

struct QuantizationErrorOptions {
    double seconds = 60;   // for measuring layers alone, and once more all but one; where it does not suffice, neighbours are measured together
    int64_t samples = 128; // of the session's data
    int64_t calibrationSamples = 128;
    int bins = 64;         // of the spreads
};

// Each layer with weights alone in static INT8, and all but it, after the exact rewrites that the presets for INT8 begin with; ranges from what
// `services` observes. Errors: as MeasureSession, applyRecipe and the services (Unavailable without calibration data); Cancelled.
[[nodiscard]] Result<QuantizationErrors> quantizationErrors(MeasureSession &session, const QuantizationErrorOptions &options, PassContext &context);

// Each weighted layer's result in `variant` against the same layer in float: the source after the steps of `recipe` (resolved, the
// variant's own) that come before the first change of number format. What the layers before it lose is in it.
// Errors: Unsupported (the recipe changes no number format; it trains; the two cannot be run side by side), as applyRecipe; Cancelled.
[[nodiscard]] Result<QuantizationErrors> variantErrors(const Model &source, const Model &variant, const Recipe &recipe, const QuantizationErrorOptions &options,
                                                       PassContext &context);

// Whether the recipe has a step that variantErrors can look behind.
[[nodiscard]] bool changesNumberFormat(const Recipe &recipe);

[[nodiscard]] nlohmann::json toJson(const QuantizationErrors &errors);
// What toJson wrote. Errors: InvalidInput.
[[nodiscard]] Result<QuantizationErrors> quantizationErrorsFromJson(const nlohmann::json &json);

} // namespace pare
