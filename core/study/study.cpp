#include "core/study/study.h"

#include "core/base/json_text.h"
#include "core/formats/onnx_file.h"
#include "core/study/model_store.h"
#include "core/study/study_lock.h"
#include "core/study/study_tables.h"

#include <algorithm>

namespace pare {

using database::Row;
using database::run;
using database::Transaction;
using tables::dataFolder;
using tables::integerIn;
using tables::parsed;
using tables::readMeta;
using tables::textIn;
using tables::writeMeta;

namespace {

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

nlohmann::json datasetJson(const std::vector<StudyDataset> &datasets)
{
    nlohmann::json list = nlohmann::json::array();
    for (const StudyDataset &dataset : datasets)
        list.push_back({{"role", dataset.role}, {"path", dataset.path}, {"options", dataset.options}});
    return list;
}

nlohmann::json setAction(int64_t id, const char *column, const nlohmann::json &value)
{
    return {{"set", id}, {"column", column}, {"value", value}};
}

// One line of text: names stand in tables, menus and messages.
std::string oneLine(std::string name)
{
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    const size_t first = name.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : name.substr(first, name.find_last_not_of(' ') - first + 1);
}

Result<std::string> freeName(sqlite3 *database, const std::string &wanted)
{
    std::set<std::string> taken;
    PARE_TRY(run(database, "SELECT name FROM variant WHERE hidden = 0", {}, [&](const Row &row) { taken.insert(row.text(0)); }));
    const std::string base = wanted.empty() ? std::string("variant") : wanted;
    std::string name = base;
    for (int suffix = 2; taken.contains(name); ++suffix)
        name = base + "-" + std::to_string(suffix);
    return name;
}

} // namespace

Study::Study(sqlite3 *database, std::filesystem::path path, bool readOnly, std::unique_ptr<StudyLock> lock)
    : m_database(database), m_path(std::move(path)), m_readOnly(readOnly), m_lock(std::move(lock))
{
}

Study::~Study()
{
    sqlite3_close_v2(m_database);
    m_leftBehindLock.reset();
    if (!m_leftBehind.empty())
        (void)removeStudy(m_leftBehind).ok();
}

std::filesystem::path Study::path() const
{
    const std::lock_guard lock(m_mutex);
    return m_path;
}

Result<StudySource> Study::source() const
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "source"));
    if (!json.is_object())
        return invalidInput("the study has no source", m_path.string());
    return StudySource{textIn(json, "path"), textIn(json, "name"), textIn(json, "sha256"), integerIn(json, "size_bytes")};
}

Result<std::vector<Variant>> Study::variants() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Variant> all;
    PARE_TRY(run(m_database, std::string("SELECT ") + variantColumns + " FROM variant WHERE hidden = 0 ORDER BY is_source DESC, id", {},
                 [&](const Row &row) { all.push_back(variantOf(row)); }));
    return all;
}

Result<Variant> Study::variant(int64_t id) const
{
    const std::lock_guard lock(m_mutex);
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

// ---- models ----

std::filesystem::path Study::modelPath(const Variant &variant) const
{
    const std::lock_guard lock(m_mutex);
    if (variant.modelSha256.empty() && variant.isSource) {
        const auto about = source();
        return about.ok() ? std::filesystem::path(about->path) : std::filesystem::path();
    }
    return ModelStore(dataFolder(m_path)).pathOf(variant.modelSha256);
}

Result<Model> Study::model(int64_t variantId) const
{
    PARE_TRY_ASSIGN(const Variant found, variant(variantId));
    const std::filesystem::path path = modelPath(found);
    if (path.empty())
        return invalidInput("the study names no model for it", found.name);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return ioError("its model is missing: " + path.string() + " is not there", found.name);
    if (found.modelSha256.empty()) {
        // It lies where the user has it: the study is about the file as it was.
        if (sourceState() != SourceState::Same)
            return ioError("the source was changed since the study was made; open it as a new model", path.string());
    }
    // What the study keeps of the source is the same model under names that every layer has. The file itself, while it is what it was, is what recipes are
    // made for; one whose weights lie in other files is not known to be unchanged by its own size and time.
    if (found.isSource && !found.modelSha256.empty() && sourceState() == SourceState::Same) {
        PARE_TRY_ASSIGN(const StudySource about, source());
        auto own = openOnnx(about.path);
        if (own.ok() && std::ranges::none_of(own->payloads(), [&](const auto &entry) { return entry.second->inFile() && entry.second->file()->path() != about.path; }))
            return own;
    }
    return openOnnx(path);
}

// ---- variants ----

Result<Variant> Study::addVariant(Variant added, const Model &model)
{
    std::unique_lock lock(m_mutex);
    if (m_readOnly)
        return refusal();
    const ModelStore store(dataFolder(m_path));
    lock.unlock();
    PARE_TRY_ASSIGN(const ModelStore::Stored stored, store.put(model));
    lock.lock();
    if (dataFolder(m_path) != store.folder()) // the study was saved under another name meanwhile
        PARE_TRY(store.copyTo(ModelStore(dataFolder(m_path)), {stored.sha256}));
    added.modelSha256 = stored.sha256;
    added.isSource = false;
    if (added.sizeBytes == 0)
        added.sizeBytes = stored.sizeBytes;
    added.createdUtc = tables::utcNow();
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    PARE_TRY_ASSIGN(added.name, freeName(m_database, oneLine(added.name)));
    PARE_TRY(run(m_database,
                 "INSERT INTO variant(parent, name, note, favourite, is_source, recipe, model, size_bytes, measurement, report, created, "
                 "machine) VALUES(?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
                 {added.parent ? database::Value(*added.parent) : database::Value(nullptr), added.name, added.note,
                  int64_t{added.favourite}, jsonText(toJson(added.recipe)), added.modelSha256, added.sizeBytes,
                  jsonText(added.measurement), jsonText(added.report), added.createdUtc, added.machine}));
    added.id = sqlite3_last_insert_rowid(m_database);
    PARE_TRY(record("add " + added.name, {{"hide", added.id}}, {{"show", added.id}}));
    PARE_TRY(transaction.commit());
    return added;
}

Result<void> Study::setName(int64_t id, const std::string &wanted)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    const std::string name = oneLine(wanted);
    if (before.name == name)
        return {};
    if (name.empty())
        return invalidInput("a variant needs a name", before.name);
    if (auto other = variantByName(name); other.ok())
        return invalidInput("another variant has this name", name);
    return act("rename " + before.name + " to " + name, setAction(id, "name", before.name), setAction(id, "name", name));
}

Result<void> Study::setNote(int64_t id, const std::string &note)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    if (before.note == note)
        return {};
    return act("note on " + before.name, setAction(id, "note", before.note), setAction(id, "note", note));
}

Result<void> Study::setFavourite(int64_t id, bool favourite)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    if (before.favourite == favourite)
        return {};
    return act((favourite ? "mark " : "unmark ") + before.name + " as favourite", setAction(id, "favourite", int64_t{!favourite}),
               setAction(id, "favourite", int64_t{favourite}));
}

Result<void> Study::setMeasurement(int64_t id, const nlohmann::json &measurement, const std::string &machine)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY(run(m_database, "UPDATE variant SET measurement = ?, machine = ? WHERE id = ?", {jsonText(measurement), machine, id}));
    if (sqlite3_changes(m_database) == 0)
        return invalidInput("the study has no such variant", std::to_string(id));
    return {};
}

Result<void> Study::removeVariant(int64_t id)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const Variant before, variant(id));
    if (before.isSource)
        return invalidInput("the source cannot be deleted", before.name);
    bool shown = false;
    PARE_TRY(run(m_database, "SELECT 1 FROM variant WHERE id = ? AND hidden = 0", {id}, [&](const Row &) { shown = true; }));
    if (!shown)
        return invalidInput("the study has no such variant", before.name);
    return act("delete " + before.name, {{"show", id}}, {{"hide", id}});
}

// ---- recipe, data, view state ----

Result<Recipe> Study::recipe() const
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "recipe"));
    return json.is_null() ? Result<Recipe>(Recipe{}) : recipeFromJson(json);
}

Result<void> Study::setRecipe(const Recipe &edited, const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    const Recipe before = recipe().valueOr(Recipe{}); // one that cannot be read is replaced
    if (before == edited)
        return {};
    const auto action = [](const Recipe &to) { return nlohmann::json{{"meta", "recipe"}, {"value", toJson(to)}}; };
    return act(text, action(before), action(edited));
}

Result<std::vector<StudyDataset>> Study::datasets() const
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json json, readMeta(m_database, "datasets"));
    std::vector<StudyDataset> all;
    if (json.is_array())
        for (const auto &entry : json)
            if (entry.is_object())
                all.push_back({textIn(entry, "role"), textIn(entry, "path"), entry.contains("options") ? entry["options"] : nlohmann::json()});
    return all;
}

Result<void> Study::setDatasets(const std::vector<StudyDataset> &edited)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const std::vector<StudyDataset> before, datasets());
    if (before == edited)
        return {};
    const auto action = [](const std::vector<StudyDataset> &to) {
        return nlohmann::json{{"meta", "datasets"}, {"value", datasetJson(to)}};
    };
    return act("change of data", action(before), action(edited));
}

Result<nlohmann::json> Study::kept(const std::string &key) const
{
    const std::lock_guard lock(m_mutex);
    return readMeta(m_database, tables::keptKey(key));
}

Result<void> Study::keep(const std::string &key, const nlohmann::json &value, const std::string &text)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json before, kept(key));
    if (before == value)
        return {};
    const auto action = [&](const nlohmann::json &to) { return nlohmann::json{{"meta", tables::keptKey(key)}, {"value", to}}; };
    return act(text, action(before), action(value));
}

Result<nlohmann::json> Study::state(const std::string &key) const
{
    const std::lock_guard lock(m_mutex);
    return readMeta(m_database, "state:" + key);
}

Result<void> Study::setState(const std::string &key, const nlohmann::json &value)
{
    const std::lock_guard lock(m_mutex);
    return writeMeta(m_database, "state:" + key, value);
}

} // namespace pare
