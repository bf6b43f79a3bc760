// The kinds of RowArray.
#include "core/formats/dataset_arrays.h"

#include "core/base/checked.h"
#include "core/formats/dataset_convert.h"

#include <algorithm>
#include <cstring>

namespace pare {

int64_t RowArray::rowElements() const
{
    return checkedElementCount(rowDims).value_or(0);
}

int64_t RowArray::rowBytes() const
{
    return elementBytes(type, rowElements()).value_or(0);
}

namespace {

class SourceRows : public RowArray {
public:
    SourceRows(std::unique_ptr<ByteSource> source, int64_t offset, bool swap) : m_source(std::move(source)), m_offset(offset), m_swap(swap) {}

    Result<void> read(int64_t first, int64_t count, std::span<std::byte> into) override
    {
        const size_t bytes = static_cast<size_t>(count * rowBytes());
        PARE_TRY(m_source->read(m_offset + first * rowBytes(), into.first(bytes)));
        if (m_swap)
            swapElements(into.first(bytes));
        return {};
    }

private:
    void swapElements(std::span<std::byte> bytes) const
    {
        const size_t width = static_cast<size_t>(elementBits(type)) / 8;
        if (width < 2)
            return;
        for (size_t at = 0; at + width <= bytes.size(); at += width)
            std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(at + width));
    }

    std::unique_ptr<ByteSource> m_source;
    int64_t m_offset;
    bool m_swap;
};

class ScaledRows : public RowArray {
public:
    ScaledRows(std::unique_ptr<RowArray> inner, Scaling scaling) : m_inner(std::move(inner)), m_scaling(std::move(scaling))
    {
        name = m_inner->name;
        type = pb::TensorProto::FLOAT;
        rows = m_inner->rows;
        rowDims = m_inner->rowDims;
        const size_t axis = static_cast<size_t>(std::max(m_scaling.axis, 0));
        m_channels = m_scaling.axis < 0 ? 1 : std::max<int64_t>(rowDims[axis], 1);
        for (size_t i = axis + 1; m_scaling.axis >= 0 && i < rowDims.size(); ++i)
            m_inside *= std::max<int64_t>(rowDims[i], 1);
    }

    Result<void> read(int64_t first, int64_t count, std::span<std::byte> into) override
    {
        m_buffer.resize(static_cast<size_t>(count * m_inner->rowBytes()));
        PARE_TRY(m_inner->read(first, count, std::as_writable_bytes(std::span(m_buffer))));
        const int64_t elements = count * rowElements();
        m_values.resize(static_cast<size_t>(elements));
        PARE_TRY(convertElements(m_inner->type, std::as_bytes(std::span(m_buffer)), pb::TensorProto::FLOAT,
                                 std::as_writable_bytes(std::span(m_values)), {name, first, rowElements()}));
        for (int64_t i = 0; i < elements; ++i) {
            const size_t channel = static_cast<size_t>(i / m_inside % m_channels);
            const double value = m_values[static_cast<size_t>(i)] * m_scaling.scale;
            m_values[static_cast<size_t>(i)] =
                static_cast<float>((value - channelValue(m_scaling.mean, channel, 0)) / channelValue(m_scaling.deviation, channel, 1));
        }
        std::memcpy(into.data(), m_values.data(), m_values.size() * sizeof(float));
        return {};
    }

private:
    static double channelValue(const std::vector<double> &values, size_t channel, double fallback)
    {
        return values.empty() ? fallback : values[std::min(channel, values.size() - 1)];
    }

    std::unique_ptr<RowArray> m_inner;
    Scaling m_scaling;
    int64_t m_channels = 1;
    int64_t m_inside = 1; // elements from one channel to the next
    std::string m_buffer;
    std::vector<float> m_values;
};

} // namespace

std::unique_ptr<RowArray> sourceRows(std::string name, int type, int64_t rows, std::vector<int64_t> rowDims, std::unique_ptr<ByteSource> source,
                                     int64_t offset, bool bigEndian)
{
    auto array = std::make_unique<SourceRows>(std::move(source), offset, bigEndian);
    array->name = std::move(name);
    array->type = type;
    array->rows = rows;
    array->rowDims = std::move(rowDims);
    return array;
}

std::unique_ptr<RowArray> memoryRows(std::string name, int type, std::vector<int64_t> rowDims, std::string bytes)
{
    const int64_t size = static_cast<int64_t>(bytes.size());
    auto array = sourceRows(std::move(name), type, 0, std::move(rowDims), memorySource(std::move(bytes)), 0, false);
    array->rows = array->rowBytes() > 0 ? size / array->rowBytes() : 0;
    return array;
}

std::unique_ptr<RowArray> scaledRows(std::unique_ptr<RowArray> rows, Scaling scaling)
{
    return std::make_unique<ScaledRows>(std::move(rows), std::move(scaling));
}

} // namespace pare
