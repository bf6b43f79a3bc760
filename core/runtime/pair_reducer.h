// How far two tensors are apart, over many samples: what is left of a pair of values when models are compared layer by layer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pare {

// Sums in double precision. Values that are not finite in either are counted and left out.
struct PairStatistics {
    std::string reason;       // why they cannot be compared; empty where they were
    int64_t count = 0;        // numbers compared
    int64_t notFinite = 0;
    double maxDifference = 0;
    double sumDifference = 0; // of |first - second|
    double sumFirst = 0;      // of |first|
    double squaresFirst = 0;
    double squaresSecond = 0;
    double squaresDifference = 0;
    double product = 0;

    void add(std::span<const float> first, std::span<const float> second); // of equal length

    [[nodiscard]] double relative() const; // mean difference by mean magnitude of the first; infinite where that is 0
    [[nodiscard]] double cosine() const;   // 1 where both are 0
    [[nodiscard]] double sqnrDb() const;   // infinite where equal
};

// Two values by their names in either model.
struct ValuePair {
    std::string first, second;
};

struct CompareRequest {
    std::vector<ValuePair> pairs;
    std::vector<std::string> inputs; // of the second model's inputs, in order: the name that the data has them under
    int64_t maxSamples = 32;
};

struct Compared {
    std::vector<PairStatistics> pairs; // in the request's order
    int64_t samples = 0;
};

} // namespace pare
