// Intervals and tests. Everything random is seeded and gives the same numbers on every machine.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pare {

struct Interval {
    double lo = 0;
    double hi = 0;
    [[nodiscard]] bool holds(double value) const { return lo <= value && value <= hi; }
    bool operator==(const Interval &) const = default;
};

[[nodiscard]] double normalQuantile(double probability); // 0 < probability < 1, else NaN; relative error below 1e-12
[[nodiscard]] double normalDistribution(double z);
// P(X <= k) for X ~ Binomial(n, p).
[[nodiscard]] double binomialDistribution(int64_t k, int64_t n, double p);

// Quantile of values that need not be sorted, linear between neighbours (type 7 of Hyndman and Fan 1996); NaN for none.
[[nodiscard]] double quantile(std::span<const double> values, double probability);
[[nodiscard]] double median(std::span<const double> values);
[[nodiscard]] double mean(std::span<const double> values);
[[nodiscard]] double standardDeviation(std::span<const double> values); // n - 1 in the denominator; 0 for fewer than two

// ---- rates ----

// Wilson's score interval, without continuity correction (Wilson 1927; Newcombe 1998a, method 3). {0, 1} for n = 0.
[[nodiscard]] Interval wilsonInterval(int64_t successes, int64_t n, double confidence = 0.95);

// Two classifiers on the same samples.
struct PairedCounts {
    int64_t bothRight = 0;
    int64_t onlyFirst = 0;  // the first is right, the second wrong
    int64_t onlySecond = 0;
    int64_t bothWrong = 0;
    [[nodiscard]] int64_t total() const { return bothRight + onlyFirst + onlySecond + bothWrong; }
    // Rate of the second minus rate of the first.
    [[nodiscard]] double difference() const;
};
[[nodiscard]] PairedCounts pairedCounts(std::span<const uint8_t> first, std::span<const uint8_t> second);
// Exact two-sided p of McNemar's test: binomial on the discordant pairs (McNemar 1947). 1 where there are none.
[[nodiscard]] double mcnemarExact(int64_t onlyFirst, int64_t onlySecond);
// Interval of (rate of the second - rate of the first): square-and-add with Wilson limits and the corrected correlation
// (Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10).
[[nodiscard]] Interval pairedDifferenceInterval(const PairedCounts &counts, double confidence = 0.95);

// Wilcoxon's signed-rank test (1945, Biometrics Bulletin 1:80-83): two-sided p that paired differences lie as often and as far above 0 as
// below it. Zeros are left out, equal sizes share their rank. Exact up to 60 differences, beyond that by the normal approximation with
// ties corrected. What few samples of extreme size hide from a mean, it sees. 1 where every difference is 0.
[[nodiscard]] double signedRank(std::span<const double> differences);

// Samples that tell a paired difference of rates `difference` from 0 with this power, where a share `discordant` of the samples
// is judged differently (Connor 1987, Biometrics 43:207-211). At least 1; saturates at 10^15.
[[nodiscard]] int64_t samplesForPairedRates(double difference, double discordant, double confidence = 0.95, double power = 0.8);
// The same for a mean whose paired differences have this standard deviation.
[[nodiscard]] int64_t samplesForPairedMean(double difference, double deviation, double confidence = 0.95, double power = 0.8);

// ---- bootstrap ----

// A statistic of a weighted sample: weights[i] is how often sample i was drawn.
using WeightedStatistic = std::function<double(std::span<const uint32_t> weights)>;

struct BootstrapOptions {
    int resamples = 2000;
    double confidence = 0.95;
    uint64_t seed = 0;
    bool corrected = true; // bias-corrected and accelerated (Efron 1987); false: plain percentiles
};
struct Bootstrap {
    double value = 0;     // the statistic of the sample itself
    Interval interval;
    double deviation = 0; // standard error: standard deviation of the resamples' statistics
    double pValue = 1;    // two-sided, that the statistic is 0: twice the smaller share of resamples on one side of 0
};
// Resamples n samples and looks at a statistic. Acceleration by the jackknife, in at most 200 groups of samples. A resample whose
// statistic is NaN (a class that was not drawn) is left out. Above 200,000 samples fewer resamples are drawn, at least 200.
[[nodiscard]] Bootstrap bootstrap(int64_t n, const WeightedStatistic &statistic, const BootstrapOptions &options = {});
[[nodiscard]] Interval bootstrapInterval(int64_t n, const WeightedStatistic &statistic, const BootstrapOptions &options = {});
[[nodiscard]] Interval bootstrapMeanInterval(std::span<const double> values, const BootstrapOptions &options = {});

// Interval of the median by the bootstrap's exact distribution, without drawing (Efron 1982, section 10.3).
[[nodiscard]] Interval medianInterval(std::span<const double> values, double confidence = 0.95);
// Interval of median(second) / median(first), bootstrap; `paired` where second[i] was timed right beside first[i] (same length).
[[nodiscard]] Interval medianRatioInterval(std::span<const double> first, std::span<const double> second, bool paired,
                                           const BootstrapOptions &options = {});

} // namespace pare
