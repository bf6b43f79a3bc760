// The payload of a tensor: raw little-endian bytes (as in TensorProto.raw_data), in memory or in a file that is read when asked.
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/model/element_type.h"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare {

// Bytes with what keeps them alive.
class Bytes {
public:
    Bytes() = default;
    explicit Bytes(std::shared_ptr<const std::string> owned)
        : m_keep(owned), m_view(reinterpret_cast<const std::byte *>(owned->data()), owned->size())
    {
    }
    [[nodiscard]] std::span<const std::byte> view() const { return m_view; }
    [[nodiscard]] const std::byte *data() const { return m_view.data(); }
    [[nodiscard]] size_t size() const { return m_view.size(); }
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char *>(m_view.data()), m_view.size()}; }

private:
    std::shared_ptr<const void> m_keep;
    std::span<const std::byte> m_view;
};

class TensorData {
public:
    static std::shared_ptr<const TensorData> fromBytes(std::string bytes);
    static std::shared_ptr<const TensorData> fromFile(std::shared_ptr<const InputFile> file, int64_t offset, int64_t length);

    [[nodiscard]] int64_t size() const { return m_length; }
    [[nodiscard]] bool inFile() const { return m_file != nullptr; }
    // Where the bytes are, when inFile(): null and 0 else.
    [[nodiscard]] const std::shared_ptr<const InputFile> &file() const { return m_file; }
    [[nodiscard]] int64_t fileOffset() const { return m_file ? m_offset : 0; }
    // Errors: Io when the file changed or cannot be read. What was read stays in memory while anybody holds it.
    [[nodiscard]] Result<Bytes> bytes() const;

private:
    TensorData() = default;
    std::shared_ptr<const std::string> m_owned;
    std::shared_ptr<const InputFile> m_file;
    int64_t m_offset = 0;
    int64_t m_length = 0;
    mutable std::mutex m_mutex;
    mutable std::weak_ptr<const std::string> m_read;
};

using TensorDataPtr = std::shared_ptr<const TensorData>;
// Cut-out payloads by key. A TensorProto names its key in external_data under payloadKeyName.
using Payloads = std::unordered_map<std::string, TensorDataPtr>;

inline constexpr const char *payloadKeyName = "pare:payload";
inline constexpr int64_t inlineBytes = 4096;          // tensors up to this size stay inside the proto
inline constexpr int64_t inlineShapeBytes = 1 << 20;  // and so do integer vectors that can carry a shape

// The key of a tensor's cut-out payload; empty where it has none.
[[nodiscard]] std::string payloadKey(const pb::TensorProto &tensor);
// True for tensors whose payload should stay inside the proto.
[[nodiscard]] bool staysInside(int type, int rank, int64_t bytes);
// Cuts the payload out: clears the data fields and names a new key in `payloads`.
void attachPayload(pb::TensorProto &tensor, TensorDataPtr data, Payloads &payloads);
// Sets the content from raw bytes: inside or cut out, by the rule above.
void setTensorBytes(pb::TensorProto &tensor, std::string bytes, Payloads &payloads);

// The cut-out payload of a tensor, whatever its type. Errors: Internal where it has none in the table; Io.
[[nodiscard]] Result<Bytes> payloadOf(const pb::TensorProto &tensor, const Payloads &payloads);

// The raw little-endian bytes of a tensor, wherever they are. Errors: InvalidInput (size does not fit the dimensions, type
// without fixed width, external data not resolved), Io.
[[nodiscard]] Result<Bytes> tensorBytes(const pb::TensorProto &tensor, const Payloads &payloads);
[[nodiscard]] Result<int64_t> tensorElementCount(const pb::TensorProto &tensor);

// Values converted element by element, row-major. toFloats takes every float and integer type and bool (float64 and int64 are
// rounded to float); toDoubles likewise; toInts takes integers and bool. Complex numbers and strings are Unsupported.
[[nodiscard]] Result<std::vector<float>> toFloats(const pb::TensorProto &tensor, const Payloads &payloads);
[[nodiscard]] Result<std::vector<double>> toDoubles(const pb::TensorProto &tensor, const Payloads &payloads);
[[nodiscard]] Result<std::vector<int64_t>> toInts(const pb::TensorProto &tensor, const Payloads &payloads);

// Bytes from values, in the little-endian form that setTensorBytes takes.
template <typename T>
[[nodiscard]] std::string bytesOf(const std::vector<T> &values)
{
    static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
    return std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}
[[nodiscard]] std::string float16Bytes(const std::vector<float> &values); // round to nearest even; overflow becomes infinity

} // namespace pare
