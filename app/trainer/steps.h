// One step of a training, and one look at the samples that are held out.
#pragma once

#include "app/trainer/augment.h"
#include "app/trainer/gains.h"
#include "app/trainer/lesson.h"

#include <random>
#include <span>
#include <vector>

namespace pare::train {

class Steps {
public:
    // All must outlive it.
    Steps(const worker::Train &request, HelperJob &job, Lesson &lesson, std::mt19937_64 &random) : m_request(request), m_job(job), m_lesson(lesson), m_random(random) {}

    // One batch in parts that the model takes; gradients add up. Gives the loss. statistics: BatchNormalization takes the batch's. remember: the
    // teacher's answers are kept for the next time that these samples are learned. Errors: also InvalidInput (samples that are no numbers).
    Result<double> one(std::span<const int64_t> positions, bool statistics, bool remember);
    // Of the held-out part. Higher scores are better, of losses lower. Errors: Cancelled.
    Result<Scored> scoreHeldOut();
    [[nodiscard]] bool better(const Scored &a, const Scored &b) const;
    // Whether a is better than b by more than chance makes of so few samples (gains.h).
    [[nodiscard]] bool surelyBetter(const Scored &a, const Scored &b) const;
    // The samples to learn from, in a new order.
    std::vector<int64_t> shuffled();

    // Whether the teacher's answers are kept from the first epoch on.
    [[nodiscard]] bool asksOnce() const { return m_lesson.remembersAnswers() && !augmentation().any() && m_request.mix() <= 0; }
    // Seconds that the teacher took in the last step.
    [[nodiscard]] double asking() const { return m_asking; }
    // Of the last step whose loss was not finite.
    [[nodiscard]] const std::vector<at::Tensor> &badInputs() const { return m_badInputs; }
    // The first layer, from the loss on backwards, that makes gradients which are not finite of finite ones; empty where all are finite.
    Result<std::string> badGradient(std::span<const int64_t> positions, bool statistics);

private:
    [[nodiscard]] Augmentation augmentation() const { return {m_request.flip(), m_request.shift()}; }
    bool mixes();

    const worker::Train &m_request;
    HelperJob &m_job;
    Lesson &m_lesson;
    std::mt19937_64 &m_random;
    double m_asking = 0;
    std::vector<at::Tensor> m_badInputs;
};

} // namespace pare::train
