// Random access to deflated bytes.
//
// 1. Inflate runs forward through a ring of the last 32 KiB of output (deflate never looks further back).
// 2. It is asked to stop at block boundaries. There, whenever enough output went by since the last one, a point is kept: the place
//    in input (with the bits of the last byte that are not used yet) and output, and the ring's content.
// 3. A read behind the current place, or far ahead of it, starts from the nearest point before it.
// 4. The checksum covers the first pass up to the furthest place reached; it is compared where that pass ends.
#include "core/formats/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace pare {

namespace {

constexpr size_t windowBytes = 32768;
constexpr size_t inputBytes = 65536;
constexpr int64_t smallestStretch = int64_t{1} << 20;
constexpr int64_t mostPoints = 512;

struct AccessPoint {
    int64_t out = 0;
    int64_t in = 0; // of the first whole byte that is not used
    int bits = 0;   // bits of the byte before that are not used yet
    std::string window;
};

class Inflater : public ByteSource {
public:
    Inflater(std::shared_ptr<const InputFile> file, const DeflatedRange &range)
        : m_file(std::move(file)), m_range(range), m_stretch(std::max(smallestStretch, range.bytes / mostPoints)), m_input(inputBytes, '\0'),
          m_window(windowBytes, '\0')
    {
    }
    ~Inflater() override
    {
        if (m_started)
            inflateEnd(&m_stream);
    }

    Result<void> read(int64_t offset, std::span<std::byte> into) override
    {
        const int64_t length = static_cast<int64_t>(into.size());
        if (offset < 0 || offset > m_range.bytes || length > m_range.bytes - offset)
            return ioError("a read past the end of the data", m_file->path().string());
        PARE_TRY(goTo(offset));
        PARE_TRY(skip(offset - m_out));
        return produce(into);
    }

private:
    Error damaged(const std::string &why) const { return invalidInput("the compressed data is damaged: " + why, m_file->path().string()); }

    // Takes inflating up at the best place for `offset`: where it stands, the nearest point before, or the beginning.
    Result<void> goTo(int64_t offset)
    {
        const AccessPoint *best = nullptr;
        for (const AccessPoint &point : m_points)
            if (point.out <= offset)
                best = &point;
        const bool stays = m_started && m_out <= offset && (!best || best->out <= m_out);
        if (stays)
            return {};
        if (m_started ? inflateReset2(&m_stream, -15) != Z_OK : inflateInit2(&m_stream, -15) != Z_OK)
            return outOfMemory("no memory to inflate", m_file->path().string());
        m_started = true;
        m_ended = false;
        m_stream.avail_in = 0;
        m_place = 0;
        m_in = best ? best->in : 0;
        m_out = best ? best->out : 0;
        if (!best)
            return {};
        if (best->bits > 0) {
            std::byte last{};
            PARE_TRY(m_file->read(m_range.offset + m_in - 1, {&last, 1}));
            inflatePrime(&m_stream, best->bits, static_cast<int>(last) >> (8 - best->bits));
        }
        std::memcpy(m_window.data(), best->window.data(), windowBytes);
        inflateSetDictionary(&m_stream, reinterpret_cast<const Bytef *>(best->window.data()), windowBytes);
        return {};
    }

    Result<void> skip(int64_t count)
    {
        while (count > 0) {
            PARE_TRY_ASSIGN(const auto bytes, next(static_cast<size_t>(std::min<int64_t>(count, windowBytes))));
            count -= static_cast<int64_t>(bytes.size());
        }
        return {};
    }

    Result<void> produce(std::span<std::byte> into)
    {
        while (!into.empty()) {
            PARE_TRY_ASSIGN(const auto bytes, next(std::min(into.size(), windowBytes)));
            if (!bytes.empty())
                std::memcpy(into.data(), bytes.data(), bytes.size());
            into = into.subspan(bytes.size());
        }
        return {};
    }

    // Up to `most` further bytes; they lie in the ring and are valid until the next call. May be empty at a block boundary.
    Result<std::span<const char>> next(size_t most)
    {
        if (m_ended)
            return damaged("it ends after " + std::to_string(m_out) + " of " + std::to_string(m_range.bytes) + " bytes");
        if (m_place == windowBytes)
            m_place = 0;
        PARE_TRY(fill());
        const size_t room = std::min(most, windowBytes - m_place);
        m_stream.next_out = reinterpret_cast<Bytef *>(m_window.data() + m_place);
        m_stream.avail_out = static_cast<uInt>(room);
        const int state = inflate(&m_stream, Z_BLOCK);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return damaged(m_stream.msg ? m_stream.msg : "inflate fails");
        const size_t made = room - m_stream.avail_out;
        if (state == Z_BUF_ERROR && made == 0 && m_stream.avail_in == 0 && m_in >= m_range.compressedBytes)
            return damaged("it is cut short");
        const std::span<const char> bytes(m_window.data() + m_place, made);
        m_place += made;
        sum(bytes);
        m_out += static_cast<int64_t>(made);
        m_ended = state == Z_STREAM_END;
        if (m_summed == m_range.bytes && m_out == m_range.bytes && m_sum != m_range.crc)
            return damaged("its checksum does not fit");
        keepPoint();
        return bytes;
    }

    Result<void> fill()
    {
        if (m_stream.avail_in > 0 || m_in >= m_range.compressedBytes)
            return {};
        const size_t count = static_cast<size_t>(std::min<int64_t>(m_range.compressedBytes - m_in, inputBytes));
        PARE_TRY(m_file->read(m_range.offset + m_in, std::as_writable_bytes(std::span(m_input).first(count))));
        m_in += static_cast<int64_t>(count);
        m_stream.next_in = reinterpret_cast<Bytef *>(m_input.data());
        m_stream.avail_in = static_cast<uInt>(count);
        return {};
    }

    void sum(std::span<const char> bytes)
    {
        const int64_t end = m_out + static_cast<int64_t>(bytes.size());
        if (m_out > m_summed || end <= m_summed)
            return;
        const auto fresh = bytes.subspan(static_cast<size_t>(m_summed - m_out));
        m_sum = static_cast<uint32_t>(crc32_z(m_sum, reinterpret_cast<const Bytef *>(fresh.data()), fresh.size()));
        m_summed = end;
    }

    void keepPoint()
    {
        const bool boundary = (m_stream.data_type & 128) != 0 && (m_stream.data_type & 64) == 0;
        const int64_t last = m_points.empty() ? 0 : m_points.back().out;
        if (!boundary || m_ended || m_out < last + m_stretch)
            return;
        AccessPoint point;
        point.out = m_out;
        point.in = m_in - m_stream.avail_in;
        point.bits = m_stream.data_type & 7;
        point.window = m_window.substr(m_place) + m_window.substr(0, m_place);
        m_points.push_back(std::move(point));
    }

    std::shared_ptr<const InputFile> m_file;
    DeflatedRange m_range;
    int64_t m_stretch;
    z_stream m_stream = {};
    bool m_started = false;
    bool m_ended = false;
    std::string m_input;
    std::string m_window; // ring
    size_t m_place = 0;   // in the ring
    int64_t m_in = 0;     // input taken from the file
    int64_t m_out = 0;    // output made
    int64_t m_summed = 0;
    uint32_t m_sum = 0;
    std::vector<AccessPoint> m_points; // by rising place
};

uint32_t little32(std::string_view bytes, size_t at)
{
    uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

// Where the deflate stream of a .gz file begins (RFC 1952). Names and comments of the header are skipped.
Result<int64_t> gzipHeaderBytes(const InputFile &file)
{
    const size_t count = static_cast<size_t>(std::min<int64_t>(file.size(), 66000));
    std::string head(count, '\0');
    PARE_TRY(file.read(0, std::as_writable_bytes(std::span(head))));
    const Error cut = invalidInput("the .gz file is cut short or its header is damaged", file.path().string());
    if (head.size() < 18 || head[0] != '\x1f' || head[1] != '\x8b')
        return cut;
    if (head[2] != 8)
        return unsupported("the .gz file is compressed in an unknown way", file.path().string());
    const unsigned flags = static_cast<unsigned char>(head[3]);
    size_t at = 10;
    if (flags & 4) {
        if (at + 2 > head.size())
            return cut;
        at += 2 + static_cast<unsigned char>(head[at]) + 256u * static_cast<unsigned char>(head[at + 1]);
    }
    for (const unsigned bit : {8u, 16u}) { // a name, a comment: up to a NUL
        if (!(flags & bit))
            continue;
        const size_t end = at < head.size() ? head.find('\0', at) : std::string::npos;
        if (end == std::string::npos)
            return cut;
        at = end + 1;
    }
    if (flags & 2)
        at += 2;
    if (static_cast<int64_t>(at) + 8 > file.size())
        return cut;
    return static_cast<int64_t>(at);
}

} // namespace

Result<std::unique_ptr<ByteSource>> inflatedRange(std::shared_ptr<const InputFile> file, const DeflatedRange &range)
{
    if (range.offset < 0 || range.compressedBytes < 0 || range.bytes < 0 || range.offset > file->size() ||
        range.compressedBytes > file->size() - range.offset)
        return invalidInput("the file is cut short: it ends before its data does", file->path().string());
    return std::unique_ptr<ByteSource>(std::make_unique<Inflater>(std::move(file), range));
}

Result<std::unique_ptr<ByteSource>> gzipSource(std::shared_ptr<const InputFile> file, int64_t bytes)
{
    PARE_TRY_ASSIGN(const int64_t begin, gzipHeaderBytes(*file));
    std::string trailer(8, '\0');
    PARE_TRY(file->read(file->size() - 8, std::as_writable_bytes(std::span(trailer))));
    if (little32(trailer, 4) != static_cast<uint32_t>(bytes & 0xffffffff))
        return invalidInput("the .gz file is cut short, or holds more or less than its header says (" + std::to_string(bytes) + " bytes)",
                            file->path().string());
    return inflatedRange(file, {begin, file->size() - begin - 8, bytes, little32(trailer, 0)});
}

Result<std::string> gzipBeginning(std::shared_ptr<const InputFile> file, int64_t count)
{
    PARE_TRY_ASSIGN(const int64_t begin, gzipHeaderBytes(*file));
    std::string trailer(8, '\0');
    PARE_TRY(file->read(file->size() - 8, std::as_writable_bytes(std::span(trailer))));
    // Larger files than 4 GiB say less in their trailer; for them the beginning is still there.
    const int64_t inflated = little32(trailer, 4);
    const int64_t size = std::min(count, inflated);
    PARE_TRY_ASSIGN(auto source, inflatedRange(file, {begin, file->size() - begin - 8, inflated, little32(trailer, 0)}));
    std::string bytes(static_cast<size_t>(size), '\0');
    PARE_TRY(source->read(0, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

} // namespace pare
