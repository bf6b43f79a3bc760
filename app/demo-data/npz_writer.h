// Arrays in an .npz archive: what `numpy.savez_compressed` writes, with fixed dates, so that the same arrays give the same bytes.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pare::demo {

struct Int64Array {
    std::string name; // without .npy
    std::vector<int64_t> shape;
    std::vector<int64_t> values; // row-major, as many as the shape says
};

// Errors: CannotCreate, Io, InvalidInput when values and shape differ, OutOfMemory for an array past 4 GiB (plain zip ends there).
[[nodiscard]] Result<void> writeNpz(const std::filesystem::path &path, const std::vector<Int64Array> &arrays);

} // namespace pare::demo
