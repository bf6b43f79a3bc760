// Before: y = MatMul(x, W) · y = Gemm(x, W, c) · y = Conv(x, W, b) · y = LSTM(x, W, R, b)
// After:  q, s, z = DynamicQuantizeLinear(x);  y = Cast(MatMulInteger(q, Wq, z)) * (s * ws) [+ c] · of a convolution the same with its windows as
//         rows, channels last (convolution_rows.h) · y = DynamicQuantizeLSTM(x, Wq, Rq, b)
// Each input is quantized when it arrives, by its own smallest and largest value: no calibration data. Layers that read the same value
// share its quantization. ONNX Runtime runs the first form as one operator (DynamicQuantizeMatMul, MatMulIntegerToFloat): checked with 1.32.
// Conditions: the weight is a finite float32 constant, a matrix on the right (LSTM: W and R, layout 0); x is float32; at least
// `min_elements` weights. Weights are rounded to nearest, or together by what the layer reads on calibration data (fitted_rounding.h). Convolutions only where asked for (`operators`), as products: ConvInteger, which `convolutions` can ask for, ran 4 to
// 17 times slower than float32.
#include "core/passes/quantize_dynamic.h"

#include "core/analysis/cost.h"
#include "core/analysis/shapes.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/convolution_rows.h"
#include "core/passes/correct_biases.h"
#include "core/passes/fitted_rounding.h"
#include "core/passes/in_bodies.h"
#include "core/passes/raise_opset.h"
#include "core/passes/turned.h"
#include "core/passes/weighted_layer.h"
#include "core/quant/weights.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace pare {

namespace {

const std::string microsoft = "com.microsoft";

struct QuantizedInput {
    std::string integers;
    std::string scale;
    std::string zeroPoint;
    std::string node;
};

struct QuantizedMatrix {
    std::string integers;
    std::string scales;
};

std::string bytesOfInt8(const std::vector<int8_t> &values)
{
    return {reinterpret_cast<const char *>(values.data()), values.size()};
}

class Dynamic {
public:
    Dynamic(const Model &model, PassRun &run, ShapeTable shapes)
        : m_model(model), m_run(run), m_shapes(std::move(shapes)), m_editor(model), m_perChannel(run.options().boolean("per_channel")),
          m_grid(run.options().boolean("reduce_range") ? quant::Grid{-64, 64} : quant::symmetric8), m_least(run.options().integer("min_elements")), m_products(run.options().text("convolutions") == "product"),
          m_operators(splitList(run.options().text("operators"))), m_excluded(splitList(run.options().text("exclude")))
    {
    }

    // Weights of products and convolutions are rounded together instead of to nearest. Errors: those of computing shapes.
    Result<void> fitRounding(Rounding rounding)
    {
        PARE_TRY_ASSIGN(m_sized, ShapeTable::of(m_model, assumedSizes(m_model)));
        std::vector<WeightedLayer> layers;
        for (const NodeId id : m_model.index().order()) {
            const auto &node = m_model.index().node(id);
            if (!isCandidate(node) || isOp(node, "LSTM") || !m_run.wants(node.name()) || m_excluded.contains(node.name()) || !m_operators.contains(node.op_type()))
                continue;
            if (const auto layer = weightedLayer(m_model, id); layer && layer->elements() >= m_least)
                layers.push_back(*layer);
        }
        m_fit.emplace(m_model, *m_sized, std::move(layers), rounding, m_run.options().integer("samples"), m_run);
        return {};
    }

    // given: the model before its opset was raised; it comes back where nothing is quantized.
    Result<PassOutcome> work(const Model &given)
    {
        const auto &order = m_model.index().order();
        for (size_t i = 0; i < order.size(); ++i) {
            if (m_run.stopRequested())
                return cancelled();
            const auto &node = m_model.index().node(order[i]);
            if (!isCandidate(node) || !m_run.wants(node.name()))
                continue;
            m_run.progress(node.name(), static_cast<int64_t>(i), static_cast<int64_t>(order.size()));
            if (m_excluded.contains(node.name())) {
                m_run.declined(node.name(), "it is excluded by name");
                continue;
            }
            if (!m_operators.contains(node.op_type())) {
                m_run.declined(node.name(), isOp(node, "Conv") ? "convolutions are left alone; add Conv to `operators` to have them as quantized products"
                                                               : node.op_type() + " is not among the operators that were asked for");
                continue;
            }
            PARE_TRY_ASSIGN(const std::string reason, quantize(order[i], node));
            if (!reason.empty())
                m_run.declined(node.name(), reason);
        }
        if (!m_run.changedAnything())
            return m_run.unchanged(given);
        liftIrVersion(m_editor, leastIrVersion(m_model.opset()));
        if (m_fit)
            m_fit->say();
        return m_run.finish(m_editor);
    }

private:
    static bool isCandidate(const pb::NodeProto &node) { return isOp(node, "MatMul") || isOp(node, "Gemm") || isOp(node, "LSTM") || isOp(node, "Conv"); }

    Result<std::string> quantize(NodeId id, const pb::NodeProto &node)
    {
        const auto layer = weightedLayer(m_model, id);
        if (!layer)
            return layer.reason();
        if (layer->elements() < m_least)
            return "it has " + plural(layer->elements(), "weight") + ": too few to pay for quantizing its input";
        if (const int type = m_shapes.type(node.input(0)); type != 0 && type != pb::TensorProto::FLOAT)
            return "its input is " + std::string(elementTypeName(type)) + ", not float32";
        switch (layer->kind) {
        case WeightedKind::Recurrent: return lstm(id, node, *layer);
        case WeightedKind::Conv: return m_products ? convolutionAsProduct(id, node, *layer) : convolution(id, node, *layer);
        default: return matrixProduct(id, node, *layer);
        }
    }

    // The value's quantization, made once for all its readers. With spatial axes: channels last. That is brought about in float, since the runtime
    // cancels the transposes of one layer's output and the next one's input, also through what lies between.
    const QuantizedInput &quantizedInput(const std::string &given, size_t spatialAxes = 0)
    {
        std::string value = given;
        if (spatialAxes > 0) {
            std::string &moved = m_channelsLast[given];
            if (moved.empty()) {
                moved = m_editor.uniqueName(brief(given) + "/channels_last");
                setAttribute(m_editor.add("Transpose", moved, {given}, {moved}), "perm", channelsLast(spatialAxes));
            }
            value = moved;
        }
        if (const auto found = m_inputs.find(value); found != m_inputs.end())
            return found->second;
        QuantizedInput made{m_editor.uniqueName(brief(value) + "/integers"), m_editor.uniqueName(brief(value) + "/scale"), m_editor.uniqueName(brief(value) + "/zero_point"), {}};
        made.node = m_editor.add("DynamicQuantizeLinear", brief(value) + "/quantize", {value}, {made.integers, made.scale, made.zeroPoint}).name();
        return m_inputs.emplace(value, std::move(made)).first->second;
    }

    // In the order in which the layer stores them; one scale for each of its channels.
    Result<quant::QuantizedWeights> quantizedWeights(const WeightedLayer &layer, const std::vector<float> &values)
    {
        const auto layout = quant::channelLayout(layer.dims, layer.channelAxis);
        if (m_perChannel) {
            auto weights = quant::quantizeChannels(values, layout, m_grid);
            if (!m_fit)
                return weights;
            return m_fit->channels(layer, values, std::move(weights), m_grid, {});
        }
        auto weights = quant::quantizeTensor(values, m_grid);
        weights.scales.assign(static_cast<size_t>(layout.channels), weights.scales[0]); // the runtime fuses the form with one scale a channel
        return weights;
    }

    // [inputs, outputs] whatever the layer's own order; of a convolution [taps * inputs, outputs].
    Result<OrReason<QuantizedMatrix>> quantizedMatrix(const WeightedLayer &layer, float alpha, const ConvolutionRows *rows = nullptr)
    {
        const std::string key = layer.weight + (layer.transposed ? "/t" : "") + "/" + std::to_string(alpha);
        if (const auto found = m_matrices.find(key); found != m_matrices.end())
            return OrReason<QuantizedMatrix>(found->second);
        PARE_TRY_ASSIGN(const auto values, weightValues(m_model, layer));
        if (!values)
            return OrReason<QuantizedMatrix>::because(values.reason());
        const int64_t outputs = layer.channels();
        const int64_t inputs = layer.elements() / outputs;
        PARE_TRY_ASSIGN(auto weights, quantizedWeights(layer, *values));
        if (rows)
            weights.values = rowMatrix(weights.values, *rows);
        else if (layer.transposed)
            weights.values = turned(weights.values, static_cast<size_t>(outputs), static_cast<size_t>(inputs));
        for (float &scale : weights.scales)
            scale *= alpha;
        const QuantizedMatrix made{m_editor.addInitializer(brief(layer.weight) + "/int8", pb::TensorProto::INT8, {inputs, outputs}, bytesOfInt8(weights.values)),
                                   m_editor.addFloats(brief(layer.weight) + "/scales", {outputs}, weights.scales)};
        m_matrices.emplace(key, made);
        return OrReason<QuantizedMatrix>(made);
    }

    // Gemm's C times beta as a value to add; empty where there is none.
    Result<OrReason<std::string>> gemmBias(const pb::NodeProto &node)
    {
        if (!isOp(node, "Gemm") || node.input_size() < 3 || node.input(2).empty())
            return OrReason<std::string>(std::string());
        const float beta = floatAttribute(node, "beta", 1.0F);
        if (beta == 1)
            return OrReason<std::string>(node.input(2));
        if (!whyNotConstant(m_model, node.input(2)).empty())
            return OrReason<std::string>::because("its addend is scaled (beta) and no constant");
        PARE_TRY_ASSIGN(auto values, m_model.constantFloats(node.input(2)));
        for (float &value : values)
            value *= beta;
        const auto *tensor = m_model.index().constant(node.input(2));
        return OrReason<std::string>(m_editor.addFloats(node.input(2) + "/scaled", {tensor->dims().begin(), tensor->dims().end()}, values));
    }

    Result<std::string> matrixProduct(NodeId id, const pb::NodeProto &node, const WeightedLayer &layer)
    {
        if (const std::string reason = whyAddendMisfits(m_model, m_shapes, layer); !reason.empty())
            return reason;
        PARE_TRY_ASSIGN(const auto bias, gemmBias(node));
        if (!bias)
            return bias.reason();
        PARE_TRY_ASSIGN(const auto matrix, quantizedMatrix(layer, isOp(node, "Gemm") ? floatAttribute(node, "alpha", 1.0F) : 1.0F));
        if (!matrix)
            return matrix.reason();
        const QuantizedInput &input = quantizedInput(node.input(0));
        std::vector<std::string> into{input.node};
        rescaled(node, into, "MatMulInteger", {input.integers, matrix->integers, input.zeroPoint}, input.scale, matrix->scales, *bias, node.output(0));
        m_editor.remove(id);
        m_run.changed(node.name(), "input quantized when it arrives, weights int8: " + formatBytes(4 * layer.elements()) + " -> " + formatBytes(layer.elements()),
                      std::move(into));
        return std::string();
    }

    // integers -> Cast -> times (input scale * weight scales) -> plus bias, ending in `y`.
    void rescaled(const pb::NodeProto &node, std::vector<std::string> &into, const char *op, const std::vector<std::string> &inputs, const std::string &inputScale,
                  const std::string &weightScales, const std::string &bias, const std::string &y)
    {
        const auto add = [&](const char *type, const char *part, const std::vector<std::string> &from, const std::string &to) -> pb::NodeProto & {
            auto &made = m_editor.add(type, brief(node.name()) + "/" + part, from, {to});
            into.push_back(made.name());
            return made;
        };
        const std::string sums = m_editor.uniqueName(brief(y) + "/sums");
        const std::string real = m_editor.uniqueName(brief(y) + "/real");
        const std::string scale = m_editor.uniqueName(brief(y) + "/scale");
        const std::string scaled = bias.empty() ? y : m_editor.uniqueName(brief(y) + "/scaled");
        auto &product = add(op, "integer", inputs, sums);
        if (product.op_type() == "ConvInteger")
            *product.mutable_attribute() = node.attribute();
        setAttribute(add("Cast", "cast", {sums}, real), "to", static_cast<int64_t>(pb::TensorProto::FLOAT));
        add("Mul", "scales", {inputScale, weightScales}, scale);
        add("Mul", "rescale", {real, scale}, scaled);
        if (!bias.empty())
            add("Add", "bias", {scaled, bias}, y);
    }

    Result<std::string> convolutionAsProduct(NodeId id, const pb::NodeProto &node, const WeightedLayer &layer)
    {
        const auto rows = convolutionRows(node, layer);
        if (!rows)
            return rows.reason();
        const bool hasBias = node.input_size() > 2 && !node.input(2).empty();
        if (hasBias) {
            const auto *bias = m_model.index().constant(node.input(2));
            if (!bias)
                return "its bias " + whyNotConstant(m_model, node.input(2));
            const int64_t count = tensorElementCount(*bias).valueOr(0);
            if (count != rows->outputs || bias->dims_size() != 1)
                return "its bias has " + plural(count, "value") + " for " + plural(rows->outputs, "channel");
        }
        PARE_TRY_ASSIGN(const auto matrix, quantizedMatrix(layer, 1.0F, &*rows));
        if (!matrix)
            return matrix.reason();
        const QuantizedInput input = quantizedInput(node.input(0), rows->axes());
        std::vector<std::string> into{input.node};
        const std::string windows = writeRows(m_editor, *rows, input.integers, input.zeroPoint, brief(node.name()), into);
        const std::string product = m_editor.uniqueName(brief(node.output(0)) + "/channels_last");
        rescaled(node, into, "MatMulInteger", {windows, matrix->integers, input.zeroPoint}, input.scale, matrix->scales, hasBias ? node.input(2) : std::string(),
                 product);
        auto &back = m_editor.add("Transpose", brief(node.name()) + "/channels_first", {product}, {node.output(0)});
        setAttribute(back, "perm", channelsFirst(rows->axes()));
        into.push_back(back.name());
        m_editor.remove(id);
        m_run.changed(node.name(),
                      "input quantized when it arrives, windows as rows of a product, weights int8: " + formatBytes(4 * layer.elements()) + " -> " +
                          formatBytes(layer.elements()),
                      std::move(into));
        return std::string();
    }

    Result<std::string> convolution(NodeId id, const pb::NodeProto &node, const WeightedLayer &layer)
    {
        const bool hasBias = node.input_size() > 2 && !node.input(2).empty();
        if (hasBias && !whyNotConstant(m_model, node.input(2)).empty())
            return "its bias " + whyNotConstant(m_model, node.input(2));
        PARE_TRY_ASSIGN(const auto values, weightValues(m_model, layer));
        if (!values)
            return values.reason();
        std::vector<float> biasValues;
        if (hasBias) {
            PARE_TRY_ASSIGN(biasValues, m_model.constantFloats(node.input(2)));
        }
        if (hasBias && static_cast<int64_t>(biasValues.size()) != layer.channels())
            return "its bias has " + plural(static_cast<int64_t>(biasValues.size()), "value") + " for " + plural(layer.channels(), "channel");
        PARE_TRY_ASSIGN(const auto weights, quantizedWeights(layer, *values));
        std::vector<int64_t> perChannel(layer.dims.size(), 1);
        perChannel[1] = layer.channels();
        const std::string integers = m_editor.addInitializer(brief(layer.weight) + "/int8", pb::TensorProto::INT8, layer.dims, bytesOfInt8(weights.values));
        const std::string scales = m_editor.addFloats(brief(layer.weight) + "/scales", perChannel, weights.scales);
        const std::string bias = hasBias ? m_editor.addFloats(node.input(2) + "/channels", perChannel, biasValues) : std::string();
        const QuantizedInput &input = quantizedInput(node.input(0));
        std::vector<std::string> into{input.node};
        rescaled(node, into, "ConvInteger", {input.integers, integers, input.zeroPoint}, input.scale, scales, bias, node.output(0));
        m_editor.remove(id);
        m_run.warn(node.name(), "Dynamic quantization of convolutions was measured 4 to 17 times slower than float32 in ONNX Runtime.");
        m_run.changed(node.name(), "input quantized when it arrives, weights int8", std::move(into));
        return std::string();
    }

    struct Gate { // one of the two matrices of an LSTM in the runtime's form: [directions, inputs, 4 * hidden]
        std::string integers;
        std::string scales;
        std::string zeroPoints;
    };

    Gate gate(const std::string &name, const std::vector<float> &values, const std::vector<int64_t> &dims)
    {
        const int64_t directions = dims[0];
        const int64_t outputs = dims[1];
        const int64_t inputs = dims[2];
        std::string integers;
        std::vector<float> scales;
        for (int64_t d = 0; d < directions; ++d) {
            const std::vector<float> part(values.begin() + d * outputs * inputs, values.begin() + (d + 1) * outputs * inputs);
            const auto matrix = turned(part, static_cast<size_t>(outputs), static_cast<size_t>(inputs));
            const auto weights = m_perChannel ? quant::quantizeChannels(matrix, quant::channelLayout(std::array{inputs, outputs}, 1), m_grid)
                                              : quant::quantizeTensor(matrix, m_grid);
            integers += bytesOfInt8(weights.values);
            scales.insert(scales.end(), weights.scales.begin(), weights.scales.end());
        }
        const std::vector<int64_t> scaleDims = m_perChannel ? std::vector<int64_t>{directions, outputs} : std::vector<int64_t>{directions};
        return {m_editor.addInitializer(name + "/int8", pb::TensorProto::INT8, {directions, inputs, outputs}, std::move(integers)),
                m_editor.addFloats(name + "/scales", scaleDims, scales),
                m_editor.addInitializer(name + "/zero_points", pb::TensorProto::INT8, scaleDims, std::string(scales.size(), '\0'))};
    }

    Result<std::string> lstm(NodeId id, const pb::NodeProto &node, const WeightedLayer &layer)
    {
        if (intAttribute(node, "layout", 0) != 0)
            return std::string("its batch comes first (layout 1), which the quantized operator does not take");
        const auto recurrent = weightedLayer(m_model, id, 2);
        if (!recurrent)
            return "of its recurrent weight: " + recurrent.reason();
        PARE_TRY_ASSIGN(const auto w, weightValues(m_model, layer));
        PARE_TRY_ASSIGN(const auto r, weightValues(m_model, *recurrent));
        if (!w || !r)
            return w ? r.reason() : w.reason();
        const Gate input = gate(layer.weight, *w, layer.dims);
        const Gate state = gate(recurrent->weight, *r, recurrent->dims);
        const auto given = [&](int i) { return i < node.input_size() ? node.input(i) : std::string(); };
        const std::vector<std::string> outputs(node.output().begin(), node.output().end());
        auto &made = m_editor.add("DynamicQuantizeLSTM", node.name() + "/dynamic",
                                  {node.input(0), input.integers, state.integers, given(3), given(4), given(5), given(6), given(7), input.scales, input.zeroPoints,
                                   state.scales, state.zeroPoints},
                                  outputs, microsoft);
        *made.mutable_attribute() = node.attribute();
        removeAttribute(made, "layout");
        const std::string name = made.name();
        m_editor.remove(id);
        m_editor.needOpset(microsoft, 1);
        m_run.changed(node.name(),
                      "inputs quantized at every step, weights int8: " + formatBytes(4 * (layer.elements() + recurrent->elements())) + " -> " +
                          formatBytes(layer.elements() + recurrent->elements()),
                      {name});
        return std::string();
    }

    const Model &m_model;
    PassRun &m_run;
    ShapeTable m_shapes;
    GraphEditor m_editor;
    bool m_perChannel;
    quant::Grid m_grid;
    int64_t m_least;
    bool m_products; // convolutions as products, not as ConvInteger
    std::set<std::string> m_operators;
    std::set<std::string> m_excluded;
    std::map<std::string, QuantizedInput> m_inputs;
    std::map<std::string, std::string> m_channelsLast;
    std::map<std::string, QuantizedMatrix> m_matrices;
    std::optional<ShapeTable> m_sized; // with sizes for open dimensions
    std::optional<FittedRounding> m_fit;
};

bool anyCandidate(const Model &model, const std::set<std::string> &operators)
{
    for (const char *op : {"MatMul", "Gemm", "LSTM", "Conv"})
        if (operators.contains(op) && !model.index().nodesOf(op).empty())
            return true;
    return false;
}

Result<PassOutcome> quantizeMainGraph(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("quantize-dynamic", request, context);
    const std::set<std::string> operators = splitList(request.options.text("operators"));
    const bool windows = operators.contains("Conv") && !model.index().nodesOf("Conv").empty();
    const int64_t leastOpset = windows ? 13 : 11; // Pad of integers; DynamicQuantizeLinear
    if (model.opset() < leastOpset && !anyCandidate(model, operators))
        return run.finish(model);
    PARE_TRY_ASSIGN(const Model raised, withOpset(model, leastOpset, run));
    PARE_TRY_ASSIGN(ShapeTable shapes, ShapeTable::of(raised));
    noteBodies(model, run);
    Dynamic pass(raised, run, std::move(shapes));
    PARE_TRY_ASSIGN(const Rounding rounding, roundingOf(request.options.text("rounding"), false, run));
    if (rounding != Rounding::Nearest) {
        if (!request.options.boolean("per_channel"))
            return invalidInput("rounding by data goes with one scale a channel (per_channel=true)", "quantize-dynamic");
        PARE_TRY(pass.fitRounding(rounding));
    }
    PARE_TRY_ASSIGN(PassOutcome outcome, pass.work(model));
    PARE_TRY(correctBiasesOf(outcome, raised, request, context));
    return outcome;
}

Result<PassOutcome> quantizeDynamic(const Model &model, const PassRequest &request, PassContext &context)
{
    PARE_TRY_ASSIGN(PassOutcome outcome, quantizeMainGraph(model, request, context));
    if (outcome.model.opset() >= 11)
        PARE_TRY(workInBranches(outcome, request, context, quantizeDynamic));
    return outcome;
}

} // namespace

const Pass &quantizeDynamicPass()
{
    static const Pass pass{
        "quantize-dynamic",
        "Int8 weights, inputs quantized as they arrive: for matrix products and recurrent layers, without calibration data",
        false,
        {{"operators", OptionType::Text, "MatMul,Gemm,LSTM", "Which operators, separated by commas; Conv is possible", "", {}, {}, {}},
         {"convolutions", OptionType::Choice, "product",
          "How convolutions compute: product: their windows as rows of a matrix product; conv-integer: ConvInteger, measured at a quarter of float32's speed or less", "",
          {}, {}, {"product", "conv-integer"}},
         {"per_channel", OptionType::Boolean, "true", "One scale for each output channel of a weight instead of one for all", "", {}, {}, {}},
         roundingOption("auto", "nearest"),
         correctBiasOption(),
         {"samples", OptionType::Integer, "128", "Samples of the calibration data that are looked at (rounding by data)", "", 1, 1e6, {}},
         {"reduce_range", OptionType::Boolean, "false", "7-bit weights, so that sums cannot saturate on CPUs without VNNI", "", {}, {}, {}},
         {"min_elements", OptionType::Integer, "512", "Layers with fewer weights stay as they are", "weights", 1, 1e9, {}},
         {"exclude", OptionType::Text, "", "Names of layers that stay as they are, separated by commas", "", {}, {}, {}}},
        quantizeDynamic};
    return pass;
}

} // namespace pare
