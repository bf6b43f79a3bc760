#include "ui/models/scene_of_model.h"

#include <map>

namespace pare {

std::string shortPrecision(const std::string &precision)
{
    static const std::map<std::string, std::string> table{{"float32", "F32"}, {"float16", "F16"}, {"bfloat16", "B16"}, {"float64", "F64"},
                                                          {"int8", "I8"},     {"uint8", "U8"},    {"int4", "I4"},      {"uint4", "I4"},
                                                          {"int2", "I2"},     {"uint2", "I2"},    {"int16", "I16"},    {"int32", "I32"},
                                                          {"int64", "I64"},   {"bool", "B"}};
    const auto found = table.find(precision);
    return found == table.end() ? std::string() : found->second;
}

ScenePtr sceneOf(const ModelView &view, const std::string &title, const std::map<std::string, double> &times,
                 const std::map<std::string, std::vector<Badge>> &changes)
{
    auto scene = std::make_shared<GraphScene>();
    scene->title = title;
    const auto &graph = view.model().graph();
    std::map<std::string, int> precisions;
    std::unordered_map<std::string, int> tensorOf; // value name -> position in tensors
    const auto describe = [&](SceneTensor &tensor) {
        if (const ValueShape *shape = view.shapes().find(tensor.name)) {
            const std::string text = shape->text();
            const size_t space = text.find(' ');
            tensor.type = text.substr(0, space);
            tensor.shape = space == std::string::npos ? std::string() : text.substr(space + 1);
        }
    };
    const auto tensorFor = [&](const std::string &name) -> int {
        const auto [found, isNew] = tensorOf.emplace(name, static_cast<int>(scene->tensors.size()));
        if (isNew) {
            SceneTensor tensor;
            tensor.name = name;
            describe(tensor);
            scene->tensors.push_back(std::move(tensor));
        }
        return found->second;
    };

    scene->nodes.reserve(view.rows().size() + static_cast<size_t>(graph.input_size() + graph.output_size()));
    for (const LayerRow &row : view.rows()) {
        SceneNode node;
        node.name = row.name;
        node.title = row.title;
        node.op = row.op;
        node.category = row.category;
        node.kind = !row.known ? NodeKind::Unknown : row.controlFlow ? NodeKind::ControlFlow : NodeKind::Layer;
        if (row.macs)
            node.macs = static_cast<double>(*row.macs);
        node.sizeBytes = static_cast<double>(row.weightBytes);
        if (const auto time = times.find(row.name); time != times.end())
            node.timeMs = time->second;
        const bool carriesWeights = row.parameters > 0;
        node.precision = carriesWeights ? shortPrecision(row.precision) : std::string();
        if (!node.precision.empty())
            ++precisions[node.precision];
        node.outputShape = row.outputShape;
        node.weightShapes = row.weightShapes;
        if (const std::string kept = shortPrecision(row.storedAs); !kept.empty())
            node.badges.push_back({BadgeKind::Precision, BadgeState::Done, kept, "Weights stored as " + row.storedAs + ", unpacked to " + row.precision + " when the model is loaded"});
        if (const auto badges = changes.find(row.name); badges != changes.end())
            node.badges.insert(node.badges.end(), badges->second.begin(), badges->second.end());
        scene->nodes.push_back(std::move(node));
    }
    for (size_t i = 0; i < view.rows().size(); ++i)
        for (const auto &output : graph.node(view.rows()[i].id.value).output())
            if (!output.empty())
                scene->tensors[static_cast<size_t>(tensorFor(output))].producer = static_cast<int>(i);
    for (const auto &input : graph.input()) {
        if (!view.model().index().isGraphInput(input.name()))
            continue;
        SceneNode node;
        node.name = input.name();
        node.title = input.name();
        node.op = "Input";
        node.category = Category::InputOutput;
        node.kind = NodeKind::Input;
        const int tensor = tensorFor(input.name());
        node.outputShape = scene->tensors[static_cast<size_t>(tensor)].shape;
        scene->tensors[static_cast<size_t>(tensor)].producer = static_cast<int>(scene->nodes.size());
        scene->nodes.push_back(std::move(node));
    }
    const auto read = [&](const std::string &value, int reader) {
        const auto found = tensorOf.find(value);
        if (found == tensorOf.end())
            return; // a constant, or what is made of constants alone: weights are no nodes
        auto &readers = scene->tensors[static_cast<size_t>(found->second)].readers;
        if (readers.empty() || readers.back() != reader)
            readers.push_back(reader);
    };
    for (size_t i = 0; i < view.rows().size(); ++i) {
        const auto &proto = graph.node(view.rows()[i].id.value);
        for (const auto &input : proto.input())
            read(input, static_cast<int>(i));
        if (view.rows()[i].controlFlow)
            for (const std::string &captured : capturedValues(proto))
                read(captured, static_cast<int>(i));
    }
    for (const auto &output : graph.output()) {
        SceneNode node;
        node.name = output.name();
        node.title = output.name();
        node.op = "Output";
        node.category = Category::InputOutput;
        node.kind = NodeKind::Output;
        if (const ValueShape *shape = view.shapes().find(output.name())) {
            const std::string text = shape->text();
            const size_t space = text.find(' ');
            node.outputShape = space == std::string::npos ? std::string() : text.substr(space + 1);
        }
        read(output.name(), static_cast<int>(scene->nodes.size()));
        scene->nodes.push_back(std::move(node));
    }
    int most = 0;
    for (const auto &[precision, count] : precisions)
        if (count > most) {
            most = count;
            scene->mainPrecision = precision;
        }
    return scene;
}

} // namespace pare
