#include "core/search/inner_facts.h"

#include "core/analysis/body_model.h"

namespace pare {

namespace {

constexpr size_t deepest = 8; // bodies within bodies; functions that call each other have no end

} // namespace

Result<InnerFacts> InnerFacts::of(const Model &model, const ShapeTable &shapes, const RunContext &context, int mostLayers)
{
    InnerFacts facts;
    PARE_TRY(facts.add(model, shapes, {}, context, mostLayers));
    return facts;
}

Result<void> InnerFacts::add(const Model &model, const ShapeTable &shapes, const std::vector<std::pair<std::string, std::string>> &way, const RunContext &context, int mostLayers)
{
    for (int i = 0; i < model.graph().node_size(); ++i)
        for (const pare::Body &body : bodiesOf(model, {i})) {
            if (context.stopRequested())
                return cancelled();
            if (way.size() >= deepest || m_layers >= mostLayers) {
                m_cut = true;
                return {};
            }
            const BodyModel inside = bodyModel(model, shapes, {i}, body);
            const auto cost = CostTable::of(inside.model);
            if (!cost.ok()) // of types that are not known: drawn, but not costed
                continue;
            auto further = way;
            further.emplace_back(model.graph().node(i).name(), body.name);
            m_layers += inside.model.graph().node_size();
            m_bodies.push_back({further, std::make_unique<LayerFactsTable>(inside.model, *cost)});
            PARE_TRY(add(inside.model, cost->shapes(), further, context, mostLayers));
        }
    return {};
}

std::vector<InnerMatch> InnerFacts::matching(const Selector &selector) const
{
    std::vector<InnerMatch> matches;
    for (const Body &body : m_bodies)
        for (const LayerFacts &layer : body.facts->all())
            if (selector.matches(layer))
                matches.push_back({body.way, layer.name, layer.op});
    return matches;
}

} // namespace pare
