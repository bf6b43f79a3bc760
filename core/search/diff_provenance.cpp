#include "core/search/diff_provenance.h"

#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace pare {

namespace {

// A step's act on one layer.
struct Act {
    std::string pass, layer, what;
    std::vector<std::string> into;
    bool inFirst = false;
};

std::string textAt(const nlohmann::json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<Act> actsOf(const std::optional<MadeWith> &made)
{
    std::vector<Act> acts;
    if (!made)
        return acts;
    const nlohmann::json none;
    const auto at = [&](const nlohmann::json &object, const char *key) -> const nlohmann::json & {
        const auto found = object.is_object() ? object.find(key) : object.end();
        return object.is_object() && found != object.end() && found->is_array() ? *found : none;
    };
    for (const auto &change : at(made->report, "changes")) {
        if (!change.is_object())
            continue;
        Act act{textAt(change, "pass"), textAt(change, "layer"), textAt(change, "what"), {}, false};
        for (const auto &name : at(change, "into"))
            if (name.is_string())
                act.into.push_back(name.get<std::string>());
        acts.push_back(std::move(act));
    }
    if (!acts.empty())
        return acts;
    for (const RecipeStep &step : made->recipe.steps)
        if (step.enabled)
            for (const auto &layer : at(step.resolution, "layers"))
                if (layer.is_string())
                    acts.push_back({step.pass, layer.get<std::string>(), {}, {}, false});
    return acts;
}

bool movesInto(const std::string &pass)
{
    return pass.starts_with("fold-") || pass.starts_with("fuse-");
}

bool quantizes(const std::string &pass)
{
    return pass.find("quantize") != std::string::npos;
}

// Passes that only give layers other weights, or fewer channels: no node is of their making.
bool makesNoNodes(const std::string &pass)
{
    return pass.starts_with("prune-") || pass == "fine-tune" || pass == "distill" || pass == "flush-subnormals" || pass == "equalize-layers" || pass == "smooth-scales";
}

class Attribution {
public:
    Attribution(const Model &first, const Model &second, const ModelDiff &diff) : m_first(first), m_second(second), m_diff(diff)
    {
        for (const DiffChange &change : diff.changed) {
            m_changed[change.name] = &change;
            m_keys[change.name] = change.name;
        }
        for (const DiffChange &change : diff.changed)
            if (!change.second.empty())
                m_keys.emplace(change.second, change.name);
        for (const auto *layers : {&diff.removed, &diff.added})
            for (const DiffLayer &layer : *layers)
                m_keys[layer.name] = layer.name;
    }

    // What a step did to a layer, or to one that came into it.
    void take(const std::vector<Act> &acts)
    {
        for (const Act &act : acts) {
            const auto own = m_keys.find(act.layer);
            if (own != m_keys.end())
                add(own->second, act, act.what);
            for (const std::string &name : act.into)
                if (const auto key = m_keys.find(name); key != m_keys.end() && (own == m_keys.end() || key->second != own->second))
                    add(key->second, act, act.what.empty() ? std::string() : act.layer + ": " + act.what);
        }
    }

    // Passes name what they make after the layer that it is made for: "Div_3/hard_sigmoid" is of the step that took Div_3.
    void byNames(const std::vector<Act> &acts)
    {
        std::map<std::string, std::vector<const Act *>, std::less<>> byLayer;
        for (const Act &act : acts)
            byLayer[act.layer].push_back(&act);
        for (const DiffLayer &layer : m_diff.added) {
            if (m_found.layers.contains(layer.name))
                continue;
            for (size_t end = layer.name.rfind('/'); end != std::string::npos && end > 0; end = layer.name.rfind('/', end - 1)) {
                const auto made = byLayer.find(std::string_view(layer.name).substr(0, end));
                if (made == byLayer.end())
                    continue;
                const auto by = std::ranges::find_if(made->second, [&](const Act *act) { return !makesNoNodes(act->pass) && (!isConversion(layer) || quantizes(act->pass)); });
                if (by != made->second.end())
                    add(layer.name, **by, "made for " + (*by)->layer);
                break;
            }
        }
    }

    // What recipes leave open, by what stands beside.
    void byNeighbours()
    {
        for (const DiffLayer &layer : m_diff.removed)
            for (const std::string &other : besideIn(m_first, layer.name))
                if (const auto change = m_changed.find(other); change != m_changed.end()) {
                    foldInto(layer.name, other);
                    break;
                }
        for (int away = 0; away < 3; ++away) // a pair of quantizing and dequantizing nodes has one that touches no layer
            for (const auto &[model, layers] : {std::pair(&m_first, &m_diff.removed), std::pair(&m_second, &m_diff.added)})
                for (const DiffLayer &layer : *layers)
                    if (!m_found.layers.contains(layer.name))
                        takeOver(*model, layer);
    }

    DiffProvenance found() && { return std::move(m_found); }

private:
    static bool isConversion(const DiffLayer &layer) { return layer.op == "QuantizeLinear" || layer.op == "DequantizeLinear" || layer.op == "DynamicQuantizeLinear"; }

    void add(const std::string &layer, const Act &act, const std::string &what)
    {
        std::vector<ChangedBy> &all = m_found.layers[layer];
        ChangedBy by{act.pass, what, act.inFirst};
        if (std::ranges::find(all, by) == all.end())
            all.push_back(std::move(by));
    }

    // The makers of what a layer reads, then the readers of what it makes.
    static std::vector<std::string> besideIn(const Model &model, const std::string &name)
    {
        std::vector<std::string> names;
        const auto id = model.index().find(name);
        if (!id)
            return names;
        const auto &node = model.index().node(*id);
        for (const auto &input : node.input())
            if (const auto maker = model.index().producer(input))
                names.push_back(model.index().node(*maker).name());
        for (const auto &output : node.output())
            for (const Use &use : model.index().uses(output))
                names.push_back(model.index().node(use.node).name());
        return names;
    }

    // "bn1 folded into conv1": the step names the one, and the other has other weights since.
    void foldInto(const std::string &gone, const std::string &other)
    {
        const auto known = m_found.layers.find(gone);
        if (known == m_found.layers.end())
            return;
        for (ChangedBy &by : known->second)
            if (by.what.empty() && movesInto(by.pass)) {
                by.what = "folded into " + other;
                add(other, {by.pass, gone, {}, {}, by.inFirst}, gone + ": " + by.what);
            }
    }

    void takeOver(const Model &model, const DiffLayer &layer)
    {
        std::vector<std::string> beside = besideIn(model, layer.name);
        if (!layer.weightsOf.empty())
            beside.insert(beside.begin(), layer.weightsOf);
        const bool added = &model == &m_second;
        for (const std::string &name : beside) {
            const auto known = m_found.layers.find(firstName(model, name));
            if (known == m_found.layers.end())
                continue;
            const auto fits = std::ranges::find_if(known->second.rbegin(), known->second.rend(), [&](const ChangedBy &by) { return !(added && makesNoNodes(by.pass)) && (!isConversion(layer) || quantizes(by.pass)); });
            if (fits == known->second.rend())
                continue;
            const bool onward = fits->what.starts_with("beside ");
            m_found.layers[layer.name] = {{fits->pass, onward ? fits->what : "beside " + name, fits->inFirst}};
            return;
        }
    }

    std::string firstName(const Model &model, const std::string &name) const
    {
        if (&model == &m_first)
            return name;
        const auto id = m_second.index().find(name);
        const int partner = id ? m_diff.pairs.first[static_cast<size_t>(id->value)] : -1;
        return partner < 0 ? name : m_first.graph().node(partner).name();
    }

    const Model &m_first;
    const Model &m_second;
    const ModelDiff &m_diff;
    std::unordered_map<std::string, const DiffChange *> m_changed;
    std::unordered_map<std::string, std::string> m_keys; // by the name in either model: the name that it is found under
    DiffProvenance m_found;
};

} // namespace

const std::vector<ChangedBy> &DiffProvenance::of(const std::string &layer) const
{
    static const std::vector<ChangedBy> none;
    const auto found = layers.find(layer);
    return found == layers.end() ? none : found->second;
}

DiffProvenance provenanceOf(const Model &first, const Model &second, const ModelDiff &diff, const std::optional<MadeWith> &madeFirst, const std::optional<MadeWith> &madeSecond)
{
    std::vector<Act> inFirst = actsOf(madeFirst);
    std::vector<Act> inSecond = actsOf(madeSecond);
    if (!inFirst.empty() && !inSecond.empty()) {
        const auto key = [](const Act &act) { return act.pass + '\n' + act.layer + '\n' + act.what + '\n' + nlohmann::json(act.into).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace); };
        std::map<std::string, std::pair<int, int>> often; // in the first, in the second
        for (const Act &act : inFirst)
            ++often[key(act)].first;
        for (const Act &act : inSecond)
            ++often[key(act)].second;
        const auto common = [&](const Act &act) { const auto &[one, other] = often[key(act)]; return one == other; };
        std::erase_if(inFirst, common);
        std::erase_if(inSecond, common);
    }
    for (Act &act : inFirst)
        act.inFirst = true;
    Attribution attribution(first, second, diff);
    attribution.take(inFirst);
    attribution.take(inSecond);
    attribution.byNames(inSecond);
    attribution.byNeighbours();
    return std::move(attribution).found();
}

DiffProvenance provenanceOfFiles(const Model &first, const Model &second, const ModelDiff &diff)
{
    std::optional<MadeWith> made[2];
    const Model *models[] = {&first, &second};
    for (int side = 0; side < 2; ++side)
        if (auto recipe = recipeIn(*models[side]); recipe.ok())
            made[side] = MadeWith{std::move(recipe).value(), {}};
    if (!made[0] && !made[1])
        return {};
    const auto sourceOf = [&](int side) -> std::string {
        if (made[side])
            return made[side]->recipe.sourceSha256;
        const auto sha = sourceSha256(*models[side]);
        return sha.ok() ? *sha : std::string();
    };
    const std::string source = sourceOf(0);
    if (source.empty() || source != sourceOf(1)) {
        DiffProvenance none;
        none.why = made[0] && made[1] ? "both carry a recipe of Pare, made for different models" : std::string("the ") + (made[1] ? "second" : "first") + " carries a recipe of Pare, made for another model";
        return none;
    }
    return provenanceOf(first, second, diff, made[0], made[1]);
}

std::string textOf(const ChangedBy &by)
{
    return by.pass + (by.inFirst ? " in the first model" : "") + (by.what.empty() ? "" : ": " + by.what);
}

nlohmann::json toJson(const ChangedBy &by)
{
    nlohmann::json json{{"pass", by.pass}};
    if (!by.what.empty())
        json["what"] = by.what;
    if (by.inFirst)
        json["in"] = "first";
    return json;
}

} // namespace pare
