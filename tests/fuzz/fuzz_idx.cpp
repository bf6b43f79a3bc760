#include "tests/fuzz/fuzz_dataset.h"
#include "tests/support/data_files.h"

using namespace pare;
using namespace pare::test;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz::fuzzFormat(data, size, DatasetFormat::Idx, fuzz::pictureSignature());
}

std::vector<std::string> fuzzSeeds()
{
    const std::string plain = idxFile(0x08, {2, 2, 3}, std::string(12, '\7'));
    return {plain, gzipFile(plain), gzipFile(plain, "a name"), idxFile(0x0d, {1, 6}, std::string(24, '\1'))};
}
