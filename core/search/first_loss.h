// How small a model gets before what is taken away shows.
#pragma once

#include "core/search/candidate_trial.h"
#include "core/targets/advice.h"

#include <optional>
#include <vector>

namespace pare {

// Of candidates that were judged, from the largest file to the smallest: the last before the first whose loss can be measured (its interval against the
// source does not reach zero; where there is none, it is past the guard), and that one. None where none was judged.
[[nodiscard]] std::optional<Advice> sizeBeforeFirstLoss(const std::vector<TriedCandidate> &tried, int64_t sourceBytes);

} // namespace pare
