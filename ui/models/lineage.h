// Which variant another was made from: its recipe is the other's and more steps, such as training.
#pragma once

#include "ui/models/document.h"

#include <optional>
#include <vector>

namespace pare {

// The variant whose recipe is the longest beginning of this one's; nullopt where none but the source is.
[[nodiscard]] std::optional<int64_t> madeFrom(const Variant &variant, const std::vector<VariantEntry> &all);

// The steps of `variant` that come after those of `before`; empty where its recipe does not begin with them.
[[nodiscard]] std::vector<RecipeStep> stepsBeyond(const Variant &variant, const Variant &before);

} // namespace pare
