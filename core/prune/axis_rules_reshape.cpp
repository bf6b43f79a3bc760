// Reshape and Flatten: which positions of the axes before are which of those after.
#include "core/analysis/size_product.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"
#include "core/prune/match_shapes.h"
#include "core/prune/tie_shape.h"

#include <algorithm>

namespace pare {

namespace {

void notKnown(NodeAxes &n)
{
    n.pinAll("meets " + n.who() + ", whose shapes are not known");
}

// An axis of which something can be removed, as far as is known by now.
bool isOpen(const NodeAxes &n, AxisId axis)
{
    return !n.pinned(axis) && n.length(axis) > 1;
}

// Several axes become one: position (..., i, ...) stands at i * stride in it. One of them may carry channels.
void merge(NodeAxes &n, const std::vector<AxisId> &parts, AxisId whole)
{
    int64_t stride = 1;
    std::optional<size_t> carrier;
    for (size_t i = 0; i < parts.size() && !carrier; ++i)
        if (isOpen(n, parts[i]))
            carrier = i;
    if (!carrier)
        return n.pin(whole);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i != *carrier)
            n.pin(parts[i], isOpen(n, parts[i]) ? "is merged with other channels by " + n.who() : std::string());
        if (i > *carrier) {
            const auto next = checkedMultiply(stride, n.length(parts[i]));
            if (n.length(parts[i]) < 1 || !next)
                return n.pin(parts[*carrier], "is merged with sizes that are not known by " + n.who());
            stride = *next;
        }
    }
    if (n.length(whole) < 1)
        return n.pin(parts[*carrier], "is merged with sizes that are not known by " + n.who());
    n.link(whole, parts[*carrier], 0, n.length(whole), stride);
}

// PyTorch's channel shuffle: [g, c] is turned to [c, g] and put back together.
bool isShuffle(NodeAxes &n)
{
    const GraphIndex &index = n.walk().model.index();
    const auto turned = index.onlyUse(n.node.output(0));
    if (!turned || !isOp(index.node(turned->node), "Transpose"))
        return false;
    const auto merged = index.onlyUse(index.node(turned->node).output(0));
    if (!merged || !isOp(index.node(merged->node), "Reshape"))
        return false;
    const ValueShape *before = n.shape(n.node.input(0));
    const ValueShape *after = n.shape(index.node(merged->node).output(0));
    return before && after && before->ranked && before->dims == after->dims;
}

// Where an axis was merged of parts before ([batch, heads] to [batch * heads], turned or not, and back), its channels lie where they lay in it: the
// number of that part among `parts` which holds them, alone or with others inside of it (keys repeated for several queries).
std::optional<size_t> mergedFrom(NodeAxes &n, AxisId whole, const std::vector<AxisId> &parts)
{
    constexpr size_t mostLooked = 256; // links made lately: what is split again was merged shortly before
    const AxisMap &axes = n.walk().findings.axes;
    const auto &links = axes.links();
    for (size_t k = links.size(); k > 0 && links.size() - k < mostLooked; --k) {
        const AxisLink &link = links[k - 1];
        if (!axes.same(link.whole, whole) || link.offset != 0 || link.count != n.length(whole) || axes.pinned(link.part))
            continue;
        const int64_t length = n.length(link.part);
        int64_t stride = 1;
        for (size_t i = parts.size(); i-- > 0;) {
            const int64_t next = stride * n.length(parts[i]); // their product is the known size of `whole`
            if (length > 1 && n.length(parts[i]) > 1 && link.stride % stride == 0 && next % (link.stride * length) == 0)
                return i;
            stride = next;
        }
    }
    return std::nullopt;
}

// One axis becomes several. Channels can be followed along one of them: whole heads, or the same place in each of g groups.
void split(NodeAxes &n, AxisId whole, const std::vector<AxisId> &parts)
{
    std::vector<size_t> candidates;
    for (size_t i = 0; i < parts.size(); ++i)
        if (n.length(parts[i]) > 1)
            candidates.push_back(i);
    if (!isOpen(n, whole) || candidates.empty()) {
        for (const AxisId part : parts)
            n.pin(part);
        return n.pin(whole);
    }
    if (const auto part = mergedFrom(n, whole, parts))
        std::stable_partition(candidates.begin(), candidates.end(), [&](size_t i) { return i == *part; });
    else if (isShuffle(n))
        std::reverse(candidates.begin(), candidates.end());
    const auto choice = n.walk().choices.find(n.id.value);
    const size_t chosen = choice == n.walk().choices.end() ? 0 : static_cast<size_t>(choice->second) % candidates.size();
    const size_t carrier = candidates[chosen];
    int64_t stride = 1;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i != carrier)
            n.pin(parts[i], "is what " + n.who() + " splits others into");
        if (i > carrier)
            stride *= n.length(parts[i]); // their product is the known size of `whole`
    }
    n.link(whole, parts[carrier], 0, n.length(whole), stride);
    n.walk().findings.splits.push_back({n.id, whole, static_cast<int>(candidates.size()), static_cast<int>(chosen)});
}

// An axis that others are computed from, with its place in the order of the elements.
struct PlacedAxis {
    AxisId axis;
    int64_t size = 0;
    int64_t stride = 0; // elements from one position to the next
};

std::vector<PlacedAxis> placed(const NodeAxes &n, const std::vector<AxisId> &axes)
{
    std::vector<PlacedAxis> result(axes.size());
    int64_t stride = 1; // the segment's sizes are known and their product fits
    for (size_t i = axes.size(); i-- > 0;) {
        result[i] = {axes[i], n.length(axes[i]), stride};
        stride *= n.length(axes[i]);
    }
    return result;
}

// Where the position on one axis follows from that on the other alone, links them: [12, 16] to [4, 48] keeps the outer 4 of the 12.
bool linkPlaced(NodeAxes &n, const PlacedAxis &a, const PlacedAxis &b)
{
    const bool aIsFiner = b.stride % a.stride == 0 && (a.stride * a.size) % (b.stride * b.size) == 0;
    const bool bIsFiner = a.stride % b.stride == 0 && (b.stride * b.size) % (a.stride * a.size) == 0;
    if (aIsFiner)
        n.link(a.axis, b.axis, 0, a.size, b.stride / a.stride);
    else if (bIsFiner)
        n.link(b.axis, a.axis, 0, b.size, a.stride / b.stride);
    return aIsFiner || bIsFiner;
}

// Several axes become several others that do not divide them evenly.
void rearrange(NodeAxes &n, const std::vector<AxisId> &from, const std::vector<AxisId> &to)
{
    const auto before = placed(n, from);
    const auto after = placed(n, to);
    const PlacedAxis *carrier = nullptr;
    const PlacedAxis *into = nullptr;
    for (const PlacedAxis &axis : before)
        for (const PlacedAxis &other : after)
            if (!carrier && isOpen(n, axis.axis) && other.size > 1 && linkPlaced(n, axis, other)) {
                carrier = &axis;
                into = &other;
            }
    for (const PlacedAxis &axis : before)
        if (&axis != carrier)
            n.pin(axis.axis, isOpen(n, axis.axis) ? "is regrouped by " + n.who() : std::string());
    for (const PlacedAxis &axis : after)
        if (&axis != into)
            n.pin(axis.axis);
}

void regroupSegment(NodeAxes &n, const std::vector<AxisId> &from, const std::vector<AxisId> &to)
{
    if (from.size() == 1 && to.size() == 1 && n.size(from[0]) == n.size(to[0]))
        n.same(from[0], to[0]);
    else if (to.size() == 1 && !from.empty())
        merge(n, from, to[0]);
    else if (from.size() == 1 && !to.empty())
        split(n, from[0], to);
    else
        rearrange(n, from, to);
}

// Between [N, 12, 8] and [4*N, 3, 8] nothing but the batch is open: of each sample 12 x 8 elements become 4 x 3 x 8, and the axis of size 4*N repeats these 4
// positions. The batch, or what repeats already, comes first on both sides; all other sizes are known. True where it was that.
bool regroupSamples(NodeAxes &n, const ShapeMatch &match)
{
    const auto axesOf = [&](const std::vector<int> &places, bool output) {
        std::vector<AxisId> axes;
        for (const int place : places)
            axes.push_back(output ? n.out(0, place) : n.in(0, place));
        return axes;
    };
    std::vector<AxisId> from = axesOf(match.unmatchedBefore, false);
    std::vector<AxisId> to = axesOf(match.unmatchedAfter, true);
    const auto sizesAreKnown = [&](const std::vector<AxisId> &axes) {
        return std::all_of(axes.begin() + 1, axes.end(), [&](AxisId axis) { return n.size(axis) > 0; });
    };
    if (from.empty() || to.empty() || n.size(from[0]) >= 0 || n.size(to[0]) >= 0 || !sizesAreKnown(from) || !sizesAreKnown(to))
        return false;
    const auto before = SizeProduct::parse(n.shape(n.node.input(0))->dims[static_cast<size_t>(match.unmatchedBefore[0])].symbol);
    const auto after = SizeProduct::parse(n.shape(n.node.output(0))->dims[static_cast<size_t>(match.unmatchedAfter[0])].symbol);
    if (!before || !after || before->names != after->names)
        return false;
    const int64_t repeated = std::max<int64_t>(n.period(from[0]), 1);
    const auto scaled = checkedMultiply(repeated, after->factor);
    if (!scaled || *scaled % before->factor != 0 || n.pinned(from[0]) != (n.period(from[0]) == 0))
        return false;
    const int64_t period = *scaled / before->factor;
    const auto elements = [&](int64_t first, const std::vector<AxisId> &axes) {
        std::optional<int64_t> product = first;
        for (size_t i = 1; i < axes.size() && product; ++i)
            product = checkedMultiply(*product, n.size(axes[i]));
        return product;
    };
    if (const auto all = elements(repeated, from); !all || all != elements(period, to))
        return false;
    if (repeated == 1) {
        n.pin(from[0]);
        from.erase(from.begin());
    }
    if (period == 1) {
        n.pin(to[0]);
        to.erase(to.begin());
    } else {
        n.setPeriod(to[0], period);
    }
    regroupSegment(n, from, to);
    return true;
}

// Axes between sizes that are not known: takes those out of the match whose positions still follow from each other.
void regroupUnknown(NodeAxes &n, ShapeMatch &match)
{
    auto &before = match.unmatchedBefore;
    auto &after = match.unmatchedAfter;
    if (before.empty() || after.empty())
        return;
    if (regroupSamples(n, match)) {
        before.clear();
        after.clear();
        return;
    }
    // The outermost axes begin at the same element: 12 channels of unknown places become 4 groups of 3 channels with their places.
    const AxisId from = n.in(0, before.front());
    const AxisId to = n.out(0, after.front());
    const int64_t a = n.size(from);
    const int64_t b = n.size(to);
    if (isOpen(n, from) && b > 1 && (a % b == 0 || b % a == 0)) {
        if (a % b == 0)
            n.link(from, to, 0, a, a / b);
        else
            n.link(to, from, 0, b, b / a);
        before.erase(before.begin());
        after.erase(after.begin());
        return;
    }
    // Batch and heads in one axis, as PyTorch multiplies them: [N, heads * size] to [N * heads, size], or [N, heads] to [N * heads].
    const AxisId innermost = n.in(0, before.back());
    const bool alone = after.size() == 1;
    const int64_t inner = alone ? 1 : n.size(n.out(0, after.back()));
    const AxisId repeated = n.out(0, after.front());
    if (isOpen(n, innermost) && before.size() >= 2 && after.size() <= 2 && n.size(repeated) < 0 && inner > 0 && n.size(innermost) % inner == 0 &&
        n.size(innermost) > inner) {
        n.linkPeriodic(innermost, repeated, n.size(innermost) / inner, inner);
        before.pop_back();
        after.erase(after.begin());
        return;
    }
    // And back: [..., N * heads, size] to [..., heads * size], or [..., N * heads] to [..., heads].
    const AxisId together = n.out(0, after.back());
    const bool bare = n.period(n.in(0, before.back())) > 0;
    if (!bare && before.size() < 2)
        return;
    const size_t place = before.size() - (bare ? 1 : 2);
    const AxisId repeatedBefore = n.in(0, before[place]);
    const int64_t size = bare ? 1 : n.size(n.in(0, before.back()));
    const int64_t period = n.period(repeatedBefore);
    if (period > 1 && n.size(repeatedBefore) < 0 && !n.pinned(repeatedBefore) && size > 0 && n.size(together) == period * size) {
        n.linkPeriodic(together, repeatedBefore, period, size);
        before.erase(before.begin() + static_cast<std::ptrdiff_t>(place));
        after.pop_back();
    }
}

void regroup(NodeAxes &n)
{
    const ValueShape *before = n.shape(n.node.input(0));
    const ValueShape *after = n.shape(n.node.output(0));
    ShapeMatch match = matchShapes(*before, *after);
    for (const ShapeSegment &segment : match.segments) {
        std::vector<AxisId> from;
        std::vector<AxisId> to;
        for (const int axis : segment.before)
            from.push_back(n.in(0, axis));
        for (const int axis : segment.after)
            to.push_back(n.out(0, axis));
        regroupSegment(n, from, to);
    }
    regroupUnknown(n, match);
    for (const int axis : match.unmatchedBefore)
        n.pin(n.in(0, axis), isOpen(n, n.in(0, axis)) ? "is mixed with sizes that are not known by " + n.who() : std::string());
    for (const int axis : match.unmatchedAfter)
        n.pin(n.out(0, axis));
}

// A target for Reshape without anything computed: known sizes, 0 where the size of the same axis is copied, -1 once.
std::vector<int64_t> plainTarget(const ValueShape &before, const ValueShape &after)
{
    std::vector<int64_t> target;
    bool open = false;
    for (size_t i = 0; i < after.dims.size(); ++i) {
        const Dim &dim = after.dims[i];
        if (dim.known())
            target.push_back(dim.size);
        else if (i < before.dims.size() && !dim.symbol.empty() && before.dims[i].symbol == dim.symbol && !before.dims[i].known())
            target.push_back(0);
        else if (!open) {
            target.push_back(-1);
            open = true;
        } else
            return {};
    }
    const bool hasEmpty = std::any_of(after.dims.begin(), after.dims.end(), [](const Dim &dim) { return dim.size == 0; });
    return hasEmpty ? std::vector<int64_t>{} : target; // a size of 0 would be read as "copy"
}

void reshape(NodeAxes &n)
{
    if (n.rank(0) < 0 || n.outputRank(0) < 0)
        return notKnown(n);
    regroup(n);
    if (!n.has(1)) { // opset 1 holds the shape in an attribute
        for (int axis = 0; axis < n.outputRank(0); ++axis)
            n.pin(n.out(0, axis), "is reshaped by " + n.who() + " of an old form");
        return;
    }
    ShapeOperand operand{n.id, 1, n.takeShape(1), {}, {}};
    for (int axis = 0; axis < n.outputRank(0); ++axis)
        operand.axes.push_back(n.out(0, axis));
    operand.plain = plainTarget(*n.shape(n.node.input(0)), *n.shape(n.node.output(0)));
    if (operand.elements.size() != operand.axes.size()) { // nothing is known of how the shape comes about
        operand.elements.clear();
        if (operand.plain.empty())
            for (const AxisId axis : operand.axes)
                n.pin(axis, "gets its size from what " + n.who() + " is given at run time");
    }
    if (!operand.plain.empty() || operand.elements.empty() || isConstantShape(operand.elements))
        n.walk().findings.shapeOperands.push_back(std::move(operand));
    else
        tieShape(n, std::move(operand));
}

void flatten(NodeAxes &n)
{
    const int rank = n.rank(0);
    const int64_t stated = intAttribute(n.node, "axis", 1);
    const auto axis = static_cast<int>(stated < 0 ? stated + rank : stated);
    if (rank < 0 || n.outputRank(0) != 2 || axis < 0 || axis > rank)
        return notKnown(n);
    const auto together = [&](int from, int to, AxisId whole) {
        std::vector<AxisId> parts;
        for (int i = from; i < to; ++i)
            parts.push_back(n.in(0, i));
        if (parts.size() == 1)
            n.same(parts[0], whole);
        else
            merge(n, parts, whole);
    };
    together(0, axis, n.out(0, 0));
    together(axis, rank, n.out(0, 1));
}

constexpr AxisRuleEntry table[] = {
    {"Reshape", reshape},
    {"Flatten", flatten},
};

} // namespace

std::span<const AxisRuleEntry> reshapeRules()
{
    return table;
}

} // namespace pare
