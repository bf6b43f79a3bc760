#include "core/model/element_type.h"

#include <QTest>

#include <limits>

using namespace pare;

class TestElementType : public QObject {
    Q_OBJECT
private slots:
    void everyTypeOfTheFormatHasANameThatLeadsBack();
    void unknownTypesHaveNone();
    void packedTypesFillBytesWithoutGaps_data();
    void packedTypesFillBytesWithoutGaps();
    void sizesThatOverflowAreNone();
};

void TestElementType::everyTypeOfTheFormatHasANameThatLeadsBack()
{
    for (int type = 1; type <= pb::TensorProto::DataType_MAX; ++type) {
        const std::string_view name = elementTypeName(type);
        QVERIFY2(name != "undefined", std::to_string(type).c_str());
        QCOMPARE(int(*elementTypeFromName(name)), type);
        QVERIFY(type == pb::TensorProto::STRING || elementBits(type) > 0);
    }
}

void TestElementType::unknownTypesHaveNone()
{
    for (const int type : {0, -1, 1000}) {
        QCOMPARE(elementTypeName(type), std::string_view("undefined"));
        QCOMPARE(elementBits(type), 0);
        QVERIFY(!elementBytes(type, 4));
        QVERIFY(!isFloatType(type) && !isIntegerType(type));
    }
    QVERIFY(!elementTypeFromName("float31"));
    QVERIFY(!elementBytes(pb::TensorProto::STRING, 4));
}

void TestElementType::packedTypesFillBytesWithoutGaps_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("float32") << int(pb::TensorProto::FLOAT) << qint64{5} << qint64{20};
    QTest::newRow("complex128") << int(pb::TensorProto::COMPLEX128) << qint64{2} << qint64{32};
    QTest::newRow("int4, even") << int(pb::TensorProto::INT4) << qint64{6} << qint64{3};
    QTest::newRow("int4, odd") << int(pb::TensorProto::INT4) << qint64{7} << qint64{4};
    QTest::newRow("uint2") << int(pb::TensorProto::UINT2) << qint64{5} << qint64{2};
    QTest::newRow("float6, four in three bytes") << int(pb::TensorProto::FLOAT6E2M3) << qint64{8} << qint64{6};
    QTest::newRow("float6, one") << int(pb::TensorProto::FLOAT6E3M2) << qint64{1} << qint64{1};
    QTest::newRow("float6, two") << int(pb::TensorProto::FLOAT6E3M2) << qint64{2} << qint64{2};
    QTest::newRow("none") << int(pb::TensorProto::INT4) << qint64{0} << qint64{0};
}

void TestElementType::packedTypesFillBytesWithoutGaps()
{
    QFETCH(int, type);
    QFETCH(qint64, count);
    QFETCH(qint64, bytes);
    QCOMPARE(elementBytes(type, count), std::optional<int64_t>(bytes));
}

void TestElementType::sizesThatOverflowAreNone()
{
    constexpr int64_t most = std::numeric_limits<int64_t>::max();
    QVERIFY(!elementBytes(pb::TensorProto::FLOAT, most / 2));
    QVERIFY(!elementBytes(pb::TensorProto::FLOAT, -1));
    QCOMPARE(elementBytes(pb::TensorProto::INT4, most), std::optional<int64_t>(most / 2 + 1));
}

QTEST_APPLESS_MAIN(TestElementType)
#include "tst_element_type.moc"
