#include "ui/models/model_view.h"

#include "core/analysis/blocks.h"
#include "core/analysis/constant_flow.h"
#include "core/analysis/precision.h"
#include "core/formats/onnx_file.h"
#include "core/model/attributes.h"
#include "core/model/schemas.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>
#include <map>

namespace pare {

Category categoryOf(const std::string &op)
{
    static const std::map<std::string_view, Category> table = [] {
        std::map<std::string_view, Category> map;
        const auto put = [&](Category category, std::initializer_list<std::string_view> ops) {
            for (const auto name : ops)
                map[name] = category;
        };
        put(Category::Convolution, {"Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "FusedConv", "DeformConv", "NhwcConv", "QLinearConvTranspose"});
        put(Category::Matrix, {"MatMul", "Gemm", "MatMulInteger", "QLinearMatMul", "FusedMatMul", "MatMulNBits", "Einsum", "FusedGemm", "QGemm",
                               "DynamicQuantizeMatMul", "MatMulIntegerToFloat", "Det"});
        put(Category::Attention, {"Attention", "MultiHeadAttention", "GroupQueryAttention", "QAttention", "LSTM", "GRU", "RNN",
                                  "DynamicQuantizeLSTM", "RotaryEmbedding", "PackedAttention"});
        put(Category::Normalization, {"BatchNormalization", "LayerNormalization", "InstanceNormalization", "GroupNormalization",
                                      "LpNormalization", "MeanVarianceNormalization", "LRN", "SkipLayerNormalization",
                                      "SimplifiedLayerNormalization", "RMSNormalization", "SkipSimplifiedLayerNormalization",
                                      "EmbedLayerNormalization"});
        put(Category::Activation, {"Relu", "LeakyRelu", "PRelu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Elu", "Selu", "Celu", "Gelu",
                                   "FastGelu", "BiasGelu", "QuickGelu", "Softmax", "LogSoftmax", "Softplus", "Softsign", "Mish", "Clip", "Erf",
                                   "ThresholdedRelu", "Hardmax", "Swish", "QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax"});
        put(Category::Quantize, {"QuantizeLinear", "DequantizeLinear", "DynamicQuantizeLinear", "Cast", "CastLike"});
        put(Category::Shape, {"Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze", "Concat", "Split", "Slice", "Gather", "GatherElements",
                              "GatherND", "Scatter", "ScatterElements", "ScatterND", "Expand", "Tile", "Pad", "Shape", "Size", "Constant",
                              "ConstantOfShape", "Identity", "Resize", "Upsample", "DepthToSpace", "SpaceToDepth", "Range", "OneHot", "Trilu",
                              "Compress", "NonZero", "ReverseSequence", "EyeLike", "Dropout", "QLinearConcat", "CenterCropPad", "GatherBlockQuantized"});
        return map;
    }();
    const size_t dot = op.rfind('.');
    const auto found = table.find(std::string_view(op).substr(dot == std::string::npos ? 0 : dot + 1));
    return found == table.end() ? Category::ElementWise : found->second;
}

std::string layerTitle(const Model &model, NodeId id)
{
    const auto &node = model.index().node(id);
    const std::string &op = node.op_type();
    const auto weightDims = [&](size_t input) -> std::vector<int64_t> {
        const auto inputs = model.index().inputs(id);
        if (inputs.size() <= input)
            return {};
        const auto *weight = model.index().constant(inputs[input]);
        return weight ? std::vector<int64_t>(weight->dims().begin(), weight->dims().end()) : std::vector<int64_t>{};
    };
    if (categoryOf(op) == Category::Convolution || op.ends_with("Pool")) {
        std::vector<int64_t> kernel = intsAttribute(node, "kernel_shape");
        if (kernel.empty() && !op.ends_with("Pool"))
            if (const auto dims = weightDims(1); dims.size() > 2)
                kernel.assign(dims.begin() + 2, dims.end());
        const auto strides = intsAttribute(node, "strides");
        std::string title = op;
        if (!kernel.empty())
            title += fmt::format(" {}", fmt::join(kernel, "x"));
        if (!strides.empty() && strides.front() > 1)
            title += fmt::format(" /{}", strides.front());
        return title;
    }
    if (op == "Gemm" || op == "MatMul") {
        const auto dims = weightDims(1);
        if (dims.size() == 2) {
            const bool transposed = op == "Gemm" && intAttribute(node, "transB", 0) == 1;
            return fmt::format("{} {}→{}", op, dims[transposed ? 1 : 0], dims[transposed ? 0 : 1]);
        }
    }
    return op;
}

Result<std::shared_ptr<const ModelView>> ModelView::of(const Model &model, const RunContext &context)
{
    context.progress("Shapes");
    (void)model.index(); // both below read it
    // They have nothing to do with each other, and each infers shapes for itself: with assumed sizes, and without.
    auto grouping = std::async(std::launch::async, [&model] { return ChannelGroups::of(model); });
    auto cost = CostTable::of(model);
    auto groups = grouping.get();
    if (!cost.ok())
        return cost.error();
    if (!groups.ok())
        return groups.error();
    if (context.stopRequested())
        return cancelled();
    std::shared_ptr<ModelView> view(new ModelView(model, ConstantFlow(model), std::move(*cost), std::move(*groups)));
    view->m_sizeBytes = storedBytes(model);
    view->fillRows();
    (void)view->advice(thisMachine()); // here, not in the window's thread
    return std::shared_ptr<const ModelView>(std::move(view));
}

std::shared_ptr<const ModelView> ModelView::outline(const Model &model)
{
    ConstantFlow flow(model);
    std::vector<NodeId> layers;
    layers.reserve(static_cast<size_t>(model.graph().node_size()));
    for (int i = 0; i < model.graph().node_size(); ++i)
        if (flow.weightsOf({i}).value < 0)
            layers.push_back({i});
    // Structures are told apart by their shapes: as long as these are not known, names and what repeats must do.
    auto grouping = std::async(std::launch::async, [model, layers = std::move(layers)] { return LayerGroups::of(model, Blocks(), layers); });
    auto bytes = std::async(std::launch::async, [&model] { return storedBytes(model); });
    CostTable cost = CostTable::of(model, std::make_shared<const ShapeTable>(), flow);
    std::shared_ptr<ModelView> view(new ModelView(model, std::move(flow), std::move(cost), ChannelGroups()));
    view->m_complete = false;
    view->m_grouping = std::move(grouping);
    view->fillRows();
    view->m_sizeBytes = bytes.get();
    return view;
}

void ModelView::fillRows()
{
    const auto &graph = m_model.graph();
    const std::vector<std::string> stored = storedTypes(m_model, m_flow);
    m_rows.reserve(static_cast<size_t>(graph.node_size()));
    m_byName.reserve(static_cast<size_t>(graph.node_size()));
    m_rowOfNode.assign(static_cast<size_t>(graph.node_size()), -1);
    Schemas schemas(m_model);
    for (int i = 0; i < graph.node_size(); ++i) {
        if (m_flow.weightsOf({i}).value >= 0)
            continue;
        LayerRow &row = m_rows.emplace_back();
        fillRow({i}, schemas, row);
        if (const std::string &type = stored[static_cast<size_t>(i)]; !type.empty() && type != row.precision)
            row.storedAs = type;
        m_rowOfNode[static_cast<size_t>(i)] = static_cast<int>(m_rows.size()) - 1;
        m_byName.emplace(row.name, static_cast<int>(m_rows.size()) - 1);
    }
    for (int i = 0; i < graph.node_size(); ++i)
        if (const NodeId layer = m_flow.weightsOf({i}); layer.value >= 0) {
            m_rowOfNode[static_cast<size_t>(i)] = m_rowOfNode[static_cast<size_t>(layer.value)];
            m_byName.emplace(graph.node(i).name(), m_rowOfNode[static_cast<size_t>(i)]);
        }
}

void ModelView::fillRow(NodeId id, Schemas &schemas, LayerRow &row) const
{
    const auto &node = m_model.graph().node(id.value);
    row.id = id;
    row.name = node.name();
    row.op = qualifiedOp(node);
    row.title = layerTitle(m_model, id);
    row.category = categoryOf(row.op);
    if (node.output_size() > 0)
        if (const ValueShape *shape = shapes().find(node.output(0))) {
            const std::string text = shape->text();
            const size_t space = text.find(' ');
            row.outputShape = space == std::string::npos ? std::string() : text.substr(space + 1);
            row.outputType = text.substr(0, space);
        }
    const LayerCost &own = m_cost.layer(id);
    row.parameters = own.parameters;
    row.weightBytes = own.weightBytes;
    row.macs = m_complete ? own.macs : std::nullopt;
    row.activationBytes = own.activationBytes;
    row.precision = precisionOf(m_model, id, shapes());
    if (!m_complete && row.precision == "undefined")
        row.precision.clear();
    for (const ValueNumber input : m_model.index().inputs(id))
        if (const auto *weight = m_model.index().constant(input); weight && weight->dims_size() > 0)
            row.weightShapes += fmt::format("{}{}", row.weightShapes.empty() ? "" : " · ", fmt::join(weight->dims(), "x"));
    for (const auto &attribute : node.attribute())
        row.controlFlow = row.controlFlow || attribute.has_g();
    row.known = node.domain().starts_with("com.microsoft") || schemas.of(node) != nullptr;
    for (const auto &function : m_model.proto().functions())
        if (function.name() == node.op_type() && function.domain() == node.domain()) {
            row.known = true;
            row.controlFlow = true;
        }
}

const LayerGroups &ModelView::layerGroups() const
{
    std::call_once(m_grouped, [this] {
        if (m_grouping.valid()) {
            m_layerGroups = m_grouping.get();
            return;
        }
        std::vector<NodeId> layers;
        layers.reserve(m_rows.size());
        for (const LayerRow &row : m_rows)
            layers.push_back(row.id);
        m_layerGroups = LayerGroups::of(m_model, Blocks::of(m_model, shapes()), layers);
    });
    return *m_layerGroups;
}

std::vector<Advice> ModelView::advice(const Target &target) const
{
    if (!m_complete)
        return {};
    const std::lock_guard lock(m_adviceMutex);
    if (m_adviceFor != target.name) {
        m_advice = adviceOnModel(m_model, shapes(), target, AdviceFrom::Structure).valueOr({});
        m_adviceFor = target.name;
    }
    return m_advice;
}

std::optional<int> ModelView::rowOf(const std::string &layer) const
{
    const auto found = m_byName.find(layer);
    return found == m_byName.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> ModelView::rowOf(NodeId node) const
{
    const int row = node.value >= 0 && static_cast<size_t>(node.value) < m_rowOfNode.size() ? m_rowOfNode[static_cast<size_t>(node.value)] : -1;
    return row >= 0 ? std::optional(row) : std::nullopt;
}

} // namespace pare
