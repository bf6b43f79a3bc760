// pare: the workbench's core on the command line. The contract of verbs, keys and exit codes is in the help and in docs.

#include "app/cli/verbs.h"

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace pare;
    using namespace pare::cli;
    armSignals();

    CLI::App app("Pare makes neural networks smaller and faster, and measures what that costs.\n"
                 "Open an ONNX model, measure it, prune or quantize it, compare, export.",
                 "pare");
    app.set_version_flag("--version", std::string("pare ") + PARE_VERSION);
    app.require_subcommand(1);
    app.footer("Examples:\n"
               "  pare inspect model.onnx\n"
               "  pare baseline model.onnx --data eval.npz\n"
               "  pare optimize model.onnx --preset int8-quick-win --calib calib.npz --data eval.npz -o small.onnx\n"
               "  pare optimize model.onnx --pass fold-batch-norm --pass prune-channels,ratio=0.3 --calib calib.npz --data eval.npz -o pruned.onnx\n"
               "  pare sweep model.onnx --presets int8-quick-win,prune-30,fp16-storage --data eval.npz -o results\n"
               "Exit codes: 0 done, 1 guard or check missed, 2 usage, 65 bad data, 69 unsupported or unavailable, 70 internal,\n"
               "73 cannot create, 74 input or output, 130 cancelled.");

    Chosen chosen;
    addInspect(app, chosen);
    addBaseline(app, chosen);
    addOptimize(app, chosen);
    addEvaluate(app, chosen);
    addTime(app, chosen);
    addSweep(app, chosen);
    addStudyVerbs(app, chosen);
    addDiff(app, chosen);
    addLists(app, chosen);
    addDoctor(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : 2;
    }

    Console console({.json = chosen.common.json, .quiet = chosen.common.quiet});
    RunContext context = contextFor(console);
    try {
        if (const auto applied = apply(chosen.common, context); !applied.ok())
            return console.fail(applied.error());
        return chosen.run(console, context);
    } catch (const std::bad_alloc &) {
        return console.fail(outOfMemory("there is not enough memory for this"));
    } catch (const std::exception &failure) {
        return console.fail(internalError(failure.what()));
    }
}
