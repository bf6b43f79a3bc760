// How well a model does on a data set: accumulated batch by batch, kept per sample, so that two models can be compared in pairs.
#pragma once

#include "core/base/result.h"
#include "core/formats/dataset.h"
#include "core/measure/statistics.h"
#include "core/measure/task.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

struct MetricValue {
    MetricId metric = MetricId::Top1;
    double value = 0;
    Interval interval; // 95 %: Wilson for shares of samples, bootstrap else
};

// What a sample adds to the metrics: enough to compute each of them on any selection of samples.
struct SampleRecord {
    int32_t label = -1;     // Classification, Binary
    int32_t predicted = -1; // -1: no prediction (the scores hold NaN)
    int32_t rank = 0;       // of the true class among the scores, from 0
    float score = 0;        // Binary and two classes: of class 1; Regression: cosine with the target
    double sum = 0;         // absolute errors; negative log likelihoods
    double squares = 0;     // squared errors
    double spread = 0;      // Regression: squared distances of the targets from their mean; negative: not known
    double right = 0;       // tokens or pixels
    double weight = 0;      // elements, tokens or pixels that were counted
};

struct ClassResult {
    std::string name; // "3" where there is no name
    int64_t samples = 0;
    int64_t right = 0;
};

// The reference's share of one class from which on equal classes tell nothing: a constant would give them too.
inline constexpr double oneAnswer = 0.99;

// Where one class is nearly all that the reference answers (a detector's background, a text's blanks), equal classes are mostly that one:
// what became of the other answers.
struct RareAnswers {
    int64_t usual = 0;      // the class
    double usualShare = 0;  // of the reference's answers
    int64_t answers = 0;    // of the reference that are another class
    int64_t lost = 0;       // of these, the usual class here
    int64_t added = 0;      // not the usual class here, where the reference gives it
};

struct Fidelity {
    double sqnrDb = 0;                   // infinity: equal bit for bit; -infinity: of some samples nothing can be compared
    int64_t brokenSamples = 0;           // whose outputs hold NaN, or infinity, where the reference has numbers
    int64_t otherLength = 0;             // samples with outputs of another length than the reference's: nothing of these can be compared
    double cosine = 0;                   // mean over samples; of single numbers, which have no angle: see metrics_fidelity.cpp
    std::optional<double> top1Agreement; // where an output has class scores or a class index a sample, and the reference gives several classes
    std::string output;                  // what sqnrDb and cosine are of: where there are several, the one farthest away
    std::string agreementOutput;
    Interval cosineInterval;             // 95 %
    Interval agreementInterval;
    std::vector<float> cosines;          // per sample
    std::vector<float> agreements;       // per sample: 1 or 0; for scores of tokens or pixels the share of them; may be empty
    double agreementChance = 0;          // share of the class that the reference gives most often
    std::optional<RareAnswers> rare;     // where that is nine tenths or more, and there are other answers
};

// The result of measuring one model on one data set. It travels from the runner as bytes (encodeTaskResult).
struct TaskResult {
    Task task;
    int64_t samples = 0;
    std::optional<MetricValue> metric;   // the one that decides; none for a model compared with itself or without data
    std::vector<MetricValue> others;
    double chance = 0;                   // what the metric is for guessing without looking at the input
    std::vector<SampleRecord> records;   // in the order of the samples
    std::vector<int64_t> indices;        // which samples
    // Segmentation: pixels of [sample][class]: right, predicted or labelled.
    std::vector<uint32_t> intersections, unions;
    std::vector<ClassResult> classes;    // Classification, Binary
    std::optional<Fidelity> fidelity;    // to reference outputs or to another model
    std::vector<std::string> findings;   // "outputs of 3 samples hold NaN"
    std::vector<std::string> notes;      // what was found out or guessed about the data (DatasetInfo::notes)
};

// Adds up one model's outputs. One accumulator a model, from one thread.
class MetricAccumulator {
public:
    explicit MetricAccumulator(Task task);
    ~MetricAccumulator();
    MetricAccumulator(MetricAccumulator &&) noexcept;
    MetricAccumulator &operator=(MetricAccumulator &&) noexcept;

    // outputs: what the model gave for the batch, in the order of its outputs, padding rows included.
    // Errors: InvalidInput (shape that does not fit the labels, label out of range: names the sample).
    Result<void> add(const Batch &batch, const std::vector<Tensor> &outputs);
    // Intervals by bootstrap take this seed. Call once.
    [[nodiscard]] TaskResult finish(uint64_t seed = 0);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Compares outputs with reference outputs, batch by batch, for every output that both have.
class FidelityAccumulator {
public:
    explicit FidelityAccumulator(const ModelSignature &signature);
    ~FidelityAccumulator();
    FidelityAccumulator(FidelityAccumulator &&) noexcept;
    FidelityAccumulator &operator=(FidelityAccumulator &&) noexcept;

    // Tensors are matched by name. samples: rows that count (Batch::samples); whole: as Batch::whole.
    Result<void> add(const std::vector<Tensor> &reference, const std::vector<Tensor> &outputs, int64_t samples, bool whole);
    [[nodiscard]] int64_t samples() const;
    [[nodiscard]] Fidelity finish(uint64_t seed = 0);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// A result without labels: the metric is agreement for classifiers, mean cosine else.
// `wanted`: Agreement or Cosine; else what suits the model's outputs.
[[nodiscard]] TaskResult fidelityResult(Fidelity fidelity, std::vector<int64_t> indices, const ModelSignature &signature,
                                        std::optional<MetricId> wanted = {});

// A metric of a result on a weighted selection of its samples (weights[i]: how often sample i counts). NaN where undefined.
class WeightedMetric {
public:
    WeightedMetric(MetricId metric, const TaskResult &result);
    [[nodiscard]] double operator()(std::span<const uint32_t> weights) const;

private:
    MetricId m_metric;
    const TaskResult *m_result;
    std::vector<uint32_t> m_order; // Auc: by rising score
};

// To bytes and back, losslessly: for the pipe of a helper process and the study's file.
[[nodiscard]] std::string encodeTaskResult(const TaskResult &result);
[[nodiscard]] Result<TaskResult> decodeTaskResult(std::string_view bytes);

// So many of the samples that a result is about, spread over all of them, in order.
[[nodiscard]] std::vector<int64_t> spreadSamples(const TaskResult &result, int64_t wanted);

} // namespace pare
