// Bytes that can be read from any place: a part of a file, a deflated part of a file, memory.
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace pare {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Fills `into` from `offset`. Errors: Io (the file changed or ends early), InvalidInput (damaged: bad deflate data, checksum).
    virtual Result<void> read(int64_t offset, std::span<std::byte> into) = 0;
};

// `length` bytes of a file from `offset`. Where a CRC-32 is given it is checked once everything was read in order.
// Errors: InvalidInput where the range is not inside of the file.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> fileRange(std::shared_ptr<const InputFile> file, int64_t offset, int64_t length,
                                                            std::optional<uint32_t> crc = {});
[[nodiscard]] std::unique_ptr<ByteSource> memorySource(std::string bytes);

// What is known of deflated bytes beforehand.
struct DeflatedRange {
    int64_t offset = 0;          // of the raw deflate stream in the file
    int64_t compressedBytes = 0; // up to here input may be taken
    int64_t bytes = 0;           // after inflating
    uint32_t crc = 0;            // CRC-32 of the inflated bytes
};
// Inflates on the way. While it first goes through the stream it keeps, about every bytes/512 (at least 1 MiB), a place from which
// inflating can be taken up again (32 KiB each), so that a jump back costs one such stretch and memory stays below 17 MiB.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> inflatedRange(std::shared_ptr<const InputFile> file, const DeflatedRange &range);

// The deflate stream of a .gz file with one member. The inflated size is known modulo 2^32 only: `bytes` is what its content says
// it should be. Errors: InvalidInput (no gzip header, cut, the size in its trailer is another).
[[nodiscard]] Result<std::unique_ptr<ByteSource>> gzipSource(std::shared_ptr<const InputFile> file, int64_t bytes);
// The first `count` bytes (fewer where it is shorter) of a .gz file's content.
[[nodiscard]] Result<std::string> gzipBeginning(std::shared_ptr<const InputFile> file, int64_t count);

} // namespace pare
