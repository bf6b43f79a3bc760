// The whole loop in the window, through real events: open, select, treat, run, look at the new variant, export, reopen, undo.

#include "app/workbench/main_window.h"
#include "app/workbench/trade_off_window.h"
#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/trainer.h"
#include "core/search/left_alone.h"
#include "core/study/script.h"
#include "tests/support/data_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/charts/sensitivity_view.h"
#include "ui/charts/trade_off_pad.h"
#include "ui/charts/trade_off_scene.h"
#include "ui/charts/training_curve.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/models/bookmarks.h"
#include "ui/models/table_roles.h"
#include "ui/models/treatment.h"
#include "ui/panels/channels_control.h"
#include "ui/panels/sensitivity_section.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QDropEvent>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pare;

class TestWorkbench : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void openAndWait(const QString &file)
    {
        QSignalSpy opened(m_document.get(), &Document::opened);
        m_window->openFile(file);
        QVERIFY(opened.wait(20000));
    }

    // few.npz: made-up pictures and classes for the demo's network of clothes.
    void writePictures(int64_t samples)
    {
        std::vector<float> pixels(static_cast<size_t>(samples * 28 * 28));
        std::vector<int64_t> labels(static_cast<size_t>(samples));
        for (size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<float>(i * 2654435761U % 255) / 255;
        for (size_t i = 0; i < labels.size(); ++i)
            labels[i] = static_cast<int64_t>(i % 10);
        VERIFIED(writeFile(path("few.npz").toStdString(), test::zipFile({{"images.npy", test::npyFloats({samples, 1, 28, 28}, pixels)},
                                                                         {"labels.npy", test::npyInts({samples}, labels)}})));
    }

    // Drops a file on the window, as a file manager does.
    void dropAndWait(const QString &file)
    {
        QSignalSpy opened(m_document.get(), &Document::opened);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QVERIFY(opened.wait(20000));
        QTRY_VERIFY(m_window->graph()->canvas()->drawing() != nullptr);
        QTRY_VERIFY(!m_window->graph()->canvas()->isLayingOut());
    }

    // A rubber band around one layer of the graph.
    void bandAround(const std::string &layer)
    {
        GraphCanvas *canvas = m_window->graph()->canvas();
        const auto row = m_document->shown()->rowOf(layer);
        QVERIFY(row);
        canvas->reveal(*row);
        const QRect box = canvas->viewRect(*row).toRect();
        QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, box.topLeft() - QPoint(30, 4));
        QTest::mouseMove(canvas->viewport(), box.center());
        QTest::mouseMove(canvas->viewport(), box.bottomRight() + QPoint(20, 4));
        QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, box.bottomRight() + QPoint(20, 4));
        QCOMPARE(m_document->layers().names(), std::set<std::string>{layer});
    }

    // Clicks the row of a layer in the layers table.
    void clickLayer(const QString &name, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        TableView *table = m_window->layersPanel()->table();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data(IdRole).toString() == name) {
                table->scrollTo(index);
                QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, table->visualRect(index).center());
                return;
            }
        }
        QFAIL(qPrintable("no layer " + name));
    }

    [[nodiscard]] QPushButton *bringBack() const
    {
        for (QPushButton *button : m_window->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Bring back"))
                return button;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("pare-test"));
        const Model model = test::modelOf("agraph (float[N,3,16,16] x) => (float[N,10] y) {"
                                          "  c = Conv<pads=[1,1,1,1]>(x, w)  r = Relu(c)  d = Conv<pads=[1,1,1,1]>(r, v)  s = Relu(d)"
                                          "  p = GlobalAveragePool(s)  f = Flatten(p)  y = Gemm(f, g) }",
                                          {"w[32,3,3,3]", "v[32,32,3,3]", "g[32,10]"});
        VERIFIED(saveOnnx(model, path("net.onnx").toStdString()));
    }

    void init()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_document = std::make_unique<Document>();
        m_document->timing.minSeconds = 0.1;
        m_document->timing.maxSeconds = 1;
        m_document->timing.minRuns = 5;
        m_window = std::make_unique<MainWindow>(*m_document, *m_theme);
        m_window->resize(scaled(1680), scaled(980));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_document->jobs().cancelAll();
        m_window.reset();
        m_document.reset();
        m_theme.reset();
        waitForJobThreads(std::chrono::milliseconds(10000));
    }

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

    void theWholeLoop()
    {
        openAndWait(path("net.onnx"));
        QCOMPARE(m_window->layersPanel()->model()->rowCount(), 7);
        const QString conv = QString::fromStdString(m_document->source()->rows()[0].name);

        // Select a layer with the mouse, give it a treatment with the keyboard.
        clickLayer(conv);
        QCOMPARE(m_document->layers().names(), std::set<std::string>{conv.toStdString()});
        QAbstractSpinBox *field = m_window->recipePanel()->findChild<ChannelsControl *>()->field();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, "50 %");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});
        QCOMPARE(m_document->recipe().steps.front().pass, "prune-channels");

        // Undo and redo name the act.
        QVERIFY(m_document->undoText().contains("prune"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_document->recipe().steps.empty());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});

        // Run in the background.
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        QTest::mouseClick(m_window->pathBar()->runButton(), Qt::LeftButton);
        QVERIFY(added.wait(60000));
        QCOMPARE(m_document->variants().size(), size_t{2});
        const VariantEntry variant = m_document->variants().back();
        QVERIFY(variant.variant.sizeBytes < m_document->variants().front().variant.sizeBytes);
        QVERIFY(variant.measurement.latencyRatio.has_value());

        // Show it: the graph is the variant's.
        QSignalSpy shown(m_document.get(), &Document::shownChanged);
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(shown.wait(10000));
        QCOMPARE(m_document->selection().shown(), variant.variant.id);
        QVERIFY(m_document->shown() != m_document->source());

        // Export, verified, and reopen what was written.
        const QString out = path("out.onnx");
        QSignalSpy exported(m_document.get(), &Document::exported);
        auto *dialog = new ExportDialog(*m_document, variant.variant.id, m_window.get());
        dialog->setPath(out);
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(exported.wait(30000));
        const Model written = VERIFIED(openOnnx(out.toStdString()));
        QVERIFY(recipeIn(written).ok());
        QCOMPARE(variant.variant.sizeBytes, QFileInfo(out).size()); // what the window says is what lies there

        // The same at a newer opset, chosen with the keys: raised, run and compared.
        dialog = new ExportDialog(*m_document, variant.variant.id, m_window.get());
        dialog->setPath(path("newer.onnx"));
        dialog->open();
        QComboBox *opsets = nullptr;
        for (QComboBox *box : dialog->findChildren<QComboBox *>())
            if (box->itemText(0).startsWith("Keep"))
                opsets = box;
        QVERIFY(opsets);
        QTRY_VERIFY(opsets->count() > 1);
        opsets->setFocus();
        QTest::keyClick(opsets, Qt::Key_Down);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(exported.wait(30000));
        QVERIFY2(exported.last().at(4).toString().contains("raised from opset"), qPrintable(exported.last().at(4).toString()));
        const Model newer = VERIFIED(openOnnx(path("newer.onnx").toStdString()));
        QCOMPARE(newer.opset(), written.opset() + 1);
        QCOMPARE(VERIFIED(recipeIn(newer)).steps.back().pass, "raise-opset");
        QVERIFY(QFileInfo::exists(path("out.recipe.json")));

        // Save the study under a name and open it again: everything is there.
        VERIFIED(m_document->saveAs(path("study.pare").toStdString()));
        openAndWait(path("study.pare"));
        QCOMPARE(m_document->variants().size(), size_t{2});
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});
    }

    void theLoopOnTheDemoThroughRealEvents()
    {
        // The demo's network, with a few made-up pictures: what is tested is the way, not the accuracy.
        constexpr int64_t samples = 64;
        writePictures(samples);
        dropAndWait(QStringLiteral(PARE_SOURCE_DIR "/resources/demo/fashion.onnx"));
        DatasetRef data;
        data.path = path("few.npz").toStdString();
        m_document->setData(data, data);
        GraphCanvas *canvas = m_window->graph()->canvas();
        const size_t layersOfSource = m_document->source()->rows().size();

        // Baseline by its key: the source is on the chart.
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->sourceEntry()->measured(), 60000);
        QCOMPARE(m_window->chart()->data().points.size(), size_t{1});

        // Select with a rubber band, prune with the keys, choose a precision with the keys.
        bandAround("layer3/0/conv1");
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_P);
        auto *channels = m_window->recipePanel()->findChild<ChannelsControl *>();
        QTRY_VERIFY(QApplication::focusWidget() == channels->slider());
        QTest::keyClick(channels->slider(), Qt::Key_Right); // to the next count that can be kept
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});
        QCOMPARE(channels->effect(*channels->share()), QStringLiteral("64 → 48 channels"));
        auto *precision = m_window->recipePanel()->findChild<QComboBox *>();
        precision->setFocus();
        QTest::keyClick(precision, Qt::Key_I);
        QCOMPARE(precision->currentText(), QStringLiteral("INT8 static"));
        QCOMPARE(m_document->recipe().steps.size(), size_t{2});
        QCOMPARE(m_document->recipe().steps.back().pass, "quantize-static");

        // Run, and click the new point: the same window shows the variant's graph.
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(added.wait(60000));
        const VariantEntry variant = m_document->variants().back();
        QVERIFY(variant.variant.sizeBytes < m_document->sourceEntry()->variant.sizeBytes);
        QCOMPARE(m_document->shown(), m_document->source()); // nothing that is looked at has changed
        QCOMPARE(m_window->chart()->data().points.size(), size_t{2});
        TradeOffPad *pad = m_window->chart()->pad();
        pad->replot(QCustomPlot::rpImmediateRefresh);
        const auto *mark = markOf(pad->scene(), TradeOffId(variant.variant.id));
        QVERIFY(mark);
        QSignalSpy shown(m_document.get(), &Document::shownChanged);
        QTest::mouseClick(pad, Qt::LeftButton, {}, mark->at.toPoint());
        QVERIFY(shown.wait(10000));
        QCOMPARE(m_document->selection().shown(), variant.variant.id);
        QVERIFY(m_document->shown()->rows().size() > layersOfSource); // quantize and dequantize
        QTRY_COMPARE(canvas->drawing()->nodeCount(), static_cast<int>(m_document->shown()->rows().size()) + 2);

        // Export through its dialog, verified, and open what was written.
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        auto *dialog = m_window->findChild<ExportDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QLineEdit *place = nullptr;
        for (QLineEdit *field : dialog->findChildren<QLineEdit *>())
            if (field->text().endsWith(QStringLiteral(".onnx")))
                place = field;
        QVERIFY(place);
        place->setFocus();
        place->selectAll();
        QTest::keyClicks(place, path("small.onnx"));
        QSignalSpy exported(m_document.get(), &Document::exported);
        QTest::keyClick(place, Qt::Key_Return);
        QVERIFY(exported.wait(30000));
        const size_t layersOfVariant = m_document->shown()->rows().size();
        dropAndWait(path("small.onnx"));
        QCOMPARE(m_document->title(), QStringLiteral("small"));
        QCOMPARE(m_document->source()->rows().size(), layersOfVariant);
        QVERIFY(VERIFIED(recipeIn(m_document->source()->model())).steps.size() >= 2);
    }

    // Treatments, a variant that goes on from another, presets and an export, all through jobs; then their commands with the program.
    void whatWasDoneIsReplayedByCommandsToTheSameBytes()
    {
        writePictures(96);
        openAndWait(QStringLiteral(PARE_SOURCE_DIR "/resources/demo/fashion.onnx"));
        DatasetRef evaluation, calibration; // two parts of one file
        evaluation.path = calibration.path = path("few.npz").toStdString();
        for (int64_t sample = 0; sample < 96; ++sample)
            (sample % 3 == 0 ? calibration : evaluation).samples.push_back(sample);
        m_document->setData(evaluation, calibration);
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        const auto ran = [&](qsizetype variants) { QTRY_COMPARE_WITH_TIMEOUT(added.size(), variants, 120000); };
        Recipe recipe = m_document->recipe();
        RecipeStep prune;
        prune.pass = "prune-channels";
        prune.options = {{"ratio", 0.25}};
        prune.select.names = {"layer3/0/conv1", "layer3/1/conv1"};
        recipe.steps = {prune};
        m_document->setRecipe(recipe, QStringLiteral("prune 25 % of 2 layers"));
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        ran(1);
        RecipeStep quantize; // rounded by the calibration data, which a replay needs again: the very same samples
        quantize.pass = "quantize-weights";
        quantize.options = {{"bits", 4}, {"rounding", "gptq"}};
        recipe.steps.push_back(quantize);
        m_document->setRecipe(recipe, QStringLiteral("add step quantize-weights"));
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        ran(2);
        m_document->runPresets({VERIFIED(findPreset("prune-30-int8")), VERIFIED(findPreset("low-rank"))});
        ran(4);
        m_document->renameVariant(m_document->variants()[1].variant.id, QStringLiteral("first, \"quarter\""));
        QSignalSpy exported(m_document.get(), &Document::exported);
        Document::ExportChoice choice;
        choice.opset = 18;
        m_document->exportVariant(m_document->variants()[1].variant.id, path("newer.onnx").toStdString(), choice);
        QVERIFY(exported.wait(60000));

        const std::string script = VERIFIED(commandScript(*m_document->study(), ScriptKind::Replay));
        VERIFIED(writeFile(path("again.sh").toStdString(), script));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARE"), QStringLiteral(PARE_BIN_DIR "/pare"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("sh"), {path("again.sh"), path("again")});
        QVERIFY(process.waitForFinished(120000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, (said + script.substr(0, 4000).c_str()).constData());
        QVERIFY2(said.count("same bytes: ") == 5, said.constData());
        for (size_t i = 1; i < m_document->variants().size(); ++i) { // not by the script's word alone
            const Variant &variant = m_document->variants()[i].variant;
            QVERIFY(script.find(variant.modelSha256) != std::string::npos);
        }
        QVERIFY(VERIFIED(readFile(path("again/exported-newer.onnx").toStdString())) == VERIFIED(readFile(path("newer.onnx").toStdString())));
        QVERIFY(VERIFIED(readFile(path("again/first---quarter-.onnx").toStdString())) == VERIFIED(readFile(m_document->study()->modelPath(m_document->variants()[1].variant))));
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

    void everyMeasurementIsMadeAsThePreferencesSay()
    {
        openAndWait(path("net.onnx"));
        m_document->threads = 2;
        m_document->timing = {0, 7, 1};
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        m_window->recipePanel()->addStep("quantize-dynamic");
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(added.wait(60000));
        m_document->runPresets({VERIFIED(findPreset("fp16-storage"))});
        QVERIFY(added.wait(60000));
        QCOMPARE(m_document->variants().size(), size_t{3});
        for (const VariantEntry &entry : m_document->variants()) { // the source too
            QVERIFY2(entry.measurement.latency, entry.variant.name.c_str());
            QCOMPARE(entry.measurement.latency->threads, 2);
            // Two seconds, as they are not told otherwise, are many thousands; a turn of so small a model is a hundred or two.
            QVERIFY2(entry.measurement.latency->runs >= 7 && entry.measurement.latency->runs < 2000, qPrintable(QString::number(entry.measurement.latency->runs)));
        }
    }

    void aPresetLeavesAloneWhatTheRecipeLeaves()
    {
        openAndWait(path("net.onnx"));
        const std::string conv = m_document->source()->rows()[0].name;
        m_document->layers().set({conv}, conv);
        m_window->layersPanel()->table()->setFocus();
        QTest::keyClick(m_window->layersPanel()->table(), Qt::Key_L);
        QCOMPARE(m_document->recipe().leaveAlone, std::vector<std::string>{conv});
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        m_document->runPresets({VERIFIED(findPreset("prune-50"))});
        QVERIFY(added.wait(60000));
        const VariantEntry variant = m_document->variants().back();
        const Model made = VERIFIED(openOnnx(m_document->study()->modelPath(variant.variant)));
        QVERIFY(touchedLayers(m_document->source()->model(), made, {conv}).empty());
        QVERIFY(variant.variant.sizeBytes < m_document->sourceEntry()->variant.sizeBytes); // others are pruned
        QCOMPARE(variant.variant.recipe.leaveAlone, std::vector<std::string>{conv});

        // What the preset made beside what it was made from, on one drawing.
        QVERIFY(!m_window->difference()->whyNot().isEmpty()); // the source is shown: there is no second
        m_document->show(variant.variant.id);
        QTRY_VERIFY(m_window->difference()->whyNot().isEmpty());
        m_window->showCentre(MainWindow::DifferenceCentre);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->difference()->view() != nullptr, 20000);
        QVERIFY(m_window->difference()->view()->changed > 0);
        QVERIFY(!m_window->difference()->row(conv)); // it was left alone
        QTRY_VERIFY(m_window->differencePage()->canvas()->drawing() != nullptr);
        m_window->showCentre(MainWindow::GraphCentre);
    }

    void aBatchThatWasNotFinishedIsOfferedAgain()
    {
        openAndWait(path("net.onnx"));
        VERIFIED(m_document->saveAs(path("batch.pare").toStdString()));
        QSignalSpy added(m_document.get(), &Document::variantAdded);
        m_document->runPresets({VERIFIED(findPreset("fp16-storage")), VERIFIED(findPreset("prune-50")), VERIFIED(findPreset("low-rank"))});
        QVERIFY(added.wait(60000)); // the first is there; the window closes on the others
        const size_t made = m_document->variants().size();
        openAndWait(path("net.onnx"));
        openAndWait(path("batch.pare"));
        QStringList left;
        for (const Preset &preset : m_document->leftOver())
            left << QString::fromStdString(preset.name);
        QCOMPARE(left, (QStringList{"prune-50", "low-rank"}));
        QPushButton *again = nullptr;
        for (QPushButton *button : m_window->messages()->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Run them"))
                again = button;
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->leftOver().empty(), 60000);
        QVERIFY(m_document->variants().size() > made);
    }

    void theBodyOfANodeOpensWithTheWayToIt()
    {
        const Model model = test::modelOf("agraph (float[4] x, bool c) => (float[4] y) {"
                                          "  r = Relu(x)"
                                          "  [choice] y = If(c) <then_branch = yes () => (float[4] t) { [inner] t = If(c) <then_branch = deep () => (float[4] u) { [neg] u = Neg(r) },"
                                          "      else_branch = flat () => (float[4] v) { [abs] v = Abs(r) }> },"
                                          "    else_branch = no () => (float[4] e) { [one] a = Sigmoid(r) [two] e = Tanh(a) }> }",
                                          {});
        VERIFIED(saveOnnx(model, path("whole.onnx").toStdString()));
        openAndWait(path("whole.onnx"));
        GraphCanvas *canvas = m_window->graph()->canvas();
        QTRY_VERIFY(canvas->drawing() && !canvas->isLayingOut());
        const auto doubleClick = [](GraphCanvas *on, const char *name) {
            const int node = on->drawing()->nodeNamed(name);
            QVERIFY2(node >= 0, name);
            on->reveal(node);
            const QPoint middle = on->viewRect(node).center().toPoint();
            QTest::mouseClick(on->viewport(), Qt::LeftButton, {}, middle);
            QTest::mouseDClick(on->viewport(), Qt::LeftButton, {}, middle);
        };
        doubleClick(canvas, "choice");
        GraphCanvas *inside = nullptr;
        QTRY_VERIFY(([&] {
            for (GraphCanvas *one : m_window->findChildren<GraphCanvas *>())
                if (one->window() != m_window.get())
                    inside = one;
            return inside && inside->drawing() && inside->drawing()->nodeNamed("inner") >= 0;
        }()));
        const auto crumbs = [&] {
            QStringList texts;
            for (const QToolButton *button : inside->window()->findChildren<QToolButton *>())
                if (button->isVisible() && !button->text().isEmpty())
                    texts << button->text();
            return texts;
        };
        const auto press = [&](const QString &text) {
            for (QToolButton *button : inside->window()->findChildren<QToolButton *>())
                if (button->isVisible() && button->text() == text)
                    return QTest::mouseClick(button, Qt::LeftButton);
            QFAIL(qPrintable(text));
        };
        QTRY_COMPARE(crumbs(), (QStringList{"whole", "choice", "then_branch", "else_branch"}));
        // Deeper, back by the crumb, and the other branch.
        doubleClick(inside, "inner");
        QTRY_VERIFY(inside->drawing()->nodeNamed("neg") >= 0);
        QTRY_COMPARE(crumbs(), (QStringList{"whole", "choice", "then_branch", "else_branch", "inner", "then_branch", "else_branch"}));
        press(QStringLiteral("choice"));
        QTRY_COMPARE(crumbs(), (QStringList{"whole", "choice", "then_branch", "else_branch"}));
        press(QStringLiteral("else_branch"));
        QTRY_VERIFY(inside->drawing()->nodeNamed("one") >= 0 && inside->drawing()->nodeNamed("two") >= 0);
        press(QStringLiteral("whole")); // that is what the main window shows
        QTRY_VERIFY(m_window->findChildren<GraphCanvas *>().indexOf(inside) < 0);
    }

    void treatmentsShowInTheGraphAtOnce()
    {
        openAndWait(path("net.onnx"));
        QTRY_VERIFY(m_window->graph()->canvas()->drawing() != nullptr);
        QCOMPARE(m_document->shown(), m_document->source());
        const std::string conv = m_document->source()->rows()[0].name;
        m_document->layers().set({conv}, conv);
        m_window->recipePanel()->findChild<ChannelsControl *>()->slider()->setValue(2);
        QCOMPARE(m_document->recipe().steps.front().select.names, std::vector<std::string>{conv});
        QCOMPARE(m_window->layersPanel()->table()->model()->index(0, LayersModel::Treatment).data().toString(), QStringLiteral("−50 %"));
    }

    void panesFoldAndComeBackAsTheyWere()
    {
        const auto widthOf = [this] { return m_window->layersPanel()->width(); };
        const int before = widthOf();
        QVERIFY(before > 100);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(!m_window->layersPanel()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
        QVERIFY(m_window->layersPanel()->isVisible());
        QVERIFY(std::abs(widthOf() - before) <= 2);
        m_window->resize(scaled(1100), scaled(700)); // narrow: the layers fold by themselves
        QTRY_VERIFY(!m_window->layersPanel()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier); // by hand beats that
        m_window->resize(scaled(1680), scaled(980));
        QTRY_VERIFY(m_window->layersPanel()->isVisible());
        m_window->resize(scaled(1100), scaled(700));
        QTRY_VERIFY(m_window->layersPanel()->isVisible());
    }

    void theTradeOffStandsInAWindowOfItsOwn()
    {
        openAndWait(path("net.onnx"));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier | Qt::ShiftModifier);
        TradeOffWindow *own = m_window->chartWindow();
        QVERIFY(own && QTest::qWaitForWindowActive(own));
        QCOMPARE(m_window->chart()->window(), static_cast<QWidget *>(own));
        QVERIFY(m_window->chart()->isVisible());
        QVERIFY(own->windowTitle().contains("net"));
        QVERIFY(m_window->findChildren<TradeOffChart *>().empty()); // one chart, and a word in its place
        QVERIFY(bringBack()->isVisible());

        // The keys of the main window work there; its own close it, and not the document.
        QVERIFY(m_window->layersPanel()->isVisible());
        QTest::keyClick(own, Qt::Key_1, Qt::AltModifier);
        QVERIFY(!m_window->layersPanel()->isVisible());
        QTest::keyClick(own, Qt::Key_1, Qt::AltModifier);
        own->resize(777, 555);
        QTest::keyClick(own, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_window->chartWindow());
        QVERIFY(m_document->isOpen());
        QCOMPARE(m_window->chart()->window(), static_cast<QWidget *>(m_window.get()));
        QVERIFY(m_window->chart()->isVisible());

        // Its place is kept; in every arrangement the word stands where the chart would.
        m_window->setChartInWindow(true);
        QCOMPARE(m_window->chartWindow()->size(), QSize(777, 555));
        m_window->showCentre(MainWindow::TradeOffCentre);
        QVERIFY(bringBack()->isVisible());
        m_window->showCentre(MainWindow::GraphCentre);
        m_window->resize(scaled(1280), scaled(720));
        QTRY_VERIFY(!bringBack()->isVisible()); // on a tab
        m_window->resize(scaled(1680), scaled(980));
        QTRY_VERIFY(bringBack()->isVisible());
        QTest::mouseClick(bringBack(), Qt::LeftButton);
        QVERIFY(!m_window->chartWindow());
        QVERIFY(m_window->chart()->isVisible() && m_window->isAncestorOf(m_window->chart()));

        // It closes with the main window, and comes back with it.
        m_window->setChartInWindow(true);
        m_window->close();
        QVERIFY(!m_window->chartWindow()->isVisible());
        m_window = std::make_unique<MainWindow>(*m_document, *m_theme);
        m_window->show();
        QTRY_VERIFY(m_window->chartWindow() && m_window->chartWindow()->isVisible());
        m_window->setChartInWindow(false);
        m_window->close();
    }

    void whatIsTooLargeToDrawIsSaidAndAPartCanBeDrawn()
    {
        constexpr int layers = 3000;
        std::string text = "agraph (float[N,4] x) => (float[N,4] y) {";
        for (int i = 0; i < layers; ++i)
            text += "[layer" + std::to_string(i) + "] " + (i + 1 < layers ? "v" + std::to_string(i) : std::string("y")) + " = Relu(" + (i > 0 ? "v" + std::to_string(i - 1) : std::string("x")) + ") ";
        VERIFIED(saveOnnx(test::modelOf(text + "}", {}), path("long.onnx").toStdString()));
        m_document->memoryLimitBytes = 1'000'000;
        openAndWait(path("long.onnx"));
        GraphCanvas *canvas = m_window->graph()->canvas();
        const auto button = [this](const QString &name) -> QPushButton * {
            for (QPushButton *one : m_window->graph()->findChildren<QPushButton *>())
                if (one->text() == name)
                    return one;
            return nullptr;
        };
        const auto said = [this] {
            QString all;
            for (const QLabel *label : m_window->graph()->findChildren<QLabel *>())
                if (label->isVisible())
                    all += label->text();
            return all;
        };
        QCOMPARE(m_window->layersPanel()->model()->rowCount(), layers); // the table has them all
        // Its groups can be drawn; it is every layer that is too much.
        QTRY_VERIFY(canvas->drawing() && canvas->drawing()->nodeCount() < 200);
        QVERIFY(said().isEmpty());
        m_window->graph()->setGrouped(false);
        QVERIFY2(said().contains("Drawing 3,000 layers needs about") && said().contains("the limit is 1.00 MB"), qPrintable(said()));
        QVERIFY(!canvas->drawing());

        // A part: the first layers, then what is selected in the table with what is near it.
        QTest::mouseClick(button("Select a part"), Qt::LeftButton);
        QTRY_VERIFY(canvas->drawing() != nullptr);
        QCOMPARE(canvas->drawing()->nodeCount(), 2001); // and the input
        QVERIFY2(said().contains("2,000 of 3,000 layers"), qPrintable(said()));
        clickLayer("layer2900");
        QTRY_VERIFY(canvas->drawing()->nodeNamed("layer2900") >= 0);
        const int node = canvas->drawing()->nodeNamed("layer2900");
        QTRY_COMPARE(canvas->selection(), std::vector<int>{node});
        // Clicks in the part select the layers that are meant.
        const int other = canvas->drawing()->nodeNamed("layer2901");
        canvas->reveal(other);
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, canvas->viewRect(other).center().toPoint());
        QCOMPARE(m_document->layers().names(), std::set<std::string>{"layer2901"});

        QTest::mouseClick(button("Draw all"), Qt::LeftButton);
        QTRY_COMPARE(canvas->drawing()->nodeCount(), layers + 2);
        QVERIFY(!said().contains(" of 3,000 layers"));

        // Another model is asked about anew; one that fits is drawn at once.
        openAndWait(path("long.onnx"));
        m_window->graph()->setGrouped(false);
        QVERIFY(button("Draw anyway")->isVisible());
        openAndWait(path("net.onnx"));
        QTRY_VERIFY(canvas->drawing() && canvas->drawing()->nodeCount() == 9);
        QVERIFY(!button("Draw anyway")->isVisible());
    }

    void aLargeModelShowsItsTableFirst()
    {
        constexpr int layers = 6000;
        std::string text = "agraph (float[N,4] x) => (float[N,4] y) {";
        for (int i = 0; i < layers; ++i)
            text += "[layer" + std::to_string(i) + "] " + (i + 1 < layers ? "v" + std::to_string(i) : std::string("y")) + " = Relu(" + (i > 0 ? "v" + std::to_string(i - 1) : std::string("x")) + ") ";
        VERIFIED(saveOnnx(test::modelOf(text + "}", {}), path("large.onnx").toStdString()));
        openAndWait(path("large.onnx"));
        // Layers and operators are there; what needs shapes is on its way, and so is the graph.
        QVERIFY(!m_document->source()->complete() && m_document->completing());
        LayersModel *table = m_window->layersPanel()->model();
        QCOMPARE(table->rowCount(), layers);
        QCOMPARE(table->index(5, LayersModel::Operator).data().toString(), QStringLiteral("Relu"));
        QCOMPARE(table->index(5, LayersModel::OutputShape).data().toString(), QStringLiteral("–"));
        clickLayer("layer3");
        QSignalSpy reset(table, &QAbstractItemModel::modelReset);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->source()->complete(), 20000);
        QCOMPARE(m_document->shown(), m_document->source());
        QCOMPARE(table->index(5, LayersModel::OutputShape).data().toString(), QStringLiteral("1x4"));
        QCOMPARE(reset.size(), 0); // nothing jumped
        QCOMPARE(m_document->layers().names(), std::set<std::string>{"layer3"});
        // What is selected is in a closed group, which is marked for it; without groups it is itself.
        GraphCanvas *canvas = m_window->graph()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas->drawing() && canvas->drawing()->nodeCount() < 200, 20000);
        QTRY_COMPARE(canvas->selection().size(), size_t{1});
        QCOMPARE(canvas->drawing()->scene().node(canvas->selection().front()).kind, NodeKind::Group);
        m_window->graph()->setGrouped(false);
        QTRY_VERIFY_WITH_TIMEOUT(canvas->drawing() && canvas->drawing()->nodeCount() == layers + 2, 20000);
        QTRY_COMPARE(canvas->selection(), std::vector<int>{3});
    }

    void groupsAreOpenedSelectedAndTreatedAsTheirLayers()
    {
        std::string text = "agraph (float[N,4] x) => (float[N,4] y) {";
        constexpr int layers = 240;
        for (int i = 0; i < layers; ++i)
            text += "[stage" + std::to_string(i / 20) + "__layer" + std::to_string(i) + "] " + (i + 1 < layers ? "v" + std::to_string(i) : std::string("y")) + " = Relu(" +
                    (i > 0 ? "v" + std::to_string(i - 1) : std::string("x")) + ") ";
        Model model = test::modelOf(text + "}", {});
        pb::ModelProto proto = model.proto();
        for (auto &node : *proto.mutable_graph()->mutable_node())
            node.mutable_name()->replace(node.name().find("__"), 2, "/");
        VERIFIED(saveOnnx(Model(std::move(proto), model.payloads()), path("stages.onnx").toStdString()));
        openAndWait(path("stages.onnx"));
        GraphPage *graph = m_window->graph();
        GraphCanvas *canvas = graph->canvas();
        QTRY_VERIFY(canvas->drawing() && canvas->drawing()->nodeCount() == 14); // twelve stages, an input, an output
        QVERIFY(graph->grouped() && graph->hasGroups());

        // A click on a closed group selects its layers, everywhere.
        const int stage = canvas->drawing()->nodeNamed("stage3");
        QVERIFY(stage >= 0);
        canvas->reveal(stage);
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, canvas->viewRect(stage).center().toPoint());
        QCOMPARE(m_document->layers().names().size(), size_t{20});
        QVERIFY(m_document->layers().names().contains("stage3/layer65"));

        // What they get stands on the group, with how many have it.
        m_window->recipePanel()->setLeaveAlone(true);
        QCOMPARE(m_document->recipe().leaveAlone.size(), size_t{20});

        // Open it; a layer chosen in the table that lies in a closed group opens that.
        graph->openSelected();
        QTRY_COMPARE(canvas->drawing()->nodeCount(), 33);
        QVERIFY(canvas->drawing()->nodeNamed("stage3/layer65") >= 0);
        graph->reveal("stage7/layer150");
        QTRY_COMPARE(canvas->drawing()->nodeCount(), 52);
        QVERIFY(canvas->isVisibleNode(canvas->drawing()->nodeNamed("stage7/layer150")));
        clickLayer("stage3/layer65");
        QTRY_COMPARE(canvas->selection(), std::vector<int>{canvas->drawing()->nodeNamed("stage3/layer65")});
        graph->closeSelected();
        QTRY_COMPARE(canvas->drawing()->nodeCount(), 33);
        QVERIFY(canvas->drawing()->nodeNamed("stage3") >= 0);

        // A bookmark on a layer in a closed group, set and found by its keys; it and what is open come back with the study.
        m_document->layers().set({"stage9/layer199"}, "stage9/layer199");
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(bookmarksOf(*m_document), std::vector<std::string>{"stage9/layer199"});
        QCOMPARE(m_document->undoText(), QStringLiteral("bookmark on stage9/layer199"));
        m_document->layers().set({"stage3/layer65"}, "stage3/layer65");
        QTest::keyClick(m_window.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_document->layers().anchor(), std::string("stage9/layer199"));
        QTRY_COMPARE(canvas->drawing()->nodeCount(), 52); // its group was opened
        VERIFIED(m_document->saveAs(path("stages.pare").toStdString()));
        openAndWait(path("net.onnx"));
        openAndWait(path("stages.pare"));
        QTRY_VERIFY(canvas->drawing() && canvas->drawing()->nodeCount() == 52);
        QVERIFY(canvas->drawing()->nodeNamed("stage9/layer199") >= 0 && canvas->drawing()->nodeNamed("stage3") >= 0);
        QCOMPARE(bookmarksOf(*m_document), std::vector<std::string>{"stage9/layer199"});
        m_document->undo();
        QVERIFY(bookmarksOf(*m_document).empty());

        // All and none, and the flat graph.
        graph->openAll();
        QTRY_COMPARE(canvas->drawing()->nodeCount(), layers + 2);
        QCOMPARE(canvas->drawing()->scene().frames.size(), size_t{12});
        graph->closeAll();
        QTRY_COMPARE(canvas->drawing()->nodeCount(), 14);
        graph->setGrouped(false);
        QTRY_COMPARE(canvas->drawing()->nodeCount(), layers + 2);
        QVERIFY(canvas->drawing()->scene().frames.empty());
    }

    void withNothingOpenTheCentreOffersWaysToOpen()
    {
        QVERIFY(m_window->graph()->firstFocus() != m_window->graph()->canvas());
        openAndWait(path("net.onnx"));
        QCOMPARE(m_window->graph()->firstFocus(), m_window->graph()->canvas());
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_document->isOpen());
        QVERIFY(m_window->graph()->firstFocus() != m_window->graph()->canvas());
        QVERIFY(m_window->graph()->firstFocus()->isVisible());
    }

    void theKeyboardReachesEveryPane()
    {
        openAndWait(path("net.onnx"));
        std::set<const QWidget *> panes;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            for (const QWidget *pane : {static_cast<QWidget *>(m_window->pathBar()), static_cast<QWidget *>(m_window->layersPanel()),
                                        static_cast<QWidget *>(m_window->graph()), static_cast<QWidget *>(m_window->recipePanel()),
                                        static_cast<QWidget *>(m_window->variantsPanel())})
                if (QApplication::focusWidget() && pane->isAncestorOf(QApplication::focusWidget()))
                    panes.insert(pane);
        }
        QCOMPARE(panes.size(), size_t{5});
    }

    void aBadFileLeavesTheOpenModelAsItWas()
    {
        openAndWait(path("net.onnx"));
        const ModelViewPtr before = m_document->source();
        VERIFIED(writeFile(path("bad.onnx").toStdString(), "<!DOCTYPE html><html></html>"));
        QSignalSpy failed(m_document.get(), &Document::failed);
        m_window->openFile(path("bad.onnx"));
        QVERIFY(failed.wait(10000));
        QCOMPARE(m_document->source(), before);
        QCOMPARE(m_window->messages()->count(), 1);
        QVERIFY(m_window->messages()->newest().contains("web page"));
    }

    void aSearchDimsInTheGraphAndFiltersTheTable()
    {
        openAndWait(path("net.onnx"));
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(m_window->layersPanel()->findField(), "op:Conv");
        QCOMPARE(m_window->layersPanel()->table()->model()->rowCount(), 2);
        QTest::keyClick(m_window->layersPanel()->findField(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_document->layers().names().size(), size_t{2});
        QTest::keyClick(m_window->layersPanel()->findField(), Qt::Key_Escape);
        QCOMPARE(m_window->layersPanel()->table()->model()->rowCount(), 7);
    }

    void runSaysWhyItCannot()
    {
        QVERIFY(m_document->whyNotRun().contains("no model is open"));
        openAndWait(path("net.onnx"));
        QVERIFY(m_document->whyNotRun().contains("no enabled step"));
        QCOMPARE(m_window->pathBar()->runButton()->accessibleDescription(), m_document->whyNotRun());
    }

    // Two models that are dropped together: the second is opened for the comparison alone.
    void twoDroppedModelsAreComparedOnOneDrawing()
    {
        const auto model = [&](const char *name, const std::string &text) {
            VERIFIED(saveOnnx(test::modelOf(text, {"w[8,3,3,3]", "g[8,3]"}), path(name).toStdString()));
            return path(name);
        };
        const QString first = model("drop_a.onnx", "agraph (float[1,3,12,12] x) => (float[1,3] y) { c = Conv(x, w)  r = Relu(c)  t = Tanh(r)  p = GlobalAveragePool(t)  f = Flatten(p)  y = Gemm(f, g) }");
        const QString second = model("drop_b.onnx", "agraph (float[1,3,12,12] x) => (float[1,3] y) { c = Conv<strides=[2,2]>(x, w)  n = Neg(c)  r = Relu(n)  p = GlobalAveragePool(r)  f = Flatten(p)  y = Gemm(f, g) }");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->difference()->view() != nullptr, 20000);
        const DifferenceViewPtr view = m_window->difference()->view();
        QCOMPARE(view->changed, 1);
        QCOMPARE(view->added, 1);
        QCOMPARE(view->removed, 1);
        QCOMPARE(view->unchanged, 4);
        QCOMPARE(m_document->variants().size(), size_t{1}); // the study knows nothing of the second
        GraphCanvas *canvas = m_window->differencePage()->canvas();
        QTRY_VERIFY(canvas->drawing() != nullptr && !canvas->isLayingOut());
        const GraphScene &scene = canvas->drawing()->scene();
        QCOMPARE(scene.nodeCount(), 6 + 1 + 2); // the second, what went, input and output
        const auto gone = std::ranges::find(scene.nodes, NodeKind::Gone, &SceneNode::kind);
        QVERIFY(gone != scene.nodes.end());
        QCOMPARE(gone->op, std::string("Tanh"));
        const int place = static_cast<int>(gone - scene.nodes.begin());
        QVERIFY(std::ranges::any_of(scene.tensors, [&](const SceneTensor &tensor) { return std::ranges::find(tensor.readers, place) != tensor.readers.end(); }));
        QVERIFY(std::ranges::any_of(scene.tensors, [&](const SceneTensor &tensor) { return tensor.producer == place && !tensor.readers.empty(); }));

        std::set<std::string> visited; // by the keys, round again at the end
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F8);
            QCOMPARE(m_document->layers().names().size(), size_t{1});
            visited.insert(*m_document->layers().names().begin());
        }
        QCOMPARE(visited.size(), size_t{3});
        const std::string now = *m_document->layers().names().begin();
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(*m_document->layers().names().begin(), now);
        QComboBox *kinds = m_window->changesPanel()->kinds();
        kinds->setCurrentIndex(kinds->findData(QStringLiteral("attributes")));
        QCOMPARE(m_window->changesPanel()->table()->model()->rowCount(), 1);
        kinds->setCurrentIndex(0);
        QVERIFY(!m_window->changesPanel()->measureButton()->isEnabled()); // no data
        m_window->showCentre(MainWindow::GraphCentre);
    }

    // Each model by itself: what is done in one view is followed in the other, by partner.
    void twoModelsSideBySideFollowEachOther()
    {
        const auto chain = [](int first, const char *middle) {
            std::string body = "agraph (float[1,8] x) => (float[1,8] y) { a0 = Relu(x) ";
            for (int i = 1; i <= first; ++i)
                body += QStringLiteral("a%1 = %2(a%3) ").arg(i).arg(i % 2 ? "Neg" : "Exp").arg(i - 1).toStdString();
            body += QStringLiteral("m = %1(a%2) ").arg(middle).arg(first).toStdString();
            return body + "t = Tanh(m) u = Sigmoid(t) y = MatMul(u, w) }";
        };
        const auto model = [&](const char *name, const std::string &text, float weight) {
            const Model plain = test::modelOf(text, {"w[8,8]"});
            pb::ModelProto proto = plain.proto();
            for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
                if (tensor.name() == "w" && tensor.raw_data().size() >= 4)
                    std::memcpy(tensor.mutable_raw_data()->data(), &weight, 4);
            VERIFIED(saveOnnx(Model(std::move(proto), plain.payloads()), path(name).toStdString()));
            return path(name);
        };
        m_window->openAndCompare(model("side_a.onnx", chain(12, "Sqrt"), 0.5F), model("side_b.onnx", chain(24, "Sqrt"), 0.5001F));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->difference()->view() != nullptr, 20000);
        DifferencePage *page = m_window->differencePage();
        QVERIFY(m_window->difference()->pair() == nullptr); // nobody looks at it
        page->viewBox()->setCurrentIndex(1);
        QCOMPARE(QSettings().value(QStringLiteral("difference/side_by_side")).toBool(), true);
        DifferenceSides *sides = page->sides();
        GraphCanvas *a = sides->canvas(0);
        GraphCanvas *b = sides->canvas(1);
        QTRY_VERIFY(a->isVisible() && a->drawing() && b->drawing() && !a->isLayingOut() && !b->isLayingOut());
        const DifferencePair own = *m_window->difference()->pair();
        const auto nodeOf = [](const GraphCanvas *canvas, const char *op) {
            const auto &nodes = canvas->drawing()->scene().nodes;
            return static_cast<int>(std::ranges::find(nodes, op, &SceneNode::op) - nodes.begin());
        };
        const int tanhA = nodeOf(a, "Tanh");
        const int tanhB = nodeOf(b, "Tanh");
        QCOMPARE(own[0].partners[static_cast<size_t>(tanhA)], tanhB);
        QCOMPARE(own[1].partners[static_cast<size_t>(tanhB)], tanhA);
        QVERIFY(a->drawing()->nodeCount() < b->drawing()->nodeCount());
        QCOMPARE(b->drawing()->scene().nodes[static_cast<size_t>(nodeOf(b, "MatMul"))].change, std::string("weights"));
        QCOMPARE(a->drawing()->scene().nodes[static_cast<size_t>(nodeOf(a, "MatMul"))].change, std::string("weights"));

        const auto apart = [&](int nodeA, int nodeB) {
            const auto fromMiddle = [](const GraphCanvas *canvas, int node) { return canvas->viewRect(node).center() - QRectF(canvas->viewport()->rect()).center(); };
            return (fromMiddle(a, nodeA) - fromMiddle(b, nodeB)).manhattanLength();
        };
        // Selecting in A: selected in B too, at the same place, and in the window.
        a->zoom100();
        a->reveal(tanhA);
        QTest::mouseClick(a->viewport(), Qt::LeftButton, {}, a->viewRect(tanhA).center().toPoint());
        QCOMPARE(b->selection(), std::vector<int>{tanhB});
        QCOMPARE(m_document->layers().names(), std::set<std::string>{a->drawing()->scene().node(tanhA).name});
        QVERIFY2(apart(tanhA, tanhB) < 2, qPrintable(QString::number(apart(tanhA, tanhB))));
        // A value that both have is chosen in both: the one that Tanh makes, and the graph's input.
        const auto tensorOf = [](const GraphCanvas *canvas, const char *producer) {
            const GraphScene &scene = canvas->drawing()->scene();
            return static_cast<int>(std::ranges::find_if(scene.tensors, [&](const SceneTensor &tensor) { return scene.node(tensor.producer).op == producer; }) - scene.tensors.begin());
        };
        QCOMPARE(own[0].tensorPartners[static_cast<size_t>(tensorOf(a, "Input"))], tensorOf(b, "Input"));
        const int sigmoidA = nodeOf(a, "Sigmoid");
        const QPointF line(a->viewRect(tanhA).center().x(), (a->viewRect(tanhA).bottom() + a->viewRect(sigmoidA).top()) / 2);
        QTest::mouseClick(a->viewport(), Qt::LeftButton, {}, line.toPoint());
        QCOMPARE(a->selectedTensor(), tensorOf(a, "Tanh"));
        QCOMPARE(b->selectedTensor(), tensorOf(b, "Tanh"));
        QVERIFY(b->selection().empty() && m_document->layers().names().empty());
        QTest::mouseClick(a->viewport(), Qt::LeftButton, {}, a->viewRect(tanhA).center().toPoint());
        QCOMPARE(b->selectedTensor(), -1);
        QCOMPARE(b->selection(), std::vector<int>{tanhB});
        // Zooming and panning in B: A goes along.
        b->setZoom(1.5);
        QCOMPARE(a->zoom(), b->zoom());
        const Camera before = a->camera();
        QWheelEvent wheel(QPointF(60, 60), b->viewport()->mapToGlobal(QPointF(60, 60)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(b->viewport(), &wheel);
        QVERIFY(a->camera() != before);
        // Pointing.
        b->reveal(tanhB);
        QTest::mouseMove(b->viewport(), b->viewRect(tanhB).center().toPoint());
        QTRY_COMPARE(a->hoveredNode(), tanhA);
        // A step of the list shows the change in both.
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        QVERIFY(!b->selection().empty() || !a->selection().empty());

        // Weights that are near enough are no change; what is no number changes nothing.
        ChangesPanel *changes = m_window->changesPanel();
        const int changed = m_window->difference()->view()->changed;
        QVERIFY(changed > 0);
        changes->tolerance()->setEditText(QStringLiteral("1e-"));
        QCOMPARE(m_window->difference()->tolerance().relative, 0.0);
        changes->absoluteTolerance()->setEditText(QStringLiteral("0.001"));
        QTRY_COMPARE(m_window->difference()->view()->changed, changed - 1);
        const ChangesPanel next(*m_document, *m_window->difference()); // as the next start makes it
        QCOMPARE(next.absoluteTolerance()->currentText(), QStringLiteral("0.001"));
        QCOMPARE(next.tolerance()->currentText(), QStringLiteral("0"));
        changes->absoluteTolerance()->setCurrentIndex(0);
        changes->tolerance()->setCurrentIndex(0);
        QTRY_COMPARE(m_window->difference()->view()->changed, changed);
        page->viewBox()->setCurrentIndex(0);
        QTRY_VERIFY(page->canvas()->isVisible() && page->canvas()->drawing() != nullptr);
        m_window->showCentre(MainWindow::GraphCentre);
    }
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
