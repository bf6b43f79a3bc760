// A window with a document of its own, and what hands do in it: for the tests of the workbench.
#pragma once

#include "app/workbench/main_window.h"
#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "tests/support/data_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/models/table_roles.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace pare {

class WindowBench : public QObject {
protected:
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

    // net.onnx: two convolutions and a product, and folders of its own for what the program keeps.
    void prepare()
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

    void openWindow()
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

    void closeWindow()
    {
        m_document->jobs().cancelAll();
        m_window.reset();
        m_document.reset();
        m_theme.reset();
        waitForJobThreads(std::chrono::milliseconds(10000));
    }
};

} // namespace pare
