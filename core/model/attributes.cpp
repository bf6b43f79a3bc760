#include "core/model/attributes.h"

namespace pare {

const pb::AttributeProto *findAttribute(const pb::NodeProto &node, std::string_view name)
{
    for (const auto &attribute : node.attribute())
        if (attribute.name() == name)
            return &attribute;
    return nullptr;
}

namespace {

// Files of the first IR versions do not say an attribute's type: there, the field that is set says it.
bool isOfType(const pb::AttributeProto &attribute, pb::AttributeProto::AttributeType type, bool hasField)
{
    return attribute.type() == type || (attribute.type() == pb::AttributeProto::UNDEFINED && hasField);
}

} // namespace

int64_t intAttribute(const pb::NodeProto &node, std::string_view name, int64_t fallback)
{
    const auto *attribute = findAttribute(node, name);
    return attribute && isOfType(*attribute, pb::AttributeProto::INT, attribute->has_i()) ? attribute->i() : fallback;
}

float floatAttribute(const pb::NodeProto &node, std::string_view name, float fallback)
{
    const auto *attribute = findAttribute(node, name);
    return attribute && isOfType(*attribute, pb::AttributeProto::FLOAT, attribute->has_f()) ? attribute->f() : fallback;
}

std::string stringAttribute(const pb::NodeProto &node, std::string_view name, std::string_view fallback)
{
    const auto *attribute = findAttribute(node, name);
    return attribute && isOfType(*attribute, pb::AttributeProto::STRING, attribute->has_s()) ? attribute->s() : std::string(fallback);
}

std::vector<int64_t> intsAttribute(const pb::NodeProto &node, std::string_view name)
{
    const auto *attribute = findAttribute(node, name);
    if (!attribute || !isOfType(*attribute, pb::AttributeProto::INTS, attribute->ints_size() > 0))
        return {};
    return {attribute->ints().begin(), attribute->ints().end()};
}

namespace {

pb::AttributeProto &cleared(pb::NodeProto &node, std::string_view name, pb::AttributeProto::AttributeType type)
{
    pb::AttributeProto *found = nullptr;
    for (auto &attribute : *node.mutable_attribute())
        if (attribute.name() == name)
            found = &attribute;
    if (!found)
        found = node.add_attribute();
    found->Clear();
    found->set_name(std::string(name));
    found->set_type(type);
    return *found;
}

} // namespace

void setAttribute(pb::NodeProto &node, std::string_view name, int64_t value)
{
    cleared(node, name, pb::AttributeProto::INT).set_i(value);
}

void setAttribute(pb::NodeProto &node, std::string_view name, float value)
{
    cleared(node, name, pb::AttributeProto::FLOAT).set_f(value);
}

void setAttribute(pb::NodeProto &node, std::string_view name, std::string_view value)
{
    cleared(node, name, pb::AttributeProto::STRING).set_s(std::string(value));
}

void setAttribute(pb::NodeProto &node, std::string_view name, const std::vector<int64_t> &values)
{
    auto &attribute = cleared(node, name, pb::AttributeProto::INTS);
    attribute.mutable_ints()->Assign(values.begin(), values.end());
}

void removeAttribute(pb::NodeProto &node, std::string_view name)
{
    for (int i = 0; i < node.attribute_size(); ++i)
        if (node.attribute(i).name() == name)
            return node.mutable_attribute()->DeleteSubrange(i, 1);
}

bool isOp(const pb::NodeProto &node, std::string_view op)
{
    return node.op_type() == op && (node.domain().empty() || node.domain() == "ai.onnx");
}

std::string qualifiedOp(const pb::NodeProto &node)
{
    if (node.domain().empty() || node.domain() == "ai.onnx")
        return node.op_type();
    return node.domain() + "." + node.op_type();
}

} // namespace pare
