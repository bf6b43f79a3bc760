#include "core/formats/kept_channels.h"
#include "core/model/element_type.h"
#include "tests/support/verified.h"

#include <onnx/onnx_pb.h>

using namespace pare;

class TestKeptChannels : public QObject {
    Q_OBJECT
private slots:
    void aNoteSurvivesTheWayThroughText();
    void notesOfTheSameSizeAreAsLong();
    void damagedNotesAreRefused_data();
    void damagedNotesAreRefused();
    void whatIsPrunedTwiceIsOfTheFirstSource();
    void aReferenceThatLostChannelsItself();
    void aShapeThatIsLeftIsMadeWholeAgain();
    void aTensorIsCutAlongItsAxis();
    void aTensorOfAnotherShapeIsLeft();
};

void TestKeptChannels::aNoteSurvivesTheWayThroughText()
{
    const KeptEnds outputs{{"hidden", {2, 9, {0, 3, 4, 8}}}, {"y", {1, 4, {3}}}};
    QVERIFY(VERIFIED(keptEndsFromText(keptEndsText(outputs))) == outputs);
    QVERIFY(VERIFIED(keptEndsFromText("")).empty());
}

void TestKeptChannels::notesOfTheSameSizeAreAsLong()
{
    QCOMPARE(keptEndsText({{"y", {1, 200, {0, 1, 2}}}}).size(), keptEndsText({{"y", {1, 200, {100, 150, 199}}}}).size());
}

void TestKeptChannels::damagedNotesAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no size") << QByteArray(R"({"y": {"axis": 1, "kept": "f"}})");
    QTest::newRow("axis below zero") << QByteArray(R"({"y": {"axis": -1, "size": 4, "kept": "f"}})");
    QTest::newRow("other length") << QByteArray(R"({"y": {"axis": 1, "size": 9, "kept": "ff"}})");
    QTest::newRow("behind the end") << QByteArray(R"({"y": {"axis": 1, "size": 5, "kept": "04"}})");
    QTest::newRow("nothing kept") << QByteArray(R"({"y": {"axis": 1, "size": 4, "kept": "0"}})");
    QTest::newRow("no digit") << QByteArray(R"({"y": {"axis": 1, "size": 4, "kept": "g"}})");
    QTest::newRow("huge") << QByteArray(R"({"y": {"axis": 1, "size": 9223372036854775807, "kept": "f"}})");
}

void TestKeptChannels::damagedNotesAreRefused()
{
    QFETCH(QByteArray, text);
    QCOMPARE(REFUSED(keptEndsFromText(text.toStdString())).kind, ErrorKind::InvalidInput);
}

void TestKeptChannels::whatIsPrunedTwiceIsOfTheFirstSource()
{
    const KeptEnds first{{"y", {1, 6, {1, 2, 4, 5}}}};
    QVERIFY((keptAfter(first, {{"y", {1, 4, {0, 3}}}}) == KeptEnds{{"y", {1, 6, {1, 5}}}}));
    QVERIFY((keptAfter(first, {{"z", {1, 3, {2}}}}) == KeptEnds{{"y", {1, 6, {1, 2, 4, 5}}}, {"z", {1, 3, {2}}}}));
    QVERIFY(keptAfter(first, {{"y", {1, 9, {0, 3}}}}).empty()); // of another output than the one that was noted
}

void TestKeptChannels::aReferenceThatLostChannelsItself()
{
    const KeptEnds now{{"y", {1, 6, {1, 5}}}};
    QVERIFY(keptRelativeTo(now, {}) == now);
    QVERIFY((keptRelativeTo(now, {{"y", {1, 6, {1, 2, 4, 5}}}}) == KeptEnds{{"y", {1, 4, {0, 3}}}}));
    QVERIFY(keptRelativeTo(now, now).empty());                             // the same: nothing to cut
    QVERIFY(keptRelativeTo(now, {{"y", {1, 6, {0, 1, 2}}}}).empty());      // it lacks one
}

void TestKeptChannels::aShapeThatIsLeftIsMadeWholeAgain()
{
    using Dims = std::vector<int64_t>;
    QCOMPARE(wholeDims({-1, 2, 6}, {1, 4, {0, 3}}), (Dims{-1, 4, 6}));
    QCOMPARE(wholeDims({-1, 4, 6}, {1, 4, {0, 3}}), (Dims{-1, 4, 6}));
    QCOMPARE(wholeDims({2}, {1, 4, {0, 3}}), (Dims{2}));
}

void TestKeptChannels::aTensorIsCutAlongItsAxis()
{
    const Tensor tensor{"y", pb::TensorProto::UINT8, {2, 3, 2}, std::string("abcdefghijkl")};
    const Tensor cut = cutToKept(tensor, {1, 3, {0, 2}});
    QCOMPARE(cut.bytes, std::string("abefghkl"));
    QVERIFY((cut.dims == std::vector<int64_t>{2, 2, 2}));
    QVERIFY(cut.consistent());
}

void TestKeptChannels::aTensorOfAnotherShapeIsLeft()
{
    const Tensor tensor{"y", pb::TensorProto::UINT8, {2, 3}, std::string("abcdef")};
    QCOMPARE(cutToKept(tensor, {1, 4, {0, 2}}).bytes, tensor.bytes);
    QCOMPARE(cutToKept(tensor, {2, 3, {0, 2}}).bytes, tensor.bytes);
}

QTEST_APPLESS_MAIN(TestKeptChannels)
#include "tst_kept_channels.moc"
