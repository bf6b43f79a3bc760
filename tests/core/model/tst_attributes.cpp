#include "core/model/attributes.h"

#include <QTest>

using namespace pare;

class TestAttributes : public QObject {
    Q_OBJECT
private slots:
    void whatWasSetIsFound();
    void aMissingOneGivesTheDefault();
    void settingAgainReplacesValueAndType();
    void anotherTypeThanAskedForIsNotTaken();
    void oldFilesWithoutTypesAreRead();
    void operatorsOfOtherDomainsAreTheirOwn();
};

void TestAttributes::whatWasSetIsFound()
{
    pb::NodeProto node;
    setAttribute(node, "axis", int64_t{3});
    setAttribute(node, "alpha", 0.5F);
    setAttribute(node, "mode", std::string_view("linear"));
    setAttribute(node, "pads", std::vector<int64_t>{1, 2, 3});
    QCOMPARE(intAttribute(node, "axis", 0), int64_t{3});
    QCOMPARE(floatAttribute(node, "alpha", 0), 0.5F);
    QCOMPARE(stringAttribute(node, "mode"), "linear");
    QVERIFY((intsAttribute(node, "pads") == std::vector<int64_t>{1, 2, 3}));
    QCOMPARE(node.attribute_size(), 4);
    removeAttribute(node, "alpha");
    QVERIFY(!findAttribute(node, "alpha"));
    QCOMPARE(node.attribute_size(), 3);
}

void TestAttributes::aMissingOneGivesTheDefault()
{
    const pb::NodeProto node;
    QCOMPARE(intAttribute(node, "axis", 7), int64_t{7});
    QCOMPARE(floatAttribute(node, "alpha", 1.5F), 1.5F);
    QCOMPARE(stringAttribute(node, "mode", "nearest"), "nearest");
    QVERIFY(intsAttribute(node, "pads").empty());
}

void TestAttributes::settingAgainReplacesValueAndType()
{
    pb::NodeProto node;
    setAttribute(node, "x", std::vector<int64_t>{1, 2});
    setAttribute(node, "x", 2.0F);
    QCOMPARE(node.attribute_size(), 1);
    QCOMPARE(node.attribute(0).ints_size(), 0);
    QCOMPARE(floatAttribute(node, "x", 0), 2.0F);
}

void TestAttributes::anotherTypeThanAskedForIsNotTaken()
{
    pb::NodeProto node;
    setAttribute(node, "x", 2.0F);
    QCOMPARE(intAttribute(node, "x", 9), int64_t{9});
    QCOMPARE(stringAttribute(node, "x", "none"), "none");
}

void TestAttributes::oldFilesWithoutTypesAreRead()
{
    pb::NodeProto node;
    auto *attribute = node.add_attribute();
    attribute->set_name("axis");
    attribute->set_i(2);
    QCOMPARE(intAttribute(node, "axis", 0), int64_t{2});
    QCOMPARE(floatAttribute(node, "axis", 0.5F), 0.5F);
}

void TestAttributes::operatorsOfOtherDomainsAreTheirOwn()
{
    pb::NodeProto node;
    node.set_op_type("Conv");
    QVERIFY(isOp(node, "Conv"));
    QCOMPARE(qualifiedOp(node), "Conv");
    node.set_domain("ai.onnx");
    QVERIFY(isOp(node, "Conv"));
    QCOMPARE(qualifiedOp(node), "Conv");
    node.set_domain("com.microsoft");
    QVERIFY(!isOp(node, "Conv"));
    QCOMPARE(qualifiedOp(node), "com.microsoft.Conv");
}

QTEST_APPLESS_MAIN(TestAttributes)
#include "tst_attributes.moc"
