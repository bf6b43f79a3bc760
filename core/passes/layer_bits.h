// Bits of single layers, as an option says them: "Conv_1=8; MatMul_4=2; head=float".
#pragma once

#include "core/model/model.h"

#include <map>
#include <string>

namespace pare {

// By layer; 0: it stays in float. Empty text: none. Errors: InvalidInput (no number of bits, a name that is no layer with weights).
[[nodiscard]] Result<std::map<std::string, int>> layerBitsFrom(const std::string &text, const Model &model);
// What layerBitsFrom reads back.
[[nodiscard]] std::string layerBitsText(const std::map<std::string, int> &bits);

} // namespace pare
