// Comparing models where no data was given: on seeded random inputs. That tells a broken model from a whole one and little more, so it
// decides what is tried, and never makes a verdict.
#pragma once

#include "core/measure/variant_measurement.h"
#include "core/runtime/runner.h"

#include <optional>
#include <vector>

namespace pare {

class BlindCheck {
public:
    // Runs the source on a few seeded inputs; sizes that it leaves free are guessed. Errors: as Runner (the source cannot be run).
    static Result<BlindCheck> start(Runner &runner, const Model &source, RunContext &context);
    // Closeness of a variant's outputs to the source's, over all inputs. Errors: as Runner; InvalidInput (outputs of another size).
    [[nodiscard]] Result<FidelityNumber> compare(Runner &runner, const Model &variant, RunContext &context) const;
    [[nodiscard]] size_t inputs() const { return m_inputs.size(); }

private:
    std::vector<std::vector<pb::TensorProto>> m_inputs;
    std::vector<std::vector<pb::TensorProto>> m_outputs;
};

} // namespace pare
