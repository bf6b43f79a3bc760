#include "core/targets/target.h"

#include "core/base/json_text.h"
#include "core/targets/processor.h"
#include "core/targets/target_data.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

constexpr const char *schema = "pare-target/1";

std::vector<Target> filedTargets()
{
    std::vector<Target> targets;
    for (const auto &[name, text] : builtInTargets())
        if (const auto json = parseJson(text, std::string(name)); json.ok())
            if (auto target = targetFromJson(*json); target.ok()) // a test reads each of them
                targets.push_back(std::move(*target));
    return targets;
}

} // namespace

bool Target::timedHere() const
{
    return architecture == processorArchitecture();
}

Result<Target> targetFromJson(const nlohmann::json &json)
{
    constexpr std::array known{"schema",      "name",    "title",     "when",           "architecture", "detect", "options", "unsuited",
                               "computes_by", "not_run", "saturates", "symmetric_only", "facts"};
    if (!json.is_object() || json.value("schema", std::string()) != schema)
        return invalidInput(std::string("a target is an object with \"schema\": \"") + schema + "\"");
    for (const auto &[key, value] : json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            return invalidInput("there is no key \"" + key + "\" here", "target");
    try {
        Target target;
        target.name = json.at("name").get<std::string>();
        target.title = json.at("title").get<std::string>();
        target.when = json.value("when", std::string());
        target.architecture = json.at("architecture").get<std::string>();
        target.detect = json.value("detect", std::vector<std::string>());
        target.options = json.value("options", std::map<std::string, nlohmann::json>());
        target.unsuited = json.value("unsuited", std::map<std::string, std::string>());
        target.computesBy = json.value("computes_by", std::vector<std::string>());
        target.notRun = json.value("not_run", std::map<std::string, std::string>());
        target.saturates = json.value("saturates", false);
        target.symmetricOnly = json.value("symmetric_only", false);
        for (const auto &fact : json.value("facts", nlohmann::json::array()))
            target.facts.push_back({fact.at("text").get<std::string>(), fact.at("source").get<std::string>()});
        return target;
    } catch (const nlohmann::json::exception &failure) {
        return invalidInput(std::string("the target lacks a value, or has one of the wrong kind: ") + failure.what(), "target");
    }
}

nlohmann::json toJson(const Target &target)
{
    nlohmann::json json{{"name", target.name},       {"title", target.title},         {"when", target.when},         {"architecture", target.architecture},
                        {"options", target.options}, {"unsuited", target.unsuited},   {"not_run", target.notRun},    {"saturates", target.saturates},
                        {"symmetric_only", target.symmetricOnly}, {"timed_here", target.timedHere()}};
    if (!target.like.empty())
        json["like"] = target.like;
    json["facts"] = nlohmann::json::array();
    for (const TargetFact &fact : target.facts)
        json["facts"].push_back({{"text", fact.text}, {"source", fact.source}});
    return json;
}

Target machineLike(const std::string &architecture, std::span<const std::string> features)
{
    const auto files = filedTargets();
    const Target *found = nullptr;
    for (const Target &file : files) {
        const bool has = std::any_of(file.detect.begin(), file.detect.end(), [&](const std::string &feature) { return std::find(features.begin(), features.end(), feature) != features.end(); });
        if (file.architecture == architecture && (has || (file.detect.empty() && !found)))
            found = &file;
    }
    Target machine;
    if (found) {
        machine = *found;
        machine.like = found->name;
    } else {
        machine.architecture = architecture;
    }
    machine.name = "this-machine";
    machine.title = found ? "This machine: " + found->title : "This machine";
    machine.when = "The default: models are made for the machine that Pare runs on.";
    return machine;
}

Target thisMachine()
{
    static const Target machine = machineLike(processorArchitecture(), processorFeatures());
    return machine;
}

std::vector<Target> allTargets()
{
    std::vector<Target> targets{thisMachine()};
    for (Target &target : filedTargets())
        targets.push_back(std::move(target));
    return targets;
}

Result<Target> findTarget(const std::string &name)
{
    std::string known;
    for (Target &target : allTargets()) {
        if (target.name == name)
            return std::move(target);
        known += (known.empty() ? "" : ", ") + target.name;
    }
    return invalidInput("there is no target \"" + name + "\"; there are " + known, "--target");
}

} // namespace pare
