// What tests of optimize() share: small networks whose layers behave as they are called, presets and candidates for them, data with the labels that a
// network gives, and a runner.
#pragma once

#include "core/formats/onnx_file.h"
#include "core/search/optimize.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <algorithm>
#include <random>

namespace pare {

inline constexpr int64_t width = 48;
inline constexpr int64_t classes = 5;
// Values of the first feature, which the network does not look at: they ruin a range that covers all of the input.
inline constexpr float outlier = 3000;

// Two layers, "fragile" and "sturdy"; the first feature has no weight.
inline Model network(const std::string &second = "sturdy")
{
    const Model model = test::modelOf("agraph (float[N,48] x) => (float[N,5] y) { [fragile] h = MatMul(x, w) r = Relu(h) [" + second + "] m = MatMul(r, v) "
                                      "s = Relu(m) [head] y = MatMul(s, u) }",
                                      {"w[48,256]", "v[256,1024]", "u[1024,5]"});
    auto values = VERIFIED(model.constantFloats("w"));
    std::fill(values.begin(), values.begin() + 256, 0.0F);
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "w")
            setTensorBytes(tensor, bytesOf(values), payloads);
    return Model(std::move(proto), std::move(payloads));
}

// Small; every channel of "sturdy" is there twice, nearly.
inline Model doubledNetwork()
{
    const Model model = test::modelOf("agraph (float[N,48] x) => (float[N,5] y) { [fragile] h = MatMul(x, w) r = Relu(h) [sturdy] m = MatMul(r, v) "
                                      "s = Relu(m) [head] y = MatMul(s, u) }",
                                      {"w[48,64]", "v[64,256]", "u[256,5]"});
    auto values = VERIFIED(model.constantFloats("v"));
    for (size_t row = 0; row < 64; ++row)
        for (size_t column = 0; column < 128; ++column)
            values[row * 256 + 128 + column] = values[row * 256 + column] + 0.01F * values[row * 256 + 128 + column];
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "v")
            setTensorBytes(tensor, bytesOf(values), payloads);
    return Model(std::move(proto), std::move(payloads));
}

// The same function as network(), but the channels between "fragile" and "sturdy" reach from 1 to 64 times as far.
inline Model unevenNetwork()
{
    const Model model = network();
    auto w = VERIFIED(model.constantFloats("w"));
    auto v = VERIFIED(model.constantFloats("v"));
    for (size_t channel = 0; channel < 256; ++channel) {
        const auto reach = static_cast<float>(1 << (channel % 7));
        for (size_t row = 0; row < 48; ++row)
            w[row * 256 + channel] *= reach;
        for (size_t column = 0; column < 1024; ++column)
            v[channel * 1024 + column] /= reach;
    }
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() != "u")
            setTensorBytes(tensor, bytesOf(tensor.name() == "w" ? w : v), payloads);
    return Model(std::move(proto), std::move(payloads));
}

inline std::string fileBytes(const Model &model)
{
    return VERIFIED(withPayloadsInside(model)).SerializeAsString();
}

inline RecipeStep step(const char *text)
{
    return VERIFIED(stepFromText(text));
}

inline Candidate candidate(const std::string &name, std::initializer_list<const char *> steps)
{
    Candidate made;
    made.name = made.title = name;
    for (const char *text : steps)
        made.steps.push_back(step(text));
    return made;
}

inline Preset preset(std::vector<Candidate> candidates)
{
    Preset made;
    made.name = "test";
    made.search = SearchKind::Best;
    made.promisesSmaller = true;
    made.candidates = std::move(candidates);
    return made;
}

inline const char *stored = "quantize-weights,bits=8,storage=folded"; // computes as before, within a fraction of a percent
inline const char *ruin = "prune-weights,ratio=0.98";

class OptimizeBench {
protected:
    void start()
    {
        m_folder = VERIFIED(TemporaryFolder::create("optimize"));
        m_runner = VERIFIED(Runner::start({}, m_context));
    }
    // `count` samples with the labels that the network gives them.
    DatasetRef data(int64_t count, uint64_t seed);
    OptimizeRequest request(const Preset &preset, int64_t samples = 600);
    Result<OptimizeOutcome> optimized(const OptimizeRequest &request) { return optimize(network(), request, *m_runner, m_context); }

    RunContext m_context;
    std::shared_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Runner> m_runner;
};

inline DatasetRef OptimizeBench::data(int64_t count, uint64_t seed)
{
    DatasetRef ref;
    ref.path = m_folder->path() / ("data-" + std::to_string(count) + "-" + std::to_string(seed) + ".npz");
    if (std::filesystem::exists(ref.path))
        return ref;
    std::mt19937 random(seed);
    std::vector<float> x(static_cast<size_t>(count * width));
    for (size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<float>(random() >> 8) / 8388608.0F - 1.0F;
    for (int64_t row = 0; row < count; ++row)
        x[static_cast<size_t>(row * width)] = row % 2 == 0 ? outlier : -outlier;
    pb::TensorProto input;
    input.set_name("x");
    input.set_data_type(pb::TensorProto::FLOAT);
    input.add_dims(count);
    input.add_dims(width);
    input.set_raw_data(bytesOf(x));
    const ModelHandle handle = VERIFIED(m_runner->load(network(), {}, m_context));
    const auto outputs = VERIFIED(m_runner->run(handle, {&input, 1}, m_context));
    const auto scores = VERIFIED(toFloats(outputs[0], {}));
    std::vector<int64_t> labels;
    for (auto row = scores.begin(); row != scores.end(); row += classes)
        labels.push_back(std::max_element(row, row + classes) - row);
    test::writeNpz(ref.path, {test::floatArray("x", {count, width}, x), test::intArray("labels", {count}, labels)});
    return ref;
}

inline OptimizeRequest OptimizeBench::request(const Preset &preset, int64_t samples)
{
    OptimizeRequest request;
    request.preset = preset;
    if (samples > 0)
        request.data = data(samples, 1);
    request.timing.minSeconds = 0.1;
    request.guard.maxDrop = 0.02;
    return request;
}

} // namespace pare
