#include "core/analysis/inference.h"

#include "core/analysis/budget.h"
#include "core/analysis/function_attributes.h"
#include "core/analysis/own_shape_rules.h"
#include "core/model/attributes.h"

#include <onnx/defs/shape_inference.h>

#include <algorithm>
#include <exception>

namespace pare {

namespace {

using Scope = Inference::Scope;
using Value = Inference::Value;

// A known value as a tensor, where its type has a field of its own; null otherwise.
std::unique_ptr<pb::TensorProto> asTensor(const KnownValue &known)
{
    auto tensor = std::make_unique<pb::TensorProto>();
    tensor->set_data_type(known.type);
    tensor->mutable_dims()->Assign(known.dims.begin(), known.dims.end());
    for (const KnownNumber &number : known.elements) {
        const bool whole = number.kind == KnownNumber::Kind::Integer;
        if (known.type == pb::TensorProto::INT64 && whole)
            tensor->add_int64_data(number.integer);
        else if ((known.type == pb::TensorProto::INT32 || known.type == pb::TensorProto::BOOL) && whole)
            tensor->add_int32_data(static_cast<int32_t>(number.integer));
        else if (known.type == pb::TensorProto::FLOAT && number.kind == KnownNumber::Kind::Real)
            tensor->add_float_data(static_cast<float>(number.real));
        else
            return nullptr;
    }
    return tensor;
}

std::unique_ptr<pb::TensorShapeProto> asShape(const KnownValue &known)
{
    if (known.rank() > 1)
        return nullptr;
    auto shape = std::make_unique<pb::TensorShapeProto>();
    for (const KnownNumber &number : known.elements) {
        auto &dim = *shape->add_dim();
        if (number.isInteger())
            dim.set_dim_value(number.integer);
        else if (number.kind == KnownNumber::Kind::Symbol)
            dim.set_dim_param(number.symbol);
        else if (number.kind == KnownNumber::Kind::Real)
            return nullptr;
    }
    return shape;
}

bool refersToAttributes(const pb::NodeProto &node)
{
    return std::any_of(node.attribute().begin(), node.attribute().end(), [](const pb::AttributeProto &attribute) {
        return !attribute.ref_attr_name().empty() || attribute.has_g() || attribute.graphs_size() > 0;
    });
}

} // namespace

// ONNX asks for the types of a body's results through this.
class BodyInferencer final : public pb::GraphInferencer {
public:
    BodyInferencer(Inference &inference, Scope &outer, const pb::GraphProto &body, const std::string &path)
        : m_inference(inference), m_body(body)
    {
        m_scope.outer = &outer;
        m_scope.depth = outer.depth + 1;
        m_scope.imports = outer.imports;
        m_scope.path = path;
    }

    std::vector<const pb::TypeProto *> doInferencing(const std::vector<const pb::TypeProto *> &inputTypes,
                                                     const std::vector<const pb::TensorProto *> &) override
    {
        m_scope.values.clear();
        for (int i = 0; i < m_body.input_size(); ++i) {
            const auto &input = m_body.input(i);
            Value &value = m_scope.values[input.name()];
            const auto *given = static_cast<size_t>(i) < inputTypes.size() ? inputTypes[static_cast<size_t>(i)] : nullptr;
            if (given && given->value_case() != pb::TypeProto::VALUE_NOT_SET)
                value.type = *given;
            else
                value.type = input.type();
            m_inference.giveSizes(value.type, input.name());
            m_inference.nameUnknownSizes(value.type);
        }
        m_inference.inferBody(m_scope, m_body);
        static const pb::TypeProto nothing;
        std::vector<const pb::TypeProto *> results;
        for (const auto &output : m_body.output()) {
            const Value *value = m_scope.find(output.name());
            results.push_back(value ? &value->type : output.has_type() ? &output.type() : &nothing);
        }
        return results;
    }

private:
    Inference &m_inference;
    const pb::GraphProto &m_body;
    Scope m_scope;
};

namespace {

// One node as ONNX's functions see it.
class NodeContext final : public pb::InferenceContext {
public:
    NodeContext(Inference &inference, Scope &scope, const pb::NodeProto &node)
        : m_inference(inference), m_scope(scope), m_node(node), m_outputs(static_cast<size_t>(node.output_size()))
    {
        m_inputs.reserve(static_cast<size_t>(node.input_size()));
        for (const auto &input : node.input())
            m_inputs.push_back(input.empty() ? nullptr : scope.find(input));
    }

    const pb::AttributeProto *getAttribute(const std::string &name) const override { return findAttribute(m_node, name); }
    size_t getNumInputs() const override { return m_inputs.size(); }
    bool hasInput(size_t index) const override
    {
        return index < m_inputs.size() && !m_node.input(static_cast<int>(index)).empty();
    }
    const pb::TypeProto *getInputType(size_t index) const override
    {
        const Value *value = m_inputs.at(index);
        return value && value->type.value_case() != pb::TypeProto::VALUE_NOT_SET ? &value->type : nullptr;
    }
    const pb::TensorProto *getInputData(size_t index) const override
    {
        Value *value = m_inputs.at(index);
        if (!value)
            return nullptr;
        if (value->constant)
            return value->constant->data_location() == pb::TensorProto::EXTERNAL ? nullptr : value->constant;
        if (!value->known)
            return nullptr;
        if (!value->knownTensor)
            value->knownTensor = asTensor(*value->known);
        return value->knownTensor.get();
    }
    const pb::TensorShapeProto *getSymbolicInput(size_t index) const override
    {
        Value *value = m_inputs.at(index);
        if (!value || value->constant || !value->known)
            return nullptr;
        if (!value->knownShape)
            value->knownShape = asShape(*value->known);
        return value->knownShape.get();
    }
    const pb::SparseTensorProto *getInputSparseData(size_t) const override { return nullptr; }
    size_t getNumOutputs() const override { return m_outputs.size(); }
    pb::TypeProto *getOutputType(size_t index) override { return &m_outputs.at(index); }
    bool hasOutput(size_t index) override
    {
        return index < m_outputs.size() && !m_node.output(static_cast<int>(index)).empty();
    }
    pb::GraphInferencer *getGraphAttributeInferencer(const std::string &name) override
    {
        const auto *attribute = findAttribute(m_node, name);
        if (!attribute || !attribute->has_g())
            fail_type_inference("attribute ", name, " holds no graph");
        if (m_scope.depth >= deepestNesting)
            fail_type_inference("bodies are nested too deeply");
        auto &body = m_bodies[name];
        if (!body)
            body = std::make_unique<BodyInferencer>(m_inference, m_scope, attribute->g(), m_scope.path + m_node.name() + "/");
        return body.get();
    }
    std::string getDisplayName() const override { return m_node.name(); }

    // True where the type and rank of every input are known: then a failure says something about the model.
    [[nodiscard]] bool inputsAreKnown() const
    {
        for (size_t i = 0; i < m_inputs.size(); ++i)
            if (hasInput(i) && (!m_inputs[i] || !m_inputs[i]->type.has_tensor_type() || m_inputs[i]->type.tensor_type().elem_type() == 0 ||
                                !m_inputs[i]->type.tensor_type().has_shape()))
                return false;
        return true;
    }
    [[nodiscard]] const std::vector<Value *> &inputs() const { return m_inputs; }

private:
    Inference &m_inference;
    Scope &m_scope;
    const pb::NodeProto &m_node;
    std::vector<Value *> m_inputs;
    std::vector<pb::TypeProto> m_outputs;
    std::map<std::string, std::unique_ptr<BodyInferencer>> m_bodies;
};

} // namespace

Value *Scope::find(std::string_view name)
{
    for (Scope *scope = this; scope; scope = scope->outer) {
        if (const auto found = scope->values.find(name); found != scope->values.end())
            return &found->second;
        if (scope->typeOf)
            if (const auto *type = scope->typeOf(name)) {
                Value &value = scope->values[name];
                value.type = *type;
                return &value;
            }
    }
    return nullptr;
}

Inference::Inference(const Model &model, const std::map<std::string, int64_t> &symbols) : m_model(model), m_symbols(symbols)
{
    for (const auto &import : model.proto().opset_import())
        m_imports[import.domain() == "ai.onnx" ? std::string() : import.domain()] = static_cast<int>(import.version());
    for (const auto &function : model.proto().functions()) {
        m_functions.emplace(function.domain() + '\n' + function.name(), &function);
        auto &imports = m_functionImports[&function];
        for (const auto &import : function.opset_import())
            imports[import.domain() == "ai.onnx" ? std::string() : import.domain()] = static_cast<int>(import.version());
    }
    m_main = std::make_unique<Scope>();
    m_main->imports = &m_imports;
}

Inference::~Inference() = default;

void Inference::run()
{
    const auto &graph = m_model.graph();
    for (const auto &info : graph.value_info())
        m_declared.emplace(info.name(), &info);
    for (const auto &info : graph.output())
        m_declared.insert_or_assign(info.name(), &info);
    m_main->declared = &m_declared;
    m_main->values.reserve(static_cast<size_t>(graph.node_size()) * 2 + static_cast<size_t>(graph.initializer_size()));
    addConstants(*m_main, graph);
    for (const auto &input : graph.input()) {
        Value &value = m_main->values[input.name()];
        if (value.constant)
            continue; // an initializer that is listed as input too
        value.type = input.type();
        giveSizes(value.type, input.name());
        nameUnknownSizes(value.type);
    }
    for (const NodeId id : m_model.index().order())
        inferNode(*m_main, graph.node(id.value));
}

void Inference::runNode(const pb::NodeProto &node, const std::function<const pb::TypeProto *(std::string_view)> &typeOf)
{
    if (!m_main->typeOf) {
        m_main->typeOf = typeOf;
        addConstants(*m_main, m_model.graph());
    }
    inferNode(*m_main, node);
}

void Inference::addConstants(Scope &scope, const pb::GraphProto &graph)
{
    const auto add = [&](const std::string &name, const pb::TensorProto *tensor, int type, const auto &dims) {
        Value &value = scope.values[name];
        value.constant = tensor;
        auto &tensorType = *value.type.mutable_tensor_type();
        tensorType.set_elem_type(type);
        auto &shape = *tensorType.mutable_shape();
        for (const int64_t dim : dims)
            shape.add_dim()->set_dim_value(dim);
    };
    for (const auto &tensor : graph.initializer())
        add(tensor.name(), &tensor, tensor.data_type(), tensor.dims());
    for (const auto &sparse : graph.sparse_initializer())
        add(sparse.values().name(), nullptr, sparse.values().data_type(), sparse.dims());
}

void Inference::inferBody(Scope &scope, const pb::GraphProto &body)
{
    std::unordered_map<std::string_view, const pb::ValueInfoProto *> declared;
    for (const auto &info : body.value_info())
        declared.emplace(info.name(), &info);
    for (const auto &info : body.output())
        declared.insert_or_assign(info.name(), &info);
    scope.declared = &declared;
    addConstants(scope, body);
    for (const auto &node : body.node())
        inferNode(scope, node);
    scope.declared = nullptr;
}

void Inference::inferNode(Scope &scope, const pb::NodeProto &node)
{
    NodeContext context(*this, scope, node);
    try {
        inferTypes(scope, node, context);
    } catch (const std::exception &failure) {
        if (context.inputsAreKnown())
            complain(scope, node, failure.what());
    }
    for (int i = 0; i < node.output_size(); ++i)
        if (!node.output(i).empty())
            store(scope, node, i, std::move(*context.getOutputType(static_cast<size_t>(i))));
    if (isOp(node, "Constant") && node.output_size() == 1) {
        Value &value = scope.values[node.output(0)];
        if (const auto *attribute = findAttribute(node, "value"); attribute && attribute->has_t())
            value.constant = &attribute->t();
    }
    propagate(scope, node);
    if (m_visitor && scope.depth > 0) {
        NodeTypes types;
        for (const Value *value : context.inputs())
            types.inputs.push_back(value ? &value->type : nullptr);
        for (const auto &output : node.output()) {
            const Value *value = output.empty() ? nullptr : scope.find(output);
            types.outputs.push_back(value ? &value->type : nullptr);
        }
        m_visitor(node, types);
    }
}

// PyTorch writes "squeeze where the size is 1" as an If. Where the condition is known, the branch that is taken says it all; the
// other one's shape would make the rank unknown.
bool Inference::inferKnownBranch(Scope &scope, const pb::NodeProto &node, pb::InferenceContext &context)
{
    Value *condition = node.input_size() == 1 ? scope.find(node.input(0)) : nullptr;
    const KnownValue *content = condition ? known(*condition) : nullptr;
    if (!content || content->elements.size() != 1 || !content->elements[0].isInteger())
        return false;
    auto *branch = context.getGraphAttributeInferencer(content->elements[0].integer != 0 ? "then_branch" : "else_branch");
    const auto types = branch->doInferencing({}, {});
    for (size_t i = 0; i < types.size() && i < context.getNumOutputs(); ++i)
        *context.getOutputType(i) = *types[i];
    return true;
}

bool Inference::inferTypes(Scope &scope, const pb::NodeProto &node, pb::InferenceContext &context)
{
    if (!m_functions.empty())
        if (const auto found = m_functions.find(node.domain() + '\n' + node.op_type()); found != m_functions.end()) {
            inferCall(scope, node, *found->second, context);
            return true;
        }
    if (const OwnShapeRule rule = ownShapeRule(node.domain(), node.op_type()); rule && rule(context))
        return true;
    if (isOp(node, "If") && !m_visitor && inferKnownBranch(scope, node, context))
        return true;
    const pb::OpSchema *found = schema(scope, node);
    if (!found)
        return false;
    if (found->has_type_and_shape_inference_function()) {
        found->GetTypeAndShapeInferenceFunction()(context);
        return true;
    }
    if (!found->HasFunction())
        return false;
    if (const auto *function = found->GetFunction()) {
        inferCall(scope, node, *function, context);
        return true;
    }
    return false;
}

void Inference::inferCall(Scope &scope, const pb::NodeProto &node, const pb::FunctionProto &function, pb::InferenceContext &context)
{
    if (scope.depth >= deepestNesting)
        return;
    Scope inner;
    inner.depth = scope.depth + 1;
    inner.path = scope.path + node.name() + "/";
    auto &imports = m_functionImports[&function];
    if (imports.empty())
        for (const auto &import : function.opset_import())
            imports[import.domain() == "ai.onnx" ? std::string() : import.domain()] = static_cast<int>(import.version());
    inner.imports = &imports;
    for (int i = 0; i < function.input_size() && i < node.input_size(); ++i) {
        Value *outer = node.input(i).empty() ? nullptr : scope.find(node.input(i));
        if (!outer)
            continue;
        Value &value = inner.values[function.input(i)];
        value.type = outer->type;
        value.constant = outer->constant;
        if (const KnownValue *content = known(*outer); content && !outer->constant)
            value.known = std::make_unique<KnownValue>(*content);
    }
    const GivenAttributes given = givenAttributes(function, node);
    for (const auto &step : function.node()) {
        if (refersToAttributes(step)) {
            inner.bound.push_back(step);
            bindAttributes(inner.bound.back(), given);
            inferNode(inner, inner.bound.back());
        } else {
            inferNode(inner, step);
        }
    }
    for (int i = 0; i < function.output_size() && i < node.output_size(); ++i)
        if (Value *result = inner.find(function.output(i))) {
            *context.getOutputType(static_cast<size_t>(i)) = result->type;
            if (const KnownValue *content = known(*result); content && !node.output(i).empty())
                scope.values[node.output(i)].known = std::make_unique<KnownValue>(*content);
        }
}

const pb::OpSchema *Inference::schema(const Scope &scope, const pb::NodeProto &node)
{
    std::string domain = node.domain() == "ai.onnx" ? std::string() : node.domain();
    std::string op = node.op_type();
    if (const auto same = sameShapesAs(domain, op); !same.empty()) {
        domain.clear();
        op = same;
    }
    auto &cache = m_schemas[scope.imports];
    const auto [found, isNew] = cache.try_emplace(op + '\n' + domain, nullptr);
    if (isNew)
        if (const auto version = scope.imports->find(domain); version != scope.imports->end())
            found->second = pb::OpSchemaRegistry::Schema(op, version->second, domain);
    return found->second;
}

void Inference::forEachValue(const std::function<void(std::string_view, const Value &)> &visit) const
{
    for (const auto &[name, value] : m_main->values)
        visit(name, value);
}

void Inference::complain(const Scope &scope, const pb::NodeProto &node, const std::string &message)
{
    // ONNX's messages start with a tag and may go on for several lines; the first sentence is what a person can use.
    std::string sentence = message.substr(0, message.find('\n'));
    if (sentence.starts_with('['))
        if (const size_t close = sentence.find("] "); close != std::string::npos)
            sentence = sentence.substr(close + 2);
    if (m_complaints.size() < 1000)
        m_complaints.push_back({scope.path + (node.name().empty() ? node.op_type() : node.name()), std::move(sentence)});
}

} // namespace pare
