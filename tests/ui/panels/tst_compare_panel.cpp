// Two variants side by side: differences to A, intervals, what is not told apart.
#include "tests/ui/support/opened_document.h"
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
        QVERIFY2(cell("Top-1 accuracy", 3).endsWith("not told apart"), qPrintable(cell("Top-1 accuracy", 3)));
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
