// The learning rate of one cycle: it rises in a straight line, then falls in a straight line to nothing.
#pragma once

#include <cstdint>

namespace pare::demo {

struct OneCycle {
    double peak = 0;
    int64_t steps = 1;
    double rising = 0.2; // share of the steps

    [[nodiscard]] double at(int64_t step) const
    {
        const double top = rising * static_cast<double>(steps);
        const double x = static_cast<double>(step);
        return x < top ? peak * (x + 1) / (top + 1) : peak * (static_cast<double>(steps) - x) / (static_cast<double>(steps) - top);
    }
};

} // namespace pare::demo
