// Before: y = MatMul(OneHot<axis = -1>(i, depth, [0, s]), W) · y = MatMul(Cast<to = float>(Equal(i, [0, 1, ... depth - 1])), W)
// After:  y = Gather(T, Clip(j, -1, depth)), where T is s * W with two rows of zeros below, and j is i without its last axis of one element,
//         or, for OneHot, i + depth where i is negative
// Conditions: i is int32 or int64; W is a float32 constant of two dimensions with depth rows; for Equal the last axis of i is known to have
// one element; opset 12 or newer (Clip on integers). An index outside of the range gives a row of zeros, as before.
// Why: a product with rows of zeros and one 1 is a look-up; it costs depth times as much, and its W cannot be stored as an embedding.
#include "core/passes/replace_one_hot.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pare {

namespace {

struct OneHotProduct {
    NodeId product;
    std::string indices;
    bool keepsAxis = false; // the indices have a last axis of one element
    bool wraps = false;     // negative indices count from the end
    double on = 1;
    WeightedLayer weight;
    std::vector<NodeId> makers; // of the one-hot rows, the last first
};

OrReason<OneHotProduct> because(const std::string &reason)
{
    return OrReason<OneHotProduct>::because(reason);
}

// Empty reason: there is nothing like it here.
OrReason<OneHotProduct> nothing()
{
    return because({});
}

std::optional<double> oneNumber(const Model &model, const std::string &value)
{
    const auto *tensor = value.empty() ? nullptr : model.index().constant(value);
    if (!tensor || tensorElementCount(*tensor).valueOr(0) != 1)
        return std::nullopt;
    const auto values = toDoubles(*tensor, model.payloads());
    return values.ok() ? std::optional(values->front()) : std::nullopt;
}

// 0, 1, ... depth - 1 on the last axis.
bool countsUp(const Model &model, const std::string &value, int64_t depth)
{
    const auto *tensor = model.index().constant(value);
    if (!tensor || tensor->dims_size() == 0 || tensor->dims(tensor->dims_size() - 1) != depth || tensorElementCount(*tensor).valueOr(0) != depth)
        return false;
    const auto values = model.constantInts(value);
    for (int64_t i = 0; values.ok() && i < depth; ++i)
        if ((*values)[static_cast<size_t>(i)] != i)
            return false;
    return values.ok();
}

bool isIndex(const ShapeTable &shapes, const std::string &value)
{
    return shapes.type(value) == pb::TensorProto::INT32 || shapes.type(value) == pb::TensorProto::INT64;
}

OrReason<OneHotProduct> fromOneHot(const Model &model, const ShapeTable &shapes, const pb::NodeProto &node, OneHotProduct found)
{
    const int64_t depth = found.weight.dims[0];
    const auto rank = shapes.rank(node.output(0));
    const int64_t axis = intAttribute(node, "axis", -1);
    const auto *values = model.index().constant(node.input(2));
    const auto pair = values ? toDoubles(*values, model.payloads()) : Result<std::vector<double>>(std::vector<double>());
    if (axis != -1 && (!rank || axis != *rank - 1))
        return because("its one-hot rows do not lie on the last axis");
    if (oneNumber(model, node.input(1)) != static_cast<double>(depth))
        return because("the depth of " + node.name() + " is not known to be " + std::to_string(depth));
    if (!pair.ok() || pair->size() != 2 || (*pair)[0] != 0 || !std::isfinite((*pair)[1]))
        return because("the values of " + node.name() + " are not known to be 0 and one other number");
    if (!isIndex(shapes, node.input(0)))
        return because("the indices of " + node.name() + " are not known to be int32 or int64");
    found.indices = node.input(0);
    found.wraps = true;
    found.on = (*pair)[1];
    return found;
}

OrReason<OneHotProduct> fromEqual(const Model &model, const ShapeTable &shapes, const pb::NodeProto &node, OneHotProduct found)
{
    const int64_t depth = found.weight.dims[0];
    for (const int side : {0, 1}) {
        const std::string &indices = node.input(1 - side);
        const ValueShape *shape = shapes.find(indices);
        if (!countsUp(model, node.input(side), depth))
            continue;
        const int ranks = model.index().constant(node.input(side))->dims_size();
        if (!shape || !shape->ranked || static_cast<int>(shape->dims.size()) < ranks || shape->dims.back().size != 1)
            return because("the last axis of " + indices + " is not known to have one element");
        if (!isIndex(shapes, indices))
            return because("the indices of " + node.name() + " are not known to be int32 or int64");
        found.indices = indices;
        found.keepsAxis = true;
        return found;
    }
    return nothing();
}

OrReason<OneHotProduct> oneHotProductAt(const Model &model, const ShapeTable &shapes, NodeId id)
{
    const auto &index = model.index();
    const auto &product = index.node(id);
    auto from = index.producer(product.input(0));
    OneHotProduct found;
    found.product = id;
    bool cast = false;
    while (from && isOp(index.node(*from), "Cast") && found.makers.size() < 4) {
        cast = cast || intAttribute(index.node(*from), "to", 0) == pb::TensorProto::FLOAT;
        found.makers.push_back(*from);
        from = index.producer(index.node(*from).input(0));
    }
    if (!from || !(isOp(index.node(*from), "OneHot") || (isOp(index.node(*from), "Equal") && cast)))
        return nothing();
    found.makers.push_back(*from);
    const auto layer = weightedLayer(model, id);
    if (!layer)
        return because(layer.reason());
    found.weight = *layer;
    if (model.opset() < 12)
        return because("integers can be limited from opset 12 on");
    const auto &node = index.node(*from);
    return isOp(node, "OneHot") ? fromOneHot(model, shapes, node, std::move(found)) : fromEqual(model, shapes, node, std::move(found));
}

void replace(GraphEditor &editor, PassRun &run, const ShapeTable &shapes, const OneHotProduct &found, const std::vector<float> &weights)
{
    const int64_t depth = found.weight.dims[0];
    const int64_t width = found.weight.dims[1];
    const std::string base = found.weight.name;
    std::vector<float> table(static_cast<size_t>((depth + 2) * width), 0.0F);
    for (size_t i = 0; i < weights.size(); ++i)
        table[i] = static_cast<float>(static_cast<double>(weights[i]) * found.on);
    const bool wide = shapes.type(found.indices) == pb::TensorProto::INT64;
    const auto number = [&](const std::string &part, int64_t value) {
        return editor.addInitializer(base + "/" + part, wide ? pb::TensorProto::INT64 : pb::TensorProto::INT32, {},
                                     wide ? bytesOf(std::vector<int64_t>{value}) : bytesOf(std::vector<int32_t>{static_cast<int32_t>(value)}));
    };
    const auto made = [&](const char *op, const std::string &part, const std::vector<std::string> &inputs) {
        const std::string name = editor.uniqueName(base + "/" + part);
        editor.add(op, name, inputs, {name});
        return name;
    };
    std::string indices = found.indices;
    if (found.keepsAxis) {
        if (editor.source().opset() >= 13) {
            indices = made("Squeeze", "indices", {indices, editor.addInts(base + "/axis", {1}, {-1})});
        } else {
            const std::string name = editor.uniqueName(base + "/indices");
            setAttribute(editor.add("Squeeze", name, {indices}, {name}), "axes", std::vector<int64_t>{-1});
            indices = name;
        }
    }
    if (found.wraps) {
        const std::string negative = made("Less", "negative", {indices, number("zero", 0)});
        indices = made("Where", "wrapped", {negative, made("Add", "from_end", {indices, number("depth", depth)}), indices});
    }
    indices = made("Clip", "limited", {indices, number("least", -1), number("most", depth)});
    auto &product = editor.node(found.product);
    product.set_op_type("Gather");
    product.set_input(0, editor.addFloats(base + "/table", {depth + 2, width}, table));
    product.set_input(1, indices);
    product.clear_attribute();
    for (const NodeId maker : found.makers) {
        const auto &node = editor.index().node(maker);
        if (!editor.index().onlyUse(node.output(0)))
            break; // others read it: it stays, and what it reads
        editor.remove(maker);
        run.changed(node.name(), "part of the look-up " + base, {base});
    }
    run.changed(base, "looks up rows instead of multiplying with one-hot rows", {base});
}

Result<PassOutcome> replaceOneHot(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("replace-one-hot", request, context);
    const auto products = model.index().nodesOf("MatMul");
    if (products.empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    GraphEditor editor(model);
    for (const NodeId id : products) {
        if (run.stopRequested())
            return cancelled();
        const std::string name = model.index().node(id).name();
        if (!run.wants(name))
            continue;
        const auto found = oneHotProductAt(model, shapes, id);
        if (!found) {
            if (!found.reason().empty())
                run.declined(name, found.reason());
            continue;
        }
        PARE_TRY_ASSIGN(const auto weights, weightValues(model, found->weight));
        if (!weights) {
            run.declined(name, weights.reason());
            continue;
        }
        replace(editor, run, shapes, *found, *weights);
    }
    if (run.changedAnything())
        standaloneInitializers(editor);
    return run.finish(editor);
}

} // namespace

const Pass &replaceOneHotPass()
{
    static const Pass pass{"replace-one-hot",
                           "Looks up rows where one-hot rows are multiplied with a constant matrix",
                           false,
                           {},
                           alsoInBranches<replaceOneHot>,
                           true};
    return pass;
}

} // namespace pare
