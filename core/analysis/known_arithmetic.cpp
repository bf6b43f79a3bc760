#include "core/analysis/known_arithmetic.h"

#include "core/analysis/size_product.h"
#include "core/base/checked.h"

#include <cmath>
#include <limits>

namespace pare {

namespace {

using Kind = KnownNumber::Kind;

const KnownNumber unknown;

bool is(const KnownNumber &number, int64_t value)
{
    return number.kind == Kind::Integer && number.integer == value;
}

KnownNumber fromChecked(std::optional<int64_t> value)
{
    return value ? KnownNumber::of(*value) : unknown;
}

KnownNumber add(const KnownNumber &a, const KnownNumber &b)
{
    if (is(a, 0))
        return b;
    if (is(b, 0))
        return a;
    if (a.isInteger() && b.isInteger())
        return fromChecked(checkedAdd(a.integer, b.integer));
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x + *y) : unknown;
}

KnownNumber subtract(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 0))
        return a;
    if (a.kind == Kind::Symbol && a == b)
        return KnownNumber::of(int64_t{0});
    if (a.isInteger() && b.isInteger()) {
        int64_t difference = 0;
        return __builtin_sub_overflow(a.integer, b.integer, &difference) ? unknown : KnownNumber::of(difference);
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x - *y) : unknown;
}

// A size as a product, where it is one: a positive number or a name.
std::optional<SizeProduct> asProduct(const KnownNumber &number)
{
    if (number.kind == Kind::Symbol)
        return SizeProduct::parse(number.symbol);
    return number.isInteger() && number.integer > 0 ? std::optional(SizeProduct::of(number.integer)) : std::nullopt;
}

KnownNumber fromProduct(const std::optional<SizeProduct> &product)
{
    if (!product)
        return unknown;
    return product->isNumber() ? KnownNumber::of(product->factor) : KnownNumber::named(product->text());
}

KnownNumber multiply(const KnownNumber &a, const KnownNumber &b)
{
    if (is(a, 1))
        return b;
    if (is(b, 1))
        return a;
    if (a.isInteger() && b.isInteger())
        return fromChecked(checkedMultiply(a.integer, b.integer));
    if (a.kind == Kind::Symbol || b.kind == Kind::Symbol) {
        const auto left = asProduct(a);
        const auto right = asProduct(b);
        return left && right ? fromProduct(left->times(*right)) : unknown;
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x * *y) : unknown;
}

KnownNumber divide(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 1))
        return a;
    if (a.kind == Kind::Symbol && a == b)
        return KnownNumber::of(int64_t{1});
    if (a.isInteger() && b.isInteger()) {
        if (b.integer == 0 || (b.integer == -1 && a.integer == std::numeric_limits<int64_t>::min()))
            return unknown;
        return KnownNumber::of(a.integer / b.integer);
    }
    if (a.kind == Kind::Symbol || b.kind == Kind::Symbol) { // where it leaves nothing over
        const auto left = asProduct(a);
        const auto right = asProduct(b);
        return left && right ? fromProduct(left->over(*right)) : unknown;
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y && *y != 0 ? KnownNumber::of(*x / *y) : unknown;
}

KnownNumber remainder(const KnownNumber &a, const KnownNumber &b)
{
    if (!a.isInteger() || !b.isInteger() || b.integer == 0 || b.integer == -1)
        return unknown;
    const int64_t rest = a.integer % b.integer;
    return KnownNumber::of(rest != 0 && (rest < 0) != (b.integer < 0) ? rest + b.integer : rest); // the divisor's sign (fmod = 0)
}

// -1, 0 or 1; nullopt where the two cannot be told apart. A name stands for a size, which is never negative.
std::optional<int> compare(const KnownNumber &a, const KnownNumber &b)
{
    if (a.isInteger() && b.isInteger())
        return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0;
    if (a.kind == Kind::Symbol && b.kind == Kind::Symbol)
        return a.symbol == b.symbol ? std::optional(0) : std::nullopt;
    if (a.kind == Kind::Symbol && b.isInteger() && b.integer < 0)
        return 1;
    if (b.kind == Kind::Symbol && a.isInteger() && a.integer < 0)
        return -1;
    const auto x = asReal(a);
    const auto y = asReal(b);
    if (!x || !y)
        return std::nullopt;
    return *x < *y ? -1 : *x > *y ? 1 : 0;
}

KnownNumber power(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 1))
        return a;
    const auto x = asReal(a);
    const auto y = asReal(b);
    if (!x || !y || a.isInteger()) // of integers the result is an integer: not needed for shapes
        return unknown;
    const double result = std::pow(*x, *y);
    return std::isfinite(result) ? KnownNumber::of(result) : unknown;
}

KnownNumber truth(std::optional<bool> value)
{
    return value ? KnownNumber::of(static_cast<int64_t>(*value ? 1 : 0)) : unknown;
}

} // namespace

std::optional<double> asReal(const KnownNumber &number)
{
    if (number.kind == Kind::Real)
        return number.real;
    if (number.kind == Kind::Integer)
        return static_cast<double>(number.integer);
    return std::nullopt;
}

KnownNumber combineKnown(std::string_view op, const KnownNumber &a, const KnownNumber &b)
{
    if (op == "Add")
        return add(a, b);
    if (op == "Sub")
        return subtract(a, b);
    if (op == "Mul")
        return multiply(a, b);
    if (op == "Div")
        return divide(a, b);
    if (op == "Mod")
        return remainder(a, b);
    if (op == "Pow")
        return power(a, b);
    if (op == "And" || op == "Or") {
        if (!a.isInteger() || !b.isInteger())
            return unknown;
        return truth(op == "And" ? (a.integer != 0 && b.integer != 0) : (a.integer != 0 || b.integer != 0));
    }
    const auto order = compare(a, b);
    if (op == "Min" || op == "Max") {
        if (!order)
            return unknown;
        return (op == "Min") == (*order <= 0) ? a : b;
    }
    if (!order)
        return unknown;
    if (op == "Equal")
        return truth(*order == 0);
    if (op == "Less")
        return truth(*order < 0);
    if (op == "LessOrEqual")
        return truth(*order <= 0);
    if (op == "Greater")
        return truth(*order > 0);
    return truth(*order >= 0); // GreaterOrEqual
}

KnownNumber mapKnown(std::string_view op, const KnownNumber &x)
{
    if (op == "Not")
        return x.isInteger() ? truth(x.integer == 0) : unknown;
    if (op == "Neg") {
        if (x.isInteger() && x.integer != std::numeric_limits<int64_t>::min())
            return KnownNumber::of(-x.integer);
        return x.kind == Kind::Real ? KnownNumber::of(-x.real) : unknown;
    }
    if (op == "Abs") {
        if (x.isInteger() && x.integer != std::numeric_limits<int64_t>::min())
            return KnownNumber::of(x.integer < 0 ? -x.integer : x.integer);
        return x.kind == Kind::Real ? KnownNumber::of(std::fabs(x.real)) : x.kind == Kind::Symbol ? x : unknown;
    }
    if (x.kind == Kind::Integer || x.kind == Kind::Symbol)
        return op == "Sqrt" ? unknown : x; // Floor, Ceil and Round of a whole number
    if (x.kind != Kind::Real)
        return unknown;
    if (op == "Floor")
        return KnownNumber::of(std::floor(x.real));
    if (op == "Ceil")
        return KnownNumber::of(std::ceil(x.real));
    if (op == "Round")
        return KnownNumber::of(std::nearbyint(x.real));
    return x.real >= 0 ? KnownNumber::of(std::sqrt(x.real)) : unknown;
}

} // namespace pare
