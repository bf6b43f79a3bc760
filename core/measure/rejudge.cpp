#include "core/measure/rejudge.h"

#include "core/measure/verdict.h"
#include "core/measure/verdict_words.h"

namespace pare {

namespace {

struct Judged {
    Verdict verdict;
    Interval ofVariant;
};

std::optional<Judged> judgedOf(const VariantMeasurement &measurement)
{
    const auto kind = verdictFromName(measurement.verdict);
    if (!kind || !measurement.difference || (!measurement.accuracy && !measurement.fidelity))
        return std::nullopt;
    Verdict verdict;
    verdict.kind = *kind;
    verdict.withinGuard = measurement.withinGuard;
    verdict.surelyWithin = measurement.surelyWithin;
    verdict.difference = measurement.difference->value;
    verdict.interval = measurement.difference->ci95;
    verdict.pValue = measurement.difference->pValue;
    verdict.sentence = measurement.sentence;
    verdict.samplesNeeded = measurement.samplesNeeded;
    if (measurement.accuracy) {
        const auto metric = metricFromName(measurement.accuracy->metric);
        if (!metric)
            return std::nullopt;
        verdict.metric = *metric;
        verdict.variant = measurement.accuracy->value;
        verdict.source = verdict.variant - (higherIsBetter(*metric) ? 1 : -1) * verdict.difference;
        verdict.samples = measurement.accuracy->samples;
        return Judged{std::move(verdict), measurement.accuracy->ci95};
    }
    verdict.metric = measurement.fidelity->top1Agreement ? MetricId::Agreement : MetricId::Cosine;
    verdict.source = 1;
    verdict.variant = 1 + verdict.difference;
    const Interval ofVariant{1 + verdict.interval.lo, 1 + verdict.interval.hi};
    return Judged{std::move(verdict), ofVariant};
}

} // namespace

VariantMeasurement underGuard(VariantMeasurement measurement, const Guard &guard)
{
    auto judged = judgedOf(measurement);
    if (!judged)
        return measurement;
    const Verdict verdict = underGuard(std::move(judged->verdict), guard, judged->ofVariant);
    measurement.verdict = verdictName(verdict.kind);
    measurement.sentence = verdict.sentence;
    measurement.withinGuard = verdict.withinGuard;
    measurement.surelyWithin = verdict.surelyWithin;
    measurement.samplesNeeded = verdict.samplesNeeded;
    return measurement;
}

std::string sentenceIn(const Words &words, const VariantMeasurement &measurement, const Guard &guard)
{
    auto judged = judgedOf(measurement);
    if (!judged)
        return measurement.sentence;
    Verdict &verdict = judged->verdict;
    const bool nothingChanged = verdict.difference == 0 && verdict.interval.lo == 0 && verdict.interval.hi == 0;
    if (verdictSentence(verdict, guard, nothingChanged, judged->ofVariant) == measurement.sentence)
        return verdictSentence(verdict, guard, nothingChanged, judged->ofVariant, words);
    if (measurement.disagreements && !measurement.accuracy)
        verdict.samples = measurement.disagreements->samples;
    if (fidelitySentence(verdict, guard, judged->ofVariant) == measurement.sentence)
        return fidelitySentence(verdict, guard, judged->ofVariant, words);
    return measurement.sentence;
}

} // namespace pare
