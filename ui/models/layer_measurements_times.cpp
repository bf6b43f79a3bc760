// Times of layers: measured of what is shown, and kept until the model, the data or the threads are others.

#include "ui/models/layer_measurements.h"

#include "ui/models/document.h"

namespace pare {

std::shared_ptr<const LayerTimes> LayerMeasurements::times() const
{
    const auto found = m_times.find(shown());
    return found != m_times.end() && found->second.on == m_now && found->second.times->threads == m_document.threads ? found->second.times : nullptr;
}

void LayerMeasurements::measureTimes(bool anew)
{
    if (!m_document.whyNotMeasure().isEmpty())
        return;
    m_now = dataNow();
    const int64_t variant = shown();
    if ((!anew && times()) || (goesOn(m_timesJob) && m_timesOf == variant))
        return;
    m_timesOf = variant;
    LayerTimesOptions options;
    options.inputs.data = m_document.evaluationData();
    const RunContext settings = m_document.limits({});
    const std::shared_ptr<Study> study = m_document.m_study;
    m_timesJob = m_document.jobs().add<LayerTimes>(
        tr("Time each layer"),
        [model = m_document.shown()->model(), options, settings](const RunContext &context) -> Result<LayerTimes> {
            RunContext run = settings;
            run.stop = context.stop;
            run.onProgress = context.onProgress;
            PARE_TRY_ASSIGN(const auto runner, Runner::start({}, run));
            PARE_TRY_ASSIGN(const ModelHandle handle, runner->load(model, {.threads = run.threads}, run));
            return measureLayerTimes(*runner, handle, options, run);
        },
        [this, study, variant, on = m_now](Result<LayerTimes> answer) {
            if (!answer.ok()) {
                m_document.tellFailure(answer.error(), tr("Time each layer"));
                return;
            }
            if (study != m_document.m_study)
                return;
            m_times[variant] = {std::make_shared<const LayerTimes>(std::move(answer).value()), on};
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

} // namespace pare
