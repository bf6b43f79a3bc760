// Runs of the recipe and of presets, and export, in the background.

#include "ui/models/document.h"

#include "core/formats/onnx_file.h"
#include "core/measure/rejudge.h"
#include "core/search/optimize.h"
#include "core/study/batch.h"
#include "core/study/model_card.h"
#include "core/study/raise_for_export.h"
#include "core/study/study_data.h"
#include "ui/models/measured_on.h"
#include "ui/models/window_words.h"
#include "ui/theme/language.h"

#include <algorithm>

namespace pare {

namespace {

// What a run leaves: the outcome, and the row that the study keeps of it.
struct RunResult {
    OptimizeOutcome outcome;
    std::optional<Variant> added;
};

constexpr const char *pendingKey = "pending_presets";

struct Exported {
    SavedModel saved;
    std::vector<std::string> notes;
    std::optional<Recipe> recipe; // that the file carries
};

bool hasGainInSize(const VariantMeasurement &measurement, int64_t sourceBytes)
{
    return measurement.sizeBytes && *measurement.sizeBytes < sourceBytes;
}

} // namespace

QString Document::stoppedText() const
{
    const JobRecord *job = m_jobs.record(m_jobs.running().value_or(JobId{}));
    for (const TrainingCourse &course : job && job->training ? job->training->courses() : std::vector<TrainingCourse>())
        if (course.stoppedByHand && !course.points.empty())
            return tr(" Training was stopped by hand after step %1 of %2.").arg(course.points.back().step).arg(course.points.back().steps);
    return {};
}

JobId Document::enqueue(const QString &what, OptimizeRequest request, const std::string &name)
{
    request.data = m_evaluation;
    request.calibration = m_calibration;
    request.training = m_training;
    request.guard = m_recipe.guard;
    if (!request.guard.confidence)
        request.guard.confidence = guardConfidence;
    request.timing = timing;
    request.target = target();
    request.alwaysSplit = true;
    const Model model = m_source->model();
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const int64_t parent = m_variants.front().variant.id;
    return m_jobs.addTraining<RunResult>(
        what,
        [model, given = request, settings, study, parent, name](const RunContext &context, const std::shared_ptr<TrainingWatch> &watch) -> Result<RunResult> {
            OptimizeRequest watched = given;
            watched.watch = watch;
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.onLog = context.onLog;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            RunResult result;
            PARE_TRY_ASSIGN(result.outcome, optimize(model, watched, *runner, run));
            for (const TriedCandidate &tried : result.outcome.tried)
                run.log(tried.title + ": " + tried.outcome);
            if (run.stopRequested())
                return cancelled();
            if (result.outcome.applied) { // a large model takes its time to be stored: here, not in the window's thread
                run.progress("storing the variant");
                Variant row = variantOf(result.outcome, watched, run, name, parent);
                row.measurement = withMeasuredOn(std::move(row.measurement), given.data ? given.data : given.calibration);
                row.machine = machineText(run.threads);
                PARE_TRY_ASSIGN(result.added, study->addVariant(std::move(row), result.outcome.applied->model));
            }
            return result;
        },
        [this, study, what, guard = request.guard, preset = request.preset ? request.preset->name : std::string()](Result<RunResult> answer) {
            const bool forLater = m_forLater && !answer.ok() && answer.error().kind == ErrorKind::Cancelled;
            if (study == m_study && !preset.empty() && !forLater)
                presetEnded(preset);
            if (!answer.ok()) {
                tellFailure(answer.error(), what);
                return;
            }
            const OptimizeOutcome &outcome = answer->outcome;
            const QString reason = QString::fromStdString(outcome.reason);
            if (!outcome.delivered)
                m_jobs.setNotDelivered(m_jobs.running().value_or(JobId{}), tr("Not delivered: %1").arg(reason));
            else if (!outcome.measurement.sentence.empty())
                tellOutcome(tr("Done: %1").arg(QString::fromStdString(sentenceIn(windowWords(), outcome.measurement, guard))) + stoppedText());
            const bool here = study == m_study;
            const int64_t added = answer->added && here ? answer->added->id : 0;
            if (added != 0) {
                reloadStudy();
                Q_EMIT variantsChanged();
                Q_EMIT undoChanged();
                Q_EMIT variantAdded(added);
            }
            if (!outcome.delivered && here) {
                const bool works = added != 0 && outcome.measurement.withinGuard && hasGainInSize(outcome.measurement, m_about.sizeBytes);
                Q_EMIT notDelivered(what, reason, QString::fromStdString(outcome.nearest), added, works);
            }
        },
        LateAnswer::Keep); // once it is stored, it is there
}

void Document::runRecipe()
{
    if (!whyNotRun().isEmpty())
        return;
    ensureBaseline();
    OptimizeRequest request;
    request.recipe = m_recipe;
    std::string name = m_recipe.name;
    if (name.empty())
        for (const RecipeStep &step : m_recipe.steps)
            if (step.enabled)
                name += (name.empty() ? "" : "+") + step.pass;
    if (name.size() > 40)
        name.resize(40);
    enqueue(tr("Run recipe: %1").arg(QString::fromStdString(name)), std::move(request), name);
}

void Document::setPending(const std::vector<Preset> &presets)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Preset &preset : presets)
        list.push_back(toJson(preset));
    report(m_study->setState(pendingKey, list), tr("Batch"));
}

std::vector<Preset> Document::leftOver() const
{
    std::vector<Preset> presets;
    if (!m_study || m_study->readOnly())
        return presets;
    const nlohmann::json list = m_study->state(pendingKey).valueOr(nlohmann::json());
    for (const auto &one : list.is_array() ? list : nlohmann::json::array())
        if (auto preset = presetFromJson(one); preset.ok())
            presets.push_back(std::move(preset).value());
    return presets;
}

void Document::stopForLater()
{
    m_forLater = true;
    m_jobs.cancelAll();
}

void Document::forgetLeftOver()
{
    if (m_study)
        setPending({});
}

void Document::presetEnded(const std::string &name)
{
    std::vector<Preset> left = leftOver();
    const auto found = std::find_if(left.begin(), left.end(), [&](const Preset &preset) { return preset.name == name; });
    if (found == left.end())
        return;
    left.erase(found);
    setPending(left);
}

void Document::keepQueueOrder()
{
    std::map<std::string, int> place;
    for (int row = 0; row < m_jobs.rowCount(); ++row) {
        const auto id = m_jobs.index(row, 0).data(JobList::IdRole).value<JobId>();
        if (const auto job = m_presetJobs.find(id); job != m_presetJobs.end() && !isOver(m_jobs.record(id)->state)) // the same preset may have run before
            place.emplace(job->second, row);
    }
    std::vector<Preset> left = leftOver();
    const auto placeOf = [&](const Preset &preset) {
        const auto found = place.find(preset.name);
        return found == place.end() ? m_jobs.rowCount() : found->second;
    };
    std::ranges::stable_sort(left, {}, placeOf);
    if (!left.empty())
        setPending(left);
}

void Document::runPresets(const std::vector<Preset> &presets)
{
    ensureBaseline();
    std::vector<Preset> pending = leftOver();
    for (const Preset &preset : presets)
        if (whyNotRun(preset).isEmpty() && std::none_of(pending.begin(), pending.end(), [&](const Preset &one) { return one.name == preset.name; }))
            pending.push_back(preset);
    if (m_study)
        setPending(pending);
    for (const Preset &preset : presets) {
        if (!whyNotRun(preset).isEmpty())
            continue;
        OptimizeRequest request;
        request.preset = preset;
        request.leaveAlone = m_recipe.leaveAlone;
        const JobId job = enqueue(tr("Preset: %1").arg(coreWords(preset.title)), std::move(request), preset.name);
        m_presetJobs[job] = preset.name;
        if (const auto seconds = secondsFor({preset}))
            m_jobs.setExpected(job, static_cast<qint64>(*seconds * 1000));
    }
}

std::optional<double> Document::secondsFor(const std::vector<Preset> &presets) const
{
    const VariantEntry *source = sourceEntry();
    if (!source || !source->measurement.latency)
        return std::nullopt;
    const double samples = source->measurement.accuracy ? static_cast<double>(source->measurement.accuracy->samples) : 0;
    const double evaluating = samples * source->measurement.latency->median / 1000;
    return batchSeconds(presets, evaluating, timingSeconds(timing, source->measurement.latency->median / 1000));
}

void Document::exportVariant(int64_t id, const std::filesystem::path &path, const ExportChoice &choice)
{
    const VariantEntry *entry = variant(id);
    if (!entry)
        return;
    const Variant chosen = entry->variant;
    const auto modelPath = m_study->modelPath(chosen);
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const QString what = tr("Export %1").arg(QString::fromStdString(chosen.name));
    const bool verify = choice.verify || choice.opset;
    m_jobs.add<Exported>(
        what,
        [chosen, modelPath, path, choice, verify, settings, study](const RunContext &context) -> Result<Exported> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.progress("reading");
            PARE_TRY_ASSIGN(const Model model, openOnnx(modelPath));
            RaisedForExport whole{model, chosen.isSource ? std::nullopt : std::optional(chosen.recipe), {}};
            ExportOptions exportOptions;
            exportOptions.save = choice.save;
            std::unique_ptr<Runner> runner;
            if (verify) {
                PARE_TRY_ASSIGN(runner, Runner::start({}, run));
                exportOptions.verifyWith = runner.get();
            }
            if (choice.opset) {
                PARE_TRY_ASSIGN(whole, raisedForExport(model, whole.recipe, *choice.opset, *runner, run));
            }
            exportOptions.recipe = whole.recipe;
            run.progress("writing");
            Exported out;
            out.notes = std::move(whole.notes);
            out.recipe = whole.recipe;
            PARE_TRY_ASSIGN(out.saved, exportModel(whole.model, path, exportOptions, run));
            if (choice.companions) {
                run.progress("writing recipe, report and model card");
                if (whole.recipe)
                    PARE_TRY(writeRecipe(*whole.recipe, std::filesystem::path(path).replace_extension(".recipe.json")));
                PARE_TRY(writeReport(*study, std::filesystem::path(path).replace_extension(".report.html")));
                PARE_TRY(writeModelCard(*study, chosen.id, std::filesystem::path(path).replace_extension(".card.md")));
            }
            return out;
        },
        [this, what, verify, study, chosen, choice](Result<Exported> answer) {
            if (!answer.ok()) {
                tellFailure(answer.error(), what);
                return;
            }
            const SavedModel &saved = answer->saved;
            nlohmann::json act{{"do", "export"}, {"variant", chosen.id}, {"path", saved.files.front().string()}, {"sha256", saved.sha256},
                                 {"external", choice.save.external == ExternalData::Always}};
            if (answer->recipe)
                act["recipe"] = toJson(*answer->recipe);
            report(study->log(std::move(act)), what);
            const QString file = QString::fromStdString(saved.files.front().string());
            QStringList notes;
            for (const std::string &note : answer->notes)
                notes << QString::fromStdString(note);
            tellOutcome(tr("Wrote %1").arg(file));
            Q_EMIT exported(file, saved.sizeBytes, QString::fromStdString(saved.sha256), verify, notes.join(QLatin1Char('\n')));
        },
        LateAnswer::Keep);
}

} // namespace pare
