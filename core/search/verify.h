// What is checked after each pass, before anybody sees its result.
#pragma once

#include "core/passes/pass.h"

#include <optional>
#include <vector>

namespace pare {

// Structure: no cycle, every reading has a maker, names of graph inputs and outputs as before, and ONNX's checker and shape
// inference find nothing that they did not find in the model before. Errors: Internal, naming the pass's mistake.
[[nodiscard]] Result<void> verifyStructure(const Model &before, const Model &after);

struct NumericDifference {
    double largest = 0;   // absolute, over all outputs
    double relative = 0;  // of floats: the largest difference divided by the largest magnitude of that output; of integers and
                          // booleans: the share of elements that differ
};

// What the order of sums and the like explain, in the model's coarsest type.
[[nodiscard]] double roundingTolerance(const Model &model);

// Runs models on the same made-up inputs (sampleInputs) and compares their outputs. What the last model gave is kept, so that a
// chain of passes costs one run each.
class NumericComparison {
public:
    NumericComparison(PassServices services, uint64_t seed) : m_services(std::move(services)), m_seed(seed) {}

    // Errors: Unsupported where nothing can be told: there is too little memory, the model before cannot be run on such inputs, gives
    // other outputs in every run, or (where rounding is tolerated) moves by more than `tolerance` when its inputs move by a rounding
    // error. Internal where only the model after cannot be run, or gives outputs of another size. Cancelled.
    [[nodiscard]] Result<NumericDifference> compare(const Model &before, const Model &after, double tolerance);

private:
    using Tensors = std::vector<pb::TensorProto>;
    Result<void> runFirst(const Model &model);
    Result<NumericDifference> ownMovement(const Model &model, bool nudge) const;

    PassServices m_services;
    uint64_t m_seed;
    std::optional<Model> m_known;
    Tensors m_inputs;
    Tensors m_outputs; // of m_known
};

[[nodiscard]] Result<NumericDifference> compareNumerically(const Model &before, const Model &after, const PassServices &services,
                                                           uint64_t seed, double tolerance);

} // namespace pare
