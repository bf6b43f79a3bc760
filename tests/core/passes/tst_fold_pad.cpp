#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFoldPad : public QObject {
    Q_OBJECT
private slots:
    void itFolds_data();
    void itFolds();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesAreFolded();
};

namespace {

const std::string numbers = "<int64[8] q = {0, 0, 0, 1, 0, 0, 1, 2}, int64[8] channels = {0, 1, 0, 0, 0, 0, 0, 0}, int64[8] cut = {0, 0, -1, 0, 0, 0, 0, 0}, int64[4] flat = {0, 0, 1, 1}, "
                            "float none = {0.0}, float half = {0.5}> ";

Model network(const std::string &signature, const std::string &body, int opset = 17)
{
    return modelOf("agraph " + signature + " " + numbers + "{ " + body + " }", {"w[4,3,3,3]", "v[3,1,3,3]"}, opset);
}

} // namespace

void TestFoldPad::itFolds_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("opset");
    const auto row = [](const char *name, const char *signature, const char *body, int opset) { QTest::newRow(name) << signature << body << opset; };
    row("convolution without padding", "(float[N,3,6,6] x) => (float[N,4,5,7] y)", "[pad] p = Pad(x, q) [conv] y = Conv(p, w)", 17);
    row("zero given, padding there already", "(float[N,3,6,6] x) => (float[N,4,7,9] y)", "[pad] p = Pad(x, q, none) [conv] y = Conv<pads=[1,1,1,1]>(p, w)", 17);
    row("VALID and strides", "(float[N,3,6,6] x) => (float[N,4,3,4] y)", "[pad] p = Pad(x, q) [conv] y = Conv<auto_pad=\"VALID\",strides=[2,2]>(p, w)", 17);
    row("two readers", "(float[N,3,6,6] x) => (float[N,4,5,7] y, float[N,3,5,7] z)", "[pad] p = Pad(x, q) [conv] y = Conv(p, w) [deep] z = Conv<group=3>(p, v)", 17);
    row("an old opset", "(float[N,3,6,6] x) => (float[N,4,6,6] y)", "[pad] p = Pad<pads=[0,0,1,1,0,0,1,1]>(x) [conv] y = Conv(p, w)", 10);
}

void TestFoldPad::itFolds()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(int, opset);
    const Model before = network(signature.toStdString(), body.toStdString(), opset);
    const PassOutcome outcome = checkedRun({"fold-pad", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Pad"), 0);
    QVERIFY(changed(outcome.report, "pad"));
    QVERIFY(difference(before, outcome.model) < 1e-6);
}

void TestFoldPad::itStaysOut_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *signature, const char *body, const char *reason) { QTest::newRow(name) << signature << body << reason; };
    row("mirrored", "(float[N,3,6,6] x) => (float[N,4,5,7] y)", "[pad] p = Pad<mode=\"reflect\">(x, q) [conv] y = Conv(p, w)", "it repeats or mirrors values");
    row("another value", "(float[N,3,6,6] x) => (float[N,4,5,7] y)", "[pad] p = Pad(x, q, half) [conv] y = Conv(p, w)", "it adds other values than zeros");
    row("channels", "(float[N,2,6,6] x) => (float[N,4,4,4] y)", "[pad] p = Pad(x, channels) [conv] y = Conv(p, w)", "it adds along batch or channels");
    row("cutting", "(float[N,3,6,6] x) => (float[N,4,3,4] y)", "[pad] p = Pad(x, cut) [conv] y = Conv(p, w)", "it cuts");
    row("computed", "(float[N,3,6,6] x, int64[8] c) => (float[N,4,A,B] y)", "[pad] p = Pad(x, c) [conv] y = Conv(p, w)", "how much it adds is computed");
    row("another reader", "(float[N,3,6,6] x) => (float[N,4,5,7] y, float[N,3,7,9] z)", "[pad] p = Pad(x, q) [conv] y = Conv(p, w) [relu] z = Relu(p)", "it is read by relu (Relu)");
    row("automatic padding", "(float[N,3,6,6] x) => (float[N,4,7,9] y)", "[pad] p = Pad(x, q) [conv] y = Conv<auto_pad=\"SAME_UPPER\">(p, w)", "conv works its padding out itself");
    row("an output", "(float[N,3,6,6] x) => (float[N,4,5,7] y, float[N,3,7,9] p)", "[pad] p = Pad(x, q) [conv] y = Conv(p, w)", "its result is an output of the model");
    row("a matrix", "(float[N,3] x) => (float[A,B] y)", "[pad] y = Pad(x, flat)", "it does not pad each axis of batch, channels and space");
}

void TestFoldPad::itStaysOut()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QString, reason);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"fold-pad", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "pad")), reason);
}

void TestFoldPad::onlyChosenNodesAreFolded()
{
    const Model before = network("(float[N,3,6,6] x) => (float[N,4,5,7] y)", "[pad] p = Pad(x, q) [conv] y = Conv(p, w)");
    QCOMPARE(text(checkedRun({"fold-pad", {}, {}, std::set<std::string>{"conv"}}, before).model), text(before));
}

QTEST_GUILESS_MAIN(TestFoldPad)
#include "tst_fold_pad.moc"
