#include "core/analysis/function_attributes.h"

#include "core/analysis/budget.h"

namespace pare {

namespace {

void bind(pb::NodeProto &node, const GivenAttributes &given, int depth)
{
    if (depth > deepestNesting)
        return;
    for (int i = 0; i < node.attribute_size();) {
        auto &attribute = *node.mutable_attribute(i);
        if (!attribute.ref_attr_name().empty()) {
            const auto found = given.find(attribute.ref_attr_name());
            if (found == given.end()) {
                node.mutable_attribute()->DeleteSubrange(i, 1);
                continue;
            }
            const std::string name = attribute.name();
            attribute = *found->second;
            attribute.set_name(name);
        }
        if (attribute.has_g())
            for (auto &inner : *attribute.mutable_g()->mutable_node())
                bind(inner, given, depth + 1);
        for (auto &graph : *attribute.mutable_graphs())
            for (auto &inner : *graph.mutable_node())
                bind(inner, given, depth + 1);
        ++i;
    }
}

} // namespace

GivenAttributes givenAttributes(const pb::FunctionProto &function, const pb::NodeProto &call)
{
    GivenAttributes given;
    for (const auto &fallback : function.attribute_proto())
        given[fallback.name()] = &fallback;
    for (const auto &attribute : call.attribute())
        given[attribute.name()] = &attribute;
    return given;
}

void bindAttributes(pb::NodeProto &node, const GivenAttributes &given)
{
    bind(node, given, 0);
}

} // namespace pare
