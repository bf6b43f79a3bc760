#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/analysis/diff.h"
#include "core/base/units.h"
#include "core/search/diff_provenance.h"
#include "core/search/numeric_diff.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace pare::cli {

namespace {

struct Arguments {
    std::string first;
    std::string second;
    DiffOptions options;
    bool all = false;
    std::string data;
    std::string format;
    NumericDiffOptions numeric;
};

struct Differences {
    ModelDiff layers;
    DiffProvenance provenance;
    std::optional<NumericDiff> numbers;
};

void addBy(nlohmann::json &json, const std::string &layer, const DiffProvenance &provenance)
{
    for (const ChangedBy &by : provenance.of(layer))
        json["by"].push_back(toJson(by));
}

// Nodes that only make a layer's weights are no layers in the window: here they say whose they are.
nlohmann::json layerJson(const DiffLayer &layer, const DiffProvenance &provenance)
{
    nlohmann::json json{{"name", layer.name}, {"op", layer.op}};
    if (!layer.weightsOf.empty())
        json["weights_of"] = layer.weightsOf;
    addBy(json, layer.name, provenance);
    return json;
}

std::string lineOf(const DiffLayer &layer, const DiffProvenance &provenance)
{
    std::string line = layer.weightsOf.empty() ? fmt::format("{:<40} {}", layer.name, layer.op) : fmt::format("{:<40} {:<18} weights of {}", layer.name, layer.op, layer.weightsOf);
    std::vector<std::string> by;
    for (const ChangedBy &one : provenance.of(layer.name))
        by.push_back(textOf(one));
    return by.empty() ? line : fmt::format("{:<59} by {}", line, fmt::join(by, "; "));
}

nlohmann::json changeJson(const DiffChange &change, const DiffProvenance &provenance)
{
    nlohmann::json json{{"name", change.name}, {"op", change.op}, {"what", change.what}, {"kinds", nlohmann::json::array()}};
    for (const DiffKind kind : change.kinds)
        json["kinds"].push_back(wordOf(kind));
    if (!change.second.empty())
        json["second"] = change.second;
    addBy(json, change.name, provenance);
    return json;
}

Result<Differences> work(const Arguments &arguments, RunContext &context)
{
    PARE_TRY_ASSIGN(const auto data, dataset(arguments.data, arguments.format));
    PARE_TRY_ASSIGN(const Model first, openModel(arguments.first, context));
    PARE_TRY_ASSIGN(const Model second, openModel(arguments.second, context));
    Differences differences;
    PARE_TRY_ASSIGN(differences.layers, diffOf(first, second, arguments.options));
    differences.provenance = provenanceOfFiles(first, second, differences.layers);
    if (data) {
        PARE_TRY_ASSIGN(const auto runner, startRunner(context));
        PARE_TRY_ASSIGN(differences.numbers, numericDiff(first, second, differences.layers, *runner, *data, arguments.numeric, context));
    }
    return differences;
}

// What comes how often, the most frequent first: "168 Constant, 35 BatchNormalization, 24 Sigmoid".
std::vector<std::pair<std::string, int64_t>> counted(const std::vector<std::string> &words)
{
    std::map<std::string, int64_t> counts;
    for (const std::string &word : words)
        ++counts[word];
    std::vector<std::pair<std::string, int64_t>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return order;
}

std::string operatorsOf(const std::vector<std::string> &operators)
{
    constexpr size_t most = 6;
    std::vector<std::string> parts;
    int64_t others = 0;
    const auto order = counted(operators);
    for (size_t i = 0; i < order.size(); ++i) {
        if (i < most || order.size() == most + 1)
            parts.push_back(formatCount(order[i].second) + " " + order[i].first);
        else
            others += order[i].second;
    }
    if (others > 0)
        parts.push_back(fmt::format("{} of {} other operators", formatCount(others), order.size() - most));
    return fmt::format("{}", fmt::join(parts, ", "));
}

template <typename Layers>
std::string operatorsOfAll(const Layers &layers)
{
    std::vector<std::string> operators;
    for (const auto &layer : layers)
        operators.push_back(layer.op);
    return operatorsOf(operators);
}

// "weights in 53, precision in 36".
std::string kindsOf(const std::vector<DiffChange> &changes)
{
    std::vector<std::string> words;
    for (const DiffChange &change : changes)
        for (const DiffKind kind : change.kinds)
            words.emplace_back(wordOf(kind));
    std::vector<std::string> parts;
    for (const auto &[word, count] : counted(words))
        parts.push_back(word + " in " + formatCount(count));
    return fmt::format("{}", fmt::join(parts, ", "));
}

// First what a person asks first: how much of what.
void tellSummary(const ModelDiff &diff, Console &console)
{
    if (diff.same()) {
        console.line(diff.renamed.empty() ? "the same" : fmt::format("the same, but for the names of {}", plural(static_cast<int64_t>(diff.renamed.size()), "node")));
        return;
    }
    const auto tell = [&](const char *word, size_t count, int makers, const std::string &ofWhat) {
        std::string more = ofWhat;
        if (makers > 0)
            more += fmt::format("{}{} only {} weights", more.empty() ? "" : "; ", makers == static_cast<int>(count) ? "all" : formatCount(makers) + " of them", makers == 1 && count > 1 ? "makes" : "make");
        console.line(fmt::format("{:<10} {:>7}{}{}", word, formatCount(static_cast<int64_t>(count)), more.empty() ? "" : "  ", more));
    };
    tell("removed", diff.removed.size(), diff.makers.removed, operatorsOfAll(diff.removed));
    tell("added", diff.added.size(), diff.makers.added, operatorsOfAll(diff.added));
    tell("changed", diff.changed.size(), diff.makers.changed, operatorsOfAll(diff.changed) + (diff.changed.empty() ? std::string() : ": " + kindsOf(diff.changed)));
    tell("unchanged", static_cast<size_t>(diff.unchanged), diff.makers.unchanged, diff.renamed.empty() ? std::string() : fmt::format("{} under another name", formatCount(static_cast<int64_t>(diff.renamed.size()))));
    if (diff.makers.all() > 0)
        console.line(fmt::format("Without the {}: {} removed, {} added, {} changed, {} unchanged.", diff.makers.all() == 1 ? "node that only makes weights" : formatCount(diff.makers.all()) + " nodes that only make weights",
                                 formatCount(static_cast<int64_t>(diff.removed.size()) - diff.makers.removed), formatCount(static_cast<int64_t>(diff.added.size()) - diff.makers.added),
                                 formatCount(static_cast<int64_t>(diff.changed.size()) - diff.makers.changed), formatCount(diff.unchanged - diff.makers.unchanged)));
    console.line({});
}

// Layers of their own, one a line; nodes that only make weights are counted unless all are asked for.
void tellLayers(const std::vector<DiffLayer> &layers, const char *sign, bool all, const DiffProvenance &provenance, Console &console)
{
    std::vector<DiffLayer> makers;
    for (const DiffLayer &layer : layers) {
        if (all || layer.weightsOf.empty())
            console.line(std::string(sign) + " " + lineOf(layer, provenance));
        else
            makers.push_back(layer);
    }
    if (!makers.empty())
        console.line(fmt::format("{} {} that only {} weights: {} (--all lists them)", sign, plural(static_cast<int64_t>(makers.size()), "node"), makers.size() == 1 ? "makes" : "make", operatorsOfAll(makers)));
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
        json["added"].push_back(layerJson(layer, differences->provenance));
    json["removed"] = nlohmann::json::array();
    for (const auto &layer : diff->removed)
        json["removed"].push_back(layerJson(layer, differences->provenance));
    json["changed"] = nlohmann::json::array();
    for (const auto &change : diff->changed)
        json["changed"].push_back(changeJson(change, differences->provenance));
    json["renamed"] = nlohmann::json::array();
    for (const auto &layer : diff->renamed)
        json["renamed"].push_back({{"name", layer.name}, {"second", layer.second}});
    json["unchanged"] = diff->unchanged;
    json["weight_makers"] = {{"added", diff->makers.added}, {"removed", diff->makers.removed}, {"changed", diff->makers.changed}, {"unchanged", diff->makers.unchanged}};
    json["interface"] = diff->interface;
    tellSummary(*diff, console);
    if (const std::string &why = differences->provenance.why; !why.empty()) {
        json["provenance"] = why;
        console.line("Which pass did what is not told: " + why);
    }
    for (const std::string &difference : diff->interface)
        console.line("~ " + difference);
    for (const auto &change : diff->changed) {
        for (const ChangedBy &by : differences->provenance.of(change.name))
            console.line(fmt::format("~ {:<40} {:<18} by {}", change.name, change.op, textOf(by)));
        for (const std::string &what : change.what)
            console.line(fmt::format("~ {:<40} {:<18} {}", change.name, change.op, what));
    }
    tellLayers(diff->removed, "-", arguments.all, differences->provenance, console);
    tellLayers(diff->added, "+", arguments.all, differences->provenance, console);
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
    verb->add_flag("--all", arguments->all, "Also list each node that only makes a layer's weights; --json always does");
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
