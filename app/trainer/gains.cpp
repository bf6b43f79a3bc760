#include "app/trainer/gains.h"

#include <algorithm>
#include <cmath>

namespace pare::train {

namespace {

constexpr double standardErrors = 2;
constexpr double chanceOfNothing = 0.0455; // beyond two standard errors, either way
constexpr double trimmed = 0.2;            // of the samples, at either end

// What each sample's loss fell by.
std::vector<double> gainsOf(const Scored &before, const Scored &after)
{
    std::vector<double> gains;
    if (before.losses.size() == after.losses.size())
        for (size_t i = 0; i < before.losses.size(); ++i)
            gains.push_back(static_cast<double>(before.losses[i]) - static_cast<double>(after.losses[i]));
    return gains;
}

// Whether each sample is right or wrong as a whole.
bool isRate(const Scored &scored)
{
    return std::all_of(scored.places.begin(), scored.places.end(), [](float places) { return places == 1; });
}

bool paired(const Scored &before, const Scored &after)
{
    return !before.rights.empty() && before.rights.size() == after.rights.size() && before.places == after.places;
}

PairedCounts countsOf(const Scored &before, const Scored &after)
{
    PairedCounts counts;
    for (size_t i = 0; i < before.rights.size(); ++i) {
        const bool first = before.rights[i] > 0, second = after.rights[i] > 0;
        ++(first ? (second ? counts.bothRight : counts.onlyFirst) : (second ? counts.onlySecond : counts.bothWrong));
    }
    return counts;
}

// Of rising values, those between the ends by weight: a value of which part is cut off counts as far.
double trimmedMean(std::span<const double> rising, std::span<const uint32_t> weights)
{
    double all = 0;
    for (const uint32_t weight : weights)
        all += weight;
    const double low = trimmed * all, high = all - low;
    double sum = 0, seen = 0;
    for (size_t i = 0; i < rising.size(); ++i) {
        const double inside = std::min(seen + weights[i], high) - std::max(seen, low);
        if (inside > 0)
            sum += inside * rising[i];
        seen += weights[i];
    }
    return sum / (high - low);
}

} // namespace

std::optional<Interval> scoreChange(const Scored &before, const Scored &after, uint64_t seed)
{
    if (!paired(before, after))
        return std::nullopt;
    if (isRate(before))
        return pairedDifferenceInterval(countsOf(before, after));
    BootstrapOptions options;
    options.seed = seed;
    return bootstrapInterval(static_cast<int64_t>(before.rights.size()), [&](std::span<const uint32_t> weights) {
        double gained = 0, places = 0;
        for (size_t i = 0; i < weights.size(); ++i) {
            gained += weights[i] * (static_cast<double>(after.rights[i]) - static_cast<double>(before.rights[i]));
            places += weights[i] * static_cast<double>(before.places[i]);
        }
        return gained / places; // NaN where no sample was drawn that counts
    }, options);
}

std::optional<Interval> lossChange(const Scored &before, const Scored &after, uint64_t seed)
{
    const std::vector<double> gains = gainsOf(before, after);
    if (gains.size() < 2 || !std::all_of(gains.begin(), gains.end(), [](double gain) { return std::isfinite(gain); }))
        return std::nullopt;
    BootstrapOptions options;
    options.seed = seed;
    const Interval gain = bootstrapMeanInterval(gains, options);
    return Interval{-gain.hi, -gain.lo};
}

bool surelyMoreRight(const Scored &before, const Scored &after)
{
    if (after.score <= before.score || !paired(before, after))
        return false;
    if (!isRate(before)) {
        const auto change = scoreChange(before, after, 0);
        return change && change->lo > 0;
    }
    const PairedCounts counts = countsOf(before, after);
    return mcnemarExact(counts.onlyFirst, counts.onlySecond) < chanceOfNothing;
}

bool surelyLessLoss(const Scored &before, const Scored &after, uint64_t seed)
{
    std::vector<double> gains = gainsOf(before, after);
    const double gain = mean(gains);
    if (!(gain > 0)) // NaN of none, too
        return false;
    if (gain > standardErrors * standardDeviation(gains) / std::sqrt(static_cast<double>(gains.size())) || (median(gains) > 0 && signedRank(gains) < chanceOfNothing))
        return true;
    std::sort(gains.begin(), gains.end());
    BootstrapOptions options;
    options.seed = seed;
    options.corrected = false;
    return bootstrapInterval(static_cast<int64_t>(gains.size()), [&](std::span<const uint32_t> weights) { return trimmedMean(gains, weights); }, options).lo > 0;
}

} // namespace pare::train
