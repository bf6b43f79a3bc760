#include "core/prune/match_shapes.h"

#include <QTest>

using namespace pare;

namespace {

// "N,3,-,4": a name, sizes, and a size that nothing is known of.
ValueShape shape(const QString &text)
{
    ValueShape result;
    result.ranked = true;
    for (const QString &part : text.split(',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qlonglong size = part.toLongLong(&isNumber);
        result.dims.push_back(isNumber ? Dim{size, {}} : Dim{-1, part == "-" ? std::string() : part.toStdString()});
    }
    return result;
}

QString text(const ShapeMatch &match)
{
    QStringList segments;
    for (const ShapeSegment &segment : match.segments) {
        QString one;
        for (const int axis : segment.before)
            one += QString::number(axis);
        one += ">";
        for (const int axis : segment.after)
            one += QString::number(axis);
        segments << one;
    }
    segments.sort();
    return segments.join(" ") + " | " + QString::number(match.unmatchedBefore.size()) + " " + QString::number(match.unmatchedAfter.size());
}

} // namespace

class TestMatchShapes : public QObject {
    Q_OBJECT
private slots:
    void axesAreMatched_data();
    void axesAreMatched();
};

void TestMatchShapes::axesAreMatched_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *before, const char *after, const char *expected) { QTest::newRow(name) << before << after << expected; };
    row("nothing changes", "N,3,4", "N,3,4", "0>0 1>1 2>2 | 0 0");
    row("flatten", "N,6,4,4", "N,96", "0>0 123>1 | 0 0");
    row("unflatten", "N,96", "N,6,4,4", "0>0 1>123 | 0 0");
    row("heads", "N,S,12", "N,S,4,3", "0>0 1>1 2>23 | 0 0");
    row("batch and length together", "N,S,12", "M,12", "2>1 | 2 1");
    row("axes of one come and go", "N,6,1,1", "N,6", "0>0 1>1 2> 3> | 0 0");
    row("regrouped", "N,4,6", "N,3,8", "0>0 12>12 | 0 0");
    row("unknown in the middle", "N,6,-,-", "N,6,-", "0>0 1>1 | 2 1");
    row("everything in one", "2,3,4", "24", "012>0 | 0 0");
    row("empty sizes match themselves", "N,0,4", "N,0,4", "0>0 1>1 2>2 | 0 0");
    row("empty sizes are not followed", "0,4", "0,2,2", "1>12 0>0 | 0 0");
    row("sizes that overflow", "4611686018427387904,4611686018427387904", "2,2", " | 2 2");
}

void TestMatchShapes::axesAreMatched()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QStringList sorted = expected.split(" | ")[0].split(' ', Qt::SkipEmptyParts);
    sorted.sort();
    QCOMPARE(text(matchShapes(shape(before), shape(after))), sorted.join(" ") + " | " + expected.split(" | ")[1]);
}

QTEST_APPLESS_MAIN(TestMatchShapes)
#include "tst_match_shapes.moc"
