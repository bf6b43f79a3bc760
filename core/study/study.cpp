#include "core/study/study.h"

#include "core/base/hash.h"
#include "core/formats/onnx_file.h"
#include "core/study/database.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <set>

// The tables: `meta` (keys and JSON: source, recipe, datasets, view state), `variant` (hidden = 1 after deleting or undoing), and
// `step`, the undo list: each row holds how to take an act back and how to do it again as JSON, `done` says which side it is on.

namespace pare {

using database::Row;
using database::run;
using database::Transaction;

namespace {

constexpr int64_t applicationId = 0x50617265; // "Pare", so that the file can be told from other SQLite files
constexpr int64_t formatVersion = 1;

std::filesystem::path dataFolder(const std::filesystem::path &study)
{
    return study.string() + "-data";
}

std::string utcNow()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts = {};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

nlohmann::json parsed(const std::string &text)
{
    auto json = nlohmann::json::parse(text, nullptr, false);
    return json.is_discarded() ? nlohmann::json() : json;
}

constexpr const char *variantColumns = "id, parent, name, note, favourite, is_source, recipe, model, size_bytes, measurement, report, "
                                       "created, machine";

Variant variantOf(const Row &row)
{
    Variant variant;
    variant.id = row.integer(0);
    if (!row.isNull(1))
        variant.parent = row.integer(1);
    variant.name = row.text(2);
    variant.note = row.text(3);
    variant.favourite = row.integer(4) != 0;
    variant.isSource = row.integer(5) != 0;
    if (auto recipe = recipeFromJson(parsed(row.text(6))); recipe.ok())
        variant.recipe = std::move(recipe).value();
    variant.modelSha256 = row.text(7);
    variant.sizeBytes = row.integer(8);
    variant.measurement = parsed(row.text(9));
    variant.report = parsed(row.text(10));
    variant.createdUtc = row.text(11);
    variant.machine = row.text(12);
    return variant;
}

Result<void> writeMeta(sqlite3 *db, const std::string &key, const nlohmann::json &value)
{
    return run(db, "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
               {key, value.dump()});
}

Result<nlohmann::json> readMeta(sqlite3 *db, const std::string &key)
{
    nlohmann::json value;
    PARE_TRY(run(db, "SELECT value FROM meta WHERE key = ?", {key}, [&](const Row &row) { value = parsed(row.text(0)); }));
    return value;
}

Result<sqlite3 *> openDatabase(const std::filesystem::path &path, int flags)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open_v2(path.c_str(), &db, flags, nullptr) != SQLITE_OK) {
        const std::string message = db ? sqlite3_errmsg(db) : "out of memory";
        sqlite3_close(db);
        return ioError("cannot be opened as a study: " + message, path.string());
    }
    sqlite3_busy_timeout(db, 2000);
    return db;
}

nlohmann::json datasetJson(const std::vector<StudyDataset> &datasets)
{
    nlohmann::json list = nlohmann::json::array();
    for (const StudyDataset &dataset : datasets)
        list.push_back({{"role", dataset.role}, {"path", dataset.path}, {"options", dataset.options}});
    return list;
}

} // namespace

std::filesystem::path stateFolder()
{
    if (const char *state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "pare";
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : "/tmp") / ".local" / "state" / "pare";
}

Study::Study(sqlite3 *db, std::filesystem::path path, bool readOnly)
    : m_database(db), m_path(std::move(path)), m_readOnly(readOnly)
{
}

Study::~Study()
{
    sqlite3_close(m_database);
}

Result<std::unique_ptr<Study>> Study::create(const std::filesystem::path &path, const Model &source, const StudySource &about,
                                             bool replace)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        if (!replace)
            return Error{ErrorKind::CannotCreate, "is there already", path.string()};
        std::filesystem::remove(path, ignored);
        std::filesystem::remove_all(dataFolder(path), ignored);
    }
    auto db = openDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX);
    if (!db.ok())
        return Error{ErrorKind::CannotCreate, db.error().message, path.string()};
    std::unique_ptr<Study> study(new Study(*db, path, false));
    for (const char *sql : {
             "PRAGMA journal_mode = DELETE",
             "PRAGMA application_id = 1348563557",
             "PRAGMA user_version = 1",
             "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)",
             "CREATE TABLE variant(id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER, name TEXT NOT NULL, note TEXT NOT NULL, "
             "favourite INTEGER NOT NULL, is_source INTEGER NOT NULL, recipe TEXT NOT NULL, model TEXT NOT NULL, size_bytes INTEGER "
             "NOT NULL, measurement TEXT NOT NULL, report TEXT NOT NULL, created TEXT NOT NULL, machine TEXT NOT NULL, hidden INTEGER "
             "NOT NULL DEFAULT 0)",
             "CREATE TABLE step(id INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, undo TEXT NOT NULL, redo TEXT NOT NULL, done "
             "INTEGER NOT NULL)",
         })
        if (auto made = run(*db, sql); !made.ok())
            return Error{ErrorKind::CannotCreate, made.error().message, path.string()};
    static_assert(applicationId == 1348563557);

    StudySource stored = about;
    PARE_TRY_ASSIGN(stored.sha256, study->storeModel(source, stored.sizeBytes));
    if (about.sizeBytes > 0)
        stored.sizeBytes = about.sizeBytes; // of the file as the user has it
    PARE_TRY(writeMeta(*db, "source", {{"path", stored.path}, {"name", stored.name}, {"sha256", stored.sha256},
                                       {"size_bytes", stored.sizeBytes}}));
    Recipe empty;
    PARE_TRY(run(*db,
                 "INSERT INTO variant(parent, name, note, favourite, is_source, recipe, model, size_bytes, measurement, report, created, "
                 "machine) VALUES(NULL, 'source', '', 0, 1, ?, ?, ?, 'null', 'null', ?, '')",
                 {toJson(empty).dump(), stored.sha256, stored.sizeBytes, utcNow()}));
    return study;
}

Result<std::unique_ptr<Study>> Study::open(const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const auto file, InputFile::open(path)); // a clear error for what is not there or no file
    bool readOnly = false;
    auto db = openDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX);
    if (!db.ok()) {
        readOnly = true;
        PARE_TRY_ASSIGN(db, openDatabase(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX));
    }
    readOnly = readOnly || sqlite3_db_readonly(*db, "main") == 1;
    std::unique_ptr<Study> study(new Study(*db, path, readOnly));
    int64_t id = 0;
    int64_t version = 0;
    auto state = run(*db, "PRAGMA application_id", {}, [&](const Row &row) { id = row.integer(0); });
    if (state.ok())
        state = run(*db, "PRAGMA user_version", {}, [&](const Row &row) { version = row.integer(0); });
    if (!state.ok() || id != applicationId)
        return invalidInput("is not a study of Pare", path.string());
    if (version > formatVersion)
        return invalidInput("was made by a newer Pare (format " + std::to_string(version) + ")", path.string());
    if (!readOnly)
        PARE_TRY(study->collectGarbage());
    return study;
}

Result<StudySource> Study::source() const
{
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "source"));
    if (!json.is_object())
        return invalidInput("the study has no source", m_path.string());
    return StudySource{json.value("path", ""), json.value("name", ""), json.value("sha256", ""), json.value("size_bytes", int64_t{0})};
}

Result<std::vector<Variant>> Study::variants() const
{
    std::vector<Variant> all;
    PARE_TRY(run(m_database, std::string("SELECT ") + variantColumns + " FROM variant WHERE hidden = 0 ORDER BY is_source DESC, id", {},
                 [&](const Row &row) { all.push_back(variantOf(row)); }));
    return all;
}

Result<Variant> Study::variant(int64_t id) const
{
    std::optional<Variant> found;
    PARE_TRY(run(m_database, std::string("SELECT ") + variantColumns + " FROM variant WHERE id = ?", {id},
                 [&](const Row &row) { found = variantOf(row); }));
    if (!found)
        return invalidInput("the study has no such variant", std::to_string(id));
    return *found;
}

Result<Variant> Study::variantByName(const std::string &name) const
{
    PARE_TRY_ASSIGN(const std::vector<Variant> all, variants());
    std::string known;
    for (const Variant &variant : all) {
        if (variant.name == name)
            return variant;
        known += (known.empty() ? "" : ", ") + variant.name;
    }
    return invalidInput("the study has no such variant; there are " + known, name);
}

std::filesystem::path Study::modelPath(const Variant &variant) const
{
    return dataFolder(m_path) / (variant.modelSha256 + ".onnx");
}

Result<std::string> Study::storeModel(const Model &model, int64_t &sizeBytes)
{
    std::error_code failed;
    std::filesystem::create_directories(dataFolder(m_path), failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), dataFolder(m_path).string()};
    const auto temporary = dataFolder(m_path) / "new.onnx";
    PARE_TRY_ASSIGN(const SavedModel saved, saveOnnx(model, temporary));
    sizeBytes = saved.sizeBytes;
    if (saved.files.size() == 1) {
        std::filesystem::rename(temporary, dataFolder(m_path) / (saved.sha256 + ".onnx"), failed);
    } else {
        // External data carries its file's name inside the model: written again under the name it keeps.
        std::error_code ignored;
        for (const auto &file : saved.files)
            std::filesystem::remove(file, ignored);
        PARE_TRY(saveOnnx(model, dataFolder(m_path) / (saved.sha256 + ".onnx")));
    }
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), dataFolder(m_path).string()};
    return saved.sha256;
}

Result<Variant> Study::addVariant(Variant added, const Model &stored)
{
    int64_t size = 0;
    PARE_TRY_ASSIGN(added.modelSha256, storeModel(stored, size));
    if (added.sizeBytes == 0)
        added.sizeBytes = size;
    PARE_TRY_ASSIGN(const std::vector<Variant> all, variants());
    const std::string base = added.name.empty() ? "variant" : added.name;
    added.name = base;
    const auto taken = [&](const std::string &name) {
        for (const Variant &other : all)
            if (other.name == name)
                return true;
        return false;
    };
    for (int suffix = 2; taken(added.name); ++suffix)
        added.name = base + "-" + std::to_string(suffix);
    added.createdUtc = utcNow();
    Transaction transaction(m_database);
    PARE_TRY(run(m_database,
                 "INSERT INTO variant(parent, name, note, favourite, is_source, recipe, model, size_bytes, measurement, report, created, "
                 "machine) VALUES(?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
                 {added.parent ? database::Value(*added.parent) : database::Value(nullptr), added.name, added.note,
                  int64_t{added.favourite}, toJson(added.recipe).dump(), added.modelSha256, added.sizeBytes, added.measurement.dump(),
                  added.report.dump(), added.createdUtc, added.machine}));
    added.id = sqlite3_last_insert_rowid(m_database);
    PARE_TRY(record("add " + added.name, {{"hide", added.id}}, {{"show", added.id}}));
    PARE_TRY(transaction.commit());
    return added;
}

Result<Model> Study::model(int64_t variantId) const
{
    PARE_TRY_ASSIGN(const Variant found, variant(variantId));
    return openOnnx(modelPath(found));
}

Result<void> Study::setName(int64_t id, const std::string &name)
{
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    if (before.name == name)
        return {};
    if (name.empty())
        return invalidInput("a variant needs a name", before.name);
    if (auto other = variantByName(name); other.ok())
        return invalidInput("another variant has this name", name);
    const auto action = [&](const std::string &to) { return nlohmann::json{{"set", id}, {"column", "name"}, {"value", to}}; };
    Transaction transaction(m_database);
    PARE_TRY(perform(action(name)));
    PARE_TRY(record("rename " + before.name + " to " + name, action(before.name), action(name)));
    return transaction.commit();
}

Result<void> Study::setNote(int64_t id, const std::string &note)
{
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    const auto action = [&](const std::string &to) { return nlohmann::json{{"set", id}, {"column", "note"}, {"value", to}}; };
    Transaction transaction(m_database);
    PARE_TRY(perform(action(note)));
    PARE_TRY(record("note on " + before.name, action(before.note), action(note)));
    return transaction.commit();
}

Result<void> Study::setFavourite(int64_t id, bool favourite)
{
    const auto action = [&](bool to) { return nlohmann::json{{"set", id}, {"column", "favourite"}, {"value", to ? 1 : 0}}; };
    Transaction transaction(m_database);
    PARE_TRY(perform(action(favourite)));
    PARE_TRY(record(favourite ? "mark as favourite" : "unmark as favourite", action(!favourite), action(favourite)));
    return transaction.commit();
}

Result<void> Study::setMeasurement(int64_t id, const nlohmann::json &measurement, const std::string &machine)
{
    return run(m_database, "UPDATE variant SET measurement = ?, machine = ? WHERE id = ?", {measurement.dump(), machine, id});
}

Result<void> Study::removeVariant(int64_t id)
{
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    if (before.isSource)
        return invalidInput("the source cannot be deleted", before.name);
    Transaction transaction(m_database);
    PARE_TRY(perform({{"hide", id}}));
    PARE_TRY(record("delete " + before.name, {{"show", id}}, {{"hide", id}}));
    return transaction.commit();
}

Result<Recipe> Study::recipe() const
{
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "recipe"));
    return json.is_null() ? Result<Recipe>(Recipe{}) : recipeFromJson(json);
}

Result<void> Study::setRecipe(const Recipe &edited, const std::string &act)
{
    PARE_TRY_ASSIGN(const Recipe before, recipe());
    if (before == edited)
        return {};
    const auto action = [](const Recipe &to) { return nlohmann::json{{"meta", "recipe"}, {"value", toJson(to)}}; };
    Transaction transaction(m_database);
    PARE_TRY(perform(action(edited)));
    PARE_TRY(record(act, action(before), action(edited)));
    return transaction.commit();
}

Result<std::vector<StudyDataset>> Study::datasets() const
{
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "datasets"));
    std::vector<StudyDataset> all;
    if (json.is_array())
        for (const auto &entry : json)
            all.push_back({entry.value("role", ""), entry.value("path", ""), entry.value("options", nlohmann::json())});
    return all;
}

Result<void> Study::setDatasets(const std::vector<StudyDataset> &edited)
{
    PARE_TRY_ASSIGN(const std::vector<StudyDataset> before, datasets());
    if (before == edited)
        return {};
    const auto action = [](const std::vector<StudyDataset> &to) {
        return nlohmann::json{{"meta", "datasets"}, {"value", datasetJson(to)}};
    };
    Transaction transaction(m_database);
    PARE_TRY(perform(action(edited)));
    PARE_TRY(record("change of data", action(before), action(edited)));
    return transaction.commit();
}

Result<nlohmann::json> Study::state(const std::string &key) const
{
    return readMeta(m_database, "state:" + key);
}

Result<void> Study::setState(const std::string &key, const nlohmann::json &value)
{
    return writeMeta(m_database, "state:" + key, value);
}

Result<void> Study::record(const std::string &act, const nlohmann::json &undo, const nlohmann::json &redo)
{
    PARE_TRY(run(m_database, "DELETE FROM step WHERE done = 0")); // a new act ends what could be done again
    return run(m_database, "INSERT INTO step(act, undo, redo, done) VALUES(?, ?, ?, 1)", {act, undo.dump(), redo.dump()});
}

Result<void> Study::perform(const nlohmann::json &action)
{
    if (action.contains("hide") || action.contains("show")) {
        const bool hide = action.contains("hide");
        return run(m_database, "UPDATE variant SET hidden = ? WHERE id = ?",
                   {int64_t{hide}, action[hide ? "hide" : "show"].get<int64_t>()});
    }
    if (action.contains("meta"))
        return writeMeta(m_database, action["meta"].get<std::string>(), action["value"]);
    const std::string column = action.value("column", "");
    if (column != "name" && column != "note" && column != "favourite")
        return internalError("unknown step of undo: " + action.dump());
    const auto &value = action["value"];
    return run(m_database, "UPDATE variant SET " + column + " = ? WHERE id = ?",
               {value.is_string() ? database::Value(value.get<std::string>()) : database::Value(value.get<int64_t>()),
                action["set"].get<int64_t>()});
}

std::string Study::undoText() const
{
    std::string act;
    (void)run(m_database, "SELECT act FROM step WHERE done = 1 ORDER BY id DESC LIMIT 1", {}, [&](const Row &row) { act = row.text(0); })
        .ok();
    return act;
}

std::string Study::redoText() const
{
    std::string act;
    (void)run(m_database, "SELECT act FROM step WHERE done = 0 ORDER BY id LIMIT 1", {}, [&](const Row &row) { act = row.text(0); }).ok();
    return act;
}

Result<void> Study::stepBy(bool back)
{
    int64_t id = -1;
    nlohmann::json action;
    PARE_TRY(run(m_database,
                 back ? "SELECT id, undo FROM step WHERE done = 1 ORDER BY id DESC LIMIT 1"
                      : "SELECT id, redo FROM step WHERE done = 0 ORDER BY id LIMIT 1",
                 {}, [&](const Row &row) {
                     id = row.integer(0);
                     action = parsed(row.text(1));
                 }));
    if (id < 0)
        return invalidInput(back ? "there is nothing to undo" : "there is nothing to redo");
    Transaction transaction(m_database);
    PARE_TRY(perform(action));
    PARE_TRY(run(m_database, "UPDATE step SET done = ? WHERE id = ?", {int64_t{!back}, id}));
    return transaction.commit();
}

Result<void> Study::undo()
{
    return stepBy(true);
}

Result<void> Study::redo()
{
    return stepBy(false);
}

Result<void> Study::saveAs(const std::filesystem::path &path)
{
    std::error_code failed;
    if (std::filesystem::exists(path, failed) && std::filesystem::equivalent(path, m_path, failed))
        return {};
    // Models first, then the file that names them, which takes its name last.
    std::filesystem::create_directories(dataFolder(path), failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), dataFolder(path).string()};
    if (std::filesystem::exists(dataFolder(m_path)))
        std::filesystem::copy(dataFolder(m_path), dataFolder(path),
                              std::filesystem::copy_options::recursive | std::filesystem::copy_options::skip_existing, failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), dataFolder(path).string()};
    const std::filesystem::path temporary = path.string() + ".part";
    std::filesystem::remove(temporary, failed);
    PARE_TRY(run(m_database, "VACUUM INTO ?", {temporary.string()}));
    std::filesystem::rename(temporary, path, failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), path.string()};
    PARE_TRY_ASSIGN(sqlite3 *const db, openDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX));
    sqlite3_close(m_database);
    m_database = db;
    m_path = path;
    m_readOnly = false;
    return {};
}

Result<void> Study::collectGarbage()
{
    // A model is kept while a shown variant or one that undo or redo can bring back names it.
    std::set<std::string> kept;
    PARE_TRY(run(m_database,
                 "SELECT model FROM variant WHERE hidden = 0 OR EXISTS(SELECT 1 FROM step WHERE undo LIKE '%\"show\":' || variant.id || "
                 "'}%' OR redo LIKE '%\"show\":' || variant.id || '}%')",
                 {}, [&](const Row &row) { kept.insert(row.text(0)); }));
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(dataFolder(m_path), ignored)) {
        const std::string name = entry.path().filename().string();
        if (!kept.contains(name.substr(0, name.find('.'))) && name.find(".onnx") != std::string::npos)
            std::filesystem::remove(entry.path(), ignored);
    }
    return {};
}

} // namespace pare
