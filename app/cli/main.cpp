// pare: the workbench's core on the command line. The contract of verbs, keys and exit codes is in the help and in docs.

#include "app/cli/help.h"
#include "app/cli/suggest.h"
#include "app/cli/verbs.h"

#include <algorithm>
#include <cstdio>

namespace pare::cli {

namespace {

constexpr int usageStatus = 2;

void addVerbs(CLI::App &app, Chosen &chosen)
{
    addInspect(app, chosen);
    addBaseline(app, chosen);
    addOptimize(app, chosen);
    addEvaluate(app, chosen);
    addTime(app, chosen);
    addSweep(app, chosen);
    addStudyVerbs(app, chosen);
    addScript(app, chosen);
    addDiff(app, chosen);
    addLists(app, chosen);
    addDoctor(app, chosen);
    addGui(app, chosen);
    for (CLI::App *verb : app.get_subcommands({}))
        verb->group("Verbs");
}

// All long names, those in groups of options included.
void collectOptions(const CLI::App &verb, std::vector<std::string> &names)
{
    for (const CLI::Option *option : verb.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
    for (const CLI::App *group : verb.get_subcommands([](const CLI::App *) { return true; }))
        collectOptions(*group, names);
}

// What was wrong with the command line, in words: the parser's own, or better ones where a word is misspelt.
std::string usageProblem(CLI::App &app, const CLI::ParseError &error, const std::vector<std::string> &arguments, std::string &verbName)
{
    std::vector<std::string> verbs;
    for (const CLI::App *verb : app.get_subcommands({}))
        verbs.push_back(verb->get_name());
    const auto first = std::find_if(arguments.begin(), arguments.end(), [](const std::string &word) { return !word.starts_with('-'); });
    if (first == arguments.end())
        return arguments.empty() ? "say what to do: " + std::string("one of the verbs that pare --help lists") : error.what();
    if (std::find(verbs.begin(), verbs.end(), *first) == verbs.end())
        return "there is no verb \"" + *first + "\"" + suggestion(*first, verbs);
    verbName = *first;
    std::vector<std::string> options;
    collectOptions(*app.get_subcommand(verbName), options);
    if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ValidationError))
        for (const std::string &word : arguments) { // whatever else is missing, a misspelt option is the likely reason
            const std::string name = word.substr(0, word.find('='));
            if (word == "--")
                break;
            if (word.size() > 2 && word.starts_with("--") && std::find(options.begin(), options.end(), name) == options.end()) {
                const std::string near = nearest(name, options);
                return verbName + " has no option " + name + (near.empty() ? "" : "; did you mean " + near + "?");
            }
        }
    return error.what();
}

int refuseUsage(CLI::App &app, const CLI::ParseError &error, const std::vector<std::string> &arguments)
{
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    std::string verb;
    const std::string problem = usageProblem(app, error, arguments, verb);
    std::fprintf(stderr, "pare: %s\n", printable(problem).c_str());
    std::fprintf(stderr, "pare %s%s--help says more\n", verb.c_str(), verb.empty() ? "" : " ");
    Console({.json = json}).object({{"error", {{"kind", "usage"}, {"message", problem}, {"where", verb}}}});
    return usageStatus;
}

int run(int argc, char **argv)
{
    CLI::App app("Pare makes neural networks smaller and faster, and measures what that costs.\n"
                 "Open an ONNX model, measure it, prune or quantize it, compare, export.",
                 "pare");
    app.formatter(std::make_shared<HelpFormatter>());
    app.get_formatter()->label("SUBCOMMAND", "VERB");
    app.set_version_flag("--version", std::string("pare ") + PARE_VERSION, "Say the version");
    app.set_help_flag("--help,-h", "Say what can be given; pare VERB --help for a verb");
    app.require_subcommand(1);
    app.footer("Examples:\n"
               "  pare inspect model.onnx\n"
               "  pare baseline model.onnx --data eval.npz\n"
               "  pare optimize model.onnx --preset int8-quick-win --calib calib.npz --data eval.npz -o small.onnx\n"
               "  pare optimize model.onnx --pass fold-batch-norm --pass prune-channels,ratio=0.3 --data eval.npz -o pruned.onnx\n"
               "  pare sweep model.onnx --presets int8-quick-win,prune-30,fp16-storage --data eval.npz -o results\n\n"
               "Exit codes: 0 done, 1 guard or check missed, 2 usage, 65 bad data, 69 unsupported, unavailable or past a limit,\n"
               "70 internal, 73 cannot create, 74 input or output, 130 cancelled.");
    Chosen chosen;
    addVerbs(app, chosen);

    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!arguments.empty() && arguments.front() == "help") // pare help [VERB]
        arguments = arguments.size() > 1 ? std::vector<std::string>{arguments[1], "--help"} : std::vector<std::string>{"--help"};
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // the order that the parser takes
        app.parse(std::move(reversed));
    } catch (const CLI::Success &wanted) { // help or version
        return app.exit(wanted);
    } catch (const CLI::ParseError &error) {
        return refuseUsage(app, error, arguments);
    }

    Console console({.json = chosen.common.json, .quiet = chosen.common.quiet});
    const Watch watch(console, chosen.common.timeLimit);
    RunContext context = contextFor(console);
    try {
        if (const auto applied = apply(chosen.common, context); !applied.ok())
            return console.fail(applied.error());
        return console.finish(chosen.run(console, context));
    } catch (const std::bad_alloc &) {
        return console.fail(outOfMemory("there is not enough memory for this"));
    } catch (const std::exception &failure) {
        return console.fail(internalError(failure.what()));
    }
}

} // namespace

} // namespace pare::cli

int main(int argc, char **argv)
{
    pare::cli::armSignals();
    return pare::cli::run(argc, argv);
}
