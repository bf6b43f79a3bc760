// Recipes, presets and steps as text. What is read can be written and read again as the same.
#include "core/base/json_text.h"
#include "core/formats/recipe.h"
#include "core/search/preset.h"
#include "tests/fuzz/fuzz.h"

#include <cstdlib>

using namespace pare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    if (const auto step = stepFromText(text); step.ok())
        (void)textOf(*step);
    const auto json = parseJson(text);
    if (!json.ok())
        return 0;
    if (const auto recipe = recipeFromJson(*json); recipe.ok()) {
        const auto written = parseJson(jsonText(toJson(*recipe)));
        if (!written.ok() || !recipeFromJson(*written).ok())
            std::abort();
    }
    if (const auto preset = presetFromJson(*json); preset.ok())
        if (!presetFromJson(toJson(*preset)).ok())
            std::abort();
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds{
        R"({"schema":"pare-recipe/1","seed":3,"guard":{"metric":"top-1","max_drop":0.01,"confidence":0.95},"steps":[{"pass":"prune-channels","enabled":false,)"
        R"("select":{"names":["a"],"match":"op:Conv","exclude":["b"]},"options":{"ratio":0.3},"resolution":{"kept":[1,2]}}],"name":"n","note":"t"})",
        R"({"steps":[{"pass":"p","select":"op:Conv params>1k"}]})", "prune-channels,ratio=0.3,operators=a,b,select=op:Conv", "[[[[]]]]", "null"};
    for (const Preset &preset : allPresets())
        if (!preset.users)
            seeds.push_back(jsonText(toJson(preset)));
    return seeds;
}
