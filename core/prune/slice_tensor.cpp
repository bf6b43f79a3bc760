#include "core/prune/slice_tensor.h"

namespace pare {

std::vector<int64_t> keptDims(const std::vector<int64_t> &dims, const std::vector<KeptPositions> &kept)
{
    std::vector<int64_t> result = dims;
    for (size_t axis = 0; axis < dims.size(); ++axis)
        if (kept[axis])
            result[axis] = static_cast<int64_t>(kept[axis]->size());
    return result;
}

std::string keepPositions(std::span<const std::byte> bytes, const std::vector<int64_t> &dims, size_t elementSize,
                          const std::vector<KeptPositions> &kept)
{
    size_t innermost = dims.size(); // axes from here on stay whole: they are copied in one run
    while (innermost > 0 && !kept[innermost - 1])
        --innermost;
    size_t run = elementSize;
    for (size_t axis = innermost; axis < dims.size(); ++axis)
        run *= static_cast<size_t>(dims[axis]);
    std::vector<size_t> stride(innermost, run); // bytes from one position to the next
    for (size_t axis = innermost; axis-- > 1;)
        stride[axis - 1] = stride[axis] * static_cast<size_t>(dims[axis]);

    size_t total = run;
    for (size_t axis = 0; axis < innermost; ++axis)
        total *= kept[axis] ? kept[axis]->size() : static_cast<size_t>(dims[axis]);
    std::string result;
    result.reserve(total);
    const auto *data = reinterpret_cast<const char *>(bytes.data());
    const auto copy = [&](const auto &self, size_t axis, size_t from) -> void {
        if (axis == innermost) {
            result.append(data + from, run);
            return;
        }
        if (kept[axis]) {
            for (const int64_t position : *kept[axis])
                self(self, axis + 1, from + static_cast<size_t>(position) * stride[axis]);
        } else {
            for (size_t position = 0; position < static_cast<size_t>(dims[axis]); ++position)
                self(self, axis + 1, from + position * stride[axis]);
        }
    };
    if (total > 0)
        copy(copy, 0, 0);
    return result;
}

} // namespace pare
