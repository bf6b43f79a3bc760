#include "core/passes/stated_shapes.h"

#include "core/model/graph_editor.h"

namespace pare {

Model withoutStatedShapes(const Model &model)
{
    GraphEditor editor(model);
    editor.clearShapes();
    for (auto &output : *editor.graph().mutable_output())
        if (output.type().has_tensor_type())
            output.mutable_type()->mutable_tensor_type()->clear_shape();
    return editor.finish();
}

} // namespace pare
