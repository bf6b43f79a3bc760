// A thin, typed way to speak SQL with SQLite: statements with bound values, rows as callbacks, errors as Result.
#pragma once

#include "core/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <variant>

namespace pare::database {

using Value = std::variant<std::nullptr_t, int64_t, double, std::string>;

class Row {
public:
    explicit Row(sqlite3_stmt *statement) : m_statement(statement) {}
    [[nodiscard]] int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }
    [[nodiscard]] bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    [[nodiscard]] std::string text(int column) const
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return bytes ? std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
    }

private:
    sqlite3_stmt *m_statement;
};

// Runs one statement with its `?` bound in order. Errors: Io with SQLite's message.
[[nodiscard]] Result<void> run(sqlite3 *database, const std::string &sql, std::initializer_list<Value> values = {},
                               const std::function<void(const Row &)> &onRow = {});

// Everything between begin and commit happens or nothing does: rolled back on destruction unless committed.
class Transaction {
public:
    explicit Transaction(sqlite3 *database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] Result<void> commit();

private:
    sqlite3 *m_database;
    bool m_open = false;
};

} // namespace pare::database
