// Study files. One that opens can be listed, reported and changed; nothing outside of its own folder is touched.
#include "core/study/chart.h"
#include "core/study/report.h"
#include "core/study/study.h"
#include "core/study/table.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/models.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace pare;
using namespace pare::test;

namespace {

const std::filesystem::path &folder()
{
    static const auto made = [] {
        auto result = TemporaryFolder::create("fuzz");
        if (!result.ok())
            std::abort();
        std::ofstream((*result)->path() / "secret.onnx") << "secret";
        return *result;
    }();
    return made->path();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto path = folder() / "s.pare";
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    {
        const auto study = Study::open(path);
        if (!study.ok())
            return 0;
        if (const auto variants = (*study)->variants(); variants.ok()) {
            (void)tradeOffSvg(*variants);
            (void)variantsCsv(*variants);
            for (const Variant &variant : *variants)
                (void)(*study)->model(variant.id).ok();
        }
        (void)reportHtml(**study).ok();
        (void)(*study)->undo().ok();
        (void)(*study)->setNote(1, "x").ok();
    }
    if (!std::filesystem::exists(folder() / "secret.onnx"))
        std::abort();
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const auto path = folder() / "seed.pare";
    auto study = Study::create(path, modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }"), {"/net.onnx", "net", "", 0}, true);
    if (!study.ok())
        std::abort();
    Variant variant;
    variant.name = "int8";
    variant.measurement = {{"accuracy", {{"metric", "top-1"}, {"value", 0.9}, {"ci95", {0.89, 0.91}}, {"samples", 100}}}, {"verdict", "kept"}};
    variant.report = {{"changes", {{{"layer", "a"}, {"what", "b"}, {"into", {"c"}}, {"pass", "d"}}}}};
    for (const bool done : {(*study)->addVariant(variant, modelOf("agraph (float[N] x) => (float[N] y) { y = Neg(x) }")).ok(),
                            (*study)->setNote(2, "note").ok(), (*study)->undo().ok()})
        if (!done)
            std::abort();
    study->reset();
    std::ifstream file(path, std::ios::binary);
    return {std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>())};
}
