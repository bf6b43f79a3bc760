#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pare {

namespace {

// Three significant digits without an exponent: 1.07, 41.3, 914.
std::string threeDigits(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "not a number" : value > 0 ? "infinite" : "-infinite";
    const double size = std::fabs(value);
    if (size == 0)
        return "0";
    if (size >= 99.95)
        return fmt::format("{:.0f}", value);
    if (size >= 9.995)
        return fmt::format("{:.1f}", value);
    if (size >= 0.9995)
        return fmt::format("{:.2f}", value);
    if (size >= 1e-4)
        return fmt::format("{:.3g}", value);
    const int decimals = 2 - static_cast<int>(std::floor(std::log10(size)));
    return fmt::format("{:.{}f}", value, std::min(decimals, 18));
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
    const double size = std::fabs(ms);
    if (size >= 0.1 || size == 0 || !std::isfinite(ms))
        return threeDigits(ms) + " ms";
    return size >= 1e-4 ? threeDigits(ms * 1e3) + " \u00b5s" : threeDigits(ms * 1e6) + " ns";
}

std::string formatSeconds(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 60)
        return threeDigits(seconds) + " s";
    const auto whole = static_cast<int64_t>(std::llround(std::min(seconds, 1e15)));
    if (whole >= 3600)
        return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
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
