#include "core/study/database.h"

namespace pare::database {

namespace {

constexpr int largestValueBytes = 256 << 20; // of one text: recipes with their resolutions are the longest

Error failureOf(sqlite3 *database)
{
    const std::string message = std::string("the study file: ") + sqlite3_errmsg(database);
    switch (sqlite3_errcode(database)) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT: return invalidInput("the study file is damaged or no study: " + std::string(sqlite3_errmsg(database)));
    case SQLITE_READONLY: return {ErrorKind::CannotCreate, "the study is read-only; save it under another name", {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ioError("the study file is being written by another program; try again");
    case SQLITE_NOMEM: return outOfMemory(message);
    case SQLITE_TOOBIG: return outOfMemory("the study file: a value is larger than 256 MB");
    default: return ioError(message);
    }
}

struct Finalize {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

void bind(sqlite3_stmt *statement, int position, const Value &value)
{
    if (const auto *integer = std::get_if<int64_t>(&value))
        sqlite3_bind_int64(statement, position, *integer);
    else if (const auto *real = std::get_if<double>(&value))
        sqlite3_bind_double(statement, position, *real);
    else if (const auto *text = std::get_if<std::string>(&value))
        sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, position);
}

} // namespace

Result<Connection> connect(const std::filesystem::path &path, int flags)
{
    sqlite3 *opened = nullptr;
    const int state = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_FULLMUTEX, nullptr);
    Connection database(opened);
    if (state != SQLITE_OK)
        return ioError("cannot be opened as a study: " + std::string(opened ? sqlite3_errmsg(opened) : "out of memory"), path.string());
    sqlite3_extended_result_codes(opened, 0);
    sqlite3_busy_timeout(opened, 2000);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, largestValueBytes);
    (void)run(opened, "PRAGMA cell_size_check = ON").ok();
    return database;
}

Result<void> run(sqlite3 *database, const std::string &sql, std::initializer_list<Value> values,
                 const std::function<void(const Row &)> &onRow)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &prepared, nullptr) != SQLITE_OK)
        return failureOf(database);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(prepared);
    int position = 1;
    for (const Value &value : values)
        bind(prepared, position++, value);
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(prepared)) == SQLITE_ROW)
        if (onRow)
            onRow(Row(prepared));
    if (state != SQLITE_DONE)
        return failureOf(database);
    return {};
}

Result<Transaction> Transaction::begin(sqlite3 *database)
{
    PARE_TRY(run(database, "BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        (void)run(m_database, "ROLLBACK").ok();
}

Result<void> Transaction::commit()
{
    PARE_TRY(run(m_database, "COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace pare::database
