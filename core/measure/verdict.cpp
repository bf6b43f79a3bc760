// How a variant is judged:
// 1. Both results are cut to the samples that they have in common, in the same order.
// 2. The difference of the metric gets an interval in pairs: Newcombe's for shares of samples, bootstrap else; and a p-value.
// 3. Lost more than half of what the source has above chance: collapsed. Else the guard decides: point estimates, or with a
//    confidence the lower end of a one-sided interval.
// 4. Classes are compared one by one: the one that lost most is named, and more than 5 points are a finding.
#include "core/measure/verdict.h"

#include "core/base/units.h"
#include "core/measure/metrics_finish.h"
#include "core/measure/verdict_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace pare {

namespace {

constexpr double classLossFinding = 0.05;
constexpr size_t classesNamed = 3;
constexpr double rounding = 1e-9; // a loss of exactly the guard holds it
constexpr double slowerFrom = 1.02;

template <typename T>
std::vector<T> chosen(const std::vector<T> &values, const std::vector<size_t> &places)
{
    std::vector<T> result;
    if (values.empty())
        return result;
    result.reserve(places.size());
    for (const size_t place : places)
        result.push_back(values[place]);
    return result;
}

std::vector<uint32_t> chosenBlocks(const std::vector<uint32_t> &values, size_t samples, const std::vector<size_t> &places)
{
    const size_t width = samples == 0 ? 0 : values.size() / samples;
    std::vector<uint32_t> result;
    for (const size_t place : places)
        result.insert(result.end(), values.begin() + static_cast<std::ptrdiff_t>(place * width),
                      values.begin() + static_cast<std::ptrdiff_t>((place + 1) * width));
    return result;
}

// The result as if only these samples had been measured; classes are counted anew.
TaskResult restricted(const TaskResult &result, const std::vector<size_t> &places)
{
    TaskResult part;
    part.task = result.task;
    part.metric = result.metric;
    part.chance = result.chance;
    part.samples = static_cast<int64_t>(places.size());
    part.records = chosen(result.records, places);
    part.intersections = chosenBlocks(result.intersections, result.indices.size(), places);
    part.unions = chosenBlocks(result.unions, result.indices.size(), places);
    for (const ClassResult &entry : result.classes)
        part.classes.push_back({entry.name, 0, 0});
    for (const SampleRecord &record : part.records) {
        if (record.label < 0 || static_cast<size_t>(record.label) >= part.classes.size())
            continue;
        ++part.classes[static_cast<size_t>(record.label)].samples;
        part.classes[static_cast<size_t>(record.label)].right += record.predicted == record.label;
    }
    if (result.fidelity) {
        part.fidelity = Fidelity();
        if (result.fidelity->cosines.size() == result.indices.size())
            part.fidelity->cosines = chosen(result.fidelity->cosines, places);
        if (result.fidelity->agreements.size() == result.indices.size())
            part.fidelity->agreements = chosen(result.fidelity->agreements, places);
    }
    return part;
}

struct Pair {
    TaskResult source;
    TaskResult variant;
};

Result<Pair> inCommon(const TaskResult &source, const TaskResult &variant)
{
    if (source.task.kind != variant.task.kind)
        return invalidInput("source and variant were measured on different tasks: " + source.task.sentence + "; " + variant.task.sentence);
    std::unordered_map<int64_t, size_t> places;
    for (size_t i = 0; i < source.indices.size(); ++i)
        places.emplace(source.indices[i], i);
    std::vector<size_t> ofSource;
    std::vector<size_t> ofVariant;
    for (size_t i = 0; i < variant.indices.size(); ++i) {
        const auto found = places.find(variant.indices[i]);
        if (found == places.end())
            continue;
        ofSource.push_back(found->second);
        ofVariant.push_back(i);
        places.erase(found);
    }
    if (ofSource.empty())
        return invalidInput("source and variant were measured on no sample in common");
    for (const TaskResult *result : {&source, &variant})
        if (!result->records.empty() && result->records.size() != result->indices.size())
            return internalError("a result names other samples than it holds");
    Pair pair{restricted(source, ofSource), restricted(variant, ofVariant)};
    if (pair.source.records.size() != pair.variant.records.size())
        return invalidInput("source and variant were measured in different ways");
    for (size_t i = 0; i < pair.source.records.size(); ++i)
        if (pair.source.records[i].label != pair.variant.records[i].label)
            return invalidInput("source and variant were measured on different data: their labels differ");
    return pair;
}

// Right or wrong for each sample, where the metric is a share of samples; empty where it is not.
std::vector<uint8_t> rightOrWrong(MetricId metric, const TaskResult &result)
{
    std::vector<uint8_t> right;
    if (metric == MetricId::Top1 || metric == MetricId::Top5) {
        for (const SampleRecord &record : result.records)
            right.push_back(metric == MetricId::Top1 ? record.predicted == record.label : record.rank < 5);
    } else if (metric == MetricId::Agreement && result.fidelity) {
        for (const float share : result.fidelity->agreements) {
            if (share != 0 && share != 1)
                return {};
            right.push_back(share == 1);
        }
    }
    return right;
}

// The paired difference, towards better positive.
struct Difference {
    double source = 0;
    double variant = 0;
    double value = 0;
    Interval interval;      // 95 %
    double lowerBound = 0;  // one-sided at the guard's confidence
    double upperBound = 0;
    double pValue = 1;
    bool nothingChanged = false;
};

Difference pairedShares(const std::vector<uint8_t> &source, const std::vector<uint8_t> &variant, double twoSided)
{
    const PairedCounts counts = pairedCounts(source, variant);
    const double n = static_cast<double>(std::max<int64_t>(counts.total(), 1));
    Difference difference;
    difference.source = static_cast<double>(counts.bothRight + counts.onlyFirst) / n;
    difference.variant = static_cast<double>(counts.bothRight + counts.onlySecond) / n;
    difference.value = counts.difference();
    difference.interval = pairedDifferenceInterval(counts);
    const Interval bounds = pairedDifferenceInterval(counts, twoSided);
    difference.lowerBound = bounds.lo;
    difference.upperBound = bounds.hi;
    difference.pValue = mcnemarExact(counts.onlyFirst, counts.onlySecond);
    difference.nothingChanged = counts.onlyFirst + counts.onlySecond == 0;
    return difference;
}

bool sameRecords(const Pair &pair)
{
    const auto equal = [](const SampleRecord &a, const SampleRecord &b) {
        return a.predicted == b.predicted && a.rank == b.rank && a.score == b.score && a.sum == b.sum && a.squares == b.squares && a.right == b.right;
    };
    return !pair.source.records.empty() && pair.source.records.size() == pair.variant.records.size() &&
           std::equal(pair.source.records.begin(), pair.source.records.end(), pair.variant.records.begin(), equal) &&
           pair.source.intersections == pair.variant.intersections && pair.source.unions == pair.variant.unions;
}

Difference pairedBootstrap(MetricId metric, const Pair &pair, double twoSided, uint64_t seed)
{
    const WeightedMetric ofSource(metric, pair.source);
    const WeightedMetric ofVariant(metric, pair.variant);
    const double sign = higherIsBetter(metric) ? 1 : -1;
    const int64_t samples = pair.source.samples;
    const std::vector<uint32_t> all(static_cast<size_t>(samples), 1);
    Difference difference;
    difference.source = ofSource(all);
    difference.variant = ofVariant(all);
    difference.nothingChanged = sameRecords(pair);
    if (difference.nothingChanged)
        return difference;
    const auto statistic = [&](std::span<const uint32_t> weights) { return sign * (ofVariant(weights) - ofSource(weights)); };
    const Bootstrap found = bootstrap(samples, statistic, {.seed = seed});
    difference.value = found.value;
    difference.interval = found.interval;
    difference.pValue = found.pValue;
    const Interval bounds = twoSided == 0.95 ? found.interval : bootstrapInterval(samples, statistic, {.confidence = twoSided, .seed = seed});
    difference.lowerBound = bounds.lo;
    difference.upperBound = bounds.hi;
    return difference;
}

bool hasCollapsed(MetricId metric, const Difference &difference, double chance, double maxDrop)
{
    double source = difference.source;
    double variant = difference.variant;
    if (std::isnan(variant))
        return true;
    if (metric == MetricId::Perplexity) { // what counts is information: the logarithm
        source = std::log(source);
        variant = std::log(variant);
        chance = std::log(std::max(chance, 1.0));
    }
    const double sign = higherIsBetter(metric) ? 1 : -1;
    const double above = sign * (source - chance);
    const double lost = sign * (source - variant);
    const bool known = chance > 0 || metric == MetricId::R2 || metric == MetricId::MeanIou || metric == MetricId::Cosine || metric == MetricId::Agreement;
    return known && above > 0 && lost > above / 2 && -difference.value > maxDrop && difference.interval.hi < 0;
}

// About how many samples would take the interval off the guard, if the difference stays as it is.
int64_t samplesThatTell(int64_t samples, const Difference &difference, double maxDrop)
{
    const double reach = std::abs(difference.value - difference.lowerBound);
    const double distance = std::max(std::abs(difference.value + maxDrop), maxDrop / 10);
    if (distance <= 0 || !std::isfinite(reach))
        return 0;
    const double needed = static_cast<double>(samples) * (reach / distance) * (reach / distance);
    return static_cast<int64_t>(std::min(std::ceil(std::max(needed, static_cast<double>(samples) + 1)), 1e15));
}

void decide(const Difference &difference, const Guard &guard, double chance, Verdict &verdict)
{
    const double floor = -guard.maxDrop - rounding;
    const bool crosses = difference.interval.lo < floor && difference.interval.hi >= floor;
    verdict.surelyWithin = difference.interval.lo >= floor;
    if (hasCollapsed(verdict.metric, difference, chance, guard.maxDrop)) {
        verdict.kind = VerdictKind::Collapsed;
        verdict.surelyWithin = false;
        return;
    }
    const VerdictKind held = difference.interval.hi < 0 ? VerdictKind::LossWithinGuard : VerdictKind::Kept;
    if (difference.nothingChanged) {
        verdict.kind = VerdictKind::Kept;
        verdict.withinGuard = true;
    } else if (guard.confidence) {
        verdict.withinGuard = difference.lowerBound >= floor;
        verdict.kind = verdict.withinGuard ? held : difference.upperBound < floor ? VerdictKind::PastGuard : VerdictKind::NotEnoughData;
    } else {
        verdict.withinGuard = difference.value >= floor;
        verdict.kind = !verdict.withinGuard ? VerdictKind::PastGuard : crosses ? VerdictKind::NotEnoughData : held;
    }
    if (verdict.kind == VerdictKind::NotEnoughData)
        verdict.samplesNeeded = samplesThatTell(verdict.samples, difference, guard.maxDrop);
}

std::vector<ClassLoss> lossesOfClasses(const Pair &pair)
{
    std::vector<PairedCounts> counts(pair.source.classes.size());
    for (size_t i = 0; i < pair.source.records.size(); ++i) {
        const SampleRecord &before = pair.source.records[i];
        const SampleRecord &after = pair.variant.records[i];
        if (before.label < 0 || static_cast<size_t>(before.label) >= counts.size())
            continue;
        PairedCounts &entry = counts[static_cast<size_t>(before.label)];
        const bool was = before.predicted == before.label;
        const bool is = after.predicted == after.label;
        ++(was && is ? entry.bothRight : was ? entry.onlyFirst : is ? entry.onlySecond : entry.bothWrong);
    }
    std::vector<ClassLoss> losses;
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].difference() >= 0)
            continue;
        const Interval interval = pairedDifferenceInterval(counts[i]);
        losses.push_back({pair.source.classes[i].name, -counts[i].difference(), {-interval.hi, -interval.lo}, counts[i].total()});
    }
    // Of equal losses the surer one comes first.
    std::stable_sort(losses.begin(), losses.end(), [](const ClassLoss &a, const ClassLoss &b) {
        return a.loss != b.loss ? a.loss > b.loss : a.samples > b.samples;
    });
    return losses;
}

void addClassFindings(const std::vector<ClassLoss> &losses, Verdict &verdict)
{
    const auto large = std::count_if(losses.begin(), losses.end(), [](const ClassLoss &entry) { return entry.loss > classLossFinding; });
    for (size_t i = 0; i < std::min<size_t>(static_cast<size_t>(large), classesNamed); ++i)
        verdict.findings.push_back(classLossText(losses[i]));
    if (large > static_cast<int64_t>(classesNamed))
        verdict.findings.push_back(plural(large - static_cast<int64_t>(classesNamed), "further class", "further classes") +
                                   " lost more than 5 points");
}

void addSourceFinding(const TaskResult &source, double chance, Verdict &verdict)
{
    const MetricId metric = verdict.metric;
    const bool comparable = metric == MetricId::Top1 || metric == MetricId::BalancedAccuracy || metric == MetricId::F1 || metric == MetricId::Auc ||
                            metric == MetricId::R2 || metric == MetricId::TokenAccuracy || metric == MetricId::Perplexity || metric == MetricId::LogLoss;
    const double sign = higherIsBetter(metric) ? 1 : -1;
    const bool oneAnswer = source.classes.size() > 1 && chance >= 1; // all labels are of one class
    if (comparable && !oneAnswer && sign * (verdict.source - chance) <= 0)
        verdict.findings.push_back("the source itself is no better than guessing on this data: " + metricText(metric, verdict.source) +
                                   ", guessing gives " + metricText(metric, chance) + ". Check labels and preprocessing");
}

// NaN where the source has numbers is no matter of degree, however few samples show it.
void addBroken(const Fidelity &toSource, Verdict &verdict)
{
    if (toSource.brokenSamples == 0)
        return;
    verdict.kind = VerdictKind::Collapsed;
    verdict.withinGuard = verdict.surelyWithin = false;
    verdict.sentence = brokenSentence(toSource.brokenSamples, verdict.samples);
}

// Where nearly all answers are one class (a detector's background, a text's blanks), neither equal classes nor the angle of the outputs tell
// that what the model is for has gone: an answer that is always the background passes both. True where this decides.
bool addLostAnswers(const Fidelity &toSource, Verdict &verdict)
{
    constexpr int64_t fewest = 20;     // answers beside the usual one, below which a share of them tells nothing
    constexpr double mostLost = 0.2;   // of them; neighbouring places answer alike, so that one or the other at the edge is no loss
    constexpr double mostAdded = 0.5;
    const auto &rare = toSource.rare;
    if (!rare || rare->answers < fewest || verdict.kind == VerdictKind::Collapsed)
        return false;
    const double added = static_cast<double>(rare->added) / static_cast<double>(rare->answers);
    if (wilsonInterval(rare->lost, rare->answers).lo <= mostLost && added <= mostAdded)
        return false;
    verdict.kind = VerdictKind::Collapsed;
    verdict.withinGuard = verdict.surelyWithin = false;
    verdict.sentence = lostAnswersSentence(*rare);
    return true;
}

} // namespace

Result<Verdict> judge(const TaskResult &source, const TaskResult &variant, const Guard &guard, uint64_t seed)
{
    PARE_TRY(checkGuard(guard));
    // A source that was compared with itself: what counts is how close the variant is to it.
    const bool withItself = source.task.kind == TaskKind::Fidelity && source.fidelity && std::isinf(source.fidelity->sqnrDb) && source.fidelity->sqnrDb > 0;
    if (withItself && variant.task.kind == TaskKind::Fidelity && variant.fidelity)
        return judgeFidelity(*variant.fidelity, guard);
    PARE_TRY_ASSIGN(const Pair pair, inCommon(source, variant));
    Verdict verdict;
    verdict.metric = source.task.metric;
    if (!guard.metric.empty() && guard.metric != "auto")
        verdict.metric = metricFromName(guard.metric).value_or(verdict.metric);
    verdict.samples = pair.source.samples;

    const double twoSided = guard.confidence ? 2 * *guard.confidence - 1 : 0.95;
    const auto before = rightOrWrong(verdict.metric, pair.source);
    const auto after = rightOrWrong(verdict.metric, pair.variant);
    const bool shares = !before.empty() && before.size() == after.size();
    const Difference difference = shares ? pairedShares(before, after, twoSided) : pairedBootstrap(verdict.metric, pair, twoSided, seed);
    if (std::isnan(difference.source))
        return invalidInput(std::string(metricName(verdict.metric)) + " is not defined for the source on this data");
    verdict.source = difference.source;
    verdict.variant = difference.variant;
    verdict.difference = difference.value;
    verdict.interval = difference.interval;
    verdict.pValue = difference.pValue;

    const double chance = verdict.metric == source.task.metric ? source.chance : chanceOf(verdict.metric, source);
    decide(difference, guard, chance, verdict);
    const bool classes = source.task.kind == TaskKind::Classification || source.task.kind == TaskKind::Binary;
    if (classes) {
        const auto losses = lossesOfClasses(pair);
        if (!losses.empty())
            verdict.worstClass = losses.front();
        addClassFindings(losses, verdict);
    }
    addSourceFinding(pair.source, chance, verdict);
    verdict.sentence = verdictSentence(verdict, guard, difference.nothingChanged, intervalOfVariant(verdict.metric, pair.variant, seed));
    if (variant.fidelity && source.task.kind != TaskKind::Fidelity) { // with reference outputs of its own the source is no yardstick
        addBroken(*variant.fidelity, verdict);
        if (variant.fidelity->otherLength > 0)
            verdict.findings.push_back(otherLengthText(variant.fidelity->otherLength, verdict.samples));
    }
    return verdict;
}

Verdict judgeFidelity(const Fidelity &toSource, const Guard &guard)
{
    Verdict verdict;
    verdict.samples = static_cast<int64_t>(toSource.cosines.size());
    if (verdict.samples == 0)
        return notMeasured();
    const bool agreement = toSource.top1Agreement && guard.metric != metricName(MetricId::Cosine);
    verdict.metric = agreement ? MetricId::Agreement : MetricId::Cosine;
    verdict.source = 1;
    verdict.variant = agreement ? *toSource.top1Agreement : toSource.cosine;
    verdict.difference = verdict.variant - 1;
    const Interval own = agreement ? toSource.agreementInterval : toSource.cosineInterval;
    verdict.interval = {own.lo - 1, own.hi - 1};
    verdict.pValue = verdict.variant < 1 ? 0 : 1; // any difference from the source itself is real

    Difference difference;
    difference.source = 1;
    difference.variant = verdict.variant;
    difference.value = verdict.difference;
    difference.interval = verdict.interval;
    difference.nothingChanged = verdict.variant == 1;
    const double twoSided = guard.confidence ? 2 * *guard.confidence - 1 : 0.95;
    const std::vector<float> &shares = agreement ? toSource.agreements : toSource.cosines;
    const std::vector<double> values(shares.begin(), shares.end());
    const auto equal = std::count(values.begin(), values.end(), 1.0);
    const bool whole = agreement && std::all_of(values.begin(), values.end(), [](double value) { return value == 0 || value == 1; });
    const Interval bounds = whole ? wilsonInterval(equal, verdict.samples, twoSided) : bootstrapMeanInterval(values, {.confidence = twoSided});
    difference.lowerBound = bounds.lo - 1;
    difference.upperBound = bounds.hi - 1;
    decide(difference, guard, agreement ? toSource.agreementChance : 0, verdict);
    if (verdict.kind == VerdictKind::LossWithinGuard) // other answers are no loss by themselves
        verdict.kind = VerdictKind::Kept;
    verdict.sentence = fidelitySentence(verdict, guard, own);
    if (!toSource.top1Agreement && toSource.agreementChance >= oneAnswer)
        verdict.sentence += "; classes are not compared: source gives the same one for nearly all of these samples";
    addBroken(toSource, verdict);
    constexpr double worthTelling = 0.005; // of the rare answers
    const bool decided = addLostAnswers(toSource, verdict);
    if (const auto &rare = toSource.rare; rare && !decided && static_cast<double>(rare->lost + rare->added) > worthTelling * static_cast<double>(rare->answers))
        verdict.findings.push_back(rareText(*rare));
    if (toSource.otherLength > 0)
        verdict.sentence += "; " + otherLengthText(toSource.otherLength, verdict.samples);
    return verdict;
}

Verdict underGuard(Verdict verdict, const Guard &guard, const Interval &ofVariant)
{
    if (guard.confidence || verdict.kind == VerdictKind::Collapsed || verdict.kind == VerdictKind::NotMeasured)
        return verdict;
    const bool closeness = verdict.metric == MetricId::Agreement || verdict.metric == MetricId::Cosine;
    Difference difference;
    difference.source = verdict.source;
    difference.variant = verdict.variant;
    difference.value = verdict.difference;
    difference.interval = verdict.interval;
    difference.lowerBound = verdict.interval.lo;
    difference.upperBound = verdict.interval.hi;
    difference.pValue = verdict.pValue;
    difference.nothingChanged = verdict.difference == 0 && verdict.interval.lo == 0 && verdict.interval.hi == 0;
    verdict.withinGuard = false;
    verdict.samplesNeeded = 0;
    decide(difference, guard, 0, verdict);
    if (closeness && verdict.kind == VerdictKind::LossWithinGuard)
        verdict.kind = VerdictKind::Kept;
    verdict.sentence = closeness && verdict.samples > 0 ? fidelitySentence(verdict, guard, ofVariant)
                                                         : verdictSentence(verdict, guard, difference.nothingChanged, ofVariant);
    return verdict;
}

Verdict notMeasured()
{
    Verdict verdict;
    verdict.sentence = "not measured: labelled data would tell what was lost, data without labels how close it is to the source";
    return verdict;
}

bool slower(const Interval &latencyRatio)
{
    return latencyRatio.lo > slowerFrom;
}

std::string_view verdictName(VerdictKind kind)
{
    static constexpr std::array<std::string_view, 6> names = {"kept", "loss-within-guard", "not-enough-data", "past-guard", "collapsed", "not-measured"};
    return names[static_cast<size_t>(kind)];
}

std::string_view verdictTitle(VerdictKind kind)
{
    static constexpr std::array<std::string_view, 6> titles = {"Kept",       "Loss within guard", "Not enough data to tell",
                                                               "Past guard", "Collapsed",         "Not measured"};
    return titles[static_cast<size_t>(kind)];
}

std::optional<VerdictKind> verdictFromName(std::string_view name)
{
    for (int kind = 0; kind <= static_cast<int>(VerdictKind::NotMeasured); ++kind)
        if (verdictName(static_cast<VerdictKind>(kind)) == name)
            return static_cast<VerdictKind>(kind);
    return std::nullopt;
}

} // namespace pare
