#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

// y = Relu(x W) V, with W and V among the inputs, as old exporters write them.
Model listed(int64_t irVersion)
{
    const Model model = modelOf("agraph (float[N,16] x) => (float[N,16] y) { [one] a = MatMul(x, w) r = Relu(a) [two] y = MatMul(r, v) }", {"w[16,16]", "v[16,16]"});
    pb::ModelProto proto = model.proto();
    for (const auto &tensor : model.graph().initializer()) {
        auto &input = *proto.mutable_graph()->add_input();
        input.set_name(tensor.name());
        auto &type = *input.mutable_type()->mutable_tensor_type();
        type.set_elem_type(tensor.data_type());
        for (const int64_t dim : tensor.dims())
            type.mutable_shape()->add_dim()->set_dim_value(dim);
    }
    proto.set_ir_version(irVersion);
    return Model(std::move(proto), model.payloads());
}

} // namespace

class TestSealConstants : public QObject {
    Q_OBJECT
private slots:
    void listedWeightsBecomeConstants();
    void oldFilesKeepTheirLists();
    void onlyChosenReadersChange();
};

void TestSealConstants::listedWeightsBecomeConstants()
{
    const Model before = listed(7);
    const PassOutcome outcome = checkedRun({"seal-constants", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().input_size(), 1);
    QCOMPARE(outcome.model.graph().input(0).name(), std::string("x"));
    QCOMPARE(outcome.model.graph().initializer_size(), 2);
    QVERIFY(changed(outcome.report, "one") && changed(outcome.report, "two"));
    QCOMPARE(difference(before, outcome.model), 0.0);
    QVERIFY(checkedRun({"seal-constants", {}, {}, {}}, outcome.model).report.changes.empty());
}

void TestSealConstants::oldFilesKeepTheirLists()
{
    const Model before = listed(3);
    QCOMPARE(text(checkedRun({"seal-constants", {}, {}, {}}, before).model), text(before));
}

void TestSealConstants::onlyChosenReadersChange()
{
    const PassOutcome outcome = checkedRun({"seal-constants", {}, {}, std::set<std::string>{"one"}}, listed(7));
    QCOMPARE(outcome.model.graph().input_size(), 2);
    QCOMPARE(outcome.model.graph().input(1).name(), std::string("v"));
}

QTEST_GUILESS_MAIN(TestSealConstants)
#include "tst_seal_constants.moc"
