#include "core/formats/onnx_scanner.h"

#include <algorithm>
#include <array>
#include <new>
#include <vector>

// How it works:
// 1. A message is walked field by field; a length that does not fit into its parent is an error.
// 2. Fields that can lead to tensors (graphs, nodes, attributes...) are rewritten recursively; all others are copied as they are,
//    so that unknown fields survive. A message of at most 4 KiB can hold no large payload and is copied whole.
// 3. A TensorProto's large payload (raw_data, or packed float or double data) stays in the file: the copy names a key instead.

namespace pare {

namespace {

enum class Kind { Model, Graph, Node, Attribute, Tensor, SparseTensor, Function, TrainingInfo, Opaque };

// Which kind of message a length-delimited field of a message holds.
Kind childKind(Kind parent, uint32_t field)
{
    switch (parent) {
    case Kind::Model:
        return field == 7 ? Kind::Graph : field == 20 ? Kind::TrainingInfo : field == 25 ? Kind::Function : Kind::Opaque;
    case Kind::Graph:
        return field == 1 ? Kind::Node : field == 5 ? Kind::Tensor : field == 15 ? Kind::SparseTensor : Kind::Opaque;
    case Kind::Node: return field == 5 ? Kind::Attribute : Kind::Opaque;
    case Kind::Attribute:
        switch (field) {
        case 5:
        case 10: return Kind::Tensor;
        case 6:
        case 11: return Kind::Graph;
        case 22:
        case 23: return Kind::SparseTensor;
        default: return Kind::Opaque;
        }
    case Kind::SparseTensor: return field == 1 || field == 2 ? Kind::Tensor : Kind::Opaque;
    case Kind::Function: return field == 7 ? Kind::Node : field == 11 ? Kind::Attribute : Kind::Opaque;
    case Kind::TrainingInfo: return field == 1 || field == 2 ? Kind::Graph : Kind::Opaque;
    case Kind::Tensor:
    case Kind::Opaque: return Kind::Opaque;
    }
    return Kind::Opaque;
}

constexpr int deepest = 100;
constexpr int64_t mostReserved = 256 << 20;
constexpr size_t largestSkeleton = size_t{1} << 31; // what protobuf can parse

void appendVarint(std::string &out, uint64_t value)
{
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

// In as many bytes as any length below 2 GB needs; a number may have leading groups of zeros (protobuf's encoding specification).
constexpr size_t paddedVarintBytes = 5;

void putPaddedVarint(std::string &out, size_t at, uint64_t value)
{
    for (size_t i = 0; i < paddedVarintBytes; ++i, value >>= 7)
        out[at + i] = static_cast<char>((value & 0x7f) | (i + 1 < paddedVarintBytes ? 0x80 : 0));
}

struct Field {
    uint32_t number = 0;
    int wireType = 0;
    uint64_t number64 = 0;    // the value of a varint
    int64_t start = 0;        // where the field's tag begins
    int64_t contentBegin = 0; // of a length-delimited field
    int64_t end = 0;
};

// Whether a tensor's field holds in wire form what raw_data would hold: raw_data itself, and packed floats and doubles of the types
// that they are for.
bool isRawForm(uint32_t field, int type)
{
    switch (field) {
    case 9: return true;
    case 4: return type == pb::TensorProto::FLOAT || type == pb::TensorProto::COMPLEX64;
    case 10: return type == pb::TensorProto::DOUBLE || type == pb::TensorProto::COMPLEX128;
    default: return false;
    }
}

class Scanner {
public:
    explicit Scanner(std::shared_ptr<const InputFile> file) : m_file(std::move(file)) {}

    Result<ScannedOnnx> scan()
    {
        ScannedOnnx result;
        result.skeleton.reserve(static_cast<size_t>(std::min(m_file->size(), mostReserved))); // what is not written costs nothing
        PARE_TRY(rewrite(Kind::Model, 0, m_file->size(), 0, result.skeleton));
        result.payloads = std::move(m_payloads);
        return result;
    }

private:
    Error malformed(const char *what, int64_t at) const
    {
        return invalidInput(std::string("is not an ONNX model: ") + what + " at byte " + std::to_string(at), m_file->path().string());
    }

    // A window on the file, so that small fields cost no system call each. It is small after a jump over a payload, so that little
    // of the next payload is read, and grows where the file is read on.
    Result<const char *> bytesAt(int64_t offset, int64_t length)
    {
        const int64_t windowEnd = m_windowBegin + static_cast<int64_t>(m_window.size());
        if (offset < m_windowBegin || offset + length > windowEnd) {
            m_windowSize = offset <= windowEnd ? std::min<int64_t>(m_windowSize * 2, 1 << 16) : 1 << 10;
            const int64_t size = std::min<int64_t>(std::max<int64_t>(length, m_windowSize), m_file->size() - offset);
            m_window.resize(static_cast<size_t>(size));
            m_windowBegin = offset;
            PARE_TRY(m_file->read(offset, std::as_writable_bytes(std::span(m_window))));
        }
        return m_window.data() + (offset - m_windowBegin);
    }

    Result<uint64_t> varint(int64_t &at, int64_t end)
    {
        uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end)
                return malformed("a number is cut short", at);
            PARE_TRY_ASSIGN(const char *byte, bytesAt(at, 1));
            const auto bits = static_cast<uint8_t>(*byte);
            ++at;
            value |= static_cast<uint64_t>(bits & 0x7f) << shift;
            if ((bits & 0x80) == 0)
                return value;
        }
        return malformed("a number is too long", at);
    }

    Result<Field> nextField(int64_t &at, int64_t end)
    {
        Field field;
        field.start = at;
        PARE_TRY_ASSIGN(const uint64_t tag, varint(at, end));
        field.number = static_cast<uint32_t>(tag >> 3);
        field.wireType = static_cast<int>(tag & 7);
        if (field.number == 0 || tag >> 32 != 0)
            return malformed("a field has a bad number", field.start);
        switch (field.wireType) {
        case 0: {
            PARE_TRY_ASSIGN(field.number64, varint(at, end));
            break;
        }
        case 1: at += 8; break;
        case 5: at += 4; break;
        case 2: {
            PARE_TRY_ASSIGN(const uint64_t length, varint(at, end));
            field.contentBegin = at;
            if (length > static_cast<uint64_t>(end - at))
                return malformed("the file is cut short or damaged: a field is longer than what holds it,", field.start);
            at += static_cast<int64_t>(length);
            break;
        }
        default: return malformed("a field of an unknown kind", field.start);
        }
        if (at > end)
            return malformed("the file is cut short: a field ends behind it,", field.start);
        field.end = at;
        return field;
    }

    Result<void> copy(int64_t begin, int64_t end, std::string &out)
    {
        if (out.size() + static_cast<size_t>(end - begin) >= largestSkeleton)
            return unsupported("the graph without its weights is above 2 GB", m_file->path().string());
        while (begin < end) {
            const int64_t size = std::min<int64_t>(end - begin, 1 << 20);
            PARE_TRY_ASSIGN(const char *bytes, bytesAt(begin, size));
            out.append(bytes, static_cast<size_t>(size));
            begin += size;
        }
        return {};
    }

    Result<void> rewrite(Kind kind, int64_t begin, int64_t end, int depth, std::string &out)
    {
        if (depth > deepest)
            return malformed("it is nested deeper than 100 levels", begin);
        if (kind == Kind::Tensor)
            return rewriteTensor(begin, end, out);
        for (int64_t at = begin; at < end;) {
            PARE_TRY_ASSIGN(const Field field, nextField(at, end));
            const Kind child = field.wireType == 2 ? childKind(kind, field.number) : Kind::Opaque;
            if (child == Kind::Opaque || field.end - field.contentBegin <= inlineBytes) {
                PARE_TRY(copy(field.start, field.end, out));
                continue;
            }
            appendVarint(out, uint64_t{field.number} << 3 | 2);
            const size_t length = out.size();
            out.append(paddedVarintBytes, '\0'); // known when the content is there
            PARE_TRY(rewrite(child, field.contentBegin, field.end, depth + 1, out));
            putPaddedVarint(out, length, out.size() - length - paddedVarintBytes);
        }
        return {};
    }

    // How many numbers a packed field holds; more than two dimensions are all the same here.
    Result<int> countVarints(int64_t at, int64_t end)
    {
        int count = 0;
        while (at < end && count < 3) {
            PARE_TRY(varint(at, end));
            ++count;
        }
        return count;
    }

    Result<void> rewriteTensor(int64_t begin, int64_t end, std::string &out)
    {
        std::vector<Field> fields;
        int type = 0;
        int rank = 0;
        int payloads = 0;
        bool external = false;
        Field payload;
        for (int64_t at = begin; at < end;) {
            PARE_TRY_ASSIGN(const Field field, nextField(at, end));
            if (field.number == 2 && field.wireType == 0)
                type = static_cast<int>(field.number64);
            if (field.number == 14 && field.wireType == 0)
                external = field.number64 == 1;
            if (field.number == 1 && field.wireType == 2) {
                PARE_TRY_ASSIGN(const int packed, countVarints(field.contentBegin, field.end));
                rank += packed;
            } else if (field.number == 1) {
                ++rank;
            }
            // raw_data, or packed float_data and double_data, whose wire form is the raw form
            const bool rawForm = field.number == 9 || field.number == 4 || field.number == 10;
            if (rawForm && field.wireType == 2) {
                ++payloads;
                payload = field;
            } else if (rawForm) {
                payloads = 2; // unpacked floats: leave them to protobuf
            }
            if (fields.size() >= 4096) // unpacked data, an element a field: nothing to cut, and no list of it
                return copy(begin, end, out);
            fields.push_back(field);
        }
        const int64_t length = payload.end - payload.contentBegin;
        if (payloads != 1 || external || !isRawForm(payload.number, type) || staysInside(type, rank, length))
            return copy(begin, end, out);
        pb::TensorProto cut;
        attachPayload(cut, TensorData::fromFile(m_file, payload.contentBegin, length), m_payloads);
        for (const Field &field : fields)
            if (field.start != payload.start && field.number != 13 && field.number != 14)
                PARE_TRY(copy(field.start, field.end, out));
        out += cut.SerializeAsString();
        return {};
    }

    std::shared_ptr<const InputFile> m_file;
    Payloads m_payloads;
    std::string m_window;
    int64_t m_windowBegin = 0;
    int64_t m_windowSize = 1 << 10;
};

} // namespace

Result<ScannedOnnx> scanOnnx(const std::shared_ptr<const InputFile> &file)
{
    try {
        return Scanner(file).scan();
    } catch (const std::bad_alloc &) {
        return outOfMemory("the graph does not fit into memory", file->path().string());
    }
}

} // namespace pare
