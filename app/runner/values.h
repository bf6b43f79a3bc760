// What a model gave, as numbers that can be reduced.
#pragma once

#include "app/runner/session.h"
#include "core/formats/dataset.h"

#include <span>
#include <vector>

namespace pare {

// A tensor's numbers as floats: a view where they are floats already.
struct Floats {
    std::vector<float> converted;
    std::span<const float> values;
};

// Errors: Unsupported (holds no numbers).
[[nodiscard]] Result<Floats> floatsOf(const Tensor &tensor);
[[nodiscard]] Result<Floats> floatsOf(const std::string &name, const Ort::Value &value, std::vector<int64_t> &dims);

// Rows that fill a fixed batch up are left out where the tensor has the samples along its first axis.
void dropPadding(Floats &floats, std::vector<int64_t> &dims, const Batch &batch, int64_t fixedBatch);

} // namespace pare
