#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/analysis/diff.h"
#include "core/base/units.h"
#include "core/search/numeric_diff.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace pare::cli {

namespace {

struct Arguments {
    std::string first;
    std::string second;
    DiffOptions options;
    std::string data;
    std::string format;
    NumericDiffOptions numeric;
};

struct Differences {
    ModelDiff layers;
    std::optional<NumericDiff> numbers;
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

Result<Differences> work(const Arguments &arguments, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto data, dataset(arguments.data, arguments.format));
    PARE_TRY_ASSIGN(const Model first, openModel(arguments.first, context));
    PARE_TRY_ASSIGN(const Model second, openModel(arguments.second, context));
    Differences differences;
    PARE_TRY_ASSIGN(differences.layers, diffOf(first, second, arguments.options));
    if (data) {
        PARE_TRY_ASSIGN(const auto runner, startRunner(context));
        PARE_TRY_ASSIGN(differences.numbers, numericDiff(first, second, differences.layers, *runner, *data, arguments.numeric, context));
    }
    return differences;
}

void tellNumbers(const NumericDiff &numbers, Console &console)
{
    const auto layers = worstFirst(numbers.layers);
    console.line({});
    console.line(fmt::format("Outputs of {} on {}, the lowest SQNR first; with what the layers before lose", plural(static_cast<int64_t>(layers.size()), "layer"), plural(numbers.samples, "sample")));
    console.line(fmt::format("  {:<40} {:>10} {:>10} {:>11} {:>9}", "", "max abs", "relative", "cosine", "SQNR dB"));
    for (const LayerDifference &layer : layers) {
        const std::string name = layer.second == layer.layer ? layer.layer : layer.layer + " : " + layer.second;
        if (!layer.reason.empty())
            console.line(fmt::format("  {:<40} not compared: {}", name, layer.reason));
        else
            console.line(fmt::format("  {:<40} {:>10.3g} {:>10.3g} {:>11.6f} {:>9}{}", name, layer.maxAbsolute, layer.relative, layer.cosine,
                                     std::isfinite(layer.sqnrDb) ? fmt::format("{:.1f}", layer.sqnrDb) : layer.sqnrDb > 0 ? "equal" : "-inf",
                                     layer.notFinite > 0 ? "  " + plural(layer.notFinite, "value") + " not finite" : std::string()));
    }
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto differences = work(arguments, context);
    if (!differences.ok())
        return console.fail(differences.error());
    const ModelDiff *diff = &differences->layers;
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
    if (differences->numbers) {
        json["numeric"] = nlohmann::json::array();
        for (const LayerDifference &layer : worstFirst(differences->numbers->layers))
            json["numeric"].push_back(toJson(layer, differences->numbers->samples));
        tellNumbers(*differences->numbers, console);
    }
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
    verb->add_option("--data", arguments->data, "Also run both models on these samples and tell how far each layer's output is apart")->type_name("PATH");
    verb->add_option("--data-format", arguments->format, "How to read it where finding out is not enough: KIND[,key=value...], see below")
        ->check(dataFormat())
        ->type_name("FORMAT");
    verb->add_option("--samples", arguments->numeric.samples, "How many of the samples")->check(CLI::Range(int64_t{1}, int64_t{1} << 40))->type_name("N")->capture_default_str();
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() + "Layers are paired by name where names mean the same in both files, else by what they are and where they stand.\n"
                 "A layer that only has another name is unchanged. Kinds of change: operator, weights, precision, shape,\nattributes, inputs.\n\n"
                 "With --data, where B's inputs have other names they go by their places. What a layer loses is told with what the\n"
                 "layers before it lose, and behind what was folded or fused into it in one of the models: max abs and relative\n"
                 "(mean difference by mean magnitude in A) of its first output, cosine, SQNR.\n\n"
                 "Exit code 0 whether they differ or not.\n\n"
                 "Examples:\n  pare diff model.onnx small.onnx\n  pare diff ours.onnx theirs.onnx --tolerance 1e-3 --json\n  pare diff model.onnx small.onnx --data eval.npz --samples 64");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
