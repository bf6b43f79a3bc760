// Before: x' = DQ(Q(x)), y = layer(x', DQ(Wq), DQ(bq)): a graph with QuantizeLinear and DequantizeLinear
// After:  the same graph with integers and scales that were trained with the rounding in the loop
// With bits=4 (2, 3, 8): weights that are still float are rounded in the loop to blocks of so many bits, and lie on them when it is done:
// quantize-weights with the same bits and rounding=nearest after it stores them without any loss. Activations stay float there.
// Conditions: data to train on; layers whose weights are integers behind a DequantizeLinear with one scale, or one a channel. Rounding
// passes gradients straight through; scales are learned with LSQ (Esser et al., arXiv 1902.08153). Biases stay whole numbers in steps of
// scale x * scale W, which ONNX Runtime takes for granted. The model before the first pass teaches, beside labels where there are some.
#include "core/passes/train_quantized.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/training_pass.h"
#include "core/passes/weight_blocks.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

namespace {

bool hasQuantizedWeights(const Model &model)
{
    for (const NodeId id : model.index().nodesOf("DequantizeLinear")) {
        const pb::TensorProto *stored = model.index().constant(model.index().node(id).input(0));
        if (stored && stored->data_type() != pb::TensorProto::INT32)
            return true;
    }
    return !model.index().nodesOf("QuantizeLinear").empty();
}

// The blocks that quantize-weights would cut the float weights of the chosen layers into.
std::vector<WeightGrid> gridsOf(const Model &model, const PassRun &run)
{
    const auto bits = static_cast<int>(run.options().integer("bits"));
    std::vector<WeightGrid> grids;
    if (bits == 0)
        return grids;
    for (const NodeId id : model.index().order()) {
        const pb::NodeProto &node = model.index().node(id);
        if (!hasWeights(node) || !run.request().selects(node.name()))
            continue;
        const bool recurrent = isOp(node, "LSTM") || isOp(node, "GRU") || isOp(node, "RNN");
        for (int input = 1; input <= (recurrent ? 2 : 1); ++input) {
            const auto layer = weightedLayer(model, id, recurrent ? input : 0);
            if (!layer || layer->elements() < run.options().integer("min_elements"))
                continue;
            const bool known = std::any_of(grids.begin(), grids.end(), [&](const WeightGrid &grid) { return grid.weight == layer->weight; });
            if (known || (layer->kind == WeightedKind::Embedding && layer->dims[1] < shortestEmbedding))
                continue;
            const WeightBlocks blocks = weightBlocks(*layer, bits, run.options().integer("block_size"), storedAsNBits(*layer));
            grids.push_back({layer->weight, bits, blocks.rowLength, blocks.block, blocks.transposed});
        }
    }
    return grids;
}

Result<PassOutcome> trainQuantized(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("train-quantized", request, context);
    if (const int64_t bits = run.options().integer("bits"); bits == 1 || bits == 5 || bits == 6 || bits == 7)
        return invalidInput("weights are stored in 2, 3, 4 or 8 bits (0: only what is quantized already is trained)", "bits");
    const std::vector<WeightGrid> grids = gridsOf(model, run);
    if (grids.empty() && !hasQuantizedWeights(model)) {
        run.note("", "there is nothing quantized in this graph: quantize-static before it makes the layers that it trains, or bits=4 puts weights on a grid of so many bits");
        return run.finish(model);
    }
    TrainingRequest training = trainingRequest(model, run);
    PARE_TRY(addTeacher(training, run));
    training.labels = run.options().boolean("labels");
    training.scales = run.options().boolean("scales");
    training.grids = grids;
    if (!grids.empty())
        run.note("", fmt::format("{} lie on grids of {} bits now: quantize-weights with bits={}, rounding=nearest stores them as they are", plural(static_cast<int64_t>(grids.size()), "weight"),
                                 run.options().integer("bits"), run.options().integer("bits")));
    return trained(model, training, run);
}

std::vector<OptionSpec> options()
{
    std::vector<OptionSpec> table{{"scales", OptionType::Boolean, "true", "Scales of weights and activations are learned too", "", {}, {}, {}},
                                  {"bits", OptionType::Integer, "0", "Float weights are rounded to so many bits in the loop, as quantize-weights stores them (2, 3, 4, 8); 0: as they are", "bits", 0, 8, {}},
                                  {"block_size", OptionType::Integer, "0", "With bits: weights that share a scale; 0: chosen as quantize-weights chooses", "weights", 0, 256, {}},
                                  {"min_elements", OptionType::Integer, "512", "With bits: layers with fewer weights stay float", "weights", 1, 1e9, {}}};
    for (const OptionSpec &option : teacherOptions("0.7"))
        table.push_back(option);
    table.push_back({"labels", OptionType::Boolean, "true", "Labels of the training data are learned beside the teacher, where there are some", "", {}, {}, {}});
    for (const OptionSpec &option : trainingOptions({.learningRate = "0.0001", .epochs = "3", .batchNorm = "frozen"}))
        table.push_back(option);
    return table;
}

} // namespace

const Pass &trainQuantizedPass()
{
    static const Pass pass{.id = "train-quantized",
                           .summary = "Trains integers and scales of a quantized graph with the rounding in the loop",
                           .options = options(),
                           .function = trainQuantized,
                           .needsTraining = true};
    return pass;
}

} // namespace pare
