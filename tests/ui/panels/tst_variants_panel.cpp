// The table of variants: verdicts, A and B, names, filters, copying, deleting and undo.
#include "tests/ui/support/opened_document.h"
#include "ui/models/parallel_of_document.h"
#include "ui/models/table_roles.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/panels/variants_panel.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace pare;
using V = VariantsModel;

class TestVariantsPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<VariantsPanel> m_panel;

    Document &document() { return m_opened->document(); }
    [[nodiscard]] QModelIndex cell(const QString &name, int column) const
    {
        const QAbstractItemModel *model = m_panel->table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, V::Name).data().toString() == name)
                return model->index(row, column);
        return {};
    }
    void click(const QString &name)
    {
        QTest::mouseClick(m_panel->table()->viewport(), Qt::LeftButton, {}, m_panel->table()->visualRect(cell(name, V::Name)).center());
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        for (int row = 0; row < m_panel->table()->model()->rowCount(); ++row)
            list << m_panel->table()->model()->index(row, V::Name).data().toString();
        return list;
    }
    void press(const QString &filter)
    {
        for (QToolButton *button : m_panel->findChildren<QToolButton *>())
            if (button->text() == filter)
                QTest::mouseClick(button, Qt::LeftButton);
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        m_opened->addSixVariants();
        m_panel = std::make_unique<VariantsPanel>(document());
        m_panel->resize(1400, 320);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void placeForTheNoteIsFoundWhereTheWindowIsNarrow()
    {
        m_panel->resize(scaled(976), scaled(180));
        QTRY_VERIFY(m_panel->table()->isColumnHidden(V::Median));
        QVERIFY(!m_panel->table()->isColumnHidden(V::Note));
        m_panel->resize(scaled(1400), scaled(180));
        QTRY_VERIFY(!m_panel->table()->isColumnHidden(V::Median));
        m_panel->table()->setColumnHidden(V::P95, false); // by hand
        m_panel->resize(scaled(976), scaled(180));
        QVERIFY(!m_panel->table()->isColumnHidden(V::Median) && !m_panel->table()->isColumnHidden(V::P95));
    }

    void aSortedColumnKeepsItsTitleWhole()
    {
        TableView *table = m_panel->table();
        table->setColumnWidth(V::Size, scaled(40));
        QHeaderView *header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(V::Size) + scaled(20), header->height() / 2});
        QVERIFY(header->isSortIndicatorShown());
        QVERIFY(header->sectionSize(V::Size) > header->fontMetrics().horizontalAdvance(table->model()->headerData(V::Size, Qt::Horizontal).toString()) + scaled(16));
    }

    void cleanup()
    {
        m_panel.reset();
        m_opened.reset();
    }

    void whatWasTrainedComesFromWhatItTrained()
    {
        const auto add = [&](const std::string &name, std::vector<RecipeStep> steps) {
            Variant variant;
            variant.name = name;
            variant.recipe.steps = std::move(steps);
            variant.parent = document().sourceEntry()->variant.id;
            VERIFIED(document().study()->addVariant(variant, document().source()->model()));
        };
        RecipeStep prune, train, off;
        prune.pass = "prune-channels";
        prune.options = {{"ratio", 0.37}};
        prune.resolution = {{"layers", {"c"}}};
        train.pass = "distill";
        off.pass = "fine-tune";
        off.enabled = false;
        add("pruned", {prune});
        prune.resolution = {{"layers", {"c", "d"}}}; // what came of it may differ: what was asked for is the same
        add("trained", {off, prune, train});
        add("twice", {prune, train, train});
        prune.options = {{"ratio", 0.4}};
        add("another", {prune, train});
        document().setNote(document().sourceEntry()->variant.id, QString()); // reads the study again
        const TradeOffData data = tradeOffOf(document());
        const auto parent = [&](const char *name) {
            const auto id = pointById(data, TradeOffId(m_opened->idOf(name)))->parent;
            return id ? static_cast<int64_t>(*id) : 0;
        };
        QCOMPARE(parent("trained"), m_opened->idOf("pruned"));
        QCOMPARE(parent("twice"), m_opened->idOf("trained")); // the nearest
        QCOMPARE(parent("pruned"), document().sourceEntry()->variant.id);
        QCOMPARE(parent("another"), document().sourceEntry()->variant.id);
        QCOMPARE(pointById(data, TradeOffId(m_opened->idOf("trained")))->details.last(), "after distill of pruned");
    }

    void verdictsAreGlyphAndWord()
    {
        QCOMPARE(cell("int8-static", V::Verdict).data().toString(), QStringLiteral("✓ kept · best"));
        QCOMPARE(cell("int8-dynamic", V::Verdict).data().toString(), QStringLiteral("✓ kept · slower"));
        QCOMPARE(cell("prune-30", V::Verdict).data().toString(), QStringLiteral("? unclear · slower"));
        QCOMPARE(cell("prune-50", V::Verdict).data().toString(), QStringLiteral("▼ collapsed"));
        QVERIFY(cell("prune-30-int8", V::Verdict).data().toString().startsWith(QStringLiteral("✕")));
    }

    void oneUnitAColumnFittedToItsLargest()
    {
        const QAbstractItemModel *model = m_panel->table()->model();
        QCOMPARE(model->headerData(V::Size, Qt::Horizontal).toString(), "Size [MB]");
        QCOMPARE(cell("int8-static", V::Size).data().toString(), "0.31");
        QCOMPARE(model->headerData(V::Macs, Qt::Horizontal).toString(), "MACs [M]");
        QCOMPARE(cell("int8-static", V::Macs).data().toString(), "41.30");
        QVERIFY(cell("int8-static", V::Size).data(Qt::ToolTipRole).toString().contains("310,000 bytes"));
    }

    void aTighterGuardJudgesAnew()
    {
        Guard guard = document().recipe().guard;
        guard.maxDrop = 0.005;
        document().setGuard(guard);
        QVERIFY(cell("prune-30", V::Verdict).data().toString().startsWith(QStringLiteral("✕"))); // 0.9 points below
        QCOMPARE(document().undoText(), "change of the guard to 0.5 points");
        document().undo();
        QCOMPARE(cell("prune-30", V::Verdict).data().toString(), QStringLiteral("? unclear · slower"));
    }

    void lettersSetAAndB()
    {
        click("int8-static");
        QTest::keyClick(m_panel->table(), Qt::Key_B);
        QCOMPARE(document().selection().b(), m_opened->idOf("int8-static"));
        QCOMPARE(cell("int8-static", V::Mark).data().toString(), "B");
        QCOMPARE(cell("source", V::Mark).data().toString(), "A"); // until another is set
    }

    void aNameIsEditedInPlaceAndUndone()
    {
        click("int8-static");
        m_panel->renameCurrent();
        auto *editor = m_panel->table()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "winner");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(cell("winner", V::Name).isValid());
        QCOMPARE(document().undoText(), "rename int8-static to winner");
        document().undo();
        QVERIFY(cell("int8-static", V::Name).isValid());
    }

    void aNameThatIsTakenIsRefusedWithTheReason()
    {
        QSignalSpy failed(&document(), &Document::failed);
        document().renameVariant(m_opened->idOf("int8-static"), "prune-30");
        QCOMPARE(failed.size(), 1);
        QVERIFY(cell("int8-static", V::Name).isValid());
    }

    void deleteIsUndone()
    {
        click("prune-50");
        QTest::keyClick(m_panel->table(), Qt::Key_Delete);
        QVERIFY(!names().contains("prune-50"));
        QCOMPARE(document().undoText(), "delete prune-50");
        document().undo();
        QVERIFY(names().contains("prune-50"));
        document().redo();
        QVERIFY(!names().contains("prune-50"));
    }

    void theSourceStays()
    {
        click("source");
        QTest::keyClick(m_panel->table(), Qt::Key_Delete);
        QVERIFY(names().contains("source"));
    }

    void filtersKeepTheSourceAndSayHowMany()
    {
        press("Front");
        QCOMPARE(names(), QStringList({"source", "int8-dynamic"})); // smaller than int8-static, and no worse
        press("Clear");
        QCOMPARE(names().size(), 6);
        press("Within guard");
        QVERIFY(!names().contains("prune-50") && !names().contains("prune-30-int8"));
        QVERIFY(names().contains("source"));
    }

    void sortingIsByValueAndTheThirdClickIsTheOrderOfTheStudy()
    {
        const QStringList before = names();
        QHeaderView *header = m_panel->table()->horizontalHeader();
        const auto clickHeader = [&] {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(V::Size) + 10, header->height() / 2));
        };
        clickHeader();
        QCOMPARE(names().front(), "prune-30-int8");
        clickHeader();
        QCOMPARE(names().front(), "source");
        clickHeader();
        QCOMPARE(names(), before);
    }

    void copyingGivesTabSeparatedTextWithTheHeader()
    {
        click("int8-static");
        QTest::keyClick(m_panel->table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains("Size [MB]\t"));
        QVERIFY(lines[1].contains("int8-static\t0.31\t"));
    }

    void numbersOfOtherDataAreMarkedAndLeaveTheFront()
    {
        DatasetRef data;
        data.path = "/somewhere/else.npz";
        nlohmann::json measurement = document().variant(m_opened->idOf("int8-static"))->variant.measurement;
        measurement["measured_on"] = "/first.npz auto";
        VERIFIED(document().study()->setMeasurement(m_opened->idOf("int8-static"), measurement, "a machine"));
        document().setData(data, std::nullopt);
        QCOMPARE(cell("int8-static", V::Verdict).data().toString(), QStringLiteral("◷ other data"));
        QVERIFY(!frontOf(document()).contains(m_opened->idOf("int8-static")));
        QVERIFY(bestVariant(document()) != m_opened->idOf("int8-static"));
        document().undo();
        QVERIFY(cell("int8-static", V::Verdict).data().toString().startsWith(QStringLiteral("✓ kept")));
    }

    void whatDoesNotHoldTheConstraintIsGreyInTableAndChart()
    {
        auto *field = m_panel->findChild<QLineEdit *>();
        field->setFocus();
        QTest::keyClicks(field, "size<320kB latency<1x");
        QTest::keyClick(field, Qt::Key_Return);
        const auto grey = [&](const QString &name) { return cell(name, V::Name).data(FaintRole).toBool(); };
        QVERIFY(!grey("int8-static") && !grey("prune-30-int8"));
        QVERIFY(grey("prune-30") && grey("int8-dynamic") && grey("source"));
        QVERIFY(cell("prune-30", V::Name).data(Qt::ToolTipRole).toString().contains("size is 640 kB (size<320kB)"));
        const TradeOffData data = tradeOffOf(document());
        QVERIFY(pointById(data, TradeOffId(m_opened->idOf("int8-static")))->infeasible.isEmpty());
        QVERIFY(pointById(data, TradeOffId(m_opened->idOf("int8-dynamic")))->infeasible.contains("latency is 2.65x"));
        QVERIFY(!frontOf(document()).contains(m_opened->idOf("int8-dynamic"))); // what may not be chosen stands on no front
        QCOMPARE(bestVariant(document()), std::optional(m_opened->idOf("int8-static")));
        field->setText("size<250kB");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!bestVariant(document())); // nor is it the best
        field->setText("size<320kB latency<1x");
        QTest::keyClick(field, Qt::Key_Return);
        // A bad word changes nothing and is said; undo takes the constraint back.
        field->setText("size<320kB latncy<1x");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(constraintText(document()), QStringLiteral("size<320kB latency<1x"));
        bool said = false;
        for (const QLabel *label : m_panel->findChildren<QLabel *>())
            said = said || label->text().contains("latncy<1x");
        QVERIFY(said);
        QCOMPARE(document().undoText(), QStringLiteral("constraint size<320kB latency<1x"));
        for (int i = 0; i < 3; ++i) // each that was taken is one step
            document().undo();
        QVERIFY(!grey("prune-30"));
        QVERIFY(field->text().isEmpty());
    }

    void aConstraintFiltersWhileItIsTypedAndIsOneStepOfUndo()
    {
        auto *field = m_panel->findChild<QLineEdit *>();
        const auto grey = [&](const QString &name) { return cell(name, V::Name).data(FaintRole).toBool(); };
        const auto said = [&] {
            for (const QLabel *label : m_panel->findChildren<QLabel *>())
                if (label->text().startsWith(QStringLiteral("✕")) && label->isVisible())
                    return label->text();
            return QString();
        };
        const QString undo = document().undoText();
        field->setFocus();
        QTest::keyClicks(field, "size<320kB ");
        QTRY_VERIFY(grey("prune-30"));
        QCOMPARE(document().undoText(), undo);
        QCOMPARE(field->text(), QStringLiteral("size<320kB "));
        // A bad word is told in words, and what was there before it stays in force.
        QTest::keyClicks(field, "latncy<1x");
        QTRY_VERIFY2(said().contains("latncy<1x names nothing that is measured; there are size, latency"), qPrintable(said()));
        QVERIFY(grey("prune-30"));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(field, Qt::Key_Backspace);
        QTRY_COMPARE(said(), QString());
        QTest::keyClicks(field, "latency<1x");
        QTRY_VERIFY(grey("int8-dynamic"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(document().undoText(), QStringLiteral("constraint size<320kB latency<1x"));
        document().undo();
        QCOMPARE(document().undoText(), undo);
        QVERIFY(!grey("prune-30") && field->text().isEmpty());
    }

    // At 200 % of text in a small window.
    void nothingInTheBarIsCutWhereThereIsLittleRoom()
    {
        QVERIFY(setConstraint(document(), QStringLiteral("size<320kB")).ok());
        press(QStringLiteral("Measured"));
        for (const int width : {1400, 760, 420, 300}) {
            m_panel->resize(scaled(width), scaled(130)); // low, too
            QTest::qWait(10);
            for (const QWidget *widget : m_panel->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                if (widget->isVisible() && (qobject_cast<const QToolButton *>(widget) || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QLabel *>(widget))) {
                    QVERIFY2(m_panel->rect().contains(widget->geometry()), qPrintable(QStringLiteral("%1 at %2").arg(QString::fromLatin1(widget->metaObject()->className())).arg(width)));
                    QVERIFY(widget->geometry().bottom() <= m_panel->table()->y());
                    QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), qPrintable(QStringLiteral("%1 at %2").arg(QString::fromLatin1(widget->metaObject()->className())).arg(width)));
                }
        }
    }

    void favouritesHaveAStarAndAFilter()
    {
        click("prune-30");
        QTest::keyClick(m_panel->table(), Qt::Key_S);
        QCOMPARE(cell("prune-30", V::Mark).data().toString(), QStringLiteral("★"));
        press(QStringLiteral("★ Favourites"));
        QCOMPARE(names(), (QStringList{"source", "prune-30"}));
        press(QStringLiteral("Clear"));
        QTest::mouseClick(m_panel->table()->viewport(), Qt::LeftButton, {}, m_panel->table()->visualRect(cell("prune-30", V::Mark)).center());
        QCOMPARE(cell("prune-30", V::Mark).data().toString(), QString());
        QCOMPARE(document().undoText(), QStringLiteral("unmark prune-30 as favourite"));
    }

    void pointingAtARowPointsAtItsMark()
    {
        QTest::mouseMove(m_panel->table()->viewport(), m_panel->table()->visualRect(cell("prune-30", V::Name)).center());
        QTRY_COMPARE(document().hover().variant(), std::optional(m_opened->idOf("prune-30")));
    }
};

QTEST_MAIN(TestVariantsPanel)
#include "tst_variants_panel.moc"
