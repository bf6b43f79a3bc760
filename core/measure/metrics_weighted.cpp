// Metrics of a weighted selection of samples, from their records.
#include "core/measure/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pare {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : undefined;
}

// Weighted sums of two quantities, and their ratio.
template <typename Part, typename Whole>
double ratioOfSums(const TaskResult &result, std::span<const uint32_t> weights, Part &&part, Whole &&whole)
{
    double parts = 0;
    double wholes = 0;
    for (size_t i = 0; i < result.records.size(); ++i) {
        if (weights[i] == 0)
            continue;
        parts += weights[i] * part(result.records[i]);
        wholes += weights[i] * whole(result.records[i]);
    }
    return ratio(parts, wholes);
}

double one(const SampleRecord &)
{
    return 1;
}

double weightOf(const SampleRecord &record)
{
    return record.weight;
}

double meanOf(std::span<const float> values, std::span<const uint32_t> weights)
{
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        sum += static_cast<double>(weights[i]) * values[i];
        count += weights[i];
    }
    return ratio(sum, count);
}

struct ClassCounts {
    std::vector<double> labelled, predicted, right;
};

ClassCounts countClasses(const TaskResult &result, std::span<const uint32_t> weights)
{
    const size_t classes = result.classes.size();
    ClassCounts counts{std::vector<double>(classes), std::vector<double>(classes), std::vector<double>(classes)};
    for (size_t i = 0; i < result.records.size(); ++i) {
        const SampleRecord &record = result.records[i];
        const double weight = weights[i];
        if (record.label < 0 || static_cast<size_t>(record.label) >= classes)
            continue;
        counts.labelled[static_cast<size_t>(record.label)] += weight;
        if (record.predicted >= 0 && static_cast<size_t>(record.predicted) < classes)
            counts.predicted[static_cast<size_t>(record.predicted)] += weight;
        if (record.predicted == record.label)
            counts.right[static_cast<size_t>(record.label)] += weight;
    }
    return counts;
}

// Mean recall of the classes that occur.
double balancedAccuracy(const TaskResult &result, std::span<const uint32_t> weights)
{
    const ClassCounts counts = countClasses(result, weights);
    double sum = 0;
    double classes = 0;
    for (size_t i = 0; i < counts.labelled.size(); ++i) {
        if (counts.labelled[i] == 0)
            continue;
        sum += counts.right[i] / counts.labelled[i];
        classes += 1;
    }
    return ratio(sum, classes);
}

// Mean over the classes that occur as label or as prediction.
double macroF1(const TaskResult &result, std::span<const uint32_t> weights)
{
    const ClassCounts counts = countClasses(result, weights);
    double sum = 0;
    double classes = 0;
    for (size_t i = 0; i < counts.labelled.size(); ++i) {
        const double both = counts.labelled[i] + counts.predicted[i];
        if (both == 0)
            continue;
        sum += 2 * counts.right[i] / both;
        classes += 1;
    }
    return ratio(sum, classes);
}

// Share of pairs of one sample of each class in which class 1 has the higher score; equal scores count half.
double areaUnderCurve(const TaskResult &result, const std::vector<uint32_t> &order, std::span<const uint32_t> weights)
{
    double positives = 0;
    double negatives = 0; // with scores below the current ones
    double pairs = 0;
    for (size_t at = 0; at < order.size();) {
        const float score = result.records[order[at]].score;
        double equalPositives = 0;
        double equalNegatives = 0;
        for (; at < order.size() && result.records[order[at]].score == score; ++at)
            (result.records[order[at]].label == 1 ? equalPositives : equalNegatives) += weights[order[at]];
        pairs += equalPositives * (negatives + equalNegatives / 2);
        positives += equalPositives;
        negatives += equalNegatives;
    }
    return ratio(pairs, positives * negatives);
}

double meanIou(const TaskResult &result, std::span<const uint32_t> weights)
{
    if (result.records.empty())
        return undefined;
    const size_t classes = result.unions.size() / result.records.size();
    std::vector<double> intersections(classes);
    std::vector<double> unions(classes);
    for (size_t sample = 0; sample < result.records.size(); ++sample) {
        if (weights[sample] == 0)
            continue;
        for (size_t i = 0; i < classes; ++i) {
            intersections[i] += static_cast<double>(weights[sample]) * result.intersections[sample * classes + i];
            unions[i] += static_cast<double>(weights[sample]) * result.unions[sample * classes + i];
        }
    }
    double sum = 0;
    double present = 0;
    for (size_t i = 0; i < classes; ++i) {
        if (unions[i] == 0)
            continue;
        sum += intersections[i] / unions[i];
        present += 1;
    }
    return ratio(sum, present);
}

} // namespace

WeightedMetric::WeightedMetric(MetricId metric, const TaskResult &result) : m_metric(metric), m_result(&result)
{
    if (metric != MetricId::Auc)
        return;
    for (uint32_t i = 0; i < result.records.size(); ++i)
        if (!std::isnan(result.records[i].score)) // a sample without a score is in no pair
            m_order.push_back(i);
    std::sort(m_order.begin(), m_order.end(),
              [&](uint32_t a, uint32_t b) { return result.records[a].score < result.records[b].score; });
}

double WeightedMetric::operator()(std::span<const uint32_t> weights) const
{
    const TaskResult &result = *m_result;
    switch (m_metric) {
    case MetricId::Top1:
        return ratioOfSums(result, weights, [](const SampleRecord &record) { return record.predicted == record.label ? 1.0 : 0.0; }, one);
    case MetricId::Top5: return ratioOfSums(result, weights, [](const SampleRecord &record) { return record.rank < 5 ? 1.0 : 0.0; }, one);
    case MetricId::BalancedAccuracy: return balancedAccuracy(result, weights);
    case MetricId::F1: return macroF1(result, weights);
    case MetricId::Auc: return areaUnderCurve(result, m_order, weights);
    case MetricId::LogLoss: // nothing is known of outputs that are the class itself: no weight, no number
    case MetricId::Mae: return ratioOfSums(result, weights, [](const SampleRecord &record) { return record.sum; }, weightOf);
    case MetricId::Rmse: return std::sqrt(ratioOfSums(result, weights, [](const SampleRecord &record) { return record.squares; }, weightOf));
    case MetricId::R2: {
        const bool known = !result.records.empty() && result.records.front().spread >= 0;
        return known ? 1 - ratioOfSums(result, weights, [](const SampleRecord &record) { return record.squares; },
                                       [](const SampleRecord &record) { return record.spread; })
                     : undefined;
    }
    case MetricId::Cosine:
        if (result.task.kind == TaskKind::Fidelity && result.fidelity)
            return meanOf(result.fidelity->cosines, weights);
        return ratioOfSums(result, weights, [](const SampleRecord &record) { return static_cast<double>(record.score); }, one);
    case MetricId::MeanIou: return meanIou(result, weights);
    case MetricId::Perplexity:
        return std::exp(ratioOfSums(result, weights, [](const SampleRecord &record) { return record.sum; }, weightOf));
    case MetricId::TokenAccuracy: return ratioOfSums(result, weights, [](const SampleRecord &record) { return record.right; }, weightOf);
    case MetricId::Agreement: return result.fidelity ? meanOf(result.fidelity->agreements, weights) : undefined;
    }
    return undefined;
}

} // namespace pare
