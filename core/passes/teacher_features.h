// Which inner values of a teacher tell a student how to come to its outputs.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pare {

// Values that both models compute under one name with the same operator and in the same shape, where a layer with weights or a join of
// two branches makes them: at most so many, spread over the student in its order. Empty where the models share none.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> sharedFeatures(const Model &student, const Model &teacher, size_t most = 6);

// What each attention of the student looks at, beside the teacher's attention that it stands for: outputs of their softmax. By name where the
// teacher has an attention of that name, as after pruning; else in order, the last to the last, and evenly between where there are
// fewer (source: Jiao et al. 2019, TinyBERT, arXiv 1909.10351, section 3.1).
struct AttentionPairs {
    std::vector<std::pair<std::string, std::string>> maps;
    std::vector<std::pair<std::string, std::string>> notes; // where, and what is not compared or only on average
};
// Errors: Unsupported where there is nothing to compare, and why.
[[nodiscard]] Result<AttentionPairs> attentionPairs(const Model &student, const Model &teacher);

} // namespace pare
