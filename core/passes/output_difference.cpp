#include "core/passes/output_difference.h"

#include "core/formats/kept_channels.h"
#include "core/model/attributes.h"
#include "core/prune/observation_model.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

// The operator's result is as good as constant over most of what it reads.
bool levelsOff(const pb::NodeProto &node)
{
    constexpr std::array names{"Softmax", "LogSoftmax", "Sigmoid"};
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return isOp(node, name); });
}

} // namespace

std::vector<ComparableOutput> comparableOutputs(const Model &model)
{
    const GraphIndex &index = model.index();
    std::vector<ComparableOutput> values;
    for (const auto &output : model.graph().output()) {
        std::string value = output.name();
        for (auto maker = index.producer(value); maker && levelsOff(index.node(*maker)) && index.producer(index.node(*maker).input(0)); maker = index.producer(value))
            value = index.node(*maker).input(0);
        if (output.type().tensor_type().elem_type() == pb::TensorProto::FLOAT && index.producer(value) &&
            std::none_of(values.begin(), values.end(), [&](const ComparableOutput &known) { return known.value == value; }))
            values.push_back({value, output.name()});
    }
    return values;
}

Result<double> outputDifference(const Model &source, const Model &changed, int64_t samples, PassContext &context)
{
    using Side = ObservationModel::Side;
    PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(source, &changed));
    ObserveRequest request;
    request.maxSamples = samples;
    std::vector<std::pair<std::string, std::string>> pairs;
    PARE_TRY_ASSIGN(const KeptEnds before, keptEndsFromText(source.metadata(keptOutputsMetadataKey)));
    PARE_TRY_ASSIGN(const KeptEnds now, keptEndsFromText(changed.metadata(keptOutputsMetadataKey)));
    const KeptEnds kept = keptRelativeTo(now, before);
    for (const auto &[output, name] : comparableOutputs(source)) {
        if (!changed.index().producer(output))
            continue;
        std::string own = observation.value(Side::Source, output);
        if (const auto some = kept.find(name); some != kept.end())
            own = observation.pick(own, some->second.positions, some->second.axis);
        pairs.emplace_back(observation.output("source/" + output, own),
                           observation.output("difference/" + output, observation.minus(own, observation.value(Side::Changed, output))));
    }
    if (pairs.empty())
        return -1.0;
    for (const auto &[own, difference] : pairs)
        request.tensors.insert(request.tensors.end(), {own, difference});
    PARE_TRY_ASSIGN(auto seen, context.services.observe(observation.finish(), request));
    double error = 0;
    for (const auto &[own, difference] : pairs) {
        const double variance = seen[own].meanSquare - seen[own].mean * seen[own].mean;
        error += variance > 0 ? seen[difference].meanSquare / variance : seen[difference].meanSquare > 0 ? 1 : 0;
    }
    return error / static_cast<double>(pairs.size());
}

} // namespace pare
