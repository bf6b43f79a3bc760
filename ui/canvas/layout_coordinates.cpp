// Step 3 of the layout: an x for every item, in the order of its row.
//
// After U. Brandes and B. Köpf, "Fast and Simple Horizontal Coordinate Assignment" (Graph Drawing 2001), with the
// corrections of U. Brandes, J. Walter and J. Zink, "Erratum" (2020, arXiv 2008.01252): classes of blocks are moved
// against each other only after all blocks of a class have their place, class by class along its contour.
//
// 1. Where a line that ends at a node crosses one that only passes, the passing one wins (type 1 conflicts).
// 2. Four times (from above or below, from the left or the right) items are aligned with one neighbour in the row
//    before into vertical blocks, and the blocks are pushed together.
// 3. The four are laid over the narrowest of them, and each item stands between its two middle places.
//
// One change: who may be aligned with whom. A node looks only at other nodes if it has any, and of those only at the ones
// that most layers lie before (or behind); a passing line only at its own continuation. Of what is left an item wants the
// middle, and both ends must want each other. So the main line of a network is straight and shortcuts step aside. What is
// left alone by that is aligned with any middle neighbour that still is free.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pare::layouting {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

// The one or two middle neighbours that an item wants to stand in line with, -1 for none; if one, both are the same.
struct Wanted {
    int lower = -1;
    int upper = -1;

    [[nodiscard]] bool has(int item) const { return lower == item || upper == item; }
};

// Per item the weight of the longest way to it, and from it to an end. A passing line has that of its source, or of the
// reader that it goes to.
struct Depths {
    std::vector<int> before;
    std::vector<int> behind;
};

Depths depthsOf(const LayoutGraph &graph, const Layers &layers, const Ordered &ordered)
{
    Depths depths;
    depths.before.assign(at(ordered.itemCount()), 0);
    depths.behind.assign(at(ordered.itemCount()), 0);
    const auto weight = [&](int node) { return graph.weight.empty() ? 1 : graph.weight[at(node)]; };
    for (const int item : ordered.rows.entries) {
        int &own = depths.before[at(item)];
        if (!ordered.isNode(item)) {
            own = depths.before[at(ordered.above[item].front())];
            continue;
        }
        for (const int index : layers.reachesInto[item])
            if (const Reach &reach = layers.reaches[at(index)]; !reach.back)
                own = std::max(own, depths.before[at(reach.producer)]);
        own += weight(item);
    }
    for (auto item = ordered.rows.entries.rbegin(); item != ordered.rows.entries.rend(); ++item) {
        int &own = depths.behind[at(*item)];
        if (!ordered.isNode(*item)) {
            for (const int target : ordered.below(*item))
                own = std::max(own, depths.behind[at(target)]);
            continue;
        }
        for (const int tensor : layers.tensorsOf[*item])
            for (const int index : layers.reachesOfTensor[tensor])
                if (const Reach &reach = layers.reaches[at(index)]; !reach.back)
                    own = std::max(own, depths.behind[at(reach.reader)]);
        own += weight(*item);
    }
    return depths;
}

class Alignment {
public:
    // With depths: main lines straight. Without: everything by its middle neighbour, as published, but only where both
    // want each other.
    Alignment(const Ordered &ordered, const Extents &extents, const Depths *depths) : m_ordered(ordered), m_extents(extents), m_fill(depths != nullptr)
    {
        const int items = ordered.itemCount();
        m_above.resize(at(items));
        m_below.resize(at(items));
        for (int item = 0; item < items; ++item) {
            m_above[at(item)] = wantedOf(item, ordered.above[item], depths ? &depths->before : nullptr);
            m_below[at(item)] = wantedOf(item, ordered.below(item), depths ? &depths->behind : nullptr);
        }
        markConflicts();
    }

    // One of the four assignments. Fills x per item; x grows to the right whatever the direction.
    void assign(bool fromAbove, bool fromLeft, std::vector<float> &x)
    {
        m_fromAbove = fromAbove;
        m_fromLeft = fromLeft;
        alignBlocks();
        placeBlocks(x);
        moveClasses(x);
        if (!fromLeft)
            for (float &value : x)
                value = -value;
    }

private:
    [[nodiscard]] int rowCount() const { return m_ordered.rows.count(); }
    [[nodiscard]] int rowAt(int i) const { return m_fromAbove ? i : rowCount() - 1 - i; }
    [[nodiscard]] int itemAt(int row, int i) const
    {
        const auto items = m_ordered.rows[row];
        return items[m_fromLeft ? at(i) : items.size() - 1 - at(i)];
    }
    [[nodiscard]] int placeOf(int item) const
    {
        const int position = m_ordered.position[at(item)];
        return m_fromLeft ? position : static_cast<int>(m_ordered.rows[m_ordered.rowOf[at(item)]].size()) - 1 - position;
    }
    // The item before `item` in its row, seen from the side that this run starts from; -1 at the end.
    [[nodiscard]] int before(int item) const
    {
        const int place = placeOf(item);
        return place == 0 ? -1 : itemAt(m_ordered.rowOf[at(item)], place - 1);
    }
    [[nodiscard]] float separation(int earlier, int later) const
    {
        return m_fromLeft ? m_extents.separation(earlier, later) : m_extents.separation(later, earlier);
    }

    // The middle of the deepest neighbours. Of equally deep ones nodes come first; a passing line wants its own
    // continuation before all. Without depths: the middle of all neighbours of the own kind.
    Wanted wantedOf(int item, std::span<const int> neighbours, const std::vector<int> *depth)
    {
        const bool node = m_ordered.isNode(item);
        m_candidates.clear();
        int64_t best = -1;
        for (const int neighbour : neighbours) {
            const bool ownKind = m_ordered.isNode(neighbour) == node;
            int64_t rank = ownKind ? 1 : 0;
            if (depth != nullptr)
                rank += int64_t{2} * (node || ownKind ? (*depth)[at(neighbour)] : 0);
            if (rank > best)
                m_candidates.clear();
            if (rank >= best)
                m_candidates.push_back(neighbour);
            best = std::max(best, rank);
        }
        if (m_candidates.empty())
            return {};
        std::ranges::sort(m_candidates, {}, [&](int neighbour) { return m_ordered.position[at(neighbour)]; });
        const size_t count = m_candidates.size();
        return {m_candidates[(count - 1) / 2], m_candidates[count / 2]};
    }

    // The item above that a passing line comes from, if that only passes too.
    [[nodiscard]] int innerAbove(int item) const
    {
        if (m_ordered.isNode(item))
            return -1;
        const int source = m_ordered.above[item].front();
        return m_ordered.isNode(source) ? -1 : source;
    }

    // Between which positions above an item may hang without crossing a line that only passes both rows.
    void markConflicts()
    {
        m_window.assign(at(m_ordered.itemCount()), {0, std::numeric_limits<int>::max()});
        for (int row = 1; row < rowCount(); ++row) {
            const auto items = m_ordered.rows[row];
            int low = 0;
            size_t scanned = 0;
            for (size_t i = 0; i < items.size(); ++i) {
                const int inner = innerAbove(items[i]);
                if (inner < 0 && i + 1 < items.size())
                    continue;
                const int high = inner < 0 ? std::numeric_limits<int>::max() : m_ordered.position[at(inner)];
                for (; scanned <= i; ++scanned)
                    if (innerAbove(items[scanned]) < 0)
                        m_window[at(items[scanned])] = {low, high};
                low = high;
            }
        }
    }

    [[nodiscard]] bool crosses(int item, int neighbour) const
    {
        const int lower = m_fromAbove ? item : neighbour;
        const int position = m_ordered.position[at(m_fromAbove ? neighbour : item)];
        return position < m_window[at(lower)].first || position > m_window[at(lower)].second;
    }

    void align(int item, int neighbour)
    {
        m_align[at(neighbour)] = item;
        m_root[at(item)] = m_root[at(neighbour)];
        m_align[at(item)] = m_root[at(item)];
    }

    // Tries the two middle neighbours, the one nearer to the side that this run starts from first. `between`: places in
    // the row before that are free, exclusive. Returns the place taken, or -1.
    int alignWith(int item, const Wanted &wanted, std::pair<int, int> between, bool mutual)
    {
        const std::array<int, 2> choice = m_fromLeft ? std::array{wanted.lower, wanted.upper} : std::array{wanted.upper, wanted.lower};
        for (const int neighbour : choice) {
            if (neighbour < 0)
                continue;
            const int place = placeOf(neighbour);
            if (place <= between.first || place >= between.second || crosses(item, neighbour))
                continue;
            if (mutual && !(m_fromAbove ? m_below : m_above)[at(neighbour)].has(item))
                continue;
            align(item, neighbour);
            return place;
        }
        return -1;
    }

    void alignBlocks()
    {
        const int items = m_ordered.itemCount();
        m_root.resize(at(items));
        m_align.resize(at(items));
        for (int item = 0; item < items; ++item)
            m_root[at(item)] = m_align[at(item)] = item;
        constexpr int endless = std::numeric_limits<int>::max();
        for (int i = 1; i < rowCount(); ++i) {
            const int row = rowAt(i);
            const int count = static_cast<int>(m_ordered.rows[row].size());
            m_taken.assign(at(count), -1);
            int taken = -1;
            for (int k = 0; k < count; ++k) {
                const int item = itemAt(row, k);
                m_taken[at(k)] = alignWith(item, (m_fromAbove ? m_above : m_below)[at(item)], {taken, endless}, true);
                taken = std::max(taken, m_taken[at(k)]);
            }
            if (!m_fill)
                continue;
            m_limit.assign(at(count) + 1, endless);
            for (int k = count - 1; k >= 0; --k)
                m_limit[at(k)] = m_taken[at(k)] >= 0 ? m_taken[at(k)] : m_limit[at(k) + 1];
            taken = -1;
            for (int k = 0; k < count; ++k) {
                if (m_taken[at(k)] < 0) {
                    const int item = itemAt(row, k);
                    const auto neighbours = m_fromAbove ? std::span<const int>(m_ordered.above[item]) : m_ordered.below(item);
                    m_taken[at(k)] = alignWith(item, wantedOf(item, neighbours, nullptr), {taken, m_limit[at(k) + 1]}, false);
                }
                taken = std::max(taken, m_taken[at(k)]);
            }
        }
    }

    // Places every block as near as possible to the blocks before it that belong to the same class. Iterative: a row
    // of a hundred thousand nodes is a hundred thousand blocks deep.
    void placeBlocks(std::vector<float> &x)
    {
        const int items = m_ordered.itemCount();
        x.assign(at(items), 0);
        m_sink.resize(at(items));
        for (int item = 0; item < items; ++item)
            m_sink[at(item)] = item;
        m_placed.assign(at(items), 0);
        struct Visit {
            int root;
            int item;
        };
        std::vector<Visit> path;
        for (int i = 0; i < rowCount(); ++i) {
            const int row = rowAt(i);
            const int count = static_cast<int>(m_ordered.rows[row].size());
            for (int k = 0; k < count; ++k) {
                const int start = itemAt(row, k);
                if (m_root[at(start)] != start || m_placed[at(start)])
                    continue;
                path.push_back({start, start});
                while (!path.empty()) {
                    const auto [root, item] = path.back();
                    if (const int earlier = before(item); earlier >= 0) {
                        const int other = m_root[at(earlier)];
                        if (!m_placed[at(other)]) {
                            path.push_back({other, other});
                            continue;
                        }
                        if (m_sink[at(root)] == root)
                            m_sink[at(root)] = m_sink[at(other)];
                        if (m_sink[at(root)] == m_sink[at(other)])
                            x[at(root)] = std::max(x[at(root)], x[at(other)] + separation(earlier, item));
                    }
                    path.back().item = m_align[at(item)];
                    if (path.back().item == root) {
                        m_placed[at(root)] = 1;
                        path.pop_back();
                    }
                }
            }
        }
        for (int item = 0; item < items; ++item) {
            x[at(item)] = x[at(m_root[at(item)])];
            m_sink[at(item)] = m_sink[at(m_root[at(item)])];
        }
    }

    // Moves whole classes: each pushes the ones before it away, along the contour of its blocks.
    void moveClasses(std::vector<float> &x)
    {
        const int items = m_ordered.itemCount();
        constexpr float unmoved = std::numeric_limits<float>::infinity();
        m_shift.assign(at(items), unmoved);
        for (int i = 0; i < rowCount(); ++i) {
            int row = rowAt(i);
            if (m_ordered.rows[row].empty())
                continue;
            const int first = itemAt(row, 0);
            if (m_sink[at(first)] != first)
                continue;
            float &own = m_shift[at(first)];
            if (own == unmoved)
                own = 0;
            int place = 0;
            int item = 0;
            do {
                item = itemAt(row, place);
                while (m_align[at(item)] != m_root[at(item)]) {
                    item = m_align[at(item)];
                    row = m_ordered.rowOf[at(item)];
                    if (const int earlier = before(item); earlier >= 0) {
                        float &other = m_shift[at(m_sink[at(earlier)])];
                        other = std::min(other, own + x[at(item)] - (x[at(earlier)] + separation(earlier, item)));
                    }
                }
                place = placeOf(item) + 1;
            } while (place < static_cast<int>(m_ordered.rows[row].size()) && m_sink[at(item)] == m_sink[at(itemAt(row, place))]);
        }
        for (int item = 0; item < items; ++item)
            if (const float shift = m_shift[at(m_sink[at(item)])]; shift != unmoved)
                x[at(item)] += shift;
    }

    const Ordered &m_ordered;
    const Extents &m_extents;
    std::vector<Wanted> m_above;
    std::vector<Wanted> m_below;
    std::vector<std::pair<int, int>> m_window;
    std::vector<int> m_candidates;
    std::vector<int> m_taken; // by place in the row that is being aligned: the place of its partner
    std::vector<int> m_limit;
    std::vector<int> m_root;
    std::vector<int> m_align;
    std::vector<int> m_sink;
    std::vector<float> m_shift;
    std::vector<char> m_placed;
    bool m_fill;
    bool m_fromAbove = true;
    bool m_fromLeft = true;
};

struct Bounds {
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    [[nodiscard]] float width() const { return high - low; }
};

std::span<const int> itemsOf(const Layers &layers, const Ordered &ordered, int component)
{
    const int first = ordered.rows.start[at(layers.componentStart[at(component)])];
    const int end = ordered.rows.start[at(layers.componentStart[at(component) + 1])];
    return std::span<const int>(ordered.rows.entries).subspan(at(first), at(end - first));
}

Bounds boundsOf(std::span<const int> items, const Extents &extents, const std::vector<float> &x)
{
    Bounds bounds;
    for (const int item : items) {
        bounds.low = std::min(bounds.low, x[at(item)] - extents.left[at(item)]);
        bounds.high = std::max(bounds.high, x[at(item)] + extents.right[at(item)]);
    }
    return bounds;
}

// Lays the four over the narrowest (those from the left by their left sides, the others by their right ones) and takes
// the mean of the middle two; the component's left side becomes 0.
void balance(std::span<const int> items, const Extents &extents, std::array<std::vector<float>, 4> &runs,
             std::vector<float> &x)
{
    std::array<Bounds, 4> bounds;
    size_t narrowest = 0;
    for (size_t i = 0; i < 4; ++i) {
        bounds[i] = boundsOf(items, extents, runs[i]);
        if (bounds[i].width() < bounds[narrowest].width())
            narrowest = i;
    }
    std::array<float, 4> move{};
    for (size_t i = 0; i < 4; ++i) {
        const bool fromLeft = i % 2 == 0;
        move[i] = fromLeft ? bounds[narrowest].low - bounds[i].low : bounds[narrowest].high - bounds[i].high;
    }
    for (const int item : items) {
        std::array<float, 4> places{};
        for (size_t i = 0; i < 4; ++i)
            places[i] = runs[i][at(item)] + move[i];
        std::ranges::sort(places);
        x[at(item)] = std::floor((places[1] + places[2]) / 2);
    }
    const float low = boundsOf(items, extents, x).low;
    for (const int item : items)
        x[at(item)] -= low;
}

// The four assignments keep every distance; this only makes sure, and counts, so that a defect shows in a test and
// never as boxes that cover each other.
int correctRows(const Ordered &ordered, const Extents &extents, std::vector<float> &x)
{
    int corrections = 0;
    for (int row = 0; row < ordered.rows.count(); ++row) {
        const auto items = ordered.rows[row];
        for (size_t i = 1; i < items.size(); ++i) {
            const float least = x[at(items[i - 1])] + extents.separation(items[i - 1], items[i]);
            if (x[at(items[i])] < least) {
                x[at(items[i])] = least;
                ++corrections;
            }
        }
    }
    return corrections;
}

bool fourRuns(const Ordered &ordered, const Extents &extents, const Depths *depths, const RunContext &context, std::array<std::vector<float>, 4> &runs)
{
    Alignment alignment(ordered, extents, depths);
    for (size_t i = 0; i < 4; ++i) {
        if (context.stopRequested())
            return false;
        alignment.assign(i < 2, i % 2 == 0, runs[i]);
    }
    return true;
}

// What the component's widest row needs at least.
float leastWidth(const Layers &layers, const Ordered &ordered, const Extents &extents, int component)
{
    float widest = 0;
    for (int row = layers.componentStart[at(component)]; row < layers.componentStart[at(component) + 1]; ++row) {
        const auto items = ordered.rows[row];
        float width = extents.left[at(items.front())] + extents.right[at(items.back())];
        for (size_t i = 1; i < items.size(); ++i)
            width += extents.separation(items[i - 1], items[i]);
        widest = std::max(widest, width);
    }
    return widest;
}

} // namespace

bool assignCoordinates(const LayoutGraph &graph, const Layers &layers, const Ordered &ordered, const Extents &extents,
                       const RunContext &context, Coordinates &coordinates)
{
    context.progress("Positions", 0, ordered.nodeCount);
    std::array<std::vector<float>, 4> runs;
    const Depths depths = depthsOf(graph, layers, ordered);
    if (!fourRuns(ordered, extents, &depths, context, runs))
        return false;
    context.progress("Positions", ordered.nodeCount / 2, ordered.nodeCount);
    coordinates.x.assign(at(ordered.itemCount()), 0);
    const int components = static_cast<int>(layers.componentStart.size()) - 1;
    std::vector<int> drifted; // long straight lines beside each other can push a component far apart
    for (int component = 0; component < components; ++component) {
        const auto items = itemsOf(layers, ordered, component);
        balance(items, extents, runs, coordinates.x);
        if (boundsOf(items, extents, coordinates.x).width() > 1.5f * leastWidth(layers, ordered, extents, component))
            drifted.push_back(component);
    }
    if (!drifted.empty()) {
        if (!fourRuns(ordered, extents, nullptr, context, runs))
            return false;
        std::vector<float> other(at(ordered.itemCount()), 0);
        for (const int component : drifted) {
            const auto items = itemsOf(layers, ordered, component);
            balance(items, extents, runs, other);
            if (boundsOf(items, extents, other).width() * 1.25f > boundsOf(items, extents, coordinates.x).width())
                continue;
            for (const int item : items)
                coordinates.x[at(item)] = other[at(item)];
        }
    }
    coordinates.corrections = correctRows(ordered, extents, coordinates.x);
    return !context.stopRequested();
}

} // namespace pare::layouting
