#include "core/study/database.h"

namespace pare::database {

Result<void> run(sqlite3 *database, const std::string &sql, std::initializer_list<Value> values,
                 const std::function<void(const Row &)> &onRow)
{
    sqlite3_stmt *statement = nullptr;
    const auto failure = [&] { return ioError(std::string("the study file: ") + sqlite3_errmsg(database)); };
    if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return failure();
    int position = 1;
    for (const Value &value : values) {
        if (std::holds_alternative<std::nullptr_t>(value))
            sqlite3_bind_null(statement, position);
        else if (const auto *integer = std::get_if<int64_t>(&value))
            sqlite3_bind_int64(statement, position, *integer);
        else if (const auto *real = std::get_if<double>(&value))
            sqlite3_bind_double(statement, position, *real);
        else if (const auto *text = std::get_if<std::string>(&value))
            sqlite3_bind_text(statement, position, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
        ++position;
    }
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW)
        if (onRow)
            onRow(Row(statement));
    Result<void> result;
    if (state != SQLITE_DONE)
        result = failure();
    sqlite3_finalize(statement);
    return result;
}

Transaction::Transaction(sqlite3 *database) : m_database(database)
{
    m_open = run(database, "BEGIN IMMEDIATE").ok();
}

Transaction::~Transaction()
{
    if (m_open)
        (void)run(m_database, "ROLLBACK").ok();
}

Result<void> Transaction::commit()
{
    if (!m_open)
        return ioError("the study file is locked by another program or cannot be written");
    PARE_TRY(run(m_database, "COMMIT"));
    m_open = false;
    return {};
}

} // namespace pare::database
