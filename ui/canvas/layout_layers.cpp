// Step 1 of the layout: a row for every node.
//
// 1. The reaches (producer to reader) are listed once each, and those that close a cycle are marked.
// 2. Each node goes as far up as its producers allow (longest path), then from the bottom as far down as its readers
//    allow, where that makes the lines together no longer: so a constant stands right above the node that reads it.
//    Last, real layers go up again where that costs nothing: they stand below what they read.
// 3. What would be a very long line, and most of what a tensor with very many readers has, becomes pills.
// 4. Nodes that are left without any line, if there are many in one row, are wrapped into several rows.
// 5. Every connected component gets rows of its own, without empty ones.

#include "ui/canvas/layout_work.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>

namespace pare::layouting {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

void listReaches(const LayoutGraph &graph, Layers &layers)
{
    const int nodes = graph.nodeCount();
    std::vector<int> seenBy(at(nodes), -1); // the last tensor that a node was listed for
    for (int tensor = 0; tensor < graph.tensorCount(); ++tensor) {
        const int producer = graph.producer[at(tensor)];
        if (producer < 0 || producer >= nodes)
            continue;
        for (int i = graph.readerStart[at(tensor)]; i < graph.readerStart[at(tensor) + 1]; ++i) {
            const int reader = graph.readers[at(i)];
            if (reader < 0 || reader >= nodes || seenBy[at(reader)] == tensor)
                continue;
            seenBy[at(reader)] = tensor;
            layers.reaches.push_back({tensor, producer, reader});
        }
    }
    const auto &reaches = layers.reaches;
    const int count = static_cast<int>(reaches.size());
    const auto index = [](int i) { return i; };
    layers.reachesOfTensor = grouped<int>(graph.tensorCount(), count, [&](int i) { return reaches[at(i)].tensor; }, index);
    layers.reachesInto = grouped<int>(nodes, count, [&](int i) { return reaches[at(i)].reader; }, index);
    layers.tensorsOf = grouped<int>(
        nodes, graph.tensorCount(),
        [&](int tensor) { return layers.reachesOfTensor[tensor].empty() ? -1 : graph.producer[at(tensor)]; }, index);
}

// The nodes in an order in which every reach leads forward, but for those that it marks as `back`.
std::vector<int> topologicalOrder(int nodes, Layers &layers)
{
    std::vector<int> waitingFor(at(nodes), 0);
    for (int node = 0; node < nodes; ++node)
        waitingFor[at(node)] = static_cast<int>(layers.reachesInto[node].size());
    std::vector<char> placed(at(nodes), 0);
    std::vector<int> order;
    order.reserve(at(nodes));
    const auto place = [&](int node) {
        placed[at(node)] = 1;
        order.push_back(node);
    };
    for (int node = 0; node < nodes; ++node)
        if (waitingFor[at(node)] == 0)
            place(node);

    // Used only once the graph has turned out to have a cycle: nodes that wait for some, but not for all.
    std::priority_queue<int, std::vector<int>, std::greater<>> entries;
    bool cyclic = false;
    int untouched = 0;
    const auto wasTouched = [&](int node) {
        return waitingFor[at(node)] < static_cast<int>(layers.reachesInto[node].size());
    };
    for (size_t next = 0; static_cast<int>(order.size()) < nodes || next < order.size();) {
        if (next == order.size()) {
            if (!cyclic) {
                cyclic = true;
                for (int node = 0; node < nodes; ++node)
                    if (!placed[at(node)] && wasTouched(node))
                        entries.push(node);
            }
            while (!entries.empty() && placed[at(entries.top())])
                entries.pop();
            if (!entries.empty()) {
                place(entries.top());
            } else {
                while (placed[at(untouched)])
                    ++untouched;
                place(untouched);
            }
        }
        const int node = order[next++];
        for (const int tensor : layers.tensorsOf[node]) {
            for (const int index : layers.reachesOfTensor[tensor]) {
                Reach &reach = layers.reaches[at(index)];
                if (placed[at(reach.reader)]) {
                    reach.back = true;
                    reach.pill = true;
                } else if (--waitingFor[at(reach.reader)] == 0) {
                    place(reach.reader);
                } else if (cyclic) {
                    entries.push(reach.reader);
                }
            }
        }
    }
    return order;
}

void layersByLongestPath(const std::vector<int> &order, Layers &layers)
{
    for (const int node : order)
        for (const int tensor : layers.tensorsOf[node])
            for (const int index : layers.reachesOfTensor[tensor])
                if (const Reach &reach = layers.reaches[at(index)]; !reach.back)
                    layers.rowOf[at(reach.reader)] = std::max(layers.rowOf[at(reach.reader)], layers.rowOf[at(node)] + 1);
}

// From the bottom: a node moves down to its first reader if the lines that it produces become shorter by at least as
// much as those that it reads become longer.
void tighten(const std::vector<int> &order, Layers &layers)
{
    std::vector<int> lastRow(at(layers.reachesOfTensor.count()), -1); // per tensor, of its readers
    for (const Reach &reach : layers.reaches)
        if (!reach.back)
            lastRow[at(reach.tensor)] = std::max(lastRow[at(reach.tensor)], layers.rowOf[at(reach.reader)]);
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        int limit = std::numeric_limits<int>::max();
        int64_t produced = 0;
        for (const int tensor : layers.tensorsOf[*node]) {
            bool drawn = false;
            for (const int index : layers.reachesOfTensor[tensor]) {
                if (layers.reaches[at(index)].back)
                    continue;
                limit = std::min(limit, layers.rowOf[at(layers.reaches[at(index)].reader)] - 1);
                drawn = true;
            }
            produced += drawn ? 1 : 0;
        }
        const int row = layers.rowOf[at(*node)];
        if (produced == 0 || limit <= row)
            continue;
        int64_t longer = 0;
        for (const int index : layers.reachesInto[*node])
            if (const Reach &reach = layers.reaches[at(index)]; !reach.back)
                longer += std::max(0, limit - lastRow[at(reach.tensor)]);
        if (longer > produced * (limit - row))
            continue;
        layers.rowOf[at(*node)] = limit;
        for (const int index : layers.reachesInto[*node])
            if (const Reach &reach = layers.reaches[at(index)]; !reach.back)
                lastRow[at(reach.tensor)] = std::max(lastRow[at(reach.tensor)], limit);
    }
}

// From the top: a node goes back up to its producers if that shortens as many lines as it lengthens. What only computes
// shapes stays near its reader.
void liftUp(const std::vector<int> &order, std::span<const uint8_t> weight, Layers &layers)
{
    for (const int node : order) {
        if (!weight.empty() && weight[at(node)] == 0)
            continue;
        int top = -1;
        int64_t read = 0;
        for (const int index : layers.reachesInto[node]) {
            if (const Reach &reach = layers.reaches[at(index)]; !reach.back) {
                top = std::max(top, layers.rowOf[at(reach.producer)] + 1);
                ++read;
            }
        }
        if (read > 0 && read >= static_cast<int64_t>(layers.tensorsOf[node].size()))
            layers.rowOf[at(node)] = top;
    }
}

int span(const Layers &layers, const Reach &reach)
{
    return layers.rowOf[at(reach.reader)] - layers.rowOf[at(reach.producer)];
}

// Which reaches become pills if a line may be `longest` rows long. Returns the rows that the remaining lines pass.
int64_t choosePills(int longest, int hubReaders, Layers &layers)
{
    int64_t passed = 0;
    for (int tensor = 0; tensor < layers.reachesOfTensor.count(); ++tensor) {
        const auto reaches = layers.reachesOfTensor[tensor];
        // A hub keeps only the one line that goes on to a single nearest reader: the main line of the network.
        int nearest = std::numeric_limits<int>::max();
        int atNearest = 0;
        const bool hub = static_cast<int>(reaches.size()) > hubReaders;
        if (hub) {
            for (const int index : reaches) {
                const Reach &reach = layers.reaches[at(index)];
                if (reach.back)
                    continue;
                const int rows = span(layers, reach);
                atNearest = rows < nearest ? 1 : rows == nearest ? atNearest + 1 : atNearest;
                nearest = std::min(nearest, rows);
            }
        }
        int drawnRows = 0;
        for (const int index : reaches) {
            Reach &reach = layers.reaches[at(index)];
            if (reach.back)
                continue;
            const int rows = span(layers, reach);
            reach.pill = rows > longest || (hub && (rows != nearest || atNearest > 1));
            if (!reach.pill)
                drawnRows = std::max(drawnRows, rows);
        }
        passed += std::max(0, drawnRows - 1);
    }
    return passed;
}

// Shortens what counts as a long reach until the lines pass at most eight rows a node: time and memory stay bounded
// for graphs in which everything reaches far.
void choosePills(const LayoutOptions &options, int nodes, Layers &layers)
{
    const int64_t budget = 8 * static_cast<int64_t>(nodes) + 1024;
    for (int longest = std::max(1, options.longReach); choosePills(longest, options.hubReaders, layers) > budget && longest > 1;)
        longest = std::max(1, longest * 2 / 3);
}

// Nodes without a line, if more than options.looseInRow stand in a row, go on in further rows below it.
bool wrapLooseNodes(const LayoutOptions &options, int nodes, Layers &layers)
{
    std::vector<char> loose(at(nodes), 1);
    for (const Reach &reach : layers.reaches)
        if (!reach.pill)
            loose[at(reach.producer)] = loose[at(reach.reader)] = 0;
    const int rows = nodes == 0 ? 0 : 1 + *std::max_element(layers.rowOf.begin(), layers.rowOf.end());
    std::vector<int> looseIn(at(rows), 0);
    for (int node = 0; node < nodes; ++node)
        looseIn[at(layers.rowOf[at(node)])] += loose[at(node)];
    if (std::ranges::all_of(looseIn, [&](int count) { return count <= options.looseInRow; }))
        return false;
    const int perRow = std::max(1, options.looseInRow / 2);
    std::vector<int> movedTo(at(rows), 0);
    int added = 0;
    for (int row = 0; row < rows; ++row) {
        movedTo[at(row)] = row + added;
        if (looseIn[at(row)] > options.looseInRow)
            added += (looseIn[at(row)] - 1) / perRow;
    }
    std::vector<int> seen(at(rows), 0);
    for (int node = 0; node < nodes; ++node) {
        const int row = layers.rowOf[at(node)];
        layers.rowOf[at(node)] = movedTo[at(row)];
        if (loose[at(node)] && looseIn[at(row)] > options.looseInRow)
            layers.rowOf[at(node)] += seen[at(row)]++ / perRow;
    }
    return true;
}

// Per node the number of its component; the largest is 0, equal ones in the order of their first node.
std::vector<int> componentsBySize(int nodes, const Layers &layers, int &count)
{
    std::vector<int> parent(at(nodes));
    std::iota(parent.begin(), parent.end(), 0);
    const auto find = [&](int node) {
        while (parent[at(node)] != node)
            node = parent[at(node)] = parent[at(parent[at(node)])];
        return node;
    };
    for (const Reach &reach : layers.reaches) {
        const int a = find(reach.producer);
        const int b = find(reach.reader);
        parent[at(std::max(a, b))] = std::min(a, b);
    }
    std::vector<int> size(at(nodes), 0);
    for (int node = 0; node < nodes; ++node)
        ++size[at(find(node))];
    std::vector<int> firsts;
    for (int node = 0; node < nodes; ++node)
        if (find(node) == node)
            firsts.push_back(node);
    std::ranges::stable_sort(firsts, [&](int a, int b) { return size[at(a)] > size[at(b)]; });
    count = static_cast<int>(firsts.size());
    std::vector<int> rank(at(nodes), 0);
    for (int i = 0; i < count; ++i)
        rank[at(firsts[at(i)])] = i;
    std::vector<int> component(at(nodes));
    for (int node = 0; node < nodes; ++node)
        component[at(node)] = rank[at(find(node))];
    return component;
}

void rowsByComponent(int nodes, Layers &layers)
{
    int components = 0;
    const std::vector<int> component = componentsBySize(nodes, layers, components);
    const int rows = nodes == 0 ? 0 : 1 + *std::max_element(layers.rowOf.begin(), layers.rowOf.end());
    const auto byRow = grouped<int>(
        rows, nodes, [&](int node) { return layers.rowOf[at(node)]; }, [](int node) { return node; });
    const auto byComponent = grouped<int>(
        components, nodes, [&](int i) { return component[at(byRow.entries[at(i)])]; },
        [&](int i) { return byRow.entries[at(i)]; });
    layers.componentStart.assign(1, 0);
    int row = -1;
    std::vector<int> newRow(at(nodes), 0);
    for (int i = 0; i < components; ++i) {
        int oldRow = -1;
        for (const int node : byComponent[i]) {
            if (layers.rowOf[at(node)] != oldRow)
                ++row;
            oldRow = layers.rowOf[at(node)];
            newRow[at(node)] = row;
        }
        layers.componentStart.push_back(row + 1);
    }
    layers.rowOf = std::move(newRow);
}

} // namespace

bool assignLayers(const LayoutGraph &graph, const LayoutOptions &options, const RunContext &context, Layers &layers)
{
    const int nodes = graph.nodeCount();
    context.progress("Layers", 0, nodes);
    listReaches(graph, layers);
    if (context.stopRequested())
        return false;
    const std::vector<int> order = topologicalOrder(nodes, layers);
    layers.rowOf.assign(at(nodes), 0);
    layersByLongestPath(order, layers);
    if (context.stopRequested())
        return false;
    tighten(order, layers);
    liftUp(order, graph.weight, layers);
    choosePills(options, nodes, layers);
    if (wrapLooseNodes(options, nodes, layers))
        choosePills(options, nodes, layers);
    if (context.stopRequested())
        return false;
    rowsByComponent(nodes, layers);
    return !context.stopRequested();
}

} // namespace pare::layouting
