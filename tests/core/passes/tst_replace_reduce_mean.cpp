#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestReplaceReduceMean : public QObject {
    Q_OBJECT
private slots:
    void itBecomesAPool_data();
    void itBecomesAPool();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesChange();
};

void TestReplaceReduceMean::itBecomesAPool_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("opset");
    QTest::addColumn<int>("nodes");
    QTest::newRow("axes kept") << "(float[N,3,6,5] x) => (float[N,3,1,1] y) { [mean] y = ReduceMean<axes=[2,3]>(x) }" << 17 << 1;
    QTest::newRow("axes from the end, dropped") << "(float[N,3,6,5] x) => (float[N,3] y) { [mean] y = ReduceMean<axes=[-1,-2],keepdims=0>(x) }" << 17 << 2;
    QTest::newRow("a number that is not 1 drops axes too") << "(float[N,3,6,5] x) => (float[N,3] y) { [mean] y = ReduceMean<axes=[2,3],keepdims=2>(x) }" << 17 << 2;
    QTest::newRow("axes as an input") << "(float[N,3,6,5] x) => (float[N,3,1,1] y) <int64[2] axes = {2, 3}> { [mean] y = ReduceMean(x, axes) }" << 18 << 1;
}

void TestReplaceReduceMean::itBecomesAPool()
{
    QFETCH(QString, graph);
    QFETCH(int, opset);
    QFETCH(int, nodes);
    const Model before = modelOf("agraph " + graph.toStdString(), {}, opset);
    const PassOutcome outcome = checkedRun({"replace-reduce-mean", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "ReduceMean"), 0);
    QCOMPARE(outcome.model.graph().node_size(), nodes);
    QVERIFY(difference(before, outcome.model) < 1e-6);
}

void TestReplaceReduceMean::itStaysOut_data()
{
    QTest::addColumn<QString>("graph");
    QTest::newRow("other axes") << "(float[N,3,6,5] x) => (float[N,1,1,5] y) { [mean] y = ReduceMean<axes=[1,2]>(x) }";
    QTest::newRow("one axis") << "(float[N,3,6,5] x) => (float[N,3,6,1] y) { [mean] y = ReduceMean<axes=[3]>(x) }";
    QTest::newRow("all axes") << "(float[N,3,6,5] x) => (float[1,1,1,1] y) { [mean] y = ReduceMean(x) }";
    QTest::newRow("three axes") << "(float[N,3,6] x) => (float[N,3,1] y) { [mean] y = ReduceMean<axes=[2]>(x) }";
    QTest::newRow("five axes") << "(float[N,3,6,5,4] x) => (float[N,3,1,1,4] y) { [mean] y = ReduceMean<axes=[2,3]>(x) }";
    QTest::newRow("integers") << "(int64[N,3,6,5] x) => (int64[N,3,1,1] y) { [mean] y = ReduceMean<axes=[2,3]>(x) }";
}

void TestReplaceReduceMean::itStaysOut()
{
    QFETCH(QString, graph);
    const Model before = modelOf("agraph " + graph.toStdString());
    const PassOutcome outcome = checkedRun({"replace-reduce-mean", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

void TestReplaceReduceMean::onlyChosenNodesChange()
{
    const Model before = modelOf("agraph (float[N,3,6,5] x) => (float[N,3,1,1] y) { [relu] r = Relu(x) [mean] y = ReduceMean<axes=[2,3]>(r) }");
    QCOMPARE(text(checkedRun({"replace-reduce-mean", {}, {}, std::set<std::string>{"relu"}}, before).model), text(before));
}

QTEST_GUILESS_MAIN(TestReplaceReduceMean)
#include "tst_replace_reduce_mean.moc"
