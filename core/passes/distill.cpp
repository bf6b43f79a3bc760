// Before: any graph with weights, often one that lost accuracy
// After:  the same graph with weights whose outputs are closer to a teacher's: alpha T^2 KL(teacher || model) + (1 - alpha) cross entropy
// of the labels where there are some; plain inputs are enough.
// Conditions: data to train on; a teacher with the same inputs and outputs (the model before the first pass, unless one is named).
// Source: Hinton, Vinyals, Dean 2015, arXiv 1503.02531.
#include "core/passes/distill.h"

#include "core/base/units.h"
#include "core/passes/teacher_features.h"
#include "core/passes/training_pass.h"

namespace pare {

namespace {

// "a=b;c" -> (a, b), (c, c)
std::vector<std::pair<std::string, std::string>> featurePairs(const std::string &text)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(';', at), text.size());
        const std::string one = text.substr(at, end - at);
        const size_t equals = one.find('=');
        if (!one.empty())
            pairs.emplace_back(one.substr(0, equals), equals == std::string::npos ? one : one.substr(equals + 1));
        at = end + 1;
    }
    return pairs;
}

Result<PassOutcome> distill(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("distill", request, context);
    TrainingRequest training = trainingRequest(model, run);
    PARE_TRY(addTeacher(training, run));
    if (!training.teacher)
        return unavailable("has no teacher: give teacher=FILE.onnx");
    training.labels = run.options().boolean("labels");
    const std::string &features = run.options().text("features");
    if (features == "attention") {
        PARE_TRY_ASSIGN(AttentionPairs attention, attentionPairs(model, *training.teacher));
        for (const auto &[where, note] : attention.notes)
            run.note(where, note);
        run.note("", plural(static_cast<int64_t>(attention.maps.size()), "attention map") + " compared with the teacher's");
        training.features = std::move(attention.maps);
    } else {
        training.features = features == "auto" ? sharedFeatures(model, *training.teacher) : featurePairs(features);
    }
    if (features == "auto" && training.features.empty())
        run.note("", "no inner values are compared: teacher and model share none of one name and shape");
    training.featureWeight = run.options().real("feature_weight");
    return trained(model, training, run);
}

std::vector<OptionSpec> options()
{
    std::vector<OptionSpec> table = teacherOptions("0.7");
    table.push_back({"labels", OptionType::Boolean, "true", "Labels of the training data are learned beside the teacher, where there are some", "", {}, {}, {}});
    table.push_back({"features", OptionType::Text, "", "Inner values that shall be alike, as STUDENT=TEACHER names split by semicolons (widths may differ); auto: up to six that both have under one name and shape; attention: what each attention looks at (outputs of softmax, compared as distributions; "
                     "on average over the heads where their number differs)", "", {}, {}, {}});
    table.push_back({"feature_weight", OptionType::Real, "1", "Of inner values beside the outputs", "", 0, 1e6, {}});
    for (const OptionSpec &option : trainingOptions({}))
        table.push_back(option);
    return table;
}

} // namespace

const Pass &distillPass()
{
    static const Pass pass{.id = "distill",
                           .summary = "Trains the weights to give what a teacher gives; needs no labels",
                           .options = options(),
                           .function = distill,
                           .needsTraining = true};
    return pass;
}

} // namespace pare
