// Several presets: needs, variations, order, what it takes.
#include "core/search/preset_variations.h"
#include "tests/ui/support/opened_document.h"
#include "ui/dialogs/batch_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace pare;

class TestBatchDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<BatchDialog> m_dialog;

    void show()
    {
        m_dialog = std::make_unique<BatchDialog>(m_opened->document());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    [[nodiscard]] int rowOf(const QString &title) const
    {
        const auto *list = m_dialog->findChild<QTableWidget *>();
        for (int row = 0; row < list->rowCount(); ++row)
            if (list->item(row, 0)->text().startsWith(title))
                return row;
        return -1;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>())
            if (QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        return nullptr;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        for (const Preset &preset : m_dialog->chosen())
            list << QString::fromStdString(preset.name);
        return list;
    }
    void onlyPrune30()
    {
        for (const Preset &preset : allPresets())
            m_dialog->setChosen(preset.name, preset.name == "prune-30");
    }

private Q_SLOTS:
    void init() { m_opened = std::make_unique<test::OpenedDocument>(); }
    void cleanup()
    {
        m_dialog.reset();
        m_opened.reset();
    }

    void whatNeedsDataIsOffWithItsReason()
    {
        show();
        const auto *list = m_dialog->findChild<QTableWidget *>();
        bool any = false;
        for (int row = 0; row < list->rowCount(); ++row)
            if (list->item(row, 2)->text().contains(": needs")) {
                any = true;
                QVERIFY(!(list->item(row, 0)->flags() & Qt::ItemIsEnabled));
                QCOMPARE(list->item(row, 0)->checkState(), Qt::Unchecked);
            }
        QVERIFY(any);
    }

    void whatWasMeasuredIsMarkedAndNotTicked()
    {
        m_opened->addSixVariants();
        show();
        const int row = rowOf("Prune 30 % of");
        const auto *list = m_dialog->findChild<QTableWidget *>();
        QVERIFY(list->item(row, 2)->text().startsWith("Already measured."));
        QCOMPARE(list->item(row, 0)->checkState(), Qt::Unchecked);
    }

    void aFewAreTickedAtFirst()
    {
        DatasetRef data;
        data.path = m_opened->path("net.onnx").toStdString(); // that there is some is enough here
        m_opened->document().setData(data, data);
        show();
        QCOMPARE(names(), QStringList({"int8-quick-win", "fp16-storage", "prune-30-int8"}));
        Recipe recipe;
        recipe.leaveAlone = {m_opened->document().source()->rows().front().name};
        m_opened->document().setRecipe(recipe, "leave alone");
        m_opened->addSixVariants(); // with that layer treated: another model
        show();
        QVERIFY(names().contains("prune-30-int8"));
    }

    void severalRatiosAreSeveralRuns()
    {
        show();
        onlyPrune30();
        const auto *list = m_dialog->findChild<QTableWidget *>();
        auto *ratios = list->cellWidget(rowOf("Prune 30 % of"), 1)->findChild<QLineEdit *>();
        ratios->setFocus();
        ratios->selectAll();
        QTest::keyClicks(ratios, "20, 30, 40");
        QCOMPARE(names(), QStringList({"prune-20", "prune-30", "prune-40"}));
        QCOMPARE(m_dialog->chosen().front().candidates.front().steps.front().options["ratio"].get<double>(), 0.2);
        ratios->selectAll();
        QTest::keyClicks(ratios, "200");
        QVERIFY(!button("Run presets")->isEnabled());
        QVERIFY(button("Run presets")->toolTip().contains("1 to 95"));
    }

    void nothingTickedSaysSo()
    {
        show();
        for (const Preset &preset : allPresets())
            m_dialog->setChosen(preset.name, false);
        QVERIFY(!button("Run presets")->isEnabled());
        QCOMPARE(button("Run presets")->toolTip(), "Tick at least one preset.");
    }

    void theQueueRunsInTheOrderOfTheList()
    {
        show();
        onlyPrune30();
        m_dialog->setChosen("prune-50", true);
        QCOMPARE(names(), QStringList({"prune-30", "prune-50"}));
        auto *list = m_dialog->findChild<QTableWidget *>();
        list->setCurrentCell(rowOf("Prune 50 %"), 0);
        QTest::mouseClick(button("Move up"), Qt::LeftButton);
        QCOMPARE(names(), QStringList({"prune-50", "prune-30"}));
    }

    void timeIsSaidOnceTheSourceWasMeasured()
    {
        show();
        const auto text = [this] {
            QString all;
            for (const QLabel *label : m_dialog->findChildren<QLabel *>())
                all += label->text() + QLatin1Char('\n');
            return all;
        };
        QVERIFY(text().contains("the source is measured first"));
        m_opened->addSixVariants();
        show();
        QVERIFY(text().contains("(est.)") || names().isEmpty());
    }

    void variationsKeepNamesApart()
    {
        const Preset preset = VERIFIED(findPreset("prune-30-int8"));
        const Preset forty = withRatio(preset, 40);
        QCOMPARE(forty.name, "prune-40-int8");
        QCOMPARE(forty.title, "Prune 40 %, then INT8");
        QCOMPARE(*ratioOf(forty), 40.0);
        QCOMPARE(withCalibrator(preset, "percentile").name, "prune-30-int8-percentile");
        QCOMPARE(calibratorOf(withCalibrator(preset, "percentile")), "percentile");
        QVERIFY(calibratorOf(VERIFIED(findPreset("int8-quick-win"))).empty()); // it tries both itself
        QCOMPARE(*ratiosFrom("20 %, 30; 30 40"), (std::vector<double>{20, 30, 40}));
        QVERIFY(!ratiosFrom("many"));
    }
};

QTEST_MAIN(TestBatchDialog)
#include "tst_batch_dialog.moc"
