// Normalisations. BatchNormalization takes the batch's statistics while training.
#include "app/trainer/operators.h"

#include <algorithm>

namespace pare::train {

namespace {

// running = momentum * running + (1 - momentum) * batch, which ATen writes the other way round. Statistics have no gradient, also where an exporter
// stored them as one with a weight of equal numbers.
Outputs batchNormalization(const Call &call)
{
    const double kept = call.real("momentum", 0.9);
    const double epsilon = call.real("epsilon", 1e-5);
    return {at::batch_norm(call.in(0), call.in(1), call.in(2), call.in(3).detach(), call.in(4).detach(), call.training, 1 - kept, epsilon, false)};
}

Outputs instanceNormalization(const Call &call)
{
    return {at::instance_norm(call.in(0), call.in(1), call.in(2), c10::nullopt, c10::nullopt, true, 0, call.real("epsilon", 1e-5), false)};
}

// x over its root mean square, or over its deviation from the mean, along the axes from `axis` on.
Outputs normalized(const Call &call, const at::Tensor &x, const at::Tensor &scale, const at::Tensor &bias, bool centred, double epsilon)
{
    const int64_t axis = axisOf(call.integer("axis", -1), x.dim());
    const at::IntArrayRef shape = x.sizes().slice(static_cast<size_t>(axis));
    const bool fits = (!scale.defined() || scale.sizes() == shape) && (!bias.defined() || bias.sizes() == shape);
    if (centred && fits && !call.wants(1))
        return {at::layer_norm(x, shape, optional(scale), optional(bias), epsilon)};
    std::vector<int64_t> axes;
    for (int64_t i = axis; i < x.dim(); ++i)
        axes.push_back(i);
    const at::Tensor mean = x.mean(axes, true);
    const at::Tensor shifted = centred ? x - mean : x;
    const at::Tensor inverse = at::rsqrt((shifted * shifted).mean(axes, true) + epsilon);
    at::Tensor y = shifted * inverse;
    y = scale.defined() ? y * scale : y;
    y = bias.defined() ? y + bias : y;
    return centred ? Outputs{y, mean, inverse} : Outputs{y, inverse};
}

Outputs layerNormalization(const Call &call)
{
    return normalized(call, call.in(0), call.orNone(1), call.orNone(2), true, call.real("epsilon", 1e-5));
}

Outputs rmsNormalization(const Call &call)
{
    return normalized(call, call.in(0), call.orNone(1), {}, false, call.real("epsilon", 1e-5));
}

// input + skip + bias, normalised; the sum itself is output 3.
Outputs skipped(const Call &call, const at::Tensor &scale, const at::Tensor &beta, const at::Tensor &bias, bool centred)
{
    at::Tensor sum = call.in(0) + call.in(1);
    sum = bias.defined() ? sum + bias : sum;
    Outputs outputs(4);
    outputs[0] = normalized(call, sum, scale, beta, centred, call.real("epsilon", 1e-12))[0];
    outputs[3] = sum;
    if (call.wants(1) || call.wants(2))
        throw Refusal("its mean and deviation as outputs are not computed here");
    return outputs;
}

Outputs skipLayerNormalization(const Call &call) { return skipped(call, call.in(2), call.orNone(3), call.orNone(4), true); }
Outputs skipSimplified(const Call &call) { return skipped(call, call.in(2), {}, call.orNone(3), false); }

// Up to opset 20 scale and bias are one a group.
Outputs groupNormalization(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t groups = call.integer("num_groups", 1);
    const auto perChannel = [&](const at::Tensor &values) {
        return values.numel() == x.size(1) ? values : values.repeat_interleave(x.size(1) / groups);
    };
    return {at::group_norm(x, groups, perChannel(call.in(1)), perChannel(call.in(2)), call.real("epsilon", 1e-5), false)};
}

// x / (bias + alpha / size * sum of squares of `size` neighbouring channels) ^ beta
Outputs localResponse(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t size = call.integer("size", 1);
    const int64_t before = (size - 1) / 2;
    std::vector<int64_t> pads(static_cast<size_t>(2 * (x.dim() - 1)), 0); // from the last axis on; the channel comes last
    pads[pads.size() - 2] = before;
    pads[pads.size() - 1] = size - 1 - before;
    const at::Tensor squares = at::constant_pad_nd(x * x, pads, 0);
    at::Tensor sum = squares.narrow(1, 0, x.size(1));
    for (int64_t i = 1; i < size; ++i)
        sum = sum + squares.narrow(1, i, x.size(1));
    return {x / at::pow(call.real("bias", 1) + call.real("alpha", 1e-4) / static_cast<double>(size) * sum, call.real("beta", 0.75))};
}

Outputs lpNormalization(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = axisOf(call.integer("axis", -1), x.dim());
    const at::Tensor size = call.integer("p", 2) == 1 ? at::abs(x).sum(axis, true) : rootOf((x * x).sum(axis, true), 2);
    return {x / size.masked_fill(size == 0, 1)}; // zeros stay zeros, with a gradient that is finite
}

Outputs meanVariance(const Call &call)
{
    const at::Tensor &x = call.in(0);
    std::vector<int64_t> axes = call.integers("axes");
    if (axes.empty())
        axes = {0, 2, 3};
    const at::Tensor mean = x.mean(axes, true);
    const at::Tensor square = (x * x).mean(axes, true);
    return {(x - mean) / (rootOf(at::clamp_min(square - mean * mean, 0), 2) + 1e-9)};
}

} // namespace

void addNormalizations(Operators &table)
{
    table["BatchNormalization"] = batchNormalization;
    table["InstanceNormalization"] = instanceNormalization;
    table["LayerNormalization"] = layerNormalization;
    table["RMSNormalization"] = rmsNormalization;
    table["SimplifiedLayerNormalization"] = rmsNormalization;
    table["com.microsoft.SimplifiedLayerNormalization"] = rmsNormalization;
    table["com.microsoft.SkipLayerNormalization"] = skipLayerNormalization;
    table["com.microsoft.SkipSimplifiedLayerNormalization"] = skipSimplified;
    table["GroupNormalization"] = groupNormalization;
    table["LRN"] = localResponse;
    table["LpNormalization"] = lpNormalization;
    table["MeanVarianceNormalization"] = meanVariance;
}

} // namespace pare::train
