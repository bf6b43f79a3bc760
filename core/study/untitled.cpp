// Untitled studies live in the state folder, committed at every act: after a crash they are what can be recovered.
#include "core/study/study.h"

#include "core/study/study_lock.h"
#include "core/study/study_tables.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace pare {

using tables::dataFolder;

namespace {

// Letters, digits and dashes of a name: safe in every file system.
std::string plainName(const std::string &name)
{
    std::string plain;
    for (const unsigned char c : name.substr(0, 60))
        plain += std::isalnum(c) ? static_cast<char>(c) : '-';
    return plain.empty() ? "model" : plain;
}

bool openElsewhere(const std::filesystem::path &study)
{
    bool held = false;
    const auto lock = StudyLock::take(dataFolder(study), StudyLock::Mode::Alone, held);
    return held;
}

} // namespace

std::filesystem::path stateFolder()
{
    if (const char *state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return std::filesystem::path(state) / "pare";
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : "/tmp") / ".local" / "state" / "pare";
}

Result<std::filesystem::path> untitledStudyPath(const std::string &modelName)
{
    std::error_code failed;
    std::filesystem::create_directories(stateFolder(), failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), stateFolder().string()};
    std::string date;
    for (const char c : tables::utcNow())
        if (std::isdigit(static_cast<unsigned char>(c)))
            date += c;
    const std::string base = "untitled-" + plainName(modelName) + "-" + date;
    std::filesystem::path path = stateFolder() / (base + ".pare");
    for (int suffix = 2; std::filesystem::exists(path, failed); ++suffix)
        path = stateFolder() / (base + "-" + std::to_string(suffix) + ".pare");
    return path;
}

std::vector<std::filesystem::path> abandonedStudies()
{
    std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> found;
    std::error_code failed;
    std::filesystem::directory_iterator at(stateFolder(), failed);
    while (!failed && at != std::filesystem::directory_iterator()) {
        const std::filesystem::path path = at->path();
        if (path.extension() == ".pare" && path.filename().string().starts_with("untitled-") && !openElsewhere(path)) {
            std::error_code ignored;
            found.emplace_back(std::filesystem::last_write_time(path, ignored), path);
        }
        at.increment(failed);
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::filesystem::path> paths;
    for (auto &[time, path] : found)
        paths.push_back(std::move(path));
    return paths;
}

void tidyAbandoned(size_t kept)
{
    const auto studies = abandonedStudies();
    for (size_t i = kept; i < studies.size(); ++i)
        (void)removeStudy(studies[i]).ok(); // taken up by somebody meanwhile: it stays
}

Result<void> removeStudy(const std::filesystem::path &path)
{
    bool held = false;
    const auto lock = StudyLock::take(dataFolder(path), StudyLock::Mode::Alone, held);
    if (held)
        return Error{ErrorKind::CannotCreate, "is open in another window or program", path.string()};
    std::error_code failed;
    std::filesystem::remove(path, failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), path.string()};
    for (const char *suffix : {"-journal", "-wal", "-shm"})
        std::filesystem::remove(path.string() + suffix, failed);
    std::filesystem::remove_all(dataFolder(path), failed);
    return {};
}

} // namespace pare
