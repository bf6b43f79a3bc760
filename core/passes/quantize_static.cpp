// Before: r = Relu(Conv(x, W, b))
// After:  x' = DQ(Q(x)), r' = DQ(Q(Relu(Conv(x', DQ(Wq), DQ(bq))))), which ONNX Runtime runs as one QLinearConv
// with x and r in 8 bits by one scale each (unsigned, asymmetric, zero exact), W in signed 8 bits by one scale an output channel (symmetric),
// b in 32 bits with scale x * scale W. Ranges come from running the model on calibration data.
// Conditions: opset >= 13 (raised where it is older); the weight is a finite float32 constant; the input is float32 and its range was seen,
// is finite and no mask (below 1e8). Where Q and DQ go is decided in static_plan.h: only where the runtime really fuses them, because
// Q/DQ that stay unfused run up to 3 times slower than float32. Branches of If are worked on too, each as a graph of its own (in_bodies.h).
#include "core/passes/quantize_static.h"

#include "core/analysis/cost.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/correct_biases.h"
#include "core/passes/fitted_rounding.h"
#include "core/passes/float_layers.h"
#include "core/passes/in_bodies.h"
#include "core/passes/raise_opset.h"
#include "core/passes/saturated_limits.h"
#include "core/passes/static_plan.h"
#include "core/passes/static_scales.h"
#include "core/quant/weights.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr int64_t samplesToFit = 128; // that weights are rounded by

// Writes a plan with its scales into the graph.
class Writer {
public:
    // fit: null where weights are rounded to nearest.
    Writer(const Model &model, const ShapeTable &shapes, const StaticPlan &plan, const Scales &scales, const StaticScheme &scheme, FittedRounding *fit, PassRun &run)
        : m_model(model), m_shapes(shapes), m_plan(plan), m_scales(scales), m_scheme(scheme), m_fit(fit), m_run(run), m_editor(model)
    {
    }

    Result<PassOutcome> write()
    {
        for (const auto &[id, layer] : m_plan.layers) {
            if (m_run.stopRequested())
                return cancelled();
            m_run.progress(layer.layer.name, ++m_done, static_cast<int64_t>(m_plan.layers.size()));
            PARE_TRY(writeLayer(layer));
        }
        for (const auto &[name, value] : m_plan.values)
            quantizeValue(name, value);
        for (const auto &[id, layer] : m_plan.layers) {
            std::vector<std::string> &into = m_into[layer.layer.name];
            readInteger(id, {layer.input}, into);
            if (const auto made = m_nodes.find(layer.output); made != m_nodes.end())
                into.insert(into.end(), made->second.begin(), made->second.end());
            m_run.changed(layer.layer.name,
                          "int8: weights " + formatBytes(4 * layer.layer.elements()) + " -> " + formatBytes(layer.layer.elements()) + ", input " +
                              rangeText(layer.input) + m_how[layer.layer.name],
                          into);
        }
        for (const auto &[id, bridge] : m_plan.bridges) {
            std::vector<std::string> into{m_model.index().node(id).name()};
            readInteger(id, bridge.inputs, into);
            for (const auto &output : bridge.outputs)
                into.insert(into.end(), m_nodes[output].begin(), m_nodes[output].end());
            m_run.changed(into[0], "works on integers between quantized layers", into);
        }
        liftIrVersion(m_editor, leastIrVersion(m_model.opset()));
        if (m_fit)
            m_fit->say();
        return m_run.finish(m_editor);
    }

private:
    [[nodiscard]] const quant::Affine &affineOf(const std::string &value) const { return m_scales.at(m_plan.values.at(value).scaleFrom).affine; }

    [[nodiscard]] std::string rangeText(const std::string &value) const
    {
        const auto bounds = quant::represented(affineOf(value), m_scheme.calibrate.grid);
        char text[64];
        std::snprintf(text, sizeof text, "%.4g .. %.4g", bounds.min, bounds.max);
        return text;
    }

    // Scale and zero point as constants, one pair for all values that share them.
    std::pair<std::string, std::string> scaleNames(const std::string &value)
    {
        const std::string &from = m_plan.values.at(value).scaleFrom;
        if (const auto found = m_scaleNames.find(from); found != m_scaleNames.end())
            return found->second;
        const quant::Affine &affine = affineOf(value);
        const std::pair names{m_editor.addFloats(brief(from) + "/scale", {}, {affine.scale}),
                              m_editor.addInitializer(brief(from) + "/zero_point", m_scheme.activationType, {}, std::string(1, static_cast<char>(affine.zeroPoint)))};
        return m_scaleNames.emplace(from, names).first->second;
    }

    // Q and DQ behind a value. Where its maker works on integers the dequantized value takes the name, so that every reader gets it.
    void quantizeValue(const std::string &name, const QuantizedValue &value)
    {
        const auto [scale, zero] = scaleNames(name);
        const std::string integers = m_editor.uniqueName(brief(name) + "/integers");
        std::string real = name;
        std::string floats = name;
        if (value.byProducer) {
            floats = m_editor.uniqueName(brief(name) + "/float");
            auto &maker = m_editor.node(makerOf(name));
            for (auto &output : *maker.mutable_output())
                if (output == name)
                    output = floats;
        } else {
            real = m_editor.uniqueName(brief(name) + "/dequantized");
        }
        auto &nodes = m_nodes[name];
        nodes.push_back(m_editor.add("QuantizeLinear", brief(name) + "/quantize", {floats, scale, zero}, {integers}).name());
        nodes.push_back(m_editor.add("DequantizeLinear", brief(name) + "/dequantize", {integers, scale, zero}, {real}).name());
        m_dequantized[name] = real;
    }

    // The node that makes a value now: a bias that moved into its layer took the Add's result with it.
    [[nodiscard]] NodeId makerOf(const std::string &value) const
    {
        if (const auto moved = m_moved.find(value); moved != m_moved.end())
            return moved->second;
        return *m_model.index().producer(value);
    }

    void readInteger(NodeId id, const std::vector<std::string> &inputs, std::vector<std::string> &into)
    {
        auto &node = m_editor.node(id);
        for (const auto &value : inputs) {
            const auto &nodes = m_nodes[value];
            into.insert(into.end(), nodes.begin(), nodes.end());
            for (auto &input : *node.mutable_input())
                if (input == value)
                    input = m_dequantized[value];
        }
    }

    Result<std::vector<float>> biasValues(const StaticLayer &layer)
    {
        if (layer.bias.empty())
            return std::vector<float>();
        PARE_TRY_ASSIGN(std::vector<float> bias, m_model.constantFloats(layer.bias));
        if (bias.size() == 1)
            bias.resize(static_cast<size_t>(layer.layer.channels()), bias[0]);
        if (layer.layer.kind == WeightedKind::Gemm)
            for (float &value : bias)
                value *= floatAttribute(m_model.index().node(layer.layer.id), "beta", 1.0F);
        return bias;
    }

    Result<void> writeLayer(const StaticLayer &layer)
    {
        const WeightedLayer &weighted = layer.layer;
        PARE_TRY_ASSIGN(auto values, weightValues(m_model, weighted));
        if (!values)
            return internalError("its weight changed while it was quantized", weighted.name); // checked when the plan was made
        PARE_TRY_ASSIGN(const std::vector<float> bias, biasValues(layer));
        const auto &source = m_model.index().node(weighted.id);
        const float alpha = weighted.kind == WeightedKind::Gemm ? floatAttribute(source, "alpha", 1.0F) : 1.0F;
        for (float &value : *values)
            value *= alpha;
        const float inputScale = affineOf(layer.input).scale;
        auto &into = m_into[weighted.name];
        into.push_back(weighted.name);

        const auto layout = quant::channelLayout(weighted.dims, weighted.channelAxis);
        std::vector<float> floors(static_cast<size_t>(layout.channels), 0.0F);
        for (size_t c = 0; c < bias.size(); ++c)
            floors[c] = quant::leastWeightScale(bias[c], inputScale);
        auto weights = m_scheme.perChannel ? quant::quantizeChannels(*values, layout, m_scheme.weightGrid, floors)
                                           : quant::quantizeTensor(*values, m_scheme.weightGrid, *std::max_element(floors.begin(), floors.end()));
        if (m_fit && m_scheme.perChannel) {
            PARE_TRY_ASSIGN(weights, m_fit->channels(weighted, *values, std::move(weights), m_scheme.weightGrid, floors));
            m_how[weighted.name] = m_fit->lastText();
        }
        auto &node = m_editor.node(weighted.id);
        node.set_input(weighted.input, dequantizedWeight(layer, weights, into));
        if (layer.biasAdd)
            moveBias(layer, node);
        if (!bias.empty()) {
            while (node.input_size() < 3)
                node.add_input("");
            node.set_input(2, m_scheme.floatBias ? m_editor.addFloats(layer.bias + "/float", {static_cast<int64_t>(bias.size())}, bias)
                                                 : dequantizedBias(layer, bias, inputScale, weights.scales, into));
        }
        if (weighted.kind == WeightedKind::Gemm) {
            removeAttribute(node, "alpha");
            removeAttribute(node, "beta");
        }
        if (weighted.kind == WeightedKind::MatMul && !layer.biasAdd)
            keepAddApart(weighted);
        return {};
    }

    std::string dequantizedWeight(const StaticLayer &layer, const quant::QuantizedWeights &weights, std::vector<std::string> &into)
    {
        const WeightedLayer &weighted = layer.layer;
        const std::vector<int64_t> scaleDims = m_scheme.perChannel ? std::vector<int64_t>{weighted.channels()} : std::vector<int64_t>{};
        const std::string base = weighted.weight;
        const std::string integers = sharedInitializer(base + "/int8", pb::TensorProto::INT8, weighted.dims,
                                                       std::string(reinterpret_cast<const char *>(weights.values.data()), weights.values.size()));
        const std::string scales = sharedInitializer(base + "/scales", pb::TensorProto::FLOAT, scaleDims, bytesOf(weights.scales));
        const std::string zeros = sharedInitializer(base + "/zero_points", pb::TensorProto::INT8, scaleDims, std::string(weights.scales.size(), '\0'));
        const std::string real = m_editor.uniqueName(brief(base) + "/dequantized");
        auto &node = m_editor.add("DequantizeLinear", brief(weighted.name) + "/weight/dequantize", {integers, scales, zeros}, {real});
        if (m_scheme.perChannel)
            setAttribute(node, "axis", static_cast<int64_t>(weighted.channelAxis));
        into.push_back(node.name());
        return real;
    }

    // Layers that share a weight share its integers, as long as these come out equal.
    std::string sharedInitializer(const std::string &base, int type, const std::vector<int64_t> &dims, std::string bytes)
    {
        auto &known = m_shared[base];
        for (const auto &[content, name] : known)
            if (content == bytes)
                return name;
        const std::string name = m_editor.addInitializer(brief(base.substr(0, base.rfind('/'))) + base.substr(base.rfind('/')), type, dims, bytes);
        if (m_model.index().uses(base.substr(0, base.rfind('/'))).size() > 1)
            known.emplace_back(std::move(bytes), name);
        return name;
    }

    std::string dequantizedBias(const StaticLayer &layer, const std::vector<float> &bias, float inputScale, const std::vector<float> &weightScales,
                                std::vector<std::string> &into)
    {
        const auto integers = quant::quantizeBias(bias, inputScale, weightScales);
        std::vector<float> scales;
        for (const float scale : weightScales)
            scales.push_back(quant::biasScale(inputScale, scale));
        const auto count = static_cast<int64_t>(integers.size());
        const std::vector<int64_t> scaleDims = scales.size() > 1 || m_scheme.perChannel ? std::vector<int64_t>{static_cast<int64_t>(scales.size())} : std::vector<int64_t>{};
        const std::string base = layer.layer.name + "/bias";
        const std::string stored = m_editor.addInitializer(brief(base) + "/int32", pb::TensorProto::INT32, {count}, bytesOf(integers));
        const std::string scale = m_editor.addFloats(brief(base) + "/scales", scaleDims, scales);
        const std::string zeros = m_editor.addInitializer(brief(base) + "/zero_points", pb::TensorProto::INT32, scaleDims, std::string(4 * scales.size(), '\0'));
        const std::string real = m_editor.uniqueName(brief(base) + "/dequantized");
        auto &node = m_editor.add("DequantizeLinear", brief(base) + "/dequantize", {stored, scale, zeros}, {real});
        if (!scaleDims.empty())
            setAttribute(node, "axis", int64_t{0});
        into.push_back(node.name());
        return real;
    }

    // MatMul + Add on matrices becomes Gemm: the runtime would make it one anyway, and fuses that one only with an integer bias.
    void moveBias(const StaticLayer &layer, pb::NodeProto &node)
    {
        const auto &add = m_model.index().node(*layer.biasAdd);
        node.set_op_type("Gemm");
        node.set_output(0, add.output(0));
        m_moved[add.output(0)] = layer.layer.id;
        m_editor.remove(*layer.biasAdd);
        m_run.changed(add.name(), "its bias moved into " + layer.layer.name, {layer.layer.name});
    }

    // On tensors whose every dimension is known the runtime would make a Gemm of MatMul and Add, and not fuse that: a bias with as many
    // dimensions as the result keeps the two apart.
    void keepAddApart(const WeightedLayer &weighted)
    {
        const std::string &product = m_model.index().node(weighted.id).output(0);
        const auto rank = m_shapes.rank(product);
        const auto use = m_model.index().onlyUse(product);
        if (!rank || *rank < 3 || !use || !isOp(m_model.index().node(use->node), "Add"))
            return;
        const auto &add = m_model.index().node(use->node);
        const int side = add.input(0) == product ? 1 : 0;
        const auto *tensor = m_model.index().constant(add.input(side));
        if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || tensor->dims_size() != 1)
            return;
        const auto bytes = tensorBytes(*tensor, m_model.payloads());
        if (!bytes.ok())
            return;
        std::vector<int64_t> dims(static_cast<size_t>(*rank), 1);
        dims.back() = tensor->dims(0);
        m_editor.node(use->node).set_input(side, m_editor.addInitializer(add.input(side) + "/row", pb::TensorProto::FLOAT, dims, std::string(bytes->text())));
    }

    const Model &m_model;
    const ShapeTable &m_shapes;
    const StaticPlan &m_plan;
    const Scales &m_scales;
    const StaticScheme &m_scheme;
    FittedRounding *m_fit;
    PassRun &m_run;
    GraphEditor m_editor;
    int64_t m_done = 0;
    std::map<std::string, std::string> m_how;
    std::map<std::string, std::pair<std::string, std::string>> m_scaleNames;
    std::map<std::string, std::vector<std::string>> m_nodes;  // Q and DQ of a value
    std::map<std::string, std::string> m_dequantized;
    std::map<std::string, std::vector<std::string>> m_into;
    std::map<std::string, NodeId> m_moved;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> m_shared;
};

void adviseOn(const Model &model, const StaticPlan &plan, PassRun &run)
{
    int64_t depthwise = 0;
    for (const auto &[id, layer] : plan.layers)
        depthwise += isDepthwise(model.index().node(id), layer.layer) ? 1 : 0;
    if (depthwise > 0)
        run.warn("", plural(depthwise, "depthwise convolution") +
                         " in int8: by themselves ONNX Runtime was measured 1.1 to 2.2 times slower on these than in float32, between other int8 "
                         "layers up to 1.3 times faster. depthwise=float leaves them alone: time both.");
}

Result<PassOutcome> quantizeMainGraph(const Model &given, const PassRequest &request, PassContext &context)
{
    PassRun run("quantize-static", request, context);
    StaticPlanOptions options;
    options.operators = splitList(request.options.text("operators"));
    options.excluded = splitList(request.options.text("exclude"));
    options.depthwise = request.options.text("depthwise") != "float";
    options.leastElements = request.options.integer("min_elements");
    const StaticScheme scheme = schemeOf(request.options);
    if (!run.replays() && !context.services.observe)
        return unavailable("it needs calibration data: some samples of what the model will see (--calib)", "quantize-static");

    PARE_TRY_ASSIGN(const Model model, withOpset(given, 13, run));
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    auto layers = staticLayers(model, shapes, options, run);
    for (auto layer = layers.begin(); layer != layers.end();) {
        PARE_TRY_ASSIGN(const auto values, weightValues(model, layer->second.layer));
        if (!values)
            run.declined(layer->second.layer.name, values.reason());
        layer = values ? std::next(layer) : layers.erase(layer);
    }
    if (layers.empty())
        return run.unchanged(given);
    StaticPlan plan = staticPlan(model, shapes, std::move(layers), options, run);
    Scales scales;
    if (run.replays()) {
        PARE_TRY_ASSIGN(scales, scalesFromJson(run.replayed()));
        for (const auto &[name, value] : plan.values)
            if (!scales.contains(value.scaleFrom))
                return invalidInput("the resolution holds no range for " + value.scaleFrom, "quantize-static");
    } else {
        PARE_TRY_ASSIGN(scales, observedScales(model, shapes, options, scheme, plan, run));
    }
    if (plan.layers.empty())
        return run.unchanged(given);
    // Values that only move data have their source's range: written down too, so that a replay of fewer layers finds it.
    Scales recorded = scales;
    for (const auto &[name, value] : plan.values)
        if (const auto found = scales.find(value.scaleFrom); found != scales.end())
            recorded.emplace(name, found->second);
    run.decide("values", scalesJson(recorded));
    noteBodies(model, run);
    adviseOn(model, plan, run);
    PARE_TRY_ASSIGN(const Rounding rounding, roundingOf(request.options.text("rounding"), false, run));
    std::optional<FittedRounding> fit;
    std::optional<ShapeTable> sized;
    if (rounding != Rounding::Nearest) {
        if (!scheme.perChannel)
            return invalidInput("rounding by data goes with one scale a channel (per_channel=true)", "quantize-static");
        PARE_TRY_ASSIGN(sized, ShapeTable::of(model, assumedSizes(model)));
        std::vector<WeightedLayer> weighted;
        for (const auto &[id, layer] : plan.layers)
            weighted.push_back(layer.layer);
        fit.emplace(model, *sized, std::move(weighted), rounding, std::min(request.options.integer("samples"), samplesToFit), run);
    }
    PARE_TRY_ASSIGN(PassOutcome outcome, Writer(model, shapes, plan, scales, scheme, fit ? &*fit : nullptr, run).write());
    std::set<std::string> absorbed = request.leftAlone; // Clip that belongs to a layer: the runtime merges it
    for (const Change &change : outcome.report.changes)
        absorbed.insert(change.into.begin(), change.into.end());
    SaturatedLimits saturated = withoutSaturatedLimits(outcome.model, absorbed);
    for (const std::string &node : saturated.removed)
        outcome.report.changes.push_back({node, "removed: the integers' range does the same", {}});
    outcome.model = std::move(saturated.model);
    if (request.options.text("float_layers") == "per-channel")
        outcome.model = keptInFloat(outcome.model).model;
    PARE_TRY(correctBiasesOf(outcome, model, request, context));
    return outcome;
}

Result<PassOutcome> quantizeStatic(const Model &given, const PassRequest &request, PassContext &context)
{
    PARE_TRY_ASSIGN(PassOutcome outcome, quantizeMainGraph(given, request, context));
    if (outcome.model.opset() >= 13)
        PARE_TRY(workInBranches(outcome, request, context, quantizeStatic));
    return outcome;
}

} // namespace

const Pass &quantizeStaticPass()
{
    static const Pass pass{
        "quantize-static",
        "Int8 weights and activations, with ranges from calibration data",
        true,
        {{"calibrator", OptionType::Choice, "min-max",
          "How ranges come from what was seen; moving-average: each sample's extremes, averaged; octav: least squared error by an equation; auto: for each value the one that makes the least error at the layers that read it", "", {}, {},
          {"min-max", "moving-average", "percentile", "mse", "octav", "entropy", "auto"}},
         {"percentile", OptionType::Real, "99.99", "Share of the values that the range keeps (calibrator=percentile)", "%", 50, 100, {}},
         {"operators", OptionType::Text,
          "Conv,MatMul,Gemm,Add,Mul,Sigmoid,LeakyRelu,Concat,MaxPool,AveragePool,GlobalAveragePool,Reshape,Flatten,Transpose,Squeeze,Unsqueeze,Slice,Split,"
          "Resize",
          "Which operators, separated by commas; all but Conv, MatMul and Gemm only between quantized layers (Softmax is possible there too)", "", {}, {}, {}},
         {"per_channel", OptionType::Boolean, "true", "One scale for each output channel of a weight instead of one for all", "", {}, {}, {}},
         roundingOption("auto", "nearest"),
         correctBiasOption(),
         {"activations", OptionType::Choice, "u8", "u8 for x86; s8 for TensorRT and ARM", "", {}, {}, {"u8", "s8"}},
         {"symmetric", OptionType::Boolean, "false", "Activations with the zero point in the middle, as TensorRT wants them", "", {}, {}, {}},
         {"bias", OptionType::Choice, "int32", "int32: as integer kernels add it; float: for TensorRT, which takes no integers of 32 bits, and slow in ONNX Runtime", "", {}, {}, {"int32", "float"}},
         {"float_layers", OptionType::Choice, "per-channel",
          "How layers that stay in float read quantized values: per-channel: with the scale once for each channel, so that ONNX Runtime does not round their weights when it "
          "loads the model; shared: like all others, for TensorRT", "", {}, {}, {"per-channel", "shared"}},
         {"depthwise", OptionType::Choice, "float", "Whether depthwise convolutions are quantized too: more accurate in float, faster or slower by what is around them", "", {}, {}, {"int8", "float"}},
         {"reduce_range", OptionType::Boolean, "false", "7-bit weights, so that sums cannot saturate on CPUs without VNNI", "", {}, {}, {}},
         {"min_elements", OptionType::Integer, "1", "Layers with fewer weights stay as they are", "weights", 1, 1e9, {}},
         {"samples", OptionType::Integer, "256", "Samples of the calibration data that are looked at", "", 1, 1e6, {}},
         {"exclude", OptionType::Text, "", "Names of layers that stay as they are, separated by commas", "", {}, {}, {}}},
        quantizeStatic};
    return pass;
}

} // namespace pare
