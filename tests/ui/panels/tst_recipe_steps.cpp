// Steps of the recipe: options inline, moving by mouse and keys, what each step does, and layers that are left alone.
#include "core/passes/all_passes.h"
#include "tests/ui/support/opened_document.h"
#include "ui/models/treatment.h"
#include "ui/panels/recipe_panel.h"
#include "ui/panels/step_list.h"
#include "ui/panels/step_options.h"
#include "ui/panels/step_row.h"
#include "ui/theme/metrics.h"

#include <QDoubleSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>

using namespace pare;

class TestRecipeSteps : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<RecipePanel> m_panel;

    Document &document() { return m_opened->document(); }
    [[nodiscard]] StepRow *row(size_t at) const { return m_panel->steps()->rows().at(at); }
    QStringList passes()
    {
        QStringList list;
        for (const RecipeStep &step : document().recipe().steps)
            list << QString::fromStdString(step.pass);
        return list;
    }
    // Steps as a recipe brings them, whatever their order.
    void set(std::initializer_list<const char *> steps)
    {
        Recipe recipe = document().recipe();
        recipe.steps.clear();
        for (const char *text : steps)
            recipe.steps.push_back(VERIFIED(stepFromText(text)));
        document().setRecipe(recipe, "load recipe");
        QCoreApplication::processEvents(); // the rows take their places
    }
    template <typename Widget> [[nodiscard]] Widget *named(size_t at, const QString &name) const
    {
        return child<Widget>(row(at), name);
    }
    template <typename Widget> [[nodiscard]] static Widget *child(QWidget *inside, const QString &name)
    {
        for (Widget *widget : inside->findChildren<Widget *>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    [[nodiscard]] QLabel *title(size_t at, const QString &text) const
    {
        for (QLabel *label : row(at)->findChild<StepOptions *>()->findChildren<QLabel *>())
            if (label->text() == text)
                return label;
        return nullptr;
    }
    [[nodiscard]] bool says(size_t at, const QString &text) const
    {
        const auto labels = row(at)->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    // From the head of a row to a place beside another; let go there where `drop` is set.
    void drag(size_t from, size_t to, bool below, bool drop = true)
    {
        QCoreApplication::processEvents(); // the rows take their places
        StepRow *held = row(from);
        const QPoint start(4, 12);
        const QPoint there = row(to)->mapTo(m_panel.get(), QPoint(4, below ? row(to)->height() - 2 : 2));
        const QPoint end = held->mapFrom(m_panel.get(), there);
        QTest::mousePress(held, Qt::LeftButton, {}, start);
        QTest::mouseMove(held, (start + end) / 2);
        QTest::mouseMove(held, end);
        if (drop)
            QTest::mouseRelease(held, Qt::LeftButton, {}, end);
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        m_panel = std::make_unique<RecipePanel>(document());
        m_panel->resize(400, 1000);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_opened.reset();
    }

    void anOptionAppliesAtOnceAndIsOneStepOfUndo()
    {
        set({"prune-channels,ratio=0.5"});
        QTest::mouseClick(named<QToolButton>(0, "Options"), Qt::LeftButton);
        QVERIFY(row(0)->isOpen());
        QVERIFY(title(0, "Ratio")->font().bold());
        QVERIFY(!title(0, "Scope")->font().bold());
        auto *scope = named<QComboBox>(0, "Scope");
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Down);
        QCOMPARE(document().recipe().steps[0].options["scope"].get<std::string>(), "per-layer");
        QVERIFY(title(0, "Scope")->font().bold());
        QVERIFY(row(0)->isOpen());
        QCOMPARE(QApplication::focusWidget(), scope); // where it was
        QCOMPARE(document().undoText(), "scope of prune-channels");
        document().undo();
        QVERIFY(!document().recipe().steps[0].options.contains("scope"));
        QCOMPARE(scope->currentText(), "auto");
        QVERIFY(!title(0, "Scope")->font().bold());
    }

    void theTargetIsChosenAndIsOneStepOfUndo()
    {
        set({"quantize-weights"});
        auto *targets = child<QComboBox>(m_panel.get(), "Hardware that the model is made for");
        QVERIFY(targets && targets->currentText().startsWith("This machine"));
        QSignalSpy estimates(m_panel.get(), &RecipePanel::estimated);
        const auto sizeOf = [&] {
            if (estimates.isEmpty() && !estimates.wait(5000))
                return int64_t{-1};
            return estimates.takeLast().first().value<RecipeEstimate>().sizeBytes.value_or(-1);
        };
        document().setRecipe(document().recipe(), "again");
        const int tensorrt = targets->findData("tensorrt");
        QVERIFY(tensorrt > 0);
        targets->setFocus();
        while (targets->currentIndex() < tensorrt)
            QTest::keyClick(targets, Qt::Key_Down);
        QCOMPARE(document().target().name, std::string("tensorrt"));
        QVERIFY(targets->toolTip().contains("Latency is measured on this machine"));
        QVERIFY(document().undoText().contains("TensorRT"));
        QVERIFY(sizeOf() > 0);
        VERIFIED(document().saveAs(m_opened->path("kept.pare").toStdString()));
        QSignalSpy again(&document(), &Document::opened);
        document().openStudy(m_opened->path("kept.pare").toStdString());
        QVERIFY(again.wait(5000));
        QCOMPARE(document().target().name, std::string("tensorrt"));
        QCOMPARE(targets->currentIndex(), tensorrt);
        while (document().target().name != "this-machine")
            document().undo();
        QCOMPARE(targets->currentIndex(), 0);
    }

    void everyOptionOfThePassIsThere()
    {
        for (const Pass &pass : allPasses()) {
            set({pass.id.c_str()});
            row(0)->setOpen(true);
            QCOMPARE(row(0)->isOpen(), !pass.options.empty());
            const int room = scaled(280 - 2 * space::paneMargin) - m_panel->style()->pixelMetric(QStyle::PM_ScrollBarExtent); // of the narrowest pane
            QVERIFY2(row(0)->minimumSizeHint().width() <= room, qPrintable(QStringLiteral("%1: %2 of %3").arg(QString::fromStdString(pass.id)).arg(row(0)->minimumSizeHint().width()).arg(room)));
            for (const OptionSpec &option : pass.options)
                QVERIFY2(title(0, optionTitle(option)), (pass.id + " " + option.name).c_str());
            const nlohmann::json before = document().recipe().steps[0].options;
            row(0)->setOpen(false);
            QCOMPARE(document().recipe().steps[0].options.dump(), before.dump()); // looking changes nothing
        }
    }

    void whatZeroMeansStandsInTheField()
    {
        set({"fine-tune,minutes=0,steps=10"});
        row(0)->setOpen(true);
        auto *minutes = named<QDoubleSpinBox>(0, "Minutes");
        QVERIFY(minutes);
        QCOMPARE(minutes->text(), QStringLiteral("no bound"));
        QVERIFY(named<QSpinBox>(0, "Steps")->text() == QStringLiteral("10"));
        QCOMPARE(named<QDoubleSpinBox>(0, "Learning rate")->specialValueText(), QStringLiteral("found by trying"));
        minutes->setValue(2);
        QVERIFY2(minutes->text().startsWith("2"), qPrintable(minutes->text()));
    }

    void whatIsOpenedOrAddedComesIntoSight()
    {
        m_panel->resize(400, 340);
        set({"fold-batch-norm", "prune-channels", "prune-weights", "quantize-static"});
        auto *scroll = m_panel->findChild<QScrollArea *>();
        const auto seen = [&](const QWidget *widget) {
            return scroll->viewport()->rect().contains(QRect(widget->mapTo(scroll->viewport(), QPoint(0, 0)), QSize(1, std::min(widget->height(), scroll->viewport()->height() / 2))));
        };
        QVERIFY(!seen(row(3)));
        row(3)->setOpen(true);
        QTRY_VERIFY(seen(named<QComboBox>(3, "Calibrator")));
        scroll->ensureVisible(0, 0);
        m_panel->addStep("quantize-weights");
        QTRY_VERIFY(seen(row(4)));
    }

    void whatIsChangedCanBePutBack()
    {
        set({"quantize-weights,bits=4"});
        row(0)->setOpen(true);
        auto *reset = named<QToolButton>(0, "Bits: back to 8 bits");
        QVERIFY2(reset, "no reset");
        QVERIFY(reset->isVisible());
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY(document().recipe().steps[0].options.empty());
        QVERIFY(!reset->isVisible());
    }

    void aKeyThatIsHeldIsOneEdit()
    {
        set({"prune-channels"});
        row(0)->setOpen(true);
        auto *samples = named<QSpinBox>(0, "Samples");
        samples->setFocus();
        QTest::keyPress(samples, Qt::Key_Up);
        QTest::keyPress(samples, Qt::Key_Up);
        QTest::keyPress(samples, Qt::Key_Up);
        QVERIFY(!document().recipe().steps[0].options.contains("samples")); // not let go
        QTest::keyRelease(samples, Qt::Key_Up);
        QCOMPARE(document().recipe().steps[0].options["samples"].get<int>(), 259);
        document().undo();
        QVERIFY(!document().recipe().steps[0].options.contains("samples"));
    }

    void typedNumbersApplyWhenTheyAreEntered()
    {
        set({"prune-channels"});
        row(0)->setOpen(true);
        auto *ratio = named<QDoubleSpinBox>(0, "Ratio");
        QCOMPARE(ratio->text(), ratio->locale().toString(0.3));
        ratio->setFocus();
        ratio->selectAll();
        QTest::keyClicks(ratio, ratio->locale().toString(0.45));
        QVERIFY(!document().recipe().steps[0].options.contains("ratio"));
        QTest::keyClick(ratio, Qt::Key_Return);
        QCOMPARE(document().recipe().steps[0].options["ratio"].get<double>(), 0.45);
        QVERIFY(row(0)->isOpen()); // Enter was the field's
    }

    void theMouseMovesAStep()
    {
        set({"fold-batch-norm", "prune-channels", "quantize-dynamic"});
        drag(0, 2, true);
        QCOMPARE(passes(), QStringList({"prune-channels", "quantize-dynamic", "fold-batch-norm"}));
        QVERIFY(!row(2)->isOpen()); // a drag is no click
        QCOMPARE(document().undoText(), "move fold-batch-norm down");
        drag(2, 0, false);
        QCOMPARE(passes(), QStringList({"fold-batch-norm", "prune-channels", "quantize-dynamic"}));
        drag(1, 1, true); // where it is
        QCOMPARE(document().undoText(), "move fold-batch-norm up");
    }

    void escapeTakesADragBack()
    {
        set({"fold-batch-norm", "quantize-dynamic"});
        drag(0, 1, true, false);
        QTest::keyClick(row(0), Qt::Key_Escape);
        QTest::mouseRelease(row(0), Qt::LeftButton, {}, QPoint(4, 60));
        QCOMPARE(passes(), QStringList({"fold-batch-norm", "quantize-dynamic"}));
    }

    void keysMoveOpenSwitchAndRemove()
    {
        set({"fold-batch-norm", "prune-channels", "quantize-dynamic"});
        row(0)->setFocus();
        QTest::keyClick(row(0), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), row(1));
        StepRow *moved = row(1);
        QTest::keyClick(moved, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(passes(), QStringList({"fold-batch-norm", "quantize-dynamic", "prune-channels"}));
        QCOMPARE(row(2), moved);
        QCOMPARE(QApplication::focusWidget(), moved); // goes with it
        QVERIFY(!m_panel->stepActions()[1]->isEnabled()); // the last
        QTest::keyClick(moved, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(moved, Qt::Key_Return);
        QVERIFY(moved->isOpen());
        QTest::keyClick(moved, Qt::Key_Space);
        QVERIFY(!document().recipe().steps[1].enabled);
        QTest::keyClick(moved, Qt::Key_Delete);
        QCOMPARE(passes(), QStringList({"fold-batch-norm", "quantize-dynamic"}));
        QCOMPARE(QApplication::focusWidget(), row(1)); // the next one
    }

    void aStepSaysWhatItDoes()
    {
        set({"prune-channels,ratio=0.5", "quantize-dynamic", "fold-batch-norm"});
        QTRY_VERIFY(says(0, QStringLiteral("−")));
        QVERIFY(says(0, "MACs"));
        QTRY_VERIFY(says(2, "no change")); // there is no batch normalization
        Recipe recipe = document().recipe();
        recipe.steps[0].enabled = false;
        document().setRecipe(recipe, "off");
        QTRY_VERIFY(says(0, "off"));
    }

    void aStepThatCannotBeDoneSaysWhy()
    {
        set({"quantize-weights,bits=7"});
        QTRY_VERIFY(says(0, "bits"));
        QVERIFY(says(0, "7"));
    }

    void aConflictOfOrderIsMendedWhereItStands()
    {
        set({"quantize-dynamic", "prune-channels"});
        QVERIFY(says(1, "After quantize-dynamic"));
        for (QToolButton *button : row(1)->findChildren<QToolButton *>())
            if (button->text() == "Move up")
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(passes(), QStringList({"prune-channels", "quantize-dynamic"}));
        QVERIFY(!says(0, "After quantize-dynamic"));
    }

    void layersAreLeftAloneBeforeThereIsAnyStep()
    {
        const std::string conv = document().source()->rows().front().name;
        document().layers().set({conv}, conv);
        QCheckBox *alone = nullptr;
        for (QCheckBox *box : m_panel->findChildren<QCheckBox *>())
            if (box->text() == "Leave alone")
                alone = box;
        QVERIFY(alone && alone->isEnabled());
        QTest::mouseClick(alone, Qt::LeftButton, {}, QPoint(8, alone->height() / 2));
        QCOMPARE(document().recipe().leaveAlone, std::vector<std::string>{conv});
        document().layers().clear();
        QToolButton *select = nullptr;
        for (QToolButton *button : m_panel->findChildren<QToolButton *>())
            if (button->text() == "Select" && button->isVisible())
                select = button;
        QVERIFY(select);
        QTest::mouseClick(select, Qt::LeftButton);
        QCOMPARE(document().layers().names(), std::set<std::string>{conv});
        document().undo();
        QVERIFY(document().recipe().leaveAlone.empty());
        QVERIFY(!select->isVisible());
    }
};

QTEST_MAIN(TestRecipeSteps)
#include "tst_recipe_steps.moc"
