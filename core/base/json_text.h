// JSON to text and back, so that no input can bring the program down: deep nesting is refused, bad bytes are replaced.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace pare {

// Deepest nesting of arrays and objects that is read: copying and writing a JSON value recurse once a level.
inline constexpr int deepestJson = 200;

// Errors: InvalidInput (no JSON, or nested too deeply), with `where` in front.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text, const std::string &where = {});

// Never throws: bytes that are no UTF-8 (names inside of models may hold any) become U+FFFD. indent < 0: one line.
[[nodiscard]] std::string jsonText(const nlohmann::json &json, int indent = -1);

} // namespace pare
