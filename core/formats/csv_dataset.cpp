// .csv as a data set:
// 1. The label's column is the one that was named, or is called label, class, target or y, or is the last; a table that has
//    exactly as many columns as the model has features has none.
// 2. The other columns are features: all of them, in order, for a model with one input; for several inputs each takes the column
//    of its name.
// 3. One pass checks every value and keeps the labels; features are read again, by ranges, when asked for.
#include "core/formats/csv_table.h"
#include "core/formats/dataset_arrays.h"
#include "core/formats/dataset_open.h"

#include "core/base/checked.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>

namespace pare {

namespace {

constexpr double largestExactInteger = 9007199254740992.0; // 2^53
constexpr size_t mostTextClasses = 65536;

// Some columns of the table as rows of float64 or int64.
class CsvRows : public RowArray {
public:
    CsvRows(std::shared_ptr<CsvTable> table, std::vector<size_t> columns) : m_table(std::move(table)), m_columns(std::move(columns)) {}

    Result<void> read(int64_t first, int64_t count, std::span<std::byte> into) override
    {
        size_t at = 0;
        return m_table->read(first, count, [&](int64_t record, const std::vector<std::string> &fields) -> Result<void> {
            for (const size_t column : m_columns) {
                const auto value = csvNumber(fields[column]);
                const bool whole = type == pb::TensorProto::INT64;
                if (!value || (whole && !(std::abs(*value) <= largestExactInteger)))
                    return ioError("record " + std::to_string(record) + " was changed by another program; open the data set again");
                const int64_t integer = whole ? static_cast<int64_t>(*value) : 0;
                std::memcpy(into.data() + at, whole ? static_cast<const void *>(&integer) : &*value, 8);
                at += 8;
            }
            return {};
        });
    }

private:
    std::shared_ptr<CsvTable> m_table;
    std::vector<size_t> m_columns;
};

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// The labels of all records, as they stand in the file: numbers, or names of classes.
struct LabelColumn {
    std::vector<double> numbers;
    std::vector<uint32_t> places; // of each record in `texts`, while there is text
    std::map<std::string, uint32_t> texts;
    bool integers = true;
    bool numeric = true;
};

class CsvOpener {
public:
    CsvOpener(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
        : m_path(path), m_options(options), m_signature(signature)
    {
    }

    Result<std::unique_ptr<Dataset>> run()
    {
        PARE_TRY_ASSIGN(m_table, CsvTable::open(m_path, {m_options.delimiter, m_options.header}));
        PARE_TRY(chooseLabel());
        PARE_TRY(chooseFeatures());
        m_integers.assign(m_table->columns(), true);
        PARE_TRY(m_table->scan([this](int64_t record, const std::vector<std::string> &fields) { return visit(record, fields); }));
        if (m_table->records() == 0)
            return invalidInput("the data set is empty: there is a header, but no record", m_path.string());

        DatasetInfo info;
        info.kind = DatasetFormat::Csv;
        info.path = m_path;
        info.classNames = m_signature.classNames;
        std::vector<std::unique_ptr<RowArray>> arrays;
        for (size_t i = 0; i < m_signature.inputs.size(); ++i)
            arrays.push_back(featureRows(m_signature.inputs[i], m_features[i]));
        std::string labels = "none";
        if (m_label) {
            labels = "labels of " + m_table->names()[*m_label];
            PARE_TRY_ASSIGN(auto rows, labelRows(labels, info));
            arrays.push_back(std::move(rows));
            m_notes.push_back("labels are taken from " + columnText(*m_label));
        }
        info.notes = std::move(m_notes);
        PARE_TRY_ASSIGN(auto dataset, arrayDataset(std::move(arrays), m_signature, {labels, true}, std::move(info)));
        return dataset;
    }

private:
    std::string columnText(size_t column) const
    {
        return m_table->hasHeader() ? "column \"" + m_table->names()[column] + "\"" : m_table->names()[column];
    }

    // How many numbers a sample of the only input takes; nullopt where the model does not say, or has several inputs.
    std::optional<int64_t> wantedFeatures() const
    {
        if (m_signature.inputs.size() != 1 || !m_signature.inputs[0].ranked || m_signature.inputs[0].dims.empty())
            return std::nullopt;
        const auto &dims = m_signature.inputs[0].dims;
        return checkedElementCount(std::vector<int64_t>(dims.begin() + 1, dims.end()));
    }

    Result<void> chooseLabel()
    {
        const std::string &wanted = m_options.labelColumn.empty() ? m_options.labels : m_options.labelColumn;
        const auto &names = m_table->names();
        const int64_t columns = static_cast<int64_t>(names.size());
        if (wanted == "none")
            return {};
        if (!wanted.empty()) {
            const auto named = std::find(names.begin(), names.end(), wanted);
            int64_t number = 0;
            const auto [end, failed] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
            if (named != names.end() && m_table->hasHeader()) {
                m_label = static_cast<size_t>(named - names.begin());
            } else if (failed == std::errc() && end == wanted.data() + wanted.size() && number != 0 && std::abs(number) <= columns) {
                m_label = static_cast<size_t>(number > 0 ? number - 1 : columns + number);
            } else {
                return invalidInput("there is no column \"" + wanted + "\" to take labels from; the columns are " + list(names), m_path.string());
            }
            return {};
        }
        if (m_signature.inputs.size() == 1 && wantedFeatures() == columns)
            return {};
        static constexpr std::array<std::string_view, 6> usual = {"label", "labels", "class", "target", "y", "species"};
        for (size_t i = 0; i < names.size() && m_table->hasHeader(); ++i)
            if (!m_signature.input(names[i]) && std::find(usual.begin(), usual.end(), lower(names[i])) != usual.end()) {
                m_label = i;
                return {};
            }
        const bool lastIsInput = m_table->hasHeader() && m_signature.input(names.back());
        if (columns > 1 && !lastIsInput)
            m_label = names.size() - 1;
        return {};
    }

    static std::string list(const std::vector<std::string> &names)
    {
        std::string text;
        for (size_t i = 0; i < std::min<size_t>(names.size(), 20); ++i)
            text += (text.empty() ? "" : ", ") + names[i];
        return names.size() > 20 ? text + " and " + std::to_string(names.size() - 20) + " more" : text;
    }

    Result<void> chooseFeatures()
    {
        const auto &names = m_table->names();
        if (m_signature.inputs.size() == 1) {
            std::vector<size_t> columns;
            for (size_t i = 0; i < names.size(); ++i)
                if (m_label != i)
                    columns.push_back(i);
            const auto wanted = wantedFeatures();
            if (columns.empty() || (wanted && *wanted != static_cast<int64_t>(columns.size())))
                return invalidInput(m_signature.inputs[0].name + ": expected " + (wanted ? std::to_string(*wanted) : std::string("some")) +
                                        " features (" + m_signature.inputs[0].text() + "), found " + std::to_string(columns.size()) +
                                        " columns" + (m_label ? " beside the label, " + columnText(*m_label) : std::string()),
                                    m_path.string());
            m_features.push_back(std::move(columns));
            return {};
        }
        for (const ValueSignature &input : m_signature.inputs) {
            const auto found = std::find(names.begin(), names.end(), input.name);
            if (found == names.end() || !m_table->hasHeader())
                return invalidInput("no column for the model's input " + input.name + " (" + input.text() + "); the columns are " + list(names),
                                    m_path.string());
            m_features.push_back({static_cast<size_t>(found - names.begin())});
        }
        return {};
    }

    Result<void> visit(int64_t record, const std::vector<std::string> &fields)
    {
        for (const auto &columns : m_features)
            for (const size_t column : columns) {
                const auto value = csvNumber(fields[column]);
                if (!value)
                    return invalidInput(columnText(column) + ": expected a number, found \"" + fields[column].substr(0, 40) + "\" in sample " +
                                            std::to_string(record) + " (line " + std::to_string(m_table->lineOf(record)) +
                                            "); text categories must be encoded as numbers the way the model was trained",
                                        m_path.string());
                if (m_integers[column] && !(std::abs(*value) <= largestExactInteger && *value == std::floor(*value)))
                    m_integers[column] = false;
            }
        return m_label ? takeLabel(fields[*m_label], record) : Result<void>();
    }

    Result<void> takeLabel(const std::string &field, int64_t record)
    {
        const auto number = csvNumber(field);
        if (m_labels.numeric && number) {
            if (std::isnan(*number))
                return invalidInput(columnText(*m_label) + ": there is no label in sample " + std::to_string(record) + " (line " +
                                        std::to_string(m_table->lineOf(record)) + ")",
                                    m_path.string());
            m_labels.integers = m_labels.integers && std::abs(*number) <= largestExactInteger && *number == std::floor(*number);
        } else {
            m_labels.numeric = false;
        }
        m_labels.numbers.push_back(number.value_or(0));
        // Texts are kept while there are few: they are the classes if any of them turns out to be no number.
        if (m_labels.texts.size() <= mostTextClasses)
            m_labels.places.push_back(m_labels.texts.emplace(field, static_cast<uint32_t>(m_labels.texts.size())).first->second);
        return {};
    }

    std::unique_ptr<RowArray> featureRows(const ValueSignature &input, const std::vector<size_t> &columns)
    {
        const bool integers = std::all_of(columns.begin(), columns.end(), [this](size_t column) { return m_integers[column]; });
        auto rows = std::make_unique<CsvRows>(m_table, columns);
        rows->name = input.name;
        rows->type = integers && !isFloatType(input.type) ? pb::TensorProto::INT64 : pb::TensorProto::DOUBLE;
        rows->rows = m_table->records();
        rows->rowDims = {static_cast<int64_t>(columns.size())};
        if (input.ranked && input.dims.size() <= 1 && columns.size() == 1)
            rows->rowDims.clear(); // one number a sample
        return rows;
    }

    Result<std::unique_ptr<RowArray>> labelRows(const std::string &name, DatasetInfo &info)
    {
        if (m_labels.numeric && m_labels.integers) {
            const std::vector<int64_t> classes(m_labels.numbers.begin(), m_labels.numbers.end());
            return memoryRows(name, pb::TensorProto::INT64, {}, bytesOf(classes));
        }
        if (m_labels.numeric)
            return memoryRows(name, pb::TensorProto::DOUBLE, {}, bytesOf(m_labels.numbers));
        return textLabelRows(name, info);
    }

    // Names of classes become their index: in the order that the options or the model give, else sorted.
    Result<std::unique_ptr<RowArray>> textLabelRows(const std::string &name, DatasetInfo &info)
    {
        if (m_labels.texts.size() > mostTextClasses)
            return invalidInput(columnText(*m_label) + ": holds more than 65,536 different texts, so it is no label", m_path.string());
        std::vector<std::string> order = m_signature.classNames;
        if (!m_options.classes.empty()) {
            PARE_TRY_ASSIGN(order, readClassNames(m_options.classes));
        }
        const bool known = std::all_of(m_labels.texts.begin(), m_labels.texts.end(),
                                       [&](const auto &text) { return std::find(order.begin(), order.end(), text.first) != order.end(); });
        if (!known && !m_options.classes.empty())
            return invalidInput(columnText(*m_label) + ": holds classes that " + m_options.classes + " does not list", m_path.string());
        if (!known) {
            order.clear();
            for (const auto &[text, place] : m_labels.texts)
                order.push_back(text);
            m_notes.push_back("classes are numbered in the order of their names: " + list(order));
        }
        std::vector<int64_t> numbers(m_labels.texts.size());
        for (const auto &[text, place] : m_labels.texts)
            numbers[place] = std::find(order.begin(), order.end(), text) - order.begin();
        std::vector<int64_t> classes;
        for (const uint32_t place : m_labels.places)
            classes.push_back(numbers[place]);
        info.classNames = order;
        return memoryRows(name, pb::TensorProto::INT64, {}, bytesOf(classes));
    }

    const std::filesystem::path &m_path;
    const DatasetOptions &m_options;
    const ModelSignature &m_signature;
    std::shared_ptr<CsvTable> m_table;
    std::optional<size_t> m_label;
    std::vector<std::vector<size_t>> m_features; // an entry an input
    std::vector<bool> m_integers;
    LabelColumn m_labels;
    std::vector<std::string> m_notes;
};

} // namespace

Result<std::unique_ptr<Dataset>> openCsv(const std::filesystem::path &path, const DatasetOptions &options, const ModelSignature &signature)
{
    if (signature.inputs.empty())
        return invalidInput("the model has no inputs, so there is nothing that data could be given to", path.string());
    return CsvOpener(path, options, signature).run();
}

} // namespace pare
