// Runs a model on data and reduces tensors beside it. One sample at a time, so that the order of sums does not depend on a batch size; a few of them at the
// same time, and then tensor by tensor on all cores, each in the order of the samples. Histograms take a second pass, for their range is known only after the first.
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "app/runner/lanes.h"
#include "app/runner/values.h"
#include "core/base/parallel.h"
#include "core/base/units.h"
#include "core/runtime/reducers.h"
#include "core/runtime/wire.h"

namespace pare {

namespace {

struct Observed {
    std::string name;
    bool input = false;
    size_t position = 0; // among the inputs or outputs
    TensorReducer reducer;
    std::optional<KeptChannels> kept = {}; // of an input that is given with more channels
};

Result<std::vector<Observed>> plan(const Session &session, const worker::Observe &request)
{
    ReducerOptions options;
    if (request.histogram() && (request.histogram_bins() < 1 || request.histogram_bins() > (1 << 20)))
        return invalidInput("a histogram has 1 to 1,048,576 bins");
    options.histogramBins = request.histogram() ? request.histogram_bins() : 0;
    options.perChannel = request.per_channel();
    options.channelAxis = request.channel_axis();
    options.gram = request.gram();
    std::vector<Observed> observed;
    for (const std::string &name : request.tensors()) {
        const auto named = [&](const ModelValue &value) { return value.name == name; };
        const auto input = std::find_if(session.inputs().begin(), session.inputs().end(), named);
        const auto output = std::find_if(session.outputs().begin(), session.outputs().end(), named);
        if (input != session.inputs().end()) {
            observed.push_back({name, true, static_cast<size_t>(input - session.inputs().begin()), TensorReducer(name, options)});
            if (const auto kept = session.keptInputs().find(name); kept != session.keptInputs().end())
                observed.back().kept = kept->second;
        } else if (output != session.outputs().end() && output->type != 0 && output->type != pb::TensorProto::STRING) {
            observed.push_back({name, false, static_cast<size_t>(output - session.outputs().begin()), TensorReducer(name, options)});
        } else {
            return unsupported("holds no numbers that could be observed", name);
        }
    }
    return observed;
}

// One sample on its way (of a model with a fixed batch: as many as it takes).
struct Flight {
    Batch batch;
    std::vector<Ort::Value> bound;
    std::vector<Ort::Value> outputs;
    Result<void> result;
};

Result<void> reduce(Observed &observed, const Flight &flight, int64_t fixedBatch, bool histogram)
{
    Floats floats; // may look into the tensor
    Tensor cut;
    std::vector<int64_t> dims;
    if (observed.input) {
        if (observed.kept)
            cut = cutToKept(flight.batch.inputs[observed.position], *observed.kept);
        const Tensor &tensor = observed.kept ? cut : flight.batch.inputs[observed.position];
        dims = tensor.dims;
        PARE_TRY_ASSIGN(floats, floatsOf(tensor));
    } else {
        PARE_TRY_ASSIGN(floats, floatsOf(observed.name, flight.outputs[observed.position], dims));
    }
    dropPadding(floats, dims, flight.batch, fixedBatch);
    if (histogram) {
        observed.reducer.addToHistogram(floats.values);
        return {};
    }
    return observed.reducer.add(floats.values, dims);
}

Result<void> run(Session &session, Flight &flight, Job &job)
{
    PARE_TRY_ASSIGN(flight.bound, session.bind(flight.batch.inputs));
    PARE_TRY_ASSIGN(flight.outputs, session.run(std::span<const Ort::Value>(flight.bound), job));
    return {};
}

Result<void> pass(Session &session, Dataset &dataset, std::span<const int64_t> samples, std::vector<Observed> &observed, bool histogram, Job &job)
{
    const auto step = static_cast<size_t>(std::max<int64_t>(1, dataset.batchFor(1)));
    const int64_t fixed = dataset.info().fixedBatch;
    const bool runs = std::any_of(observed.begin(), observed.end(), [](const Observed &one) { return !one.input; });
    size_t lanes = 1; // the first alone shows what memory one takes
    for (size_t first = 0; first < samples.size();) {
        if (job.cancelled())
            return cancelled();
        std::vector<Flight> flights;
        for (; flights.size() < lanes && first < samples.size(); first += step) {
            PARE_TRY_ASSIGN(flights.emplace_back().batch, dataset.read(samples.subspan(first, std::min(step, samples.size() - first))));
        }
        if (runs)
            inParallel(flights.size(), [&](size_t i) { flights[i].result = run(session, flights[i], job); });
        for (const Flight &flight : flights)
            PARE_TRY(flight.result);
        std::vector<Result<void>> results(observed.size());
        inParallel(observed.size(), [&](size_t i) {
            for (const Flight &flight : flights)
                if (results[i].ok())
                    results[i] = reduce(observed[i], flight, fixed, histogram);
        });
        for (const Result<void> &result : results)
            PARE_TRY(result);
        job.progress(histogram ? "counting histograms" : "observing", static_cast<int64_t>(std::min(first, samples.size())), static_cast<int64_t>(samples.size()));
        lanes = lanesFor(session.threads());
    }
    return {};
}

} // namespace

Result<void> observeModel(Runtime &runtime, const worker::Observe &request, Job &job)
{
    PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request.data()));
    PARE_TRY_ASSIGN(const std::unique_ptr<Session> session, Session::load(runtime, request.file()));
    PARE_TRY_ASSIGN(const std::unique_ptr<Dataset> dataset, openFor(data, session->signature()));
    const int64_t wanted = request.max_samples() > 0 ? request.max_samples() : dataset->count();
    PARE_TRY_ASSIGN(const std::vector<int64_t> samples, calibrationSubset(*dataset, wanted, 0));
    PARE_TRY_ASSIGN(std::vector<Observed> observed, plan(*session, request));

    PARE_TRY(pass(*session, *dataset, samples, observed, false, job));
    if (request.histogram()) {
        PARE_TRY(pass(*session, *dataset, samples, observed, true, job));
    }
    for (Observed &one : observed) {
        if (one.reducer.notFinite() > 0)
            job.log(one.name + ": " + plural(one.reducer.notFinite(), "value") + " not finite, left out");
        worker::Response part;
        toWire(one.name, one.reducer.finish(), *part.mutable_statistics());
        job.part(std::move(part));
    }
    return {};
}

} // namespace pare
