// A study as files: made, opened and checked, saved under another name, and freed of what nothing can reach any more.
#include "core/study/study.h"

#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/formats/onnx_file.h"
#include "core/study/model_store.h"
#include "core/study/study_lock.h"
#include "core/study/study_tables.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>

namespace pare {

using database::Connection;
using database::Row;
using database::run;
using database::Transaction;
using tables::dataFolder;

namespace {

constexpr int64_t mostVariants = 100'000;
constexpr int64_t keptSteps = 500; // of undo, when a study is opened again

Error cannotCreate(const std::string &why, const std::filesystem::path &path)
{
    return {ErrorKind::CannotCreate, why, path.string()};
}

// A name beside the study for a file that is not finished; removed with its journal unless it was published.
class Unfinished {
public:
    explicit Unfinished(const std::filesystem::path &target) : m_path(target)
    {
        static std::atomic<int> counter{0};
        m_path += ".part" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
        remove();
    }
    ~Unfinished() { remove(); }
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    void remove() const
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
        std::filesystem::remove(m_path.string() + "-journal", ignored);
    }
    std::filesystem::path m_path;
};

// A journal of the file that had the name before would be rolled back into the new one. Where that file is a database, its own
// journal is settled first, so that it is whole should the renaming fail.
void settleJournals(const std::filesystem::path &path)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        if (auto old = database::connect(path, SQLITE_OPEN_READWRITE); old.ok())
            (void)run(old->get(), "SELECT count(*) FROM sqlite_master").ok();
    for (const char *suffix : {"-journal", "-wal", "-shm"})
        std::filesystem::remove(path.string() + suffix, ignored);
}

Result<void> publish(const std::filesystem::path &unfinished, const std::filesystem::path &path, bool replace)
{
    PARE_TRY(syncFile(unfinished));
    settleJournals(path);
    constexpr unsigned noReplace = 1; // RENAME_NOREPLACE
    int state = -1;
    if (!replace) {
        state = static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, unfinished.c_str(), AT_FDCWD, path.c_str(), noReplace));
        if (state != 0 && errno == EEXIST)
            return cannotCreate("is there already", path);
    }
    if (state != 0 && ::rename(unfinished.c_str(), path.c_str()) != 0) // also where the file system knows no such flag
        return cannotCreate("cannot take its name: " + std::system_category().message(errno), path);
    syncFolder(path.parent_path());
    return {};
}

// The data folder of a study that is to be made or replaced, held alone.
Result<std::unique_ptr<StudyLock>> ownFolder(const std::filesystem::path &study)
{
    const std::filesystem::path folder = dataFolder(study);
    std::error_code failed;
    std::filesystem::create_directory(folder, failed); // beside the study; its own folder must be there
    if (failed)
        return cannotCreate(failed.message(), folder);
    bool held = false;
    auto lock = StudyLock::take(folder, StudyLock::Mode::Alone, held);
    if (held)
        return cannotCreate("is open in another window or program", study);
    return lock;
}

Result<void> makeTables(sqlite3 *database)
{
    PARE_TRY(run(database, "PRAGMA journal_mode = DELETE"));
    PARE_TRY(run(database, "PRAGMA application_id = " + std::to_string(tables::applicationId)));
    PARE_TRY(run(database, "PRAGMA user_version = " + std::to_string(tables::formatVersion)));
    for (const auto &[name, definition] : tables::definitions)
        PARE_TRY(run(database, definition));
    return {};
}

nlohmann::json sourceJson(const StudySource &about)
{
    nlohmann::json json{{"path", about.path}, {"name", about.name}, {"sha256", about.sha256}, {"size_bytes", about.sizeBytes}};
    struct stat state = {};
    if (::stat(about.path.c_str(), &state) == 0) {
        json["file_bytes"] = int64_t{state.st_size};
        json["file_time_ns"] = int64_t{state.st_mtim.tv_sec} * 1'000'000'000 + state.st_mtim.tv_nsec;
    }
    return json;
}

Result<void> writeSource(sqlite3 *database, const StudySource &about)
{
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    PARE_TRY(tables::writeMeta(database, "source", sourceJson(about)));
    PARE_TRY(run(database,
                 "INSERT INTO variant(parent, name, note, favourite, is_source, recipe, model, size_bytes, measurement, report, created, "
                 "machine) VALUES(NULL, 'source', '', 0, 1, ?, ?, ?, 'null', 'null', ?, '')",
                 {jsonText(toJson(Recipe{})), about.sha256, about.sizeBytes, tables::utcNow()}));
    return transaction.commit();
}

// Whether the file is what it says it is. Another program's tables, views or triggers never run.
Result<void> checkFile(sqlite3 *database, const std::filesystem::path &path)
{
    int64_t id = 0;
    int64_t version = 0;
    PARE_TRY(run(database, "PRAGMA application_id", {}, [&](const Row &row) { id = row.integer(0); }));
    PARE_TRY(run(database, "PRAGMA user_version", {}, [&](const Row &row) { version = row.integer(0); }));
    if (id != tables::applicationId)
        return invalidInput("is not a study of Pare", path.string());
    if (version > tables::formatVersion)
        return invalidInput("was made by a newer Pare (format " + std::to_string(version) + ")", path.string());
    size_t known = 0;
    bool strange = false;
    PARE_TRY(run(database, "SELECT type, name, sql FROM sqlite_master", {}, [&](const Row &row) {
        const auto &all = tables::definitions;
        const bool ours = row.text(0) == "table"
                          && std::any_of(all.begin(), all.end(), [&](const auto &d) { return row.text(1) == d.first && row.text(2) == d.second; });
        known += ours ? 1 : 0;
        strange = strange || (!ours && !row.text(1).starts_with("sqlite_"));
    }));
    if (version != tables::formatVersion || strange || known != tables::definitions.size())
        return invalidInput("is not a study of Pare: its tables are others", path.string());
    int64_t variants = 0;
    int64_t sources = 0;
    PARE_TRY(run(database, "SELECT count(*), sum(is_source = 1 AND hidden = 0) FROM variant", {}, [&](const Row &row) {
        variants = row.integer(0);
        sources = row.integer(1);
    }));
    if (sources != 1)
        return invalidInput("the study has no source", path.string());
    if (variants > mostVariants)
        return invalidInput("the study holds more than " + std::to_string(mostVariants) + " variants", path.string());
    return {};
}

// An error before any descriptor of the file exists: closing one would drop the locks of another connection in this process.
Result<void> checkRegular(const std::filesystem::path &path)
{
    struct stat state = {};
    if (::stat(path.c_str(), &state) != 0)
        return ioError(std::system_category().message(errno), path.string());
    if (S_ISDIR(state.st_mode))
        return invalidInput("is a folder, not a study", path.string());
    if (!S_ISREG(state.st_mode))
        return invalidInput("is not a regular file (a device, FIFO or socket)", path.string());
    return {};
}

} // namespace

Result<std::unique_ptr<Study>> Study::create(const std::filesystem::path &path, const Model &source, const StudySource &about,
                                             bool replace, Source keep)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        if (!replace)
            return cannotCreate("is there already", path);
        if (!std::filesystem::is_regular_file(path, ignored))
            return cannotCreate("is not a regular file", path);
    }
    PARE_TRY_ASSIGN(auto lock, ownFolder(path));
    StudySource stored = about;
    stored.sha256.clear();
    if (!stored.path.empty()) // the study may be opened from another folder
        stored.path = std::filesystem::absolute(stored.path, ignored).string();
    if (keep == Source::Stored) {
        PARE_TRY_ASSIGN(const ModelStore::Stored put, ModelStore(dataFolder(path)).put(source));
        stored.sha256 = put.sha256;
        if (about.sizeBytes <= 0) // else of the file as the user has it
            stored.sizeBytes = put.sizeBytes;
    } else if (stored.sizeBytes <= 0) {
        stored.sizeBytes = storedBytes(source);
    }
    const Unfinished unfinished(path);
    {
        auto database = database::connect(unfinished.path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (!database.ok())
            return cannotCreate(database.error().message, path);
        auto made = makeTables(database->get());
        if (made.ok())
            made = writeSource(database->get(), stored);
        if (!made.ok())
            return cannotCreate(made.error().message, path);
    }
    PARE_TRY(publish(unfinished.path(), path, replace));
    PARE_TRY_ASSIGN(Connection database, database::connect(path, SQLITE_OPEN_READWRITE));
    std::unique_ptr<Study> study(new Study(database.release(), path, false, std::move(lock)));
    PARE_TRY(study->collectGarbage()); // models of a study that was replaced
    if (study->m_lock)
        study->m_lock->share();
    return study;
}

Result<std::unique_ptr<Study>> Study::open(const std::filesystem::path &path)
{
    PARE_TRY(checkRegular(path));
    auto database = database::connect(path, SQLITE_OPEN_READWRITE);
    if (!database.ok())
        database = database::connect(path, SQLITE_OPEN_READONLY);
    if (!database.ok())
        return database.error();
    const bool readOnly = sqlite3_db_readonly(database->get(), "main") == 1;
    if (auto checked = checkFile(database->get(), path); !checked.ok())
        return Error{checked.error().kind, checked.error().message, path.string()};
    std::error_code ignored;
    if (!readOnly)
        std::filesystem::create_directory(dataFolder(path), ignored);
    bool held = false;
    auto lock = StudyLock::take(dataFolder(path), StudyLock::Mode::Alone, held);
    const bool alone = lock != nullptr;
    if (!alone)
        lock = StudyLock::take(dataFolder(path), StudyLock::Mode::Shared, held);
    std::unique_ptr<Study> study(new Study(database->release(), path, readOnly, std::move(lock)));
    if (!readOnly && alone)
        if (auto collected = study->collectGarbage(); !collected.ok() && collected.error().kind != ErrorKind::CannotCreate)
            return Error{collected.error().kind, collected.error().message, path.string()};
    if (study->m_lock)
        study->m_lock->share();
    return study;
}

Result<void> Study::saveAs(const std::filesystem::path &path)
{
    const std::lock_guard guard(m_mutex);
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) {
        if (std::filesystem::equivalent(path, m_path, failed))
            return {};
        if (!std::filesystem::is_regular_file(path, failed))
            return cannotCreate("is not a regular file", path);
    }
    PARE_TRY_ASSIGN(auto lock, ownFolder(path));
    const ModelStore store(dataFolder(path));

    // Models first, then the file that names them, which takes its name last.
    std::set<std::string> models;
    PARE_TRY(run(m_database, "SELECT model FROM variant", {}, [&](const Row &row) { models.insert(row.text(0)); }));
    PARE_TRY(ModelStore(dataFolder(m_path)).copyTo(store, models));
    const Unfinished unfinished(path);
    PARE_TRY(run(m_database, "PRAGMA query_only = OFF")); // else VACUUM is refused, though it writes to the other file only
    const auto copied = run(m_database, "VACUUM INTO ?", {unfinished.path().string()});
    if (m_readOnly)
        (void)run(m_database, "PRAGMA query_only = ON").ok();
    PARE_TRY(copied);
    PARE_TRY_ASSIGN(StudySource about, source());
    if (about.sha256.empty()) {
        PARE_TRY_ASSIGN(const std::vector<Variant> all, variants());
        PARE_TRY_ASSIGN(const Model model, this->model(all.front().id));
        PARE_TRY_ASSIGN(const ModelStore::Stored stored, store.put(model));
        about.sha256 = stored.sha256;
        PARE_TRY_ASSIGN(const Connection copy, database::connect(unfinished.path(), SQLITE_OPEN_READWRITE));
        PARE_TRY(tables::writeMeta(copy.get(), "source", sourceJson(about)));
        PARE_TRY(run(copy.get(), "UPDATE variant SET model = ? WHERE is_source = 1", {stored.sha256}));
    }
    PARE_TRY(publish(unfinished.path(), path, true));
    PARE_TRY_ASSIGN(Connection database, database::connect(path, SQLITE_OPEN_READWRITE));

    if (!m_readOnly && m_leftBehind.empty() && std::filesystem::equivalent(m_path.parent_path(), stateFolder(), failed)) {
        m_leftBehind = m_path;
        m_leftBehindLock = std::move(m_lock);
    }
    sqlite3_close_v2(m_database);
    m_database = database.release();
    m_path = path;
    const bool window = m_windowLock || m_otherWindow;
    m_readOnly = false;
    m_otherWindow = false;
    m_lock = std::move(lock);
    if (window)
        claimWindow(); // nobody else has it: the folder was held alone
    models.insert(about.sha256);
    store.collect(models);
    if (m_lock)
        m_lock->share();
    return {};
}

// What nothing can reach: steps of undo beyond the last ones, variants that were hidden and that no step can show again, and the
// models that only those named.
Result<void> Study::collectGarbage()
{
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    PARE_TRY(run(m_database, "DELETE FROM step WHERE done = 1 AND id NOT IN (SELECT id FROM step WHERE done = 1 ORDER BY id DESC LIMIT ?)",
                 {keptSteps}));
    PARE_TRY_ASSIGN(const std::set<int64_t> reachable, tables::reachableVariants(m_database));
    std::set<std::string> kept;
    std::vector<int64_t> gone;
    PARE_TRY(run(m_database, "SELECT id, hidden, model FROM variant", {}, [&](const Row &row) {
        if (row.integer(1) == 0 || reachable.contains(row.integer(0)))
            kept.insert(row.text(2));
        else
            gone.push_back(row.integer(0));
    }));
    // A row that another variant names as its parent stays: the lineage is worth more than the line.
    for (const int64_t id : gone)
        PARE_TRY(run(m_database, "DELETE FROM variant WHERE id = ? AND NOT EXISTS(SELECT 1 FROM variant child WHERE child.parent = ?)", {id, id}));
    PARE_TRY(transaction.commit());
    ModelStore(dataFolder(m_path)).collect(kept);
    return {};
}

} // namespace pare
