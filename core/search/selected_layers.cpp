// Which layers a recipe's selector means in a model.

#include "core/search/apply_recipe.h"
#include "core/search/layer_facts.h"

namespace pare {

Result<std::optional<std::set<std::string>>> selectedLayers(const Model &model, const Select &select)
{
    if (select.everything())
        return std::optional<std::set<std::string>>();
    std::set<std::string> layers;
    if (!select.names.empty()) {
        for (const std::string &name : select.names) {
            if (!model.index().find(name))
                continue; // merged or removed by an earlier step: the rest of the selection still stands
            layers.insert(name);
        }
        if (layers.empty())
            return invalidInput("none of the selected layers is in the model any more", select.names.front());
    }
    if (!select.match.empty()) {
        PARE_TRY_ASSIGN(const Selector selector, Selector::parse(select.match));
        if (const std::string_view figure = selector.asksForMeasured(); !figure.empty())
            return unsupported("a recipe does not measure " + std::string(figure) + "; use op, shape, params, macs or size, or the names of the layers", select.match);
        PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(model));
        const LayerFactsTable table(model, cost);
        for (const LayerFacts &facts : table.all())
            if (selector.matches(facts) && (select.names.empty() || layers.contains(facts.name)))
                layers.insert(facts.name);
            else
                layers.erase(facts.name);
    }
    if (select.names.empty() && select.match.empty())
        for (const auto &node : model.graph().node())
            layers.insert(node.name());
    for (const std::string &name : select.exclude)
        layers.erase(name);
    return std::optional(std::move(layers));
}

} // namespace pare
