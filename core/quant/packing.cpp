#include "core/quant/packing.h"

#include <algorithm>

namespace pare::quant {

std::string packBits(std::span<const int> values, int bits)
{
    const size_t perByte = static_cast<size_t>(8 / bits);
    const int mask = (1 << bits) - 1;
    std::string bytes((values.size() + perByte - 1) / perByte, '\0');
    for (size_t i = 0; i < values.size(); ++i) {
        const int shifted = (values[i] & mask) << (static_cast<int>(i % perByte) * bits);
        bytes[i / perByte] = static_cast<char>(static_cast<unsigned char>(bytes[i / perByte]) | shifted);
    }
    return bytes;
}

std::vector<int> unpackBits(const std::string &bytes, size_t count, int bits, bool isSigned)
{
    const size_t perByte = static_cast<size_t>(8 / bits);
    const int mask = (1 << bits) - 1;
    std::vector<int> values(std::min(count, bytes.size() * perByte));
    for (size_t i = 0; i < values.size(); ++i) {
        int value = (static_cast<unsigned char>(bytes[i / perByte]) >> (static_cast<int>(i % perByte) * bits)) & mask;
        if (isSigned && value >= 1 << (bits - 1))
            value -= 1 << bits;
        values[i] = value;
    }
    return values;
}

DigitForm digitForm(int bits)
{
    switch (bits) {
    case 2: return {2, 4, 8};
    case 3: return {3, 5, 16};
    default: return {4, 2, 8};
    }
}

std::string packDigits(std::span<const int> values, DigitForm form, int fill)
{
    std::string bytes;
    const auto digits = static_cast<size_t>(form.digits);
    bytes.reserve((values.size() / digits + 1) * static_cast<size_t>(form.numberBits / 8));
    for (size_t at = 0; at < values.size(); at += digits) {
        unsigned number = 0;
        for (size_t i = digits; i-- > 0;)
            number = number * static_cast<unsigned>(form.base()) + static_cast<unsigned>(at + i < values.size() ? values[at + i] : fill);
        bytes += static_cast<char>(number & 0xff);
        if (form.numberBits == 16)
            bytes += static_cast<char>(number >> 8);
    }
    return bytes;
}

} // namespace pare::quant
