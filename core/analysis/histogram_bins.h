// How values are sorted into the bars of a histogram.
#pragma once

#include <cstddef>

namespace pare {

// Equally wide bins, 64 at most. Where all values are whole multiples of a step away from the smallest one, a bin holds as many of these as every other,
// and edges lie half way between two: else bars would be uneven where the values are not.
struct HistogramBins {
    double low = 0; // edges of the first and of the last
    double high = 1;
    double step = 0; // 0: values may lie anywhere
    size_t count = 64;

    // smallest <= largest, both finite; step >= 0.
    [[nodiscard]] static HistogramBins over(double smallest, double largest, double step);
    // value: finite; outside it is counted in the first or last bin.
    [[nodiscard]] size_t of(double value) const;
};

} // namespace pare
