// Evaluates models on a dataset, sample by sample the same for all. The data is read once for all models that take the same inputs.
// Several batches are run at the same time, each on a thread of its own: a session computes the same whoever calls it. Reading and
// adding up stay in the order of the data, so that the result does not depend on the number of threads.
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "app/runner/lanes.h"
#include "core/base/units.h"
#include "core/formats/kept_channels.h"
#include "core/measure/metrics.h"
#include "core/runtime/wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <numeric>
#include <optional>

namespace pare {

namespace {

constexpr int64_t defaultBatch = 16; // small enough for several at once; the same on every machine, so that results are
constexpr int64_t mostBatchBytes = int64_t{64} << 20; // of inputs and outputs
constexpr int64_t mostChunkBytes = int64_t{8} << 20; // of what one thread works through before its results are added
constexpr int64_t mostChunk = 64;                    // batches

bool sameInputs(const ModelSignature &a, const ModelSignature &b)
{
    return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                      [](const ValueSignature &x, const ValueSignature &y) { return x.name == y.name && x.type == y.type && x.dims == y.dims; });
}

// One model on its way through the data.
struct Contender {
    Session *session = nullptr;
    size_t feed = 0; // whose dataset it reads
    std::optional<MetricAccumulator> metric;
    std::optional<FidelityAccumulator> fidelity;
    KeptEnds kept; // outputs that have fewer channels than what they are compared with
};

// A reference's outputs, of each that the model gives fewer channels of only these.
std::vector<Tensor> cutTo(const KeptEnds &kept, std::vector<Tensor> reference)
{
    for (Tensor &tensor : reference)
        if (const auto some = kept.find(tensor.name); some != kept.end())
            tensor = cutToKept(std::move(tensor), some->second);
    return reference;
}

// One batch on its way: what was read of it, and what the models gave.
struct Flight {
    std::vector<Batch> batches;               // one a feed
    std::vector<std::vector<Tensor>> outputs; // one a contender
};

struct Plan {
    std::vector<Contender> contenders; // a reference that is not evaluated itself comes last
    std::vector<std::unique_ptr<Dataset>> feeds;
    Flight probe;                    // the first sample alone
    size_t evaluated = 0;            // how many of the contenders
    std::optional<size_t> reference; // whose outputs count as right
    bool dataReferences = false;
    int64_t batch = 1;
    std::vector<std::string> findings;
    std::vector<int64_t> measured; // which samples, by their place in the whole data set
};

Result<Plan> openAll(Sessions sessions, const DatasetRef &data)
{
    Plan plan;
    for (Session *session : sessions) {
        Contender contender;
        contender.session = session;
        contender.feed = plan.feeds.size();
        for (const Contender &other : plan.contenders)
            if (sameInputs(other.session->signature(), session->signature()))
                contender.feed = other.feed;
        if (contender.feed == plan.feeds.size()) {
            PARE_TRY_ASSIGN(auto dataset, openFor(data, session->signature()));
            plan.feeds.push_back(std::move(dataset));
        }
        plan.contenders.push_back(std::move(contender));
    }
    return plan;
}

// Inputs and outputs of one sample, from the one that has been run alone.
int64_t bytesOfSample(const Plan &plan)
{
    int64_t bytes = 1;
    for (const Batch &batch : plan.probe.batches)
        for (const Tensor &input : batch.inputs)
            bytes += static_cast<int64_t>(input.bytes.size());
    for (const std::vector<Tensor> &outputs : plan.probe.outputs)
        for (const Tensor &output : outputs)
            bytes += static_cast<int64_t>(output.bytes.size());
    return bytes;
}

int64_t chooseBatch(const Plan &plan, int64_t wanted, std::vector<std::string> &findings)
{
    if (wanted > 0)
        return wanted;
    if (std::any_of(plan.contenders.begin(), plan.contenders.end(), [](const Contender &contender) { return contender.session->dependsOnBatch(); })) {
        findings.push_back("evaluated one sample at a time: activations that are quantized while running depend on the rest of the batch");
        return 1;
    }
    return std::clamp<int64_t>(mostBatchBytes / bytesOfSample(plan), 1, defaultBatch);
}

size_t chooseLanes(const Plan &plan)
{
    int threads = 1;
    for (const Contender &contender : plan.contenders)
        threads = std::max(threads, contender.session->threads());
    return lanesFor(threads);
}

Result<Flight> readBatch(Plan &plan, std::span<const int64_t> samples)
{
    Flight flight;
    for (const auto &feed : plan.feeds) {
        PARE_TRY_ASSIGN(flight.batches.emplace_back(), feed->read(samples));
    }
    return flight;
}

// known: what the reference gives, where that is kept from an earlier request. May be called for several flights at once.
Result<void> runModels(const Plan &plan, Flight &flight, const std::vector<Tensor> *known, Job &job)
{
    flight.outputs.assign(plan.contenders.size(), {});
    for (size_t i = 0; i < plan.contenders.size(); ++i) {
        const Contender &contender = plan.contenders[i];
        if (known && i == plan.reference) {
            flight.outputs[i] = *known;
            continue;
        }
        PARE_TRY_ASSIGN(flight.outputs[i], contender.session->run(flight.batches[contender.feed].inputs, job));
    }
    return {};
}

Result<void> runProbe(Plan &plan, Job &job)
{
    const int64_t first[] = {0};
    PARE_TRY_ASSIGN(plan.probe, readBatch(plan, first));
    return runModels(plan, plan.probe, nullptr, job);
}

// The samples that a run failed on, for a message.
Error withSamples(Error error, std::span<const int64_t> samples)
{
    if (error.kind != ErrorKind::Cancelled && !samples.empty())
        error.message += samples.size() == 1 ? " (in sample " + std::to_string(samples.front()) + ")"
                                             : " (in samples " + std::to_string(samples.front()) + " to " + std::to_string(samples.back()) + ")";
    return error;
}

// A model that gives other numbers of rows than it got cannot be run on several samples at once, whatever its file says.
Result<void> checkRows(const Plan &plan, const Flight &flight)
{
    for (size_t i = 0; i < plan.contenders.size(); ++i) {
        const Batch &batch = flight.batches[plan.contenders[i].feed];
        if (batch.whole || batch.inputs.empty() || batch.inputs[0].dims.empty())
            continue;
        const int64_t rows = batch.inputs[0].dims[0];
        const std::vector<Tensor> &outputs = flight.outputs[i];
        const bool any = std::any_of(outputs.begin(), outputs.end(),
                                     [&](const Tensor &output) { return output.type != 0 && !output.dims.empty() && output.dims[0] % rows == 0; });
        if (!any)
            return invalidInput("no output has a row for each of " + std::to_string(rows) + " samples");
    }
    return {};
}

Result<void> startAccumulators(Plan &plan, const worker::Evaluate &request)
{
    const DatasetInfo &info = plan.feeds[0]->info();
    for (size_t i = 0; i < plan.evaluated; ++i) {
        Contender &contender = plan.contenders[i];
        Dataset &dataset = *plan.feeds[contender.feed];
        const ModelSignature &signature = contender.session->signature();
        const KeptEnds &own = contender.session->keptEnds();
        if (info.labels != LabelKind::None || !request.metric().empty()) {
            PARE_TRY_ASSIGN(const Task task, guessTask(signature, dataset, request.metric(), plan.probe.outputs[i]));
            if (const auto lost = own.find(task.outputName); lost != own.end() && task.kind != TaskKind::Fidelity)
                return unsupported(fmt::format("pruning left {} of {} channels of this output: labels cannot be told by it, only closeness to the source (data without labels)",
                                               lost->second.positions.size(), lost->second.size), task.outputName);
            if (task.kind != TaskKind::Fidelity)
                contender.metric.emplace(task);
        }
        if (plan.dataReferences || plan.reference)
            contender.fidelity.emplace(signature);
        contender.kept = keptRelativeTo(own, plan.dataReferences || !plan.reference ? KeptEnds() : plan.contenders[*plan.reference].session->keptEnds());
    }
    if (!plan.contenders[0].metric && !plan.contenders[0].fidelity)
        return invalidInput("has neither labels nor reference outputs, and there is no other model to compare with", info.path.string());
    return {};
}

Result<void> addFlight(Plan &plan, const Flight &flight)
{
    for (size_t i = 0; i < plan.evaluated; ++i) {
        Contender &contender = plan.contenders[i];
        const Batch &batch = flight.batches[contender.feed];
        if (contender.metric) {
            PARE_TRY(contender.metric->add(batch, flight.outputs[i]));
        }
        if (contender.fidelity) {
            const std::vector<Tensor> &right = plan.dataReferences ? batch.references : flight.outputs[*plan.reference];
            if (contender.kept.empty()) {
                PARE_TRY(contender.fidelity->add(right, flight.outputs[i], batch.samples(), batch.whole));
            } else {
                PARE_TRY(contender.fidelity->add(cutTo(contender.kept, right), flight.outputs[i], batch.samples(), batch.whole));
            }
        }
    }
    return {};
}

// Collects what the reference gives, as long as it is little.
class Collected {
public:
    explicit Collected(bool wanted) : m_wanted(wanted) {}
    void add(const std::vector<Tensor> &outputs)
    {
        for (const Tensor &output : outputs)
            m_bytes += static_cast<int64_t>(output.bytes.size());
        m_wanted = m_wanted && m_bytes <= ReferenceOutputs::mostBytes;
        if (m_wanted)
            m_batches.push_back(outputs);
    }
    void keepIn(ReferenceOutputs &kept, const ReferenceOutputs::Key &key)
    {
        if (m_wanted)
            kept.keep(key, std::move(m_batches));
    }

private:
    bool m_wanted;
    int64_t m_bytes = 0;
    BatchOutputs m_batches;
};

ReferenceOutputs::Key keyOf(const worker::Evaluate &request, uint64_t reference, size_t step)
{
    std::error_code ignored;
    const std::filesystem::path path = request.data().path();
    const auto modified = std::filesystem::last_write_time(path, ignored).time_since_epoch().count();
    const auto size = std::filesystem::is_regular_file(path, ignored) ? std::filesystem::file_size(path, ignored) : 0;
    return {reference, request.data().SerializeAsString() + '|' + std::to_string(modified) + '|' + std::to_string(size) + '|' + std::to_string(step)};
}

std::span<const int64_t> partOf(std::span<const int64_t> samples, size_t first, size_t most)
{
    return samples.subspan(first, std::min(most, samples.size() - first));
}

// One way through the data with this batch size, from empty accumulators.
Result<void> goThrough(Plan &plan, const worker::Evaluate &request, uint64_t reference, std::vector<int64_t> &samples, ReferenceOutputs &kept, Job &job)
{
    PARE_TRY(startAccumulators(plan, request));
    plan.measured.clear();
    const auto count = static_cast<size_t>(plan.feeds[0]->count());
    samples.resize(count);
    std::iota(samples.begin(), samples.end(), 0);
    int64_t largest = plan.batch;
    for (const auto &feed : plan.feeds)
        largest = std::min(largest, std::max<int64_t>(1, feed->batchFor(plan.batch)));
    const auto step = static_cast<size_t>(largest);
    const bool onlyReference = plan.reference && *plan.reference >= plan.evaluated;
    const ReferenceOutputs::Key key = keyOf(request, reference, step);
    const std::shared_ptr<const BatchOutputs> known = onlyReference ? kept.find(key) : nullptr;
    Collected collected(onlyReference && !known);
    // The first batch alone shows what memory one takes. Then each lane works through a chunk of neighbouring batches.
    size_t lanes = 1;
    size_t chunk = 1;
    for (size_t first = 0, batch = 0; first < count;) {
        if (job.cancelled())
            return cancelled();
        std::vector<Flight> flights;
        for (size_t at = first; at < count && flights.size() < lanes * chunk; at += step) {
            PARE_TRY_ASSIGN(flights.emplace_back(), readBatch(plan, partOf(samples, at, step)));
        }
        std::vector<Result<void>> results(flights.size());
        const size_t share = (flights.size() + lanes - 1) / lanes;
        const auto fly = [&](size_t begin) {
            for (size_t i = begin; i < std::min(begin + share, flights.size()); ++i) {
                const bool have = known && batch + i < known->size();
                results[i] = runModels(plan, flights[i], have ? &(*known)[batch + i] : nullptr, job);
                if (!results[i].ok())
                    return;
            }
        };
        std::vector<std::future<void>> others;
        for (size_t begin = share; begin < flights.size(); begin += share)
            others.push_back(std::async(std::launch::async, fly, begin));
        fly(0);
        for (auto &other : others)
            other.get();
        for (size_t i = 0; i < flights.size(); ++i) {
            if (!results[i].ok())
                return withSamples(results[i].error(), flights[i].batches[0].indices);
            if (batch + i == 0) {
                PARE_TRY(checkRows(plan, flights[i]));
            }
            PARE_TRY(addFlight(plan, flights[i]));
            const std::vector<int64_t> &places = flights[i].batches[0].indices;
            plan.measured.insert(plan.measured.end(), places.begin(), places.end());
            if (onlyReference && !known)
                collected.add(flights[i].outputs[*plan.reference]);
        }
        first += flights.size() * step;
        batch += flights.size();
        lanes = chooseLanes(plan);
        chunk = static_cast<size_t>(std::clamp<int64_t>(mostChunkBytes / (bytesOfSample(plan) * static_cast<int64_t>(step)), 1, mostChunk));
        job.progress("evaluating", static_cast<int64_t>(std::min(first, count)), static_cast<int64_t>(count));
    }
    collected.keepIn(kept, key);
    return {};
}

TaskResult finish(Contender &contender, const Plan &plan, const std::string &metric, uint64_t seed)
{
    TaskResult evaluation;
    if (contender.metric) {
        evaluation = contender.metric->finish(seed);
        if (contender.fidelity)
            evaluation.fidelity = contender.fidelity->finish(seed);
    } else {
        evaluation = fidelityResult(contender.fidelity->finish(seed), plan.measured, contender.session->signature(), metricFromName(metric));
    }
    for (const auto &[output, some] : contender.kept)
        if (contender.fidelity)
            evaluation.findings.push_back(fmt::format("{} is compared by the {} of {} channels that it still has", output, some.positions.size(), some.size));
    for (const std::string &finding : plan.findings)
        evaluation.findings.push_back(finding);
    for (const std::string &finding : plan.feeds[contender.feed]->findings())
        evaluation.findings.push_back(finding);
    evaluation.notes = plan.feeds[contender.feed]->info().notes;
    return evaluation;
}

} // namespace

Result<void> evaluateSessions(Sessions sessions, uint64_t reference, const worker::Evaluate &request, ReferenceOutputs &kept, Job &job)
{
    PARE_TRY_ASSIGN(const DatasetRef data, datasetFromWire(request.data()));
    size_t evaluated = sessions.size();
    std::vector<Session *> needed(sessions.begin(), sessions.end());
    std::optional<size_t> position;
    if (request.has_reference()) {
        // The reference is the last; where it is evaluated as well, it runs only once.
        --evaluated;
        position = static_cast<size_t>(std::find(needed.begin(), needed.end() - 1, needed.back()) - needed.begin());
        if (*position < evaluated)
            needed.pop_back();
    }
    if (evaluated == 0)
        return internalError("an evaluation of no model");
    PARE_TRY_ASSIGN(Plan plan, openAll(needed, data));
    plan.dataReferences = !plan.feeds[0]->info().references.empty();
    plan.evaluated = evaluated;
    plan.reference = position;

    // The first sample alone: what the model gives for it says what its outputs are, and whether it runs at all.
    PARE_TRY(runProbe(plan, job));
    plan.batch = chooseBatch(plan, request.batch(), plan.findings);
    std::vector<int64_t> samples;
    Result<void> done = goThrough(plan, request, reference, samples, kept, job);
    if (!done.ok() && plan.batch > 1 && plan.feeds[0]->info().fixedBatch == 0 && !job.cancelled()) {
        // The file allows several samples at once, but the model does not stand it.
        plan.findings.push_back("evaluated one sample at a time: the model fails on several at once (" + done.error().message + ")");
        plan.batch = 1;
        done = goThrough(plan, request, reference, samples, kept, job);
    }
    PARE_TRY(done);
    for (size_t i = 0; i < evaluated; ++i) {
        worker::Response part;
        part.mutable_evaluated()->set_evaluation(encodeTaskResult(finish(plan.contenders[i], plan, request.metric(), request.seed())));
        job.part(std::move(part));
    }
    return {};
}

} // namespace pare
