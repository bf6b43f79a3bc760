// Reductions along axes, and what orders values along one.
#include "app/trainer/operators.h"

namespace pare::train {

namespace {

using Reduce = at::Tensor (*)(const at::Tensor &, const std::vector<int64_t> &, bool);

at::Tensor sum(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return x.sum(axes, keep, x.scalar_type()); }
at::Tensor largest(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return x.amax(axes, keep); }
at::Tensor smallest(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return x.amin(axes, keep); }
at::Tensor absolute(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return sum(at::abs(x), axes, keep); }
at::Tensor squares(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return sum(x * x, axes, keep); }
at::Tensor length(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return rootOf(squares(x, axes, keep), 2); }
at::Tensor logOfSum(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return at::log(sum(x, axes, keep)); }
at::Tensor logSumExp(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep) { return at::logsumexp(x, axes, keep); }

at::Tensor mean(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep)
{
    if (at::isFloatingType(x.scalar_type()))
        return x.mean(axes, keep);
    return at::div(sum(x, axes, keep), static_cast<int64_t>(x.numel() / std::max<int64_t>(1, sum(x, axes, true).numel())), "trunc");
}

at::Tensor product(const at::Tensor &x, const std::vector<int64_t> &axes, bool keep)
{
    at::Tensor result = x;
    for (size_t i = axes.size(); i-- > 0;)
        result = result.prod(axes[i], keep, x.scalar_type());
    return result;
}

template <Reduce f>
Outputs reduced(const Call &call)
{
    const at::Tensor &x = call.in(0);
    std::vector<int64_t> axes = axesOf(call, 1, x.dim());
    if (x.dim() == 0 || (axes.empty() && call.integer("noop_with_empty_axes", 0) != 0))
        return {f(x.unsqueeze(0), {0}, false)}; // each value alone: the magnitude of one is no less its magnitude
    if (axes.empty())
        for (int64_t i = 0; i < x.dim(); ++i)
            axes.push_back(i);
    return {f(x, axes, call.integer("keepdims", 1) != 0)};
}

template <bool most>
Outputs place(const Call &call)
{
    const at::Tensor x = call.in(0).detach();
    const int64_t axis = axisOf(call.integer("axis", 0), x.dim());
    const bool keep = call.integer("keepdims", 1) != 0;
    if (call.integer("select_last_index", 0) == 0)
        return {most ? x.argmax(axis, keep) : x.argmin(axis, keep)};
    const at::Tensor backwards = x.flip(axis);
    return {x.size(axis) - 1 - (most ? backwards.argmax(axis, keep) : backwards.argmin(axis, keep))};
}

Outputs topK(const Call &call)
{
    const int64_t count = call.opset < 10 ? call.integer("k", 1) : intsOf(call.in(1)).at(0);
    const int64_t axis = axisOf(call.integer("axis", -1), call.in(0).dim());
    const auto [values, positions] = at::sort(call.in(0), true, axis, call.integer("largest", 1) != 0); // of equal values the first, which topk does not promise
    return {values.narrow(axis, 0, count), positions.narrow(axis, 0, count)};
}

Outputs cumulated(const Call &call)
{
    at::Tensor x = call.in(0);
    const int64_t axis = axisOf(intsOf(call.in(1)).at(0), x.dim());
    const bool reverse = call.integer("reverse", 0) != 0;
    if (reverse)
        x = x.flip(axis);
    at::Tensor y = at::cumsum(x, axis, x.scalar_type());
    if (call.integer("exclusive", 0) != 0)
        y = y - x;
    return {reverse ? y.flip(axis) : y};
}

} // namespace

void addReductions(Operators &table)
{
    table["ReduceSum"] = reduced<sum>;
    table["ReduceMean"] = reduced<mean>;
    table["ReduceMax"] = reduced<largest>;
    table["ReduceMin"] = reduced<smallest>;
    table["ReduceProd"] = reduced<product>;
    table["ReduceL1"] = reduced<absolute>;
    table["ReduceL2"] = reduced<length>;
    table["ReduceSumSquare"] = reduced<squares>;
    table["ReduceLogSum"] = reduced<logOfSum>;
    table["ReduceLogSumExp"] = reduced<logSumExp>;
    table["ArgMax"] = place<true>;
    table["ArgMin"] = place<false>;
    table["TopK"] = topK;
    table["CumSum"] = cumulated;
}

} // namespace pare::train
