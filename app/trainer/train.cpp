// How training goes:
// 1. Student and teacher are checked and built before anything else: what cannot be computed is said first.
// 2. Data: read, compared with the evaluation data, a part held out. A first batch says what can be learned, and whether the model
//    takes several samples at once (lesson.h has both).
// 3. Where time is bounded, some steps that change nothing say how many fit into it; where no learning rate is given, a few short
//    trainings say which is best.
// 4. Steps: a batch, its loss, gradients, one step of the optimizer. After each round the held-out part is scored; the best weights so
//    far are kept. Training ends after its steps, when the score stays behind for `patience` rounds, when somebody says so, or when the
//    loss is not finite; while somebody lets it wait it takes no steps.
// 5. The best weights go back as the graph stores them.
#include "app/trainer/train.h"

#include "app/trainer/augment.h"
#include "app/trainer/checkpoint.h"
#include "app/trainer/lesson.h"
#include "app/trainer/optimizer.h"
#include "app/trainer/schedule.h"
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

constexpr int64_t fewestForStatistics = 8; // samples at once: mean and variance of fewer are noise

// Steps that say how long one takes, and for how many seconds they may go on.
constexpr int fewestStepsToTime = 4;
constexpr int mostStepsToTime = 30;
constexpr double longestTiming = 5;

class Training {
public:
    Training(const worker::Train &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.seed() + 1) {}

    Result<void> run()
    {
        at::set_num_threads(std::max(1, request().threads()));
        PARE_TRY_ASSIGN(m_lesson, Lesson::prepare(request(), m_job, m_random));
        PARE_TRY(learn());
        send();
        return {};
    }

private:
    [[nodiscard]] const worker::Train &request() const { return m_request; }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }
    [[nodiscard]] Augmentation augmentation() const { return {request().flip(), request().shift()}; }

    // Whether this batch is blended. What is learned from blends has to be known of them: by a teacher, or by labels.
    bool mixes()
    {
        return request().mix() > 0 && (m_lesson.teacher || (m_lesson.objective.labelled >= 0 && m_lesson.targetNames.empty())) &&
               static_cast<double>(m_random() >> 11) / 9007199254740992.0 < request().mix();
    }

    // One batch in parts that the model takes; gradients add up. Gives the loss.
    Result<double> oneStep(std::span<const int64_t> positions, bool training, bool remember)
    {
        double total = 0;
        for (size_t begin = 0; begin < positions.size(); begin += static_cast<size_t>(m_lesson.atOnce)) {
            const auto part = positions.subspan(begin, std::min(static_cast<size_t>(m_lesson.atOnce), positions.size() - begin));
            const double share = static_cast<double>(part.size()) / static_cast<double>(positions.size());
            PARE_TRY_ASSIGN(SampleBatch batch, m_lesson.samples.batch(part));
            bool changes = augmentation().any() && looksLikePictures(batch.inputs[0]);
            if (changes)
                batch.inputs[0] = augmented(batch.inputs[0], augmentation(), m_random);
            Blend blend;
            if (mixes())
                blend = blended(batch.inputs, batch.rows, m_random);
            changes = changes || blend.partner.defined();
            const Clock::time_point asked = Clock::now();
            PARE_TRY_ASSIGN(const auto targets, m_lesson.targets(batch, changes || !remember ? std::span<const int64_t>() : part));
            m_asking += std::chrono::duration<double>(Clock::now() - asked).count();
            PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, training, true));
            at::Tensor loss = lossOf(m_lesson.objective, outputs, batch.labels, targets);
            if (blend.partner.defined() && m_lesson.objective.labelled >= 0) // the labels of both
                loss = blend.share * loss + (1 - blend.share) * lossOf(m_lesson.objective, outputs, batch.labels.index_select(0, blend.partner), targets);
            if (m_lesson.features.any())
                loss = loss + request().feature_weight() * m_lesson.features.distance(std::span(outputs).subspan(m_lesson.signature.outputs.size()),
                                                                                      std::span(targets).subspan(m_lesson.targetNames.size()));
            const double value = loss.item<double>();
            if (!std::isfinite(value)) {
                m_badInputs = batch.inputs;
                return value;
            }
            total += value * share;
            (share == 1 ? loss : loss * share).backward();
        }
        return total;
    }

    struct Scored {
        double loss = 0;
        double score = 0;
    };

    // Of the held-out part. Higher is better, of losses lower.
    Result<Scored> scoreHeldOut()
    {
        const at::NoGradGuard noGradient;
        HeadScore score;
        double losses = 0;
        const std::span<const int64_t> all(m_lesson.parts.heldOut);
        for (size_t begin = 0; begin < all.size(); begin += static_cast<size_t>(m_lesson.atOnce)) {
            if (m_job.cancelled())
                return cancelled();
            const auto part = all.subspan(begin, std::min(static_cast<size_t>(m_lesson.atOnce), all.size() - begin));
            PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.samples.batch(part));
            PARE_TRY_ASSIGN(const auto targets, m_lesson.targets(batch, part));
            PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, false));
            const double loss = lossOf(m_lesson.objective, outputs, batch.labels, targets).item<double>();
            losses += loss * static_cast<double>(part.size());
            addScore(m_lesson.objective, outputs, batch.labels, targets, loss, score);
        }
        return Scored{losses / static_cast<double>(std::max<size_t>(1, all.size())), score.count > 0 ? score.sum / score.count : 0};
    }

    [[nodiscard]] bool better(const Scored &a, const Scored &b) const
    {
        if (m_lesson.objective.score != "top-1") // a teacher's answers are learned: how far they are tells more than how many are equal
            return a.loss < b.loss;
        return a.score > b.score || (a.score == b.score && a.loss < b.loss);
    }

    std::vector<int64_t> shuffled()
    {
        std::vector<int64_t> order = m_lesson.parts.learned;
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[m_random() % i]);
        return order;
    }

    [[nodiscard]] bool takesStatistics() const { return request().norm_statistics() && m_lesson.student.hasNormStatistics() && m_lesson.atOnce >= fewestForStatistics; }

    // How many steps fit into the time that is allowed. Nothing is learned here, and nothing remembered.
    Result<void> keepToTime(bool statistics)
    {
        if (request().seconds() <= 0)
            return {};
        const auto before = m_lesson.student.state();
        const std::mt19937_64 random = m_random;
        const auto positions = std::span<const int64_t>(m_lesson.parts.learned).first(static_cast<size_t>(m_lesson.batch));
        const Clock::time_point began = Clock::now();
        const double longest = std::min(longestTiming, request().seconds() / 10);
        std::vector<double> whole, asking;
        for (int i = 0; i <= mostStepsToTime; ++i) {
            m_job.progress("timing a step", i, mostStepsToTime);
            if (m_job.cancelled())
                return cancelled();
            PARE_TRY_ASSIGN(const double loss, timedStep(positions, statistics, false, i == 0 ? nullptr : &whole, &asking)); // the first is slower than all others
            if (!std::isfinite(loss))
                break; // said by the first step that counts
            if (i >= fewestStepsToTime && std::chrono::duration<double>(Clock::now() - began).count() > longest)
                break;
        }
        backTo(before, random);
        if (!whole.empty())
            planWithin(request().seconds(), median(whole), asksOnce() ? median(asking) : 0);
        return {};
    }

    // A step and how long it took; of that, how long the teacher took.
    Result<double> timedStep(std::span<const int64_t> positions, bool statistics, bool remember, std::vector<double> *whole, std::vector<double> *asking)
    {
        const Clock::time_point began = Clock::now();
        m_asking = 0;
        PARE_TRY_ASSIGN(const double loss, oneStep(positions, statistics, remember));
        if (whole)
            whole->push_back(std::chrono::duration<double>(Clock::now() - began).count());
        if (asking)
            asking->push_back(m_asking);
        return loss;
    }

    // Whether the teacher's answers are kept from the first epoch on.
    [[nodiscard]] bool asksOnce() const { return m_lesson.remembersAnswers() && !augmentation().any() && request().mix() <= 0; }

    static double median(std::vector<double> values)
    {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    // As many steps as were asked for, or as many as fit into so many seconds. asking: of a step's seconds, those of the teacher, which is asked in the first
    // epoch alone.
    void planWithin(double seconds, double perStep, double asking)
    {
        m_schedule = Schedule::of(static_cast<int64_t>(m_lesson.parts.learned.size()), m_lesson.batch, request().epochs(), request().steps(), request().warmup());
        const double first = std::min(seconds, perStep * static_cast<double>(m_schedule.perEpoch));
        const double fitting = first / perStep + std::max(0.0, seconds - first) / std::max(1e-6, perStep - asking);
        m_schedule.shorten(std::max<int64_t>(1, std::llround(std::min(fitting, 1e9))));
    }

    void sayPlan()
    {
        const Schedule wanted = Schedule::of(static_cast<int64_t>(m_lesson.parts.learned.size()), m_lesson.batch, request().epochs(), request().steps(), request().warmup());
        if (m_schedule.total < wanted.total)
            m_lesson.notes.push_back(fmt::format("{} of {} steps, which is what {} has time for", m_schedule.total, wanted.total, formatSeconds(request().seconds())));
    }

    void backTo(const std::vector<at::Tensor> &state, const std::mt19937_64 &random)
    {
        for (Parameter &parameter : m_lesson.student.parameters())
            parameter.value.mutable_grad().reset();
        for (at::Tensor &matrix : m_lesson.features.matrices())
            matrix.mutable_grad().reset();
        m_lesson.student.setState(state);
        m_random = random;
    }

    [[nodiscard]] bool findsRate() const { return request().learning_rate() <= 0; }
    [[nodiscard]] OptimizerSettings settings(double rate) const
    {
        return {request().optimizer() == "adamw", rate, request().weight_decay(), request().momentum(), request().clip()};
    }
    [[nodiscard]] std::vector<double> ratesToTry() const
    {
        return request().optimizer() == "adamw" ? std::vector<double>{3e-3, 1e-3, 3e-4, 1e-4} : std::vector<double>{0.1, 0.03, 0.01, 0.003};
    }
    [[nodiscard]] static int64_t stepsToTry(int64_t total) { return std::clamp<int64_t>(total / 20, 5, 60); }

    // A short training at each of several rates, from the same weights with the same samples: the one whose held-out loss is lowest.
    Result<double> findRate(bool statistics)
    {
        const auto before = m_lesson.student.state();
        const std::mt19937_64 random = m_random;
        const std::vector<double> rates = ratesToTry();
        if (m_lesson.parts.heldOut.empty()) {
            m_lesson.notes.push_back(fmt::format("learning_rate {:g}: with no samples held out, none can be found by trying", rates[1]));
            return rates[1];
        }
        std::vector<at::Tensor> matrices;
        for (const at::Tensor &matrix : m_lesson.features.matrices())
            matrices.push_back(matrix.detach().clone());
        const Clock::time_point began = Clock::now();
        std::vector<double> whole, asking;
        const Schedule course = Schedule::of(1, 1, static_cast<double>(stepsToTry(m_schedule.total)), 0, request().warmup());
        double best = 0;
        double least = 0;
        std::string losses;
        for (const double rate : rates) {
            Optimizer optimizer(m_lesson.student.parameters(), m_lesson.features.matrices(), settings(rate));
            const std::vector<int64_t> order = shuffled();
            bool finite = true;
            for (int64_t step = 0; step < course.total && finite; ++step) {
                m_job.progress(fmt::format("trying learning rate {:g}", rate), step, course.total);
                if (m_job.cancelled())
                    return cancelled();
                const auto from = static_cast<size_t>(step % m_schedule.perEpoch * m_lesson.batch);
                optimizer.clearGradients();
                const auto positions = std::span<const int64_t>(order).subspan(from, static_cast<size_t>(m_lesson.batch));
                PARE_TRY_ASSIGN(const double loss, timedStep(positions, statistics, true, &whole, rate == rates.front() ? &asking : nullptr));
                finite = std::isfinite(loss);
                if (step == 0)
                    m_lesson.student.setGradientScales();
                if (finite)
                    optimizer.step(course.rateAt(step));
            }
            if (finite) {
                PARE_TRY_ASSIGN(const Scored scored, scoreHeldOut());
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
        if (request().seconds() > 0 && !whole.empty()) { // more steps were timed than before; most of them without the teacher
            const double taught = asksOnce() && !asking.empty() ? median(asking) : 0;
            planWithin(std::max(1.0, request().seconds() - std::chrono::duration<double>(Clock::now() - began).count()), median(whole) + taught, taught);
        }
        if (best == 0)
            return rates.back(); // the first step that counts says what is not finite
        m_lesson.notes.push_back(fmt::format("learning_rate {:g}, found by {} each (held-out loss at {})", best, plural(course.total, "step"), losses));
        return best;
    }

    Result<void> learn()
    {
        Optimizer optimizer(m_lesson.student.parameters(), m_lesson.features.matrices(), settings(request().learning_rate()));
        const bool statistics = takesStatistics();
        if (request().norm_statistics() && m_lesson.student.hasNormStatistics() && !statistics)
            m_lesson.notes.push_back(fmt::format("BatchNormalization kept its mean and variance: those of {} at once are noise", plural(m_lesson.atOnce, "sample")));
        m_schedule = Schedule::of(static_cast<int64_t>(m_lesson.parts.learned.size()), m_lesson.batch, request().epochs(), request().steps(), request().warmup());

        const bool judged = !m_lesson.parts.heldOut.empty();
        Checkpoint checkpoint(request());
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
                m_course.order = shuffled();
            const auto positions = std::span<const int64_t>(m_course.order).subspan(static_cast<size_t>(within * m_lesson.batch), static_cast<size_t>(m_lesson.batch));
            optimizer.clearGradients();
            PARE_TRY_ASSIGN(const double loss, oneStep(positions, statistics, true));
            if (!std::isfinite(loss)) {
                checkpoint.remove();
                return stopAtBadLoss(step, statistics);
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
        m_lesson.student.setState(m_course.best);
        checkpoint.remove();
        return {};
    }

    // From the start, or from where an equal training was cut off.
    Result<void> begin(Optimizer &optimizer, const Checkpoint &checkpoint, bool judged)
    {
        if (checkpoint.read(m_course)) {
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
        PARE_TRY(keepToTime(takesStatistics()));
        m_course.rate = request().learning_rate();
        if (findsRate()) {
            PARE_TRY_ASSIGN(m_course.rate, findRate(takesStatistics()));
            optimizer.setRate(m_course.rate);
        }
        sayPlan();
        m_course.total = m_schedule.total;
        m_course.best = m_lesson.student.state();
        if (judged) {
            PARE_TRY_ASSIGN(const Scored scored, scoreHeldOut());
            m_course.before = m_course.bestScore = scored.score;
            m_course.bestLoss = scored.loss;
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
            PARE_TRY_ASSIGN(scored, scoreHeldOut());
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
        if (!judged || (std::isfinite(scored.loss) && better(scored, {m_course.bestLoss, m_course.bestScore}))) {
            m_course.best = m_lesson.student.state();
            m_course.bestLoss = scored.loss;
            m_course.bestScore = scored.score;
            m_course.bestEpoch = epoch;
            m_course.behind = 0;
        } else if (++m_course.behind >= request().patience() && request().patience() > 0 && mayEnd && step + 1 != m_schedule.total) {
            m_lesson.notes.push_back(fmt::format("stopped after {:.3g} epochs, step {} of {}: {} looks without a better held-out score", epoch, step + 1, m_schedule.total,
                                          m_course.behind));
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

    // Back to the best weights so far.
    Result<void> stopAtBadLoss(int64_t step, bool statistics)
    {
        const std::string layer = m_lesson.student.firstNotFinite(m_badInputs, statistics);
        const std::string where = layer.empty() ? "in the loss itself" : "first in layer " + layer;
        if (step == 0)
            return unsupported("the loss is not finite before anything is learned: " + where);
        m_lesson.notes.push_back(fmt::format("stopped at step {} of {}: the loss is not finite, {}; the weights are the best before that; a smaller learning_rate may help", step + 1,
                                      m_schedule.total, where));
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
            text += ", held-out " + (m_lesson.objective.score == "loss" ? fmt::format("loss {:.4g}", m_course.lastScore) : fmt::format("{} {:.1f} %", m_lesson.objective.score, m_course.lastScore * 100));
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
        point.set_rate(step > 0 ? request().learning_rate() * m_schedule.rateAt(step - 1) : 0);
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
        m_job.part(std::move(part));
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
        point.set_rate(request().learning_rate() * m_schedule.rateAt(std::max<int64_t>(1, point.step()) - 1));
        point.set_seconds(told[4]);
        point.set_looked(judged);
        point.set_held_out_loss(told[2]);
        point.set_held_out_score(told[3]);
        point.set_score(m_lesson.objective.score);
        point.set_best_step(std::llround(m_course.bestEpoch * static_cast<double>(m_schedule.perEpoch)));
        m_job.part(std::move(part));
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
        m_job.part(std::move(part));
    }

    void send()
    {
        worker::Response part;
        worker::Trained &trained = *part.mutable_trained();
        trained.set_samples(static_cast<int64_t>(m_lesson.parts.learned.size()));
        trained.set_held_out(static_cast<int64_t>(m_lesson.parts.heldOut.size()));
        int64_t parameters = 0;
        for (const Parameter &parameter : m_lesson.student.parameters())
            parameters += parameter.value.numel();
        trained.set_parameters(parameters);
        trained.set_best_epoch(m_course.bestEpoch);
        trained.set_score(m_lesson.objective.score);
        trained.set_before(m_course.before);
        trained.set_after(m_course.bestScore);
        trained.set_steps(m_course.step);
        trained.set_planned_steps(m_schedule.total);
        trained.set_learning_rate(m_course.rate);
        trained.set_stopped(m_stopped);
        for (const std::string &note : m_lesson.notes)
            trained.add_notes(note);
        m_job.part(std::move(part));
        for (const pb::TensorProto &constant : m_lesson.student.changedConstants()) {
            worker::Response changed;
            toWire(constant, constant.raw_data(), *changed.mutable_output());
            m_job.part(std::move(changed));
        }
    }

    const worker::Train &m_request;
    HelperJob &m_job;
    std::mt19937_64 m_random;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_stepsStarted;
    Lesson m_lesson;
    Schedule m_schedule;
    Course m_course;
    double m_asking = 0; // seconds that the teacher took
    std::vector<at::Tensor> m_badInputs;
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
