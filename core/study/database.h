// A thin, typed way to speak SQL with SQLite: statements with bound values, rows as callbacks, errors as Result.
#pragma once

#include "core/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
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

struct Close {
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

// Opens a file with SQLite's flags, hardened: the file's own schema may run nothing, values are bounded in size, the journal is
// rolled back where a writer died. Errors: Io.
[[nodiscard]] Result<Connection> connect(const std::filesystem::path &path, int flags);

// Runs one statement with its `?` bound in order. Errors: Io with SQLite's message, InvalidInput where the file is damaged or no
// database, CannotCreate where it must not be written.
[[nodiscard]] Result<void> run(sqlite3 *database, const std::string &sql, std::initializer_list<Value> values = {},
                               const std::function<void(const Row &)> &onRow = {});

// Everything between begin and commit happens or nothing does: rolled back on destruction unless committed.
class Transaction {
public:
    // Errors: Io (another program holds the lock), CannotCreate (read-only).
    static Result<Transaction> begin(sqlite3 *database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(sqlite3 *database) : m_database(database) {}
    sqlite3 *m_database; // null once committed
};

} // namespace pare::database
