// Weights that a caller could give anew become constants.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &sealConstantsPass();

} // namespace pare
