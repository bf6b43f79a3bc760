// Steps:
// 1. What the loss of each channel costs the outputs, once its readers are fitted anew: summed up in the order in which a group's channels go, the
//    group's curve, at each count that is allowed.
// 2. What each layer takes and weighs. A layer keeps (1 - removed outputs)(1 - removed inputs) of it.
// 3. What a group's loss brings hangs on what its neighbours lose. The knapsack wants sums: each group is judged with the others as they were
//    chosen the last time, a few times over, and the best of these is taken.
#include "core/search/pruning_plan.h"

#include "core/analysis/cost.h"
#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/passes/observed_costs.h"
#include "core/passes/pruning_budget.h"
#include "core/passes/repair_layers.h"
#include "core/passes/structured_pruning.h"
#include "core/search/budget_knapsack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pare {

namespace {

constexpr double mostOfOneGroup = 0.9; // a layer that keeps less than this stops being one
constexpr int turns = 4;
constexpr size_t mostSteps = 20; // of one group
constexpr double leastLoss = 1e-9; // what is lost for nothing must still be worth something

// The least ratio, to four digits, with which no more than `kept` of `units` need to stay.
double ratioFor(int64_t kept, int64_t units)
{
    return std::min(std::ceil((1 - static_cast<double>(kept) / static_cast<double>(units)) * 1e4 - 1e-6) / 1e4, mostPruned);
}

// Evenly, with the first and the last.
std::vector<int64_t> thinned(const std::vector<int64_t> &counts)
{
    if (counts.size() <= mostSteps)
        return counts;
    std::vector<int64_t> some;
    for (size_t i = 0; i < mostSteps; ++i)
        some.push_back(counts[i * (counts.size() - 1) / (mostSteps - 1)]);
    return some;
}

} // namespace

double PrunedShares::score() const
{
    return 2 * std::log(std::max(time, 1e-9)) + std::log(std::max(size, 1e-9));
}

std::string PrunedShares::text() const
{
    std::string text;
    for (const auto &[id, ratio] : ratios)
        text += fmt::format("{}{}={:g}", text.empty() ? "" : "; ", id, ratio);
    return text;
}

Result<PruningPlan> PruningPlan::of(const Model &model, const std::map<std::string, double> &layerMs, const std::set<std::string> &leaveAlone, PassContext &context)
{
    PARE_TRY_ASSIGN(ChannelGroups found, ChannelGroups::of(model));
    PruningPlan plan;
    plan.m_model = std::make_shared<const ChannelGroups>(std::move(found));
    const ChannelGroups &groups = *plan.m_model;
    ObservedCostOptions options;
    options.kind = ObservedCost::OutputChange;
    std::vector<std::string> ids;
    for (const ChannelGroup &group : groups.all())
        if (group.prunable && group.units > 1 && allowedUnits(group, {}).size() > 1 && leftAloneIn(model, group, leaveAlone).empty()) {
            ids.push_back(group.id);
            options.count[group.id] = group.units - 1;
        }
    if (ids.empty())
        return unsupported("no layer of this model has channels that could go");
    PARE_TRY_ASSIGN(plan.m_choice.costs, observedCosts(groups, ids, options, context));
    const auto &costs = plan.m_choice.costs;
    PARE_TRY_ASSIGN(const CostTable table, CostTable::of(model));

    double wholeTime = 0;
    for (const NodeId id : model.index().order()) {
        const auto own = layerMs.find(model.index().node(id).name());
        const double time = layerMs.empty() ? static_cast<double>(table.layer(id).macs.value_or(0)) : own == layerMs.end() ? 0 : own->second;
        wholeTime += time;
    }
    const auto wholeBytes = static_cast<double>(std::max<int64_t>(storedBytes(model), 1));
    std::map<int, size_t> layerOf;
    for (const std::string &id : ids) {
        const auto cost = costs.find(id);
        if (cost == costs.end())
            continue; // nobody could look at what reads it
        const ChannelGroup &group = *groups.find(id);
        std::vector<double> sorted = cost->second;
        std::sort(sorted.begin(), sorted.end());
        Group one{id, static_cast<double>(group.channels()), {{}}, {}, {}};
        const auto allowed = thinned(allowedUnits(group, {})); // rising, the last is all of them
        double loss = 0;
        for (size_t i = allowed.size() - 1; i-- > 0;) {
            for (int64_t place = group.units - allowed[i + 1]; place < group.units - allowed[i]; ++place)
                loss += std::max(sorted[static_cast<size_t>(place)], leastLoss);
            const double removed = 1 - static_cast<double>(allowed[i]) / static_cast<double>(group.units);
            if (removed > mostOfOneGroup)
                break;
            one.steps.push_back({removed, ratioFor(allowed[i], group.units), loss, loss});
        }
        for (const GroupMember &member : group.members) {
            const auto [at, isNew] = layerOf.try_emplace(member.node.value, plan.m_layers.size());
            if (isNew) {
                const std::string &name = model.index().node(member.node).name();
                const auto ms = layerMs.find(name);
                const LayerCost &layer = table.layer(member.node);
                const double time = layerMs.empty() ? static_cast<double>(layer.macs.value_or(0)) : ms == layerMs.end() ? 0 : ms->second;
                plan.m_layers.push_back({wholeTime > 0 ? time / wholeTime : 0, static_cast<double>(layer.weightBytes) / wholeBytes, {}});
            }
            const double share = static_cast<double>(member.channels) / static_cast<double>(std::max<int64_t>(member.axisSize, 1));
            auto part = std::find_if(one.parts.begin(), one.parts.end(), [&](const Part &known) { return known.layer == at->second; });
            if (part == one.parts.end())
                part = one.parts.insert(part, Part{at->second, 0, 0});
            (member.role == MemberRole::Reads ? part->inputs : part->outputs) = share;
        }
        for (size_t p = 0; p < one.parts.size(); ++p)
            plan.m_layers[one.parts[p].layer].groups.emplace_back(plan.m_groups.size(), p);
        if (one.steps.size() > 1)
            plan.m_groups.push_back(std::move(one));
        else
            for (Layer &layer : plan.m_layers)
                std::erase_if(layer.groups, [&](const auto &entry) { return entry.first == plan.m_groups.size(); });
    }
    if (plan.m_groups.empty())
        return unsupported("no layer that reads the channels of this model could be looked at");
    return plan;
}

double PruningPlan::leftOf(const Layer &layer, const Chosen &chosen) const
{
    double outputs = 1;
    double inputs = 1;
    for (const auto &[group, part] : layer.groups) {
        const double removed = m_groups[group].steps[chosen[group]].removed;
        outputs -= removed * m_groups[group].parts[part].outputs;
        inputs -= removed * m_groups[group].parts[part].inputs;
    }
    return std::max(outputs, 0.0) * std::max(inputs, 0.0);
}

PrunedShares PruningPlan::sharesOf(const Chosen &chosen) const
{
    PrunedShares shares;
    for (const Layer &layer : m_layers) {
        const double gone = 1 - leftOf(layer, chosen);
        shares.time -= gone * layer.time;
        shares.size -= gone * layer.bytes;
    }
    double all = 0;
    for (size_t g = 0; g < m_groups.size(); ++g) {
        const Step &step = m_groups[g].steps[chosen[g]];
        shares.loss += step.loss;
        shares.channels += step.removed * m_groups[g].channels;
        all += m_groups[g].channels;
        if (step.removed > 0)
            shares.ratios[m_groups[g].id] = step.ratio;
    }
    shares.channels /= std::max(all, 1.0);
    return shares;
}

std::vector<PruningPlan::Probe> PruningPlan::probes() const
{
    std::vector<Probe> probes;
    for (const double share : {0.5, 0.85}) {
        const size_t first = probes.size();
        for (size_t g = 0; g < m_groups.size(); ++g) {
            const auto &steps = m_groups[g].steps;
            size_t step = 1;
            for (size_t i = 2; i < steps.size(); ++i)
                if (std::abs(steps[i].removed - share) < std::abs(steps[step].removed - share))
                    step = i;
            if (std::any_of(probes.begin(), probes.end(), [&](const Probe &known) { return known.group == g && known.step == step; }))
                continue;
            Chosen chosen(m_groups.size(), 0);
            chosen[g] = step;
            probes.push_back({g, step, sharesOf(chosen)});
        }
        std::stable_sort(probes.begin() + static_cast<long>(first), probes.end(), [](const Probe &a, const Probe &b) { return a.shares.score() < b.shares.score(); });
    }
    return probes;
}

Result<void> PruningPlan::measure(const Probe &probe, int64_t samples, PassContext &context)
{
    ChannelChoice choice = m_choice;
    choice.ratios = probe.shares.ratios;
    RunContext quiet = context.run;
    quiet.onProgress = {};
    PassContext inner{quiet, context.services};
    PARE_TRY_ASSIGN(const ChannelRemoval removal, chooseChannels(*m_model, {m_groups[probe.group].id}, choice, quiet));
    PARE_TRY_ASSIGN(const Model pruned, removeChannels(*m_model, removal, quiet));
    PARE_TRY_ASSIGN(const Repair repair, repairLayers(*m_model, removal, pruned, {samples}, inner));
    const double loss = repair.helped() ? repair.outputAfter : repair.outputBefore;
    if (loss >= 0)
        learn(probe, loss);
    return {};
}

// Between two measured steps the logarithm of the loss goes in proportion to that of what was foreseen; beyond them by the same factor.
void PruningPlan::learn(const Probe &probe, double loss)
{
    Group &group = m_groups[probe.group];
    group.measured[probe.step] = std::max(loss, leastLoss);
    for (size_t i = 1; i < group.steps.size(); ++i) {
        Step &step = group.steps[i];
        const auto above = group.measured.lower_bound(i);
        const auto factor = [&](const auto &known) { return std::log(known->second / group.steps[known->first].foreseen); };
        if (above == group.measured.end())
            step.loss = step.foreseen * std::exp(factor(std::prev(above)));
        else if (above->first == i || above == group.measured.begin())
            step.loss = step.foreseen * std::exp(factor(above));
        else {
            const auto below = std::prev(above);
            const double from = std::log(group.steps[below->first].foreseen);
            const double to = std::log(group.steps[above->first].foreseen);
            const double at = to > from ? (std::log(step.foreseen) - from) / (to - from) : 1;
            step.loss = step.foreseen * std::exp(factor(below) + at * (factor(above) - factor(below)));
        }
    }
    for (size_t i = 1; i < group.steps.size(); ++i) // more removed never loses less
        group.steps[i].loss = std::max(group.steps[i].loss, group.steps[i - 1].loss);
}

PrunedShares PruningPlan::within(double loss) const
{
    Chosen chosen(m_groups.size(), 0);
    PrunedShares best = sharesOf(chosen);
    for (int turn = 0; turn < turns; ++turn) {
        const PrunedShares now = sharesOf(chosen);
        std::vector<std::vector<Choice>> things;
        for (size_t g = 0; g < m_groups.size(); ++g) {
            Chosen other = chosen;
            std::vector<double> time;
            std::vector<double> size;
            for (size_t step = 0; step < m_groups[g].steps.size(); ++step) {
                other[g] = step;
                double ownTime = 0;
                double ownSize = 0;
                for (const Part &part : m_groups[g].parts) {
                    const double gone = 1 - leftOf(m_layers[part.layer], other);
                    ownTime += gone * m_layers[part.layer].time;
                    ownSize += gone * m_layers[part.layer].bytes;
                }
                time.push_back(ownTime);
                size.push_back(ownSize);
            }
            std::vector<Choice> choices;
            for (size_t step = 0; step < m_groups[g].steps.size(); ++step)
                choices.push_back({m_groups[g].steps[step].loss, 2 * (time[step] - time[0]) / now.time + (size[step] - size[0]) / now.size});
            things.push_back(std::move(choices));
        }
        Chosen next = bestWithin(things, loss);
        const PrunedShares then = sharesOf(next);
        if (then.score() < best.score())
            best = then;
        if (next == chosen)
            break;
        chosen = std::move(next);
    }
    return best;
}

BudgetPlan::Within PruningPlan::withinLoss(double loss) const
{
    const PrunedShares shares = within(loss);
    return {shares.text(), fmt::format("{:.1f} % of the channels, of {}", 100 * shares.channels, plural(static_cast<int64_t>(shares.ratios.size()), "group")),
            fmt::format("-{:.1f}", 100 * shares.channels), shares.score()};
}

BudgetPlan::LossRange PruningPlan::lossRange() const
{
    LossRange range{INFINITY, 0};
    for (const Group &group : m_groups) {
        range.most += group.steps.back().loss;
        range.least = std::min(range.least, group.steps[1].loss);
    }
    return range;
}

} // namespace pare
