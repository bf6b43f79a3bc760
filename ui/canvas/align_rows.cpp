#include "ui/canvas/align_rows.h"

#include <algorithm>
#include <utility>

namespace pare {

namespace {

bool fallsInOrder(const GraphLayout &layout)
{
    return std::ranges::is_sorted(layout.rows, [](const LayoutRow &a, const LayoutRow &b) { return a.y < b.y; });
}

// Of the pairs of rows that share layers as many as keep their order in both: the longest rising sequence.
std::vector<std::pair<int, int>> commonRows(const GraphLayout &first, const GraphLayout &second, const std::vector<int> &partners)
{
    std::vector<std::pair<int, int>> pairs;
    for (size_t node = 0; node < partners.size() && node < first.rowOf.size(); ++node)
        if (partners[node] >= 0)
            pairs.emplace_back(first.rowOf[node], -second.rowOf[static_cast<size_t>(partners[node])]); // of one row, the lowest partner first: only one of these can be taken
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    std::vector<int> last; // by length: the pair that ends the sequence whose end is smallest
    std::vector<int> before(pairs.size(), -1);
    const auto rowOf = [&](int pair) { return -pairs[static_cast<size_t>(pair)].second; };
    for (int i = 0; i < static_cast<int>(pairs.size()); ++i) {
        const auto place = std::ranges::lower_bound(last, rowOf(i), {}, rowOf);
        before[static_cast<size_t>(i)] = place == last.begin() ? -1 : *(place - 1);
        if (place == last.end())
            last.push_back(i);
        else
            *place = i;
    }
    std::vector<std::pair<int, int>> chosen;
    for (int i = last.empty() ? -1 : last.back(); i >= 0; i = before[static_cast<size_t>(i)])
        chosen.emplace_back(pairs[static_cast<size_t>(i)].first, rowOf(i));
    std::ranges::reverse(chosen);
    return chosen;
}

// Rows with what is to be added above each of them.
void spread(GraphLayout &layout, const std::vector<double> &above)
{
    double moved = 0;
    for (size_t row = 0; row < layout.rows.size(); ++row) {
        moved += above[row];
        layout.rows[row].y += moved;
        if (row > 0)
            layout.rows[row - 1].gap += static_cast<float>(above[row]);
    }
    layout.bottom += moved;
}

} // namespace

void alignRows(GraphLayout &first, GraphLayout &second, const std::vector<int> &partners)
{
    if (!fallsInOrder(first) || !fallsInOrder(second))
        return;
    std::vector<double> aboveFirst(first.rows.size(), 0);
    std::vector<double> aboveSecond(second.rows.size(), 0);
    double movedFirst = 0;
    double movedSecond = 0;
    for (const auto &[one, other] : commonRows(first, second, partners)) {
        const double apart = (first.rows[static_cast<size_t>(one)].y + movedFirst) - (second.rows[static_cast<size_t>(other)].y + movedSecond);
        if (apart > 0)
            movedSecond += aboveSecond[static_cast<size_t>(other)] = apart;
        else if (apart < 0)
            movedFirst += aboveFirst[static_cast<size_t>(one)] = -apart;
    }
    spread(first, aboveFirst);
    spread(second, aboveSecond);
    first.bottom = second.bottom = std::max(first.bottom, second.bottom);
}

} // namespace pare
