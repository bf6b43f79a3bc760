#include "app/cli/verbs.h"

#include "core/runtime/helper_talk.h"

#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace pare::cli {

namespace {

bool hasDisplay()
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (const char *value = std::getenv(name); value && *value)
            return true;
    return false;
}

// The window takes this process over: it is what a terminal waits for and interrupts.
int run(const std::vector<std::string> &files, Console &console)
{
    const std::filesystem::path window = findHelper("PARE_WORKBENCH", "pare-workbench");
    if (window.empty())
        return console.fail(unavailable("the window is not installed: there is no pare-workbench beside this program", "gui"));
    if (!hasDisplay())
        return console.fail(unavailable("there is no display to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)", "gui"));
    std::vector<std::string> words{window.string()};
    words.insert(words.end(), files.begin(), files.end());
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(window.c_str(), arguments.data());
    return console.fail(unavailable("the window cannot be started: " + std::string(std::strerror(errno)), window.string()));
}

} // namespace

void addGui(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("gui", "The window, on a model, a study, or two models to compare");
    auto files = std::make_shared<std::vector<std::string>>();
    verb->add_option("FILE", *files, "ONNX model or study (.pare); two models are compared; without one the demo opens")->expected(0, 2)->type_name("");
    verb->add_flag("--json", chosen.common.json, "Tell an error as one JSON object on standard output");
    verb->footer("Exit code 69: the window is not installed, or there is no display.\n\nExamples:\n  pare gui model.onnx\n  pare gui model.onnx small.onnx");
    verb->callback([files, &chosen] { chosen.run = [files](Console &console, RunContext &) { return run(*files, console); }; });
}

} // namespace pare::cli
