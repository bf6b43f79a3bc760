#include "app/cli/verbs.h"

#include "core/passes/all_passes.h"
#include "core/search/preset.h"
#include "core/targets/target.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pare::cli {

namespace {

std::string_view typeName(OptionType type)
{
    switch (type) {
    case OptionType::Integer: return "integer";
    case OptionType::Real: return "number";
    case OptionType::Boolean: return "boolean";
    case OptionType::Choice: return "choice";
    case OptionType::Text: return "text";
    }
    return "text";
}

nlohmann::json optionJson(const OptionSpec &spec)
{
    nlohmann::json json{{"name", spec.name}, {"type", typeName(spec.type)}, {"default", spec.fallback}, {"help", spec.help}};
    if (!spec.unit.empty())
        json["unit"] = spec.unit;
    if (spec.least)
        json["least"] = *spec.least;
    if (spec.most)
        json["most"] = *spec.most;
    if (!spec.choices.empty())
        json["choices"] = spec.choices;
    return json;
}

int listPasses(Console &console)
{
    nlohmann::json passes = nlohmann::json::array();
    for (const Pass &pass : allPasses()) {
        console.line(fmt::format("{}{}\n    {}", pass.id, pass.needsCalibration ? "  (needs calibration data)" : pass.needsTraining ? "  (needs data to train on)" : "", pass.summary));
        nlohmann::json options = nlohmann::json::array();
        for (const OptionSpec &spec : pass.options) {
            std::string takes(typeName(spec.type));
            if (!spec.choices.empty())
                takes = fmt::format("{}", fmt::join(spec.choices, "|"));
            console.line(fmt::format("      {}={}  [{}]  {}", spec.name, spec.fallback, takes, spec.help));
            options.push_back(optionJson(spec));
        }
        passes.push_back({{"id", pass.id}, {"summary", pass.summary}, {"needs_calibration", pass.needsCalibration}, {"needs_training", pass.needsTraining}, {"exact", pass.exact},
                          {"options", std::move(options)}});
    }
    console.line("\nUse: pare optimize MODEL --pass NAME,key=value --pass ... -o OUT.onnx\n"
                 "select=EXPRESSION limits a pass to layers, as in the window's search: select=op:Conv");
    console.object({{"passes", std::move(passes)}});
    return 0;
}

int listPresets(Console &console)
{
    std::vector<Error> problems;
    nlohmann::json presets = nlohmann::json::array();
    for (const Preset &preset : allPresets(&problems)) {
        console.line(fmt::format("{}{}\n    {}", preset.name, preset.users ? "  (yours)" : "", preset.when));
        nlohmann::json json = toJson(preset);
        json["yours"] = preset.users;
        presets.push_back(std::move(json));
    }
    for (const Error &problem : problems)
        console.note("left out: " + problem.text());
    console.object({{"presets", std::move(presets)}});
    return 0;
}

int listTargets(Console &console)
{
    nlohmann::json targets = nlohmann::json::array();
    for (const Target &target : allTargets()) {
        console.line(fmt::format("{}  {}\n    {}", target.name, target.title, target.when));
        for (const auto &[pass, options] : target.options)
            for (const auto &[name, value] : options.items())
                console.line(fmt::format("      {}: {}={}", pass, name, value.is_string() ? value.get<std::string>() : value.dump()));
        for (const auto &[pass, why] : target.unsuited)
            console.line(fmt::format("      {}: left out, {}", pass, why));
        if (target.like.empty()) // this machine repeats the facts of what it is like
            for (const TargetFact &fact : target.facts)
                console.line(fmt::format("      {} [{}]", fact.text, fact.source));
        targets.push_back(toJson(target));
    }
    console.line("\nUse: pare optimize MODEL --target NAME ...; options that are given by hand win over what a target wants");
    console.object({{"targets", std::move(targets)}});
    return 0;
}

} // namespace

void addLists(CLI::App &app, Chosen &chosen)
{
    auto *passes = app.add_subcommand("passes", "The passes, with their options");
    addCommon(*passes, chosen.common);
    passes->footer("Example:\n  pare passes --json");
    passes->callback([&chosen] { chosen.run = [](Console &console, RunContext &) { return listPasses(console); }; });
    auto *presets = app.add_subcommand("presets", "The presets, with when to use them");
    addCommon(*presets, chosen.common);
    presets->footer("Example:\n  pare presets");
    auto *targets = app.add_subcommand("targets", "The hardware that models can be made for: what it runs well, and what is chosen for it");
    addCommon(*targets, chosen.common);
    targets->footer("Example:\n  pare targets");
    targets->callback([&chosen] { chosen.run = [](Console &console, RunContext &) { return listTargets(console); }; });
    presets->callback([&chosen] { chosen.run = [](Console &console, RunContext &) { return listPresets(console); }; });
}

} // namespace pare::cli
