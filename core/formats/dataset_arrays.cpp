// How arrays become a data set:
// 1. Each input of the model gets its array, by name; a model with one input takes the only array that can be meant.
// 2. The array's rank says how it is cut: as many axes as the input has: the first counts samples; one more: each sample is a whole
//    input. Shape and type are checked against what the model says, and numbers of samples against each other.
// 3. Labels and reference outputs are found by name.
// 4. Reading converts row by row to the input's type.
#include "core/formats/dataset_arrays.h"

#include "core/formats/dataset_binding.h"
#include "core/formats/dataset_convert.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pare {

bool dimsFit(const std::vector<int64_t> &found, const std::vector<int64_t> &expected)
{
    return found.size() == expected.size() &&
           std::equal(found.begin(), found.end(), expected.begin(), [](int64_t a, int64_t b) { return b < 0 || a == b; });
}

namespace {

constexpr std::array<std::string_view, 5> labelNames = {"labels", "label", "y", "targets", "target"};
constexpr int64_t oneHotSamples = 256; // looked at before labels are taken for one-hot

// Rows without their axes of size 1, or flat rows cut to the input's shape: what IDX and csv files mean by their order of values.
// nullopt where the number of values differs, or where more than one size stays open.
std::optional<std::vector<int64_t>> reshaped(const std::vector<int64_t> &row, const std::vector<int64_t> &expected)
{
    if (dimsFit(row, expected))
        return row;
    std::vector<int64_t> narrow = row;
    std::erase(narrow, 1);
    std::vector<int64_t> result;
    size_t next = 0;
    bool fits = true;
    for (const int64_t dim : expected) { // by putting in axes of size 1
        if (dim == 1 || next >= narrow.size()) {
            fits = fits && (dim == 1 || dim < 0);
            result.push_back(1);
            continue;
        }
        fits = fits && (dim < 0 || dim == narrow[next]);
        result.push_back(narrow[next++]);
    }
    if (fits && next == narrow.size())
        return result;
    const auto values = checkedElementCount(row);
    int64_t known = 1;
    for (const int64_t dim : expected) {
        const auto product = dim < 0 ? std::optional(known) : checkedMultiply(known, dim);
        if (!product)
            return std::nullopt;
        known = *product;
    }
    const auto open = std::count_if(expected.begin(), expected.end(), [](int64_t dim) { return dim < 0; });
    if (!values || known == 0 || *values % known != 0 || open > 1 || (open == 0 && *values != known))
        return std::nullopt;
    result = expected;
    for (int64_t &dim : result)
        dim = dim < 0 ? *values / known : dim;
    return result;
}

// "Change the layout to channels first?" where the axes only stand in another order.
std::string layoutHint(const std::vector<int64_t> &found, const std::vector<int64_t> &expected)
{
    if (found.size() == 3 && expected.size() == 3) {
        if (dimsFit({found[2], found[0], found[1]}, expected))
            return ". Change the layout to channels first?";
        if (dimsFit({found[1], found[2], found[0]}, expected))
            return ". Change the layout to channels last?";
    }
    if (found.size() + 1 == expected.size()) {
        for (size_t axis = 0; axis < expected.size(); ++axis) {
            std::vector<int64_t> wider = found;
            wider.insert(wider.begin() + static_cast<std::ptrdiff_t>(axis), 1);
            if (dimsFit(wider, expected))
                return ". Add an axis of size 1?";
        }
    }
    return {};
}

class ArrayBinder {
public:
    ArrayBinder(std::vector<std::unique_ptr<RowArray>> arrays, const ModelSignature &signature, const ArrayNames &names, DatasetInfo info)
        : m_arrays(std::move(arrays)), m_signature(signature), m_names(names), m_info(std::move(info))
    {
        for (const auto &array : m_arrays)
            if (array)
                m_held += (m_held.empty() ? "" : ", ") + array->name;
        if (m_held.empty())
            m_held = "nothing";
    }

    Result<std::unique_ptr<Dataset>> run()
    {
        if (m_signature.inputs.empty())
            return invalidInput("the model has no inputs, so there is nothing that data could be given to", where());
        PARE_TRY(bindInputs());
        PARE_TRY(bindLabels());
        PARE_TRY(bindReferences());
        PARE_TRY(checkCounts());
        PARE_TRY(checkBatches());
        noteUnused();
        return finish();
    }

private:
    std::string where() const { return m_info.path.string(); }

    std::unique_ptr<RowArray> take(std::string_view name)
    {
        for (auto &array : m_arrays)
            if (array && array->name == name)
                return std::move(array);
        return nullptr;
    }

    std::string labelsWanted() const
    {
        if (m_names.labels == "none" || !m_names.labels.empty())
            return m_names.labels;
        for (const std::string_view name : labelNames)
            for (const auto &array : m_arrays)
                if (array && array->name == name && !m_signature.input(name))
                    return std::string(name);
        return {};
    }

    // The only array that can be meant for the only input.
    std::unique_ptr<RowArray> takeOnlyCandidate(const ValueSignature &input)
    {
        if (m_signature.inputs.size() != 1)
            return nullptr;
        const std::string labels = labelsWanted();
        RowArray *only = nullptr;
        for (const auto &array : m_arrays) {
            if (!array || array->name == labels || array->name.starts_with("ref_"))
                continue;
            if (only)
                return nullptr;
            only = array.get();
        }
        if (!only)
            return nullptr;
        if (only->name != input.name && !only->name.empty())
            m_info.notes.push_back("array " + only->name + " is given to the model's only input, " + input.name);
        return take(only->name);
    }

    Result<void> bindInputs()
    {
        for (const ValueSignature &input : m_signature.inputs) {
            if (input.type == 0)
                return unsupported("the model's input " + input.name + " is no tensor; no data set can be read for it", where());
            auto rows = take(input.name);
            if (!rows)
                rows = takeOnlyCandidate(input);
            if (!rows)
                return invalidInput("no array for the model's input " + input.name + " (" + input.text() + "); the file holds " + m_held, where());
            if (rows->name.empty())
                rows->name = input.name;
            PARE_TRY_ASSIGN(ArrayBinding binding, bind(std::move(rows), input));
            m_bound.inputs.push_back(std::move(binding));
        }
        return {};
    }

    Error mismatch(const RowArray &rows, const ValueSignature &value, const std::vector<int64_t> &expected, const std::string &hint) const
    {
        return invalidInput(rows.name + ": expected " + typeAndShape(value.type, expected) + ", found " + typeAndShape(rows.type, rows.rowDims) +
                                " in sample 0" + hint,
                            where());
    }

    Result<ArrayBinding> bind(std::unique_ptr<RowArray> rows, const ValueSignature &value)
    {
        // A cache of past steps is empty at the first step: nothing is missing where the model leaves that size open.
        const bool open = value.ranked && std::any_of(value.dims.begin() + (value.dims.empty() ? 0 : 1), value.dims.end(), [](int64_t dim) { return dim <= 0; });
        if (rows->rows > 0 && rows->rowElements() == 0 && !open)
            return invalidInput(rows->name + ": its samples hold no values (" + typeAndShape(rows->type, rows->rowDims) + ")", where());
        ArrayBinding binding;
        binding.name = value.name;
        binding.type = value.type == 0 ? rows->type : value.type;
        std::vector<int64_t> sampleDims = value.dims;
        if (!sampleDims.empty())
            sampleDims.erase(sampleDims.begin());
        binding.whole = value.ranked && (rows->scalar || value.dims.empty() || rows->rowDims.size() == value.dims.size());
        const std::vector<int64_t> expected = binding.whole ? value.dims : sampleDims;
        binding.dims = rows->rowDims;
        if (m_names.shapeToInput && value.ranked && !binding.whole) {
            const auto dims = reshaped(rows->rowDims, expected);
            if (!dims)
                return mismatch(*rows, value, expected, "");
            binding.dims = *dims;
        } else if (m_names.shapeToInput && binding.whole && !dimsFit(rows->rowDims, expected)) {
            // As many axes as the whole input, but other sizes: a row may still be meant without the sample axis.
            const auto dims = value.dims.empty() ? std::nullopt : reshaped(rows->rowDims, sampleDims);
            if (!dims)
                return mismatch(*rows, value, expected, "");
            binding.whole = false;
            binding.dims = *dims;
        } else if (value.ranked && !dimsFit(rows->rowDims, expected)) {
            // A whole input is the exception; what most people mean to give is a sample without the first axis.
            const std::vector<int64_t> &meant = binding.whole && !sampleDims.empty() ? sampleDims : expected;
            return mismatch(*rows, value, meant, layoutHint(rows->rowDims, meant));
        }
        if (!convertible(rows->type, binding.type))
            return mismatch(*rows, value, expected, "");
        if (rows->type != binding.type)
            m_info.notes.push_back(rows->name + " is " + std::string(elementTypeName(rows->type)) + "; it is converted to " +
                                   std::string(elementTypeName(binding.type)));
        binding.rows = std::move(rows);
        return binding;
    }

    Result<void> bindLabels()
    {
        const std::string name = labelsWanted();
        if (name.empty() || name == "none")
            return {};
        auto rows = take(name);
        if (!rows)
            return invalidInput("there is no array " + name + " to take labels from; the file holds " + m_held, where());
        if (rows->scalar || (rows->rows > 0 && rows->rowElements() == 0))
            return invalidInput(name + ": expected one label a sample, found " + typeAndShape(rows->type, rows->rowDims), where());
        if (name != labelNames.front() && m_names.labels.empty())
            m_info.notes.push_back("labels are taken from the array " + name);
        m_info.labelName = name;
        ArrayBinding binding;
        binding.name = "labels";
        binding.dims = rows->rowDims;
        const bool integers = isIntegerType(rows->type) || rows->type == pb::TensorProto::BOOL;
        if (rows->rowDims.size() == 1 && rows->rowDims[0] > 1) {
            PARE_TRY_ASSIGN(m_bound.oneHot, looksOneHot(*rows));
        } else if (rows->rowDims.size() == 1 && rows->rowDims[0] == 1) {
            binding.dims.clear(); // [N,1] is [N]
        }
        binding.type = integers && !m_bound.oneHot ? pb::TensorProto::INT64 : pb::TensorProto::FLOAT;
        m_info.labels = integers || m_bound.oneHot ? LabelKind::Class : LabelKind::Target;
        m_info.labelDims = m_bound.oneHot ? std::vector<int64_t>{} : binding.dims;
        if (m_bound.oneHot)
            m_info.notes.push_back("labels are one-hot; they are read as classes");
        binding.rows = std::move(rows);
        m_bound.labels = std::move(binding);
        return {};
    }

    // As many values a sample as a model's output has classes, and in each of the first samples exactly one 1 among zeros.
    Result<bool> looksOneHot(RowArray &rows) const
    {
        const int64_t classes = rows.rowDims[0];
        const bool fits = std::any_of(m_signature.outputs.begin(), m_signature.outputs.end(), [&](const ValueSignature &output) {
            return output.ranked && output.dims.size() == 2 && output.dims[1] == classes;
        });
        const int64_t samples = std::min({rows.rows, oneHotSamples, (int64_t{1} << 24) / classes});
        if (!fits || samples == 0 || !convertible(rows.type, pb::TensorProto::DOUBLE))
            return false;
        std::string bytes(static_cast<size_t>(samples * rows.rowBytes()), '\0');
        PARE_TRY(rows.read(0, samples, std::as_writable_bytes(std::span(bytes))));
        std::vector<double> values(static_cast<size_t>(samples * classes));
        if (!convertElements(rows.type, std::as_bytes(std::span(bytes)), pb::TensorProto::DOUBLE, std::as_writable_bytes(std::span(values)), {}))
            return false;
        for (auto at = values.begin(); at != values.end(); at += classes)
            if (std::count(at, at + classes, 1.0) != 1 || std::count(at, at + classes, 0.0) != classes - 1)
                return false;
        return true;
    }

    Result<void> bindReferences()
    {
        for (const ValueSignature &output : m_signature.outputs) {
            auto rows = take("ref_" + output.name);
            if (!rows)
                continue;
            PARE_TRY_ASSIGN(ArrayBinding binding, bind(std::move(rows), output));
            m_info.references.push_back(output.name);
            m_bound.references.push_back(std::move(binding));
        }
        return {};
    }

    Result<void> checkCounts()
    {
        const RowArray *first = nullptr;
        const auto check = [&](const ArrayBinding &binding) -> Result<void> {
            const RowArray &rows = *binding.rows;
            if (rows.scalar)
                return {};
            if (first && rows.rows != first->rows)
                return invalidInput(rows.name + " has " + std::to_string(rows.rows) + " samples, " + first->name + " has " +
                                        std::to_string(first->rows),
                                    where());
            if (!first)
                first = &rows;
            return {};
        };
        for (const ArrayBinding &binding : m_bound.inputs)
            PARE_TRY(check(binding));
        if (m_bound.labels)
            PARE_TRY(check(*m_bound.labels));
        for (const ArrayBinding &binding : m_bound.references)
            PARE_TRY(check(binding));
        m_info.count = first ? first->rows : 1;
        if (m_info.count == 0)
            return invalidInput("the data set is empty: " + (first ? first->name : std::string("it")) + " has no samples", where());
        return {};
    }

    // Whole inputs come one at a time; a fixed first axis of the others says how many rows a run takes.
    Result<void> checkBatches()
    {
        m_info.whole = std::any_of(m_bound.inputs.begin(), m_bound.inputs.end(), [](const ArrayBinding &input) { return input.whole && !input.rows->scalar; });
        for (size_t i = 0; i < m_bound.inputs.size(); ++i) {
            const ValueSignature &input = m_signature.inputs[i];
            if (m_bound.inputs[i].whole || !input.ranked || input.dims.empty() || input.dims[0] < 0)
                continue;
            const int64_t rows = input.dims[0];
            if (rows == 0 || (m_info.whole && rows != 1) || (m_info.fixedBatch > 0 && m_info.fixedBatch != rows))
                return unsupported("input " + input.name + " takes " + std::to_string(rows) +
                                       " rows at once, other inputs another number; give each sample as a whole input (one axis more)",
                                   where());
            m_info.fixedBatch = rows;
        }
        if (m_info.whole)
            m_info.fixedBatch = 1;
        for (ArrayBinding &reference : m_bound.references) {
            // [N,1,10] for an output of rows: the axis of size 1 is the row.
            if (!reference.whole || m_info.whole || reference.rows->scalar)
                continue;
            if (reference.dims.empty() || reference.dims[0] != 1)
                return invalidInput(reference.rows->name + ": expected one row a sample, found " +
                                        typeAndShape(reference.rows->type, reference.rows->rowDims) + " in sample 0",
                                    where());
            reference.whole = false;
            reference.dims.erase(reference.dims.begin());
        }
        return {};
    }

    void noteUnused()
    {
        std::string names;
        for (const auto &array : m_arrays)
            if (array)
                names += (names.empty() ? "" : ", ") + array->name;
        if (!names.empty())
            m_info.notes.push_back("not used: " + names);
    }

    Result<std::unique_ptr<Dataset>> finish()
    {
        return boundDataset(std::move(m_info), std::move(m_bound));
    }

    std::vector<std::unique_ptr<RowArray>> m_arrays;
    const ModelSignature &m_signature;
    const ArrayNames &m_names;
    DatasetInfo m_info;
    std::string m_held; // names of all arrays, for messages
    ArrayBindings m_bound;
};

} // namespace

Result<std::unique_ptr<Dataset>> arrayDataset(std::vector<std::unique_ptr<RowArray>> arrays, const ModelSignature &signature,
                                              const ArrayNames &names, DatasetInfo info)
{
    return ArrayBinder(std::move(arrays), signature, names, std::move(info)).run();
}

} // namespace pare
