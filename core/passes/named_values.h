// Options that say something of single layers or groups: "Conv_1=0.5; MatMul_4=0.25".
#pragma once

#include "core/base/result.h"

#include <string>
#include <utility>
#include <vector>

namespace pare {

struct NamedValue {
    std::string part; // as it was written, for errors
    std::string name;
    std::string value; // empty where there is no '='
};

// The parts between semicolons, blanks around names and values taken off, empty parts left out. The last '=' of a part divides it: names may hold others.
[[nodiscard]] std::vector<NamedValue> namedValues(const std::string &text);
// Of which each value is a share from 0 to `most`. Errors: InvalidInput (another value; no part at all).
[[nodiscard]] Result<std::vector<std::pair<std::string, double>>> namedShares(const std::string &text, double most);

} // namespace pare
