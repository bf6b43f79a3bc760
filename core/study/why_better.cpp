#include "core/study/why_better.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/measure/verdict.h"
#include "core/study/changes_by_kind.h"
#include "core/study/study_tables.h"
#include "core/study/trade_off.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace pare {

namespace {

// What a measure says of B: better, worse, not told apart, or that the samples do not rule out a loss past the guard; nothing where it was not measured.
enum class Side { Better, Worse, Same, Open };

struct Said {
    std::optional<Side> side;
    std::string sentence;
};

std::string times(double ratio, const Words &words)
{
    return ratio >= 1.995 ? words.say("{0} times", {fmt::format("{:.1f}", ratio)}) : fmt::format("{:.0f} %", (ratio - 1) * 100);
}

Said sizes(const Judged &a, const Judged &b, const Words &words)
{
    const auto one = static_cast<double>(sizeOf(a.variant, a.measurement));
    const auto two = static_cast<double>(sizeOf(b.variant, b.measurement));
    if (!(one > 0) || !(two > 0))
        return {};
    const std::string before = formatBytes(static_cast<int64_t>(one));
    const std::string after = formatBytes(static_cast<int64_t>(two));
    if (std::fabs(two / one - 1) < 0.005)
        return {Side::Same, words.say("Both are as large ({0} and {1}).", {before, after})};
    if (two < one)
        return {Side::Better, words.say("{0} is {1} smaller: {2} in place of {3}.",
                                        {b.variant.name, one / two >= 1.995 ? times(one / two, words) : fmt::format("{:.0f} %", (1 - two / one) * 100), after, before})};
    return {Side::Worse, words.say("{0} is {1} larger: {2} in place of {3}.", {b.variant.name, times(two / one, words), after, before})};
}

// Each was timed in turns with the source; the quotient of two such ratios is no surer than both ends of both intervals.
Said speeds(const Judged &a, const Judged &b, const Words &words)
{
    const auto ratioOf = [](const Judged &one) { return one.variant.isSource ? std::optional(RatioNumber{}) : one.measurement.latencyRatio; };
    const auto one = ratioOf(a);
    const auto two = ratioOf(b);
    if (!one || !two || !(one->ci95.lo > 0) || !(two->ci95.lo > 0))
        return {};
    const double ratio = two->value / one->value;
    const double lo = two->ci95.lo / one->ci95.hi;
    const double hi = two->ci95.hi / one->ci95.lo;
    const std::string by = a.variant.isSource || b.variant.isSource ? words.say("timed in turns in one run") : words.say("by each one's ratio to the source");
    const auto number = [](double value) { return fmt::format("{:.2f}", value); };
    const std::string range = words.say("{0}x of the latency, {1} to {2}, {3}", {number(ratio), number(lo), number(hi), by});
    if (hi < 1 && 1 / ratio >= 1.995)
        return {Side::Better, words.say("It is {0} faster ({1}).", {times(1 / ratio, words), range})};
    if (hi < 1) // the figure that the table beside it has
        return {Side::Better, words.say("It takes {0} less time ({1}).", {fmt::format("{:.1f} %", (1 - ratio) * 100), range})};
    if (lo > 1)
        return {lo > 1.02 ? Side::Worse : Side::Same, words.say("It is {0} slower ({1}).", {times(ratio, words), range})};
    return {Side::Same, words.say("Their speed is not told apart ({0}).", {range})};
}

// The verdict leaves no loss past the guard open.
bool holds(const Judged &one)
{
    return one.variant.isSource || one.measurement.verdict == verdictName(VerdictKind::Kept) || one.measurement.verdict == verdictName(VerdictKind::LossWithinGuard);
}

Said quality(const Judged &a, const Judged &b, const Words &words)
{
    const auto &one = a.measurement;
    const auto &two = b.measurement;
    const bool share = two.accuracy ? two.accuracy->share : one.accuracy ? one.accuracy->share : true;
    const auto amount = [&](double value) { return share ? words.say("{0} points", {fmt::format("{:.1f}", std::fabs(value) * 100)}) : fmt::format("{:.4g}", std::fabs(value)); };
    const auto judged = [&](double value, const Interval &interval, const std::string &how) -> Said {
        const auto end = [&](double at) { return share ? fmt::format("{:+.1f}", at * 100) : fmt::format("{:+.4g}", at); };
        const std::string range = words.say("{0} to {1}, {2}", {end(interval.lo), end(interval.hi), how});
        if (interval.lo <= 0 && interval.hi >= 0 && !(holds(a) && holds(b)))
            return {Side::Open, words.say("Whether it is as good cannot be told from these samples ({0}).", {range})};
        if (interval.lo <= 0 && interval.hi >= 0)
            return {Side::Same, words.say("What it gives is as good, as far as the samples tell ({0}).", {range})};
        return value > 0 ? Said{Side::Better, words.say("It gains {0} ({1}).", {amount(value), range})} : Said{Side::Worse, words.say("It loses {0} ({1}).", {amount(value), range})};
    };
    const std::string paired = words.say("on the same samples");
    if (a.variant.isSource && two.difference)
        return judged(two.difference->value, two.difference->ci95, paired);
    if (b.variant.isSource && one.difference)
        return judged(-one.difference->value, {-one.difference->ci95.hi, -one.difference->ci95.lo}, paired);
    if (one.difference && two.difference) { // both against the source: the intervals are of either, not of their difference
        const double value = two.difference->value - one.difference->value;
        const Interval interval{two.difference->ci95.lo - one.difference->ci95.hi, two.difference->ci95.hi - one.difference->ci95.lo};
        return judged(value, interval, words.say("by each one's difference to the source"));
    }
    if (one.fidelity && two.fidelity && !a.variant.isSource && !b.variant.isSource) {
        const double gap = two.fidelity->sqnrDb - one.fidelity->sqnrDb;
        const std::string decibels = fmt::format("{:.1f}", std::fabs(gap));
        if (std::isfinite(gap))
            return {std::fabs(gap) < 0.5 ? Side::Same : gap > 0 ? Side::Better : Side::Worse,
                    gap >= 0 ? words.say("Its outputs are {0} dB closer to the source's than those of {1}.", {decibels, a.variant.name})
                             : words.say("Its outputs are {0} dB farther from the source's than those of {1}.", {decibels, a.variant.name})};
    }
    return {};
}

// By pass, how many layers it changed.
std::map<std::string, int64_t> layersByPass(const nlohmann::json &changes)
{
    std::map<std::string, std::set<std::string>> layers;
    for (const auto &change : changes)
        if (change.contains("pass") && change["pass"].is_string())
            layers[change["pass"].get<std::string>()].insert(tables::textIn(change, "layer"));
    std::map<std::string, int64_t> counts;
    for (const auto &[pass, names] : layers)
        counts[pass] = static_cast<int64_t>(names.size());
    return counts;
}

std::string listed(const std::vector<std::string> &parts, const Words &words)
{
    std::string text;
    for (size_t i = 0; i < parts.size(); ++i)
        text = i == 0 ? parts[i] : words.say("{0} and {1}", {text, parts[i]});
    return text;
}

// Where the gain comes from: passes that one of the two has and the other has not, or on other layers, and what that leaves.
std::string cause(const Judged &a, const Judged &b, const Words &words)
{
    const ChangesByKind ofA = changesByKind(a.variant.report);
    const ChangesByKind ofB = changesByKind(b.variant.report);
    const auto one = layersByPass(ofA.changing);
    const auto two = layersByPass(ofB.changing);
    const auto layers = [&](int64_t count) { return words.count(count, "layer"); };
    std::vector<std::string> parts;
    for (const auto &[pass, count] : two) {
        const auto before = one.find(pass);
        if (before == one.end())
            parts.push_back(words.say("{0} on {1}", {pass, layers(count)}));
        else if (before->second != count)
            parts.push_back(words.say("{0} on {1} in place of {2}", {pass, layers(count), formatCount(before->second)}));
    }
    for (const auto &[pass, count] : one)
        if (!two.contains(pass))
            parts.push_back(words.say("no {0}, which {1} has on {2}", {pass, a.variant.name, layers(count)}));
    std::vector<std::string> rewrites; // say less: by name only
    const auto known = layersByPass(ofA.rewriting);
    for (const auto &[pass, count] : layersByPass(ofB.rewriting))
        if (!known.contains(pass))
            rewrites.push_back(pass);
    if (!rewrites.empty())
        parts.push_back(words.say("exact rewrites by {0}", {fmt::format("{}", fmt::join(rewrites, ", "))}));
    std::string text = parts.empty() ? std::string() : words.say("What is different: {0}.", {fmt::format("{}", fmt::join(parts, "; "))});
    const auto &x = a.measurement;
    const auto &y = b.measurement;
    std::vector<std::string> left;
    const auto share = [&](const std::optional<int64_t> &before, const std::optional<int64_t> &after, auto say) {
        if (before && after && *before > 0 && std::fabs(static_cast<double>(*after) / static_cast<double>(*before) - 1) >= 0.02) // less explains nothing
            left.push_back(say(fmt::format("{:.0f}", 100.0 * static_cast<double>(*after) / static_cast<double>(*before))));
    };
    share(x.parameters, y.parameters, [&](const std::string &percent) { return words.say("{0} % of the parameters", {percent}); });
    share(x.macs, y.macs, [&](const std::string &percent) { return words.say("{0} % of the multiply-accumulates", {percent}); });
    if (!left.empty())
        text += (text.empty() ? "" : " ") + words.say("{0} has {1} of {2}.", {b.variant.name, listed(left, words), a.variant.name});
    return text;
}

std::string conclusion(const Said &size, const Said &speed, const Said &loss, const Judged &a, const Judged &b, const Words &words)
{
    std::vector<std::string> better, worse;
    const auto sort = [&](const Said &said, const std::string &what) {
        if (said.side == Side::Better)
            better.push_back(what);
        if (said.side == Side::Worse)
            worse.push_back(what);
    };
    sort(size, words.say("size"));
    sort(speed, words.say("speed"));
    sort(loss, words.say("quality"));
    const std::string &first = a.variant.name;
    const std::string &second = b.variant.name;
    if (better.empty() && worse.empty())
        return words.say("By these measures neither is better.");
    if (worse.empty() && loss.side == Side::Open)
        return words.say("So {0} is better in {1}; whether it is as good is not known.", {second, listed(better, words)});
    if (better.empty() && loss.side == Side::Open)
        return words.say("So {0} is worse in {1}; whether it is as good is not known.", {second, listed(worse, words)});
    if (worse.empty())
        return words.say("So {0} is better in {1} and in nothing worse.", {second, listed(better, words)});
    if (better.empty())
        return words.say("So {0} is better: {1} is worse in {2} and in nothing better.", {first, second, listed(worse, words)});
    return words.say("So it is a trade: {0} is better in {1}, {2} in {3}.", {second, listed(better, words), first, listed(worse, words)});
}

} // namespace

std::vector<std::string> whyBetter(const Judged &a, const Judged &b, const Words &words)
{
    std::vector<std::string> sentences;
    const Said size = sizes(a, b, words);
    const Said speed = speeds(a, b, words);
    const Said loss = quality(a, b, words);
    for (const std::string &sentence : {size.sentence, speed.sentence, loss.sentence, cause(a, b, words)})
        if (!sentence.empty())
            sentences.push_back(sentence);
    if (!b.measurement.comparable || !a.measurement.comparable)
        sentences.push_back(words.say("They were not measured under the same conditions."));
    std::string last = conclusion(size, speed, loss, a, b, words);
    if (!loss.side)
        last += " " + words.say("What it loses was not measured, so this is half of the answer.");
    sentences.push_back(std::move(last));
    return sentences;
}

} // namespace pare
