#include "core/measure/latency.h"

#include "core/measure/verdict.h"

#include <algorithm>

namespace pare {

namespace {

constexpr double confidence = 0.95;
constexpr int64_t fewestRounds = 8; // below, rounds say too little about their own spread: single samples are drawn

// Samples in rising order with the block (round) that each belongs to: a weighted median is then one way through.
class BlockedMedian {
public:
    BlockedMedian(std::span<const double> samples, size_t perBlock)
    {
        m_sorted.reserve(samples.size());
        for (size_t i = 0; i < samples.size(); ++i)
            m_sorted.push_back({samples[i], i / perBlock});
        std::sort(m_sorted.begin(), m_sorted.end());
    }

    // The median where block b counts weights[b] times; the mean of the two middle ones where their number is even.
    [[nodiscard]] double operator()(std::span<const uint32_t> weights) const
    {
        uint64_t total = 0;
        for (const auto &[value, block] : m_sorted)
            total += weights[block];
        if (total == 0)
            return 0;
        const uint64_t lower = (total - 1) / 2;
        const uint64_t upper = total / 2;
        double low = 0;
        uint64_t passed = 0;
        bool haveLow = false;
        for (const auto &[value, block] : m_sorted) {
            passed += weights[block];
            if (!haveLow && passed > lower) {
                low = value;
                haveLow = true;
            }
            if (passed > upper)
                return (low + value) / 2;
        }
        return low;
    }

private:
    std::vector<std::pair<double, size_t>> m_sorted;
};

struct Blocks {
    size_t perBlock = 1;
    int64_t count = 0;
};

Blocks blocksOf(const TimedModel &timed)
{
    const auto samples = static_cast<int64_t>(timed.samplesMs.size());
    const int64_t perRound = std::max(1, timed.runsPerRound);
    const int64_t rounds = (samples + perRound - 1) / perRound;
    if (rounds < fewestRounds)
        return {1, samples};
    return {static_cast<size_t>(perRound), rounds};
}

int64_t roundsOf(const TimedModel &timed)
{
    return static_cast<int64_t>(timed.samplesMs.size()) / std::max(1, timed.runsPerRound);
}

BootstrapOptions bootstrap(uint64_t seed)
{
    BootstrapOptions options;
    options.confidence = confidence;
    options.seed = seed;
    options.corrected = false; // medians: percentiles hold better than a jackknife of a step function
    return options;
}

} // namespace

Latency latencyOf(const TimedModel &timed, uint64_t seed)
{
    Latency latency;
    latency.samplesMs = timed.samplesMs;
    latency.runsPerRound = timed.runsPerRound;
    latency.runs = static_cast<int>(timed.samplesMs.size());
    latency.warmup = timed.warmup;
    latency.threads = timed.threads;
    latency.batch = timed.batch;
    latency.notes = timed.notes;
    if (timed.samplesMs.empty())
        return latency;
    latency.median = median(timed.samplesMs);
    latency.min = *std::min_element(timed.samplesMs.begin(), timed.samplesMs.end());
    latency.p95 = quantile(timed.samplesMs, 0.95);
    latency.p99 = quantile(timed.samplesMs, 0.99);
    const Blocks blocks = blocksOf(timed);
    latency.ci95 = bootstrapInterval(blocks.count, BlockedMedian(timed.samplesMs, blocks.perBlock), bootstrap(seed));
    return latency;
}

LatencyRatio latencyRatio(const TimedModel &first, const TimedModel &second, uint64_t seed)
{
    LatencyRatio ratio;
    const int64_t rounds = std::min(roundsOf(first), roundsOf(second));
    if (rounds == 0)
        return ratio;
    // One ratio a round, of the medians of the two turns: what slowed a round down slowed both. On a machine with other work to do, the medians of
    // all runs may come one from quiet and one from busy times.
    const auto turn = [](const TimedModel &timed, int64_t round) {
        const auto perRound = static_cast<size_t>(std::max(1, timed.runsPerRound));
        return median(std::span<const double>(timed.samplesMs).subspan(static_cast<size_t>(round) * perRound, perRound));
    };
    std::vector<double> ratios;
    for (int64_t round = 0; round < rounds; ++round) {
        const double base = turn(first, round);
        ratios.push_back(base > 0 ? turn(second, round) / base : 1);
    }
    const BlockedMedian statistic(ratios, 1);
    ratio.value = statistic(std::vector<uint32_t>(static_cast<size_t>(rounds), 1));
    ratio.ci95 = bootstrapInterval(rounds, statistic, bootstrap(seed));
    ratio.slower = slower(ratio.ci95);
    ratio.faster = ratio.ci95.hi < 1;
    return ratio;
}

Result<std::vector<TimedLatency>> measureLatency(Runner &runner, std::span<const ModelHandle> models, const TimeOptions &options,
                                                 RunContext &context)
{
    PARE_TRY_ASSIGN(const std::vector<TimedModel> timed, runner.time(models, options, context));
    std::vector<TimedLatency> result;
    for (const TimedModel &model : timed) {
        TimedLatency entry{latencyOf(model, options.inputs.seed), {}};
        if (!result.empty())
            entry.toFirst = latencyRatio(timed.front(), model, options.inputs.seed);
        result.push_back(std::move(entry));
    }
    return result;
}

} // namespace pare
