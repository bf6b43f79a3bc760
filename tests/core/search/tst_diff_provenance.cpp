// Which of Pare's passes made what differs between two models.
#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"
#include "core/search/diff_provenance.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

// A convolution with its normalization, and what is left when that went into it and the weights are integers.
Model plain(const char *second = "Relu")
{
    return modelOf(std::string("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [conv] c = Conv(x, w)  [bn] b = BatchNormalization(c, s, o, m, v)  [act] y = ") + second + "(b) }",
                   {"w[4,3,3,3]", "s[4]", "o[4]", "m[4]", "v[4]"});
}

Model folded()
{
    return modelOf("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [conv] c = Conv(q, w)  [act] y = Relu(c)"
                   "  [in_q] i = QuantizeLinear(x, scale)  [in_dq] q = DequantizeLinear(i, scale) }",
                   {"w[4,3,3,3]", "scale[1]"}, 17, 7);
}

Recipe made(const Model &source)
{
    Recipe recipe;
    recipe.sourceSha256 = VERIFIED(sourceSha256(source));
    for (const auto &[pass, layer] : {std::pair("fold-batch-norm", "bn"), std::pair("quantize-static", "conv"), std::pair("prune-weights", "gone")}) {
        RecipeStep step;
        step.pass = pass;
        step.enabled = std::string(pass) != "prune-weights";
        step.resolution = {{"layers", {layer}}};
        recipe.steps.push_back(step);
    }
    return recipe;
}

nlohmann::json report()
{
    return {{"changes", {{{"layer", "bn"}, {"pass", "fold-batch-norm"}, {"what", "folded into conv"}, {"into", {"conv"}}},
                         {{"layer", "conv"}, {"pass", "quantize-static"}, {"what", "int8"}, {"into", {"conv", "in_q", "in_dq"}}}}}};
}

} // namespace

class TestDiffProvenance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReportSaysWhatEachPassSaid()
    {
        const Model first = plain();
        const Model second = folded();
        const ModelDiff diff = VERIFIED(diffOf(first, second));
        const DiffProvenance found = provenanceOf(first, second, diff, std::nullopt, MadeWith{made(first), report()});
        QCOMPARE(found.of("bn").size(), size_t{1});
        QCOMPARE(textOf(found.of("bn")[0]), std::string("fold-batch-norm: folded into conv"));
        const std::vector<ChangedBy> conv{{"fold-batch-norm", "bn: folded into conv", false}, {"quantize-static", "int8", false}};
        QVERIFY(found.of("conv") == conv);
        QCOMPARE(textOf(found.of("in_q").at(0)), std::string("quantize-static: conv: int8"));
        QVERIFY(found.of("act").empty());
        QCOMPARE(toJson(found.of("bn")[0]).dump(), std::string(R"({"pass":"fold-batch-norm","what":"folded into conv"})"));
    }

    void aRecipeInTheFileIsEnoughToNameThePass()
    {
        const Model first = plain();
        const Model second = withRecipe(folded(), made(first));
        const DiffProvenance found = provenanceOfFiles(first, second, VERIFIED(diffOf(first, second)));
        QVERIFY(found.why.empty());
        QCOMPARE(textOf(found.of("bn").at(0)), std::string("fold-batch-norm: folded into conv"));
        QCOMPARE(found.of("conv").size(), size_t{2});
        QCOMPARE(textOf(found.of("conv")[1]), std::string("fold-batch-norm: bn: folded into conv"));
        QCOMPARE(textOf(found.of("in_dq").at(0)), std::string("quantize-static: beside conv"));
        QVERIFY(found.of("in_q") == found.of("in_dq")); // which touches no layer itself
    }

    // A neighbour that was pruned makes no nodes, and neither does one that another pass changed: the name says whose work it is.
    void whatAPassMadeIsKnownByTheLayerThatItIsNamedAfter()
    {
        const Model first = modelOf("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [conv] c = Conv(x, w)  [div] d = Sigmoid(c)  [act] y = Relu(d) }", {"w[4,3,3,3]"});
        const Model second = modelOf("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [conv] c = Conv(x, w)  [div_hard_2] d = HardSigmoid(c)  [act] y = Relu(d) }", {"w[4,3,3,3]"}, 17, 7);
        pb::ModelProto named = second.proto();
        named.mutable_graph()->mutable_node(1)->set_name("div/hard_2");
        const Model third(std::move(named), second.payloads());
        const nlohmann::json changes{{"changes", {{{"layer", "div"}, {"pass", "fuse-activations"}, {"what", "is HardSigmoid now"}},
                                                   {{"layer", "conv"}, {"pass", "fold-batch-norm"}, {"what", "bn"}},
                                                   {{"layer", "conv"}, {"pass", "prune-channels"}, {"what", "fewer"}}}}};
        Recipe recipe;
        recipe.sourceSha256 = VERIFIED(sourceSha256(first));
        const DiffProvenance found = provenanceOf(first, third, VERIFIED(diffOf(first, third)), std::nullopt, MadeWith{recipe, changes});
        QCOMPARE(textOf(found.of("div/hard_2").at(0)), std::string("fuse-activations: made for div"));
    }

    void whatBothHaveInCommonMadeNoDifference()
    {
        const Model first = plain("Tanh");
        const Model second = folded();
        const ModelDiff diff = VERIFIED(diffOf(first, second));
        const MadeWith both{made(first), report()};
        QVERIFY(provenanceOf(first, second, diff, both, both).layers.empty());
        const DiffProvenance other = provenanceOf(second, first, VERIFIED(diffOf(second, first)), both, std::nullopt);
        QCOMPARE(textOf(other.of("bn").at(0)), std::string("fold-batch-norm in the first model: folded into conv"));
    }

    void aRecipeForAnotherModelSaysNothing()
    {
        const Model first = plain("Tanh");
        const Model second = withRecipe(folded(), made(plain()));
        const DiffProvenance found = provenanceOfFiles(first, second, VERIFIED(diffOf(first, second)));
        QVERIFY(found.layers.empty());
        QVERIFY(found.why.find("made for another model") != std::string::npos);
        QVERIFY(provenanceOfFiles(first, folded(), VERIFIED(diffOf(first, folded()))).why.empty()); // a foreign file
    }
};

QTEST_MAIN(TestDiffProvenance)
#include "tst_diff_provenance.moc"
