// Type and shape inference over a graph, node by node: ONNX's own function of each operator, Pare's rules for operators that ONNX
// does not know, and the known contents of small vectors beside them. The way into it is ShapeTable (shapes.h).
#pragma once

#include "core/analysis/known_values.h"
#include "core/model/model.h"

#include <onnx/defs/schema.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pare {

// What is known of a node's values; null where nothing is.
struct NodeTypes {
    std::vector<const pb::TypeProto *> inputs;
    std::vector<const pb::TypeProto *> outputs;
};

// Called for each node inside of bodies and functions, once for each time that it is walked through.
using InnerNodeVisitor = std::function<void(const pb::NodeProto &, const NodeTypes &)>;

// What the inference found wrong about a node.
struct ShapeComplaint {
    std::string node;
    std::string message;
};

class Inference {
public:
    // The model must outlive the inference and be within the budget (budget.h).
    Inference(const Model &model, const std::map<std::string, int64_t> &symbols);
    ~Inference();

    // The whole main graph, in topological order.
    void run();
    // One node of the main graph; `typeOf` gives the types of values that the main graph holds.
    void runNode(const pb::NodeProto &node, const std::function<const pb::TypeProto *(std::string_view)> &typeOf);

    void onInnerNode(InnerNodeVisitor visitor) { m_visitor = std::move(visitor); }
    [[nodiscard]] const std::vector<ShapeComplaint> &complaints() const { return m_complaints; }

    // A value while the inference runs. Constants point at their tensor; `known` is worked out when first asked for.
    struct Value {
        pb::TypeProto type;
        const pb::TensorProto *constant = nullptr;
        bool asked = false;
        std::unique_ptr<KnownValue> known;
        std::unique_ptr<pb::TensorProto> knownTensor;     // the same, in the forms in which
        std::unique_ptr<pb::TensorShapeProto> knownShape; // ONNX's functions ask for it
    };
    // The values of one graph, body or function call.
    struct Scope {
        Scope *outer = nullptr; // bodies read from outside; calls do not
        int depth = 0;
        std::string path;       // node names down to here, for messages
        const std::unordered_map<std::string, int> *imports = nullptr;
        const std::unordered_map<std::string_view, const pb::ValueInfoProto *> *declared = nullptr;
        std::unordered_map<std::string_view, Value> values;
        std::deque<pb::NodeProto> bound; // nodes of a function with their attributes filled in
        std::function<const pb::TypeProto *(std::string_view)> typeOf;

        Value *find(std::string_view name);
    };
    void inferBody(Scope &scope, const pb::GraphProto &body);
    // The values of the main graph.
    void forEachValue(const std::function<void(std::string_view, const Value &)> &visit) const;

private:
    friend class BodyInferencer;
    using Imports = std::unordered_map<std::string, int>;

    void addConstants(Scope &scope, const pb::GraphProto &graph);
    void inferNode(Scope &scope, const pb::NodeProto &node);
    bool inferKnownBranch(Scope &scope, const pb::NodeProto &node, pb::InferenceContext &context);
    bool inferTypes(Scope &scope, const pb::NodeProto &node, pb::InferenceContext &context);
    void inferCall(Scope &scope, const pb::NodeProto &node, const pb::FunctionProto &function, pb::InferenceContext &context);
    void store(Scope &scope, const pb::NodeProto &node, int output, pb::TypeProto &&type);
    void propagate(Scope &scope, const pb::NodeProto &node);
    const KnownValue *known(Value &value) const;
    void giveSizes(pb::TypeProto &type, const std::string &value) const;
    void nameUnknownSizes(pb::TypeProto &type);
    const pb::OpSchema *schema(const Scope &scope, const pb::NodeProto &node);
    void complain(const Scope &scope, const pb::NodeProto &node, const std::string &message);

    const Model &m_model;
    const std::map<std::string, int64_t> &m_symbols;
    Imports m_imports;
    std::unordered_map<std::string, const pb::FunctionProto *> m_functions;
    std::unordered_map<const pb::FunctionProto *, Imports> m_functionImports;
    std::unordered_map<const Imports *, std::unordered_map<std::string, const pb::OpSchema *>> m_schemas;
    std::unordered_map<std::string_view, const pb::ValueInfoProto *> m_declared;
    std::unique_ptr<Scope> m_main;
    InnerNodeVisitor m_visitor;
    std::vector<ShapeComplaint> m_complaints;
    int64_t m_named = 0; // sizes that got a name of their own: "?1", "?2"
};

} // namespace pare
