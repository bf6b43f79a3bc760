// Rows of the table and nodes of the graph: the layers of a model, and nothing that only makes their weights.

#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/models/advice_lines.h"
#include "ui/models/layers_model.h"
#include "ui/models/scene_of_model.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

class TestSceneOfModel : public QObject {
    Q_OBJECT

    static ModelViewPtr viewOf(const Model &model) { return VERIFIED(ModelView::of(model, {})); }

    static std::vector<std::string> namesOf(const GraphScene &scene)
    {
        std::vector<std::string> names;
        for (const SceneNode &node : scene.nodes)
            names.push_back(node.name);
        return names;
    }

private Q_SLOTS:
    // What was assumed for open sizes is no fact about the model.
    void inputsAndOutputsShowWhatTheFileDeclares()
    {
        const Model model = modelOf("agraph (float[N,3,H,8] x) => (float[N,4,P,8] y) { y = Conv(x, w) }", {"w[4,3,1,1]"});
        QCOMPARE(declaredShape(model, "x"), std::string("Nx3xHx8"));
        QCOMPARE(declaredShape(model, "w"), std::string());
        pb::ModelProto negative = model.proto(); // as some exporters write what is open
        negative.mutable_graph()->mutable_input(0)->mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(0)->set_dim_value(-1);
        QCOMPARE(declaredShape(Model(negative, {}), "x"), std::string("?x3xHx8"));
        const ScenePtr scene = sceneOf(*viewOf(model), {});
        const auto input = std::ranges::find_if(scene->nodes, [](const SceneNode &node) { return node.kind == NodeKind::Input; });
        QCOMPARE(input->outputShape, std::string("Nx3xHx8"));
    }

    void aWeightThatIsUnpackedIsPartOfItsLayer()
    {
        const Model model = modelOf(R"(g (float[N, 4] x) => (float[N, 2] y)
            <int8[4, 3] q = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, float scale = {0.5}, float[3, 2] v = {1, 0, 0, 1, 1, 1}>
            {
                [widen] w = DequantizeLinear(q, scale)
                [first] h = MatMul(x, w)
                [bend] r = Relu(h)
                [last] y = MatMul(r, v)
            })", {});
        const ModelViewPtr view = viewOf(model);
        QCOMPARE(view->rows().size(), size_t{3});
        QCOMPARE(view->rows()[0].name, std::string("first"));
        QCOMPARE(view->rows()[0].precision, std::string("float32")); // that it multiplies in
        QCOMPARE(view->rows()[0].storedAs, std::string("int8"));
        QCOMPARE(view->rows()[0].parameters, int64_t{12});
        QVERIFY(view->rows()[2].storedAs.empty());
        // Whoever asks for the node finds the layer whose weights it makes.
        QCOMPARE(view->rowOf("widen"), std::optional<int>(0));
        QCOMPARE(view->rowOf(*model.index().find("widen")), std::optional<int>(0));
        QCOMPARE(view->rowOf("last"), std::optional<int>(2));
        QCOMPARE(view->rowOf("nobody"), std::nullopt);

        const ScenePtr scene = sceneOf(*view, {.title = "net"});
        QCOMPARE(namesOf(*scene), (std::vector<std::string>{"first", "bend", "last", "x", "y"}));
        QCOMPARE(scene->nodes[0].badges.size(), size_t{1});
        QCOMPARE(scene->nodes[0].badges[0].text, std::string("I8"));
        QVERIFY(scene->nodes[0].badges[0].tooltip.find("stored as int8") != std::string::npos);
        for (const SceneTensor &tensor : scene->tensors) // producers and readers count nodes of the scene
            QVERIFY2(tensor.name != "w" && tensor.producer < scene->nodeCount(), tensor.name.c_str());
        QCOMPARE(scene->tensors[0].producer, 0);
        QCOMPARE(scene->tensors[0].readers, std::vector<int>{1});

        LayersModel table;
        table.setView(view);
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(table.index(0, LayersModel::Precision).data().toString(), QStringLiteral("float32, stored int8"));
    }

    void adviceStandsBesideTheLayersThatItIsAbout()
    {
        pb::ModelProto proto = modelOf("g (float[1, 32] x) => (float[1, 2] y) <uint8[2, 1, 16] q = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31}, float[2] t = {1, 1}> "
                                       "{ [mat] y = com.microsoft.MatMulNBits<K = 32, N = 2, bits = 4, block_size = 32, accuracy_level = 4>(x, q, t) }")
                                   .proto();
        auto &domain = *proto.add_opset_import();
        domain.set_domain("com.microsoft");
        domain.set_version(1);
        const Model model(std::move(proto), {});
        const ModelViewPtr view = viewOf(model);
        auto lines = adviceLines(*view, nullptr, thisMachine());
        QCOMPARE(lines.size(), size_t{1});
        QCOMPARE(lines[0].id, std::string("four-bits-small"));
        QVERIFY(lines[0].warning);
        QCOMPARE(lines[0].layers, std::vector<std::string>{"mat"});
        // What a variant's report found stands beside it, each kind once; notes of passes are no advice.
        VariantEntry entry;
        entry.variant.report = nlohmann::json::parse(R"({"findings": [
            {"id": "four-bits-small", "severity": "warning", "where": "", "layers": ["mat"], "message": "again", "pass": "advice"},
            {"id": "unfused", "severity": "warning", "where": "mat", "layers": ["mat"], "message": "left in place", "pass": "advice"},
            {"severity": "note", "where": "mat", "message": "compared", "pass": "fold-constants"},
            {"severity": "warning", "where": "gone", "message": "left out", "pass": "fold-pad"}]})");
        lines = adviceLines(*view, &entry, thisMachine());
        QCOMPARE(lines.size(), size_t{3});
        QCOMPARE(lines[1].text, QStringLiteral("left in place"));
        QCOMPARE(lines[1].layers, std::vector<std::string>{"mat"});
        QVERIFY(lines[2].layers.empty()); // a layer that is not in this model
        // Of another target other things are to be said.
        const auto elsewhere = adviceLines(*view, nullptr, VERIFIED(findTarget("tensorrt")));
        QVERIFY(std::any_of(elsewhere.begin(), elsewhere.end(), [](const AdviceLine &line) { return line.text.contains("TensorRT") && line.layers == std::vector<std::string>{"mat"}; }));
        QCOMPARE(adviceLines(*view, nullptr, thisMachine()).size(), size_t{1});
    }

    void aChainOfSuchNodesAndWhatSeveralLayersShare()
    {
        const ModelViewPtr view = viewOf(modelOf("g (float[N, 4] x) => (float[N, 4] y) { "
                                                 "  [cast] c = Cast<to = 1>(q)  [scale] w = Mul(c, s)  [first] h = MatMul(x, w)  [turn] t = Transpose(w)  [last] y = MatMul(h, t) }",
                                                 {"q[4,4]", "s[4]"}));
        QCOMPARE(view->rows().size(), size_t{2});
        QCOMPARE(view->rowOf("cast"), std::optional<int>(0)); // the first that its numbers reach
        QCOMPARE(view->rowOf("turn"), std::optional<int>(1));
    }

    void whatIsGivenAwayOrReadByNobodyIsALayerOfItsOwn()
    {
        const ModelViewPtr view = viewOf(modelOf("g (float[N, 4] x) => (float[N, 4] y, float[4, 4] z) { [twice] z = Add(w, w) [first] y = MatMul(x, z) [idle] u = Neg(w) }", {"w[4,4]"}));
        QCOMPARE(view->rows().size(), size_t{3});
        QCOMPARE(view->rows()[0].name, std::string("twice"));
        QCOMPARE(view->rows()[2].name, std::string("idle"));
    }

    void numbersThatAreNotTheSameEveryTimeAreLayers()
    {
        const ModelViewPtr view = viewOf(modelOf("g (float[N, 4] x) => (float[N, 4] y) { [noise] n = RandomNormal<shape = [4]>() [first] y = Add(x, n) }", {}));
        QCOMPARE(view->rows().size(), size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestSceneOfModel)
#include "tst_scene_of_model.moc"
