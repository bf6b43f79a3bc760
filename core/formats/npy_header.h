// The header of a .npy array: element type, order and shape. Source: NumPy's format description, versions 1.0 to 3.0 (numpy.lib.format).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

struct NpyHeader {
    int type = 0; // element type
    bool bigEndian = false;
    bool fortranOrder = false;
    std::vector<int64_t> shape;
    int64_t dataOffset = 0; // from the beginning of the .npy
    int64_t dataBytes = 0;
};

// As many bytes as the header may take, for reading ahead.
inline constexpr int64_t npyHeaderLimit = 65536;

// `bytes`: the beginning of the file, at least the whole header. Errors: InvalidInput (no .npy, cut, a shape that overflows),
// Unsupported (pickled objects, text, structured and complex arrays, versions to come). `name` is what messages call the array.
[[nodiscard]] Result<NpyHeader> parseNpyHeader(std::string_view bytes, const std::string &name);

} // namespace pare
