// The files of resources/targets as they were when the program was built.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace pare {

[[nodiscard]] std::span<const std::pair<std::string_view, std::string_view>> builtInTargets(); // name, JSON

} // namespace pare
