#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &widenFloat16Pass();

} // namespace pare
