#include "core/search/layer_facts.h"

#include "core/analysis/precision.h"
#include "core/model/attributes.h"

namespace pare {

namespace {

std::string shapeText(const auto &dims)
{
    std::string text;
    for (const auto dim : dims)
        text += (text.empty() ? "" : "x") + std::to_string(dim);
    return text;
}

} // namespace

LayerFactsTable::LayerFactsTable(const Model &model, const CostTable &cost, const Measured &measured)
{
    const std::vector<std::string> stored = storedTypes(model, ConstantFlow(model));
    for (int i = 0; i < model.graph().node_size(); ++i) {
        const auto &node = model.graph().node(i);
        const LayerCost &layer = cost.layer({i});
        LayerFacts facts;
        facts.name = node.name();
        facts.op = qualifiedOp(node);
        facts.precision = precisionOf(model, {i}, cost.shapes());
        facts.stored = stored[static_cast<size_t>(i)];
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
        for (const auto &[figure, values] : measured)
            if (const auto value = values.find(node.name()); value != values.end())
                facts.figures[figure] = value->second;
        facts.sums = &m_sums;
        m_facts.push_back(std::move(facts));
    }
    for (const LayerFacts &facts : m_facts)
        for (const auto &[name, value] : facts.figures)
            m_sums[name] += value;
}

std::set<std::string> LayerFactsTable::matching(const Selector &selector) const
{
    std::set<std::string> names;
    for (const LayerFacts &facts : m_facts)
        if (selector.matches(facts))
            names.insert(facts.name);
    return names;
}

} // namespace pare
