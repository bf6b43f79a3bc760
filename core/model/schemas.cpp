#include "core/model/schemas.h"

#include <limits>

namespace pare {

const pb::OpSchema *Schemas::of(const pb::NodeProto &node)
{
    const auto [found, isNew] = m_known[node.domain()].try_emplace(node.op_type(), nullptr);
    if (!isNew)
        return found->second;
    const std::string domain = node.domain() == "ai.onnx" ? std::string() : node.domain();
    const int64_t opset = m_model.opset(domain);
    if (opset > 0 && opset <= std::numeric_limits<int>::max())
        found->second = pb::OpSchemaRegistry::Schema(node.op_type(), static_cast<int>(opset), domain);
    return found->second;
}

} // namespace pare
