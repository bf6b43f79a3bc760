#include "ui/models/document.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/measure/measure_session.h"
#include "core/search/optimize.h"
#include "core/study/batch.h"

#include <QCoreApplication>

#include <cstdlib>

namespace pare {

namespace {

constexpr size_t untitledKept = 10; // for recovery

std::optional<DatasetRef> refOf(const StudyDataset &dataset)
{
    DatasetRef ref;
    ref.path = dataset.path;
    if (dataset.options.is_string())
        if (auto options = parseDataFormat(dataset.options.get<std::string>()); options.ok())
            ref.options = *options;
    return ref;
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
            m_variants.push_back({variant, measurementFromJson(variant.measurement)});
    if (auto recipe = m_study->recipe(); recipe.ok())
        m_recipe = std::move(recipe).value();
    m_evaluation.reset();
    m_calibration.reset();
    if (auto datasets = m_study->datasets(); datasets.ok())
        for (const StudyDataset &dataset : *datasets) {
            if (dataset.role == "evaluate")
                m_evaluation = refOf(dataset);
            if (dataset.role == "calibrate")
                m_calibration = refOf(dataset);
        }
    if (m_selection.shown() != 0 && !variant(m_selection.shown()) && !m_variants.empty())
        show(m_variants.front().variant.id);
    const auto kept = [&](std::optional<int64_t> id) { return id && variant(*id) ? id : std::nullopt; };
    m_selection.setCompared(kept(m_selection.a()), kept(m_selection.b()));
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
    report(m_study->setRecipe(recipe, act.toStdString()), tr("Recipe"));
    m_recipe = recipe;
    Q_EMIT recipeChanged();
    Q_EMIT undoChanged();
}

void Document::setGuard(const Guard &guard)
{
    Recipe recipe = m_recipe;
    recipe.guard = guard;
    setRecipe(recipe, tr("guard %1").arg(guard.maxDrop));
}

void Document::setData(std::optional<DatasetRef> evaluation, std::optional<DatasetRef> calibration)
{
    if (!m_study)
        return;
    std::vector<StudyDataset> datasets;
    if (evaluation)
        datasets.push_back({"evaluate", evaluation->path.string(), dataFormatText(evaluation->options)});
    if (calibration)
        datasets.push_back({"calibrate", calibration->path.string(), dataFormatText(calibration->options)});
    report(m_study->setDatasets(datasets), tr("Data"));
    m_evaluation = std::move(evaluation);
    m_calibration = std::move(calibration);
    Q_EMIT dataChanged();
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
    if (findRunner().empty())
        return tr("Measure: the program pare-runner is not beside this one.");
    return {};
}

QString Document::whyNotRun() const
{
    if (!isOpen())
        return tr("Run: no model is open.");
    for (const RecipeStep &step : m_recipe.steps)
        if (step.enabled) {
            if (!m_calibration && !m_evaluation && step.pass == "quantize-static" && step.resolution.empty())
                return tr("Run: INT8 static needs calibration data.");
            return whyNotMeasure();
        }
    return tr("Run: the recipe has no enabled step.");
}

QString Document::whyNotRun(const Preset &preset) const
{
    if (const QString why = whyNotMeasure(); !why.isEmpty())
        return why;
    if (preset.needsData && !m_evaluation)
        return tr("%1: needs data to measure on.").arg(QString::fromStdString(preset.title));
    if (preset.needsCalibration && !m_calibration && !m_evaluation)
        return tr("%1: needs calibration data.").arg(QString::fromStdString(preset.title));
    return {};
}

RunContext Document::limits(const RunContext &context) const
{
    RunContext limited = context;
    limited.threads = threads;
    limited.memoryLimitBytes = memoryLimitBytes;
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
    plan.minRuns = minRuns;
    plan.minSeconds = minSeconds;
    plan.maxSeconds = maxSeconds;
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const int64_t id = m_variants.front().variant.id;
    const int64_t size = m_about.sizeBytes;
    m_jobs.add<VariantMeasurement>(
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
        [this, study, id, size](Result<VariantMeasurement> measured) {
            if (!measured.ok()) {
                if (measured.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(measured.error(), tr("Measure the source"));
                return;
            }
            measured->sizeBytes = size;
            measured->latencyRatio = RatioNumber{};
            report(study->setMeasurement(id, toJson(*measured, true), machineText(threads)), tr("Measure the source"));
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
                if (profile.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(profile.error(), tr("Time each layer"));
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

void Document::enqueue(const QString &what, OptimizeRequest request, const std::string &name)
{
    request.data = m_evaluation;
    request.calibration = m_calibration;
    request.guard = m_recipe.guard;
    request.alwaysSplit = true;
    const Model model = m_source->model();
    const RunContext settings = limits({});
    const std::shared_ptr<Study> study = m_study;
    const int64_t parent = m_variants.front().variant.id;
    auto id = std::make_shared<JobId>();
    *id = m_jobs.add<OptimizeOutcome>(
        what,
        [model, request, settings](const RunContext &context) -> Result<OptimizeOutcome> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            run.onLog = context.onLog;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            PARE_TRY_ASSIGN(OptimizeOutcome outcome, optimize(model, request, *runner, run));
            for (const TriedCandidate &tried : outcome.tried)
                run.log(tried.title + ": " + tried.outcome);
            return outcome;
        },
        [this, study, parent, name, what, id](Result<OptimizeOutcome> outcome) {
            if (!outcome.ok()) {
                if (outcome.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(outcome.error(), what);
                return;
            }
            const QString reason = QString::fromStdString(outcome->reason);
            if (!outcome->delivered) {
                m_jobs.setSentence(*id, tr("Not delivered: %1").arg(reason));
                Q_EMIT notDelivered(what, reason, QString::fromStdString(outcome->nearest));
            }
            if (!outcome->applied)
                return;
            auto added = study->addVariant(variantOf(*outcome, name, parent), outcome->applied->model);
            if (!added.ok()) {
                Q_EMIT failed(added.error(), what);
                return;
            }
            if (study != m_study)
                return;
            reloadStudy();
            Q_EMIT variantsChanged();
            Q_EMIT undoChanged();
            Q_EMIT variantAdded(added->id);
        });
}

void Document::runRecipe()
{
    if (!whyNotRun().isEmpty())
        return;
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
    for (const Preset &preset : presets) {
        if (!whyNotRun(preset).isEmpty())
            continue;
        OptimizeRequest request;
        request.preset = preset;
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
    m_jobs.add<SavedModel>(
        tr("Export %1").arg(QString::fromStdString(chosen.name)),
        [chosen, modelPath, path, options, verify, companions, settings](const RunContext &context) -> Result<SavedModel> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
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
            PARE_TRY_ASSIGN(SavedModel saved, exportModel(model, path, exportOptions, run));
            if (companions && !chosen.isSource)
                PARE_TRY(writeRecipe(chosen.recipe, std::filesystem::path(path).replace_extension(".recipe.json")));
            return saved;
        },
        [this, study, path, companions](Result<SavedModel> saved) {
            if (!saved.ok()) {
                if (saved.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(saved.error(), tr("Export"));
                return;
            }
            if (companions)
                report(writeReport(*study, std::filesystem::path(path).replace_extension(".report.html")), tr("Report"));
            Q_EMIT exported(QString::fromStdString(saved->files.front().string()), saved->sizeBytes, QString::fromStdString(saved->sha256));
        },
        LateAnswer::Keep);
}

} // namespace pare
