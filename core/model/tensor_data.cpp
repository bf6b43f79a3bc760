#include "core/model/tensor_data.h"

#include "core/base/checked.h"

#include <Eigen/Core>

#include <atomic>
#include <cmath>
#include <cstring>

namespace pare {

TensorDataPtr TensorData::fromBytes(std::string bytes)
{
    std::shared_ptr<TensorData> data(new TensorData);
    data->m_length = static_cast<int64_t>(bytes.size());
    data->m_owned = std::make_shared<const std::string>(std::move(bytes));
    return data;
}

TensorDataPtr TensorData::fromFile(std::shared_ptr<const InputFile> file, int64_t offset, int64_t length)
{
    std::shared_ptr<TensorData> data(new TensorData);
    data->m_file = std::move(file);
    data->m_offset = offset;
    data->m_length = length;
    return data;
}

Result<Bytes> TensorData::bytes() const
{
    if (m_owned)
        return Bytes(m_owned);
    const std::lock_guard lock(m_mutex);
    if (auto read = m_read.lock())
        return Bytes(std::move(read));
    auto content = std::make_shared<std::string>(static_cast<size_t>(m_length), '\0');
    PARE_TRY(m_file->read(m_offset, std::as_writable_bytes(std::span(*content))));
    m_read = content;
    return Bytes(std::move(content));
}

std::string payloadKey(const pb::TensorProto &tensor)
{
    for (const auto &entry : tensor.external_data())
        if (entry.key() == payloadKeyName)
            return entry.value();
    return {};
}

bool staysInside(int type, int rank, int64_t bytes)
{
    if (bytes <= inlineBytes)
        return true;
    const bool shapeLike = (type == pb::TensorProto::INT64 || type == pb::TensorProto::INT32) && rank <= 1;
    return shapeLike && bytes <= inlineShapeBytes;
}

namespace {

void clearData(pb::TensorProto &tensor)
{
    tensor.clear_raw_data();
    tensor.clear_float_data();
    tensor.clear_int32_data();
    tensor.clear_int64_data();
    tensor.clear_double_data();
    tensor.clear_uint64_data();
    tensor.clear_string_data();
    tensor.clear_external_data();
    tensor.clear_data_location();
}

} // namespace

void attachPayload(pb::TensorProto &tensor, TensorDataPtr data, Payloads &payloads)
{
    static std::atomic<uint64_t> counter{0};
    clearData(tensor);
    const std::string key = "p" + std::to_string(counter++);
    tensor.set_data_location(pb::TensorProto::EXTERNAL);
    auto *entry = tensor.add_external_data();
    entry->set_key(payloadKeyName);
    entry->set_value(key);
    payloads[key] = std::move(data);
}

void setTensorBytes(pb::TensorProto &tensor, std::string bytes, Payloads &payloads)
{
    if (staysInside(tensor.data_type(), tensor.dims_size(), static_cast<int64_t>(bytes.size()))) {
        clearData(tensor);
        tensor.set_raw_data(std::move(bytes));
    } else {
        attachPayload(tensor, TensorData::fromBytes(std::move(bytes)), payloads);
    }
}

Result<int64_t> tensorElementCount(const pb::TensorProto &tensor)
{
    const auto count = checkedElementCount(tensor.dims());
    if (!count)
        return invalidInput("the tensor's dimensions are negative or too large", tensor.name());
    return *count;
}

namespace {

template <typename Stored, typename Repeated>
std::string packed(const Repeated &values)
{
    std::string bytes;
    bytes.resize(static_cast<size_t>(values.size()) * sizeof(Stored));
    size_t at = 0;
    for (const auto value : values) {
        const Stored stored = static_cast<Stored>(value);
        std::memcpy(bytes.data() + at, &stored, sizeof stored);
        at += sizeof stored;
    }
    return bytes;
}

// The typed data fields of a TensorProto as raw bytes. Source: the comments of onnx.proto on which field holds which type.
Result<std::string> typedFieldBytes(const pb::TensorProto &tensor)
{
    switch (tensor.data_type()) {
    case pb::TensorProto::FLOAT:
    case pb::TensorProto::COMPLEX64: return packed<float>(tensor.float_data());
    case pb::TensorProto::DOUBLE:
    case pb::TensorProto::COMPLEX128: return packed<double>(tensor.double_data());
    case pb::TensorProto::INT64: return packed<int64_t>(tensor.int64_data());
    case pb::TensorProto::UINT64: return packed<uint64_t>(tensor.uint64_data());
    case pb::TensorProto::UINT32: return packed<uint32_t>(tensor.uint64_data());
    case pb::TensorProto::INT32: return packed<int32_t>(tensor.int32_data());
    case pb::TensorProto::STRING: return invalidInput("a tensor of strings has no numbers", tensor.name());
    default: break;
    }
    const int bits = elementBits(tensor.data_type());
    if (bits == 16)
        return packed<uint16_t>(tensor.int32_data());
    if (bits > 0 && bits <= 8)
        return packed<uint8_t>(tensor.int32_data());
    return invalidInput("the tensor's element type is not known", tensor.name());
}

} // namespace

Result<Bytes> tensorBytes(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    const auto expected = elementBytes(tensor.data_type(), count);
    if (!expected)
        return invalidInput("the tensor's element type has no fixed width or its size overflows", tensor.name());
    Bytes bytes;
    if (const std::string key = payloadKey(tensor); !key.empty()) {
        const auto found = payloads.find(key);
        if (found == payloads.end())
            return internalError("the tensor's payload is not in the table", tensor.name());
        PARE_TRY_ASSIGN(bytes, found->second->bytes());
    } else if (tensor.data_location() == pb::TensorProto::EXTERNAL) {
        return invalidInput("the tensor's external data was not opened", tensor.name());
    } else if (tensor.has_raw_data()) {
        bytes = Bytes(std::make_shared<const std::string>(tensor.raw_data()));
    } else {
        PARE_TRY_ASSIGN(std::string typed, typedFieldBytes(tensor));
        bytes = Bytes(std::make_shared<const std::string>(std::move(typed)));
    }
    if (static_cast<int64_t>(bytes.size()) != *expected)
        return invalidInput("the tensor holds " + std::to_string(bytes.size()) + " bytes, its dimensions and type need "
                                + std::to_string(*expected),
                            tensor.name());
    return bytes;
}

namespace {

// Source of the 8-bit formats: the ONNX specification's page on float8 (E4M3FN: bias 7, no infinity; E5M2: bias 15).
float fromFloat8(uint8_t bits, int exponentBits, int bias)
{
    const int mantissaBits = 7 - exponentBits;
    const int exponent = (bits >> mantissaBits) & ((1 << exponentBits) - 1);
    const int mantissa = bits & ((1 << mantissaBits) - 1);
    const float sign = (bits & 0x80) ? -1.0F : 1.0F;
    if (exponentBits == 4 && (bits & 0x7f) == 0x7f)
        return std::nanf("");
    if (exponentBits == 5 && exponent == 31)
        return mantissa == 0 ? sign * INFINITY : std::nanf("");
    const float fraction = static_cast<float>(mantissa) / static_cast<float>(1 << mantissaBits);
    if (exponent == 0)
        return sign * std::ldexp(fraction, 1 - bias);
    return sign * std::ldexp(1.0F + fraction, exponent - bias);
}

template <typename Stored, typename Out>
void convert(const Bytes &bytes, std::vector<Out> &values)
{
    for (size_t i = 0; i < values.size(); ++i) {
        Stored stored;
        std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
        values[i] = static_cast<Out>(stored);
    }
}

template <typename Out>
bool convertIntegers(int type, const Bytes &bytes, std::vector<Out> &values)
{
    switch (type) {
    case pb::TensorProto::UINT8: convert<uint8_t>(bytes, values); return true;
    case pb::TensorProto::BOOL:
        convert<uint8_t>(bytes, values);
        for (Out &value : values)
            value = value != Out{0} ? Out{1} : Out{0};
        return true;
    case pb::TensorProto::INT8: convert<int8_t>(bytes, values); return true;
    case pb::TensorProto::UINT16: convert<uint16_t>(bytes, values); return true;
    case pb::TensorProto::INT16: convert<int16_t>(bytes, values); return true;
    case pb::TensorProto::UINT32: convert<uint32_t>(bytes, values); return true;
    case pb::TensorProto::INT32: convert<int32_t>(bytes, values); return true;
    case pb::TensorProto::UINT64: convert<uint64_t>(bytes, values); return true;
    case pb::TensorProto::INT64: convert<int64_t>(bytes, values); return true;
    case pb::TensorProto::UINT4:
    case pb::TensorProto::INT4:
        for (size_t i = 0; i < values.size(); ++i) {
            const auto byte = static_cast<uint8_t>(bytes.data()[i / 2]);
            int value = (i % 2 == 0) ? (byte & 15) : (byte >> 4);
            if (type == pb::TensorProto::INT4 && value > 7)
                value -= 16;
            values[i] = static_cast<Out>(value);
        }
        return true;
    default: return false;
    }
}

template <typename Out>
Result<std::vector<Out>> toReals(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    std::vector<Out> values(static_cast<size_t>(count));
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes.data()[i]); };
    switch (tensor.data_type()) {
    case pb::TensorProto::FLOAT: convert<float>(bytes, values); return values;
    case pb::TensorProto::DOUBLE: convert<double>(bytes, values); return values;
    case pb::TensorProto::FLOAT16:
        for (size_t i = 0; i < values.size(); ++i) {
            Eigen::half half;
            std::memcpy(&half, bytes.data() + 2 * i, 2);
            values[i] = static_cast<Out>(static_cast<float>(half));
        }
        return values;
    case pb::TensorProto::BFLOAT16:
        for (size_t i = 0; i < values.size(); ++i) {
            uint32_t bits = (static_cast<uint32_t>(byte(2 * i)) | static_cast<uint32_t>(byte(2 * i + 1)) << 8) << 16;
            float value = 0;
            std::memcpy(&value, &bits, 4);
            values[i] = static_cast<Out>(value);
        }
        return values;
    case pb::TensorProto::FLOAT8E4M3FN:
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Out>(fromFloat8(byte(i), 4, 7));
        return values;
    case pb::TensorProto::FLOAT8E5M2:
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Out>(fromFloat8(byte(i), 5, 15));
        return values;
    default: break;
    }
    if (convertIntegers(tensor.data_type(), bytes, values))
        return values;
    return unsupported("values of type " + std::string(elementTypeName(tensor.data_type())) + " cannot be read as numbers",
                       tensor.name());
}

} // namespace

Result<std::vector<float>> toFloats(const pb::TensorProto &tensor, const Payloads &payloads)
{
    return toReals<float>(tensor, payloads);
}

Result<std::vector<double>> toDoubles(const pb::TensorProto &tensor, const Payloads &payloads)
{
    return toReals<double>(tensor, payloads);
}

Result<std::vector<int64_t>> toInts(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    std::vector<int64_t> values(static_cast<size_t>(count));
    if (convertIntegers(tensor.data_type(), bytes, values))
        return values;
    return unsupported("values of type " + std::string(elementTypeName(tensor.data_type())) + " are not integers", tensor.name());
}

std::string float16Bytes(const std::vector<float> &values)
{
    std::string bytes(values.size() * 2, '\0');
    for (size_t i = 0; i < values.size(); ++i) {
        const Eigen::half half(values[i]);
        std::memcpy(bytes.data() + 2 * i, &half, 2);
    }
    return bytes;
}

} // namespace pare
