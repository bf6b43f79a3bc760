// How many steps a training has time for, of how many samples, and how fast it shall learn: both found by trying, which leaves nothing behind.
#pragma once

#include "app/trainer/optimizer.h"
#include "app/trainer/schedule.h"
#include "app/trainer/steps.h"

#include <chrono>
#include <random>
#include <span>
#include <vector>

namespace pare::train {

// All steps that are asked for, whatever time they take.
[[nodiscard]] Schedule wantedSchedule(const worker::Train &request, const Lesson &lesson);
[[nodiscard]] OptimizerSettings optimizerSettings(const worker::Train &request, double rate);

class Tempo {
public:
    // All must outlive it. `schedule` is shortened to what there is time for.
    Tempo(const worker::Train &request, HelperJob &job, Lesson &lesson, Steps &steps, std::mt19937_64 &random, Schedule &schedule)
        : m_request(request), m_job(job), m_lesson(lesson), m_steps(steps), m_random(random), m_schedule(schedule)
    {
    }

    // Where time is bounded: some steps say how many fit into it. Where they would be few, each has fewer samples. Errors: Cancelled, what a step says.
    Result<void> keepToTime(bool statistics);
    // The learning rate: the one that was asked for, or the best of several, for each of which a short training from the same weights with the
    // same samples ends with a look at the held-out part. That says more about the time of a step, too. Where time is bounded, trying ends after a part
    // of it. Errors: as above.
    Result<double> findRate(bool statistics);
    // A note, where it is fewer steps than were asked for.
    void sayPlan();

private:
    Result<double> timedStep(std::span<const int64_t> positions, bool statistics, bool remember, std::vector<double> *whole, std::vector<double> *asking);
    Result<void> fitBatch(bool statistics);
    [[nodiscard]] double spent() const;
    void planTime(double perStep, double asking);
    [[nodiscard]] int64_t stepsWithin(double seconds, double perStep, double asking) const;
    void backTo(const std::vector<at::Tensor> &state, const std::mt19937_64 &random);

    const worker::Train &m_request;
    HelperJob &m_job;
    Lesson &m_lesson;
    Steps &m_steps;
    std::mt19937_64 &m_random;
    Schedule &m_schedule;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

} // namespace pare::train
