// Shapes and data movement of any type.
#include "core/passes/constant_values.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <numeric>

namespace pare::constants {

namespace {

Output reshaped(const ConstantValue &value, Dims dims)
{
    if (countOf(dims) != value.elements())
        return std::nullopt;
    return ConstantValue{value.type, std::move(dims), value.bytes};
}

Output reshape(const pb::NodeProto &node, const Inputs &inputs)
{
    auto shape = intsOf(inputAt(inputs, 1));
    if (!shape)
        return std::nullopt;
    int64_t known = 1;
    int open = -1;
    for (size_t i = 0; i < shape->size(); ++i) {
        if ((*shape)[i] == 0 && intAttribute(node, "allowzero", 0) == 0) {
            if (i >= inputs[0]->dims.size())
                return std::nullopt;
            (*shape)[i] = inputs[0]->dims[i];
        }
        if ((*shape)[i] == -1)
            open = static_cast<int>(i);
        else if (const auto next = checkedMultiply(known, (*shape)[i]))
            known = *next;
        else
            return std::nullopt;
    }
    if (open >= 0) {
        if (known <= 0 || inputs[0]->elements() % known != 0)
            return std::nullopt;
        (*shape)[static_cast<size_t>(open)] = inputs[0]->elements() / known;
    }
    return reshaped(*inputs[0], *shape);
}

Output squeeze(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto axes = axesOf(node, inputs, 1);
    if (!axes)
        return std::nullopt;
    const auto rank = static_cast<int64_t>(inputs[0]->dims.size());
    Dims dims;
    for (int64_t i = 0; i < rank; ++i) {
        const bool named = std::any_of(axes->begin(), axes->end(), [&](int64_t a) { return a == i || a + rank == i; });
        if (axes->empty() ? inputs[0]->dims[static_cast<size_t>(i)] != 1 : !named)
            dims.push_back(inputs[0]->dims[static_cast<size_t>(i)]);
    }
    return reshaped(*inputs[0], dims);
}

Output unsqueeze(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto axes = axesOf(node, inputs, 1);
    if (!axes)
        return std::nullopt;
    const auto rank = static_cast<int64_t>(inputs[0]->dims.size() + axes->size());
    Dims dims(static_cast<size_t>(rank), -1);
    for (const int64_t axis : *axes) {
        const int64_t place = axis < 0 ? axis + rank : axis;
        if (place < 0 || place >= rank)
            return std::nullopt;
        dims[static_cast<size_t>(place)] = 1;
    }
    size_t next = 0;
    for (int64_t &dim : dims)
        if (dim == -1) {
            if (next >= inputs[0]->dims.size())
                return std::nullopt;
            dim = inputs[0]->dims[next++];
        }
    return reshaped(*inputs[0], dims);
}

Output flatten(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto &dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 1);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (axis < 0 || axis > static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const auto rows = product(dims, 0, static_cast<size_t>(axis));
    const auto columns = product(dims, static_cast<size_t>(axis), dims.size());
    return rows && columns ? reshaped(*inputs[0], {*rows, *columns}) : std::nullopt;
}

Output transpose(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto &dims = inputs[0]->dims;
    Dims order = intsAttribute(node, "perm");
    if (order.empty()) {
        order.resize(dims.size());
        std::iota(order.rbegin(), order.rend(), 0);
    }
    Dims sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] != static_cast<int64_t>(i))
            return std::nullopt; // an axis twice
    if (order.size() != dims.size())
        return std::nullopt;
    const Dims own = stridesOf(dims);
    Dims outDims;
    Dims strides;
    for (const int64_t axis : order) {
        outDims.push_back(dims[static_cast<size_t>(axis)]);
        strides.push_back(own[static_cast<size_t>(axis)]);
    }
    return made(inputs[0]->type, outDims, gathered(*inputs[0]->bytes, widthOf(inputs[0]->type), outDims, strides, 0));
}

Output concat(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    Dims dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 1);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (axis < 0 || axis >= static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const auto place = static_cast<size_t>(axis);
    int64_t total = 0;
    for (const auto *input : inputs) {
        if (!input || input->dims.size() != dims.size() || input->type != inputs[0]->type)
            return std::nullopt;
        const auto next = checkedAdd(total, input->dims[place]);
        if (!next)
            return std::nullopt;
        total = *next;
    }
    Dims all = dims;
    all[place] = total;
    const auto outer = product(dims, 0, place);
    if (!outer || !fits(all, inputs[0]->type, mostBytes))
        return std::nullopt;
    std::string bytes;
    for (int64_t o = 0; o < *outer; ++o)
        for (const auto *input : inputs) {
            const size_t run = input->bytes->size() / static_cast<size_t>(*outer);
            bytes.append(*input->bytes, static_cast<size_t>(o) * run, run);
        }
    if (static_cast<int64_t>(bytes.size()) != countOf(all) * static_cast<int64_t>(widthOf(inputs[0]->type)))
        return std::nullopt;
    return made(inputs[0]->type, all, std::move(bytes));
}

Output slice(const pb::NodeProto &node, const Inputs &inputs, int64_t opset)
{
    const bool asInputs = opset >= 10;
    const auto starts = asInputs ? intsOf(inputAt(inputs, 1)) : std::optional(intsAttribute(node, "starts"));
    const auto ends = asInputs ? intsOf(inputAt(inputs, 2)) : std::optional(intsAttribute(node, "ends"));
    if (!starts || !ends || starts->size() != ends->size())
        return std::nullopt;
    Dims axes(starts->size());
    std::iota(axes.begin(), axes.end(), 0);
    Dims steps(starts->size(), 1);
    if (!asInputs && findAttribute(node, "axes"))
        axes = intsAttribute(node, "axes");
    if (asInputs && inputAt(inputs, 3))
        axes = intsOf(inputs[3]).value_or(Dims());
    if (asInputs && inputAt(inputs, 4))
        steps = intsOf(inputs[4]).value_or(Dims());
    if (axes.size() != starts->size() || steps.size() != starts->size())
        return std::nullopt;
    Dims dims = inputs[0]->dims;
    Dims strides = stridesOf(dims);
    int64_t from = 0;
    std::vector<bool> cut(dims.size(), false);
    for (size_t i = 0; i < axes.size(); ++i) {
        const int64_t axis = axes[i] < 0 ? axes[i] + static_cast<int64_t>(dims.size()) : axes[i];
        if (axis < 0 || axis >= static_cast<int64_t>(dims.size()) || steps[i] == 0 || cut[static_cast<size_t>(axis)])
            return std::nullopt;
        const auto place = static_cast<size_t>(axis);
        cut[place] = true;
        const int64_t size = inputs[0]->dims[place];
        if (size == 0)
            continue; // nothing stays nothing
        const int64_t step = std::clamp(steps[i], -size - 1, size + 1); // a longer one takes the first element, too
        const auto bounded = [&](int64_t at, int64_t least, int64_t most) { return std::clamp(at < 0 ? at + size : at, least, most); };
        const int64_t start = step > 0 ? bounded((*starts)[i], 0, size) : bounded((*starts)[i], 0, size - 1);
        const int64_t end = step > 0 ? bounded((*ends)[i], 0, size) : bounded(std::max((*ends)[i], std::numeric_limits<int64_t>::min() / 2), -1, size - 1);
        const int64_t span = step > 0 ? end - start : start - end;
        dims[place] = span <= 0 ? 0 : (span + std::abs(step) - 1) / std::abs(step);
        from += start * strides[place];
        strides[place] = dims[place] > 1 ? strides[place] * step : 0;
    }
    return made(inputs[0]->type, dims, countOf(dims) == 0 ? std::string() : gathered(*inputs[0]->bytes, widthOf(inputs[0]->type), dims, strides, from));
}

Output gather(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    const auto indices = intsOf(inputAt(inputs, 1));
    const auto &dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 0);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (!indices || axis < 0 || axis >= static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const int64_t size = dims[static_cast<size_t>(axis)];
    Dims out(dims.begin(), dims.begin() + axis);
    out.insert(out.end(), inputs[1]->dims.begin(), inputs[1]->dims.end());
    out.insert(out.end(), dims.begin() + axis + 1, dims.end());
    const auto outer = product(dims, 0, static_cast<size_t>(axis));
    const auto inner = product(dims, static_cast<size_t>(axis) + 1, dims.size());
    if (!outer || !inner || !fits(out, inputs[0]->type, mostBytes))
        return std::nullopt;
    const size_t run = static_cast<size_t>(*inner) * widthOf(inputs[0]->type);
    std::string bytes;
    for (int64_t o = 0; o < *outer; ++o)
        for (const int64_t index : *indices) {
            const int64_t at = index < 0 ? index + size : index;
            if (at < 0 || at >= size)
                return std::nullopt;
            bytes.append(*inputs[0]->bytes, static_cast<size_t>(o * size + at) * run, run);
        }
    return made(inputs[0]->type, out, std::move(bytes));
}

Output expand(const Inputs &inputs, int64_t mostBytes)
{
    const auto shape = intsOf(inputAt(inputs, 1));
    const auto dims = shape ? broadcastDims(inputs[0]->dims, *shape) : std::nullopt;
    if (!dims || !fits(*dims, inputs[0]->type, mostBytes))
        return std::nullopt;
    return made(inputs[0]->type, *dims, broadcast(*inputs[0], *dims));
}

Output constantOfShape(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    const auto shape = intsOf(inputAt(inputs, 0));
    if (!shape)
        return std::nullopt;
    ConstantValue one = made(pb::TensorProto::FLOAT, {1}, std::string(4, '\0'));
    if (const auto *attribute = findAttribute(node, "value"); attribute && attribute->has_t()) {
        const auto given = constantValue(attribute->t(), {});
        if (!given.ok() || given->elements() != 1 || widthOf(given->type) == 0)
            return std::nullopt;
        one = *given;
    }
    one.dims = {};
    if (!fits(*shape, one.type, mostBytes))
        return std::nullopt;
    return made(one.type, *shape, broadcast(one, *shape));
}

// Since opset 15 a part of the dimensions can be asked for.
ConstantValue shapePart(const pb::NodeProto &node, const Dims &dims)
{
    const auto rank = static_cast<int64_t>(dims.size());
    const auto bounded = [&](int64_t at) { return std::clamp<int64_t>(at < 0 ? at + rank : at, 0, rank); };
    const int64_t start = bounded(intAttribute(node, "start", 0));
    const int64_t end = std::max(start, bounded(intAttribute(node, "end", rank)));
    return constantInts({end - start}, Dims(dims.begin() + start, dims.begin() + end));
}

Output constantNode(const pb::NodeProto &node)
{
    if (const auto *ints = findAttribute(node, "value_ints"))
        return constantInts({ints->ints_size()}, {ints->ints().begin(), ints->ints().end()});
    if (const auto *one = findAttribute(node, "value_int"))
        return constantInts({}, {one->i()});
    if (const auto *floats = findAttribute(node, "value_floats"))
        return made(pb::TensorProto::FLOAT, {floats->floats_size()}, bytesOf(std::vector<float>(floats->floats().begin(), floats->floats().end())));
    if (const auto *one = findAttribute(node, "value_float"))
        return made(pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{one->f()}));
    return std::nullopt;
}

Output range(const Inputs &inputs, int64_t mostBytes)
{
    if (inputs.size() != 3 || !inputs[1] || !inputs[2] || inputs[0]->elements() != 1 || inputs[1]->elements() != 1 || inputs[2]->elements() != 1)
        return std::nullopt;
    const auto start = intsOf(inputs[0]);
    const auto limit = intsOf(inputs[1]);
    const auto step = intsOf(inputs[2]);
    if (!start || !limit || !step || (*step)[0] == 0 || inputs[0]->type != pb::TensorProto::INT64)
        return std::nullopt;
    std::vector<int64_t> values;
    for (std::optional<int64_t> at = (*start)[0]; at && ((*step)[0] > 0 ? *at < (*limit)[0] : *at > (*limit)[0]); at = checkedAdd(*at, (*step)[0])) {
        if (static_cast<int64_t>(values.size()) * 8 >= mostBytes)
            return std::nullopt;
        values.push_back(*at);
    }
    return constantInts({static_cast<int64_t>(values.size())}, values);
}

} // namespace

Output evaluateMovement(const pb::NodeProto &node, const Inputs &inputs, int64_t opset, int64_t mostBytes)
{
    const std::string &op = node.op_type();
    if (op == "Constant")
        return constantNode(node);
    if (inputs.empty() || !inputs[0])
        return std::nullopt;
    if (op == "ConstantOfShape")
        return constantOfShape(node, inputs, mostBytes);
    if (op == "Shape")
        return shapePart(node, inputs[0]->dims);
    if (op == "Size")
        return constantInts({}, {inputs[0]->elements()});
    if (widthOf(inputs[0]->type) == 0)
        return std::nullopt;
    if (op == "Identity")
        return *inputs[0];
    if (op == "Reshape")
        return reshape(node, inputs);
    if (op == "Flatten")
        return flatten(node, inputs);
    if (op == "Squeeze")
        return squeeze(node, inputs);
    if (op == "Unsqueeze")
        return unsqueeze(node, inputs);
    if (op == "Transpose")
        return transpose(node, inputs);
    if (op == "Concat")
        return concat(node, inputs, mostBytes);
    if (op == "Slice")
        return slice(node, inputs, opset);
    if (op == "Gather")
        return gather(node, inputs, mostBytes);
    if (op == "Expand")
        return expand(inputs, mostBytes);
    if (op == "Range")
        return range(inputs, mostBytes);
    return std::nullopt;
}

} // namespace pare::constants
