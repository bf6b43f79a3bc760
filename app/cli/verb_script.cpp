#include "app/cli/verbs.h"

#include "core/base/files.h"
#include "core/study/script.h"

namespace pare::cli {

namespace {

struct Arguments {
    std::string study;
    std::string output;
    bool anew = false;
};

int run(const Arguments &arguments, Console &console)
{
    const auto study = Study::open(arguments.study);
    if (!study.ok())
        return console.fail(study.error());
    const auto script = commandScript(**study, arguments.anew ? ScriptKind::Anew : ScriptKind::Replay);
    if (!script.ok())
        return console.fail(script.error());
    if (arguments.output.empty()) {
        console.line(*script);
    } else {
        if (const auto written = writeFile(arguments.output, *script); !written.ok())
            return console.fail(written.error());
        console.line("wrote " + arguments.output);
    }
    console.object({{"study", arguments.study},
                    {"output", arguments.output.empty() ? nlohmann::json(nullptr) : nlohmann::json(arguments.output)},
                    {"script", *script}});
    return 0;
}

} // namespace

void addScript(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("script", "What was done in a study, as a script of pare commands that makes the same bytes again");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("STUDY", arguments->study, "Study file (.pare)")->required();
    verb->add_option("-o,--output", arguments->output, "Where it goes (default: standard output)")->type_name("OUT.sh");
    verb->add_flag("--anew", arguments->anew, "Commands as they were asked for, which decide anew, in place of a replay of what was decided");
    addCommon(*verb, chosen.common);
    verb->footer("The script compares the SHA-256 of each model that it makes, and ends with 1 where one differs.\n\n"
                 "Example:\n  pare script results/study.pare -o again.sh && sh again.sh models");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &) { return run(*arguments, console); }; });
}

} // namespace pare::cli
