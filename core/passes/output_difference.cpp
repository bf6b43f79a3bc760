#include "core/passes/output_difference.h"

#include "core/prune/observation_model.h"

namespace pare {

Result<double> outputDifference(const Model &source, const Model &changed, int64_t samples, PassContext &context)
{
    using Side = ObservationModel::Side;
    PARE_TRY_ASSIGN(ObservationModel observation, ObservationModel::of(source, &changed));
    ObserveRequest request;
    request.maxSamples = samples;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto &output : source.graph().output()) {
        const auto &type = output.type().tensor_type();
        if (type.elem_type() != pb::TensorProto::FLOAT || !source.index().producer(output.name()) || !changed.index().producer(output.name()))
            continue;
        const std::string own = observation.value(Side::Source, output.name());
        pairs.emplace_back(observation.output("source/" + output.name(), own),
                           observation.output("difference/" + output.name(), observation.minus(own, observation.value(Side::Changed, output.name()))));
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
