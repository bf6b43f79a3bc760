#include "core/measure/verdict.h"
#include "tests/fuzz/fuzz.h"

using namespace pare;

namespace {

TaskResult example(TaskKind kind)
{
    TaskResult result;
    result.task.kind = kind;
    result.task.metric = kind == TaskKind::Classification ? MetricId::Top1 : kind == TaskKind::Regression ? MetricId::R2 : MetricId::Cosine;
    result.samples = 4;
    result.indices = {0, 1, 2, 3};
    result.metric = MetricValue{result.task.metric, 0.5, {0.1, 0.9}};
    if (kind == TaskKind::Fidelity) {
        result.fidelity = Fidelity();
        result.fidelity->cosines = {1, 1, 0.5f, 1};
        result.fidelity->agreements = {1, 1, 0, 1};
        result.fidelity->top1Agreement = 0.75;
        return result;
    }
    result.records.resize(4);
    for (int32_t i = 0; i < 4; ++i) {
        result.records[static_cast<size_t>(i)].label = i % 2;
        result.records[static_cast<size_t>(i)].predicted = i / 2;
        result.records[static_cast<size_t>(i)].weight = 1;
    }
    result.classes = {{"a", 2, 1}, {"b", 2, 1}};
    return result;
}

} // namespace

// What comes out of the decoder may be judged, whatever it is.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto result = decodeTaskResult({reinterpret_cast<const char *>(data), size});
    if (!result || result->samples > 10'000)
        return 0;
    (void)encodeTaskResult(*result);
    (void)judge(*result, *result, Guard());
    (void)judge(example(result->task.kind), *result, Guard());
    if (result->fidelity)
        (void)judgeFidelity(*result->fidelity, Guard());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    return {encodeTaskResult(example(TaskKind::Classification)), encodeTaskResult(example(TaskKind::Regression)),
            encodeTaskResult(example(TaskKind::Fidelity))};
}
