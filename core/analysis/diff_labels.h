// What a node is without its names, as numbers that can be compared: for finding a layer again in another file.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// Depends on both and on their order.
[[nodiscard]] uint64_t mixed(uint64_t a, uint64_t b);
[[nodiscard]] uint64_t hashOf(std::string_view bytes);

// How much of a node has to be the same for it to count as the same, from strict to loose.
enum class Likeness {
    Content, // operator, attributes, and every constant to the byte
    Form,    // constants by type and dimensions only
    Shape,   // constants by dimensions only, attributes whatever they are
    Kind,    // the family of its operator alone: QLinearConv is a Conv
};
inline constexpr int likenessCount = 4;

// "Conv" of Conv, QLinearConv, ConvInteger and FusedConv.
[[nodiscard]] std::string_view familyOf(const pb::NodeProto &node);

// Operators that hand on what they get in another number format or not changed at all: QuantizeLinear, DequantizeLinear, Cast, Identity.
[[nodiscard]] bool isTransparent(const pb::NodeProto &node);

// The constant behind a value, also where transparent nodes stand between. Null where there is none.
struct ConstantBehind {
    const pb::TensorProto *tensor = nullptr;
    std::string through; // "DequantizeLinear"; empty where the value is the constant itself
};
[[nodiscard]] ConstantBehind constantBehind(const Model &model, std::string_view value);

// An attribute's value. Payloads count by what is in them and names inside bodies not at all.
[[nodiscard]] Result<uint64_t> fingerprint(const Model &model, const pb::AttributeProto &attribute);

// Of every node of the main graph. Content reads every constant: ask for it only where it is needed. Errors: Io.
[[nodiscard]] Result<std::vector<uint64_t>> nodeLabels(const Model &model, Likeness likeness);

// True where a node reads enough numbers that it is known by them: 16 or more, not all the same.
[[nodiscard]] Result<std::vector<bool>> knownByWeights(const Model &model);

} // namespace pare
