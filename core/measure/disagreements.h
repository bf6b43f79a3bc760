// Where a variant and its source say different things of the same sample: what an average hides.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct TaskResult;

struct Disagreement {
    int64_t sample = 0;     // its position in the data
    std::string label;      // the true class, where there is one
    std::string source;     // what the source says: a class's name, or its error
    std::string variant;
    bool lost = false;      // the source was right and the variant is not; for numbers: its error grew
    bool gained = false;    // the other way round
    double distance = 0;    // numbers: by how much the absolute error grew; else 1 - cosine of the outputs, where that was measured
};

struct Disagreements {
    int64_t samples = 0;    // that were looked at
    int64_t lost = 0;       // classes only: counts of the samples that differ
    int64_t gained = 0;
    int64_t otherwise = 0;  // both wrong, or without labels: another class
    bool counted = false;   // true where the counts mean something: classes
    // The largest distance first, of equal ones the losses; without labels other answers first. Where all get the class that they got, those whose scores are
    // farthest apart.
    std::vector<Disagreement> worst;
};

// Of two results on the same samples; the variant's fidelity, where there is no label. nullopt where samples cannot be told apart (a text's
// tokens, pixels) or were others.
[[nodiscard]] std::optional<Disagreements> disagreementsOf(const TaskResult &source, const TaskResult &variant, size_t most = 20);

[[nodiscard]] nlohmann::json toJson(const Disagreements &disagreements);
[[nodiscard]] std::optional<Disagreements> disagreementsFromJson(const nlohmann::json &json); // nullopt: no object
// "27 of 8,000 samples get another class: 15 right ones lost, 9 gained"; empty where nothing is counted.
[[nodiscard]] std::string sentenceOf(const Disagreements &disagreements);

} // namespace pare
