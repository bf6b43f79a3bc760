// 1. By name, where names can be trusted.
// 2. For each likeness, from strict to loose, until nothing more is found:
//    a. A hash of everything that leads to a node ("down"), and one of everything that it leads to ("up"). Paired nodes enter by their pair,
//       so that what lies between two pairs is told apart by the way to them alone. Hashes that occur once in each model pair.
//    b. Neighbours of pairs: what reads the same output at the same place, and what is read at the same place.
//    c. Where a and b find nothing: a hash of the surroundings a few steps away; then twins (equal hashes, as many in both) in their order.
// 3. Optimizing and exporting anew fold and fuse what lies between the layers that do the work. So the two strict likenesses are followed by
//    the same on the skeleton alone: layers with matrices, pools, joins. With these as pairs, what lies between is looked at once more.
#include "core/analysis/layer_pairs.h"

#include "core/analysis/diff_labels.h"
#include "core/analysis/paired_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace pare {

using namespace pairing;

namespace {

using Hashes = std::vector<uint64_t>;

class Pairing {
public:
    Pairing(const Model &first, const Model &second)
        : m_models{&first, &second}, m_sameInputs(realInputs(first) == realInputs(second)), m_sameOutputs(first.graph().output_size() == second.graph().output_size())
    {
        for (int s = 0; s < 2; ++s)
            m_partners[s].assign(static_cast<size_t>(m_models[s]->index().nodeCount()), nothing);
    }

    Result<void> run()
    {
        PARE_TRY(byNames());
        constexpr std::pair<Likeness, View> rounds[] = {{Likeness::Content, View::Plain},  {Likeness::Form, View::Plain},        {Likeness::Shape, View::Skeleton}, {Likeness::Kind, View::Skeleton},
                                                        {Likeness::Form, View::Plain},     {Likeness::Shape, View::LookThrough}, {Likeness::Kind, View::LookThrough}};
        for (const auto &[likeness, view] : rounds) {
            if (done())
                break;
            for (int s = 0; s < 2; ++s) {
                PARE_TRY_ASSIGN(m_labels[s], labels(s, likeness));
                m_sides[s].emplace(sideOf(*m_models[s], view));
            }
            settle();
        }
        return {};
    }

    LayerPairs take() { return {std::move(m_partners[0]), std::move(m_partners[1]), m_byName}; }

private:
    static int realInputs(const Model &model)
    {
        int count = 0;
        for (const auto &input : model.graph().input())
            count += model.index().isGraphInput(input.name()) ? 1 : 0;
        return count;
    }

    [[nodiscard]] bool paired(int side, int node) const { return m_partners[side][static_cast<size_t>(node)] != nothing; }
    [[nodiscard]] bool done() const { return std::min(m_partners[0].size(), m_partners[1].size()) == static_cast<size_t>(m_count); }

    void pair(int a, int b)
    {
        m_partners[0][static_cast<size_t>(a)] = b;
        m_partners[1][static_cast<size_t>(b)] = a;
        ++m_count;
    }

    // Computed once: reading every constant is dear.
    Result<Hashes> labels(int side, Likeness likeness)
    {
        auto &known = m_known[side][static_cast<size_t>(likeness)];
        if (!known) {
            PARE_TRY_ASSIGN(known, nodeLabels(*m_models[side], likeness));
        }
        return *known;
    }

    Result<void> byNames()
    {
        const Model &first = *m_models[0];
        const Model &second = *m_models[1];
        std::vector<std::pair<int, int>> shared;
        for (int i = 0; i < first.graph().node_size(); ++i)
            if (const auto other = second.index().find(first.graph().node(i).name()))
                shared.emplace_back(i, other->value);
        m_byName = !first.metadata("pare.recipe").empty() || !second.metadata("pare.recipe").empty();
        std::vector<std::pair<int, int>> certain;
        if (!m_byName) {
            PARE_TRY_ASSIGN(const Hashes a, labels(0, Likeness::Form));
            PARE_TRY_ASSIGN(const Hashes b, labels(1, Likeness::Form));
            const auto alike = [&](const std::pair<int, int> &one) { return a[static_cast<size_t>(one.first)] == b[static_cast<size_t>(one.second)]; };
            const auto agree = std::count_if(shared.begin(), shared.end(), alike);
            m_byName = shared.size() == m_partners[0].size() && shared.size() == m_partners[1].size() && agree == static_cast<int64_t>(shared.size());
            if (!m_byName) {
                PARE_TRY_ASSIGN(certain, byWeights());
                m_byName = !shared.empty() && trusted(shared, certain);
            }
        }
        for (const auto &[i, j] : certain)
            pair(i, j);
        if (!m_byName)
            return {};
        for (const auto &[i, j] : shared)
            if (!paired(0, i) && !paired(1, j))
                pair(i, j);
        std::unordered_map<std::string_view, int> makers; // a pass may give a value's new maker another name
        for (int j = 0; j < second.graph().node_size(); ++j)
            if (!paired(1, j) && second.graph().node(j).output_size() > 0)
                makers[second.graph().node(j).output(0)] = j;
        for (int i = 0; i < first.graph().node_size(); ++i) {
            const auto &node = first.graph().node(i);
            if (paired(0, i) || node.output_size() == 0)
                continue;
            if (const auto found = makers.find(node.output(0)); found != makers.end() && !paired(1, found->second) && familyOf(second.graph().node(found->second)) == familyOf(node))
                pair(i, found->second);
        }
        return {};
    }

    // Nodes that are the only ones with their weights, in both models.
    Result<std::vector<std::pair<int, int>>> byWeights()
    {
        Hashes keys[2];
        for (int s = 0; s < 2; ++s) {
            PARE_TRY_ASSIGN(keys[s], labels(s, Likeness::Content));
            PARE_TRY_ASSIGN(const std::vector<bool> known, knownByWeights(*m_models[s]));
            for (size_t i = 0; i < keys[s].size(); ++i)
                if (!known[i])
                    keys[s][i] = 0;
        }
        return unique(keys[0], keys[1]);
    }

    // Whether names mean the same layers: nine of ten agree with the layers that are known by their weights, or else with what they are.
    bool trusted(const std::vector<std::pair<int, int>> &shared, const std::vector<std::pair<int, int>> &certain) const
    {
        std::unordered_set<int> known[2];
        int64_t agree = 0;
        int64_t all = static_cast<int64_t>(certain.size());
        for (const auto &[i, j] : certain) {
            known[0].insert(i);
            known[1].insert(j);
            agree += m_models[0]->graph().node(i).name() == m_models[1]->graph().node(j).name() ? 1 : 0;
        }
        for (const auto &[i, j] : shared) {
            if (known[0].contains(i) && known[1].contains(j))
                continue; // counted
            ++all;
            const bool apart = known[0].contains(i) || known[1].contains(j);
            agree += !apart && familyOf(m_models[0]->graph().node(i)) == familyOf(m_models[1]->graph().node(j)) ? 1 : 0;
        }
        return agree * 10 >= all * 9;
    }

    // Pairs of unpaired nodes whose key (not 0) occurs once on either side.
    [[nodiscard]] std::vector<std::pair<int, int>> unique(const Hashes &first, const Hashes &second) const
    {
        struct Found {
            int count[2] = {0, 0};
            int node[2] = {0, 0};
        };
        std::unordered_map<uint64_t, Found> found;
        const Hashes *keys[2] = {&first, &second};
        for (int s = 0; s < 2; ++s)
            for (size_t i = 0; i < keys[s]->size(); ++i)
                if (const uint64_t key = (*keys[s])[i]; key != 0 && m_partners[s][i] == nothing) {
                    Found &one = found[key];
                    ++one.count[s];
                    one.node[s] = static_cast<int>(i);
                }
        std::vector<std::pair<int, int>> pairs;
        for (const auto &[key, one] : found)
            if (one.count[0] == 1 && one.count[1] == 1)
                pairs.emplace_back(one.node[0], one.node[1]);
        return pairs;
    }

    bool pairUnique(const Hashes &first, const Hashes &second)
    {
        const auto pairs = unique(first, second);
        for (const auto &[a, b] : pairs)
            pair(a, b);
        return !pairs.empty();
    }

    // Of a node that has a partner, the same on both sides.
    [[nodiscard]] uint64_t tokenOf(int side, int node) const
    {
        return mixed(0x70616972, static_cast<uint64_t>(side == 0 ? node : m_partners[1][static_cast<size_t>(node)]));
    }

    [[nodiscard]] uint64_t inputToken(int side, int position) const
    {
        if (m_sameInputs)
            return mixed(0x696e, static_cast<uint64_t>(position));
        int at = 0;
        for (const auto &input : m_models[side]->graph().input())
            if (m_models[side]->index().isGraphInput(input.name()) && at++ == position)
                return mixed(0x696e, static_cast<uint64_t>(input.type().tensor_type().elem_type() * 16 + input.type().tensor_type().shape().dim_size()));
        return 0;
    }

    // Keys of 0: nodes that nothing but constants leads to.
    [[nodiscard]] Hashes down(int s) const
    {
        const Side &side = *m_sides[s];
        Hashes keys(m_partners[s].size(), 0);
        for (const NodeId id : side.model.index().order()) {
            const auto at = static_cast<size_t>(id.value);
            if (side.skipped[at])
                continue;
            if (paired(s, id.value)) {
                keys[at] = tokenOf(s, id.value);
                continue;
            }
            uint64_t key = m_labels[s][at];
            bool led = false;
            const auto origins = side.inputs.of(id.value);
            for (size_t i = 0; i < origins.size(); ++i) {
                const Origin &origin = origins[i];
                const uint64_t above = origin.node == inputOfGraph ? inputToken(s, origin.output) : origin.node >= 0 ? keys[static_cast<size_t>(origin.node)] : 0;
                if (above == 0)
                    continue;
                led = true;
                key = mixed(key, mixed(above, i * 64 + static_cast<uint64_t>(origin.output)));
            }
            keys[at] = led ? key : 0;
        }
        return keys;
    }

    // Keys of 0: nodes that lead to nothing.
    [[nodiscard]] Hashes up(int s) const
    {
        const Side &side = *m_sides[s];
        Hashes keys(m_partners[s].size(), 0);
        const auto &order = side.model.index().order();
        for (auto id = order.rbegin(); id != order.rend(); ++id) {
            const auto at = static_cast<size_t>(id->value);
            if (side.skipped[at])
                continue;
            if (paired(s, id->value)) {
                keys[at] = tokenOf(s, id->value);
                continue;
            }
            uint64_t sum = 0; // whatever the order of readers
            for (const Reading &reading : side.readers.of(id->value))
                if (const uint64_t below = keys[static_cast<size_t>(reading.reader)]; below != 0)
                    sum += mixed(below, static_cast<uint64_t>(reading.input) * 64 + static_cast<uint64_t>(reading.output));
            for (const int output : side.outputs[at])
                sum += mixed(0x6f7574, m_sameOutputs ? static_cast<uint64_t>(output) : 0);
            keys[at] = sum == 0 ? 0 : mixed(m_labels[s][at], sum);
        }
        return keys;
    }

    // What lies within a few steps of each node, in both directions.
    [[nodiscard]] Hashes around(int s, int steps) const
    {
        const Side &side = *m_sides[s];
        Hashes keys(m_partners[s].size());
        for (size_t i = 0; i < keys.size(); ++i)
            keys[i] = paired(s, static_cast<int>(i)) ? tokenOf(s, static_cast<int>(i)) : m_labels[s][i];
        for (int step = 0; step < steps; ++step) {
            Hashes next = keys;
            for (size_t i = 0; i < keys.size(); ++i) {
                if (m_partners[s][i] != nothing || side.skipped[i])
                    continue;
                const auto origins = side.inputs.of(static_cast<int>(i));
                for (size_t k = 0; k < origins.size(); ++k)
                    if (origins[k].node >= 0)
                        next[i] = mixed(next[i], mixed(keys[static_cast<size_t>(origins[k].node)], k * 64 + static_cast<uint64_t>(origins[k].output)));
                uint64_t sum = 0;
                for (const Reading &reading : side.readers.of(static_cast<int>(i)))
                    sum += mixed(keys[static_cast<size_t>(reading.reader)], static_cast<uint64_t>(reading.input) * 64 + static_cast<uint64_t>(reading.output));
                next[i] = mixed(next[i], sum);
            }
            keys.swap(next);
        }
        for (size_t i = 0; i < keys.size(); ++i)
            if (side.skipped[i])
                keys[i] = 0;
        return keys;
    }

    // As many with one key on either side, and whoever leads to them: in topological order.
    bool pairTwins(const Hashes &first, const Hashes &second)
    {
        const Hashes *keys[2] = {&first, &second};
        std::unordered_map<uint64_t, std::array<std::vector<int>, 2>> groups;
        for (int s = 0; s < 2; ++s)
            for (const NodeId id : m_models[s]->index().order())
                if (const uint64_t key = (*keys[s])[static_cast<size_t>(id.value)]; key != 0 && !paired(s, id.value))
                    groups[key][static_cast<size_t>(s)].push_back(id.value);
        bool any = false;
        for (const auto &[key, group] : groups)
            if (!group[0].empty() && group[0].size() == group[1].size()) {
                for (size_t i = 0; i < group[0].size(); ++i)
                    pair(group[0][i], group[1][i]);
                any = true;
            }
        return any;
    }

    [[nodiscard]] bool couldPair(int a, int b) const
    {
        return !paired(0, a) && !paired(1, b) && m_labels[0][static_cast<size_t>(a)] == m_labels[1][static_cast<size_t>(b)];
    }

    bool extend()
    {
        std::vector<int> queue;
        for (size_t i = 0; i < m_partners[0].size(); ++i)
            if (m_partners[0][i] != nothing && !m_sides[0]->skipped[i])
                queue.push_back(static_cast<int>(i));
        const int before = m_count;
        const auto found = [&](int a, int b) {
            pair(a, b);
            queue.push_back(a);
        };
        for (size_t at = 0; at < queue.size(); ++at) {
            const int a = queue[at];
            const int b = m_partners[0][static_cast<size_t>(a)];
            const auto above = m_sides[0]->inputs.of(a);
            const auto otherAbove = m_sides[1]->inputs.of(b);
            for (size_t i = 0; i < std::min(above.size(), otherAbove.size()); ++i)
                if (above[i].node >= 0 && otherAbove[i].node >= 0 && above[i].output == otherAbove[i].output && couldPair(above[i].node, otherAbove[i].node))
                    found(above[i].node, otherAbove[i].node);
            extendToReaders(a, b, found);
        }
        return m_count > before;
    }

    // Readers that are the only ones of their kind at their place.
    template <typename Found>
    void extendToReaders(int a, int b, const Found &found)
    {
        const std::span<const Reading> lists[2] = {m_sides[0]->readers.of(a), m_sides[1]->readers.of(b)};
        std::vector<std::tuple<uint64_t, int, int>> readers; // key, side, node
        for (int s = 0; s < 2; ++s)
            for (const Reading &reading : lists[s])
                if (!paired(s, reading.reader))
                    readers.emplace_back(mixed(m_labels[s][static_cast<size_t>(reading.reader)], static_cast<uint64_t>(reading.input) * 64 + static_cast<uint64_t>(reading.output)), s,
                                         reading.reader);
        std::sort(readers.begin(), readers.end());
        for (size_t first = 0; first < readers.size();) {
            size_t last = first;
            while (last < readers.size() && std::get<0>(readers[last]) == std::get<0>(readers[first]))
                ++last;
            if (last - first == 2 && std::get<1>(readers[first]) == 0 && std::get<1>(readers[first + 1]) == 1 && couldPair(std::get<2>(readers[first]), std::get<2>(readers[first + 1])))
                found(std::get<2>(readers[first]), std::get<2>(readers[first + 1]));
            first = last;
        }
    }

    void settle()
    {
        for (int round = 0; round < 12 && !done(); ++round) {
            bool any = pairUnique(down(0), down(1));
            any |= pairUnique(up(0), up(1));
            any |= extend();
            if (any)
                continue;
            if (pairUnique(around(0, 4), around(1, 4)) || done())
                continue;
            Hashes both[2];
            for (int s = 0; s < 2; ++s) {
                both[s] = down(s);
                const Hashes below = up(s);
                for (size_t i = 0; i < below.size(); ++i)
                    both[s][i] = both[s][i] == 0 || below[i] == 0 ? 0 : mixed(both[s][i], below[i]);
            }
            if (!pairTwins(both[0], both[1]))
                return;
        }
    }

    std::array<const Model *, 2> m_models;
    bool m_sameInputs;
    bool m_sameOutputs;
    bool m_byName = false;
    int m_count = 0;
    std::vector<int> m_partners[2];
    std::optional<Side> m_sides[2];
    Hashes m_labels[2];
    std::optional<Hashes> m_known[2][likenessCount];
};

} // namespace

Result<LayerPairs> pairLayers(const Model &first, const Model &second)
{
    Pairing pairing(first, second);
    PARE_TRY(pairing.run());
    return pairing.take();
}

} // namespace pare
