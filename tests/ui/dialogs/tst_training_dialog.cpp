// A step that trains: what matters on top, checks while typing, and what is added.
#include "tests/ui/support/opened_document.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/panels/step_options.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

using namespace pare;

class TestTrainingDialog : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<TrainingDialog> m_dialog;

    Document &document() { return m_opened->document(); }
    void show()
    {
        m_dialog = std::make_unique<TrainingDialog>(document());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    template <typename T>
    [[nodiscard]] T *field(const QString &name) const
    {
        for (T *one : m_dialog->findChildren<T *>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>())
            if (QString(one->text()).remove(QLatin1Char('&')) == text)
                return one;
        return nullptr;
    }
    void type(QAbstractSpinBox *box, const QString &text)
    {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Tab);
    }
    void addPruning()
    {
        Recipe recipe;
        recipe.steps.resize(1);
        recipe.steps[0].pass = "prune-channels";
        document().setRecipe(recipe, "prune");
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

private Q_SLOTS:
    void init() { m_opened = std::make_unique<test::OpenedDocument>(); }
    void cleanup()
    {
        m_dialog.reset();
        m_opened.reset();
    }

    void itBeginsWithWhatSuitsTheRecipe()
    {
        show();
        QCOMPARE(m_dialog->pass(), std::string("fine-tune"));
        addPruning();
        show();
        QCOMPARE(m_dialog->pass(), std::string("distill"));
        Recipe recipe = document().recipe();
        recipe.steps.resize(2);
        recipe.steps[1].pass = "quantize-static";
        document().setRecipe(recipe, "quantize");
        show();
        QCOMPARE(m_dialog->pass(), std::string("train-quantized"));
    }

    void whatMattersIsOnTopAndTheRestIsUnderMore()
    {
        show();
        QVERIFY(field<QDoubleSpinBox>("Epochs")->isVisible());
        QVERIFY(field<QDoubleSpinBox>("Learning rate")->isVisible());
        QVERIFY(!field<QSpinBox>("Patience")->isVisible());
        for (QToolButton *more : m_dialog->findChildren<QToolButton *>())
            if (more->text() == "More options")
                QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(field<QSpinBox>("Patience")->isVisible());
        // The teacher has a row of its own.
        m_dialog->choose("distill");
        QVERIFY(field<QDoubleSpinBox>("Alpha") && field<QDoubleSpinBox>("Temperature") && !field<QLineEdit>("Teacher"));
    }

    void withoutDataItSaysSoAndOpensTheDialog()
    {
        show();
        QVERIFY(says("There is no data to train on yet"));
        QSignalSpy asked(m_dialog.get(), &TrainingDialog::dataRequested);
        QTest::mouseClick(button("Data…"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        document().setData(std::nullopt, std::nullopt, DatasetRef{m_opened->path("train.npz").toStdString(), {}, {}});
        QVERIFY(says("Trained on train.npz"));
        QVERIFY(!says("There is no data"));
    }

    void theStepHasWhatWasChanged()
    {
        addPruning();
        show();
        m_dialog->choose("fine-tune");
        QSignalSpy chosen(m_dialog.get(), &TrainingDialog::stepChosen);
        type(field<QDoubleSpinBox>("Epochs"), "2");
        type(field<QDoubleSpinBox>("Minutes"), "1.5");
        QVERIFY(says("Ends after 2 walks through the data or about 1.5 min, whichever comes first"));
        m_dialog->choose("distill"); // what both have stays
        QTest::keyClick(field<QCheckBox>("Labels"), Qt::Key_Space);
        QTest::mouseClick(button("Add training step"), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<std::string>(), std::string("distill"));
        const nlohmann::json options = m_dialog->options();
        QVERIFY2(options == (nlohmann::json{{"epochs", 2.0}, {"minutes", 1.5}, {"labels", false}}), options.dump().c_str());
    }

    void aTeacherThatIsNotThereIsRefused()
    {
        show();
        m_dialog->choose("distill");
        QVERIFY(m_dialog->warning().contains("learn from itself") || m_dialog->warning().contains("pare-trainer"));
        m_dialog->setTeacher(m_opened->path("nothing.onnx"));
        QVERIFY(m_dialog->problem().contains("nothing.onnx is not there"));
        QVERIFY(!button("Add training step")->isEnabled());
        m_dialog->setTeacher(m_opened->path("net.onnx"));
        QCOMPARE(m_dialog->problem(), QString());
        QCOMPARE(m_dialog->options()["teacher"].get<std::string>(), m_opened->path("net.onnx").toStdString());
        QVERIFY(!m_dialog->warning().contains("learn from itself"));
        m_dialog->setTeacher("/nothing");
        m_dialog->choose("fine-tune"); // has no teacher
        QCOMPARE(m_dialog->problem(), QString());
        QVERIFY(!m_dialog->options().contains("teacher"));
    }

    void bitsThatNobodyStoresAreRefused()
    {
        show();
        m_dialog->choose("train-quantized");
        type(field<QSpinBox>("Bits"), "5");
        QVERIFY(m_dialog->problem().contains("2, 3, 4 or 8 bits"));
        type(field<QSpinBox>("Bits"), "4");
        QCOMPARE(m_dialog->problem(), QString());
    }

    void onlyTheSelectedLayersMayChange()
    {
        const std::string conv = document().source()->rows()[0].name;
        document().layers().set({conv}, conv);
        show();
        auto *only = m_dialog->findChild<QCheckBox *>("selected layers");
        QVERIFY(only->isVisible() && !only->isChecked());
        QTest::mouseClick(only, Qt::LeftButton);
        QSignalSpy chosen(m_dialog.get(), &TrainingDialog::stepChosen);
        QTest::mouseClick(button("Add training step"), Qt::LeftButton);
        QCOMPARE(chosen[0][1].value<Select>().names, std::vector<std::string>{conv});
    }
};

QTEST_MAIN(TestTrainingDialog)
#include "tst_training_dialog.moc"
