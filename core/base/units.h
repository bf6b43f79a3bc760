// Numbers as people read them: three significant digits, decimal prefixes, the unit always with them.
#pragma once

#include <cstdint>
#include <string>

namespace pare {

[[nodiscard]] std::string formatBytes(int64_t bytes);          // "1.07 MB" (decimal: 1 MB = 1,000,000 bytes)
[[nodiscard]] std::string formatCount(int64_t count);          // "1,234,567"
[[nodiscard]] std::string formatCountShort(double count);      // "41.3 M"
[[nodiscard]] std::string formatMilliseconds(double ms);       // "0.108 ms", "1.84 µs"
[[nodiscard]] std::string formatSeconds(double seconds);       // "12 s", "3 min 20 s"
[[nodiscard]] std::string formatPercent(double share, int decimals = 1); // 0.914 -> "91.4 %"
[[nodiscard]] std::string plural(int64_t count, const std::string &one, const std::string &many = {}); // "1 layer", "3 layers"

} // namespace pare
