// The groups that a model's layers are looked at in, for the graph canvas.
#pragma once

#include "ui/canvas/fold_scene.h"
#include "ui/models/model_view.h"

namespace pare {

// Of a scene whose first nodes are the view's rows.
[[nodiscard]] SceneGroups groupsOf(const ModelView &view);

} // namespace pare
