// Values that come from attributes and shapes alone.
#include "app/trainer/operators.h"
#include "app/trainer/tensors.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare::train {

namespace {

Outputs constant(const Call &call)
{
    if (const auto *value = findAttribute(call.node, "value"))
        return {tensorOf(value->t(), {})};
    if (const auto *value = findAttribute(call.node, "value_float"))
        return {at::scalar_tensor(value->f(), at::kFloat)};
    if (const auto *value = findAttribute(call.node, "value_int"))
        return {at::scalar_tensor(value->i(), at::kLong)};
    if (const auto *value = findAttribute(call.node, "value_floats"))
        return {at::tensor(std::vector<float>(value->floats().begin(), value->floats().end()), at::kFloat)};
    if (const auto *value = findAttribute(call.node, "value_ints"))
        return {at::tensor(std::vector<int64_t>(value->ints().begin(), value->ints().end()), at::kLong)};
    throw Refusal("a constant of this kind cannot be computed here");
}

Outputs constantOfShape(const Call &call)
{
    const std::vector<int64_t> shape = intsOf(call.in(0));
    if (const auto *value = findAttribute(call.node, "value"))
        return {tensorOf(value->t(), {}).reshape({}).expand(shape).clone()};
    return {at::zeros(shape, at::kFloat)};
}

Outputs shape(const Call &call)
{
    const auto sizes = call.in(0).sizes();
    const auto rank = static_cast<int64_t>(sizes.size());
    const auto bound = [&](int64_t at) { return std::clamp<int64_t>(at < 0 ? at + rank : at, 0, rank); };
    const int64_t begin = bound(call.integer("start", 0));
    const int64_t end = std::max(begin, bound(call.integer("end", rank)));
    return {at::tensor(sizes.slice(static_cast<size_t>(begin), static_cast<size_t>(end - begin)).vec(), at::kLong)};
}

Outputs size(const Call &call) { return {at::scalar_tensor(call.in(0).numel(), at::kLong)}; }

Outputs range(const Call &call)
{
    return {at::arange(call.in(0).item(), call.in(1).item(), call.in(2).item(), call.in(0).options().requires_grad(false))};
}

Outputs eyeLike(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const at::ScalarType type = call.hasAttribute("dtype") ? scalarType(static_cast<int>(call.integer("dtype", 1))) : x.scalar_type();
    const at::Tensor y = at::zeros(x.sizes(), type);
    y.diagonal(call.integer("k", 0)).fill_(1);
    return {y};
}

} // namespace

void addConstants(Operators &table)
{
    table["Constant"] = constant;
    table["ConstantOfShape"] = constantOfShape;
    table["Shape"] = shape;
    table["Size"] = size;
    table["Range"] = range;
    table["EyeLike"] = eyeLike;
}

} // namespace pare::train
