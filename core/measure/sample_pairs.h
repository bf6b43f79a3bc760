// What two models give for single samples, for a person who asks where they disagree: the input, both answers with their scores or values,
// and how far they are apart.
#pragma once

#include "core/measure/disagreements.h"
#include "core/model/model.h"
#include "core/runtime/runner.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

// A class with its scores, or a place of the output with its values.
struct OutputPair {
    std::string name;
    double first = 0;
    double second = 0;
};

struct SamplePair {
    int64_t sample = 0;         // its position in the data
    std::string label;          // the true class or the target; empty where there is none
    std::vector<Tensor> inputs; // as the first model gets them
    std::string first, second;  // the answers: a class's name; empty where outputs are values
    double firstScore = 0, secondScore = 0; // of these
    bool lost = false;          // the first is right and the second is not
    bool gained = false;        // the other way round
    std::vector<OutputPair> outputs; // those that say most: the likeliest classes of both, else the values that are farthest apart
    int64_t values = 0;         // of the output; more than are listed
    // Classes: half the sum of the differences of their shares, 0 to 1. Values: length of the difference by that of the first's values.
    // Infinite where the outputs cannot be compared.
    double distance = 0;
};

struct SamplePairs {
    std::string output;              // that was looked at
    bool shares = false;             // outputs are shares of classes
    std::vector<SamplePair> pairs;   // the largest distance first
    std::optional<Disagreements> all; // where all of the data was looked through
};

// Runs both models on these samples; none: looks through all of the data first for those that differ, `most` of them.
// Errors: as Runner; Unsupported where the data's outputs are no answer to a sample each.
[[nodiscard]] Result<SamplePairs> samplePairs(const Model &first, const Model &second, const DatasetRef &data, const std::vector<int64_t> &samples, Runner &runner,
                                              RunContext &context, size_t most = 20);

} // namespace pare
