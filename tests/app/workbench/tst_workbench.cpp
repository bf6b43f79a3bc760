// The whole loop in the window, through real events: open, select, treat, run, look at the new variant, export, reopen, undo.
#include "tests/app/workbench/window_bench.h"

#include "core/search/left_alone.h"
#include "core/study/script.h"
#include "ui/charts/trade_off_pad.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/treatment.h"
#include "ui/panels/channels_control.h"
#include "ui/theme/language.h"

#include <QComboBox>
#include <QLineEdit>
#include <QProcess>

using namespace pare;

class TestWorkbench : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

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
        JobList &jobs = m_document->jobs();
        jobs.move(jobs.index(jobs.rowCount() - 1, 0).data(JobList::IdRole).value<JobId>(), -1); // the order that was made by hand is kept too
        QVERIFY(added.wait(60000)); // the first is there; the window closes on the others
        const size_t made = m_document->variants().size();
        openAndWait(path("net.onnx"));
        openAndWait(path("batch.pare"));
        QStringList left;
        for (const Preset &preset : m_document->leftOver())
            left << QString::fromStdString(preset.name);
        QCOMPARE(left, (QStringList{"low-rank", "prune-50"}));
        // Titles have commas of their own: something else stands between them.
        const QStringList titles{coreWords(VERIFIED(findPreset("low-rank")).title), coreWords(VERIFIED(findPreset("prune-50")).title)};
        QCOMPARE(m_window->messages()->newest(), QStringLiteral("2 presets of a batch were not run when this study was closed: %1.").arg(titles.join(QStringLiteral(" · "))));
        QPushButton *again = nullptr;
        for (QPushButton *button : m_window->messages()->findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("Run them"))
                again = button;
        QVERIFY(again);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_document->leftOver().empty(), 60000);
        QVERIFY(m_document->variants().size() > made);
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

    void runSaysWhyItCannot()
    {
        QVERIFY(m_document->whyNotRun().contains("no model is open"));
        openAndWait(path("net.onnx"));
        QVERIFY(m_document->whyNotRun().contains("no enabled step"));
        QCOMPARE(m_window->pathBar()->runButton()->accessibleDescription(), m_document->whyNotRun());
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
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
