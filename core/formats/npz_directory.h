// What is in a zip archive and where, as far as .npz needs it: stored and deflated members, ZIP64, no encryption.
//
// An own reader, because a data set is read by ranges: what counts here is where a member's bytes lie in the file, which zip
// libraries keep to themselves. Source: APPNOTE.TXT 6.3, sections 4.3 and 4.5.3.
#pragma once

#include "core/formats/byte_source.h"

#include <string>
#include <vector>

namespace pare {

struct ZipMember {
    std::string name;
    bool deflated = false;
    int64_t offset = 0; // of the data in the file
    int64_t compressedBytes = 0;
    int64_t bytes = 0;
    uint32_t crc = 0;
};

// Errors: InvalidInput (no zip, cut short, sizes that do not fit, a name twice), Unsupported (encrypted, other compression, several
// disks, more than 65,536 members).
[[nodiscard]] Result<std::vector<ZipMember>> readZipDirectory(const std::shared_ptr<const InputFile> &file);
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openMember(const std::shared_ptr<const InputFile> &file, const ZipMember &member);

} // namespace pare
