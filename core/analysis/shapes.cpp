#include "core/analysis/shapes.h"

#include "core/analysis/budget.h"
#include "core/analysis/dims_text.h"
#include "core/base/checked.h"
#include "core/base/units.h"

namespace pare {

std::optional<int64_t> ValueShape::elements() const
{
    if (!ranked)
        return std::nullopt;
    std::vector<int64_t> sizes;
    for (const Dim &dim : dims)
        sizes.push_back(dim.size);
    return checkedElementCount(sizes);
}

std::optional<int64_t> ValueShape::bytes() const
{
    const auto count = elements();
    return count ? elementBytes(type, *count) : std::nullopt;
}

std::string ValueShape::text() const
{
    std::string text(type == 0 ? "?" : elementTypeName(type));
    if (!ranked)
        return text + " of unknown shape";
    if (dims.empty())
        return text + " scalar";
    std::vector<std::string> sizes;
    for (const Dim &dim : dims)
        sizes.push_back(dim.known() ? std::to_string(dim.size) : dim.symbol.empty() || dim.symbol.find('?') != std::string::npos ? "?" : dim.symbol);
    return text + " " + dimsText(sizes);
}

ValueShape valueShape(const pb::TypeProto &type)
{
    ValueShape shape;
    if (!type.has_tensor_type())
        return shape;
    shape.type = type.tensor_type().elem_type();
    shape.ranked = type.tensor_type().has_shape();
    for (const auto &dim : type.tensor_type().shape().dim()) {
        if (dim.has_dim_value() && dim.dim_value() >= 0)
            shape.dims.push_back({dim.dim_value(), {}});
        else
            shape.dims.push_back({-1, dim.dim_param()});
    }
    return shape;
}

Result<ShapeTable> ShapeTable::of(const Model &model, const std::map<std::string, int64_t> &symbols)
{
    PARE_TRY(checkBudget(model.proto()));
    ShapeTable table;
    table.m_symbols = symbols;
    Inference inference(model, table.m_symbols);
    try {
        inference.run();
    } catch (const std::exception &failure) {
        return internalError(std::string("shape inference failed: ") + failure.what());
    }
    inference.forEachValue([&](std::string_view name, const Inference::Value &value) {
        if (value.type.has_tensor_type())
            table.m_values.emplace(name, valueShape(value.type));
        if (value.known && !value.constant && value.known->isComplete())
            table.m_known.emplace(name, *value.known);
    });
    // Where a size was given for a name, inputs and what the file declares keep the name beside the size.
    const auto keepNames = [&](const auto &infos) {
        for (const auto &info : infos) {
            const auto found = table.m_values.find(info.name());
            const ValueShape said = valueShape(info.type());
            if (found == table.m_values.end() || said.dims.size() != found->second.dims.size())
                continue;
            for (size_t i = 0; i < said.dims.size(); ++i)
                if (Dim &dim = found->second.dims[i]; dim.known() && dim.symbol.empty())
                    dim.symbol = said.dims[i].symbol;
        }
    };
    keepNames(model.graph().input());
    keepNames(model.graph().output());
    table.m_complaints = inference.complaints();
    if (!table.m_complaints.empty()) {
        const ShapeComplaint &first = table.m_complaints.front();
        table.m_note = first.node + ": " + first.message;
        if (table.m_complaints.size() > 1)
            table.m_note += " (and " + plural(static_cast<int64_t>(table.m_complaints.size()) - 1, "more complaint") + ")";
    }
    return table;
}

const ValueShape *ShapeTable::find(std::string_view value) const
{
    if (m_values.empty())
        return nullptr; // of an outline: no name is hashed
    const auto found = m_values.find(value);
    return found == m_values.end() ? nullptr : &found->second;
}

const KnownValue *ShapeTable::known(std::string_view value) const
{
    const auto found = m_known.find(value);
    return found == m_known.end() ? nullptr : &found->second;
}

int ShapeTable::type(std::string_view value) const
{
    const ValueShape *shape = find(value);
    return shape ? shape->type : 0;
}

std::optional<std::vector<int64_t>> ShapeTable::dims(std::string_view value) const
{
    const ValueShape *shape = find(value);
    if (!shape || !shape->ranked)
        return std::nullopt;
    std::vector<int64_t> sizes;
    for (const Dim &dim : shape->dims) {
        if (!dim.known())
            return std::nullopt;
        sizes.push_back(dim.size);
    }
    return sizes;
}

std::optional<int> ShapeTable::rank(std::string_view value) const
{
    const ValueShape *shape = find(value);
    return shape && shape->ranked ? std::optional(static_cast<int>(shape->dims.size())) : std::nullopt;
}

bool hasInside(const Model &model, const pb::NodeProto &node)
{
    for (const auto &attribute : node.attribute())
        if (attribute.has_g() || attribute.graphs_size() > 0)
            return true;
    for (const auto &function : model.proto().functions())
        if (function.name() == node.op_type() && function.domain() == node.domain())
            return true;
    return false;
}

void visitInside(const Model &model, const ShapeTable &shapes, const InsideVisitor &visitor)
{
    std::vector<NodeId> outer;
    for (const NodeId id : model.index().order())
        if (hasInside(model, model.index().node(id)))
            outer.push_back(id);
    if (outer.empty())
        return;
    NodeId current;
    Inference inference(model, shapes.symbols());
    inference.onInnerNode([&](const pb::NodeProto &inner, const NodeTypes &types) { visitor(current, inner, types); });
    std::unordered_map<std::string_view, std::unique_ptr<pb::TypeProto>> types;
    const auto typeOf = [&](std::string_view name) -> const pb::TypeProto * {
        auto &type = types[name];
        if (type)
            return type.get();
        const ValueShape *shape = shapes.find(name);
        if (!shape)
            return nullptr;
        type = std::make_unique<pb::TypeProto>();
        auto &tensor = *type->mutable_tensor_type();
        tensor.set_elem_type(shape->type);
        if (shape->ranked) {
            tensor.mutable_shape();
            for (const Dim &dim : shape->dims) {
                auto &stated = *tensor.mutable_shape()->add_dim();
                if (dim.known())
                    stated.set_dim_value(dim.size);
                else
                    stated.set_dim_param(dim.symbol);
            }
        }
        return type.get();
    };
    for (const NodeId id : outer) {
        current = id;
        try {
            inference.runNode(model.index().node(id), typeOf);
        } catch (const std::exception &) {
            continue; // what could be walked through was visited
        }
    }
}

} // namespace pare
