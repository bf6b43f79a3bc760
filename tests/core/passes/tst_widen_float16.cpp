#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner widen()
{
    return {"widen-float16", {}, servicesOfRunner(), {}};
}

// The weights of a float32 model in float16.
Model narrowed(const Model &model)
{
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        if (tensor.data_type() != pb::TensorProto::FLOAT)
            continue;
        const auto values = VERIFIED(toFloats(tensor, {}));
        tensor.clear_float_data();
        tensor.set_data_type(pb::TensorProto::FLOAT16);
        tensor.set_raw_data(float16Bytes(values));
    }
    return Model(std::move(proto), {});
}

} // namespace

class TestWidenFloat16 : public QObject {
    Q_OBJECT
private slots:
    void theWeightsKeepTheirValues();
    void inputsAndOutputsKeepTheirType();
    void aFloat32ModelStays();
    void constantsThatAreOnlyStoredInFloat16Stay();
};

void TestWidenFloat16::theWeightsKeepTheirValues()
{
    const Model before = narrowed(modelOf("agraph (float[2,12] x) => (float[2,16] y) { h = Cast<to=10>(x) [mat] p = MatMul(h, m) [relu] r = Relu(p) y = Cast<to=1>(r) }", {"m[12,16]"}));
    const PassOutcome outcome = checkedRun(widen(), before);
    QVERIFY(changed(outcome.report, "mat"));
    QCOMPARE(VERIFIED(outcome.model.constantFloats("m")), VERIFIED(before.constantFloats("m")));
    QVERIFY(difference(before, outcome.model) < 2e-3);
}

void TestWidenFloat16::inputsAndOutputsKeepTheirType()
{
    const Model before = narrowed(modelOf("agraph (float16[2,12] x) => (float16[2,16] y, float16[2,16] z) { [mat] y = MatMul(x, m) [relu] z = Relu(y) }", {"m[12,16]"}));
    const PassOutcome outcome = checkedRun(widen(), before);
    QCOMPARE(countOf(outcome.model, "Cast"), 3);
    for (const auto &value : outcome.model.graph().output())
        QCOMPARE(value.type().tensor_type().elem_type(), int(pb::TensorProto::FLOAT16));
    std::vector<pb::TensorProto> inputs = inputsFor(before, 1);
    inputs[0].set_data_type(pb::TensorProto::FLOAT16);
    inputs[0].set_raw_data(float16Bytes(VERIFIED(toFloats(randomTensor("x", {2, 12}), {}))));
    const auto a = outputsOf(before, inputs);
    const auto b = outputsOf(outcome.model, inputs);
    for (size_t i = 0; i < a.size(); ++i) {
        const auto x = VERIFIED(toDoubles(a[i], {}));
        const auto y = VERIFIED(toDoubles(b[i], {}));
        for (size_t k = 0; k < x.size(); ++k)
            QVERIFY(std::abs(x[k] - y[k]) < 2e-3);
    }
}

void TestWidenFloat16::aFloat32ModelStays()
{
    const Model before = modelOf("agraph (float[2,12] x) => (float[2,16] y) { [mat] y = MatMul(x, m) }", {"m[12,16]"});
    QCOMPARE(text(checkedRun(widen(), before).model), text(before));
}

void TestWidenFloat16::constantsThatAreOnlyStoredInFloat16Stay()
{
    const Model before = narrowed(modelOf("agraph (float[2,12] x) => (float[2,16] y) { w = Cast<to=1>(m) [mat] y = MatMul(x, w) }", {"m[12,16]"}));
    QCOMPARE(text(checkedRun(widen(), before).model), text(before));
}

QTEST_GUILESS_MAIN(TestWidenFloat16)
#include "tst_widen_float16.moc"
