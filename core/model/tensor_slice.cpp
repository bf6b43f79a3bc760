#include "core/model/tensor_slice.h"

#include <algorithm>

namespace pare {

Result<std::string> tensorBytesOf(const pb::TensorProto &tensor, const Payloads &payloads, int64_t first, int64_t count)
{
    const auto outside = [&](int64_t size) { return first < 0 || count < 0 || first > size || count > size - first; };
    const std::string key = payloadKey(tensor);
    if (const auto found = key.empty() ? payloads.end() : payloads.find(key); found != payloads.end() && found->second->inFile()) {
        if (outside(found->second->size()))
            return invalidInput("the tensor ends before the values that were asked for", tensor.name());
        std::string bytes(static_cast<size_t>(count), '\0');
        PARE_TRY(found->second->file()->read(found->second->fileOffset() + first, std::as_writable_bytes(std::span(bytes))));
        return bytes;
    }
    PARE_TRY_ASSIGN(const Bytes all, tensorBytes(tensor, payloads));
    if (outside(static_cast<int64_t>(all.size())))
        return invalidInput("the tensor ends before the values that were asked for", tensor.name());
    return std::string(all.text().substr(static_cast<size_t>(first), static_cast<size_t>(count)));
}

Result<std::vector<double>> tensorSlice(const pb::TensorProto &tensor, const Payloads &payloads, int64_t first, int64_t count)
{
    const int bits = elementBits(tensor.data_type());
    if (bits == 0)
        return unsupported("values of type " + std::string(elementTypeName(tensor.data_type())) + " are no numbers", tensor.name());
    PARE_TRY_ASSIGN(const int64_t all, tensorElementCount(tensor));
    if (first < 0 || count < 0 || first > all || count > all - first)
        return invalidInput("the tensor has " + std::to_string(all) + " values: there are none up to " + std::to_string(first + count), tensor.name());
    // Values smaller than a byte: from the beginning of the byte that the first lies in.
    const int64_t inByte = std::max(1, 8 / bits);
    const int64_t before = first % inByte;
    const auto from = elementBytes(tensor.data_type(), first - before);
    const auto length = elementBytes(tensor.data_type(), count + before);
    if (!from || !length)
        return invalidInput("the size overflows", tensor.name());
    PARE_TRY_ASSIGN(std::string bytes, tensorBytesOf(tensor, payloads, *from, *length));
    pb::TensorProto part;
    part.set_name(tensor.name());
    part.set_data_type(tensor.data_type());
    part.add_dims(count + before);
    part.set_raw_data(std::move(bytes));
    PARE_TRY_ASSIGN(std::vector<double> values, toDoubles(part, {}));
    values.erase(values.begin(), values.begin() + before);
    return values;
}

} // namespace pare
