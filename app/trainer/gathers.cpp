// Reading and writing at positions that are values themselves: embeddings, gathers, scatters.
#include "app/trainer/operators.h"

namespace pare::train {

namespace {

// Positions counted from the start.
at::Tensor fromStart(const at::Tensor &positions, int64_t size)
{
    const at::Tensor whole = positions.to(at::kLong);
    return at::where(whole < 0, whole + size, whole);
}

Outputs gather(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = axisOf(call.integer("axis", 0), x.dim());
    const at::Tensor positions = fromStart(call.in(1), x.size(axis));
    std::vector<int64_t> shape(x.sizes().begin(), x.sizes().begin() + axis);
    shape.insert(shape.end(), positions.sizes().begin(), positions.sizes().end());
    shape.insert(shape.end(), x.sizes().begin() + axis + 1, x.sizes().end());
    return {x.index_select(axis, positions.reshape({-1})).reshape(shape)};
}

Outputs gatherElements(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = axisOf(call.integer("axis", 0), x.dim());
    return {at::gather(x, axis, fromStart(call.in(1), x.size(axis)))};
}

// The last axis of `positions` [..., depth] as one number a position into the first `depth` axes of `sizes`.
at::Tensor flatPositions(const at::Tensor &positions, at::IntArrayRef sizes)
{
    at::Tensor flat;
    for (int64_t i = 0; i < positions.size(-1); ++i) {
        const at::Tensor along = fromStart(positions.select(-1, i), sizes[static_cast<size_t>(i)]);
        flat = flat.defined() ? flat * sizes[static_cast<size_t>(i)] + along : along;
    }
    return flat;
}

Outputs gatherNd(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const at::Tensor &positions = call.in(1);
    const int64_t batch = call.integer("batch_dims", 0);
    const int64_t depth = positions.size(-1);
    int64_t batches = 1;
    for (int64_t i = 0; i < batch; ++i)
        batches *= x.size(i);
    const auto inner = x.sizes().slice(static_cast<size_t>(batch), static_cast<size_t>(depth));
    int64_t places = 1;
    for (const int64_t size : inner)
        places *= size;
    at::Tensor flat = flatPositions(positions, inner).reshape({batches, -1});
    flat = flat + at::arange(batches, at::kLong).unsqueeze(1) * places;
    std::vector<int64_t> rows{batches * places};
    rows.insert(rows.end(), x.sizes().begin() + batch + depth, x.sizes().end());
    std::vector<int64_t> shape(positions.sizes().begin(), positions.sizes().end() - 1);
    shape.insert(shape.end(), x.sizes().begin() + batch + depth, x.sizes().end());
    return {x.reshape(rows).index_select(0, flat.reshape({-1})).reshape(shape)};
}

// What stands at these positions along an axis, together with the updates. Errors: Refusal.
at::Tensor together(const std::string &how, const at::Tensor &x, int64_t axis, const at::Tensor &positions, const at::Tensor &updates)
{
    if (how == "add")
        return at::scatter_add(x, axis, positions, updates);
    const char *reduce = how == "mul" ? "prod" : how == "max" ? "amax" : how == "min" ? "amin" : nullptr;
    if (!reduce)
        throw Refusal("scattering with the reduction " + how + " is not computed here");
    return at::scatter_reduce(x, axis, positions, updates, reduce, true);
}

Outputs scatterElements(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const int64_t axis = axisOf(call.integer("axis", 0), x.dim());
    const at::Tensor positions = fromStart(call.in(1), x.size(axis));
    const std::string how = call.word("reduction", "none");
    return {how == "none" ? at::scatter(x, axis, positions, call.in(2)) : together(how, x, axis, positions, call.in(2))};
}

Outputs scatterNd(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const at::Tensor &positions = call.in(1);
    const std::string how = call.word("reduction", "none");
    const int64_t depth = positions.size(-1);
    int64_t places = 1;
    for (int64_t i = 0; i < depth; ++i)
        places *= x.size(i);
    const at::Tensor flat = flatPositions(positions, x.sizes()).reshape({-1});
    const at::Tensor rows = x.reshape({places, -1});
    const at::Tensor updates = call.in(2).reshape({flat.numel(), -1});
    return {(how == "none" ? rows.index_copy(0, flat, updates) : together(how, rows, 0, flat.unsqueeze(1).expand_as(updates), updates)).reshape(x.sizes())};
}

Outputs oneHot(const Call &call)
{
    const at::Tensor &positions = call.in(0);
    const int64_t depth = intsOf(call.in(1)).at(0);
    const at::Tensor values = call.in(2);
    const int64_t axis = axisOf(call.integer("axis", -1), positions.dim() + 1);
    const at::Tensor wrapped = fromStart(positions, depth).unsqueeze(axis);
    const at::Tensor hot = wrapped == along(at::arange(depth, at::kLong), axis, positions.dim() + 1);
    return {at::where(hot, values.select(0, 1), values.select(0, 0))};
}

Outputs nonZero(const Call &call) { return {at::nonzero(call.in(0)).t()}; }

} // namespace

void addGathers(Operators &table)
{
    table["Gather"] = gather;
    table["GatherElements"] = gatherElements;
    table["GatherND"] = gatherNd;
    table["ScatterElements"] = scatterElements;
    table["Scatter"] = scatterElements;
    table["ScatterND"] = scatterNd;
    table["OneHot"] = oneHot;
    table["NonZero"] = nonZero;
}

} // namespace pare::train
