// pare-runner: runs models for Pare's other programs, so that a model which crashes, hangs or eats memory takes only this process
// with it. Not for people: it speaks core/runtime/worker.proto over standard input and output.
#include "app/runner/server.h"

#include <cstdlib>

int main(int argc, char **argv)
{
    ::setenv("ORT_DISABLE_TELEMETRY", "1", 1);
    return pare::helperMain(argc, argv, "pare-runner",
                            [](int answers, const std::filesystem::path &scratch) { pare::Server(0, answers, scratch).serve(); });
}
