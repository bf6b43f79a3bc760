#include "core/search/candidate_services.h"

#include "core/runtime/services.h"

#include <memory>

namespace pare {

namespace {

struct Remembered {
    Model model;
    ObserveRequest request; // without tensors
    std::map<std::string, TensorStatistics> statistics;
};

bool sameWay(const ObserveRequest &a, const ObserveRequest &b)
{
    return a.histogram == b.histogram && a.histogramBins == b.histogramBins && a.perChannel == b.perChannel
           && a.channelAxis == b.channelAxis && a.gram == b.gram && a.maxSamples == b.maxSamples;
}

} // namespace

PassServices rememberObservations(PassServices services)
{
    if (!services.observe)
        return services;
    auto memory = std::make_shared<std::vector<Remembered>>();
    services.observe = [observe = services.observe, memory](const Model &model, const ObserveRequest &request)
        -> Result<std::map<std::string, TensorStatistics>> {
        if (request.gram) // large, and of a model that is made for one question
            return observe(model, request);
        Remembered *entry = nullptr;
        for (Remembered &known : *memory)
            if (known.model.sameAs(model) && sameWay(known.request, request))
                entry = &known;
        if (!entry) {
            if (memory->size() >= 8) // models of a search come one after the other; old ones are not asked for again
                memory->erase(memory->begin());
            memory->push_back({model, request, {}});
            entry = &memory->back();
        }
        ObserveRequest missing = request;
        missing.tensors.clear();
        for (const std::string &tensor : request.tensors)
            if (!entry->statistics.contains(tensor))
                missing.tensors.push_back(tensor);
        if (!missing.tensors.empty()) {
            PARE_TRY_ASSIGN(auto found, observe(model, missing));
            entry->statistics.merge(found);
        }
        std::map<std::string, TensorStatistics> wanted;
        for (const std::string &tensor : request.tensors)
            if (const auto found = entry->statistics.find(tensor); found != entry->statistics.end())
                wanted.insert(*found);
        return wanted;
    };
    return services;
}

PassServices servicesFor(const Model &source, const OptimizeRequest &request, const std::optional<DatasetRef> &calibration, Runner &runner, RunContext &context)
{
    PassServices services = passServices(runner, calibration, context);
    services.calibrationBorrowed = !request.calibration;
    services.source = source;
    if (request.training) {
        TrainingData data{*request.training, {}};
        if (request.data)
            data.evaluation.push_back(*request.data);
        services.train = trainingService(std::move(data), context, request.watch);
    }
    if (const auto &data = request.calibration ? request.calibration : request.training; data)
        services.gradients = gradientService(*data, context);
    return services;
}

} // namespace pare
