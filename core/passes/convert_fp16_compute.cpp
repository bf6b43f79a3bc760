// Steps: (1) every node is either half (its float32 operands become float16) or stays; (2) constants that half nodes read get a
// float16 copy; (3) where a value crosses between the two kinds, a Cast that all readers of that kind share; inputs and outputs of the
// model, and what bodies read from outside, keep their float32 values under their names.
#include "core/passes/convert_fp16.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/weighted_layer.h"

#include <onnx/defs/schema.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pare {

namespace {

// Their results leave float16's range or lose its few digits: sums, exponentials, roots, quotients of small numbers.
constexpr std::array unsafeOps{"ReduceSum", "ReduceMean", "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare", "ReduceProd", "Exp", "Log",
                               "Pow", "Sqrt", "Reciprocal", "Softmax", "LogSoftmax", "LayerNormalization", "InstanceNormalization", "GroupNormalization",
                               "RMSNormalization", "LpNormalization", "BatchNormalization", "CumSum", "Erf", "Softplus", "SoftmaxCrossEntropyLoss",
                               "NegativeLogLikelihoodLoss"};
// Their element type is fixed by an attribute, or they work on coordinates that need float32.
constexpr std::array fixedOps{"Constant", "ConstantOfShape", "EyeLike", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike", "Bernoulli",
                              "Range", "Resize", "Upsample", "RoiAlign", "NonMaxSuppression", "GridSample", "TopK", "QuantizeLinear", "DequantizeLinear",
                              "DynamicQuantizeLinear", "LSTM", "GRU", "RNN"};

template <typename Ops>
bool isAnyOf(const pb::NodeProto &node, const Ops &ops)
{
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

class HalfConversion {
public:
    HalfConversion(const Model &model, PassRun &run, ShapeTable shapes)
        : m_model(model), m_run(run), m_shapes(std::move(shapes)), m_editor(model), m_half(static_cast<size_t>(model.index().nodeCount()), false)
    {
    }

    Result<PassOutcome> work()
    {
        bool any = false;
        for (int i = 0; i < m_model.index().nodeCount(); ++i) {
            if (m_run.stopRequested())
                return cancelled();
            const auto &node = m_model.index().node({i});
            if (!m_run.wants(node.name()) || !touchesFloats(node))
                continue;
            PARE_TRY_ASSIGN(const std::string reason, whyNot(node));
            if (!reason.empty()) {
                m_run.declined(node.name(), reason);
                continue;
            }
            m_half[static_cast<size_t>(i)] = true;
            any = true;
        }
        if (!any)
            return m_run.finish(m_model);
        for (int i = 0; i < m_model.index().nodeCount(); ++i)
            PARE_TRY(rewire({i}));
        standaloneInitializers(m_editor);
        m_editor.clearShapes();
        m_run.note("", "ONNX Runtime's CPU kernels compute in float32: there this form is smaller, not faster.");
        return m_run.finish(m_editor);
    }

private:
    [[nodiscard]] bool isFloat(const std::string &value) const
    {
        if (value.empty())
            return false;
        if (const auto *tensor = m_model.index().constant(value))
            return tensor->data_type() == pb::TensorProto::FLOAT;
        return m_shapes.type(value) == pb::TensorProto::FLOAT;
    }
    [[nodiscard]] bool touchesFloats(const pb::NodeProto &node) const
    {
        const auto isFloatValue = [&](const std::string &value) { return isFloat(value); };
        if (isOp(node, "Cast") && (intAttribute(node, "to", 0) == pb::TensorProto::FLOAT16 || m_shapes.type(node.input(0)) == pb::TensorProto::FLOAT16))
            return false; // a border already
        return !isOp(node, "Constant") && std::any_of(node.input().begin(), node.input().end(), isFloatValue);
    }

    // Whether the operator's declaration allows float16 where this node has float32.
    [[nodiscard]] bool takesFloat16(const pb::NodeProto &node) const
    {
        const auto *schema = pb::OpSchemaRegistry::Schema(node.op_type(), static_cast<int>(m_model.opset()), "");
        if (!schema)
            return false;
        const auto allows = [&](const std::vector<pb::OpSchema::FormalParameter> &formal, int place) {
            if (formal.empty())
                return false;
            const auto &parameter = formal[std::min(static_cast<size_t>(place), formal.size() - 1)];
            return std::any_of(parameter.GetTypes().begin(), parameter.GetTypes().end(), [](const auto *type) { return *type == "tensor(float16)"; });
        };
        for (int i = 0; i < node.input_size(); ++i)
            if (isFloat(node.input(i)) && !allows(schema->inputs(), i))
                return false;
        for (int i = 0; i < node.output_size(); ++i)
            if (isFloat(node.output(i)) && !allows(schema->outputs(), i))
                return false;
        return true;
    }

    Result<std::string> whyNot(const pb::NodeProto &node)
    {
        if (!node.domain().empty() && node.domain() != "ai.onnx")
            return "what " + qualifiedOp(node) + " does in float16 is not known";
        for (const auto &attribute : node.attribute())
            if (attribute.has_g() || attribute.graphs_size() > 0)
                return std::string("its body stays float32");
        if (isAnyOf(node, fixedOps) || !takesFloat16(node))
            return node.op_type() + " does not work in float16";
        if (m_run.options().text("keep") == "safe" && isAnyOf(node, unsafeOps))
            return node.op_type() + " needs the range of float32";
        for (const auto &output : node.output())
            if (!output.empty() && m_shapes.type(output) == 0)
                return "the type of its result " + output + " is not known";
        for (const auto &input : node.input())
            if (const auto *tensor = isFloat(input) ? m_model.index().constant(input) : nullptr) {
                PARE_TRY_ASSIGN(const auto values, toFloats(*tensor, m_model.payloads()));
                if (std::any_of(values.begin(), values.end(), [](float v) { return !(std::abs(v) <= largestFloat16); }))
                    return "its constant " + input + " does not fit into float16";
            }
        return std::string();
    }

    [[nodiscard]] bool isHalf(NodeId id) const { return m_half[static_cast<size_t>(id.value)]; }
    // True where the value is computed in float16.
    [[nodiscard]] bool madeHalf(const std::string &value) const
    {
        const auto maker = m_model.index().producer(value);
        return maker && isHalf(*maker) && isFloat(value);
    }
    // True where someone needs the value in float32.
    [[nodiscard]] bool neededAsFloat(const std::string &value) const
    {
        const auto uses = m_model.index().uses(value);
        return m_model.index().isGraphOutput(value) ||
               std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return use.input == Use::captured || !isHalf(use.node); });
    }

    void addCast(const std::string &from, const std::string &to, int type)
    {
        auto &cast = m_editor.add("Cast", to + "/cast", {from}, {to});
        setAttribute(cast, "to", static_cast<int64_t>(type));
        m_casts[to] = cast.name();
    }

    Result<std::string> halfOf(const std::string &value)
    {
        if (const auto found = m_halfNames.find(value); found != m_halfNames.end())
            return found->second;
        std::string name;
        if (const auto *tensor = m_model.index().constant(value)) {
            PARE_TRY_ASSIGN(const auto values, toFloats(*tensor, m_model.payloads()));
            name = m_editor.addInitializer(value + "/float16", pb::TensorProto::FLOAT16, {tensor->dims().begin(), tensor->dims().end()}, float16Bytes(values));
        } else if (madeHalf(value)) {
            name = neededAsFloat(value) ? m_editor.uniqueName(value + "/float16") : value;
        } else {
            name = m_editor.uniqueName(value + "/float16");
            addCast(value, name, pb::TensorProto::FLOAT16);
        }
        m_halfNames[value] = name;
        return name;
    }

    Result<void> rewire(NodeId id)
    {
        if (!isHalf(id))
            return {};
        auto &node = m_editor.node(id);
        std::vector<std::string> into{node.name()};
        for (int i = 0; i < node.input_size(); ++i)
            if (isFloat(node.input(i))) {
                PARE_TRY_ASSIGN(const std::string half, halfOf(node.input(i)));
                m_editor.node(id).set_input(i, half);
                if (const auto cast = m_casts.find(half); cast != m_casts.end())
                    into.push_back(cast->second);
            }
        auto &edited = m_editor.node(id);
        if (isOp(edited, "Cast") && intAttribute(edited, "to", 0) == pb::TensorProto::FLOAT)
            setAttribute(edited, "to", static_cast<int64_t>(pb::TensorProto::FLOAT16));
        const std::vector<std::string> outputs(edited.output().begin(), edited.output().end());
        for (size_t i = 0; i < outputs.size(); ++i) {
            if (!isFloat(outputs[i]))
                continue;
            PARE_TRY_ASSIGN(const std::string half, halfOf(outputs[i]));
            m_editor.node(id).set_output(static_cast<int>(i), half);
            if (half != outputs[i]) {
                addCast(half, outputs[i], pb::TensorProto::FLOAT);
                into.push_back(m_casts[outputs[i]]);
            }
        }
        m_run.changed(m_model.index().node(id).name(), "computes in float16", std::move(into));
        return {};
    }

    const Model &m_model;
    PassRun &m_run;
    ShapeTable m_shapes;
    GraphEditor m_editor;
    std::vector<bool> m_half;
    std::map<std::string, std::string> m_halfNames;
    std::map<std::string, std::string> m_casts;
};

} // namespace

Result<PassOutcome> computeInFloat16(const Model &model, PassRun &run)
{
    PARE_TRY_ASSIGN(ShapeTable shapes, ShapeTable::of(model));
    return HalfConversion(model, run, std::move(shapes)).work();
}

} // namespace pare
