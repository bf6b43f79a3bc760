// Step 2 of the layout: the order of nodes and passing lines in each row.
//
// 1. A tensor with readers further down gets one item in every row that it passes (one chain for all of its readers).
// 2. A first order by depth-first search: in series-parallel networks it has no crossing already, and of the ways out
//    of a node the real layers stand left of the lines that only pass.
// 3. Sweeps down and up sort each row by the mean position of its neighbours; the best order seen is kept.
// 4. Neighbours are exchanged where that saves crossings.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <numeric>

namespace pare::layouting {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

struct Piece {
    ChainPiece piece;
    int endTarget = 0;
};

void buildChains(const Layers &layers, Ordered &ordered)
{
    ordered.nodeCount = static_cast<int>(layers.rowOf.size());
    ordered.rowOf = layers.rowOf;
    std::vector<Piece> pieces;
    std::vector<int> targets;
    std::vector<int> readers;
    for (int node = 0; node < ordered.nodeCount; ++node) {
        for (const int tensor : layers.tensorsOf[node]) {
            readers.clear();
            for (const int index : layers.reachesOfTensor[tensor])
                if (!layers.reaches[at(index)].pill)
                    readers.push_back(layers.reaches[at(index)].reader);
            std::ranges::stable_sort(readers, {}, [&](int reader) { return layers.rowOf[at(reader)]; });
            int source = node;
            int row = layers.rowOf[at(node)];
            for (size_t next = 0; next < readers.size();) {
                ++row;
                Piece added{{source, tensor, static_cast<int>(targets.size())}};
                while (next < readers.size() && layers.rowOf[at(readers[next])] == row)
                    targets.push_back(readers[next++]);
                if (next < readers.size()) {
                    source = ordered.itemCount();
                    ordered.rowOf.push_back(row);
                    targets.push_back(source);
                }
                added.endTarget = static_cast<int>(targets.size());
                pieces.push_back(added);
            }
        }
    }
    const int items = ordered.itemCount();
    const auto bySource = grouped<int>(
        items, static_cast<int>(pieces.size()), [&](int i) { return pieces[at(i)].piece.source; },
        [](int i) { return i; });
    ordered.pieces.reserve(pieces.size() + 1);
    ordered.targets.reserve(targets.size());
    std::vector<int> sourceOfTarget;
    sourceOfTarget.reserve(targets.size());
    for (const int index : bySource.entries) {
        ChainPiece piece = pieces[at(index)].piece;
        const int first = piece.firstTarget;
        piece.firstTarget = static_cast<int>(ordered.targets.size());
        ordered.pieces.push_back(piece);
        for (int i = first; i < pieces[at(index)].endTarget; ++i) {
            ordered.targets.push_back(targets[at(i)]);
            sourceOfTarget.push_back(piece.source);
        }
    }
    ordered.pieces.push_back({-1, -1, static_cast<int>(ordered.targets.size())});
    ordered.pieceStart = bySource.start;
    ordered.above = grouped<int>(
        items, static_cast<int>(ordered.targets.size()), [&](int i) { return ordered.targets[at(i)]; },
        [&](int i) { return sourceOfTarget[at(i)]; });
}

void orderByDepthFirstSearch(int rows, Ordered &ordered)
{
    ordered.rows = grouped<int>(
        rows, ordered.itemCount(), [&](int item) { return ordered.rowOf[at(item)]; }, [](int item) { return item; });
    ordered.position.assign(ordered.rowOf.size(), -1);
    std::vector<int> filled(at(rows), 0);
    struct Visit {
        int item;
        int next;
    };
    std::vector<Visit> path;
    const std::vector<int> starts = ordered.rows.entries; // from the top row down
    const auto visit = [&](int item) {
        const int row = ordered.rowOf[at(item)];
        ordered.position[at(item)] = filled[at(row)]++;
        ordered.rows[row][at(ordered.position[at(item)])] = item;
        path.push_back({item, 0});
    };
    for (const int start : starts) {
        if (ordered.position[at(start)] >= 0)
            continue;
        visit(start);
        while (!path.empty()) {
            const auto below = ordered.below(path.back().item);
            if (path.back().next == static_cast<int>(below.size())) {
                path.pop_back();
                continue;
            }
            const int child = below[at(path.back().next++)];
            if (ordered.position[at(child)] < 0)
                visit(child);
        }
    }
}

// Counts inversions of small and large sequences.
class InversionCounter {
public:
    // How many pairs of `values` stand the wrong way round.
    int64_t count(std::vector<int> &values)
    {
        if (values.size() < 24)
            return byInsertion(values);
        m_buffer.resize(values.size());
        return byMerging(values, 0, values.size());
    }

private:
    static int64_t byInsertion(std::vector<int> &values)
    {
        int64_t found = 0;
        for (size_t i = 1; i < values.size(); ++i) {
            const int value = values[i];
            size_t to = i;
            for (; to > 0 && values[to - 1] > value; --to)
                values[to] = values[to - 1];
            values[to] = value;
            found += static_cast<int64_t>(i - to);
        }
        return found;
    }

    int64_t byMerging(std::vector<int> &values, size_t begin, size_t end)
    {
        if (end - begin < 2)
            return 0;
        const size_t middle = begin + (end - begin) / 2;
        int64_t found = byMerging(values, begin, middle) + byMerging(values, middle, end);
        size_t left = begin;
        size_t right = middle;
        for (size_t to = begin; to < end; ++to) {
            if (right < end && (left == middle || values[right] < values[left])) {
                found += static_cast<int64_t>(middle - left);
                m_buffer[to] = values[right++];
            } else {
                m_buffer[to] = values[left++];
            }
        }
        std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(begin), m_buffer.begin() + static_cast<std::ptrdiff_t>(end),
                  values.begin() + static_cast<std::ptrdiff_t>(begin));
        return found;
    }

    std::vector<int> m_buffer;
};

// Crossings between each row and the one below it.
int64_t countCrossings(const Ordered &ordered, std::vector<int64_t> &perGap)
{
    InversionCounter counter;
    std::vector<int> ends;
    std::vector<int> own;
    int64_t total = 0;
    for (int row = 0; row < ordered.rows.count(); ++row) {
        ends.clear();
        for (const int item : ordered.rows[row]) {
            own.clear();
            for (const int target : ordered.below(item))
                own.push_back(ordered.position[at(target)]);
            std::ranges::sort(own);
            ends.insert(ends.end(), own.begin(), own.end());
        }
        perGap[at(row)] = ends.size() < 2 ? 0 : counter.count(ends);
        total += perGap[at(row)];
    }
    return total;
}

class Sweeper {
public:
    explicit Sweeper(Ordered &ordered) : m_ordered(ordered) {}

    // Sorts the row by the mean position of the items above (or below). Items without any stay where they are.
    void sortRow(int row, bool byAbove)
    {
        const auto items = m_ordered.rows[row];
        if (items.size() < 2)
            return;
        m_keys.clear();
        m_places.clear();
        for (size_t i = 0; i < items.size(); ++i) {
            const auto neighbours = byAbove ? std::span<const int>(std::as_const(m_ordered.above)[items[i]]) : m_ordered.below(items[i]);
            if (neighbours.empty())
                continue;
            int64_t sum = 0;
            for (const int neighbour : neighbours)
                sum += m_ordered.position[at(neighbour)];
            m_keys.push_back({static_cast<double>(sum) / static_cast<double>(neighbours.size()), items[i]});
            m_places.push_back(static_cast<int>(i));
        }
        if (std::ranges::is_sorted(m_keys, {}, &Key::mean))
            return;
        std::ranges::stable_sort(m_keys, {}, &Key::mean);
        for (size_t i = 0; i < m_keys.size(); ++i) {
            items[at(m_places[i])] = m_keys[i].item;
            m_ordered.position[at(m_keys[i].item)] = m_places[i];
        }
    }

    // Exchanges neighbours where that saves crossings with the rows above and below. Returns what it saved.
    int64_t exchange(int row)
    {
        const auto items = m_ordered.rows[row];
        int64_t saved = 0;
        for (size_t i = 0; i + 1 < items.size(); ++i) {
            const int a = items[i];
            const int b = items[i + 1];
            const int64_t gain = gainOf(std::as_const(m_ordered.above)[a], std::as_const(m_ordered.above)[b]) +
                                 gainOf(m_ordered.below(a), m_ordered.below(b));
            if (gain <= 0)
                continue;
            saved += gain;
            std::swap(items[i], items[i + 1]);
            std::swap(m_ordered.position[at(a)], m_ordered.position[at(b)]);
        }
        return saved;
    }

private:
    struct Key {
        double mean;
        int item;
    };

    void sortedPositions(std::span<const int> items, std::vector<int> &positions) const
    {
        positions.clear();
        for (const int item : items)
            positions.push_back(m_ordered.position[at(item)]);
        std::ranges::sort(positions);
    }

    // How many crossings fewer there are if a and b, which have these neighbours, change places.
    int64_t gainOf(std::span<const int> ofA, std::span<const int> ofB)
    {
        if (ofA.empty() || ofB.empty())
            return 0;
        sortedPositions(ofA, m_a);
        sortedPositions(ofB, m_b);
        return pairsAbove(m_a, m_b) - pairsAbove(m_b, m_a);
    }

    // Pairs (a, b) with a > b.
    static int64_t pairsAbove(const std::vector<int> &a, const std::vector<int> &b)
    {
        int64_t pairs = 0;
        size_t less = 0;
        for (const int value : a) {
            while (less < b.size() && b[less] < value)
                ++less;
            pairs += static_cast<int64_t>(less);
        }
        return pairs;
    }

    Ordered &m_ordered;
    std::vector<Key> m_keys;
    std::vector<int> m_places;
    std::vector<int> m_a;
    std::vector<int> m_b;
};

void restore(const std::vector<int> &rowItems, Ordered &ordered)
{
    ordered.rows.entries = rowItems;
    for (int row = 0; row < ordered.rows.count(); ++row) {
        const auto items = ordered.rows[row];
        for (size_t i = 0; i < items.size(); ++i)
            ordered.position[at(items[i])] = static_cast<int>(i);
    }
}

} // namespace

bool orderRows(const Layers &layers, const LayoutOptions &options, const RunContext &context, Ordered &ordered)
{
    context.progress("Order", 0, static_cast<int64_t>(layers.rowOf.size()));
    buildChains(layers, ordered);
    if (context.stopRequested())
        return false;
    orderByDepthFirstSearch(layers.rowCount(), ordered);

    const int rows = ordered.rows.count();
    std::vector<int64_t> perGap(at(rows), 0);
    int64_t best = countCrossings(ordered, perGap);
    Sweeper sweeper(ordered);
    std::vector<int> bestRows = ordered.rows.entries;
    int withoutGain = 0;
    for (int sweep = 0; sweep < options.sweeps && best > 0 && withoutGain < 3; ++sweep) {
        const bool down = sweep % 2 == 0;
        for (int i = 0; i < rows; ++i) {
            sweeper.sortRow(down ? i : rows - 1 - i, down);
            if (i % 256 == 0 && context.stopRequested())
                return false;
        }
        const int64_t crossings = countCrossings(ordered, perGap);
        if (crossings < best) {
            best = crossings;
            bestRows = ordered.rows.entries;
            withoutGain = 0;
        } else {
            ++withoutGain;
        }
        context.progress("Order", (sweep + 1) * static_cast<int64_t>(ordered.nodeCount) / options.sweeps, ordered.nodeCount);
    }
    restore(bestRows, ordered);
    if (best > 0)
        countCrossings(ordered, perGap);
    for (int pass = 0; pass < 4 && best > 0; ++pass) {
        int64_t saved = 0;
        for (int row = 0; row < rows; ++row) {
            const bool crossed = perGap[at(row)] > 0 || (row > 0 && perGap[at(row - 1)] > 0);
            if (crossed)
                saved += sweeper.exchange(row);
            if (row % 256 == 0 && context.stopRequested())
                return false;
        }
        if (saved == 0)
            break;
        best = countCrossings(ordered, perGap);
    }
    ordered.crossings = best;
    return !context.stopRequested();
}

} // namespace pare::layouting
