// What moves values and changes none: shapes, order, parts.
#include "app/trainer/operators.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pare::train {

namespace {

Outputs reshape(const Call &call)
{
    const at::Tensor &x = call.in(0);
    std::vector<int64_t> shape = call.opset < 5 ? call.integers("shape") : intsOf(call.in(1));
    if (call.integer("allowzero", 0) == 0)
        for (size_t i = 0; i < shape.size(); ++i)
            if (shape[i] == 0)
                shape[i] = x.size(static_cast<int64_t>(i));
    return {x.reshape(shape)};
}

Outputs transpose(const Call &call)
{
    const at::Tensor &x = call.in(0);
    std::vector<int64_t> order = call.integers("perm");
    if (order.empty() && x.dim() > 0) {
        order.resize(static_cast<size_t>(x.dim()));
        std::iota(order.rbegin(), order.rend(), int64_t{0});
    }
    return {x.permute(order)};
}

Outputs flatten(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = call.integer("axis", 1) == x.dim() ? x.dim() : axisOf(call.integer("axis", 1), x.dim());
    int64_t rows = 1;
    for (int64_t i = 0; i < axis; ++i)
        rows *= x.size(i);
    return {x.reshape({rows, rows == 0 ? 0 : x.numel() / rows})};
}

Outputs squeeze(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const std::vector<int64_t> axes = axesOf(call, 1, x.dim());
    std::vector<int64_t> shape;
    for (int64_t i = 0; i < x.dim(); ++i) {
        const bool named = std::find(axes.begin(), axes.end(), i) != axes.end();
        if (axes.empty() ? x.size(i) != 1 : !named)
            shape.push_back(x.size(i));
    }
    return {x.reshape(shape)};
}

Outputs unsqueeze(const Call &call)
{
    at::Tensor x = call.in(0);
    const size_t count = call.has(1) ? static_cast<size_t>(call.in(1).numel()) : call.integers("axes").size();
    for (const int64_t axis : axesOf(call, 1, x.dim() + static_cast<int64_t>(count)))
        x = x.unsqueeze(axis);
    return {x};
}

Outputs concat(const Call &call)
{
    return {at::cat(call.inputs, axisOf(call.integer("axis", 1), call.in(0).dim()))};
}

Outputs split(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = axisOf(call.integer("axis", 0), x.dim());
    std::vector<int64_t> sizes = call.has(1) ? intsOf(call.in(1)) : call.integers("split");
    if (sizes.empty()) { // equal parts, the last one smaller where it does not come out even
        const int64_t count = call.integer("num_outputs", call.node.output_size());
        const int64_t each = (x.size(axis) + count - 1) / count;
        for (int64_t i = 0, left = x.size(axis); i < count; ++i, left -= each)
            sizes.push_back(std::clamp<int64_t>(left, 0, each));
    }
    return at::split_with_sizes(x, sizes, axis);
}

Outputs slice(const Call &call)
{
    at::Tensor x = call.in(0);
    const bool old = call.opset < 10;
    const std::vector<int64_t> starts = old ? call.integers("starts") : intsOf(call.in(1));
    const std::vector<int64_t> ends = old ? call.integers("ends") : intsOf(call.in(2));
    std::vector<int64_t> axes = old ? call.integers("axes") : call.has(3) ? intsOf(call.in(3)) : std::vector<int64_t>();
    const std::vector<int64_t> steps = !old && call.has(4) ? intsOf(call.in(4)) : std::vector<int64_t>(starts.size(), 1);
    if (axes.empty()) {
        axes.resize(starts.size());
        std::iota(axes.begin(), axes.end(), int64_t{0});
    }
    for (size_t i = 0; i < starts.size(); ++i) {
        const int64_t axis = axisOf(axes.at(i), x.dim());
        const int64_t size = x.size(axis);
        const int64_t step = steps.at(i);
        const auto fromStart = [&](int64_t at) { return at < 0 ? at + size : at; };
        if (step > 0) {
            const int64_t begin = std::clamp<int64_t>(fromStart(starts[i]), 0, size);
            x = x.slice(axis, begin, std::max(begin, std::clamp<int64_t>(fromStart(ends.at(i)), 0, size)), step);
            continue;
        }
        std::vector<int64_t> positions;
        const int64_t end = ends.at(i) < -size ? -1 : std::clamp<int64_t>(fromStart(ends[i]), -1, size - 1);
        for (int64_t at = std::clamp<int64_t>(fromStart(starts[i]), 0, size - 1); at > end; at += step)
            positions.push_back(at);
        x = takeAt(x, axis, positions);
    }
    return {x};
}

Outputs expand(const Call &call)
{
    const at::Tensor &x = call.in(0);
    std::vector<int64_t> shape = intsOf(call.in(1));
    const auto rank = static_cast<size_t>(x.dim());
    if (shape.size() < rank)
        shape.insert(shape.begin(), rank - shape.size(), 1);
    for (size_t i = 0; i < rank; ++i) { // the two broadcast each other
        int64_t &wanted = shape[shape.size() - rank + i];
        if (wanted == 1)
            wanted = x.size(static_cast<int64_t>(i));
    }
    return {x.expand(shape)};
}

Outputs tile(const Call &call) { return {call.in(0).repeat(intsOf(call.in(1)))}; }

// Where each place of a padded axis comes from; -1: from outside.
std::vector<int64_t> padSources(const std::string &mode, int64_t size, int64_t before, int64_t after)
{
    std::vector<int64_t> sources;
    for (int64_t i = -before; i < size + after; ++i) {
        int64_t at = i;
        if (mode == "edge")
            at = std::clamp<int64_t>(i, 0, size - 1);
        else if (mode == "wrap")
            at = ((i % size) + size) % size;
        else // reflect: the border is not repeated
            for (int64_t bounce = 0; size > 1 && (at < 0 || at >= size) && bounce < 1000; ++bounce)
                at = at < 0 ? -at : 2 * (size - 1) - at;
        sources.push_back(std::clamp<int64_t>(at, 0, size - 1));
    }
    return sources;
}

Outputs pad(const Call &call)
{
    at::Tensor x = call.in(0);
    const bool old = call.opset < 11;
    const std::vector<int64_t> given = old ? call.integers(call.hasAttribute("paddings") ? "paddings" : "pads") : intsOf(call.in(1));
    std::vector<int64_t> axes = call.has(3) ? intsOf(call.in(3)) : std::vector<int64_t>();
    if (axes.empty()) {
        axes.resize(static_cast<size_t>(x.dim()));
        std::iota(axes.begin(), axes.end(), int64_t{0});
    }
    std::vector<int64_t> pads(static_cast<size_t>(2 * x.dim()), 0);
    for (size_t i = 0; i < axes.size(); ++i) {
        const auto axis = static_cast<size_t>(axisOf(axes[i], x.dim()));
        pads[axis] = given.at(i);
        pads[static_cast<size_t>(x.dim()) + axis] = given.at(axes.size() + i);
    }
    const std::string mode = call.word("mode", "constant");
    if (mode == "constant") {
        const double value = old ? call.real("value", 0) : call.has(2) && call.in(2).numel() > 0 ? call.in(2).to(at::kDouble).item<double>() : 0;
        return {padded(x, pads, value)};
    }
    for (int64_t axis = 0; axis < x.dim(); ++axis) {
        const int64_t before = pads[static_cast<size_t>(axis)];
        const int64_t after = pads[static_cast<size_t>(x.dim() + axis)];
        if (before != 0 || after != 0)
            x = takeAt(x, axis, padSources(mode, x.size(axis), before, after));
    }
    return {x};
}

Outputs depthToSpace(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t b = call.integer("blocksize", 1);
    const int64_t c = x.size(1) / (b * b);
    const at::Tensor y = call.word("mode", "DCR") == "DCR" ? x.reshape({x.size(0), b, b, c, x.size(2), x.size(3)}).permute({0, 3, 4, 1, 5, 2})
                                                          : x.reshape({x.size(0), c, b, b, x.size(2), x.size(3)}).permute({0, 1, 4, 2, 5, 3});
    return {y.reshape({x.size(0), c, x.size(2) * b, x.size(3) * b})};
}

Outputs spaceToDepth(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t b = call.integer("blocksize", 1);
    const at::Tensor y = x.reshape({x.size(0), x.size(1), x.size(2) / b, b, x.size(3) / b, b}).permute({0, 3, 5, 1, 2, 4});
    return {y.reshape({x.size(0), x.size(1) * b * b, x.size(2) / b, x.size(3) / b})};
}

Outputs cast(const Call &call)
{
    return {call.in(0).to(scalarType(static_cast<int>(call.integer("to", 0))))};
}

Outputs castLike(const Call &call) { return {call.in(0).to(call.in(1).scalar_type())}; }

Outputs trilu(const Call &call)
{
    const int64_t diagonal = call.has(1) ? intsOf(call.in(1)).at(0) : 0;
    return {call.integer("upper", 1) != 0 ? at::triu(call.in(0), diagonal) : at::tril(call.in(0), diagonal)};
}

Outputs reverseSequence(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t time = axisOf(call.integer("time_axis", 0), x.dim());
    const int64_t batch = axisOf(call.integer("batch_axis", 1), x.dim());
    const std::vector<int64_t> lengths = intsOf(call.in(1));
    std::vector<at::Tensor> parts;
    for (size_t i = 0; i < lengths.size(); ++i) {
        std::vector<int64_t> order(static_cast<size_t>(x.size(time)));
        std::iota(order.begin(), order.end(), int64_t{0});
        std::reverse(order.begin(), order.begin() + lengths[i]);
        parts.push_back(takeAt(x.narrow(batch, static_cast<int64_t>(i), 1), time, order));
    }
    return {at::cat(parts, batch)};
}

} // namespace

void addArrangements(Operators &table)
{
    table["Reshape"] = reshape;
    table["Transpose"] = transpose;
    table["Flatten"] = flatten;
    table["Squeeze"] = squeeze;
    table["Unsqueeze"] = unsqueeze;
    table["Concat"] = concat;
    table["Split"] = split;
    table["Slice"] = slice;
    table["Expand"] = expand;
    table["Tile"] = tile;
    table["Pad"] = pad;
    table["DepthToSpace"] = depthToSpace;
    table["SpaceToDepth"] = spaceToDepth;
    table["Cast"] = cast;
    table["CastLike"] = castLike;
    table["Trilu"] = trilu;
    table["ReverseSequence"] = reverseSequence;
}

} // namespace pare::train
