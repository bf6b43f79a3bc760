// In how many bits each layer is stored: what few bits cost the outputs, layer by layer, against the bytes that they save.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"
#include "core/search/budget_plan.h"
#include "core/search/weight_curvature.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

struct BitsPlanLimits {
    double seconds = 45;  // for measuring layers: what is not reached is inferred from what is
    int64_t samples = 32; // of those that decide
};

class BitsPlan : public BudgetPlan {
public:
    // Each layer alone in 4, 2, 3 and 8 bits, everything else in float, as `step` (quantize-weights) stores it: the noise at the outputs, and the bytes.
    // `deciding`: samples of the session's data. `known`: a plan of the same model in another form of storage, whose noises are taken over; may be null.
    // Errors: Unsupported (the step changes no layer), as applyRecipe and MeasureSession; Cancelled.
    static Result<BitsPlan> of(const Model &prepared, const RecipeStep &step, MeasureSession &session, const std::vector<int64_t> &deciding, const BitsPlanLimits &limits,
                               const BitsPlan *known, PassContext &context);
    // The same without running anything but what `traces` does: what few bits cost a layer is half the mean trace of the loss's Hessian by its weights times
    // the squared error of rounding them. Source: Dong et al. 2019 (HAWQ-V2), arXiv 1911.03852, section 3. Errors: its own, too.
    static Result<BitsPlan> byCurvature(const Model &prepared, const RecipeStep &step, MeasureSession &session, const BitsPlanLimits &limits, const BitsPlan *known,
                                        const CurvatureService &traces, PassContext &context);

    [[nodiscard]] Within withinLoss(double loss) const override;

    // In 4 bits.
    [[nodiscard]] std::vector<LayerSensitivity> sensitivities() const override;

    struct Stored {
        int bits = 0;         // 0: float
        double loss = 0;      // noise at the outputs over their power; by curvature: what the loss rises by
        double saved = 0;     // share of the file
        bool measured = true; // else inferred from other bits or other layers
    };
    struct Layer {
        std::string name;
        double weights = 0;         // how many
        std::vector<Stored> choices; // the first is float
    };
    [[nodiscard]] const std::vector<Layer> &layers() const { return m_layers; }

    // From known costs, for tests.
    explicit BitsPlan(std::vector<Layer> layers) : m_layers(std::move(layers)) {}

private:
    [[nodiscard]] LossRange lossRange() const override;

    std::vector<Layer> m_layers;
};

} // namespace pare
