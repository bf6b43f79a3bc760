// Dependency groups: which channels of which layers can only be removed together.
//
// Every axis of every value is followed through the graph. Axes whose positions are the same channels become one (element-wise
// operators, normalization, depthwise convolution...); axes that hold others in part are linked position by position (Concat,
// Split, Flatten, grouped convolution, heads of attention). Positions that are linked form a unit: the least that can be removed.
// Units that touch the same axes form a group. A group is prunable when no axis of it is one that must keep its size; where an
// operator is not known, or needs the whole axis, the group ends there and says so.
#pragma once

#include "core/analysis/shapes.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class MemberRole {
    Produces, // its weights make the channels
    Reads,    // its weights take them in
    Carries,  // it passes them on, perhaps with numbers of its own for each (normalization, bias)
};
[[nodiscard]] std::string_view memberRoleName(MemberRole role); // "produces", "reads", "carries"

struct GroupMember {
    NodeId node;
    std::string layer;
    MemberRole role = MemberRole::Carries;
    int64_t channels = 0; // positions of this group on the layer's axis
    int64_t axisSize = 0; // all positions of that axis, those of other groups included
};

struct ChannelGroup {
    std::string id;              // the first producing layer's name; "name#2" where that layer makes channels of several groups
    int64_t units = 0;           // what can be removed one by one
    int64_t channelsPerUnit = 1; // of the first producing layer: 1, or a head's size, or one channel of each group of a convolution
    std::vector<GroupMember> members; // producers first, then readers, then carriers, each in topological order
    bool prunable = false;
    // Not prunable one by one without loss of meaning, but as a width: its channels are normalized together (the residual stream of a
    // transformer), and without some of them the rest is normalized by itself. `reason` names the operator.
    bool asWidth = false;
    bool isWidth = false;        // its channels are normalized together, whether they can go or not
    std::string reason;          // why not: "feeds the graph's output logits"
    std::string keptEnd;         // the graph's input or output whose shape it keeps, where that is the reason

    [[nodiscard]] bool canShrink() const { return prunable || asWidth; }
    [[nodiscard]] int64_t channels() const { return units * channelsPerUnit; }
};

struct AxisFindings; // what the groups were found from; only core/prune looks inside

class ChannelGroups {
public:
    // Reads no weights. shapes: of the same model, best made without sizes for open dimensions.
    // mayShrink: inputs and outputs of the graph that may lose channels; all others keep their shapes.
    // Errors: Unsupported (a graph with a cycle).
    static Result<ChannelGroups> of(const Model &model, const ShapeTable &shapes, const std::set<std::string> &mayShrink = {});
    static Result<ChannelGroups> of(const Model &model, const std::set<std::string> &mayShrink = {});
    // The same model with the heads of these groups of `byHeads` (by id) followed the other way: a unit is one position within a head, the same in every head of
    // a layer, of queries and keys together, and of values. shapes: of the same model.
    static Result<ChannelGroups> withinHeads(const ChannelGroups &byHeads, const ShapeTable &shapes, const std::set<std::string> &heads);

    // Every group that a layer with weights produces, prunable or not, in topological order of the first producer.
    [[nodiscard]] const std::vector<ChannelGroup> &all() const { return m_groups; }
    [[nodiscard]] const ChannelGroup *find(std::string_view id) const; // null where there is none
    // Positions in all() of the groups that a layer is a member of.
    [[nodiscard]] std::vector<size_t> groupsOf(std::string_view layer) const;
    // The share (0..1) of all parameters that stand in layers whose outputs or inputs shrink in a group that can.
    [[nodiscard]] double prunableShare() const { return m_prunableShare; }
    [[nodiscard]] const Model &model() const;
    [[nodiscard]] const std::set<std::string> &mayShrink() const;
    [[nodiscard]] const AxisFindings &findings() const { return *m_findings; }

private:
    void take(std::vector<ChannelGroup> groups, double prunableShare, AxisFindings findings);

    std::vector<ChannelGroup> m_groups;
    std::map<std::string, size_t, std::less<>> m_byId;
    std::map<std::string, std::vector<size_t>, std::less<>> m_byLayer;
    std::shared_ptr<const AxisFindings> m_findings;
    double m_prunableShare = 0;
};

struct CountRule {
    // Of channels, where a layer has more than that; 1: any count. 0: what the runtime's blocked layout likes, 16 in layers of 64
    // channels and more, 8 in smaller ones.
    int64_t multiple = 0;
    int64_t leastChannels = 1;
};

// The multiple that a layer of so many channels keeps.
[[nodiscard]] int64_t countStep(const CountRule &rule, int64_t channels);
// The numbers of units that may be kept, rising; the last is all of them. Empty where the group cannot shrink.
// A count is allowed where every producing layer that has more than `multiple` channels keeps a multiple of it. Where units of
// several channels (heads) can give no multiple at all, any count is allowed.
[[nodiscard]] std::vector<int64_t> allowedUnits(const ChannelGroup &group, const CountRule &rule);
// How many units remain when at most the share `ratio` is removed: the least allowed count that is not below (1 - ratio) of all.
[[nodiscard]] int64_t unitsToKeep(const ChannelGroup &group, double ratio, const CountRule &rule);

} // namespace pare
