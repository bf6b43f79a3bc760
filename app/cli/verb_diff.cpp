#include "app/cli/verbs.h"

#include "core/analysis/diff.h"
#include "core/base/units.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

struct Arguments {
    std::string first;
    std::string second;
    DiffOptions options;
};

// Nodes that only make a layer's weights are no layers in the window: here they say whose they are.
nlohmann::json layerJson(const DiffLayer &layer)
{
    nlohmann::json json{{"name", layer.name}, {"op", layer.op}};
    if (!layer.weightsOf.empty())
        json["weights_of"] = layer.weightsOf;
    return json;
}

std::string lineOf(const DiffLayer &layer)
{
    return layer.weightsOf.empty() ? fmt::format("{:<40} {}", layer.name, layer.op) : fmt::format("{:<40} {:<18} weights of {}", layer.name, layer.op, layer.weightsOf);
}

nlohmann::json changeJson(const DiffChange &change)
{
    nlohmann::json json{{"name", change.name}, {"op", change.op}, {"what", change.what}, {"kinds", nlohmann::json::array()}};
    for (const DiffKind kind : change.kinds)
        json["kinds"].push_back(wordOf(kind));
    if (!change.second.empty())
        json["second"] = change.second;
    return json;
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto diff = [&]() -> Result<ModelDiff> {
        PARE_TRY_ASSIGN(const Model first, openModel(arguments.first, context));
        PARE_TRY_ASSIGN(const Model second, openModel(arguments.second, context));
        return diffOf(first, second, arguments.options);
    }();
    if (!diff.ok())
        return console.fail(diff.error());
    nlohmann::json json{{"first", arguments.first}, {"second", arguments.second}};
    json["added"] = nlohmann::json::array();
    for (const auto &layer : diff->added)
        json["added"].push_back(layerJson(layer));
    json["removed"] = nlohmann::json::array();
    for (const auto &layer : diff->removed)
        json["removed"].push_back(layerJson(layer));
    json["changed"] = nlohmann::json::array();
    for (const auto &change : diff->changed)
        json["changed"].push_back(changeJson(change));
    json["renamed"] = nlohmann::json::array();
    for (const auto &layer : diff->renamed)
        json["renamed"].push_back({{"name", layer.name}, {"second", layer.second}});
    json["unchanged"] = diff->unchanged;
    json["interface"] = diff->interface;
    for (const std::string &difference : diff->interface)
        console.line("~ " + difference);
    for (const auto &layer : diff->removed)
        console.line("- " + lineOf(layer));
    for (const auto &layer : diff->added)
        console.line("+ " + lineOf(layer));
    for (const auto &change : diff->changed)
        for (const std::string &what : change.what)
            console.line(fmt::format("~ {:<40} {:<18} {}", change.name, change.op, what));
    const auto counted = [](size_t count, const char *word) { return formatCount(static_cast<int64_t>(count)) + " " + word; };
    console.line(fmt::format("{}, {}, {}, {}{}", counted(diff->removed.size(), "removed"), counted(diff->added.size(), "added"), counted(diff->changed.size(), "changed"),
                             counted(static_cast<size_t>(diff->unchanged), "unchanged"),
                             diff->renamed.empty() ? std::string() : " (" + counted(diff->renamed.size(), "under another name") + ")"));
    console.object(std::move(json));
    return 0;
}

} // namespace

void addDiff(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("diff", "What differs between two models, layer by layer");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("A", arguments->first, "ONNX file")->required();
    verb->add_option("B", arguments->second, "ONNX file")->required();
    verb->add_option("--tolerance", arguments->options.relative,
                     "Weights are unchanged where no number differs by more than this share of the largest in its tensor")
        ->check(CLI::NonNegativeNumber)
        ->type_name("SHARE")
        ->capture_default_str();
    verb->add_option("--absolute-tolerance", arguments->options.absolute, "And this much beside")->check(CLI::NonNegativeNumber)->type_name("X")->capture_default_str();
    addCommon(*verb, chosen.common);
    verb->footer("Layers are paired by name where names mean the same in both files, else by what they are and where they stand.\n"
                 "A layer that only has another name is unchanged. Kinds of change: operator, weights, precision, shape,\nattributes, inputs.\n\n"
                 "Exit code 0 whether they differ or not.\n\n"
                 "Examples:\n  pare diff model.onnx small.onnx\n  pare diff ours.onnx theirs.onnx --tolerance 1e-3 --json");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
