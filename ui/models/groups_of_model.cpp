#include "ui/models/groups_of_model.h"

#include "core/analysis/blocks.h"
#include "core/analysis/layer_groups.h"

namespace pare {

SceneGroups groupsOf(const ModelView &view)
{
    std::vector<NodeId> layers;
    layers.reserve(view.rows().size());
    for (const LayerRow &row : view.rows())
        layers.push_back(row.id);
    // Structures are told apart by their shapes: before these are known, names and what repeats must do.
    const LayerGroups found = LayerGroups::of(view.model(), view.complete() ? Blocks::of(view.model(), view.shapes()) : Blocks(), layers);
    SceneGroups groups;
    for (const LayerGroup &group : found.all())
        groups.groups.push_back({group.name, group.label, group.kind, group.parent});
    for (const NodeId id : layers)
        groups.groupOf.push_back(found.groupOf(id));
    return groups;
}

} // namespace pare
