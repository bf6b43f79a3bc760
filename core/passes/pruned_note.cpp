#include "core/passes/pruned_note.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

// {"conv1": {"1": "25 %"}, "lstm": {"1": "2:4", "2": "2:4"}}
std::string noteText(const PrunedLayers &layers)
{
    nlohmann::json note = nlohmann::json::object();
    for (const auto &[layer, inputs] : layers)
        for (const PrunedInput &one : inputs)
            note[layer][std::to_string(one.input)] = one.how;
    return note.dump();
}

bool passesOn(const pb::NodeProto &node)
{
    constexpr std::array ops{"Identity", "Cast", "Transpose", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "DequantizeLinear"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return node.op_type() == op; });
}

// The constant behind a value; empty where there is none.
std::string constantBehind(const Model &model, std::string value)
{
    constexpr int mostSteps = 16;
    for (int step = 0; step < mostSteps && !value.empty(); ++step) {
        if (model.index().constant(value))
            return value;
        const auto producer = model.index().producer(value);
        if (!producer || !passesOn(model.index().node(*producer)))
            break;
        value = model.index().node(*producer).input(0);
    }
    return {};
}

const pb::TensorProto *constantAt(const Model &model, const std::string &layer, int input, std::string &name)
{
    const auto id = model.index().find(layer);
    if (!id || input >= model.index().node(*id).input_size())
        return nullptr;
    name = constantBehind(model, model.index().node(*id).input(input));
    return name.empty() ? nullptr : model.index().constant(name);
}

} // namespace

PrunedLayers prunedLayers(const Model &model)
{
    PrunedLayers layers;
    const nlohmann::json note = nlohmann::json::parse(model.metadata(prunedMetadataKey), nullptr, false);
    if (!note.is_object())
        return layers;
    for (const auto &[layer, inputs] : note.items()) {
        if (!inputs.is_object())
            return {};
        for (const auto &[input, how] : inputs.items()) {
            if (!how.is_string() || input.empty() || input.size() > 2 || input.find_first_not_of("0123456789") != std::string::npos)
                return {};
            layers[layer].push_back({std::stoi(input), how.get<std::string>()});
        }
    }
    return layers;
}

void notePruned(GraphEditor &editor, const PrunedLayers &added)
{
    PrunedLayers all = prunedLayers(editor.source());
    for (const auto &[layer, inputs] : added)
        for (const PrunedInput &one : inputs) {
            std::vector<PrunedInput> &known = all[layer];
            std::erase_if(known, [&](const PrunedInput &earlier) { return earlier.input == one.input; });
            known.push_back(one);
        }
    editor.setMetadata(prunedMetadataKey, noteText(all));
}

Model withNoteMoved(const Model &model, const PassReport &report)
{
    PrunedLayers layers = prunedLayers(model);
    bool moved = false;
    for (const Change &change : report.changes) {
        const auto noted = layers.find(change.layer);
        if (noted == layers.end() || model.index().find(change.layer))
            continue;
        const std::vector<PrunedInput> inputs = noted->second;
        layers.erase(noted);
        moved = true;
        for (const std::string &into : change.into)
            if (model.index().find(into))
                layers.try_emplace(into, inputs);
    }
    if (!moved)
        return model;
    GraphEditor editor(model);
    editor.setMetadata(prunedMetadataKey, noteText(layers));
    return editor.finish();
}

std::vector<PrunedWeight> prunedWeights(const Model &model)
{
    std::vector<PrunedWeight> weights;
    for (const auto &[layer, inputs] : prunedLayers(model))
        for (const PrunedInput &one : inputs) {
            PrunedWeight weight{{}, layer, one.how, one.input, {}};
            if (constantAt(model, layer, one.input, weight.constant))
                weights.push_back(std::move(weight));
        }
    return weights;
}

Result<void> findRemoved(std::vector<PrunedWeight> &weights, const Model &now, const Model &pruned)
{
    for (PrunedWeight &weight : weights) {
        std::string name;
        const pb::TensorProto *before = constantAt(pruned, weight.layer, weight.input, name);
        const pb::TensorProto *stored = now.index().constant(weight.constant);
        if (!before || !stored || before->data_type() != pb::TensorProto::FLOAT || !std::equal(before->dims().begin(), before->dims().end(), stored->dims().begin(), stored->dims().end()))
            continue;
        PARE_TRY_ASSIGN(const std::vector<float> values, toFloats(*before, pruned.payloads()));
        weight.removed.resize(values.size());
        std::transform(values.begin(), values.end(), weight.removed.begin(), [](float value) { return static_cast<char>(value == 0); });
    }
    return {};
}

} // namespace pare
