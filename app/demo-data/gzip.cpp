#include "app/demo-data/gzip.h"

#include "core/base/files.h"

#include <zlib.h>

namespace pare::demo {

namespace {

struct Inflater {
    z_stream stream{};
    bool ready = false;

    Inflater() { ready = inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK; } // 16: a gzip header is expected
    ~Inflater()
    {
        if (ready)
            inflateEnd(&stream);
    }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
};

} // namespace

Result<std::string> readGzip(const std::filesystem::path &path, int64_t largest)
{
    PARE_TRY_ASSIGN(std::string packed, readFile(path));
    Inflater inflater;
    if (!inflater.ready)
        return internalError("zlib cannot start", path.string());

    z_stream &stream = inflater.stream;
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());

    std::string content;
    char block[1 << 16];
    while (true) {
        stream.next_out = reinterpret_cast<Bytef *>(block);
        stream.avail_out = sizeof(block);
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return invalidInput("is no complete gzip file", path.string());
        content.append(block, sizeof(block) - stream.avail_out);
        if (static_cast<int64_t>(content.size()) > largest)
            return outOfMemory("holds more than " + std::to_string(largest) + " bytes", path.string());
        if (status == Z_STREAM_END) {
            if (stream.avail_in == 0)
                return content;
            if (inflateReset(&stream) != Z_OK) // one more member follows
                return internalError("zlib cannot go on", path.string());
        }
    }
}

} // namespace pare::demo
