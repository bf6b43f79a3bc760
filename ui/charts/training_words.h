// What is known of a training at a point, in words and as a table.
#pragma once

#include "core/passes/training_watch.h"

#include <QString>

#include <utility>
#include <vector>

namespace pare {

[[nodiscard]] bool hasScore(const TrainingPoint &point);
[[nodiscard]] QString scoreName(const TrainingPoint &point);
// The look at the held-out part whose weights are kept; null: none yet.
[[nodiscard]] const TrainingPoint *bestOf(const TrainingCourse &course);

namespace training_words {

enum class Part { Place, TrainingLoss, HeldOutLoss, Score, Rate, Time, Best, End };

// What is known at a point, in the order in which it is told.
[[nodiscard]] std::vector<std::pair<Part, QString>> partsOf(const TrainingCourse &course, const TrainingPoint &point);

} // namespace training_words

// All of it: "step 32 of 100, epoch 3.2 of 10 · training loss 0.41 · held-out loss 0.39 · held-out top-1 91.3 % · ...".
[[nodiscard]] QString trainingWords(const TrainingCourse &course, const TrainingPoint &point);
// All of its points as a table, tab-separated, with a head.
[[nodiscard]] QString trainingTable(const TrainingCourse &course);

} // namespace pare
