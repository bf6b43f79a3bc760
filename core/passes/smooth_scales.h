#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &smoothScalesPass();

} // namespace pare
