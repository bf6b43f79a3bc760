// The one table of the window: many selected rows, columns that fit.
#include "ui/panels/table_view.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTest>

using namespace pare;

namespace {

// Rows of numbers that cost nothing.
class Numbers : public QAbstractTableModel {
public:
    explicit Numbers(int rows) : m_rows(rows) {}
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant data(const QModelIndex &index, int role) const override { return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant(); }

private:
    int m_rows;
};

} // namespace

class TestTableView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neighboursAreSelectedAsOneRange()
    {
        Numbers numbers(100);
        TableView table;
        table.setModel(&numbers);
        table.selectRows({7, 3, 4, 5, 50, 5});
        QCOMPARE(table.selectionModel()->selection().size(), 3);
        QCOMPARE(table.selectedRowNumbers(), (std::vector<int>{3, 4, 5, 7, 50}));
        QVERIFY(table.selectionModel()->isRowSelected(4) && !table.selectionModel()->isRowSelected(6));
        QSignalSpy changed(table.selectionModel(), &QItemSelectionModel::selectionChanged);
        table.selectRows({50, 7, 5, 4, 3});
        QCOMPARE(changed.size(), 0); // the same again
        table.selectRows({});
        QVERIFY(table.selectedRowNumbers().empty());
    }

    void theHeaderAsksNothingOfTheSelection()
    {
        Numbers numbers(100);
        TableView table;
        table.setModel(&numbers);
        QVERIFY(table.horizontalHeader()->selectionModel() != table.selectionModel());
        table.selectAll();
        QVERIFY(!table.horizontalHeader()->selectionModel()->hasSelection());
        QSortFilterProxyModel other; // a model that comes later as well
        other.setSourceModel(&numbers);
        table.setModel(&other);
        QVERIFY(table.horizontalHeader()->selectionModel() != table.selectionModel());
        table.selectRow(3);
        QVERIFY(!table.horizontalHeader()->selectionModel()->hasSelection());
    }

    // Every second row is the worst there is, for nothing can be merged: twenty times as many rows may take some hundred times as long,
    // not the four hundred times of comparing all with all.
    void pathsOfNeighboursAreNotWrittenAgain()
    {
        QStandardItemModel names;
        for (const char *name : {"/encoder/layer.0/attention/q/MatMul", "/encoder/layer.0/attention/k/MatMul", "/encoder/layer.1/attention/k/MatMul", "short"})
            names.appendRow(new QStandardItem(QString::fromLatin1(name)));
        const QFontMetrics metrics(QApplication::font());
        const auto shown = [&](int row, const char *room) { return TableDelegate::nameIn(metrics, names.index(row, 0), metrics.horizontalAdvance(QString::fromUtf8(room))); };
        QCOMPARE(shown(0, "…/q/MatMul"), QStringLiteral("…/q/MatMul")); // the first has its neighbour below
        QCOMPARE(shown(1, "…/k/MatMul"), QStringLiteral("…/k/MatMul"));
        QCOMPARE(shown(2, "…/l…1/a…/k/MatMul"), QStringLiteral("…/l…1/a…/k/MatMul"));
        QCOMPARE(shown(1, "/e…/l…0/a…/k/MatMul"), QStringLiteral("/e…/l…0/a…/k/MatMul")); // scopes cut short say more than none
        for (int row = 0; row < 3; ++row)
            for (const char *room : {"…/k/Mat", "…/MatMul", "k/MatMul", "…/k/MatMul"})
                QVERIFY2(shown(row, room).contains(QChar(0x2026)), qPrintable(shown(row, room))); // what is cut never looks like a name
        QCOMPARE(shown(3, "short"), QStringLiteral("short"));
        QCOMPARE(shown(1, "/encoder/layer.0/attention/k/MatMul"), QStringLiteral("/encoder/layer.0/attention/k/MatMul")); // where there is room
    }

    void columnsFollowTheirTitlesAlsoWhereTheyWereHiddenMeanwhile()
    {
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels({"A", "B", "C"});
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        QWidget window;
        TableView table(&window);
        table.setModel(&sorted);
        table.fitToContents();
        table.hide();
        window.show();
        model.setHorizontalHeaderLabels({"Top-1 accuracy [%]", "B", "Latency ratio"});
        model.setItem(0, 1, new QStandardItem(QStringLiteral("loss within the guard")));
        table.show();
        const QFontMetrics heads(table.horizontalHeader()->font());
        QVERIFY(table.columnWidth(0) > heads.horizontalAdvance("Top-1 accuracy [%]"));
        QVERIFY(table.columnWidth(1) > QFontMetrics(table.font()).horizontalAdvance("loss within the guard"));
        model.setHeaderData(1, Qt::Horizontal, QStringLiteral("A title that came while it was in sight"));
        QTRY_VERIFY(table.columnWidth(1) > heads.horizontalAdvance("A title that came while it was in sight"));
        // With the arrow too, and still after it was fitted again.
        const int before = table.columnWidth(2);
        QTest::mouseClick(table.horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(table.columnViewportPosition(2) + 5, 5));
        QVERIFY(table.horizontalHeader()->isSortIndicatorShown());
        QVERIFY(table.columnWidth(2) > before);
        table.fitToContents();
        QVERIFY(table.columnWidth(2) >= table.horizontalHeader()->sectionSizeHint(2));
    }

    void widthsThatWereNotChosenAreNotKept()
    {
        QStandardItemModel model(1, 1);
        model.setHorizontalHeaderLabels({"A"});
        QByteArray state;
        {
            TableView table;
            table.setModel(&model);
            table.fitToContents();
            state = table.headerState();
        }
        model.setHorizontalHeaderLabels({"A much longer title"});
        TableView table;
        table.setModel(&model);
        table.fitToContents();
        const int width = table.columnWidth(0);
        table.restoreHeader(state);
        QCOMPARE(table.columnWidth(0), width);
    }

    void scatteredRowsAreSelectedInLinearTime()
    {
        const auto timeOf = [](int rows) {
            Numbers numbers(rows);
            TableView table;
            table.setModel(&numbers);
            table.resize(400, 600);
            table.show();
            std::vector<int> even;
            std::vector<int> odd;
            for (int row = 0; row < rows; ++row)
                (row % 2 ? odd : even).push_back(row);
            QElapsedTimer clock;
            clock.start();
            table.selectRows(even);
            table.grab();
            table.selectRows(odd);
            table.grab();
            const bool right = table.selectedRowNumbers() == odd;
            table.selectRows({});
            return right ? static_cast<double>(clock.nsecsElapsed()) : 1e15;
        };
        timeOf(2000);
        const double small = timeOf(2000);
        const double large = timeOf(40000);
        QVERIFY2(large < 120 * small, qPrintable(QStringLiteral("%1 times as long").arg(large / small)));
    }
};

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
