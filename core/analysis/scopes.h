// The path that exporters write into node names: "encoder/layer.3/attention/MatMul" lies in encoder/layer.3/attention.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pare {

// The parts of a layer's name without its last: split at slashes, or at dots where the name has no slash. Empty parts are left out,
// and so are all behind the outermost 24: a name may be a megabyte of slashes. "Conv.12" numbers an operator and is no path.
[[nodiscard]] std::vector<std::string_view> scopeOf(std::string_view layer);
// The longest path that all these layers lie in, joined with '/'; empty where there is none.
[[nodiscard]] std::string commonScope(const std::vector<std::string_view> &layers);
// A part of a path with its number taken out: "layer.3" -> "layer.*" and 3, "12" -> "*" and 12. number -1 where it has none.
struct NumberedScope {
    std::string pattern;
    int number = -1;
};
[[nodiscard]] NumberedScope numberedScope(std::string_view part);

} // namespace pare
