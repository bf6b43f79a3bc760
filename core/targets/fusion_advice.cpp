#include "core/targets/fusion_advice.h"

#include "core/base/units.h"
#include "core/targets/integer_layers.h"

#include <fmt/format.h>

#include <map>

namespace pare {

namespace {

bool ranInIntegers(const std::string &op)
{
    return op.starts_with("QLinear") || op == "QGemm" || op == "MatMulIntegerToFloat" || op == "MatMulInteger" || op == "ConvInteger" ||
           op == "DynamicQuantizeMatMul" || op == "MatMulNBits";
}

} // namespace

FusionCount countFused(const Model &model, const Profile &profile)
{
    std::map<std::string, const NodeTime *> times;
    for (const NodeTime &time : profile.nodes)
        times[time.node] = &time;
    FusionCount count;
    for (const IntegerLayer &layer : integerLayers(model)) {
        if (!layer.dequantized || !times.contains(layer.name))
            continue;
        const NodeTime *ran = times.at(layer.name);
        if (ran->fusedInto == "(folded)")
            continue;
        for (int hops = 0; hops < 4 && !ran->fusedInto.empty() && times.contains(ran->fusedInto); ++hops)
            ran = times.at(ran->fusedInto);
        if (ranInIntegers(ran->op))
            ++count.integer;
        else
            count.inFloat.push_back(layer.name);
    }
    for (const auto &node : model.graph().node())
        if ((node.op_type() == "QuantizeLinear" || node.op_type() == "DequantizeLinear") && times.contains(node.name())) {
            const NodeTime &time = *times.at(node.name());
            count.converters += time.fusedInto.empty() && time.op == node.op_type() && time.ms > 0 ? 1 : 0;
        }
    return count;
}

std::vector<Advice> adviceOnFusion(const Model &model, const Profile &profile)
{
    const FusionCount count = countFused(model, profile);
    if (count.inFloat.empty())
        return {};
    return {{"unfused", Severity::Warning, count.inFloat,
             fmt::format("{} of {} quantized layers run in float between Q and DQ that ONNX Runtime left in place", count.inFloat.size(), count.integer + static_cast<int64_t>(count.inFloat.size())),
             "unfused Q/DQ were measured to cost up to 3 times the time of float32", "Leave these layers in float (exclude=, or Keep float32 in the window)"}};
}

} // namespace pare
