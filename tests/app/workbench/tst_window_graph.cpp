// The graph in the window: bodies, groups, parts of what is too large to draw, searches, treatments.
#include "tests/app/workbench/window_bench.h"

#include "app/workbench/path_bar.h"
#include "core/search/left_alone.h"
#include "ui/models/bookmarks.h"
#include "ui/models/treatment.h"
#include "ui/panels/channels_control.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QSlider>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

using namespace pare;

class TestWindowGraph : public WindowBench {
    Q_OBJECT

    // Branches within branches.
    void writeWhole()
    {
        const Model model = test::modelOf("agraph (float[4] x, bool c) => (float[4] y) {"
                                          "  r = Relu(x)"
                                          "  [choice] y = If(c) <then_branch = yes () => (float[4] t) { [inner] t = If(c) <then_branch = deep () => (float[4] u) { [neg] u = Neg(r) },"
                                          "      else_branch = flat () => (float[4] v) { [abs] v = Abs(r) }> },"
                                          "    else_branch = no () => (float[4] e) { [one] a = Sigmoid(r) [two] e = Tanh(a) }> }",
                                          {});
        VERIFIED(saveOnnx(model, path("whole.onnx").toStdString()));
    }

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }

    // Whoever cannot see the window hears of everything that takes the focus what it is, not only what stands in it.
    void whatTakesTheFocusHasANameThatIsNotItsValue()
    {
        openAndWait(path("net.onnx"));
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool field = qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QLineEdit *>(widget);
            const bool button = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QProgressBar *>(widget);
            if ((!button && !(widget->focusPolicy() & Qt::TabFocus)) || (qobject_cast<QLineEdit *>(widget) && qobject_cast<QAbstractSpinBox *>(widget->parentWidget())))
                continue;
            if (!field && !button && !qobject_cast<QAbstractItemView *>(widget) && !qobject_cast<QSlider *>(widget))
                continue;
            if (qobject_cast<QTabBar *>(widget->parentWidget()) || widget->parentWidget()->inherits("QComboBoxPrivateContainer") || widget->inherits("QTableCornerButton") || widget->objectName().startsWith(QLatin1String("qt_")))
                continue; // of Qt's own parts
            QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
            const QString name = told ? told->text(QAccessible::Name) : QString();
            const auto *box = qobject_cast<QComboBox *>(widget);
            if (name.isEmpty() || (box && name == box->currentText()))
                nameless << QStringLiteral("%1 %2 in %3: \"%4\"").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), QString::fromLatin1(widget->parentWidget()->metaObject()->className()), name);
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    // What is behind an open menu has letters of its own: C closes groups, G selects what shrinks together.
    void lettersInAnOpenMenuChooseItsEntries()
    {
        openAndWait(path("net.onnx"));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const std::string layer = m_document->source()->rows().front().name;
        clickLayer(QString::fromStdString(layer));
        const auto choose = [&](Qt::Key menu, Qt::Key entry) {
            m_window->graph()->canvas()->setFocus();
            QTest::keyClick(m_window.get(), menu, Qt::AltModifier);
            auto *open = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(open);
            QTest::keyClick(open, entry);
            QVERIFY(!QApplication::activePopupWidget());
        };
        choose(Qt::Key_V, Qt::Key_C);
        QVERIFY(!m_window->graph()->isVisible());
        choose(Qt::Key_V, Qt::Key_G);
        QVERIFY(m_window->graph()->isVisible());
        m_document->layers().set({layer}, layer);
        choose(Qt::Key_R, Qt::Key_L);
        QCOMPARE(m_document->recipe().leaveAlone, std::vector<std::string>{layer});
    }

    void aLayerWithABodyIsNoGroupAndTheKeyForGroupsSaysWhereItOpens()
    {
        writeWhole();
        openAndWait(path("whole.onnx"));
        m_document->layers().set({"choice"}, "choice");
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->graph()->canvas()->setFocus();
        QTest::keyClick(m_window->graph()->canvas(), Qt::Key_O);
        QVERIFY2(m_window->statusBar()->currentMessage().contains("View > Inside of the layer"), qPrintable(m_window->statusBar()->currentMessage()));
    }

    void noTwoEntriesOfAMenuHaveTheSameLetter()
    {
        for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            QStringList letters;
            for (const QAction *action : menu->actions())
                if (const QString letter = QKeySequence::mnemonic(action->text()).toString(); !letter.isEmpty()) {
                    QVERIFY2(!letters.contains(letter), qPrintable(menu->title() + QStringLiteral(": ") + action->text()));
                    letters << letter;
                }
        }
    }

    void chipsSayAsMuchAsThereIsRoomFor()
    {
        openAndWait(path("net.onnx"));
        PathBar *bar = m_window->pathBar();
        m_window->resize(scaled(1280), scaled(720));
        QTRY_VERIFY(bar->width() < scaled(1300));
        QVERIFY2(bar->chip(PathBar::ModelChip)->text().contains("net · "), qPrintable(bar->chip(PathBar::ModelChip)->text()));
        QVERIFY(bar->chip(PathBar::DataChip)->text().contains("none"));
        QVERIFY(bar->runButton()->geometry().right() <= bar->width());
        QWidget host;
        host.resize(scaled(420), 100);
        PathBar narrow(*m_document, &host);
        narrow.resize(scaled(420), narrow.height());
        QCOMPARE(narrow.chip(PathBar::RecipeChip)->text(), QStringLiteral("Recipe"));
        QVERIFY(narrow.minimumSizeHint().width() < bar->width());
        // What is missing is said: data, then the baseline.
        QVERIFY(bar->chip(PathBar::DataChip)->text().startsWith(QStringLiteral("● Data")));
        writePictures(8);
        m_document->setData(DatasetRef{path("few.npz").toStdString(), {}, {}}, std::nullopt);
        QVERIFY2(bar->chip(PathBar::DataChip)->text().startsWith(QStringLiteral("● Measure baseline")), qPrintable(bar->chip(PathBar::DataChip)->text()));
    }
    void cleanup() { closeWindow(); }

    void whatIsInsideOfABranchIsFound()
    {
        writeWhole();
        openAndWait(path("whole.onnx"));
        QLineEdit *find = m_window->layersPanel()->findField();
        auto *inside = m_window->layersPanel()->findChild<QToolButton *>(QStringLiteral("inside"));
        QVERIFY(inside && !inside->isVisible());
        find->setText(QStringLiteral("op:Sigmoid"));
        QTRY_VERIFY(inside->isVisible());
        QCOMPARE(inside->text(), QStringLiteral("1 more inside of another layer…"));
        find->setText(QStringLiteral("op:Relu")); // outside only
        QVERIFY(!inside->isVisible());
        find->setText(QStringLiteral("neg"));
        QVERIFY(inside->isVisible());
        QTimer::singleShot(0, this, [] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QCOMPARE(menu->actions().front()->text(), QStringLiteral("choice › then_branch › inner › then_branch › neg (Neg)"));
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::mouseClick(inside, Qt::LeftButton);
        GraphCanvas *canvas = nullptr;
        QTRY_VERIFY(([&] {
            for (GraphCanvas *one : m_window->findChildren<GraphCanvas *>())
                if (one->window() != m_window.get())
                    canvas = one;
            return canvas && canvas->drawing() && canvas->drawing()->nodeNamed("neg") >= 0 && canvas->anchor() == canvas->drawing()->nodeNamed("neg");
        }()));
        canvas->window()->close();
    }

    void theBodyOfANodeOpensWithTheWayToIt()
    {
        writeWhole();
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
        QTest::keyClicks(m_window->layersPanel()->findField(), "op:Relu"); // the rows of what is selected go out of sight
        QCOMPARE(m_window->layersPanel()->table()->model()->rowCount(), 2);
        QCOMPARE(m_document->layers().names().size(), size_t{2});
    }
};

QTEST_MAIN(TestWindowGraph)
#include "tst_window_graph.moc"
