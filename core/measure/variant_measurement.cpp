#include "core/measure/variant_measurement.h"

#include "core/measure/metrics.h"

#include <cmath>
#include <limits>

namespace pare {

namespace {

nlohmann::json toJson(const Interval &interval)
{
    return {interval.lo, interval.hi};
}

Interval intervalFrom(const nlohmann::json &json)
{
    if (!json.is_array() || json.size() != 2)
        return {};
    const auto end = [](const nlohmann::json &value) {
        return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
    };
    return {end(json[0]), end(json[1])};
}

// JSON has no infinity: equal bit for bit is written as null with "exact": true.
nlohmann::json decibels(double value)
{
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

// null stands for a number that JSON cannot hold (a metric that came out as NaN): it must not come back as 0, which may be a good one.
double number(const nlohmann::json &json, const char *key, double fallback = 0)
{
    const auto found = json.find(key);
    if (found == json.end())
        return fallback;
    if (found->is_null())
        return std::numeric_limits<double>::quiet_NaN();
    return found->is_number() ? found->get<double>() : fallback;
}

// A whole number within the range of T, else the fallback: the file may hold anything.
template <typename T>
T within(double value, T fallback)
{
    constexpr double largest = 9.0e18;
    if (!(value > -largest && value < largest) || value > static_cast<double>(std::numeric_limits<T>::max())
        || value < static_cast<double>(std::numeric_limits<T>::min()))
        return fallback;
    return static_cast<T>(value);
}

std::optional<int64_t> whole(const nlohmann::json &json, const char *key)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number())
        return std::nullopt;
    if (found->is_number_integer())
        return found->get<int64_t>();
    const double value = found->get<double>();
    return value > -9.0e18 && value < 9.0e18 ? std::optional(static_cast<int64_t>(value)) : std::nullopt;
}

std::string text(const nlohmann::json &json, const char *key, const char *fallback = "")
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string(fallback);
}

bool truth(const nlohmann::json &json, const char *key, bool fallback)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() ? found->get<bool>() : fallback;
}

std::vector<std::string> strings(const nlohmann::json &json, const char *key)
{
    std::vector<std::string> all;
    if (const auto found = json.find(key); found != json.end() && found->is_array())
        for (const auto &entry : *found)
            if (entry.is_string())
                all.push_back(entry.get<std::string>());
    return all;
}

} // namespace

nlohmann::json toJson(const LatencyNumber &latency)
{
    return {{"median", latency.median}, {"min", latency.min},   {"p95", latency.p95},         {"p99", latency.p99},
            {"ci95", toJson(latency.ci95)}, {"runs", latency.runs}, {"warmup", latency.warmup}, {"threads", latency.threads},
            {"batch", latency.batch}};
}

LatencyNumber latencyNumber(const Latency &latency)
{
    return {latency.median, latency.min,    latency.p95,     latency.p99,  latency.ci95,
            latency.runs,   latency.warmup, latency.threads, latency.batch};
}

nlohmann::json toJson(const AccuracyNumber &accuracy)
{
    return {{"metric", accuracy.metric},         {"value", accuracy.value},
            {"ci95", toJson(accuracy.ci95)},     {"samples", accuracy.samples},
            {"higher_is_better", accuracy.higherIsBetter}, {"share", accuracy.share}};
}

std::optional<AccuracyNumber> accuracyNumber(const TaskResult &result)
{
    if (!result.metric || result.task.kind == TaskKind::Fidelity)
        return std::nullopt;
    const MetricId metric = result.metric->metric;
    return AccuracyNumber{std::string(metricName(metric)), result.metric->value,   result.metric->interval,
                          result.samples,                  higherIsBetter(metric), isShare(metric)};
}

nlohmann::json toJson(const FidelityNumber &fidelity)
{
    nlohmann::json json{{"sqnr_db", decibels(fidelity.sqnrDb)}, {"cosine", fidelity.cosine}};
    if (std::isinf(fidelity.sqnrDb) && fidelity.sqnrDb > 0)
        json["exact"] = true;
    json["top1_agreement"] = fidelity.top1Agreement ? nlohmann::json(*fidelity.top1Agreement) : nlohmann::json(nullptr);
    return json;
}

std::optional<FidelityNumber> fidelityNumber(const TaskResult &result)
{
    if (!result.fidelity)
        return std::nullopt;
    return FidelityNumber{result.fidelity->sqnrDb, result.fidelity->cosine, result.fidelity->top1Agreement};
}

nlohmann::json toJson(const VariantMeasurement &m, bool samples)
{
    nlohmann::json json = nlohmann::json::object();
    const auto put = [&](const char *key, const std::optional<int64_t> &value) {
        if (value)
            json[key] = *value;
    };
    put("size_bytes", m.sizeBytes);
    put("parameters", m.parameters);
    put("macs", m.macs);
    put("peak_memory_bytes", m.peakMemoryBytes);
    put("peak_activation_bytes", m.peakActivationBytes);
    if (m.latency)
        json["latency_ms"] = toJson(*m.latency);
    if (m.latencyRatio) {
        json["latency_ratio"] = {{"value", m.latencyRatio->value}, {"ci95", toJson(m.latencyRatio->ci95)}};
        json["slower"] = m.slower();
        json["faster"] = m.faster();
    }
    if (!m.throughput.empty()) {
        double best = 0;
        nlohmann::json points = nlohmann::json::array();
        for (const ThroughputNumber &point : m.throughput) {
            nlohmann::json entry{{"batch", point.batch}, {"threads", point.threads}};
            if (point.reason.empty())
                entry["per_s"] = point.perSecond;
            else
                entry["reason"] = point.reason;
            best = std::max(best, point.perSecond);
            points.push_back(std::move(entry));
        }
        json["throughput_per_s"] = best;
        json["throughput"] = std::move(points);
    }
    if (m.accuracy)
        json["accuracy"] = toJson(*m.accuracy);
    if (m.fidelity)
        json["fidelity"] = toJson(*m.fidelity);
    if (m.difference)
        json["difference"] = {{"value", m.difference->value}, {"ci95", toJson(m.difference->ci95)}, {"p_value", m.difference->pValue}};
    json["verdict"] = m.verdict.empty() ? "not-measured" : m.verdict;
    json["verdict_sentence"] = m.sentence;
    json["within_guard"] = m.withinGuard;
    json["surely_within"] = m.surelyWithin;
    if (m.samplesNeeded > 0)
        json["samples_needed"] = m.samplesNeeded;
    if (!m.worstClass.empty()) {
        json["worst_class"] = {{"name", m.worstClass}, {"loss", m.worstClassLoss.value_or(0)}};
        if (m.worstClassInterval)
            json["worst_class"]["ci95"] = toJson(*m.worstClassInterval);
    }
    if (m.disagreements)
        json["disagreements"] = toJson(*m.disagreements);
    json["findings"] = m.findings;
    json["conditions"] = m.conditions;
    json["selected_on_same_data"] = m.selectedOnSameData;
    json["comparable"] = m.comparable;
    if (samples && !m.latencySamplesMs.empty())
        json["latency_samples_ms"] = m.latencySamplesMs;
    return json;
}

VariantMeasurement measurementFromJson(const nlohmann::json &json)
{
    VariantMeasurement m;
    m.verdict = "not-measured";
    if (!json.is_object())
        return m;
    m.sizeBytes = whole(json, "size_bytes");
    m.parameters = whole(json, "parameters");
    m.macs = whole(json, "macs");
    m.peakMemoryBytes = whole(json, "peak_memory_bytes");
    m.peakActivationBytes = whole(json, "peak_activation_bytes");
    const auto object = [&](const char *key) -> const nlohmann::json * {
        const auto found = json.find(key);
        return found != json.end() && found->is_object() ? &*found : nullptr;
    };
    const auto ci = [](const nlohmann::json &from) {
        const auto found = from.find("ci95");
        return found == from.end() ? Interval{} : intervalFrom(*found);
    };
    if (const auto *from = object("latency_ms"))
        m.latency = LatencyNumber{number(*from, "median"), number(*from, "min"), number(*from, "p95"), number(*from, "p99"), ci(*from),
                                  within(number(*from, "runs"), 0), within(number(*from, "warmup"), 0),
                                  within(number(*from, "threads", 1), 1), within<int64_t>(number(*from, "batch", 1), 1)};
    if (const auto *from = object("latency_ratio"))
        m.latencyRatio = RatioNumber{number(*from, "value", 1), ci(*from)};
    if (const auto found = json.find("throughput"); found != json.end() && found->is_array())
        for (const auto &entry : *found)
            if (entry.is_object())
                m.throughput.push_back({within<int64_t>(number(entry, "batch", 1), 1), within(number(entry, "threads", 1), 1),
                                        number(entry, "per_s"), text(entry, "reason")});
    if (const auto *from = object("accuracy"))
        m.accuracy = AccuracyNumber{text(*from, "metric"), number(*from, "value"), ci(*from), within<int64_t>(number(*from, "samples"), 0),
                                    truth(*from, "higher_is_better", true), truth(*from, "share", true)};
    if (const auto *from = object("fidelity")) {
        m.fidelity = FidelityNumber{number(*from, "sqnr_db"), number(*from, "cosine"), {}};
        if (truth(*from, "exact", false))
            m.fidelity->sqnrDb = std::numeric_limits<double>::infinity();
        else if (const auto db = from->find("sqnr_db"); db != from->end() && db->is_null())
            m.fidelity->sqnrDb = -std::numeric_limits<double>::infinity();
        if (from->contains("top1_agreement") && (*from)["top1_agreement"].is_number())
            m.fidelity->top1Agreement = number(*from, "top1_agreement");
    }
    if (const auto *from = object("difference"))
        m.difference = DifferenceNumber{number(*from, "value"), ci(*from), number(*from, "p_value", 1)};
    m.verdict = text(json, "verdict", "not-measured");
    m.sentence = text(json, "verdict_sentence");
    m.withinGuard = truth(json, "within_guard", false);
    m.surelyWithin = truth(json, "surely_within", false);
    m.samplesNeeded = whole(json, "samples_needed").value_or(0);
    if (const auto *from = object("worst_class")) {
        m.worstClass = text(*from, "name");
        m.worstClassLoss = number(*from, "loss");
        if (from->contains("ci95"))
            m.worstClassInterval = ci(*from);
    }
    if (const auto *from = object("disagreements"))
        m.disagreements = disagreementsFromJson(*from);
    m.findings = strings(json, "findings");
    m.conditions = strings(json, "conditions");
    m.selectedOnSameData = truth(json, "selected_on_same_data", false);
    m.comparable = truth(json, "comparable", true);
    if (const auto found = json.find("latency_samples_ms"); found != json.end() && found->is_array())
        for (const auto &sample : *found)
            if (sample.is_number())
                m.latencySamplesMs.push_back(sample.get<double>());
    return m;
}

} // namespace pare
