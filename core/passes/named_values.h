// Options that say something of single layers or groups: "Conv_1=0.5; MatMul_4=0.25".
#pragma once

#include <string>
#include <vector>

namespace pare {

struct NamedValue {
    std::string part; // as it was written, for errors
    std::string name;
    std::string value; // empty where there is no '='
};

// The parts between semicolons, blanks around names and values taken off, empty parts left out. The last '=' of a part divides it: names may hold others.
[[nodiscard]] std::vector<NamedValue> namedValues(const std::string &text);

} // namespace pare
