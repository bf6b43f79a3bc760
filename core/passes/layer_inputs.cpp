#include "core/passes/layer_inputs.h"

#include "core/analysis/cost.h"
#include "core/passes/observed_costs.h"
#include "core/prune/observation_model.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t mostInputs = 4096;
constexpr int64_t mostBytesAtOnce = int64_t{256} << 20; // of sums that one run brings back

int64_t inputsOf(const WeightedLayer &layer)
{
    return layer.elements() / std::max<int64_t>(layer.channels(), 1);
}

} // namespace

LayerInputs::LayerInputs(const Model &model, const ShapeTable &shapes, std::vector<WeightedLayer> layers, int64_t samples, PassContext &context)
    : m_model(model), m_shapes(shapes), m_layers(std::move(layers)), m_samples(samples), m_context(context)
{
    std::string all;
    if (const auto observation = ObservationModel::of(model); !observation.ok())
        all = "the model " + observation.error().message;
    for (const WeightedLayer &layer : m_layers) {
        m_position.emplace(layer.name, m_reasons.size());
        m_reasons.push_back(all.empty() ? whyNot(layer) : all);
    }
}

std::string LayerInputs::whyNot(const WeightedLayer &layer) const
{
    const auto &node = m_model.index().node(layer.id);
    if (layer.kind != WeightedKind::Conv && layer.kind != WeightedKind::MatMul && layer.kind != WeightedKind::Gemm)
        return "what a " + node.op_type() + " reads is not looked at";
    if (layer.kind == WeightedKind::Conv && groupsOf(node) != 1)
        return "its convolution has groups";
    if (layer.kind == WeightedKind::MatMul && m_shapes.rank(node.input(0)).value_or(0) < 2)
        return "the shape of its input is not known";
    if (m_model.index().constant(node.input(0)))
        return "its input is a constant";
    if (inputsOf(layer) > mostInputs)
        return "it has " + std::to_string(inputsOf(layer)) + " inputs, of which Pare takes " + std::to_string(mostInputs);
    return {};
}

int64_t LayerInputs::rowsOfSample(const WeightedLayer &layer) const
{
    const ValueShape *shape = m_shapes.find(m_model.index().node(layer.id).output(0));
    const auto elements = shape ? shape->elements() : std::nullopt;
    return elements ? std::max<int64_t>(*elements / std::max<int64_t>(layer.channels(), 1), 1) : 1;
}

Result<OrReason<const InputSums *>> LayerInputs::of(const std::string &layer)
{
    using Answer = OrReason<const InputSums *>;
    const auto position = m_position.find(layer);
    if (position == m_position.end())
        return Answer::because("it was not looked at");
    if (const std::string &reason = m_reasons[position->second]; !reason.empty())
        return Answer::because(reason);
    if (!m_sums.contains(layer))
        PARE_TRY(lookFrom(position->second));
    const InputSums &sums = m_sums.at(layer);
    if (sums.gram.empty() || !(sums.rows > 0))
        return Answer::because("nothing was seen of its input");
    return Answer(&sums);
}

Result<void> LayerInputs::lookFrom(size_t first)
{
    m_sums.clear();
    PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(m_model));
    ObserveRequest request;
    request.gram = true;
    request.maxSamples = m_samples;
    std::map<std::string, std::string> outputs;  // by layer
    std::map<std::string, std::string> matrices; // by input: layers that multiply the same value share what is seen of it
    int64_t bytes = 0;
    for (size_t i = first; i < m_layers.size(); ++i) {
        const WeightedLayer &layer = m_layers[i];
        if (!m_reasons[i].empty())
            continue;
        const auto &node = m_model.index().node(layer.id);
        const int64_t side = inputsOf(layer) + 1;
        const bool convolution = layer.kind == WeightedKind::Conv;
        if (const auto known = matrices.find(node.input(0)); !convolution && known != matrices.end()) {
            outputs[layer.name] = known->second;
            continue;
        }
        const int64_t own = side * side * static_cast<int64_t>(sizeof(double));
        if (!outputs.empty() && bytes + own > mostBytesAtOnce)
            break;
        bytes += own;
        const int rank = layer.kind == WeightedKind::MatMul ? m_shapes.rank(node.input(0)).value_or(2) : 2;
        const std::string rows = convolution ? observation.patches(node, layer.dims, node.input(0)) : observation.rows(node.input(0), rank, rank - 1);
        const std::string thinned = observation.everyNth(rows, rowStep(rowsOfSample(layer), m_samples, inputsOf(layer)));
        const std::string output = observation.output(std::to_string(outputs.size()), observation.withOnes(thinned));
        outputs[layer.name] = output;
        if (!convolution)
            matrices[node.input(0)] = output;
        request.tensors.push_back(output);
    }
    PARE_TRY_ASSIGN(auto seen, m_context.services.observe(observation.finish(), request));
    for (const auto &[layer, output] : outputs) {
        InputSums &sums = m_sums[layer];
        const std::vector<double> &gram = seen[output].gram;
        size_t side = 0;
        while (side * side < gram.size())
            ++side;
        if (side < 2 || side * side != gram.size())
            continue;
        const size_t inputs = side - 1;
        sums.inputs = static_cast<int64_t>(inputs);
        sums.rows = gram.back();
        sums.gram.resize(inputs * inputs);
        for (size_t i = 0; i < inputs; ++i) {
            std::copy_n(gram.begin() + static_cast<ptrdiff_t>(i * side), inputs, sums.gram.begin() + static_cast<ptrdiff_t>(i * inputs));
            sums.means.push_back(sums.rows > 0 ? gram[i * side + inputs] / sums.rows : 0);
        }
    }
    return {};
}

} // namespace pare
