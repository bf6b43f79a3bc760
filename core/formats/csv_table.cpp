#include "core/formats/csv_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cctype>
#include <limits>

namespace pare {

namespace {

constexpr size_t chunkBytes = size_t{1} << 18;
constexpr size_t longestRecord = size_t{16} << 20;
constexpr size_t mostColumns = 65536;
constexpr int64_t recordsPerOffset = 64;

// Reads records one after the other, from a place where one begins.
class RecordReader {
public:
    RecordReader(const InputFile &file, int64_t offset, char delimiter) : m_file(file), m_next(offset), m_delimiter(delimiter) {}

    // Where the record that comes next begins.
    [[nodiscard]] int64_t place() const { return m_next - static_cast<int64_t>(m_chunk.size() - m_at); }

    // The fields of the next record; false at the end of the file. Empty lines are passed over.
    Result<bool> next(std::vector<std::string> &fields)
    {
        fields.clear();
        std::string field;
        bool quoted = false;   // inside of quotes
        bool wasQuoted = false;
        bool any = false;      // of this record
        size_t length = 0;
        while (true) {
            PARE_TRY_ASSIGN(const int byte, take());
            if (byte < 0) {
                if (quoted)
                    return invalidInput("a quote is never closed", m_file.path().string());
                if (!any)
                    return false;
                fields.push_back(std::move(field));
                return true;
            }
            const char c = static_cast<char>(byte);
            if (++length > longestRecord)
                return invalidInput("a record is longer than 16 MiB; is a quote not closed?", m_file.path().string());
            if (c == '\0')
                return invalidInput("holds a NUL byte, so it is no text", m_file.path().string());
            if (quoted) {
                if (c != '"') {
                    field += c;
                } else {
                    PARE_TRY_ASSIGN(const int after, peek());
                    if (after == '"') {
                        PARE_TRY(take());
                        field += '"';
                    } else {
                        quoted = false;
                    }
                }
                continue;
            }
            if (c == '"' && field.empty() && !wasQuoted) {
                quoted = wasQuoted = any = true;
            } else if (c == m_delimiter) {
                any = true;
                fields.push_back(std::move(field));
                if (fields.size() > mostColumns)
                    return invalidInput("has more than 65,536 columns", m_file.path().string());
                field.clear();
                wasQuoted = false;
            } else if (c == '\n' || c == '\r') {
                if (c == '\r') {
                    PARE_TRY_ASSIGN(const int after, peek());
                    if (after == '\n')
                        PARE_TRY(take());
                }
                if (!any) {
                    length = 0;
                    continue;
                }
                fields.push_back(std::move(field));
                return true;
            } else {
                any = true;
                field += c;
            }
        }
    }

private:
    Result<bool> fill()
    {
        if (m_at < m_chunk.size())
            return true;
        const int64_t left = m_file.size() - m_next;
        m_chunk.resize(static_cast<size_t>(std::clamp<int64_t>(left, 0, static_cast<int64_t>(chunkBytes))));
        m_at = 0;
        if (m_chunk.empty())
            return false;
        PARE_TRY(m_file.read(m_next, std::as_writable_bytes(std::span(m_chunk))));
        m_next += static_cast<int64_t>(m_chunk.size());
        return true;
    }
    Result<int> take()
    {
        PARE_TRY_ASSIGN(const bool more, fill());
        return more ? static_cast<unsigned char>(m_chunk[m_at++]) : -1;
    }
    Result<int> peek()
    {
        PARE_TRY_ASSIGN(const bool more, fill());
        return more ? static_cast<unsigned char>(m_chunk[m_at]) : -1;
    }

    const InputFile &m_file;
    int64_t m_next; // in the file, behind the chunk
    char m_delimiter;
    std::string m_chunk;
    size_t m_at = 0;
};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

// The delimiter that gives the first records equally many fields, the most of them.
Result<char> findDelimiter(const InputFile &file, int64_t begin)
{
    char best = ',';
    size_t bestColumns = 1;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        RecordReader reader(file, begin, delimiter);
        std::vector<std::string> fields;
        size_t columns = 0;
        bool equal = true;
        for (int record = 0; record < 5; ++record) {
            const auto more = reader.next(fields);
            if (!more || !*more)
                break;
            equal = equal && (columns == 0 || columns == fields.size());
            columns = fields.size();
        }
        if (equal && columns > bestColumns) {
            best = delimiter;
            bestColumns = columns;
        }
    }
    return best;
}

// Names where numbers should stand: a first line without any number, or one that has text above a column of numbers.
bool looksLikeHeader(const std::vector<std::string> &first, const std::vector<std::string> &second)
{
    const auto isText = [](const std::string &field) { return !csvNumber(field).has_value(); };
    if (second.size() != first.size())
        return std::all_of(first.begin(), first.end(), isText);
    for (size_t i = 0; i < first.size(); ++i)
        if (isText(first[i]) && !isText(second[i]))
            return true;
    return false;
}

} // namespace

std::optional<double> csvNumber(std::string_view field)
{
    field = trimmed(field);
    if (!field.empty() && field.front() == '+')
        field.remove_prefix(1);
    static constexpr std::array<std::string_view, 8> missing = {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "?"};
    if (std::find(missing.begin(), missing.end(), field) != missing.end())
        return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto [end, failed] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (end != field.data() + field.size())
        return std::nullopt;
    if (failed == std::errc::result_out_of_range)
        return field.find('-', 1) != std::string_view::npos ? 0.0 : std::numeric_limits<double>::infinity();
    return failed == std::errc() ? std::optional(value) : std::nullopt;
}

Result<std::unique_ptr<CsvTable>> CsvTable::open(const std::filesystem::path &path, const Options &options)
{
    PARE_TRY_ASSIGN(auto file, InputFile::open(path));
    std::string mark(static_cast<size_t>(std::min<int64_t>(file->size(), 3)), '\0');
    PARE_TRY(file->read(0, std::as_writable_bytes(std::span(mark))));
    const int64_t begin = mark == "\xef\xbb\xbf" ? 3 : 0;
    PARE_TRY_ASSIGN(const char found, findDelimiter(*file, begin));
    const char delimiter = options.delimiter.value_or(found);
    std::unique_ptr<CsvTable> table(new CsvTable(file, delimiter));

    RecordReader reader(*file, begin, delimiter);
    std::vector<std::string> first;
    std::vector<std::string> second;
    PARE_TRY_ASSIGN(const bool some, reader.next(first));
    if (!some)
        return invalidInput("the file is empty", path.string());
    const int64_t secondPlace = reader.place();
    PARE_TRY(reader.next(second)); // empty where there is none
    table->m_columns = first.size();
    table->m_header = options.header.value_or(looksLikeHeader(first, second));
    table->m_begin = table->m_header ? secondPlace : begin;
    for (size_t i = 0; i < first.size(); ++i)
        table->m_names.push_back(table->m_header ? std::string(trimmed(first[i])) : "column " + std::to_string(i + 1));
    return table;
}

Result<void> CsvTable::scan(const Visit &visit)
{
    RecordReader reader(*m_file, m_begin, m_delimiter);
    std::vector<std::string> fields;
    while (true) {
        const int64_t place = reader.place();
        PARE_TRY_ASSIGN(const bool another, reader.next(fields));
        if (!another)
            return {};
        if (fields.size() != m_columns)
            return invalidInput("line " + std::to_string(lineOf(m_records)) + " has " + std::to_string(fields.size()) +
                                    (fields.size() == 1 ? " field" : " fields") + ", the first line has " + std::to_string(m_columns),
                                m_file->path().string());
        if (m_records % recordsPerOffset == 0)
            m_offsets.push_back(place);
        PARE_TRY(visit(m_records, fields));
        ++m_records;
    }
}

int64_t CsvTable::lineOf(int64_t record) const
{
    return record + (m_header ? 2 : 1);
}

Result<void> CsvTable::read(int64_t first, int64_t count, const Visit &visit)
{
    if (first < 0 || count < 0 || first > m_records || count > m_records - first)
        return internalError("records were asked for that are not there", m_file->path().string());
    if (count == 0)
        return {};
    RecordReader reader(*m_file, m_offsets[static_cast<size_t>(first / recordsPerOffset)], m_delimiter);
    std::vector<std::string> fields;
    for (int64_t record = first / recordsPerOffset * recordsPerOffset; record < first + count; ++record) {
        PARE_TRY_ASSIGN(const bool more, reader.next(fields));
        if (!more || fields.size() != m_columns)
            return ioError("the file was changed by another program while it was open; open it again", m_file->path().string());
        if (record >= first)
            PARE_TRY(visit(record, fields));
    }
    return {};
}

} // namespace pare
