// What the search grammar can ask about the layers of one model, gathered once: a find field asks at every key.
#pragma once

#include "core/analysis/cost.h"
#include "core/search/selector.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace pare {

class LayerFactsTable {
public:
    // Figures that were measured, by name ("time", "sensitivity", "sqnr") and layer.
    using Measured = std::map<std::string, std::map<std::string, double>>;
    // `cost` is of the same model.
    LayerFactsTable(const Model &model, const CostTable &cost, const Measured &measured = {});
    LayerFactsTable(const LayerFactsTable &) = delete; // the facts point at the sums
    LayerFactsTable &operator=(const LayerFactsTable &) = delete;

    // In the order of the file.
    [[nodiscard]] const std::vector<LayerFacts> &all() const { return m_facts; }
    [[nodiscard]] std::set<std::string> matching(const Selector &selector) const;

private:
    std::vector<LayerFacts> m_facts;
    std::map<std::string, double> m_sums;
};

} // namespace pare
