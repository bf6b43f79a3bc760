// Pooling in one to three dimensions.
#include "app/trainer/operators.h"

#include <algorithm>
#include <limits>

namespace pare::train {

namespace {

struct Window {
    std::vector<int64_t> kernel, strides, dilations, pads;
    bool ceil = false;
};

Window windowOf(const Call &call, const at::Tensor &x)
{
    Window window;
    window.kernel = call.integers("kernel_shape");
    const size_t axes = window.kernel.size();
    if (axes < 1 || axes > 3 || x.dim() != static_cast<int64_t>(axes) + 2)
        throw Refusal("pooling over " + std::to_string(axes) + " axes is not computed here");
    window.strides = perAxis(call, "strides", axes, 1);
    window.dilations = perAxis(call, "dilations", axes, 1);
    window.pads = padsOf(call, x.sizes().slice(2), window.kernel, window.strides, window.dilations);
    window.ceil = call.integer("ceil_mode", 0) != 0;
    return window;
}

Outputs maxPool(const Call &call)
{
    at::Tensor x = call.in(0);
    Window window = windowOf(call, x);
    if (call.wants(1))
        throw Refusal("its indices as an output are not computed here");
    const bool integers = at::isIntegralType(x.scalar_type(), false);
    const at::ScalarType type = x.scalar_type();
    if (integers)
        x = x.to(at::kFloat);
    const size_t axes = window.kernel.size();
    std::vector<int64_t> pads(window.pads.begin(), window.pads.begin() + static_cast<ptrdiff_t>(axes));
    bool plain = true;
    for (size_t i = 0; i < axes; ++i)
        plain = plain && pads[i] == window.pads[axes + i] && 2 * pads[i] <= window.kernel[i];
    if (!plain) {
        x = padded(x, window.pads, -std::numeric_limits<double>::infinity());
        pads.assign(axes, 0);
    }
    at::Tensor y = axes == 1   ? at::max_pool1d(x, window.kernel, window.strides, pads, window.dilations, window.ceil)
                   : axes == 2 ? at::max_pool2d(x, window.kernel, window.strides, pads, window.dilations, window.ceil)
                               : at::max_pool3d(x, window.kernel, window.strides, pads, window.dilations, window.ceil);
    return {integers ? y.to(type) : y};
}

at::Tensor average(const at::Tensor &x, const Window &window, const std::vector<int64_t> &pads, bool countPads)
{
    switch (window.kernel.size()) {
    case 1: return at::avg_pool1d(x, window.kernel, window.strides, pads, window.ceil, countPads);
    case 2: return at::avg_pool2d(x, window.kernel, window.strides, pads, window.ceil, countPads);
    default: return at::avg_pool3d(x, window.kernel, window.strides, pads, window.ceil, countPads);
    }
}

// The sum of each window of a padded tensor. Where the number of places is rounded up, the last window goes past the end.
at::Tensor windowSums(const at::Tensor &x, const Window &window)
{
    const size_t axes = window.kernel.size();
    std::vector<int64_t> past(2 * axes, 0);
    for (size_t i = 0; i < axes && window.ceil; ++i) {
        const int64_t size = x.size(static_cast<int64_t>(i) + 2);
        const int64_t reach = (window.kernel[i] - 1) * window.dilations[i] + 1;
        int64_t steps = (size - reach + window.strides[i] - 1) / window.strides[i];
        if (steps * window.strides[i] >= size - window.pads[axes + i]) // no window begins behind the values
            --steps;
        past[axes + i] = std::max<int64_t>(0, steps * window.strides[i] + reach - size);
    }
    const at::Tensor wide = padded(x, past, 0);
    std::vector<int64_t> shape{wide.size(0) * wide.size(1), 1};
    shape.insert(shape.end(), wide.sizes().begin() + 2, wide.sizes().end());
    std::vector<int64_t> kernel{1, 1};
    kernel.insert(kernel.end(), window.kernel.begin(), window.kernel.end());
    const std::vector<int64_t> none(axes, 0);
    const at::Tensor sums = at::convolution(wide.reshape(shape), at::ones(kernel, x.options().requires_grad(false)), c10::nullopt, window.strides, none, window.dilations, false, none, 1);
    std::vector<int64_t> back{x.size(0), x.size(1)};
    back.insert(back.end(), sums.sizes().begin() + 2, sums.sizes().end());
    return sums.reshape(back);
}

Outputs averagePool(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const Window window = windowOf(call, x);
    const bool countPads = call.integer("count_include_pad", 0) != 0;
    const size_t axes = window.kernel.size();
    if (std::any_of(window.dilations.begin(), window.dilations.end(), [](int64_t d) { return d != 1; })) {
        const at::Tensor ones = at::ones_like(x.detach().narrow(0, 0, 1).narrow(1, 0, 1));
        return {windowSums(padded(x, window.pads, 0), window) / windowSums(padded(ones, window.pads, countPads ? 1 : 0), window)};
    }
    const std::vector<int64_t> pads(window.pads.begin(), window.pads.begin() + static_cast<ptrdiff_t>(axes));
    bool plain = true;
    for (size_t i = 0; i < axes; ++i)
        plain = plain && pads[i] == window.pads[axes + i] && 2 * pads[i] <= window.kernel[i];
    if (plain)
        return {average(x, window, pads, countPads)};
    const std::vector<int64_t> none(axes, 0);
    const at::Tensor y = average(padded(x, window.pads, 0), window, none, true);
    if (countPads)
        return {y};
    return {y / average(padded(at::ones_like(x.detach().narrow(0, 0, 1).narrow(1, 0, 1)), window.pads, 0), window, none, true)};
}

std::vector<int64_t> spatialAxes(const at::Tensor &x)
{
    std::vector<int64_t> axes;
    for (int64_t i = 2; i < x.dim(); ++i)
        axes.push_back(i);
    return axes;
}

Outputs globalAverage(const Call &call) { return {call.in(0).mean(spatialAxes(call.in(0)), true)}; }
Outputs globalMax(const Call &call) { return {call.in(0).amax(spatialAxes(call.in(0)), true)}; }

Outputs globalLp(const Call &call)
{
    const auto p = static_cast<double>(call.integer("p", 2));
    return {rootOf(at::pow(at::abs(call.in(0)), p).sum(spatialAxes(call.in(0)), true), p)};
}

Outputs lpPool(const Call &call)
{
    const auto p = static_cast<double>(call.integer("p", 2));
    const Window window = windowOf(call, call.in(0));
    return {rootOf(windowSums(padded(at::pow(at::abs(call.in(0)), p), window.pads, 0), window), p)};
}

} // namespace

void addPools(Operators &table)
{
    table["MaxPool"] = maxPool;
    table["AveragePool"] = averagePool;
    table["GlobalAveragePool"] = globalAverage;
    table["GlobalMaxPool"] = globalMax;
    table["LpPool"] = lpPool;
    table["GlobalLpPool"] = globalLp;
}

} // namespace pare::train
