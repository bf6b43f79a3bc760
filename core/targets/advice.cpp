#include "core/targets/advice.h"

#include "core/analysis/cost.h"
#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/model/tensor_data.h"
#include "core/passes/float_layers.h"
#include "core/passes/flush_subnormals.h"
#include "core/passes/weighted_layer.h"
#include "core/targets/integer_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace pare {

namespace {

// Figures without another source were measured with ONNX Runtime 1.30 to 1.32 on x86-64 with VNNI, one thread.
constexpr int64_t smallModel = 5'000'000; // parameters: below, single weights matter
constexpr double manyDepthwise = 0.25;    // of the convolutions
constexpr size_t fewestDepthwise = 3;
constexpr int64_t mostWithoutSaturating = 64; // of |w|: 2 * 255 * 64 fits 16 bits signed, 2 * 255 * 65 does not

constexpr int64_t mostToRead = int64_t{1} << 30; // bytes of weights that are looked at one by one; presets look at all

using Names = std::vector<std::string>;

bool isWide(int type)
{
    return type == pb::TensorProto::INT16 || type == pb::TensorProto::UINT16;
}

bool isHalf(int type)
{
    return type == pb::TensorProto::FLOAT16 || type == pb::TensorProto::BFLOAT16;
}

bool isFourBit(int type)
{
    return type == pb::TensorProto::INT4 || type == pb::TensorProto::UINT4;
}

// Layers whose weights are stored in 4 bits or fewer.
Names fourBitLayers(const Model &model)
{
    Names layers;
    for (const auto &node : model.graph().node()) {
        const bool packed = node.domain() == "com.microsoft" && (node.op_type() == "MatMulNBits" || node.op_type() == "GatherBlockQuantized");
        const auto *tensor = isOp(node, "DequantizeLinear") ? model.index().constant(node.input(0)) : nullptr;
        if ((packed && intAttribute(node, "bits", 4) <= 4) || (tensor && isFourBit(tensor->data_type())))
            layers.push_back(node.name());
    }
    return layers;
}

class Advisor {
public:
    Advisor(const Model &model, const ShapeTable &shapes, const Target &target) : m_model(model), m_shapes(shapes), m_target(target), m_integers(integerLayers(model)) {}

    Result<std::vector<Advice>> work(AdviceFrom from)
    {
        notRun();
        replaceableWeights();
        zeroPoints();
        signedActivations();
        unsignedWeights();
        if (from == AdviceFrom::StructureAndWeights) {
            PARE_TRY(saturating());
            PARE_TRY(subnormal());
        }
        roundedAtLoad();
        wideActivations();
        halfFloats();
        nBits();
        depthwise();
        convInteger();
        fourBits();
        return std::move(m_advice);
    }

private:
    void say(const char *id, Severity severity, Names layers, std::string fact, std::string reason, std::string remedy)
    {
        if (!layers.empty())
            m_advice.push_back({id, severity, std::move(layers), std::move(fact), std::move(reason), std::move(remedy)});
    }

    [[nodiscard]] Names integersWhere(const std::function<bool(const IntegerLayer &)> &wanted) const
    {
        Names names;
        for (const IntegerLayer &layer : m_integers)
            if (wanted(layer))
                names.push_back(layer.name);
        return names;
    }

    [[nodiscard]] Names nodesWhere(const std::function<bool(NodeId, const pb::NodeProto &)> &wanted) const
    {
        Names names;
        for (int i = 0; i < m_model.graph().node_size(); ++i)
            if (wanted({i}, m_model.graph().node(i)))
                names.push_back(m_model.graph().node(i).name());
        return names;
    }

    // Listed as inputs too, which since IR version 4 makes them defaults that a caller may replace.
    void replaceableWeights()
    {
        if (m_model.proto().ir_version() < 4)
            return;
        std::set<std::string> listed;
        for (const auto &input : m_model.graph().input())
            if (m_model.index().initializer(input.name()))
                listed.insert(input.name());
        Names readers = nodesWhere([&](NodeId, const pb::NodeProto &node) {
            return std::any_of(node.input().begin(), node.input().end(), [&](const std::string &input) { return listed.contains(input); });
        });
        say("replaceable-weights", Severity::Warning, std::move(readers), plural(static_cast<int64_t>(listed.size()), "weight") + " listed as inputs too",
            "ONNX Runtime neither folds nor fuses what a caller could replace: a face detector ran at 0.38 of its speed so (measured)", "Any preset mends it, or the pass seal-constants");
    }

    // Left in float by whoever quantized the model, and quantized by the runtime all the same.
    void roundedAtLoad()
    {
        if (!m_target.cpu())
            return;
        Names layers = floatLayersAtRisk(m_model);
        const std::string fact = plural(static_cast<int64_t>(layers.size()), "layer") + " in float between quantized values";
        say("rounded-at-load", Severity::Warning, std::move(layers), fact,
            "ONNX Runtime rounds their weights to 8 bits with one scale for all when it loads the model (its WeightBiasQuantization): a speech network lost 9 dB by it (measured)",
            "Quantize the float model with quantize-static, which writes such layers so that they stay in float (float_layers=per-channel)");
    }

    void notRun()
    {
        std::map<std::string, Names> byOperator;
        for (const auto &node : m_model.graph().node())
            if (const std::string op = qualifiedOp(node); m_target.notRun.contains(op))
                byOperator[op].push_back(node.name());
        for (auto &[op, layers] : byOperator) {
            const std::string fact = fmt::format("{} of {} for {}", plural(static_cast<int64_t>(layers.size()), "layer"), op, m_target.title);
            say("not-run", Severity::Warning, std::move(layers), fact, m_target.notRun.at(op), "Quantize with --target " + m_target.name + ", which uses other forms");
        }
    }

    void zeroPoints()
    {
        if (m_target.symmetricOnly)
            say("zero-points", Severity::Warning, integersWhere([](const IntegerLayer &layer) { return layer.nonZeroPoint; }), "zero points other than 0",
                m_target.title + " takes symmetric scales only", "quantize-static with symmetric=true and activations=s8, as --target " + m_target.name + " chooses");
    }

    void signedActivations()
    {
        if (!m_target.x86())
            return;
        const auto isSigned = [](const IntegerLayer &layer) { return layer.activationType == pb::TensorProto::INT8 && layer.weightType == pb::TensorProto::INT8; };
        say("signed-qoperator", Severity::Warning, integersWhere([&](const IntegerLayer &layer) { return isSigned(layer) && layer.qOperator; }),
            "S8 activations with S8 weights as QOperator", "measured at 0.29 of float32's speed in ONNX Runtime on x86", "Unsigned activations, as Q/DQ: quantize-static's default");
        say("signed-activations", Severity::Warning, integersWhere([&](const IntegerLayer &layer) { return isSigned(layer) && !layer.qOperator; }),
            "S8 activations with S8 weights", "these are for TensorRT and ARM; ONNX Runtime on x86 was measured at half the speed of unsigned ones, or less",
            "activations=u8, the default");
    }

    void unsignedWeights()
    {
        if (m_target.x86() && !m_target.saturates)
            say("unsigned-weights", Severity::Warning, integersWhere([](const IntegerLayer &layer) {
                    return layer.activationType == pb::TensorProto::UINT8 && layer.weightType == pb::TensorProto::UINT8 && !layer.weight.empty();
                }),
                "U8 activations with U8 weights", "measured at half the speed of U8 with S8 on VNNI", "Signed weights: quantize the float model with quantize-static");
    }

    Result<void> saturating()
    {
        if (!m_target.saturates)
            return {};
        Names layers;
        int64_t largest = 0;
        for (const IntegerLayer &layer : m_integers) {
            const auto *tensor = layer.weight.empty() ? nullptr : m_model.index().constant(layer.weight);
            if (!tensor || tensor->data_type() != pb::TensorProto::INT8 || layer.activationType != pb::TensorProto::UINT8)
                continue;
            PARE_TRY_ASSIGN(const auto bytes, tensorBytes(*tensor, m_model.payloads()));
            int64_t most = 0;
            for (const char byte : bytes.text())
                most = std::max<int64_t>(most, std::abs(static_cast<int>(static_cast<signed char>(byte))));
            largest = std::max(largest, most);
            if (most > mostWithoutSaturating)
                layers.push_back(layer.name);
        }
        say("saturating-weights", Severity::Warning, std::move(layers), fmt::format("U8 activations with S8 weights up to |w| = {}", largest),
            "without VNNI the sum of two products is kept in 16 bits and can saturate past |w| = 64, so that accuracy differs from that on a processor which has it",
            "reduce_range=true keeps weights in 7 bits; pare evaluate --emulate haswell shows the difference");
        return {};
    }

    Result<void> subnormal()
    {
        int64_t bytes = 0;
        for (const auto &tensor : m_model.graph().initializer())
            bytes += tensor.data_type() == pb::TensorProto::FLOAT ? 4 * tensorElementCount(tensor).valueOr(0) : 0;
        if (!m_target.cpu() || bytes > mostToRead)
            return {};
        Names layers;
        int64_t count = 0;
        int64_t all = 0;
        std::map<std::string, bool> seen;
        for (const auto &node : m_model.graph().node()) {
            bool any = false;
            for (int i = 0; i < node.input_size(); ++i) {
                const auto *tensor = mayBeFlushed(node, i) ? m_model.index().constant(node.input(i)) : nullptr;
                if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT)
                    continue;
                const auto [place, isNew] = seen.try_emplace(node.input(i), false);
                if (isNew) {
                    PARE_TRY_ASSIGN(const auto values, m_model.constantFloats(node.input(i)));
                    const int64_t here = countNegligible(values);
                    place->second = here > 0;
                    count += here;
                    all += static_cast<int64_t>(values.size());
                }
                any = any || place->second;
            }
            if (any)
                layers.push_back(node.name());
        }
        say("subnormal-weights", Severity::Warning, std::move(layers), fmt::format("{} of {} weights are not 0 and below 1e-20", formatCount(count), formatCount(all)),
            "products with them are subnormal numbers, with which a processor computes many times slower: a network for face landmarks took 78 ms so, and 3.3 ms with zeros instead (measured)",
            "Any preset sets them to 0, or the pass flush-subnormals");
        return {};
    }

    void wideActivations()
    {
        if (m_target.cpu())
            say("wide-activations", Severity::Warning, integersWhere([](const IntegerLayer &layer) { return isWide(layer.activationType); }), "activations in 16 bits",
                "on a CPU they were measured at 0.8 of float32's speed", "8 bits, or float for the layers that lose too much");
    }

    void halfFloats()
    {
        if (!m_target.x86())
            return;
        say("half-floats", Severity::Warning, nodesWhere([&](NodeId, const pb::NodeProto &node) {
                return hasWeights(node) && !isOp(node, "Gather") && node.input_size() > 1 && isHalf(m_shapes.type(node.input(0)));
            }),
            "layers that compute in float16 or bfloat16", "on x86-64 CPUs that makes the file smaller only: ONNX Runtime widens them to float32, which costs time",
            "convert-fp16 with storage=folded keeps weights in float16 and computes in float32");
    }

    void nBits()
    {
        if (!m_target.cpu())
            return;
        const auto isNBits = [](const pb::NodeProto &node) { return node.op_type() == "MatMulNBits" && node.domain() == "com.microsoft"; };
        say("nbits-accuracy-level", Severity::Warning,
            nodesWhere([&](NodeId, const pb::NodeProto &node) { return isNBits(node) && intAttribute(node, "accuracy_level", 0) != 4; }),
            "MatMulNBits without accuracy_level 4", "its products are computed in float then, several times slower than in int8", "quantize-weights sets it");
        say("nbits-two-bits", Severity::Warning, nodesWhere([&](NodeId, const pb::NodeProto &node) { return isNBits(node) && intAttribute(node, "bits", 4) == 2; }),
            "MatMulNBits at 2 bits", "2 bits cost accuracy (3.6 points on the demo's clothes network, rounded to nearest), and 4 and 8 bits have the faster kernels", "bits=4, or bits=8");
    }

    void depthwise()
    {
        Names floats;
        Names integers;
        std::set<NodeId> integer;
        for (const IntegerLayer &layer : m_integers)
            integer.insert(layer.id);
        size_t all = 0;
        for (const NodeId id : m_model.index().nodesOf("Conv")) {
            const auto &node = m_model.index().node(id);
            const ValueShape *input = m_shapes.find(node.input(0));
            ++all;
            const int64_t groups = groupsOf(node);
            if (groups < 2 || !input || input->dims.size() < 2 || input->dims[1].size != groups)
                continue;
            (integer.contains(id) ? integers : floats).push_back(node.name());
        }
        if (!m_target.cpu() || integers.size() + floats.size() < fewestDepthwise || static_cast<double>(integers.size() + floats.size()) < manyDepthwise * static_cast<double>(all))
            return;
        say("depthwise-int8", Severity::Warning, std::move(integers), "depthwise convolutions in int8",
            "by themselves they were 1.1 to 2.2 times slower than in float32 in other networks, which ran at 0.67 of the speed as a whole; between other int8 layers up to 1.3 times faster", "Time it against depthwise=float");
        say("depthwise-heavy", Severity::Note, std::move(floats), "a network of depthwise convolutions",
            "int8 gains little on them: other networks ran at 0.67 of the speed with all of them quantized", "int8-quick-win tries both and measures");
    }

    void convInteger()
    {
        if (m_target.cpu())
            say("conv-integer", Severity::Warning, nodesWhere([](NodeId, const pb::NodeProto &node) { return isOp(node, "ConvInteger"); }), "ConvInteger",
                "measured at a quarter of float32's speed", "quantize-static for convolutions, or quantize-dynamic,operators=Conv, which makes products of them");
    }

    void fourBits()
    {
        Names layers = fourBitLayers(m_model);
        if (layers.empty())
            return;
        const int64_t parameters = CostTable::of(m_model, std::make_shared<const ShapeTable>(m_shapes)).parameters();
        if (parameters > smallModel)
            return;
        say("four-bits-small", Severity::Warning, std::move(layers), fmt::format("4 bits or fewer in a model of {} parameters", formatCountShort(static_cast<double>(parameters))),
            "small models have few weights to spare: on the demo's networks (0.2 and 0.3 million) 4 bits leave 22 to 23 dB of fidelity where 8 leave 33 to 40, and 2 bits cost 3.6 points", "8 bits, or 4 with calibration data (rounding=gptq)");
    }

    const Model &m_model;
    const ShapeTable &m_shapes;
    const Target &m_target;
    std::vector<IntegerLayer> m_integers;
    std::vector<Advice> m_advice;
};

} // namespace

std::string layersText(const std::vector<std::string> &layers, size_t most)
{
    std::string text;
    const size_t shown = layers.size() > most + 1 ? most : layers.size();
    for (size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : i + 1 == layers.size() ? " and " : ", ") + layers[i];
    if (shown < layers.size())
        text += fmt::format(" and {} more", layers.size() - shown);
    return text;
}

std::string Advice::text() const
{
    return (layers.empty() ? std::string() : layersText(layers) + ": ") + fact + ": " + reason + ". " + remedy + ".";
}

nlohmann::json toJson(const Advice &advice)
{
    return {{"id", advice.id},
            {"severity", advice.severity == Severity::Warning ? "warning" : "note"},
            {"where", advice.layers.size() == 1 ? advice.layers.front() : std::string()},
            {"layers", advice.layers},
            {"message", advice.fact + ": " + advice.reason + ". " + advice.remedy + "."},
            {"reason", advice.reason},
            {"remedy", advice.remedy},
            {"pass", "advice"}};
}

Result<std::vector<Advice>> adviceOnModel(const Model &model, const ShapeTable &shapes, const Target &target, AdviceFrom from)
{
    return Advisor(model, shapes, target).work(from);
}

std::vector<Advice> adviceOnMetric(const Model &model, const std::string &metric)
{
    if (metric != "mae" && metric != "rmse" && metric != "r2")
        return {};
    Names layers = fourBitLayers(model);
    if (layers.empty())
        return {};
    return {{"four-bits-regression", Severity::Warning, std::move(layers), "4 bits or fewer in a model that gives numbers, not classes",
             "every error of a weight shows in a number that is read as it is; a class changes only where two are close", "8 bits"}};
}

} // namespace pare
