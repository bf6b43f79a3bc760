#include "core/base/units.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace pare {

namespace {

// Three significant digits without an exponent: 1.07, 41.3, 914.
std::string threeDigits(double value)
{
    const double size = std::fabs(value);
    if (size == 0)
        return "0";
    if (size >= 99.95)
        return fmt::format("{:.0f}", value);
    if (size >= 9.995)
        return fmt::format("{:.1f}", value);
    if (size >= 0.9995)
        return fmt::format("{:.2f}", value);
    return fmt::format("{:.3g}", value);
}

} // namespace

std::string formatBytes(int64_t bytes)
{
    constexpr std::array<const char *, 5> unit{"B", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    size_t step = 0;
    while (std::fabs(value) >= 999.5 && step + 1 < unit.size()) {
        value /= 1000;
        ++step;
    }
    return step == 0 ? fmt::format("{} B", bytes) : fmt::format("{} {}", threeDigits(value), unit[step]);
}

std::string formatCount(int64_t count)
{
    std::string digits = std::to_string(count);
    const size_t first = count < 0 ? 1 : 0;
    for (size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string formatCountShort(double count)
{
    constexpr std::array<const char *, 5> prefix{"", " k", " M", " G", " T"};
    size_t step = 0;
    while (std::fabs(count) >= 999.5 && step + 1 < prefix.size()) {
        count /= 1000;
        ++step;
    }
    return threeDigits(count) + prefix[step];
}

std::string formatMilliseconds(double ms)
{
    return threeDigits(ms) + " ms";
}

std::string formatSeconds(double seconds)
{
    if (seconds < 60)
        return threeDigits(seconds) + " s";
    const auto whole = static_cast<int64_t>(std::llround(seconds));
    return fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string formatPercent(double share, int decimals)
{
    return fmt::format("{:.{}f} %", share * 100, decimals);
}

std::string plural(int64_t count, const std::string &one, const std::string &many)
{
    return formatCount(count) + " " + (count == 1 ? one : (many.empty() ? one + "s" : many));
}

} // namespace pare
