// Reading of bound arrays: neighbours at once, row by row into the types that the model wants.
#include "core/formats/dataset_binding.h"

#include "core/formats/dataset_convert.h"

#include <algorithm>

namespace pare {

namespace {

class ArrayDataset : public Dataset {
public:
    ArrayDataset(DatasetInfo info, ArrayBindings bindings) : Dataset(std::move(info)), m_bound(std::move(bindings)) {}

protected:
    Result<void> readInto(std::span<const int64_t> indices, Batch &batch) override
    {
        for (ArrayBinding &input : m_bound.inputs) {
            PARE_TRY_ASSIGN(Tensor tensor, readBinding(input, indices));
            batch.inputs.push_back(std::move(tensor));
        }
        if (m_bound.labels) {
            PARE_TRY_ASSIGN(batch.labels, readLabels(indices));
        }
        for (ArrayBinding &reference : m_bound.references) {
            PARE_TRY_ASSIGN(Tensor tensor, readBinding(reference, indices));
            batch.references.push_back(std::move(tensor));
        }
        return {};
    }

    Result<Tensor> readLabels(std::span<const int64_t> indices) override
    {
        PARE_TRY_ASSIGN(Tensor labels, readBinding(*m_bound.labels, indices));
        return m_bound.oneHot ? fromOneHot(labels, indices) : Result<Tensor>(std::move(labels));
    }

private:
    Result<Tensor> readBinding(ArrayBinding &binding, std::span<const int64_t> indices)
    {
        Tensor tensor;
        tensor.name = binding.name;
        tensor.type = binding.type;
        tensor.dims = binding.dims;
        if (binding.rows->scalar) // the same value for every sample
            indices = indices.first(1);
        if (!binding.whole)
            tensor.dims.insert(tensor.dims.begin(), static_cast<int64_t>(indices.size()));
        const int64_t sampleBytes = binding.sampleBytes();
        const auto total = checkedMultiply(sampleBytes, static_cast<int64_t>(indices.size()));
        if (!total || *total > int64_t{1} << 40)
            return outOfMemory(binding.rows->name + ": one batch does not fit into memory");
        tensor.bytes.resize(static_cast<size_t>(*total));
        const auto bytes = std::as_writable_bytes(std::span(tensor.bytes));
        for (size_t at = 0; at < indices.size();) {
            size_t run = 1; // neighbours are read at once
            while (at + run < indices.size() && indices[at + run] == indices[at] + static_cast<int64_t>(run))
                ++run;
            PARE_TRY(readRun(binding, indices[at], static_cast<int64_t>(run),
                             bytes.subspan(at * static_cast<size_t>(sampleBytes), run * static_cast<size_t>(sampleBytes))));
            at += run;
        }
        return tensor;
    }

    Result<void> readRun(ArrayBinding &binding, int64_t first, int64_t count, std::span<std::byte> into)
    {
        RowArray &rows = *binding.rows;
        if (rows.scalar)
            first = 0;
        const bool direct = rows.type == binding.type && rows.type != pb::TensorProto::BOOL;
        Result<void> read;
        if (direct) {
            read = rows.read(first, count, into);
        } else {
            m_buffer.resize(static_cast<size_t>(count * rows.rowBytes()));
            const auto buffer = std::as_writable_bytes(std::span(m_buffer));
            read = rows.read(first, count, buffer);
            if (read)
                return convertElements(rows.type, buffer, binding.type, into, {rows.name, first, rows.rowElements()});
        }
        if (!read) {
            Error error = read.error();
            error.message = rows.name + ", sample " + std::to_string(first) + ": " + error.message;
            return error;
        }
        return {};
    }

    Result<Tensor> fromOneHot(const Tensor &scores, std::span<const int64_t> indices) const
    {
        const int64_t classes = scores.dims.back();
        const auto *values = reinterpret_cast<const float *>(scores.bytes.data());
        std::vector<int64_t> labels;
        for (size_t i = 0; i < indices.size(); ++i, values += classes) {
            const int64_t ones = std::count(values, values + classes, 1.0f);
            const int64_t zeros = std::count(values, values + classes, 0.0f);
            if (ones != 1 || zeros != classes - 1)
                return invalidInput(scores.name + ": is one-hot in the first samples, but not in sample " + std::to_string(indices[i]));
            labels.push_back(std::find(values, values + classes, 1.0f) - values);
        }
        return Tensor{scores.name, pb::TensorProto::INT64, {static_cast<int64_t>(indices.size())}, bytesOf(labels)};
    }

    ArrayBindings m_bound;
    std::string m_buffer;
};

} // namespace

std::unique_ptr<Dataset> boundDataset(DatasetInfo info, ArrayBindings bindings)
{
    return std::make_unique<ArrayDataset>(std::move(info), std::move(bindings));
}

} // namespace pare
