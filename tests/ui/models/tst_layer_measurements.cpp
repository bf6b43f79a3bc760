// What is measured of single layers: in the background, kept in the study, told apart when the data are others.

#include "tests/support/data_files.h"
#include "tests/ui/support/opened_document.h"
#include "core/base/files.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/layers_model.h"
#include "ui/models/scene_of_model.h"
#include "ui/models/table_roles.h"

#include <cmath>

using namespace pare;
using namespace pare::test;

class TestLayerMeasurements : public QObject {
    Q_OBJECT

    static SensitivityTable madeUp()
    {
        SensitivityTable table;
        table.metric = "top-1";
        table.source = 0.9;
        table.samples = 64;
        table.groups = {{"a", 16, {{0.25, 4, 21.5, 0.88}, {0.5, 8, 10, 0.8}, {0.75, 12, INFINITY, 0.5}}}, {"b", 10, {{0.4, 4, 20, 0.86}, {0.6, 6, 12, 0.8}}, true}};
        table.notMeasured = {"c"};
        table.wallSeconds = 1.5;
        return table;
    }

    // Pictures whose brightness is their class: what the network makes of them does not matter here.
    static DatasetRef dataAt(const QString &path, int64_t samples)
    {
        std::vector<float> pixels(static_cast<size_t>(samples * 64));
        std::vector<int64_t> labels(static_cast<size_t>(samples));
        for (size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<float>(i * 2654435761U % 255) / 255;
        for (size_t i = 0; i < labels.size(); ++i)
            labels[i] = static_cast<int64_t>(i % 10);
        VERIFIED(writeFile(path.toStdString(), zipFile({{"images.npy", npyFloats({samples, 1, 8, 8}, pixels)}, {"labels.npy", npyInts({samples}, labels)}})));
        DatasetRef data;
        data.path = path.toStdString();
        return data;
    }

    static void finish(Document &document)
    {
        QTRY_VERIFY_WITH_TIMEOUT(document.jobs().waitingCount() == 0, 30000);
    }

private Q_SLOTS:
    void aTableOfSensitivitiesSurvivesItsJson()
    {
        const SensitivityTable table = madeUp();
        const SensitivityTable read = VERIFIED(sensitivityFromJson(toJson(table)));
        QCOMPARE(read.metric, table.metric);
        QCOMPARE(read.source, table.source);
        QCOMPARE(read.samples, table.samples);
        QCOMPARE(read.notMeasured, table.notMeasured);
        QCOMPARE(read.groups.size(), size_t{2});
        QVERIFY(!read.groups[0].cut && read.groups[1].cut);
        QCOMPARE(read.groups[0].points[1].removed, int64_t{8});
        QCOMPARE(read.groups[0].points[0].sqnrDb, 21.5);
        QVERIFY(std::isinf(read.groups[0].points[2].sqnrDb)); // equal outputs
        QCOMPARE(read.groups[1].points[1].value, std::optional(0.8));
        QCOMPARE(sensitivityFromJson(nlohmann::json::parse(R"({"samples": "many"})")).error().kind, ErrorKind::InvalidInput);
    }

    void theLossAtHalfLiesBetweenThePointsBesideIt()
    {
        SensitivityTable table = madeUp();
        QCOMPARE(lossUnit(table), std::string("pt"));
        QVERIFY(std::abs(*lossAtHalf(table, table.groups[0]) - 10) < 1e-9);          // a point stands there
        QVERIFY(std::abs(*lossAtHalf(table, table.groups[1]) - (4 + 6.0 / 2)) < 1e-9); // between 4 and 10 points
        table.groups[1].points.pop_back();
        QVERIFY(!lossAtHalf(table, table.groups[1])); // not measured so far
        table.metric.clear();
        table.source.reset();
        QCOMPARE(lossUnit(table), std::string("%"));
        QVERIFY(std::abs(*lossAtHalf(table, table.groups[0]) - 10) < 1e-9); // 10 dB: a tenth of the power
    }

    void sensitivityIsMeasuredInTheBackgroundAndKeptInTheStudy()
    {
        OpenedDocument opened;
        Document &document = opened.document();
        LayerMeasurements &measured = document.measured();
        QVERIFY2(measured.whyNotSensitivity().contains("needs data"), qPrintable(measured.whyNotSensitivity()));
        measured.measureSensitivity();
        QCOMPARE(document.jobs().rowCount(), 0); // it cannot be done, and is not tried

        const DatasetRef data = dataAt(opened.path("few.npz"), 48);
        document.setData(data, std::nullopt);
        QCOMPARE(measured.whyNotSensitivity(), QString());
        measured.mostSamples = 32;
        QSignalSpy changed(&measured, &LayerMeasurements::changed);
        measured.measureSensitivity();
        QVERIFY(measured.measuringSensitivity());
        QVERIFY(measured.whyNotSensitivity().contains("is being measured"));
        finish(document);
        QVERIFY(changed.size() >= 2);
        QVERIFY(measured.sensitivityMeasured() && !measured.sensitivityStale());
        const ChannelGroup &group = document.source()->groups().all().front();
        const auto curve = measured.sensitivityOf(group.id);
        QVERIFY(curve);
        QCOMPARE(curve->table->samples, int64_t{32});
        QVERIFY(curve->group->points.size() >= 5);
        QVERIFY(curve->group->points.front().sqnrDb > curve->group->points.back().sqnrDb); // the more that goes, the worse
        const std::string conv = group.members.front().layer;
        QVERIFY(measured.losses().contains(conv));

        // It stands in the table and on the graph, with its unit.
        LayersModel table;
        table.setView(document.source());
        QCOMPARE(table.index(0, LayersModel::Sensitivity).data().toString(), QStringLiteral("–"));
        table.setSensitivities(measured.losses(), measured.sensitivityUnit());
        QCOMPARE(table.index(table.rowOf(conv), LayersModel::Sensitivity).data(SortRole).toDouble(), measured.losses().at(conv));
        QCOMPARE(table.headerData(LayersModel::Sensitivity, Qt::Horizontal).toString(), QStringLiteral("Sensitivity [pt]"));
        SceneRequest request;
        request.losses = measured.losses();
        QCOMPARE(sceneOf(*document.source(), request)->nodes.front().figure(ColourBy::Sensitivity), std::optional(measured.losses().at(conv)));

        // Saved under a name and opened again, it is still there.
        const auto points = curve->group->points;
        VERIFIED(document.saveAs(opened.path("kept.pare").toStdString()));
        QSignalSpy again(&document, &Document::opened);
        document.openStudy(opened.path("kept.pare").toStdString());
        QVERIFY(again.wait(20000));
        const auto kept = measured.sensitivityOf(group.id);
        QVERIFY(kept && !measured.sensitivityStale());
        QCOMPARE(kept->group->points.size(), points.size());
        QCOMPARE(kept->group->points.back().sqnrDb, points.back().sqnrDb);

        // On other data it is told apart, and so it is when the file is written anew.
        document.setData(dataAt(opened.path("other.npz"), 40), std::nullopt);
        QVERIFY(measured.sensitivityMeasured() && measured.sensitivityStale());
        document.setData(data, std::nullopt);
        QVERIFY(!measured.sensitivityStale());
        dataAt(opened.path("few.npz"), 47);
        document.setData(data, std::nullopt);
        QVERIFY(measured.sensitivityStale());

        // What one group measures anew, on the data at hand, takes the place of what was.
        measured.measureSensitivity({conv});
        finish(document);
        QVERIFY(!measured.sensitivityStale());
        QCOMPARE(measured.sensitivityOf(group.id)->table->samples, int64_t{32});
    }

    void aTableOfQuantizationErrorsSurvivesItsJson()
    {
        QuantizationErrors errors;
        errors.samples = 64;
        errors.allSqnrDb = 31.5;
        errors.metric = "top-1";
        errors.source = 0.9;
        errors.all = 0.89;
        LayerError first;
        first.layer = "a";
        first.sqnrDb = 40;
        first.alone = false;
        first.weightSqnrDb = INFINITY;
        first.weights = {-1, 1, {1, 2, 3}, {0, 3, 3}};
        first.grid = {-0.5, 4, 0.0175, 256};
        LayerError second;
        second.layer = "b";
        second.sqnrDb = INFINITY;
        second.quantized = false;
        errors.layers = {first, second};
        errors.declined = {{"c", "it multiplies two activations"}};
        const QuantizationErrors read = VERIFIED(quantizationErrorsFromJson(toJson(errors)));
        QCOMPARE(read.samples, int64_t{64});
        QCOMPARE(read.all, errors.all);
        QCOMPARE(read.layers.size(), size_t{2});
        QCOMPARE(read.layers[0].sqnrDb, 40.0);
        QVERIFY(!read.layers[0].alone && read.layers[0].quantized && !read.layers[1].quantized);
        QVERIFY(read.layers[0].weightSqnrDb && std::isinf(*read.layers[0].weightSqnrDb));
        QCOMPARE(read.layers[0].weights.after, first.weights.after);
        QVERIFY(read.layers[0].grid == first.grid && !read.layers[1].grid);
        QVERIFY(std::isinf(read.layers[1].sqnrDb) && !read.layers[1].weightSqnrDb && !read.layers[1].inputs.known());
        QCOMPARE(read.declined.front().layer, std::string("c"));
        QVERIFY(!quantizationErrorsFromJson(nlohmann::json::object()).ok());
    }

    void quantizationErrorsOfSourceAndVariantAreKeptInTheStudy()
    {
        OpenedDocument opened;
        Document &document = opened.document();
        LayerMeasurements &measured = document.measured();
        QVERIFY2(measured.whyNotErrors().contains("needs data"), qPrintable(measured.whyNotErrors()));
        const DatasetRef data = dataAt(opened.path("few.npz"), 40);
        document.setData(data, data);
        measured.errorOptions.samples = 24;
        measured.measureErrors();
        finish(document);
        const QuantizationErrors *errors = measured.errors();
        QVERIFY(errors && !errors->ofVariant);
        QCOMPARE(errors->samples, int64_t{24});
        QCOMPARE(errors->layers.size(), size_t{2}); // convolution and Gemm
        for (const LayerError &layer : errors->layers) {
            QVERIFY2(layer.sqnrDb > 20 && layer.sqnrDb < 100, qPrintable(QString::number(layer.sqnrDb)));
            QVERIFY(layer.weightSqnrDb && *layer.weightSqnrDb > 25);
            QVERIFY(layer.grid && layer.grid->levels == 256 && layer.grid->low <= 0 && layer.grid->high > 0);
            QVERIFY(layer.inputs.known() && layer.weights.known());
            QCOMPARE(layer.weights.after.size(), layer.weights.counts.size());
        }
        // All at once lose more than the layer that loses least.
        QVERIFY(errors->allSqnrDb < measured.errorOf(measured.byError().front())->sqnrDb);
        QCOMPARE(measured.byError().size(), size_t{2});
        QVERIFY(measured.errorOf(measured.byError()[0])->sqnrDb >= measured.errorOf(measured.byError()[1])->sqnrDb);
        LayersModel table;
        table.setView(document.source());
        table.setErrors(measured.sqnrs(), "how");
        const std::string worst = measured.byError().back();
        QCOMPARE(table.index(table.rowOf(worst), LayersModel::Error).data(HeatRole).toDouble(), 1.0);
        SceneRequest request;
        request.sqnrs = measured.sqnrs();
        const auto scene = sceneOf(*document.source(), request);
        QVERIFY(scene->nodes.front().figure(ColourBy::Error));
        QVERIFY(figureText(*scene, ColourBy::Error, *scene->nodes.front().figure(ColourBy::Error)).ends_with(" dB"));

        // A variant's own, once it is shown: each layer against itself in float.
        document.timing = {0.05, 3, 0.2};
        Recipe recipe;
        RecipeStep step;
        step.pass = "quantize-static";
        recipe.steps = {step};
        recipe.guard = document.recipe().guard;
        document.setRecipe(recipe, "quantize");
        document.setTarget(VERIFIED(findTarget("x86-64"))); // without VNNI: weights in 7 bits
        QSignalSpy added(&document, &Document::variantAdded);
        document.runRecipe();
        QVERIFY(added.wait(30000));
        const qint64 id = added.front().front().toLongLong();
        QVERIFY(document.variant(id)->variant.recipe.steps.front().options.value("reduce_range", false));
        QSignalSpy shown(&document, &Document::shownChanged);
        document.show(id);
        QVERIFY(shown.wait(10000));
        QVERIFY(!measured.errors() && measured.sourceErrors());
        finish(document);
        QCOMPARE(measured.whyNotErrors(), QString());
        measured.measureErrors();
        finish(document);
        errors = measured.errors();
        QVERIFY(errors && errors->ofVariant);
        QCOMPARE(errors->layers.size(), size_t{2});
        for (const LayerError &layer : errors->layers)
            QVERIFY2(layer.quantized && layer.sqnrDb > 20 && layer.sqnrDb < 100 && layer.grid, qPrintable(QString::number(layer.sqnrDb)));

        // Both are there after saving and opening again.
        const double kept = errors->layers.front().sqnrDb;
        VERIFIED(document.saveAs(opened.path("kept.pare").toStdString()));
        QSignalSpy again(&document, &Document::opened);
        document.openStudy(opened.path("kept.pare").toStdString());
        QVERIFY(again.wait(20000));
        QVERIFY(measured.errors() && !measured.errors()->ofVariant && !measured.errorsStale());
        document.show(id);
        QVERIFY(shown.wait(10000));
        QVERIFY(measured.errors());
        QCOMPARE(measured.errors()->layers.front().sqnrDb, kept);
        document.setData(dataAt(opened.path("other.npz"), 40), std::nullopt);
        QVERIFY(measured.errorsStale());
    }

    void aCancelledMeasurementLeavesWhatWas()
    {
        OpenedDocument opened;
        Document &document = opened.document();
        document.setData(dataAt(opened.path("few.npz"), 48), std::nullopt);
        document.measured().measureSensitivity();
        document.jobs().cancelAll();
        finish(document);
        QVERIFY(!document.measured().sensitivityMeasured());
        QVERIFY(!document.measured().measuringSensitivity());
        QCOMPARE(document.measured().whyNotSensitivity(), QString()); // it can be tried again
    }
};

QTEST_MAIN(TestLayerMeasurements)
#include "tst_layer_measurements.moc"
