#include "core/study/script.h"

#include "core/base/json_text.h"
#include "core/study/asked.h"
#include "core/study/study_data.h"
#include "core/study/study_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace pare {

namespace {

using tables::integerIn;
using tables::textIn;

// Comments are one line each, whatever a name or note holds.
std::string oneLine(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

bool shipped(const Preset &preset)
{
    const auto known = findPreset(preset.name);
    return known.ok() && toJson(*known) == toJson(preset);
}

// Steps that --pass can say: whole layers or an expression, nothing by name.
bool saidByPasses(const Recipe &recipe)
{
    return recipe.leaveAlone.empty() && std::all_of(recipe.steps.begin(), recipe.steps.end(), [](const RecipeStep &step) {
               return !step.enabled || (step.select.names.empty() && step.select.exclude.empty() && step.select.match.find(',') == std::string::npos);
           });
}

// One script being written: lines of the body, and the paths that stand on top as variables.
class Writer {
public:
    Writer(const Study &study, ScriptKind kind, StudySource source) : m_study(study), m_kind(kind), m_source(std::move(source)) {}

    void comment(const std::string &text) { m_body += "# " + oneLine(text) + "\n"; }
    void variant(const Variant &variant);
    void logged(const nlohmann::json &entry, const std::map<int64_t, Variant> &variants);
    [[nodiscard]] std::string finished() const;

private:
    std::string fileOf(const std::string &name);
    std::string variableOf(const std::string &role, const std::string &path);
    std::string dataArguments(const std::vector<StudyDataset> &datasets, const std::string &file);
    std::string settings(const Asked &asked, bool guard) const;
    std::string asAsked(const Asked &asked, const std::string &file, bool runs);
    void heredoc(const std::string &path, const nlohmann::json &json) { m_body += "cat >" + path + " <<'END'\n" + jsonText(json) + "\nEND\n"; }
    void replay(const Recipe &recipe, const std::string &file, const std::string &data, const std::string &more, const std::string &sha256);

    const Study &m_study;
    ScriptKind m_kind;
    StudySource m_source;
    std::string m_body;
    std::vector<std::pair<std::string, std::string>> m_variables; // name, path
    std::set<std::string> m_files;
};

// "$out/prune-30.onnx" without its ending, of a variant's name that may hold anything.
std::string Writer::fileOf(const std::string &name)
{
    std::string plain;
    for (const char c : name)
        plain += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '+' ? c : '-';
    if (plain.empty() || plain.front() == '.' || plain.front() == '-')
        plain = "variant" + plain;
    std::string file = plain;
    for (int suffix = 2; !m_files.insert(file).second; ++suffix)
        file = plain + "-" + std::to_string(suffix);
    return file;
}

std::string Writer::variableOf(const std::string &role, const std::string &path)
{
    const std::string base = role == "evaluate" ? "data" : role == "calibrate" ? "calib" : "train";
    int count = 0;
    for (const auto &[name, value] : m_variables) {
        if (name.starts_with(base) && value == path)
            return "\"$" + name + "\"";
        count += name.starts_with(base) ? 1 : 0;
    }
    const std::string name = count == 0 ? base : base + std::to_string(count + 1);
    m_variables.emplace_back(name, path);
    return "\"$" + name + "\"";
}

std::string Writer::dataArguments(const std::vector<StudyDataset> &datasets, const std::string &file)
{
    std::string text;
    const bool shared = std::any_of(datasets.begin(), datasets.end(), [](const StudyDataset &one) { return one.role == "evaluate" && !formatText(datasetRef(one)).empty(); });
    for (const auto &[role, option] : {std::pair("calibrate", "calib"), std::pair("train", "train"), std::pair("evaluate", "data")})
        for (const StudyDataset &dataset : datasets) {
            if (dataset.role != role)
                continue;
            text += std::string(" --") + option + " " + variableOf(role, dataset.path);
            std::string samples;
            std::string format = formatText(datasetRef(dataset), &samples);
            if (!samples.empty()) {
                const std::string list = "\"$out\"/" + file + "." + option + "-samples";
                m_body += "cat >" + list + " <<'END'\n" + samples + "\nEND\n";
                text += std::string(" --") + option + "-format " + shellWord(format + (format.empty() ? "" : ",") + "samples=@") + list;
            } else if (!format.empty()) {
                text += std::string(" --") + option + "-format " + shellWord(format);
            } else if (shared) {
                text += std::string(" --") + option + "-format auto"; // not as --data-format says
            }
        }
    return text;
}

std::string Writer::settings(const Asked &asked, bool guard) const
{
    std::string text;
    if (asked.threads != 1)
        text += fmt::format(" --threads {}", asked.threads);
    if (asked.minSeconds != TimingPlan{}.minSeconds)
        text += fmt::format(" --min-seconds {}", asked.minSeconds);
    if (asked.seed != 0)
        text += fmt::format(" --seed {}", asked.seed);
    if (!asked.target.empty())
        text += " --target " + shellWord(asked.target);
    if (!guard)
        return text;
    for (const std::string &layer : asked.leaveAlone)
        text += " --leave-alone " + shellWord(layer);
    if (asked.guard.metric != "auto")
        text += " --metric " + shellWord(asked.guard.metric);
    if (asked.guard.maxDrop != Guard{}.maxDrop)
        text += fmt::format(" --max-drop {}", asked.guard.maxDrop);
    if (asked.guard.confidence)
        text += fmt::format(" --confidence {}", *asked.guard.confidence);
    return text;
}

// What to do, as one would type it: a preset, passes, or a recipe in a file.
std::string Writer::asAsked(const Asked &asked, const std::string &file, bool runs)
{
    const auto beside = [&](const char *ending, const nlohmann::json &json) {
        const std::string path = "\"$out\"/" + file + ending;
        if (runs)
            heredoc(path, json);
        return path;
    };
    std::string text;
    if (asked.preset) {
        text = " --preset " + (shipped(*asked.preset) ? shellWord(asked.preset->name) : beside(".preset.json", toJson(*asked.preset)));
    } else if (saidByPasses(asked.recipe)) {
        for (const RecipeStep &step : asked.recipe.steps)
            if (step.enabled)
                text += " --pass " + shellWord(textOf(step));
    } else {
        text = " --recipe " + beside(".asked.json", toJson(asked.recipe));
    }
    return text;
}

void Writer::replay(const Recipe &recipe, const std::string &file, const std::string &data, const std::string &more, const std::string &sha256)
{
    const std::string path = "\"$out\"/" + file;
    heredoc(path + ".recipe.json", toJson(recipe));
    // It was kept whatever the guard said, and a replay measures on all of the data: --force.
    m_body += "\"$pare\" optimize \"$source\" --recipe " + path + ".recipe.json" + data + more + " --force --quiet -o " + path + ".onnx\n";
    m_body += sha256.empty() ? "" : "same " + path + ".onnx " + sha256 + "\n";
}

void Writer::variant(const Variant &variant)
{
    m_body += "\n";
    comment(variant.name + ", made " + variant.createdUtc);
    if (!variant.note.empty())
        comment("  " + variant.note);
    const std::string file = fileOf(variant.name);
    const auto kept = askedFromJson(variant.report.is_object() ? variant.report.value(askedKey, nlohmann::json()) : nlohmann::json());
    const bool decided = !variant.recipe.steps.empty() && variant.recipe.resolved();
    if (!decided && !kept.ok()) {
        comment("it holds no recipe, so no command makes it");
        return;
    }
    Asked asked;
    if (kept.ok()) {
        asked = *kept;
    } else { // of an older version: the data is what the study has now
        asked.recipe = variant.recipe;
        asked.datasets = m_study.datasets().valueOr({});
        asked.guard = variant.recipe.guard;
        asked.seed = variant.recipe.seed;
    }
    const std::string data = dataArguments(asked.datasets, file);
    if (m_kind == ScriptKind::Anew || !decided) {
        const bool refused = variant.report.is_object() && variant.report.value("delivered", true) == false;
        if (refused)
            comment("  it was not delivered: " + textIn(variant.report, "reason"));
        const std::string what = asAsked(asked, file, true);
        m_body += "\"$pare\" optimize \"$source\"" + what + data + settings(asked, true) + " -o \"$out\"/" + file + ".onnx "
                  + (refused ? "--keep-rejected || :\n" : "|| failed=1\n");
        return;
    }
    comment("as it was asked for: pare optimize \"$source\"" + asAsked(asked, file, false) + data + settings(asked, true));
    const bool pair = m_study.modelPath(variant).filename() == "model.onnx"; // the model names the file that its weights lie in
    replay(variant.recipe, file, data, settings(asked, false), pair ? std::string() : variant.modelSha256);
}

void Writer::logged(const nlohmann::json &entry, const std::map<int64_t, Variant> &variants)
{
    const std::string what = textIn(entry, "do");
    const std::string path = textIn(entry, "path");
    const std::string when = textIn(entry, "utc");
    if (what == "measure-source") {
        const auto asked = askedFromJson(entry.value("asked", nlohmann::json()));
        m_body += "\n";
        comment("the source, measured " + when);
        const std::string data = asked.ok() ? dataArguments(asked->datasets, "source") : std::string();
        m_body += "\"$pare\" baseline \"$source\"" + data + (asked.ok() ? settings(*asked, false) : std::string()) + "\n";
        return;
    }
    const auto found = variants.find(integerIn(entry, "variant", -1));
    if (what != "export" || found == variants.end()) {
        comment(when + " " + what + (path.empty() ? "" : ": written to " + path));
        return;
    }
    m_body += "\n";
    comment(found->second.name + ", exported " + when + " to " + path);
    const auto recipe = recipeFromJson(entry.value("recipe", nlohmann::json()));
    const auto asked = askedFromJson(found->second.report.is_object() ? found->second.report.value(askedKey, nlohmann::json()) : nlohmann::json());
    if (!recipe.ok() || recipe->steps.empty()) {
        comment("the source as it is: no command makes it");
        return;
    }
    const std::string file = fileOf("exported-" + std::filesystem::path(path).stem().string());
    const std::string data = dataArguments(asked.ok() ? asked->datasets : std::vector<StudyDataset>(), file);
    const bool external = entry.value("external", false);
    replay(*recipe, file, data, (asked.ok() ? settings(*asked, false) : std::string()) + (external ? " --external-data always" : ""),
           external ? std::string() : textIn(entry, "sha256"));
}

std::string Writer::finished() const
{
    const std::string name = oneLine(m_source.name.empty() ? "model" : m_source.name);
    const bool replays = m_kind == ScriptKind::Replay;
    std::string text = "#!/bin/sh\n# What was done with " + name + ", as commands of pare " PARE_VERSION ".\n";
    text += replays ? "# Every variant is made again by the decisions that were recorded, and its bytes are compared by SHA-256. Steps that train, or\n"
                      "# that are fitted on data, give the same bytes on the same kind of machine.\n"
                    : "# Every variant is made anew, as it was asked for: what data and timing say is decided again.\n";
    text += "# usage: sh SCRIPT [FOLDER]; FOLDER, which is made, gets the models. PARE names the program, SOURCE another place of the model.\n"
            "set -u\n"
            "pare=${PARE:-pare}\n"
            "out=${1:-" + shellWord(name + (replays ? "-replay" : "-anew")) + "}\n"
            "source=${SOURCE:-" + shellWord(m_source.path) + "}\n";
    for (const auto &[variable, path] : m_variables)
        text += variable + "=" + shellWord(path) + "\n";
    text += "failed=0\n"
            "[ -e \"$source\" ] || { echo \"$source is not there: say where the model lies with SOURCE=\" >&2; exit 74; }\n"
            "mkdir -p \"$out\" || exit 73\n";
    if (replays)
        text += "same() { # a file and the SHA-256 that it had\n"
                "    if [ -e \"$1\" ] && [ \"$(sha256sum <\"$1\" | cut -d' ' -f1)\" = \"$2\" ]; then echo \"same bytes: $1\"\n"
                "    else echo \"other bytes: $1\" >&2; failed=1; fi\n"
                "}\n";
    return text + m_body + "\nexit $failed\n";
}

} // namespace

std::string shellWord(const std::string &text)
{
    const auto plain = [](unsigned char c) { return std::isalnum(c) || std::string_view("-_./,:=+@%").find(static_cast<char>(c)) != std::string_view::npos; };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain))
        return text;
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

Result<std::string> commandScript(const Study &study, ScriptKind kind)
{
    PARE_TRY_ASSIGN(StudySource source, study.source());
    PARE_TRY_ASSIGN(const std::vector<Variant> all, study.variants());
    PARE_TRY_ASSIGN(const std::vector<StudyAct> acts, study.acts());
    PARE_TRY_ASSIGN(const std::vector<nlohmann::json> log, study.logged());
    std::error_code failed;
    if (!all.empty() && !std::filesystem::exists(source.path, failed)) // it was moved; the study's own copy has the same bytes
        if (const auto stored = study.modelPath(all.front()); std::filesystem::exists(stored, failed))
            source.path = std::filesystem::absolute(stored, failed).string();
    std::map<int64_t, Variant> known;
    std::set<int64_t> coming;
    for (const Variant &variant : all)
        known.emplace(variant.id, variant);
    for (const StudyAct &act : acts)
        coming.insert(integerIn(act.does, "show", -1));
    Writer writer(study, kind, std::move(source));
    for (const Variant &variant : all) // of acts that are gone from the list of undo
        if (!variant.isSource && !coming.contains(variant.id))
            writer.variant(variant);
    auto entry = log.begin();
    const auto until = [&](int64_t act) {
        for (; entry != log.end() && integerIn(*entry, "after") < act; ++entry)
            writer.logged(*entry, known);
    };
    for (const StudyAct &act : acts) {
        until(act.id);
        const int64_t added = integerIn(act.does, "show", -1);
        if (const auto found = known.find(added); added >= 0 && found != known.end())
            writer.variant(found->second);
        else
            writer.comment(act.text + (added >= 0 ? ", deleted later" : ""));
    }
    until(INT64_MAX);
    return writer.finished();
}

} // namespace pare
