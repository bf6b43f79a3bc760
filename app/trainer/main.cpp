// pare-trainer: trains models for Pare's other programs, so that what libtorch does (crash, eat memory) takes only this process with
// it. Not for people: it speaks core/runtime/worker.proto over standard input and output.
#include "app/trainer/blas_memory.h"
#include "app/trainer/server.h"

int main(int argc, char **argv)
{
    return pare::helperMain(argc, argv, "pare-trainer",
                            [](int answers, const std::filesystem::path &scratch) { pare::train::serve(0, answers, scratch); }, pare::train::takeBlasMemory);
}
