// Before: attention of h heads of size d: softmax(q k) v for each, joined and multiplied by the output's weights
// After:  the heads that matter least are gone from the weights of q, k, v and of the output; the size of a head stays. With what=size the heads stay, and the
//         positions within a head that matter least are gone from all heads of a layer: those of queries and keys, and those of values and output
// Conditions: the attention is written out in operators that channels are followed through; heads that share keys and values go together;
// where all heads share them, each goes alone from queries and output. Heads that an input or output of the graph has (caches) stay unless
// the options `inputs` and `outputs` let it shrink.
#include "core/passes/prune_heads.h"

#include "core/analysis/blocks.h"
#include "core/passes/structured_pruning.h"

#include <algorithm>
#include <map>
#include <set>

namespace pare {

namespace {

bool hasRole(const ChannelGroup &group, NodeId node, MemberRole role)
{
    return std::any_of(group.members.begin(), group.members.end(), [&](const GroupMember &member) { return member.node == node && member.role == role; });
}

// By group: why its heads stay; empty where they can go. Other groups are not in it.
std::map<std::string, std::string> headGroups(const ChannelGroups &groups, const Blocks &blocks)
{
    std::map<std::string, std::string> found;
    for (const Block &block : blocks.all()) {
        if (block.kind != BlockKind::Attention || block.value.value < 0)
            continue;
        for (const ChannelGroup &group : groups.all()) {
            const bool queries = block.query.value >= 0 && hasRole(group, block.query, MemberRole::Produces);
            // Keys and values that all heads share stay, whichever head goes.
            const bool shared = queries && block.keyHeads == 1 && block.heads > 1 && group.units == block.heads && block.output.value >= 0 &&
                                hasRole(group, block.output, MemberRole::Reads);
            if (!shared && (!hasRole(group, block.value, MemberRole::Produces) || (block.query.value >= 0 && !queries)))
                continue;
            if (!group.prunable)
                found[group.id] = group.reason;
            else if (block.heads > 0 && block.heads % group.units != 0)
                found[group.id] = "its " + std::to_string(block.heads) + " heads cannot be told apart in what goes together there";
            else
                found[group.id] = "";
        }
    }
    return found;
}

// found: by group, why it stays; empty where it can go.
StructuredPruning structure(const char *unit, std::map<std::string, std::string> found, bool gated, const char *wanting)
{
    return {"prune-heads", unit, true, [found = std::move(found)](const ChannelGroup &group) {
                const auto own = found.find(group.id);
                if (own != found.end() && own->second.empty())
                    return OrReason<bool>(true);
                return OrReason<bool>::because(own == found.end() ? std::string() : own->second);
            }, gated, wanting, true};
}

StructuredPruning heads(std::map<std::string, std::string> found)
{
    return structure("head", std::move(found), true, "no attention block was found");
}

// Groups of the positions within heads: a unit is as many channels as there are heads. Attention as one operator has no split of its heads that could be
// followed the other way.
std::map<std::string, std::string> sizeGroups(const ChannelGroups &groups, const Blocks &blocks)
{
    std::map<std::string, std::string> found;
    for (const Block &block : blocks.all()) {
        if (block.kind != BlockKind::Attention || block.value.value < 0)
            continue;
        for (const ChannelGroup &group : groups.all()) {
            if (!hasRole(group, block.value, MemberRole::Produces) && (block.query.value < 0 || !hasRole(group, block.query, MemberRole::Produces)))
                continue;
            if (block.fused)
                found[group.id] = "its attention is one operator, which keeps the size of its heads";
            else if (!group.prunable)
                found[group.id] = group.reason;
            else if (block.headSize <= 0 || group.units <= block.headSize)
                found[group.id] = "";
        }
    }
    return found;
}

Result<PassOutcome> pruneHeads(const Model &model, const PassRequest &request, PassContext &context)
{
    context.run.progress("following heads");
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    PARE_TRY_ASSIGN(const auto ends, endsThatMayShrink(model, request.options));
    PARE_TRY_ASSIGN(const ChannelGroups groups, ChannelGroups::of(model, shapes, ends));
    const Blocks blocks = Blocks::of(model, shapes);
    std::map<std::string, std::string> found = headGroups(groups, blocks);
    if (request.options.text("what") == "heads")
        return pruneStructures(heads(std::move(found)), groups, request, context);
    if (request.options.integer("rounds") > 1 || request.options.text("train") != "none" || request.options.text("importance") == "gates")
        return invalidInput("what=size takes one round without training, and knows no gates", "prune-heads");
    std::set<std::string> ids;
    for (const auto &[id, reason] : found)
        if (reason.empty())
            ids.insert(id);
    PARE_TRY_ASSIGN(const ChannelGroups within, ChannelGroups::withinHeads(groups, shapes, ids));
    return pruneStructures(structure("position", sizeGroups(within, blocks), false, "no attention block was found whose heads can be made smaller"), within, request, context);
}

std::vector<OptionSpec> options()
{
    std::vector<OptionSpec> all = structuredOptions(heads({}));
    all.insert(all.begin(), {"what", OptionType::Choice, "heads",
                             "heads: whole heads go, and keep their size; size: all heads stay, and each loses the same positions, of queries and keys together, and of values", "", {}, {}, {"heads", "size"}});
    return all;
}

} // namespace

const Pass &pruneHeadsPass()
{
    static const Pass pass{"prune-heads", "Removes the attention heads that matter least, from queries, keys, values and output together, or makes heads smaller", false, options(), pruneHeads};
    return pass;
}

} // namespace pare
