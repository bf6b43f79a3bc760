// Before: a feed-forward block: a matrix product up, an activation, a matrix product down
// After:  the hidden neurons that matter least are gone from both (and from the gate, where there is one)
// Conditions: the hidden layer is read by nothing but its block, through operators that channels are followed through.
#include "core/passes/prune_neurons.h"

#include "core/analysis/blocks.h"
#include "core/passes/structured_pruning.h"

#include <algorithm>
#include <set>

namespace pare {

namespace {

// Groups of the hidden layers of feed-forward blocks.
std::set<std::string> neuronGroups(const ChannelGroups &groups, const Blocks &blocks)
{
    std::set<std::string> found;
    for (const Block &block : blocks.all()) {
        if (block.kind != BlockKind::FeedForward || block.layers.empty())
            continue;
        const NodeId down = block.layers.back();
        for (const ChannelGroup &group : groups.all()) {
            const auto in = [&](const GroupMember &member) {
                return member.role == MemberRole::Produces && std::find(block.layers.begin(), block.layers.end(), member.node) != block.layers.end();
            };
            const bool made = std::any_of(group.members.begin(), group.members.end(), in);
            const bool read = std::any_of(group.members.begin(), group.members.end(),
                                          [&](const GroupMember &member) { return member.role == MemberRole::Reads && member.node == down; });
            if (made && read)
                found.insert(group.id);
        }
    }
    return found;
}

StructuredPruning neurons(std::set<std::string> found)
{
    return {"prune-neurons", "neuron", false, [found = std::move(found)](const ChannelGroup &group) {
                if (!found.contains(group.id))
                    return OrReason<bool>::because({});
                return group.prunable ? OrReason<bool>(true) : OrReason<bool>::because(group.reason);
            }, true, "no feed-forward block was found"};
}

Result<PassOutcome> pruneNeurons(const Model &model, const PassRequest &request, PassContext &context)
{
    context.run.progress("following neurons");
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    PARE_TRY_ASSIGN(const ChannelGroups groups, ChannelGroups::of(model, shapes));
    return pruneStructures(neurons(neuronGroups(groups, Blocks::of(model, shapes))), groups, request, context);
}

} // namespace

const Pass &pruneNeuronsPass()
{
    static const Pass pass{"prune-neurons", "Removes the neurons that matter least from the hidden layers of feed-forward blocks", false, structuredOptions(neurons({})),
                           pruneNeurons};
    return pass;
}

} // namespace pare
