// Axes of charts: ranges, round numbers for ticks, and the way from values to pixels.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct Axis {
    double lo = 0;              // value at pixelLo
    double hi = 1;
    double pixelLo = 0;
    double pixelHi = 1;
    bool logarithmic = false;   // lo and hi above 0
    std::vector<double> ticks;
    int decimals = 0;           // so that neighbouring ticks differ and points align

    [[nodiscard]] double pixel(double value) const;
    [[nodiscard]] std::string tickText(double value) const;
};

// Ticks at 1, 2 or 5 times a power of ten inside lo..hi, at most `most` of them; lo < hi.
[[nodiscard]] Axis linearAxis(double lo, double hi, int most);
// Ticks at 1, 2, 5 (or, over many decades, at 1) times powers of ten; 0 < lo < hi.
[[nodiscard]] Axis logarithmicAxis(double lo, double hi, int most);

} // namespace pare
