#include "app/cli/inspect_structure.h"

#include "core/analysis/constant_flow.h"
#include "core/analysis/scopes.h"
#include "core/base/units.h"

#include <fmt/format.h>

#include <map>

namespace pare::cli {

namespace {

constexpr size_t mostScopeLines = 20;

std::vector<std::string> namesOf(const Model &model, const std::vector<NodeId> &layers)
{
    std::vector<std::string> names;
    for (const NodeId id : layers)
        names.push_back(model.index().node(id).name());
    return names;
}

nlohmann::json nameOrNull(const Model &model, NodeId id)
{
    return id.value < 0 ? nlohmann::json(nullptr) : nlohmann::json(model.index().node(id).name());
}

// "12 heads of 64", "hidden 3,072 of 768": what sets a block apart from others of its kind. Empty where nothing is known.
std::string traits(const Block &block)
{
    if (block.kind == BlockKind::FeedForward)
        return block.hidden > 0 ? fmt::format("{} -> {} -> {}", block.width, block.hidden, block.width) : "width " + std::to_string(block.width);
    if (block.kind != BlockKind::Attention || block.heads == 0)
        return {};
    std::string text = plural(block.heads, "head");
    if (block.headSize > 0)
        text += " of " + std::to_string(block.headSize);
    if (block.keyHeads > 0 && block.keyHeads != block.heads)
        text += ", " + plural(block.keyHeads, "head") + " of keys";
    return block.fused ? text + ", fused" : text;
}

struct ScopeSum {
    int64_t layers = 0;
    int64_t parameters = 0;
    int64_t macs = 0; // of the layers that are known
    int64_t unknownMacs = 0; // layers
    void add(const LayerCost &layer)
    {
        ++layers;
        parameters += layer.parameters;
        macs += layer.macs.value_or(0);
        unknownMacs += layer.macs ? 0 : 1;
    }
    [[nodiscard]] nlohmann::json allMacs() const { return unknownMacs == 0 ? nlohmann::json(macs) : nlohmann::json(nullptr); }
};

// depth 0: every level.
std::map<std::string, ScopeSum> scopeSums(const Model &model, const CostTable &cost, size_t depth)
{
    std::map<std::string, ScopeSum> sums;
    for (int i = 0; i < model.graph().node_size(); ++i) {
        const auto &layer = cost.layer({i});
        std::string path;
        size_t level = 0;
        for (const std::string_view part : scopeOf(model.graph().node(i).name())) {
            if (depth > 0 && level++ == depth)
                break;
            path += (path.empty() ? "" : "/") + std::string(part);
            sums[path].add(layer);
        }
    }
    return sums;
}

} // namespace

nlohmann::json blocksJson(const Model &model, const Blocks &blocks)
{
    nlohmann::json all = nlohmann::json::array();
    for (const Block &block : blocks.all()) {
        nlohmann::json json{{"kind", blockKindName(block.kind)}, {"name", block.name}, {"layers", namesOf(model, block.layers)}};
        if (block.kind == BlockKind::Attention) {
            json["heads"] = block.heads > 0 ? nlohmann::json(block.heads) : nlohmann::json(nullptr);
            json["key_heads"] = block.keyHeads > 0 ? nlohmann::json(block.keyHeads) : nlohmann::json(nullptr);
            json["head_size"] = block.headSize > 0 ? nlohmann::json(block.headSize) : nlohmann::json(nullptr);
            json["fused"] = block.fused;
            json["query"] = nameOrNull(model, block.query);
            json["key"] = nameOrNull(model, block.key);
            json["value"] = nameOrNull(model, block.value);
            json["output"] = nameOrNull(model, block.output);
        }
        if (block.kind == BlockKind::FeedForward) {
            json["width"] = block.width;
            json["hidden"] = block.hidden > 0 ? nlohmann::json(block.hidden) : nlohmann::json(nullptr);
        }
        all.push_back(std::move(json));
    }
    return all;
}

nlohmann::json repeatedJson(const Model &model, const Blocks &blocks)
{
    nlohmann::json all = nlohmann::json::array();
    for (const RepeatedBlock &block : blocks.repeated()) {
        nlohmann::json json{{"name", block.name}, {"count", block.occurrences.size()}, {"occurrences", nlohmann::json::array()}};
        for (const auto &layers : block.occurrences)
            json["occurrences"].push_back(namesOf(model, layers));
        all.push_back(std::move(json));
    }
    return all;
}

nlohmann::json scopesJson(const Model &model, const CostTable &cost)
{
    nlohmann::json all = nlohmann::json::array();
    for (const auto &[path, sum] : scopeSums(model, cost, 0))
        all.push_back({{"path", path}, {"layers", sum.layers}, {"parameters", sum.parameters}, {"macs", sum.allMacs()}});
    return all;
}

namespace {

ScopeSum sumOf(const LayerGroups &groups, const CostTable &cost, int group)
{
    ScopeSum sum;
    for (const NodeId id : groups.layersBelow(group))
        sum.add(cost.layer(id));
    return sum;
}

} // namespace

LayerGroups groupsOf(const Model &model, const Blocks &blocks)
{
    const ConstantFlow flow(model);
    std::vector<NodeId> layers;
    for (int i = 0; i < model.graph().node_size(); ++i)
        if (!flow.isFixed(NodeId{i}))
            layers.push_back({i});
    return LayerGroups::of(model, blocks, layers);
}

nlohmann::json hierarchyJson(const LayerGroups &groups, const CostTable &cost)
{
    nlohmann::json all = nlohmann::json::array();
    for (size_t i = 0; i < groups.all().size(); ++i) {
        const LayerGroup &group = groups.all()[i];
        const ScopeSum sum = sumOf(groups, cost, static_cast<int>(i));
        all.push_back({{"name", group.name},
                       {"kind", group.kind},
                       {"parent", group.parent < 0 ? nlohmann::json(nullptr) : nlohmann::json(groups.at(group.parent).name)},
                       {"layers", sum.layers},
                       {"parameters", sum.parameters},
                       {"macs", sum.allMacs()}});
    }
    return all;
}

std::vector<std::string> structureLines(const Model &model, const Blocks &blocks, const CostTable &cost, bool every)
{
    std::vector<std::string> lines;
    std::map<BlockKind, std::map<std::string, int64_t>> kinds;
    for (const Block &block : blocks.all())
        ++kinds[block.kind][traits(block)];
    for (const auto &[kind, alike] : kinds)
        for (const auto &[text, count] : alike)
            lines.push_back(fmt::format("{:>5} {} {}{}", count, blockKindName(kind), count == 1 ? "block" : "blocks", text.empty() ? "" : ": " + text));
    for (const RepeatedBlock &block : blocks.repeated())
        lines.push_back(fmt::format("{:>5} times {}, {} each", block.occurrences.size(), block.name,
                                    plural(static_cast<int64_t>(block.occurrences.front().size()), "layer")));
    const auto outer = scopeSums(model, cost, 1);
    if (outer.size() > 1 && outer.size() <= mostScopeLines)
        for (const auto &[path, sum] : outer)
            lines.push_back(fmt::format("      in {}: {}, {} parameters, {}", path, plural(sum.layers, "layer"), formatCountShort(static_cast<double>(sum.parameters)),
                                        macsText(sum.macs, sum.unknownMacs)));
    if (every)
        for (const Block &block : blocks.all()) {
            const std::string text = traits(block);
            lines.push_back(fmt::format("block {} {}{}", blockKindName(block.kind), block.name, text.empty() ? "" : " (" + text + ")"));
            for (const std::string &name : namesOf(model, block.layers))
                lines.push_back("      " + name);
        }
    return lines;
}

} // namespace pare::cli
