#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestReplacePrelu : public QObject {
    Q_OBJECT
private slots:
    void aRowOfSlopesBecomesASum_data();
    void aRowOfSlopesBecomesASum();
    void otherShapesBecomeAMaximum();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesChange();
};

namespace {

const std::string slopes = "<float[3,1,1] a = {0.1, 0.25, -0.3}, float[1,3,1,1] b = {0.1, 2.0, 0.3}, float[3] row = {0.1, 0.2, 0.3}, float[3] steep = {0.1, 2.0, 0.3}, float[3,1,1] one = {0.2, 0.2, 0.2}> ";

Model network(const std::string &signature, const std::string &body)
{
    return modelOf("agraph " + signature + " " + slopes + "{ " + body + " }", {"w[3,3,1,1]"});
}

} // namespace

void TestReplacePrelu::aRowOfSlopesBecomesASum_data()
{
    QTest::addColumn<QString>("slope");
    QTest::newRow("three axes") << "a";
    QTest::newRow("four axes") << "b";
}

void TestReplacePrelu::aRowOfSlopesBecomesASum()
{
    QFETCH(QString, slope);
    const Model before = network("(float[N,3,6,5] x) => (float[N,3,6,5] y)", "c = Conv(x, w) [prelu] p = PRelu(c, " + slope.toStdString() + ") y = Conv(p, w)");
    const PassOutcome outcome = checkedRun({"replace-prelu", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "PRelu"), 0);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 2);
    QVERIFY(changed(outcome.report, "prelu"));
    QVERIFY(difference(before, outcome.model, 1, 3) < 1e-6);
}

void TestReplacePrelu::otherShapesBecomeAMaximum()
{
    const Model before = network("(float[N,4,3] x) => (float[N,4,3] y)", "[prelu] y = PRelu(x, row)");
    const PassOutcome outcome = checkedRun({"replace-prelu", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Max"), 1);
    QCOMPARE(difference(before, outcome.model, 1, 3), 0.0);
}

void TestReplacePrelu::itStaysOut_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("one slope for all") << "(float[N,3,6,5] x) => (float[N,3,6,5] y)" << "[prelu] y = PRelu(x, one)" << "it has one slope for all: fuse-activations makes LeakyRelu of it";
    QTest::newRow("steep slopes on another axis") << "(float[N,4,3] x) => (float[N,4,3] y)" << "[prelu] y = PRelu(x, steep)" << "its slopes are not one a channel of a picture, and not all between 0 and 1";
    QTest::newRow("computed slopes") << "(float[N,3,6,5] x, float[3,1,1] s) => (float[N,3,6,5] y)" << "[prelu] y = PRelu(x, s)" << "its slopes are no float32 constant";
}

void TestReplacePrelu::itStaysOut()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QString, reason);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-prelu", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "prelu")), reason);
}

void TestReplacePrelu::onlyChosenNodesChange()
{
    const Model before = network("(float[N,3,6,5] x) => (float[N,3,6,5] y)", "[prelu] p = PRelu(x, a) [relu] y = Relu(p)");
    QCOMPARE(text(checkedRun({"replace-prelu", {}, {}, std::set<std::string>{"relu"}}, before).model), text(before));
}

QTEST_GUILESS_MAIN(TestReplacePrelu)
#include "tst_replace_prelu.moc"
