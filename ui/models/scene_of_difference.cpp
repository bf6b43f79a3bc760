// The second model is drawn as it is. Layers that only the first has stand among them: they read what their sources became, and where a
// layer that both have read them there, a line leads on to it. Where such a line would close a circle (layers in another order), none of
// these lines is drawn.
#include "ui/models/scene_of_difference.h"

#include "ui/models/layer_measurements.h"
#include "ui/models/scene_of_model.h"
#include "ui/theme/language.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pare {

namespace {

struct DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(DifferenceWords)
};

// The kind that colours a layer: what says most of it first.
std::string mainKind(const std::vector<DiffKind> &kinds)
{
    for (const DiffKind kind : {DiffKind::Operator, DiffKind::Precision, DiffKind::Shape, DiffKind::Weights, DiffKind::Attributes, DiffKind::Inputs})
        if (std::ranges::find(kinds, kind) != kinds.end())
            return std::string(wordOf(kind));
    return {};
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

class Builder {
public:
    Builder(const ModelView &first, const ModelView &second, const ModelDiff &diff, const DiffProvenance &provenance)
        : m_first(first), m_second(second), m_diff(diff), m_provenance(provenance)
    {
    }

    std::shared_ptr<DifferenceView> build(const NumericDiff *numbers, const std::string &title)
    {
        drawSecond(title);
        addGone();
        connectGone();
        orderRows();
        if (numbers) {
            colour(*numbers, *m_scene, m_view->layers);
            addNumbers(*numbers);
        }
        m_view->scene = m_scene;
        const auto nodes = m_diff.added.size() + m_diff.removed.size() + m_diff.changed.size();
        m_view->leftOut = std::max(0, static_cast<int>(nodes) + m_diff.unchanged - m_view->added - m_view->removed - m_view->changed - m_view->unchanged);
        return m_view;
    }

    DifferencePairPtr buildSides(const NumericDiff *numbers, const std::string &title)
    {
        drawSecond(title);
        m_sides[1] = m_scene;
        m_sides[0] = std::make_shared<GraphScene>(*sceneOf(m_first, request(title)));
        markFirst();
        pairTensors();
        for (size_t side = 0; side < 2; ++side) {
            if (numbers)
                colour(*numbers, *m_sides[side], (*m_pair)[side].layers);
            (*m_pair)[side].scene = m_sides[side];
        }
        return m_pair;
    }

private:
    static SceneRequest request(const std::string &title)
    {
        SceneRequest request;
        request.title = title;
        return request;
    }

    void drawSecond(const std::string &title)
    {
        m_scene = std::make_shared<GraphScene>(*sceneOf(m_second, request(title)));
        m_view->layers.assign(m_scene->nodes.size(), {});
        markSecond();
    }

    // A layer of the first that the second has not: hatched and dashed on every drawing.
    void markGone(SceneNode &node, const std::string &layer) const
    {
        node.kind = NodeKind::Gone;
        node.change = "removed";
        std::vector<std::string> lines{DifferenceWords::tr("Only in the first model").toStdString()};
        const std::vector<std::string> by = byOf(layer);
        lines.insert(lines.end(), by.begin(), by.end());
        node.badges.insert(node.badges.begin(), Badge{BadgeKind::Removed, BadgeState::Planned, "−", joined(lines)});
    }

    static DifferenceRow rowFor(int node, const std::string &change, const LayerRow &layer, std::vector<std::string> by)
    {
        DifferenceRow row;
        row.node = node;
        row.change = change;
        row.name = layer.name;
        row.op = layer.op;
        row.by = std::move(by);
        return row;
    }

    // Which passes made it so, and what they said.
    [[nodiscard]] std::vector<std::string> byOf(const std::string &layer) const
    {
        std::vector<std::string> lines;
        for (const ChangedBy &by : m_provenance.of(layer))
            lines.push_back(textOf(by));
        return lines;
    }

    // The row that a node is; nodes that only make weights are none.
    static int rowOf(const ModelView &view, int node)
    {
        const auto row = view.rowOf(NodeId{node});
        return row && view.rows()[static_cast<size_t>(*row)].id.value == node ? *row : -1;
    }

    void markSecond()
    {
        std::unordered_map<std::string_view, const DiffChange *> changes;
        for (const DiffChange &change : m_diff.changed)
            changes[change.name] = &change;
        for (size_t i = 0; i < m_second.rows().size(); ++i) {
            const LayerRow &row = m_second.rows()[i];
            SceneNode &node = m_scene->nodes[i];
            const int partner = m_diff.pairs.first[static_cast<size_t>(row.id.value)];
            m_view->layers[i] = partner >= 0 ? m_first.model().graph().node(partner).name() : row.name;
            if (partner < 0) {
                node.change = "added";
                std::vector<std::string> lines{DifferenceWords::tr("Only in the second model").toStdString()};
                const std::vector<std::string> by = byOf(row.name);
                lines.insert(lines.end(), by.begin(), by.end());
                node.badges.insert(node.badges.begin(), Badge{BadgeKind::Removed, BadgeState::Done, "+", joined(lines)});
                ++m_view->added;
                m_rows[i] = rowFor(static_cast<int>(i), "added", row, by);
                continue;
            }
            const auto change = changes.find(m_view->layers[i]);
            node.change = change == changes.end() ? "unchanged" : mainKind(change->second->kinds);
            if (change == changes.end()) {
                ++m_view->unchanged;
                continue;
            }
            ++m_view->changed;
            DifferenceRow one = rowFor(static_cast<int>(i), node.change, row, byOf(change->second->name));
            one.name = change->second->name;
            one.second = change->second->second;
            one.what = change->second->what;
            std::vector<std::string> lines = one.by;
            lines.insert(lines.end(), one.what.begin(), one.what.end());
            std::vector<Badge> badges{{BadgeKind::Removed, BadgeState::Done, coreWords(node.change).toStdString(), joined(lines)}};
            for (const DiffKind kind : change->second->kinds) {
                one.kinds.emplace_back(wordOf(kind));
                if (one.kinds.back() != node.change)
                    badges.push_back({BadgeKind::Removed, BadgeState::Done, coreWords(one.kinds.back()).toStdString(), joined(lines)});
            }
            node.badges.insert(node.badges.begin(), badges.begin(), badges.end());
            m_changeBadges[i] = std::move(badges);
            m_rows[i] = std::move(one);
        }
    }

    // The first model's own drawing, and the partners between both: layers as they are paired, inputs and outputs by name, as they were
    // renamed, else by their place.
    void markFirst()
    {
        auto &[first, second] = *m_pair;
        GraphScene &scene = *m_sides[0];
        first.layers.assign(scene.nodes.size(), {});
        first.partners.assign(scene.nodes.size(), -1);
        second.layers = m_view->layers;
        second.partners.assign(m_sides[1]->nodes.size(), -1);
        const auto pair = [&](int a, int b) {
            first.partners[static_cast<size_t>(a)] = b;
            second.partners[static_cast<size_t>(b)] = a;
        };
        for (size_t i = 0; i < m_first.rows().size(); ++i) {
            first.layers[i] = m_first.rows()[i].name;
            const int partner = m_diff.pairs.second[static_cast<size_t>(m_first.rows()[i].id.value)];
            const int other = partner < 0 ? -1 : rowOf(m_second, partner);
            SceneNode &node = scene.nodes[i];
            if (other < 0) {
                markGone(node, first.layers[i]);
                continue;
            }
            pair(static_cast<int>(i), other);
            node.change = m_sides[1]->nodes[static_cast<size_t>(other)].change;
            if (const auto badges = m_changeBadges.find(static_cast<size_t>(other)); badges != m_changeBadges.end())
                node.badges.insert(node.badges.begin(), badges->second.begin(), badges->second.end());
        }
        for (const NodeKind kind : {NodeKind::Input, NodeKind::Output}) {
            const auto ends = [kind](const GraphScene &of, size_t layers) {
                std::vector<int> found;
                for (size_t i = layers; i < of.nodes.size(); ++i)
                    if (of.nodes[i].kind == kind)
                        found.push_back(static_cast<int>(i));
                return found;
            };
            const std::vector<int> own = ends(scene, m_first.rows().size());
            const std::vector<int> others = ends(*m_sides[1], m_second.rows().size());
            const auto &renamed = kind == NodeKind::Input ? m_diff.renamedInputs : m_diff.renamedOutputs;
            for (size_t k = 0; k < own.size(); ++k) {
                std::string name = scene.nodes[static_cast<size_t>(own[k])].name;
                if (const auto now = std::ranges::find(renamed, name, &std::pair<std::string, std::string>::first); now != renamed.end())
                    name = now->second;
                const auto other = std::ranges::find_if(others, [&](int node) { return m_sides[1]->nodes[static_cast<size_t>(node)].name == name; });
                if (other != others.end())
                    pair(own[k], *other);
            }
        }
    }

    // What partners make in the same place. Inputs and outputs of the graph make one value each.
    void pairTensors()
    {
        std::array<std::vector<std::vector<int>>, 2> made; // by node
        for (size_t side = 0; side < 2; ++side) {
            const GraphScene &scene = *m_sides[side];
            const ModelView &model = side == 0 ? m_first : m_second;
            (*m_pair)[side].tensorPartners.assign(scene.tensors.size(), -1);
            std::unordered_map<std::string_view, int> named;
            for (size_t i = 0; i < scene.tensors.size(); ++i)
                named.emplace(scene.tensors[i].name, static_cast<int>(i));
            const auto tensorOfName = [&](const std::string &name) {
                const auto found = named.find(name);
                return found == named.end() ? -1 : found->second;
            };
            made[side].resize(scene.nodes.size());
            for (size_t i = 0; i < scene.nodes.size(); ++i)
                if (i >= model.rows().size())
                    made[side][i] = {tensorOfName(scene.nodes[i].name)};
                else
                    for (const std::string &output : model.model().graph().node(model.rows()[i].id.value).output())
                        made[side][i].push_back(tensorOfName(output));
        }
        const std::vector<int> &partners = m_pair->front().partners;
        for (size_t i = 0; i < partners.size(); ++i) {
            if (partners[i] < 0)
                continue;
            const std::vector<int> &others = made[1][static_cast<size_t>(partners[i])];
            for (size_t k = 0; k < std::min(made[0][i].size(), others.size()); ++k)
                if (made[0][i][k] >= 0 && others[k] >= 0) {
                    (*m_pair)[0].tensorPartners[static_cast<size_t>(made[0][i][k])] = others[k];
                    (*m_pair)[1].tensorPartners[static_cast<size_t>(others[k])] = made[0][i][k];
                }
        }
    }

    void addGone()
    {
        std::unordered_set<std::string> names;
        for (const SceneNode &node : m_scene->nodes)
            names.insert(node.name);
        for (size_t i = 0; i < m_first.rows().size(); ++i) {
            const LayerRow &row = m_first.rows()[i];
            const int partner = m_diff.pairs.second[static_cast<size_t>(row.id.value)];
            if (partner >= 0) {
                m_nodes[row.id.value] = rowOf(m_second, partner);
                if (m_nodes[row.id.value] >= 0)
                    continue;
            }
            SceneNode node = layerNode(row, {});
            markGone(node, row.name);
            while (!names.insert(node.name).second)
                node.name = DifferenceWords::tr("%1 (first)").arg(QString::fromStdString(node.name)).toStdString();
            const auto place = m_scene->nodes.size();
            m_nodes[row.id.value] = static_cast<int>(place);
            m_scene->nodes.push_back(std::move(node));
            m_view->layers.push_back(row.name);
            m_rows[place] = rowFor(static_cast<int>(place), "removed", row, byOf(row.name));
            ++m_view->removed;
        }
    }

    // The tensor of the scene that stands for a value of the first model; -1: none.
    int tensorOf(const std::string &value)
    {
        if (const auto known = m_tensors.find(value); known != m_tensors.end())
            return known->second;
        int tensor = -1;
        const auto maker = m_first.model().index().producer(value);
        const auto indexOf = [&](std::string_view name) {
            const auto found = m_named.find(name);
            return found == m_named.end() ? -1 : found->second;
        };
        if (!maker) {
            tensor = inputOf(value, indexOf);
        } else if (const auto node = m_nodes.find(maker->value); node != m_nodes.end()) {
            const auto &own = m_first.model().index().node(*maker);
            if (m_scene->nodes[static_cast<size_t>(node->second)].kind == NodeKind::Gone) {
                SceneTensor made;
                made.name = value;
                made.producer = node->second;
                if (const ValueShape *shape = m_first.shapes().find(value))
                    made.shape = shape->text();
                tensor = static_cast<int>(m_scene->tensors.size());
                m_scene->tensors.push_back(std::move(made));
            } else {
                const auto &other = m_second.model().graph().node(m_second.rows()[static_cast<size_t>(node->second)].id.value);
                for (int k = 0; k < own.output_size() && k < other.output_size(); ++k)
                    if (own.output(k) == value)
                        tensor = indexOf(other.output(k));
            }
        }
        m_tensors[value] = tensor;
        return tensor;
    }

    // Inputs go by name, or by the name that they have now, else by their place.
    template <typename IndexOf>
    int inputOf(const std::string &value, const IndexOf &indexOf) const
    {
        const auto inputs = [](const Model &model) {
            std::vector<std::string> names;
            for (const auto &input : model.graph().input())
                if (model.index().isGraphInput(input.name()))
                    names.push_back(input.name());
            return names;
        };
        const auto own = inputs(m_first.model());
        const auto others = inputs(m_second.model());
        const auto at = std::ranges::find(own, value);
        if (at == own.end())
            return -1;
        if (std::ranges::find(others, value) != others.end())
            return indexOf(value);
        if (const auto now = std::ranges::find(m_diff.renamedInputs, value, &std::pair<std::string, std::string>::first); now != m_diff.renamedInputs.end())
            return indexOf(now->second);
        return own.size() == others.size() ? indexOf(others[static_cast<size_t>(at - own.begin())]) : -1;
    }

    void read(int tensor, int node)
    {
        auto &readers = m_scene->tensors[static_cast<size_t>(tensor)].readers;
        if (std::ranges::find(readers, node) == readers.end())
            readers.push_back(node);
    }

    void connectGone()
    {
        for (size_t i = 0; i < m_scene->tensors.size(); ++i)
            m_named[m_scene->tensors[i].name] = static_cast<int>(i);
        std::vector<std::pair<int, int>> onward; // from layers that went to layers that are still there
        for (const auto &[id, node] : m_nodes) {
            if (node < 0)
                continue;
            const bool gone = m_scene->nodes[static_cast<size_t>(node)].kind == NodeKind::Gone;
            for (const auto &input : m_first.model().graph().node(id).input()) {
                if (input.empty() || m_first.flow().isFixed(input))
                    continue;
                const auto maker = m_first.model().index().producer(input);
                const auto from = maker ? m_nodes.find(maker->value) : m_nodes.end();
                const bool fromGone = from != m_nodes.end() && from->second >= 0 && m_scene->nodes[static_cast<size_t>(from->second)].kind == NodeKind::Gone;
                if (!gone && !fromGone)
                    continue;
                const int tensor = tensorOf(input);
                if (tensor < 0)
                    continue;
                if (gone)
                    read(tensor, node);
                else
                    onward.emplace_back(tensor, node);
            }
        }
        for (const auto &[tensor, node] : onward)
            read(tensor, node);
        if (!acyclic())
            for (const auto &[tensor, node] : onward)
                std::erase(m_scene->tensors[static_cast<size_t>(tensor)].readers, node);
    }

    [[nodiscard]] bool acyclic() const
    {
        const size_t count = m_scene->nodes.size();
        std::vector<int> waiting(count, 0);
        std::vector<std::vector<int>> made(count);
        for (size_t t = 0; t < m_scene->tensors.size(); ++t) {
            const SceneTensor &tensor = m_scene->tensors[t];
            if (tensor.producer < 0)
                continue;
            made[static_cast<size_t>(tensor.producer)].push_back(static_cast<int>(t));
            for (const int reader : tensor.readers)
                ++waiting[static_cast<size_t>(reader)];
        }
        std::vector<int> ready;
        for (size_t i = 0; i < count; ++i)
            if (waiting[i] == 0)
                ready.push_back(static_cast<int>(i));
        size_t done = 0;
        for (; done < ready.size(); ++done)
            for (const int tensor : made[static_cast<size_t>(ready[done])])
                for (const int reader : m_scene->tensors[static_cast<size_t>(tensor)].readers)
                    if (--waiting[static_cast<size_t>(reader)] == 0)
                        ready.push_back(reader);
        return done == count;
    }

    // Rows in the second model's order, each layer that went behind the last one before it that both have.
    void orderRows()
    {
        std::vector<std::pair<std::pair<int, int>, int>> order; // (place in the second, place in the first), node
        for (const auto &[node, row] : m_rows)
            if (row.change != "removed")
                order.push_back({{static_cast<int>(node), -1}, static_cast<int>(node)});
        int last = -1;
        for (const LayerRow &row : m_first.rows()) {
            const int node = m_nodes[row.id.value];
            if (node >= 0 && m_scene->nodes[static_cast<size_t>(node)].kind != NodeKind::Gone)
                last = node;
            else if (node >= 0)
                order.push_back({{last, row.id.value}, node});
        }
        std::ranges::sort(order);
        for (const auto &[place, node] : order)
            m_view->rows.push_back(std::move(m_rows[static_cast<size_t>(node)]));
    }

    static std::unordered_map<std::string_view, const LayerDifference *> layersOf(const NumericDiff &numbers)
    {
        std::unordered_map<std::string_view, const LayerDifference *> byLayer;
        for (const LayerDifference &one : numbers.layers)
            byLayer[one.layer] = &one;
        return byLayer;
    }

    static double decibels(const LayerDifference &one)
    {
        return std::isfinite(one.sqnrDb) ? one.sqnrDb : one.sqnrDb > 0 ? LayerMeasurements::equalDb : -LayerMeasurements::equalDb;
    }

    static void colour(const NumericDiff &numbers, GraphScene &scene, const std::vector<std::string> &layers)
    {
        const auto byLayer = layersOf(numbers);
        scene.betweenModels = true;
        for (size_t i = 0; i < scene.nodes.size(); ++i) {
            SceneNode &node = scene.nodes[i];
            if (node.change == "added" || node.change == "removed" || layers[i].empty())
                continue;
            if (const auto found = byLayer.find(layers[i]); found != byLayer.end() && found->second->reason.empty()) {
                node.sqnrDb = decibels(*found->second);
                node.cosineDistance = static_cast<float>(1 - found->second->cosine);
                node.relativeError = static_cast<float>(found->second->relative);
                node.largestError = static_cast<float>(found->second->maxAbsolute);
            }
        }
    }

    void addNumbers(const NumericDiff &numbers)
    {
        const auto byLayer = layersOf(numbers);
        for (DifferenceRow &row : m_view->rows) {
            if (row.change == "added" || row.change == "removed")
                continue;
            const auto found = byLayer.find(row.name);
            if (found == byLayer.end())
                continue;
            if (found->second->reason.empty()) {
                row.sqnrDb = decibels(*found->second);
                row.cosine = found->second->cosine;
                row.relative = found->second->relative;
                row.maxAbsolute = found->second->maxAbsolute;
            }
            row.notCompared = found->second->reason;
        }
    }

    const ModelView &m_first;
    const ModelView &m_second;
    const ModelDiff &m_diff;
    const DiffProvenance &m_provenance;
    std::shared_ptr<GraphScene> m_scene;
    std::array<std::shared_ptr<GraphScene>, 2> m_sides;
    std::unordered_map<size_t, std::vector<Badge>> m_changeBadges; // by node of the second
    std::shared_ptr<DifferenceView> m_view = std::make_shared<DifferenceView>();
    std::shared_ptr<DifferencePair> m_pair = std::make_shared<DifferencePair>();
    std::unordered_map<size_t, DifferenceRow> m_rows; // by node of the scene
    std::unordered_map<int, int> m_nodes;             // of the scene, by node of the first model
    std::unordered_map<std::string, int> m_tensors;      // of the scene, by value of the first model
    std::map<std::string, int, std::less<>> m_named;     // of the scene, by their names
};

} // namespace

DifferenceViewPtr differenceOf(const ModelView &first, const ModelView &second, const ModelDiff &diff, const DiffProvenance &provenance, const NumericDiff *numbers, const std::string &title)
{
    return Builder(first, second, diff, provenance).build(numbers, title);
}

DifferencePairPtr sidesOf(const ModelView &first, const ModelView &second, const ModelDiff &diff, const DiffProvenance &provenance, const NumericDiff *numbers, const std::string &title)
{
    return Builder(first, second, diff, provenance).buildSides(numbers, title);
}

} // namespace pare
