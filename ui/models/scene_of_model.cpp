#include "ui/models/scene_of_model.h"

#include "core/analysis/dims_text.h"
#include "ui/models/layer_time_text.h"

#include <QCoreApplication>

#include <map>
#include <numeric>
#include <unordered_set>

namespace pare {

namespace {

struct SceneModelWords {
    Q_DECLARE_TR_FUNCTIONS(SceneModelWords)
};

// "float32 1x16x28x28" in its two halves.
std::pair<std::string, std::string> typeAndShape(const ModelView &view, std::string_view value)
{
    const ValueShape *shape = view.shapes().find(value);
    if (!shape)
        return {};
    const std::string text = shape->text();
    const size_t space = text.find(' ');
    return {text.substr(0, space), space == std::string::npos ? std::string() : text.substr(space + 1)};
}

SceneNode terminalNode(const ModelView &view, const std::string &value, NodeKind kind)
{
    SceneNode node;
    node.name = value;
    node.op = kind == NodeKind::Input ? "Input" : "Output";
    node.title = value;
    node.category = Category::InputOutput;
    node.kind = kind;
    node.outputShape = declaredShape(view.model(), value);
    if (node.outputShape.empty())
        node.outputShape = typeAndShape(view, value).second;
    return node;
}

// Values with the nodes that make and read them.
class Tensors {
public:
    Tensors(const ModelView &view, GraphScene &scene) : m_view(view), m_scene(scene), m_places(static_cast<size_t>(view.model().index().valueCount()), none) {}

    void made(ValueNumber value, size_t node)
    {
        size_t &place = m_places[static_cast<size_t>(value)];
        if (place == none) {
            place = m_scene.tensors.size();
            SceneTensor &tensor = m_scene.tensors.emplace_back();
            tensor.name = m_view.model().index().name(value);
            std::tie(tensor.type, tensor.shape) = typeAndShape(m_view, tensor.name);
        }
        m_scene.tensors[place].producer = static_cast<int>(node);
    }
    // What no node of the scene makes is a constant, what is made of constants alone, or outside of the part: no line is drawn.
    bool read(ValueNumber value, size_t node)
    {
        if (!has(value))
            return false;
        auto &readers = m_scene.tensors[m_places[static_cast<size_t>(value)]].readers;
        if (readers.empty() || readers.back() != static_cast<int>(node))
            readers.push_back(static_cast<int>(node));
        return true;
    }
    [[nodiscard]] bool has(ValueNumber value) const { return value != noValue && m_places[static_cast<size_t>(value)] != none; }

private:
    const ModelView &m_view;
    GraphScene &m_scene;
    static constexpr size_t none = static_cast<size_t>(-1);
    std::vector<size_t> m_places; // by value
};

std::string mostFrequentPrecision(const GraphScene &scene)
{
    std::map<std::string, int> counts;
    for (const SceneNode &node : scene.nodes)
        if (!node.precision.empty())
            ++counts[node.precision];
    const auto most = std::ranges::max_element(counts, {}, [](const auto &entry) { return entry.second; });
    return most == counts.end() ? std::string() : most->first;
}

} // namespace

std::string declaredShape(const Model &model, const std::string &value)
{
    std::vector<std::string> sizes;
    for (const auto *ends : {&model.graph().input(), &model.graph().output()})
        for (const auto &end : *ends)
            if (end.name() == value && sizes.empty())
                for (const auto &dim : end.type().tensor_type().shape().dim())
                    sizes.push_back(dim.has_dim_value() && dim.dim_value() >= 0 ? std::to_string(dim.dim_value()) : dim.dim_param().empty() || dim.dim_param().size() > 12 ? "?" : dim.dim_param());
    return dimsText(sizes);
}

std::string shortPrecision(const std::string &precision)
{
    static const std::map<std::string, std::string> table{{"float32", "F32"}, {"float16", "F16"}, {"bfloat16", "B16"}, {"float64", "F64"},
                                                          {"int8", "I8"},     {"uint8", "U8"},    {"int4", "I4"},      {"uint4", "I4"},
                                                          {"int2", "I2"},     {"uint2", "I2"},    {"int16", "I16"},    {"int32", "I32"},
                                                          {"int64", "I64"},   {"bool", "B"}};
    const auto found = table.find(precision);
    return found == table.end() ? std::string() : found->second;
}

SceneNode layerNode(const LayerRow &row, const SceneRequest &request)
{
    SceneNode node;
    node.name = row.name;
    node.title = row.title;
    node.op = row.op;
    node.category = row.category;
    node.kind = !row.known ? NodeKind::Unknown : row.controlFlow ? NodeKind::ControlFlow : NodeKind::Layer;
    if (row.macs)
        node.macs = static_cast<double>(*row.macs);
    node.sizeBytes = static_cast<double>(row.weightBytes);
    node.parameters = row.parameters > 0 ? std::optional(static_cast<double>(row.parameters)) : std::nullopt;
    if (request.times)
        if (const auto time = request.times->layers.find(row.name); time != request.times->layers.end()) {
            if (time->second.fusedInto.empty())
                node.timeMs = time->second.ms;
            else if (time->second.fusedInto != "(folded)")
                node.fusedInto = time->second.fusedInto;
            node.timeText = layerTimeText(*request.times, row.name).toStdString();
        }
    if (const auto zeros = request.zeros.find(row.name); zeros != request.zeros.end())
        node.zeroShare = zeros->second;
    if (const auto removed = request.removed.find(row.name); removed != request.removed.end())
        node.removedShare = removed->second;
    if (const auto loss = request.losses.find(row.name); loss != request.losses.end())
        node.sensitivity = loss->second;
    if (const auto sqnr = request.sqnrs.find(row.name); sqnr != request.sqnrs.end())
        node.sqnrDb = sqnr->second;
    if (row.parameters > 0)
        node.precision = shortPrecision(row.precision);
    node.outputShape = row.outputShape;
    node.weightShapes = row.weightShapes;
    if (const std::string kept = shortPrecision(row.storedAs); !kept.empty())
        node.badges.push_back({BadgeKind::Precision, BadgeState::Done, kept,
                               SceneModelWords::tr("Weights stored as %1, unpacked to %2 when the model is loaded").arg(QString::fromStdString(row.storedAs), QString::fromStdString(row.precision)).toStdString()});
    if (const auto badges = request.changes.find(row.name); badges != request.changes.end())
        node.badges.insert(node.badges.end(), badges->second.begin(), badges->second.end());
    return node;
}

ScenePtr sceneOf(const ModelView &view, const SceneRequest &request)
{
    auto scene = std::make_shared<GraphScene>();
    scene->title = request.title;
    scene->sensitivityUnit = request.lossUnit;
    scene->removedPlanned = request.removedPlanned;
    const auto &graph = view.model().graph();
    std::vector<int> rows = request.part.value_or(std::vector<int>{});
    if (!request.part) {
        rows.resize(view.rows().size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    const GraphIndex &index = view.model().index();
    const auto idOf = [&](size_t node) { return view.rows()[static_cast<size_t>(rows[node])].id; };
    const auto protoOf = [&](size_t node) -> const pb::NodeProto & { return graph.node(view.rows()[static_cast<size_t>(rows[node])].id.value); };
    scene->nodes.reserve(rows.size() + static_cast<size_t>(graph.input_size() + graph.output_size()));
    scene->tensors.reserve(scene->nodes.capacity());
    Tensors tensors(view, *scene);
    for (size_t i = 0; i < rows.size(); ++i) {
        scene->nodes.push_back(layerNode(view.rows()[static_cast<size_t>(rows[i])], request));
        for (const ValueNumber output : index.outputs(idOf(i)))
            if (output != noValue)
                tensors.made(output, i);
    }
    std::unordered_set<std::string_view> wanted; // by layers of the part
    if (request.part)
        for (size_t i = 0; i < rows.size(); ++i)
            wanted.insert(protoOf(i).input().begin(), protoOf(i).input().end());
    for (const auto &input : graph.input()) {
        if (!index.isGraphInput(input.name()) || (request.part && !wanted.contains(input.name())))
            continue;
        tensors.made(index.number(input.name()), scene->nodes.size());
        scene->nodes.push_back(terminalNode(view, input.name(), NodeKind::Input));
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        for (const ValueNumber input : index.inputs(idOf(i)))
            tensors.read(input, i);
        if (view.rows()[static_cast<size_t>(rows[i])].controlFlow)
            for (const std::string &captured : capturedValues(protoOf(i)))
                tensors.read(index.number(captured), i);
    }
    for (const auto &output : graph.output()) {
        const ValueNumber value = index.number(output.name());
        if (request.part && !tensors.has(value))
            continue;
        tensors.read(value, scene->nodes.size());
        scene->nodes.push_back(terminalNode(view, output.name(), NodeKind::Output));
    }
    scene->mainPrecision = mostFrequentPrecision(*scene);
    return scene;
}

} // namespace pare
