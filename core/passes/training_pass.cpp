#include "core/passes/training_pass.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/model/attributes.h"
#include "core/passes/pruned_note.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pare {

namespace {

bool passesOn(const pb::NodeProto &node)
{
    constexpr std::array ops{"Identity", "Cast", "Transpose", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "DequantizeLinear", "QuantizeLinear"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return node.op_type() == op; });
}

// The layers that use a constant, through nodes that only pass it on; of a scale, the nodes that quantize with it.
std::set<std::string> layersOf(const Model &model, const std::string &constant)
{
    std::set<std::string> layers;
    std::set<std::string> seen;
    std::vector<std::string> values{constant};
    while (!values.empty()) {
        const std::string value = values.back();
        values.pop_back();
        if (!seen.insert(value).second)
            continue;
        for (const Use &use : model.index().uses(value)) {
            const pb::NodeProto &node = model.index().node(use.node);
            if (passesOn(node) && use.input == 0)
                values.push_back(node.output(0));
            else
                layers.insert(node.name());
        }
    }
    return layers;
}

std::string scoreText(const TrainingResult &result, double score)
{
    return result.score == "loss" ? fmt::format("{:.4g}", score) : formatPercent(score, 1);
}

std::string lossChangeText(const TrainingResult &result)
{
    return result.intervals ? fmt::format(" ({:+.3g} to {:+.3g} at 95 %, paired)", result.lossChange.first, result.lossChange.second) : std::string();
}

// " (+1.2 to +5.6 points at 95 %, paired)"; empty where it is not known.
std::string changeText(const TrainingResult &result)
{
    if (!result.intervals || !std::isfinite(result.scoreChange.first))
        return {};
    if (result.score == "loss")
        return lossChangeText(result);
    return fmt::format(" ({:+.1f} to {:+.1f} points at 95 %, paired)", result.scoreChange.first * 100, result.scoreChange.second * 100);
}

nlohmann::json curveOf(const TrainingResult &result)
{
    // It goes into the file's metadata: no more digits than say something.
    const auto rounded = [](double value) { return std::stod(fmt::format("{:.4g}", value)); };
    constexpr size_t most = 64; // points: the file is to be small
    const std::vector<TrainingEpoch> &all = result.epochs;
    const size_t count = std::min(most, all.size());
    nlohmann::json curve = nlohmann::json::array();
    for (size_t i = 0; i < count; ++i) {
        const TrainingEpoch &epoch = all[count < 2 ? 0 : i * (all.size() - 1) / (count - 1)];
        curve.push_back({{"epoch", rounded(epoch.epoch)}, {"loss", rounded(epoch.loss)}, {"held_out", rounded(epoch.heldOutScore)}});
    }
    return curve;
}

} // namespace

std::vector<OptionSpec> trainingOptions(const TrainingDefaults &defaults)
{
    return {
        {"epochs", OptionType::Real, defaults.epochs, "Walks through the training data; may be a part of one", "", 0.001, 100000, {}},
        {"steps", OptionType::Integer, defaults.steps, "At most so many steps, whatever the epochs say; 0: no bound", "", 0, 1e9, {}},
        {"least_steps", OptionType::Integer, "0", "At least so many steps, whatever the epochs say: a few samples make few steps an epoch", "", 0, 1e9, {}},
        {"minutes", OptionType::Real, "0", "Takes as many steps as fit into about this time, of fewer samples where they would be too few; 0: no bound. A replay takes what was taken", "min", 0, 1e5, {}},
        {"batch", OptionType::Integer, "64", "Samples in one step; where the model takes fewer at once, gradients are added up", "samples", 1, 65536, {}},
        {"learning_rate", OptionType::Real, defaults.learningRate, "The largest rate: it rises to it and falls as a cosine; 0: found by trying, four of them for a few steps each, by the held-out part", "", 0, 100, {}},
        {"optimizer", OptionType::Choice, "adamw", "adamw, or sgd with Nesterov's momentum (then learning_rate wants to be about 0.01 to 0.1)", "", {}, {}, {"adamw", "sgd"}},
        {"weight_decay", OptionType::Real, "0.01", "How much weights are drawn to 0; biases and scales are not", "", 0, 10, {}},
        {"momentum", OptionType::Real, "0.9", "Of sgd", "", 0, 0.9999, {}},
        {"warmup", OptionType::Real, "0.05", "Share of the steps in which the rate rises", "", 0, 1, {}},
        {"clip", OptionType::Real, "1", "Longest gradient of all weights together; 0 leaves them as long as they are", "", 0, 1e9, {}},
        {"flip", OptionType::Boolean, "false", "Pictures: mirrored half of the time", "", {}, {}, {}},
        {"shift", OptionType::Integer, "0", "Pictures: moved by up to so many places", "pixels", 0, 512, {}},
        {"mix", OptionType::Real, "0", "Share of the batches whose samples are blended with each other, for a teacher or labels that say what the blend is; not for codes of words", "", 0, 1, {}},
        {"held_out", OptionType::Real, "0.1", "Share of the training data that is not learned but tells which weights are best (at most 2,000 samples; at least 32, or a quarter of fewer)", "", 0, 0.9, {}},
        {"patience", OptionType::Integer, "5", "Looks at the held-out part (after an eighth of the training, but between an epoch and 25 steps) without a better score after which it stops; 0: never", "", 0, 100000, {}},
        {"batch_norm", OptionType::Choice, defaults.batchNorm, "train: BatchNormalization takes each batch's mean and variance and learns the running ones; frozen: it keeps them", "", {}, {},
         {"train", "frozen"}},
        {"keep_zeros", OptionType::Choice, "auto", "Weights that are exactly 0 stay 0: auto (where pruning made them), true, false", "", {}, {}, {"auto", "true", "false"}},
    };
}

std::vector<OptionSpec> teacherOptions(const char *alpha)
{
    return {
        {"teacher", OptionType::Text, "", "An ONNX file with the same inputs and outputs; empty: the model before the first pass", "", {}, {}, {}},
        {"alpha", OptionType::Real, alpha, "Share of the teacher beside labels; without labels the teacher is all there is", "", 0, 1, {}},
        {"temperature", OptionType::Real, "4", "Softens the scores of both models, so that the teacher's second choices count", "", 0.1, 100, {}},
        {"loss", OptionType::Choice, "auto", "kl: scores as distributions; mse: outputs as numbers; auto: kl for class scores", "", {}, {}, {"auto", "kl", "mse"}},
    };
}

TrainingRequest trainingRequest(const Model &model, const PassRun &run)
{
    const Options &options = run.options();
    TrainingRequest training;
    training.student = model;
    training.layers = run.request().layers;
    if (!run.request().leftAlone.empty()) {
        training.layers.emplace();
        for (const auto &node : model.graph().node())
            if (run.request().selects(node.name()))
                training.layers->insert(node.name());
    }
    training.optimizer = options.text("optimizer");
    training.learningRate = options.real("learning_rate");
    training.weightDecay = options.real("weight_decay");
    training.momentum = options.real("momentum");
    training.epochs = options.real("epochs");
    training.steps = options.integer("steps");
    training.leastSteps = options.integer("least_steps");
    training.seconds = options.real("minutes") * 60;
    if (run.replays() && run.replayed().is_object() && run.replayed().contains("steps")) { // how fast the machine is decides nothing anew
        training.steps = run.replayed()["steps"].get<int64_t>();
        training.seconds = 0;
    }
    training.batch = options.integer("batch");
    if (run.replays() && run.replayed().is_object() && run.replayed().contains("batch"))
        training.batch = run.replayed()["batch"].get<int64_t>();
    if (run.replays() && run.replayed().is_object() && run.replayed().contains("stopped_after"))
        training.stopAfter = run.replayed()["stopped_after"].get<int64_t>();
    training.warmup = options.real("warmup");
    training.clip = options.real("clip");
    training.flip = options.boolean("flip");
    training.shift = options.integer("shift");
    training.mix = options.real("mix");
    if (run.replays() && run.replayed().is_object() && run.replayed().contains("learning_rate"))
        training.learningRate = run.replayed()["learning_rate"].get<double>();
    training.heldOut = options.real("held_out");
    training.patience = options.integer("patience");
    training.normStatistics = options.text("batch_norm") == "train";
    training.keepZeros = options.text("keep_zeros");
    training.pruned = prunedWeights(model);
    return training;
}

Result<void> addTeacher(TrainingRequest &training, PassRun &run)
{
    const Options &options = run.options();
    training.alpha = options.real("alpha");
    training.temperature = options.real("temperature");
    training.divergence = options.text("loss");
    if (!options.text("teacher").empty()) {
        PARE_TRY_ASSIGN(training.teacher, openOnnx(options.text("teacher")));
    } else if (run.context().services.source) {
        training.teacher = run.context().services.source;
        if (training.teacher->sameAs(training.student))
            run.note("", "no step before this one changed the model, so that it is its own teacher: only labels of the training data could teach it anything; "
                         "teacher=FILE.onnx (--teacher) names another");
    }
    return {};
}

constexpr int64_t fewSteps = 30; // nothing is learned in as few, whatever the data

Result<PassOutcome> trained(const Model &model, const TrainingRequest &training, PassRun &run)
{
    const auto &train = run.context().services.train;
    if (!train)
        return unavailable("needs data to train on: give --train");
    PARE_TRY_ASSIGN(const TrainingResult result, train(training));
    GraphEditor editor(model);
    std::map<std::string, int64_t> layers; // -> constants that changed
    for (const pb::TensorProto &constant : result.constants) {
        const pb::TensorProto *before = editor.constant(constant.name());
        if (!before)
            return internalError("the trainer changed something that is no constant", constant.name());
        PARE_TRY_ASSIGN(const Bytes old, tensorBytes(*before, model.payloads()));
        if (old.text() == constant.raw_data())
            continue;
        if (before->data_type() != constant.data_type() || old.size() != constant.raw_data().size())
            return internalError("the trainer gave a constant of another size", constant.name());
        editor.setConstant(constant.name(), before->data_type(), {before->dims().begin(), before->dims().end()}, constant.raw_data());
        for (const std::string &layer : layersOf(model, constant.name()))
            ++layers[layer];
    }
    for (const auto &[layer, count] : layers)
        run.changed(layer, count == 1 ? "1 tensor trained" : fmt::format("{} tensors trained", count), {layer});
    std::string text = fmt::format("learned from {} in {}", plural(result.samples, "sample"), plural(result.steps, "step"));
    if (result.heldOut > 0)
        text += fmt::format("; {} of {} held out: {} -> {}{}{}{}", result.score, plural(result.heldOut, "sample"),
                            scoreText(result, result.before), scoreText(result, result.after), changeText(result),
                            result.score == "loss" ? "" : fmt::format(", loss {:.4g} -> {:.4g}{}", result.lossBefore, result.lossAfter, lossChangeText(result)),
                            result.gained ? fmt::format("; the best of them came after epoch {:.3g} and was chosen on these same samples", result.bestEpoch) : std::string());
    run.note("", text);
    for (const std::string &note : result.notes)
        run.note("", note);
    if (!result.gained)
        run.warn("", "training changed nothing: no weights gave a surely lower loss than those before; " +
                         (training.seconds > 0 && result.steps < fewSteps ? "there was time for " + plural(result.steps, "step") + " alone: more of it (minutes), or less else to do, would help"
                                                                          : std::string("more data to train on would help")));
    run.decide("epochs", curveOf(result));
    if (run.options().real("learning_rate") == 0)
        run.decide("learning_rate", result.learningRate);
    if (training.seconds > 0 || run.replayed().contains("steps")) {
        run.decide("steps", result.plannedSteps);
        run.decide("batch", result.batch);
    }
    if (result.stopped) // by hand: a replay takes as many
        run.decide("stopped_after", result.steps);
    return run.finish(editor);
}

} // namespace pare
