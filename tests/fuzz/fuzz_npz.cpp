#include "tests/fuzz/fuzz_dataset.h"
#include "tests/support/data_files.h"

using namespace pare;
using namespace pare::test;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::fuzzFormat(data, size, DatasetFormat::Npz, fuzz::pictureSignature());
    ModelSignature several = fuzz::pictureSignature();
    several.inputs = {fuzz::value("images", pb::TensorProto::INT64, {2, -1}), fuzz::value("x", pb::TensorProto::UINT8, {})};
    return fuzz::fuzzFormat(data, size, DatasetFormat::Npz, several);
}

std::vector<std::string> fuzzSeeds()
{
    const std::string images = npyFloats({3, 1, 2, 3}, std::vector<float>(18, 0.5f));
    const std::string labels = npyInts({3}, {0, 1, 2});
    return {
        zipFile({{"images.npy", images}, {"labels.npy", labels}}),
        zipFile({{"images.npy", images, true}, {"labels.npy", labels, true}, {"ref_logits.npy", npyFloats({3, 3}, std::vector<float>(9)), true}}),
        zipFile({{"images.npy", images, true, true}}),
        zipFile({{"images.npy", npyFile(">f8", {3, 1, 2, 3}, std::string(144, '\1'), true)}}),
        zipFile({{"images.npy", npyInts({2, 2, 1}, {1, 2, 3, 4})}, {"x.npy", npyInts({}, {7})}}),
        zipFile({{"images.npy", npyFloats({1, 1, 2, 3}, std::vector<float>(6))}, {"y.npy", npyFloats({1, 3}, {0, 0, 1})}}),
    };
}
