// A matrix the other way round: [rows, columns] as [columns, rows].
#pragma once

#include <cstddef>
#include <vector>

namespace pare {

template <typename T>
[[nodiscard]] std::vector<T> turned(const std::vector<T> &values, size_t rows, size_t columns)
{
    std::vector<T> out(values.size());
    for (size_t r = 0; r < rows; ++r)
        for (size_t c = 0; c < columns; ++c)
            out[c * rows + r] = values[r * columns + c];
    return out;
}

} // namespace pare
