#include "core/formats/recipe_in_model.h"

#include "core/base/json_text.h"

#include <algorithm>

namespace pare {

Model withRecipe(const Model &model, const Recipe &recipe)
{
    pb::ModelProto proto = model.proto();
    auto &entries = *proto.mutable_metadata_props();
    const auto known = std::find_if(entries.begin(), entries.end(), [](const auto &entry) { return entry.key() == recipeMetadataKey; });
    auto &entry = known != entries.end() ? *known : *entries.Add();
    entry.set_key(recipeMetadataKey);
    entry.set_value(jsonText(toJson(recipe)));
    return Model(std::move(proto), model.payloads(), model.source());
}

Result<Recipe> recipeIn(const Model &model)
{
    const std::string text = model.metadata(recipeMetadataKey);
    if (text.empty())
        return invalidInput("the model carries no recipe of Pare", model.source());
    const auto json = parseJson(text);
    if (!json.ok())
        return invalidInput("the recipe in the model's metadata is damaged", model.source());
    return recipeFromJson(*json);
}

} // namespace pare
