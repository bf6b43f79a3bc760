#include "core/measure/metrics_finish.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pare {

namespace {

constexpr int64_t mostClasses = int64_t{1} << 22;
constexpr int otherResamples = 500; // for metrics that do not decide

void finishBinary(TaskResult &result, const FinishingState &state)
{
    const bool probabilities = result.task.probabilities || state.scoresAreProbabilities;
    const float threshold = probabilities ? 0.5f : 0.0f;
    for (SampleRecord &record : result.records) {
        record.predicted = std::isnan(record.score) ? -1 : record.score > threshold;
        record.rank = record.predicted == record.label ? 0 : 1;
        const double score = record.score;
        const double share = record.label == 1 ? score : 1 - score;
        const double margin = record.label == 1 ? score : -score; // of a score without bounds: log(1 + exp(-margin)) is its loss
        record.sum = probabilities ? -std::log(std::max(share, leastShare)) : std::max(-margin, 0.0) + std::log1p(std::exp(-std::abs(margin)));
        record.weight = 1;
    }
}

// Squared distances of the targets from their means, output by output.
void finishTargets(TaskResult &result, const FinishingState &state)
{
    if (result.records.empty() || state.targets.empty() || state.targets.size() % result.records.size() != 0)
        return;
    const size_t width = state.targets.size() / result.records.size();
    if (static_cast<double>(width) != result.records.front().weight)
        return; // they became too many
    std::vector<double> means(width, 0);
    for (size_t i = 0; i < state.targets.size(); ++i)
        means[i % width] += state.targets[i];
    for (double &value : means)
        value /= static_cast<double>(result.records.size());
    double absolute = 0;
    for (size_t sample = 0; sample < result.records.size(); ++sample) {
        double spread = 0;
        for (size_t i = 0; i < width; ++i) {
            const double distance = state.targets[sample * width + i] - means[i];
            spread += distance * distance;
            absolute += std::abs(distance);
        }
        result.records[sample].spread = spread;
    }
    if (result.task.metric == MetricId::Mae)
        result.chance = absolute / static_cast<double>(state.targets.size());
}

void finishPixels(TaskResult &result, const FinishingState &state)
{
    int64_t classes = state.pixelClasses;
    for (const auto &counts : state.pixelCounts)
        if (!counts.empty())
            classes = std::max(classes, counts.rbegin()->first + 1);
    result.task.classes = classes;
    result.intersections.assign(static_cast<size_t>(classes) * state.pixelCounts.size(), 0);
    result.unions = result.intersections;
    for (size_t sample = 0; sample < state.pixelCounts.size(); ++sample)
        for (const auto &[label, count] : state.pixelCounts[sample]) {
            result.intersections[sample * static_cast<size_t>(classes) + static_cast<size_t>(label)] = count.intersection;
            result.unions[sample * static_cast<size_t>(classes) + static_cast<size_t>(label)] = count.unionSize;
        }
}

void countClasses(TaskResult &result)
{
    int64_t classes = result.task.classes;
    for (const SampleRecord &record : result.records)
        classes = std::max<int64_t>(classes, record.label + 1);
    if (classes > mostClasses) { // a model that gives class numbers, not scores, may name any
        result.findings.push_back("classes are not counted one by one: there are " + formatCount(classes));
        return;
    }
    result.classes.resize(static_cast<size_t>(classes));
    for (size_t i = 0; i < result.classes.size(); ++i) {
        const bool named = i < result.task.classNames.size() && !result.task.classNames[i].empty();
        result.classes[i].name = named ? result.task.classNames[i] : std::to_string(i);
    }
    for (const SampleRecord &record : result.records) {
        if (record.label < 0)
            continue;
        ClassResult &entry = result.classes[static_cast<size_t>(record.label)];
        ++entry.samples;
        entry.right += record.predicted == record.label;
    }
}

std::vector<MetricId> metricsFor(const TaskResult &result)
{
    switch (result.task.kind) {
    case TaskKind::Classification: {
        std::vector<MetricId> list = {MetricId::Top1, MetricId::BalancedAccuracy, MetricId::F1, MetricId::LogLoss};
        if (result.task.classes > 5)
            list.push_back(MetricId::Top5);
        if (result.task.classes == 2)
            list.push_back(MetricId::Auc);
        return list;
    }
    case TaskKind::Binary: return {MetricId::Top1, MetricId::BalancedAccuracy, MetricId::F1, MetricId::LogLoss, MetricId::Auc};
    case TaskKind::TokenClassification: return {MetricId::TokenAccuracy};
    case TaskKind::NextToken: return {MetricId::Perplexity, MetricId::TokenAccuracy};
    case TaskKind::Regression: return {MetricId::R2, MetricId::Mae, MetricId::Rmse, MetricId::Cosine};
    case TaskKind::Segmentation: return {MetricId::MeanIou, MetricId::TokenAccuracy};
    case TaskKind::Fidelity: return {};
    }
    return {};
}

std::optional<MetricValue> valueOf(MetricId metric, const TaskResult &result, uint64_t seed)
{
    const int64_t samples = static_cast<int64_t>(result.records.size());
    if (metric == MetricId::Top1 || metric == MetricId::Top5) { // shares of samples
        const int32_t places = metric == MetricId::Top1 ? 1 : 5;
        const auto right = std::count_if(result.records.begin(), result.records.end(), [&](const SampleRecord &record) {
            return metric == MetricId::Top1 ? record.predicted == record.label : record.rank < places;
        });
        return MetricValue{metric, static_cast<double>(right) / static_cast<double>(samples), wilsonInterval(right, samples)};
    }
    const WeightedMetric weighted(metric, result);
    BootstrapOptions options;
    options.seed = seed;
    options.resamples = metric == result.task.metric ? options.resamples : otherResamples;
    const Bootstrap found = bootstrap(samples, [&](std::span<const uint32_t> weights) { return weighted(weights); }, options);
    if (std::isnan(found.value))
        return std::nullopt;
    return MetricValue{metric, found.value, found.interval};
}

} // namespace

double chanceOf(MetricId metric, const TaskResult &result, const FinishingState &state)
{
    std::vector<int64_t> counts;
    for (const ClassResult &entry : result.classes)
        if (entry.samples > 0)
            counts.push_back(entry.samples);
    std::sort(counts.rbegin(), counts.rend());
    const double samples = static_cast<double>(std::max<size_t>(result.records.size(), 1));
    const double present = static_cast<double>(std::max<size_t>(counts.size(), 1));
    const auto shareOfLargest = [&](size_t classes) {
        return static_cast<double>(std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(std::min(classes, counts.size())),
                                                   int64_t{0})) /
               samples;
    };
    switch (metric) {
    case MetricId::Top1: return shareOfLargest(1);
    case MetricId::Top5: return shareOfLargest(5);
    case MetricId::BalancedAccuracy: return 1 / present;
    case MetricId::F1: return 1 / present;
    case MetricId::Auc: return 0.5;
    case MetricId::TokenAccuracy: {
        int64_t all = 0;
        int64_t most = 0;
        for (const auto &[label, count] : state.tokenCounts) {
            all += count;
            most = std::max(most, count);
        }
        return all > 0 ? static_cast<double>(most) / static_cast<double>(all) : 0;
    }
    case MetricId::LogLoss: { // the classes' shares of the samples, whatever the sample
        double entropy = 0;
        for (const int64_t count : counts)
            entropy -= static_cast<double>(count) / samples * std::log(static_cast<double>(count) / samples);
        return entropy;
    }
    case MetricId::Perplexity: return static_cast<double>(std::max<int64_t>(result.task.classes, 1));
    case MetricId::Mae: return metric == result.task.metric ? result.chance : 0; // counted with the targets
    case MetricId::Rmse: {
        double spread = 0;
        double weight = 0;
        for (const SampleRecord &record : result.records) {
            spread += std::max(record.spread, 0.0);
            weight += record.weight;
        }
        return weight > 0 ? std::sqrt(spread / weight) : 0;
    }
    case MetricId::R2:
    case MetricId::Cosine:
    case MetricId::MeanIou:
    case MetricId::Agreement: return 0;
    }
    return 0;
}

void FinishingState::addPixelCounts(const std::vector<PixelCount> &counts)
{
    std::map<int64_t, PixelCount> present;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].unionSize == 0)
            continue;
        present[static_cast<int64_t>(i)] = counts[i];
        tokenCounts[static_cast<int64_t>(i)] += counts[i].labelled;
    }
    pixelCounts.push_back(std::move(present));
}

void finishResult(TaskResult &result, FinishingState &state, uint64_t seed)
{
    result.samples = static_cast<int64_t>(result.records.size());
    if (result.samples == 0)
        return;
    if (result.task.kind == TaskKind::Binary)
        finishBinary(result, state);
    if (result.task.kind == TaskKind::Regression)
        finishTargets(result, state);
    if (result.task.kind == TaskKind::Segmentation)
        finishPixels(result, state);
    if (result.task.kind == TaskKind::Classification || result.task.kind == TaskKind::Binary)
        countClasses(result);
    result.chance = chanceOf(result.task.metric, result, state);
    for (const MetricId metric : metricsFor(result)) {
        const auto value = valueOf(metric, result, seed);
        if (value && metric == result.task.metric)
            result.metric = value;
        else if (value)
            result.others.push_back(*value);
    }
    if (!result.metric)
        result.findings.push_back(std::string(metricName(result.task.metric)) + " is not defined on this data: all labels are the same, or it is too large");
    if (state.samplesWithNaN > 0)
        result.findings.push_back("the outputs of " + plural(state.samplesWithNaN, "sample") + " hold NaN");
}

} // namespace pare
