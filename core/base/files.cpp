#include "core/base/files.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <system_error>
#include <vector>

namespace pare {

namespace {

constexpr size_t writeBufferBytes = size_t{1} << 20;

std::string systemMessage(int code)
{
    return std::system_category().message(code);
}

int64_t modifiedNanoseconds(const struct stat &state)
{
    return int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec;
}

// openat2 with RESOLVE_BENEATH; where the kernel lacks it, each part of the path is opened without following links.
int openBeneathDescriptor(int folder, const std::string &name)
{
    struct open_how how = {};
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    long opened = -1;
    for (int attempt = 0; attempt < 8; ++attempt) { // EAGAIN: somebody renames below the folder just now
        opened = ::syscall(SYS_openat2, folder, name.c_str(), &how, sizeof how);
        if (opened >= 0 || errno != EAGAIN)
            break;
    }
    if (opened >= 0 || (errno != ENOSYS && errno != EPERM))
        return static_cast<int>(opened);

    int at = ::fcntl(folder, F_DUPFD_CLOEXEC, 0);
    const std::filesystem::path path(name);
    for (auto part = path.begin(); part != path.end() && at >= 0; ++part) {
        const bool last = std::next(part) == path.end();
        const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (last ? 0 : O_DIRECTORY);
        const int next = ::openat(at, part->c_str(), flags);
        const int code = errno;
        ::close(at);
        errno = code;
        at = next;
        if (at < 0)
            return -1;
    }
    return at;
}

} // namespace

InputFile::InputFile(int descriptor, std::filesystem::path path) : m_descriptor(descriptor), m_path(std::move(path)) {}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> InputFile::check()
{
    struct stat state = {};
    if (::fstat(m_descriptor, &state) != 0)
        return ioError(systemMessage(errno), m_path.string());
    if (S_ISDIR(state.st_mode))
        return invalidInput("is a folder, not a file", m_path.string());
    if (!S_ISREG(state.st_mode))
        return invalidInput("is not a regular file (a device, FIFO or socket)", m_path.string());
    m_size = state.st_size;
    m_modified = modifiedNanoseconds(state);
    return {};
}

Result<std::shared_ptr<const InputFile>> InputFile::open(const std::filesystem::path &path)
{
    if (path.native().find('\0') != std::string::npos)
        return invalidInput("the file's name holds a NUL character");
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && errno == ENXIO)
        return invalidInput("is not a regular file (a device, FIFO or socket)", path.string());
    if (descriptor < 0)
        return ioError(systemMessage(errno), path.string());
    std::shared_ptr<InputFile> file(new InputFile(descriptor, path));
    PARE_TRY(file->check());
    return std::shared_ptr<const InputFile>(std::move(file));
}

Result<std::shared_ptr<const InputFile>> InputFile::openBeneath(const std::filesystem::path &folder, const std::string &name)
{
    if (name.empty() || name.find('\0') != std::string::npos)
        return invalidInput("the name of the external data file is empty or holds a NUL character", name.c_str());
    const std::filesystem::path relative(name);
    if (relative.is_absolute())
        return invalidInput("external data must lie below the model's folder, not at an absolute path", name);
    for (const auto &part : relative)
        if (part == "..")
            return invalidInput("external data must lie below the model's folder, \"..\" is refused", name);
    const std::filesystem::path base = folder.empty() ? std::filesystem::path(".") : folder;
    const int directory = ::open(base.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return ioError(systemMessage(errno), base.string());
    const int descriptor = openBeneathDescriptor(directory, name);
    const int code = errno;
    ::close(directory);
    if (descriptor < 0) {
        if (code == EXDEV || code == ELOOP)
            return invalidInput("a symbolic link leads out of the model's folder", name);
        if (code == ENOENT)
            return ioError("the external data file is not beside the model", name);
        if (code == ENXIO)
            return invalidInput("is not a regular file (a device, FIFO or socket)", name);
        return ioError(systemMessage(code), name);
    }
    std::shared_ptr<InputFile> file(new InputFile(descriptor, base / relative));
    PARE_TRY(file->check());
    return std::shared_ptr<const InputFile>(std::move(file));
}

Result<void> InputFile::unchanged() const
{
    struct stat state = {};
    if (::fstat(m_descriptor, &state) != 0)
        return ioError(systemMessage(errno), m_path.string());
    if (state.st_size != m_size || modifiedNanoseconds(state) != m_modified)
        return ioError("the file was changed by another program while it was open; open it again", m_path.string());
    return {};
}

bool InputFile::sameUnderItsName() const
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(m_descriptor, &opened) == 0 && ::stat(m_path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino && unchanged().ok();
}

Result<void> InputFile::read(int64_t offset, std::span<std::byte> into) const
{
    if (offset < 0 || offset > m_size || static_cast<int64_t>(into.size()) > m_size - offset)
        return ioError("a read past the end of the file", m_path.string());
    PARE_TRY(unchanged());
    size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = ::pread(m_descriptor, into.data() + done, into.size() - done, offset + static_cast<int64_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ioError(systemMessage(errno), m_path.string());
        if (got == 0)
            return ioError("the file was cut short while it was open; open it again", m_path.string());
        done += static_cast<size_t>(got);
    }
    return {};
}

Result<std::string> InputFile::readAll() const
{
    std::string bytes(static_cast<size_t>(m_size), '\0');
    PARE_TRY(read(0, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

OutputFile::OutputFile(int descriptor, std::filesystem::path path, std::filesystem::path temporary)
    : m_descriptor(descriptor), m_path(std::move(path)), m_temporary(std::move(temporary))
{
}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_committed)
        ::unlink(m_temporary.c_str());
}

namespace {

// A link is followed, so that the file it leads to is replaced and not the link.
std::filesystem::path behindLink(const std::filesystem::path &path)
{
    std::error_code failed;
    if (!std::filesystem::is_symlink(path, failed))
        return path;
    const auto target = std::filesystem::weakly_canonical(path, failed);
    return failed ? path : target;
}

// Why an existing file must not be replaced; empty where it may.
std::string whyNotReplaceable(const std::filesystem::path &path, const struct stat &state)
{
    if (S_ISDIR(state.st_mode))
        return "is a folder; give a file's name";
    if (!S_ISREG(state.st_mode)) // as root a rename would put a file in the place of /dev/null
        return "is a device, FIFO or socket; give a file's name";
    if (::access(path.c_str(), W_OK) != 0)
        return "is write-protected";
    return {};
}

} // namespace

Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::filesystem::path &asked)
{
    static std::atomic<int> counter{0};
    const auto refused = [&](const std::string &why) { return Error{ErrorKind::CannotCreate, why, asked.string()}; };
    if (asked.native().find('\0') != std::string::npos)
        return refused("the file's name holds a NUL character");
    if (asked.filename().empty())
        return refused("give a file's name");
    const std::filesystem::path path = behindLink(asked);
    struct stat before = {};
    const bool replaces = ::stat(path.c_str(), &before) == 0;
    if (replaces)
        if (const std::string why = whyNotReplaceable(path, before); !why.empty())
            return refused(why);
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string mark = ".part" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
        // The target's own name in front says what the rest of a crash is; a long one leaves no room for it.
        std::filesystem::path temporary = path;
        if (path.filename().native().size() + mark.size() <= 255)
            temporary += mark;
        else
            temporary.replace_filename(mark);
        const int descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno == EEXIST)
            continue;
        if (descriptor < 0)
            return refused("cannot be created: " + systemMessage(errno));
        if (replaces)
            (void)::fchmod(descriptor, before.st_mode & 07777);
        return std::unique_ptr<OutputFile>(new OutputFile(descriptor, path, temporary));
    }
    return refused("cannot be created: every temporary name is taken");
}

Result<void> OutputFile::write(std::span<const std::byte> bytes)
{
    m_written += static_cast<int64_t>(bytes.size());
    if (m_buffer.size() + bytes.size() < writeBufferBytes) {
        m_buffer.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        return {};
    }
    PARE_TRY(flush());
    size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return ioError("writing failed: " + systemMessage(errno), m_path.string());
        done += static_cast<size_t>(put);
    }
    return {};
}

Result<void> OutputFile::write(std::string_view text)
{
    return write(std::as_bytes(std::span(text.data(), text.size())));
}

Result<void> OutputFile::flush()
{
    size_t done = 0;
    while (done < m_buffer.size()) {
        const ssize_t put = ::write(m_descriptor, m_buffer.data() + done, m_buffer.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return ioError("writing failed: " + systemMessage(errno), m_path.string());
        done += static_cast<size_t>(put);
    }
    m_buffer.clear();
    return {};
}

Result<void> OutputFile::prepare()
{
    PARE_TRY(flush());
    if (::fsync(m_descriptor) != 0 && errno != EINVAL)
        return ioError("writing failed: " + systemMessage(errno), m_path.string());
    return {};
}

Result<void> OutputFile::commit()
{
    PARE_TRY(prepare());
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return Error{ErrorKind::CannotCreate, "cannot take its name: " + systemMessage(errno), m_path.string()};
    m_committed = true;
    syncFolder(m_path.parent_path());
    return {};
}

void syncFolder(const std::filesystem::path &folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

Result<void> syncFile(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return ioError(systemMessage(errno), path.string());
    const int state = ::fsync(descriptor);
    const int code = errno;
    ::close(descriptor);
    if (state != 0 && code != EINVAL)
        return ioError("writing failed: " + systemMessage(code), path.string());
    return {};
}

Result<void> writeFile(const std::filesystem::path &path, std::string_view bytes)
{
    PARE_TRY_ASSIGN(auto file, OutputFile::create(path));
    PARE_TRY(file->write(bytes));
    return file->commit();
}

Result<std::string> readFile(const std::filesystem::path &path, int64_t largest)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
    if (file->size() > largest)
        return outOfMemory("the file is larger than expected here", path.string());
    return file->readAll();
}

Result<std::shared_ptr<TemporaryFolder>> TemporaryFolder::create(const std::string &purpose)
{
    std::error_code failed;
    const auto base = std::filesystem::temp_directory_path(failed);
    std::string pattern = (failed ? std::filesystem::path("/tmp") : base) / ("pare-" + purpose + "-XXXXXX");
    if (!::mkdtemp(pattern.data()))
        return Error{ErrorKind::CannotCreate, "no temporary folder can be made: " + systemMessage(errno), pattern};
    return std::shared_ptr<TemporaryFolder>(new TemporaryFolder(pattern));
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace pare
