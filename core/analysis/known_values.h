// The contents of small vectors that are known before running: what shape arithmetic (Shape, Gather, Concat, Mul...) computes.
// A size that is only known by name travels as that name, so that [N, 12, 64] is known although N is not.
#pragma once

#include "core/model/onnx.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pare {

struct KnownNumber {
    enum class Kind : uint8_t { Unknown, Integer, Real, Symbol };
    Kind kind = Kind::Unknown;
    int64_t integer = 0;
    double real = 0;
    std::string symbol;

    static KnownNumber of(int64_t value) { return {Kind::Integer, value, 0, {}}; }
    static KnownNumber of(double value) { return {Kind::Real, 0, value, {}}; }
    static KnownNumber named(std::string name) { return {Kind::Symbol, 0, 0, std::move(name)}; }
    [[nodiscard]] bool isInteger() const { return kind == Kind::Integer; }
    bool operator==(const KnownNumber &) const = default;
};

inline constexpr int64_t mostKnownElements = 1024;

// A small array, row-major: mostly scalars and vectors; the padding that PyTorch writes goes through a matrix of two columns.
struct KnownValue {
    int type = 0;                      // element type
    std::vector<int64_t> dims;         // empty: a scalar
    std::vector<KnownNumber> elements; // as many as the dimensions give

    static KnownValue scalar(int type, KnownNumber number) { return {type, {}, {std::move(number)}}; }
    static KnownValue vector(int type, std::vector<KnownNumber> numbers)
    {
        return {type, {static_cast<int64_t>(numbers.size())}, std::move(numbers)};
    }
    [[nodiscard]] size_t rank() const { return dims.size(); }
    [[nodiscard]] bool allIntegers() const;
    [[nodiscard]] bool isComplete() const; // every element is a number
    bool operator==(const KnownValue &) const = default;
};

// The content of a small constant of at most two dimensions whose data is inside; nullopt for any other.
[[nodiscard]] std::optional<KnownValue> knownConstant(const pb::TensorProto &tensor);

// True for operators whose outputs may be known where their inputs are: for all others there is no need to ask.
[[nodiscard]] bool carriesKnownValues(const pb::NodeProto &node);

// What one node is given. contents[i] is null where input i is not known; types[i] is null where its type is not.
struct KnownInputs {
    std::span<const KnownValue *const> contents;
    std::span<const pb::TypeProto *const> types;
};

// The contents of the node's outputs, as many as it has; nullopt where not known. Integers wrap never: what overflows is unknown.
[[nodiscard]] std::vector<std::optional<KnownValue>> propagateKnownValues(const pb::NodeProto &node, const KnownInputs &inputs);

} // namespace pare
