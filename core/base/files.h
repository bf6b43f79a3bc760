// Files, so that nothing is lost: reading with a kept descriptor, writing aside and renaming.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace pare {

// A regular file opened for reading. Reads use pread; a length or modification time that changed since opening is an Io error.
class InputFile {
public:
    // Errors: Io (not there, not readable), InvalidInput (a directory, FIFO, socket or device).
    static Result<std::shared_ptr<const InputFile>> open(const std::filesystem::path &path);
    // Opens `name` below `folder` only: refuses absolute names, "..", symbolic links that lead out, devices and NUL (InvalidInput).
    static Result<std::shared_ptr<const InputFile>> openBeneath(const std::filesystem::path &folder, const std::string &name);
    ~InputFile();
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    [[nodiscard]] int64_t size() const { return m_size; }
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    // True where the path still names the very file that was opened, and that is unchanged: another process may read it by name.
    [[nodiscard]] bool sameUnderItsName() const;
    // Fills `into` from `offset`. Errors: Io when the range is not inside or the file changed.
    Result<void> read(int64_t offset, std::span<std::byte> into) const;
    Result<std::string> readAll() const;

private:
    InputFile(int descriptor, std::filesystem::path path);
    Result<void> check();
    Result<void> unchanged() const;

    int m_descriptor = -1;
    int64_t m_size = 0;
    int64_t m_modified = 0; // nanoseconds
    std::filesystem::path m_path;
};

// A file that appears under its name whole or not at all: written beside the target, synced, then renamed by commit().
// Without commit the part that was written is removed. A link is followed, permissions of a replaced file are kept.
class OutputFile {
public:
    // Errors: CannotCreate (folder missing or not writable; the name is that of a folder, device, FIFO or write-protected file).
    static Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path &path);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    Result<void> write(std::span<const std::byte> bytes);
    Result<void> write(std::string_view text);
    [[nodiscard]] int64_t written() const { return m_written; }
    // Where the bytes lie before commit: for a check of the file before it takes its name.
    [[nodiscard]] const std::filesystem::path &temporaryPath() const { return m_temporary; }
    Result<void> flush();
    // Everything is on the disk, under the temporary name: what is left for commit is the renaming.
    Result<void> prepare();
    Result<void> commit();

private:
    OutputFile(int descriptor, std::filesystem::path path, std::filesystem::path temporary);

    int m_descriptor = -1;
    int64_t m_written = 0;
    bool m_committed = false;
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    std::string m_buffer;
};

// So that new names in a folder survive a power cut. A folder that cannot be synced is passed over.
void syncFolder(const std::filesystem::path &folder);
// Errors: Io.
[[nodiscard]] Result<void> syncFile(const std::filesystem::path &path);

Result<void> writeFile(const std::filesystem::path &path, std::string_view bytes);
Result<std::string> readFile(const std::filesystem::path &path, int64_t largest = int64_t{1} << 31);

// A folder of its own under the system's place for temporary files, removed with its content on destruction.
class TemporaryFolder {
public:
    static Result<std::shared_ptr<TemporaryFolder>> create(const std::string &purpose);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

} // namespace pare
