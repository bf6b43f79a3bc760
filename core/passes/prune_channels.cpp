// Before: a convolution or matrix product makes channels that others pass on and read
// After:  the channels that matter least are gone from its weights, from everything that passes them on, and from the weights that read them
// Conditions: every value on the way is followed by a known operator; no input or output of the graph has the channels unless the
//         options `inputs` and `outputs` let it shrink; at least one stays.
#include "core/passes/prune_channels.h"

#include "core/passes/structured_pruning.h"

namespace pare {

namespace {

const StructuredPruning &channels()
{
    static const StructuredPruning what{"prune-channels", "channel", false, [](const ChannelGroup &group) {
                                            return group.prunable ? OrReason<bool>(true)
                                                                  : OrReason<bool>::because(group.reason + (group.asWidth ? ": prune-width can shrink it" : ""));
                                        }, false, {}, true};
    return what;
}

Result<PassOutcome> pruneChannels(const Model &model, const PassRequest &request, PassContext &context)
{
    context.run.progress("following channels");
    PARE_TRY_ASSIGN(const auto ends, endsThatMayShrink(model, request.options));
    PARE_TRY_ASSIGN(const ChannelGroups groups, ChannelGroups::of(model, ends));
    return pruneStructures(channels(), groups, request, context);
}

} // namespace

const Pass &pruneChannelsPass()
{
    static const Pass pass{"prune-channels", "Removes the channels that matter least from convolutions and matrix products, wherever they are used", false,
                           structuredOptions(channels()), pruneChannels};
    return pass;
}

} // namespace pare
