// A tensor as a .npy file. Source: NumPy's format description, version 1.0 (numpy.lib.format).
#pragma once

#include "core/model/tensor_data.h"

#include <filesystem>
#include <string>

namespace pare {

// The element type that a tensor gets in the file: its own, float32 for bfloat16 and 8-bit floats, int8 or uint8 for integers smaller than a
// byte, which NumPy does not know. Empty for what cannot be written (text, complex numbers).
[[nodiscard]] std::string npyTypeOf(int elementType);
// Written in stretches, aside, and renamed. Errors: Unsupported, Io, CannotCreate.
[[nodiscard]] Result<void> saveNpy(const std::filesystem::path &path, const pb::TensorProto &tensor, const Payloads &payloads);

} // namespace pare
