// Weights that pruning made 0 stay 0, and no others: what was pruned is known from the model's note, whatever rounding does to it in between.
#include "core/passes/pruned_note.h"
#include "core/runtime/services.h"
#include "core/search/apply_recipe.h"
#include "tests/app/trainer/training_bench.h"

#include <utility>

using namespace pare::test;

namespace pare {

namespace {

// 64 x 4 weights of 4 bits behind a DequantizeLinear: of every four in a column two were removed, and a third of the others were rounded to 0.
struct FourBits {
    Model model;
    std::vector<int> codes;
    std::string removed;
};

FourBits fourBits()
{
    FourBits made;
    std::mt19937_64 random(5);
    made.codes.assign(256, 0);
    made.removed.assign(256, 0);
    for (size_t i = 0; i < 256; ++i) {
        made.removed[i] = static_cast<char>(i / 4 % 4 < 2);
        if (!made.removed[i] && random() % 3 != 0)
            made.codes[i] = static_cast<int>(random() % 7) + 1 - (random() % 2 == 0 ? 8 : 0);
    }
    const Model plain = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) <float[4] s = {0.05, 0.05, 0.05, 0.05}>"
                                      "{ [flat] f = Flatten(x) [back] w = DequantizeLinear<axis = 1>(wq, s) [fc] logits = Gemm(f, w, k) }",
                                      {"k[4]"}, 21);
    pb::ModelProto proto = VERIFIED(withPayloadsInside(plain));
    pb::TensorProto &wq = *proto.mutable_graph()->add_initializer();
    wq.set_name("wq");
    wq.set_data_type(pb::TensorProto::INT4);
    wq.add_dims(64);
    wq.add_dims(4);
    std::string bytes(128, '\0');
    for (size_t i = 0; i < 256; ++i)
        bytes[i / 2] = static_cast<char>(bytes[i / 2] | ((made.codes[i] & 15) << (i % 2 == 0 ? 0 : 4)));
    wq.set_raw_data(bytes);
    made.model = Model(std::move(proto), {});
    return made;
}

// The weight that a layer computes with, from codes or as it is.
std::vector<float> weightOf(const Model &model, const std::string &layer)
{
    const pb::NodeProto &node = model.index().node(*model.index().find(layer));
    const auto producer = model.index().producer(node.input(1));
    if (!producer)
        return VERIFIED(model.constantFloats(node.input(1)));
    const pb::NodeProto &dequantize = model.index().node(*producer);
    std::vector<float> codes = VERIFIED(model.constantFloats(dequantize.input(0)));
    if (dequantize.input_size() > 2)
        for (const float zero : VERIFIED(model.constantFloats(dequantize.input(2))))
            if (zero != 0)
                return {}; // weights have their zero point in the middle
    return codes;
}

Recipe recipeOf(std::initializer_list<const char *> steps)
{
    Recipe recipe;
    for (const char *step : steps)
        recipe.steps.push_back(VERIFIED(stepFromText(step)));
    return recipe;
}

std::string findingsOf(const PassReport &report)
{
    std::string all;
    for (const Finding &finding : report.findings)
        all += finding.message + "\n";
    return all;
}

} // namespace

class TestTrainerMasks : public QObject, private TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void aQuarterOfZerosStaysThroughEightBits();
    void aPatternStaysThroughFourBits_data();
    void aPatternStaysThroughFourBits();
    void codesThatRoundingMadeZeroMayMove();
    void withoutTheirPlacesAllZerosOfNotedCodesStay();
    void codesOfFewBitsWithoutANoteAreFree();

private:
    AppliedRecipe apply(const Model &model, const Recipe &recipe);
    std::vector<int> trainedCodes(const FourBits &given, const std::vector<PrunedWeight> &pruned, std::vector<std::string> &notes);
};

AppliedRecipe TestTrainerMasks::apply(const Model &model, const Recipe &recipe)
{
    PassContext context{m_context, passServices(*m_runner, data("train.npz").train, m_context)};
    context.services.train = trainingService(data("train.npz"), m_context);
    context.services.source = model;
    return VERIFIED(applyRecipe(model, recipe, {}, context));
}

void TestTrainerMasks::aQuarterOfZerosStaysThroughEightBits()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [relu] r = Relu(c)"
                                      "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
                                      {"w[6,1,3,3]", "b[6]", "m[24,4]", "k[4]"});
    const char *prune = "prune-weights,ratio=0.25,importance=magnitude,repair=none";
    const AppliedRecipe pruned = apply(model, recipeOf({prune}));
    const AppliedRecipe done = apply(model, recipeOf({prune, "quantize-static", "train-quantized,learning_rate=0.02,epochs=8"}));
    int moved = 0;
    for (const auto &[layer, removed] : {std::pair<const char *, int>{"conv", 13}, {"fc", 24}}) {
        const std::vector<float> before = weightOf(pruned.model, layer), after = weightOf(done.model, layer);
        QCOMPARE(after.size(), before.size());
        int zeros = 0;
        for (size_t i = 0; i < before.size(); ++i) {
            if (before[i] == 0) {
                ++zeros;
                QVERIFY2(after[i] == 0, layer);
            }
            moved += after[i] != 0;
        }
        QCOMPARE(zeros, removed);
    }
    QVERIFY(moved > 100); // the others are not 0
    const std::string report = findingsOf(done.reports.back());
    QVERIFY2(report.find("13 weights that were 0 stayed 0 in conv: prune-weights (24 %) made them so") != std::string::npos, report.c_str());
    QVERIFY2(report.find("24 weights that were 0 stayed 0 in fc: prune-weights (25 %) made them so") != std::string::npos, report.c_str());
}

void TestTrainerMasks::aPatternStaysThroughFourBits_data()
{
    QTest::addColumn<QString>("rounding");
    QTest::newRow("to nearest") << "nearest";
    QTest::newRow("by what is read") << "gptq"; // which would make up for other errors with removed weights
}

void TestTrainerMasks::aPatternStaysThroughFourBits()
{
    QFETCH(QString, rounding);
    const std::string quantize = "quantize-weights,bits=4,min_elements=1,storage=float,rounding=" + rounding.toStdString();
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [one] h = MatMul(f, u) [relu] r = Relu(h) [two] logits = MatMul(r, v) }",
                                      {"u[64,32]", "v[32,4]"});
    const AppliedRecipe done = apply(model, recipeOf({"prune-weights,pattern=2:4", "train-quantized,bits=4,min_elements=1,learning_rate=0.01,epochs=4",
                                                      quantize.c_str()}));
    for (const auto &[layer, columns] : {std::pair<const char *, size_t>{"one", 32}, {"two", 4}}) {
        const std::vector<float> weights = weightOf(done.model, layer);
        for (size_t column = 0; column < columns; ++column)
            for (size_t row = 0; row < weights.size() / columns; row += 4) {
                int zeros = 0;
                for (size_t i = 0; i < 4; ++i)
                    zeros += weights[(row + i) * columns + column] == 0;
                QVERIFY2(zeros >= 2, layer);
            }
    }
    QVERIFY(findingsOf(done.reports[1]).find("prune-weights (2:4) made them so") != std::string::npos);
}

std::vector<int> TestTrainerMasks::trainedCodes(const FourBits &given, const std::vector<PrunedWeight> &pruned, std::vector<std::string> &notes)
{
    TrainingRequest request = training(given.model);
    request.pruned = pruned;
    request.learningRate = 0.02;
    request.epochs = 20;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    notes = result.notes;
    const std::vector<float> codes = VERIFIED(toFloats(*constantOf(result, "wq"), {}));
    return {codes.begin(), codes.end()};
}

void TestTrainerMasks::codesThatRoundingMadeZeroMayMove()
{
    const FourBits given = fourBits();
    std::vector<std::string> notes;
    const std::vector<int> after = trainedCodes(given, {{"wq", "fc", "2:4", 1, given.removed}}, notes);
    int rounded = 0;
    for (size_t i = 0; i < 256; ++i) {
        QVERIFY(!given.removed[i] || after[i] == 0);
        rounded += !given.removed[i] && given.codes[i] == 0 && after[i] != 0;
    }
    QVERIFY2(rounded > 5, qPrintable(QString::number(rounded)));
    QVERIFY(mentions(notes, "128 weights that were 0 stayed 0 in fc: prune-weights (2:4) made them so"));
}

void TestTrainerMasks::withoutTheirPlacesAllZerosOfNotedCodesStay()
{
    FourBits given = fourBits();
    std::vector<std::string> notes;
    const std::vector<int> after = trainedCodes(given, {{"wq", "fc", "2:4", 1, {}}}, notes);
    for (size_t i = 0; i < 256; ++i)
        QVERIFY(given.codes[i] != 0 || after[i] == 0);
    QVERIFY(mentions(notes, "those that rounding made 0 are among them"));
    for (size_t i = 0; i < 256; ++i)
        given.removed[i] = static_cast<char>(given.codes[i] != 0); // places that hold something: they are not those of these numbers
    const std::vector<int> shifted = trainedCodes(given, {{"wq", "fc", "2:4", 1, given.removed}}, notes);
    for (size_t i = 0; i < 256; ++i)
        QVERIFY(given.codes[i] != 0 || shifted[i] == 0);
}

void TestTrainerMasks::codesOfFewBitsWithoutANoteAreFree()
{
    const FourBits given = fourBits();
    std::vector<std::string> notes;
    const std::vector<int> after = trainedCodes(given, {}, notes);
    int moved = 0;
    for (size_t i = 0; i < 256; ++i)
        moved += given.codes[i] == 0 && after[i] != 0;
    QVERIFY(moved > 0);
    QVERIFY(mentions(notes, "codes that are 0 may change in 1 layer (fc)"));
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerMasks)
#include "tst_trainer_masks.moc"
