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
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace pare {

// The model that a study is about, and where it came from.
struct StudySource {
    std::string path;      // as opened
    std::string name;      // "resnet20"
    std::string sha256;    // of the file's bytes as Pare stores them
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

class Study {
public:
    // Makes a new study file (CannotCreate where it exists unless `replace`). The source's model is stored in its data folder.
    static Result<std::unique_ptr<Study>> create(const std::filesystem::path &path, const Model &source, const StudySource &about,
                                                 bool replace = false);
    // Errors: Io, InvalidInput (not a study, or of a newer version). A study that cannot be written opens read-only.
    static Result<std::unique_ptr<Study>> open(const std::filesystem::path &path);
    ~Study();
    Study(const Study &) = delete;
    Study &operator=(const Study &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] bool readOnly() const { return m_readOnly; }
    [[nodiscard]] Result<StudySource> source() const;

    [[nodiscard]] Result<std::vector<Variant>> variants() const; // the source first, then by id
    [[nodiscard]] Result<Variant> variant(int64_t id) const;
    [[nodiscard]] Result<Variant> variantByName(const std::string &name) const;
    // Stores the model and then the row. Names are made unique. Returns the row as stored. One step of undo.
    Result<Variant> addVariant(Variant variant, const Model &model);
    [[nodiscard]] Result<Model> model(int64_t variantId) const;
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

    // View state and other things that undo does not cover, by key.
    [[nodiscard]] Result<nlohmann::json> state(const std::string &key) const;
    Result<void> setState(const std::string &key, const nlohmann::json &value);

    // What the next undo or redo would take back or do again, in words; empty where there is none.
    [[nodiscard]] std::string undoText() const;
    [[nodiscard]] std::string redoText() const;
    Result<void> undo();
    Result<void> redo();

    // A copy of the file and its models under another name; this study then goes on there.
    Result<void> saveAs(const std::filesystem::path &path);

private:
    Study(sqlite3 *database, std::filesystem::path path, bool readOnly);
    struct Step;
    Result<void> record(const std::string &act, const nlohmann::json &undo, const nlohmann::json &redo);
    Result<void> perform(const nlohmann::json &action);
    Result<void> stepBy(bool back);
    Result<std::string> storeModel(const Model &model, int64_t &sizeBytes);
    Result<void> collectGarbage();

    sqlite3 *m_database = nullptr;
    std::filesystem::path m_path;
    bool m_readOnly = false;
};

// Where an untitled study and its recovery copy live: $XDG_STATE_HOME/pare, else ~/.local/state/pare.
[[nodiscard]] std::filesystem::path stateFolder();

} // namespace pare
