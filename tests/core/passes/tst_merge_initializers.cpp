#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

// Constants `copies` of the shape with the same values, and one with others.
Model network(const std::string &graph, const std::vector<int64_t> &dims = {16, 16})
{
    pb::ModelProto proto = modelOf(graph).proto();
    for (const char *name : {"w", "v"})
        *proto.mutable_graph()->add_initializer() = randomTensor(name, dims, 5);
    *proto.mutable_graph()->add_initializer() = randomTensor("u", dims, 6);
    return Model(std::move(proto), {});
}

const std::string graph = "agraph (float[N,16] x) => (float[N,16] y) { [one] a = MatMul(x, w) [two] b = MatMul(a, v) [three] y = MatMul(b, u) }";
const std::map<std::string, std::string> small{{"min_bytes", "64"}};

} // namespace

class TestMergeInitializers : public QObject {
    Q_OBJECT
private slots:
    void copiesBecomeOne();
    void smallOnesStayApart();
    void otherDimensionsStayApart();
    void outputsStay();
    void onlyChosenReadersChange();
};

void TestMergeInitializers::copiesBecomeOne()
{
    const Model before = network(graph);
    const PassOutcome outcome = checkedRun({"merge-initializers", small, {}, {}}, before);
    QCOMPARE(outcome.model.graph().initializer_size(), 2);
    QCOMPARE(outcome.model.graph().node(1).input(1), std::string("w"));
    QVERIFY(changed(outcome.report, "two") && !changed(outcome.report, "three"));
    QVERIFY(wholeBytes(outcome.model).size() + 1000 < wholeBytes(before).size());
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestMergeInitializers::smallOnesStayApart()
{
    const Model before = network(graph);
    QCOMPARE(text(checkedRun({"merge-initializers", {}, {}, {}}, before).model), text(before));
    QCOMPARE(text(checkedRun({"merge-initializers", {{"min_bytes", "1025"}}, {}, {}}, before).model), text(before));
    QCOMPARE(countOf(checkedRun({"merge-initializers", {{"min_bytes", "1024"}}, {}, {}}, before).model, "MatMul"), 3);
}

void TestMergeInitializers::otherDimensionsStayApart()
{
    pb::ModelProto proto = modelOf("agraph (float[N,16] x) => (float[N,4,4] y) { a = Mul(x, w) s = Reshape(a, shape) [two] y = Mul(s, v) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {16}, 5);
    *proto.mutable_graph()->add_initializer() = randomTensor("v", {4, 4}, 5);
    auto &shape = *proto.mutable_graph()->add_initializer();
    shape.set_name("shape");
    shape.set_data_type(pb::TensorProto::INT64);
    shape.add_dims(3);
    shape.set_raw_data(bytesOf(std::vector<int64_t>{-1, 4, 4}));
    const Model before(std::move(proto), {});
    QCOMPARE(text(checkedRun({"merge-initializers", {{"min_bytes", "1"}}, {}, {}}, before).model), text(before));
}

void TestMergeInitializers::outputsStay()
{
    const Model before = network("agraph (float[N,16] x) => (float[N,16] y, float[16,16] v) { [one] a = MatMul(x, w) [two] y = MatMul(a, v) }");
    const PassOutcome outcome = checkedRun({"merge-initializers", small, {}, {}}, before);
    QVERIFY(outcome.model.index().initializer("v"));
    QVERIFY(outcome.report.changes.empty());
}

void TestMergeInitializers::onlyChosenReadersChange()
{
    const Model before = network(graph);
    const PassOutcome outcome = checkedRun({"merge-initializers", small, {}, std::set<std::string>{"one"}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

QTEST_GUILESS_MAIN(TestMergeInitializers)
#include "tst_merge_initializers.moc"
