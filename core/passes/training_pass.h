// What the training passes share: their options, and how what was learned comes into the graph.
#pragma once

#include "core/passes/pass_run.h"
#include "core/passes/training.h"

#include <vector>

namespace pare {

// What differs between the passes in the options that all of them have.
struct TrainingDefaults {
    const char *learningRate = "0.001";
    const char *epochs = "10";
    const char *steps = "0";
    const char *batchNorm = "train";
};

// The options that every training pass has, for the end of its own table.
[[nodiscard]] std::vector<OptionSpec> trainingOptions(const TrainingDefaults &defaults);
// The options of a pass that learns from a teacher.
[[nodiscard]] std::vector<OptionSpec> teacherOptions(const char *alpha);

// A request with the common options filled in.
[[nodiscard]] TrainingRequest trainingRequest(const Model &model, const PassRun &run);
// Fills in the teacher: the model in the file `teacher`, or the model before the first pass. Errors: as openTeacher (services).
[[nodiscard]] Result<void> addTeacher(TrainingRequest &training, PassRun &run);

// Trains and puts the new weights into the graph. Errors: Unavailable (no data to train on, no trainer), the trainer's.
[[nodiscard]] Result<PassOutcome> trained(const Model &model, const TrainingRequest &training, PassRun &run);

} // namespace pare
