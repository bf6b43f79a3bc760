#include "core/base/result.h"

#include <QTest>

#include <memory>

using namespace pare;

namespace {

Result<int> half(int value)
{
    if (value % 2 != 0)
        return invalidInput("is odd", std::to_string(value));
    return value / 2;
}

Result<int> quarter(int value)
{
    PARE_TRY_ASSIGN(const int once, half(value));
    PARE_TRY_ASSIGN(const int twice, half(once));
    return twice;
}

Result<void> mustHalve(int value)
{
    PARE_TRY(half(value));
    return {};
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT
private slots:
    void aValueOrAnErrorAndNeverBoth();
    void tryReturnsTheFirstError();
    void moveOnlyValuesTravel();
    void anErrorsTextNamesThePlaceFirst();
    void everyKindHasANameAndTheExitCodeOfTheContract_data();
    void everyKindHasANameAndTheExitCodeOfTheContract();
};

void TestResult::aValueOrAnErrorAndNeverBoth()
{
    const Result<int> good = half(4);
    QVERIFY(good.ok());
    QCOMPARE(*good, 2);
    QCOMPARE(good.valueOr(7), 2);
    const Result<int> bad = half(3);
    QVERIFY(!bad);
    QVERIFY(bad.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(bad.valueOr(7), 7);
}

void TestResult::tryReturnsTheFirstError()
{
    QCOMPARE(*quarter(8), 2);
    QCOMPARE(quarter(6).error().where, "3");
    QCOMPARE(quarter(5).error().where, "5");
    QVERIFY(mustHalve(2).ok());
    QCOMPARE(mustHalve(1).error().text(), "1: is odd");
}

void TestResult::moveOnlyValuesTravel()
{
    Result<std::unique_ptr<int>> made = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = std::move(made).value();
    QCOMPARE(*taken, 5);
}

void TestResult::anErrorsTextNamesThePlaceFirst()
{
    QCOMPARE(ioError("is not there", "a.onnx").text(), "a.onnx: is not there");
    QCOMPARE(ioError("is not there").text(), "is not there");
}

void TestResult::everyKindHasANameAndTheExitCodeOfTheContract_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("bad data") << int(ErrorKind::InvalidInput) << "invalid-input" << 65;
    QTest::newRow("unsupported") << int(ErrorKind::Unsupported) << "unsupported" << 69;
    QTest::newRow("unavailable") << int(ErrorKind::Unavailable) << "unavailable" << 69;
    QTest::newRow("a limit") << int(ErrorKind::OutOfMemory) << "out-of-memory" << 69;
    QTest::newRow("a defect") << int(ErrorKind::Internal) << "internal" << 70;
    QTest::newRow("cannot create") << int(ErrorKind::CannotCreate) << "cannot-create" << 73;
    QTest::newRow("input and output") << int(ErrorKind::Io) << "io" << 74;
    QTest::newRow("cancelled") << int(ErrorKind::Cancelled) << "cancelled" << 130;
    QTest::newRow("guard missed") << int(ErrorKind::GuardMissed) << "guard-missed" << 1;
}

void TestResult::everyKindHasANameAndTheExitCodeOfTheContract()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(int, code);
    QCOMPARE(QString::fromStdString(std::string(errorKindName(static_cast<ErrorKind>(kind)))), name);
    QCOMPARE(exitCode(static_cast<ErrorKind>(kind)), code);
}

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
