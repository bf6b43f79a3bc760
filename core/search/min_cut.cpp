#include "core/search/min_cut.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace pare {

namespace {

constexpr double nothing = 1e-12; // flow below is rounding
constexpr int notReached = -1;

} // namespace

// Whoever is on the source's side is in the first state: then its edge to the sink is cut.
void TwoStates::cost(size_t i, double first, double second)
{
    connect(source(), i, second);
    connect(i, sink(), first);
}

void TwoStates::differ(size_t a, size_t b, double cost)
{
    connect(a, b, cost);
}

void TwoStates::connect(size_t from, size_t to, double capacity)
{
    if (!(capacity > 0) || from == to)
        return;
    m_edges[from].push_back({to, m_edges[to].size(), capacity});
    m_edges[to].push_back({from, m_edges[from].size() - 1, 0});
}

// Distances from the source over edges with something left.
bool TwoStates::layer()
{
    m_layer.assign(m_edges.size(), notReached);
    m_layer[source()] = 0;
    std::queue<size_t> open;
    for (open.push(source()); !open.empty(); open.pop())
        for (const Edge &edge : m_edges[open.front()])
            if (edge.left > nothing && m_layer[edge.to] == notReached) {
                m_layer[edge.to] = m_layer[open.front()] + 1;
                open.push(edge.to);
            }
    return m_layer[sink()] != notReached;
}

double TwoStates::push(size_t node, double flow)
{
    if (node == sink())
        return flow;
    for (size_t &next = m_next[node]; next < m_edges[node].size(); ++next) {
        Edge &edge = m_edges[node][next];
        if (edge.left <= nothing || m_layer[edge.to] != m_layer[node] + 1)
            continue;
        if (const double passed = push(edge.to, std::min(flow, edge.left)); passed > nothing) {
            edge.left -= passed;
            m_edges[edge.to][edge.back].left += passed;
            return passed;
        }
    }
    return 0;
}

std::vector<bool> TwoStates::inFirst()
{
    while (layer()) {
        m_next.assign(m_edges.size(), 0);
        while (push(source(), std::numeric_limits<double>::infinity()) > nothing) { }
    }
    std::vector<bool> first;
    for (size_t i = 0; i + 2 < m_edges.size(); ++i)
        first.push_back(m_layer[i] != notReached);
    return first;
}

} // namespace pare
