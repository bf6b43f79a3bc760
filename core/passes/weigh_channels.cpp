// Steps:
// 1. Costs of all units: seen on calibration data where that is asked for, or left to Pare and possible; else norms of weights.
// 2. The scope: all layers together where costs of different layers can be compared.
// 3. The ratio, or the least with which the model is within its budget.
// 4. With more than one round, a part of that goes first; the rest is repaired and weighed anew.
#include "core/passes/weigh_channels.h"

#include "core/base/units.h"
#include "core/passes/named_values.h"
#include "core/passes/observed_costs.h"
#include "core/passes/pruning_budget.h"
#include "core/passes/repair_layers.h"
#include "core/passes/training.h"
#include "core/prune/channel_readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace pare {

namespace {

Importance importanceOf(const std::string &name)
{
    static const std::map<std::string, Importance> known{{"l2", Importance::L2}, {"lamp", Importance::Lamp}, {"geometric-median", Importance::GeometricMedian},
                                                         {"bn-scale", Importance::NormScale}, {"random", Importance::Random}};
    const auto found = known.find(name);
    return found == known.end() ? Importance::L1 : found->second;
}

// A gate behind each unit of the group that comes next in the request, where it is read: each value once.
void addGates(const std::vector<ChannelReader> &readers, UnitGradients &request)
{
    std::set<std::string> values;
    for (const ChannelReader &reader : readers)
        if (values.insert(reader.value).second)
            request.weights.push_back({reader.value, reader.axis, request.units.size(), {reader.places.begin(), reader.places.end()}});
}

// Layers are compared once each is divided by the length of its scores. Source: Michel et al. 2019, arXiv 1905.10650, section 4.1.
std::vector<double> overItsLength(std::vector<double> scores)
{
    double squares = 0;
    for (const double score : scores)
        squares += score * score;
    for (double &score : scores)
        score = squares > 0 ? score / std::sqrt(squares) : score;
    return scores;
}

bool isObserved(const std::string &importance)
{
    return importance == "activation" || importance == "output-error" || importance == "output-change";
}

// "Conv_1=0.5; Conv_4=0.25", by group: a group goes by its own name and by those of the layers that make its channels.
Result<std::map<std::string, double>> ratiosFrom(const std::string &text, const ChannelGroups &groups, const std::vector<std::string> &ids)
{
    const auto makes = [](const ChannelGroup &group, const std::string &name) {
        return group.id == name || std::any_of(group.members.begin(), group.members.end(), [&](const GroupMember &member) { return member.role == MemberRole::Produces && member.layer == name; });
    };
    std::map<std::string, double> ratios;
    PARE_TRY_ASSIGN(const auto shares, namedShares(text, mostPruned));
    for (const auto &[name, ratio] : shares) {
        bool found = false;
        for (const std::string &id : ids)
            if (makes(*groups.find(id), name)) {
                if (const auto known = ratios.find(id); known != ratios.end() && known->second != ratio)
                    return invalidInput("it has two ratios: " + std::to_string(known->second) + " and " + std::to_string(ratio), name);
                ratios[id] = ratio;
                found = true;
            }
        if (found)
            continue;
        for (const ChannelGroup &group : groups.all())
            if (makes(group, name))
                return invalidInput(group.prunable ? "it is not among what this step may take" : "nothing of it can go: it " + group.reason, name);
        return invalidInput("no layer of this name makes channels here", name);
    }
    return ratios;
}

class Weighing {
public:
    Weighing(const std::string &pass, const ChannelGroups &groups, const std::vector<std::string> &ids, const CountRule &counts, PassRun &run, const ShrunkModel &shrunk)
        : m_pass(pass), m_groups(groups), m_ids(ids), m_run(run), m_shrunk(shrunk), m_importance(run.options().text("importance")), m_scope(run.options().text("scope"))
    {
        m_choice.counts = counts;
        m_choice.ratio = run.options().real("ratio");
        m_choice.importance = importanceOf(m_importance);
        m_observes = isObserved(m_importance) || (m_importance == "auto" && canFit(run.context().services));
    }

    Result<ChosenChannels> work()
    {
        const std::string &wanted = m_run.options().text("budget");
        if (const std::string &ratios = m_run.options().text("ratios"); !ratios.empty()) {
            if (!wanted.empty())
                return invalidInput("there is a budget, and ratios that say what goes: one of them has to be left out", m_pass);
            PARE_TRY_ASSIGN(m_choice.ratios, ratiosFrom(ratios, m_groups, m_ids));
        } else if (!wanted.empty()) {
            PARE_TRY_ASSIGN(m_budget, parseBudget(wanted));
            m_choice.ratio = mostPruned;
        }
        PARE_TRY(weigh());
        PARE_TRY_ASSIGN(ChannelRemoval removal, chosen());
        const int64_t rounds = m_run.options().integer("rounds");
        if (rounds > 1 && !removal.empty() && (m_shrunk || !m_choice.costs.empty())) {
            PARE_TRY_ASSIGN(removal, inRounds(rounds));
        } else if (rounds > 1 && !removal.empty()) {
            m_run.note({}, "all went in one round: weights alone do not change with what is removed");
        }
        if (m_budget)
            sayWhatIsLeft();
        return ChosenChannels{std::move(removal), std::move(m_choice), std::move(m_unjudged)};
    }

private:
    void sayWhatIsLeft()
    {
        const auto text = [&](double amount) { return budgetText(m_budget->kind, amount); };
        if (m_within->removal.empty())
            m_run.note({}, fmt::format("the model is within its budget of {} already: it has {}", text(m_within->wanted), text(m_within->before)));
        else
            m_run.note({}, fmt::format("{} are left of {}, with a budget of {}{}", text(m_within->after), text(m_within->before), text(m_within->wanted),
                                       m_budget->kind == BudgetKind::Time ? ", as measured while looking for it" : ""));
    }

    [[nodiscard]] ObservedCost kind() const
    {
        if (m_importance == "activation")
            return ObservedCost::Variance;
        return m_importance == "output-change" ? ObservedCost::OutputChange : ObservedCost::OutputError;
    }

    Result<void> weigh()
    {
        const bool comparable = m_observes || byGradients();
        const bool together = m_choice.ratios.empty() && (m_scope == "global" || m_scope == "isomorphic" || (m_scope == "auto" && comparable && m_ids.size() > 1));
        m_choice.scope = m_scope == "isomorphic" ? PruneScope::Isomorphic : together ? PruneScope::Global : PruneScope::PerLayer;
        if (byGradients())
            return weighByGradients();
        if (!m_observes)
            return {};
        if (!m_run.context().services.observe)
            return unavailable("importance=" + m_importance + " needs calibration data (--calib)", m_pass);
        ObservedCostOptions options;
        options.samples = m_run.options().integer("samples");
        std::vector<std::string> concerned;
        for (const std::string &id : m_ids) {
            const ChannelGroup &group = *m_groups.find(id);
            const int64_t goes = together ? group.units - 1 : group.units - unitsToKeep(group, ratioOf(m_choice, id), m_choice.counts);
            if (goes <= 0)
                continue;
            options.count[id] = goes;
            concerned.push_back(id);
        }
        options.kind = kind();
        auto costs = observedCosts(m_groups, concerned, options, m_run.context());
        if (!costs.ok()) {
            if (costs.error().kind != ErrorKind::Unsupported || m_importance != "auto")
                return costs.error();
            m_run.note({}, "channels were weighed by their weights alone: " + costs.error().message);
            return oneByOne();
        }
        m_choice.costs = std::move(*costs);
        m_observed = options;
        if (together && m_choice.costs.size() != concerned.size()) {
            // Costs seen and norms of weights cannot be ranked together. What nobody could look at stays, where that is little.
            const auto unseen = std::count_if(concerned.begin(), concerned.end(), [&](const std::string &id) { return !m_choice.costs.contains(id); });
            if (unseen <= static_cast<std::ptrdiff_t>(concerned.size() / 3)) {
                const std::set<std::string> all(concerned.begin(), concerned.end());
                std::erase_if(m_ids, [&](const std::string &id) {
                    const bool stays = all.contains(id) && !m_choice.costs.contains(id);
                    if (stays)
                        m_run.note(id, "keeps its channels: no layer that reads them could be looked at");
                    return stays;
                });
                return {};
            }
            if (m_scope == "auto") {
                m_run.note({}, "the same share of each layer goes, since some are read by no layer that could be looked at");
                return oneByOne();
            }
            m_choice.costs.clear();
            m_run.note({}, "channels of all layers were weighed by their weights alone, since some are read by no layer that could be looked at");
        }
        return {};
    }

    Result<void> weighByGradients()
    {
        PARE_TRY_ASSIGN(m_choice.costs, gradientCosts(m_groups, m_ids));
        if (m_choice.costs.size() == m_ids.size())
            return {};
        m_run.note({}, m_choice.scope == PruneScope::PerLayer ? "where no gradient reaches a layer's weights, its channels were weighed by them alone"
                                                              : "channels were weighed by their weights alone, since no gradient reaches the weights of some");
        if (m_choice.scope == PruneScope::PerLayer)
            return {};
        m_choice.costs.clear(); // costs and norms of weights cannot be ranked together
        return oneByOne();
    }

    [[nodiscard]] bool byGradients() const { return m_importance == "taylor" || m_importance == "fisher" || m_importance == "gates"; }

    // By group, where a gradient reaches its weights, or what it gives.
    Result<std::map<std::string, std::vector<double>>> gradientCosts(const ChannelGroups &groups, const std::vector<std::string> &ids)
    {
        const auto &gradients = m_run.context().services.gradients;
        if (!gradients)
            return unavailable("importance=" + m_importance + " needs calibration data, or data to train on (--calib, --train)", m_pass);
        UnitGradients request;
        request.model = groups.model();
        request.samples = m_run.options().integer("samples");
        request.gates = m_importance == "gates";
        request.each = m_importance == "fisher";
        PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(groups.model()));
        for (const std::string &id : ids) {
            const ChannelGroup &group = *groups.find(id);
            if (request.gates) {
                addGates(channelReaders(groups, group, shapes), request);
            } else {
                for (UnitWeights &weights : unitWeights(groups, group))
                    request.weights.push_back({std::move(weights.constant), weights.axis, request.units.size(), std::move(weights.unitAt)});
            }
            request.units.push_back(group.units);
        }
        PARE_TRY_ASSIGN(auto costs, gradients(request));
        std::map<std::string, std::vector<double>> byGroup;
        for (size_t i = 0; i < ids.size(); ++i)
            if (!costs[i].empty())
                byGroup[ids[i]] = request.gates ? overItsLength(std::move(costs[i])) : std::move(costs[i]);
        return byGroup;
    }

    Result<void> oneByOne()
    {
        if (m_scope == "auto")
            m_choice.scope = PruneScope::PerLayer;
        return {};
    }

    Result<ChannelRemoval> chosen()
    {
        if (m_budget && m_choice.scope != PruneScope::PerLayer && !m_choice.costs.empty() && m_choice.worth.empty()) {
            PARE_TRY_ASSIGN(m_choice.worth, unitWorth(m_groups, m_ids, m_budget->kind));
        }
        PARE_TRY_ASSIGN(const ChannelRanking ranking, ChannelRanking::of(m_groups, m_ids, m_choice, m_run.run()));
        m_unjudged.insert(ranking.unjudged().begin(), ranking.unjudged().end());
        if (!m_budget)
            return ranking.removal(m_choice.ratio);
        auto within = removalWithin(*m_budget, m_groups, [&](double ratio) { return ranking.removal(ratio); }, m_run.context());
        if (!within.ok())
            return within.error();
        m_within = *within;
        return m_within->removal;
    }

    // What is left once a part is gone, as the next round weighs it.
    Result<Model> modelWithout(const ChannelRemoval &gone)
    {
        if (m_shrunk)
            return m_shrunk(gone);
        RunContext quiet = m_run.run();
        PARE_TRY_ASSIGN(Model pruned, removeChannels(m_groups, gone, quiet));
        if (!m_run.context().services.observe)
            return pruned;
        auto repair = repairLayers(m_groups, gone, pruned, {m_run.options().integer("samples")}, m_run.context());
        if (!repair.ok())
            return repair.error().kind == ErrorKind::Unsupported && !m_observes ? Result<Model>(std::move(pruned)) : repair.error();
        return std::move(repair->model);
    }

    // The costs or importances of what is left once a part is gone; of what is gone: none, so that it goes first again.
    Result<void> weighWhatIsLeft(const ChannelRemoval &gone)
    {
        PARE_TRY_ASSIGN(const Model model, modelWithout(gone));
        PARE_TRY_ASSIGN(const ChannelGroups left, ChannelGroups::of(model, m_groups.mayShrink()));
        std::vector<std::string> concerned; // others keep what they have
        for (const std::string &id : m_ids)
            if (const ChannelGroup *group = left.find(id); group && group->canShrink() && group->units == m_groups.find(id)->units - goneOf(gone, id))
                concerned.push_back(id);
        std::map<std::string, std::vector<double>> weighed;
        const bool byCosts = !m_choice.costs.empty();
        if (byCosts)
            std::erase_if(concerned, [&](const std::string &id) { return !m_choice.costs.contains(id); });
        if (byCosts && m_observes) {
            ObservedCostOptions options = m_observed;
            options.count.clear();
            for (const std::string &id : concerned)
                options.count[id] = std::max<int64_t>(1, m_observed.count[id] - goneOf(gone, id));
            PARE_TRY_ASSIGN(weighed, observedCosts(left, concerned, options, m_run.context()));
        } else if (byCosts) {
            PARE_TRY_ASSIGN(weighed, gradientCosts(left, concerned));
        } else {
            for (const std::string &id : concerned) {
                if (m_unjudged.contains(id))
                    continue;
                PARE_TRY_ASSIGN(weighed[id], relativeImportance(left, *left.find(id), m_choice.importance, m_run.run().seed));
            }
        }
        for (const auto &[id, own] : weighed) {
            auto &all = (byCosts ? m_choice.costs : m_choice.importances)[id];
            all.assign(static_cast<size_t>(m_groups.find(id)->units), -std::numeric_limits<double>::max());
            const auto removed = gone.find(id);
            for (size_t unit = 0, next = 0; unit < all.size(); ++unit)
                if (removed == gone.end() || !std::binary_search(removed->second.begin(), removed->second.end(), static_cast<int64_t>(unit)))
                    all[unit] = own[next++];
        }
        return {};
    }

    static int64_t goneOf(const ChannelRemoval &gone, const std::string &id)
    {
        const auto removed = gone.find(id);
        return removed == gone.end() ? 0 : static_cast<int64_t>(removed->second.size());
    }

    Result<ChannelRemoval> inRounds(int64_t rounds)
    {
        const double ratio = m_choice.ratio;
        const auto ratios = m_choice.ratios;
        const auto budget = m_budget;
        const auto whole = m_within;
        ChannelRemoval before;
        for (int64_t round = 1; round < rounds; ++round) {
            m_run.run().progress("removing a part and weighing the rest anew", round, rounds);
            const double part = static_cast<double>(round) / static_cast<double>(rounds);
            if (budget) // a part of the way from what the model has to what it may keep
                m_budget = PruningBudget{budget->kind, whole->before - part * (whole->before - whole->wanted), false};
            else
                m_choice.ratio = ratio * part;
            for (const auto &[id, own] : ratios)
                m_choice.ratios[id] = own * part;
            PARE_TRY_ASSIGN(ChannelRemoval some, chosen());
            if (some == before) {
                m_run.note({}, fmt::format("nothing went in round {} of {}: its part is less than the steps that counts of channels have", round, rounds));
                continue;
            }
            PARE_TRY(weighWhatIsLeft(some));
            before = std::move(some);
        }
        m_choice.ratio = ratio;
        m_choice.ratios = ratios;
        m_budget = budget;
        return chosen();
    }

    const std::string &m_pass;
    const ChannelGroups &m_groups;
    std::vector<std::string> m_ids;
    PassRun &m_run;
    const ShrunkModel &m_shrunk;
    std::string m_importance;
    std::string m_scope;
    bool m_observes = false;
    std::optional<PruningBudget> m_budget;
    std::optional<BudgetedRemoval> m_within; // what it led to last
    ChannelChoice m_choice;
    std::map<std::string, std::string> m_unjudged; // groups: by name, and why
    ObservedCostOptions m_observed;
};

} // namespace

Result<ChosenChannels> chooseByOptions(const std::string &pass, const ChannelGroups &groups, const std::vector<std::string> &ids, const CountRule &counts, PassRun &run,
                                       const ShrunkModel &shrunk)
{
    return Weighing(pass, groups, ids, counts, run, shrunk).work();
}

} // namespace pare
