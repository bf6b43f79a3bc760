#include "ui/models/groups_of_model.h"

namespace pare {

SceneGroups groupsOf(const ModelView &view)
{
    const LayerGroups &found = view.layerGroups();
    SceneGroups groups;
    for (const LayerGroup &group : found.all())
        groups.groups.push_back({group.name, group.label, group.kind, group.parent});
    groups.groupOf.reserve(view.rows().size());
    for (const LayerRow &row : view.rows())
        groups.groupOf.push_back(found.groupOf(row.id));
    return groups;
}

} // namespace pare
