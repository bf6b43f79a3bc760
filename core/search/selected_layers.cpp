// Which layers a recipe's selector means in a model, and in the branches of its If nodes.

#include "core/analysis/body_model.h"
#include "core/search/apply_recipe.h"
#include "core/search/layer_facts.h"

#include <algorithm>

namespace pare {

namespace {

// With the If, or with its own name: "If_3/then_branch/Conv_1". Functions and loops are not gone into.
struct BranchLayers {
    NodeId node;
    Body body;
    std::string prefix; // "If_3/then_branch/"
    std::vector<std::string> names;
};

std::vector<BranchLayers> branchesOf(const Model &model)
{
    std::vector<BranchLayers> branches;
    for (const NodeId id : model.index().nodesOf("If"))
        for (const Body &body : bodiesOf(model, id)) {
            BranchLayers branch{id, body, model.index().node(id).name() + "/" + body.name + "/", {}};
            for (const auto &node : model.index().node(id).attribute(body.attribute).g().node())
                branch.names.push_back(node.name());
            branches.push_back(std::move(branch));
        }
    return branches;
}

// Layers inside that the expression fits, of branches whose If was meant or that were named themselves.
Result<void> addMatching(const Model &model, const CostTable &cost, const Selector &selector, const std::vector<std::string> &names, const std::set<std::string> &meant,
                         std::set<std::string> &layers)
{
    for (const BranchLayers &branch : branchesOf(model)) {
        if (layers.contains(model.index().node(branch.node).name()))
            continue; // as a whole
        const BodyModel inside = bodyModel(model, cost.shapes(), branch.node, branch.body);
        if (!inside.untyped.empty())
            continue;
        PARE_TRY_ASSIGN(const CostTable costInside, CostTable::of(inside.model));
        const LayerFactsTable table(inside.model, costInside);
        const bool all = names.empty() || meant.contains(model.index().node(branch.node).name());
        for (const std::string &name : table.matching(selector))
            if (all || meant.contains(branch.prefix + name))
                layers.insert(branch.prefix + name);
    }
    return {};
}

// An excluded layer inside takes the If apart: all others of its branches are still meant.
void excludeInside(const Model &model, const std::vector<std::string> &exclude, std::set<std::string> &layers)
{
    const std::set<std::string> excluded(exclude.begin(), exclude.end());
    const auto branches = branchesOf(model);
    for (const BranchLayers &branch : branches) {
        const bool touched = std::any_of(branch.names.begin(), branch.names.end(), [&](const std::string &name) { return excluded.contains(branch.prefix + name); });
        const std::string &node = model.index().node(branch.node).name();
        if (!touched || !layers.erase(node))
            continue;
        for (const BranchLayers &other : branches)
            if (other.node == branch.node)
                for (const std::string &name : other.names)
                    layers.insert(other.prefix + name);
    }
    for (const std::string &name : exclude)
        layers.erase(name);
}

} // namespace

bool isInBranch(const Model &model, const std::string &layer)
{
    const auto branches = branchesOf(model);
    return std::any_of(branches.begin(), branches.end(), [&](const BranchLayers &branch) {
        return layer.starts_with(branch.prefix) && std::find(branch.names.begin(), branch.names.end(), layer.substr(branch.prefix.size())) != branch.names.end();
    });
}

Result<std::optional<std::set<std::string>>> selectedLayers(const Model &model, const Select &select)
{
    if (select.everything())
        return std::optional<std::set<std::string>>();
    std::set<std::string> layers;
    if (!select.names.empty()) {
        for (const std::string &name : select.names) {
            if (!model.index().find(name) && !isInBranch(model, name))
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
        const std::set<std::string> meant = layers;
        for (const LayerFacts &facts : table.all())
            if (selector.matches(facts) && (select.names.empty() || layers.contains(facts.name)))
                layers.insert(facts.name);
            else
                layers.erase(facts.name);
        std::erase_if(layers, [&](const std::string &name) { return !model.index().find(name); });
        PARE_TRY(addMatching(model, cost, selector, select.names, meant, layers));
    }
    if (select.names.empty() && select.match.empty())
        for (const auto &node : model.graph().node())
            layers.insert(node.name());
    excludeInside(model, select.exclude, layers);
    return std::optional(std::move(layers));
}

} // namespace pare
