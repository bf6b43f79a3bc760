// Attributes of nodes by name, with the operator's default where the node has none.
#pragma once

#include "core/model/onnx.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

[[nodiscard]] const pb::AttributeProto *findAttribute(const pb::NodeProto &node, std::string_view name);
[[nodiscard]] int64_t intAttribute(const pb::NodeProto &node, std::string_view name, int64_t fallback);
[[nodiscard]] float floatAttribute(const pb::NodeProto &node, std::string_view name, float fallback);
[[nodiscard]] std::string stringAttribute(const pb::NodeProto &node, std::string_view name, std::string_view fallback = {});
[[nodiscard]] std::vector<int64_t> intsAttribute(const pb::NodeProto &node, std::string_view name);

void setAttribute(pb::NodeProto &node, std::string_view name, int64_t value);
void setAttribute(pb::NodeProto &node, std::string_view name, float value);
void setAttribute(pb::NodeProto &node, std::string_view name, std::string_view value);
void setAttribute(pb::NodeProto &node, std::string_view name, const std::vector<int64_t> &values);
void removeAttribute(pb::NodeProto &node, std::string_view name);

// True where the node's domain is ONNX's own ("" or "ai.onnx") and its operator is `op`.
[[nodiscard]] bool isOp(const pb::NodeProto &node, std::string_view op);
// "Conv", or "com.microsoft.MatMulNBits" for other domains.
[[nodiscard]] std::string qualifiedOp(const pb::NodeProto &node);

} // namespace pare
