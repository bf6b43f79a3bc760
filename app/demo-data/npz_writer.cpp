// A zip archive (APPNOTE 6.3.3, without its 64-bit extension) of deflated .npy files (format 1.0).
#include "app/demo-data/npz_writer.h"

#include "core/base/checked.h"
#include "core/base/files.h"

#include <bit>
#include <cstring>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <zlib.h>

namespace pare::demo {

static_assert(std::endian::native == std::endian::little, "values are copied as they lie in memory");

namespace {

constexpr uint16_t deflated = 8;
constexpr uint16_t versionNeeded = 20;
constexpr uint16_t firstDay = 1 << 5 | 1; // 1980-01-01, the first date that zip knows

template <typename T>
void put(std::string &bytes, T value)
{
    for (size_t i = 0; i < sizeof(T); ++i)
        bytes.push_back(static_cast<char>(value >> 8 * i & 0xff));
}

struct Member {
    std::string name;
    uint32_t checksum = 0;
    uint32_t packed = 0;
    uint32_t unpacked = 0;
    uint32_t offset = 0;
};

// What the local header and the central directory have in common.
void putCommon(std::string &bytes, const Member &member)
{
    put<uint16_t>(bytes, versionNeeded);
    put<uint16_t>(bytes, 0);
    put<uint16_t>(bytes, deflated);
    put<uint16_t>(bytes, 0);
    put<uint16_t>(bytes, firstDay);
    put<uint32_t>(bytes, member.checksum);
    put<uint32_t>(bytes, member.packed);
    put<uint32_t>(bytes, member.unpacked);
    put<uint16_t>(bytes, static_cast<uint16_t>(member.name.size()));
    put<uint16_t>(bytes, 0);
}

std::string npy(const Int64Array &array)
{
    const std::string dims = fmt::format("{}{}", fmt::join(array.shape, ", "), array.shape.size() == 1 ? "," : "");
    std::string header = fmt::format("{{'descr': '<i8', 'fortran_order': False, 'shape': ({}), }}", dims);
    constexpr size_t preamble = 10;
    header.append(63 - (preamble + header.size()) % 64, ' '); // the values start at a multiple of 64
    header.push_back('\n');

    std::string bytes("\x93NUMPY\x01\x00", 8);
    put<uint16_t>(bytes, static_cast<uint16_t>(header.size()));
    bytes += header;
    bytes.append(reinterpret_cast<const char *>(array.values.data()), array.values.size() * sizeof(int64_t));
    return bytes;
}

Result<std::string> deflateRaw(const std::string &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return internalError("zlib cannot start");
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data())); // zlib does not write there
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int status = deflate(&stream, Z_FINISH);
    packed.resize(packed.size() - stream.avail_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END)
        return internalError("zlib did not finish");
    return packed;
}

} // namespace

Result<void> writeNpz(const std::filesystem::path &path, const std::vector<Int64Array> &arrays)
{
    std::string archive, directory;
    for (const Int64Array &array : arrays) {
        const auto count = checkedElementCount(array.shape);
        if (!count || *count != static_cast<int64_t>(array.values.size()))
            return invalidInput("has another number of values than its shape says", array.name);
        const std::string content = npy(array);
        PARE_TRY_ASSIGN(const std::string packed, deflateRaw(content));
        if (content.size() + packed.size() + archive.size() > std::numeric_limits<uint32_t>::max())
            return outOfMemory("is larger than a plain zip archive can be", path.string());

        Member member{array.name + ".npy", 0, 0, 0, 0};
        member.checksum = static_cast<uint32_t>(
            crc32(0, reinterpret_cast<const Bytef *>(content.data()), static_cast<uInt>(content.size())));
        member.packed = static_cast<uint32_t>(packed.size());
        member.unpacked = static_cast<uint32_t>(content.size());
        member.offset = static_cast<uint32_t>(archive.size());

        put<uint32_t>(archive, 0x04034b50);
        putCommon(archive, member);
        archive += member.name;
        archive += packed;

        put<uint32_t>(directory, 0x02014b50);
        put<uint16_t>(directory, versionNeeded);
        putCommon(directory, member);
        directory.append(10, '\0'); // no comment, first disk, no attributes
        put<uint32_t>(directory, member.offset);
        directory += member.name;
    }
    const auto entries = static_cast<uint16_t>(arrays.size());
    const auto start = static_cast<uint32_t>(archive.size());
    archive += directory;
    put<uint32_t>(archive, 0x06054b50);
    put<uint32_t>(archive, 0);
    put<uint16_t>(archive, entries);
    put<uint16_t>(archive, entries);
    put<uint32_t>(archive, static_cast<uint32_t>(directory.size()));
    put<uint32_t>(archive, start);
    put<uint16_t>(archive, 0);
    return writeFile(path, archive);
}

} // namespace pare::demo
