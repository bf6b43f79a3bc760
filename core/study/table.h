// The variants of a study as CSV, for spreadsheets and scripts.
#pragma once

#include "core/study/study.h"

#include <string>
#include <vector>

namespace pare {

// A head line, then one row a variant, the source first. Names of columns are stable: snake_case with the unit in the name. What
// was not measured is empty; numbers are written so that they read back exactly. Quoting and line ends (CR LF) after RFC 4180.
[[nodiscard]] std::string variantsCsv(const std::vector<Variant> &variants);

} // namespace pare
