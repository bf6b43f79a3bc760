// What the graph's colours say of layers beside cost: time with its spread, zeros among the weights, channels that go.

#include "tests/ui/support/opened_document.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/layer_time_text.h"
#include "ui/models/layers_model.h"
#include "ui/models/removed_channels.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/table_roles.h"
#include "ui/models/treatment.h"
#include "ui/models/weight_zeros.h"

using namespace pare;
using namespace pare::test;

class TestLayerFigures : public QObject {
    Q_OBJECT

    static LayerTimes madeUp()
    {
        LayerTimes times;
        times.rounds = 3;
        times.runs = 10;
        times.layers["c"] = {0.0159, 0.0151, 0.0179, 1, ""};
        times.layers["r"] = {0, 0, 0, 0, "c"};
        times.layers["f"] = {0, 0, 0, 0, "(folded)"};
        return times;
    }

    static void finish(Document &document) { QTRY_VERIFY_WITH_TIMEOUT(document.jobs().waitingCount() == 0, 30000); }

private Q_SLOTS:
    void aTimeIsSaidWithSpreadRunsAndHowItWasFound()
    {
        const LayerTimes times = madeUp();
        const QString text = layerTimeText(times, "c");
        for (const char *part : {"15.9 µs", "measured", "15.1 µs to 17.9 µs", "3 rounds of 10 runs", "1 thread", "1 layer fused into it"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
        QVERIFY(layerTimeText(times, "r").contains("fused into c"));
        QVERIFY(layerTimeText(times, "f").contains("when the model is loaded"));
        QVERIFY(layerTimeText(times, "nobody").isEmpty());
    }

    void fusedLayersSayWhereTheirTimeIs()
    {
        OpenedDocument opened;
        SceneRequest request;
        request.times = std::make_shared<const LayerTimes>(madeUp());
        const ModelViewPtr view = opened.document().source();
        const std::vector<LayerRow> &rows = view->rows();
        auto times = std::make_shared<LayerTimes>();
        times->layers[rows[0].name] = {0.0159, 0.0151, 0.0179, 1, ""};
        times->layers[rows[1].name] = {0, 0, 0, 0, rows[0].name};
        request.times = times;
        const ScenePtr scene = sceneOf(*view, request);
        QCOMPARE(*scene->node(0).timeMs, 0.0159);
        QVERIFY(!scene->node(1).timeMs);
        QCOMPARE(scene->node(1).fusedInto, rows[0].name);
        QVERIFY(scene->node(1).timeText.starts_with("fused into"));
        QVERIFY(scene->node(2).timeText.empty() && scene->node(2).fusedInto.empty());
        // The table says the same.
        LayersModel table;
        table.setView(view);
        table.setTimes(times);
        QVERIFY(table.index(1, LayersModel::Time).data(Qt::ToolTipRole).toString().startsWith("fused into"));
        QVERIFY(table.index(0, LayersModel::Time).data(Qt::ToolTipRole).toString().contains("measured"));
        QVERIFY(!table.index(1, LayersModel::Time).data(SortRole).isValid());
    }

    void timesAreKeptUntilSomebodyAsksAnewOrThingsChange()
    {
        OpenedDocument opened;
        Document &document = opened.document();
        LayerMeasurements &measured = document.measured();
        QVERIFY(!measured.times());
        measured.measureTimes();
        QVERIFY(measured.measuringTimes());
        measured.measureTimes(); // is on its way
        QCOMPARE(document.jobs().rowCount(), 1);
        finish(document);
        const auto times = measured.times();
        QVERIFY(times);
        QCOMPARE(times->rounds, 3);
        QCOMPARE(times->layers.size(), static_cast<size_t>(document.source()->model().graph().node_size()));
        int fused = 0;
        for (const auto &[layer, time] : times->layers) {
            fused += time.fusedInto.empty() ? 0 : 1;
            QVERIFY(time.lowMs <= time.ms && time.ms <= time.highMs);
        }
        QVERIFY(fused > 0); // the activation behind the convolution
        measured.measureTimes();
        QCOMPARE(document.jobs().rowCount(), 1);
        QCOMPARE(measured.times(), times);
        measured.measureTimes(true);
        finish(document);
        QCOMPARE(document.jobs().rowCount(), 2);
        QVERIFY(measured.times() && measured.times() != times);
        document.threads = 2; // the number is of other threads
        QVERIFY(!measured.times());
        document.threads = 1;
        QVERIFY(measured.times());
    }

    void zerosAreCountedWhenAskedFor()
    {
        OpenedDocument opened;
        WeightZeros zeros(opened.document());
        QVERIFY(!zeros.known() && zeros.shares().empty());
        QSignalSpy changed(&zeros, &WeightZeros::changed);
        zeros.count();
        QVERIFY(zeros.shares().empty()); // not in this call
        QVERIFY(changed.wait(10000));
        QVERIFY(zeros.known());
        QCOMPARE(zeros.shares().size(), size_t{2}); // convolution and Gemm
        QCOMPARE(zeros.shares().begin()->second, 0.0);
        zeros.count(); // known
        QCOMPARE(changed.count(), 1);
        SceneRequest request;
        request.zeros = zeros.shares();
        const ScenePtr scene = sceneOf(*opened.document().source(), request);
        QCOMPARE(scene->node(0).figure(ColourBy::Sparsity), std::optional(0.0));
        QVERIFY(!scene->node(1).figure(ColourBy::Sparsity)); // no weights: no share
        QCOMPARE(figureText(*scene, ColourBy::Sparsity, 0.3), std::string("30.0 %"));
    }

    void whatThePlanRemovesAndWhatAVariantHasLost()
    {
        OpenedDocument opened;
        const ModelViewPtr source = opened.document().source();
        const std::string conv = source->rows()[0].name;
        auto planned = plannedChannels(*source, opened.document().recipe());
        QCOMPARE(planned.at(conv), 0.0);
        Recipe recipe = withChannels(opened.document().recipe(), {conv}, 0.5);
        planned = plannedChannels(*source, recipe);
        QCOMPARE(planned.at(conv), 0.5); // 16 to 8
        const Model half = modelOf("agraph (float[N,1,8,8] images) => (float[N,10] logits) {"
                                   "  c = Conv<pads=[1,1,1,1]>(images, w)  r = Relu(c)  p = GlobalAveragePool(r)  f = Flatten(p)  logits = Gemm(f, g) }",
                                   {"w[12,1,3,3]", "g[12,10]"});
        pb::ModelProto proto = half.proto();
        for (int i = 0; i < proto.graph().node_size(); ++i)
            proto.mutable_graph()->mutable_node(i)->set_name(source->model().graph().node(i).name());
        const ModelViewPtr variant = VERIFIED(ModelView::of(Model(proto, half.payloads()), {}));
        const auto removed = removedChannels(*source, *variant);
        QCOMPARE(removed.at(conv), 0.25);
        QCOMPARE(removed.at(source->rows().back().name), 0.0);
        GraphScene scene;
        scene.removedPlanned = true;
        QVERIFY(QString::fromStdString(howFound(scene, ColourBy::Removed, true)).contains("planned"));
    }
};

QTEST_MAIN(TestLayerFigures)
#include "tst_layer_figures.moc"
