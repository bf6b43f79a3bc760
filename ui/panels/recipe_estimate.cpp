// Steps of an estimate:
// 1. Disabled steps and zeros (which leave a file as large as it was) are left out.
// 2. Steps before the first prune-channels step are run, once for as long as they do not change.
// 3. Of each prune-channels step, the groups that its layers make keep the number of units that the pass would keep.
// 4. The size that is left is computed from those numbers.
// 5. Number formats after that take their share of the weights' bytes; that is an estimate, all else is exact.
// A recipe of another form runs its passes one after the other, all but those that need data.

#include "ui/panels/recipe_estimate.h"

#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/prune/remove_channels.h"
#include "core/search/apply_recipe.h"
#include "ui/models/channel_selection.h"

#include <algorithm>

namespace pare {

namespace {

struct Parts {
    std::vector<RecipeStep> before;
    std::vector<RecipeStep> channels;
    std::vector<RecipeStep> formats;
    bool simple = true; // the steps come in this order, and counts do not hang on the weights
};

bool isFormat(const std::string &pass)
{
    return pass.starts_with("quantize-") || pass == "convert-fp16";
}

std::string textOption(const RecipeStep &step, const char *name)
{
    const auto found = step.options.find(name);
    return found == step.options.end() ? std::string() : found->is_string() ? found->get<std::string>() : found->dump();
}

double numberOption(const RecipeStep &step, const char *name, double fallback)
{
    const std::string text = textOption(step, name);
    return text.empty() ? fallback : std::atof(text.c_str());
}

Parts partsOf(const std::vector<RecipeStep> &steps)
{
    Parts parts;
    for (const RecipeStep &step : steps) {
        if (step.pass == "prune-channels") {
            parts.simple = parts.simple && parts.formats.empty() && textOption(step, "scope") != "global";
            parts.channels.push_back(step);
        } else if (isFormat(step.pass)) {
            parts.formats.push_back(step);
        } else if (parts.channels.empty() && parts.formats.empty()) {
            parts.before.push_back(step);
        } else {
            parts.simple = false;
        }
    }
    return parts;
}

// The share of a float32 weight's bytes that the format saves; 0 where it does not take this operator.
double savedShare(const RecipeStep &step, const std::string &op)
{
    const bool product = op == "MatMul" || op == "Gemm";
    if (step.pass == "convert-fp16")
        return 0.5;
    if (step.pass == "quantize-static")
        return product || op == "Conv" ? 0.75 : 0;
    if (step.pass == "quantize-dynamic")
        return product || op == "LSTM" ? 0.75 : 0;
    if (step.pass == "quantize-weights" && product) {
        constexpr double scaleBits = 1; // a float32 scale for each 32 weights
        return 1 - (numberOption(step, "bits", 8) + scaleBits) / 32;
    }
    return 0;
}

// Bytes of weights that the format saves in its layers.
int64_t savedBy(const Model &model, const RecipeStep &step)
{
    const auto selected = selectedLayers(model, step.select);
    if (!selected.ok())
        return 0;
    int64_t saved = 0;
    for (const auto &node : model.graph().node()) {
        const double share = savedShare(step, node.op_type());
        if (share <= 0 || (*selected && !(*selected)->contains(node.name())))
            continue;
        for (int input = 1; input < node.input_size(); ++input) {
            const auto *weight = model.index().constant(node.input(input));
            if (!weight || weight->data_type() != pb::TensorProto::FLOAT || weight->dims_size() < 2)
                continue;
            if (const auto count = tensorElementCount(*weight); count.ok())
                saved += static_cast<int64_t>(static_cast<double>(*count) * 4 * share);
        }
    }
    return saved;
}

// Units that stay, by group; a step that comes second works on what the first left.
Result<std::map<std::string, int64_t>> keptUnits(const ChannelGroups &groups, const std::vector<RecipeStep> &steps)
{
    std::map<std::string, int64_t> kept;
    for (const RecipeStep &step : steps) {
        if (step.resolution.is_object() && step.resolution.contains("groups")) {
            for (const auto &[id, units] : step.resolution["groups"].items())
                if (const ChannelGroup *group = groups.find(id))
                    kept[id] = (kept.contains(id) ? kept[id] : group->units) - static_cast<int64_t>(units.size());
            continue;
        }
        PARE_TRY_ASSIGN(const auto selected, selectedLayers(groups.model(), step.select));
        const double ratio = numberOption(step, "ratio", 0.3);
        const CountRule rule = countRuleOf(step);
        for (const ChannelGroup &group : groups.all()) {
            const bool meant = !selected || std::ranges::any_of(group.members, [&](const GroupMember &member) {
                return member.role == MemberRole::Produces && selected->contains(member.layer);
            });
            if (!group.prunable || !meant)
                continue;
            ChannelGroup left = group;
            if (const auto earlier = kept.find(group.id); earlier != kept.end()) {
                for (GroupMember &member : left.members)
                    member.channels = member.channels / group.units * earlier->second;
                left.units = earlier->second;
            }
            kept[group.id] = unitsToKeep(left, ratio, rule);
        }
    }
    return kept;
}

Result<RecipeEstimate> byRunning(const Model &source, const std::vector<RecipeStep> &steps, const RunContext &context)
{
    RecipeEstimate estimate;
    Model model = source;
    int64_t saved = 0;
    RunContext run = context;
    PassContext passContext{run, {}};
    for (const RecipeStep &step : steps) {
        if (context.stopRequested())
            return cancelled();
        const Pass *pass = findPass(step.pass);
        if (!pass)
            continue;
        if (pass->needsCalibration) {
            saved += savedBy(model, step);
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

} // namespace

Result<const RecipeEstimator::Base *> RecipeEstimator::baseAfter(const std::vector<RecipeStep> &steps, const RunContext &context)
{
    Recipe recipe;
    recipe.steps = steps;
    const std::string key = toJson(recipe).dump();
    if (m_base && key == m_key)
        return &*m_base;
    m_base.reset();
    if (steps.empty()) {
        m_base = Base{m_source->model(), std::make_shared<const ChannelGroups>(m_source->groups()), m_source->cost().weightBytes()};
    } else {
        RunContext run = context;
        PassContext passContext{run, {}};
        PARE_TRY_ASSIGN(const AppliedRecipe applied, applyRecipe(m_source->model(), recipe, {.compare = false}, passContext));
        PARE_TRY_ASSIGN(ChannelGroups groups, ChannelGroups::of(applied.model));
        PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(applied.model));
        m_base = Base{applied.model, std::make_shared<const ChannelGroups>(std::move(groups)), cost.weightBytes()};
    }
    m_key = key;
    return &*m_base;
}

Result<RecipeEstimate> RecipeEstimator::of(const Recipe &recipe, const RunContext &context)
{
    std::vector<RecipeStep> steps;
    for (const RecipeStep &step : recipe.steps)
        if (step.enabled && step.pass != "prune-weights")
            steps.push_back(step);
    const Parts parts = partsOf(steps);
    if (!parts.simple || parts.channels.empty())
        return byRunning(m_source->model(), steps, context);

    const std::lock_guard lock(m_mutex);
    if (context.stopRequested())
        return cancelled();
    const auto base = baseAfter(parts.before, context);
    if (!base.ok() && base.error().kind == ErrorKind::Cancelled)
        return cancelled();
    if (!base.ok())
        return byRunning(m_source->model(), steps, context); // says which step it is
    const auto kept = keptUnits(*(*base)->groups, parts.channels);
    if (!kept.ok())
        return byRunning(m_source->model(), steps, context);
    PARE_TRY_ASSIGN(const RemovalEstimate left, estimateRemoval(*(*base)->groups, *kept));
    RecipeEstimate estimate;
    estimate.exact = parts.formats.empty();
    estimate.parameters = left.parameters;
    estimate.macs = left.macs;
    int64_t saved = 0;
    for (const RecipeStep &format : parts.formats)
        saved += savedBy((*base)->model, format);
    const double share = (*base)->weightBytes > 0 ? static_cast<double>(left.weightBytes) / static_cast<double>((*base)->weightBytes) : 1;
    estimate.sizeBytes = std::max<int64_t>(0, left.sizeBytes - static_cast<int64_t>(static_cast<double>(saved) * share));
    return estimate;
}

} // namespace pare
