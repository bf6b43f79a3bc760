// What single layers lose and how they are trained, in the window: sensitivity, the slider of layers in INT8, a training that is watched.
#include "tests/app/workbench/window_bench.h"

#include "core/runtime/trainer.h"
#include "ui/charts/sensitivity_view.h"
#include "ui/charts/training_curve.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/panels/sensitivity_section.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>

using namespace pare;

class TestWindowLayers : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void aTrainingIsWatchedAndStoppedByHand()
    {
        if (findTrainer().empty())
            QSKIP("This build has no trainer.");
        // The demo's network, and pictures of bars whose place is the class.
        std::vector<float> pictures;
        std::vector<int64_t> labels;
        for (int64_t sample = 0; sample < 300; ++sample) {
            labels.push_back(sample % 10);
            for (int64_t at = 0; at < 28 * 28; ++at)
                pictures.push_back(static_cast<float>((at / 28 == labels.back() * 2 + 4 ? 200 : 0) + (sample * 31 + at * 17) % 50));
        }
        VERIFIED(writeFile(path("train.npz").toStdString(), test::zipFile({{"images.npy", test::npyFloats({300, 1, 28, 28}, pictures)},
                                                                          {"labels.npy", test::npyInts({300}, labels)}})));
        openAndWait(QString::fromStdString(demoFiles(Demo::Fashion).model.string()));
        m_document->setData(std::nullopt, std::nullopt, DatasetRef{path("train.npz").toStdString(), {}, {}});

        // A step from the dialog, with the keyboard.
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        auto *dialog = m_window->findChild<TrainingDialog *>();
        QVERIFY(dialog && dialog->pass() == "fine-tune");
        for (QDoubleSpinBox *box : dialog->findChildren<QDoubleSpinBox *>())
            if (box->accessibleName() == "Epochs") {
                box->setFocus();
                box->selectAll();
                QTest::keyClicks(box, "1000");
                QTest::keyClick(box, Qt::Key_Return); // the dialog's, too
                break;
            }
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});
        QCOMPARE(m_document->recipe().steps.front().options["epochs"].get<double>(), 1000.0);

        // It runs; points come in while it does, and the curves show them.
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        QTest::mouseClick(m_window->pathBar()->runButton(), Qt::LeftButton);
        JobsPanel *jobs = m_window->jobsPanel();
        m_window->findChild<QTabWidget *>("bottom tabs")->setCurrentWidget(jobs);
        QTRY_VERIFY_WITH_TIMEOUT(jobs->curve()->isVisible(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(jobs->curve()->shown() && jobs->curve()->shown()->points.size() > 4, 20000);
        QCOMPARE(jobs->whyNotSteer(), QString());
        const auto running = m_document->jobs().running();
        m_window->activateWindow(); // the dialog had been active
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->jobs().record(*running)->state, JobState::Paused);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->jobs().record(*running)->state, JobState::Running);
        for (QToolButton *button : jobs->findChildren<QToolButton *>())
            if (button->text() == "Stop, keep the best")
                QTest::mouseClick(button, Qt::LeftButton);

        // The job goes on and leaves a variant, which says how many steps it took: as many as a replay takes.
        QVERIFY(added.wait(30000));
        const Variant variant = m_document->variants().back().variant;
        const nlohmann::json resolution = variant.recipe.steps.front().resolution;
        QVERIFY(resolution["stopped_after"].get<int64_t>() > 0);
        QCOMPARE(jobs->curve()->shown()->points.back().step, resolution["stopped_after"].get<int64_t>());
        QVERIFY(jobs->curve()->words().contains("stopped by hand"));
        QVERIFY(m_document->jobs().record(*running)->sentence.contains("stopped by hand after step"));
    }

    void theSensitivityOfTheDemoIsMeasuredAndDrawn()
    {
        constexpr int64_t samples = 32;
        writePictures(samples);
        dropAndWait(QStringLiteral(PARE_SOURCE_DIR "/resources/demo/fashion.onnx"));
        SensitivitySection *section = m_window->inspector()->sensitivity();
        clickLayer("layer3/0/relu1"); // passes on what layer3/0/conv1 makes
        QVERIFY(section->isVisible() && !section->view()->isVisible());
        QVERIFY(!section->measureAll()->isEnabled());
        QVERIFY2(section->measureAll()->toolTip().contains("needs data"), qPrintable(section->measureAll()->toolTip()));
        DatasetRef data;
        data.path = path("few.npz").toStdString();
        m_document->setData(data, data);
        QVERIFY(section->measureAll()->isEnabled());

        // Colours of what is not measured are offered to be measured, in a message; the button in the Inspector does it.
        auto *colours = m_window->findChild<QComboBox *>(QStringLiteral("colourBy"));
        QVERIFY(colours);
        colours->setCurrentIndex(static_cast<int>(ColourBy::Sensitivity));
        QVERIFY2(m_window->messages()->newest().contains("not measured yet"), qPrintable(m_window->messages()->newest()));
        section->measureAll()->setFocus();
        QTest::keyClick(section->measureAll(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(section->view()->isVisible(), 60000);
        QVERIFY(section->view()->data());
        const auto &points = section->view()->data()->points;
        QCOMPARE(points.size(), size_t{8}); // with nothing removed, and at seven shares
        QVERIFY(section->view()->data()->guard && points.front().share == 0);
        QVERIFY(points.back().share > 0.7 && points.back().share < 0.9);
        section->view()->setFocus();
        QTest::keyClick(section->view(), Qt::Key_End);
        QVERIFY2(section->view()->words().contains("of 64"), qPrintable(section->view()->words()));

        // The graph has its colours, the table its column.
        GraphCanvas *canvas = m_window->graph()->canvas();
        const auto conv = m_document->source()->rowOf("layer3/0/conv1");
        QTRY_VERIFY(canvas->drawing() && canvas->drawing()->scene().node(*conv).sensitivity);
        QVERIFY(canvas->drawing()->rangeOf(ColourBy::Sensitivity));
        QVERIFY(!m_window->layersPanel()->table()->isColumnHidden(LayersModel::Sensitivity));

        // A layer whose channels cannot go has no such section.
        clickLayer("fc");
        QVERIFY(!section->isVisible());
    }

    void layersGoToInt8InTheOrderOfTheirErrorAndBackToFloat()
    {
        openAndWait(path("net.onnx"));
        QuantizationPanel *panel = m_window->quantization();
        QSlider *slider = panel->slider();
        QVERIFY(!slider->isEnabled());
        QVERIFY2(slider->toolTip().contains("not measured yet"), qPrintable(slider->toolTip()));
        std::vector<float> pixels(size_t{24 * 3 * 16 * 16});
        for (size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<float>(i * 2654435761U % 255) / 255;
        VERIFIED(writeFile(path("few-inputs.npz").toStdString(), test::zipFile({{"x.npy", test::npyFloats({24, 3, 16, 16}, pixels)}})));
        DatasetRef data;
        data.path = path("few-inputs.npz").toStdString();
        m_document->setData(data, data);
        auto *tabs = m_window->findChild<QTabWidget *>(QStringLiteral("bottom tabs"));
        QVERIFY(tabs);
        tabs->setCurrentWidget(panel);
        panel->measureButton()->setFocus();
        QTest::keyClick(panel->measureButton(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(slider->isEnabled(), 30000);
        QCOMPARE(panel->sliderText(), QStringLiteral("0 of 3"));
        QCOMPARE(panel->table()->model()->rowCount(), 3);
        const auto errorAt = [&](int row) { return panel->table()->model()->index(row, ErrorsModel::Error).data(SortRole).toDouble(); };
        QVERIFY(errorAt(0) <= errorAt(1) && errorAt(1) <= errorAt(2)); // the worst on top

        // The slider's keys: two layers, then the estimate follows; one step back with undo.
        QLabel *estimate = nullptr;
        for (QLabel *label : panel->findChildren<QLabel *>())
            if (label->text().contains(" of ") && label->text().contains("B, "))
                estimate = label;
        QVERIFY(estimate);
        const QString before = estimate->text();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(panel->sliderText(), QStringLiteral("3 of 3"));
        QTRY_VERIFY(estimate->text() != before);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(panel->sliderText(), QStringLiteral("2 of 3"));
        const std::string worst = panel->table()->model()->index(0, 0).data(IdRole).toString().toStdString();
        QVERIFY(treatmentOf(m_document->recipe(), worst).precision == PrecisionChoice::Fp32);
        QVERIFY(m_document->undoText().contains("2 of 3 layers in INT8"));
        m_document->undo();
        QCOMPARE(panel->sliderText(), QStringLiteral("3 of 3"));

        // A click in the list selects the layer everywhere; the button sets it back.
        const QModelIndex best = panel->table()->model()->index(2, 0);
        QTest::mouseClick(panel->table()->viewport(), Qt::LeftButton, {}, panel->table()->visualRect(best).center());
        const std::string layer = best.data(IdRole).toString().toStdString();
        QCOMPARE(m_document->layers().names(), std::set<std::string>{layer});
        QVERIFY(m_window->inspector()->inputs()->isVisibleTo(m_window->inspector()));
        QVERIFY(panel->floatButton()->isEnabled());
        QTest::mouseClick(panel->floatButton(), Qt::LeftButton);
        QVERIFY(treatmentOf(m_document->recipe(), layer).precision == PrecisionChoice::Fp32);
        QCOMPARE(panel->sliderText(), QStringLiteral("2 of 3"));
        QVERIFY(!panel->floatButton()->isEnabled()); // it is float now
        QVERIFY(m_document->undoText().contains("back to float"));
    }
};

QTEST_MAIN(TestWindowLayers)
#include "tst_window_layers.moc"
