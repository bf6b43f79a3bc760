// Before: y = Conv(x, W) · MatMul, Gemm, ConvTranspose, BatchNormalization, recurrent layers, Mul, Add, Sub, PRelu, where W has weights like 3e-39
// After:  the same, these weights 0
// Conditions: W is a float32 constant; the weight is smaller than 1e-20 and than 1e-10 of the largest in W (leastThatCounts), so that what it adds is
// below the rounding of the rest.
// Why: numbers below 1.2e-38 are subnormal (IEEE 754-2019, 3.4), and so are products of small ones. x86 computes with each of them in microcode, many
// times slower: a network for face landmarks with 447,229 subnormal weights of 741,192, left over from channels that weight decay had emptied, took
// 78 ms with them and 3.3 ms without (measured, ONNX Runtime 1.32, one thread).
#include "core/passes/flush_subnormals.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/pass_run.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pare {

namespace {

constexpr float leastFactor = 1e-20F;   // a product with a value of 1e-17 is still a normal number
constexpr float shareOfLargest = 1e-10F; // below the 6e-8 of float32's rounding, also where hundreds add up

Result<PassOutcome> flushSubnormals(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("flush-subnormals", request, context);
    GraphEditor editor(model);
    std::map<std::string, std::string> seen; // constants, and what became of them
    int64_t flushed = 0;
    for (const NodeId id : model.index().order()) {
        if (run.stopRequested())
            return cancelled();
        const auto &node = model.index().node(id);
        if (!run.wants(node.name()))
            continue;
        std::string what;
        for (int i = 0; i < node.input_size(); ++i) {
            const auto *tensor = mayBeFlushed(node, i) ? model.index().constant(node.input(i)) : nullptr;
            if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT)
                continue;
            const auto uses = model.index().uses(node.input(i));
            if (std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return !run.wants(model.index().node(use.node).name()); }))
                continue;
            const auto [place, isNew] = seen.try_emplace(node.input(i));
            if (isNew) {
                PARE_TRY_ASSIGN(auto values, model.constantFloats(node.input(i)));
                if (const int64_t count = countNegligible(values); count > 0) {
                    const float least = leastThatCounts(values);
                    for (float &value : values)
                        value = std::fabs(value) < least ? 0.0F : value;
                    place->second = fmt::format("{} of {} in {}", formatCount(count), plural(static_cast<int64_t>(values.size()), "number"), node.input(i));
                    editor.setConstant(node.input(i), pb::TensorProto::FLOAT, {tensor->dims().begin(), tensor->dims().end()}, bytesOf(values));
                    flushed += count;
                }
            }
            if (!place->second.empty())
                what += (what.empty() ? "" : ", ") + place->second;
        }
        if (!what.empty())
            run.changed(node.name(), what + " were too small to count and are 0 now", {node.name()});
    }
    if (flushed == 0)
        return run.unchanged(model);
    run.note({}, fmt::format("{} of less than 1e-20 set to 0: a processor computes with subnormal numbers many times slower", plural(flushed, "weight")));
    return run.finish(editor);
}

} // namespace

float leastThatCounts(std::span<const float> values)
{
    float largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::fabs(value)); // NaN is passed over
    return std::min(leastFactor, largest * shareOfLargest);
}

int64_t countNegligible(std::span<const float> values)
{
    const float least = leastThatCounts(values);
    return std::count_if(values.begin(), values.end(), [&](float value) { return value != 0 && std::fabs(value) < least; });
}

bool mayBeFlushed(const pb::NodeProto &node, int input)
{
    if (isOp(node, "BatchNormalization"))
        return input >= 1 && input <= 3; // the variance divides
    static constexpr std::array operators{"Conv", "ConvTranspose", "Gemm", "MatMul", "LSTM", "GRU", "RNN", "Mul", "Add", "Sub", "PRelu"};
    return std::any_of(operators.begin(), operators.end(), [&](const char *op) { return isOp(node, op); });
}

const Pass &flushSubnormalsPass()
{
    static const Pass pass{"flush-subnormals",
                           "Sets weights to 0 that are too small to count and slow to compute with",
                           false,
                           {},
                           alsoInBranches<flushSubnormals>,
                           true};
    return pass;
}

} // namespace pare
