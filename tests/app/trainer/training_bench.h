// What tests of training share: small pictures to learn from, a network for them, a trainer, and a runner to see what was learned.
#pragma once

#include "core/model/graph_editor.h"
#include "core/passes/all_passes.h"
#include "core/runtime/runner.h"
#include "core/runtime/trainer.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace pare::test {

constexpr int64_t classes = 4;

// Pictures of 8x8 with one bright corner: its place is the class.
struct Corners {
    std::vector<float> pixels;
    std::vector<int64_t> labels;
};

inline Corners corners(int64_t count, uint64_t seed)
{
    std::mt19937_64 random(seed);
    Corners set;
    for (int64_t i = 0; i < count; ++i) {
        const auto label = static_cast<int64_t>(random() % classes);
        set.labels.push_back(label);
        for (int64_t y = 0; y < 8; ++y)
            for (int64_t x = 0; x < 8; ++x) {
                const bool bright = (y < 4) == (label < 2) && (x < 4) == (label % 2 == 0);
                set.pixels.push_back((bright ? 0.4F : 0.0F) + static_cast<float>(random() % 1000) / 1000.0F);
            }
    }
    return set;
}

// Convolution, batch normalization, an activation, a matrix.
inline Model network(uint64_t seed = 1)
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) {"
                         "[conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [bn] n = BatchNormalization(c, scale, shift, mean, variance)"
                         "[relu] r = Relu(n) [pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
                         {"w[6,1,3,3]", "b[6]", "scale[6]", "shift[6]", "mean[6]", "variance[6]", "m[24,4]", "k[4]"}, 17, seed);
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "variance") {
            auto values = VERIFIED(toFloats(tensor, {}));
            for (float &value : values)
                value = std::abs(value);
            tensor.clear_float_data();
            tensor.set_raw_data(bytesOf(values));
        }
    return Model(std::move(proto), {});
}

inline TrainingRequest training(Model student)
{
    TrainingRequest request;
    request.student = std::move(student);
    return request;
}

inline std::string bytesOfAll(const TrainingResult &result)
{
    std::string all;
    for (const pb::TensorProto &constant : result.constants)
        all += constant.name() + constant.raw_data();
    return all;
}

inline Model withConstants(const Model &model, const TrainingResult &result)
{
    GraphEditor editor(model);
    for (const pb::TensorProto &constant : result.constants)
        editor.setConstant(constant.name(), constant.data_type(), {constant.dims().begin(), constant.dims().end()}, constant.raw_data());
    return editor.finish();
}

inline const pb::TensorProto *constantOf(const TrainingResult &result, const std::string &name)
{
    for (const pb::TensorProto &constant : result.constants)
        if (constant.name() == name)
            return &constant;
    return nullptr;
}

inline bool mentions(const std::vector<std::string> &notes, const std::string &part)
{
    return std::any_of(notes.begin(), notes.end(), [&](const std::string &note) { return note.find(part) != std::string::npos; });
}

// Bytes with which little can be trained. The matrix library has 128 MiB of them for each thread.
inline int64_t scarceMemory()
{
    return (400 + 128 * (std::max<int64_t>(2, std::thread::hardware_concurrency()) - 2)) << 20;
}

class TrainingBench {
public:
    void start()
    {
        m_context.seed = 7;
        m_folder = VERIFIED(TemporaryFolder::create("training"));
        qputenv("PARE_CACHE", QByteArray::fromStdString((m_folder->path() / "cache").string()));
        m_runner = VERIFIED(Runner::start({}, m_context));
        m_trainer = VERIFIED(Trainer::start({}, m_context));
        const auto write = [&](const std::string &name, int64_t count, uint64_t seed, bool labels, int64_t most = classes) {
            Corners set = corners(count, seed);
            for (int64_t &label : set.labels)
                label = std::min(label, most - 1);
            std::vector<test::NpyArray> arrays{test::floatArray("x", {count, 1, 8, 8}, set.pixels)};
            if (labels)
                arrays.push_back(test::intArray("labels", {count}, set.labels));
            test::writeNpz(m_folder->path() / name, arrays);
        };
        write("train.npz", 600, 1, true);
        write("plain.npz", 600, 1, false);
        write("few.npz", 20, 3, true);
        write("hundred.npz", 100, 4, true);
        write("eval.npz", 200, 2, true);
        write("three.npz", 200, 5, true, 3);
    }

    [[nodiscard]] TrainingData data(const std::string &name) const { return {{m_folder->path() / name, {}, {}}, {}}; }

    // On the samples of eval.npz, as ONNX Runtime computes it.
    double accuracyOf(const Model &model)
    {
        const Corners set = corners(200, 2);
        pb::TensorProto x;
        x.set_name("x");
        x.set_data_type(pb::TensorProto::FLOAT);
        for (const int64_t dim : {200, 1, 8, 8})
            x.add_dims(dim);
        x.set_raw_data(bytesOf(set.pixels));
        const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
        const auto outputs = VERIFIED(m_runner->run(handle, {&x, 1}, m_context));
        const std::vector<float> scores = VERIFIED(toFloats(outputs[0], {}));
        int right = 0;
        for (size_t i = 0; i < set.labels.size(); ++i)
            right += std::max_element(scores.begin() + static_cast<ptrdiff_t>(i) * classes, scores.begin() + static_cast<ptrdiff_t>(i + 1) * classes) -
                         scores.begin() - static_cast<ptrdiff_t>(i) * classes == set.labels[i];
        return right / 200.0;
    }

    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Trainer> m_trainer;
    std::shared_ptr<TemporaryFolder> m_folder;
};

} // namespace pare::test
