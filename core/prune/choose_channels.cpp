#include "core/prune/choose_channels.h"

#include "core/prune/axis_findings.h"

#include <algorithm>
#include <numeric>

namespace pare {

namespace {

constexpr double mostOfOneGroup = 0.9; // with a global ranking: a layer that keeps less than this stops being one

// What a group is made of: groups of the same structure have equal ones.
std::string structureOf(const ChannelGroups &groups, const ChannelGroup &group)
{
    std::vector<std::string> parts;
    for (const GroupMember &member : group.members)
        parts.push_back(std::string(memberRoleName(member.role)) + " " + groups.model().index().node(member.node).op_type());
    std::sort(parts.begin(), parts.end());
    std::string text = group.channelsPerUnit > 1 ? "units of several, " : "";
    for (const std::string &part : parts)
        text += part + ", ";
    return text;
}

} // namespace

Result<std::vector<double>> relativeImportance(const ChannelGroups &groups, const ChannelGroup &group, Importance importance, uint64_t seed)
{
    PARE_TRY_ASSIGN(std::vector<double> units, unitImportance(groups, group, importance, seed));
    const double mean = std::accumulate(units.begin(), units.end(), 0.0) / static_cast<double>(std::max<size_t>(units.size(), 1));
    for (double &value : units)
        value = mean > 0 && importance != Importance::Lamp ? value / mean : value;
    return units;
}

Result<ChannelRanking::Ranked> ChannelRanking::rank(const ChannelGroups &groups, const ChannelGroup &group, const ChannelChoice &choice, uint64_t seed)
{
    Ranked ranked;
    ranked.group = &group;
    if (choice.scope == PruneScope::Isomorphic)
        ranked.structure = structureOf(groups, group);
    ranked.worth = static_cast<double>(group.channelsPerUnit);
    if (const auto worth = choice.worth.find(group.id); worth != choice.worth.end())
        ranked.worth = ranked.weighed = std::max(worth->second, 1e-30);
    if (const auto given = choice.costs.find(group.id); given != choice.costs.end()) {
        ranked.importance = given->second;
        if (choice.worth.empty())
            ranked.weighed = ranked.worth; // costs of heads and of single channels: for each channel that goes
    } else if (const auto known = choice.importances.find(group.id); known != choice.importances.end()) {
        ranked.importance = known->second;
    } else {
        PARE_TRY_ASSIGN(ranked.importance, relativeImportance(groups, group, choice.importance, seed));
    }
    ranked.order.resize(ranked.importance.size());
    std::iota(ranked.order.begin(), ranked.order.end(), 0);
    std::stable_sort(ranked.order.begin(), ranked.order.end(), [&](int64_t a, int64_t b) {
        return ranked.importance[static_cast<size_t>(a)] < ranked.importance[static_cast<size_t>(b)];
    });
    return ranked;
}

// How many units of each of these groups stay when the least important steps of all of them go.
std::vector<int64_t> ChannelRanking::keptTogether(const std::vector<size_t> &ranked, double ratio) const
{
    struct Step {
        double cost; // of one unit of it, in the mean
        size_t group;
        int64_t kept;
        double worth;
    };
    std::vector<Step> all;
    double whole = 0;
    std::vector<int64_t> kept;
    for (size_t g = 0; g < ranked.size(); ++g) {
        const Ranked &one = m_ranked[ranked[g]];
        const int64_t units = one.group->units;
        kept.push_back(units);
        whole += one.worth * static_cast<double>(units);
        const auto least = units - std::min(static_cast<int64_t>(mostOfOneGroup * static_cast<double>(units)), units - 1);
        const auto allowed = allowedUnits(*one.group, m_counts); // rising, the last is all of them
        for (size_t i = allowed.size(); i-- > 1 && allowed[i - 1] >= least;) {
            double sum = 0;
            for (int64_t place = units - allowed[i]; place < units - allowed[i - 1]; ++place)
                sum += one.importance[static_cast<size_t>(one.order[static_cast<size_t>(place)])];
            const auto count = static_cast<double>(allowed[i] - allowed[i - 1]);
            all.push_back({sum / count / one.weighed, g, allowed[i - 1], one.worth * count});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Step &a, const Step &b) { return a.cost < b.cost; });
    double left = ratio * whole * (1 + 1e-12) + 1e-9;
    for (const Step &step : all) {
        left -= step.worth;
        if (left < 0)
            break;
        kept[step.group] = step.kept;
    }
    return kept;
}

double ratioOf(const ChannelChoice &choice, const std::string &id)
{
    if (choice.ratios.empty())
        return choice.ratio;
    const auto own = choice.ratios.find(id);
    return own == choice.ratios.end() ? 0 : own->second;
}

std::vector<int64_t> ChannelRanking::kept(double ratio) const
{
    std::vector<int64_t> kept(m_ranked.size());
    if (!m_ratios.empty()) {
        for (size_t g = 0; g < m_ranked.size(); ++g)
            kept[g] = unitsToKeep(*m_ranked[g].group, m_ratios.at(m_ranked[g].group->id), m_counts);
        return kept;
    }
    if (m_scope == PruneScope::PerLayer) {
        for (size_t g = 0; g < m_ranked.size(); ++g)
            kept[g] = unitsToKeep(*m_ranked[g].group, ratio, m_counts);
        return kept;
    }
    std::map<std::string, std::vector<size_t>> byStructure;
    for (size_t g = 0; g < m_ranked.size(); ++g)
        byStructure[m_ranked[g].structure].push_back(g);
    for (const auto &[structure, ranked] : byStructure) {
        const auto own = keptTogether(ranked, ratio);
        for (size_t i = 0; i < ranked.size(); ++i)
            kept[ranked[i]] = own[i];
    }
    return kept;
}

Result<ChannelRanking> ChannelRanking::of(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice, const RunContext &context)
{
    ChannelRanking ranking;
    ranking.m_scope = choice.scope;
    ranking.m_counts = choice.counts;
    ranking.m_ratios = choice.ratios;
    std::optional<Error> first;
    for (const std::string &id : ids) {
        if (context.stopRequested())
            return cancelled();
        const ChannelGroup *group = groups.find(id);
        if (!group || !group->canShrink())
            return invalidInput(group ? "it " + group->reason : "there is no group of channels with this name", id);
        const bool together = choice.scope != PruneScope::PerLayer && choice.ratios.empty();
        if (!together && unitsToKeep(*group, ratioOf(choice, id), choice.counts) == group->units)
            continue; // nothing goes: its weights need not be read
        context.progress("weighing channels of " + id, static_cast<int64_t>(ranking.m_ranked.size()), static_cast<int64_t>(ids.size()));
        auto one = rank(groups, *group, choice, context.seed);
        if (one.ok()) {
            ranking.m_ranked.push_back(std::move(*one));
        } else if (one.error().kind == ErrorKind::Unsupported) {
            ranking.m_unjudged.emplace(id, one.error().message);
            if (!first)
                first = one.error();
        } else {
            return one.error();
        }
    }
    if (ranking.m_ranked.empty() && first && choice.importance == Importance::NormScale) // nothing of what was asked for is there
        return *first;
    return ranking;
}

ChannelRemoval ChannelRanking::removal(double ratio) const
{
    const std::vector<int64_t> kept = this->kept(ratio);
    ChannelRemoval removal;
    for (size_t g = 0; g < m_ranked.size(); ++g) {
        const Ranked &one = m_ranked[g];
        std::vector<int64_t> units(one.order.begin(), one.order.begin() + (one.group->units - kept[g]));
        std::sort(units.begin(), units.end());
        if (!units.empty())
            removal[one.group->id] = std::move(units);
    }
    return removal;
}

Result<ChannelRemoval> chooseChannels(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice,
                                      const RunContext &context)
{
    PARE_TRY_ASSIGN(const ChannelRanking ranking, ChannelRanking::of(groups, ids, choice, context));
    return ranking.removal(choice.ratio);
}

} // namespace pare
