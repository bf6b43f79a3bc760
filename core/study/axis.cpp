#include "core/study/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

double Axis::pixel(double value) const
{
    const double share = logarithmic ? std::log(value / lo) / std::log(hi / lo) : (value - lo) / (hi - lo);
    return pixelLo + share * (pixelHi - pixelLo);
}

std::string Axis::tickText(double value) const
{
    if (logarithmic) // each tick with the decimals that it needs: 0.5, 1, 20
        return fmt::format("{:.{}f}", value, std::clamp(static_cast<int>(-std::floor(std::log10(value) + 1e-9)), 0, 12));
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    return text.find_first_not_of("-0.") == std::string::npos && text.front() == '-' ? text.substr(1) : text; // no "-0"
}

Axis linearAxis(double lo, double hi, int most)
{
    Axis axis;
    axis.lo = lo;
    axis.hi = hi;
    const double raw = (hi - lo) / std::max(most, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    axis.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    const double slack = step * 1e-9;
    for (double k = std::ceil(lo / step - 1e-9); k * step <= hi + slack && axis.ticks.size() < 100; ++k)
        axis.ticks.push_back(k * step);
    return axis;
}

Axis logarithmicAxis(double lo, double hi, int most)
{
    Axis axis;
    axis.lo = lo;
    axis.hi = hi;
    axis.logarithmic = true;
    const int first = static_cast<int>(std::floor(std::log10(lo)));
    const int last = static_cast<int>(std::ceil(std::log10(hi)));
    const auto collect = [&](std::initializer_list<double> factors, int everyDecade) {
        axis.ticks.clear();
        for (int decade = first; decade <= last; decade += everyDecade)
            for (const double factor : factors)
                if (const double tick = factor * std::pow(10.0, decade); tick >= lo * (1 - 1e-9) && tick <= hi * (1 + 1e-9))
                    axis.ticks.push_back(tick);
        return static_cast<int>(axis.ticks.size()) <= most;
    };
    if (collect({1, 2, 5}, 1) || collect({1, 3}, 1))
        return axis;
    for (int every = 1; !collect({1}, every) && every < 1000; ++every) {
    }
    return axis;
}

} // namespace pare
