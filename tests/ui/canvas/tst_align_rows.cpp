// Two drawings in one layout: what both have at the same height.
#include "ui/canvas/align_rows.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pare;

class TestAlignRows : public QObject {
    Q_OBJECT

    // A chain of so many boxes; `side`: a branch beside it from each box of this list to the next but one.
    static GraphLayout chain(int nodes)
    {
        LayoutGraph graph;
        graph.width.assign(static_cast<size_t>(nodes), 96);
        graph.readerStart = {0};
        for (int i = 0; i + 1 < nodes; ++i) {
            graph.producer.push_back(i);
            graph.readers.push_back(i + 1);
            graph.readerStart.push_back(static_cast<int>(graph.readers.size()));
        }
        auto layout = layoutGraph(graph, {}, RunContext{});
        return layout.ok() ? std::move(layout).value() : GraphLayout{};
    }

    static void rowsFollowTheirGaps(const GraphLayout &layout)
    {
        for (size_t row = 0; row + 1 < layout.rows.size(); ++row)
            QVERIFY(std::fabs(layout.rows[row].y + layout.options.nodeHeight + layout.rows[row].gap - layout.rows[row + 1].y) < 0.01);
        QVERIFY(layout.bottom >= layout.rows.back().y + layout.options.nodeHeight);
    }

private Q_SLOTS:
    void partnersStandAtTheSameHeight()
    {
        GraphLayout first = chain(9);
        GraphLayout second = chain(7);
        // The first has three more between 1 and 5, the second one more behind its 2.
        const std::vector<int> partners{0, 1, -1, -1, -1, 2, 4, 5, 6};
        alignRows(first, second, partners);
        for (size_t node = 0; node < partners.size(); ++node)
            if (partners[node] >= 0)
                QVERIFY2(std::fabs(first.top(static_cast<int>(node)) - second.top(partners[node])) < 0.01, qPrintable(QString::number(node)));
        QVERIFY(second.rows[1].gap > 3 * second.options.nodeHeight); // the place of the three
        rowsFollowTheirGaps(first);
        rowsFollowTheirGaps(second);
        QCOMPARE(first.bottom, second.bottom);
    }

    void whatStandsInAnotherOrderKeepsItsPlace()
    {
        GraphLayout first = chain(5);
        GraphLayout second = chain(5);
        const std::vector<int> partners{0, 3, 2, 1, 4}; // turned around: only one of the three can be met
        alignRows(first, second, partners);
        int met = 0;
        for (int node = 0; node < 5; ++node)
            met += std::fabs(first.top(node) - second.top(partners[static_cast<size_t>(node)])) < 0.01 ? 1 : 0;
        QCOMPARE(met, 3);
        rowsFollowTheirGaps(first);
    }

    void withoutPartnersNothingMoves()
    {
        GraphLayout first = chain(3);
        GraphLayout second = chain(4);
        const double before = second.rows.back().y;
        alignRows(first, second, {-1, -1, -1});
        QCOMPARE(second.rows.back().y, before);
    }
};

QTEST_MAIN(TestAlignRows)
#include "tst_align_rows.moc"
