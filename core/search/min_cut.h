// The cheapest way to give each of some things one of two states, where pairs cost something too when they differ.
#pragma once

#include <cstddef>
#include <vector>

namespace pare {

// Minimum cut by Dinic's method of maximum flow (E. A. Dinic, 1970). Costs are not negative.
class TwoStates {
public:
    explicit TwoStates(size_t count) : m_edges(count + 2) {}

    // What thing `i` costs in the first and in the second state; calls add up.
    void cost(size_t i, double first, double second);
    // What it costs that `a` is in the first state while `b` is in the second.
    void differ(size_t a, size_t b, double cost);
    // True for each thing that is in the first state where all costs together are least; of equal ones, most are in the second.
    [[nodiscard]] std::vector<bool> inFirst();

private:
    struct Edge {
        size_t to;
        size_t back; // the edge the other way, among those of `to`
        double left;
    };
    void connect(size_t from, size_t to, double capacity);
    bool layer();
    double push(size_t node, double flow);
    [[nodiscard]] size_t source() const { return m_edges.size() - 2; }
    [[nodiscard]] size_t sink() const { return m_edges.size() - 1; }

    std::vector<std::vector<Edge>> m_edges; // of each thing, then of the source and of the sink
    std::vector<int> m_layer;
    std::vector<size_t> m_next;
};

} // namespace pare
