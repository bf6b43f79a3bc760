// Reading .gz files whole.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace pare::demo {

// The unpacked content of a gzip file (all its members). Errors: Io, InvalidInput (not gzip, damaged, cut),
// OutOfMemory when the content is larger than `largest` bytes.
[[nodiscard]] Result<std::string> readGzip(const std::filesystem::path &path, int64_t largest);

} // namespace pare::demo
