// The model that a study is about: stored, moved, changed or gone; and which window may write.
#include "core/study/study.h"

#include "core/formats/onnx_file.h"
#include "core/study/model_store.h"
#include "core/study/study_lock.h"
#include "core/study/study_tables.h"

#include <fmt/format.h>

#include <sys/stat.h>

namespace pare {

using database::run;
using database::Transaction;
using tables::dataFolder;
using tables::readMeta;
using tables::writeMeta;

namespace {

constexpr const char *windowLock = ".window";

struct FileState {
    int64_t bytes = -1;
    int64_t timeNs = -1;
    bool operator==(const FileState &) const = default;
};

FileState stateOf(const std::filesystem::path &path)
{
    struct stat state = {};
    if (::stat(path.c_str(), &state) != 0)
        return {};
    return {int64_t{state.st_size}, int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec};
}

FileState recorded(const nlohmann::json &source)
{
    return {tables::integerIn(source, "file_bytes", -1), tables::integerIn(source, "file_time_ns", -1)};
}

} // namespace

void Study::claimWindow()
{
    const std::lock_guard guard(m_mutex);
    m_windowLock.reset();
    if (m_readOnly)
        return;
    bool held = false;
    m_windowLock = StudyLock::takeFile(dataFolder(m_path) / windowLock, held);
    if (!held)
        return;
    m_readOnly = true;
    m_otherWindow = true;
    (void)run(m_database, "PRAGMA query_only = ON").ok(); // what follows is refused here already
}

void Study::releaseWindow()
{
    const std::lock_guard guard(m_mutex);
    m_windowLock.reset();
}

Study::Access Study::access() const
{
    const std::lock_guard guard(m_mutex);
    return !m_readOnly ? Access::Writes : m_otherWindow ? Access::OtherWindow : Access::FileReadOnly;
}

Study::SourceState Study::sourceState() const
{
    const std::lock_guard guard(m_mutex);
    const auto json = readMeta(m_database, "source");
    if (!json.ok() || !json->is_object() || recorded(*json).bytes < 0)
        return SourceState::Unknown;
    const FileState now = stateOf(tables::textIn(*json, "path"));
    return now.bytes < 0 ? SourceState::Gone : now == recorded(*json) ? SourceState::Same : SourceState::Changed;
}

Error Study::refusal() const
{
    return {ErrorKind::CannotCreate, fmt::format("the study is read-only ({}); save it under another name", access() == Access::OtherWindow ? "another window has it open" : "its file cannot be written"), {}};
}

Result<void> Study::storeSource(const Model &model)
{
    std::unique_lock lock(m_mutex);
    if (m_readOnly)
        return refusal();
    PARE_TRY_ASSIGN(const StudySource about, source());
    const ModelStore store(dataFolder(m_path));
    if (ModelStore::isHash(about.sha256))
        return {};
    lock.unlock(); // writing takes its time
    PARE_TRY_ASSIGN(const ModelStore::Stored stored, store.put(model));
    lock.lock();
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    PARE_TRY_ASSIGN(nlohmann::json json, readMeta(m_database, "source"));
    json["sha256"] = stored.sha256;
    PARE_TRY(writeMeta(m_database, "source", json));
    PARE_TRY(run(m_database, "UPDATE variant SET model = ? WHERE is_source = 1", {stored.sha256}));
    return transaction.commit();
}

Result<void> Study::relink(const std::filesystem::path &file)
{
    std::unique_lock lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json before, readMeta(m_database, "source"));
    const std::string wanted = tables::textIn(before, "sha256");
    const ModelStore store(dataFolder(m_path));
    if (m_readOnly)
        return refusal();
    lock.unlock();
    std::string found;
    if (ModelStore::isHash(wanted)) {
        PARE_TRY_ASSIGN(const Model model, openOnnx(file));
        PARE_TRY_ASSIGN(const ModelStore::Stored stored, store.put(model)); // another model is collected the next time the study opens
        found = stored.sha256;
        if (found != wanted)
            return invalidInput("is not the model of this study: its content has the hash " + found.substr(0, 12) + "…, and the study is about " + wanted.substr(0, 12) + "…", file.string());
    } else if (!(stateOf(file) == recorded(before))) { // it was never stored: size and time are all that is known of it
        return invalidInput("is not the model of this study, or was changed since: it has another size or time of change", file.string());
    }
    lock.lock();
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    PARE_TRY_ASSIGN(nlohmann::json json, readMeta(m_database, "source"));
    const FileState state = stateOf(file);
    json["path"] = std::filesystem::absolute(file).string();
    json["file_bytes"] = state.bytes;
    json["file_time_ns"] = state.timeNs;
    PARE_TRY(writeMeta(m_database, "source", json));
    return transaction.commit();
}

} // namespace pare
