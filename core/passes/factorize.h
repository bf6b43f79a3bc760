// factorize: large weights as products of two smaller ones, of the rank that carries what the layer gives.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &factorizePass();

} // namespace pare
