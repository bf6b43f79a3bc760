// What is kept of a value: its type with the sizes that are known, and its content where that is the same at every run.
#include "core/analysis/inference.h"

#include <utility>

namespace pare {

// What the file says about a value fills the gaps of what was found, and stands where nothing was found.
void Inference::store(Scope &scope, const pb::NodeProto &node, int output, pb::TypeProto &&type)
{
    const std::string &name = node.output(output);
    Value &value = scope.values[name];
    value.type = std::move(type);
    if (scope.declared)
        if (const auto found = scope.declared->find(name); found != scope.declared->end() && found->second->has_type()) {
            pb::TypeProto declared = found->second->type();
            giveSizes(declared, {});
            if (value.type.value_case() == pb::TypeProto::VALUE_NOT_SET) {
                value.type = std::move(declared);
            } else if (value.type.has_tensor_type() && declared.has_tensor_type()) {
                auto &own = *value.type.mutable_tensor_type();
                const auto &said = declared.tensor_type();
                if (own.elem_type() == 0)
                    own.set_elem_type(said.elem_type());
                if (!own.has_shape() && said.has_shape()) {
                    *own.mutable_shape() = said.shape();
                } else if (said.has_shape() && own.shape().dim_size() != said.shape().dim_size()) {
                    complain(scope, node, "the file gives " + name + " " + std::to_string(said.shape().dim_size()) +
                                              " dimensions, its operator " + std::to_string(own.shape().dim_size()));
                } else if (said.has_shape()) {
                    for (int i = 0; i < said.shape().dim_size(); ++i) {
                        auto &dim = *own.mutable_shape()->mutable_dim(i);
                        const auto &other = said.shape().dim(i);
                        if (dim.has_dim_value() && other.has_dim_value() && dim.dim_value() != other.dim_value())
                            complain(scope, node, "the file gives " + name + " the size " + std::to_string(other.dim_value()) +
                                                      " in dimension " + std::to_string(i) + ", its operator " +
                                                      std::to_string(dim.dim_value()));
                        else if (!dim.has_dim_value() && other.has_dim_value() && other.dim_value() >= 0 &&
                                 (dim.dim_param().empty() || dim.dim_param().find('?') != std::string::npos))
                            dim.set_dim_value(other.dim_value());
                        else if (!dim.has_dim_value() && dim.dim_param().empty() && !other.dim_param().empty())
                            dim.set_dim_param(other.dim_param());
                    }
                }
            }
        }
    nameUnknownSizes(value.type);
}

void Inference::propagate(Scope &scope, const pb::NodeProto &node)
{
    if (!carriesKnownValues(node))
        return;
    std::vector<const KnownValue *> contents(static_cast<size_t>(node.input_size()), nullptr);
    std::vector<const pb::TypeProto *> types(contents.size(), nullptr);
    std::vector<Value *> inputs(contents.size(), nullptr);
    bool any = node.op_type() == "Shape" || node.op_type() == "Size";
    bool allConstant = true;
    for (size_t i = 0; i < inputs.size(); ++i) {
        const std::string &name = node.input(static_cast<int>(i));
        inputs[i] = name.empty() ? nullptr : scope.find(name);
        if (!inputs[i])
            continue;
        types[i] = &inputs[i]->type;
        allConstant = allConstant && inputs[i]->constant;
        any = any || inputs[i]->known; // not yet the constants: most of them are weights beside an unknown activation
    }
    if (!any && !allConstant)
        return;
    for (size_t i = 0; i < inputs.size(); ++i)
        contents[i] = inputs[i] ? known(*inputs[i]) : nullptr;
    auto results = propagateKnownValues(node, {contents, types});
    for (size_t i = 0; i < results.size(); ++i)
        if (results[i] && !node.output(static_cast<int>(i)).empty())
            scope.values[node.output(static_cast<int>(i))].known = std::make_unique<KnownValue>(std::move(*results[i]));
}

const KnownValue *Inference::known(Value &value) const
{
    if (!value.known && value.constant && !value.asked) {
        value.asked = true;
        if (auto content = knownConstant(*value.constant))
            value.known = std::make_unique<KnownValue>(std::move(*content));
    }
    return value.known.get();
}

// Puts the sizes that the caller gave for names in; "images[0]" stands for a size of the input images that has no name.
void Inference::giveSizes(pb::TypeProto &type, const std::string &value) const
{
    if (!type.has_tensor_type() || !type.tensor_type().has_shape())
        return;
    auto &shape = *type.mutable_tensor_type()->mutable_shape();
    for (int i = 0; i < shape.dim_size(); ++i) {
        auto &dim = *shape.mutable_dim(i);
        if (dim.has_dim_value() && dim.dim_value() >= 0)
            continue;
        if (dim.has_dim_value())
            dim.clear_dim_value(); // some exporters write -1 for a size that is open,
        if (dim.dim_param().starts_with('?'))
            dim.clear_dim_param(); // some a question mark, the same for different sizes
        if (m_symbols.empty())
            continue;
        const bool named = dim.has_dim_param() && !dim.dim_param().empty();
        if (!named && value.empty())
            continue;
        const auto found = m_symbols.find(named ? dim.dim_param() : value + "[" + std::to_string(i) + "]");
        if (found != m_symbols.end())
            dim.set_dim_value(found->second);
    }
}

// A size that nobody named gets a name, so that two values that share it can be seen to do so.
void Inference::nameUnknownSizes(pb::TypeProto &type)
{
    if (!type.has_tensor_type() || !type.tensor_type().has_shape())
        return;
    for (auto &dim : *type.mutable_tensor_type()->mutable_shape()->mutable_dim())
        if (!dim.has_dim_value() && dim.dim_param().empty())
            dim.set_dim_param("?" + std::to_string(++m_named));
}

} // namespace pare
