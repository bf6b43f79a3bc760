// What differs between two models: put down to the pass that did it, counted, and side by side in one layout.
#include "core/base/files.h"
#include "tests/support/data_files.h"
#include "tests/ui/support/opened_document.h"
#include "ui/models/changes_model.h"
#include "ui/panels/changes_panel.h"
#include "ui/panels/difference_page.h"

#include <QComboBox>
#include <QPushButton>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace pare;

class TestDifferencePage : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenedDocument> m_opened;
    std::unique_ptr<DifferencePage> m_page;
    std::unique_ptr<ChangesPanel> m_changes;
    Difference *m_difference = nullptr;
    std::string m_relu, m_conv;
    int64_t m_variant = 0;

    Document &document() { return m_opened->document(); }

    // The source without its activation, and with a node that makes the weights of its convolution.
    void addFolded()
    {
        const Model source = document().source()->model();
        pb::ModelProto proto = source.proto();
        pb::GraphProto &graph = *proto.mutable_graph();
        m_conv = graph.node(0).name();
        m_relu = graph.node(1).name();
        graph.mutable_node(2)->set_input(0, graph.node(0).output(0));
        pb::GraphProto made = graph;
        made.clear_node();
        pb::NodeProto &weights = *made.add_node();
        weights.set_op_type("Identity");
        weights.set_name("weights_of_conv");
        weights.add_input(graph.node(0).input(1));
        weights.add_output("w_again");
        for (int i = 0; i < graph.node_size(); ++i)
            if (i != 1)
                *made.add_node() = graph.node(i);
        made.mutable_node(1)->set_input(1, "w_again");
        graph = made;
        Variant variant;
        variant.name = "folded";
        variant.parent = document().sourceEntry()->variant.id;
        variant.report = {{"changes", {{{"layer", m_relu}, {"pass", "fuse-activations"}, {"what", "fused into " + m_conv}, {"into", {m_conv}}}}}};
        m_variant = VERIFIED(document().study()->addVariant(variant, Model(std::move(proto), source.payloads()))).id;
        document().setNote(document().sourceEntry()->variant.id, QString()); // reads the study again
    }

private Q_SLOTS:
    void init()
    {
        m_opened = std::make_unique<test::OpenedDocument>();
        addFolded();
        m_difference = new Difference(document());
        m_page = std::make_unique<DifferencePage>(document(), *m_difference);
        m_page->setSideBySide(false);
        m_changes = std::make_unique<ChangesPanel>(document(), *m_difference);
        m_page->resize(900, 500);
        m_changes->resize(1300, 240);
        m_page->show();
        m_changes->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        document().show(m_variant); // the page is in sight, so it is compared
        QTRY_VERIFY_WITH_TIMEOUT(m_difference->view() != nullptr, 20000);
    }
    void cleanup()
    {
        m_page.reset();
        m_changes.reset();
        m_opened.reset();
    }

    void whatChangedIsPutDownToThePassThatDidIt()
    {
        const DifferenceRow *row = m_difference->row(m_relu);
        QVERIFY(row && row->change == "removed");
        QCOMPARE(row->by, std::vector<std::string>{"fuse-activations: fused into " + m_conv});
        const QAbstractItemModel *rows = m_changes->table()->model();
        QStringList said;
        for (int i = 0; i < rows->rowCount(); ++i)
            said << rows->index(i, ChangesModel::What).data().toString();
        QVERIFY2(std::ranges::any_of(said, [](const QString &text) { return text.startsWith("fuse-activations: fused into"); }), qPrintable(said.join('|')));
    }

    void nodesThatOnlyMakeWeightsAreSaidToBeLeftOut()
    {
        QCOMPARE(m_difference->view()->added, 0);
        QCOMPARE(m_difference->view()->removed, 1);
        QCOMPARE(m_difference->view()->leftOut, 1);
        const auto labels = m_changes->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains("1 node that only makes weights is not counted"); }));
    }

    void bothModelsStandInOneLayoutAndWhatWentIsHatched()
    {
        m_page->setSideBySide(true);
        GraphCanvas *a = m_page->sides()->canvas(0);
        GraphCanvas *b = m_page->sides()->canvas(1);
        QTRY_VERIFY_WITH_TIMEOUT(a->drawing() && b->drawing(), 20000);
        const DifferencePair pair = *m_difference->pair();
        int both = 0;
        for (size_t node = 0; node < pair[0].partners.size(); ++node)
            if (const int partner = pair[0].partners[node]; partner >= 0) {
                ++both;
                QVERIFY(std::abs(a->drawing()->nodeRect(static_cast<int>(node)).top() - b->drawing()->nodeRect(partner).top()) < 0.01);
                QVERIFY(std::abs(a->viewRect(static_cast<int>(node)).top() - b->viewRect(partner).top()) < 1.5); // and on screen
            }
        QVERIFY(both >= 4);
        const auto &nodes = a->drawing()->scene().nodes;
        const auto gone = std::ranges::find(nodes, m_relu, &SceneNode::name);
        QVERIFY(gone != nodes.end() && gone->kind == NodeKind::Gone);
        m_page->setSideBySide(false);
    }

    void layersAreColouredByHowFarBothAreApart()
    {
        const auto path = m_opened->path("few.npz");
        VERIFIED(writeFile(path.toStdString(), test::zipFile({{"images.npy", test::npyFloats({12, 1, 8, 8}, std::vector<float>(12 * 64, -0.25F))}})));
        document().setData(DatasetRef{path.toStdString(), {}, {}}, std::nullopt);
        auto *colour = m_page->findChild<QComboBox *>(QStringLiteral("Colour"));
        QVERIFY(colour);
        colour->setCurrentIndex(colour->findData(static_cast<int>(ColourBy::Largest))); // asks for the measuring
        QTRY_VERIFY_WITH_TIMEOUT(m_difference->measured(), 30000);
        const auto drawn = [&] {
            const auto &nodes = m_difference->view()->scene->nodes;
            return std::ranges::any_of(nodes, [](const SceneNode &node) { return node.figure(ColourBy::Largest).has_value(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(drawn(), 10000);
        QCOMPARE(colour->currentData().toInt(), static_cast<int>(ColourBy::Largest)); // what was asked for stays
        const GraphScene &scene = *m_difference->view()->scene;
        const auto last = std::ranges::find_if(scene.nodes, [](const SceneNode &node) { return node.op == "Gemm"; });
        QVERIFY(last != scene.nodes.end());
        for (const ColourBy mode : errorModes) {
            QVERIFY2(last->figure(mode), colourByName(mode).c_str());
            QVERIFY(mode == ColourBy::Error || *last->figure(mode) > 0); // without its activation
            QCOMPARE(howFound(scene, mode, true), std::string("to the other model, measured"));
        }
        const QString largest = QString::fromStdString(figureText(scene, ColourBy::Largest, *last->figure(ColourBy::Largest)));
        QVERIFY2(m_difference->errorText(last->name).contains("largest difference " + largest + ","), qPrintable(m_difference->errorText(last->name) + " / " + largest));
        QCOMPARE(figureText(scene, ColourBy::Cosine, 0.25), std::string("0.75000"));
        QCOMPARE(figureText(scene, ColourBy::Relative, 0.125), std::string("12.50 %"));
    }

    void whereTheSourceIsShownVariantsAreOffered()
    {
        const int64_t before = document().selection().shown();
        document().show(document().sourceEntry()->variant.id);
        QTRY_VERIFY(!m_difference->view());
        const auto offer = [&] {
            const auto buttons = m_page->findChildren<QPushButton *>();
            const auto found = std::ranges::find_if(buttons, [&](const QPushButton *button) { return button->isVisibleTo(m_page.get()) && button->text().startsWith("Changes of "); });
            return found == buttons.end() ? nullptr : *found;
        };
        QTRY_VERIFY(offer());
        offer()->click();
        QCOMPARE(document().selection().shown(), before);
        QTRY_VERIFY_WITH_TIMEOUT(m_difference->view() != nullptr, 20000);
    }

    void theToleranceSaysWhatItIs()
    {
        const auto button = [&] {
            for (const QToolButton *one : m_changes->findChildren<QToolButton *>())
                if (one->menu())
                    return one->text();
            return QString();
        };
        QCOMPARE(button(), QStringLiteral("Weights: exact"));
        m_changes->tolerance()->setEditText(QStringLiteral("1e-3"));
        QCOMPARE(button(), QStringLiteral("Weights: within 0.001 of the largest"));
        m_changes->tolerance()->setCurrentIndex(0);
    }
};

QTEST_MAIN(TestDifferencePage)
#include "tst_difference_page.moc"
