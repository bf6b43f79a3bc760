#include "core/formats/recipe.h"

#include "core/base/files.h"
#include "core/base/json_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace pare {

namespace {

constexpr const char *schema = "pare-recipe/1";

Result<void> onlyKeys(const nlohmann::json &object, const std::set<std::string> &known, const std::string &where)
{
    if (!object.is_object())
        return invalidInput("must be an object of names and values", where);
    for (const auto &[key, value] : object.items())
        if (!known.contains(key))
            return invalidInput("there is no key \"" + key + "\" here", where);
    return {};
}

Result<std::vector<std::string>> stringsOf(const nlohmann::json &array, const std::string &where)
{
    std::vector<std::string> strings;
    if (!array.is_array())
        return invalidInput("must be a list of names", where);
    for (const auto &entry : array) {
        if (!entry.is_string())
            return invalidInput("must be a list of names", where);
        strings.push_back(entry.get<std::string>());
    }
    return strings;
}

nlohmann::json toJson(const Select &select)
{
    nlohmann::json json = nlohmann::json::object();
    if (!select.names.empty())
        json["names"] = select.names;
    if (!select.match.empty())
        json["match"] = select.match;
    if (!select.exclude.empty())
        json["exclude"] = select.exclude;
    return json;
}

Result<Select> selectFromJson(const nlohmann::json &json, const std::string &where)
{
    Select select;
    if (json.is_null())
        return select;
    if (json.is_string()) {
        select.match = json.get<std::string>();
        return select;
    }
    PARE_TRY(onlyKeys(json, {"names", "match", "exclude"}, where));
    if (json.contains("names")) {
        PARE_TRY_ASSIGN(select.names, stringsOf(json["names"], where + ".names"));
    }
    if (json.contains("exclude")) {
        PARE_TRY_ASSIGN(select.exclude, stringsOf(json["exclude"], where + ".exclude"));
    }
    if (json.contains("match")) {
        if (!json["match"].is_string())
            return invalidInput("must be an expression in quotes", where + ".match");
        select.match = json["match"].get<std::string>();
    }
    return select;
}

Result<RecipeStep> stepFromJson(const nlohmann::json &json, const std::string &where)
{
    PARE_TRY(onlyKeys(json, {"pass", "enabled", "select", "options", "resolution"}, where));
    RecipeStep step;
    if (!json.contains("pass") || !json["pass"].is_string())
        return invalidInput("a step names its pass", where);
    step.pass = json["pass"].get<std::string>();
    if (json.contains("enabled")) {
        if (!json["enabled"].is_boolean())
            return invalidInput("must be true or false", where + ".enabled");
        step.enabled = json["enabled"].get<bool>();
    }
    if (json.contains("select")) {
        PARE_TRY_ASSIGN(step.select, selectFromJson(json["select"], where + ".select"));
    }
    if (json.contains("options")) {
        if (!json["options"].is_object())
            return invalidInput("must be an object of names and values", where + ".options");
        step.options = json["options"];
    }
    if (json.contains("resolution"))
        step.resolution = json["resolution"];
    return step;
}

Result<Guard> guardFromJson(const nlohmann::json &json)
{
    PARE_TRY(onlyKeys(json, {"metric", "max_drop", "confidence"}, "guard"));
    Guard guard;
    if (json.contains("metric")) {
        if (!json["metric"].is_string())
            return invalidInput("must be a metric's name", "guard.metric");
        guard.metric = json["metric"].get<std::string>();
    }
    if (json.contains("max_drop")) {
        if (!json["max_drop"].is_number() || !(json["max_drop"].get<double>() >= 0) || !std::isfinite(json["max_drop"].get<double>()))
            return invalidInput("must be a number of at least 0", "guard.max_drop");
        guard.maxDrop = json["max_drop"].get<double>();
    }
    if (json.contains("confidence") && !json["confidence"].is_null()) {
        if (!json["confidence"].is_number() || json["confidence"].get<double>() <= 0.5 || json["confidence"].get<double>() >= 1)
            return invalidInput("must be a number between 0.5 and 1", "guard.confidence");
        guard.confidence = json["confidence"].get<double>();
    }
    return guard;
}

} // namespace

bool Recipe::resolved() const
{
    return std::all_of(steps.begin(), steps.end(), [](const RecipeStep &s) { return !s.enabled || !s.resolution.is_null(); });
}

nlohmann::json toJson(const Recipe &recipe)
{
    nlohmann::json json;
    json["schema"] = schema;
    if (!recipe.name.empty())
        json["name"] = recipe.name;
    if (!recipe.note.empty())
        json["note"] = recipe.note;
    json["seed"] = recipe.seed;
    json["guard"] = {{"metric", recipe.guard.metric}, {"max_drop", recipe.guard.maxDrop}};
    if (recipe.guard.confidence)
        json["guard"]["confidence"] = *recipe.guard.confidence;
    if (!recipe.sourceSha256.empty())
        json["source_sha256"] = recipe.sourceSha256;
    if (!recipe.madeBy.empty())
        json["made_by"] = recipe.madeBy;
    if (!recipe.leaveAlone.empty())
        json["leave_alone"] = recipe.leaveAlone;
    json["steps"] = nlohmann::json::array();
    for (const RecipeStep &step : recipe.steps) {
        nlohmann::json entry{{"pass", step.pass}};
        if (!step.enabled)
            entry["enabled"] = false;
        if (!step.select.everything())
            entry["select"] = toJson(step.select);
        if (!step.options.empty())
            entry["options"] = step.options;
        if (!step.resolution.is_null())
            entry["resolution"] = step.resolution;
        json["steps"].push_back(std::move(entry));
    }
    return json;
}

Result<Recipe> recipeFromJson(const nlohmann::json &json)
{
    PARE_TRY(onlyKeys(json, {"schema", "name", "note", "seed", "guard", "leave_alone", "steps", "source_sha256", "made_by"}, "recipe"));
    Recipe recipe;
    if (json.contains("schema") && json["schema"] != schema)
        return invalidInput("the recipe is of another version; this program reads " + std::string(schema), "schema");
    for (const auto &[key, target] : {std::pair<const char *, std::string *>{"name", &recipe.name}, {"note", &recipe.note},
                                      {"source_sha256", &recipe.sourceSha256}, {"made_by", &recipe.madeBy}})
        if (json.contains(key)) {
            if (!json[key].is_string())
                return invalidInput("must be text", key);
            *target = json[key].get<std::string>();
        }
    if (json.contains("seed")) {
        if (!json["seed"].is_number_unsigned())
            return invalidInput("must be a whole number of at least 0", "seed");
        recipe.seed = json["seed"].get<uint64_t>();
    }
    if (json.contains("guard")) {
        PARE_TRY_ASSIGN(recipe.guard, guardFromJson(json["guard"]));
    }
    if (json.contains("leave_alone")) {
        PARE_TRY_ASSIGN(recipe.leaveAlone, stringsOf(json["leave_alone"], "leave_alone"));
    }
    if (!json.contains("steps") || !json["steps"].is_array())
        return invalidInput("a recipe has a list \"steps\"", "recipe");
    for (size_t i = 0; i < json["steps"].size(); ++i) {
        PARE_TRY_ASSIGN(RecipeStep step, stepFromJson(json["steps"][i], "step " + std::to_string(i + 1)));
        recipe.steps.push_back(std::move(step));
    }
    return recipe;
}

Result<Recipe> readRecipe(const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::string bytes, readFile(path, int64_t{1} << 30));
    PARE_TRY_ASSIGN(const nlohmann::json json, parseJson(bytes, path.string()));
    auto recipe = recipeFromJson(json);
    if (!recipe.ok())
        return Error{recipe.error().kind, recipe.error().text(), path.string()};
    return recipe;
}

Result<void> writeRecipe(const Recipe &recipe, const std::filesystem::path &path)
{
    return writeFile(path, jsonText(toJson(recipe), 2) + "\n");
}

Result<RecipeStep> stepFromText(const std::string &text)
{
    std::vector<std::string> parts;
    for (size_t at = 0; at <= text.size();) {
        const size_t next = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, next - at));
        at = next + 1;
    }
    RecipeStep step;
    step.pass = parts.front();
    if (step.pass.empty() || step.pass.find('=') != std::string::npos)
        return invalidInput("names no pass", text);
    std::map<std::string, std::string> values;
    std::string key;
    for (size_t i = 1; i < parts.size(); ++i) {
        const size_t equals = parts[i].find('=');
        if (equals == 0 || (equals == std::string::npos && key.empty()))
            return invalidInput("\"" + parts[i] + "\" is not of the form key=value", step.pass);
        if (equals == std::string::npos) { // the value is a list: operators=Conv,Gemm
            values[key] += "," + parts[i];
            continue;
        }
        key = parts[i].substr(0, equals);
        if (!values.emplace(key, parts[i].substr(equals + 1)).second)
            return invalidInput("\"" + key + "\" is given twice", step.pass);
    }
    for (const auto &[name, value] : values) {
        if (name == "select")
            step.select.match = value;
        else
            step.options[name] = value;
    }
    return step;
}

std::string textOf(const RecipeStep &step)
{
    std::string text = step.pass;
    for (const auto &[key, value] : step.options.items())
        text += "," + key + "=" + (value.is_string() ? value.get<std::string>() : jsonText(value));
    if (!step.select.match.empty())
        text += ",select=" + step.select.match;
    return text;
}

} // namespace pare
