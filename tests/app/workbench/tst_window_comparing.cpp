// Comparing in the window: the trade-off in a window of its own, two models on one drawing and side by side.
#include "tests/app/workbench/window_bench.h"

#include "app/workbench/trade_off_window.h"

#include <QComboBox>

using namespace pare;

class TestWindowComparing : public WindowBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

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

    // The page waits for a second model: a variant that is shown while it is in sight is compared, and so is the next.
    void aVariantThatIsShownFillsTheOpenPageOfChanges()
    {
        openAndWait(path("net.onnx"));
        m_window->showCentre(MainWindow::DifferenceCentre);
        QVERIFY(m_window->differencePage()->isVisible() && !m_window->difference()->view());
        const int64_t source = m_document->sourceEntry()->variant.id;
        std::vector<int64_t> made;
        for (const char *name : {"one", "two"}) {
            Variant variant;
            variant.name = name;
            variant.parent = source;
            made.push_back(VERIFIED(m_document->study()->addVariant(variant, m_document->source()->model())).id);
        }
        m_document->setNote(source, QString()); // reads the study again
        for (const auto &[id, name] : {std::pair(made[0], "one"), std::pair(made[1], "two"), std::pair(source, ""), std::pair(made[0], "one")}) {
            m_document->show(id);
            QTRY_COMPARE(m_document->selection().shown(), id);
            QTRY_COMPARE(m_window->difference()->view() != nullptr, id != source);
            QTRY_VERIFY(id == source || m_window->difference()->second() == QString::fromLatin1(name));
        }
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

QTEST_MAIN(TestWindowComparing)
#include "tst_window_comparing.moc"
