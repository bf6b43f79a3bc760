#include "core/measure/rejudge.h"

#include "core/measure/verdict.h"

namespace pare {

VariantMeasurement underGuard(VariantMeasurement measurement, const Guard &guard)
{
    const auto kind = verdictFromName(measurement.verdict);
    if (!kind || !measurement.difference || (!measurement.accuracy && !measurement.fidelity))
        return measurement;
    Verdict verdict;
    verdict.kind = *kind;
    verdict.withinGuard = measurement.withinGuard;
    verdict.surelyWithin = measurement.surelyWithin;
    verdict.difference = measurement.difference->value;
    verdict.interval = measurement.difference->ci95;
    verdict.pValue = measurement.difference->pValue;
    verdict.sentence = measurement.sentence;
    verdict.samplesNeeded = measurement.samplesNeeded;
    Interval ofVariant;
    if (measurement.accuracy) {
        const auto metric = metricFromName(measurement.accuracy->metric);
        if (!metric)
            return measurement;
        verdict.metric = *metric;
        verdict.variant = measurement.accuracy->value;
        verdict.source = verdict.variant - (higherIsBetter(*metric) ? 1 : -1) * verdict.difference;
        verdict.samples = measurement.accuracy->samples;
        ofVariant = measurement.accuracy->ci95;
    } else {
        const bool agreement = measurement.fidelity->top1Agreement.has_value();
        verdict.metric = agreement ? MetricId::Agreement : MetricId::Cosine;
        verdict.source = 1;
        verdict.variant = 1 + verdict.difference;
        ofVariant = {1 + verdict.interval.lo, 1 + verdict.interval.hi};
    }
    verdict = underGuard(std::move(verdict), guard, ofVariant);
    measurement.verdict = verdictName(verdict.kind);
    measurement.sentence = verdict.sentence;
    measurement.withinGuard = verdict.withinGuard;
    measurement.surelyWithin = verdict.surelyWithin;
    measurement.samplesNeeded = verdict.samplesNeeded;
    return measurement;
}

} // namespace pare
