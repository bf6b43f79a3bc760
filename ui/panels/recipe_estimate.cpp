// Steps of an estimate:
// 1. Disabled steps and zeros (which leave a file as large as it was) are left out.
// 2. Where channels are pruned and counts do not hang on weights: steps before the first prune-channels step are run.
// 3. Of each prune-channels step, the groups that its layers make keep the number of units that the pass would keep.
// 4. The size that is left is computed from those numbers.
// 5. Number formats after that take their share of the weights' bytes; that is an estimate, all else is exact.
// A recipe of another form runs its passes one after the other, all but those that need data.

#include "ui/panels/recipe_estimate.h"

#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/passes/structured_pruning.h"
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

// How many channels each layer loses is decided by more than the layer itself.
bool ranksLayers(const RecipeStep &step)
{
    const std::string scope = textOption(step, "scope");
    return scope == "global" || scope == "isomorphic" || !textOption(step, "budget").empty() || !textOption(step, "ratios").empty();
}

// ... and by what is seen on calibration data, where there are some.
bool hangsOnData(const RecipeStep &step)
{
    const Pass *pass = findPass(step.pass);
    const bool scoped = pass && std::ranges::any_of(pass->options, [](const OptionSpec &option) { return option.name == "scope" && option.fallback == "auto"; });
    return step.enabled && scoped && textOption(step, "scope") != "per-layer" && textOption(step, "ratios").empty() && !(step.resolution.is_object() && step.resolution.contains("groups"));
}

Parts partsOf(const std::vector<RecipeStep> &steps)
{
    Parts parts;
    for (const RecipeStep &step : steps) {
        if (step.pass == "prune-channels") {
            parts.simple = parts.simple && parts.formats.empty() && !ranksLayers(step) &&
                           (parts.channels.empty() || (textOption(parts.channels.front(), "inputs") == textOption(step, "inputs") &&
                                                         textOption(parts.channels.front(), "outputs") == textOption(step, "outputs")));
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

// Bytes of weights that the format saves in its layers, all but those in `alone`; they are added to it, for what comes after finds no
// float weights in them.
int64_t savedBy(const Model &model, const RecipeStep &step, std::set<std::string> &alone)
{
    const auto selected = selectedLayers(model, step.select);
    if (!selected.ok())
        return 0;
    int64_t saved = 0;
    std::set<std::string> taken;
    for (const auto &node : model.graph().node()) {
        const double share = savedShare(step, node.op_type());
        if (share <= 0 || alone.contains(node.name()) || (*selected && !(*selected)->contains(node.name())))
            continue;
        for (int input = 1; input < node.input_size(); ++input) {
            const auto *weight = model.index().constant(node.input(input));
            if (!weight || weight->data_type() != pb::TensorProto::FLOAT || weight->dims_size() < 2)
                continue;
            if (const auto count = tensorElementCount(*weight); count.ok()) {
                saved += static_cast<int64_t>(static_cast<double>(*count) * 4 * share);
                taken.insert(node.name());
            }
        }
    }
    alone.merge(taken);
    return saved;
}

// Units that stay, by group; a step that comes second works on what the first left.
Result<std::map<std::string, int64_t>> keptUnits(const ChannelGroups &groups, const std::vector<RecipeStep> &steps, const std::set<std::string> &leftAlone)
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
            if (!group.prunable || !meant || !leftAloneIn(groups.model(), group, leftAlone).empty())
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

StepEffect difference(std::optional<int64_t> sizeBefore, std::optional<int64_t> macsBefore, std::optional<int64_t> size, std::optional<int64_t> macs, bool exact)
{
    StepEffect effect;
    if (sizeBefore && size)
        effect.sizeBytes = *size - *sizeBefore;
    if (macsBefore && macs)
        effect.macs = *macs - *macsBefore;
    effect.exact = exact;
    return effect;
}

} // namespace

Result<RecipeEstimator::Link> RecipeEstimator::linkFrom(const State &before, const RecipeStep &step, const RunContext &context) const
{
    Link link{step, before, {}, true};
    const Pass *pass = findPass(step.pass);
    if (pass && pass->needsTraining)
        return link; // other weights of the same size
    if (pass && pass->needsCalibration) {
        link.after.saved += savedBy(before.model, step, link.after.alone);
        link.after.sizeBytes = std::max<int64_t>(0, storedBytes(before.model) - link.after.saved);
        link.after.exact = false;
        return link;
    }
    Recipe one;
    one.steps = {step};
    if (stepTrains(step)) { // the same size without
        one.steps[0].options.erase("train");
        if (one.steps[0].resolution.is_object())
            one.steps[0].resolution.erase("rounds");
    }
    for (const std::string &layer : before.alone)
        if (before.model.index().find(layer))
            one.leaveAlone.push_back(layer);
    RunContext run = context;
    PassContext passContext{run, {}};
    auto applied = applyRecipe(before.model, one, {.compare = false}, passContext);
    if (!applied.ok()) {
        if (applied.error().kind == ErrorKind::Cancelled)
            return cancelled();
        link.known = false;
        link.after.exact = false;
        if (applied.error().kind != ErrorKind::Unavailable) // the data that it needs is there when it runs
            link.problem = applied.error().message;
        return link;
    }
    if (applied->model.sameAs(before.model))
        return link;
    link.after.model = applied->model;
    link.after.sizeBytes = std::max<int64_t>(0, storedBytes(applied->model) - before.saved);
    link.after.parameters.reset();
    link.after.macs.reset();
    if (auto cost = CostTable::of(applied->model); cost.ok()) {
        link.after.parameters = cost->parameters();
        link.after.macs = cost->macs();
        link.after.weightBytes = cost->weightBytes();
    }
    return link;
}

Result<const RecipeEstimator::State *> RecipeEstimator::after(const std::vector<RecipeStep> &steps, const RunContext &context)
{
    if (!m_start)
        m_start = State{m_source->model(), storedBytes(m_source->model()), m_source->cost().parameters(), m_source->cost().macs(), m_source->cost().weightBytes(), 0, {m_leftAlone.begin(), m_leftAlone.end()}, true};
    size_t same = 0;
    while (same < steps.size() && same < m_chain.size() && m_chain[same].step == steps[same])
        ++same;
    m_chain.resize(same);
    for (size_t i = same; i < steps.size(); ++i) {
        if (context.stopRequested())
            return cancelled();
        PARE_TRY_ASSIGN(Link link, linkFrom(m_chain.empty() ? *m_start : m_chain.back().after, steps[i], context));
        m_chain.push_back(std::move(link));
    }
    return m_chain.empty() ? &*m_start : &m_chain.back().after;
}

Result<RecipeEstimate> RecipeEstimator::of(const Recipe &recipe, const RunContext &context, bool calibrated)
{
    PARE_TRY_ASSIGN(RecipeEstimate estimate, counted(recipe, context));
    for (size_t i = 0; i < recipe.steps.size(); ++i)
        if ((calibrated && hangsOnData(recipe.steps[i])) || (recipe.steps[i].enabled && recipe.steps[i].pass == "prune-weights")) // its note of what was pruned takes some bytes
            estimate.steps[i].exact = estimate.exact = false;
    return estimate;
}

Result<RecipeEstimate> RecipeEstimator::counted(const Recipe &recipe, const RunContext &context)
{
    RecipeEstimate estimate;
    estimate.steps.resize(recipe.steps.size());
    std::vector<RecipeStep> steps;
    std::vector<size_t> places; // of the steps in the recipe
    for (size_t i = 0; i < recipe.steps.size(); ++i) {
        if (!recipe.steps[i].enabled)
            continue;
        if (recipe.steps[i].pass == "prune-weights") {
            estimate.steps[i].sizeBytes = estimate.steps[i].macs = 0;
            continue;
        }
        steps.push_back(recipe.steps[i]);
        places.push_back(i);
    }
    const std::lock_guard lock(m_mutex);
    if (context.stopRequested())
        return cancelled();
    if (m_leftAlone != recipe.leaveAlone) {
        m_leftAlone = recipe.leaveAlone;
        m_start.reset();
        m_chain.clear();
    }
    const Parts parts = partsOf(steps);
    const bool counted = parts.simple && !parts.channels.empty();
    PARE_TRY_ASSIGN(const State *state, after(counted ? parts.before : steps, context));
    for (size_t i = 0; i < m_chain.size(); ++i) {
        const State &before = i == 0 ? *m_start : m_chain[i - 1].after;
        const State &now = m_chain[i].after;
        StepEffect &effect = estimate.steps[places[i]];
        effect = difference(before.sizeBytes, before.macs, now.sizeBytes, now.macs, now.exact);
        if (!m_chain[i].known)
            effect = {{}, {}, false, m_chain[i].problem};
    }
    estimate.exact = state->exact;
    estimate.sizeBytes = state->sizeBytes;
    estimate.parameters = state->parameters;
    estimate.macs = state->macs;
    if (!counted)
        return estimate;

    PARE_TRY_ASSIGN(const auto ends, endsThatMayShrink(state->model, textOption(parts.channels.front(), "inputs"), textOption(parts.channels.front(), "outputs")));
    if (!m_groups || !m_groups->first.sameAs(state->model) || m_groups->second->mayShrink() != ends) {
        PARE_TRY_ASSIGN(ChannelGroups groups, state->model.sameAs(m_source->model()) && ends.empty() ? Result<ChannelGroups>(m_source->groups())
                                                                                                        : ChannelGroups::of(state->model, ends));
        m_groups.emplace(state->model, std::make_shared<const ChannelGroups>(std::move(groups)));
    }
    const ChannelGroups &groups = *m_groups->second;
    std::set<std::string> alone(recipe.leaveAlone.begin(), recipe.leaveAlone.end());
    RemovalEstimate left;
    left.weightBytes = state->weightBytes;
    for (size_t i = 0; i < parts.channels.size(); ++i) {
        StepEffect &effect = estimate.steps[places[parts.before.size() + i]];
        const auto kept = keptUnits(groups, {parts.channels.begin(), parts.channels.begin() + static_cast<long>(i) + 1}, alone);
        if (!kept.ok()) {
            effect = {{}, {}, false, kept.error().message};
            estimate.exact = false;
            break; // and so would the steps after it
        }
        PARE_TRY_ASSIGN(left, estimateRemoval(groups, *kept));
        effect = difference(estimate.sizeBytes, estimate.macs, left.sizeBytes, left.macs, true);
        estimate.sizeBytes = left.sizeBytes;
        estimate.parameters = left.parameters;
        estimate.macs = left.macs;
    }
    const double share = state->weightBytes > 0 ? static_cast<double>(left.weightBytes) / static_cast<double>(state->weightBytes) : 1;
    for (size_t i = 0; i < parts.formats.size(); ++i) {
        const auto saved = static_cast<int64_t>(static_cast<double>(savedBy(state->model, parts.formats[i], alone)) * share);
        StepEffect &effect = estimate.steps[places[parts.before.size() + parts.channels.size() + i]];
        effect = difference(estimate.sizeBytes, 0, std::max<int64_t>(0, *estimate.sizeBytes - saved), 0, false);
        estimate.sizeBytes = *estimate.sizeBytes + *effect.sizeBytes;
        estimate.exact = false;
    }
    return estimate;
}

} // namespace pare
