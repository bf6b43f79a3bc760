#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"
#include "core/prune/tie_shape.h"

#include <algorithm>

namespace pare {

namespace {

using Kind = ShapeElement::Kind;

void notKnown(NodeAxes &n)
{
    n.pinAll("meets " + n.who() + ", whose shapes are not known");
}

void transpose(NodeAxes &n)
{
    const int rank = n.rank(0);
    auto order = intsAttribute(n.node, "perm");
    if (order.empty())
        for (int i = rank - 1; i >= 0; --i)
            order.push_back(i);
    if (rank < 0 || n.outputRank(0) != rank || static_cast<int>(order.size()) != rank)
        return notKnown(n);
    for (int i = 0; i < rank; ++i) {
        const int from = axisIn(order[static_cast<size_t>(i)], rank);
        if (from < 0)
            return notKnown(n);
        n.same(n.in(0, from), n.out(0, i));
    }
}

// Squeeze and Unsqueeze: the axes that come or go have size 1, all others stay in order.
void squeeze(NodeAxes &n)
{
    const bool grows = n.node.op_type() == "Unsqueeze";
    const int wide = grows ? n.outputRank(0) : n.rank(0);
    const int narrow = grows ? n.rank(0) : n.outputRank(0);
    if (wide < 0 || narrow < 0)
        return notKnown(n);
    std::vector<bool> single(static_cast<size_t>(wide), false);
    if (const auto axes = n.integers(1, "axes")) {
        for (const int64_t axis : *axes)
            if (const int at = axisIn(axis, wide); at >= 0)
                single[static_cast<size_t>(at)] = true;
    } else if (!grows && !n.has(1)) {
        for (int i = 0; i < wide; ++i)
            single[static_cast<size_t>(i)] = n.size(n.in(0, i)) == 1;
    } else {
        return n.pinAll("meets " + n.who() + ", whose axes are computed at run time");
    }
    if (wide - static_cast<int>(std::count(single.begin(), single.end(), true)) != narrow)
        return notKnown(n);
    for (int i = 0, other = 0; i < wide; ++i)
        if (!single[static_cast<size_t>(i)]) {
            n.same(grows ? n.out(0, i) : n.in(0, i), grows ? n.in(0, other) : n.out(0, other));
            ++other;
        }
}

void concat(NodeAxes &n)
{
    const int rank = n.outputRank(0);
    const int axis = axisIn(intAttribute(n.node, "axis", 1), rank);
    if (axis < 0)
        return notKnown(n);
    bool known = true;
    for (int input = 0; input < n.node.input_size(); ++input) {
        if (n.rank(input) != rank)
            return notKnown(n);
        known = known && n.size(n.in(input, axis)) >= 0;
    }
    int64_t offset = 0;
    for (int input = 0; input < n.node.input_size(); ++input) {
        for (int i = 0; i < rank; ++i)
            if (i != axis)
                n.same(n.in(input, i), n.out(0, i));
        const AxisId part = n.in(input, axis);
        if (!known)
            n.pin(part, "is joined with parts of unknown size by " + n.who());
        else if (n.size(part) > 0)
            n.link(n.out(0, axis), part, offset, n.size(part));
        offset += n.size(part);
    }
    if (!known)
        n.pin(n.out(0, axis));
}

void splitParts(NodeAxes &n)
{
    const int rank = n.rank(0);
    const int axis = axisIn(intAttribute(n.node, "axis", 0), rank);
    if (axis < 0)
        return notKnown(n);
    for (int output = 0; output < n.node.output_size(); ++output)
        if (n.outputRank(output) != rank)
            return notKnown(n);
    if (n.has(1) && !n.integers(1))
        return n.pinAll("meets " + n.who() + ", whose parts are computed at run time");
    if (n.has(1))
        (void)n.takeShape(1);
    int64_t offset = 0;
    SizeEdit edit;
    edit.kind = SizeEdit::Kind::SplitSizes;
    edit.axis = n.in(0, axis);
    edit.dimension = axis;
    for (int output = 0; output < n.node.output_size(); ++output) {
        for (int i = 0; i < rank; ++i)
            if (i != axis)
                n.same(n.in(0, i), n.out(output, i));
        const AxisId part = n.out(output, axis);
        if (n.size(part) < 0 || n.size(n.in(0, axis)) < 0) {
            n.pin(n.in(0, axis), "is split by " + n.who() + " into parts of unknown size");
            n.pin(part);
            continue;
        }
        if (n.size(part) > 0)
            n.link(n.in(0, axis), part, offset, n.size(part));
        offset += n.size(part);
        edit.parts.push_back(part);
    }
    n.edit(std::move(edit));
}

constexpr size_t mostPicked = 2048; // of the channels

// The channels at these places of `from`, each with the one of `to` that it is.
void linkPicked(NodeAxes &n, SizeEdit edit)
{
    for (size_t i = 0; i < edit.indices.size();) { // runs of neighbours go together
        size_t end = i + 1;
        while (end < edit.indices.size() && edit.indices[end] == edit.indices[end - 1] + 1)
            ++end;
        n.link(edit.axis, edit.parts[0], edit.indices[i], static_cast<int64_t>(end - i), 1, static_cast<int64_t>(i));
        i = end;
    }
    n.edit(std::move(edit));
}

// Channels that are picked by indices that are known: each goes with the one that it is. True where that is what the node does.
bool picks(NodeAxes &n, int axis)
{
    if (n.rank(1) != 1 || n.walk().flow.isFixed(n.node.input(0)) || !n.walk().model.index().constant(n.node.input(1)))
        return false;
    const AxisId from = n.in(0, axis);
    const AxisId to = n.out(0, axis);
    const auto stated = n.integers(1);
    const int64_t size = n.size(from);
    if (!stated || stated->size() > mostPicked || size <= 0 || n.size(to) != static_cast<int64_t>(stated->size()))
        return false;
    SizeEdit edit;
    edit.kind = SizeEdit::Kind::Indices;
    edit.axis = from;
    edit.parts = {to};
    edit.input = 1;
    for (const int64_t index : *stated) {
        if (index < -size || index >= size)
            return false;
        edit.indices.push_back(index < 0 ? index + size : index);
    }
    n.pinInput(1, {});
    linkPicked(n, std::move(edit));
    return true;
}

// A Slice of one axis with a step. False where its size is not known, or it picks too many.
bool everyNth(NodeAxes &n, int axis, int64_t start, int64_t end, int64_t step)
{
    const int64_t size = n.size(n.in(0, axis));
    if (size <= 0 || step == 0 || n.walk().flow.isFixed(n.node.input(0)))
        return false;
    step = std::clamp(step, -size, size); // a longer one picks the first place alone, too
    const auto from = [&](int64_t place) { return place < 0 ? place + size : place; };
    const int64_t first = step > 0 ? std::clamp<int64_t>(from(start), 0, size) : std::clamp<int64_t>(from(start), 0, size - 1);
    const int64_t last = step > 0 ? std::clamp<int64_t>(from(end), 0, size) : std::clamp<int64_t>(from(end), -1, size - 1);
    SizeEdit edit;
    edit.kind = SizeEdit::Kind::Indices;
    edit.axis = n.in(0, axis);
    edit.parts = {n.out(0, axis)};
    edit.dimension = axis;
    edit.input = 1;
    for (int64_t place = first; (step > 0 ? place < last : place > last) && edit.indices.size() <= mostPicked; place += step)
        edit.indices.push_back(place);
    if (edit.indices.empty() || edit.indices.size() > mostPicked || n.size(edit.parts[0]) != static_cast<int64_t>(edit.indices.size()))
        return false;
    linkPicked(n, std::move(edit));
    return true;
}

void slice(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0 || n.outputRank(0) != rank)
        return notKnown(n);
    const auto starts = n.integers(1, "starts");
    const auto ends = n.integers(2, "ends");
    auto axes = n.integers(3, "axes");
    const auto steps = n.integers(4, "steps");
    if (!axes && !n.has(3)) {
        axes.emplace();
        for (int i = 0; i < rank; ++i)
            axes->push_back(i);
    }
    if (!axes) // which axes are cut is not known
        return n.pinAll("meets " + n.who() + ", whose axes are computed at run time");
    std::vector<bool> cut(static_cast<size_t>(rank), false);
    for (size_t k = 0; k < axes->size(); ++k) {
        const int axis = axisIn((*axes)[k], rank);
        if (axis < 0)
            return notKnown(n);
        const AxisId whole = n.in(0, axis);
        const AxisId part = n.out(0, axis);
        cut[static_cast<size_t>(axis)] = true;
        const bool known = starts && ends && k < starts->size() && k < ends->size() && (!n.has(4) || (steps && k < steps->size()));
        const int64_t step = known && steps ? (*steps)[k] : 1;
        const int64_t size = n.size(whole);
        if (known && step != 1 && axes->size() == 1 && everyNth(n, axis, (*starts)[k], (*ends)[k], step))
            continue;
        if (!known || step != 1 || size < 0) {
            n.pin(whole, "is cut by " + n.who());
            n.pin(part);
            continue;
        }
        const auto clamped = [&](int64_t value) { return std::clamp<int64_t>(value < 0 ? value + size : value, 0, size); };
        const int64_t from = clamped((*starts)[k]);
        const int64_t to = std::max(clamped((*ends)[k]), from);
        if (n.size(part) != to - from) {
            n.pin(whole, "is cut by " + n.who());
            n.pin(part);
        } else if (from == 0 && to == size && (*ends)[k] >= size) {
            n.same(whole, part); // from the start to an end that lies behind any size
        } else {
            if (to > from)
                n.link(whole, part, from, to - from);
            SizeEdit edit;
            edit.kind = SizeEdit::Kind::SliceRange;
            edit.axis = whole;
            edit.dimension = axis;
            edit.offset = from;
            edit.count = to - from;
            n.edit(std::move(edit));
            n.freezeWith(whole); // the other bounds are written beside the new ones
        }
    }
    for (int axis = 0; axis < rank; ++axis)
        if (!cut[static_cast<size_t>(axis)])
            n.same(n.in(0, axis), n.out(0, axis));
}

// Rows by index: embeddings, and entries of an axis. Where the indices are not known, the axis that is indexed must keep its order.
void gather(NodeAxes &n)
{
    const int rank = n.rank(0);
    const int indices = n.rank(1);
    const int axis = axisIn(intAttribute(n.node, "axis", 0), rank);
    if (axis < 0 || indices < 0 || n.outputRank(0) != rank - 1 + indices)
        return notKnown(n);
    const bool known = picks(n, axis);
    if (!known)
        n.pin(n.in(0, axis), "is indexed by " + n.who());
    for (int i = 0; i < axis; ++i)
        n.same(n.in(0, i), n.out(0, i));
    for (int i = 0; i < indices && !known; ++i)
        n.same(n.in(1, i), n.out(0, axis + i));
    for (int i = axis + 1; i < rank; ++i) {
        n.same(n.in(0, i), n.out(0, i - 1 + indices));
        if (n.walk().flow.isFixed(n.node.input(0)))
            n.produces(n.out(0, i - 1 + indices), 0, i);
    }
}

void expand(NodeAxes &n)
{
    const int rank = n.outputRank(0);
    const int own = n.rank(0);
    if (rank < 0 || own < 0 || own > rank)
        return notKnown(n);
    for (int i = 0; i < own; ++i) {
        const AxisId from = n.in(0, i);
        const AxisId to = n.out(0, i + rank - own);
        if (n.size(from) == n.size(to))
            n.same(from, to);
        else if (n.size(from) != 1) {
            n.pin(from);
            n.pin(to);
        }
    }
    ShapeOperand operand{n.id, 1, n.takeShape(1), {}, {}};
    const auto stated = static_cast<int>(operand.elements.size());
    if (stated == 0 || stated > rank)
        return n.pinAll("gets its size from what " + n.who() + " is given at run time");
    for (int k = 0; k < stated; ++k) {
        const AxisId axis = n.out(0, k + rank - stated);
        // A 1 keeps the size that the input has.
        const bool keeps = operand.elements[static_cast<size_t>(k)].kind == Kind::Literal && operand.elements[static_cast<size_t>(k)].literal == 1;
        operand.axes.push_back(keeps ? AxisId() : axis);
    }
    tieShape(n, std::move(operand));
    for (int axis = 0; axis < rank; ++axis)
        n.walk().touched[static_cast<size_t>(n.out(0, axis).value)] = true; // new axes repeat one position: any of them may go
}

void constantOfShape(NodeAxes &n)
{
    const int rank = n.outputRank(0);
    ShapeOperand operand{n.id, 0, n.takeShape(0), {}, {}};
    if (rank < 0 || static_cast<int>(operand.elements.size()) != rank) {
        n.pinSources(operand.elements);
        return notKnown(n);
    }
    for (int axis = 0; axis < rank; ++axis) {
        operand.axes.push_back(n.out(0, axis));
        n.walk().touched[static_cast<size_t>(n.out(0, axis).value)] = true;
    }
    tieShape(n, std::move(operand));
}

void tile(NodeAxes &n)
{
    const int rank = n.rank(0);
    const auto repeats = n.integers(1);
    if (rank < 0 || n.outputRank(0) != rank || !repeats || static_cast<int>(repeats->size()) != rank)
        return n.pinAll("meets " + n.who() + ", whose repeats are computed at run time");
    for (int axis = 0; axis < rank; ++axis) {
        if ((*repeats)[static_cast<size_t>(axis)] == 1)
            n.same(n.in(0, axis), n.out(0, axis));
        else
            n.link(n.out(0, axis), n.in(0, axis), 0, std::max<int64_t>(n.size(n.out(0, axis)), 0));
    }
}

void pad(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0 || n.outputRank(0) != rank)
        return notKnown(n);
    const auto pads = n.integers(1, n.opset() < 2 ? "paddings" : "pads");
    std::vector<int64_t> axes;
    if (n.has(3)) {
        const auto stated = n.integers(3);
        if (!stated)
            return n.pinAll("meets " + n.who() + ", whose axes are computed at run time");
        axes = *stated;
    } else {
        for (int i = 0; i < rank; ++i)
            axes.push_back(i);
    }
    if (pads && pads->size() != axes.size() * 2)
        return notKnown(n);
    std::vector<bool> padded(static_cast<size_t>(rank), false);
    std::vector<int64_t> before(static_cast<size_t>(rank), 0);
    for (size_t k = 0; k < axes.size(); ++k)
        if (const int axis = axisIn(axes[k], rank); axis >= 0) {
            padded[static_cast<size_t>(axis)] = !pads || (*pads)[k] != 0 || (*pads)[k + axes.size()] != 0;
            before[static_cast<size_t>(axis)] = pads ? (*pads)[k] : -1;
        }
    const std::string mode = stringAttribute(n.node, "mode", "constant");
    for (int axis = 0; axis < rank; ++axis) {
        // Amounts that are computed say nothing of an axis, unless its size shows that nothing is added.
        const int64_t from = before[static_cast<size_t>(axis)];
        const int64_t own = n.size(n.in(0, axis));
        const int64_t whole = n.size(n.out(0, axis));
        if (padded[static_cast<size_t>(axis)] && axis == 1 && rank > 2 && mode == "constant" && from >= 0 && own > 0 && whole >= from + own) {
            n.link(n.out(0, axis), n.in(0, axis), from, own); // what is put before and behind stays
            for (const auto &[at, count] : {std::pair(int64_t{0}, from), std::pair(from + own, whole - from - own)})
                if (count > 0) {
                    const AxisId added = n.newAxis(count);
                    n.pin(added, "is padded by " + n.who());
                    n.link(n.out(0, axis), added, at, count);
                }
        } else if (padded[static_cast<size_t>(axis)]) {
            n.pin(n.in(0, axis), "is padded by " + n.who());
            n.pin(n.out(0, axis));
        } else {
            n.same(n.in(0, axis), n.out(0, axis));
        }
    }
    if (n.has(1))
        n.pinInput(1, {});
}

// An axis that is as long as before is passed on as it is, whatever becomes of the others.
void resize(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0 || n.outputRank(0) != rank)
        return notKnown(n);
    const bool old = n.node.op_type() == "Upsample" || n.opset() < 11;
    const int scalesAt = old ? 1 : 2;
    const bool bySizes = !old && n.has(3);
    if (stringAttribute(n.node, "coordinate_transformation_mode", "") == "tf_crop_and_resize")
        return n.pinAll("is cropped by " + n.who());
    std::vector<int> named; // the axes that scales or sizes are given for
    if (const auto *axes = findAttribute(n.node, "axes"))
        for (const int64_t axis : axes->ints())
            named.push_back(axisIn(axis, rank));
    else
        for (int axis = 0; axis < rank; ++axis)
            named.push_back(axis);
    if (std::find(named.begin(), named.end(), -1) != named.end())
        return notKnown(n);
    std::optional<std::vector<float>> scales;
    if (!bySizes) {
        scales = n.floats(scalesAt);
        if (const auto *attribute = findAttribute(n.node, "scales"); !scales && attribute && !n.has(1))
            scales.emplace(attribute->floats().begin(), attribute->floats().end());
    }
    const auto isKept = [&](int axis) {
        const auto place = static_cast<size_t>(std::find(named.begin(), named.end(), axis) - named.begin());
        if (place == named.size())
            return true;
        return bySizes ? n.size(n.in(0, axis)) >= 0 && n.size(n.in(0, axis)) == n.size(n.out(0, axis)) : scales && scales->size() == named.size() && (*scales)[place] == 1.0F;
    };
    for (int axis = 0; axis < rank; ++axis) {
        if (isKept(axis)) {
            n.same(n.in(0, axis), n.out(0, axis));
        } else {
            n.pin(n.in(0, axis), axis < 2 ? "is resized by " + n.who() : std::string());
            n.pin(n.out(0, axis));
        }
    }
    for (int input = 1; input < n.node.input_size(); ++input)
        n.pinInput(input, {});
    if (!bySizes)
        return;
    ShapeOperand operand{n.id, 3, n.takeShape(3), {}, {}};
    if (operand.elements.size() != named.size())
        return n.pinAll("gets its size from what " + n.who() + " is given at run time");
    for (size_t i = 0; i < named.size(); ++i) {
        const bool kept = isKept(named[i]);
        operand.axes.push_back(kept ? n.out(0, named[i]) : AxisId());
        if (!kept)
            n.pinSources({operand.elements[i]});
    }
    tieShape(n, std::move(operand));
}

// [b * b * C] to [C] (or back) with the other positions in places.
void depthAndSpace(NodeAxes &n)
{
    const bool toSpace = n.node.op_type() == "DepthToSpace";
    const int64_t block = intAttribute(n.node, "blocksize", 0);
    if (n.rank(0) != 4 || n.outputRank(0) != 4 || block < 1)
        return notKnown(n);
    const AxisId deep = toSpace ? n.in(0, 1) : n.out(0, 1);
    const AxisId flat = toSpace ? n.out(0, 1) : n.in(0, 1);
    n.same(n.in(0, 0), n.out(0, 0));
    for (const int axis : {2, 3})
        n.pin(n.in(0, axis));
    if (n.size(deep) < 0 || n.size(flat) < 0 || n.size(deep) != n.size(flat) * block * block)
        return notKnown(n);
    const bool channelsOutside = toSpace && stringAttribute(n.node, "mode", "DCR") == "CRD";
    n.link(deep, flat, 0, n.size(deep), channelsOutside ? block * block : 1);
}

// Shape gives sizes, not channels: what becomes of them is followed as a shape vector.
void noChannels(NodeAxes &n)
{
    for (int output = 0; output < n.node.output_size(); ++output)
        for (int axis = 0; axis < n.outputRank(output); ++axis)
            n.pin(n.out(output, axis));
}

constexpr AxisRuleEntry table[] = {
    {"Transpose", transpose}, {"Squeeze", squeeze},    {"Unsqueeze", squeeze},            {"Concat", concat},
    {"Split", splitParts},    {"Slice", slice},        {"Gather", gather},                {"Expand", expand},
    {"Tile", tile},           {"Pad", pad},            {"ConstantOfShape", constantOfShape}, {"Resize", resize},
    {"Upsample", resize},     {"Shape", noChannels},   {"DepthToSpace", depthAndSpace},   {"SpaceToDepth", depthAndSpace},
    {"Size", noChannels},     {"Constant", noChannels}, {"Range", noChannels},
};

} // namespace

std::span<const AxisRuleEntry> arrangementRules()
{
    return table;
}

} // namespace pare
