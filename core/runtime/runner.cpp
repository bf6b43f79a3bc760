#include "core/runtime/runner.h"

#include "core/formats/onnx_file.h"
#include "core/runtime/emulation.h"
#include "core/runtime/pair_reducer.h"
#include "core/runtime/profile_map.h"
#include "core/runtime/runner_session.h"
#include "core/runtime/wire.h"

#include <algorithm>
#include <set>

namespace pare {

namespace {

constexpr int memoryRuns = 3;

Error noAnswer(const std::string &what)
{
    return internalError("The runner finished " + what + " without a result");
}

// Names of values that a run of the main graph computes or is given.
Result<void> checkObservable(const Model &model, const std::vector<std::string> &tensors)
{
    const GraphIndex &index = model.index();
    for (const std::string &tensor : tensors) {
        if (index.constant(tensor))
            return invalidInput("is a constant: there is nothing to observe", tensor);
        if (tensor.empty() || (!index.producer(tensor) && !index.isGraphInput(tensor)))
            return invalidInput("is no value of the model's main graph", tensor);
    }
    return {};
}

RawProfile rawProfileOf(const worker::Profiled &profiled)
{
    RawProfile raw;
    for (const worker::RanNode &node : profiled.nodes())
        raw.nodes.push_back({node.name(), node.op(), {node.inputs().begin(), node.inputs().end()}, {node.outputs().begin(), node.outputs().end()}});
    for (const worker::KernelTime &kernel : profiled.kernels())
        raw.kernels.push_back({kernel.name(), kernel.op(), kernel.ms()});
    raw.runMs = profiled.run_ms();
    raw.runs = profiled.runs();
    raw.notes.assign(profiled.notes().begin(), profiled.notes().end());
    return raw;
}

void timeToWire(const TimeOptions &options, worker::Time &into)
{
    toWire(options.inputs, *into.mutable_inputs());
    into.set_warmup(std::max(0, options.warmup));
    into.set_min_runs(std::max(1, options.minRuns));
    into.set_min_seconds(std::max(0.0, options.minSeconds));
    into.set_max_seconds(std::max(0.1, options.maxSeconds));
}

} // namespace

const LoadedModel &ModelHandle::info() const
{
    static const LoadedModel none;
    return m_entry ? m_entry->info : none;
}

Runner::Runner(std::unique_ptr<RunnerSession> session) : m_session(std::move(session)) {}
Runner::~Runner() = default;

Result<std::unique_ptr<Runner>> Runner::start(const RunnerLimits &limits, RunContext &context)
{
    PARE_TRY_ASSIGN(auto session, RunnerSession::create(limits, context));
    return std::unique_ptr<Runner>(new Runner(std::move(session)));
}

Result<std::unique_ptr<Runner>> Runner::startEmulated(const EmulatedProcessor &processor, const RunnerLimits &limits, RunContext &context)
{
    const auto emulator = findEmulator();
    if (emulator.empty())
        return unavailable("there is no qemu-x86_64 to emulate " + processor.title + " with: install the package qemu-user (apt-get install qemu-user)", "--emulate");
    PARE_TRY_ASSIGN(auto session, RunnerSession::create(limits, context, {emulator.string(), "-cpu", processor.model}));
    return std::unique_ptr<Runner>(new Runner(std::move(session)));
}

int Runner::processId() const
{
    return m_session->processId();
}

std::string Runner::runtimeVersion() const
{
    return m_session->runtimeVersion();
}

Result<ModelHandle> Runner::load(const Model &model, const LoadOptions &options, RunContext &context)
{
    return m_session->load(model, options, context);
}

Result<ModelHandle> Runner::loadFile(const std::filesystem::path &path, const LoadOptions &options, RunContext &context)
{
    PARE_TRY_ASSIGN(const Model model, openOnnx(path));
    return load(model, options, context);
}

Result<std::vector<pb::TensorProto>> Runner::run(const ModelHandle &model, std::span<const pb::TensorProto> inputs, RunContext &context)
{
    worker::Request request;
    worker::Run &run = *request.mutable_run();
    for (const pb::TensorProto &input : inputs) {
        std::string bytes;
        if (input.data_type() != pb::TensorProto::STRING) {
            PARE_TRY_ASSIGN(const Bytes raw, tensorBytes(input, {}));
            bytes = raw.text();
        }
        toWire(input, std::move(bytes), *run.add_inputs());
    }
    std::vector<pb::TensorProto> outputs;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_output()) {
            PARE_TRY_ASSIGN(outputs.emplace_back(), tensorFromWire(response.output()));
        }
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "running the model", {&model, 1}, onPart, context));
    return outputs;
}

Result<std::vector<TimedModel>> Runner::time(std::span<const ModelHandle> models, const TimeOptions &options, RunContext &context)
{
    worker::Request request;
    timeToWire(options, *request.mutable_time());
    std::vector<TimedModel> timed;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_timed())
            timed.push_back(timedFromWire(response.timed()));
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), models.size() > 1 ? "timing the models" : "timing the model", models, onPart, context));
    if (timed.size() != models.size())
        return noAnswer("timing");
    return timed;
}

Result<std::vector<ThroughputPoint>> Runner::throughput(const ModelHandle &model, std::span<const int64_t> batches, const TimeOptions &options,
                                                        RunContext &context)
{
    std::vector<ThroughputPoint> points;
    for (const int64_t batch : batches) {
        TimeOptions at = options;
        at.inputs.batch = batch;
        ThroughputPoint point;
        point.batch = batch;
        point.threads = model.info().threads;
        Result<std::vector<TimedModel>> timed = time({&model, 1}, at, context);
        if (timed.ok()) {
            point.samplesMs = timed->front().samplesMs;
            std::vector<double> sorted = point.samplesMs;
            std::sort(sorted.begin(), sorted.end());
            if (!sorted.empty() && sorted[sorted.size() / 2] > 0)
                point.samplesPerSecond = static_cast<double>(batch) * 1000 / sorted[sorted.size() / 2];
        } else if (timed.error().kind == ErrorKind::Cancelled || timed.error().kind == ErrorKind::Unavailable) {
            return timed.error();
        } else {
            point.reason = timed.error().text();
        }
        points.push_back(std::move(point));
    }
    return points;
}

Result<Profile> Runner::profile(const ModelHandle &model, const ProfileOptions &options, RunContext &context)
{
    if (!model.valid())
        return internalError("a model was used that is not loaded");
    const auto entry = RunnerSession::entry(model);
    worker::Request request;
    worker::Profile &profile = *request.mutable_profile();
    std::shared_ptr<const WrittenModel> written = entry->file;
    PARE_TRY_ASSIGN(*profile.mutable_file(), m_session->fileOf(entry->model, entry->options, {}, written));
    toWire(options.inputs, *profile.mutable_inputs());
    profile.set_runs(std::max(1, options.runs));
    std::optional<Profile> result;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_profiled())
            result = attributeTimes(entry->model, rawProfileOf(response.profiled()));
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "profiling the model", {}, onPart, context));
    if (!result)
        return noAnswer("profiling");
    return std::move(*result);
}

Result<std::map<std::string, TensorStatistics>> Runner::observe(const Model &model, const ObserveRequest &wanted, const DatasetRef &data,
                                                                RunContext &context)
{
    PARE_TRY(checkObservable(model, wanted.tensors));
    std::vector<std::string> inner;
    for (const std::string &tensor : wanted.tensors)
        if (!model.index().isGraphInput(tensor))
            inner.push_back(tensor);
    worker::Request request;
    worker::Observe &observe = *request.mutable_observe();
    LoadOptions options;
    options.threads = std::max(1, context.threads);
    std::shared_ptr<const WrittenModel> written;
    PARE_TRY_ASSIGN(*observe.mutable_file(), m_session->fileOf(model, options, inner, written));
    toWire(data, *observe.mutable_data());
    const std::set<std::string> unique(wanted.tensors.begin(), wanted.tensors.end());
    observe.mutable_tensors()->Assign(unique.begin(), unique.end());
    observe.set_histogram(wanted.histogram);
    observe.set_histogram_bins(wanted.histogramBins);
    observe.set_per_channel(wanted.perChannel);
    observe.set_channel_axis(wanted.channelAxis);
    observe.set_gram(wanted.gram);
    observe.set_max_samples(wanted.maxSamples);

    std::map<std::string, TensorStatistics> result;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_statistics())
            result[response.statistics().tensor()] = statisticsFromWire(response.statistics());
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "running the model on calibration data", {}, onPart, context));
    if (result.size() != unique.size())
        return noAnswer("observing");
    return result;
}

Result<Compared> Runner::compare(const Model &first, const Model &second, const CompareRequest &wanted, const DatasetRef &data, RunContext &context)
{
    worker::Request request;
    worker::Compare &compare = *request.mutable_compare();
    LoadOptions options;
    options.threads = std::max(1, context.threads);
    std::shared_ptr<const WrittenModel> written[2];
    const Model *models[2] = {&first, &second};
    worker::ModelFile *files[2] = {compare.mutable_first(), compare.mutable_second()};
    for (int s = 0; s < 2; ++s) {
        std::vector<std::string> names;
        for (const ValuePair &pair : wanted.pairs)
            names.push_back(s == 0 ? pair.first : pair.second);
        PARE_TRY(checkObservable(*models[s], names));
        PARE_TRY_ASSIGN(*files[s], m_session->fileOf(*models[s], options, names, written[s]));
    }
    toWire(data, *compare.mutable_data());
    for (const ValuePair &pair : wanted.pairs) {
        auto &one = *compare.add_pairs();
        one.set_first(pair.first);
        one.set_second(pair.second);
    }
    compare.mutable_inputs()->Assign(wanted.inputs.begin(), wanted.inputs.end());
    compare.set_max_samples(wanted.maxSamples);
    Compared result;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_compared()) {
            result.pairs.push_back(pairFromWire(response.compared()));
            result.samples = response.compared().samples();
        }
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "comparing two models", {}, onPart, context));
    if (result.pairs.size() != wanted.pairs.size())
        return noAnswer("comparing");
    return result;
}

Result<std::vector<std::string>> Runner::evaluateEncoded(std::span<const ModelHandle> models, const ModelHandle &reference,
                                                         const DatasetRef &data, const EvaluateOptions &options, RunContext &context)
{
    worker::Request request;
    worker::Evaluate &evaluate = *request.mutable_evaluate();
    toWire(data, *evaluate.mutable_data());
    evaluate.set_metric(options.metric);
    evaluate.set_batch(options.batch);
    evaluate.set_seed(options.seed);
    evaluate.set_has_reference(reference.valid());
    std::vector<ModelHandle> needed(models.begin(), models.end());
    if (reference.valid())
        needed.push_back(reference);
    std::vector<std::string> encoded;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_evaluated())
            encoded.push_back(response.evaluated().evaluation());
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "evaluating the model", needed, onPart, context));
    if (encoded.size() != models.size())
        return noAnswer("evaluating");
    return encoded;
}

Result<DataLook> Runner::lookAt(const DatasetRef &data, const ModelSignature &signature, const DataLookOptions &options, RunContext &context)
{
    worker::Request request;
    toWire(options, *request.mutable_look());
    toWire(data, *request.mutable_look()->mutable_data());
    toWire(signature, *request.mutable_look()->mutable_signature());
    std::optional<DataLook> result;
    std::vector<DataSample> samples;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (response.has_looked()) {
            result = lookedFromWire(response.looked());
            result->info.path = data.path;
        }
        if (response.has_sample()) {
            DataSample sample;
            for (const worker::Tensor &input : response.sample().inputs()) {
                PARE_TRY_ASSIGN(Tensor tensor, valuesFromWire(input));
                sample.inputs.push_back(std::move(tensor));
            }
            if (response.sample().has_label()) {
                PARE_TRY_ASSIGN(sample.label, valuesFromWire(response.sample().label()));
            }
            samples.push_back(std::move(sample));
        }
        return {};
    };
    PARE_TRY(m_session->request(std::move(request), "reading the data", {}, onPart, context));
    if (!result)
        return noAnswer("reading the data");
    result->samples = std::move(samples);
    return std::move(*result);
}

Result<PeakMemory> Runner::memory(const ModelHandle &model, const InputOptions &inputs, RunContext &context)
{
    if (!model.valid())
        return internalError("a model was used that is not loaded");
    const auto entry = RunnerSession::entry(model);
    // Sizes that have to be tried out are tried out here: what a failing run takes must not count.
    InputOptions fitted = inputs;
    worker::Request fit;
    toWire(inputs, *fit.mutable_fit()->mutable_inputs());
    const auto onFit = [&](const worker::Response &response) -> Result<void> {
        fitted.dims.insert(response.fitted().dims().begin(), response.fitted().dims().end());
        return {};
    };
    PARE_TRY(m_session->request(std::move(fit), "measuring memory", {&model, 1}, onFit, context));
    PARE_TRY_ASSIGN(const auto session, RunnerSession::create(m_session->limits(), context));
    // As a user's program would load it: from an ordinary file.
    const std::filesystem::path path = session->scratch() / "measured.onnx";
    PARE_TRY(saveOnnx(entry->model, path));
    worker::Request request;
    worker::Memory &memory = *request.mutable_memory();
    memory.mutable_file()->set_path(path.string());
    memory.mutable_file()->set_threads(std::max(1, entry->options.threads));
    memory.mutable_file()->set_optimization(static_cast<int>(entry->options.optimization));
    toWire(signatureOf(entry->model), *memory.mutable_file()->mutable_signature());
    toWire(fitted, *memory.mutable_inputs());
    memory.set_runs(memoryRuns);
    std::optional<PeakMemory> result;
    const auto onPart = [&](const worker::Response &response) -> Result<void> {
        if (!response.has_measured())
            return {};
        const worker::Measured &measured = response.measured();
        result = PeakMemory{measured.peak_bytes(), session->idlePeakBytes(), measured.batch(), {measured.notes().begin(), measured.notes().end()}};
        return {};
    };
    PARE_TRY(session->request(std::move(request), "measuring memory", {}, onPart, context));
    if (!result)
        return noAnswer("measuring memory");
    return std::move(*result);
}

} // namespace pare
