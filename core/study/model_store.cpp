#include "core/study/model_store.h"

#include "core/base/files.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace pare {

namespace {

constexpr const char *unfinished = ".new-"; // what a put writes before it takes its name
constexpr const char *modelName = "model.onnx";

Error cannotCreate(const std::error_code &why, const std::filesystem::path &where)
{
    return {ErrorKind::CannotCreate, why.message(), where.string()};
}

std::vector<std::filesystem::path> entriesOf(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> entries;
    std::error_code failed;
    std::filesystem::directory_iterator at(folder, failed);
    while (!failed && at != std::filesystem::directory_iterator()) {
        entries.push_back(at->path());
        at.increment(failed);
    }
    return entries;
}

Result<void> linkOrCopy(const std::filesystem::path &from, const std::filesystem::path &to)
{
    std::error_code failed;
    std::filesystem::create_hard_link(from, to, failed);
    if (!failed)
        return {};
    failed.clear();
    std::filesystem::copy_file(from, to, failed);
    if (failed)
        return cannotCreate(failed, to);
    return syncFile(to);
}

// A folder for one put or copy, removed with what is left in it.
struct Workshop {
    std::filesystem::path path;
    ~Workshop()
    {
        std::error_code ignored;
        if (!path.empty())
            std::filesystem::remove_all(path, ignored);
    }
    static Result<Workshop> below(const std::filesystem::path &folder)
    {
        std::error_code failed;
        std::filesystem::create_directory(folder, failed);
        if (failed)
            return cannotCreate(failed, folder);
        std::string pattern = (folder / (std::string(unfinished) + "XXXXXX")).string();
        if (!::mkdtemp(pattern.data()))
            return Error{ErrorKind::CannotCreate, "the folder cannot be written", folder.string()};
        // mkdtemp's folder is private; this one may become part of the store, which others may read.
        std::filesystem::permissions(pattern, std::filesystem::perms(0755), failed);
        return Workshop{pattern};
    }
    explicit Workshop(std::filesystem::path p) : path(std::move(p)) {}
    Workshop(Workshop &&other) noexcept : path(std::exchange(other.path, {})) {}
    Workshop &operator=(Workshop &&) = delete;
};

// One file becomes HASH.onnx, a model with external data the folder HASH: a pair takes its name in one step.
Result<void> takeName(const std::filesystem::path &workshop, bool pair, const std::filesystem::path &folder, const std::string &sha256)
{
    const std::filesystem::path target = pair ? folder / sha256 : folder / (sha256 + ".onnx");
    std::error_code failed;
    std::filesystem::rename(pair ? workshop : workshop / modelName, target, failed);
    if (failed && !std::filesystem::exists(target)) // a folder that is there already holds the same content
        return cannotCreate(failed, target);
    syncFolder(folder);
    return {};
}

} // namespace

bool ModelStore::isHash(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::filesystem::path ModelStore::pathOf(const std::string &sha256) const
{
    if (!isHash(sha256))
        return {};
    const std::filesystem::path pair = m_folder / sha256 / modelName;
    std::error_code ignored;
    return std::filesystem::exists(pair, ignored) ? pair : m_folder / (sha256 + ".onnx");
}

Result<ModelStore::Stored> ModelStore::put(const Model &model, const SaveOptions &options) const
{
    PARE_TRY_ASSIGN(const Workshop workshop, Workshop::below(m_folder));
    PARE_TRY_ASSIGN(const SavedModel saved, saveOnnx(model, workshop.path / modelName, options));
    PARE_TRY(takeName(workshop.path, saved.files.size() > 1, m_folder, saved.sha256));
    return Stored{saved.sha256, saved.sizeBytes};
}

Result<void> ModelStore::copyTo(const ModelStore &other, const std::set<std::string> &models) const
{
    for (const std::string &sha256 : models) {
        const std::filesystem::path from = pathOf(sha256);
        std::error_code ignored;
        if (from.empty() || !std::filesystem::exists(from, ignored) || std::filesystem::exists(other.pathOf(sha256), ignored))
            continue;
        const bool pair = from.filename() == modelName;
        PARE_TRY_ASSIGN(const Workshop workshop, Workshop::below(other.m_folder));
        for (const auto &file : pair ? entriesOf(from.parent_path()) : std::vector{from})
            PARE_TRY(linkOrCopy(file, workshop.path / (pair ? file.filename() : std::filesystem::path(modelName))));
        syncFolder(workshop.path);
        PARE_TRY(takeName(workshop.path, pair, other.m_folder, sha256));
    }
    return {};
}

void ModelStore::collect(const std::set<std::string> &kept) const
{
    std::error_code ignored;
    if (std::filesystem::is_symlink(m_folder, ignored))
        return;
    for (const auto &entry : entriesOf(m_folder)) {
        const std::string name = entry.filename().string();
        const std::string stem = name.substr(0, name.find('.'));
        const bool model = isHash(stem) && (name == stem || name == stem + ".onnx");
        if ((model && !kept.contains(stem)) || name.starts_with(unfinished))
            std::filesystem::remove_all(entry, ignored);
    }
}

} // namespace pare
