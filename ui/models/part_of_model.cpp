#include "ui/models/part_of_model.h"

#include <algorithm>
#include <deque>

namespace pare {

std::vector<int> partAround(const ModelView &view, const std::set<std::string> &layers, size_t most)
{
    const GraphIndex &index = view.model().index();
    std::vector<char> taken(view.rows().size(), 0);
    std::vector<int> rows;
    std::deque<int> waiting; // nearest first
    const auto take = [&](std::optional<int> row) {
        if (!row || rows.size() >= most || taken[static_cast<size_t>(*row)])
            return;
        taken[static_cast<size_t>(*row)] = 1;
        rows.push_back(*row);
        waiting.push_back(*row);
    };
    for (const std::string &layer : layers)
        take(view.rowOf(layer));
    if (rows.empty())
        for (const NodeId id : index.order()) {
            if (rows.size() >= most)
                break;
            take(view.rowOf(id));
        }
    while (!waiting.empty() && rows.size() < most) {
        const auto &node = index.node(view.rows()[static_cast<size_t>(waiting.front())].id);
        waiting.pop_front();
        for (const auto &input : node.input())
            if (const auto from = index.producer(input); from && view.flow().weightsOf(*from).value < 0)
                take(view.rowOf(*from));
        for (const auto &output : node.output())
            for (const Use &use : index.uses(output))
                take(view.rowOf(use.node));
    }
    std::ranges::sort(rows);
    return rows;
}

int64_t readingsOf(const ModelView &view)
{
    int64_t readings = view.model().graph().output_size();
    for (const LayerRow &row : view.rows())
        readings += view.model().graph().node(row.id.value).input_size();
    return readings;
}

} // namespace pare
