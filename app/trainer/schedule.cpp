#include "app/trainer/schedule.h"

#include <algorithm>
#include <cmath>

namespace pare::train {

namespace {

constexpr int64_t rounds = 8;
constexpr int64_t usualRound = 25; // steps

int64_t roundOf(int64_t perEpoch, int64_t total)
{
    return std::clamp(total / rounds, std::min(perEpoch, usualRound), std::max(perEpoch, usualRound));
}

} // namespace

Schedule Schedule::of(int64_t samples, int64_t batch, double epochs, int64_t leastSteps, int64_t mostSteps, double warmup)
{
    Schedule schedule;
    schedule.perEpoch = std::max<int64_t>(1, samples / batch);
    schedule.total = std::max<int64_t>(std::max<int64_t>(1, leastSteps), std::llround(epochs * static_cast<double>(schedule.perEpoch)));
    if (mostSteps > 0)
        schedule.total = std::min(schedule.total, mostSteps);
    schedule.round = roundOf(schedule.perEpoch, schedule.total);
    schedule.warmup = warmup;
    return schedule;
}

bool Schedule::shorten(int64_t steps)
{
    if (steps >= total)
        return false;
    total = std::max<int64_t>(1, steps);
    round = roundOf(perEpoch, total);
    return true;
}

double Schedule::rateAt(int64_t step) const
{
    const double rising = std::max(1.0, warmup * static_cast<double>(total));
    const auto at = static_cast<double>(step);
    if (at < rising)
        return (at + 1) / (rising + 1);
    constexpr double last = 0.01;
    const double done = (at - rising) / std::max(1.0, static_cast<double>(total) - rising);
    return last + (1 - last) * 0.5 * (1 + std::cos(3.14159265358979323846 * std::min(1.0, done)));
}

} // namespace pare::train
