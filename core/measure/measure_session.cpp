#include "core/measure/measure_session.h"

#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/measure/evaluate.h"
#include "core/measure/memory.h"
#include "core/measure/sample_sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>

namespace pare {

class SourceMemory {
public:
    ModelHandle handle;
    std::optional<TaskResult> result; // on all of the data
    std::map<std::string, int64_t> sizes; // as in MeasureSession
    double secondsPerSample = 0;
    std::vector<std::pair<MeasureDepth, VariantMeasurement>> measured;
};

std::shared_ptr<SourceMemory> newSourceMemory()
{
    return std::make_shared<SourceMemory>();
}

namespace {

// Beside nothing else the two ends of a ratio lie within a few percent of each other (measured: 0.660 to 0.671).
constexpr double wideRatio = 1.5;

std::string processorName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.starts_with("model name"))
            if (const size_t colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return "unknown processor";
}

// Without labels and reference outputs the source is compared with itself, so that such data is no error.
Result<TaskResult> evaluateSource(Runner &runner, const ModelHandle &source, const DatasetRef &data, const EvaluateOptions &options,
                                  RunContext &context)
{
    PARE_TRY_ASSIGN(auto results, evaluateModels(runner, {&source, 1}, source, data, options, context));
    if (results.front().task.kind != TaskKind::Fidelity)
        results.front().fidelity.reset();
    return std::move(results.front());
}

void append(std::vector<std::string> &to, const std::vector<std::string> &more)
{
    for (const std::string &entry : more)
        if (std::find(to.begin(), to.end(), entry) == to.end())
            to.push_back(entry);
}

void fillVerdict(const Verdict &verdict, VariantMeasurement &measurement)
{
    measurement.verdict = verdictName(verdict.kind);
    measurement.sentence = verdict.sentence;
    measurement.withinGuard = verdict.withinGuard;
    measurement.surelyWithin = verdict.surelyWithin;
    measurement.samplesNeeded = verdict.samplesNeeded;
    append(measurement.findings, verdict.findings);
    if (verdict.kind != VerdictKind::NotMeasured)
        measurement.difference = DifferenceNumber{verdict.difference, verdict.interval, verdict.pValue};
    if (verdict.worstClass) {
        measurement.worstClass = verdict.worstClass->name;
        measurement.worstClassLoss = verdict.worstClass->loss;
        measurement.worstClassInterval = verdict.worstClass->interval;
    }
}

// "batch = 1, height = 320"
std::string sizesText(const std::map<std::string, int64_t> &sizes)
{
    std::string text;
    for (const auto &[symbol, size] : sizes)
        text += (text.empty() ? "" : ", ") + symbol + " = " + std::to_string(size);
    return text;
}

} // namespace

std::string machineText(int threads)
{
    return processorName() + ", " + std::to_string(std::thread::hardware_concurrency()) + " hardware threads, measured with "
           + std::to_string(threads);
}

MeasureSession::MeasureSession(Model source, MeasurePlan plan, Runner &runner, RunContext &context)
    : m_source(std::move(source)), m_plan(std::move(plan)), m_runner(runner), m_context(context)
{
}

Result<std::unique_ptr<MeasureSession>> MeasureSession::start(const Model &source, const MeasurePlan &plan, Runner &runner,
                                                              RunContext &context)
{
    PARE_TRY(checkGuard(plan.guard));
    std::unique_ptr<MeasureSession> session(new MeasureSession(source, plan, runner, context));
    session->m_sourceBytes = storedBytes(source);
    if (plan.memory && plan.memory->handle.valid()) {
        session->m_handle = plan.memory->handle;
        session->m_result = plan.memory->result;
        session->m_secondsPerSample = plan.memory->secondsPerSample;
        session->m_sizes = plan.memory->sizes;
        return session;
    }
    context.progress("loading the source");
    PARE_TRY_ASSIGN(session->m_handle, runner.load(source, {.threads = context.threads}, context));
    if (plan.data) {
        context.progress("evaluating the source");
        EvaluateOptions options;
        options.metric = plan.guard.metric == "auto" ? std::string() : plan.guard.metric;
        options.seed = context.seed;
        const auto started = std::chrono::steady_clock::now();
        PARE_TRY_ASSIGN(session->m_result, evaluateSource(runner, session->m_handle, *plan.data, options, context));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        session->m_secondsPerSample = took.count() / static_cast<double>(std::max<int64_t>(session->m_result->samples, 1));
        session->m_sizes = sizesOfFirstSample(source, *plan.data, runner, context);
    }
    if (plan.memory) {
        plan.memory->handle = session->m_handle;
        plan.memory->result = session->m_result;
        plan.memory->secondsPerSample = session->m_secondsPerSample;
        plan.memory->sizes = session->m_sizes;
    }
    return session;
}

Result<void> MeasureSession::fillComputed(const Model &model, VariantMeasurement &measurement) const
{
    measurement.sizeBytes = storedBytes(model);
    if (auto cost = CostTable::of(model, m_sizes); cost.ok()) {
        measurement.parameters = cost->parameters();
        measurement.macs = cost->allMacs();
        if (!measurement.macs)
            measurement.conditions.push_back(macsText(cost->macs(), cost->layersOfUnknownMacs()) + ": a size that the computation needs is not known");
        measurement.peakActivationBytes = cost->peakActivationBytes();
        if (const std::string assumed = cost->assumptionText(); !assumed.empty())
            measurement.conditions.push_back("MACs and activations computed " + assumed);
        if (!m_sizes.empty())
            measurement.conditions.push_back("MACs and activations of the first sample: " + sizesText(m_sizes));
    } else if (cost.error().kind == ErrorKind::Cancelled) {
        return cost.error();
    }
    measurement.conditions.push_back(machineText(m_context.threads));
    measurement.conditions.push_back(m_runner.runtimeVersion());
    return {};
}

DatasetRef MeasureSession::dataOf(const std::vector<int64_t> &samples) const
{
    DatasetRef data = *m_plan.data;
    if (!samples.empty())
        data.samples = samples;
    return data;
}

EvaluateOptions MeasureSession::evaluateOptions() const
{
    EvaluateOptions options;
    options.metric = m_plan.guard.metric == "auto" ? std::string() : m_plan.guard.metric;
    options.seed = m_context.seed;
    return options;
}

TimeOptions MeasureSession::timeOptions(const MeasureDepth &depth) const
{
    TimeOptions options;
    if (m_plan.data)
        options.inputs.data = dataOf(depth.samples);
    options.inputs.seed = m_context.seed;
    options.minRuns = depth.quick ? std::min(m_plan.timing.minRuns, 20) : m_plan.timing.minRuns;
    options.minSeconds = depth.quick ? m_plan.timing.minSeconds / 3 : m_plan.timing.minSeconds;
    options.maxSeconds = depth.quick ? m_plan.timing.maxSeconds / 3 : m_plan.timing.maxSeconds;
    return options;
}

Result<ModelHandle> MeasureSession::loaded(const Model &variant)
{
    if (!m_lastHandle.valid() || !m_lastModel.sameAs(variant)) {
        m_lastHandle = {}; // gone before the next one comes
        PARE_TRY_ASSIGN(m_lastHandle, m_runner.load(variant, {.threads = m_context.threads}, m_context));
        m_lastModel = variant;
    }
    return m_lastHandle;
}

Result<std::vector<VariantTiming>> MeasureSession::timeTogether(const std::vector<Model> &variants, const MeasureDepth &depth)
{
    m_context.progress("timing");
    m_lastHandle = {};
    std::vector<ModelHandle> handles{m_handle};
    for (const Model &variant : variants) {
        PARE_TRY_ASSIGN(ModelHandle handle, m_runner.load(variant, {.threads = m_context.threads}, m_context));
        handles.push_back(std::move(handle));
    }
    PARE_TRY_ASSIGN(const auto timed, measureLatency(m_runner, handles, timeOptions(depth), m_context));
    std::vector<VariantTiming> timings;
    for (size_t i = 1; i < timed.size(); ++i)
        timings.push_back({latencyNumber(timed[i].latency), {timed[i].toFirst.value, timed[i].toFirst.ci95}});
    return timings;
}

Result<void> MeasureSession::fillSpeed(const ModelHandle &handle, const MeasureDepth &depth, VariantMeasurement &measurement)
{
    if (depth.throughput) {
        m_context.progress("measuring throughput");
        constexpr int64_t batches[] = {1, 8, 32};
        TimeOptions options = timeOptions(depth);
        options.minSeconds = std::min(options.minSeconds, 0.5);
        options.minRuns = 10;
        options.maxSeconds = std::min(options.maxSeconds, 5.0);
        PARE_TRY_ASSIGN(const auto points, m_runner.throughput(handle, batches, options, m_context));
        for (const ThroughputPoint &point : points)
            measurement.throughput.push_back({point.batch, point.threads, point.samplesPerSecond, point.reason});
    }
    if (depth.memory) {
        m_context.progress("measuring memory");
        PARE_TRY_ASSIGN(const MemoryUse use, measureMemory(m_runner, handle, timeOptions(depth).inputs, m_context));
        measurement.peakMemoryBytes = use.peakBytes;
    }
    return {};
}

Result<VariantMeasurement> MeasureSession::measureSource(const MeasureDepth &depth)
{
    if (!m_plan.memory)
        return measureSourceNow(depth);
    for (const auto &[known, measurement] : m_plan.memory->measured)
        if (known == depth)
            return measurement;
    PARE_TRY_ASSIGN(VariantMeasurement measurement, measureSourceNow(depth));
    m_plan.memory->measured.emplace_back(depth, measurement);
    return measurement;
}

Result<VariantMeasurement> MeasureSession::measureSourceNow(const MeasureDepth &depth)
{
    VariantMeasurement measurement;
    PARE_TRY(fillComputed(m_source, measurement));
    if (depth.latency) {
        m_context.progress("timing the source");
        const ModelHandle handles[] = {m_handle};
        PARE_TRY_ASSIGN(const auto timed, measureLatency(m_runner, handles, timeOptions(depth), m_context));
        measurement.latency = latencyNumber(timed.front().latency);
        measurement.latencySamplesMs = timed.front().latency.samplesMs;
        append(measurement.conditions, timed.front().latency.notes);
    }
    PARE_TRY(fillSpeed(m_handle, depth, measurement));
    measurement.verdict = verdictName(VerdictKind::NotMeasured);
    if (m_result) {
        const TaskResult *result = &*m_result;
        std::optional<TaskResult> part;
        if (!depth.samples.empty()) {
            PARE_TRY_ASSIGN(part, evaluateSource(m_runner, m_handle, dataOf(depth.samples), evaluateOptions(), m_context));
            result = &*part;
        }
        measurement.accuracy = accuracyNumber(*result);
        if (result->fidelity)
            measurement.fidelity = fidelityNumber(*result);
        append(measurement.findings, result->findings);
        if (!result->task.sentence.empty())
            measurement.conditions.push_back(result->task.sentence);
        append(measurement.conditions, result->notes);
        measurement.sentence = "the source itself";
        measurement.verdict = verdictName(VerdictKind::Kept);
        measurement.withinGuard = true;
        measurement.surelyWithin = true;
    }
    return measurement;
}

Result<VariantMeasurement> MeasureSession::measure(const Model &variant, const MeasureDepth &depth)
{
    VariantMeasurement measurement;
    PARE_TRY(fillComputed(variant, measurement));
    PARE_TRY_ASSIGN(const ModelHandle handle, loaded(variant));
    if (depth.latency) {
        m_context.progress("timing");
        const ModelHandle handles[] = {m_handle, handle};
        PARE_TRY_ASSIGN(const auto timed, measureLatency(m_runner, handles, timeOptions(depth), m_context));
        measurement.latency = latencyNumber(timed[1].latency);
        measurement.latencySamplesMs = timed[1].latency.samplesMs;
        measurement.latencyRatio = RatioNumber{timed[1].toFirst.value, timed[1].toFirst.ci95};
        if (const Interval &ratio = timed[1].toFirst.ci95; ratio.hi > wideRatio * ratio.lo)
            measurement.findings.push_back(fmt::format("the machine had other work while this was timed: it ran at {:.2f} to {:.2f} of the source's latency; time it again when the machine is quiet",
                                                       ratio.lo, ratio.hi));
        append(measurement.conditions, timed[1].latency.notes);
    }
    PARE_TRY(fillSpeed(handle, depth, measurement));
    if (!m_result || !depth.accuracy) {
        fillVerdict(notMeasured(), measurement);
        return measurement;
    }
    m_context.progress("evaluating");
    const ModelHandle handles[] = {handle};
    PARE_TRY_ASSIGN(const auto results, evaluateModels(m_runner, handles, m_handle, dataOf(depth.samples), evaluateOptions(), m_context));
    const TaskResult &result = results.front();
    measurement.accuracy = accuracyNumber(result);
    if (result.fidelity)
        measurement.fidelity = fidelityNumber(result);
    append(measurement.findings, result.findings);
    if (!result.task.sentence.empty())
        measurement.conditions.push_back(result.task.sentence);
    append(measurement.conditions, result.notes);
    PARE_TRY_ASSIGN(const Verdict verdict, judge(*m_result, result, m_plan.guard, m_context.seed));
    fillVerdict(verdict, measurement);
    measurement.disagreements = disagreementsOf(*m_result, result);
    return measurement;
}

Result<std::vector<TaskResult>> MeasureSession::evaluate(std::span<const Model> variants, const std::vector<int64_t> &samples)
{
    if (!m_plan.data)
        return invalidInput("needs data");
    m_lastHandle = {};
    std::vector<ModelHandle> handles;
    for (const Model &variant : variants) {
        PARE_TRY_ASSIGN(ModelHandle handle, m_runner.load(variant, {.threads = m_context.threads}, m_context));
        handles.push_back(std::move(handle));
    }
    return evaluateModels(m_runner, handles, m_handle, dataOf(samples), evaluateOptions(), m_context);
}

Result<std::vector<double>> MeasureSession::relativeNoise(std::span<const Model> variants, const std::vector<int64_t> &samples)
{
    PARE_TRY_ASSIGN(const auto losses, outputLosses(variants, samples));
    std::vector<double> noise;
    for (const OutputLoss &loss : losses)
        noise.push_back(loss.noise);
    return noise;
}

Result<std::vector<MeasureSession::OutputLoss>> MeasureSession::outputLosses(std::span<const Model> variants, const std::vector<int64_t> &samples)
{
    PARE_TRY_ASSIGN(const auto results, evaluate(variants, samples));
    std::vector<OutputLoss> losses;
    for (const TaskResult &result : results) {
        if (!result.fidelity)
            return unsupported("the outputs cannot be compared");
        OutputLoss &loss = losses.emplace_back();
        loss.noise = std::pow(10.0, -result.fidelity->sqnrDb / 10);
        if (result.metric && result.task.kind != TaskKind::Fidelity)
            loss.metric = result.metric->value;
    }
    return losses;
}

Result<Profile> MeasureSession::profile(const Model &model, const std::vector<int64_t> &samples, int runs)
{
    PARE_TRY_ASSIGN(const auto handle, m_runner.load(model, {.threads = m_context.threads}, m_context));
    ProfileOptions options;
    if (m_plan.data)
        options.inputs.data = dataOf(samples);
    options.runs = runs;
    return m_runner.profile(handle, options, m_context);
}

Result<std::map<std::string, double>> MeasureSession::layerTimes(const Model &model, const std::vector<int64_t> &samples)
{
    PARE_TRY_ASSIGN(const Profile profile, this->profile(model, samples));
    std::map<std::string, double> times;
    for (const NodeTime &node : profile.nodes)
        times[node.node] = node.ms;
    for (const NodeTime &node : profile.nodes)
        if (const auto group = times.find(node.fusedInto); !node.fusedInto.empty() && group != times.end())
            times[node.node] = group->second;
    return times;
}

} // namespace pare
