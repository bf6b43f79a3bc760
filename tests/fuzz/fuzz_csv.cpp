#include "tests/fuzz/fuzz_dataset.h"

using namespace pare;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ModelSignature signature;
    signature.inputs = {fuzz::value("x", pb::TensorProto::FLOAT, {-1, 2})};
    signature.outputs = {fuzz::value("y", pb::TensorProto::FLOAT, {-1, 3})};
    fuzz::fuzzFormat(data, size, DatasetFormat::Csv, signature);
    signature.inputs = {fuzz::value("a", pb::TensorProto::INT64, {-1, 1}), fuzz::value("b", pb::TensorProto::FLOAT, {})};
    return fuzz::fuzzFormat(data, size, DatasetFormat::Csv, signature);
}

std::vector<std::string> fuzzSeeds()
{
    return {"a,b,label\n1,2,0\n3,4,1\n", "1;2\n3;4\n", "a\tb\ty\n1\t,\"q\"\"uo\nted\"\t2\n", "\xef\xbb\xbf" "a,b,species\r\n1,NA,setosa\r\n-1e300,+5,x\r\n"};
}
