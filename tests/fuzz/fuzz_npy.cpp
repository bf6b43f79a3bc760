#include "tests/fuzz/fuzz_dataset.h"
#include "tests/support/data_files.h"

using namespace pare;
using namespace pare::test;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz::fuzzFormat(data, size, DatasetFormat::Npy, fuzz::pictureSignature());
}

std::vector<std::string> fuzzSeeds()
{
    return {npyFloats({2, 1, 2, 3}, std::vector<float>(12, 1)), npyFile("|u1", {2, 1, 2, 3}, std::string(12, '\2'), false, 2),
            npyFile(">i2", {2, 1, 2, 3}, std::string(24, '\3'), true, 3), npyFile("|b1", {1, 1, 2, 3}, std::string(6, '\1'))};
}
