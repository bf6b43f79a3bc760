// Tracks for lines that run sideways in one gap between two rows.
//
// Of two lines whose spans overlap, one runs above the other. Which order is better is counted: each time a vertical
// part of one crosses the horizontal part of the other costs 1, and where vertical parts would lie on each other, 1000.
// The order is built greedily (next is the line that loses least by being above all remaining ones) and polished by
// exchanging neighbours; then every line takes the highest track below the earlier ones that it overlaps.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

namespace pare::layouting {

namespace {

constexpr float clearance = 5;      // between ends of lines on one track, and between vertical parts
constexpr int largestCounted = 48;  // lines; beyond, pairs are not counted

bool overlap(const Sideways &a, const Sideways &b)
{
    return a.low < b.high + clearance && b.low < a.high + clearance;
}

int costOfAbove(const Sideways &above, const Sideways &below)
{
    int cost = 0;
    const auto inside = [](float x, const Sideways &line) { return x > line.low && x < line.high; };
    for (const float tap : above.taps) {
        cost += inside(tap, below) ? 1 : 0;
        cost += std::abs(tap - below.source) < clearance ? 1000 : 0;
    }
    cost += inside(below.source, above) ? 1 : 0;
    return cost;
}

std::vector<int> bestOrder(std::span<const Sideways> lines)
{
    const size_t count = lines.size();
    std::vector<int> regret(count * count, 0); // what is lost if the row is above the column
    std::vector<int> sum(count, 0);
    for (size_t a = 0; a < count; ++a) {
        for (size_t b = a + 1; b < count; ++b) {
            if (!overlap(lines[a], lines[b]))
                continue;
            const int difference = costOfAbove(lines[a], lines[b]) - costOfAbove(lines[b], lines[a]);
            regret[a * count + b] = difference;
            regret[b * count + a] = -difference;
            sum[a] += difference;
            sum[b] -= difference;
        }
    }
    std::vector<int> order;
    std::vector<char> taken(count, 0);
    for (size_t i = 0; i < count; ++i) {
        size_t next = count;
        for (size_t candidate = 0; candidate < count; ++candidate)
            if (!taken[candidate] && (next == count || sum[candidate] < sum[next]))
                next = candidate;
        taken[next] = 1;
        order.push_back(static_cast<int>(next));
        for (size_t other = 0; other < count; ++other)
            sum[other] += regret[next * count + other];
    }
    for (size_t pass = 0; pass < count; ++pass) {
        bool changed = false;
        for (size_t i = 0; i + 1 < count; ++i) {
            if (regret[static_cast<size_t>(order[i]) * count + static_cast<size_t>(order[i + 1])] > 0) {
                std::swap(order[i], order[i + 1]);
                changed = true;
            }
        }
        if (!changed)
            break;
    }
    return order;
}

// Only so that no two lie on each other: each line takes the first track that is free from its left end on.
int firstFreeTracks(std::span<const Sideways> lines, std::vector<int> &track)
{
    std::vector<int> order(lines.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int i) { return lines[static_cast<size_t>(i)].low; });
    using End = std::pair<float, int>;
    std::priority_queue<End, std::vector<End>, std::greater<>> ends;
    int tracks = 0;
    for (const int i : order) {
        const Sideways &line = lines[static_cast<size_t>(i)];
        int own = tracks;
        if (!ends.empty() && ends.top().first + clearance <= line.low) {
            own = ends.top().second;
            ends.pop();
        } else {
            ++tracks;
        }
        track[static_cast<size_t>(i)] = own;
        ends.push({line.high, own});
    }
    return tracks;
}

} // namespace

int assignTracks(std::span<const Sideways> lines, std::vector<int> &track)
{
    track.assign(lines.size(), 0);
    if (lines.size() < 2)
        return static_cast<int>(lines.size());
    if (lines.size() > largestCounted)
        return firstFreeTracks(lines, track);
    const std::vector<int> order = bestOrder(lines);
    int tracks = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        const auto line = static_cast<size_t>(order[i]);
        for (size_t k = 0; k < i; ++k) {
            const auto earlier = static_cast<size_t>(order[k]);
            if (overlap(lines[earlier], lines[line]))
                track[line] = std::max(track[line], track[earlier] + 1);
        }
        tracks = std::max(tracks, track[line] + 1);
    }
    return tracks;
}

} // namespace pare::layouting
