#include "core/formats/dataset.h"

#include "core/base/checked.h"
#include "core/base/units.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <numeric>

namespace pare {

namespace {

constexpr int64_t mostClassLabels = int64_t{1} << 28; // 2 GB of them
constexpr int64_t labelsAtOnce = 65536;
constexpr double largestWholeDouble = 9.2e18;

template <typename T>
bool anyNotFinite(const std::byte *values, int64_t count)
{
    for (int64_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, values + i * static_cast<int64_t>(sizeof(T)), sizeof(T));
        if (!std::isfinite(static_cast<double>(value)))
            return true;
    }
    return false;
}

bool anyNotFinite(const Tensor &tensor, int64_t first, int64_t count)
{
    const auto *values = reinterpret_cast<const std::byte *>(tensor.bytes.data());
    switch (tensor.type) {
    case pb::TensorProto::FLOAT: return anyNotFinite<float>(values + first * 4, count);
    case pb::TensorProto::DOUBLE: return anyNotFinite<double>(values + first * 8, count);
    case pb::TensorProto::FLOAT16: return anyNotFinite<Eigen::half>(values + first * 2, count);
    case pb::TensorProto::BFLOAT16: return anyNotFinite<Eigen::bfloat16>(values + first * 2, count);
    default: return false;
    }
}

// Repeats the last row until the first axis has `rows`.
void padRows(Tensor &tensor, int64_t samples, int64_t rows)
{
    if (tensor.dims.empty() || tensor.dims[0] != samples || samples >= rows)
        return;
    const size_t rowBytes = tensor.bytes.size() / static_cast<size_t>(samples);
    const std::string last = tensor.bytes.substr(tensor.bytes.size() - rowBytes);
    for (int64_t row = samples; row < rows; ++row)
        tensor.bytes += last;
    tensor.dims[0] = rows;
}

} // namespace

std::string DatasetInfo::text() const
{
    std::string line = plural(count, "sample") + ", " + std::string(datasetFormatName(kind));
    if (labels == LabelKind::None)
        line += references.empty() ? ", no labels" : ", reference outputs";
    else
        line += ", labels from " + labelName;
    return line;
}

int64_t Dataset::batchFor(int64_t wanted) const
{
    if (m_info.whole)
        return 1;
    return m_info.fixedBatch > 0 ? m_info.fixedBatch : std::max<int64_t>(wanted, 1);
}

Result<Batch> Dataset::read(std::span<const int64_t> indices)
{
    try {
        return readChecked(indices);
    } catch (const std::bad_alloc &) {
        return outOfMemory("there is not enough memory for one batch", m_info.path.string());
    }
}

Result<Batch> Dataset::readChecked(std::span<const int64_t> indices)
{
    const std::string where = m_info.path.string();
    if (indices.empty())
        return invalidInput("no samples were asked for", where);
    for (const int64_t index : indices)
        if (index < 0 || index >= m_info.count)
            return invalidInput("there is no sample " + std::to_string(index) + "; the data set has " + plural(m_info.count, "sample"), where);
    const int64_t most = m_info.whole ? 1 : m_info.fixedBatch;
    if (most > 0 && static_cast<int64_t>(indices.size()) > most)
        return invalidInput("the model takes " + plural(most, "sample") + " at once, " + std::to_string(indices.size()) + " were asked for", where);
    Batch batch;
    batch.indices.assign(indices.begin(), indices.end());
    batch.whole = m_info.whole;
    auto filled = readInto(indices, batch);
    if (!filled) {
        Error error = filled.error();
        if (error.where.empty())
            error.where = where;
        return error;
    }
    noteNonFinite(batch);
    if (!m_info.whole && m_info.fixedBatch > 0)
        for (Tensor &input : batch.inputs)
            padRows(input, batch.samples(), m_info.fixedBatch);
    return batch;
}

Result<Batch> Dataset::read(int64_t first, int64_t count)
{
    if (first < 0 || count <= 0 || count > m_info.count || first > m_info.count - count)
        return invalidInput("there are no samples " + std::to_string(first) + " to " + std::to_string(first + count - 1) + "; the data set has " +
                                plural(m_info.count, "sample"),
                            m_info.path.string());
    std::vector<int64_t> indices(static_cast<size_t>(count));
    std::iota(indices.begin(), indices.end(), first);
    return read(indices);
}

Result<std::vector<int64_t>> Dataset::classLabels()
{
    const std::string where = m_info.path.string();
    if (m_info.labels == LabelKind::None)
        return invalidInput("the data set has no labels", where);
    if (!m_info.labelDims.empty())
        return invalidInput(m_info.labelName + ": expected one class a sample, found " + shapeText(m_info.labelDims) + " of them", where);
    if (m_info.count > mostClassLabels)
        return outOfMemory("the data set has too many samples: " + formatCount(m_info.count), where);
    std::vector<int64_t> classes;
    classes.reserve(static_cast<size_t>(std::min(m_info.count, int64_t{1} << 20)));
    std::vector<int64_t> indices;
    for (int64_t first = 0; first < m_info.count; first += labelsAtOnce) {
        indices.resize(static_cast<size_t>(std::min(labelsAtOnce, m_info.count - first)));
        std::iota(indices.begin(), indices.end(), first);
        PARE_TRY_ASSIGN(const Tensor labels, readLabels(indices));
        if (labels.type == pb::TensorProto::INT64) {
            const size_t at = classes.size();
            classes.resize(at + indices.size());
            std::memcpy(classes.data() + at, labels.bytes.data(), labels.bytes.size());
            continue;
        }
        const auto *values = reinterpret_cast<const float *>(labels.bytes.data());
        for (size_t i = 0; i < indices.size(); ++i) {
            if (!(std::abs(values[i]) < largestWholeDouble) || values[i] != std::floor(values[i]))
                return invalidInput(m_info.labelName + ": expected a class, found " + std::to_string(values[i]) + " in sample " +
                                        std::to_string(indices[i]),
                                    where);
            classes.push_back(static_cast<int64_t>(values[i]));
        }
    }
    return classes;
}

void Dataset::noteNonFinite(const Batch &batch)
{
    for (const Tensor &input : batch.inputs) {
        if (!isFloatType(input.type))
            continue;
        const int64_t rows = batch.whole || input.dims.empty() ? 1 : input.dims[0];
        const int64_t perRow = rows > 0 ? input.elements() / rows : 0;
        for (int64_t row = 0; row < rows; ++row) {
            if (!anyNotFinite(input, row * perRow, perRow))
                continue;
            const int64_t sample = batch.indices[static_cast<size_t>(std::min(row, batch.samples() - 1))];
            auto found = std::find_if(m_nonFinite.begin(), m_nonFinite.end(), [&](const NonFinite &entry) { return entry.input == input.name; });
            if (found == m_nonFinite.end())
                m_nonFinite.push_back({input.name, {sample}});
            else if (found->samples.size() < mostNonFinite)
                found->samples.insert(sample); // read twice, noted once
        }
    }
}

std::vector<std::string> Dataset::findings() const
{
    std::vector<std::string> sentences;
    for (const NonFinite &entry : m_nonFinite) {
        const int64_t samples = static_cast<int64_t>(entry.samples.size());
        sentences.push_back(entry.input + ": " + (entry.samples.size() >= mostNonFinite ? "at least " : "") + plural(samples, "sample") +
                            (samples == 1 ? " holds" : " hold") + " NaN or infinite values, the first is sample " +
                            std::to_string(*entry.samples.begin()));
    }
    return sentences;
}

} // namespace pare
