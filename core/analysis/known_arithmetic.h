// What arithmetic makes of numbers that are known before running: integers, reals, and sizes that are only known by name.
#pragma once

#include "core/analysis/known_values.h"

#include <optional>
#include <string_view>

namespace pare {

// Of ONNX's operators with two operands ("Add", "Div", "Less", "And"...). Integers wrap never: what overflows is unknown.
[[nodiscard]] KnownNumber combineKnown(std::string_view op, const KnownNumber &a, const KnownNumber &b);
// Of those with one ("Neg", "Floor", "Not"...).
[[nodiscard]] KnownNumber mapKnown(std::string_view op, const KnownNumber &x);
// An integer or a real; nullopt for all else.
[[nodiscard]] std::optional<double> asReal(const KnownNumber &number);

} // namespace pare
