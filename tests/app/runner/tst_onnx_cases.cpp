// ONNX's own test cases of the quantizing operators (onnx/backend/test/case/node of onnx 1.23.2, Apache-2.0), bit for bit: in the runner with
// inputs given, in the runner with all inputs but the first as constants (the form that Pare writes, which other kernels and fusions take), and
// in core/quant's own arithmetic.
#include "core/model/attributes.h"
#include "core/model/tensor_data.h"
#include "core/quant/affine.h"
#include "core/quant/packing.h"
#include "core/quant/weights.h"
#include "core/runtime/runner.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

namespace pare {

namespace {

struct Case {
    pb::ModelProto model;
    std::vector<pb::TensorProto> inputs;
    std::vector<pb::TensorProto> outputs;
};

std::map<QString, Case> cases()
{
    QFile file(PARE_SOURCE_DIR "/tests/app/runner/data/onnx-cases.json");
    std::map<QString, Case> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const auto bytes = [](const nlohmann::json &text) { return QByteArray::fromBase64(QByteArray::fromStdString(text.get<std::string>())).toStdString(); };
    for (const auto &json : nlohmann::json::parse(file.readAll().toStdString())) {
        Case one;
        bool read = one.model.ParseFromString(bytes(json["model"]));
        for (const auto &tensor : json["inputs"])
            read = one.inputs.emplace_back().ParseFromString(bytes(tensor)) && read;
        for (const auto &tensor : json["outputs"])
            read = one.outputs.emplace_back().ParseFromString(bytes(tensor)) && read;
        if (read)
            all[QString::fromStdString(json["name"].get<std::string>())] = std::move(one);
    }
    return all;
}

const std::map<QString, Case> &allCases()
{
    static const auto all = cases();
    return all;
}

// The numbers of a tensor: floats of eight bits and the like are compared as they stand.
std::vector<float> numbersOf(const pb::TensorProto &tensor)
{
    return VERIFIED(toFloats(tensor, {}));
}

// What ONNX Runtime 1.32 does not have: types of opsets above its own, and zero points by channel in ConvInteger.
bool isBeyondTheRuntime(const QString &name)
{
    return name.endsWith("int2") || name.endsWith("float4e2m1") || name == "test_convinteger_with_padding";
}

// The runtime knows opsets up to 26; the operators are the same there.
void lowerOpset(pb::ModelProto &model)
{
    for (auto &import : *model.mutable_opset_import())
        import.set_version(std::min<int64_t>(import.version(), 25));
    model.set_ir_version(std::min<int64_t>(model.ir_version(), 11));
}

quant::Grid gridOf(int type)
{
    switch (type) {
    case pb::TensorProto::INT8: return quant::signed8;
    case pb::TensorProto::UINT16: return {0, 65535};
    case pb::TensorProto::INT16: return {-32768, 32767};
    case pb::TensorProto::INT32: return {INT32_MIN, INT32_MAX};
    case pb::TensorProto::UINT4: return {0, 15};
    case pb::TensorProto::INT4: return {-8, 7};
    case pb::TensorProto::UINT2: return {0, 3};
    case pb::TensorProto::INT2: return {-2, 1};
    default: return quant::unsigned8;
    }
}

bool isInteger(int type)
{
    const std::set<int> types{pb::TensorProto::UINT8, pb::TensorProto::INT8,  pb::TensorProto::UINT16, pb::TensorProto::INT16,
                              pb::TensorProto::UINT4, pb::TensorProto::INT4, pb::TensorProto::UINT2,  pb::TensorProto::INT2};
    return types.contains(type);
}

} // namespace

class TestOnnxCases : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theRunnerGivesTheSame_data();
    void theRunnerGivesTheSame();
    void ownArithmeticGivesTheSame_data();
    void ownArithmeticGivesTheSame();
    void packedWeightsMultiplyAsTheirNumbers_data();
    void packedWeightsMultiplyAsTheirNumbers();

private:
    Result<std::vector<pb::TensorProto>> ran(const pb::ModelProto &proto, const std::vector<pb::TensorProto> &inputs);
    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
};

void TestOnnxCases::initTestCase()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
    QCOMPARE(allCases().size(), size_t{42});
}

Result<std::vector<pb::TensorProto>> TestOnnxCases::ran(const pb::ModelProto &proto, const std::vector<pb::TensorProto> &inputs)
{
    PARE_TRY_ASSIGN(const ModelHandle handle, m_runner->load(Model(proto, {}), {}, m_context));
    return m_runner->run(handle, inputs, m_context);
}

void TestOnnxCases::theRunnerGivesTheSame_data()
{
    QTest::addColumn<bool>("constants");
    for (const auto &[name, one] : allCases()) {
        QTest::newRow(qPrintable(name)) << false;
        if (!isBeyondTheRuntime(name)) // 2-bit numbers it makes from constants, and calls them by a type that is not ONNX's
            QTest::newRow(qPrintable(name + " with constants")) << true;
    }
}

void TestOnnxCases::theRunnerGivesTheSame()
{
    QFETCH(bool, constants);
    const QString name = QString::fromUtf8(QTest::currentDataTag()).section(' ', 0, 0);
    const Case &one = allCases().at(name);
    pb::ModelProto model = one.model;
    lowerOpset(model);
    std::vector<pb::TensorProto> inputs = one.inputs;
    if (constants) {
        auto &graph = *model.mutable_graph();
        for (size_t i = 1; i < inputs.size(); ++i)
            *graph.add_initializer() = inputs[i];
        while (graph.input_size() > 1)
            graph.mutable_input()->RemoveLast();
        inputs.resize(1);
    }
    const auto outputs = ran(model, inputs);
    if (isBeyondTheRuntime(name)) {
        QVERIFY2(!outputs.ok(), "the runtime has it by now: take it off the list");
        return;
    }
    QVERIFY2(outputs.ok(), outputs.ok() ? "" : outputs.error().text().c_str());
    QCOMPARE(outputs->size(), one.outputs.size());
    for (size_t i = 0; i < outputs->size(); ++i) {
        QCOMPARE((*outputs)[i].data_type(), one.outputs[i].data_type());
        QCOMPARE(numbersOf((*outputs)[i]), numbersOf(one.outputs[i]));
    }
}

void TestOnnxCases::ownArithmeticGivesTheSame_data()
{
    QTest::addColumn<int>("nothing");
    for (const auto &[name, one] : allCases()) {
        const std::string &op = one.model.graph().node(0).op_type();
        const bool integers = op == "QuantizeLinear" ? isInteger(one.outputs[0].data_type()) : op == "DequantizeLinear" ? isInteger(one.inputs[0].data_type()) : op == "DynamicQuantizeLinear";
        if (integers)
            QTest::newRow(qPrintable(name)) << 0;
    }
}

void TestOnnxCases::ownArithmeticGivesTheSame()
{
    const Case &one = allCases().at(QString::fromUtf8(QTest::currentDataTag()));
    const auto &node = one.model.graph().node(0);
    const auto x = numbersOf(one.inputs[0]);
    const auto y = numbersOf(one.outputs[0]);
    if (node.op_type() == "DynamicQuantizeLinear") {
        const auto [least, most] = std::minmax_element(x.begin(), x.end());
        const quant::Affine affine = quant::affineFor({*least, *most}, quant::unsigned8);
        QCOMPARE(affine.scale, numbersOf(one.outputs[1])[0]);
        QCOMPARE(static_cast<float>(affine.zeroPoint), numbersOf(one.outputs[2])[0]);
        for (size_t i = 0; i < x.size(); ++i)
            QCOMPARE(static_cast<float>(quant::quantize(x[i], affine, quant::unsigned8)), y[i]);
        return;
    }
    const auto scales = numbersOf(one.inputs[1]);
    const auto zeros = one.inputs.size() > 2 ? numbersOf(one.inputs[2]) : std::vector<float>{0};
    const std::vector<int64_t> dims(one.inputs[0].dims().begin(), one.inputs[0].dims().end());
    const auto axis = static_cast<size_t>((intAttribute(node, "axis", 1) + static_cast<int64_t>(dims.size())) % static_cast<int64_t>(dims.size()));
    const auto block = static_cast<size_t>(intAttribute(node, "block_size", 0));
    size_t inner = 1;
    for (size_t d = axis + 1; d < dims.size(); ++d)
        inner *= static_cast<size_t>(dims[d]);
    const auto length = static_cast<size_t>(dims[axis]);
    for (size_t i = 0; i < x.size(); ++i) {
        const size_t along = i / inner % length;
        // One scale for all, one an index of the axis, or one a block of it.
        const size_t at = scales.size() == 1 ? 0 : block == 0 ? along : (i / (inner * length) * (length / block) + along / block) * inner + i % inner;
        const quant::Affine affine{scales[at], static_cast<int>(zeros[zeros.size() > 1 ? at : 0])};
        if (node.op_type() == "QuantizeLinear")
            QCOMPARE(static_cast<float>(quant::quantize(x[i], affine, gridOf(one.outputs[0].data_type()))), y[i]);
        else
            QCOMPARE(quant::dequantize(static_cast<int>(x[i]), affine), y[i]);
    }
}

void TestOnnxCases::packedWeightsMultiplyAsTheirNumbers_data()
{
    QTest::addColumn<int>("bits");
    for (const int bits : {2, 4, 8})
        QTest::newRow(qPrintable(QString::number(bits))) << bits;
}

// MatMulNBits has no case of ONNX's: with identity rows as input each output is one weight, which must be integer times scale exactly.
void TestOnnxCases::packedWeightsMultiplyAsTheirNumbers()
{
    QFETCH(int, bits);
    constexpr int64_t inputs = 32;
    constexpr int64_t outputs = 6;
    constexpr int64_t block = 16;
    const auto values = numbersOf(test::randomTensor("w", {outputs, inputs}));
    const auto weights = quant::quantizeBlocks(values, inputs, block, bits, quant::ScaleRule::Largest);
    std::vector<int> integers(weights.values.begin(), weights.values.end());
    for (int &value : integers)
        value += 1 << (bits - 1);
    const std::string packed = quant::packBits(integers, bits);
    pb::ModelProto model = test::modelOf("agraph (float[32,32] x) => (float[32,6] y) { y = com.microsoft.MatMulNBits<K=32, N=6, bits=" + std::to_string(bits) + ", block_size=16>(x, w, s) }").proto();
    auto &domain = *model.add_opset_import();
    domain.set_domain("com.microsoft");
    domain.set_version(1);
    auto &w = *model.mutable_graph()->add_initializer();
    w.set_name("w");
    w.set_data_type(pb::TensorProto::UINT8);
    for (const int64_t dim : {outputs, inputs / block, block * bits / 8})
        w.add_dims(dim);
    w.set_raw_data(packed);
    auto &s = *model.mutable_graph()->add_initializer();
    s.set_name("s");
    s.set_data_type(pb::TensorProto::FLOAT);
    s.add_dims(static_cast<int64_t>(weights.scales.size()));
    s.set_raw_data(weights.scales.data(), weights.scales.size() * sizeof(float));
    pb::TensorProto identity;
    identity.set_name("x");
    identity.set_data_type(pb::TensorProto::FLOAT);
    identity.add_dims(inputs);
    identity.add_dims(inputs);
    for (int64_t i = 0; i < inputs * inputs; ++i)
        identity.add_float_data(i % (inputs + 1) == 0 ? 1.0F : 0.0F);
    const auto y = numbersOf(VERIFIED(ran(model, {identity}))[0]);
    for (int64_t o = 0; o < outputs; ++o)
        for (int64_t i = 0; i < inputs; ++i)
            QCOMPARE(y[static_cast<size_t>(i * outputs + o)],
                     static_cast<float>(weights.values[static_cast<size_t>(o * inputs + i)]) * weights.scales[static_cast<size_t>(o * (inputs / block) + i / block)]);
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestOnnxCases)
#include "tst_onnx_cases.moc"
