// Evaluates models on a dataset, sample by sample the same for all. The data is read once for all models that take the same inputs.
#include "app/runner/handlers.h"
#include "app/runner/inputs.h"
#include "core/base/units.h"
#include "core/measure/metrics.h"
#include "core/runtime/wire.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>

namespace pare {

namespace {

constexpr int64_t defaultBatch = 32;
constexpr int64_t mostBatchBytes = int64_t{64} << 20; // of inputs and outputs

bool sameInputs(const ModelSignature &a, const ModelSignature &b)
{
    return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                      [](const ValueSignature &x, const ValueSignature &y) { return x.name == y.name && x.type == y.type && x.dims == y.dims; });
}

// One model on its way through the data.
struct Contender {
    Session *session = nullptr;
    size_t feed = 0; // whose dataset it reads
    std::vector<Tensor> outputs;
    std::optional<MetricAccumulator> metric;
    std::optional<FidelityAccumulator> fidelity;
};

struct Feed {
    std::unique_ptr<Dataset> dataset;
    Batch batch;
};

struct Plan {
    std::vector<Contender> contenders; // a reference that is not evaluated itself comes last
    std::vector<Feed> feeds;
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
            plan.feeds.push_back({std::move(dataset), {}});
        }
        plan.contenders.push_back(std::move(contender));
    }
    return plan;
}

// After the first sample has been run alone.
int64_t chooseBatch(const Plan &plan, int64_t wanted, std::vector<std::string> &findings)
{
    if (wanted > 0)
        return wanted;
    if (std::any_of(plan.contenders.begin(), plan.contenders.end(), [](const Contender &contender) { return contender.session->dependsOnBatch(); })) {
        findings.push_back("evaluated one sample at a time: activations that are quantized while running depend on the rest of the batch");
        return 1;
    }
    int64_t bytes = 1;
    for (const Feed &feed : plan.feeds)
        for (const Tensor &input : feed.batch.inputs)
            bytes += static_cast<int64_t>(input.bytes.size());
    for (const Contender &contender : plan.contenders)
        for (const Tensor &output : contender.outputs)
            bytes += static_cast<int64_t>(output.bytes.size());
    return std::clamp<int64_t>(mostBatchBytes / bytes, 1, defaultBatch);
}

// known: what the reference gives, where that is kept from an earlier request.
Result<void> runAll(Plan &plan, std::span<const int64_t> samples, const std::vector<Tensor> *known, Job &job)
{
    for (Feed &feed : plan.feeds) {
        PARE_TRY_ASSIGN(feed.batch, feed.dataset->read(samples));
    }
    for (size_t i = 0; i < plan.contenders.size(); ++i) {
        Contender &contender = plan.contenders[i];
        if (known && i == plan.reference) {
            contender.outputs = *known;
            continue;
        }
        PARE_TRY_ASSIGN(contender.outputs, contender.session->run(plan.feeds[contender.feed].batch.inputs, job));
    }
    return {};
}

// A model that gives other numbers of rows than it got cannot be run on several samples at once, whatever its file says.
Result<void> checkRows(const Plan &plan)
{
    for (const Contender &contender : plan.contenders) {
        const Batch &batch = plan.feeds[contender.feed].batch;
        if (batch.whole || batch.inputs.empty() || batch.inputs[0].dims.empty())
            continue;
        const int64_t rows = batch.inputs[0].dims[0];
        const bool any = std::any_of(contender.outputs.begin(), contender.outputs.end(),
                                     [&](const Tensor &output) { return output.type != 0 && !output.dims.empty() && output.dims[0] % rows == 0; });
        if (!any)
            return invalidInput("no output has a row for each of " + std::to_string(rows) + " samples");
    }
    return {};
}

Result<void> startAccumulators(Plan &plan, const worker::Evaluate &request)
{
    const DatasetInfo &info = plan.feeds[0].dataset->info();
    for (Contender &contender : std::span(plan.contenders).first(plan.evaluated)) {
        Dataset &dataset = *plan.feeds[contender.feed].dataset;
        const ModelSignature &signature = contender.session->signature();
        if (info.labels != LabelKind::None || !request.metric().empty()) {
            PARE_TRY_ASSIGN(const Task task, guessTask(signature, dataset, request.metric(), contender.outputs));
            if (task.kind != TaskKind::Fidelity)
                contender.metric.emplace(task);
        }
        if (plan.dataReferences || plan.reference)
            contender.fidelity.emplace(signature);
    }
    if (!plan.contenders[0].metric && !plan.contenders[0].fidelity)
        return invalidInput("has neither labels nor reference outputs, and there is no other model to compare with", info.path.string());
    return {};
}

Result<void> addBatch(Plan &plan)
{
    for (Contender &contender : std::span(plan.contenders).first(plan.evaluated)) {
        const Batch &batch = plan.feeds[contender.feed].batch;
        if (contender.metric) {
            PARE_TRY(contender.metric->add(batch, contender.outputs));
        }
        if (contender.fidelity) {
            const std::vector<Tensor> &right = plan.dataReferences ? batch.references : plan.contenders[*plan.reference].outputs;
            PARE_TRY(contender.fidelity->add(right, contender.outputs, batch.samples(), batch.whole));
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

// One way through the data with this batch size, from empty accumulators.
Result<void> goThrough(Plan &plan, const worker::Evaluate &request, uint64_t reference, std::vector<int64_t> &samples, ReferenceOutputs &kept, Job &job)
{
    PARE_TRY(startAccumulators(plan, request));
    plan.measured.clear();
    const auto count = static_cast<size_t>(plan.feeds[0].dataset->count());
    samples.resize(count);
    std::iota(samples.begin(), samples.end(), 0);
    int64_t largest = plan.batch;
    for (const Feed &feed : plan.feeds)
        largest = std::min(largest, std::max<int64_t>(1, feed.dataset->batchFor(plan.batch)));
    const auto step = static_cast<size_t>(largest);
    const bool onlyReference = plan.reference && *plan.reference >= plan.evaluated;
    const ReferenceOutputs::Key key = keyOf(request, reference, step);
    const std::shared_ptr<const BatchOutputs> known = onlyReference ? kept.find(key) : nullptr;
    Collected collected(onlyReference && !known);
    for (size_t first = 0, batch = 0; first < count; first += step, ++batch) {
        if (job.cancelled())
            return cancelled();
        const bool have = known && batch < known->size();
        PARE_TRY(runAll(plan, std::span<const int64_t>(samples).subspan(first, std::min(step, count - first)), have ? &(*known)[batch] : nullptr, job));
        if (first == 0) {
            PARE_TRY(checkRows(plan));
        }
        PARE_TRY(addBatch(plan));
        const std::vector<int64_t> &places = plan.feeds[0].batch.indices;
        plan.measured.insert(plan.measured.end(), places.begin(), places.end());
        if (onlyReference && !known)
            collected.add(plan.contenders[*plan.reference].outputs);
        job.progress("evaluating", static_cast<int64_t>(std::min(first + step, count)), static_cast<int64_t>(count));
    }
    collected.keepIn(kept, key);
    return {};
}

TaskResult finish(Contender &contender, const Plan &plan, uint64_t seed)
{
    TaskResult evaluation;
    if (contender.metric) {
        evaluation = contender.metric->finish(seed);
        if (contender.fidelity)
            evaluation.fidelity = contender.fidelity->finish(seed);
    } else {
        evaluation = fidelityResult(contender.fidelity->finish(seed), plan.measured, contender.session->signature());
    }
    for (const std::string &finding : plan.findings)
        evaluation.findings.push_back(finding);
    for (const std::string &finding : plan.feeds[contender.feed].dataset->findings())
        evaluation.findings.push_back(finding);
    evaluation.notes = plan.feeds[contender.feed].dataset->info().notes;
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
    plan.dataReferences = !plan.feeds[0].dataset->info().references.empty();
    plan.evaluated = evaluated;
    plan.reference = position;

    // The first sample alone: what the model gives for it says what its outputs are, and whether it runs at all.
    const int64_t probe[] = {0};
    PARE_TRY(runAll(plan, probe, nullptr, job));
    plan.batch = chooseBatch(plan, request.batch(), plan.findings);
    std::vector<int64_t> samples;
    Result<void> done = goThrough(plan, request, reference, samples, kept, job);
    if (!done.ok() && plan.batch > 1 && plan.feeds[0].dataset->info().fixedBatch == 0 && !job.cancelled()) {
        // The file allows several samples at once, but the model does not stand it.
        plan.findings.push_back("evaluated one sample at a time: the model fails on several at once (" + done.error().message + ")");
        plan.batch = 1;
        PARE_TRY(runAll(plan, probe, nullptr, job));
        done = goThrough(plan, request, reference, samples, kept, job);
    }
    PARE_TRY(done);
    for (size_t i = 0; i < evaluated; ++i) {
        worker::Response part;
        part.mutable_evaluated()->set_evaluation(encodeTaskResult(finish(plan.contenders[i], plan, request.seed())));
        job.part(std::move(part));
    }
    return {};
}

} // namespace pare
