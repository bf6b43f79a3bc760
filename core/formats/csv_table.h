// Tables in text: records with quoted fields, found again by their number without keeping the table in memory (RFC 4180).
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

class CsvTable {
public:
    struct Options {
        std::optional<char> delimiter; // default: found out from the first lines
        std::optional<bool> header;    // default: found out
    };
    // Looks at the first lines: columns, names, delimiter. Errors: Io, InvalidInput (empty, no text).
    static Result<std::unique_ptr<CsvTable>> open(const std::filesystem::path &path, const Options &options);
    // Goes through the file once: counts records, checks that all have as many fields, and calls `visit` for each (without the
    // header). Call once, before read(). Errors: Io, InvalidInput (a record with another number of fields, a quote that is never
    // closed, a record above 16 MiB, more than 65,536 columns), and what `visit` returns.
    using Visit = std::function<Result<void>(int64_t record, const std::vector<std::string> &fields)>;
    Result<void> scan(const Visit &visit);

    [[nodiscard]] int64_t records() const { return m_records; }
    [[nodiscard]] size_t columns() const { return m_columns; }
    [[nodiscard]] bool hasHeader() const { return m_header; }
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; } // "column 3" where there is no header
    [[nodiscard]] int64_t lineOf(int64_t record) const; // about where it stands in the file, from 1; exact without quoted line breaks
    // Calls visit for `count` records from `first`.
    Result<void> read(int64_t first, int64_t count, const Visit &visit);

private:
    CsvTable(std::shared_ptr<const InputFile> file, char delimiter) : m_file(std::move(file)), m_delimiter(delimiter) {}

    std::shared_ptr<const InputFile> m_file;
    char m_delimiter;
    bool m_header = false;
    int64_t m_begin = 0; // of the first record
    size_t m_columns = 0;
    int64_t m_records = 0;
    std::vector<std::string> m_names;
    std::vector<int64_t> m_offsets; // of every 64th record
};

// A field as a number: also empty, "NA", "nan", "null" and "?" (NaN: a missing value). nullopt for text.
[[nodiscard]] std::optional<double> csvNumber(std::string_view field);

} // namespace pare
