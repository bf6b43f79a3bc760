// Undo and redo: every act is stored with how to take it back and how to do it again, as JSON of three kinds:
// {"hide": id} and {"show": id}, {"set": id, "column": name, "value": v}, {"meta": key, "value": v}. acts() reads them as a log.
#include "core/study/study.h"

#include "core/base/json_text.h"
#include "core/study/study_tables.h"

namespace pare {

using database::Row;
using database::run;
using database::Transaction;

namespace {

Error damagedStep()
{
    return invalidInput("the study's list of undo is damaged");
}

Result<void> setColumn(sqlite3 *database, const nlohmann::json &action)
{
    const std::string column = tables::textIn(action, "column");
    const auto value = action.find("value");
    const int64_t id = tables::integerIn(action, "set", -1);
    if (id < 0 || value == action.end())
        return damagedStep();
    if ((column == "name" || column == "note") && value->is_string())
        return run(database, "UPDATE variant SET " + column + " = ? WHERE id = ?", {value->get<std::string>(), id});
    if (column == "favourite" && value->is_number_integer())
        return run(database, "UPDATE variant SET favourite = ? WHERE id = ?", {value->get<int64_t>(), id});
    return damagedStep();
}

} // namespace

Result<void> Study::perform(const nlohmann::json &action)
{
    if (!action.is_object())
        return damagedStep();
    for (const bool hide : {true, false})
        if (const int64_t id = tables::integerIn(action, hide ? "hide" : "show", -1); id >= 0)
            return run(m_database, "UPDATE variant SET hidden = ? WHERE id = ? AND is_source = 0", {int64_t{hide}, id});
    if (action.contains("set"))
        return setColumn(m_database, action);
    const std::string key = tables::textIn(action, "meta");
    if ((key != "recipe" && key != "datasets" && !key.starts_with(tables::keptPrefix)) || !action.contains("value"))
        return damagedStep();
    return tables::writeMeta(m_database, key, action["value"]);
}

Result<void> Study::record(const std::string &text, const nlohmann::json &undo, const nlohmann::json &redo)
{
    PARE_TRY(run(m_database, "DELETE FROM step WHERE done = 0")); // a new act ends what could be done again
    return run(m_database, "INSERT INTO step(act, undo, redo, done) VALUES(?, ?, ?, 1)", {text, jsonText(undo), jsonText(redo)});
}

Result<void> Study::act(const std::string &text, const nlohmann::json &undo, const nlohmann::json &redo)
{
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    PARE_TRY(perform(redo));
    PARE_TRY(record(text, undo, redo));
    return transaction.commit();
}

std::string Study::undoText() const
{
    const std::lock_guard lock(m_mutex);
    std::string text;
    (void)run(m_database, "SELECT act FROM step WHERE done = 1 ORDER BY id DESC LIMIT 1", {}, [&](const Row &row) { text = row.text(0); })
        .ok();
    return text;
}

std::string Study::redoText() const
{
    const std::lock_guard lock(m_mutex);
    std::string text;
    (void)run(m_database, "SELECT act FROM step WHERE done = 0 ORDER BY id LIMIT 1", {}, [&](const Row &row) { text = row.text(0); }).ok();
    return text;
}

Result<std::vector<StudyAct>> Study::acts() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<StudyAct> all;
    PARE_TRY(run(m_database, "SELECT id, act, redo FROM step WHERE done = 1 ORDER BY id", {},
                 [&](const Row &row) { all.push_back({row.integer(0), row.text(1), tables::parsed(row.text(2))}); }));
    return all;
}

Result<void> Study::log(nlohmann::json entry)
{
    constexpr size_t mostEntries = 500;
    const std::lock_guard lock(m_mutex);
    if (m_readOnly || !entry.is_object())
        return {}; // nobody would find it
    int64_t after = 0;
    PARE_TRY(run(m_database, "SELECT max(id) FROM step WHERE done = 1", {}, [&](const Row &row) { after = row.isNull(0) ? 0 : row.integer(0); }));
    entry["after"] = after;
    entry["utc"] = tables::utcNow();
    PARE_TRY_ASSIGN(std::vector<nlohmann::json> entries, logged());
    entries.push_back(std::move(entry));
    if (entries.size() > mostEntries)
        entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(mostEntries));
    return tables::writeMeta(m_database, "log", entries);
}

Result<std::vector<nlohmann::json>> Study::logged() const
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(const nlohmann::json list, tables::readMeta(m_database, "log"));
    std::vector<nlohmann::json> entries;
    if (list.is_array())
        for (const auto &entry : list)
            if (entry.is_object())
                entries.push_back(entry);
    return entries;
}

Result<void> Study::stepBy(bool back)
{
    const std::lock_guard lock(m_mutex);
    PARE_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    int64_t id = -1;
    nlohmann::json action;
    PARE_TRY(run(m_database,
                 back ? "SELECT id, undo FROM step WHERE done = 1 ORDER BY id DESC LIMIT 1"
                      : "SELECT id, redo FROM step WHERE done = 0 ORDER BY id LIMIT 1",
                 {}, [&](const Row &row) {
                     id = row.integer(0);
                     action = tables::parsed(row.text(1));
                 }));
    if (id < 0)
        return invalidInput(back ? "there is nothing to undo" : "there is nothing to redo");
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

} // namespace pare
