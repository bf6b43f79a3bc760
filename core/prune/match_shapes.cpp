#include "core/prune/match_shapes.h"

#include "core/base/checked.h"

#include <algorithm>

namespace pare {

namespace {

bool equal(const Dim &a, const Dim &b)
{
    if (a.known() || b.known())
        return a.size == b.size;
    return !a.symbol.empty() && a.symbol == b.symbol;
}

// The open ranges of both shapes: [first, last).
struct Open {
    int first = 0;
    int last = 0;
    [[nodiscard]] bool empty() const { return first == last; }
};

// Takes one segment off the ends of both ranges (the left ends where fromLeft). False where none can be told.
bool takeSegment(const ValueShape &before, const ValueShape &after, Open &a, Open &b, bool fromLeft, ShapeSegment &segment)
{
    const auto dimAt = [&](const ValueShape &shape, const Open &open, int taken) -> const Dim * {
        const int at = fromLeft ? open.first + taken : open.last - 1 - taken;
        return at >= open.first && at < open.last ? &shape.dims[static_cast<size_t>(at)] : nullptr;
    };
    const auto close = [&](int fromA, int fromB) {
        for (int i = 0; i < fromA; ++i)
            segment.before.push_back(fromLeft ? a.first + i : a.last - 1 - i);
        for (int i = 0; i < fromB; ++i)
            segment.after.push_back(fromLeft ? b.first + i : b.last - 1 - i);
        std::sort(segment.before.begin(), segment.before.end());
        std::sort(segment.after.begin(), segment.after.end());
        (fromLeft ? a.first : a.last) += fromLeft ? fromA : -fromA;
        (fromLeft ? b.first : b.last) += fromLeft ? fromB : -fromB;
        return true;
    };
    const Dim *x = dimAt(before, a, 0);
    const Dim *y = dimAt(after, b, 0);
    if (x && y && equal(*x, *y))
        return close(1, 1);
    if (x && x->size == 1)
        return close(1, 0);
    if (y && y->size == 1)
        return close(0, 1);
    if (!x || !y || x->size < 1 || y->size < 1)
        return false;
    int64_t left = x->size;
    int64_t right = y->size;
    int fromA = 1;
    int fromB = 1;
    while (left != right) {
        const bool growLeft = left < right;
        const Dim *next = growLeft ? dimAt(before, a, fromA) : dimAt(after, b, fromB);
        if (!next || next->size < 1)
            return false;
        const auto product = checkedMultiply(growLeft ? left : right, next->size);
        if (!product)
            return false;
        (growLeft ? left : right) = *product;
        ++(growLeft ? fromA : fromB);
    }
    return close(fromA, fromB);
}

} // namespace

ShapeMatch matchShapes(const ValueShape &before, const ValueShape &after)
{
    ShapeMatch match;
    Open a{0, static_cast<int>(before.dims.size())};
    Open b{0, static_cast<int>(after.dims.size())};
    // From the right as far as sizes are known, then from the left, where batches often are known by name.
    for (const bool fromLeft : {false, true})
        while (!a.empty() || !b.empty()) {
            ShapeSegment segment;
            if (!takeSegment(before, after, a, b, fromLeft, segment))
                break;
            match.segments.push_back(std::move(segment));
        }
    for (int i = a.first; i < a.last; ++i)
        match.unmatchedBefore.push_back(i);
    for (int i = b.first; i < b.last; ++i)
        match.unmatchedAfter.push_back(i);
    return match;
}

} // namespace pare
