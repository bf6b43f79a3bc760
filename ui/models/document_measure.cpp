// Measuring the source in the background, and why that cannot be done now.

#include "ui/models/document.h"

#include "core/base/units.h"
#include "core/measure/measure_session.h"
#include "core/runtime/trainer.h"
#include "core/search/apply_recipe.h"
#include "core/study/study_data.h"
#include "core/study/asked.h"
#include "ui/models/measured_on.h"
#include "ui/theme/language.h"

namespace pare {

QString Document::whyNotMeasure() const
{
    if (!isOpen())
        return tr("Measure: no model is open.");
    if (m_study->readOnly())
        return m_study->access() == Study::Access::OtherWindow ? tr("Measure: another window has this study open; save it under another name first.")
                                                                : tr("Measure: the study is read-only; save it under another name first.");
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
        if (stepTrains(step) && !m_training)
            return tr("Run: %1 needs data to train on.").arg(QString::fromStdString(step.pass));
        if (stepTrains(step) && findTrainer().empty())
            return tr("Run: the program pare-trainer is not beside this one; it is built where libtorch is installed.");
    }
    return any ? whyNotMeasure() : tr("Run: the recipe has no enabled step.");
}

QString Document::whyNotRun(const Preset &preset) const
{
    if (const QString why = whyNotMeasure(); !why.isEmpty())
        return why;
    if (preset.needsData && !m_evaluation)
        return tr("%1: needs data to measure on.").arg(coreWords(preset.title));
    if (preset.needsCalibration && !m_calibration && !m_evaluation)
        return tr("%1: needs calibration data.").arg(coreWords(preset.title));
    if (preset.needsTraining && !m_training)
        return tr("%1: needs data to train on.").arg(coreWords(preset.title));
    if (preset.needsTraining && findTrainer().empty())
        return tr("%1: the program pare-trainer is not beside this one; it is built where libtorch is installed.").arg(coreWords(preset.title));
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
        [this, study, id, size, plan, settings](Result<VariantMeasurement> measured) {
            if (!measured.ok()) {
                tellFailure(measured.error(), tr("Measure the source"));
                return;
            }
            measured->sizeBytes = size;
            measured->latencyRatio = RatioNumber{};
            report(study->setMeasurement(id, withMeasuredOn(toJson(*measured, true), plan.data), machineText(settings.threads)), tr("Measure the source"));
            OptimizeRequest request;
            request.data = plan.data;
            request.guard = plan.guard;
            report(study->log({{"do", "measure-source"}, {askedKey, toJson(askedOf(request, settings))}}), tr("Measure the source"));
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

// A variant without its source has no place on the chart: the source is measured first, once.
void Document::ensureBaseline()
{
    const VariantEntry *source = sourceEntry();
    const JobRecord *queued = m_baseline ? m_jobs.record(*m_baseline) : nullptr;
    if (source && (!source->measured() || source->otherData) && !(queued && !isOver(queued->state)))
        measureBaseline();
}

} // namespace pare
