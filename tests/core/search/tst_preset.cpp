#include "core/base/files.h"
#include "core/base/json_text.h"
#include "core/passes/all_passes.h"
#include "core/search/preset.h"
#include "core/search/preset_data.h"
#include "core/search/selector.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <set>

using namespace pare;
namespace fs = std::filesystem;

class TestPreset : public QObject {
    Q_OBJECT
private slots:
    void init();

    void theBuiltInPresetsAreThose();
    void everyBuiltInPresetSaysWhatItIsFor();
    void everyStepOfABuiltInPresetCanRun();
    void whatNeedsDataSaysSo();
    void whereNothingMayGoInt8AloneIsTried();
    void aPresetSurvivesTheWayThroughJson();
    void mistakesAreRefused_data();
    void mistakesAreRefused();
    void usersPresetsAreFoundAfterTheBuiltInOnes();
    void aUsersFileThatCannotBeReadIsNamed();
    void aPresetIsSavedUnderItsName();
    void namesThatLeadElsewhereAreRefused_data();
    void namesThatLeadElsewhereAreRefused();
    void anUnknownPresetIsRefusedWithTheListOfAll();

private:
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestPreset::init()
{
    m_folder = VERIFIED(TemporaryFolder::create("test"));
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(m_folder->path().string()));
}

void TestPreset::theBuiltInPresetsAreThose()
{
    std::vector<Error> problems;
    std::set<std::string> names;
    for (const Preset &preset : allPresets(&problems))
        names.insert(preset.name);
    for (const Error &problem : problems)
        qWarning("%s", problem.text().c_str());
    QVERIFY(problems.empty());
    for (const char *name : {"int8-quick-win", "int8-transformer", "int4-weights", "fp16-storage", "prune-30", "prune-50", "prune-30-int8", "attention-first", "low-rank", "low-rank-int8", "prune-depth", "prune-auto", "smallest", "mixed-bits", "careful"})
        QVERIFY2(names.contains(name), name);
    QCOMPARE(names.size(), builtInPresets().size());
}

void TestPreset::everyBuiltInPresetSaysWhatItIsFor()
{
    for (const Preset &preset : allPresets()) {
        QVERIFY2(preset.when.size() > 20 && preset.when.ends_with('.'), preset.name.c_str());
        QVERIFY(!preset.title.empty() && !preset.users);
        std::set<std::string> candidates;
        for (const Candidate &candidate : preset.candidates) {
            QVERIFY(candidates.insert(candidate.name).second);
            QVERIFY(!candidate.title.empty());
        }
        // One that searches has something to choose from, and something to keep.
        QVERIFY(preset.search == SearchKind::First || preset.promisesSmaller || preset.promisesFaster || preset.promisesNotSlower);
    }
}

void TestPreset::everyStepOfABuiltInPresetCanRun()
{
    const auto check = [](const std::string &preset, const std::vector<RecipeStep> &steps) {
        for (const RecipeStep &step : steps) {
            const Pass *pass = findPass(step.pass);
            QVERIFY2(pass, (preset + ": no pass " + step.pass).c_str());
            const auto options = Options::fromJson(pass->options, step.options);
            QVERIFY2(options.ok(), options.ok() ? "" : (preset + ", " + step.pass + ": " + options.error().text()).c_str());
            const auto selector = Selector::parse(step.select.match);
            QVERIFY2(selector.ok(), selector.ok() ? "" : selector.error().text().c_str());
            QVERIFY(step.resolution.is_null());
        }
    };
    for (const Preset &preset : allPresets()) {
        check(preset.name, preset.prepare);
        for (const Candidate &candidate : preset.candidates)
            check(preset.name + "/" + candidate.name, candidate.steps);
    }
}

void TestPreset::whatNeedsDataSaysSo()
{
    for (const Preset &preset : allPresets())
        for (const Candidate &candidate : preset.candidates)
            for (const RecipeStep &step : candidate.steps)
                if (findPass(step.pass)->needsCalibration)
                    QVERIFY2(candidate.needsCalibration || preset.needsCalibration, (preset.name + "/" + candidate.name).c_str());
                else if (findPass(step.pass)->needsTraining)
                    QVERIFY2(preset.needsTraining, (preset.name + "/" + candidate.name).c_str());
}

void TestPreset::whereNothingMayGoInt8AloneIsTried()
{
    const auto removes = [](const Candidate &candidate) {
        return std::any_of(candidate.steps.begin(), candidate.steps.end(),
                           [](const RecipeStep &step) { return step.pass.starts_with("prune-") || step.pass == "factorize"; });
    };
    for (const char *name : {"smallest", "prune-recover-int8"}) {
        const Preset preset = VERIFIED(findPreset(name));
        std::set<std::string> alone;
        bool last = false;
        for (const Candidate &candidate : preset.candidates) {
            if (candidate.byGroup)
                continue; // its turn comes behind all others
            QVERIFY2(!last || !removes(candidate), "what removes nothing comes last");
            last = last || !removes(candidate);
            if (!removes(candidate))
                alone.insert(candidate.name);
        }
        QVERIFY2(alone.contains("static") && alone.contains("stored"), name);
        QVERIFY(preset.when.find("INT8 alone") != std::string::npos);
    }
}

void TestPreset::aPresetSurvivesTheWayThroughJson()
{
    for (const Preset &preset : allPresets()) {
        const nlohmann::json json = toJson(preset);
        const Preset back = VERIFIED(presetFromJson(json));
        QVERIFY(toJson(back) == json);
        QCOMPARE(back.candidates.size(), preset.candidates.size());
        QVERIFY(back.search == preset.search);
        QCOMPARE(back.promisesFaster, preset.promisesFaster);
        QCOMPARE(back.needsData, preset.needsData);
        QCOMPARE(back.needsTraining, preset.needsTraining);
        for (size_t i = 0; i < back.candidates.size(); ++i) {
            QVERIFY(back.candidates[i].steps == preset.candidates[i].steps);
            QCOMPARE(back.candidates[i].rescue, preset.candidates[i].rescue);
            QCOMPARE(back.candidates[i].lastResort, preset.candidates[i].lastResort);
            QCOMPARE(back.candidates[i].needsCalibration, preset.candidates[i].needsCalibration);
            QCOMPARE(back.candidates[i].needsDepthwise, preset.candidates[i].needsDepthwise);
        }
    }
}

void TestPreset::mistakesAreRefused_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // empty: removed
    const auto row = [](const char *pointer, const char *value) { QTest::addRow("%s = %s", pointer, value) << pointer << value; };
    row("/schema", "\"pare-preset/2\"");
    row("/schema", "");
    row("/name", "");
    row("/name", "7");
    row("/candidates", "[]");
    row("/candidates", "");
    row("/candidates", "{}");
    row("/candidates/0", "\"x\"");
    row("/candidates/0/name", "");
    row("/candidates/0/steps", "[]");
    row("/candidates/0/steps/0/pass", "");
    row("/candidates/0/steps/0/optoins", "{}");
    row("/candidates/0/rescue", "\"yes\"");
    row("/candidates/0/recsue", "true");
    row("/candidates/0/needs", "[\"calibratoin\"]");
    row("/search", "\"bset\"");
    row("/search", "7");
    row("/promise", "[\"quicker\"]");
    row("/promise", "\"smaller\"");
    row("/promise", "[7]");
    row("/needs", "[\"dtaa\"]");
    row("/prepare", "[{}]");
    row("/promises", "[]");
}

void TestPreset::mistakesAreRefused()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    nlohmann::json json = toJson(VERIFIED(findPreset("int8-quick-win")));
    (void)VERIFIED(presetFromJson(json));
    const nlohmann::json::json_pointer at(pointer.toStdString());
    if (value.isEmpty())
        json.at(at.parent_pointer()).erase(at.back());
    else
        json[at] = nlohmann::json::parse(value.toStdString());
    QVERIFY(REFUSED(presetFromJson(json)).kind == ErrorKind::InvalidInput);
}

void TestPreset::usersPresetsAreFoundAfterTheBuiltInOnes()
{
    Preset mine = VERIFIED(findPreset("prune-30"));
    mine.name = "mine";
    mine.when = "On rainy days.";
    VERIFIED(saveUserPreset(mine));
    const auto all = allPresets();
    QCOMPARE(all.back().name, "mine");
    QVERIFY(all.back().users && !all.front().users);
    QCOMPARE(VERIFIED(findPreset("mine")).when, "On rainy days.");
}

void TestPreset::aUsersFileThatCannotBeReadIsNamed()
{
    fs::create_directories(userPresetFolder());
    std::ofstream(userPresetFolder() / "bad.json") << "{ \"schema\": ";
    std::ofstream(userPresetFolder() / "deep.json") << std::string(100'000, '[');
    std::ofstream(userPresetFolder() / "notes.txt") << "no preset";
    fs::create_directories(userPresetFolder() / "folder.json");
    std::vector<Error> problems;
    QCOMPARE(allPresets(&problems).size(), builtInPresets().size());
    QCOMPARE(problems.size(), size_t{3});
    QVERIFY(problems[0].where.find("bad.json") != std::string::npos);
}

void TestPreset::aPresetIsSavedUnderItsName()
{
    Preset mine = VERIFIED(findPreset("prune-30"));
    mine.name = "mine";
    VERIFIED(saveUserPreset(mine));
    QVERIFY(fs::exists(userPresetFolder() / "mine.json"));
    QVERIFY(userPresetFolder() == m_folder->path() / "pare" / "presets");
    const auto json = VERIFIED(parseJson(VERIFIED(readFile(userPresetFolder() / "mine.json"))));
    QVERIFY(toJson(VERIFIED(presetFromJson(json))) == toJson(mine));
}

void TestPreset::namesThatLeadElsewhereAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "../escape", "a/b", "a\\b", ".hidden", "prune-30"})
        QTest::newRow(name) << name;
}

void TestPreset::namesThatLeadElsewhereAreRefused()
{
    QFETCH(QString, name);
    Preset mine = VERIFIED(findPreset("prune-30"));
    mine.name = name.toStdString();
    QVERIFY(REFUSED(saveUserPreset(mine)).kind == ErrorKind::InvalidInput);
}

void TestPreset::anUnknownPresetIsRefusedWithTheListOfAll()
{
    const Error error = REFUSED(findPreset("nothing"));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "nothing");
    QVERIFY(error.message.find("int8-quick-win") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestPreset)
#include "tst_preset.moc"
