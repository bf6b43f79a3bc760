#include "core/model/tensor_data.h"

#include "core/base/checked.h"

#include <Eigen/Core>

#include <atomic>
#include <cmath>
#include <cstring>
#include <optional>

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
    std::shared_ptr<std::string> content;
    try {
        content = std::make_shared<std::string>(static_cast<size_t>(m_length), '\0');
    } catch (const std::exception &) { // bad_alloc, length_error
        return outOfMemory("a tensor of " + std::to_string(m_length) + " bytes does not fit into memory", m_file->path().string());
    }
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
    if (bits == 6) { // one element an entry here, packed without gaps in raw form
        std::string bytes((static_cast<size_t>(tensor.int32_data_size()) * 6 + 7) / 8, '\0');
        for (int i = 0; i < tensor.int32_data_size(); ++i)
            for (int bit = 0; bit < 6; ++bit)
                if ((tensor.int32_data(i) >> bit & 1) != 0)
                    bytes[(static_cast<size_t>(i) * 6 + static_cast<size_t>(bit)) / 8] |=
                        static_cast<char>(1 << ((static_cast<size_t>(i) * 6 + static_cast<size_t>(bit)) % 8));
        return bytes;
    }
    if (bits > 0 && bits <= 8)
        return packed<uint8_t>(tensor.int32_data());
    return invalidInput("the tensor's element type is not known", tensor.name());
}

} // namespace

Result<Bytes> payloadOf(const pb::TensorProto &tensor, const Payloads &payloads)
{
    const auto found = payloads.find(payloadKey(tensor));
    if (found == payloads.end())
        return internalError("the tensor's payload is not in the table", tensor.name());
    return found->second->bytes();
}

Result<Bytes> tensorBytes(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const int64_t count, tensorElementCount(tensor));
    const auto expected = elementBytes(tensor.data_type(), count);
    if (!expected)
        return invalidInput("the tensor's element type has no fixed width or its size overflows", tensor.name());
    Bytes bytes;
    if (!payloadKey(tensor).empty()) {
        PARE_TRY_ASSIGN(bytes, payloadOf(tensor, payloads));
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

// How the bits of a small float are laid out: sign, exponent, mantissa, from the top.
struct SmallFloat {
    int exponentBits;
    int mantissaBits;
    int bias;
    enum { Finite, AllOnesIsNan, InfinityAndNan, NegativeZeroIsNan } special;
};

// Source: the ONNX specification's pages on float8, float6 and float4, and the papers and the OCP MX document that they name.
std::optional<SmallFloat> smallFloat(int type)
{
    switch (type) {
    case pb::TensorProto::FLOAT8E4M3FN: return SmallFloat{4, 3, 7, SmallFloat::AllOnesIsNan};
    case pb::TensorProto::FLOAT8E4M3FNUZ: return SmallFloat{4, 3, 8, SmallFloat::NegativeZeroIsNan};
    case pb::TensorProto::FLOAT8E5M2: return SmallFloat{5, 2, 15, SmallFloat::InfinityAndNan};
    case pb::TensorProto::FLOAT8E5M2FNUZ: return SmallFloat{5, 2, 16, SmallFloat::NegativeZeroIsNan};
    case pb::TensorProto::FLOAT6E2M3: return SmallFloat{2, 3, 1, SmallFloat::Finite};
    case pb::TensorProto::FLOAT6E3M2: return SmallFloat{3, 2, 3, SmallFloat::Finite};
    case pb::TensorProto::FLOAT4E2M1: return SmallFloat{2, 1, 1, SmallFloat::Finite};
    default: return std::nullopt;
    }
}

float valueOf(const SmallFloat &form, unsigned bits)
{
    const unsigned mantissa = bits & ((1U << form.mantissaBits) - 1);
    const unsigned largestExponent = (1U << form.exponentBits) - 1;
    const unsigned exponent = bits >> form.mantissaBits & largestExponent;
    const bool negative = (bits >> (form.mantissaBits + form.exponentBits) & 1) != 0;
    const float sign = negative ? -1.0F : 1.0F;
    if (form.special == SmallFloat::NegativeZeroIsNan && negative && exponent == 0 && mantissa == 0)
        return std::nanf("");
    if (exponent == largestExponent) {
        if (form.special == SmallFloat::AllOnesIsNan && mantissa == (1U << form.mantissaBits) - 1)
            return std::nanf("");
        if (form.special == SmallFloat::InfinityAndNan)
            return mantissa == 0 ? sign * INFINITY : std::nanf("");
    }
    const float fraction = static_cast<float>(mantissa) / static_cast<float>(1U << form.mantissaBits);
    if (exponent == 0)
        return sign * std::ldexp(fraction, 1 - form.bias);
    return sign * std::ldexp(1.0F + fraction, static_cast<int>(exponent) - form.bias);
}

// Element `i` of a packed tensor, low bits first; `bits` at most 8.
unsigned packedElement(const Bytes &bytes, size_t i, int bits)
{
    const size_t first = i * static_cast<size_t>(bits);
    unsigned both = static_cast<uint8_t>(bytes.data()[first / 8]);
    if (first % 8 + static_cast<size_t>(bits) > 8)
        both |= static_cast<unsigned>(static_cast<uint8_t>(bytes.data()[first / 8 + 1])) << 8;
    return both >> (first % 8) & ((1U << bits) - 1);
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
    case pb::TensorProto::UINT2:
    case pb::TensorProto::INT2: {
        const int bits = elementBits(type);
        const bool isSigned = type == pb::TensorProto::INT4 || type == pb::TensorProto::INT2;
        for (size_t i = 0; i < values.size(); ++i) {
            int value = static_cast<int>(packedElement(bytes, i, bits));
            if (isSigned && value >= 1 << (bits - 1))
                value -= 1 << bits;
            values[i] = static_cast<Out>(value);
        }
        return true;
    }
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
    case pb::TensorProto::FLOAT8E8M0: // a power of two: the exponent alone
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = byte(i) == 0xff ? static_cast<Out>(std::nan("")) : static_cast<Out>(std::ldexp(1.0, byte(i) - 127));
        return values;
    default: break;
    }
    if (const auto form = smallFloat(tensor.data_type())) {
        const int bits = elementBits(tensor.data_type());
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Out>(valueOf(*form, packedElement(bytes, i, bits)));
        return values;
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
