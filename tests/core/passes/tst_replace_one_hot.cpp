#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestReplaceOneHot : public QObject {
    Q_OBJECT
private slots:
    void itLooksUp_data();
    void itLooksUp();
    void indicesOutOfRangeGiveZeros_data() { itLooksUp_data(); }
    void indicesOutOfRangeGiveZeros();
    void itStaysOut_data();
    void itStaysOut();
    void rowsThatOthersReadStay();
};

namespace {

const std::string numbers = "<int64 depth = {5}, int32 depth32 = {5}, float[2] values = {0.0, 1.0}, float[2] scaled = {0.0, 2.5}, float[2] off = {0.5, 1.0}, int64[5] range = {0, 1, 2, 3, 4}, "
                            "int32[1,1,5] range32 = {0, 1, 2, 3, 4}, int64[5] mixed = {0, 1, 2, 4, 3}, int64[1] last = {-1}> ";

Model oneHot(const std::string &signature, const std::string &body, int opset = 17)
{
    return modelOf("agraph " + signature + " " + numbers + "{ " + body + " }", {"w[5,3]"}, opset);
}

pb::TensorProto integers(const std::vector<int64_t> &dims, const std::vector<int64_t> &values, bool wide)
{
    pb::TensorProto tensor;
    tensor.set_name("i");
    tensor.set_data_type(wide ? pb::TensorProto::INT64 : pb::TensorProto::INT32);
    tensor.mutable_dims()->Assign(dims.begin(), dims.end());
    tensor.set_raw_data(wide ? bytesOf(values) : bytesOf(std::vector<int32_t>(values.begin(), values.end())));
    return tensor;
}

} // namespace

void TestReplaceOneHot::itLooksUp_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("wide");
    QTest::newRow("OneHot") << "(int64[2,4] i) => (float[2,4,3] y)" << "h = OneHot(i, depth, values) [mat] y = MatMul(h, w)" << true;
    QTest::newRow("OneHot, scaled, axis given") << "(int64[2,4] i) => (float[2,4,3] y)" << "h = OneHot<axis=2>(i, depth, scaled) [mat] y = MatMul(h, w)" << true;
    QTest::newRow("OneHot of int32") << "(int32[2,4] i) => (float[2,4,3] y)" << "h = OneHot(i, depth32, values) [mat] y = MatMul(h, w)" << false;
    QTest::newRow("Equal and Cast") << "(int64[2,4] i) => (float[2,4,3] y)" << "u = Unsqueeze(i, last) e = Equal(u, range) h = Cast<to=1>(e) [mat] y = MatMul(h, w)" << true;
    QTest::newRow("Equal of int32") << "(int32[2,4,1] i) => (float[2,4,3] y)" << "e = Equal(range32, i) h = Cast<to=1>(e) [mat] y = MatMul(h, w)" << false;
}

void TestReplaceOneHot::itLooksUp()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    const Model before = oneHot(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-one-hot", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "MatMul"), 0);
    QCOMPARE(countOf(outcome.model, "OneHot") + countOf(outcome.model, "Equal"), 0);
    QCOMPARE(countOf(outcome.model, "Gather"), 1);
    QVERIFY(changed(outcome.report, "mat"));
}

void TestReplaceOneHot::indicesOutOfRangeGiveZeros()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(bool, wide);
    const Model before = oneHot(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-one-hot", {}, {}, {}}, before);
    std::vector<int64_t> dims{2, 4};
    if (signature.contains("[2,4,1]"))
        dims.push_back(1);
    const std::vector inputs{integers(dims, {0, 4, 5, 100, -1, -5, -6, 3}, wide)};
    const auto expected = VERIFIED(toFloats(outputsOf(before, inputs).front(), {}));
    const auto given = VERIFIED(toFloats(outputsOf(outcome.model, inputs).front(), {}));
    QCOMPARE(given, expected);
}

void TestReplaceOneHot::itStaysOut_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another axis") << "(int64[5] i) => (float[5,3] y)" << "h = OneHot<axis=0>(i, depth, values) [mat] y = MatMul(h, w)" << "its one-hot rows do not lie on the last axis";
    QTest::newRow("off is not 0") << "(int64[2,4] i) => (float[2,4,3] y)" << "h = OneHot(i, depth, off) [mat] y = MatMul(h, w)" << "the values of n0 are not known to be 0 and one other number";
    QTest::newRow("float indices") << "(float[2,4] i) => (float[2,4,3] y)" << "h = OneHot(i, depth, values) [mat] y = MatMul(h, w)" << "the indices of n0 are not known to be int32 or int64";
    QTest::newRow("depth computed") << "(int64[2,4] i, int64 d) => (float[2,4,3] y)" << "h = OneHot(i, d, values) [mat] y = MatMul(h, w)" << "the depth of n0 is not known to be 5";
    QTest::newRow("range out of order") << "(int64[2,4,1] i) => (float[2,4,3] y)" << "e = Equal(i, mixed) h = Cast<to=1>(e) [mat] y = MatMul(h, w)" << "";
    QTest::newRow("last axis of five") << "(int64[2,5] i) => (float[2,3] y)" << "e = Equal(i, range) h = Cast<to=1>(e) [mat] y = MatMul(h, w)" << "the last axis of i is not known to have one element";
    QTest::newRow("no one-hot rows") << "(float[2,5] i) => (float[2,3] y)" << "h = Relu(i) [mat] y = MatMul(h, w)" << "";
}

void TestReplaceOneHot::itStaysOut()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QString, reason);
    const Model before = oneHot(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-one-hot", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    const std::string said = reasonFor(outcome.report, "mat");
    QCOMPARE(QString::fromStdString(said).replace(QString::fromStdString(before.graph().node(0).name()), "n0"), reason);
}

void TestReplaceOneHot::rowsThatOthersReadStay()
{
    const Model before = oneHot("(int64[2,4] i) => (float[2,4,3] y, float[2,4,5] h)", "h = OneHot(i, depth, values) [mat] y = MatMul(h, w)");
    const PassOutcome outcome = checkedRun({"replace-one-hot", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "OneHot"), 1);
    QCOMPARE(countOf(outcome.model, "Gather"), 1);
}

QTEST_GUILESS_MAIN(TestReplaceOneHot)
#include "tst_replace_one_hot.moc"
