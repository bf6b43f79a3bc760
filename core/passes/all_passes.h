// The one explicit, ordered list of passes.
#pragma once

#include "core/passes/pass.h"

#include <span>

namespace pare {

[[nodiscard]] std::span<const Pass> allPasses();
[[nodiscard]] const Pass *findPass(std::string_view id); // null where there is none

} // namespace pare
