#include "core/analysis/known_rules.h"

#include <algorithm>

namespace pare {

KnownContents knownGather(const KnownRuleInput &given)
{
    const KnownValue *data = given.content(0);
    const KnownValue *indices = given.content(1);
    if (!data || data->rank() != 1 || !indices || !indices->allIntegers())
        return std::nullopt;
    const auto size = static_cast<int64_t>(data->elements.size());
    KnownValue result{data->type, indices->dims, {}};
    for (const KnownNumber &index : indices->elements) {
        const int64_t i = index.integer < 0 ? index.integer + size : index.integer;
        if (i < 0 || i >= size)
            return std::nullopt;
        result.elements.push_back(data->elements[static_cast<size_t>(i)]);
    }
    return result;
}

// Along the first axis: rows of a vector are its elements.
KnownContents knownSlice(const KnownRuleInput &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() == 0)
        return std::nullopt;
    if (data->elements.empty()) // an empty tensor of two axes may state any number of rows
        return data->rank() == 1 ? KnownContents(*data) : std::nullopt;
    const auto starts = given.integers(1, "starts");
    const auto ends = given.integers(2, "ends");
    const auto axes = given.integers(3, "axes");
    if (!starts || !ends || starts->size() != 1 || ends->size() != 1)
        return std::nullopt;
    if (axes && (axes->size() != 1 || (axes->front() != 0 && axes->front() != -static_cast<int64_t>(data->rank()))))
        return std::nullopt;
    int64_t step = 1;
    if (given.has(4)) {
        const auto steps = given.integers(4, "steps");
        if (!steps || steps->size() != 1 || steps->front() == 0)
            return std::nullopt;
        step = std::clamp<int64_t>(steps->front(), -mostKnownElements - 1, mostKnownElements + 1); // one step leaves the vector
    }
    const int64_t size = data->dims[0];
    const auto width = size == 0 ? 0 : static_cast<int64_t>(data->elements.size()) / size;
    const auto fromEnd = [&](int64_t value) { return value < 0 ? value + size : value; };
    KnownValue result{data->type, data->dims, {}};
    result.dims[0] = 0;
    const auto take = [&](int64_t row) {
        const auto begin = data->elements.begin() + row * width;
        result.elements.insert(result.elements.end(), begin, begin + width);
        ++result.dims[0];
    };
    if (step > 0) {
        const int64_t end = std::clamp<int64_t>(fromEnd(ends->front()), 0, size);
        for (int64_t i = std::clamp<int64_t>(fromEnd(starts->front()), 0, size); i < end; i += step)
            take(i);
        return result;
    }
    const int64_t end = std::clamp<int64_t>(ends->front() < -size ? -1 : fromEnd(ends->front()), -1, size - 1);
    for (int64_t i = std::clamp<int64_t>(fromEnd(starts->front()), -1, size - 1); i > end; i += step)
        take(i);
    return result;
}

KnownContents knownConcat(const KnownRuleInput &given)
{
    KnownValue result;
    for (int i = 0; i < given.node.input_size(); ++i) {
        const KnownValue *part = given.content(i);
        if ((part && part->rank() != 1) || static_cast<int64_t>(result.elements.size()) > mostKnownElements)
            return std::nullopt;
        if (part) {
            result.type = part->type;
            result.elements.insert(result.elements.end(), part->elements.begin(), part->elements.end());
            continue;
        }
        // A part of unknown content but known length keeps the places of the others.
        const auto *shape = given.shape(i);
        if (!shape || shape->dim_size() != 1 || !shape->dim(0).has_dim_value() || shape->dim(0).dim_value() < 0 ||
            shape->dim(0).dim_value() > mostKnownElements)
            return std::nullopt;
        result.elements.resize(result.elements.size() + static_cast<size_t>(shape->dim(0).dim_value()));
        result.type = given.inputs.types[static_cast<size_t>(i)]->tensor_type().elem_type();
    }
    if (static_cast<int64_t>(result.elements.size()) > mostKnownElements)
        return std::nullopt;
    result.dims = {static_cast<int64_t>(result.elements.size())};
    return result;
}

KnownContents knownReshape(const KnownRuleInput &given)
{
    const KnownValue *data = given.content(0);
    const auto target = given.integers(1, "shape");
    if (!data || !target || target->size() > 2)
        return std::nullopt;
    KnownValue result{data->type, *target, data->elements};
    int64_t rest = static_cast<int64_t>(data->elements.size());
    int64_t *open = nullptr;
    for (size_t i = 0; i < result.dims.size(); ++i) {
        int64_t &dim = result.dims[i];
        if (dim == 0 && i < data->rank())
            dim = data->dims[i];
        if (dim == -1)
            open = &dim;
        else if (dim <= 0 || rest % dim != 0)
            return std::nullopt;
        else
            rest /= dim;
    }
    if (open)
        *open = rest;
    else if (rest != 1)
        return std::nullopt;
    return result;
}

KnownContents knownTranspose(const KnownRuleInput &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() != 2 || data->elements.empty())
        return std::nullopt;
    const auto order = intsAttribute(given.node, "perm");
    if (!order.empty() && order != std::vector<int64_t>{1, 0})
        return *data;
    KnownValue result{data->type, {data->dims[1], data->dims[0]}, {}};
    for (int64_t column = 0; column < data->dims[1]; ++column)
        for (int64_t row = 0; row < data->dims[0]; ++row)
            result.elements.push_back(data->elements[static_cast<size_t>(row * data->dims[1] + column)]);
    return result;
}

// Squeeze and Unsqueeze between scalars and vectors of one element.
KnownContents knownSqueeze(const KnownRuleInput &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() > 1)
        return std::nullopt;
    KnownValue result = *data;
    const auto axes = given.integers(1, "axes");
    if (given.node.op_type() == "Unsqueeze") {
        if (data->rank() != 0 || !axes || axes->size() != 1)
            return std::nullopt;
        result.dims = {1};
    } else {
        if (data->elements.size() != 1)
            return std::nullopt;
        result.dims.clear();
    }
    return result;
}

std::vector<KnownContents> knownSplit(const KnownRuleInput &given)
{
    std::vector<KnownContents> results(static_cast<size_t>(given.node.output_size()));
    const KnownValue *data = given.content(0);
    if (!data || data->rank() != 1 || results.empty())
        return results;
    auto sizes = given.integers(1, "split");
    if (!sizes) {
        const size_t part = (data->elements.size() + results.size() - 1) / results.size();
        sizes.emplace();
        for (size_t i = 0, left = data->elements.size(); i < results.size(); ++i, left -= std::min(left, part))
            sizes->push_back(static_cast<int64_t>(std::min(left, part)));
    }
    size_t from = 0;
    for (size_t i = 0; i < results.size() && i < sizes->size(); ++i) {
        const int64_t size = (*sizes)[i];
        if (size < 0 || from + static_cast<size_t>(size) > data->elements.size())
            return std::vector<KnownContents>(results.size());
        const auto begin = data->elements.begin() + static_cast<std::ptrdiff_t>(from);
        results[i] = KnownValue::vector(data->type, {begin, begin + size});
        from += static_cast<size_t>(size);
    }
    return results;
}

} // namespace pare
