// What the rules for known values are given, and those that only move elements. Internal to core/analysis.
#pragma once

#include "core/analysis/known_values.h"
#include "core/model/attributes.h"

#include <optional>
#include <string_view>
#include <vector>

namespace pare {

using KnownContents = std::optional<KnownValue>;

// One node with its inputs.
struct KnownRuleInput {
    const pb::NodeProto &node;
    const KnownInputs &inputs;

    const KnownValue *content(int i) const
    {
        return i < static_cast<int>(inputs.contents.size()) ? inputs.contents[static_cast<size_t>(i)] : nullptr;
    }
    const pb::TensorShapeProto *shape(int i) const
    {
        if (i >= static_cast<int>(inputs.types.size()))
            return nullptr;
        const auto *type = inputs.types[static_cast<size_t>(i)];
        return type && type->has_tensor_type() && type->tensor_type().has_shape() ? &type->tensor_type().shape() : nullptr;
    }
    bool has(int i) const { return i < node.input_size() && !node.input(i).empty(); }
    // Integers of an input where the operator's newer form has them, else of the attribute of its older form.
    std::optional<std::vector<int64_t>> integers(int i, std::string_view attribute) const
    {
        if (has(i)) {
            const KnownValue *known = content(i);
            if (!known || !known->allIntegers())
                return std::nullopt;
            std::vector<int64_t> values;
            for (const KnownNumber &number : known->elements)
                values.push_back(number.integer);
            return values;
        }
        if (findAttribute(node, attribute))
            return intsAttribute(node, attribute);
        return std::nullopt;
    }
};

KnownContents knownGather(const KnownRuleInput &given);
KnownContents knownSlice(const KnownRuleInput &given);
KnownContents knownConcat(const KnownRuleInput &given);
KnownContents knownReshape(const KnownRuleInput &given);
KnownContents knownTranspose(const KnownRuleInput &given);
KnownContents knownSqueeze(const KnownRuleInput &given);
std::vector<KnownContents> knownSplit(const KnownRuleInput &given);

} // namespace pare
