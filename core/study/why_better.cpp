#include "core/study/why_better.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/study/trade_off.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace pare {

namespace {

// What a measure says of B: better, worse, not told apart; nothing where it was not measured.
enum class Side { Better, Worse, Same };

struct Said {
    std::optional<Side> side;
    std::string sentence;
};

std::string times(double ratio)
{
    return ratio >= 1.995 ? fmt::format("{:.1f} times", ratio) : fmt::format("{:.0f} %", (ratio - 1) * 100);
}

Said sizes(const Judged &a, const Judged &b)
{
    const auto one = static_cast<double>(sizeOf(a.variant, a.measurement));
    const auto two = static_cast<double>(sizeOf(b.variant, b.measurement));
    if (!(one > 0) || !(two > 0))
        return {};
    const std::string both = fmt::format("{} in place of {}", formatBytes(static_cast<int64_t>(two)), formatBytes(static_cast<int64_t>(one)));
    if (std::fabs(two / one - 1) < 0.005)
        return {Side::Same, fmt::format("Both are as large ({} and {}).", formatBytes(static_cast<int64_t>(one)), formatBytes(static_cast<int64_t>(two)))};
    if (two < one)
        return {Side::Better, one / two >= 1.995 ? fmt::format("{} is {} smaller: {}.", b.variant.name, times(one / two), both)
                                                 : fmt::format("{} is {:.0f} % smaller: {}.", b.variant.name, (1 - two / one) * 100, both)};
    return {Side::Worse, fmt::format("{} is {} larger: {}.", b.variant.name, times(two / one), both)};
}

// Each was timed in turns with the source; the quotient of two such ratios is no surer than both ends of both intervals.
Said speeds(const Judged &a, const Judged &b)
{
    const auto ratioOf = [](const Judged &one) { return one.variant.isSource ? std::optional(RatioNumber{}) : one.measurement.latencyRatio; };
    const auto one = ratioOf(a);
    const auto two = ratioOf(b);
    if (!one || !two || !(one->ci95.lo > 0) || !(two->ci95.lo > 0))
        return {};
    const double ratio = two->value / one->value;
    const double lo = two->ci95.lo / one->ci95.hi;
    const double hi = two->ci95.hi / one->ci95.lo;
    const std::string by = a.variant.isSource || b.variant.isSource ? "timed in turns in one run" : "by each one's ratio to the source";
    const std::string range = fmt::format("{:.2f}x of the latency, {:.2f} to {:.2f}, {}", ratio, lo, hi, by);
    if (hi < 1)
        return {Side::Better, fmt::format("It is {} faster ({}).", times(1 / ratio), range)};
    if (lo > 1)
        return {lo > 1.02 ? Side::Worse : Side::Same, fmt::format("It is {} slower ({}).", times(ratio), range)};
    return {Side::Same, fmt::format("Their speed is not told apart ({}).", range)};
}

Said quality(const Judged &a, const Judged &b)
{
    const auto &one = a.measurement;
    const auto &two = b.measurement;
    const bool share = two.accuracy ? two.accuracy->share : one.accuracy ? one.accuracy->share : true;
    const auto amount = [&](double value) { return share ? fmt::format("{:.1f} points", std::fabs(value) * 100) : fmt::format("{:.4g}", std::fabs(value)); };
    const auto judged = [&](double value, const Interval &interval, const std::string &how) -> Said {
        const std::string range = share ? fmt::format("{:+.1f} to {:+.1f}, {}", interval.lo * 100, interval.hi * 100, how) : fmt::format("{:+.4g} to {:+.4g}, {}", interval.lo, interval.hi, how);
        if (interval.lo <= 0 && interval.hi >= 0)
            return {Side::Same, fmt::format("What it gives is as good, as far as the samples tell ({}).", range)};
        return {value > 0 ? Side::Better : Side::Worse, fmt::format("It {} {} ({}).", value > 0 ? "gains" : "loses", amount(value), range)};
    };
    if (a.variant.isSource && two.difference)
        return judged(two.difference->value, two.difference->ci95, "on the same samples");
    if (b.variant.isSource && one.difference)
        return judged(-one.difference->value, {-one.difference->ci95.hi, -one.difference->ci95.lo}, "on the same samples");
    if (one.difference && two.difference) { // both against the source: the intervals are of either, not of their difference
        const double value = two.difference->value - one.difference->value;
        const Interval interval{two.difference->ci95.lo - one.difference->ci95.hi, two.difference->ci95.hi - one.difference->ci95.lo};
        return judged(value, interval, "by each one's difference to the source");
    }
    if (one.fidelity && two.fidelity && !a.variant.isSource && !b.variant.isSource) {
        const double gap = two.fidelity->sqnrDb - one.fidelity->sqnrDb;
        if (std::isfinite(gap))
            return {std::fabs(gap) < 0.5 ? Side::Same : gap > 0 ? Side::Better : Side::Worse,
                    fmt::format("Its outputs are {:.1f} dB {} the source's than those of {}.", std::fabs(gap), gap >= 0 ? "closer to" : "farther from", a.variant.name)};
    }
    return {};
}

std::map<std::string, int64_t> changesByPass(const Variant &variant)
{
    std::map<std::string, int64_t> counts;
    if (variant.report.is_object() && variant.report.contains("changes") && variant.report["changes"].is_array())
        for (const auto &change : variant.report["changes"])
            if (change.is_object() && change.contains("pass") && change["pass"].is_string())
                ++counts[change["pass"].get<std::string>()];
    return counts;
}

// Where the gain comes from: passes that one of the two has and the other has not, or on other layers, and what that leaves.
std::string cause(const Judged &a, const Judged &b)
{
    const auto one = changesByPass(a.variant);
    const auto two = changesByPass(b.variant);
    std::vector<std::string> parts;
    for (const auto &[pass, count] : two) {
        const auto before = one.find(pass);
        if (before == one.end())
            parts.push_back(fmt::format("{} on {}", pass, plural(count, "layer")));
        else if (before->second != count)
            parts.push_back(fmt::format("{} on {} in place of {}", pass, plural(count, "layer"), formatCount(before->second)));
    }
    for (const auto &[pass, count] : one)
        if (!two.contains(pass))
            parts.push_back(fmt::format("no {}, which {} has on {}", pass, a.variant.name, plural(count, "layer")));
    std::string text = parts.empty() ? std::string() : fmt::format("What is different: {}.", fmt::join(parts, "; "));
    const auto &x = a.measurement;
    const auto &y = b.measurement;
    std::vector<std::string> left;
    const auto share = [&](const std::optional<int64_t> &before, const std::optional<int64_t> &after, const char *what) {
        if (before && after && *before > 0 && std::fabs(static_cast<double>(*after) / static_cast<double>(*before) - 1) >= 0.02) // less explains nothing
            left.push_back(fmt::format("{} % of the {}", fmt::format("{:.0f}", 100.0 * static_cast<double>(*after) / static_cast<double>(*before)), what));
    };
    share(x.parameters, y.parameters, "parameters");
    share(x.macs, y.macs, "multiply-accumulates");
    if (!left.empty())
        text += fmt::format("{}{} has {} of {}.", text.empty() ? "" : " ", b.variant.name, fmt::join(left, " and "), a.variant.name);
    return text;
}

std::string conclusion(const Said &size, const Said &speed, const Said &loss, const Judged &a, const Judged &b)
{
    std::vector<std::string> better, worse;
    const auto sort = [&](const Said &said, const char *what) {
        if (said.side == Side::Better)
            better.emplace_back(what);
        if (said.side == Side::Worse)
            worse.emplace_back(what);
    };
    sort(size, "size");
    sort(speed, "speed");
    sort(loss, "quality");
    const std::string &first = a.variant.name;
    const std::string &second = b.variant.name;
    const std::string unknown = loss.side ? "" : " What it loses was not measured, so this is half of the answer.";
    if (better.empty() && worse.empty())
        return "By these measures neither is better." + unknown;
    if (worse.empty())
        return fmt::format("So {} is better in {} and in nothing worse.{}", second, fmt::join(better, " and "), unknown);
    if (better.empty())
        return fmt::format("So {} is better: {} is worse in {} and in nothing better.{}", first, second, fmt::join(worse, " and "), unknown);
    return fmt::format("So it is a trade: {} is better in {}, {} in {}.{}", second, fmt::join(better, " and "), first, fmt::join(worse, " and "), unknown);
}

} // namespace

std::vector<std::string> whyBetter(const Judged &a, const Judged &b)
{
    std::vector<std::string> sentences;
    const Said size = sizes(a, b);
    const Said speed = speeds(a, b);
    const Said loss = quality(a, b);
    for (const std::string &sentence : {size.sentence, speed.sentence, loss.sentence, cause(a, b)})
        if (!sentence.empty())
            sentences.push_back(sentence);
    if (!b.measurement.comparable || !a.measurement.comparable)
        sentences.emplace_back("They were not measured under the same conditions.");
    sentences.push_back(conclusion(size, speed, loss, a, b));
    return sentences;
}

} // namespace pare
