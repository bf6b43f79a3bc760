// How training goes:
// 1. Student and teacher are checked and built before anything else: what cannot be computed is said first.
// 2. Data: read, compared with the evaluation data, a part held out. A first batch says what can be learned, and whether the model
//    takes several samples at once (lesson.h has both).
// 3. Where time is bounded, some steps that change nothing say how many fit into it, and how many samples a step may have; where no learning rate is given, a few short
//    trainings say which is best.
// 4. Steps: a batch, its loss, gradients, one step of the optimizer. After each round the held-out part is scored; the best weights so
//    far are kept. Training ends after its steps, when the score stays behind for `patience` rounds, when somebody says so, or when the
//    loss, its gradients or the weights are not finite; while somebody lets it wait it takes no steps.
// 5. The best weights go back as the graph stores them.
#include "app/trainer/train.h"

#include "app/trainer/checkpoint.h"
#include "app/trainer/lesson.h"
#include "app/trainer/optimizer.h"
#include "app/trainer/schedule.h"
#include "app/trainer/steps.h"
#include "app/trainer/tempo.h"
#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <sstream>
#include <thread>

namespace pare::train {

namespace {

using Clock = std::chrono::steady_clock;

class Training {
public:
    Training(const worker::Train &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.seed() + 1) {}

    Result<void> run()
    {
        at::set_num_threads(std::max(1, request().threads()));
        Checkpoint checkpoint(request());
        if (const std::vector<worker::Response> answers = checkpoint.finished(); !answers.empty()) {
            for (const worker::Response &answer : answers)
                m_job.part(answer);
            return {};
        }
        PARE_TRY_ASSIGN(m_lesson, Lesson::prepare(request(), m_job, m_random));
        PARE_TRY(learn(checkpoint));
        send();
        if (request().ends_series())
            checkpoint.removeSeries();
        else if (!request().series().empty())
            (void)checkpoint.writeFinished(m_answers); // a full disk is no reason to fail: it would be trained again
        return {};
    }

private:
    [[nodiscard]] const worker::Train &request() const { return m_request; }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }

    [[nodiscard]] bool takesStatistics() const { return request().norm_statistics() && m_lesson.student.hasNormStatistics() && m_lesson.atOnce >= fewestForStatistics; }

    // To whoever asked, and to be told again where the training is one of a series.
    void tell(worker::Response part)
    {
        if (!request().series().empty())
            m_answers.push_back(part);
        m_job.part(std::move(part));
    }

    Result<void> learn(Checkpoint &checkpoint)
    {
        Optimizer optimizer(m_lesson.student.parameters(), m_lesson.features.matrices(), optimizerSettings(request(), request().learning_rate()));
        const bool statistics = takesStatistics();
        if (request().norm_statistics() && m_lesson.student.hasNormStatistics() && !statistics)
            m_lesson.notes.push_back(fmt::format("BatchNormalization kept its mean and variance: those of {} at once are noise", plural(m_lesson.atOnce, "sample")));
        m_schedule = wantedSchedule(request(), m_lesson);

        const bool judged = !m_lesson.parts.heldOut.empty();
        PARE_TRY(begin(optimizer, checkpoint, judged));
        m_first = m_course.step;
        const int64_t first = m_first;
        m_stepsStarted = Clock::now();
        for (int64_t step = first; step < m_schedule.total; ++step) {
            waitWhilePaused(optimizer, checkpoint);
            if (m_job.cancelled()) {
                if (step > first && checkpoint.due())
                    keep(optimizer, checkpoint);
                return cancelled();
            }
            if (m_job.finishAsked() || (request().has_stop_after() && step >= request().stop_after())) {
                PARE_TRY(stopByHand(step, judged));
                break;
            }
            const int64_t within = step % m_schedule.perEpoch;
            if (within == 0)
                m_course.order = m_steps.shuffled();
            const auto positions = std::span<const int64_t>(m_course.order).subspan(static_cast<size_t>(within * m_lesson.batch), static_cast<size_t>(m_lesson.batch));
            optimizer.clearGradients();
            PARE_TRY_ASSIGN(const double loss, m_steps.one(positions, statistics, true));
            if (!std::isfinite(loss) || !m_lesson.student.gradientsFinite()) {
                checkpoint.remove();
                return stopAtBadStep(step, positions, statistics, !std::isfinite(loss));
            }
            if (step == first)
                m_lesson.student.setGradientScales();
            optimizer.step(m_schedule.rateAt(step));
            m_course.losses += loss;
            ++m_course.since;
            m_course.step = step + 1;
            say(step + 1, step + 1 - first, m_course.losses / static_cast<double>(m_course.since));
            tellPoint(step + 1, loss);
            if (m_schedule.endsRound(step)) {
                PARE_TRY_ASSIGN(const bool goesOn, endRound(step, judged, true));
                if (!goesOn)
                    break;
            }
            if (checkpoint.due())
                keep(optimizer, checkpoint);
        }
        keepOnlyGains();
        m_lesson.student.setState(m_course.best);
        checkpoint.remove();
        return {};
    }

    [[nodiscard]] Scored best() const { return {m_course.bestLoss, m_course.bestScore, m_course.bestLosses, m_course.bestRights, m_course.places}; }
    [[nodiscard]] Scored before() const { return {m_course.lossBefore, m_course.before, m_course.lossesBefore, m_course.rightsBefore, m_course.places}; }

    // What is no better than before by more than chance makes is not delivered.
    void keepOnlyGains()
    {
        if (m_lesson.parts.heldOut.empty())
            return;
        const bool known = m_course.bestEpoch > 0 && m_course.bestLosses.size() > 1;
        const Interval change = known ? lossChange(before(), best(), request().seed()).value_or(Interval{}) : Interval{};
        if (m_steps.surelyBetter(best(), before())) {
            if (known && change.hi >= 0)
                m_lesson.notes.emplace_back("kept although the 95 % interval of the mean loss reaches 0: compared sample by sample (by ranks, without the largest changes, or right against wrong) "
                                            "the gain is more than chance makes");
            return;
        }
        m_lesson.notes.push_back(fmt::format("the weights stayed as they were: none gave a {} loss that is surely below {:.4g}, at best {:.4g}{} of {}",
                                             m_lesson.parts.judgesLearned ? "learned" : "held-out", m_course.lossBefore, m_course.bestLoss,
                                             known ? fmt::format(" ({:+.3g} to {:+.3g} at 95 %, paired)", change.lo, change.hi) : std::string(),
                                             plural(static_cast<int64_t>(m_lesson.parts.heldOut.size()), "sample")));
        m_course.best = m_course.stateBefore;
        m_course.bestLoss = m_course.lossBefore;
        m_course.bestScore = m_course.before;
        m_course.bestLosses = m_course.lossesBefore;
        m_course.bestRights = m_course.rightsBefore;
        m_course.bestEpoch = 0;
    }

    // From the start, or from where an equal training was cut off.
    Result<void> begin(Optimizer &optimizer, const Checkpoint &checkpoint, bool judged)
    {
        if (checkpoint.read(m_course)) {
            m_lesson.shrinkBatch(m_course.batch, request());
            m_schedule = wantedSchedule(request(), m_lesson);
            m_schedule.shorten(m_course.total);
            m_lesson.student.setState(m_course.now);
            optimizer.resume(m_course.moments, m_course.optimizerSteps);
            optimizer.setRate(m_course.rate);
            const at::NoGradGuard noGradient;
            for (size_t i = 0; i < m_course.extra.size(); ++i)
                m_lesson.features.matrices()[i].copy_(m_course.extra[i]);
            std::istringstream(m_course.random) >> m_random;
            for (size_t i = 0; i + 4 < m_course.told.size(); i += 5)
                retell(m_course.told.data() + i, judged);
            m_lesson.notes.push_back(fmt::format("went on after step {} of {}, where the same training was cut off", m_course.step, m_schedule.total));
            return {};
        }
        Tempo tempo(request(), m_job, m_lesson, m_steps, m_random, m_schedule);
        PARE_TRY(tempo.keepToTime(takesStatistics()));
        PARE_TRY_ASSIGN(m_course.rate, tempo.findRate(takesStatistics()));
        optimizer.setRate(m_course.rate);
        tempo.sayPlan();
        m_course.total = m_schedule.total;
        m_course.batch = m_lesson.batch;
        m_course.best = m_lesson.student.state();
        if (judged) {
            PARE_TRY_ASSIGN(const Scored scored, m_steps.scoreHeldOut());
            m_course.before = m_course.bestScore = scored.score;
            m_course.bestLoss = m_course.lossBefore = scored.loss;
            m_course.lossesBefore = m_course.bestLosses = scored.losses;
            m_course.rightsBefore = m_course.bestRights = scored.rights;
            m_course.places = scored.places;
            m_course.stateBefore = m_course.best;
            sendPoint(0, std::numeric_limits<double>::quiet_NaN(), &scored);
        }
        return {};
    }

    // Takes no steps for as long as somebody wants it so; that time counts nowhere.
    void waitWhilePaused(const Optimizer &optimizer, Checkpoint &checkpoint)
    {
        if (!m_job.paused())
            return;
        const auto began = Clock::now();
        if (m_course.step > m_first && checkpoint.due())
            keep(optimizer, checkpoint);
        while (m_job.paused() && !m_job.cancelled() && !m_job.finishAsked()) {
            m_job.progress(fmt::format("training paused after step {} of {}", m_course.step, m_schedule.total), m_course.step, m_schedule.total);
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        m_started += Clock::now() - began;
        m_stepsStarted += Clock::now() - began;
    }

    // As if these were all the steps: what was learned last is looked at, too.
    Result<void> stopByHand(int64_t step, bool judged)
    {
        if (m_course.since > 0)
            PARE_TRY(endRound(step - 1, judged, false));
        m_stopped = true;
        m_lesson.notes.push_back(fmt::format("{} after step {} of {}", m_job.finishAsked() ? "stopped by hand" : "stopped, as the earlier run was by hand,", step, m_schedule.total));
        return {};
    }

    // Looks at the held-out part. False where the score has been behind for too long, which counts where it `mayEnd`.
    Result<bool> endRound(int64_t step, bool judged, bool mayEnd)
    {
        const double loss = m_course.losses / static_cast<double>(m_course.since);
        Scored scored{loss, 0};
        const double epoch = m_schedule.epochsAfter(step);
        if (judged) {
            PARE_TRY_ASSIGN(scored, m_steps.scoreHeldOut());
            m_course.lastScore = scored.score;
            m_course.scored = true;
        }
        const std::array<double, 5> told{epoch, loss, scored.loss, scored.score, seconds()};
        sendEpoch(told.data());
        m_course.told.insert(m_course.told.end(), told.begin(), told.end());
        m_course.losses = 0;
        m_course.since = 0;
        const bool goesOn = keepIfBest(step, scored, judged, mayEnd);
        sendPoint(step + 1, loss, judged ? &scored : nullptr);
        return goesOn;
    }

    bool keepIfBest(int64_t step, const Scored &scored, bool judged, bool mayEnd)
    {
        const double epoch = m_schedule.epochsAfter(step);
        const std::string broken = m_lesson.student.brokenState();
        if (broken.empty() && (!judged || (std::isfinite(scored.loss) && m_steps.better(scored, {m_course.bestLoss, m_course.bestScore})))) {
            m_course.best = m_lesson.student.state();
            m_course.bestLoss = scored.loss;
            m_course.bestScore = scored.score;
            m_course.bestLosses = scored.losses;
            m_course.bestRights = scored.rights;
            m_course.bestEpoch = epoch;
            m_course.behind = 0;
        } else if (!broken.empty()) {
            m_lesson.notes.push_back(fmt::format("stopped at step {} of {}: {} is not finite; the weights are the best before that; a smaller learning_rate may help", step + 1, m_schedule.total, broken));
            return false;
        } else if (++m_course.behind >= request().patience() && request().patience() > 0 && mayEnd && step + 1 != m_schedule.total) {
            m_lesson.notes.push_back(fmt::format("stopped after {:.3g} epochs, step {} of {}: {} looks without a better {} score", epoch, step + 1, m_schedule.total,
                                          m_course.behind, m_lesson.parts.judgesLearned ? "learned" : "held-out"));
            return false;
        }
        return true;
    }

    // For the next training of the same, should this one be cut off. A full disk is no reason to stop.
    void keep(const Optimizer &optimizer, Checkpoint &checkpoint)
    {
        m_course.now = m_lesson.student.state();
        m_course.moments = optimizer.moments();
        m_course.optimizerSteps = optimizer.steps();
        m_course.extra = m_lesson.features.matrices();
        std::ostringstream random;
        random << m_random;
        m_course.random = random.str();
        const auto written = checkpoint.write(m_course);
        if (!written.ok() && !m_saidNotKept)
            m_lesson.notes.push_back("what was learned could not be kept for a later start: " + written.error().text());
        m_saidNotKept = m_saidNotKept || !written.ok();
    }

    // Back to the best weights so far, where the loss or, of a finite one, its gradients are no numbers.
    Result<void> stopAtBadStep(int64_t step, std::span<const int64_t> positions, bool statistics, bool badLoss)
    {
        std::string layer;
        if (badLoss) {
            layer = m_lesson.student.firstNotFinite(m_steps.badInputs(), statistics);
        } else {
            PARE_TRY_ASSIGN(layer, m_steps.badGradient(positions, statistics));
        }
        const std::string what = badLoss ? "the loss is not finite" : "the gradients are not finite";
        const std::string where = layer.empty() ? "in the loss itself" : "first in layer " + layer;
        if (step == 0)
            return unsupported(what + " before anything is learned: " + where);
        m_lesson.notes.push_back(fmt::format("stopped at step {} of {}: {}, {}; the weights are the best before that; a smaller learning_rate may help", step + 1, m_schedule.total, what, where));
        keepOnlyGains();
        m_lesson.student.setState(m_course.best);
        m_course.step = step;
        return {};
    }

    // here: steps of this run, which says how long one takes.
    void say(int64_t step, int64_t here, double loss)
    {
        const double perStep = std::chrono::duration<double>(Clock::now() - m_stepsStarted).count() / static_cast<double>(here);
        std::string text = fmt::format("training, epoch {:.1f} of {:.3g}: loss {:.3g}", m_schedule.epochsAfter(step - 1), m_schedule.epochsAfter(m_schedule.total - 1), loss);
        if (m_course.scored)
            text += (m_lesson.parts.judgesLearned ? ", learned " : ", held-out ") + (m_lesson.objective.score == "loss" ? fmt::format("loss {:.4g}", m_course.lastScore) : fmt::format("{} {:.1f} %", m_lesson.objective.score, m_course.lastScore * 100));
        m_job.progress(text + ", " + formatSeconds(perStep * static_cast<double>(m_schedule.total - step)) + " left", step, m_schedule.total);
    }

    // Between looks at the held-out part: not more often than anybody can see.
    void tellPoint(int64_t step, double loss)
    {
        m_pointLosses += loss;
        ++m_pointSteps;
        if (Clock::now() - m_lastPoint < std::chrono::milliseconds(100) || m_schedule.endsRound(step - 1))
            return;
        sendPoint(step, m_pointLosses / static_cast<double>(m_pointSteps), nullptr);
    }

    // loss: of the round, where no step came since the last point.
    void sendPoint(int64_t step, double loss, const Scored *scored)
    {
        worker::Response part;
        worker::Point &point = *part.mutable_point();
        const double taken = std::chrono::duration<double>(Clock::now() - m_stepsStarted).count();
        point.set_step(step);
        point.set_steps(m_schedule.total);
        point.set_epoch(step > 0 ? m_schedule.epochsAfter(step - 1) : 0);
        point.set_epochs(m_schedule.epochsAfter(m_schedule.total - 1));
        point.set_loss(m_pointSteps > 0 ? m_pointLosses / static_cast<double>(m_pointSteps) : loss);
        point.set_rate(step > 0 ? m_course.rate * m_schedule.rateAt(step - 1) : 0);
        if (step > m_first) {
            point.set_seconds(taken);
            point.set_seconds_left(taken / static_cast<double>(step - m_first) * static_cast<double>(m_schedule.total - step));
        }
        point.set_looked(scored != nullptr);
        if (scored) {
            point.set_held_out_loss(scored->loss);
            point.set_held_out_score(scored->score);
        }
        point.set_score(m_lesson.objective.score);
        point.set_best_step(std::llround(m_course.bestEpoch * static_cast<double>(m_schedule.perEpoch)));
        tell(std::move(part));
        m_pointLosses = 0;
        m_pointSteps = 0;
        m_lastPoint = Clock::now();
    }

    // What was told before the training was cut off, to somebody who did not hear it.
    void retell(const double *told, bool judged)
    {
        sendEpoch(told);
        worker::Response part;
        worker::Point &point = *part.mutable_point();
        point.set_step(std::llround(told[0] * static_cast<double>(m_schedule.perEpoch)));
        point.set_steps(m_schedule.total);
        point.set_epoch(told[0]);
        point.set_epochs(m_schedule.epochsAfter(m_schedule.total - 1));
        point.set_loss(told[1]);
        point.set_rate(m_course.rate * m_schedule.rateAt(std::max<int64_t>(1, point.step()) - 1));
        point.set_seconds(told[4]);
        point.set_looked(judged);
        point.set_held_out_loss(told[2]);
        point.set_held_out_score(told[3]);
        point.set_score(m_lesson.objective.score);
        point.set_best_step(std::llround(m_course.bestEpoch * static_cast<double>(m_schedule.perEpoch)));
        tell(std::move(part));
    }

    // told: as in Course.
    void sendEpoch(const double *told)
    {
        worker::Response part;
        worker::Epoch &message = *part.mutable_epoch();
        message.set_epoch(told[0]);
        message.set_loss(told[1]);
        message.set_held_out_loss(told[2]);
        message.set_held_out_score(told[3]);
        message.set_seconds(told[4]);
        tell(std::move(part));
    }

    void send()
    {
        worker::Response part;
        worker::Trained &trained = *part.mutable_trained();
        trained.set_samples(static_cast<int64_t>(m_lesson.parts.learned.size()));
        trained.set_held_out(m_lesson.parts.judgesLearned ? 0 : static_cast<int64_t>(m_lesson.parts.heldOut.size()));
        int64_t parameters = 0;
        for (const Parameter &parameter : m_lesson.student.parameters())
            parameters += parameter.value.numel();
        trained.set_parameters(parameters);
        trained.set_best_epoch(m_course.bestEpoch);
        trained.set_score(m_lesson.objective.score);
        trained.set_before(m_course.before);
        trained.set_after(m_course.bestScore);
        trained.set_loss_before(m_course.lossBefore);
        trained.set_loss_after(m_lesson.parts.heldOut.empty() ? 0 : m_course.bestLoss);
        trained.set_steps(m_course.step);
        trained.set_planned_steps(m_schedule.total);
        trained.set_batch(m_lesson.batch);
        trained.set_learning_rate(m_course.rate);
        trained.set_stopped(m_stopped);
        trained.set_gained(m_course.bestEpoch > 0);
        if (const auto loss = m_course.bestEpoch > 0 ? lossChange(before(), best(), request().seed()) : std::nullopt) {
            constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
            const Interval score = m_lesson.objective.score == "loss" ? *loss : scoreChange(before(), best(), request().seed()).value_or(Interval{unknown, unknown});
            trained.set_intervals(true);
            trained.set_score_low(score.lo);
            trained.set_score_high(score.hi);
            trained.set_loss_low(loss->lo);
            trained.set_loss_high(loss->hi);
        }
        for (const std::string &note : m_lesson.notes)
            trained.add_notes(note);
        tell(std::move(part));
        if (!m_answers.empty())
            m_answers.back().mutable_trained()->add_notes("was done before the work was cut off, and not trained again");
        for (const pb::TensorProto &constant : m_lesson.student.changedConstants()) {
            worker::Response changed;
            toWire(constant, constant.raw_data(), *changed.mutable_output());
            tell(std::move(changed));
        }
    }

    const worker::Train &m_request;
    HelperJob &m_job;
    std::mt19937_64 m_random;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_stepsStarted;
    Lesson m_lesson;
    Steps m_steps{m_request, m_job, m_lesson, m_random};
    Schedule m_schedule;
    Course m_course;
    std::vector<worker::Response> m_answers; // of a training in a series
    bool m_saidNotKept = false;
    bool m_stopped = false; // by hand, or where an earlier run was
    int64_t m_first = 0;    // step of this run
    double m_pointLosses = 0; // sum since the last point, of
    int64_t m_pointSteps = 0; //   so many steps
    Clock::time_point m_lastPoint;
};

} // namespace

Result<void> train(const worker::Train &request, HelperJob &job)
{
    return Training(request, job).run();
}

} // namespace pare::train
