// Arithmetic, comparisons and logic, element by element with broadcasting.
#include "app/trainer/operators.h"

namespace pare::train {

namespace {

template <at::Tensor (*f)(const at::Tensor &)>
Outputs unary(const Call &call)
{
    return {f(call.in(0))};
}

template <at::Tensor (*f)(const at::Tensor &, const at::Tensor &)>
Outputs binary(const Call &call)
{
    return {f(call.in(0), call.in(1))};
}

// Opsets below 7 broadcast where told to, from `axis` on.
at::Tensor second(const Call &call)
{
    at::Tensor b = call.in(1);
    if (call.opset < 7 && call.integer("broadcast", 0) != 0 && call.hasAttribute("axis") && b.dim() > 0) {
        const int64_t trailing = call.in(0).dim() - axisOf(call.integer("axis", 0), call.in(0).dim()) - b.dim();
        for (int64_t i = 0; i < trailing; ++i)
            b = b.unsqueeze(-1);
    }
    return b;
}

Outputs add(const Call &call) { return {call.in(0) + second(call)}; }
Outputs sub(const Call &call) { return {call.in(0) - second(call)}; }
Outputs mul(const Call &call) { return {call.in(0) * second(call)}; }

Outputs div(const Call &call)
{
    const at::Tensor b = second(call);
    return {at::isIntegralType(call.in(0).scalar_type(), false) ? at::div(call.in(0), b, "trunc") : at::div(call.in(0), b)};
}

Outputs power(const Call &call)
{
    const at::Tensor &base = call.in(0);
    const at::Tensor exponent = second(call);
    if (exponent.numel() == 1) {
        const double value = exponent.to(at::kDouble).item<double>();
        at::Tensor result = value == 2 ? base * base : at::pow(base, value);
        while (result.dim() < exponent.dim())
            result = result.unsqueeze(0);
        return {result.to(base.scalar_type())};
    }
    return {at::pow(base, exponent).to(base.scalar_type())};
}

Outputs modulo(const Call &call)
{
    return {call.integer("fmod", 0) != 0 ? at::fmod(call.in(0), call.in(1)) : at::remainder(call.in(0), call.in(1))};
}

template <at::Tensor (*f)(const at::Tensor &, const at::Tensor &)>
Outputs folded(const Call &call)
{
    at::Tensor result = call.in(0);
    for (size_t i = 1; i < call.inputs.size(); ++i)
        result = f(result, call.in(i));
    return {result};
}

at::Tensor plus(const at::Tensor &a, const at::Tensor &b) { return a + b; }
at::Tensor least(const at::Tensor &a, const at::Tensor &b) { return at::minimum(a, b); }
at::Tensor most(const at::Tensor &a, const at::Tensor &b) { return at::maximum(a, b); }
at::Tensor equal(const at::Tensor &a, const at::Tensor &b) { return at::eq(a, b); }
at::Tensor greater(const at::Tensor &a, const at::Tensor &b) { return at::gt(a, b); }
at::Tensor greaterEqual(const at::Tensor &a, const at::Tensor &b) { return at::ge(a, b); }
at::Tensor less(const at::Tensor &a, const at::Tensor &b) { return at::lt(a, b); }
at::Tensor lessEqual(const at::Tensor &a, const at::Tensor &b) { return at::le(a, b); }
at::Tensor both(const at::Tensor &a, const at::Tensor &b) { return at::logical_and(a, b); }
at::Tensor either(const at::Tensor &a, const at::Tensor &b) { return at::logical_or(a, b); }
at::Tensor oneOf(const at::Tensor &a, const at::Tensor &b) { return at::logical_xor(a, b); }

Outputs mean(const Call &call)
{
    return {folded<plus>(call)[0] / static_cast<double>(call.inputs.size())};
}

Outputs where(const Call &call)
{
    return {at::where(call.in(0), call.in(1), call.in(2))};
}

Outputs clip(const Call &call)
{
    const at::Tensor &x = call.in(0);
    c10::optional<at::Scalar> low;
    c10::optional<at::Scalar> high;
    if (call.opset < 11) {
        if (call.hasAttribute("min"))
            low = call.real("min", 0);
        if (call.hasAttribute("max"))
            high = call.real("max", 0);
    } else {
        if (call.has(1))
            low = call.in(1).item();
        if (call.has(2))
            high = call.in(2).item();
    }
    return {low || high ? at::clamp(x, low, high) : x};
}

// What changes no value while training: dropout is off in an exported network.
Outputs identity(const Call &call)
{
    Outputs outputs{call.in(0)};
    if (call.wants(1))
        outputs.push_back(at::ones_like(call.in(0), at::kBool));
    return outputs;
}

Outputs isInf(const Call &call)
{
    const at::Tensor &x = call.in(0);
    const bool below = call.integer("detect_negative", 1) != 0;
    const bool above = call.integer("detect_positive", 1) != 0;
    if (below && above)
        return {at::isinf(x)};
    return {below ? at::isneginf(x) : above ? at::isposinf(x) : at::zeros_like(x, at::kBool)};
}

Outputs isNan(const Call &call) { return {at::isnan(call.in(0))}; }

} // namespace

void addElementwise(Operators &table)
{
    table["Add"] = add;
    table["Sub"] = sub;
    table["Mul"] = mul;
    table["Div"] = div;
    table["Pow"] = power;
    table["Mod"] = modulo;
    table["Sum"] = folded<plus>;
    table["Min"] = folded<least>;
    table["Max"] = folded<most>;
    table["Mean"] = mean;
    table["Equal"] = binary<equal>;
    table["Greater"] = binary<greater>;
    table["GreaterOrEqual"] = binary<greaterEqual>;
    table["Less"] = binary<less>;
    table["LessOrEqual"] = binary<lessEqual>;
    table["And"] = binary<both>;
    table["Or"] = binary<either>;
    table["Xor"] = binary<oneOf>;
    table["Not"] = unary<at::logical_not>;
    table["Where"] = where;
    table["Clip"] = clip;
    table["Neg"] = unary<at::neg>;
    table["Abs"] = unary<at::abs>;
    table["Exp"] = unary<at::exp>;
    table["Log"] = unary<at::log>;
    table["Sqrt"] = unary<at::sqrt>;
    table["Reciprocal"] = unary<at::reciprocal>;
    table["Sign"] = unary<at::sign>;
    table["Floor"] = unary<at::floor>;
    table["Ceil"] = unary<at::ceil>;
    table["Round"] = unary<at::round>;
    table["Erf"] = unary<at::erf>;
    table["Sin"] = unary<at::sin>;
    table["Cos"] = unary<at::cos>;
    table["Tan"] = unary<at::tan>;
    table["Asin"] = unary<at::asin>;
    table["Acos"] = unary<at::acos>;
    table["Atan"] = unary<at::atan>;
    table["Sinh"] = unary<at::sinh>;
    table["Cosh"] = unary<at::cosh>;
    table["Asinh"] = unary<at::asinh>;
    table["Acosh"] = unary<at::acosh>;
    table["Atanh"] = unary<at::atanh>;
    table["IsInf"] = isInf;
    table["IsNaN"] = isNan;
    table["Identity"] = identity;
    table["Dropout"] = identity;
}

} // namespace pare::train
