#include "tests/fuzz/fuzz_dataset.h"

#include <fstream>

using namespace pare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto folder = TemporaryFolder::create("fuzz");
    if (!folder)
        return 0;
    for (const char *name : {"input_0.pb", "output_0.pb"}) {
        std::ofstream file((*folder)->path() / name, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    }
    fuzz::openAndRead((*folder)->path().string(), DatasetFormat::OnnxTestData, fuzz::pictureSignature());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (const int type : {pb::TensorProto::FLOAT, pb::TensorProto::DOUBLE, pb::TensorProto::UINT8, pb::TensorProto::FLOAT16}) {
        pb::TensorProto tensor;
        tensor.set_name("images");
        tensor.set_data_type(type);
        for (const int64_t dim : {1, 1, 2, 3})
            tensor.add_dims(dim);
        tensor.set_raw_data(std::string(static_cast<size_t>(elementBytes(type, 6).value_or(0)), '\1'));
        seeds.push_back(tensor.SerializeAsString());
    }
    pb::TensorProto listed;
    listed.set_data_type(pb::TensorProto::FLOAT);
    for (const int64_t dim : {1, 1, 2, 3})
        listed.add_dims(dim);
    for (int i = 0; i < 6; ++i)
        listed.add_float_data(static_cast<float>(i));
    seeds.push_back(listed.SerializeAsString());
    return seeds;
}
