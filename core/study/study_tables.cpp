#include "core/study/study_tables.h"

#include "core/base/json_text.h"

#include <chrono>
#include <ctime>

namespace pare::tables {

using database::Row;
using database::run;

std::filesystem::path dataFolder(const std::filesystem::path &study)
{
    std::filesystem::path folder = study;
    folder += "-data";
    return folder;
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
    return parseJson(text).valueOr(nlohmann::json());
}

std::string textIn(const nlohmann::json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int64_t integerIn(const nlohmann::json &object, const char *key, int64_t fallback)
{
    if (!object.is_object())
        return fallback;
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<int64_t>() : fallback;
}

std::string keptKey(const std::string &key)
{
    return keptPrefix + key;
}

Result<void> writeMeta(sqlite3 *database, const std::string &key, const nlohmann::json &value)
{
    return run(database, "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
               {key, jsonText(value)});
}

Result<nlohmann::json> readMeta(sqlite3 *database, const std::string &key)
{
    nlohmann::json value;
    PARE_TRY(run(database, "SELECT value FROM meta WHERE key = ?", {key}, [&](const Row &row) { value = parsed(row.text(0)); }));
    return value;
}

Result<std::set<int64_t>> reachableVariants(sqlite3 *database)
{
    std::set<int64_t> ids;
    PARE_TRY(run(database, "SELECT undo, redo FROM step", {}, [&](const Row &row) {
        for (const int column : {0, 1})
            if (const int64_t id = integerIn(parsed(row.text(column)), "show", -1); id >= 0)
                ids.insert(id);
    }));
    return ids;
}

} // namespace pare::tables
