// Opening, closing and saving: the previous document stays until the new one is complete.

#include "ui/models/document.h"

#include "core/formats/onnx_file.h"
#include "core/study/study_data.h"
#include "ui/theme/language.h"

#include <utility>

namespace pare {

namespace {

constexpr size_t untitledKept = 10; // for recovery
constexpr int largeModel = 5'000;   // nodes: from here on the table opens with what is known at once

Result<ModelViewPtr> firstView(const Model &model, const RunContext &context)
{
    if (model.graph().node_size() < largeModel)
        return ModelView::of(model, context);
    return ModelView::outline(model);
}

std::vector<StudyDataset> datasetsOf(const DemoFiles &files)
{
    const std::string plainly = dataFormatText({});
    std::vector<StudyDataset> datasets{{"evaluate", files.evaluation.string(), plainly}, {"calibrate", files.calibration.string(), plainly}};
    if (!files.training.empty())
        datasets.push_back({"train", files.training.string(), plainly});
    return datasets;
}

} // namespace

void Document::startOpening(std::function<Result<Opened>(const RunContext &)> work, const QString &what)
{
    m_opening.start(
        [work = std::move(work)](const RunContext &context) { return work(context); },
        [this, what](Result<Opened> answer) {
            if (answer.ok() && answer->source)
                take(std::move(answer).value());
            else if (answer.ok())
                Q_EMIT sourceMissing(answer->missing, what);
            else if (answer.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(answer.error(), what);
            Q_EMIT openingEnded();
        },
        [this](const Progress &progress) { Q_EMIT openingProgress(coreWords(progress.phase)); });
}

void Document::openModel(const std::filesystem::path &path)
{
    m_demoData.reset();
    startOpening(
        [path](const RunContext &context) -> Result<Opened> {
            context.progress("Reading");
            PARE_TRY_ASSIGN(const Model model, openOnnx(path));
            Opened opened;
            PARE_TRY_ASSIGN(opened.source, firstView(model, context));
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

void Document::openStudy(const std::filesystem::path &path, const std::filesystem::path &model)
{
    m_demoData.reset();
    startOpening(
        [path, chosen = model](const RunContext &context) -> Result<Opened> {
            context.progress("Reading");
            Opened opened;
            PARE_TRY_ASSIGN(opened.study, Study::open(path));
            if (!chosen.empty())
                if (auto linked = opened.study->relink(chosen); !linked.ok()) {
                    opened.missing = linked.error();
                    return opened;
                }
            PARE_TRY_ASSIGN(opened.about, opened.study->source());
            PARE_TRY_ASSIGN(const auto variants, opened.study->variants());
            if (variants.empty())
                return invalidInput("the study has no source", path.string());
            auto source = opened.study->model(variants.front().id);
            if (!source.ok() && source.error().kind == ErrorKind::Io && opened.study->relink(opened.about.path).ok()) // where it was opened from, it may be still
                source = opened.study->model(variants.front().id);
            if (!source.ok()) {
                opened.missing = source.error();
                if (source.error().kind != ErrorKind::Io)
                    return source.error();
                return opened;
            }
            opened.sourceState = opened.study->sourceState();
            PARE_TRY_ASSIGN(opened.source, firstView(*source, context));
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
    if (files.missing.isEmpty())
        m_demoData = files;
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
    stopForLater();
    m_jobs.clearFinished(); // they belong to the study before
    m_baseline.reset();
    m_showing.cancel();
    m_completeSoon.stop();
    m_completing.cancel();
    if (m_study)
        m_study->releaseWindow(); // it may be the same one that is opened again
    m_study = std::move(opened.study);
    m_study->claimWindow();
    m_forLater = false;
    m_source = opened.source;
    m_shown = m_source;
    m_about = opened.about;
    m_untitled = opened.untitled;
    m_views.clear();
    m_layers.clear();
    m_hover.setVariant(std::nullopt);
    if (m_demoData)
        report(m_study->setDatasets(datasetsOf(*m_demoData)), tr("Data"));
    m_demoData.reset();
    m_selection.setShown(0); // of the document before
    reloadStudy();
    const int64_t sourceId = m_variants.empty() ? 0 : m_variants.front().variant.id;
    m_views[sourceId] = m_source;
    m_selection.setShown(sourceId);
    m_selection.setCompared(sourceId, std::nullopt);
    if (!m_source->complete())
        m_completeSoon.start(3000); // the first drawing has the processor for itself
    Q_EMIT this->opened();
    if (opened.sourceState == Study::SourceState::Changed || opened.sourceState == Study::SourceState::Gone)
        Q_EMIT sourceMoved(opened.sourceState == Study::SourceState::Gone);
    if (m_study->readOnly())
        Q_EMIT openedReadOnly();
    if (m_source->complete())
        storeSource();
}

void Document::announce()
{
    if (!isOpen())
        return;
    judgeVariants(); // their sentences are in the language of the window
    Q_EMIT this->opened();
    for (const auto signal : {&Document::variantsChanged, &Document::recipeChanged, &Document::dataChanged, &Document::undoChanged, &Document::titleChanged, &Document::shownChanged})
        Q_EMIT (this->*signal)();
}

void Document::completeNow()
{
    if (!m_completeSoon.isActive())
        return;
    m_completeSoon.stop();
    completeSource();
}

// Shapes, MACs and groups of a large model come after its table.
void Document::completeSource()
{
    storeSource();
    m_completing.start([model = m_source->model()](const RunContext &context) { return ModelView::of(model, context); },
                       [this](Result<ModelViewPtr> view) {
                           if (view.ok()) {
                               const ModelViewPtr outline = std::exchange(m_source, *view);
                               for (auto &[id, known] : m_views)
                                   if (known == outline)
                                       known = m_source;
                               if (m_shown == outline)
                                   m_shown = m_source;
                               Q_EMIT shownChanged();
                               Q_EMIT recipeChanged(); // what it comes to can be said now
                           } else if (view.error().kind != ErrorKind::Cancelled) {
                               Q_EMIT failed(view.error(), tr("Shapes"));
                               Q_EMIT shownChanged();
                           }
                           Q_EMIT openingEnded();
                       },
                       [this](const Progress &progress) { Q_EMIT openingProgress(coreWords(progress.phase)); });
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
    stopForLater();
    m_opening.cancel();
    m_showing.cancel();
    m_completeSoon.stop();
    m_completing.cancel();
    if (m_study)
        m_study->releaseWindow();
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

void Document::relink(const std::filesystem::path &model)
{
    m_relinking.start(
        [study = m_study, model](const RunContext &) -> Result<bool> {
            PARE_TRY(study->relink(model));
            return true;
        },
        [this, study = m_study, model](Result<bool> done) {
            if (!done.ok())
                Q_EMIT failed(done.error(), QString::fromStdString(model.string()));
            else if (study == m_study)
                m_about = study->source().valueOr(m_about);
        });
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

} // namespace pare
