#include "core/passes/pruning_budget.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <set>

namespace pare {

namespace {

constexpr int halvings = 14;         // of the ratio, where an answer costs little
constexpr int timedHalvings = 5;     // where each answer is a measurement
constexpr int64_t envelopeBytes = 600; // of a recipe of one step, beside what it names: 320 with three options
constexpr double timeMargin = 0.97;  // a time is measured anew when the variant is, and comes out a little differently

std::map<std::string, int64_t> keptUnits(const ChannelGroups &groups, const ChannelRemoval &removal)
{
    std::map<std::string, int64_t> kept;
    for (const auto &[id, units] : removal)
        kept[id] = groups.find(id)->units - static_cast<int64_t>(units.size());
    return kept;
}

class Search {
public:
    Search(const PruningBudget &budget, const ChannelGroups &groups, const std::function<ChannelRemoval(double)> &removalAt, PassContext &context)
        : m_budget(budget), m_groups(groups), m_removalAt(removalAt), m_context(context)
    {
    }

    Result<BudgetedRemoval> run()
    {
        if (m_budget.kind == BudgetKind::Time && !m_context.services.time)
            return unavailable("a budget in time needs a runner to measure with");
        BudgetedRemoval found;
        PARE_TRY_ASSIGN(found.before, amountOf({}));
        found.wanted = m_budget.relative ? m_budget.amount * found.before : m_budget.amount;
        found.after = found.before;
        if (found.before <= found.wanted)
            return found;
        const double aim = m_budget.kind == BudgetKind::Time ? timeMargin * found.wanted : found.wanted;
        found.removal = m_removalAt(mostPruned);
        PARE_TRY_ASSIGN(found.after, amountOf(found.removal));
        if (found.after > aim)
            return unsupported(fmt::format("the budget of {} cannot be reached: with all that may go the model still has {}, of {}", budgetText(m_budget.kind, found.wanted),
                                           budgetText(m_budget.kind, found.after), budgetText(m_budget.kind, found.before)));
        double low = 0;
        double high = mostPruned;
        const int steps = m_budget.kind == BudgetKind::Time ? timedHalvings : halvings;
        for (int step = 0; step < steps; ++step) {
            if (m_context.run.stopRequested())
                return cancelled();
            const double middle = (low + high) / 2;
            ChannelRemoval removal = m_removalAt(middle);
            if (removal == found.removal) {
                high = middle;
                continue;
            }
            m_context.run.progress("looking for the least that has to go", step, steps);
            PARE_TRY_ASSIGN(const double amount, amountOf(removal));
            if (amount <= aim) {
                high = middle;
                found.after = amount;
                found.removal = std::move(removal);
            } else {
                low = middle;
            }
        }
        return found;
    }

private:
    Result<double> amountOf(const ChannelRemoval &removal)
    {
        if (m_budget.kind == BudgetKind::Time) {
            PARE_TRY_ASSIGN(const Model cut, removeChannels(m_groups, removal, m_context.run));
            return m_context.services.time(cut);
        }
        PARE_TRY_ASSIGN(const RemovalEstimate left, estimateRemoval(m_groups, keptUnits(m_groups, removal)));
        if (m_budget.kind == BudgetKind::Macs)
            return static_cast<double>(left.macs);
        return static_cast<double>(left.sizeBytes + recipeBytes(removal));
    }

    // At most, of the recipe that says what went.
    [[nodiscard]] int64_t recipeBytes(const ChannelRemoval &removal) const
    {
        std::set<std::string> layers;
        for (const auto &[id, units] : removal)
            for (const GroupMember &member : m_groups.find(id)->members)
                layers.insert(member.layer);
        return removal.empty() ? 0 : envelopeBytes + static_cast<int64_t>(nlohmann::json(removal).dump().size() + nlohmann::json(layers).dump().size());
    }

    const PruningBudget &m_budget;
    const ChannelGroups &m_groups;
    const std::function<ChannelRemoval(double)> &m_removalAt;
    PassContext &m_context;
};

std::optional<double> factorOf(char prefix)
{
    switch (prefix) {
    case 'k': return 1e3;
    case 'm': return 1e6;
    case 'g': return 1e9;
    default: return std::nullopt;
    }
}

} // namespace

Result<PruningBudget> parseBudget(const std::string &text)
{
    std::string plain;
    for (const char c : text)
        if (!std::isspace(static_cast<unsigned char>(c)))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    PruningBudget budget;
    const auto [end, failed] = std::from_chars(plain.data(), plain.data() + plain.size(), budget.amount, std::chars_format::fixed);
    std::string unit = plain.substr(static_cast<size_t>(end - plain.data()));
    const auto refused = [&] {
        return invalidInput("\"" + text + "\" is no budget: write a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a time (4ms), or a share of what the model "
                            "has (60%size, 50%macs, 50%time)");
    };
    if (failed != std::errc() || !std::isfinite(budget.amount) || !(budget.amount > 0))
        return refused();
    if (unit.starts_with('%')) {
        unit.erase(0, 1);
        budget.relative = true;
        budget.amount /= 100;
        if (budget.amount >= 1)
            return refused();
        if (unit == "size" || unit == "bytes" || unit == "b")
            budget.kind = BudgetKind::Bytes;
        else if (unit == "macs" || unit == "mac")
            budget.kind = BudgetKind::Macs;
        else if (unit == "time" || unit == "ms")
            budget.kind = BudgetKind::Time;
        else
            return refused();
        return budget;
    }
    if (unit == "ms" || unit == "us" || unit == "s") {
        budget.kind = BudgetKind::Time;
        budget.amount *= unit == "s" ? 1e3 : unit == "us" ? 1e-3 : 1;
        return budget;
    }
    double factor = 1;
    if (unit != "mac" && unit != "macs" && unit != "b" && !unit.empty()) {
        const auto prefix = factorOf(unit.front());
        if (!prefix)
            return refused();
        factor = *prefix;
        unit.erase(0, 1);
    }
    if (unit == "mac" || unit == "macs")
        budget.kind = BudgetKind::Macs;
    else if (unit != "b")
        return refused();
    budget.amount *= factor;
    return budget;
}

std::string budgetText(BudgetKind kind, double amount)
{
    switch (kind) {
    case BudgetKind::Bytes: return formatBytes(static_cast<int64_t>(amount));
    case BudgetKind::Macs: return formatCountShort(amount) + " MACs";
    case BudgetKind::Time: return formatMilliseconds(amount);
    }
    return {};
}

Result<std::map<std::string, double>> unitWorth(const ChannelGroups &groups, const std::vector<std::string> &ids, BudgetKind kind)
{
    std::map<std::string, double> worth;
    PARE_TRY_ASSIGN(const RemovalEstimate whole, estimateRemoval(groups, {}));
    for (const std::string &id : ids) {
        const ChannelGroup &group = *groups.find(id);
        if (group.units < 2)
            continue;
        const int64_t kept = group.units - std::max<int64_t>(1, group.units / 8); // some at once: what is rounded away in one
        PARE_TRY_ASSIGN(const RemovalEstimate left, estimateRemoval(groups, {{id, kept}}));
        const auto saved = static_cast<double>(kind == BudgetKind::Bytes ? whole.sizeBytes - left.sizeBytes : whole.macs - left.macs);
        worth[id] = std::max(saved, 1.0) / static_cast<double>(group.units - kept);
    }
    return worth;
}

Result<BudgetedRemoval> removalWithin(const PruningBudget &budget, const ChannelGroups &groups, const std::function<ChannelRemoval(double ratio)> &removalAt,
                                      PassContext &context)
{
    return Search(budget, groups, removalAt, context).run();
}

} // namespace pare
