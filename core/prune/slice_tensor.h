// Cutting arrays: keeping some positions along each axis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pare {

// Positions to keep along one axis, rising; null: all of them.
using KeptPositions = const std::vector<int64_t> *;

// The elements at the kept positions, row-major. kept has one entry for each dimension; elementSize in bytes.
// The caller has checked that `bytes` holds as many elements as the dimensions give and that positions are within them.
[[nodiscard]] std::string keepPositions(std::span<const std::byte> bytes, const std::vector<int64_t> &dims, size_t elementSize,
                                        const std::vector<KeptPositions> &kept);
[[nodiscard]] std::vector<int64_t> keptDims(const std::vector<int64_t> &dims, const std::vector<KeptPositions> &kept);

} // namespace pare
