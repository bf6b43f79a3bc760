// The changes that a variant's report lists, told apart by what they mean: what changes the function of the model, and exact rewrites that only prepare it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace pare {

struct ChangesByKind {
    nlohmann::json changing = nlohmann::json::array();  // pruned, quantized, trained, and what this version does not know
    nlohmann::json rewriting = nlohmann::json::array(); // the same function, written otherwise
};

[[nodiscard]] bool rewritesExactly(const std::string &pass);
// Entries that are no objects are left out; each part is in the order of the report.
[[nodiscard]] ChangesByKind changesByKind(const nlohmann::json &report);

} // namespace pare
