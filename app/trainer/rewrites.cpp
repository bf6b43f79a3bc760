#include "app/trainer/rewrites.h"

#include "core/formats/kept_channels.h"
#include "core/model/attributes.h"
#include "core/model/graph_editor.h"
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

Result<Model> withWholeInputs(const Model &model)
{
    PARE_TRY_ASSIGN(const KeptEnds kept, keptEndsFromText(model.metadata(keptInputsMetadataKey)));
    if (kept.empty())
        return model;
    GraphEditor editor(model);
    for (auto &input : *editor.graph().mutable_input()) {
        const auto some = kept.find(input.name());
        if (some == kept.end() || !model.index().isGraphInput(input.name()))
            continue;
        auto &dims = *input.mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim();
        if (some->second.axis < dims.size())
            dims[some->second.axis].set_dim_value(some->second.size);
        const std::string cut = editor.uniqueName(input.name() + "/kept");
        editor.replaceUses(input.name(), cut);
        const std::string positions = editor.addInts(cut + "/positions", {static_cast<int64_t>(some->second.positions.size())}, some->second.positions);
        setAttribute(editor.add("Gather", cut, {input.name(), positions}, {cut}), "axis", int64_t{some->second.axis});
    }
    return editor.finish();
}

} // namespace pare::train
