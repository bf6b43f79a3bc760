// What a user does to a study, and taking it back.
#include "core/base/files.h"
#include "core/study/study.h"
#include "core/study/training_courses.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <set>
#include <thread>

using namespace pare;
using pare::test::modelOf;
namespace fs = std::filesystem;

class TestStudy : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void aNewStudyHoldsItsSource();
    void aVariantIsStoredWithAllThatBelongsToIt();
    void namesAreMadeUniqueAndOneLine();
    void variantsAreFoundByNameAndTheMessageListsThem();
    void undoHidesAnAddedVariantAndRedoBringsItBackWithoutRunning();
    void undoBringsADeletedVariantBack();
    void theSourceCannotBeDeleted();
    void renamingNotesAndFavouritesAreTakenBack();
    void actsThatChangeNothingAreNoSteps();
    void recipeAndDataAreTakenBack();
    void aNewActEndsWhatCouldBeDoneAgain();
    void aLongChainOfActsGoesBackToTheStartAndForthToTheEnd();
    void measurementsAndViewStateAreNoSteps();
    void whatElseIsKeptIsTakenBackUnderItsName();
    void actsAndWhatWasLoggedTellWhatWasDone();
    void whatIsNotThereIsRefused();
    void everythingIsThereAfterReopening();
    void howAVariantWasTrainedIsKeptInFewPoints();
    void trainingsThatAreWrittenBadlyAreLeftOut();
    void namesThatAreNoUtf8DoNoHarm();
    void severalThreadsMayUseIt();

private:
    Variant add(const std::string &name, uint64_t seed = 2)
    {
        Variant variant;
        variant.name = name;
        variant.parent = 1;
        return VERIFIED(m_study->addVariant(variant, model(seed)));
    }
    static Model model(uint64_t seed = 1)
    {
        return modelOf("agraph (float[N,64] x) => (float[N,64] y) { y = MatMul(x, w) }", {"w[64,64]"}, 17, seed);
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const Variant &variant : VERIFIED(m_study->variants()))
            all.push_back(variant.name);
        return all;
    }
    using Names = std::vector<std::string>;
    std::shared_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Study> m_study;
};

void TestStudy::init()
{
    m_folder = VERIFIED(TemporaryFolder::create("test"));
    m_study = VERIFIED(Study::create(m_folder->path() / "s.pare", model(), {"/models/net.onnx", "net", "", 1234}));
}

void TestStudy::cleanup()
{
    m_study.reset();
    m_folder.reset();
}

void TestStudy::aNewStudyHoldsItsSource()
{
    const StudySource source = VERIFIED(m_study->source());
    QCOMPARE(source.name, "net");
    QCOMPARE(source.path, "/models/net.onnx");
    QCOMPARE(source.sizeBytes, int64_t{1234});
    QCOMPARE(source.sha256.size(), size_t{64});
    const auto variants = VERIFIED(m_study->variants());
    QCOMPARE(variants.size(), size_t{1});
    QVERIFY(variants[0].isSource && !variants[0].parent);
    QCOMPARE(variants[0].modelSha256, source.sha256);
    const Model stored = VERIFIED(m_study->model(variants[0].id));
    QVERIFY(VERIFIED(stored.constantFloats("w")) == VERIFIED(model().constantFloats("w")));
    QVERIFY(VERIFIED(m_study->recipe()) == Recipe{});
    QVERIFY(VERIFIED(m_study->datasets()).empty());
    QCOMPARE(m_study->undoText(), "");
    QVERIFY(!m_study->readOnly());
}

void TestStudy::aVariantIsStoredWithAllThatBelongsToIt()
{
    Variant variant;
    variant.name = "int8";
    variant.note = "a note\nof two lines";
    variant.parent = 1;
    variant.favourite = true;
    RecipeStep step;
    step.pass = "quantize-static";
    step.options = {{"bits", 8}};
    step.resolution = {{"layers", {"a", "b"}}};
    variant.recipe.steps = {step};
    variant.recipe.guard.maxDrop = 0.02;
    variant.measurement = {{"accuracy", {{"value", 0.9}}}};
    variant.report = {{"changes", {{{"layer", "a"}}}}};
    variant.machine = "a machine";
    variant.isSource = true; // no variant can claim to be it
    const Variant added = VERIFIED(m_study->addVariant(variant, model(2)));
    QVERIFY(!added.isSource);
    const Variant read = VERIFIED(m_study->variant(added.id));
    QCOMPARE(read.name, "int8");
    QCOMPARE(read.note, "a note\nof two lines");
    QVERIFY(read.favourite && !read.isSource);
    QCOMPARE(*read.parent, int64_t{1});
    QVERIFY(read.recipe == variant.recipe);
    QVERIFY(read.measurement == variant.measurement);
    QVERIFY(read.report == variant.report);
    QCOMPARE(read.machine, "a machine");
    QCOMPARE(read.createdUtc.size(), size_t{20});
    QCOMPARE(read.sizeBytes, static_cast<int64_t>(fs::file_size(m_study->modelPath(read))));
    QVERIFY(VERIFIED(VERIFIED(m_study->model(added.id)).constantFloats("w")) == VERIFIED(model(2).constantFloats("w")));
}

void TestStudy::namesAreMadeUniqueAndOneLine()
{
    QCOMPARE(add("int8").name, "int8");
    QCOMPARE(add("int8").name, "int8-2");
    QCOMPARE(add("int8").name, "int8-3");
    QCOMPARE(add("source").name, "source-2");
    QCOMPARE(add("").name, "variant");
    QCOMPARE(add("  two\nlines\t").name, "two lines");
    QCOMPARE(add("\n").name, "variant-2");
}

void TestStudy::variantsAreFoundByNameAndTheMessageListsThem()
{
    const Variant added = add("int8");
    QCOMPARE(VERIFIED(m_study->variantByName("int8")).id, added.id);
    const Error error = REFUSED(m_study->variantByName("int7"));
    QVERIFY(error.message.find("source, int8") != std::string::npos);
}

void TestStudy::undoHidesAnAddedVariantAndRedoBringsItBackWithoutRunning()
{
    const Variant added = add("int8");
    QCOMPARE(m_study->undoText(), "add int8");
    VERIFIED(m_study->undo());
    QCOMPARE(names(), Names{"source"});
    QCOMPARE(m_study->undoText(), "");
    QCOMPARE(m_study->redoText(), "add int8");
    VERIFIED(m_study->redo());
    QCOMPARE(names(), (Names{"source", "int8"}));
    QVERIFY(m_study->model(added.id).ok());
    REFUSED(m_study->redo());
}

void TestStudy::undoBringsADeletedVariantBack()
{
    const Variant added = add("int8");
    VERIFIED(m_study->removeVariant(added.id));
    QCOMPARE(names(), Names{"source"});
    QCOMPARE(m_study->undoText(), "delete int8");
    REFUSED(m_study->removeVariant(added.id)); // it is not there to be deleted twice
    // Its name is free meanwhile; taking both acts back gives it to the first again.
    QCOMPARE(add("int8", 3).name, "int8");
    VERIFIED(m_study->undo());
    VERIFIED(m_study->undo());
    QCOMPARE(VERIFIED(m_study->variantByName("int8")).id, added.id);
    QVERIFY(m_study->model(added.id).ok());
}

void TestStudy::theSourceCannotBeDeleted()
{
    QVERIFY(REFUSED(m_study->removeVariant(1)).kind == ErrorKind::InvalidInput);
    QCOMPARE(names(), Names{"source"});
}

void TestStudy::renamingNotesAndFavouritesAreTakenBack()
{
    const int64_t id = add("int8").id;
    VERIFIED(m_study->setName(id, "best so far"));
    VERIFIED(m_study->setNote(id, "look again"));
    VERIFIED(m_study->setFavourite(id, true));
    QCOMPARE(m_study->undoText(), "mark best so far as favourite");
    VERIFIED(m_study->undo());
    VERIFIED(m_study->undo());
    QCOMPARE(m_study->undoText(), "rename int8 to best so far");
    VERIFIED(m_study->undo());
    const Variant before = VERIFIED(m_study->variant(id));
    QCOMPARE(before.name, "int8");
    QCOMPARE(before.note, "");
    QVERIFY(!before.favourite);
    for (int i = 0; i < 3; ++i)
        VERIFIED(m_study->redo());
    const Variant after = VERIFIED(m_study->variant(id));
    QCOMPARE(after.name, "best so far");
    QCOMPARE(after.note, "look again");
    QVERIFY(after.favourite);
    REFUSED(m_study->setName(id, ""));
    REFUSED(m_study->setName(id, "source"));
}

void TestStudy::actsThatChangeNothingAreNoSteps()
{
    const int64_t id = add("int8").id;
    VERIFIED(m_study->setName(id, "int8"));
    VERIFIED(m_study->setNote(id, ""));
    VERIFIED(m_study->setFavourite(id, false));
    VERIFIED(m_study->setRecipe({}, "nothing"));
    VERIFIED(m_study->setDatasets({}));
    QCOMPARE(m_study->undoText(), "add int8");
}

void TestStudy::recipeAndDataAreTakenBack()
{
    Recipe recipe;
    recipe.guard.maxDrop = 0.03;
    VERIFIED(m_study->setRecipe(recipe, "guard 3 points"));
    RecipeStep step;
    step.pass = "prune-channels";
    recipe.steps = {step};
    VERIFIED(m_study->setRecipe(recipe, "prune 30 % of 4 layers"));
    VERIFIED(m_study->setDatasets({{"evaluate", "/data/a.npz", "labels=y"}}));
    QCOMPARE(VERIFIED(m_study->datasets()).front().path, "/data/a.npz");
    VERIFIED(m_study->undo());
    QVERIFY(VERIFIED(m_study->datasets()).empty());
    QCOMPARE(m_study->undoText(), "prune 30 % of 4 layers");
    VERIFIED(m_study->undo());
    QVERIFY(VERIFIED(m_study->recipe()).steps.empty());
    QCOMPARE(VERIFIED(m_study->recipe()).guard.maxDrop, 0.03);
    VERIFIED(m_study->undo());
    QCOMPARE(VERIFIED(m_study->recipe()).guard.maxDrop, Guard{}.maxDrop);
    for (int i = 0; i < 3; ++i)
        VERIFIED(m_study->redo());
    QVERIFY(VERIFIED(m_study->recipe()) == recipe);
    QCOMPARE(VERIFIED(m_study->datasets()).size(), size_t{1});
}

void TestStudy::aNewActEndsWhatCouldBeDoneAgain()
{
    const int64_t id = add("a").id;
    VERIFIED(m_study->setNote(id, "one"));
    VERIFIED(m_study->undo());
    VERIFIED(m_study->setNote(id, "two"));
    QCOMPARE(m_study->redoText(), "");
    REFUSED(m_study->redo());
    QCOMPARE(VERIFIED(m_study->variant(id)).note, "two");
}

void TestStudy::aLongChainOfActsGoesBackToTheStartAndForthToTheEnd()
{
    const int64_t a = add("a", 2).id;
    const int64_t b = add("b", 3).id;
    VERIFIED(m_study->setName(a, "c"));
    VERIFIED(m_study->setName(b, "a"));
    VERIFIED(m_study->removeVariant(a));
    VERIFIED(m_study->setNote(b, "note"));
    add("c", 4);
    const Names end = names();
    QCOMPARE(end, (Names{"source", "a", "c"}));
    while (!m_study->undoText().empty())
        VERIFIED(m_study->undo());
    QCOMPARE(names(), Names{"source"});
    while (!m_study->redoText().empty())
        VERIFIED(m_study->redo());
    QCOMPARE(names(), end);
}

void TestStudy::measurementsAndViewStateAreNoSteps()
{
    const int64_t id = add("a").id;
    VERIFIED(m_study->setMeasurement(id, {{"verdict", "kept"}}, "another machine"));
    VERIFIED(m_study->setState("zoom", 1.5));
    QCOMPARE(m_study->undoText(), "add a");
    QVERIFY(VERIFIED(m_study->variant(id)).measurement == nlohmann::json({{"verdict", "kept"}}));
    QCOMPARE(VERIFIED(m_study->variant(id)).machine, "another machine");
    QVERIFY(VERIFIED(m_study->state("zoom")) == nlohmann::json(1.5));
    QVERIFY(VERIFIED(m_study->state("nothing")).is_null());
}

void TestStudy::whatElseIsKeptIsTakenBackUnderItsName()
{
    QVERIFY(VERIFIED(m_study->kept("costs")).is_null());
    VERIFIED(m_study->keep("costs", {{"price_per_hour", 0.4}}, "change of the costs"));
    VERIFIED(m_study->keep("costs", {{"price_per_hour", 0.4}}, "nothing"));
    QCOMPARE(m_study->undoText(), std::string("change of the costs"));
    VERIFIED(m_study->undo());
    QVERIFY(VERIFIED(m_study->kept("costs")).is_null());
    VERIFIED(m_study->redo());
    QCOMPARE(VERIFIED(m_study->kept("costs"))["price_per_hour"].get<double>(), 0.4);
}

void TestStudy::actsAndWhatWasLoggedTellWhatWasDone()
{
    const Variant first = add("first");
    VERIFIED(m_study->log({{"do", "export"}, {"variant", first.id}}));
    VERIFIED(m_study->setNote(first.id, "good"));
    VERIFIED(m_study->setName(first.id, "other"));
    VERIFIED(m_study->undo());
    const std::vector<StudyAct> acts = VERIFIED(m_study->acts());
    QCOMPARE(acts.size(), size_t{2});
    QCOMPARE(acts[0].does["show"].get<int64_t>(), first.id);
    QCOMPARE(acts[1].text, std::string("note on first"));
    const auto log = VERIFIED(m_study->logged());
    QCOMPARE(log.size(), size_t{1});
    QCOMPARE(log[0]["after"].get<int64_t>(), acts[0].id);
    QVERIFY(log[0]["utc"].get<std::string>().ends_with("Z"));
}

void TestStudy::whatIsNotThereIsRefused()
{
    for (const auto &done : {m_study->setName(99, "x"), m_study->setNote(99, "x"), m_study->setFavourite(99, true), m_study->removeVariant(99),
                             m_study->setMeasurement(99, {}, ""), m_study->undo(), m_study->redo()})
        QVERIFY(!done.ok() && done.error().kind == ErrorKind::InvalidInput);
    REFUSED(m_study->variant(99));
    REFUSED(m_study->model(99));
    QCOMPARE(m_study->undoText(), ""); // none of it left a step behind
}

void TestStudy::everythingIsThereAfterReopening()
{
    const int64_t id = add("a").id;
    VERIFIED(m_study->setNote(id, "note"));
    VERIFIED(m_study->removeVariant(id));
    VERIFIED(m_study->setState("zoom", 2));
    m_study.reset();
    m_study = VERIFIED(Study::open(m_folder->path() / "s.pare"));
    QCOMPARE(names(), Names{"source"});
    QVERIFY(VERIFIED(m_study->state("zoom")) == nlohmann::json(2));
    VERIFIED(m_study->undo()); // undo reaches over the reopening, and the model is still there
    QCOMPARE(VERIFIED(m_study->variant(id)).note, "note");
    QVERIFY(m_study->model(id).ok());
    VERIFIED(m_study->redo());
    QCOMPARE(names(), Names{"source"});
}

void TestStudy::howAVariantWasTrainedIsKeptInFewPoints()
{
    TrainingCourse course;
    course.over = course.stoppedByHand = true;
    double lossOfSteps = 0;
    for (int64_t step = 0; step <= 1900; ++step) {
        TrainingPoint point;
        point.step = step;
        point.steps = 2500;
        point.epochs = 10;
        point.epoch = static_cast<double>(step) / 250;
        point.loss = step == 0 ? std::numeric_limits<double>::quiet_NaN() : 2 + std::sin(static_cast<double>(step));
        lossOfSteps += step == 0 ? 0 : point.loss;
        point.seconds = static_cast<double>(step) / 3;
        point.looked = step % 250 == 0;
        point.heldOutLoss = 1.23456789;
        point.heldOutScore = 0.9 + static_cast<double>(step) / 1e5;
        point.score = "top-1";
        point.bestStep = 1750;
        course.points.push_back(point);
    }
    Variant variant;
    variant.name = "trained";
    variant.parent = 1;
    variant.report[trainingsKey] = toJson({TrainingCourse{}, course}); // one that ended before its first step
    QVERIFY(variant.report.dump().size() < 20'000);
    const int64_t id = VERIFIED(m_study->addVariant(variant, model(2))).id;
    m_study.reset();
    m_study = VERIFIED(Study::open(m_folder->path() / "s.pare"));
    const auto courses = trainingCoursesFromJson(VERIFIED(m_study->variant(id)).report.at(trainingsKey));
    QCOMPARE(courses.size(), size_t(1));
    const TrainingCourse &kept = courses.front();
    QVERIFY(kept.over && kept.stoppedByHand);
    QVERIFY(kept.points.size() <= keptPoints && kept.points.size() > keptPoints / 2);
    QCOMPARE(kept.points.front().step, 0);
    QVERIFY(std::isnan(kept.points.front().loss));
    QCOMPARE(kept.points.back().step, 1900);
    QCOMPARE(kept.points.back().steps, 2500);
    QCOMPARE(kept.points.back().bestStep, 1750);
    QCOMPARE(kept.points.back().score, "top-1");
    double sum = 0;
    int64_t looks = 0, before = 0;
    for (const TrainingPoint &point : kept.points) {
        sum += point.step == 0 ? 0 : point.loss * static_cast<double>(point.step - before); // a point speaks for all steps since the one before
        before = point.step;
        looks += point.looked ? 1 : 0;
        if (point.looked)
            QVERIFY(std::fabs(point.heldOutScore - (0.9 + static_cast<double>(point.step) / 1e5)) < 1e-5);
    }
    QCOMPARE(looks, 8);
    QVERIFY(std::fabs(sum / lossOfSteps - 1) < 1e-4);
}

void TestStudy::trainingsThatAreWrittenBadlyAreLeftOut()
{
    const auto read = [](const char *text) { return trainingCoursesFromJson(nlohmann::json::parse(text)); };
    QVERIFY(read("null").empty());
    QVERIFY(read(R"([1, {}, {"points": 3}, {"points": []}, {"points": [[1, 2], "a"]}])").empty());
    const auto courses = read(R"([{"steps": -1e300, "score": 4, "points": [[5, "a", true, null, {}], [4, 0, 0, 0, 0], [6, 1, 2, 3, 4, null, null]]}])");
    QCOMPARE(courses.size(), size_t(1));
    QCOMPARE(courses.front().points.size(), size_t(2)); // one goes back
    QCOMPARE(courses.front().points.back().heldOutScore, 0.0);
    QCOMPARE(courses.front().points.back().steps, 0);
}

void TestStudy::namesThatAreNoUtf8DoNoHarm()
{
    Variant variant;
    variant.name = "bad\xff";
    variant.report = {{"changes", {{{"layer", "conv\xfe"}}}}};
    RecipeStep step;
    step.pass = "prune-channels";
    step.select.names = {"layer\xff"};
    variant.recipe.steps = {step};
    const Variant added = VERIFIED(m_study->addVariant(variant, model(2)));
    VERIFIED(m_study->setNote(added.id, "\xc3\x28"));
    VERIFIED(m_study->setRecipe(variant.recipe, "act\xff"));
    VERIFIED(m_study->undo());
    VERIFIED(m_study->redo());
    QVERIFY(m_study->variant(added.id).ok());
}

void TestStudy::severalThreadsMayUseIt()
{
    std::vector<std::thread> threads;
    std::atomic<int> failures{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 8; ++i) {
                Variant variant;
                variant.name = "v";
                const auto added = m_study->addVariant(variant, model(static_cast<uint64_t>(t * 8 + i + 2)));
                failures += added.ok() && m_study->setNote(added->id, "n").ok() && m_study->variants().ok() ? 0 : 1;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    const Names all = names();
    QCOMPARE(std::set<std::string>(all.begin(), all.end()).size(), size_t{33});
    for (int i = 0; i < 64; ++i)
        VERIFIED(m_study->undo());
    QCOMPARE(names(), Names{"source"});
}

QTEST_APPLESS_MAIN(TestStudy)
#include "tst_study.moc"
