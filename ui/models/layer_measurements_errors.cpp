// Quantization errors: measured of what is shown, kept in the study by variant.

#include "ui/models/layer_measurements.h"

#include "core/base/units.h"
#include "core/formats/dataset_signature.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/services.h"
#include "ui/models/data_spread.h"
#include "ui/models/document.h"
#include "ui/theme/language.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

std::string keyOf(int64_t variant)
{
    return "layers/quantization-error/" + std::to_string(variant);
}

RunContext inJob(const RunContext &settings, const RunContext &job)
{
    RunContext run = settings;
    run.stop = job.stop;
    run.onProgress = job.onProgress;
    run.onLog = job.onLog;
    return run;
}

} // namespace

int64_t LayerMeasurements::shown() const
{
    const VariantEntry *entry = m_document.variant(m_document.selection().shown());
    return entry && entry->variant.isSource ? 0 : m_document.selection().shown(); // the source's goes by 0 in every study
}

void LayerMeasurements::loadErrors(int64_t variant) const
{
    KnownErrors &known = m_errors[variant];
    const Study *study = m_document.study();
    if (!study)
        return;
    const auto kept = study->state(keyOf(variant));
    const VariantEntry *entry = variant == 0 ? m_document.sourceEntry() : m_document.variant(variant);
    const std::string model = entry ? entry->variant.modelSha256 : std::string();
    if (!kept.ok() || !kept->is_object() || !kept->contains("errors") || (!model.empty() && kept->value("model", std::string()) != model && !kept->value("model", std::string()).empty()))
        return;
    if (auto errors = quantizationErrorsFromJson(kept->at("errors")); errors.ok()) {
        known.errors = std::move(errors).value();
        known.on = kept->value("data", std::string());
    }
}

const QuantizationErrors *LayerMeasurements::errorsOf(int64_t variant) const
{
    if (!m_errors.contains(variant))
        loadErrors(variant);
    const auto &known = m_errors.at(variant);
    return known.errors ? &*known.errors : nullptr;
}

const QuantizationErrors *LayerMeasurements::sourceErrors() const
{
    return errorsOf(0);
}

const LayerError *LayerMeasurements::errorOf(const std::string &layer) const
{
    if (const QuantizationErrors *all = errors())
        for (const LayerError &one : all->layers)
            if (one.layer == layer)
                return &one;
    return nullptr;
}

std::map<std::string, double> LayerMeasurements::sqnrs() const
{
    std::map<std::string, double> byLayer;
    if (const QuantizationErrors *all = errors())
        for (const LayerError &one : all->layers)
            byLayer[one.layer] = std::min(one.sqnrDb, equalDb);
    return byLayer;
}

bool LayerMeasurements::errorsStale() const
{
    return errors() && m_errors.at(shown()).on != m_now;
}

std::vector<std::string> LayerMeasurements::byError() const
{
    std::vector<std::string> layers;
    const QuantizationErrors *all = sourceErrors();
    if (!all)
        return layers;
    std::vector<const LayerError *> order;
    for (const LayerError &one : all->layers)
        order.push_back(&one);
    std::ranges::stable_sort(order, std::greater(), [](const LayerError *one) { return one->sqnrDb; });
    for (const LayerError *one : order)
        layers.push_back(one->layer);
    return layers;
}

QString LayerMeasurements::whyNotErrors() const
{
    if (const QString why = m_document.whyNotMeasure(); !why.isEmpty())
        return why;
    if (!data())
        return tr("Quantization error: needs data to calibrate and to measure on (Ctrl+D).");
    if (measuringErrors())
        return tr("Quantization error: is being measured.");
    if (const VariantEntry *entry = m_document.variant(shown()); entry && !changesNumberFormat(entry->variant.recipe))
        return tr("Quantization error: %1 is not quantized.").arg(QString::fromStdString(entry->variant.name));
    return {};
}

void LayerMeasurements::measureErrors()
{
    if (!whyNotErrors().isEmpty())
        return;
    m_now = dataNow();
    if (shown() == 0)
        measureSourceErrors();
    else
        measureVariantErrors(shown());
    Q_EMIT changed();
}

void LayerMeasurements::measureSourceErrors()
{
    MeasurePlan plan;
    plan.data = data();
    plan.guard = m_document.recipe().guard;
    const QString what = tr("Measure quantization error");
    const std::shared_ptr<Study> study = m_document.m_study;
    m_errorsJob = m_document.jobs().add<QuantizationErrors>(
        what,
        [model = m_document.source()->model(), plan, calibration = m_document.calibrationData(), options = errorOptions,
         settings = m_document.limits({})](const RunContext &context) -> Result<QuantizationErrors> {
            RunContext run = inJob(settings, context);
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            MeasurePlan fewer = plan;
            PARE_TRY_ASSIGN(fewer.data, spreadOver(*plan.data, model, options.samples, *runner, run));
            PARE_TRY_ASSIGN(const auto session, MeasureSession::start(model, fewer, *runner, run));
            PassContext pass{run, passServices(*runner, calibration ? calibration : plan.data, run)};
            return quantizationErrors(*session, options, pass);
        },
        [this, study, what, on = m_now](Result<QuantizationErrors> answer) {
            if (study == m_document.m_study || !answer.ok())
                takeErrors(0, std::move(answer), on, what);
        });
}

void LayerMeasurements::measureVariantErrors(int64_t id)
{
    const VariantEntry *entry = m_document.variant(id);
    const QString what = tr("Measure quantization error of %1").arg(QString::fromStdString(entry->variant.name));
    const std::shared_ptr<Study> study = m_document.m_study;
    m_errorsJob = m_document.jobs().add<QuantizationErrors>(
        what,
        [source = m_document.source()->model(), path = study->modelPath(entry->variant), recipe = entry->variant.recipe, data = *data(), options = errorOptions,
         settings = m_document.limits({})](const RunContext &context) -> Result<QuantizationErrors> {
            RunContext run = inJob(settings, context);
            run.progress("reading");
            PARE_TRY_ASSIGN(const Model variant, openOnnx(path));
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            PARE_TRY_ASSIGN(const DatasetRef few, spreadOver(data, source, options.samples, *runner, run));
            PassContext pass{run, passServices(*runner, few, run)};
            PARE_TRY_ASSIGN(QuantizationErrors errors, variantErrors(source, variant, recipe, options, pass));
            errors.samples = static_cast<int64_t>(few.samples.size());
            if (few.samples.empty()) { // all that there are
                PARE_TRY_ASSIGN(const DataLook look, runner->lookAt(few, signatureOf(source), {}, run));
                errors.samples = look.info.count;
            }
            return errors;
        },
        [this, study, what, id, on = m_now](Result<QuantizationErrors> answer) {
            if (study == m_document.m_study || !answer.ok())
                takeErrors(id, std::move(answer), on, what);
        });
}

void LayerMeasurements::takeErrors(int64_t variant, Result<QuantizationErrors> answer, const std::string &on, const QString &what)
{
    if (!answer.ok()) {
        m_document.tellFailure(answer.error(), what);
        return;
    }
    const auto decibels = [](double value) { return std::isfinite(value) ? QStringLiteral("%1 dB").arg(QString::number(value, 'f', 1)) : tr("equal outputs"); };
    m_document.tellOutcome(tr("Done: %1, %2; all at once %3").arg(counted(answer->layers.size(), Counted::Layer),
                                                                 counted(answer->samples, Counted::Sample), decibels(answer->allSqnrDb)));
    const VariantEntry *entry = variant == 0 ? m_document.sourceEntry() : m_document.variant(variant);
    nlohmann::json json{{"model", entry ? entry->variant.modelSha256 : std::string()}, {"data", on}, {"errors", toJson(*answer)}};
    m_document.report(m_document.m_study->setState(keyOf(variant), json), tr("Quantization error"));
    m_errors[variant] = {std::move(answer).value(), on};
    Q_EMIT changed();
}

} // namespace pare
