#include "core/measure/sample_sizes.h"

#include "core/formats/dataset_signature.h"

#include <algorithm>

namespace pare {

std::map<std::string, int64_t> sizesOfFirstSample(const Model &model, const DatasetRef &data, Runner &runner, RunContext &context)
{
    DataLookOptions first;
    first.samples = 1;
    const auto look = runner.lookAt(data, signatureOf(model), first, context);
    if (!look.ok() || look->samples.empty())
        return {};
    std::map<std::string, int64_t> sizes;
    for (const auto &input : model.graph().input()) {
        const auto &tensors = look->samples.front().inputs;
        const auto found = std::find_if(tensors.begin(), tensors.end(), [&](const Tensor &tensor) { return tensor.name == input.name(); });
        const auto &shape = input.type().tensor_type().shape();
        if (found == tensors.end() || shape.dim_size() != static_cast<int>(found->dims.size()))
            continue;
        for (int i = 0; i < shape.dim_size(); ++i) {
            const auto &dim = shape.dim(i);
            if (dim.has_dim_value() && dim.dim_value() >= 0)
                continue;
            const bool named = dim.has_dim_param() && !dim.dim_param().empty() && !dim.dim_param().starts_with('?');
            sizes.try_emplace(named ? dim.dim_param() : input.name() + "[" + std::to_string(i) + "]", found->dims[static_cast<size_t>(i)]);
        }
    }
    return sizes;
}

} // namespace pare
