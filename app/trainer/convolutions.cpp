// Convolutions in one to three dimensions and what they are transposed.
#include "app/trainer/operators.h"

#include <algorithm>

namespace pare::train {

namespace {

bool symmetric(const std::vector<int64_t> &pads)
{
    const size_t axes = pads.size() / 2;
    return std::equal(pads.begin(), pads.begin() + static_cast<ptrdiff_t>(axes), pads.begin() + static_cast<ptrdiff_t>(axes)) &&
           std::all_of(pads.begin(), pads.end(), [](int64_t pad) { return pad >= 0; });
}

std::vector<int64_t> begins(const std::vector<int64_t> &pads)
{
    return {pads.begin(), pads.begin() + static_cast<ptrdiff_t>(pads.size() / 2)};
}

Outputs conv(const Call &call)
{
    at::Tensor x = call.in(0);
    const at::Tensor &w = call.in(1);
    const auto axes = static_cast<size_t>(w.dim() - 2);
    const auto strides = perAxis(call, "strides", axes, 1);
    const auto dilations = perAxis(call, "dilations", axes, 1);
    auto pads = padsOf(call, x.sizes().slice(2), w.sizes().slice(2), strides, dilations);
    if (!symmetric(pads)) {
        x = padded(x, pads, 0);
        pads.assign(2 * axes, 0);
    }
    at::Tensor y = at::convolution(x, w, optional(call.orNone(2)), strides, begins(pads), dilations, false, std::vector<int64_t>(axes, 0),
                                   call.integer("group", 1));
    if (call.has(3)) // FusedConv: a sum before the activation
        y = y + call.in(3);
    if (const std::string name = call.word("activation", ""); !name.empty()) {
        const auto *parameters = call.hasAttribute("activation_params") ? &call.node : nullptr;
        double alpha = 0;
        double beta = 0;
        if (parameters)
            for (const auto &attribute : call.node.attribute())
                if (attribute.name() == "activation_params") {
                    alpha = attribute.floats_size() > 0 ? attribute.floats(0) : 0;
                    beta = attribute.floats_size() > 1 ? attribute.floats(1) : 0;
                }
        y = activated(name, y, alpha, beta);
    }
    return {y};
}

Outputs convTranspose(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const at::Tensor &w = call.in(1);
    const auto axes = static_cast<size_t>(w.dim() - 2);
    const auto strides = perAxis(call, "strides", axes, 1);
    const auto dilations = perAxis(call, "dilations", axes, 1);
    const auto extra = perAxis(call, "output_padding", axes, 0);
    const std::string how = call.word("auto_pad", "NOTSET");
    std::vector<int64_t> pads = call.integers("pads");
    pads.resize(2 * axes, 0);
    const auto shape = call.integers("output_shape");
    if (!shape.empty() || how == "SAME_UPPER" || how == "SAME_LOWER")
        for (size_t i = 0; i < axes; ++i) {
            const int64_t size = x.size(static_cast<int64_t>(i) + 2);
            const int64_t wanted = shape.empty() ? size * strides[i] : shape[shape.size() - axes + i];
            int64_t total = strides[i] * (size - 1) + extra[i] + (w.size(static_cast<int64_t>(i) + 2) - 1) * dilations[i] + 1 - wanted;
            if (shape.empty()) // windows shorter than their stride are not filled up, as in ONNX Runtime
                total = std::max<int64_t>(0, total);
            pads[i] = how == "SAME_UPPER" ? total / 2 : total - total / 2;
            pads[axes + i] = total - pads[i];
        }
    bool plain = symmetric(pads);
    for (size_t i = 0; i < axes; ++i)
        plain = plain && extra[i] < std::max(strides[i], dilations[i]);
    const int64_t groups = call.integer("group", 1);
    if (plain)
        return {at::convolution(x, w, optional(call.orNone(2)), strides, begins(pads), dilations, true, extra, groups)};
    // The whole result, cut or widened to what is asked for.
    at::Tensor y = at::convolution(x, w, c10::nullopt, strides, std::vector<int64_t>(axes, 0), dilations, true, std::vector<int64_t>(axes, 0), groups);
    for (size_t i = 0; i < axes; ++i) {
        pads[i] = -pads[i];
        pads[axes + i] = extra[i] - pads[axes + i];
    }
    y = padded(y, pads, 0);
    return {call.has(2) ? y + along(call.in(2), 1, y.dim()) : y};
}

} // namespace

void addConvolutions(Operators &table)
{
    table["Conv"] = conv;
    table["com.microsoft.FusedConv"] = conv;
    table["ConvTranspose"] = convTranspose;
}

} // namespace pare::train
