#include "app/cli/verbs.h"

#include "core/base/files.h"
#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/measure/task.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace pare::cli {

Result<Model> openModel(const std::string &path, RunContext &context)
{
    context.progress("reading " + path);
    return openOnnx(path);
}

int64_t bytesOnDisk(const std::string &path, const Model &model)
{
    std::set<std::filesystem::path> files{path};
    const auto folder = std::filesystem::path(path).parent_path();
    // External data was bound when the model was opened; the file says where it lies.
    for (const auto &[key, data] : model.payloads())
        if (data->inFile())
            files.insert(data->file()->path());
    int64_t total = 0;
    for (const auto &file : files) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(file, failed);
        total += failed ? 0 : static_cast<int64_t>(size);
    }
    return total;
}

Result<std::unique_ptr<Runner>> startRunner(RunContext &context)
{
    return Runner::start({}, context);
}

Result<void> checkOutput(const std::string &output, const std::string &source)
{
    std::error_code failed;
    if (output.empty())
        return Error{ErrorKind::CannotCreate, "the output has no name", {}};
    if (!source.empty() && std::filesystem::equivalent(source, output, failed))
        return Error{ErrorKind::CannotCreate, "the source is never overwritten; give another name", output};
    PARE_TRY(OutputFile::create(output)); // made aside and removed again
    return {};
}

std::vector<std::string> measurementLines(const VariantMeasurement &m)
{
    std::vector<std::string> lines;
    const auto add = [&](const char *what, const std::string &text) { lines.push_back(fmt::format("{:<13}{}", what, text)); };
    if (m.sizeBytes)
        add("size", formatBytes(*m.sizeBytes) + " (computed)");
    if (m.parameters)
        add("parameters", formatCount(*m.parameters) + " (computed)");
    if (m.macs)
        add("MACs", formatCountShort(static_cast<double>(*m.macs)) + " a sample (computed)");
    if (m.latency)
        add("latency", fmt::format("{} median ({} to {}), min {}, p95 {}, {} runs, {}, batch {} (measured)",
                                   formatMilliseconds(m.latency->median), formatMilliseconds(m.latency->ci95.lo),
                                   formatMilliseconds(m.latency->ci95.hi), formatMilliseconds(m.latency->min),
                                   formatMilliseconds(m.latency->p95), m.latency->runs, plural(m.latency->threads, "thread"), m.latency->batch));
    if (m.latencyRatio)
        add("speed", fmt::format("{:.2f}x of the source's latency ({:.2f} to {:.2f}), same run (measured)", m.latencyRatio->value,
                                 m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi));
    for (const ThroughputNumber &point : m.throughput)
        add("throughput", point.reason.empty()
                              ? fmt::format("{} samples/s at batch {}, {} (measured)", formatCountShort(point.perSecond), point.batch,
                                            plural(point.threads, "thread"))
                              : fmt::format("none at batch {}: {}", point.batch, point.reason));
    if (m.peakMemoryBytes)
        add("memory", formatBytes(*m.peakMemoryBytes) + " at its peak, runner included (measured)");
    if (m.peakActivationBytes)
        add("activations", formatBytes(*m.peakActivationBytes) + " at their peak (computed)");
    if (m.accuracy) {
        const auto metric = metricFromName(m.accuracy->metric);
        const auto value = [&](double v) { return metric ? metricText(*metric, v) : fmt::format("{:.4g}", v); };
        add("accuracy", fmt::format("{} {} ({} to {}), {} (measured)", metric ? std::string(metricTitle(*metric)) : m.accuracy->metric,
                                    value(m.accuracy->value), value(m.accuracy->ci95.lo), value(m.accuracy->ci95.hi),
                                    plural(m.accuracy->samples, "sample")));
    }
    if (m.fidelity)
        add("fidelity", fmt::format("SQNR {}, cosine {:.5f}{} (measured)",
                                    std::isfinite(m.fidelity->sqnrDb) ? fmt::format("{:.1f} dB", m.fidelity->sqnrDb) : m.fidelity->sqnrDb > 0 ? "infinite (equal)" : "not defined (some outputs cannot be compared)",
                                    m.fidelity->cosine,
                                    m.fidelity->top1Agreement ? ", same class " + formatPercent(*m.fidelity->top1Agreement, 2) : ""));
    if (m.disagreements && !sentenceOf(*m.disagreements).empty())
        add("differences", sentenceOf(*m.disagreements) + " (measured)");
    if (!m.sentence.empty())
        add("verdict", m.sentence);
    for (const std::string &finding : m.findings)
        add("note", finding);
    for (const std::string &condition : m.conditions)
        add("condition", condition);
    return lines;
}

} // namespace pare::cli
