// Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &liftConvolutionsPass();

} // namespace pare
