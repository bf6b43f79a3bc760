// Variants with measurements that nobody took, for tests of what is made from a study.
#pragma once

#include "core/study/study.h"
#include "core/measure/variant_measurement.h"

#include <cmath>
#include <string>
#include <vector>

namespace pare::test {

struct MadeUp {
    std::string name;
    int64_t sizeBytes = 1000;
    double accuracy = 0.9;
    double ratio = 1;                    // latency to the source
    std::vector<std::string> passes{};
    std::string verdict = "kept";
    bool within = true;
    bool surely = true;
};

// The first one is the source. 5,000 samples of a top-1 accuracy, Wald intervals.
inline std::vector<Variant> madeUp(const std::vector<MadeUp> &all)
{
    std::vector<Variant> variants;
    for (const MadeUp &one : all) {
        Variant variant;
        variant.id = static_cast<int64_t>(variants.size()) + 1;
        variant.name = one.name;
        variant.isSource = variants.empty();
        if (!variant.isSource)
            variant.parent = 1;
        variant.sizeBytes = one.sizeBytes;
        for (const std::string &pass : one.passes) {
            RecipeStep step;
            step.pass = pass;
            variant.recipe.steps.push_back(step);
        }
        const double half = 1.96 * std::sqrt(one.accuracy * (1 - one.accuracy) / 5000);
        VariantMeasurement m;
        m.sizeBytes = one.sizeBytes;
        m.macs = 41'300'000;
        m.accuracy = AccuracyNumber{"top-1", one.accuracy, {one.accuracy - half, one.accuracy + half}, 5000, true, true};
        m.latency = LatencyNumber{0.1 * one.ratio, 0.09 * one.ratio, 0.12 * one.ratio, 0.13 * one.ratio, {0.099 * one.ratio, 0.101 * one.ratio}, 500, 50, 1, 1};
        if (!variant.isSource) {
            m.latencyRatio = RatioNumber{one.ratio, {one.ratio * 0.99, one.ratio * 1.01}};
            const double difference = one.accuracy - all.front().accuracy;
            m.difference = DifferenceNumber{difference, {difference - half / 2, difference + half / 2}, 0.5};
        }
        m.verdict = one.verdict;
        m.sentence = one.verdict == "kept" ? "no measurable loss" : one.verdict;
        m.withinGuard = one.within;
        m.surelyWithin = one.surely;
        m.conditions = {"a processor, 2 hardware threads, measured with 1"};
        variant.measurement = toJson(m);
        variant.createdUtc = "2026-11-23T08:00:00Z";
        variants.push_back(variant);
    }
    return variants;
}

inline std::vector<Variant> sixVariants()
{
    return madeUp({{"source", 1'070'000, 0.914, 1, {}},
                   {"int8-static", 310'000, 0.9139, 0.60, {"fold-batch-norm", "quantize-static"}},
                   {"int8-dynamic", 305'000, 0.9141, 2.65, {"quantize-dynamic"}},
                   {"prune-30", 640'000, 0.905, 1.08, {"prune-channels"}, "not-enough-data", true, false},
                   {"prune-50", 330'000, 0.10, 0.55, {"prune-channels"}, "collapsed", false, false},
                   {"prune-30-int8", 200'000, 0.897, 0.45, {"prune-channels", "quantize-static"}, "past-guard", false, false}});
}

} // namespace pare::test
