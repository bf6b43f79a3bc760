#include "app/cli/verbs.h"

#include "core/analysis/diff.h"
#include "core/base/units.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

struct Arguments {
    std::string first;
    std::string second;
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

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto diff = [&]() -> Result<ModelDiff> {
        PARE_TRY_ASSIGN(const Model first, openModel(arguments.first, context));
        PARE_TRY_ASSIGN(const Model second, openModel(arguments.second, context));
        return diffOf(first, second);
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
        json["changed"].push_back({{"name", change.name}, {"op", change.op}, {"what", change.what}});
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
    console.line(fmt::format("{} removed, {} added, {} changed", formatCount(static_cast<int64_t>(diff->removed.size())),
                             formatCount(static_cast<int64_t>(diff->added.size())), formatCount(static_cast<int64_t>(diff->changed.size()))));
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
    addCommon(*verb, chosen.common);
    verb->footer("Exit code 0 whether they differ or not.\n\nExample:\n  pare diff model.onnx small.onnx");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
