#include "core/formats/npz_directory.h"

#include "core/base/checked.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace pare {

namespace {

constexpr int64_t endRecordBytes = 22;
constexpr int64_t longestComment = 65535;
constexpr int64_t largestDirectory = int64_t{64} << 20;
constexpr int64_t mostMembers = 65536;
constexpr uint32_t inZip64 = 0xffffffff;

// Little-endian fields of a record; a read past its end gives 0 and is remembered.
class Fields {
public:
    explicit Fields(std::string_view bytes) : m_bytes(bytes) {}
    template <typename T>
    T take()
    {
        T value = 0;
        if (m_bytes.size() - m_at < sizeof(T)) {
            m_short = true;
            m_at = m_bytes.size();
            return value;
        }
        std::memcpy(&value, m_bytes.data() + m_at, sizeof(T));
        m_at += sizeof(T);
        return value;
    }
    std::string_view take(size_t count)
    {
        if (m_bytes.size() - m_at < count) {
            m_short = true;
            count = m_bytes.size() - m_at;
        }
        m_at += count;
        return m_bytes.substr(m_at - count, count);
    }
    [[nodiscard]] bool cut() const { return m_short; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

private:
    std::string_view m_bytes;
    size_t m_at = 0;
    bool m_short = false;
};

struct DirectoryPlace {
    int64_t offset = 0;
    int64_t bytes = 0;
    int64_t members = 0;
};

Error damaged(const InputFile &file, const std::string &why)
{
    return invalidInput("the archive is damaged: " + why, file.path().string());
}

using Buffer = std::vector<char>;

std::string_view viewOf(const Buffer &bytes)
{
    return {bytes.data(), bytes.size()};
}

Result<Buffer> readRange(const InputFile &file, int64_t offset, int64_t count)
{
    if (offset < 0 || count < 0 || offset > file.size() || count > file.size() - offset)
        return damaged(file, "a record lies outside of the file");
    Buffer bytes(static_cast<size_t>(count));
    PARE_TRY(file.read(offset, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

Result<DirectoryPlace> zip64Place(const InputFile &file, int64_t endRecord)
{
    PARE_TRY_ASSIGN(const Buffer locator, readRange(file, endRecord - 20, 20));
    Fields fields(viewOf(locator));
    if (fields.take<uint32_t>() != 0x07064b50)
        return damaged(file, "its ZIP64 locator is missing");
    fields.take<uint32_t>();
    const uint64_t at = fields.take<uint64_t>();
    if (at > static_cast<uint64_t>(file.size()))
        return damaged(file, "its ZIP64 record lies outside of the file");
    PARE_TRY_ASSIGN(const Buffer record, readRange(file, static_cast<int64_t>(at), 56));
    Fields end(viewOf(record));
    if (end.take<uint32_t>() != 0x06064b50)
        return damaged(file, "its ZIP64 record is missing");
    end.take(28);
    DirectoryPlace place;
    place.members = static_cast<int64_t>(std::min<uint64_t>(end.take<uint64_t>(), INT64_MAX));
    place.bytes = static_cast<int64_t>(std::min<uint64_t>(end.take<uint64_t>(), INT64_MAX));
    place.offset = static_cast<int64_t>(std::min<uint64_t>(end.take<uint64_t>(), INT64_MAX));
    return place;
}

// The end record is the last thing in the file but for a comment of unknown length.
Result<DirectoryPlace> findDirectory(const InputFile &file)
{
    const int64_t tail = std::min(file.size(), endRecordBytes + longestComment);
    PARE_TRY_ASSIGN(const Buffer end, readRange(file, file.size() - tail, tail));
    const std::string_view bytes = viewOf(end);
    const size_t found = bytes.size() < 22 ? std::string::npos : bytes.rfind("PK\5\6", bytes.size() - 22);
    if (found == std::string::npos)
        return damaged(file, "it has no directory at its end; was it cut short?");
    Fields fields(bytes.substr(found + 4));
    const int disk = fields.take<uint16_t>();
    const int directoryDisk = fields.take<uint16_t>();
    fields.take<uint16_t>();
    DirectoryPlace place;
    place.members = fields.take<uint16_t>();
    place.bytes = fields.take<uint32_t>();
    place.offset = fields.take<uint32_t>();
    if (place.members == 0xffff || place.bytes == inZip64 || place.offset == inZip64) {
        PARE_TRY_ASSIGN(place, zip64Place(file, file.size() - tail + static_cast<int64_t>(found)));
    } else if (disk != 0 || directoryDisk != 0) {
        return unsupported("archives of several parts are not read", file.path().string());
    }
    return place;
}

struct Entry {
    ZipMember member;
    uint64_t localHeader = 0;
};

// Sizes that do not fit 32 bits stand in extra field 1, in this order, only those that are needed.
void applyZip64(std::string_view extra, uint64_t &bytes, uint64_t &compressed, uint64_t &localHeader)
{
    Fields fields(extra);
    while (!fields.atEnd() && !fields.cut()) {
        const int id = fields.take<uint16_t>();
        const std::string_view content = fields.take(fields.take<uint16_t>());
        if (id != 1)
            continue;
        Fields wide(content);
        for (uint64_t *value : {&bytes, &compressed, &localHeader})
            if (*value == inZip64)
                *value = wide.take<uint64_t>();
    }
}

Result<Entry> readEntry(Fields &fields, const InputFile &file)
{
    if (fields.take<uint32_t>() != 0x02014b50)
        return damaged(file, "its directory has a bad entry");
    fields.take<uint32_t>(); // versions
    const int flags = fields.take<uint16_t>();
    const int method = fields.take<uint16_t>();
    fields.take<uint32_t>(); // time
    Entry entry;
    entry.member.crc = fields.take<uint32_t>();
    uint64_t compressed = fields.take<uint32_t>();
    uint64_t bytes = fields.take<uint32_t>();
    const size_t nameBytes = fields.take<uint16_t>();
    const size_t extraBytes = fields.take<uint16_t>();
    const size_t commentBytes = fields.take<uint16_t>();
    fields.take(8); // disk, attributes
    entry.localHeader = fields.take<uint32_t>();
    entry.member.name = std::string(fields.take(nameBytes));
    applyZip64(fields.take(extraBytes), bytes, compressed, entry.localHeader);
    fields.take(commentBytes);
    if (fields.cut())
        return damaged(file, "its directory is cut short");
    if (flags & 1)
        return unsupported("it is encrypted", entry.member.name);
    if (method != 0 && method != 8)
        return unsupported("it is compressed by a method that is not read (number " + std::to_string(method) +
                               "); save it with numpy.savez or numpy.savez_compressed",
                           entry.member.name);
    entry.member.deflated = method == 8;
    const uint64_t size = static_cast<uint64_t>(file.size());
    if (compressed > size || entry.localHeader > size || bytes > uint64_t{1} << 60)
        return damaged(file, entry.member.name + " lies outside of the file");
    if (!entry.member.deflated && compressed != bytes)
        return damaged(file, entry.member.name + " is stored, but has two sizes");
    // Deflate cannot do better than 1032 to 1: a larger promise is a lie.
    if (entry.member.deflated && bytes / 1032 > compressed)
        return damaged(file, entry.member.name + " cannot be as large as it says");
    entry.member.compressedBytes = static_cast<int64_t>(compressed);
    entry.member.bytes = static_cast<int64_t>(bytes);
    return entry;
}

// The data begins after a header of its own, whose name and extra field may have other lengths than those in the directory.
Result<void> findData(Entry &entry, const InputFile &file)
{
    PARE_TRY_ASSIGN(const Buffer header, readRange(file, static_cast<int64_t>(entry.localHeader), 30));
    Fields fields(viewOf(header));
    if (fields.take<uint32_t>() != 0x04034b50)
        return damaged(file, entry.member.name + " is not where the directory says");
    fields.take(22);
    const int64_t nameBytes = fields.take<uint16_t>();
    const int64_t extraBytes = fields.take<uint16_t>();
    entry.member.offset = static_cast<int64_t>(entry.localHeader) + 30 + nameBytes + extraBytes;
    if (entry.member.offset > file.size() || entry.member.compressedBytes > file.size() - entry.member.offset)
        return damaged(file, entry.member.name + " is cut short");
    return {};
}

} // namespace

Result<std::vector<ZipMember>> readZipDirectory(const std::shared_ptr<const InputFile> &file)
{
    PARE_TRY_ASSIGN(const DirectoryPlace place, findDirectory(*file));
    if (place.bytes > largestDirectory || place.members > mostMembers)
        return unsupported("the archive has too many members (" + std::to_string(place.members) + ")", file->path().string());
    PARE_TRY_ASSIGN(const Buffer directory, readRange(*file, place.offset, place.bytes));
    Fields fields(viewOf(directory));
    std::vector<ZipMember> members;
    std::set<std::string> names;
    for (int64_t i = 0; i < place.members; ++i) {
        PARE_TRY_ASSIGN(Entry entry, readEntry(fields, *file));
        PARE_TRY(findData(entry, *file));
        if (!names.insert(entry.member.name).second)
            return damaged(*file, entry.member.name + " is in it twice");
        members.push_back(std::move(entry.member));
    }
    return members;
}

Result<std::unique_ptr<ByteSource>> openMember(const std::shared_ptr<const InputFile> &file, const ZipMember &member)
{
    if (member.deflated)
        return inflatedRange(file, {member.offset, member.compressedBytes, member.bytes, member.crc});
    return fileRange(file, member.offset, member.bytes, member.crc);
}

} // namespace pare
