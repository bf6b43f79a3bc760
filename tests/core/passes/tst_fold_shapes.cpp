#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFoldShapes : public QObject {
    Q_OBJECT
private slots:
    void itMakesAConstant_data();
    void itMakesAConstant();
    void itHoldsForOtherSizes();
    void storedShapesAreNotBelieved();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesChange();
};

namespace {

const std::string numbers = "<int64[1] zero = {0}, int64[1] one = {1}, int64[1] two = {2}, int64[1] three = {3}, int64[1] four = {4}, int64[1] half = {2}, int64[1] minus = {-1}> ";

Model network(const std::string &signature, const std::string &body)
{
    return modelOf("agraph " + signature + " " + numbers + "{ " + body + " }");
}

std::vector<int64_t> shapeOf(const Model &model)
{
    const auto reshape = model.index().nodesOf("Reshape").front();
    return VERIFIED(model.constantInts(model.index().node(reshape).input(1)));
}

const std::string heads = "s = Shape(x) b = Gather<axis=0>(s, zero) t = Gather<axis=0>(s, one) q = Concat<axis=0>(b, t, four, three) [reshape] y = Reshape(x, q)";

} // namespace

void TestFoldShapes::itMakesAConstant_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QList<int>>("shape");
    const auto row = [](const char *name, const char *signature, const std::string &body, const QList<int> &shape) { QTest::newRow(name) << signature << QString::fromStdString(body) << shape; };
    row("two sizes kept", "(float[N,T,12] x) => (float[N,T,4,3] y)", heads, {0, 0, 4, 3});
    row("one size left", "(float[N,4,T] x) => (float[N,A] y)", "s = Shape(x) b = Gather<axis=0>(s, zero) q = Concat<axis=0>(b, minus) [reshape] y = Reshape(x, q)", {0, -1});
    row("arithmetic on a known size", "(float[N,4,6,6] x) => (float[N,2,2,6,6] y)",
        "s = Shape(x) b = Gather<axis=0>(s, zero) c = Gather<axis=0>(s, one) d = Div(c, half) h = Gather<axis=0>(s, two) w = Gather<axis=0>(s, three) "
        "q = Concat<axis=0>(b, half, d, h, w) [reshape] y = Reshape(x, q)", {0, 2, 2, 6, 6});
    row("a size on another axis", "(float[4,N,3] x) => (float[N,12] y)", "s = Shape(x) b = Gather<axis=0>(s, one) m = Mul(four, three) q = Concat<axis=0>(b, m) [reshape] y = Reshape(x, q)", {-1, 12});
}

void TestFoldShapes::itMakesAConstant()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QList<int>, shape);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"fold-shapes", {}, {}, {}}, before);
    QCOMPARE(shapeOf(outcome.model), std::vector<int64_t>(shape.begin(), shape.end()));
    QVERIFY(changed(outcome.report, "reshape"));
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestFoldShapes::itHoldsForOtherSizes()
{
    const Model before = network("(float[N,T,12] x) => (float[N,T,4,3] y)", heads);
    const PassOutcome outcome = checkedRun({"fold-shapes", {}, {}, {}}, before);
    for (const std::vector<int64_t> &dims : {std::vector<int64_t>{1, 7, 12}, std::vector<int64_t>{5, 1, 12}}) {
        const std::vector inputs{randomTensor("x", dims, 3)};
        const auto expected = outputsOf(before, inputs);
        const auto given = outputsOf(outcome.model, inputs);
        QCOMPARE(given.front().SerializeAsString(), expected.front().SerializeAsString());
    }
}

// A file may carry the shapes of the size it was exported with.
void TestFoldShapes::storedShapesAreNotBelieved()
{
    pb::ModelProto proto = network("(float[N,T,12] x) => (float[A,B] y)", "r = Relu(x) s = Shape(r) b = Gather<axis=0>(s, zero) t = Gather<axis=0>(s, one) m = Mul(b, t) q = Concat<axis=0>(m, minus) [reshape] y = Reshape(r, q)").proto();
    auto &stated = *proto.mutable_graph()->add_value_info();
    stated.set_name("r");
    stated.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
    for (const int64_t size : {1, 9, 12})
        stated.mutable_type()->mutable_tensor_type()->mutable_shape()->add_dim()->set_dim_value(size);
    const Model before(std::move(proto), {});
    const PassOutcome outcome = checkedRun({"fold-shapes", {}, {}, {}}, before);
    const auto shape = VERIFIED(outcome.model.constantInts("reshape/shape"));
    QCOMPARE(shape, (std::vector<int64_t>{-1, 12})); // not 9
    const std::vector inputs{randomTensor("x", {5, 3, 12}, 3)};
    const auto y = outputsOf(outcome.model, inputs).front(); // of the model before, the runtime, which believes them, makes 9x20
    QCOMPARE(y.dims_size(), 2);
    QCOMPARE(y.dims(0), int64_t{15});
    QCOMPARE(y.dims(1), int64_t{12});
}

void TestFoldShapes::itStaysOut_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("two sizes on other axes") << "(float[N,T,12] x) => (float[T,N,12] y)"
                                             << "s = Shape(x) b = Gather<axis=0>(s, zero) t = Gather<axis=0>(s, one) q = Concat<axis=0>(t, b, minus) [reshape] y = Reshape(x, q)"
                                             << "2 sizes of its shape are not known before running";
    QTest::newRow("a shape that is an input") << "(float[N,12] x, int64[2] q) => (float[A,B] y)" << "[reshape] y = Reshape(x, q)" << "2 sizes of its shape are not known before running";
    QTest::newRow("zero is a size") << "(float[N,T,12] x) => (float[N,T,4,3] y)" << "s = Shape(x) b = Gather<axis=0>(s, zero) t = Gather<axis=0>(s, one) q = Concat<axis=0>(b, t, four, three) [reshape] y = Reshape<allowzero=1>(x, q)" << "";
    QTest::newRow("constant already") << "(float[N,T,12] x) => (float[N,T,4,3] y) " << "q = Constant<value=int64[4] {0, 0, 4, 3}>() [reshape] y = Reshape(x, q)" << "";
}

void TestFoldShapes::itStaysOut()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QString, reason);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"fold-shapes", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "reshape")), reason);
}

void TestFoldShapes::onlyChosenNodesChange()
{
    const Model before = network("(float[N,T,12] x) => (float[N,T,4,3] y)", heads);
    QCOMPARE(text(checkedRun({"fold-shapes", {}, {}, std::set<std::string>{"q"}}, before).model), text(before));
}

QTEST_GUILESS_MAIN(TestFoldShapes)
#include "tst_fold_shapes.moc"
