// The document of a window: one source model with its study, recipe, data and variants; opening, running, undo. GUI thread only;
// long work goes to the job list or a Job and comes back as a signal.
#pragma once

#include "core/formats/recipe.h"
#include "core/measure/timing_plan.h"
#include "core/measure/variant_measurement.h"
#include "core/runtime/requests.h"
#include "core/search/preset.h"
#include "core/study/export_model.h"
#include "core/study/study.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_list.h"
#include "ui/models/demo_files.h"
#include "ui/models/model_view.h"
#include "ui/models/shared_values.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace pare {

class LayerMeasurements;

struct VariantEntry {
    Variant variant;
    VariantMeasurement measurement; // judged by the guard as it is now
    bool otherData = false;         // measured on other data than is given now
    [[nodiscard]] bool measured() const { return !variant.measurement.is_null(); }
};

class Document : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    // ---- opening: the previous document stays until the new one is complete; failed() says why not ----
    void openModel(const std::filesystem::path &path);
    // model: where its source lies now; empty: where the study says.
    void openStudy(const std::filesystem::path &path, const std::filesystem::path &model = {});
    void relink(const std::filesystem::path &model); // the open study's source lies there now
    void openDemo(Demo demo);
    void open(const std::filesystem::path &path); // a study by its ending, else a model
    void cancelOpening();
    [[nodiscard]] bool opening() const { return m_opening.running(); }
    // A large model is open, and its shapes, MACs and groups are on their way: source()->complete(), then shownChanged.
    [[nodiscard]] bool completing() const { return m_completeSoon.isActive() || m_completing.running(); }
    // What a first look at a large model left out is worked out at once, not when the window has drawn it or some seconds have passed.
    void completeNow();
    [[nodiscard]] bool isOpen() const { return m_source != nullptr; }
    void close();
    Result<void> saveAs(const std::filesystem::path &path);
    [[nodiscard]] bool untitled() const { return m_untitled; }
    [[nodiscard]] QString title() const;              // "resnet20" or the study's name
    [[nodiscard]] QString modelName() const;          // "resnet20", whatever the study is called
    [[nodiscard]] const StudySource &about() const { return m_about; }

    // ---- what is there ----
    [[nodiscard]] ModelViewPtr source() const { return m_source; }
    [[nodiscard]] ModelViewPtr shown() const { return m_shown; }  // the variant on the canvas; the source at first
    [[nodiscard]] const std::vector<VariantEntry> &variants() const { return m_variants; } // the source first
    [[nodiscard]] const VariantEntry *variant(int64_t id) const;
    [[nodiscard]] const VariantEntry *sourceEntry() const;
    [[nodiscard]] Study *study() const { return m_study.get(); }
    [[nodiscard]] const Recipe &recipe() const { return m_recipe; }
    [[nodiscard]] std::optional<DatasetRef> evaluationData() const { return m_evaluation; }
    [[nodiscard]] std::optional<DatasetRef> calibrationData() const { return m_calibration; }
    JobList &jobs() { return m_jobs; }
    LayerSelection &layers() { return m_layers; }
    VariantSelection &selection() { return m_selection; }
    HoverValue &hover() { return m_hover; }
    SearchValue &search() { return m_search; }
    LayerMeasurements &measured() { return *m_measured; } // of single layers

    // ---- edits, each one step of undo named by its act ----
    void setRecipe(const Recipe &recipe, const QString &act);
    void setGuard(const Guard &guard);
    [[nodiscard]] std::optional<DatasetRef> trainingData() const { return m_training; }
    // The hardware that models are made for: this machine where the study keeps no other.
    [[nodiscard]] Target target() const;
    void setTarget(const Target &target);
    void setData(std::optional<DatasetRef> evaluation, std::optional<DatasetRef> calibration, std::optional<DatasetRef> training = std::nullopt);
    void renameVariant(int64_t id, const QString &name);
    void setNote(int64_t id, const QString &note);
    void setFavourite(int64_t id, bool favourite);
    void removeVariant(int64_t id);
    // What else the study keeps, by key: "costs", "constraint", "bookmarks"; null where nothing is kept.
    [[nodiscard]] nlohmann::json kept(const std::string &key) const;
    void keep(const std::string &key, const nlohmann::json &value, const QString &act);
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;
    void undo();
    void redo();

    // Says of everything that it is new, to a window that was made while a model was open.
    void announce();

    // ---- work: empty text means it can be done, else it is the reason shown with the disabled action ----
    [[nodiscard]] QString whyNotMeasure() const;
    [[nodiscard]] QString whyNotRun() const;
    [[nodiscard]] QString whyNotRun(const Preset &preset) const;
    void measureBaseline();
    void runRecipe();
    void runPresets(const std::vector<Preset> &presets);
    // About how long they take, by what the source takes; nullopt while that was not measured.
    [[nodiscard]] std::optional<double> secondsFor(const std::vector<Preset> &presets) const;
    // Presets that were asked for and not yet run when the study was last closed, in their order.
    [[nodiscard]] std::vector<Preset> leftOver() const;
    void forgetLeftOver();
    void stopForLater(); // cancels every job; presets among them are left over
    struct ExportChoice {
        SaveOptions save;
        std::optional<int64_t> opset; // raised to it, which is always verified; else as the variant has it
        bool verify = true;
        bool companions = true;       // recipe, report and model card beside it
    };
    void exportVariant(int64_t id, const std::filesystem::path &path, const ExportChoice &choice);

    // Shows a variant's graph (off the GUI thread; shownChanged when it is there).
    void show(int64_t id);

    int threads = 1;                 // for measuring
    int64_t memoryLimitBytes = 0;
    std::optional<double> guardConfidence; // of runs whose recipe names none; nothing: the guard goes by what was measured
    TimingPlan timing;
    double timeLimitSeconds = 0;     // of one request to the runner; 0: none

Q_SIGNALS:
    void opened();                              // another document: everything is new
    void openedReadOnly();
    void sourceMissing(const pare::Error &error, const QString &study); // nothing was opened: where is the study's model?
    void sourceMoved(bool gone);                 // the file that it was opened from; the study has its own copy
    void closed();
    void openingProgress(const QString &phase);
    void openingEnded();                        // whether it worked or not
    void failed(const pare::Error &error, const QString &what);
    void jobFailed(pare::JobId job, const pare::Error &error, const QString &what); // can be tried again: jobs().retry(job)
    void shownChanged();
    void variantsChanged();
    void recipeChanged();
    void dataChanged();
    void keptChanged();                         // by an edit, by undo or redo
    void undoChanged();
    void titleChanged();
    void variantAdded(qint64 id);
    // variant: what came nearest and was kept to look at, 0 for nothing; works: it holds the guard and is smaller.
    void notDelivered(const QString &what, const QString &reason, const QString &nearest, qint64 variant, bool works);
    // notes: what raising the opset said of it, a line each; may be empty.
    void exported(const QString &path, qint64 bytes, const QString &sha256, bool verified, const QString &notes);

private:
    friend class LayerMeasurements; // its jobs are the document's
    struct Opened {
        ModelViewPtr source;
        std::shared_ptr<Study> study;
        StudySource about;
        Study::SourceState sourceState = Study::SourceState::Unknown;
        Error missing; // why there is no source
        bool untitled = true;
    };
    void take(Opened opened);
    void startOpening(std::function<Result<Opened>(const RunContext &)> work, const QString &what);
    void reloadStudy();
    void storeSource();
    void completeSource();
    void report(const Result<void> &result, const QString &what);
    // Judges every variant by the guard at hand, and finds what was measured on other data.
    void judgeVariants();
    void ensureBaseline();
    void tellFailure(const Error &error, const QString &what); // a job's, unless it was cancelled
    void tellOutcome(const QString &sentence);
    [[nodiscard]] QString stoppedText() const; // where somebody ended a training of the job at hand
    JobId enqueue(const QString &what, struct OptimizeRequest request, const std::string &name);
    void setPending(const std::vector<Preset> &presets);
    void presetEnded(const std::string &name);
    void keepQueueOrder(); // what is left over is in the order of the queue
    [[nodiscard]] RunContext limits(const RunContext &context) const;

    std::shared_ptr<Study> m_study;
    ModelViewPtr m_source;
    ModelViewPtr m_shown;
    StudySource m_about;
    bool m_untitled = true;
    bool m_forLater = false; // what is cancelled now is wanted all the same
    std::map<JobId, std::string> m_presetJobs; // by job, the preset that it runs
    std::vector<VariantEntry> m_variants;
    Recipe m_recipe;
    std::optional<DatasetRef> m_evaluation, m_calibration, m_training;
    std::optional<DemoFiles> m_demoData; // of the demo that is being opened
    std::map<int64_t, ModelViewPtr> m_views;                     // variants that were shown lately
    LayerSelection m_layers;
    VariantSelection m_selection;
    HoverValue m_hover;
    SearchValue m_search;
    JobList m_jobs;
    std::optional<JobId> m_baseline; // the job that measures the source
    Job<Opened> m_opening;
    Job<ModelViewPtr> m_showing;
    QTimer m_completeSoon;
    Job<ModelViewPtr> m_completing; // of the source, where a first look was taken
    Job<bool> m_storing;
    Job<bool> m_relinking;
    std::unique_ptr<LayerMeasurements> m_measured;
};

} // namespace pare
