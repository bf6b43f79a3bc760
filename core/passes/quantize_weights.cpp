// Only the weights become integers; everything is computed from their dequantized values.
//   MatMul, Gemm     storage=nbits       y = MatMulNBits(x, packed, scales) [+ c]: blocks of 16 to 256 weights, unpacked inside the product
//   Gather           storage=nbits       8 bits: y = Cast(Gather(table8, i)) * Gather(scales, i); fewer: GatherBlockQuantized
//   any weight       storage=folded      W = unpack(packed) * scales, with W under its old name: the runtime folds it at load
//   any weight       storage=dequantize  W = DequantizeLinear(W8, scales, axis): for targets that want it
//   any weight       storage=float       W keeps its place and float32, rounded as storage=auto would store it: where training with the rounding in
//                                        the loop (train-quantized) starts; the same step with rounding=nearest stores it then without any loss
//   storage=auto: nbits for MatMul, Gemm and Gather, folded for the rest.
// Layers inside bodies (If, Loop, Scan) have their weights folded in 8 bits with auto and folded: see body_weights.h.
// Conditions: the weight is a finite float32 constant of at least `min_elements` values; nbits wants a matrix on the right. With folded
// and dequantize a weight that several layers share is replaced once, when all of them were chosen.
// Rounding: to nearest, or together by what the layer reads on calibration data (fitted_rounding.h).
// Layers may have bits of their own (layer_bits.h).
// Scales: 8 bits folded has one scale a channel, all else one a block (option block_size, 0 = 128 at 8 bits where it divides, else 32). Folded and
// below 8 bits they are stored as float16.
#include "core/passes/quantize_weights.h"

#include "core/analysis/cost.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/body_weights.h"
#include "core/passes/correct_biases.h"
#include "core/passes/fitted_rounding.h"
#include "core/passes/folded_storage.h"
#include "core/passes/layer_bits.h"
#include "core/passes/raise_opset.h"
#include "core/passes/turned.h"
#include "core/passes/weight_blocks.h"
#include "core/passes/weighted_layer.h"
#include "core/quant/packing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace pare {

namespace {

const std::string microsoft = "com.microsoft";

enum class Storage { Auto, NBits, Folded, Dequantize, Float };

struct Done {
    std::string what;
    std::vector<std::string> into;
};

class WeightsOnly {
public:
    WeightsOnly(const Model &model, const std::map<std::string, int> &layerBits, PassRun &run)
        : m_model(model), m_run(run), m_editor(model), m_storage(m_editor), m_usualBits(static_cast<int>(run.options().integer("bits"))),
          m_bits(m_usualBits), m_layerBits(layerBits), m_block(run.options().integer("block_size")), m_least(run.options().integer("min_elements")), m_kind(storageOf(run.options().text("storage"))),
          m_operators(splitList(run.options().text("operators"))),
          m_excluded(splitList(run.options().text("exclude")))
    {
    }

    // Layers are rounded together instead of to nearest. Errors: those of computing shapes.
    Result<void> fitRounding(Rounding rounding)
    {
        PARE_TRY_ASSIGN(m_sized, ShapeTable::of(m_model, assumedSizes(m_model)));
        std::vector<WeightedLayer> layers;
        for (const NodeId id : m_model.index().order()) {
            const auto &node = m_model.index().node(id);
            if (!hasWeights(node) || isOp(node, "Gather") || !m_run.wants(node.name()) || m_excluded.contains(node.name()) || !m_operators.contains(node.op_type()) || bitsOf(node.name()) == 0)
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
            if (!hasWeights(node) || !m_run.wants(node.name()) || m_editor.removed(order[i]))
                continue;
            m_run.progress(node.name(), static_cast<int64_t>(i), static_cast<int64_t>(order.size()));
            if (m_excluded.contains(node.name()) || !m_operators.contains(node.op_type())) {
                m_run.declined(node.name(), m_excluded.contains(node.name()) ? "it is excluded by name"
                                                                             : node.op_type() + " is not among the operators that were asked for");
                continue;
            }
            m_bits = bitsOf(node.name());
            if (m_bits == 0) {
                m_run.declined(node.name(), "it is to stay in float (layer_bits)");
                continue;
            }
            PARE_TRY(consider(order[i], node));
        }
        if (m_kind == Storage::Folded || m_kind == Storage::Auto) {
            PARE_TRY_ASSIGN(const int64_t inside, foldBodyWeights(m_editor, m_storage, m_least, m_run));
            m_folded = m_folded || inside > 0;
        }
        if (!m_run.changedAnything())
            return m_run.unchanged(given);
        const bool int4 = m_used.contains(4) && m_model.opset() >= 21;
        liftIrVersion(m_editor, std::max(leastIrVersion(m_model.opset()), int64_t{int4 ? 10 : 4}));
        say();
        if (m_fit)
            m_fit->say();
        return m_run.finish(m_editor);
    }

private:
    static Storage storageOf(const std::string &name)
    {
        return name == "nbits" ? Storage::NBits : name == "folded" ? Storage::Folded : name == "dequantize" ? Storage::Dequantize : name == "float" ? Storage::Float : Storage::Auto;
    }

    Result<void> consider(NodeId id, const pb::NodeProto &node)
    {
        const bool recurrent = isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN");
        Done all;
        std::string reason;
        for (int input = 1; input <= (recurrent ? 2 : 1); ++input) {
            const auto layer = weightedLayer(m_model, id, recurrent ? input : 0);
            if (!layer) {
                reason = layer.reason();
                continue;
            }
            PARE_TRY_ASSIGN(auto done, quantize(*layer, node));
            if (!done) {
                reason = done.reason();
                continue;
            }
            all.what = done->what;
            all.into.insert(all.into.end(), done->into.begin(), done->into.end());
        }
        if (all.what.empty()) {
            m_run.declined(node.name(), reason);
        } else {
            m_run.changed(node.name(), all.what, all.into);
            m_used.insert(m_bits);
        }
        return {};
    }

    Result<OrReason<Done>> quantize(const WeightedLayer &layer, const pb::NodeProto &node)
    {
        const auto because = [](std::string reason) { return OrReason<Done>::because(std::move(reason)); };
        if (layer.elements() < m_least)
            return because("it has " + plural(layer.elements(), "weight") + " only");
        const bool product = layer.kind == WeightedKind::MatMul || layer.kind == WeightedKind::Gemm;
        const bool embedding = layer.kind == WeightedKind::Embedding;
        const bool nbits = m_kind == Storage::NBits || (m_kind == Storage::Auto && storedAsNBits(layer));
        if (embedding && layer.dims[1] < shortestEmbedding)
            return because("its rows of " + plural(layer.dims[1], "value") + " are too short to pay for a scale each");
        if (nbits && !product && !embedding)
            return because("there is no operator with packed weights for " + node.op_type() + "; storage=folded makes the file smaller");
        if (!nbits) {
            if (const auto made = m_replaced.find(layer.weight); made != m_replaced.end())
                return OrReason<Done>(Done{made->second.what, withLayer(node, made->second.into)});
            if (const std::string others = unwantedReader(layer.weight); !others.empty())
                return because("its weight is shared with " + others);
        }
        if (m_kind == Storage::Dequantize && m_bits != 8)
            return because("DequantizeLinear by channel holds 8 bits here");
        PARE_TRY_ASSIGN(const auto values, weightValues(m_model, layer));
        if (!values)
            return because(values.reason());
        if (nbits)
            return product ? matMulNBits(layer, node, *values) : gathered(layer, node, *values);
        if (m_kind == Storage::Float && alreadyRounded(layer, *values))
            return because("it lies on the grid of " + std::to_string(m_bits) + " bits already");
        PARE_TRY_ASSIGN(Done done, m_kind == Storage::Dequantize ? dequantized(layer, *values) : m_kind == Storage::Float ? rounded(layer, *values) : folded(layer, *values));
        m_replaced[layer.weight] = done;
        done.into = withLayer(node, done.into);
        return OrReason<Done>(std::move(done));
    }

    static std::vector<std::string> withLayer(const pb::NodeProto &node, std::vector<std::string> into)
    {
        into.insert(into.begin(), node.name());
        return into;
    }

    // A layer that reads the weight and was not chosen; empty where there is none.
    std::string unwantedReader(const std::string &weight) const
    {
        for (const Use &use : m_model.index().uses(weight)) {
            const auto &reader = m_model.index().node(use.node);
            if (!m_run.wants(reader.name()) || m_excluded.contains(reader.name()))
                return reader.name() + ", which was not chosen";
            if (bitsOf(reader.name()) != m_bits)
                return reader.name() + ", which is to have other bits";
        }
        return {};
    }

    // 0: it stays in float.
    [[nodiscard]] int bitsOf(const std::string &layer) const
    {
        const auto own = m_layerBits.find(layer);
        return own == m_layerBits.end() ? m_usualBits : own->second;
    }

    [[nodiscard]] quant::ScaleRule rule() const { return m_bits < 8 ? quant::ScaleRule::LeastSquares : quant::ScaleRule::Largest; }

    [[nodiscard]] std::string sizes(int64_t elements, int64_t bytes) const
    {
        return std::to_string(m_bits) + " bits: " + formatBytes(4 * elements) + " -> " + formatBytes(bytes);
    }

    // Weights in the layout of MatMulNBits: [outputs][blocks][block * bits / 8], scales [outputs][blocks]. 3 bits lie in 4.
    Result<OrReason<Done>> matMulNBits(const WeightedLayer &layer, const pb::NodeProto &node, const std::vector<float> &values)
    {
        if (layer.kind == WeightedKind::Gemm && !m_shapes)
            m_shapes = ShapeTable::of(m_model).valueOr({}); // over the budget: only the sizes of constants are known
        if (const std::string reason = m_shapes ? whyAddendMisfits(m_model, *m_shapes, layer) : std::string(); !reason.empty())
            return OrReason<Done>::because(reason);
        const int64_t outputs = layer.channels();
        const int64_t inputs = layer.elements() / outputs;
        const int64_t block = weightBlocks(layer, m_bits, m_block, true).block;
        const int64_t blocks = (inputs + block - 1) / block;
        std::vector<float> rows = layer.transposed ? values : turned(values, static_cast<size_t>(inputs), static_cast<size_t>(outputs));
        if (isOp(node, "Gemm"))
            for (float &value : rows)
                value *= floatAttribute(node, "alpha", 1.0F);
        const float beta = isOp(node, "Gemm") ? floatAttribute(node, "beta", 1.0F) : 1.0F;
        const bool hasAddend = isOp(node, "Gemm") && node.input_size() > 2 && !node.input(2).empty();
        if (hasAddend && beta != 1)
            return OrReason<Done>::because("its addend is scaled (beta)");
        const int container = m_bits == 3 ? 4 : m_bits;
        const std::string key = layer.weight + "/nbits/" + std::to_string(m_bits) + "/" + std::to_string(isOp(node, "Gemm") ? floatAttribute(node, "alpha", 1.0F) : 1.0F);
        std::string how;
        PARE_TRY_ASSIGN(const auto constants, table(key, [&]() -> Result<std::pair<std::string, std::string>> {
            auto weights = quant::quantizeBlocks(rows, inputs, block, m_bits, rule());
            if (m_fit) {
                PARE_TRY_ASSIGN(weights, m_fit->blocks(layer, rows, std::move(weights), block, m_bits));
                how = m_fit->lastText();
            }
            std::vector<int> integers = paddedRows(weights.values, inputs, blocks * block);
            for (int &value : integers)
                value += 1 << (container - 1); // stored with the zero point in the middle of the container
            return std::pair{m_editor.addInitializer(layer.weight + "/packed" + std::to_string(container), pb::TensorProto::UINT8,
                                                     {outputs, blocks, block * container / 8}, quant::packBits(integers, container)),
                             m_editor.addFloats(layer.weight + "/scales", {outputs, blocks}, weights.scales)};
        }));
        const auto &[packed, scales] = constants;
        const std::string &y = node.output(0);
        const std::string product = hasAddend ? m_editor.uniqueName(y + "/product") : y;
        auto &made = m_editor.add("MatMulNBits", node.name() + "/nbits", {node.input(0), packed, scales}, {product}, microsoft);
        setAttribute(made, "K", inputs);
        setAttribute(made, "N", outputs);
        setAttribute(made, "bits", static_cast<int64_t>(container));
        setAttribute(made, "block_size", block);
        setAttribute(made, "accuracy_level", int64_t{4}); // sums of int8 products: the fast kernels
        Done done{sizes(layer.elements(), outputs * blocks * (block * container / 8 + 4)) + how, {made.name()}};
        if (hasAddend)
            done.into.push_back(m_editor.add("Add", node.name() + "/bias", {product, node.input(2)}, {y}).name());
        m_editor.remove(layer.id);
        m_editor.needOpset(microsoft, 1);
        m_nbits = true;
        m_threeInFour = m_threeInFour || m_bits == 3;
        return OrReason<Done>(std::move(done));
    }

    // Rows of an embedding are dequantized after they were gathered, so the table stays small in memory too.
    Result<OrReason<Done>> gathered(const WeightedLayer &layer, const pb::NodeProto &node, const std::vector<float> &values)
    {
        const int64_t rows = layer.dims[0];
        const int64_t width = layer.dims[1];
        const std::string &y = node.output(0);
        if (m_bits == 8) {
            const auto weights = quant::quantizeChannels(values, quant::channelLayout(layer.dims, 0), quant::symmetric8);
            PARE_TRY_ASSIGN(const auto shared, table(layer.weight + "/" + std::to_string(m_bits), [&]() -> Result<std::pair<std::string, std::string>> {
                return std::pair{m_editor.addInitializer(layer.weight + "/int8", pb::TensorProto::INT8, layer.dims,
                                                         std::string(reinterpret_cast<const char *>(weights.values.data()), weights.values.size())),
                                 m_editor.addFloats(layer.weight + "/scales", {rows, 1}, weights.scales)};
            }));
            const std::string integers = m_editor.uniqueName(y + "/integers");
            const std::string real = m_editor.uniqueName(y + "/real");
            const std::string scale = m_editor.uniqueName(y + "/scale");
            Done done{sizes(layer.elements(), layer.elements() + 4 * rows), {}};
            done.into.push_back(m_editor.add("Gather", node.name() + "/rows", {shared.first, node.input(1)}, {integers}).name());
            auto &cast = m_editor.add("Cast", node.name() + "/cast", {integers}, {real});
            setAttribute(cast, "to", static_cast<int64_t>(pb::TensorProto::FLOAT));
            done.into.push_back(cast.name());
            done.into.push_back(m_editor.add("Gather", node.name() + "/scales", {shared.second, node.input(1)}, {scale}).name());
            done.into.push_back(m_editor.add("Mul", node.name() + "/rescale", {real, scale}, {y}).name());
            m_editor.remove(layer.id);
            return OrReason<Done>(std::move(done));
        }
        const int container = m_bits == 3 ? 4 : m_bits;
        if (container != 4)
            return OrReason<Done>::because("the runtime gathers rows of 4 and 8 bits only; storage=folded makes the file smaller");
        const int64_t block = weightBlocks(layer, m_bits, m_block, true).block;
        if (width % block != 0)
            return OrReason<Done>::because("its rows of " + std::to_string(width) + " values are no multiple of the block of " + std::to_string(block));
        const auto weights = quant::quantizeBlocks(values, width, block, m_bits, rule());
        std::vector<int> integers(weights.values.begin(), weights.values.end());
        for (int &value : integers)
            value += 8;
        PARE_TRY_ASSIGN(const auto shared, table(layer.weight + "/" + std::to_string(m_bits), [&]() -> Result<std::pair<std::string, std::string>> {
            return std::pair{m_editor.addInitializer(layer.weight + "/packed4", pb::TensorProto::UINT8, {rows, width / 2}, quant::packBits(integers, 4)),
                             m_editor.addFloats(layer.weight + "/scales", {rows, width / block}, weights.scales)};
        }));
        auto &made = m_editor.add("GatherBlockQuantized", node.name() + "/nbits", {shared.first, node.input(1), shared.second}, {y}, microsoft);
        setAttribute(made, "bits", int64_t{4});
        setAttribute(made, "block_size", block);
        setAttribute(made, "gather_axis", int64_t{0});
        setAttribute(made, "quantize_axis", int64_t{1});
        Done done{sizes(layer.elements(), rows * (width / 2 + 4 * width / block)), {made.name()}};
        m_editor.remove(layer.id);
        m_editor.needOpset(microsoft, 1);
        return OrReason<Done>(std::move(done));
    }

    template <typename Make>
    Result<std::pair<std::string, std::string>> table(const std::string &weight, const Make &make)
    {
        if (const auto found = m_tables.find(weight); found != m_tables.end())
            return found->second;
        PARE_TRY_ASSIGN(auto made, make());
        return m_tables.emplace(weight, std::move(made)).first->second;
    }

    [[nodiscard]] bool fits(const WeightedLayer &layer) const
    {
        return m_fit && (layer.kind == WeightedKind::Conv || layer.kind == WeightedKind::MatMul || layer.kind == WeightedKind::Gemm);
    }

    // 8 bits, one scale a channel.
    Result<quant::QuantizedWeights> byChannel(const WeightedLayer &layer, const std::vector<float> &values, std::string &how)
    {
        auto weights = quant::quantizeChannels(values, quant::channelLayout(layer.dims, layer.channelAxis), quant::symmetric8);
        if (fits(layer)) {
            PARE_TRY_ASSIGN(weights, m_fit->channels(layer, values, std::move(weights), quant::symmetric8, {}));
            how = m_fit->lastText();
        }
        return weights;
    }

    Result<quant::QuantizedWeights> byBlock(const WeightedLayer &layer, const std::vector<float> &rows, const WeightBlocks &cut, std::string &how)
    {
        auto weights = quant::quantizeBlocks(rows, cut.rowLength, cut.block, m_bits, rule());
        if (fits(layer)) {
            PARE_TRY_ASSIGN(weights, m_fit->blocks(layer, rows, std::move(weights), cut.block, m_bits));
            how = m_fit->lastText();
        }
        return weights;
    }

    [[nodiscard]] bool alreadyRounded(const WeightedLayer &layer, const std::vector<float> &values) const
    {
        constexpr double equalDb = 100;
        const WeightBlocks cut = weightBlocks(layer, m_bits, m_block, storedAsNBits(layer));
        const std::vector<float> rows = rowsOf(layer, cut, values);
        return quant::signalToNoise(rows, unpacked(quant::quantizeBlocks(rows, cut.rowLength, cut.block, m_bits, rule()), cut)) > equalDb;
    }

    // The weight as it would be stored, in float32.
    Result<Done> rounded(const WeightedLayer &layer, const std::vector<float> &values)
    {
        const WeightBlocks cut = weightBlocks(layer, m_bits, m_block, storedAsNBits(layer));
        std::string how;
        PARE_TRY_ASSIGN(const auto weights, byBlock(layer, rowsOf(layer, cut, values), cut, how));
        std::vector<float> rows = unpacked(weights, cut);
        if (cut.transposed)
            rows = turned(rows, static_cast<size_t>(layer.dims[1]), static_cast<size_t>(layer.dims[0]));
        const std::string real = m_editor.addFloats(layer.weight + "/rounded", layer.dims, rows);
        m_editor.replaceUses(layer.weight, real);
        return Done{"rounded to " + std::to_string(m_bits) + " bits, kept in float32" + how, {}};
    }

    Result<Done> folded(const WeightedLayer &layer, const std::vector<float> &values)
    {
        const int64_t before = m_storage.bytesAfter();
        std::vector<std::string> nodes;
        std::string how;
        m_folded = true;
        if (m_bits == 8 && m_block == 0 && layer.kind != WeightedKind::Recurrent) {
            PARE_TRY_ASSIGN(const auto weights, byChannel(layer, values, how));
            nodes = m_storage.channels(layer.weight, layer.dims, layer.channelAxis, weights);
        } else {
            const WeightBlocks cut = weightBlocks(layer, m_bits, m_block, false);
            PARE_TRY_ASSIGN(auto weights, byBlock(layer, rowsOf(layer, cut, values), cut, how));
            const bool half = m_bits < 8 && asFloat16(weights.scales);
            nodes = m_storage.blocks(layer.weight, {layer.dims, cut.rowLength, cut.block, m_bits, cut.transposed, half}, weights);
        }
        return Done{sizes(layer.elements(), m_storage.bytesAfter() - before) + ", unpacked at load" + how, std::move(nodes)};
    }

    Result<Done> dequantized(const WeightedLayer &layer, const std::vector<float> &values)
    {
        std::string how;
        PARE_TRY_ASSIGN(const auto weights, byChannel(layer, values, how));
        const auto channels = static_cast<int64_t>(weights.scales.size());
        const std::string integers = m_editor.addInitializer(layer.weight + "/int8", pb::TensorProto::INT8, layer.dims,
                                                             std::string(reinterpret_cast<const char *>(weights.values.data()), weights.values.size()));
        const std::string scales = m_editor.addFloats(layer.weight + "/scales", {channels}, weights.scales);
        const std::string zeros = m_editor.addInitializer(layer.weight + "/zero_points", pb::TensorProto::INT8, {channels}, std::string(weights.scales.size(), '\0'));
        const std::string real = m_editor.uniqueName(layer.weight + "/dequantized");
        auto &node = m_editor.add("DequantizeLinear", layer.weight + "/dequantize", {integers, scales, zeros}, {real});
        setAttribute(node, "axis", static_cast<int64_t>(layer.channelAxis));
        const std::string name = node.name();
        m_editor.replaceUses(layer.weight, real);
        m_dequantized = true;
        return Done{sizes(layer.elements(), layer.elements() + 5 * channels) + how, {name}};
    }

    // What the form costs and saves, once for all layers.
    void say()
    {
        if (m_folded)
            m_run.note("", "Folded weights are unpacked to float32 when the model is loaded: the file is smaller, memory and speed stay those of float32.");
        if (m_nbits && m_threeInFour)
            m_run.note("", "The runtime has no 3-bit product: these weights take 4 bits each (only 8 of 16 values used). storage=folded stores 3.2 bits.");
        if (!m_used.empty() && *m_used.begin() <= 3)
            m_run.warn("", "Rounding to " + std::to_string(*m_used.begin()) + " bits without training costs accuracy in most networks: measure before you use it.");
        if (m_dequantized)
            m_run.warn("", "ONNX Runtime dequantizes these weights at every run: measured 0.39 to 0.98 of float32's speed. For targets that want this form.");
    }

    const Model &m_model;
    PassRun &m_run;
    GraphEditor m_editor;
    FoldedStorage m_storage;
    std::optional<ShapeTable> m_shapes; // made when the first Gemm asks
    std::optional<ShapeTable> m_sized;  // with sizes for open dimensions
    std::optional<FittedRounding> m_fit;
    int m_usualBits;
    int m_bits;                             // of the layer that is worked on
    const std::map<std::string, int> &m_layerBits; // of those that have bits of their own
    std::set<int> m_used;
    int64_t m_block;
    int64_t m_least;
    Storage m_kind;
    std::set<std::string> m_operators;
    std::set<std::string> m_excluded;
    std::map<std::string, Done> m_replaced;
    std::map<std::string, std::pair<std::string, std::string>> m_tables;
    bool m_folded = false;
    bool m_nbits = false;
    bool m_threeInFour = false;
    bool m_dequantized = false;
};

Result<PassOutcome> quantizeWeights(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("quantize-weights", request, context);
    if (const int64_t bits = request.options.integer("bits"); bits != 2 && bits != 3 && bits != 4 && bits != 8)
        return invalidInput("weights are stored in 2, 3, 4 or 8 bits", "bits");
    if (const int64_t block = request.options.integer("block_size"); block != 0 && (block < 16 || (block & (block - 1)) != 0))
        return invalidInput("a block has 16, 32, 64, 128 or 256 weights (0: chosen)", "block_size");
    const std::string storage = request.options.text("storage");
    if (storage == "nbits" || storage == "dequantize" || storage == "float")
        noteBodies(model, run);
    PARE_TRY_ASSIGN(const auto layerBits, layerBitsFrom(request.options.text("layer_bits"), model));
    const bool coarse = request.options.integer("bits") <= 4 ||
                        std::any_of(layerBits.begin(), layerBits.end(), [](const auto &layer) { return layer.second > 0 && layer.second <= 4; });
    PARE_TRY_ASSIGN(const Rounding rounding, roundingOf(request.options.text("rounding"), coarse, run));
    const auto work = [&](const Model &form) -> Result<PassOutcome> {
        WeightsOnly pass(form, layerBits, run);
        if (rounding != Rounding::Nearest)
            PARE_TRY(pass.fitRounding(rounding));
        PARE_TRY_ASSIGN(PassOutcome outcome, pass.work(model));
        PARE_TRY(correctBiasesOf(outcome, form, request, context));
        return outcome;
    };
    if (storage != "dequantize")
        return work(model);
    PARE_TRY_ASSIGN(const Model raised, withOpset(model, 13, run));
    return work(raised);
}

} // namespace

const Pass &quantizeWeightsPass()
{
    static const Pass pass{
        "quantize-weights",
        "Stores weights in 8, 4, 3 or 2 bits; activations stay float32",
        false,
        {{"bits", OptionType::Integer, "8", "Bits of one weight", "bits", 2, 8, {}},
         {"layer_bits", OptionType::Text, "",
          "Bits of single layers instead: NAME=4; NAME=2; NAME=float. The preset mixed-bits finds them", "", {}, {}, {}},
         {"storage", OptionType::Choice, "auto",
          "nbits: packed in memory too, unpacked inside the product; folded: smaller file at float32 speed, same memory; dequantize: DequantizeLinear; "
          "float: rounded, but not smaller yet, for train-quantized; auto: nbits for matrices and embeddings, folded for the rest",
          "", {}, {}, {"auto", "nbits", "folded", "dequantize", "float"}},
         {"block_size", OptionType::Integer, "0", "Weights that share a scale: 16, 32, 64, 128 or 256; 0: chosen", "weights", 0, 256, {}},
         roundingOption("auto", "gptq at 4 bits and below with calibration data, else nearest"),
         correctBiasOption(),
         {"samples", OptionType::Integer, "128", "Samples of the calibration data that are looked at (rounding by data)", "", 1, 1e6, {}},
         {"operators", OptionType::Text, "MatMul,Gemm,Gather,Conv,ConvTranspose,LSTM,GRU,RNN", "Which operators, separated by commas", "", {}, {}, {}},
         {"min_elements", OptionType::Integer, "512", "Layers with fewer weights stay as they are", "weights", 1, 1e9, {}},
         {"exclude", OptionType::Text, "", "Names of layers that stay as they are, separated by commas", "", {}, {}, {}}},
        quantizeWeights};
    return pass;
}

} // namespace pare
