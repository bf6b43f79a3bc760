// A lesson in which nothing is learned: what the loss says of a model as it is.
#pragma once

#include "app/trainer/lesson.h"

namespace pare::train {

// The model is its own teacher, so that labels may be missing, and is compared with nothing. Errors: as Lesson::prepare.
[[nodiscard]] Result<Lesson> lessonOfItself(worker::Train request, HelperJob &job, std::mt19937_64 &random);

// At most so many of the samples, drawn in an order that the seed says.
[[nodiscard]] std::vector<int64_t> drawnSamples(const Lesson &lesson, int64_t most, std::mt19937_64 &random);

} // namespace pare::train
