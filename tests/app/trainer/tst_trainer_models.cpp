// Whole networks in the trainer: what they give, and that training makes them better.
#include "core/formats/dataset.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/runner.h"
#include "core/runtime/sample_inputs.h"
#include "core/runtime/trainer.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace pare {

class TestTrainerModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void demoNetworksGiveWhatOnnxRuntimeGives_data();
    void demoNetworksGiveWhatOnnxRuntimeGives();
    void weightsInConstantNodesAreRead();
    void otherNetworksGiveWhatOnnxRuntimeGives();
    void quantizedNetworksChooseWhatOnnxRuntimeChooses();

private:
    double largestDifference(const Model &model, std::span<const pb::TensorProto> inputs);
    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Trainer> m_trainer;
};

void TestTrainerModels::initTestCase()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
    m_trainer = VERIFIED(Trainer::start({}, m_context));
}

void TestTrainerModels::demoNetworksGiveWhatOnnxRuntimeGives_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("fashion") << "fashion";
    QTest::newRow("languages") << "languages";
}

void TestTrainerModels::demoNetworksGiveWhatOnnxRuntimeGives()
{
    QFETCH(QString, name);
    const Model model = VERIFIED(openOnnx(std::string(PARE_SOURCE_DIR) + "/resources/demo/" + name.toStdString() + ".onnx"));
    pb::TensorProto input;
    if (name == "fashion") {
        input = test::randomTensor("images", {3, 1, 28, 28}, 3);
    } else {
        std::vector<int64_t> bytes(3 * 64);
        for (size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<int64_t>(i * 37 % 251);
        input.set_name("bytes");
        input.set_data_type(pb::TensorProto::INT64);
        input.add_dims(3);
        input.add_dims(64);
        input.set_raw_data(bytesOf(bytes));
    }
    const double difference = largestDifference(model, {&input, 1});
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
}

// Of all outputs, as a share of the largest number of each.
double TestTrainerModels::largestDifference(const Model &model, std::span<const pb::TensorProto> inputs)
{
    const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
    const auto expected = VERIFIED(m_runner->run(handle, inputs, m_context));
    const auto computed = VERIFIED(m_trainer->forward(model, inputs, m_context));
    double worst = computed.size() == expected.size() ? 0 : INFINITY;
    for (size_t i = 0; i < expected.size(); ++i) {
        const std::vector<double> a = VERIFIED(toDoubles(expected[i], {}));
        const std::vector<double> b = VERIFIED(toDoubles(computed[i], {}));
        if (a.size() != b.size())
            return INFINITY;
        double largest = 1e-6;
        for (const double value : a)
            largest = std::max(largest, std::abs(value));
        for (size_t k = 0; k < a.size(); ++k)
            worst = std::max(worst, std::abs(a[k] - b[k]) / largest);
    }
    return worst;
}

void TestTrainerModels::weightsInConstantNodesAreRead()
{
    // Above 4 KB their bytes lie beside the graph.
    const Model model = test::modelOf("agraph (float[2,64] x) => (float[2,64] y) { y = MatMul(x, w) }", {"w[64,64]"});
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    pb::GraphProto &graph = *proto.mutable_graph();
    pb::NodeProto constant;
    constant.set_op_type("Constant");
    constant.add_output("w");
    auto *value = constant.add_attribute();
    value->set_name("value");
    value->set_type(pb::AttributeProto::TENSOR);
    *value->mutable_t() = graph.initializer(0);
    graph.clear_initializer();
    *graph.add_node() = graph.node(0);
    *graph.mutable_node(0) = constant;
    const pb::TensorProto x = test::randomTensor("x", {2, 64}, 3);
    QVERIFY(largestDifference(Model(proto, {}), {&x, 1}) < 1e-5);
}

// Models of one's own, in the folder that PARE_TEST_MODELS names.
void TestTrainerModels::otherNetworksGiveWhatOnnxRuntimeGives()
{
    const char *folder = std::getenv("PARE_TEST_MODELS");
    if (!folder)
        QSKIP("PARE_TEST_MODELS names no folder");
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".onnx")
            continue;
        const Model model = VERIFIED(openOnnx(entry.path()));
        const std::string name = entry.path().filename().string();
        if (const auto checked = m_trainer->check(model, m_context); !checked.ok()) {
            qInfo("%s: %s", name.c_str(), checked.error().message.c_str());
            continue;
        }
        const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
        std::vector<pb::TensorProto> inputs;
        for (const SizeGuess &guess : sizeGuesses()) {
            InputOptions options;
            options.batch = 2;
            const SampleInputs made = VERIFIED(sampleInputs(handle.info().inputs, options, guess));
            inputs.clear();
            for (const Tensor &tensor : made.tensors) {
                pb::TensorProto &input = inputs.emplace_back();
                input.set_name(tensor.name);
                input.set_data_type(tensor.type);
                input.mutable_dims()->Assign(tensor.dims.begin(), tensor.dims.end());
                input.set_raw_data(tensor.bytes);
            }
            if (m_runner->run(handle, inputs, m_context).ok())
                break;
        }
        const double difference = largestDifference(model, inputs);
        qInfo("%s: %.1e", name.c_str(), difference);
        QVERIFY2(difference < 1e-4, name.c_str());
    }
}

// The same models on data, PARE_TEST_DATA: the share of samples for which the runtime's integers and the trainer's rounded numbers give the
// same class. Training with the rounding in the loop is worth what this is.
void TestTrainerModels::quantizedNetworksChooseWhatOnnxRuntimeChooses()
{
    const char *folder = std::getenv("PARE_TEST_MODELS");
    const char *path = std::getenv("PARE_TEST_DATA");
    if (!folder || !path)
        QSKIP("PARE_TEST_MODELS and PARE_TEST_DATA name no models and data");
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".onnx")
            continue;
        const Model model = VERIFIED(openOnnx(entry.path()));
        const auto dataset = VERIFIED(openDataset(path, {}, signatureOf(model)));
        const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
        const int64_t count = std::min<int64_t>(dataset->count(), 2000);
        int64_t alike = 0;
        for (int64_t done = 0; done < count; done += 50) {
            const Batch batch = VERIFIED(dataset->read(done, std::min<int64_t>(50, count - done)));
            std::vector<pb::TensorProto> inputs;
            for (const Tensor &tensor : batch.inputs) {
                pb::TensorProto &input = inputs.emplace_back();
                input.set_name(tensor.name);
                input.set_data_type(tensor.type);
                input.mutable_dims()->Assign(tensor.dims.begin(), tensor.dims.end());
                input.set_raw_data(tensor.bytes);
            }
            const std::vector<float> a = VERIFIED(toFloats(VERIFIED(m_runner->run(handle, inputs, m_context))[0], {}));
            const std::vector<float> b = VERIFIED(toFloats(VERIFIED(m_trainer->forward(model, inputs, m_context))[0], {}));
            QCOMPARE(a.size(), b.size());
            const auto width = static_cast<ptrdiff_t>(a.size()) / batch.samples();
            for (ptrdiff_t i = 0; i < batch.samples(); ++i) {
                const auto best = [&](const std::vector<float> &scores) {
                    return std::max_element(scores.begin() + i * width, scores.begin() + (i + 1) * width) - scores.begin();
                };
                alike += best(a) == best(b);
            }
        }
        const double share = static_cast<double>(alike) / static_cast<double>(count);
        qInfo("%s: %.2f %% of %lld", entry.path().filename().c_str(), share * 100, static_cast<long long>(count));
        QVERIFY2(share >= 0.995, entry.path().filename().c_str());
    }
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerModels)
#include "tst_trainer_models.moc"
