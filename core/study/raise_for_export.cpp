#include "core/study/raise_for_export.h"

#include "core/formats/onnx_file.h"
#include "core/passes/raise_opset.h"
#include "core/runtime/services.h"
#include "core/search/apply_recipe.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pare {

int64_t newestOpset()
{
    return static_cast<int64_t>(raiseOpsetPass().options.front().most.value());
}

Result<RaisedForExport> raisedForExport(const Model &model, const std::optional<Recipe> &recipe, int64_t opset, Runner &runner, RunContext &context)
{
    if (opset > newestOpset())
        return invalidInput(fmt::format("opset {} is newer than {}, the newest that a model can be raised to", opset, newestOpset()));
    if (opset < model.opset())
        return invalidInput(fmt::format("the model uses opset {}; it can be raised, but never lowered to {}", model.opset(), opset));
    RaisedForExport raised{model, recipe, {}};
    if (opset == model.opset())
        return raised;
    const Pass &pass = raiseOpsetPass();
    Recipe raising;
    raising.steps.push_back({pass.id, true, {}, {{pass.options.front().name, opset}}, {}});
    PassContext passContext{context, passServices(runner, std::nullopt, context)};
    PARE_TRY_ASSIGN(const AppliedRecipe applied, applyRecipe(model, raising, {}, passContext));
    for (const PassReport &report : applied.reports)
        for (const Finding &finding : report.findings)
            raised.notes.push_back(finding.message);
    if (applied.model.opset() != opset)
        return unsupported(fmt::format("it cannot be raised from opset {} to {}: {}", model.opset(), opset, fmt::join(raised.notes, "; ")));
    raised.model = applied.model;
    if (!raised.recipe) {
        raised.recipe = applied.resolved;
        raised.recipe->sourceSha256 = sourceSha256(model).valueOr({});
    } else {
        raised.recipe->steps.push_back(applied.resolved.steps.front());
    }
    return raised;
}

} // namespace pare
