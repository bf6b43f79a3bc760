// How the trainings of a variant went: kept with it in its report, so that their curves are there when the study is opened again.
#pragma once

#include "core/passes/training_watch.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace pare {

inline constexpr size_t keptPoints = 300; // of one course: a few kilobytes, and a curve that looks the same

// The same course in at most so many points: neighbours become one, with the mean loss of their steps. Each look at the held-out part
// stays, and the last point.
[[nodiscard]] TrainingCourse inFewerPoints(const TrainingCourse &course, size_t most = keptPoints);

// Without courses that ended before their first step, and the newest 50 of them.
[[nodiscard]] nlohmann::json toJson(const std::vector<TrainingCourse> &courses);
// What cannot be read of it is left out.
[[nodiscard]] std::vector<TrainingCourse> trainingCoursesFromJson(const nlohmann::json &json);

// Where a variant's report keeps them.
inline constexpr const char *trainingsKey = "trainings";

} // namespace pare
