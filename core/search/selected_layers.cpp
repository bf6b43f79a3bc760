// Which layers a recipe's selector means in a model.

#include "core/analysis/cost.h"
#include "core/analysis/precision.h"
#include "core/model/attributes.h"
#include "core/search/apply_recipe.h"
#include "core/search/selector.h"

namespace pare {

namespace {

std::vector<LayerFacts> factsOf(const Model &model, const CostTable &cost, std::map<std::string, double> &sums)
{
    std::vector<LayerFacts> all;
    for (int i = 0; i < model.graph().node_size(); ++i) {
        const auto &node = model.graph().node(i);
        const LayerCost &layer = cost.layer({i});
        LayerFacts facts;
        facts.name = node.name();
        facts.op = qualifiedOp(node);
        facts.precision = precisionOf(model, {i}, cost.shapes());
        const auto shapeText = [](const auto &dims) {
            std::string text;
            for (const auto dim : dims)
                text += (text.empty() ? "" : "x") + std::to_string(dim);
            return text;
        };
        for (const auto &output : node.output())
            if (const ValueShape *shape = cost.shapes().find(output)) {
                std::vector<int64_t> dims;
                for (const Dim &dim : shape->dims)
                    dims.push_back(dim.size);
                facts.shapes.push_back(shapeText(dims));
            }
        for (const auto &input : node.input())
            if (const auto *weight = model.index().constant(input))
                facts.shapes.push_back(shapeText(weight->dims()));
        facts.figures["params"] = static_cast<double>(layer.parameters);
        facts.figures["size"] = static_cast<double>(layer.weightBytes);
        if (layer.macs)
            facts.figures["macs"] = static_cast<double>(*layer.macs);
        facts.sums = &sums;
        all.push_back(std::move(facts));
    }
    for (const LayerFacts &facts : all)
        for (const auto &[name, value] : facts.figures)
            sums[name] += value;
    return all;
}

} // namespace

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
        if (selector.asksFor("sensitivity") || selector.asksFor("time"))
            return unsupported("sensitivity and time are not measured for this selection; use op, shape, params, macs or size", select.match);
        PARE_TRY_ASSIGN(const CostTable cost, CostTable::of(model));
        std::map<std::string, double> sums;
        for (const LayerFacts &facts : factsOf(model, cost, sums))
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
