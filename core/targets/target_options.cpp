#include "core/targets/target_options.h"

#include "core/passes/all_passes.h"

#include <algorithm>

namespace pare {

namespace {

// The value as it stands in a recipe, and whether it is what the pass does anyway.
bool isDefault(const Pass &pass, const std::string &name, const nlohmann::json &value)
{
    const auto plain = Options::fromJson(pass.options, nlohmann::json::object());
    const auto set = Options::fromJson(pass.options, {{name, value}});
    return plain.ok() && set.ok() && plain->toJson(pass.options)[name] == set->toJson(pass.options)[name];
}

} // namespace

std::vector<std::string> fitToTarget(RecipeStep &step, const Target &target, Wishes wishes)
{
    std::vector<std::string> set;
    const auto wanted = target.options.find(step.pass);
    const Pass *pass = findPass(step.pass);
    if (wanted == target.options.end() || !pass || !step.resolution.is_null())
        return set;
    for (const auto &[name, value] : wanted->second.items()) {
        const bool said = step.options.contains(name);
        if (said ? wishes == Wishes::FillIn || step.options[name] == value : isDefault(*pass, name, value))
            continue;
        step.options[name] = value;
        set.push_back(step.pass + ": " + name + "=" + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    return set;
}

std::string whyUnsuited(const RecipeStep &step, const Target &target)
{
    const auto found = target.unsuited.find(step.pass);
    return found == target.unsuited.end() ? std::string() : found->second;
}

} // namespace pare
