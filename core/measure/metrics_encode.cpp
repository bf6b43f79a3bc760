// TaskResult to bytes and back: CBOR, with the long columns as binary strings in the machine's (little-endian) order.
#include "core/measure/metrics.h"

#include <nlohmann/json.hpp>

#include <cstring>

namespace pare {

namespace {

using nlohmann::json;

constexpr int encodingVersion = 1;

template <typename T>
json column(const std::vector<T> &values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const auto *bytes = reinterpret_cast<const uint8_t *>(values.data());
    return json::binary(std::vector<uint8_t>(bytes, bytes + values.size() * sizeof(T)));
}

template <typename T>
bool takeColumn(const json &object, const char *key, std::vector<T> &values)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_binary() || found->get_binary().size() % sizeof(T) != 0)
        return false;
    const auto &bytes = found->get_binary();
    values.resize(bytes.size() / sizeof(T));
    if (!bytes.empty())
        std::memcpy(values.data(), bytes.data(), bytes.size());
    return true;
}

// One column a field, so that padding inside of the struct is not written.
template <typename T>
json recordColumn(const std::vector<SampleRecord> &records, T SampleRecord::*field)
{
    std::vector<T> values;
    values.reserve(records.size());
    for (const SampleRecord &record : records)
        values.push_back(record.*field);
    return column(values);
}

template <typename T>
bool takeRecordColumn(const json &object, const char *key, std::vector<SampleRecord> &records, T SampleRecord::*field)
{
    std::vector<T> values;
    if (!takeColumn(object, key, values))
        return false;
    if (records.empty())
        records.resize(values.size());
    if (records.size() != values.size())
        return false;
    for (size_t i = 0; i < values.size(); ++i)
        records[i].*field = values[i];
    return true;
}

json toJson(const Interval &interval)
{
    return json::array({interval.lo, interval.hi});
}

json toJson(const MetricValue &value)
{
    return {{"metric", metricName(value.metric)}, {"value", value.value}, {"interval", toJson(value.interval)}};
}

json toJson(const Task &task)
{
    return {{"kind", static_cast<int>(task.kind)},
            {"metric", metricName(task.metric)},
            {"output", task.output},
            {"output_name", task.outputName},
            {"classes", task.classes},
            {"tokens_from_input", task.tokensFromInput},
            {"token_input", task.tokenInput},
            {"shifted", task.shifted},
            {"mask_input", task.maskInput},
            {"probabilities", task.probabilities},
            {"class_names", task.classNames},
            {"sentence", task.sentence}};
}

json toJson(const Fidelity &fidelity)
{
    json object = {{"sqnr_db", fidelity.sqnrDb},
                   {"cosine", fidelity.cosine},
                   {"output", fidelity.output},
                   {"agreement_output", fidelity.agreementOutput},
                   {"cosine_interval", toJson(fidelity.cosineInterval)},
                   {"agreement_interval", toJson(fidelity.agreementInterval)},
                   {"agreement_chance", fidelity.agreementChance},
                   {"cosines", column(fidelity.cosines)},
                   {"agreements", column(fidelity.agreements)}};
    if (fidelity.rare)
        object["rare"] = {fidelity.rare->usual, fidelity.rare->usualShare, fidelity.rare->answers, fidelity.rare->lost, fidelity.rare->added};
    if (fidelity.brokenSamples > 0)
        object["broken_samples"] = fidelity.brokenSamples;
    if (fidelity.otherLength > 0)
        object["other_length"] = fidelity.otherLength;
    if (fidelity.top1Agreement)
        object["top1_agreement"] = *fidelity.top1Agreement;
    return object;
}

// Reading throws nlohmann's exceptions where a field is missing or of another type; decodeTaskResult catches them.
Interval intervalFrom(const json &array)
{
    return {array.at(0).get<double>(), array.at(1).get<double>()};
}

MetricId metricFrom(const json &name)
{
    const auto metric = metricFromName(name.get<std::string>());
    if (!metric)
        throw std::out_of_range("metric");
    return *metric;
}

MetricValue valueFrom(const json &object)
{
    return {metricFrom(object.at("metric")), object.at("value").get<double>(), intervalFrom(object.at("interval"))};
}

Task taskFrom(const json &object)
{
    Task task;
    const int kind = object.at("kind").get<int>();
    if (kind < 0 || kind > static_cast<int>(TaskKind::Fidelity))
        throw std::out_of_range("task");
    task.kind = static_cast<TaskKind>(kind);
    task.metric = metricFrom(object.at("metric"));
    task.output = object.at("output").get<int>();
    task.outputName = object.at("output_name").get<std::string>();
    task.classes = object.at("classes").get<int64_t>();
    task.tokensFromInput = object.at("tokens_from_input").get<bool>();
    task.tokenInput = object.at("token_input").get<int>();
    task.shifted = object.at("shifted").get<bool>();
    task.maskInput = object.at("mask_input").get<int>();
    task.probabilities = object.at("probabilities").get<bool>();
    task.classNames = object.at("class_names").get<std::vector<std::string>>();
    task.sentence = object.at("sentence").get<std::string>();
    return task;
}

Fidelity fidelityFrom(const json &object)
{
    Fidelity fidelity;
    fidelity.sqnrDb = object.at("sqnr_db").get<double>();
    fidelity.cosine = object.at("cosine").get<double>();
    if (const auto rare = object.find("rare"); rare != object.end())
        fidelity.rare = RareAnswers{rare->at(0).get<int64_t>(), rare->at(1).get<double>(), rare->at(2).get<int64_t>(), rare->at(3).get<int64_t>(), rare->at(4).get<int64_t>()};
    fidelity.brokenSamples = object.value("broken_samples", int64_t{0});
    fidelity.otherLength = object.value("other_length", int64_t{0});
    fidelity.output = object.at("output").get<std::string>();
    fidelity.agreementOutput = object.at("agreement_output").get<std::string>();
    fidelity.cosineInterval = intervalFrom(object.at("cosine_interval"));
    fidelity.agreementInterval = intervalFrom(object.at("agreement_interval"));
    fidelity.agreementChance = object.at("agreement_chance").get<double>();
    if (object.contains("top1_agreement"))
        fidelity.top1Agreement = object.at("top1_agreement").get<double>();
    if (!takeColumn(object, "cosines", fidelity.cosines) || !takeColumn(object, "agreements", fidelity.agreements))
        throw std::out_of_range("fidelity");
    return fidelity;
}

bool takeRecords(const json &object, std::vector<SampleRecord> &records)
{
    return takeRecordColumn(object, "labels", records, &SampleRecord::label) &&
           takeRecordColumn(object, "predictions", records, &SampleRecord::predicted) &&
           takeRecordColumn(object, "ranks", records, &SampleRecord::rank) && takeRecordColumn(object, "scores", records, &SampleRecord::score) &&
           takeRecordColumn(object, "sums", records, &SampleRecord::sum) && takeRecordColumn(object, "squares", records, &SampleRecord::squares) &&
           takeRecordColumn(object, "spreads", records, &SampleRecord::spread) &&
           takeRecordColumn(object, "rights", records, &SampleRecord::right) && takeRecordColumn(object, "weights", records, &SampleRecord::weight);
}

// Columns that must fit each other before anybody counts with them.
bool consistent(const TaskResult &result)
{
    const size_t samples = result.records.empty() ? result.indices.size() : result.records.size();
    const bool columns = result.indices.size() == samples && result.intersections.size() == result.unions.size() &&
                         (result.unions.empty() || (samples > 0 && result.unions.size() % samples == 0));
    const bool fidelity = !result.fidelity || result.fidelity->agreements.empty() || result.fidelity->agreements.size() == result.fidelity->cosines.size();
    return columns && fidelity && result.samples == static_cast<int64_t>(samples);
}

TaskResult resultFrom(const json &object)
{
    TaskResult result;
    result.task = taskFrom(object.at("task"));
    result.samples = object.at("samples").get<int64_t>();
    if (object.contains("metric"))
        result.metric = valueFrom(object.at("metric"));
    for (const json &other : object.at("others"))
        result.others.push_back(valueFrom(other));
    result.chance = object.at("chance").get<double>();
    for (const json &entry : object.at("classes"))
        result.classes.push_back({entry.at(0).get<std::string>(), entry.at(1).get<int64_t>(), entry.at(2).get<int64_t>()});
    result.findings = object.at("findings").get<std::vector<std::string>>();
    result.notes = object.at("notes").get<std::vector<std::string>>();
    if (object.contains("fidelity"))
        result.fidelity = fidelityFrom(object.at("fidelity"));
    const bool columns = takeRecords(object, result.records) && takeColumn(object, "indices", result.indices) &&
                         takeColumn(object, "intersections", result.intersections) && takeColumn(object, "unions", result.unions);
    if (!columns || !consistent(result))
        throw std::out_of_range("columns");
    return result;
}

} // namespace

std::string encodeTaskResult(const TaskResult &result)
{
    json object = {{"version", encodingVersion},
                   {"task", toJson(result.task)},
                   {"samples", result.samples},
                   {"others", json::array()},
                   {"chance", result.chance},
                   {"classes", json::array()},
                   {"findings", result.findings},
                   {"notes", result.notes},
                   {"indices", column(result.indices)},
                   {"intersections", column(result.intersections)},
                   {"unions", column(result.unions)},
                   {"labels", recordColumn(result.records, &SampleRecord::label)},
                   {"predictions", recordColumn(result.records, &SampleRecord::predicted)},
                   {"ranks", recordColumn(result.records, &SampleRecord::rank)},
                   {"scores", recordColumn(result.records, &SampleRecord::score)},
                   {"sums", recordColumn(result.records, &SampleRecord::sum)},
                   {"squares", recordColumn(result.records, &SampleRecord::squares)},
                   {"spreads", recordColumn(result.records, &SampleRecord::spread)},
                   {"rights", recordColumn(result.records, &SampleRecord::right)},
                   {"weights", recordColumn(result.records, &SampleRecord::weight)}};
    if (result.metric)
        object["metric"] = toJson(*result.metric);
    for (const MetricValue &other : result.others)
        object["others"].push_back(toJson(other));
    for (const ClassResult &entry : result.classes)
        object["classes"].push_back(json::array({entry.name, entry.samples, entry.right}));
    if (result.fidelity)
        object["fidelity"] = toJson(*result.fidelity);
    std::string bytes;
    json::to_cbor(object, bytes);
    return bytes;
}

Result<TaskResult> decodeTaskResult(std::string_view bytes)
{
    try {
        const json object = json::from_cbor(bytes.begin(), bytes.end(), true, false);
        if (!object.is_object() || object.value("version", 0) != encodingVersion)
            return invalidInput("the result of an evaluation cannot be read: it is damaged or of another version");
        return resultFrom(object);
    } catch (const std::exception &) {
        return invalidInput("the result of an evaluation cannot be read: a part is missing or damaged");
    }
}

} // namespace pare
