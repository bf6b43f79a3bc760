// Two variants side by side: differences to A, intervals, what is not told apart.
#include "tests/ui/support/opened_document.h"
#include "ui/charts/parallel_view.h"
#include "ui/models/parallel_of_document.h"
#include "ui/panels/compare_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>

using namespace pare;

class TestComparePanel : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<ComparePanel> m_panel;

    [[nodiscard]] QString cell(const QString &measure, int column) const
    {
        const auto *table = m_panel->findChild<QTableWidget *>();
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->item(row, 0)->text() == measure)
                return table->item(row, column)->text();
        return QStringLiteral("no row ") + measure;
    }
    void compare(const std::string &a, const std::string &b)
    {
        m_opened->document().selection().setCompared(m_opened->idOf(a), m_opened->idOf(b));
    }

    [[nodiscard]] QTreeWidget *tree(const QString &name) const { return m_panel->findChild<QTreeWidget *>(name); }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        m_opened->addSixVariants();
        m_panel = std::make_unique<ComparePanel>(m_opened->document());
        m_panel->resize(900, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_opened.reset();
    }

    void withoutASecondVariantItSaysHowToChoose()
    {
        QVERIFY(m_panel->findChild<QLabel *>()->text().contains("second variant"));
        QVERIFY(!m_panel->findChild<QTableWidget *>()->isVisible());
        // The variants themselves are offered, the newest first.
        QPushButton *offer = nullptr;
        for (QPushButton *button : m_panel->findChildren<QPushButton *>())
            if (button->isVisible() && button->text().startsWith("prune-30,"))
                offer = button;
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(m_opened->document().selection().b(), m_opened->idOf("prune-30"));
        QVERIFY(m_panel->findChild<QTableWidget *>()->isVisible());
    }

    void againstTheSourceDifferencesHaveIntervals()
    {
        compare("source", "prune-30");
        QVERIFY2(cell("Top-1 accuracy", 3).startsWith(QStringLiteral("−0.90 [")), qPrintable(cell("Top-1 accuracy", 3)));
        QVERIFY(cell("Top-1 accuracy", 3).contains("points"));
    }

    void anIntervalThatHoldsZeroIsNotToldApart()
    {
        compare("source", "int8-static");
        QVERIFY2(cell("Top-1 accuracy", 3).startsWith("not told apart"), qPrintable(cell("Top-1 accuracy", 3)));
    }

    void twoVariantsHaveNoIntervalBetweenThem()
    {
        compare("int8-static", "prune-30");
        QCOMPARE(cell("Size", 3), QStringLiteral("+106.5 %"));
        QVERIFY(!cell("Top-1 accuracy", 3).contains("["));
    }

    void swapTurnsThemAround()
    {
        compare("source", "int8-static");
        QTest::mouseClick(m_panel->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_opened->document().selection().a(), m_opened->idOf("int8-static"));
        QVERIFY(tree("What changed")->topLevelItem(0)->text(0).contains("swap"));
    }

    void whichIsBetterAndWhyIsSaid()
    {
        compare("source", "int8-static");
        const auto why = [&] {
            for (const QLabel *label : m_panel->findChildren<QLabel *>())
                if (label->accessibleName().startsWith("Which is better"))
                    return label->text();
            return QString();
        };
        QVERIFY2(why().contains("3.5 times smaller") && why().endsWith("So int8-static is better in size and speed and in nothing worse."), qPrintable(why()));
        compare("source", "prune-30-int8");
        QVERIFY2(why().contains("So it is a trade"), qPrintable(why()));
    }

    void allVariantsAreDrawnAcrossAllMeasures()
    {
        m_panel->showAll();
        ParallelView *view = m_panel->parallel();
        QVERIFY(QTest::qWaitFor([&] { return view->isVisible() && view->width() > 100; }));
        QCOMPARE(view->data().lines.size(), size_t{6});
        const auto axisOf = [&](const QString &id) {
            for (size_t i = 0; i < view->data().axes.size(); ++i)
                if (view->data().axes[i].id == id)
                    return i;
            return size_t{99};
        };
        const size_t size = axisOf("size"), latency = axisOf("latency"), accuracy = axisOf("accuracy");
        QVERIFY(size < 99 && latency < 99 && accuracy < 99);
        const auto lineOf = [&](const std::string &name) {
            for (size_t i = 0; i < view->data().lines.size(); ++i)
                if (view->data().lines[i].name.toStdString() == name)
                    return i;
            return size_t{99};
        };
        // Up is better on every axis, whichever way its measure runs.
        QVERIFY(view->pointOf(lineOf("prune-30-int8"), size).y() < view->pointOf(lineOf("source"), size).y());
        QVERIFY(view->pointOf(lineOf("int8-dynamic"), accuracy).y() < view->pointOf(lineOf("prune-50"), accuracy).y());
        // Pointing and clicking are shared with the rest of the window.
        QTest::mouseMove(view, view->pointOf(lineOf("int8-dynamic"), latency).toPoint());
        QTRY_COMPARE(m_opened->document().hover().variant(), std::optional(m_opened->idOf("int8-dynamic")));
        QSignalSpy shown(&m_opened->document(), &Document::shownChanged);
        QTest::mouseClick(view, Qt::LeftButton, {}, view->pointOf(lineOf("int8-static"), latency).toPoint());
        QVERIFY(shown.wait(10000));
        QCOMPARE(m_opened->document().selection().shown(), m_opened->idOf("int8-static"));
        QVERIFY(view->textOf(lineOf("int8-static")).contains(QStringLiteral("Latency ÷ source 0.60x")));
        // A stretch of an axis is a bound of the constraint: at least as good as its worse end.
        const QPoint top = view->pointOf(lineOf("prune-30-int8"), size).toPoint() - QPoint(0, 0);
        const QPoint bottom = view->pointOf(lineOf("prune-30"), size).toPoint() + QPoint(0, 4);
        QTest::mousePress(view, Qt::LeftButton, {}, top);
        QTest::mouseMove(view, bottom);
        QTest::mouseRelease(view, Qt::LeftButton, {}, bottom);
        QVERIFY2(constraintText(m_opened->document()).startsWith("size<0.6"), qPrintable(constraintText(m_opened->document())));
        QVERIFY(!view->data().lines[lineOf("source")].infeasible.isEmpty());
        QVERIFY(view->data().lines[lineOf("prune-30")].infeasible.isEmpty());
    }

    void samplesThatDifferAreSaidAgainstTheSource()
    {
        compare("source", "prune-30");
        QVERIFY(tree("Samples that differ")->topLevelItem(0)->text(0).contains("Not known")); // these were made up without
        compare("int8-static", "prune-30");
        QVERIFY(tree("Samples that differ")->topLevelItem(0)->text(0).contains("make the source A, or B"));
    }
};

QTEST_MAIN(TestComparePanel)
#include "tst_compare_panel.moc"
