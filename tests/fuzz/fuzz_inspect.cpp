// What `pare inspect` does in its own process: shapes, cost, blocks, dependency groups, and removing what they say can be removed.
// Whatever sizes a file states: a value or a typed error.
#include "core/analysis/blocks.h"
#include "core/analysis/cost.h"
#include "core/prune/remove_channels.h"
#include "tests/fuzz/edited_model.h"
#include "tests/fuzz/fuzz.h"

using namespace pare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto model = test::editedModel(data, size);
    if (!model.ok())
        return 0;
    const auto shapes = ShapeTable::of(*model);
    const auto cost = CostTable::of(*model);
    if (!shapes.ok() || !cost.ok())
        return 0;
    (void)Blocks::of(*model, cost->shapes());
    const auto groups = ChannelGroups::of(*model, *shapes);
    if (!groups.ok())
        return 0;
    ChannelRemoval removal;
    std::map<std::string, int64_t> kept;
    for (const ChannelGroup &group : groups->all())
        if (group.prunable && group.units > 1 && group.units < 1 << 16) {
            removal[group.id] = {group.units / 2};
            kept[group.id] = group.units - 1;
        }
    (void)estimateRemoval(*groups, kept).ok();
    if (const auto smaller = removeChannels(*groups, removal); smaller.ok() && !smaller->index().acyclic())
        std::abort();
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return test::editSeeds();
}
