#include "core/search/preset.h"

#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/search/preset_data.h"

#include <algorithm>
#include <cstdlib>

namespace pare {

namespace {

constexpr const char *schema = "pare-preset/1";

std::string_view searchName(SearchKind kind)
{
    switch (kind) {
    case SearchKind::First: return "first";
    case SearchKind::Best: return "best";
    case SearchKind::Careful: return "careful";
    }
    return "first";
}

// A misspelt key or word is refused: passed over, a preset would do something else than its author meant.
Result<void> onlyKeys(const nlohmann::json &object, std::initializer_list<std::string_view> known, const std::string &where)
{
    for (const auto &[key, value] : object.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            return invalidInput("there is no key \"" + key + "\" here", where);
    return {};
}

// The words of a list; absent is empty.
Result<std::vector<std::string>> wordsOf(const nlohmann::json &object, const char *key, std::initializer_list<std::string_view> known,
                                         const std::string &where)
{
    std::vector<std::string> words;
    if (!object.contains(key))
        return words;
    if (!object[key].is_array())
        return invalidInput("must be a list of words", where + "." + key);
    for (const auto &entry : object[key]) {
        if (!entry.is_string() || std::find(known.begin(), known.end(), entry.get<std::string>()) == known.end())
            return invalidInput("does not know " + jsonText(entry), where + "." + key);
        words.push_back(entry.get<std::string>());
    }
    return words;
}

bool holds(const std::vector<std::string> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

Result<std::vector<RecipeStep>> stepsOf(const nlohmann::json &json, const char *key)
{
    if (!json.contains(key))
        return std::vector<RecipeStep>{};
    // Steps have one form, the recipe's: it is read by the recipe's reader.
    PARE_TRY_ASSIGN(Recipe recipe, recipeFromJson({{"steps", json[key]}}));
    return std::move(recipe.steps);
}

nlohmann::json stepsJson(const std::vector<RecipeStep> &steps)
{
    Recipe recipe;
    recipe.steps = steps;
    return toJson(recipe)["steps"];
}

Result<Candidate> candidateFromJson(const nlohmann::json &json)
{
    if (!json.is_object())
        return invalidInput("a candidate is an object", "candidates");
    PARE_TRY(onlyKeys(json, {"name", "title", "needs", "rescue", "by_group", "by_layer", "layer_costs", "last_resort", "steps"}, "candidates"));
    Candidate candidate;
    candidate.name = json.value("name", std::string());
    candidate.title = json.value("title", candidate.name);
    candidate.rescue = json.value("rescue", false);
    candidate.byGroup = json.value("by_group", false);
    candidate.byLayer = json.value("by_layer", false);
    const std::string costs = json.value("layer_costs", std::string("measured"));
    if ((costs != "measured" && costs != "hessian") || (json.contains("layer_costs") && !candidate.byLayer))
        return invalidInput("\"layer_costs\" is measured or hessian, with by_layer", candidate.name);
    candidate.byCurvature = costs == "hessian";
    candidate.lastResort = json.value("last_resort", false);
    PARE_TRY_ASSIGN(const auto needs, wordsOf(json, "needs", {"calibration", "depthwise"}, candidate.name));
    candidate.needsCalibration = holds(needs, "calibration");
    candidate.needsDepthwise = holds(needs, "depthwise");
    PARE_TRY_ASSIGN(candidate.steps, stepsOf(json, "steps"));
    if (candidate.name.empty() || candidate.steps.empty())
        return invalidInput("a candidate has a name and steps", "candidates");
    if (candidate.byGroup && candidate.steps.front().pass != "prune-channels")
        return invalidInput("with by_group, the first step is prune-channels", candidate.name);
    if (candidate.byLayer && candidate.steps.front().pass != "quantize-weights")
        return invalidInput("with by_layer, the first step is quantize-weights", candidate.name);
    return candidate;
}

std::vector<std::filesystem::path> userFiles()
{
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator(userPresetFolder(), ignored))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Result<Preset> presetFromText(std::string_view text, const std::string &where)
{
    PARE_TRY_ASSIGN(const nlohmann::json json, parseJson(text, where));
    auto preset = presetFromJson(json);
    if (!preset.ok())
        return Error{preset.error().kind, preset.error().text(), where};
    return preset;
}

} // namespace

Result<Preset> presetFromJson(const nlohmann::json &json)
{
    try {
        if (!json.is_object() || json.value("schema", std::string()) != schema)
            return invalidInput(std::string("a preset is an object with \"schema\": \"") + schema + "\"");
        PARE_TRY(onlyKeys(json, {"schema", "name", "title", "when", "search", "judge", "promise", "needs", "prepare", "candidates"}, "preset"));
        Preset preset;
        preset.name = json.value("name", std::string());
        preset.title = json.value("title", preset.name);
        preset.when = json.value("when", std::string());
        const std::string search = json.value("search", std::string("first"));
        if (search != "first" && search != "best" && search != "careful")
            return invalidInput("\"search\" is first, best or careful", preset.name);
        const std::string judge = json.value("judge", std::string("as-needed"));
        if (judge != "as-needed" && judge != "all")
            return invalidInput("\"judge\" is as-needed or all", preset.name);
        preset.judgesAll = judge == "all";
        preset.search = search == "best" ? SearchKind::Best : search == "careful" ? SearchKind::Careful : SearchKind::First;
        PARE_TRY_ASSIGN(const auto needs, wordsOf(json, "needs", {"calibration", "data", "training"}, preset.name));
        preset.needsCalibration = holds(needs, "calibration");
        preset.needsData = holds(needs, "data");
        preset.needsTraining = holds(needs, "training");
        PARE_TRY_ASSIGN(const auto promises, wordsOf(json, "promise", {"smaller", "faster", "not-slower"}, preset.name));
        preset.promisesSmaller = holds(promises, "smaller");
        preset.promisesFaster = holds(promises, "faster");
        preset.promisesNotSlower = holds(promises, "not-slower");
        PARE_TRY_ASSIGN(preset.prepare, stepsOf(json, "prepare"));
        for (const auto &entry : json.value("candidates", nlohmann::json::array())) {
            PARE_TRY_ASSIGN(Candidate candidate, candidateFromJson(entry));
            preset.candidates.push_back(std::move(candidate));
        }
        if (preset.name.empty() || preset.candidates.empty())
            return invalidInput("a preset has a name and at least one candidate", preset.name);
        return preset;
    } catch (const nlohmann::json::exception &failure) {
        return invalidInput(std::string("the preset has a value of the wrong kind: ") + failure.what());
    }
}

nlohmann::json toJson(const Preset &preset)
{
    nlohmann::json json{{"schema", schema}, {"name", preset.name}, {"title", preset.title}, {"when", preset.when},
                        {"search", searchName(preset.search)}};
    if (preset.judgesAll)
        json["judge"] = "all";
    json["promise"] = nlohmann::json::array();
    if (preset.promisesSmaller)
        json["promise"].push_back("smaller");
    if (preset.promisesFaster)
        json["promise"].push_back("faster");
    if (preset.promisesNotSlower)
        json["promise"].push_back("not-slower");
    json["needs"] = nlohmann::json::array();
    if (preset.needsCalibration)
        json["needs"].push_back("calibration");
    if (preset.needsData)
        json["needs"].push_back("data");
    if (preset.needsTraining)
        json["needs"].push_back("training");
    json["prepare"] = stepsJson(preset.prepare);
    json["candidates"] = nlohmann::json::array();
    for (const Candidate &candidate : preset.candidates) {
        nlohmann::json entry{{"name", candidate.name}, {"title", candidate.title}, {"steps", stepsJson(candidate.steps)}};
        if (candidate.needsCalibration)
            entry["needs"].push_back("calibration");
        if (candidate.needsDepthwise)
            entry["needs"].push_back("depthwise");
        if (candidate.rescue)
            entry["rescue"] = true;
        if (candidate.byGroup)
            entry["by_group"] = true;
        if (candidate.byLayer)
            entry["by_layer"] = true;
        if (candidate.byCurvature)
            entry["layer_costs"] = "hessian";
        if (candidate.lastResort)
            entry["last_resort"] = true;
        json["candidates"].push_back(std::move(entry));
    }
    return json;
}

std::filesystem::path userPresetFolder()
{
    if (const char *config = std::getenv("XDG_CONFIG_HOME"); config && *config)
        return std::filesystem::path(config) / "pare" / "presets";
    const char *home = std::getenv("HOME");
    return std::filesystem::path(home ? home : "/nonexistent") / ".config" / "pare" / "presets";
}

std::vector<Preset> allPresets(std::vector<Error> *problems)
{
    std::vector<Preset> presets;
    const auto take = [&](Result<Preset> preset, bool users) {
        if (preset.ok()) {
            preset->users = users;
            presets.push_back(std::move(preset).value());
        } else if (problems) {
            problems->push_back(preset.error());
        }
    };
    for (const auto &[name, text] : builtInPresets())
        take(presetFromText(text, std::string(name)), false);
    for (const auto &file : userFiles()) {
        auto text = readFile(file, 16 << 20);
        if (text.ok())
            take(presetFromText(*text, file.string()), true);
        else if (problems)
            problems->push_back(text.error());
    }
    return presets;
}

Result<Preset> findPreset(const std::string &name)
{
    if (std::filesystem::path(name).extension() == ".json") {
        PARE_TRY_ASSIGN(const std::string text, readFile(name, 16 << 20));
        return presetFromText(text, name);
    }
    std::string known;
    for (const Preset &preset : allPresets()) {
        if (preset.name == name)
            return preset;
        known += (known.empty() ? "" : ", ") + preset.name;
    }
    return invalidInput("there is no such preset; there are " + known, name);
}

Result<void> saveUserPreset(const Preset &preset)
{
    if (preset.name.empty() || preset.name.find_first_of("/\\") != std::string::npos || preset.name.front() == '.')
        return invalidInput("a preset's name is a word without slashes", preset.name);
    for (const auto &[name, text] : builtInPresets())
        if (name == preset.name) // it would never be found behind the built-in one
            return invalidInput("a built-in preset has this name", preset.name);
    std::error_code failed;
    std::filesystem::create_directories(userPresetFolder(), failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, failed.message(), userPresetFolder().string()};
    return writeFile(userPresetFolder() / (preset.name + ".json"), jsonText(toJson(preset), 2) + "\n");
}

} // namespace pare
