// The document (.pare): one source model, datasets, variants with their recipes and measurements, view state, undo.
// Every action commits at once. Variant models lie in NAME.pare-data/ by content hash, synced before the row that names them.
#pragma once

#include "core/base/result.h"
#include "core/formats/recipe.h"
#include "core/model/model.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace pare {

class StudyLock;

// The model that a study is about, and where it came from.
struct StudySource {
    std::string path;      // as opened
    std::string name;      // "resnet20"
    std::string sha256;    // of the file's bytes as Pare stores them; empty while it is not stored
    int64_t sizeBytes = 0;
};

struct StudyDataset {
    std::string role;      // "evaluate", "calibrate" or "train"
    std::string path;
    nlohmann::json options;
    bool operator==(const StudyDataset &) const = default;
};

struct Variant {
    int64_t id = 0;
    std::optional<int64_t> parent; // nullopt: the source itself
    std::string name;
    std::string note;
    bool favourite = false;
    bool isSource = false;
    Recipe recipe;                 // resolved: replays to the same bytes
    std::string modelSha256;       // content of the model; empty where none is stored (a source that lies elsewhere)
    int64_t sizeBytes = 0;
    nlohmann::json measurement;    // numbers with unit, how, spread, samples and conditions; null: not measured
    nlohmann::json report;         // of the passes: changes, declined, findings
    std::string createdUtc;        // "2026-11-23T08:00:00Z"
    std::string machine;           // processor and threads it was measured on
};

// One act of the study that was not taken back. `does`: what redo would do, as in study_history.cpp.
struct StudyAct {
    int64_t id = 0;
    std::string text; // "prune 30 % of 4 layers"
    nlohmann::json does;
};

// Several programs may have a study open; while one has, nobody replaces it or collects its models. Of windows, one may write
// (claimWindow). Calls may come from several threads; long ones (storing a model) do not hold up the others.
class Study {
public:
    enum class Source {
        Stored,    // the source's model is written into the data folder at once
        Elsewhere, // it stays where it is (about.path) until storeSource() or saveAs()
    };
    // Makes a new study file: it appears whole or not at all, and a study that it replaces stays whole until then.
    // Errors: CannotCreate (it exists and not `replace`, or it is open in another window or program), Io.
    static Result<std::unique_ptr<Study>> create(const std::filesystem::path &path, const Model &source, const StudySource &about,
                                                 bool replace = false, Source keep = Source::Stored);
    // Errors: Io, InvalidInput (not a study, of a newer version, or damaged). A study that cannot be written opens read-only.
    static Result<std::unique_ptr<Study>> open(const std::filesystem::path &path);
    ~Study();
    Study(const Study &) = delete;
    Study &operator=(const Study &) = delete;

    [[nodiscard]] std::filesystem::path path() const;
    [[nodiscard]] bool readOnly() const { return m_readOnly; }
    enum class Access {
        Writes,
        FileReadOnly, // it cannot be written
        OtherWindow,  // another window has it open and writes it
    };
    [[nodiscard]] Access access() const;
    // For a window: from now on no other may write. Where another one has done this and lives, the study is read-only here.
    void claimWindow();
    void releaseWindow();
    // Writes the source into the data folder, where it is not yet.
    Result<void> storeSource(const Model &source);
    [[nodiscard]] Result<StudySource> source() const;
    // The file that the source was opened from, by its size and time. Unknown: the study says nothing of it.
    enum class SourceState { Unknown, Same, Changed, Gone };
    [[nodiscard]] SourceState sourceState() const;
    // The source lies there now; where its stored copy is missing, it is stored again. Errors: InvalidInput (by its hash, another
    // model), CannotCreate (read-only), those of reading it.
    Result<void> relink(const std::filesystem::path &file);

    [[nodiscard]] Result<std::vector<Variant>> variants() const; // the source first, then by id
    [[nodiscard]] Result<Variant> variant(int64_t id) const;
    [[nodiscard]] Result<Variant> variantByName(const std::string &name) const;
    // Stores the model and then the row. Names are made unique. Returns the row as stored. One step of undo.
    Result<Variant> addVariant(Variant variant, const Model &model);
    [[nodiscard]] Result<Model> model(int64_t variantId) const;
    // Empty where the study names no model that could be one.
    [[nodiscard]] std::filesystem::path modelPath(const Variant &variant) const;

    Result<void> setName(int64_t id, const std::string &name);
    Result<void> setNote(int64_t id, const std::string &note);
    Result<void> setFavourite(int64_t id, bool favourite);
    Result<void> setMeasurement(int64_t id, const nlohmann::json &measurement, const std::string &machine); // no undo step
    Result<void> removeVariant(int64_t id); // undo brings it back; its model stays until no undo can reach it

    [[nodiscard]] Result<Recipe> recipe() const;        // the recipe that is being edited
    Result<void> setRecipe(const Recipe &recipe, const std::string &act); // act: what undo says, "prune 30 % of 4 layers"

    [[nodiscard]] Result<std::vector<StudyDataset>> datasets() const;
    Result<void> setDatasets(const std::vector<StudyDataset> &datasets); // one undo step

    // What else belongs to the document, by key ("costs", "bookmarks"): null where nothing was kept. Keeping is one undo step.
    [[nodiscard]] Result<nlohmann::json> kept(const std::string &key) const;
    Result<void> keep(const std::string &key, const nlohmann::json &value, const std::string &act);

    // The acts that undo can take back, the oldest first; very old ones are gone.
    [[nodiscard]] Result<std::vector<StudyAct>> acts() const;
    // What was done that changes nothing in the study, such as an export: kept with the act that it came after ("after") and the time
    // ("utc"), the newest 500 of them.
    Result<void> log(nlohmann::json entry);
    [[nodiscard]] Result<std::vector<nlohmann::json>> logged() const;

    // View state and other things that undo does not cover, by key.
    [[nodiscard]] Result<nlohmann::json> state(const std::string &key) const;
    Result<void> setState(const std::string &key, const nlohmann::json &value);

    // What the next undo or redo would take back or do again, in words; empty where there is none.
    [[nodiscard]] std::string undoText() const;
    [[nodiscard]] std::string redoText() const;
    Result<void> undo();
    Result<void> redo();

    // A copy of the file and its models under another name, whole or not at all; this study then goes on there. An untitled study
    // is gone from the state folder afterwards: saving gave it its name. Errors: CannotCreate, Io.
    Result<void> saveAs(const std::filesystem::path &path);

private:
    Study(sqlite3 *database, std::filesystem::path path, bool readOnly, std::unique_ptr<StudyLock> lock);
    Result<void> record(const std::string &act, const nlohmann::json &undo, const nlohmann::json &redo);
    Result<void> perform(const nlohmann::json &action);
    Result<void> act(const std::string &text, const nlohmann::json &undo, const nlohmann::json &redo);
    Result<void> stepBy(bool back);
    Result<void> collectGarbage();
    [[nodiscard]] Error refusal() const; // to write

    sqlite3 *m_database = nullptr;
    std::filesystem::path m_path;
    bool m_readOnly = false;
    bool m_otherWindow = false;            // that is why it is read-only
    std::unique_ptr<StudyLock> m_windowLock; // while this is the window that writes
    std::unique_ptr<StudyLock> m_lock; // null where the data folder cannot be locked
    // The untitled study that was saved under a name: removed when this one closes, since jobs may still read its models.
    std::filesystem::path m_leftBehind;
    std::unique_ptr<StudyLock> m_leftBehindLock;
    mutable std::recursive_mutex m_mutex; // one act at a time on the one connection
};

// Where an untitled study lives, which is its own recovery copy: $XDG_STATE_HOME/pare, else ~/.local/state/pare.
[[nodiscard]] std::filesystem::path stateFolder();
// A name for a new untitled study that no other has: stateFolder()/untitled-NAME-DATE.pare. Makes the folder.
[[nodiscard]] Result<std::filesystem::path> untitledStudyPath(const std::string &modelName);
// Untitled studies that no program has open, the newest first: what a crash left, to be offered again.
[[nodiscard]] std::vector<std::filesystem::path> abandonedStudies();
// The study, its journal and its models. Errors: CannotCreate where a window or program has it open.
Result<void> removeStudy(const std::filesystem::path &path);
// Removes the oldest abandoned studies, so that the state folder does not grow for ever. What anybody has open stays.
void tidyAbandoned(size_t kept);

} // namespace pare
