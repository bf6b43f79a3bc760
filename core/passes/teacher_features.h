// Which inner values of a teacher tell a student how to come to its outputs.
#pragma once

#include "core/model/model.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pare {

// Values that both models compute under one name with the same operator and in the same shape, where a layer with weights or a join of
// two branches makes them: at most so many, spread over the student in its order. Empty where the models share none.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> sharedFeatures(const Model &student, const Model &teacher, size_t most = 6);

} // namespace pare
