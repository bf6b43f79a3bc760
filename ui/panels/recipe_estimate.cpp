#include "ui/panels/recipe_panel.h"

#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/search/apply_recipe.h"

namespace pare {

namespace {

// The layers of a step, by name; empty means all.
std::set<std::string> layersOf(const Model &model, const RecipeStep &step)
{
    auto selected = selectedLayers(model, step.select);
    return selected.ok() && *selected ? **selected : std::set<std::string>{};
}

// Bytes that static INT8 saves: its layers' float32 weights take a quarter, scales and zero points are small beside it.
int64_t savedByInt8(const Model &model, const RecipeStep &step)
{
    const std::set<std::string> layers = layersOf(model, step);
    int64_t saved = 0;
    for (const auto &node : model.graph().node()) {
        if (!layers.empty() && !layers.contains(node.name()))
            continue;
        if (node.op_type() != "Conv" && node.op_type() != "MatMul" && node.op_type() != "Gemm")
            continue;
        if (node.input_size() < 2)
            continue;
        const auto *weight = model.index().constant(node.input(1));
        if (!weight || weight->data_type() != pb::TensorProto::FLOAT)
            continue;
        const auto count = tensorElementCount(*weight);
        if (count.ok())
            saved += *count * 3;
    }
    return saved;
}

} // namespace

Result<RecipeEstimate> estimateRecipe(const Model &source, const Recipe &recipe, const RunContext &context)
{
    RecipeEstimate estimate;
    Model model = source;
    int64_t saved = 0;
    RunContext run = context;
    PassContext passContext{run, {}};
    for (const RecipeStep &step : recipe.steps) {
        if (!step.enabled)
            continue;
        if (context.stopRequested())
            return cancelled();
        const Pass *pass = findPass(step.pass);
        if (!pass)
            continue;
        if (pass->needsCalibration) {
            saved += savedByInt8(model, step);
            estimate.exact = false;
            continue;
        }
        Recipe one;
        one.steps = {step};
        auto applied = applyRecipe(model, one, {.compare = false}, passContext);
        if (applied.ok()) {
            model = applied->model;
        } else if (applied.error().kind == ErrorKind::Cancelled) {
            return cancelled();
        } else {
            estimate.exact = false;
            estimate.notes.push_back(applied.error().text());
        }
    }
    estimate.sizeBytes = std::max<int64_t>(0, storedBytes(model) - saved);
    if (auto cost = CostTable::of(model); cost.ok()) {
        estimate.parameters = cost->parameters();
        estimate.macs = cost->macs();
    }
    return estimate;
}

} // namespace pare
