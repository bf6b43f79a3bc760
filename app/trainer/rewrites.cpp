#include "app/trainer/rewrites.h"

#include "core/passes/fuse_gelu.h"

#include <algorithm>

namespace pare::train {

Model forComputing(const Model &model, const std::vector<std::string> &kept)
{
    RunContext quiet;
    PassContext context{quiet, {}};
    const Pass &pass = fuseGeluPass();
    PassRequest request;
    auto options = Options::parse(pass.options, {{"form", "runtime"}});
    if (!options.ok())
        return model;
    request.options = std::move(*options);
    auto fused = pass.function(model, request, context);
    if (!fused.ok() || fused->report.changes.empty())
        return model;
    const bool allThere = std::all_of(kept.begin(), kept.end(), [&](const std::string &value) {
        return fused->model.index().producer(value) || !model.index().producer(value);
    });
    return allThere ? std::move(fused->model) : model;
}

} // namespace pare::train
