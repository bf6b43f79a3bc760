#include "core/runtime/frames.h"

#include "core/base/files.h"

#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/message_lite.h>

#include <unistd.h>

#include <atomic>
#include <fstream>

namespace pare {

namespace {

constexpr size_t headerBytes = 4;

uint32_t lengthAt(const char *bytes)
{
    uint32_t length = 0;
    for (size_t i = 0; i < headerBytes; ++i)
        length |= uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return length;
}

} // namespace

void FrameReader::add(std::string_view bytes)
{
    // What was handed out is dropped only when new bytes come, so that many small frames do not move the rest each time.
    m_bytes.erase(0, m_read);
    m_read = 0;
    m_bytes.append(bytes);
}

Result<std::optional<std::string>> FrameReader::next()
{
    if (m_bytes.size() - m_read < headerBytes)
        return std::optional<std::string>();
    const uint32_t length = lengthAt(m_bytes.data() + m_read);
    if (length > largestFrameBytes)
        return invalidInput("a frame of " + std::to_string(length) + " bytes is above the limit of " + std::to_string(largestFrameBytes));
    if (m_bytes.size() - m_read - headerBytes < length)
        return std::optional<std::string>();
    std::optional<std::string> frame(std::in_place, m_bytes, m_read + headerBytes, length);
    m_read += headerBytes + length;
    return frame;
}

std::string frameOf(std::string_view content)
{
    std::string frame(headerBytes, '\0');
    const auto length = static_cast<uint32_t>(content.size());
    for (size_t i = 0; i < headerBytes; ++i)
        frame[i] = static_cast<char>(length >> (8 * i) & 0xff);
    frame.append(content);
    return frame;
}

Result<PackedMessage> packMessage(const google::protobuf::MessageLite &message, const std::filesystem::path &folder)
{
    const size_t size = message.ByteSizeLong();
    if (size > static_cast<size_t>(largestSpillBytes))
        return unsupported("a message of " + std::to_string(size) + " bytes is above protobuf's limit of 2 GB");
    PackedMessage packed;
    if (size <= static_cast<size_t>(spillBytes)) {
        if (!message.SerializeToString(&packed.content))
            return internalError("a message to a helper process could not be written");
        return packed;
    }
    static std::atomic<uint64_t> counter = 0;
    packed.spilled = "message-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
    std::ofstream file(folder / packed.spilled, std::ios::binary);
    bool written = false;
    {
        google::protobuf::io::OstreamOutputStream stream(&file); // writes the rest when it goes
        written = message.SerializeToZeroCopyStream(&stream);
    }
    file.flush();
    if (!written || !file)
        return ioError("a message to a helper process could not be written", folder.string());
    return packed;
}

Result<std::string> takeSpilled(const std::filesystem::path &folder, const std::string &name)
{
    if (name.find('/') != std::string::npos || name.find('\0') != std::string::npos || name.rfind("message-", 0) != 0)
        return invalidInput("a helper process named a file that is none of its own");
    Result<std::string> bytes = readFile(folder / name, largestSpillBytes);
    std::error_code ignored;
    std::filesystem::remove(folder / name, ignored);
    return bytes;
}

} // namespace pare
