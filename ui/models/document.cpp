#include "ui/models/document.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/measure/measure_session.h"
#include "core/measure/rejudge.h"
#include "core/passes/all_passes.h"
#include "core/runtime/trainer.h"
#include "core/search/optimize.h"
#include "core/study/batch.h"
#include "core/study/study_data.h"
#include "ui/models/trade_off_of_document.h"

#include <QCoreApplication>

#include <cstdlib>

namespace pare {

namespace {

constexpr size_t untitledKept = 10; // for recovery

// Key of the data that a measurement was taken on, kept with it in the study.
constexpr const char *dataKey = "measured_on";

std::string textOf(const std::optional<DatasetRef> &data)
{
    return data ? identityOf(*data) : std::string();
}

nlohmann::json withData(nlohmann::json measurement, const std::optional<DatasetRef> &data)
{
    if (measurement.is_object())
        measurement[dataKey] = textOf(data);
    return measurement;
}

// What a run leaves: the outcome, and the row that the study keeps of it.
struct RunResult {
    OptimizeOutcome outcome;
    std::optional<Variant> added;
};

bool hasGainInSize(const VariantMeasurement &measurement, int64_t sourceBytes)
{
    return measurement.sizeBytes && *measurement.sizeBytes < sourceBytes;
}

} // namespace

DemoFiles demoFiles(Demo demo)
{
    const std::filesystem::path binary = QCoreApplication::applicationDirPath().toStdString();
    DemoFiles files;
    const char *name = demo == Demo::Fashion ? "fashion.onnx" : "languages.onnx";
    // Beside the source tree that was built, else where packages put resources.
    for (const auto &folder : {binary / ".." / ".." / ".." / "resources" / "demo", binary / ".." / "share" / "pare" / "demo"})
        if (std::error_code ignored; std::filesystem::exists(folder / name, ignored)) {
            files.model = std::filesystem::weakly_canonical(folder / name);
            break;
        }
    const char *cache = std::getenv("PARE_CACHE");
    const char *xdg = std::getenv("XDG_CACHE_HOME");
    const char *home = std::getenv("HOME");
    const std::filesystem::path base = cache && *cache ? std::filesystem::path(cache)
                                       : xdg && *xdg   ? std::filesystem::path(xdg) / "pare"
                                                       : std::filesystem::path(home && *home ? home : "/tmp") / ".cache" / "pare";
    const std::filesystem::path data = base / "demo";
    files.evaluation = data / (demo == Demo::Fashion ? "fashion-eval" : "languages-eval.npz");
    files.calibration = data / (demo == Demo::Fashion ? "fashion-calib" : "languages-calib.npz");
    std::error_code ignored;
    if (files.model.empty())
        files.missing = QStringLiteral("The demo's model %1 is not installed.").arg(QString::fromLatin1(name));
    else if (!std::filesystem::exists(files.evaluation, ignored))
        files.missing = QStringLiteral("The demo's data is not prepared. Run pare-demo-data \"%1\", then open the demo again.")
                            .arg(QString::fromStdString(data.string()));
    return files;
}

Document::Document(QObject *parent) : QObject(parent) {}

Document::~Document()
{
    m_jobs.cancelAll();
}

// ---- opening ----

void Document::startOpening(std::function<Result<Opened>(const RunContext &)> work, const QString &what)
{
    m_opening.start(
        [work = std::move(work)](const RunContext &context) { return work(context); },
        [this, what](Result<Opened> answer) {
            if (answer.ok())
                take(std::move(answer).value());
            else if (answer.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(answer.error(), what);
            Q_EMIT openingEnded();
        },
        [this](const Progress &progress) { Q_EMIT openingProgress(QString::fromStdString(progress.phase)); });
}

void Document::openModel(const std::filesystem::path &path)
{
    m_demoData.reset();
    startOpening(
        [path](const RunContext &context) -> Result<Opened> {
            context.progress("Reading");
            PARE_TRY_ASSIGN(const Model model, openOnnx(path));
            Opened opened;
            PARE_TRY_ASSIGN(opened.source, ModelView::of(model, context));
            opened.about.path = std::filesystem::absolute(path).string();
            opened.about.name = path.stem().string();
            opened.about.sizeBytes = opened.source->sizeBytes();
            tidyAbandoned(untitledKept);
            PARE_TRY_ASSIGN(const auto untitled, untitledStudyPath(opened.about.name));
            PARE_TRY_ASSIGN(opened.study, Study::create(untitled, model, opened.about, true, Study::Source::Elsewhere));
            return opened;
        },
        QString::fromStdString(path.string()));
}

void Document::openStudy(const std::filesystem::path &path)
{
    m_demoData.reset();
    startOpening(
        [path](const RunContext &context) -> Result<Opened> {
            context.progress("Reading");
            Opened opened;
            PARE_TRY_ASSIGN(opened.study, Study::open(path));
            PARE_TRY_ASSIGN(opened.about, opened.study->source());
            PARE_TRY_ASSIGN(const auto variants, opened.study->variants());
            if (variants.empty())
                return invalidInput("the study has no source", path.string());
            PARE_TRY_ASSIGN(const Model model, opened.study->model(variants.front().id));
            PARE_TRY_ASSIGN(opened.source, ModelView::of(model, context));
            opened.untitled = path.parent_path() == stateFolder();
            return opened;
        },
        QString::fromStdString(path.string()));
}

void Document::openDemo(Demo demo)
{
    const DemoFiles files = demoFiles(demo);
    if (files.model.empty()) {
        Q_EMIT failed(unavailable(files.missing.toStdString()), tr("Demo"));
        return;
    }
    openModel(files.model);
    DatasetRef evaluation;
    evaluation.path = files.evaluation;
    DatasetRef calibration;
    calibration.path = files.calibration;
    if (files.missing.isEmpty())
        m_demoData = std::pair(evaluation, calibration);
    else
        Q_EMIT failed(unavailable(files.missing.toStdString()), tr("Demo"));
}

void Document::open(const std::filesystem::path &path)
{
    if (path.extension() == ".pare")
        openStudy(path);
    else
        openModel(path);
}

void Document::cancelOpening()
{
    m_opening.cancel();
    Q_EMIT openingEnded();
}

void Document::take(Opened opened)
{
    m_jobs.cancelAll();
    m_jobs.clearFinished(); // they belong to the study before
    m_baseline.reset();
    m_showing.cancel();
    m_study = std::move(opened.study);
    m_source = opened.source;
    m_shown = m_source;
    m_about = opened.about;
    m_untitled = opened.untitled;
    m_views.clear();
    m_layers.clear();
    m_hover.setVariant(std::nullopt);
    if (m_demoData)
        report(m_study->setDatasets({{"evaluate", m_demoData->first.path.string(), dataFormatText(m_demoData->first.options)},
                                     {"calibrate", m_demoData->second.path.string(), dataFormatText(m_demoData->second.options)}}),
               tr("Data"));
    m_demoData.reset();
    m_selection.setShown(0); // of the document before
    reloadStudy();
    const int64_t sourceId = m_variants.empty() ? 0 : m_variants.front().variant.id;
    m_views[sourceId] = m_source;
    m_selection.setShown(sourceId);
    m_selection.setCompared(sourceId, std::nullopt);
    Q_EMIT this->opened();
    storeSource();
}

// Looking at a model reads no weights; its copy for the study is written behind that.
void Document::storeSource()
{
    if (m_study->readOnly())
        return;
    m_storing.start(
        [study = m_study, model = m_source->model()](const RunContext &) -> Result<bool> {
            PARE_TRY(study->storeSource(model));
            return true;
        },
        [this, study = m_study](Result<bool> stored) {
            if (!stored.ok())
                Q_EMIT failed(stored.error(), tr("Recovery copy"));
            else if (study == m_study)
                reloadStudy();
        });
}

void Document::close()
{
    m_jobs.cancelAll();
    m_opening.cancel();
    m_showing.cancel();
    m_study.reset();
    m_source.reset();
    m_shown.reset();
    m_variants.clear();
    m_views.clear();
    m_recipe = {};
    m_evaluation.reset();
    m_calibration.reset();
    m_training.reset();
    m_layers.clear();
    m_selection.setShown(0);
    m_selection.setCompared(std::nullopt, std::nullopt);
    Q_EMIT closed();
}

Result<void> Document::saveAs(const std::filesystem::path &path)
{
    if (!m_study)
        return invalidInput("there is no open model to save");
    PARE_TRY(m_study->saveAs(path));
    m_untitled = false;
    Q_EMIT titleChanged();
    return {};
}

QString Document::title() const
{
    if (!isOpen())
        return {};
    if (!m_untitled)
        return QString::fromStdString(m_study->path().stem().string());
    return QString::fromStdString(m_about.name);
}

// ---- what is there ----

void Document::reloadStudy()
{
    if (!m_study)
        return;
    m_variants.clear();
    if (auto variants = m_study->variants(); variants.ok())
        for (Variant &variant : *variants)
            m_variants.push_back({variant, measurementFromJson(variant.measurement), false});
    if (auto recipe = m_study->recipe(); recipe.ok())
        m_recipe = std::move(recipe).value();
    m_evaluation.reset();
    m_calibration.reset();
    m_training.reset();
    if (auto datasets = m_study->datasets(); datasets.ok())
        for (const StudyDataset &dataset : *datasets) {
            if (dataset.role == "evaluate")
                m_evaluation = datasetRef(dataset);
            if (dataset.role == "calibrate")
                m_calibration = datasetRef(dataset);
            if (dataset.role == "train")
                m_training = datasetRef(dataset);
        }
    judgeVariants();
    if (m_selection.shown() != 0 && !variant(m_selection.shown()) && !m_variants.empty())
        show(m_variants.front().variant.id);
    const auto kept = [&](std::optional<int64_t> id) { return id && variant(*id) ? id : std::nullopt; };
    m_selection.setCompared(kept(m_selection.a()), kept(m_selection.b()));
}

void Document::judgeVariants()
{
    const std::string now = m_evaluation                                                    ? textOf(m_evaluation)
                            : !m_variants.empty() && m_variants.front().variant.measurement.is_object() ? m_variants.front().variant.measurement.value(dataKey, std::string())
                                                                                            : std::string();
    for (VariantEntry &entry : m_variants) {
        nlohmann::json &stored = entry.variant.measurement;
        entry.measurement = measurementFromJson(stored);
        if (!stored.is_object())
            continue;
        const std::string on = stored.value(dataKey, std::string());
        entry.otherData = !on.empty() && !now.empty() && on != now;
        if (entry.otherData)
            entry.measurement.comparable = false;
        Guard judgedBy = entry.variant.recipe.guard;
        judgedBy.confidence = m_recipe.guard.confidence; // a run's own, from the preferences, keeps its verdict
        if (!entry.variant.isSource && !(m_recipe.guard == judgedBy))
            entry.measurement = underGuard(std::move(entry.measurement), m_recipe.guard);
    }
}

const VariantEntry *Document::variant(int64_t id) const
{
    for (const VariantEntry &entry : m_variants)
        if (entry.variant.id == id)
            return &entry;
    return nullptr;
}

const VariantEntry *Document::sourceEntry() const
{
    return m_variants.empty() ? nullptr : &m_variants.front();
}

void Document::show(int64_t id)
{
    if (!m_study || !variant(id))
        return;
    if (const auto known = m_views.find(id); known != m_views.end()) {
        m_showing.cancel();
        m_shown = known->second;
        m_selection.setShown(id);
        Q_EMIT shownChanged();
        return;
    }
    m_showing.start(
        [path = m_study->modelPath(variant(id)->variant)](const RunContext &context) -> Result<ModelViewPtr> {
            PARE_TRY_ASSIGN(const Model model, openOnnx(path));
            return ModelView::of(model, context);
        },
        [this, id](Result<ModelViewPtr> view) {
            if (!view.ok()) {
                Q_EMIT failed(view.error(), tr("Show variant"));
                return;
            }
            if (m_views.size() > 8)
                std::erase_if(m_views, [&](const auto &entry) { return entry.second != m_source && entry.first != m_selection.shown(); });
            m_views[id] = *view;
            m_shown = *view;
            m_selection.setShown(id);
            Q_EMIT shownChanged();
        });
}

// ---- edits ----

void Document::report(const Result<void> &result, const QString &what)
{
    if (!result.ok())
        Q_EMIT failed(result.error(), what);
}

void Document::setRecipe(const Recipe &recipe, const QString &act)
{
    if (!m_study || recipe == m_recipe)
        return;
    if (const auto stored = m_study->setRecipe(recipe, act.toStdString()); !stored.ok()) {
        report(stored, tr("Recipe"));
        Q_EMIT recipeChanged(); // what was edited falls back
        return;
    }
    const bool otherGuard = !(recipe.guard == m_recipe.guard);
    m_recipe = recipe;
    if (otherGuard)
        judgeVariants();
    Q_EMIT recipeChanged();
    if (otherGuard)
        Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

void Document::setGuard(const Guard &guard)
{
    Recipe recipe = m_recipe;
    recipe.guard = guard;
    const TradeOffMetric metric = metricOf(*this);
    setRecipe(recipe, tr("change of the guard to %1").arg(guardAmount(metric, guard.maxDrop * (metric.unit == QStringLiteral("%") ? 100 : 1))));
}

void Document::setData(std::optional<DatasetRef> evaluation, std::optional<DatasetRef> calibration, std::optional<DatasetRef> training)
{
    if (!m_study)
        return;
    std::vector<StudyDataset> datasets;
    if (evaluation)
        datasets.push_back(studyDataset("evaluate", *evaluation));
    if (calibration)
        datasets.push_back(studyDataset("calibrate", *calibration));
    if (training)
        datasets.push_back(studyDataset("train", *training));
    report(m_study->setDatasets(datasets), tr("Data"));
    reloadStudy(); // numbers of other data are told apart from now on
    Q_EMIT dataChanged();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

void Document::renameVariant(int64_t id, const QString &name)
{
    if (!m_study)
        return;
    report(m_study->setName(id, name.trimmed().toStdString()), tr("Rename"));
    reloadStudy();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

void Document::setNote(int64_t id, const QString &note)
{
    if (!m_study)
        return;
    report(m_study->setNote(id, note.toStdString()), tr("Note"));
    reloadStudy();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

void Document::removeVariant(int64_t id)
{
    if (!m_study)
        return;
    report(m_study->removeVariant(id), tr("Delete"));
    reloadStudy();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

QString Document::undoText() const
{
    return m_study ? QString::fromStdString(m_study->undoText()) : QString();
}

QString Document::redoText() const
{
    return m_study ? QString::fromStdString(m_study->redoText()) : QString();
}

void Document::undo()
{
    if (!m_study || undoText().isEmpty())
        return;
    report(m_study->undo(), tr("Undo"));
    reloadStudy();
    Q_EMIT recipeChanged();
    Q_EMIT dataChanged();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

void Document::redo()
{
    if (!m_study || redoText().isEmpty())
        return;
    report(m_study->redo(), tr("Redo"));
    reloadStudy();
    Q_EMIT recipeChanged();
    Q_EMIT dataChanged();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

// ---- work ----

QString Document::whyNotMeasure() const
{
    if (!isOpen())
        return tr("Measure: no model is open.");
    if (m_study->readOnly())
        return tr("Measure: the study is read-only; save it under another name first.");
    if (findRunner().empty())
        return tr("Measure: the program pare-runner is not beside this one.");
    return {};
}

QString Document::whyNotRun() const
{
    if (!isOpen())
        return tr("Run: no model is open.");
    bool any = false;
    for (const RecipeStep &step : m_recipe.steps) {
        if (!step.enabled)
            continue;
        any = true;
        if (!m_calibration && !m_evaluation && step.pass == "quantize-static" && step.resolution.empty())
            return tr("Run: INT8 static needs calibration data.");
        const Pass *pass = findPass(step.pass);
        if (pass && pass->needsTraining && !m_training)
            return tr("Run: %1 needs data to train on.").arg(QString::fromStdString(step.pass));
        if (pass && pass->needsTraining && findTrainer().empty())
            return tr("Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.");
    }
    return any ? whyNotMeasure() : tr("Run: the recipe has no enabled step.");
}

QString Document::whyNotRun(const Preset &preset) const
{
    if (const QString why = whyNotMeasure(); !why.isEmpty())
        return why;
    if (preset.needsData && !m_evaluation)
        return tr("%1: needs data to measure on.").arg(QString::fromStdString(preset.title));
    if (preset.needsCalibration && !m_calibration && !m_evaluation)
        return tr("%1: needs calibration data.").arg(QString::fromStdString(preset.title));
    if (preset.needsTraining && !m_training)
        return tr("%1: needs data to train on.").arg(QString::fromStdString(preset.title));
    if (preset.needsTraining && findTrainer().empty())
        return tr("%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.").arg(QString::fromStdString(preset.title));
    return {};
}

// Both are called where a job's answer arrives: it is still the running one.
void Document::tellFailure(const Error &error, const QString &what)
{
    if (error.kind != ErrorKind::Cancelled)
        Q_EMIT jobFailed(m_jobs.running().value_or(JobId{}), error, what);
}

void Document::tellOutcome(const QString &sentence)
{
    m_jobs.setSentence(m_jobs.running().value_or(JobId{}), sentence);
}

RunContext Document::limits(const RunContext &context) const
{
    RunContext limited = context;
    limited.threads = threads;
    limited.memoryLimitBytes = memoryLimitBytes;
    limited.timeLimitSeconds = timeLimitSeconds;
    limited.seed = m_recipe.seed;
    return limited;
}

void Document::measureBaseline()
{
    if (!whyNotMeasure().isEmpty())
        return;
    const Model model = m_source->model();
    MeasurePlan plan;
    plan.data = m_evaluation;
    plan.guard = m_recipe.guard;
    plan.timing = timing;
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const int64_t id = m_variants.front().variant.id;
    const int64_t size = m_about.sizeBytes;
    m_baseline = m_jobs.add<VariantMeasurement>(
        tr("Measure the source"),
        [model, plan, settings](const RunContext &context) -> Result<VariantMeasurement> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.onLog = context.onLog;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            PARE_TRY_ASSIGN(const auto session, MeasureSession::start(model, plan, *runner, run));
            return session->measureSource({.throughput = true, .memory = true});
        },
        [this, study, id, size, data = plan.data](Result<VariantMeasurement> measured) {
            if (!measured.ok()) {
                tellFailure(measured.error(), tr("Measure the source"));
                return;
            }
            measured->sizeBytes = size;
            measured->latencyRatio = RatioNumber{};
            report(study->setMeasurement(id, withData(toJson(*measured, true), data), machineText(threads)), tr("Measure the source"));
            QStringList parts;
            if (measured->accuracy)
                if (const auto metric = metricFromName(measured->accuracy->metric))
                    parts << QString::fromStdString(metricText(*metric, measured->accuracy->value));
            if (measured->latency)
                parts << QString::fromStdString(formatMilliseconds(measured->latency->median));
            if (!parts.isEmpty())
                tellOutcome(tr("Done: %1").arg(parts.join(QStringLiteral(", "))));
            if (study == m_study) {
                reloadStudy();
                Q_EMIT variantsChanged();
            }
        });
}

void Document::profileShown()
{
    if (!whyNotMeasure().isEmpty())
        return;
    const ModelViewPtr view = m_shown;
    const RunContext settings = limits({});
    ProfileOptions options;
    options.inputs.data = m_evaluation;
    m_jobs.add<Profile>(
        tr("Time each layer"),
        [model = view->model(), options, settings](const RunContext &context) -> Result<Profile> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            PARE_TRY_ASSIGN(const ModelHandle handle, runner->load(model, {.threads = run.threads}, run));
            return runner->profile(handle, options, run);
        },
        [this, view](Result<Profile> profile) {
            if (!profile.ok()) {
                tellFailure(profile.error(), tr("Time each layer"));
                return;
            }
            if (view != m_shown)
                return;
            std::map<std::string, double> times;
            for (const NodeTime &node : profile->nodes)
                if (node.fusedInto.empty())
                    times[node.node] = node.ms;
            Q_EMIT timesMeasured(times);
        });
}

// A variant without its source has no place on the chart: the source is measured first, once.
void Document::ensureBaseline()
{
    const VariantEntry *source = sourceEntry();
    const JobRecord *queued = m_baseline ? m_jobs.record(*m_baseline) : nullptr;
    if (source && (!source->measured() || source->otherData) && !(queued && !isOver(queued->state)))
        measureBaseline();
}

void Document::enqueue(const QString &what, OptimizeRequest request, const std::string &name)
{
    request.data = m_evaluation;
    request.calibration = m_calibration;
    request.training = m_training;
    request.guard = m_recipe.guard;
    if (!request.guard.confidence)
        request.guard.confidence = guardConfidence;
    request.timing = timing;
    request.alwaysSplit = true;
    const Model model = m_source->model();
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const int64_t parent = m_variants.front().variant.id;
    m_jobs.add<RunResult>(
        what,
        [model, request, settings, study, parent, name](const RunContext &context) -> Result<RunResult> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.onLog = context.onLog;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            RunResult result;
            PARE_TRY_ASSIGN(result.outcome, optimize(model, request, *runner, run));
            for (const TriedCandidate &tried : result.outcome.tried)
                run.log(tried.title + ": " + tried.outcome);
            if (run.stopRequested())
                return cancelled();
            if (result.outcome.applied) { // a large model takes its time to be stored: here, not in the window's thread
                run.progress("storing the variant");
                Variant row = variantOf(result.outcome, name, parent);
                row.measurement = withData(std::move(row.measurement), request.data ? request.data : request.calibration);
                row.machine = machineText(run.threads);
                PARE_TRY_ASSIGN(result.added, study->addVariant(std::move(row), result.outcome.applied->model));
            }
            return result;
        },
        [this, study, what](Result<RunResult> answer) {
            if (!answer.ok()) {
                tellFailure(answer.error(), what);
                return;
            }
            const OptimizeOutcome &outcome = answer->outcome;
            const QString reason = QString::fromStdString(outcome.reason);
            if (!outcome.delivered)
                m_jobs.setNotDelivered(m_jobs.running().value_or(JobId{}), tr("Not delivered: %1").arg(reason));
            else if (!outcome.measurement.sentence.empty())
                tellOutcome(tr("Done: %1").arg(QString::fromStdString(outcome.measurement.sentence)));
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

void Document::runPresets(const std::vector<Preset> &presets)
{
    ensureBaseline();
    for (const Preset &preset : presets) {
        if (!whyNotRun(preset).isEmpty())
            continue;
        OptimizeRequest request;
        request.preset = preset;
        request.leaveAlone = m_recipe.leaveAlone;
        enqueue(tr("Preset: %1").arg(QString::fromStdString(preset.title)), std::move(request), preset.name);
    }
}

void Document::exportVariant(int64_t id, const std::filesystem::path &path, const SaveOptions &options, bool verify, bool companions)
{
    const VariantEntry *entry = variant(id);
    if (!entry)
        return;
    const Variant chosen = entry->variant;
    const auto modelPath = m_study->modelPath(chosen);
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const QString what = tr("Export %1").arg(QString::fromStdString(chosen.name));
    m_jobs.add<SavedModel>(
        what,
        [chosen, modelPath, path, options, verify, companions, settings, study](const RunContext &context) -> Result<SavedModel> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.progress("reading");
            PARE_TRY_ASSIGN(const Model model, openOnnx(modelPath));
            ExportOptions exportOptions;
            exportOptions.save = options;
            if (!chosen.isSource)
                exportOptions.recipe = chosen.recipe;
            std::unique_ptr<Runner> runner;
            if (verify) {
                PARE_TRY_ASSIGN(runner, Runner::start({}, run));
                exportOptions.verifyWith = runner.get();
            }
            run.progress("writing");
            PARE_TRY_ASSIGN(SavedModel saved, exportModel(model, path, exportOptions, run));
            if (companions) {
                run.progress("writing recipe and report");
                if (!chosen.isSource)
                    PARE_TRY(writeRecipe(chosen.recipe, std::filesystem::path(path).replace_extension(".recipe.json")));
                PARE_TRY(writeReport(*study, std::filesystem::path(path).replace_extension(".report.html")));
            }
            return saved;
        },
        [this, what, verify](Result<SavedModel> saved) {
            if (!saved.ok()) {
                tellFailure(saved.error(), what);
                return;
            }
            tellOutcome(tr("Wrote %1").arg(QString::fromStdString(saved->files.front().string())));
            Q_EMIT exported(QString::fromStdString(saved->files.front().string()), saved->sizeBytes, QString::fromStdString(saved->sha256), verify);
        },
        LateAnswer::Keep);
}

} // namespace pare
