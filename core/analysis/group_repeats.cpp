#include "core/analysis/group_forest.h"
#include "core/analysis/layer_groups.h"
#include "core/base/units.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace pare {

namespace {

constexpr size_t fewestForRepeats = 24; // entries of a level; a shorter one is readable as it is
constexpr int64_t fewestLayers = 3; // of a block that is one or two entries
constexpr size_t longestPeriod = 400;
constexpr size_t fewestTimes = 3; // twice the same may be chance
constexpr size_t partSize = 60;
constexpr double nearlyAlike = 0.7; // of its entries are those of a block: the first or last of a row, which is often made a little differently
constexpr double sameKind = 0.75;   // how alike two groups of one kind are that differ inside
constexpr std::string_view rangeWord = " to ";

struct Repeat {
    size_t begin = 0;
    size_t period = 0;
    size_t times = 0;
    [[nodiscard]] size_t covered() const { return period * times; }
};

// The stretch that covers most of what comes again; of equal ones the one with the shortest period, so that a block is no row of blocks.
// One entry or two are a block only where there is a group among them, as an attention and what follows it.
std::optional<Repeat> longestRepeat(const GroupForest &forest, std::span<const GroupForest::Entry> entries, std::span<const uint64_t> signature)
{
    const auto isBlock = [&](size_t begin, size_t period) {
        int64_t layers = 0;
        for (size_t i = begin; i < begin + period; ++i)
            layers += entries[i].group >= 0 ? forest.group(entries[i].group).layers : 1;
        return period > 2 || layers >= fewestLayers;
    };
    Repeat best;
    const size_t count = signature.size();
    for (size_t period = 1; period <= std::min(count / fewestTimes, longestPeriod); ++period) {
        size_t run = 0;
        for (size_t i = 0; i + period <= count; ++i) {
            const bool alike = i + period < count && signature[i] == signature[i + period];
            if (alike) {
                ++run;
                continue;
            }
            const size_t times = run / period + 1;
            if (times >= fewestTimes && times * period > best.covered() && isBlock(i - run, period))
                best = {i - run, period, times};
            run = 0;
        }
    }
    return best.times >= fewestTimes && best.covered() * 3 >= count ? std::optional(best) : std::nullopt;
}

// "layer.0" of "layer.0 to layer.59": parts of parts are called after what is in them.
std::string firstOf(const std::string &name)
{
    return name.substr(0, name.find(rangeWord));
}

std::string lastOf(const std::string &name)
{
    const size_t at = name.find(rangeWord);
    return at == std::string::npos ? name : name.substr(at + rangeWord.size());
}

// After the first and the last of its groups with names, where most of it are such; empty else.
std::string rangeOf(const GroupForest &forest, int parent, std::span<const GroupForest::Entry> part)
{
    const std::string *first = nullptr;
    const std::string *last = nullptr;
    size_t named = 0;
    for (const auto &entry : part)
        if (entry.group >= 0)
            if (const GroupForest::Group &group = forest.group(entry.group); !group.weakName || group.name.find(rangeWord) != std::string::npos) {
                first = first ? first : &group.name;
                last = &group.name;
                ++named;
            }
    if (named * 2 < part.size() || first == last)
        return {};
    while (parent >= 0 && forest.group(parent).weakName)
        parent = forest.group(parent).parent;
    const std::string around = parent < 0 ? std::string() : forest.group(parent).name;
    return labelInside(firstOf(*first), around) + std::string(rangeWord) + labelInside(lastOf(*last), around);
}

} // namespace

std::string labelInside(const std::string &name, const std::string &around)
{
    if (!around.empty() && name.size() > around.size() + 1 && name.starts_with(around) && (name[around.size()] == '/' || name[around.size()] == ' '))
        return name.substr(around.size() + 1);
    return name;
}

void gatherRepeats(GroupForest &forest, int parent, std::span<const GroupForest::Entry> entries, std::span<const uint64_t> signature, std::span<const int> cutAfter)
{
    if (entries.size() < fewestForRepeats)
        return;
    const auto repeat = longestRepeat(forest, entries, signature);
    if (!repeat || repeat->period == 1) // groups that are alike one by one
        return;
    const auto named = [&](const GroupForest::Entry &entry) { return entry.group >= 0 && !forest.group(entry.group).weakName; };
    if (std::ranges::all_of(entries.subspan(repeat->begin, repeat->covered()), named))
        return; // what they are called says more than a number
    // A stretch that repeats may be cut at any entry of its period, as long as it still repeats as often or once less.
    size_t rest = 0; // how far the last repetition reaches on
    while (repeat->begin + repeat->covered() + rest < entries.size() && rest + 1 < repeat->period &&
           signature[repeat->begin + repeat->covered() + rest] == signature[repeat->begin + rest])
        ++rest;
    const auto alike = [&](size_t one, size_t other) {
        if (signature[one] == signature[other])
            return 1.0;
        const int a = entries[one].group;
        const int b = entries[other].group;
        return a >= 0 && b >= 0 && !forest.group(a).kind.empty() && forest.group(a).kind == forest.group(b).kind ? sameKind : 0.0;
    };
    // How alike the period from `one` on and the one from `other` on are, 0 to 1; 0 below what counts as nearly alike, and where there is no such period.
    const auto likeness = [&](size_t one, size_t other) {
        double sum = 0;
        for (size_t i = 0; one + repeat->period <= entries.size() && i < repeat->period; ++i)
            sum += alike(one + i, other + i);
        const double share = sum / static_cast<double>(repeat->period);
        return share >= nearlyAlike ? share : 0.0;
    };
    size_t bestShift = 0;
    int64_t fewest = -1;
    double most = 0;     // likeness of what stands before and behind, between cuts that are as narrow
    bool before = false; // the period in front of the row is nearly a block
    bool behind = false;
    const auto cutBehind = [&](size_t entry) { return entry < entries.size() ? cutAfter[static_cast<size_t>(entries[entry].last)] : 0; };
    for (size_t shift = 0; shift < repeat->period; ++shift) {
        const size_t times = shift <= rest ? repeat->times : repeat->times - 1;
        int64_t cut = 0;
        for (size_t k = 0; k + 1 < times; ++k)
            cut += cutBehind(repeat->begin + shift + (k + 1) * repeat->period - 1);
        cut = cut * 1000 / static_cast<int64_t>(times - 1) + (shift > rest ? 1 : 0);
        const size_t begin = repeat->begin + shift;
        const double infront = begin >= repeat->period ? likeness(begin - repeat->period, begin) : 0;
        const double after = likeness(begin + times * repeat->period, begin);
        if (fewest < 0 || cut < fewest || (cut == fewest && infront + after > most)) {
            fewest = cut;
            most = infront + after;
            before = infront > 0;
            behind = after > 0;
            bestShift = shift;
        }
    }
    const size_t times = bestShift <= rest ? repeat->times : repeat->times - 1;
    const size_t first = repeat->begin + bestShift - (before ? repeat->period : 0);
    const size_t all = times + (before ? 1 : 0) + (behind ? 1 : 0);
    for (size_t k = 0; k < all; ++k)
        forest.gather(entries.subspan(first + k * repeat->period, repeat->period), parent, "block " + std::to_string(k + 1) + " of " + std::to_string(all));
}

void gatherParts(GroupForest &forest, int parent, std::span<const GroupForest::Entry> entries, std::span<const int> cutAfter)
{
    if (entries.size() <= mostEntriesOfALevel)
        return;
    // Parts of about the size that a level can be read in, but not more of them than that either.
    const size_t size = std::max(partSize, (entries.size() + mostEntriesOfALevel - 1) / mostEntriesOfALevel);
    std::vector<std::span<const GroupForest::Entry>> parts;
    size_t begin = 0;
    while (begin < entries.size()) {
        size_t end = std::min(begin + size + size / 4, entries.size());
        if (entries.size() - begin > size + size / 2) {
            size_t narrowest = begin + size * 3 / 4;
            for (size_t at = narrowest; at < begin + size + size / 4; ++at)
                if (cutAfter[static_cast<size_t>(entries[at].last)] < cutAfter[static_cast<size_t>(entries[narrowest].last)])
                    narrowest = at;
            end = narrowest + 1;
        } else {
            end = entries.size();
        }
        parts.push_back(entries.subspan(begin, end - begin));
        begin = end;
    }
    for (size_t i = 0; i < parts.size(); ++i) {
        std::string name = rangeOf(forest, parent, parts[i]);
        if (name.empty())
            name = "part " + std::to_string(i + 1) + " of " + std::to_string(parts.size());
        forest.gather(parts[i], parent, std::move(name));
    }
}

} // namespace pare
