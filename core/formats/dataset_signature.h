// What a model takes and gives, as far as its file says: what data sets and metrics are checked against.
#pragma once

#include "core/model/model.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// A tensor with its values, apart from any model: raw little-endian bytes, row-major.
struct Tensor {
    std::string name;
    int type = 0; // element type
    std::vector<int64_t> dims;
    std::string bytes;
    [[nodiscard]] int64_t elements() const; // product of dims; 1 for a scalar
    // True where `bytes` has exactly the size that type and dims ask for.
    [[nodiscard]] bool consistent() const;
};

struct ValueSignature {
    std::string name;
    int type = 0;              // element type; 0: not a tensor, or not known
    bool ranked = false;       // false: the file does not say the rank
    std::vector<int64_t> dims; // -1: not known or symbolic
    bool classScores = false;  // outputs: one score a class along an axis (softmax, "logits", class names in the metadata)
    bool probabilities = false; // outputs: the last operator is a softmax or sigmoid
    [[nodiscard]] std::string text() const; // "float32 ?x1x28x28"
};

struct ModelSignature {
    std::vector<ValueSignature> inputs;  // real inputs only: no initializers; where pruning made one smaller (kept_channels.h), as the source takes it
    std::vector<ValueSignature> outputs;
    std::vector<std::string> classNames; // by index, from the metadata ("classes" or "names"); may be empty
    [[nodiscard]] const ValueSignature *input(std::string_view name) const;
    [[nodiscard]] const ValueSignature *output(std::string_view name) const;
};

// Never fails: what the file does not say stays unknown.
[[nodiscard]] ModelSignature signatureOf(const Model &model);

// Class names out of a metadata value: a JSON list, a Python or JSON dictionary {0: 'cat', ...}, or names split by commas or lines.
[[nodiscard]] std::vector<std::string> parseClassNames(std::string_view text);

// "float32 1x28x28"; -1 is written "?"; a scalar is "float32 scalar".
[[nodiscard]] std::string typeAndShape(int type, const std::vector<int64_t> &dims);
[[nodiscard]] std::string shapeText(const std::vector<int64_t> &dims);

} // namespace pare
