#include "ui/theme/metrics.h"

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

double &mutableFactor()
{
    static double factor = 1.0;
    return factor;
}

} // namespace

double scaleFactor()
{
    return mutableFactor();
}

int scaled(double designPixels)
{
    const int length = static_cast<int>(std::lround(scaledF(designPixels)));
    return designPixels > 0 ? std::max(1, length) : length;
}

double scaledF(double designPixels)
{
    return designPixels * mutableFactor();
}

void setScaleFactor(double factor)
{
    mutableFactor() = std::clamp(factor, 0.5, 8.0);
}

} // namespace pare
