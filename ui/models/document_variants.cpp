// What the study holds, judged by the guard and the data at hand, and which variant is shown.

#include "ui/models/document.h"

#include "core/formats/onnx_file.h"
#include "core/measure/rejudge.h"
#include "core/study/study_data.h"
#include "ui/models/measured_on.h"
#include "ui/models/window_words.h"

namespace pare {

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
    const std::string now = m_evaluation          ? measuredOnText(m_evaluation)
                            : !m_variants.empty() ? measuredOn(m_variants.front().variant.measurement)
                                                  : std::string();
    for (VariantEntry &entry : m_variants) {
        const nlohmann::json &stored = entry.variant.measurement;
        entry.measurement = measurementFromJson(stored);
        if (!stored.is_object())
            continue;
        const std::string on = measuredOn(stored);
        entry.otherData = !on.empty() && !now.empty() && on != now;
        if (entry.otherData)
            entry.measurement.comparable = false;
        Guard judgedBy = entry.variant.recipe.guard;
        judgedBy.confidence = m_recipe.guard.confidence; // a run's own, from the preferences, keeps its verdict
        if (!entry.variant.isSource && !(m_recipe.guard == judgedBy))
            entry.measurement = underGuard(std::move(entry.measurement), judgedBy = m_recipe.guard);
        entry.measurement.sentence = sentenceIn(windowWords(), entry.measurement, judgedBy);
    }
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

} // namespace pare
