#include "core/study/asked.h"

#include "core/study/study_data.h"
#include "core/study/study_tables.h"

#include <algorithm>

namespace pare {

namespace {

Recipe undecided(Recipe recipe)
{
    for (RecipeStep &step : recipe.steps)
        step.resolution = nullptr;
    recipe.sourceSha256.clear();
    return recipe;
}

// The guard goes the way of a recipe's, whose reader checks it.
nlohmann::json guardJson(const Guard &guard)
{
    Recipe only;
    only.guard = guard;
    return toJson(only);
}

} // namespace

Asked askedOf(const OptimizeRequest &request, const RunContext &context)
{
    Asked asked;
    asked.preset = request.preset;
    if (!request.preset)
        asked.recipe = undecided(request.recipe);
    const auto add = [&](const char *role, const std::optional<DatasetRef> &data) {
        if (!data)
            return;
        DatasetRef whole = *data;
        std::error_code failed;
        if (const auto path = std::filesystem::absolute(data->path, failed); !failed)
            whole.path = path;
        asked.datasets.push_back(studyDataset(role, whole));
    };
    add("evaluate", request.data);
    add("calibrate", request.calibration);
    add("train", request.training);
    asked.guard = request.guard;
    asked.leaveAlone = request.leaveAlone;
    asked.threads = context.threads;
    asked.minSeconds = request.timing.minSeconds;
    asked.seed = request.recipe.seed != 0 ? request.recipe.seed : context.seed;
    if (request.target && request.target->name != thisMachine().name)
        asked.target = request.target->name;
    return asked;
}

nlohmann::json toJson(const Asked &asked)
{
    nlohmann::json json{{"guard", guardJson(asked.guard)}, {"leave_alone", asked.leaveAlone}, {"threads", asked.threads}, {"seed", asked.seed},
                        {"min_seconds", asked.minSeconds}};
    if (asked.preset)
        json["preset"] = toJson(*asked.preset);
    else
        json["recipe"] = toJson(asked.recipe);
    if (!asked.target.empty())
        json["target"] = asked.target;
    json["data"] = nlohmann::json::array();
    for (const StudyDataset &data : asked.datasets)
        json["data"].push_back({{"role", data.role}, {"path", data.path}, {"options", data.options}});
    return json;
}

Result<Asked> askedFromJson(const nlohmann::json &json)
{
    using tables::integerIn;
    using tables::textIn;
    if (!json.is_object() || (!json.contains("preset") && !json.contains("recipe")))
        return invalidInput("nothing is kept of what was asked for");
    Asked asked;
    if (json.contains("preset")) {
        PARE_TRY_ASSIGN(asked.preset, presetFromJson(json["preset"]));
    } else {
        PARE_TRY_ASSIGN(asked.recipe, recipeFromJson(json["recipe"]));
    }
    if (json.contains("guard")) {
        PARE_TRY_ASSIGN(const Recipe only, recipeFromJson(json["guard"]));
        asked.guard = only.guard;
    }
    if (json.contains("leave_alone") && json["leave_alone"].is_array())
        for (const auto &layer : json["leave_alone"])
            if (layer.is_string())
                asked.leaveAlone.push_back(layer.get<std::string>());
    asked.threads = static_cast<int>(std::clamp<int64_t>(integerIn(json, "threads", 1), 1, 1024));
    if (json.contains("min_seconds") && json["min_seconds"].is_number())
        asked.minSeconds = std::clamp(json["min_seconds"].get<double>(), 0.0, 86400.0);
    asked.seed = json.contains("seed") && json["seed"].is_number_unsigned() ? json["seed"].get<uint64_t>() : 0;
    asked.target = textIn(json, "target");
    if (json.contains("data") && json["data"].is_array())
        for (const auto &data : json["data"])
            if (data.is_object())
                asked.datasets.push_back({textIn(data, "role"), textIn(data, "path"), data.contains("options") ? data["options"] : nlohmann::json()});
    return asked;
}

} // namespace pare
