#include "app/trainer/data_faults.h"

#include <fmt/format.h>

namespace pare::train {

namespace {

constexpr int64_t uncounted = -100; // what ATen's cross entropy leaves out
constexpr int64_t unknownPixel = 255;

// The sample that a value in row `row` is of; where the data set is a part of another, its number in the whole one.
std::string sampleAt(std::span<const int64_t> positions, int64_t row, Samples &samples)
{
    const int64_t position = positions[static_cast<size_t>(row) < positions.size() ? static_cast<size_t>(row) : positions.size() - 1];
    const auto read = samples.dataset().read(std::span(&position, 1));
    return fmt::format("sample {}", read.ok() && !read->indices.empty() ? read->indices.front() : position);
}

} // namespace

Result<at::Tensor> countedLabels(const at::Tensor &labels, const Head &head, std::span<const int64_t> positions, Samples &samples)
{
    const bool each = labels.dim() == 1;
    at::Tensor none = labels < 0;
    if (labels.dim() > 2 && head.classes <= unknownPixel)
        none = at::logical_or(none, labels == unknownPixel);
    const at::Tensor above = labels >= head.classes;
    const at::Tensor bad = each ? at::logical_or(above, none) : at::logical_and(above, at::logical_not(none));
    if (!bad.any().item<bool>())
        return each ? labels : labels.masked_fill(none, uncounted);
    const at::Tensor place = bad.nonzero()[0];
    return invalidInput(fmt::format("{}: class {} in {}, but output {} has {} classes (0 to {})", samples.info().labelName, labels.masked_select(bad)[0].item<int64_t>(),
                                    sampleAt(positions, place[0].item<int64_t>(), samples), head.name, head.classes, head.classes - 1),
                        samples.info().path.string());
}

Result<void> requireNumbers(std::span<const int64_t> positions, const ModelSignature &signature, Samples &samples)
{
    PARE_TRY_ASSIGN(const SampleBatch batch, samples.batch(positions));
    const auto require = [&](const std::string &name, const at::Tensor &values) -> Result<void> {
        if (!values.defined() || !at::isFloatingType(values.scalar_type()))
            return {};
        const at::Tensor bad = at::logical_or(at::isnan(values), at::isposinf(values)); // -infinity is what masks are made of
        if (!bad.any().item<bool>())
            return {};
        const int64_t row = values.dim() > 0 && values.size(0) >= batch.rows ? bad.nonzero()[0][0].item<int64_t>() : 0;
        return invalidInput(fmt::format("{}: a value of {} is {}", name, sampleAt(positions, row, samples), at::isnan(values).any().item<bool>() ? "not a number (NaN)" : "infinite"),
                            samples.info().path.string());
    };
    for (size_t i = 0; i < batch.inputs.size(); ++i)
        PARE_TRY(require(i < signature.inputs.size() ? signature.inputs[i].name : "an input", batch.inputs[i]));
    for (size_t i = 0; i < batch.references.size(); ++i)
        PARE_TRY(require("the reference of " + samples.referenceNames()[i], batch.references[i]));
    return require(samples.info().labelName, batch.labels);
}

} // namespace pare::train
