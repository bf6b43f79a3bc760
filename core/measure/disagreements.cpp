#include "core/measure/disagreements.h"

#include "core/base/units.h"
#include "core/measure/metrics.h"
#include "core/measure/verdict_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pare {

namespace {

std::string className(const Task &task, int32_t number)
{
    if (number < 0)
        return "none";
    const auto at = static_cast<size_t>(number);
    return at < task.classNames.size() && !task.classNames[at].empty() ? task.classNames[at] : std::to_string(number);
}

int64_t positionOf(const TaskResult &result, size_t i)
{
    return i < result.indices.size() ? result.indices[i] : static_cast<int64_t>(i);
}

// Without labels another answer is more than the same one from farther away; where all that are listed got another class, how far counts.
void keepWorst(Disagreements &found, size_t most, bool labelled)
{
    std::ranges::stable_sort(found.worst, [labelled](const Disagreement &a, const Disagreement &b) {
        if (labelled && a.distance != b.distance)
            return a.distance > b.distance;
        return a.lost != b.lost ? a.lost : a.gained != b.gained ? !a.gained : a.distance > b.distance;
    });
    found.worst.resize(std::min(found.worst.size(), most));
}

// The source's record of each of the variant's samples; empty where one is missing.
std::vector<const SampleRecord *> paired(const TaskResult &source, const TaskResult &variant)
{
    std::unordered_map<int64_t, size_t> places;
    for (size_t i = 0; i < source.records.size(); ++i)
        places.emplace(positionOf(source, i), i);
    std::vector<const SampleRecord *> records;
    for (size_t i = 0; i < variant.records.size(); ++i) {
        const auto found = places.find(positionOf(variant, i));
        if (found == places.end())
            return {};
        records.push_back(&source.records[found->second]);
    }
    return records;
}

Disagreements ofClasses(const TaskResult &source, const std::vector<const SampleRecord *> &before, const TaskResult &variant)
{
    Disagreements found;
    found.counted = true;
    const bool far = variant.fidelity && variant.fidelity->cosines.size() == before.size();
    for (size_t i = 0; i < before.size(); ++i) {
        const SampleRecord &a = *before[i];
        const SampleRecord &b = variant.records[i];
        if (a.predicted == b.predicted)
            continue;
        Disagreement one{positionOf(variant, i), className(source.task, a.label), className(source.task, a.predicted), className(source.task, b.predicted), a.predicted == a.label,
                         b.predicted == b.label, far ? 1 - static_cast<double>(variant.fidelity->cosines[i]) : 0};
        ++(one.lost ? found.lost : one.gained ? found.gained : found.otherwise);
        found.worst.push_back(std::move(one));
    }
    if (!found.worst.empty() || !far)
        return found;
    for (size_t i = 0; i < before.size(); ++i) { // all get the class that they got: where the scores are farthest apart is worth a look
        const double away = 1 - static_cast<double>(variant.fidelity->cosines[i]);
        if (away > 0)
            found.worst.push_back({positionOf(variant, i), className(source.task, before[i]->label), className(source.task, before[i]->predicted), className(source.task, before[i]->predicted),
                                   false, false, away});
    }
    return found;
}

Disagreements ofNumbers(const std::vector<const SampleRecord *> &records, const TaskResult &variant)
{
    Disagreements found;
    for (size_t i = 0; i < records.size(); ++i) {
        const SampleRecord &a = *records[i];
        const SampleRecord &b = variant.records[i];
        if (a.weight <= 0 || b.weight <= 0)
            continue;
        const double before = a.sum / a.weight;
        const double after = b.sum / b.weight;
        if (!(after > before))
            continue;
        found.worst.push_back({positionOf(variant, i), {}, fmt::format("error {:.4g}", before), fmt::format("error {:.4g}", after), true, false, after - before});
    }
    return found;
}

Disagreements ofOutputs(const TaskResult &variant)
{
    Disagreements found;
    const Fidelity &fidelity = *variant.fidelity;
    const bool classes = !fidelity.agreements.empty() && fidelity.agreements.size() == fidelity.cosines.size();
    found.counted = classes;
    for (size_t i = 0; i < fidelity.cosines.size(); ++i) {
        const double away = 1 - static_cast<double>(fidelity.cosines[i]);
        const bool other = classes && fidelity.agreements[i] < 1;
        found.otherwise += other ? 1 : 0;
        if (other || away > 0)
            found.worst.push_back({positionOf(variant, i), {}, {}, other ? "another answer" : "", other, false, std::isfinite(away) ? away : 2});
    }
    return found;
}

} // namespace

std::optional<Disagreements> disagreementsOf(const TaskResult &source, const TaskResult &variant, size_t most)
{
    const bool labelled = variant.task.kind == TaskKind::Classification || variant.task.kind == TaskKind::Binary || variant.task.kind == TaskKind::Regression;
    std::optional<Disagreements> found;
    if (labelled && source.task.kind == variant.task.kind) {
        if (const auto records = paired(source, variant); !records.empty())
            found = variant.task.kind == TaskKind::Regression ? ofNumbers(records, variant) : ofClasses(source, records, variant);
    } else if (variant.task.kind == TaskKind::Fidelity && variant.fidelity && !variant.fidelity->cosines.empty()) {
        found = ofOutputs(variant);
    }
    if (!found)
        return std::nullopt;
    found->samples = variant.samples;
    keepWorst(*found, most, variant.task.kind != TaskKind::Fidelity);
    return found;
}

nlohmann::json toJson(const Disagreements &disagreements)
{
    nlohmann::json json{{"samples", disagreements.samples}, {"worst", nlohmann::json::array()}};
    if (disagreements.counted) {
        json["lost"] = disagreements.lost;
        json["gained"] = disagreements.gained;
        json["otherwise"] = disagreements.otherwise;
    }
    for (const Disagreement &one : disagreements.worst) {
        nlohmann::json entry{{"sample", one.sample}, {"lost", one.lost}, {"gained", one.gained}, {"distance", one.distance}};
        for (const auto &[key, text] : {std::pair{"label", &one.label}, {"source", &one.source}, {"variant", &one.variant}})
            if (!text->empty())
                entry[key] = *text;
        json["worst"].push_back(std::move(entry));
    }
    return json;
}

std::optional<Disagreements> disagreementsFromJson(const nlohmann::json &json)
{
    if (!json.is_object())
        return std::nullopt;
    const auto whole = [](const nlohmann::json &from, const char *key) {
        const auto found = from.find(key);
        return found != from.end() && found->is_number_integer() ? found->get<int64_t>() : int64_t{0};
    };
    const auto text = [](const nlohmann::json &from, const char *key) {
        const auto found = from.find(key);
        return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto truth = [](const nlohmann::json &from, const char *key) {
        const auto found = from.find(key);
        return found != from.end() && found->is_boolean() && found->get<bool>();
    };
    Disagreements all{whole(json, "samples"), whole(json, "lost"), whole(json, "gained"), whole(json, "otherwise"), json.contains("lost"), {}};
    if (const auto worst = json.find("worst"); worst != json.end() && worst->is_array())
        for (const auto &one : *worst)
            if (one.is_object()) {
                const auto distance = one.find("distance");
                all.worst.push_back({whole(one, "sample"), text(one, "label"), text(one, "source"), text(one, "variant"), truth(one, "lost"), truth(one, "gained"),
                                     distance != one.end() && distance->is_number() ? distance->get<double>() : 0});
            }
    return all;
}

std::string sentenceOf(const Disagreements &all)
{
    return sentenceOf(all, {});
}

std::string sentenceOf(const Disagreements &all, const Words &words)
{
    if (!all.counted)
        return {};
    const int64_t differ = all.lost + all.gained + all.otherwise;
    const std::string samples = words.count(all.samples, "sample");
    if (differ == 0)
        return words.say("every one of {0} gets the same class", {samples});
    const std::string first = differ == 1 ? words.say("{0} of {1} gets another class", {formatCount(differ), samples}) : words.say("{0} of {1} get another class", {formatCount(differ), samples});
    if (all.lost + all.gained == 0)
        return first;
    return all.otherwise > 0 ? words.say("{0}: {1} right before, {2} right now, {3} wrong both times", {first, formatCount(all.lost), formatCount(all.gained), formatCount(all.otherwise)})
                             : words.say("{0}: {1} right before, {2} right now", {first, formatCount(all.lost), formatCount(all.gained)});
}

} // namespace pare
