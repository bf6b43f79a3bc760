// How training goes:
// 1. Student and teacher are checked and built before anything else: what cannot be computed is said first.
// 2. Data: read, compared with the evaluation data, a part held out. A first batch says what can be learned, and whether the model
//    takes several samples at once.
// 3. What the teacher gives is computed once, where the data does not change from epoch to epoch.
// 4. Steps: a batch, its loss, gradients, one step of the optimizer. After each epoch the held-out part is scored; the best weights so
//    far are kept. Training ends after its epochs, when the score stays behind for `patience` of them, or when the loss is not finite.
// 5. The best weights go back as the graph stores them.
#include "app/trainer/train.h"

#include "app/trainer/augment.h"
#include "app/trainer/losses.h"
#include "app/trainer/network.h"
#include "app/trainer/optimizer.h"
#include "app/trainer/samples.h"
#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/wire.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>
#include <random>
#include <thread>

namespace pare::train {

namespace {

using Clock = std::chrono::steady_clock;

// Zeros that pruning made: so many that chance has not made them. Codes of few bits are often 0 by rounding.
constexpr double zerosOfPruning = 0.05;
constexpr double zerosOfPrunedCodes = 0.4;

constexpr int64_t fewestForStatistics = 8; // samples at once: mean and variance of fewer are noise

// Numbers that one operator makes of a batch, on average: with fewer, threads wait for each other longer than they compute (measured:
// a small ResNet with batches of 64 takes 2.5 times as long on two threads as on one while other programs compute too).
constexpr double numbersForThreads = 400'000;

// A tensor that is added to training and thrown away with it: from the student's channels to the teacher's.
struct Projection {
    at::Tensor matrix; // [teacher's, student's]; undefined where the widths are equal
    int64_t axis = 1;
};

class Training {
public:
    Training(const worker::Train &request, HelperJob &job) : m_request(request), m_job(job), m_random(request.seed() + 1) {}

    Result<void> run()
    {
        at::set_num_threads(std::max(1, request().threads()));
        PARE_TRY(buildNetworks());
        PARE_TRY(openData());
        PARE_TRY(probe());
        PARE_TRY(askTeacher());
        keepZeros();
        PARE_TRY(learn());
        send();
        return {};
    }

private:
    [[nodiscard]] const worker::Train &request() const { return m_request; }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - m_started).count(); }
    [[nodiscard]] Augmentation augmentation() const { return {request().flip(), request().shift()}; }

    Result<void> buildNetworks()
    {
        PARE_TRY_ASSIGN(const Model student, openOnnx(request().student().path()));
        PARE_TRY_ASSIGN(m_student.emplace(), Network::build(student));
        m_signature = signatureOf(student);
        ParameterChoice choice;
        if (request().some_layers())
            choice.layers.emplace(request().layers().begin(), request().layers().end());
        choice.scales = request().scales();
        PARE_TRY(m_student->choose(choice));
        if (m_student->parameters().empty())
            return unsupported("has no weights that could be trained" + std::string(request().some_layers() ? " in the layers that were chosen" : ""));
        for (const worker::Feature &feature : request().features()) {
            m_studentFeatures.push_back(feature.student());
            m_teacherFeatures.push_back(feature.teacher());
        }
        if (!request().has_teacher()) {
            if (!m_studentFeatures.empty())
                return invalidInput("inner values can only be compared with those of a teacher");
            return {};
        }
        PARE_TRY_ASSIGN(const Model teacher, openOnnx(request().teacher().path()));
        auto built = Network::build(teacher);
        if (!built.ok())
            return Error{built.error().kind, "the teacher: " + built.error().message, built.error().where};
        m_teacher.emplace(std::move(*built));
        ParameterChoice none;
        none.layers.emplace();
        none.scales = false;
        PARE_TRY(m_teacher->choose(none));
        const ModelSignature theirs = signatureOf(teacher);
        for (const ValueSignature &output : theirs.outputs)
            m_targetNames.push_back(output.name);
        if (theirs.inputs.size() != m_signature.inputs.size())
            return invalidInput("the teacher takes " + plural(static_cast<int64_t>(theirs.inputs.size()), "input") + ", the model " +
                                std::to_string(m_signature.inputs.size()));
        for (const ValueSignature &input : m_signature.inputs) { // by name where they have the same names, by place else
            const auto found = std::find_if(theirs.inputs.begin(), theirs.inputs.end(), [&](const ValueSignature &one) { return one.name == input.name; });
            m_sameInputNames = m_sameInputNames && found != theirs.inputs.end();
        }
        if (m_sameInputNames)
            for (const ValueSignature &input : theirs.inputs)
                for (size_t i = 0; i < m_signature.inputs.size(); ++i)
                    if (m_signature.inputs[i].name == input.name)
                        m_teacherInputs.push_back(i);
        return {};
    }

    Result<void> openData()
    {
        PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request().data()));
        PARE_TRY_ASSIGN(m_samples.emplace(), Samples::open(data, m_signature, request().memory_bytes(), m_job.context()));
        std::vector<DatasetRef> evaluation;
        for (const worker::Dataset &other : request().evaluation()) {
            PARE_TRY_ASSIGN(evaluation.emplace_back(), datasetFromWire(other));
        }
        PARE_TRY_ASSIGN(m_parts, partsOf(*m_samples, evaluation, m_signature, request().held_out(), request().seed(), m_job.context()));
        m_notes = m_parts.notes;
        if (!m_teacher)
            m_targetNames = m_samples->referenceNames();
        return {};
    }

    // What the teacher gives for a batch: its outputs, then its features.
    Result<std::vector<at::Tensor>> taught(const std::vector<at::Tensor> &inputs, int64_t rows)
    {
        const at::NoGradGuard noGradient;
        std::vector<at::Tensor> ordered = inputs;
        for (size_t i = 0; i < m_teacherInputs.size(); ++i)
            ordered[i] = inputs[m_teacherInputs[i]];
        auto outputs = m_teacher->forward(ordered, false, m_teacherFeatures);
        if (!outputs.ok())
            return Error{outputs.error().kind, "the teacher: " + outputs.error().message, outputs.error().where};
        return cut(std::move(*outputs), rows, m_targetNames.size());
    }

    // Rows that fill a batch of fixed size do not count.
    std::vector<at::Tensor> cut(std::vector<at::Tensor> outputs, int64_t rows, size_t count) const
    {
        if (m_samples->info().fixedBatch > rows)
            for (size_t i = 0; i < count; ++i)
                if (outputs[i].dim() > 0 && outputs[i].size(0) == m_samples->info().fixedBatch)
                    outputs[i] = outputs[i].narrow(0, 0, rows);
        return outputs;
    }

    Result<std::vector<at::Tensor>> studied(const std::vector<at::Tensor> &inputs, int64_t rows, bool training, bool features)
    {
        PARE_TRY_ASSIGN(auto outputs, m_student->forward(inputs, training, features ? m_studentFeatures : std::vector<std::string>()));
        return cut(std::move(outputs), rows, m_signature.outputs.size());
    }

    // The first samples: what can be learned, and how many go at once.
    Result<void> probe()
    {
        const auto wanted = std::min<int64_t>(std::max<int64_t>(1, request().batch()), static_cast<int64_t>(m_parts.learned.size()));
        if (wanted < request().batch())
            m_notes.push_back(fmt::format("batches of {}: there are no more samples", wanted));
        m_batch = wanted;
        m_atOnce = std::min(m_samples->batchFor(wanted), wanted);
        const at::NoGradGuard noGradient;
        SampleBatch batch;
        std::vector<at::Tensor> outputs;
        for (;;) {
            PARE_TRY_ASSIGN(batch, m_samples->batch(std::span(m_parts.learned).first(static_cast<size_t>(std::min<int64_t>(m_atOnce, 2)))));
            auto made = studied(batch.inputs, batch.rows, false, true);
            const bool rowsFit = made.ok() && (batch.rows == 1 || std::any_of(made->begin(), made->end(), [&](const at::Tensor &output) {
                                                   return output.defined() && output.dim() > 0 && output.size(0) % batch.rows == 0;
                                               }));
            if (rowsFit) {
                outputs = std::move(*made);
                break;
            }
            if (m_atOnce == 1)
                return made.ok() ? invalidInput("no output has a row for each sample") : made.error();
            m_notes.push_back("one sample at a time: the model does not take several (" + (made.ok() ? std::string("its outputs have no row for each") : made.error().text()) + ")");
            m_atOnce = 1;
        }
        chooseThreads(batch.rows);
        std::vector<at::Tensor> targets = batch.references;
        if (m_teacher) {
            PARE_TRY_ASSIGN(targets, taught(batch.inputs, batch.rows));
        }
        std::vector<at::Tensor> plainTargets(targets.begin(), targets.begin() + static_cast<ptrdiff_t>(std::min(targets.size(), m_targetNames.size())));
        auto objective = objectiveOf(m_signature, outputs, batch, m_targetNames, plainTargets, m_student->model(), request());
        if (!objective.ok())
            return Error{objective.error().kind, objective.error().message, m_samples->info().path.string()};
        m_objective = std::move(*objective);
        return makeProjections(outputs, targets);
    }

    // From the sizes of tensors alone: the same model and batch have the same number of threads, and so give the same bytes.
    void chooseThreads(int64_t rows)
    {
        const double numbers = m_student->numbersPerOperator() / static_cast<double>(rows) * static_cast<double>(m_atOnce);
        if (request().threads() == 0 && numbers >= numbersForThreads)
            at::set_num_threads(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    }

    Result<void> makeProjections(const std::vector<at::Tensor> &outputs, const std::vector<at::Tensor> &targets)
    {
        for (size_t i = 0; i < m_studentFeatures.size(); ++i) {
            const at::Tensor &own = outputs[m_signature.outputs.size() + i];
            const at::Tensor &theirs = targets[m_targetNames.size() + i];
            Projection projection;
            projection.axis = own.dim() == 2 || own.dim() == 4 || own.dim() == 5 ? 1 : own.dim() - 1;
            bool fits = own.defined() && theirs.defined() && own.dim() == theirs.dim() && own.dim() > 0;
            for (int64_t axis = 0; fits && axis < own.dim(); ++axis)
                fits = axis == projection.axis || own.size(axis) == theirs.size(axis);
            if (!fits)
                return invalidInput("cannot be compared with the teacher's " + m_teacherFeatures[i] + ": they differ in more than their width", m_studentFeatures[i]);
            if (own.size(projection.axis) != theirs.size(projection.axis)) {
                const int64_t from = own.size(projection.axis);
                std::vector<float> values(static_cast<size_t>(theirs.size(projection.axis) * from));
                for (float &value : values)
                    value = static_cast<float>((static_cast<double>(m_random() >> 11) / 9007199254740992.0 * 2 - 1) / std::sqrt(static_cast<double>(from)));
                projection.matrix = at::tensor(values, at::kFloat).reshape({-1, from}).requires_grad_(true);
            }
            m_projections.push_back(projection);
        }
        return {};
    }

    // The teacher's outputs for every sample, where these do not change and fit into memory.
    Result<void> askTeacher()
    {
        if (!m_teacher || !m_teacherFeatures.empty() || m_samples->info().whole || augmentation().any())
            return {};
        const auto all = m_samples->count();
        for (int64_t done = 0; done < all; done += m_atOnce) {
            if (m_job.cancelled())
                return cancelled();
            m_job.progress("asking the teacher", done, all);
            std::vector<int64_t> positions(static_cast<size_t>(std::min(m_atOnce, all - done)));
            std::iota(positions.begin(), positions.end(), done);
            PARE_TRY_ASSIGN(const SampleBatch batch, m_samples->batch(positions));
            PARE_TRY_ASSIGN(const auto outputs, taught(batch.inputs, batch.rows));
            if (done == 0) {
                int64_t bytes = 0;
                for (const at::Tensor &output : outputs)
                    bytes += output.numel() * static_cast<int64_t>(output.element_size()) / batch.rows;
                const bool rows = std::all_of(outputs.begin(), outputs.end(), [&](const at::Tensor &output) { return output.dim() > 0 && output.size(0) == batch.rows; });
                if (!rows || bytes > request().memory_bytes() / std::max<int64_t>(1, all))
                    return {};
                for (const at::Tensor &output : outputs) {
                    std::vector<int64_t> shape = output.sizes().vec();
                    shape[0] = all;
                    m_known.push_back(at::empty(shape, output.options()));
                }
            }
            for (size_t i = 0; i < outputs.size(); ++i) {
                if (outputs[i].sizes().slice(1) != m_known[i].sizes().slice(1)) { // sizes change from sample to sample
                    m_known.clear();
                    return {};
                }
                m_known[i].narrow(0, done, batch.rows).copy_(outputs[i]);
            }
        }
        return {};
    }

    // Targets of a batch. positions: empty where the inputs were changed.
    Result<std::vector<at::Tensor>> targetsOf(const SampleBatch &batch, std::span<const int64_t> positions)
    {
        if (!m_teacher)
            return batch.references;
        if (m_known.empty() || positions.empty())
            return taught(batch.inputs, batch.rows);
        const at::Tensor chosen = at::tensor(std::vector<int64_t>(positions.begin(), positions.end()), at::kLong);
        std::vector<at::Tensor> targets;
        for (const at::Tensor &known : m_known)
            targets.push_back(known.index_select(0, chosen));
        return targets;
    }

    // Weights that pruning made 0 are not brought back.
    void keepZeros()
    {
        if (request().keep_zeros() == "false")
            return;
        int64_t kept = 0;
        for (Parameter &parameter : m_student->parameters()) {
            const bool codes = parameter.place.role == Role::Codes;
            if ((parameter.place.role != Role::Weight && !codes) || !parameter.place.decays)
                continue;
            const at::Tensor mask = (parameter.value.detach() != 0).to(at::kFloat);
            const double zeros = 1 - mask.mean().item<double>();
            if (zeros <= 0 || (request().keep_zeros() != "true" && zeros < (codes ? zerosOfPrunedCodes : zerosOfPruning)))
                continue;
            parameter.mask = mask;
            kept += static_cast<int64_t>(std::llround(zeros * static_cast<double>(mask.numel())));
        }
        if (kept > 0)
            m_notes.push_back(formatCount(kept) + " weights that were 0 stayed 0");
    }

    // One batch in parts that the model takes; gradients add up. Gives the loss.
    Result<double> oneStep(std::span<const int64_t> positions, bool training)
    {
        double total = 0;
        for (size_t begin = 0; begin < positions.size(); begin += static_cast<size_t>(m_atOnce)) {
            const auto part = positions.subspan(begin, std::min(static_cast<size_t>(m_atOnce), positions.size() - begin));
            const double share = static_cast<double>(part.size()) / static_cast<double>(positions.size());
            PARE_TRY_ASSIGN(SampleBatch batch, m_samples->batch(part));
            const bool changes = augmentation().any() && looksLikePictures(batch.inputs[0]);
            if (changes)
                batch.inputs[0] = augmented(batch.inputs[0], augmentation(), m_random);
            PARE_TRY_ASSIGN(const auto targets, targetsOf(batch, changes ? std::span<const int64_t>() : part));
            PARE_TRY_ASSIGN(const auto outputs, studied(batch.inputs, batch.rows, training, true));
            at::Tensor loss = lossOf(m_objective, outputs, batch.labels, targets);
            loss = withFeatures(loss, outputs, targets);
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

    at::Tensor withFeatures(at::Tensor loss, const std::vector<at::Tensor> &outputs, const std::vector<at::Tensor> &targets) const
    {
        for (size_t i = 0; i < m_projections.size(); ++i) {
            at::Tensor own = outputs[m_signature.outputs.size() + i];
            const Projection &projection = m_projections[i];
            if (projection.matrix.defined())
                own = at::matmul(own.movedim(projection.axis, -1), projection.matrix.t()).movedim(-1, projection.axis);
            loss = loss + request().feature_weight() / static_cast<double>(m_projections.size()) * relativeDistance(own, targets[m_targetNames.size() + i]);
        }
        return loss;
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
        const std::span<const int64_t> all(m_parts.heldOut);
        for (size_t begin = 0; begin < all.size(); begin += static_cast<size_t>(m_atOnce)) {
            if (m_job.cancelled())
                return cancelled();
            const auto part = all.subspan(begin, std::min(static_cast<size_t>(m_atOnce), all.size() - begin));
            PARE_TRY_ASSIGN(const SampleBatch batch, m_samples->batch(part));
            PARE_TRY_ASSIGN(const auto targets, targetsOf(batch, part));
            PARE_TRY_ASSIGN(const auto outputs, studied(batch.inputs, batch.rows, false, false));
            const double loss = lossOf(m_objective, outputs, batch.labels, targets).item<double>();
            losses += loss * static_cast<double>(part.size());
            addScore(m_objective, outputs, batch.labels, targets, loss, score);
        }
        return Scored{losses / static_cast<double>(std::max<size_t>(1, all.size())), score.count > 0 ? score.sum / score.count : 0};
    }

    [[nodiscard]] bool better(const Scored &a, const Scored &b) const
    {
        if (m_objective.score == "loss")
            return a.loss < b.loss;
        return a.score > b.score || (a.score == b.score && a.loss < b.loss);
    }

    // The rate as a share of its peak: it rises in a straight line, then falls as a half cosine (Loshchilov, Hutter 2016).
    [[nodiscard]] double rateAt(int64_t step, int64_t total) const
    {
        const double rising = std::max(1.0, request().warmup() * static_cast<double>(total));
        const auto at = static_cast<double>(step);
        if (at < rising)
            return (at + 1) / (rising + 1);
        constexpr double last = 0.01;
        const double done = (at - rising) / std::max(1.0, static_cast<double>(total) - rising);
        return last + (1 - last) * 0.5 * (1 + std::cos(3.14159265358979323846 * std::min(1.0, done)));
    }

    std::vector<int64_t> shuffled()
    {
        std::vector<int64_t> order = m_parts.learned;
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[m_random() % i]);
        return order;
    }

    Result<void> learn()
    {
        std::vector<at::Tensor> extra;
        for (const Projection &projection : m_projections)
            if (projection.matrix.defined())
                extra.push_back(projection.matrix);
        OptimizerSettings settings{request().optimizer() == "adamw", request().learning_rate(), request().weight_decay(), request().momentum(), request().clip()};
        Optimizer optimizer(m_student->parameters(), extra, settings);

        const bool judged = !m_parts.heldOut.empty();
        const bool statistics = request().norm_statistics() && m_student->hasNormStatistics() && m_atOnce >= fewestForStatistics;
        if (request().norm_statistics() && m_student->hasNormStatistics() && !statistics)
            m_notes.push_back(fmt::format("BatchNormalization kept its mean and variance: those of {} at once are noise", plural(m_atOnce, "sample")));
        const int64_t perEpoch = std::max<int64_t>(1, static_cast<int64_t>(m_parts.learned.size()) / m_batch);
        const int64_t total = std::max<int64_t>(1, std::llround(request().epochs() * static_cast<double>(perEpoch)));
        std::vector<at::Tensor> best = m_student->state();
        Scored bestScore;
        if (judged) {
            PARE_TRY_ASSIGN(bestScore, scoreHeldOut());
            m_before = bestScore.score;
        }
        m_after = m_before;
        std::vector<int64_t> order;
        double losses = 0;
        int64_t since = 0;   // steps since the last epoch
        int64_t behind = 0;  // epochs without a better score
        m_stepsStarted = Clock::now();
        for (int64_t step = 0; step < total; ++step) {
            if (m_job.cancelled())
                return cancelled();
            const int64_t within = step % perEpoch;
            if (within == 0)
                order = shuffled();
            const auto positions = std::span<const int64_t>(order).subspan(static_cast<size_t>(within * m_batch), static_cast<size_t>(m_batch));
            optimizer.clearGradients();
            PARE_TRY_ASSIGN(const double loss, oneStep(positions, statistics));
            if (!std::isfinite(loss)) {
                const std::string layer = m_student->firstNotFinite(m_badInputs, statistics);
                const std::string where = layer.empty() ? "in the loss itself" : "first in layer " + layer;
                if (step == 0)
                    return unsupported("the loss is not finite before anything is learned: " + where);
                m_notes.push_back(fmt::format("stopped at step {} of {}: the loss is not finite, {}; a smaller learning_rate may help", step + 1, total, where));
                m_student->setState(best);
                m_steps = step;
                return {};
            }
            if (step == 0)
                m_student->setGradientScales();
            optimizer.step(rateAt(step, total));
            losses += loss;
            ++since;
            m_steps = step + 1;
            say(step + 1, total, perEpoch, losses / static_cast<double>(since));
            if ((step + 1) % perEpoch != 0 && step + 1 != total)
                continue;
            Scored scored{losses / static_cast<double>(since), 0};
            const double epoch = static_cast<double>(step + 1) / static_cast<double>(perEpoch);
            if (judged) {
                PARE_TRY_ASSIGN(scored, scoreHeldOut());
            }
            tellEpoch(epoch, losses / static_cast<double>(since), scored);
            losses = 0;
            since = 0;
            m_lastScore = scored.score;
            if (!judged || (std::isfinite(scored.loss) && better(scored, bestScore))) {
                best = m_student->state();
                bestScore = scored;
                m_after = scored.score;
                m_bestEpoch = epoch;
                behind = 0;
            } else if (++behind >= request().patience() && request().patience() > 0 && step + 1 != total) {
                m_notes.push_back(fmt::format("stopped after {:.3g} of {:.3g} epochs: {} without a better held-out score", epoch, request().epochs(), behind));
                break;
            }
        }
        m_student->setState(best);
        return {};
    }

    void say(int64_t step, int64_t total, int64_t perEpoch, double loss)
    {
        const double perStep = std::chrono::duration<double>(Clock::now() - m_stepsStarted).count() / static_cast<double>(step);
        std::string text = fmt::format("training, epoch {:.1f} of {:.3g}: loss {:.3g}", static_cast<double>(step) / static_cast<double>(perEpoch),
                                       request().epochs(), loss);
        if (m_lastScore)
            text += ", held-out " + (m_objective.score == "loss" ? fmt::format("loss {:.4g}", *m_lastScore) : fmt::format("{} {:.1f} %", m_objective.score, *m_lastScore * 100));
        m_job.progress(text + ", " + formatSeconds(perStep * static_cast<double>(total - step)) + " left", step, total);
    }

    void tellEpoch(double epoch, double loss, const Scored &scored)
    {
        worker::Response part;
        worker::Epoch &told = *part.mutable_epoch();
        told.set_epoch(epoch);
        told.set_loss(loss);
        told.set_held_out_loss(scored.loss);
        told.set_held_out_score(scored.score);
        told.set_seconds(seconds());
        m_job.part(std::move(part));
    }

    void send()
    {
        worker::Response part;
        worker::Trained &trained = *part.mutable_trained();
        trained.set_samples(static_cast<int64_t>(m_parts.learned.size()));
        trained.set_held_out(static_cast<int64_t>(m_parts.heldOut.size()));
        int64_t parameters = 0;
        for (const Parameter &parameter : m_student->parameters())
            parameters += parameter.value.numel();
        trained.set_parameters(parameters);
        trained.set_best_epoch(m_bestEpoch);
        trained.set_score(m_objective.score);
        trained.set_before(m_before);
        trained.set_after(m_after);
        trained.set_steps(m_steps);
        for (const std::string &note : m_notes)
            trained.add_notes(note);
        m_job.part(std::move(part));
        for (const pb::TensorProto &constant : m_student->changedConstants()) {
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
    std::optional<Network> m_student;
    std::optional<Network> m_teacher;
    ModelSignature m_signature;
    bool m_sameInputNames = true;
    std::vector<size_t> m_teacherInputs; // the student's input for each of the teacher's
    std::vector<std::string> m_studentFeatures, m_teacherFeatures;
    std::vector<Projection> m_projections;
    std::optional<Samples> m_samples;
    Parts m_parts;
    std::vector<std::string> m_targetNames;
    std::vector<at::Tensor> m_known; // what the teacher gives for every sample
    Objective m_objective;
    int64_t m_batch = 1;
    int64_t m_atOnce = 1;
    std::vector<at::Tensor> m_badInputs;
    std::vector<std::string> m_notes;
    std::optional<double> m_lastScore;
    double m_before = 0;
    double m_after = 0;
    double m_bestEpoch = 0;
    int64_t m_steps = 0;
};

} // namespace

Result<void> train(const worker::Train &request, HelperJob &job)
{
    return Training(request, job).run();
}

} // namespace pare::train
