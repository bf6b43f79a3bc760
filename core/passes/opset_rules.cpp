// Steps: (1) collect every name in use; (2) walk each graph, bodies first; (3) for every node apply the rules whose version lies in
// (from, to], oldest first; (4) attributes that became inputs are added as constants of the graph the node lies in.
#include "core/passes/opset_rules.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_set>

namespace pare {

namespace {

bool isOneOf(const pb::NodeProto &node, std::initializer_list<const char *> ops)
{
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

class Raising {
public:
    Raising(int64_t from, int64_t to, const ShapeTable &shapes) : m_from(from), m_to(to), m_shapes(shapes) {}

    void collect(const pb::GraphProto &graph)
    {
        for (const auto &value : graph.input())
            m_names.insert(value.name());
        for (const auto &tensor : graph.initializer())
            m_names.insert(tensor.name());
        for (const auto &node : graph.node()) {
            m_names.insert(node.input().begin(), node.input().end());
            m_names.insert(node.output().begin(), node.output().end());
            m_names.insert(node.name());
            for (const auto &attribute : node.attribute()) {
                if (attribute.has_g())
                    collect(attribute.g());
                for (const auto &body : attribute.graphs())
                    collect(body);
            }
        }
    }

    Result<void> raise(pb::GraphProto &graph, bool isMain, int depth = 0)
    {
        if (depth > 48)
            return unsupported("bodies are nested too deeply");
        google::protobuf::RepeatedPtrField<pb::NodeProto> nodes;
        nodes.Swap(graph.mutable_node());
        m_main = isMain;
        for (auto &node : nodes) {
            for (auto &attribute : *node.mutable_attribute()) {
                if (attribute.has_g())
                    PARE_TRY(raise(*attribute.mutable_g(), false, depth + 1));
                for (auto &body : *attribute.mutable_graphs())
                    PARE_TRY(raise(body, false, depth + 1));
            }
            m_main = isMain;
            if (node.domain().empty() || node.domain() == "ai.onnx")
                PARE_TRY(raise(graph, node));
            *graph.add_node() = std::move(node);
        }
        return {};
    }

    std::vector<RaisedNode> changes;

private:
    [[nodiscard]] bool crosses(int64_t version) const { return m_from < version && version <= m_to; }

    std::string unique(const std::string &base)
    {
        std::string name = base;
        for (int suffix = 2; !m_names.insert(name).second; ++suffix)
            name = base + "_" + std::to_string(suffix);
        return name;
    }

    void say(const pb::NodeProto &node, std::string what) { changes.push_back({node.name(), std::move(what)}); }

    std::string addConstant(pb::GraphProto &graph, const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
    {
        auto &tensor = *graph.add_initializer();
        tensor.set_name(unique(base));
        tensor.set_data_type(type);
        tensor.mutable_dims()->Assign(dims.begin(), dims.end());
        tensor.set_raw_data(std::move(bytes));
        return tensor.name();
    }
    std::string addInts(pb::GraphProto &graph, const std::string &base, const std::vector<int64_t> &values)
    {
        return addConstant(graph, base, pb::TensorProto::INT64, {static_cast<int64_t>(values.size())},
                           std::string(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(int64_t)));
    }
    // A scalar in the type of `like`, which old opsets allowed to be a float type only.
    Result<std::string> addScalar(pb::GraphProto &graph, const std::string &base, float value, const std::string &like)
    {
        const int type = m_shapes.type(like);
        if (type == pb::TensorProto::FLOAT || type == 0)
            return addConstant(graph, base, pb::TensorProto::FLOAT, {}, std::string(reinterpret_cast<const char *>(&value), sizeof value));
        if (type == pb::TensorProto::DOUBLE) {
            const double wide = static_cast<double>(value);
            return addConstant(graph, base, type, {}, std::string(reinterpret_cast<const char *>(&wide), sizeof wide));
        }
        if (type == pb::TensorProto::FLOAT16)
            return addConstant(graph, base, type, {}, float16Bytes({value}));
        return unsupported("the type of its input has no scalar form here", base);
    }

    // Moves an integer list from an attribute to input `place`.
    void attributeToInput(pb::GraphProto &graph, pb::NodeProto &node, const char *name, int place)
    {
        const auto *attribute = findAttribute(node, name);
        if (!attribute)
            return;
        const std::vector<int64_t> values =
            attribute->type() == pb::AttributeProto::INT ? std::vector<int64_t>{attribute->i()} : intsAttribute(node, name);
        while (node.input_size() <= place)
            node.add_input("");
        node.set_input(place, addInts(graph, node.output(0) + "/" + name, values));
        removeAttribute(node, name);
        say(node, std::string(name) + " became an input");
    }

    Result<void> raise(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (crosses(9))
            PARE_TRY(to9(graph, node));
        if (crosses(10))
            to10(graph, node);
        if (crosses(11))
            PARE_TRY(to11(graph, node));
        if (crosses(12) && isOp(node, "Dropout"))
            removeAttribute(node, "ratio"); // matters in training only
        if (crosses(13))
            PARE_TRY(to13(graph, node));
        if (crosses(14) && isOp(node, "BatchNormalization") && node.output_size() > 1) {
            for (int i = 1; i < node.output_size(); ++i)
                if (!node.output(i).empty())
                    return unsupported("it computes statistics in training, which opset 14 changed", node.name());
        }
        if (crosses(16) && isOp(node, "RoiAlign") && !findAttribute(node, "coordinate_transformation_mode"))
            setAttribute(node, "coordinate_transformation_mode", std::string_view("output_half_pixel"));
        if (crosses(18))
            to18(graph, node);
        if (crosses(20))
            PARE_TRY(to20(node));
        if (crosses(21) && isOp(node, "GroupNormalization"))
            return unsupported("GroupNormalization changed its meaning with opset 21", node.name());
        return {};
    }

    Result<void> to9(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (isOp(node, "BatchNormalization")) {
            if (intAttribute(node, "spatial", 1) == 0)
                return unsupported("it normalizes every position by itself (spatial=0), which opset 9 dropped", node.name());
            removeAttribute(node, "spatial");
        }
        if (isOp(node, "Scan") && m_from == 8)
            return unsupported("Scan changed its form with opset 9", node.name());
        if (isOp(node, "Upsample")) {
            const auto *scales = findAttribute(node, "scales");
            if (!scales)
                return unsupported("its scales are missing", node.name());
            const std::vector<float> values(scales->floats().begin(), scales->floats().end());
            node.add_input(addConstant(graph, node.output(0) + "/scales", pb::TensorProto::FLOAT, {static_cast<int64_t>(values.size())}, bytesOf(values)));
            removeAttribute(node, "scales");
            say(node, "scales became an input");
        }
        return {};
    }

    void to10(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (isOp(node, "Upsample")) {
            node.set_op_type("Resize");
            say(node, "Upsample became Resize");
        }
        if (isOp(node, "Slice")) {
            attributeToInput(graph, node, "starts", 1);
            attributeToInput(graph, node, "ends", 2);
            attributeToInput(graph, node, "axes", 3);
        }
        if (isOp(node, "TopK"))
            attributeToInput(graph, node, "k", 1);
    }

    Result<void> to11(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (isOp(node, "Resize") && node.input_size() == 2) {
            const std::string scales = node.input(1);
            node.set_input(1, "");
            node.add_input(scales);
            setAttribute(node, "coordinate_transformation_mode", std::string_view("asymmetric"));
            if (stringAttribute(node, "mode", "nearest") == "nearest")
                setAttribute(node, "nearest_mode", std::string_view("floor"));
            say(node, "Resize in the form of opset 11, with the sampling of the older one");
        }
        if (isOp(node, "Clip") && (findAttribute(node, "min") || findAttribute(node, "max"))) {
            const float least = floatAttribute(node, "min", std::numeric_limits<float>::lowest());
            const float most = floatAttribute(node, "max", std::numeric_limits<float>::max());
            PARE_TRY_ASSIGN(const std::string min, addScalar(graph, node.output(0) + "/min", least, node.input(0)));
            PARE_TRY_ASSIGN(const std::string max, addScalar(graph, node.output(0) + "/max", most, node.input(0)));
            node.add_input(min);
            node.add_input(max);
            removeAttribute(node, "min");
            removeAttribute(node, "max");
            say(node, "min and max became inputs");
        }
        if (isOp(node, "Pad") && findAttribute(node, "pads")) {
            const float fill = floatAttribute(node, "value", 0);
            attributeToInput(graph, node, "pads", 1);
            if (fill != 0) {
                PARE_TRY_ASSIGN(const std::string value, addScalar(graph, node.output(0) + "/value", fill, node.input(0)));
                node.add_input(value);
            }
            removeAttribute(node, "value");
        }
        if (isOp(node, "Scatter")) {
            node.set_op_type("ScatterElements");
            say(node, "Scatter became ScatterElements");
        }
        return {};
    }

    Result<void> to13(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (isOneOf(node, {"ReduceSum", "Squeeze", "Unsqueeze"}))
            attributeToInput(graph, node, "axes", 1);
        if (isOp(node, "Split"))
            attributeToInput(graph, node, "split", 1);
        if (isOneOf(node, {"Softmax", "LogSoftmax", "Hardmax"}))
            return softmaxTo13(graph, node);
        return {};
    }

    // Up to opset 12 the input is seen as a matrix, cut at `axis` (default 1); from 13 on only `axis` itself counts (default -1).
    // The same where the axis is the last one; else the matrix is made explicit.
    Result<void> softmaxTo13(pb::GraphProto &graph, pb::NodeProto &node)
    {
        const int64_t axis = intAttribute(node, "axis", 1);
        const auto rank = m_main ? m_shapes.rank(node.input(0)) : std::nullopt;
        setAttribute(node, "axis", int64_t{-1});
        if (axis == -1 || (rank && axis == *rank - 1))
            return {};
        const std::string x = node.input(0);
        const std::string y = node.output(0);
        const auto add = [&](const char *op, std::vector<std::string> inputs, const std::string &output) -> pb::NodeProto & {
            auto &added = *graph.add_node();
            added.set_op_type(op);
            added.set_name(unique(node.name() + "/" + op));
            for (auto &input : inputs)
                added.add_input(std::move(input));
            added.add_output(output);
            return added;
        };
        const std::string shape = unique(y + "/shape");
        const std::string flat = unique(y + "/flat");
        const std::string result = unique(y + "/rows");
        add("Shape", {x}, shape);
        setAttribute(add("Flatten", {x}, flat), "axis", axis);
        // The node itself comes after these and before the Reshape: what it was is appended here, and the Reshape takes its place.
        pb::NodeProto softmax = node;
        softmax.set_input(0, flat);
        softmax.set_output(0, result);
        *graph.add_node() = softmax;
        say(node, "its input is flattened at axis " + std::to_string(axis) + ", as older opsets did by themselves");
        node.Clear();
        node.set_op_type("Reshape");
        node.set_name(unique(softmax.name() + "/Reshape"));
        node.add_input(result);
        node.add_input(shape);
        node.add_output(y);
        return {};
    }

    void to18(pb::GraphProto &graph, pb::NodeProto &node)
    {
        if (isOneOf(node, {"ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp",
                           "ReduceSumSquare"}))
            attributeToInput(graph, node, "axes", 1);
        if (isOp(node, "Split") && (node.input_size() < 2 || node.input(1).empty()))
            setAttribute(node, "num_outputs", static_cast<int64_t>(node.output_size()));
    }

    Result<void> to20(pb::NodeProto &node)
    {
        if (isOp(node, "GridSample")) {
            const std::string mode = stringAttribute(node, "mode", "bilinear");
            setAttribute(node, "mode", std::string_view(mode == "bilinear" ? "linear" : mode == "bicubic" ? "cubic" : mode.c_str()));
        }
        if (isOp(node, "DFT"))
            return unsupported("DFT changed its form with opset 20", node.name());
        return {};
    }

    int64_t m_from;
    int64_t m_to;
    const ShapeTable &m_shapes;
    std::unordered_set<std::string> m_names;
    bool m_main = true;
};

} // namespace

Result<std::vector<RaisedNode>> raiseByRules(pb::GraphProto &graph, int64_t from, int64_t to, const ShapeTable &shapes)
{
    if (from < 7)
        return unsupported("operators of opset " + std::to_string(from) + " broadcast in another way; only files from opset 7 on can be raised");
    Raising raising(from, to, shapes);
    raising.collect(graph);
    PARE_TRY(raising.raise(graph, true));
    return std::move(raising.changes);
}

} // namespace pare
