// Integers of less than 8 bits in bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pare::quant {

// Consecutive values in one byte, the first in the lowest bits: ONNX's INT4/UINT4 and MatMulNBits' layout. bits: 2, 4 or 8.
// Negative values are stored in two's complement. The last byte is filled with zeros.
[[nodiscard]] std::string packBits(std::span<const int> values, int bits);
[[nodiscard]] std::vector<int> unpackBits(const std::string &bytes, size_t count, int bits, bool isSigned);

// Values of 2, 3 or 4 bits as digits of unsigned numbers that a model can take apart again with Floor and Mul in float32, at every
// opset: 2 bits: 4 a byte, 4 bits: 2 a byte, 3 bits: 5 in 16 bits (3.2 bits each; float32 is exact up to 2^24).
struct DigitForm {
    int bits = 4;
    int digits = 2;      // values in one number
    int numberBits = 8;  // 8 or 16
    [[nodiscard]] int base() const { return 1 << bits; }
};
[[nodiscard]] DigitForm digitForm(int bits);

// Non-negative values below base, little end first; the last number is filled with `fill`. Little-endian bytes.
[[nodiscard]] std::string packDigits(std::span<const int> values, DigitForm form, int fill = 0);

} // namespace pare::quant
