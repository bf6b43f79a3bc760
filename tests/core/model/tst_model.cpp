#include "core/model/model.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <set>

using namespace pare;
using pare::test::modelOf;
using pare::test::randomTensor;

namespace {

std::vector<std::string> tensorNames(const pb::ModelProto &proto)
{
    std::vector<std::string> names;
    forEachTensor(proto, [&](const pb::TensorProto &tensor) { names.push_back(tensor.name()); });
    return names;
}

// A tensor in every place of a model that can hold one.
pb::ModelProto modelWithTensorsEverywhere()
{
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    graph.add_initializer()->set_name("initializer");
    graph.add_sparse_initializer()->mutable_values()->set_name("sparse values");
    graph.mutable_sparse_initializer(0)->mutable_indices()->set_name("sparse indices");
    auto &node = *graph.add_node();
    auto &attribute = *node.add_attribute();
    attribute.mutable_t()->set_name("attribute");
    attribute.add_tensors()->set_name("in a list");
    attribute.mutable_sparse_tensor()->mutable_values()->set_name("sparse attribute");
    attribute.add_sparse_tensors()->mutable_values()->set_name("sparse in a list");
    attribute.mutable_g()->add_initializer()->set_name("body");
    attribute.add_graphs()->add_initializer()->set_name("body in a list");
    auto &function = *proto.add_functions();
    function.add_attribute_proto()->mutable_t()->set_name("function default");
    function.add_node()->add_attribute()->mutable_t()->set_name("function");
    auto &training = *proto.add_training_info();
    training.mutable_initialization()->add_initializer()->set_name("training start");
    training.mutable_algorithm()->add_initializer()->set_name("training step");
    return proto;
}

} // namespace

class TestModel : public QObject {
    Q_OBJECT
private slots:
    void everyTensorIsVisitedOnce();
    void visitingAddsNothing();
    void namesOfNodesAreMadeUnique();
    void constantsOfNumbersHoldATensor();
    void opsetsAndMetadataAreFound();
    void largeTensorsAreCutOutAndShared();
    void payloadsGoBackInside();
    void payloadsInEveryPlaceGoBackInside();
    void asInputsLeavesTypesAndNoWeights();
    void aCopyIsTheSameValue();
    void textIsReadAndWritten();
    void badTextIsRefusedWithTheParsersWords();
};

void TestModel::everyTensorIsVisitedOnce()
{
    const pb::ModelProto proto = modelWithTensorsEverywhere();
    const std::vector<std::string> visited = tensorNames(proto);
    QCOMPARE(visited.size(), size_t{13});
    QCOMPARE(std::set<std::string>(visited.begin(), visited.end()).size(), size_t{13});
    pb::ModelProto changed = proto;
    forEachTensor(changed, [](pb::TensorProto &tensor) { tensor.set_name(tensor.name() + "!"); });
    for (const std::string &name : tensorNames(changed))
        QVERIFY(name.ends_with("!"));
}

void TestModel::visitingAddsNothing()
{
    pb::ModelProto proto;
    proto.mutable_graph()->add_sparse_initializer(); // without values and indices
    proto.mutable_graph()->add_node()->add_attribute()->mutable_sparse_tensor();
    const std::string before = proto.SerializeAsString();
    forEachTensor(proto, [](pb::TensorProto &) {});
    QCOMPARE(proto.SerializeAsString(), before);
    pb::ModelProto empty;
    forEachTensor(empty, [](pb::TensorProto &) {});
    QVERIFY(!empty.has_graph());
}

void TestModel::namesOfNodesAreMadeUnique()
{
    pb::ModelProto proto;
    for (const char *name : {"a", "", "a", "Relu_1", ""}) {
        auto *node = proto.mutable_graph()->add_node();
        node->set_op_type("Relu");
        node->set_name(name);
    }
    const Model model(proto, {});
    std::vector<std::string> names;
    for (const auto &node : model.graph().node())
        names.push_back(node.name());
    QVERIFY((names == std::vector<std::string>{"a", "Relu_1_2", "a_2", "Relu_1", "Relu_4"}));
    const Model again(model.proto(), model.payloads());
    QCOMPARE(again.graph().SerializeAsString(), model.graph().SerializeAsString());
}

void TestModel::constantsOfNumbersHoldATensor()
{
    const Model model = test::modelOf("agraph (float[2] x) => (y, z) { a = Constant<value_floats = [0.5, 2.0]>() b = Constant<value_float = 3.0>() c = Constant<value_ints = [2, 1]>() "
                                      "d = Constant<value_int = 7>() e = Mul(x, a) f = Add(e, b) y = Reshape(f, c) z = Add(d, d) }",
                                      {});
    const auto dims = [&](const char *name) { return model.index().constant(name)->dims_size(); };
    QCOMPARE(VERIFIED(model.constantFloats("a")), (std::vector<float>{0.5F, 2}));
    QCOMPARE(VERIFIED(model.constantFloats("b")), (std::vector<float>{3}));
    QCOMPARE(VERIFIED(model.constantInts("c")), (std::vector<int64_t>{2, 1}));
    QCOMPARE(VERIFIED(model.constantInts("d")), (std::vector<int64_t>{7}));
    QCOMPARE((std::vector<int>{dims("a"), dims("b"), dims("c"), dims("d")}), (std::vector<int>{1, 0, 1, 0}));
}

void TestModel::opsetsAndMetadataAreFound()
{
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }", {}, 13).proto();
    auto *entry = proto.add_metadata_props();
    entry->set_key("author");
    entry->set_value("somebody");
    const Model model(proto, {});
    QCOMPARE(model.opset(), int64_t{13});
    QCOMPARE(model.opset("ai.onnx"), int64_t{13});
    QCOMPARE(model.opset("com.microsoft"), int64_t{1});
    QCOMPARE(model.opset("nobody"), int64_t{0});
    QCOMPARE(model.metadata("author"), "somebody");
    QCOMPARE(model.metadata("nothing"), "");
}

void TestModel::largeTensorsAreCutOutAndShared()
{
    const Model model = modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = MatMul(x, w) y = Add(a, b) }", {"w[64,64]", "b[64]"});
    QCOMPARE(model.payloads().size(), size_t{1});
    QVERIFY(payloadKey(*model.index().constant("w")) != "");
    QVERIFY(payloadKey(*model.index().constant("b")) == "");
    QVERIFY(model.proto().ByteSizeLong() < 4096);
    const Model variant(model.proto(), model.payloads());
    QVERIFY(variant.payloads().begin()->second == model.payloads().begin()->second);
    QCOMPARE(VERIFIED(model.constantFloats("w")).size(), size_t{64 * 64});
}

void TestModel::payloadsGoBackInside()
{
    pb::ModelProto proto = modelOf("agraph (float[N,64] x) => (float[N,64] y) { y = MatMul(x, w) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {64, 64});
    const Model model(proto, {});
    const pb::ModelProto whole = VERIFIED(withPayloadsInside(model));
    QCOMPARE(whole.graph().initializer(0).SerializeAsString(), proto.graph().initializer(0).SerializeAsString());
}

void TestModel::payloadsInEveryPlaceGoBackInside()
{
    pb::ModelProto proto = modelWithTensorsEverywhere();
    int seed = 0;
    forEachTensor(proto, [&](pb::TensorProto &tensor) { tensor = randomTensor(tensor.name(), {40, 40}, ++seed); });
    proto.mutable_graph()->mutable_node(0)->set_name("n");
    const Model model(proto, {});
    QCOMPARE(model.payloads().size(), size_t{13});
    QCOMPARE(VERIFIED(withPayloadsInside(model)).SerializeAsString(), proto.SerializeAsString());
}

void TestModel::asInputsLeavesTypesAndNoWeights()
{
    pb::ModelProto proto = modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = MatMul(x, w) y = MatMul(a, k) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {64, 64});
    auto *constant = proto.mutable_graph()->add_node();
    constant->set_op_type("Constant");
    constant->add_output("k");
    auto *attribute = constant->add_attribute();
    attribute->set_name("value");
    attribute->set_type(pb::AttributeProto::TENSOR);
    *attribute->mutable_t() = randomTensor("k", {64, 64});
    proto.mutable_graph()->mutable_node()->SwapElements(0, 2);
    const pb::ModelProto bare = withPayloadsAsInputs(Model(proto, {}));
    QVERIFY(bare.ByteSizeLong() < 4096);
    QCOMPARE(bare.graph().initializer_size(), 0);
    QCOMPARE(bare.graph().node_size(), 2);
    QCOMPARE(bare.graph().input_size(), 3);
    const auto &type = bare.graph().input(1).type().tensor_type();
    QCOMPARE(int(type.elem_type()), int(pb::TensorProto::FLOAT));
    QCOMPARE(type.shape().dim(1).dim_value(), int64_t{64});
}

void TestModel::aCopyIsTheSameValue()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }");
    const Model copy = model;
    QVERIFY(copy.sameAs(model));
    QVERIFY(!Model(model.proto(), {}).sameAs(model));
    QCOMPARE(Model().graph().node_size(), 0);
}

void TestModel::textIsReadAndWritten()
{
    const Model model = modelOf("agraph (float[N,4] x) => (float[N,2] y) { y = MatMul(x, w) }", {"w[4,2]"});
    const Model again = VERIFIED(modelFromText(text(model)));
    QCOMPARE(again.graph().node(0).op_type(), "MatMul");
    QCOMPARE(again.graph().input(0).name(), "x");
    QCOMPARE(again.opset(), model.opset());
    QCOMPARE(text(again), text(model));
}

void TestModel::badTextIsRefusedWithTheParsersWords()
{
    for (const char *bad : {"", "nonsense", "<ir_version: 8> agraph (float[N] x) => (float[N] y) { y = Relu(x", "agraph () => () { a = ( }"}) {
        const Error error = REFUSED(modelFromText(bad));
        QVERIFY(error.kind == ErrorKind::InvalidInput);
        QVERIFY(!error.message.empty());
    }
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
