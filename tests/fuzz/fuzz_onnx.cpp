// Opening ONNX files. A model that opens can be written, its size is known before, and what was written opens as the same model.
#include "core/formats/onnx_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/models.h"

#include <cstdlib>
#include <fstream>

using namespace pare;
using namespace pare::test;

namespace {

const std::filesystem::path &folder()
{
    static const auto made = [] {
        auto result = TemporaryFolder::create("fuzz");
        if (!result.ok())
            std::abort();
        std::ofstream((*result)->path() / "weights", std::ios::binary) << std::string(8000, '\1');
        return *result;
    }();
    return made->path();
}

void check(bool holds)
{
    if (!holds)
        std::abort();
}

std::string external(const std::string &location, const std::string &offset, const std::string &length)
{
    pb::ModelProto proto = modelOf("agraph (float[N,4] x) => (float[N,2] y) { y = MatMul(x, w) }").proto();
    auto &tensor = *proto.mutable_graph()->add_initializer();
    tensor.set_name("w");
    tensor.set_data_type(pb::TensorProto::FLOAT);
    tensor.add_dims(4);
    tensor.add_dims(2);
    tensor.set_data_location(pb::TensorProto::EXTERNAL);
    for (const auto &[key, value] : {std::pair{"location", location}, {"offset", offset}, {"length", length}}) {
        auto &entry = *tensor.add_external_data();
        entry.set_key(key);
        entry.set_value(value);
    }
    return proto.SerializeAsString();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto path = folder() / "m.onnx";
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    const auto model = openOnnx(path);
    if (!model.ok()) {
        check(!model.error().message.empty());
        return 0;
    }
    for (const auto &tensor : model->graph().initializer()) {
        (void)toFloats(tensor, model->payloads()).ok();
        (void)toInts(tensor, model->payloads()).ok();
    }
    const auto whole = withPayloadsInside(*model);
    check(whole.ok());
    check(static_cast<int64_t>(whole->ByteSizeLong()) == storedBytes(*model));
    std::ofstream(folder() / "again.onnx", std::ios::binary | std::ios::trunc) << whole->SerializeAsString();
    const auto again = openOnnx(folder() / "again.onnx");
    check(again.ok());
    check(withPayloadsInside(*again)->SerializeAsString() == whole->SerializeAsString());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    pb::ModelProto rich = modelOf(R"(agraph (bool c, float[N,40] x) => (float[N,40] y) {
        a = MatMul(x, w)
        k = Constant<value = int64[2] {-1, 40}>()
        r = Reshape(a, k)
        y = If (c) <then_branch = tg () => (float[N,40] t) { t = Relu(r) }, else_branch = eg () => (float[N,40] e) { e = Neg(a) }>
    })",
                                  {"w[40,40]"})
                              .proto();
    *rich.mutable_graph()->mutable_initializer(0) = randomTensor("w", {40, 40});
    rich.add_functions()->set_name("f");
    *rich.mutable_functions(0)->add_node()->add_attribute()->mutable_t() = randomTensor("f", {40, 40});
    auto &sparse = *rich.mutable_graph()->add_sparse_initializer();
    *sparse.mutable_values() = randomTensor("s", {3});
    pb::ModelProto typed = modelOf("agraph (float[N] x) => (float[N] y) { y = Add(x, w) }").proto();
    auto &tensor = *typed.mutable_graph()->add_initializer();
    tensor.set_name("w");
    tensor.set_data_type(pb::TensorProto::FLOAT);
    tensor.add_dims(1500);
    for (int i = 0; i < 1500; ++i)
        tensor.add_float_data(1);
    return {rich.SerializeAsString(), typed.SerializeAsString(), external("weights", "4096", "32"), external("../secret", "0", "32"),
            modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto().SerializeAsString()};
}
