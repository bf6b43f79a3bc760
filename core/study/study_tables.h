// What the files of a study look like inside; shared by the parts of Study.
//
// The tables: `meta` (keys and JSON: source, recipe, datasets, view state), `variant` (hidden = 1 after deleting or undoing), and
// `step`, the undo list: each row holds how to take an act back and how to do it again as JSON, `done` says which side it is on.
#pragma once

#include "core/study/database.h"
#include "core/study/study.h"

#include <array>
#include <set>
#include <string>
#include <utility>

namespace pare::tables {

inline constexpr int64_t applicationId = 0x50617265; // "Pare", so that the file can be told from other SQLite files
inline constexpr int64_t formatVersion = 1;

// Name and definition of every table, word for word as SQLite keeps it: a file with anything else inside is no study.
inline constexpr std::array<std::pair<const char *, const char *>, 3> definitions{{
    {"meta", "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)"},
    {"variant",
     "CREATE TABLE variant(id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER, name TEXT NOT NULL, note TEXT NOT NULL, "
     "favourite INTEGER NOT NULL, is_source INTEGER NOT NULL, recipe TEXT NOT NULL, model TEXT NOT NULL, size_bytes INTEGER "
     "NOT NULL, measurement TEXT NOT NULL, report TEXT NOT NULL, created TEXT NOT NULL, machine TEXT NOT NULL, hidden INTEGER "
     "NOT NULL DEFAULT 0)"},
    {"step", "CREATE TABLE step(id INTEGER PRIMARY KEY AUTOINCREMENT, act TEXT NOT NULL, undo TEXT NOT NULL, redo TEXT NOT NULL, done "
             "INTEGER NOT NULL)"},
}};

// NAME.pare-data, where the models of NAME.pare lie.
[[nodiscard]] std::filesystem::path dataFolder(const std::filesystem::path &study);

[[nodiscard]] std::string utcNow();

// null for what is no JSON: a field of a damaged row.
[[nodiscard]] nlohmann::json parsed(const std::string &text);
// A text or number of an object; the fallback where it is missing or of another kind.
[[nodiscard]] std::string textIn(const nlohmann::json &object, const char *key);
[[nodiscard]] int64_t integerIn(const nlohmann::json &object, const char *key, int64_t fallback = 0);

// The key under which Study::keep keeps what undo covers; all of them begin the same.
inline constexpr const char *keptPrefix = "kept:";
[[nodiscard]] std::string keptKey(const std::string &key);

[[nodiscard]] Result<void> writeMeta(sqlite3 *database, const std::string &key, const nlohmann::json &value);
[[nodiscard]] Result<nlohmann::json> readMeta(sqlite3 *database, const std::string &key);

// Ids of the variants that undo or redo can still show.
[[nodiscard]] Result<std::set<int64_t>> reachableVariants(sqlite3 *database);

} // namespace pare::tables
