// Before: layers write to and read from a stream of d channels, which LayerNormalization (also written out) normalizes
// After:  the channels that matter least are gone from all of them and from the normalization, which normalizes what is left
// Conditions: as for prune-channels. This is not the same as setting the channels to zero: mean and variance are those of what is left.
#include "core/passes/prune_width.h"

#include "core/passes/structured_pruning.h"

namespace pare {

namespace {

const StructuredPruning &width()
{
    static const StructuredPruning what{"prune-width", "channel", false, [](const ChannelGroup &group) {
                                            return group.asWidth ? OrReason<bool>(true) : OrReason<bool>::because(group.isWidth ? group.reason : std::string());
                                        }, false, "no channels are normalized together", true};
    return what;
}

Result<PassOutcome> pruneWidth(const Model &model, const PassRequest &request, PassContext &context)
{
    context.run.progress("following channels");
    PARE_TRY_ASSIGN(const auto ends, endsThatMayShrink(model, request.options));
    PARE_TRY_ASSIGN(const ChannelGroups groups, ChannelGroups::of(model, ends));
    return pruneStructures(width(), groups, request, context);
}

} // namespace

const Pass &pruneWidthPass()
{
    static const Pass pass{"prune-width", "Removes channels that are normalized together (the width of a transformer) from all layers that write or read them", false,
                           structuredOptions(width()), pruneWidth};
    return pass;
}

} // namespace pare
