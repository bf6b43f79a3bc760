#include "ui/models/difference.h"

#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/runner.h"
#include "ui/theme/language.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace pare {

Difference::Difference(Document &document) : QObject(&document), m_document(document)
{
    connect(&m_document, &Document::opened, this, &Difference::clear);
    connect(&m_document, &Document::closed, this, &Difference::clear);
    for (const auto signal : {&Document::variantsChanged, &Document::shownChanged})
        connect(&m_document, signal, this, &Difference::follow);
    connect(&m_document.selection(), &VariantSelection::comparedChanged, this, &Difference::follow);
}

std::pair<int64_t, int64_t> Difference::chosen() const
{
    const VariantEntry *source = m_document.sourceEntry();
    const VariantSelection &variants = m_document.selection();
    const int64_t a = variants.a().value_or(source ? source->variant.id : 0);
    const int64_t b = variants.shown() != 0 && variants.shown() != a ? variants.shown() : variants.b().value_or(0);
    return {a, b == a ? 0 : b};
}

QString Difference::whyNot() const
{
    if (!m_document.isOpen())
        return tr("No model is open.");
    return chosen().second != 0 ? QString() : tr("Show a variant first, or compare with another model.");
}

Difference::Loader Difference::loaderOf(int64_t variant) const
{
    const VariantEntry *entry = m_document.variant(variant);
    ModelViewPtr known;
    if (entry && entry->variant.isSource)
        known = m_document.source();
    else if (variant == m_document.selection().shown())
        known = m_document.shown();
    if (known && known->complete())
        return [known](const RunContext &) -> Result<ModelViewPtr> { return known; };
    if (known)
        return [model = known->model()](const RunContext &context) { return ModelView::of(model, context); };
    return [path = m_document.study()->modelPath(entry->variant)](const RunContext &context) -> Result<ModelViewPtr> {
        PARE_TRY_ASSIGN(const Model model, openOnnx(path));
        return ModelView::of(model, context);
    };
}

void Difference::compareVariants()
{
    if (!whyNot().isEmpty())
        return;
    const auto ids = chosen();
    const VariantEntry *a = m_document.variant(ids.first);
    const VariantEntry *b = m_document.variant(ids.second);
    if (!a || !b || (!m_path && ids == m_ids && (m_view || m_job.running())))
        return;
    m_path.reset();
    m_ids = ids;
    m_first = QString::fromStdString(a->variant.name);
    m_second = QString::fromStdString(b->variant.name);
    const auto madeWith = [](const VariantEntry &entry) { return entry.variant.isSource ? std::nullopt : std::optional(MadeWith{entry.variant.recipe, entry.variant.report}); };
    m_made = {madeWith(*a), madeWith(*b)};
    start(loaderOf(ids.first), loaderOf(ids.second));
}

void Difference::compareFile(const std::filesystem::path &path)
{
    if (!m_document.isOpen())
        return;
    m_path = path;
    const VariantEntry *shown = m_document.variant(m_document.selection().shown());
    m_ids = {shown ? shown->variant.id : 0, 0};
    m_first = shown && !shown->variant.isSource ? QString::fromStdString(shown->variant.name) : m_document.modelName();
    m_second = QFileInfo(QString::fromStdString(path.string())).completeBaseName();
    start([view = m_document.shown()](const RunContext &context) -> Result<ModelViewPtr> { return view->complete() ? Result<ModelViewPtr>(view) : ModelView::of(view->model(), context); },
          [path](const RunContext &context) -> Result<ModelViewPtr> {
              PARE_TRY_ASSIGN(const Model model, openOnnx(path));
              return ModelView::of(model, context);
          });
}

void Difference::start(Loader first, Loader second)
{
    m_numbers.reset();
    m_found.reset();
    m_view.reset();
    m_pair.reset();
    work(std::move(first), std::move(second));
}

void Difference::setTolerance(const DiffOptions &tolerance)
{
    if (tolerance == m_tolerance)
        return;
    m_tolerance = tolerance;
    if (!m_found)
        return; // what is being compared for the first time is looked at when it comes
    const auto same = [](const ModelViewPtr &view) { return [view](const RunContext &) -> Result<ModelViewPtr> { return view; }; };
    work(same(m_found->first), same(m_found->second));
}

// What was measured of both stays: it is of the same layers.
void Difference::work(Loader first, Loader second)
{
    m_redraw.cancel();
    m_pairing.cancel();
    const std::string title = tr("%1 and %2").arg(m_first, m_second).toStdString();
    m_job.start(
        [first = std::move(first), second = std::move(second), title, tolerance = m_tolerance, numbers = m_numbers, paired = m_pairWanted, made = m_made, file = m_path.has_value()](const RunContext &context) -> Result<Found> {
            Found found;
            found.tolerance = tolerance;
            found.measured = numbers.has_value();
            PARE_TRY_ASSIGN(found.first, first(context));
            PARE_TRY_ASSIGN(found.second, second(context));
            if (context.stopRequested())
                return cancelled();
            PARE_TRY_ASSIGN(found.diff, diffOf(found.first->model(), found.second->model(), tolerance));
            found.provenance = file ? provenanceOfFiles(found.first->model(), found.second->model(), found.diff)
                                    : provenanceOf(found.first->model(), found.second->model(), found.diff, made[0], made[1]);
            found.view = differenceOf(*found.first, *found.second, found.diff, found.provenance, numbers ? &*numbers : nullptr, title);
            if (paired)
                found.pair = sidesOf(*found.first, *found.second, found.diff, found.provenance, numbers ? &*numbers : nullptr, title);
            return found;
        },
        [this](Result<Found> found) {
            if (!found.ok()) {
                Q_EMIT failed(found.error(), tr("Compare %1 and %2").arg(m_first, m_second));
                clear();
                return;
            }
            m_found = std::move(found).value();
            m_view = m_found->view;
            m_pair = std::move(m_found->pair);
            Q_EMIT changed();
            if (m_found->tolerance != m_tolerance)
                setTolerance(std::exchange(m_tolerance, m_found->tolerance));
            else if (m_numbers && !m_found->measured)
                redraw();
            else if (m_pairWanted && !m_pair)
                makePair();
        });
    Q_EMIT changed();
}

void Difference::wantPair(bool wanted)
{
    m_pairWanted = wanted;
    if (wanted && m_view && !m_pair && !m_job.running() && !m_redraw.running() && !m_pairing.running())
        makePair();
}

void Difference::makePair()
{
    m_pairing.start(
        [found = *m_found, numbers = m_numbers](const RunContext &) -> Result<DifferencePairPtr> {
            return sidesOf(*found.first, *found.second, found.diff, found.provenance, numbers ? &*numbers : nullptr, found.view->scene->title);
        },
        [this](Result<DifferencePairPtr> made) {
            if (made.ok()) {
                m_pair = *made;
                Q_EMIT changed();
            }
        });
}

void Difference::clear()
{
    m_job.cancel();
    m_redraw.cancel();
    m_pairing.cancel();
    m_path.reset();
    m_ids = {};
    m_found.reset();
    m_view.reset();
    m_pair.reset();
    m_numbers.reset();
    Q_EMIT changed();
}

// What is compared are the variants that are chosen; a file stays until the document goes.
void Difference::follow()
{
    if (m_path)
        return;
    if (m_ids.second != 0 && (chosen().second == 0 || !m_document.variant(m_ids.first) || !m_document.variant(m_ids.second)))
        clear();
    if (m_ids.second != 0 || !m_watching.empty())
        compareVariants();
}

void Difference::setWatched(const QObject *by, bool watched)
{
    if (!watched) {
        m_watching.erase(by);
    } else if (m_watching.insert(by).second) {
        connect(by, &QObject::destroyed, this, [this, by] { m_watching.erase(by); });
        follow();
    }
}

std::vector<std::string> Difference::interface() const
{
    return m_found ? m_found->diff.interface : std::vector<std::string>();
}

QString Difference::whyNoPasses() const
{
    return m_found && !m_found->provenance.why.empty() ? tr("Which pass did what is not told: %1.").arg(QString::fromStdString(m_found->provenance.why)) : QString();
}

const DifferenceRow *Difference::row(const std::string &layer) const
{
    if (!m_view)
        return nullptr;
    const auto found = std::ranges::find_if(m_view->rows, [&](const DifferenceRow &row) { return row.name == layer || (!row.second.empty() && row.second == layer); });
    return found == m_view->rows.end() ? nullptr : &*found;
}

QString Difference::errorText(const std::string &layer) const
{
    if (!m_numbers)
        return {};
    const auto found = std::ranges::find_if(m_numbers->layers, [&](const LayerDifference &one) { return one.layer == layer || one.second == layer; });
    if (found == m_numbers->layers.end())
        return {};
    if (!found->reason.empty())
        return tr("not compared: %1").arg(QString::fromStdString(found->reason));
    const QString samples = counted(m_numbers->samples, Counted::Sample);
    if (std::isinf(found->sqnrDb) && found->sqnrDb > 0)
        return tr("equal on %1, measured").arg(samples);
    return tr("SQNR %1 dB, cosine %2, largest difference %3, mean difference %4 of the mean magnitude; on %5, measured")
        .arg(QString::number(found->sqnrDb, 'f', 1), QString::number(found->cosine, 'f', 5), QString::number(found->maxAbsolute, 'g', 3),
             QString::fromStdString(formatPercent(found->relative, 2)), samples);
}

QString Difference::whyNotMeasure() const
{
    if (!m_found)
        return tr("Nothing is compared.");
    if (!m_document.evaluationData())
        return tr("Needs data (Ctrl+D): both models are run on the same samples.");
    const JobRecord *record = m_measuring ? m_document.jobs().record(*m_measuring) : nullptr;
    return record && !isOver(record->state) ? tr("It is being measured.") : QString();
}

void Difference::measure()
{
    if (!whyNotMeasure().isEmpty())
        return;
    RunContext settings;
    settings.threads = m_document.threads;
    settings.memoryLimitBytes = m_document.memoryLimitBytes;
    settings.timeLimitSeconds = m_document.timeLimitSeconds;
    const QString what = tr("Compare layers of %1 and %2").arg(m_first, m_second);
    m_measuring = m_document.jobs().add<NumericDiff>(
        what,
        [found = *m_found, data = *m_document.evaluationData(), wanted = options, settings](const RunContext &context) -> Result<NumericDiff> {
            RunContext run = context;
            run.threads = settings.threads;
            run.memoryLimitBytes = settings.memoryLimitBytes;
            run.timeLimitSeconds = settings.timeLimitSeconds;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            return numericDiff(found.first->model(), found.second->model(), found.diff, *runner, data, wanted, run);
        },
        [this, what, first = m_found->first, second = m_found->second](Result<NumericDiff> answer) {
            if (!answer.ok()) {
                if (answer.error().kind != ErrorKind::Cancelled)
                    Q_EMIT m_document.jobFailed(*m_measuring, answer.error(), what);
                return;
            }
            if (!m_found || m_found->first != first || m_found->second != second)
                return; // something else is compared by now
            m_numbers = std::move(answer).value();
            redraw();
        });
    Q_EMIT changed();
}

void Difference::redraw()
{
    m_pairing.cancel(); // it has no errors
    m_redraw.start(
        [found = *m_found, numbers = *m_numbers, paired = m_pairWanted](const RunContext &) -> Result<std::pair<DifferenceViewPtr, DifferencePairPtr>> {
            const std::string &title = found.view->scene->title;
            return std::pair(differenceOf(*found.first, *found.second, found.diff, found.provenance, &numbers, title),
                             paired ? sidesOf(*found.first, *found.second, found.diff, found.provenance, &numbers, title) : nullptr);
        },
        [this](Result<std::pair<DifferenceViewPtr, DifferencePairPtr>> drawn) {
            if (!drawn.ok())
                return;
            std::tie(m_view, m_pair) = *drawn;
            Q_EMIT changed();
            if (m_pairWanted && !m_pair)
                makePair();
        });
}

} // namespace pare
