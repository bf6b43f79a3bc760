// Where a variant goes, what it costs and how it was made: checks as one types, the past-guard warning, the source that is never overwritten.
#include "tests/ui/support/opened_document.h"
#include "core/base/files.h"
#include "core/study/script.h"
#include "ui/dialogs/commands_dialog.h"
#include "ui/dialogs/costs_dialog.h"
#include "ui/dialogs/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace pare;

class TestExportDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<ExportDialog> m_dialog;

    void show(const std::string &variant)
    {
        m_dialog = std::make_unique<ExportDialog>(m_opened->document(), m_opened->idOf(variant));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void type(const QString &path)
    {
        auto *edit = m_dialog->findChild<QLineEdit *>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, path);
    }
    [[nodiscard]] QPushButton *button() const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>())
            if (one->isDefault())
                return one;
        return nullptr;
    }
    [[nodiscard]] QString allText() const
    {
        QString text;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        return text;
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        m_opened->addSixVariants();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_opened.reset();
    }

    void whatHoldsTheGuardIsExportedWithoutAWord()
    {
        show("int8-static");
        QCOMPARE(button()->text(), "Export");
        QVERIFY(button()->isEnabled());
        QVERIFY(!allText().contains("guard"));
        QVERIFY(allText().contains("310 kB"));
    }

    void pastTheGuardTheButtonSaysAnywayAndHowFar()
    {
        show("prune-30-int8");
        QCOMPARE(button()->text(), "Export anyway");
        QVERIFY2(allText().contains("Past the guard by 0.7 points"), qPrintable(allText()));
    }

    void anotherVariantAnotherNameAndAnotherButton()
    {
        show("int8-static");
        auto *variants = m_dialog->findChild<QComboBox *>();
        variants->setFocus();
        QTest::keyClicks(variants, "prune-30-int8");
        QCOMPARE(variants->currentText(), "prune-30-int8");
        QVERIFY(m_dialog->findChild<QLineEdit *>()->text().endsWith("net-prune-30-int8.onnx"));
        QCOMPARE(button()->text(), "Export anyway");
    }

    void theSourceIsNeverOverwritten()
    {
        show("int8-static");
        type(m_opened->path("net.onnx"));
        QVERIFY(!button()->isEnabled());
        QVERIFY(allText().contains("The source is never overwritten"));
        type(m_opened->path("net")); // the ending is added, so it is the same file
        QVERIFY(!button()->isEnabled());
    }

    void aFolderThatIsNotThereIsNamed()
    {
        show("int8-static");
        type(m_opened->path("missing/out.onnx"));
        QVERIFY(!button()->isEnabled());
        QVERIFY(allText().contains("missing is not there"));
        type(m_opened->path(""));
        QVERIFY(!button()->isEnabled());
        type(m_opened->path("out.onnx"));
        QVERIFY(button()->isEnabled());
        QVERIFY(!allText().contains(QStringLiteral("✕")));
    }

    void dataOfAnotherModelIsNotReplaced()
    {
        VERIFIED(writeFile(m_opened->path("other.onnx.data").toStdString(), "weights"));
        show("int8-static");
        type(m_opened->path("other.onnx"));
        QVERIFY(button()->isEnabled());
        m_dialog->findChildren<QComboBox *>()[1]->setCurrentIndex(1);
        QVERIFY(!button()->isEnabled());
        QVERIFY(allText().contains("other.onnx.data is there already"));
    }

    void aHigherOpsetIsAlwaysVerifiedAndALowerOneIsNotOffered()
    {
        show("int8-static");
        QComboBox *opsets = nullptr;
        for (QComboBox *box : m_dialog->findChildren<QComboBox *>())
            if (box->itemText(0).startsWith("Keep"))
                opsets = box;
        QVERIFY(opsets);
        const int64_t own = m_opened->document().source()->model().opset();
        QTRY_COMPARE(opsets->itemText(0), QStringLiteral("Keep (%1)").arg(own)); // read in the background
        QCOMPARE(opsets->itemText(1), QStringLiteral("Raise to %1").arg(own + 1));
        QCOMPARE(opsets->itemText(opsets->count() - 1), QStringLiteral("Raise to 24"));
        QCheckBox *verify = nullptr;
        for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>())
            if (box->text().startsWith("Verify"))
                verify = box;
        QVERIFY(verify);
        QTest::mouseClick(verify, Qt::LeftButton, {}, QPoint(verify->height() / 2, verify->height() / 2));
        QVERIFY(!verify->isChecked());
        opsets->setFocus();
        QTest::keyClick(opsets, Qt::Key_Down);
        QVERIFY(verify->isChecked() && !verify->isEnabled());
        QVERIFY(allText().contains("compared with the variant before the file takes its name"));
        QTest::keyClick(opsets, Qt::Key_Up);
        QVERIFY(!verify->isChecked() && verify->isEnabled()); // as it was asked
    }

    void enterExportsInTheBackground()
    {
        show("int8-static");
        type(m_opened->path("out.onnx"));
        for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>())
            if (box->text().startsWith("Verify"))
                box->setChecked(false); // the runner is not part of this test
        QSignalSpy exported(&m_opened->document(), &Document::exported);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(exported.wait(20000));
        QCOMPARE(exported.first().at(3).toBool(), false); // and it does not say verified
        QVERIFY(QFileInfo::exists(m_opened->path("out.onnx")));
        QVERIFY(QFileInfo::exists(m_opened->path("out.recipe.json")));
        QVERIFY(QFileInfo::exists(m_opened->path("out.report.html")));
        QVERIFY(VERIFIED(readFile(m_opened->path("out.card.md").toStdString())).starts_with("# net"));
    }

    void costsFollowTheFiguresAndAreUndone()
    {
        Document &document = m_opened->document();
        QWidget host;
        host.show();
        showCosts(document, &host);
        const auto *table = host.findChild<QTableWidget *>();
        const auto text = [&](const char *variant, int column) {
            for (int row = 0; row < table->rowCount(); ++row)
                if (table->item(row, 0)->text() == QLatin1String(variant))
                    return table->item(row, column)->text();
            return QStringLiteral("no row");
        };
        QCOMPARE(text("int8-static", 2), QStringLiteral("–")); // nothing was given
        QVERIFY2(text("int8-static", table->columnCount() - 1).startsWith(QStringLiteral("−40.0 % (")), "the difference to the source has its interval");
        QVERIFY(text("source", 1).startsWith(QStringLiteral("0.1000 ms (")));
        QDoubleSpinBox *price = nullptr;
        for (QDoubleSpinBox *box : host.findChildren<QDoubleSpinBox *>())
            if (box->accessibleName() == QStringLiteral("Price an hour"))
                price = box;
        QVERIFY(price);
        price->setFocus();
        price->selectAll();
        QTest::keyClicks(price, "0.36");
        QTest::keyClick(price, Qt::Key_Return); // which closes nothing
        QVERIFY(price->isVisible());
        QCOMPARE(text("source", 2), QStringLiteral("0.0100")); // 0.1 ms: a million take 100 s
        QCOMPARE(text("int8-static", 2), QStringLiteral("0.00600"));
        QCOMPARE(document.undoText(), QStringLiteral("change of the cost figures"));
        bool said = false;
        for (const QLabel *label : host.findChildren<QLabel *>())
            said = said || label->text().startsWith(QStringLiteral("Computed from 0.36 EUR an hour"));
        QVERIFY(said);
        document.undo();
        QCOMPARE(text("source", 2), QStringLiteral("–"));
        QCOMPARE(price->value(), 0.0);
    }

    void commandsShowWhatWasDoneAndAreCopiedWhole()
    {
        QWidget host;
        host.show();
        showCommands(m_opened->document(), &host);
        const auto *shown = host.findChild<QPlainTextEdit *>();
        QVERIFY2(shown->toPlainText().contains("# prune-30, made "), qPrintable(shown->toPlainText()));
        for (QPushButton *one : host.findChildren<QPushButton *>())
            if (one->text() == QStringLiteral("&Copy"))
                QTest::mouseClick(one, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().toStdString(), VERIFIED(commandScript(*m_opened->document().study(), ScriptKind::Replay)));
        host.findChild<QComboBox *>()->setCurrentIndex(1);
        QVERIFY(shown->toPlainText().contains("as it was asked for: what data and timing say is decided again"));
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
