// Edits of the study, each one step of undo named by its act.

#include "ui/models/document.h"

#include "core/study/study_data.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/models/window_words.h"

namespace pare {

namespace {

constexpr const char *targetKey = "target";

} // namespace

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

Target Document::target() const
{
    const nlohmann::json name = kept(targetKey);
    return name.is_string() ? findTarget(name.get<std::string>()).valueOr(thisMachine()) : thisMachine();
}

void Document::setTarget(const Target &target)
{
    if (target.name == this->target().name)
        return;
    const bool here = target.name == thisMachine().name;
    keep(targetKey, here ? nlohmann::json() : nlohmann::json(target.name), tr("change of the target to %1").arg(targetTitle(target)));
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

void Document::setFavourite(int64_t id, bool favourite)
{
    if (!m_study)
        return;
    report(m_study->setFavourite(id, favourite), tr("Favourite"));
    reloadStudy();
    Q_EMIT variantsChanged();
    Q_EMIT undoChanged();
}

nlohmann::json Document::kept(const std::string &key) const
{
    return m_study ? m_study->kept(key).valueOr(nlohmann::json()) : nlohmann::json();
}

void Document::keep(const std::string &key, const nlohmann::json &value, const QString &act)
{
    if (!m_study)
        return;
    report(m_study->keep(key, value, act.toStdString()), act);
    Q_EMIT keptChanged();
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
    Q_EMIT keptChanged();
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
    Q_EMIT keptChanged();
    Q_EMIT undoChanged();
}

} // namespace pare
