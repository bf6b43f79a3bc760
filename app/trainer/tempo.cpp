#include "app/trainer/tempo.h"

#include "core/base/units.h"

#include <ATen/core/grad_mode.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace pare::train {

namespace {

using Clock = std::chrono::steady_clock;

// Steps that say how long one takes, and for how many seconds they may go on.
constexpr int mostStepsToTime = 30;
constexpr double longestTiming = 5;
constexpr double shareToTry = 0.25;      // of the time, after which no further learning rate is tried
constexpr double leastShareOfTime = 0.5; // that is left for learning, however long it took to try
constexpr double longestStep = 1;        // seconds: of longer ones there shall be
constexpr int64_t enoughSteps = 200;     //   at least so many
constexpr double shareOfLooking = 1.0 / 3; // of the time that learning a sample takes: it is computed forwards alone

std::vector<double> ratesToTry(const worker::Train &request)
{
    return request.optimizer() == "adamw" ? std::vector<double>{3e-3, 1e-3, 3e-4, 1e-4} : std::vector<double>{0.1, 0.03, 0.01, 0.003};
}

int64_t stepsToTry(int64_t total)
{
    return std::clamp<int64_t>(total / 20, 5, 60);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Schedule wantedSchedule(const worker::Train &request, const Lesson &lesson)
{
    return Schedule::of(static_cast<int64_t>(lesson.parts.learned.size()), lesson.batch, request.epochs(), request.least_steps(), request.steps(), request.warmup());
}

OptimizerSettings optimizerSettings(const worker::Train &request, double rate)
{
    return {request.optimizer() == "adamw", rate, request.weight_decay(), request.momentum(), request.clip()};
}

Result<void> Tempo::keepToTime(bool statistics)
{
    if (m_request.seconds() <= 0)
        return {};
    const auto before = m_lesson.student.state();
    const std::mt19937_64 random = m_random;
    PARE_TRY(fitBatch(statistics));
    const auto positions = std::span<const int64_t>(m_lesson.parts.learned).first(static_cast<size_t>(m_lesson.batch));
    const Clock::time_point began = Clock::now();
    const double longest = std::min(longestTiming, m_request.seconds() / 10);
    std::vector<double> whole, asking;
    for (int i = 0; i <= mostStepsToTime; ++i) {
        m_job.progress("timing a step", i, mostStepsToTime);
        if (m_job.cancelled())
            return cancelled();
        PARE_TRY_ASSIGN(const double loss, timedStep(positions, statistics, false, i == 0 ? nullptr : &whole, &asking)); // the first is slower than all others
        if (!std::isfinite(loss))
            break; // said by the first step that counts
        if (!whole.empty() && std::chrono::duration<double>(Clock::now() - began).count() > longest)
            break;
    }
    backTo(before, random);
    if (!whole.empty())
        planTime(median(whole), m_steps.asksOnce() ? median(asking) : 0);
    return {};
}

constexpr int mostTries = 4;

// Steps of few samples, then of twice as many, for as long as they are short: what takes too long is never tried.
Result<void> Tempo::fitBatch(bool statistics)
{
    const double longest = std::max(longestStep, m_request.seconds() / static_cast<double>(std::min(enoughSteps, m_schedule.total)));
    const int64_t wanted = m_lesson.batch;
    const int64_t fewest = m_lesson.samples.info().fixedBatch > 0 ? m_lesson.atOnce : 1;
    int64_t size = std::min(wanted, statistics ? std::max(fewest, fewestForStatistics) : fewest);
    for (; size < wanted; size *= 2) {
        std::vector<double> taken;
        double shortest = INFINITY;
        for (int i = 0; i < mostTries && (i < 2 || 2 * shortest > longest); ++i) { // the first is slower than all others; other programs may hold one up
            m_job.progress("timing a step of " + plural(size, "sample"), size, wanted);
            if (m_job.cancelled())
                return cancelled();
            PARE_TRY_ASSIGN(const double loss, timedStep(std::span<const int64_t>(m_lesson.parts.learned).first(static_cast<size_t>(size)), statistics, false, &taken, nullptr));
            if (!std::isfinite(loss) || taken.back() / static_cast<double>(size) * static_cast<double>(wanted) <= longest)
                return {};
            shortest = std::min(shortest, taken.back());
        }
        if (2 * shortest > longest)
            break;
    }
    if (size >= wanted)
        return {};
    m_lesson.shrinkBatch(size, m_request);
    m_lesson.notes.push_back(fmt::format("{} in a step instead of {}: there is not the time for enough steps of so many", plural(size, "sample"), wanted));
    return {};
}

// Seconds, without pauses.
double Tempo::spent() const
{
    return std::chrono::duration<double>(Clock::now() - m_began).count();
}

// A step and how long it took; of that, how long the teacher took.
Result<double> Tempo::timedStep(std::span<const int64_t> positions, bool statistics, bool remember, std::vector<double> *whole, std::vector<double> *asking)
{
    const Clock::time_point began = Clock::now();
    PARE_TRY_ASSIGN(const double loss, m_steps.one(positions, statistics, remember));
    if (whole)
        whole->push_back(std::chrono::duration<double>(Clock::now() - began).count());
    if (asking)
        asking->push_back(m_steps.asking());
    return loss;
}

// asking: of a step's seconds, those of the teacher, which is asked in the first epoch alone.
int64_t Tempo::stepsWithin(double seconds, double perStep, double asking) const
{
    const double first = std::min(seconds, perStep * static_cast<double>(m_schedule.perEpoch));
    const double fitting = first / perStep + std::max(0.0, seconds - first) / std::max(1e-6, perStep - asking);
    return std::max<int64_t>(1, std::llround(std::min(fitting, 1e9)));
}

// As many steps as were asked for, or as many as fit into what is left of the time, with the looks at the held-out part between them.
void Tempo::planTime(double perStep, double asking)
{
    const double seconds = std::max(leastShareOfTime * m_request.seconds(), m_request.seconds() - spent());
    m_schedule = wantedSchedule(m_request, m_lesson);
    m_schedule.shorten(stepsWithin(seconds, perStep, asking));
    const double look = shareOfLooking * perStep * static_cast<double>(m_lesson.parts.heldOut.size()) / static_cast<double>(m_lesson.batch);
    m_schedule.shorten(stepsWithin(std::max(0.0, seconds - look * static_cast<double>(m_schedule.rounds())), perStep, asking));
}

void Tempo::sayPlan()
{
    const Schedule wanted = wantedSchedule(m_request, m_lesson);
    if (m_schedule.total < wanted.total)
        m_lesson.notes.push_back(fmt::format("{} of {} steps, which is what {} has time for", m_schedule.total, wanted.total, formatSeconds(m_request.seconds())));
}

void Tempo::backTo(const std::vector<at::Tensor> &state, const std::mt19937_64 &random)
{
    for (Parameter &parameter : m_lesson.student.parameters())
        parameter.value.mutable_grad().reset();
    for (at::Tensor &matrix : m_lesson.features.matrices())
        matrix.mutable_grad().reset();
    m_lesson.student.setState(state);
    m_random = random;
}

Result<double> Tempo::findRate(bool statistics)
{
    if (m_request.learning_rate() > 0)
        return m_request.learning_rate();
    const auto before = m_lesson.student.state();
    const std::mt19937_64 random = m_random;
    const std::vector<double> rates = ratesToTry(m_request);
    if (m_lesson.parts.heldOut.empty()) {
        m_lesson.notes.push_back(fmt::format("learning_rate {:g}: with no samples held out, none can be found by trying", rates[1]));
        return rates[1];
    }
    std::vector<at::Tensor> matrices;
    for (const at::Tensor &matrix : m_lesson.features.matrices())
        matrices.push_back(matrix.detach().clone());
    std::vector<double> whole, asking;
    const auto timeIsOver = [&] { return m_request.seconds() > 0 && spent() > shareToTry * m_request.seconds(); };
    const Schedule course = Schedule::of(1, 1, static_cast<double>(stepsToTry(m_schedule.total)), 0, 0, m_request.warmup());
    double best = 0;
    double least = 0;
    size_t tried = 0;
    std::string losses;
    for (const double rate : rates) {
        if (timeIsOver())
            break;
        Optimizer optimizer(m_lesson.student.parameters(), m_lesson.features.matrices(), optimizerSettings(m_request, rate));
        const std::vector<int64_t> order = m_steps.shuffled();
        bool finite = true;
        int64_t step = 0;
        for (; step < course.total && finite && !timeIsOver(); ++step) {
            m_job.progress(fmt::format("trying learning rate {:g}", rate), step, course.total);
            const Clock::time_point waited = Clock::now();
            while (m_job.paused() && !m_job.cancelled() && !m_job.finishAsked())
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            m_began += Clock::now() - waited;
            if (m_job.cancelled())
                return cancelled();
            if (m_job.finishAsked()) {
                backTo(before, random);
                return rate; // of no step
            }
            const auto from = static_cast<size_t>(step % m_schedule.perEpoch * m_lesson.batch);
            optimizer.clearGradients();
            const auto positions = std::span<const int64_t>(order).subspan(from, static_cast<size_t>(m_lesson.batch));
            PARE_TRY_ASSIGN(const double loss, timedStep(positions, statistics, true, &whole, rate == rates.front() ? &asking : nullptr));
            finite = std::isfinite(loss) && m_lesson.student.gradientsFinite();
            if (step == 0)
                m_lesson.student.setGradientScales();
            if (finite)
                optimizer.step(course.rateAt(step));
        }
        tried += !finite || step == course.total;
        if (finite && step == course.total) {
            PARE_TRY_ASSIGN(const Scored scored, m_steps.scoreHeldOut());
            if (std::isfinite(scored.loss) && (best == 0 || scored.loss < least)) {
                best = rate;
                least = scored.loss;
            }
            losses += fmt::format("{}{:g}: {:.4g}", losses.empty() ? "" : ", ", rate, scored.loss);
        }
        backTo(before, random);
        const at::NoGradGuard noGradient;
        for (size_t i = 0; i < matrices.size(); ++i)
            m_lesson.features.matrices()[i].copy_(matrices[i]);
    }
    if (m_request.seconds() > 0 && !whole.empty()) { // more steps were timed than before; most of them without the teacher
        const double taught = m_steps.asksOnce() && !asking.empty() ? median(asking) : 0;
        planTime(median(whole) + taught, taught);
    }
    if (tried < 2) { // one alone is not the better of two
        m_lesson.notes.push_back(fmt::format("learning_rate {:g}: there was no time to find one by trying", rates[1]));
        return rates[1];
    }
    if (best == 0)
        return rates.back(); // the first step that counts says what is not finite
    m_lesson.notes.push_back(fmt::format("learning_rate {:g}, found by {} each ({} loss at {}{})", best, plural(course.total, "step"), m_lesson.parts.judgesLearned ? "learned samples'" : "held-out",
                                         losses, tried < rates.size() ? "; for smaller ones there was no time" : ""));
    return best;
}

} // namespace pare::train
