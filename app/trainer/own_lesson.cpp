#include "app/trainer/own_lesson.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace pare::train {

Result<Lesson> lessonOfItself(worker::Train request, HelperJob &job, std::mt19937_64 &random)
{
    at::set_num_threads(std::max(1, request.threads()));
    at::manual_seed(request.seed());
    *request.mutable_teacher() = request.student(); // its outputs are there to be compared with: labels may be missing
    PARE_TRY_ASSIGN(Lesson lesson, Lesson::prepare(request, job, random));
    for (Head &head : lesson.objective.heads)
        head.target = -1; // but nothing is compared with what it is itself
    return lesson;
}

std::vector<int64_t> drawnSamples(const Lesson &lesson, int64_t most, std::mt19937_64 &random)
{
    std::vector<int64_t> order = lesson.parts.learned;
    for (size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
    order.resize(std::min(order.size(), static_cast<size_t>(std::max<int64_t>(1, most))));
    return order;
}

} // namespace pare::train
