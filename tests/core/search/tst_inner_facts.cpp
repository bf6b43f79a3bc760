#include "core/search/inner_facts.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <stop_token>

using namespace pare;
using namespace pare::test;

namespace {

Model nested()
{
    return modelOf("g (bool b, bool c, float[2,4] x) => (y) { [front] h = MatMul(x, v) [choose] y = If(b) <then_branch = t () => (p) { [inner] p = MatMul(h, w) }, "
                   "else_branch = e () => (q) { [again] q = If(c) <then_branch = t2 () => (r) { [deep] r = MatMul(h, w) }, else_branch = e2 () => (s) { [rest] s = Relu(h) }> }> }",
                   {"v[4,4]", "w[4,4]"});
}

std::string texts(const InnerFacts &facts, const std::string &expression)
{
    std::string all;
    for (const InnerMatch &match : facts.matching(VERIFIED(Selector::parse(expression)))) {
        all += all.empty() ? "" : ", ";
        for (const auto &[layer, body] : match.way)
            all += layer + "/" + body + "/";
        all += match.layer + " " + match.op;
    }
    return all;
}

} // namespace

class TestInnerFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layersInsideAreFoundWithTheWayToThem()
    {
        const Model model = nested();
        const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
        const InnerFacts facts = VERIFIED(InnerFacts::of(model, shapes, {}));
        QVERIFY(!facts.empty() && !facts.cut());
        QCOMPARE(texts(facts, "op:MatMul"), std::string("choose/then_branch/inner MatMul, choose/else_branch/again/then_branch/deep MatMul"));
        QCOMPARE(texts(facts, "rest"), std::string("choose/else_branch/again/else_branch/rest Relu"));
        QCOMPARE(texts(facts, "params>10 deep"), std::string("choose/else_branch/again/then_branch/deep MatMul"));
        QCOMPARE(texts(facts, "front"), std::string()); // that is outside
    }

    void aModelWithoutBodiesHasNone()
    {
        const Model model = modelOf("g (float[2,4] x) => (y) { y = Relu(x) }");
        QVERIFY(VERIFIED(InnerFacts::of(model, VERIFIED(ShapeTable::of(model)), {})).empty());
    }

    void tooManyAreCut()
    {
        const Model model = nested();
        const InnerFacts facts = VERIFIED(InnerFacts::of(model, VERIFIED(ShapeTable::of(model)), {}, 1));
        QVERIFY(facts.cut());
        QCOMPARE(texts(facts, ""), std::string("choose/then_branch/inner MatMul"));
    }

    void itCanBeStopped()
    {
        const Model model = nested();
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        QCOMPARE(REFUSED(InnerFacts::of(model, VERIFIED(ShapeTable::of(model)), context)).kind, ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestInnerFacts)
#include "tst_inner_facts.moc"
