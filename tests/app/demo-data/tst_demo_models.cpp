// The two files in resources/demo are what their README and the demo's data say.
#include "app/demo-data/fashion.h"
#include "app/demo-data/languages.h"
#include "core/base/cache_folder.h"
#include "core/formats/dataset.h"
#include "core/formats/onnx_file.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

using namespace pare;

namespace {

Model demoModel(const char *name)
{
    return VERIFIED(openOnnx(std::filesystem::path(PARE_SOURCE_DIR) / "resources/demo" / name));
}

std::map<std::string, int> operators(const Model &model)
{
    std::map<std::string, int> counts;
    for (const pb::NodeProto &node : model.graph().node())
        ++counts[node.op_type()];
    return counts;
}

std::string shapeOf(const pb::ValueInfoProto &value)
{
    std::string text;
    for (const auto &dim : value.type().tensor_type().shape().dim())
        text += (text.empty() ? "" : ",") + (dim.has_dim_param() ? dim.dim_param() : std::to_string(dim.dim_value()));
    return text;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

std::set<std::string> nodeNames(const Model &model)
{
    std::set<std::string> names;
    for (const pb::NodeProto &node : model.graph().node())
        names.insert(node.name());
    return names;
}

std::unique_ptr<Dataset> demoData(const Model &model, const char *name)
{
    return VERIFIED(openDataset(cacheFolder() / "demo" / name, {}, signatureOf(model)));
}

} // namespace

class TestDemoModels : public QObject {
    Q_OBJECT

private slots:
    void fashionIsAResNet20WithUnfoldedNormalization();
    void languagesIsATransformerWithDecomposedAttention();
    void theirDataOpenAsTheModelsNeedThem_data();
    void theirDataOpenAsTheModelsNeedThem();
};

void TestDemoModels::fashionIsAResNet20WithUnfoldedNormalization()
{
    const Model model = demoModel("fashion.onnx");
    const auto counts = operators(model);
    QCOMPARE(counts.at("Conv"), 21);
    QCOMPARE(counts.at("BatchNormalization"), 21);
    QCOMPARE(counts.at("Gemm"), 1);
    QCOMPARE(model.graph().input_size(), 1);
    QCOMPARE(model.graph().input(0).name(), "images");
    QCOMPARE(model.graph().input(0).type().tensor_type().elem_type(), int{pb::TensorProto::FLOAT});
    QCOMPARE(shapeOf(model.graph().input(0)), "N,1,28,28");
    QCOMPARE(model.graph().output(0).name(), "logits");
    QCOMPARE(shapeOf(model.graph().output(0)), "N,10");
    QCOMPARE(model.metadata("classes"), joined(demo::fashionClasses()));
    const auto names = nodeNames(model);
    QCOMPARE(names.size(), static_cast<size_t>(model.graph().node_size()));
    for (const char *name : {"conv1", "layer1/0/conv1", "layer2/0/downsample/conv", "layer3/2/bn2", "fc"})
        QVERIFY2(names.contains(name), name);
}

void TestDemoModels::languagesIsATransformerWithDecomposedAttention()
{
    const Model model = demoModel("languages.onnx");
    const auto counts = operators(model);
    QCOMPARE(counts.at("Softmax"), 4);
    QCOMPARE(counts.at("MatMul"), 4 * 8); // four projections, two products of attention, two of the feed-forward part
    QCOMPARE(counts.at("LayerNormalization"), 9);
    QCOMPARE(counts.at("Erf"), 4);
    QCOMPARE(model.graph().input_size(), 1);
    QCOMPARE(model.graph().input(0).name(), "bytes");
    QCOMPARE(model.graph().input(0).type().tensor_type().elem_type(), int{pb::TensorProto::INT64});
    QCOMPARE(shapeOf(model.graph().input(0)), "N,64");

    std::vector<std::string> classes;
    for (const demo::LanguageSource &source : demo::languageSources())
        classes.push_back(source.name);
    QCOMPARE(model.metadata("classes"), joined(classes));
    QCOMPARE(shapeOf(model.graph().output(0)), "N," + std::to_string(classes.size()));
    const auto names = nodeNames(model);
    for (const char *name : {"embedding/bytes", "encoder/0/attention/query/matmul", "encoder/3/feed_forward/down/add", "head"})
        QVERIFY2(names.contains(name), name);
}

void TestDemoModels::theirDataOpenAsTheModelsNeedThem_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("fewest");
    QTest::newRow("fashion") << "fashion" << "" << 5000;
    QTest::newRow("languages") << "languages" << ".npz" << 1500;
}

void TestDemoModels::theirDataOpenAsTheModelsNeedThem()
{
    QFETCH(QString, model);
    QFETCH(QString, suffix);
    QFETCH(int, fewest);
    if (!std::filesystem::exists(cacheFolder() / "demo" / "demo-data.json"))
        QSKIP("the demo's data are not prepared in the cache folder");
    const Model network = demoModel((model + ".onnx").toStdString().c_str());
    const auto open = [&](const char *part) { return demoData(network, (model + "-" + part + suffix).toStdString().c_str()); };
    const auto eval = open("eval"), calib = open("calib"), train = open("train");
    QVERIFY(eval->count() >= fewest);
    QVERIFY(calib->count() >= 500);
    QVERIFY(train->count() > 50'000);

    // Every class is in every part, and none that the model does not know.
    const int64_t classes = network.graph().output(0).type().tensor_type().shape().dim(1).dim_value();
    for (const auto &part : {std::cref(eval), std::cref(calib), std::cref(train)}) {
        const std::vector<int64_t> labels = VERIFIED(part.get()->classLabels());
        const std::set<int64_t> present(labels.begin(), labels.end());
        QCOMPARE(static_cast<int64_t>(present.size()), classes);
        QCOMPARE(*present.begin(), int64_t{0});
        QCOMPARE(*present.rbegin(), classes - 1);
    }
    QCOMPARE(VERIFIED(findLeakage(*eval, *calib)).shared, int64_t{0});
}

QTEST_APPLESS_MAIN(TestDemoModels)
#include "tst_demo_models.moc"
