// Which channels go, for a ratio and a measure of importance.
#pragma once

#include "core/base/run_context.h"
#include "core/prune/importance.h"
#include "core/prune/remove_channels.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

enum class PruneScope {
    PerLayer, // the same share of each group
    Global,   // the least important channels of all groups together: some groups lose more, some less
    // The same among groups of the same structure only, each kind of which loses its share (isomorphic pruning, Fang et al., arXiv 2407.04616).
    Isomorphic,
};

struct ChannelChoice {
    double ratio = 0.3;  // 0..0.95: the largest share of channels that goes
    Importance importance = Importance::L1;
    PruneScope scope = PruneScope::PerLayer;
    CountRule counts;
    // What the loss of each unit costs, by group, where it was found out otherwise than from the weights: taken as it is.
    std::map<std::string, std::vector<double>> costs;
    // By group: what relativeImportance says, where it is that of another model (of what is left after a round). Elsewhere it is read from the weights.
    std::map<std::string, std::vector<double>> importances;
    // With Global and Isomorphic, by group: what the loss of one unit brings (bytes, multiply-accumulates), of which `ratio` is then the share. Costs are
    // compared for what they bring. Empty: channels.
    std::map<std::string, double> worth;
    // By group: its own share, in place of `ratio`, whatever the scope. Where there are any, groups that are not named lose nothing.
    std::map<std::string, double> ratios;
};

// The share of a group's channels that goes at most, by ratio or ratios.
[[nodiscard]] double ratioOf(const ChannelChoice &choice, const std::string &id);

// unitImportance, of which 1 is the mean (but for Lamp), as groups are compared with each other. Errors: as unitImportance.
[[nodiscard]] Result<std::vector<double>> relativeImportance(const ChannelGroups &groups, const ChannelGroup &group, Importance importance, uint64_t seed);

// Channels in the order in which they go, whatever the ratio.
class ChannelRanking {
public:
    // For the groups named (prunable ones); `groups` must outlive it. choice.ratio is the largest that will be asked for.
    // A group that nothing tells the importances of (without weights, without the normalization that was asked for) loses nothing.
    // Errors: as unitImportance, but for such groups only where scales were asked for and no group has any; Cancelled.
    static Result<ChannelRanking> of(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice, const RunContext &context = {});

    // Units to remove, the least important first, equal ones by position. Groups that lose nothing are left out. But for PerLayer no group loses more
    // than nine tenths, importance is compared after division by each layer's mean, and steps from one allowed count to the next go
    // as a whole. What goes at one ratio goes at every higher one. Where each group has a ratio of its own, `ratio` is not looked at.
    [[nodiscard]] ChannelRemoval removal(double ratio) const;
    // Groups that cannot be judged: by name, and why.
    [[nodiscard]] const std::map<std::string, std::string> &unjudged() const { return m_unjudged; }

private:
    struct Ranked {
        const ChannelGroup *group = nullptr;
        std::vector<double> importance; // 1 is the mean of the layers that produce the channels
        std::vector<int64_t> order;     // units, the least important first
        double worth = 1;               // of one unit
        std::string structure;          // that of the groups it is compared with
        double weighed = 1;             // what a unit's cost is divided by before it is compared with others'
    };
    [[nodiscard]] std::vector<int64_t> kept(double ratio) const;
    [[nodiscard]] std::vector<int64_t> keptTogether(const std::vector<size_t> &ranked, double ratio) const;
    static Result<Ranked> rank(const ChannelGroups &groups, const ChannelGroup &group, const ChannelChoice &choice, uint64_t seed);

    std::vector<Ranked> m_ranked;
    std::map<std::string, std::string> m_unjudged;
    PruneScope m_scope = PruneScope::PerLayer;
    CountRule m_counts;
    std::map<std::string, double> m_ratios;
};

// The removal at choice.ratio.
[[nodiscard]] Result<ChannelRemoval> chooseChannels(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice,
                                                    const RunContext &context = {});

} // namespace pare
