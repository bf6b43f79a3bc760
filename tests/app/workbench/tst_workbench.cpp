// The whole loop in the window, through real events: open, select, treat, run, look at the new variant, export, reopen, undo.

#include "app/workbench/main_window.h"
#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/table_roles.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
        m_document->minSeconds = 0.1;
        m_document->maxSeconds = 1;
        m_document->minRuns = 5;
        m_window = std::make_unique<MainWindow>(*m_document, *m_theme);
        m_window->resize(1680, 980);
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

    void theWholeLoop()
    {
        openAndWait(path("net.onnx"));
        QCOMPARE(m_window->layersPanel()->model()->rowCount(), 7);
        const QString conv = QString::fromStdString(m_document->source()->rows()[0].name);

        // Select a layer with the mouse, give it a treatment with the keyboard.
        clickLayer(conv);
        QCOMPARE(m_document->layers().names(), std::set<std::string>{conv.toStdString()});
        auto *spin = m_window->recipePanel()->findChild<QSpinBox *>();
        QVERIFY(spin);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, "50");
        QTest::keyClick(spin, Qt::Key_Return);
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
        QVERIFY(QFileInfo::exists(path("out.recipe.json")));

        // Save the study under a name and open it again: everything is there.
        VERIFIED(m_document->saveAs(path("study.pare").toStdString()));
        openAndWait(path("study.pare"));
        QCOMPARE(m_document->variants().size(), size_t{2});
        QCOMPARE(m_document->recipe().steps.size(), size_t{1});
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
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
