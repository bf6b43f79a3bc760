#include "core/search/left_alone.h"

#include "core/search/apply_recipe.h"

#include <algorithm>
#include <map>

namespace pare {

namespace {

std::map<std::string, std::string> attributesOf(const pb::NodeProto &node)
{
    std::map<std::string, std::string> attributes;
    for (const auto &attribute : node.attribute())
        attributes[attribute.name()] = attribute.SerializeAsString();
    return attributes;
}

bool sameTensor(const pb::TensorProto &a, const Model &of, const pb::TensorProto &b, const Model &other)
{
    if (a.data_type() != b.data_type() || !std::equal(a.dims().begin(), a.dims().end(), b.dims().begin(), b.dims().end()))
        return false;
    const auto left = tensorBytes(a, of.payloads());
    const auto right = tensorBytes(b, other.payloads());
    return left.ok() && right.ok() && left->text() == right->text();
}

bool isTouched(const Model &before, const pb::NodeProto &node, const Model &after)
{
    const auto found = after.index().find(node.name());
    if (!found)
        return true;
    const pb::NodeProto &now = after.index().node(*found);
    if (now.op_type() != node.op_type() || now.domain() != node.domain() || attributesOf(now) != attributesOf(node))
        return true;
    for (int i = 0; i < node.input_size(); ++i) {
        const pb::TensorProto *was = before.index().constant(node.input(i));
        if (!was)
            continue;
        const pb::TensorProto *is = i < now.input_size() ? after.index().constant(now.input(i)) : nullptr;
        if (!is || !sameTensor(*was, before, *is, after))
            return true;
    }
    return false;
}

} // namespace

Result<std::set<std::string>> layersLeftAlone(const Model &model, const std::vector<std::string> &list)
{
    std::set<std::string> layers;
    for (const std::string &entry : list) {
        if (model.index().find(entry) || isInBranch(model, entry)) {
            layers.insert(entry);
            continue;
        }
        Select select;
        select.match = entry;
        auto meant = selectedLayers(model, select);
        if (!meant.ok())
            return meant.error();
        if (!*meant || (*meant)->empty())
            return invalidInput("no layer has this name or fits this expression, so that none is left alone by it", entry);
        layers.merge(**meant);
    }
    return layers;
}

std::vector<std::string> touchedLayers(const Model &before, const Model &after, const std::set<std::string> &layers)
{
    std::vector<std::string> touched;
    for (const std::string &layer : layers)
        if (const auto node = before.index().find(layer); node && isTouched(before, before.index().node(*node), after))
            touched.push_back(layer);
    return touched;
}

} // namespace pare
