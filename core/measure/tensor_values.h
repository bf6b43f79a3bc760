// Values of output tensors as floats or whole numbers, sample by sample.
#pragma once

#include "core/base/result.h"
#include "core/formats/dataset_signature.h"

#include <span>
#include <vector>

namespace pare {

// Every numeric tensor as float32: without a copy where it is that already. Must not outlive the tensor.
class FloatValues {
public:
    FloatValues(FloatValues &&) noexcept = default; // moving a vector keeps its elements where they are; copying would not
    FloatValues &operator=(FloatValues &&) noexcept = default;
    // Errors: InvalidInput (bytes that do not fit type and shape; a type without numbers).
    static Result<FloatValues> of(const Tensor &tensor);
    [[nodiscard]] std::span<const float> all() const { return m_view; }
    // The values of one of `rows` equal parts.
    [[nodiscard]] std::span<const float> row(int64_t index, int64_t rows) const
    {
        const size_t size = m_view.size() / static_cast<size_t>(rows);
        return m_view.subspan(static_cast<size_t>(index) * size, size);
    }

private:
    FloatValues() = default;
    std::vector<float> m_own;
    std::span<const float> m_view;
};

// Integers and whole-numbered floats as int64. Errors: InvalidInput (a value that is no whole number; bytes that do not fit).
[[nodiscard]] Result<std::vector<int64_t>> wholeValues(const Tensor &tensor);

// The position of the largest value, the first of equals; -1 where there is a NaN or nothing.
[[nodiscard]] int64_t argMax(std::span<const float> values);

} // namespace pare
