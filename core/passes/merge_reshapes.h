#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &mergeReshapesPass();

} // namespace pare
