// A stretch of a tensor, of which no more is read than that: for looking into tensors of any size.
#pragma once

#include "core/model/tensor_data.h"

#include <vector>

namespace pare {

// Raw bytes [first, first + count) of a tensor's payload. Errors: InvalidInput (outside), as tensorBytes.
[[nodiscard]] Result<std::string> tensorBytesOf(const pb::TensorProto &tensor, const Payloads &payloads, int64_t first, int64_t count);
// Elements [first, first + count), row-major, as doubles: integers beyond 2^53 are rounded. Errors: InvalidInput (outside), Unsupported
// (text, complex numbers), as tensorBytes.
[[nodiscard]] Result<std::vector<double>> tensorSlice(const pb::TensorProto &tensor, const Payloads &payloads, int64_t first, int64_t count);

} // namespace pare
