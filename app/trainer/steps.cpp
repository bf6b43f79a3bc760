#include "app/trainer/steps.h"

#include "app/trainer/data_faults.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pare::train {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

// Whether this batch is blended. What is learned from blends has to be known of them: by a teacher, or by labels.
bool Steps::mixes()
{
    return m_request.mix() > 0 && (m_lesson.teacher || (m_lesson.objective.labelled >= 0 && m_lesson.targetNames.empty())) &&
           static_cast<double>(m_random() >> 11) / 9007199254740992.0 < m_request.mix();
}

Result<double> Steps::one(std::span<const int64_t> positions, bool statistics, bool remember)
{
    m_asking = 0;
    double total = 0;
    for (size_t begin = 0; begin < positions.size(); begin += static_cast<size_t>(m_lesson.atOnce)) {
        const auto part = positions.subspan(begin, std::min(static_cast<size_t>(m_lesson.atOnce), positions.size() - begin));
        const double share = static_cast<double>(part.size()) / static_cast<double>(positions.size());
        PARE_TRY_ASSIGN(SampleBatch batch, m_lesson.batchAt(part));
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
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, statistics, true));
        at::Tensor loss = lossOf(m_lesson.objective, outputs, batch.labels, targets);
        if (blend.partner.defined() && m_lesson.objective.labelled >= 0) // the labels of both
            loss = blend.share * loss + (1 - blend.share) * lossOf(m_lesson.objective, outputs, batch.labels.index_select(0, blend.partner), targets);
        if (m_lesson.features.any())
            loss = loss + m_request.feature_weight() * m_lesson.features.distance(std::span(outputs).subspan(m_lesson.signature.outputs.size()),
                                                                                  std::span(targets).subspan(m_lesson.targetNames.size()));
        const double value = loss.item<double>();
        if (!std::isfinite(value)) {
            PARE_TRY(requireNumbers(part, m_lesson.signature, m_lesson.samples));
            m_badInputs = batch.inputs;
            return value;
        }
        total += value * share;
        (share == 1 ? loss : loss * share).backward();
    }
    return total;
}

Result<std::string> Steps::badGradient(std::span<const int64_t> positions, bool statistics)
{
    for (size_t begin = 0; begin < positions.size(); begin += static_cast<size_t>(m_lesson.atOnce)) {
        const auto part = positions.subspan(begin, std::min(static_cast<size_t>(m_lesson.atOnce), positions.size() - begin));
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.batchAt(part));
        PARE_TRY_ASSIGN(const auto targets, m_lesson.targets(batch, {}));
        const std::string layer = m_lesson.student.firstBadGradient(batch.inputs, statistics, [&](Outputs outputs) {
            const size_t count = outputs.size();
            return lossOf(m_lesson.objective, withoutFilling(std::move(outputs), m_lesson.samples.info().fixedBatch, batch.rows, count), batch.labels, targets);
        });
        if (!layer.empty())
            return layer;
    }
    return std::string();
}

Result<Scored> Steps::scoreHeldOut()
{
    const at::NoGradGuard noGradient;
    HeadScore score;
    Scored scored;
    const std::span<const int64_t> all(m_lesson.parts.heldOut);
    for (size_t begin = 0; begin < all.size(); begin += static_cast<size_t>(m_lesson.atOnce)) {
        if (m_job.cancelled())
            return cancelled();
        const auto part = all.subspan(begin, std::min(static_cast<size_t>(m_lesson.atOnce), all.size() - begin));
        PARE_TRY_ASSIGN(const SampleBatch batch, m_lesson.batchAt(part));
        PARE_TRY_ASSIGN(const auto targets, m_lesson.targets(batch, part));
        PARE_TRY_ASSIGN(const auto outputs, m_lesson.answers(batch, false, false));
        const double loss = lossOf(m_lesson.objective, outputs, batch.labels, targets).item<double>();
        if (!std::isfinite(loss))
            PARE_TRY(requireNumbers(part, m_lesson.signature, m_lesson.samples));
        scored.loss += loss * static_cast<double>(part.size()) / static_cast<double>(all.size());
        const at::Tensor each = lossesOfSamples(m_lesson.objective, outputs, batch.labels, targets, batch.rows).to(at::kFloat).contiguous();
        scored.losses.insert(scored.losses.end(), each.data_ptr<float>(), each.data_ptr<float>() + each.numel());
        const auto [rights, places] = addScore(m_lesson.objective, outputs, batch.labels, targets, loss, batch.rows, score);
        scored.rights.insert(scored.rights.end(), rights.begin(), rights.end());
        scored.places.insert(scored.places.end(), places.begin(), places.end());
    }
    if (scored.rights.size() != all.size())
        scored.rights = scored.places = {};
    scored.score = score.count > 0 ? score.sum / score.count : 0;
    return scored;
}

bool Steps::better(const Scored &a, const Scored &b) const
{
    if (m_lesson.objective.score != "top-1") // a teacher's answers are learned: how far they are tells more than how many are equal
        return a.loss < b.loss;
    return a.score > b.score || (a.score == b.score && a.loss < b.loss);
}

bool Steps::surelyBetter(const Scored &a, const Scored &b) const
{
    return (m_lesson.objective.score == "top-1" && surelyMoreRight(b, a)) || surelyLessLoss(b, a, m_request.seed());
}

std::vector<int64_t> Steps::shuffled()
{
    std::vector<int64_t> order = m_lesson.parts.learned;
    for (size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[m_random() % i]);
    return order;
}

} // namespace pare::train
