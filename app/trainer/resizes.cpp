// Resize and Upsample, axis by axis: each place of the result is a weighted sum of a few places of the input.
// Formulas: ONNX's description of Resize.
#include "app/trainer/operators.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pare::train {

namespace {

struct Taps {
    std::vector<std::vector<int64_t>> positions; // one list a tap
    std::vector<std::vector<float>> weights;     // empty: 1
};

struct Rule {
    std::string mode, coordinate, nearest;
    double cubic = -0.75;
    bool excludeOutside = false;
};

// In float32, as ONNX Runtime does: which of two places is the nearest hangs on the last bit.
float sourceAt(const Rule &rule, float place, float scale, float size, float wanted)
{
    if (rule.coordinate == "asymmetric")
        return place / scale;
    if (rule.coordinate == "align_corners")
        return wanted == 1 ? 0 : place * (size - 1) / (wanted - 1);
    if (rule.coordinate == "pytorch_half_pixel")
        return wanted > 1 ? (place + 0.5F) / scale - 0.5F : 0;
    if (rule.coordinate == "half_pixel_symmetric") {
        const float adjusted = wanted / (scale * size);
        return size / 2 * (1 - adjusted) + (place + 0.5F) / scale - 0.5F;
    }
    if (rule.coordinate == "half_pixel" || rule.coordinate.empty())
        return (place + 0.5F) / scale - 0.5F;
    throw Refusal("resizing with coordinates by " + rule.coordinate + " is not computed here");
}

// smaller: the axis shrinks. Before opset 11 that decides.
double nearestTo(const Rule &rule, double source, bool smaller)
{
    if (rule.nearest == "simple")
        return smaller ? std::ceil(source) : std::floor(source);
    if (rule.nearest == "floor")
        return std::floor(source);
    if (rule.nearest == "ceil")
        return std::ceil(source);
    if (rule.nearest == "round_prefer_ceil")
        return std::floor(source + 0.5);
    return std::ceil(source - 0.5);
}

// Keys' cubic convolution. Source: R. Keys 1981.
double cubicWeight(double a, double x)
{
    x = std::abs(x);
    if (x <= 1)
        return (a + 2) * x * x * x - (a + 3) * x * x + 1;
    return x < 2 ? a * x * x * x - 5 * a * x * x + 8 * a * x - 4 * a : 0;
}

Taps tapsOf(const Rule &rule, int64_t size, int64_t wanted, double scale)
{
    const size_t count = rule.mode == "nearest" ? 1 : rule.mode == "cubic" ? 4 : 2;
    Taps taps;
    taps.positions.resize(count);
    if (count > 1)
        taps.weights.resize(count);
    const auto inside = [&](double at) { return static_cast<int64_t>(std::clamp<double>(at, 0, static_cast<double>(size - 1))); };
    for (int64_t i = 0; i < wanted; ++i) {
        double source = sourceAt(rule, static_cast<float>(i), static_cast<float>(scale), static_cast<float>(size), static_cast<float>(wanted));
        if (count == 1) {
            taps.positions[0].push_back(inside(nearestTo(rule, source, scale < 1)));
            continue;
        }
        if (count == 2)
            source = std::clamp<double>(source, 0, static_cast<double>(size - 1));
        const double base = std::floor(source);
        double total = 0;
        std::vector<double> weights;
        for (size_t tap = 0; tap < count; ++tap) {
            const double at = base + static_cast<double>(tap) - (count == 4 ? 1 : 0);
            double weight = count == 2 ? (tap == 0 ? 1 - (source - base) : source - base) : cubicWeight(rule.cubic, source - at);
            if (rule.excludeOutside && count == 4 && (at < 0 || at > static_cast<double>(size - 1)))
                weight = 0;
            taps.positions[tap].push_back(inside(at));
            weights.push_back(weight);
            total += weight;
        }
        for (size_t tap = 0; tap < count; ++tap)
            taps.weights[tap].push_back(static_cast<float>(rule.excludeOutside ? weights[tap] / total : weights[tap]));
    }
    return taps;
}

at::Tensor resized(const at::Tensor &x, int64_t axis, const Taps &taps)
{
    if (taps.weights.empty())
        return takeAt(x, axis, taps.positions[0]);
    at::Tensor sum;
    for (size_t tap = 0; tap < taps.positions.size(); ++tap) {
        const at::Tensor part = takeAt(x, axis, taps.positions[tap]) * along(at::tensor(taps.weights[tap], at::kFloat), axis, x.dim());
        sum = sum.defined() ? sum + part : part;
    }
    return sum;
}

Outputs resizeBy(at::Tensor x, const Rule &rule, const std::vector<int64_t> &axes, const std::vector<double> &scales, const std::vector<int64_t> &sizes)
{
    for (size_t i = 0; i < axes.size(); ++i) {
        const int64_t size = x.size(axes[i]);
        const int64_t wanted = sizes.empty() ? static_cast<int64_t>(std::floor(static_cast<double>(size) * scales[i])) : sizes[i];
        const double scale = sizes.empty() ? scales[i] : static_cast<double>(wanted) / static_cast<double>(size);
        if (wanted != size || scale != 1)
            x = resized(x, axes[i], tapsOf(rule, size, wanted, scale));
    }
    return {x};
}

std::vector<double> realsOf(const at::Tensor &tensor)
{
    const at::Tensor whole = tensor.detach().to(at::kDouble).contiguous();
    return {whole.data_ptr<double>(), whole.data_ptr<double>() + whole.numel()};
}

Outputs resize(const Call &call)
{
    const at::Tensor &x = call.in(0);
    Rule rule;
    rule.mode = call.word("mode", "nearest");
    rule.coordinate = call.opset < 11 ? "asymmetric" : call.word("coordinate_transformation_mode", "half_pixel");
    rule.nearest = call.opset < 11 ? "simple" : call.word("nearest_mode", "round_prefer_floor");
    rule.cubic = call.real("cubic_coeff_a", -0.75);
    rule.excludeOutside = call.integer("exclude_outside", 0) != 0;
    if (call.integer("antialias", 0) != 0 || call.word("keep_aspect_ratio_policy", "stretch") != "stretch")
        throw Refusal("resizing with antialias or a kept aspect ratio is not computed here");
    std::vector<int64_t> axes = call.integers("axes");
    for (int64_t &axis : axes)
        axis = axisOf(axis, x.dim());
    if (axes.empty()) {
        axes.resize(static_cast<size_t>(x.dim()));
        std::iota(axes.begin(), axes.end(), int64_t{0});
    }
    const size_t scales = call.opset < 11 ? 1 : 2;
    if (call.has(scales) && call.in(scales).numel() > 0)
        return resizeBy(x, rule, axes, realsOf(call.in(scales)), {});
    return resizeBy(x, rule, axes, {}, intsOf(call.in(3)));
}

Outputs upsample(const Call &call)
{
    const at::Tensor &x = call.in(0);
    Rule rule{call.word("mode", "nearest"), "asymmetric", "floor"};
    std::vector<int64_t> axes(static_cast<size_t>(x.dim()));
    std::iota(axes.begin(), axes.end(), int64_t{0});
    if (call.has(1))
        return resizeBy(x, rule, axes, realsOf(call.in(1)), {});
    std::vector<double> scales;
    for (const auto &attribute : call.node.attribute())
        if (attribute.name() == "scales")
            scales.assign(attribute.floats().begin(), attribute.floats().end());
    if (scales.size() != axes.size())
        throw Refusal("it says no scales");
    return resizeBy(x, rule, axes, scales, {});
}

Outputs gridSample(const Call &call)
{
    const std::string mode = call.word("mode", "linear");
    const std::string outside = call.word("padding_mode", "zeros");
    const int64_t how = mode == "nearest" ? 1 : mode == "cubic" || mode == "bicubic" ? 2 : 0;
    return {at::grid_sampler(call.in(0), call.in(1), how, outside == "zeros" ? 0 : outside == "border" ? 1 : 2, call.integer("align_corners", 0) != 0)};
}

} // namespace

void addResizes(Operators &table)
{
    table["Resize"] = resize;
    table["Upsample"] = upsample;
    table["GridSample"] = gridSample;
}

} // namespace pare::train
