// Frames between Pare and a helper process: a 32-bit little-endian length, then that many bytes. What arrives is untrusted.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace google::protobuf {
class MessageLite;
}

namespace pare {

inline constexpr uint32_t largestFrameBytes = 4u << 20;
inline constexpr int64_t spillBytes = 1 << 20;               // larger messages travel as a file
inline constexpr int64_t largestSpillBytes = (int64_t{1} << 31) - 1; // protobuf's own limit

// Collects bytes as they arrive and hands out whole frames.
class FrameReader {
public:
    void add(std::string_view bytes);
    // The next frame's content; nullopt where it is not whole yet. Errors: InvalidInput (a length above the cap: what follows
    // cannot be understood any more).
    Result<std::optional<std::string>> next();

private:
    std::string m_bytes;
    size_t m_read = 0;
};

[[nodiscard]] std::string frameOf(std::string_view content);

// The message serialized, or, where that is above spillBytes, a file of its own in `folder` and nullopt as content.
struct PackedMessage {
    std::string content;   // empty where spilled
    std::string spilled;   // the file's name; empty where not
};
Result<PackedMessage> packMessage(const google::protobuf::MessageLite &message, const std::filesystem::path &folder);
// Reads and removes a spilled message. `name` is untrusted: it must be a plain file name. Errors: InvalidInput, Io.
Result<std::string> takeSpilled(const std::filesystem::path &folder, const std::string &name);

} // namespace pare
