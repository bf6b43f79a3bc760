// "Did you mean ...": the known word that a misspelt one stands nearest to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pare::cli {

// Empty where nothing is near: at most a third of the letters may differ (a swap of neighbours counts as one).
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string> &known);
// "; did you mean X?", or "; there are A, B, C" where nothing is near.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string> &known);

} // namespace pare::cli
