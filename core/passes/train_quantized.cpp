// Before: x' = DQ(Q(x)), y = layer(x', DQ(Wq), DQ(bq)): a graph with QuantizeLinear and DequantizeLinear
// After:  the same graph with integers and scales that were trained with the rounding in the loop
// Conditions: data to train on; layers whose weights are integers behind a DequantizeLinear with one scale, or one a channel. Rounding
// passes gradients straight through; scales are learned with LSQ (Esser et al., arXiv 1902.08153). Biases stay whole numbers in steps of
// scale x * scale W, which ONNX Runtime takes for granted. The model before the first pass teaches, beside labels where there are some.
#include "core/passes/train_quantized.h"

#include "core/passes/training_pass.h"

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

Result<PassOutcome> trainQuantized(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("train-quantized", request, context);
    if (!hasQuantizedWeights(model)) {
        run.note("", "there is nothing quantized in this graph: quantize-static before it makes the layers that it trains");
        return run.finish(model);
    }
    TrainingRequest training = trainingRequest(model, run);
    PARE_TRY(addTeacher(training, run));
    training.labels = run.options().boolean("labels");
    training.scales = run.options().boolean("scales");
    return trained(model, training, run);
}

std::vector<OptionSpec> options()
{
    std::vector<OptionSpec> table{{"scales", OptionType::Boolean, "true", "Scales of weights and activations are learned too", "", {}, {}, {}}};
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
