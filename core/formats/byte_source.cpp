#include "core/formats/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace pare {

namespace {

class FileRange : public ByteSource {
public:
    FileRange(std::shared_ptr<const InputFile> file, int64_t offset, int64_t length, std::optional<uint32_t> crc)
        : m_file(std::move(file)), m_offset(offset), m_length(length), m_crc(crc)
    {
    }

    Result<void> read(int64_t offset, std::span<std::byte> into) override
    {
        if (offset < 0 || offset > m_length || static_cast<int64_t>(into.size()) > m_length - offset)
            return ioError("a read past the end of the data", m_file->path().string());
        PARE_TRY(m_file->read(m_offset + offset, into));
        return checkSum(offset, into);
    }

private:
    // The checksum grows with what is read in order; whoever jumps about goes without.
    Result<void> checkSum(int64_t offset, std::span<const std::byte> bytes)
    {
        if (!m_crc || offset > m_summed || offset + static_cast<int64_t>(bytes.size()) <= m_summed)
            return {};
        const auto fresh = bytes.subspan(static_cast<size_t>(m_summed - offset));
        m_sum = static_cast<uint32_t>(crc32_z(m_sum, reinterpret_cast<const Bytef *>(fresh.data()), fresh.size()));
        m_summed += static_cast<int64_t>(fresh.size());
        if (m_summed == m_length && m_sum != *m_crc)
            return invalidInput("the file is damaged: its checksum does not fit", m_file->path().string());
        return {};
    }

    std::shared_ptr<const InputFile> m_file;
    int64_t m_offset;
    int64_t m_length;
    std::optional<uint32_t> m_crc;
    int64_t m_summed = 0;
    uint32_t m_sum = 0;
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) {}
    Result<void> read(int64_t offset, std::span<std::byte> into) override
    {
        const int64_t size = static_cast<int64_t>(m_bytes.size());
        if (offset < 0 || offset > size || static_cast<int64_t>(into.size()) > size - offset)
            return ioError("a read past the end of the data");
        std::copy_n(reinterpret_cast<const std::byte *>(m_bytes.data()) + offset, into.size(), into.begin());
        return {};
    }

private:
    std::string m_bytes;
};

} // namespace

Result<std::unique_ptr<ByteSource>> fileRange(std::shared_ptr<const InputFile> file, int64_t offset, int64_t length,
                                              std::optional<uint32_t> crc)
{
    if (offset < 0 || length < 0 || offset > file->size() || length > file->size() - offset)
        return invalidInput("the file is cut short: it ends before its data does", file->path().string());
    return std::unique_ptr<ByteSource>(std::make_unique<FileRange>(std::move(file), offset, length, crc));
}

std::unique_ptr<ByteSource> memorySource(std::string bytes)
{
    return std::make_unique<MemorySource>(std::move(bytes));
}

} // namespace pare
