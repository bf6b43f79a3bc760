// Runs two models on the same samples and keeps of each pair of values only how far they are apart. One sample at a time (a fixed batch:
// as many as it takes), so that what is held at once is one sample's values of both models.
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "app/runner/values.h"
#include "core/base/units.h"
#include "core/runtime/pair_reducer.h"
#include "core/runtime/wire.h"

#include <unordered_map>

namespace pare {

namespace {

// One model with what it reads.
struct Contender {
    std::unique_ptr<Session> session;
    ModelSignature signature; // inputs named as the data has them
    std::unique_ptr<Dataset> dataset; // null: reads what the first read
    std::vector<size_t> outputs;      // by pair: the position among the session's outputs; none where it holds no numbers
    Batch batch;
    std::vector<Ort::Value> values;
};

constexpr size_t none = static_cast<size_t>(-1);

size_t outputCalled(const Session &session, const std::string &name)
{
    for (size_t i = 0; i < session.outputs().size(); ++i)
        if (session.outputs()[i].name == name)
            return session.outputs()[i].type == 0 || session.outputs()[i].type == pb::TensorProto::STRING ? none : i;
    return none;
}

bool sameInputs(const ModelSignature &a, const ModelSignature &b)
{
    return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                      [](const ValueSignature &x, const ValueSignature &y) { return x.name == y.name && x.type == y.type && x.dims == y.dims; });
}

void add(const std::string &name, Contender *sides, size_t pair, PairStatistics &statistics)
{
    Floats floats[2];
    std::vector<int64_t> dims[2];
    int types[2] = {0, 0};
    for (int s = 0; s < 2; ++s) {
        const Ort::Value &value = sides[s].values[sides[s].outputs[pair]];
        types[s] = value.GetTensorTypeAndShapeInfo().GetElementType();
        auto read = floatsOf(name, value, dims[s]);
        if (!read.ok()) {
            statistics.reason = read.error().message;
            return;
        }
        floats[s] = std::move(*read);
        dropPadding(floats[s], dims[s], sides[s].batch, (sides[s].dataset ? sides[s].dataset : sides[0].dataset)->info().fixedBatch);
    }
    const auto quantized = [](int type) { return elementBits(type) <= 8 && type != pb::TensorProto::BOOL; };
    if (quantized(types[0]) || quantized(types[1]))
        statistics.reason = typeAndShape(types[0], dims[0]) + " : " + typeAndShape(types[1], dims[1]) + ", integers that stand for other numbers";
    else if (dims[0] != dims[1])
        statistics.reason = "shape " + shapeText(dims[0]) + " : " + shapeText(dims[1]);
    else
        statistics.add(floats[0].values, floats[1].values);
}

} // namespace

Result<void> compareModels(Runtime &runtime, const worker::Compare &request, Job &job)
{
    PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request.data()));
    Contender sides[2];
    const worker::ModelFile *files[2] = {&request.first(), &request.second()};
    for (int s = 0; s < 2; ++s) {
        PARE_TRY_ASSIGN(sides[s].session, Session::load(runtime, *files[s]));
        sides[s].signature = sides[s].session->signature();
    }
    auto &renamed = sides[1].signature.inputs;
    for (size_t i = 0; i < renamed.size() && i < static_cast<size_t>(request.inputs_size()); ++i)
        renamed[i].name = request.inputs(static_cast<int>(i));
    PARE_TRY_ASSIGN(sides[0].dataset, openFor(data, sides[0].signature));
    if (!sameInputs(sides[0].signature, sides[1].signature)) {
        PARE_TRY_ASSIGN(sides[1].dataset, openFor(data, sides[1].signature));
        if (sides[1].dataset->count() != sides[0].dataset->count())
            return invalidInput("is " + plural(sides[0].dataset->count(), "sample") + " to the first model and " + plural(sides[1].dataset->count(), "sample") + " to the second", data.path.string());
    }
    std::vector<PairStatistics> statistics(static_cast<size_t>(request.pairs_size()));
    for (int i = 0; i < request.pairs_size(); ++i) {
        sides[0].outputs.push_back(outputCalled(*sides[0].session, request.pairs(i).first()));
        sides[1].outputs.push_back(outputCalled(*sides[1].session, request.pairs(i).second()));
        if (sides[0].outputs.back() == none || sides[1].outputs.back() == none)
            statistics[static_cast<size_t>(i)].reason = "holds no numbers";
    }
    const int64_t wanted = request.max_samples() > 0 ? request.max_samples() : sides[0].dataset->count();
    PARE_TRY_ASSIGN(const std::vector<int64_t> samples, calibrationSubset(*sides[0].dataset, wanted, 0));
    const auto step = static_cast<size_t>(std::max<int64_t>({1, sides[0].dataset->batchFor(1), sides[1].dataset ? sides[1].dataset->batchFor(1) : 1}));
    for (size_t first = 0; first < samples.size(); first += step) {
        const auto part = std::span(samples).subspan(first, std::min(step, samples.size() - first));
        for (Contender &side : sides) {
            if (job.cancelled())
                return cancelled();
            if (side.dataset) {
                PARE_TRY_ASSIGN(side.batch, side.dataset->read(part));
            } else {
                side.batch.indices = sides[0].batch.indices;
                side.batch.whole = sides[0].batch.whole;
            }
            PARE_TRY_ASSIGN(const std::vector<Ort::Value> bound, side.session->bind(side.dataset ? side.batch.inputs : sides[0].batch.inputs));
            PARE_TRY_ASSIGN(side.values, side.session->run(std::span<const Ort::Value>(bound), job));
        }
        for (size_t pair = 0; pair < statistics.size(); ++pair)
            if (statistics[pair].reason.empty())
                add(request.pairs(static_cast<int>(pair)).first(), sides, pair, statistics[pair]);
        for (Contender &side : sides)
            side.values.clear();
        job.progress("comparing layers", static_cast<int64_t>(std::min(first + step, samples.size())), static_cast<int64_t>(samples.size()));
    }
    for (const PairStatistics &one : statistics) {
        worker::Response response;
        toWire(one, static_cast<int64_t>(samples.size()), *response.mutable_compared());
        job.part(std::move(response));
    }
    return {};
}

} // namespace pare
