#include "ui/panels/training_page.h"

#include "core/study/training_courses.h"
#include "ui/charts/training_curve.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

namespace {

enum Role { JobOf = Qt::UserRole, VariantOf };

nlohmann::json trainingsOf(const VariantEntry &entry)
{
    return entry.variant.report.is_object() ? entry.variant.report.value(trainingsKey, nlohmann::json()) : nlohmann::json();
}

} // namespace

TrainingPage::TrainingPage(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_whose(new QComboBox(this)), m_name(new QLabel(tr("Training of"), this)), m_curve(new TrainingCurve(this))
{
    m_whose->setAccessibleName(tr("Whose training"));
    m_whose->setToolTip(tr("What trains now, and the variants that were trained"));
    m_whose->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_whose->setMaximumWidth(scaled(420));
    m_name->setBuddy(m_whose);
    m_curve->setEmptyText(tr("No variant of this study was trained in this window or a batch. Recipe > Add training step… adds one."));
    auto *row = new QHBoxLayout;
    const int margin = scaled(space::paneMargin);
    row->setContentsMargins(margin, scaled(2), margin, scaled(2));
    row->setSpacing(scaled(space::between));
    row->addWidget(m_name);
    row->addWidget(m_whose);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_curve, 1);
    connect(m_whose, &QComboBox::activated, this, &TrainingPage::choose);
    connect(&m_document, &Document::variantsChanged, this, &TrainingPage::refresh);
    connect(&m_document, &Document::opened, this, &TrainingPage::refresh);
    connect(&m_document.selection(), &VariantSelection::shownChanged, this, &TrainingPage::followShown);
    connect(&m_document, &Document::variantAdded, this, [this](qint64 id) {
        const VariantEntry *entry = m_document.variant(id);
        if (m_job && m_job == m_document.jobs().running() && entry && !trainingsOf(*entry).empty())
            followShown(id); // what was seen to grow goes on as the variant that came of it
    });
    connect(&m_document.jobs(), &JobList::trainingChanged, this, &TrainingPage::followTraining);
    connect(&m_document.jobs(), &JobList::jobFinished, this, &TrainingPage::refresh);
    refresh();
}

bool TrainingPage::hasAny() const
{
    return m_whose->count() > 0;
}

void TrainingPage::refresh()
{
    const QSignalBlocker blocked(m_whose);
    m_whose->clear();
    const JobList &jobs = m_document.jobs();
    for (int row = 0; row < jobs.rowCount(); ++row) {
        const auto id = jobs.index(row, 0).data(JobList::IdRole).value<JobId>();
        const JobRecord *record = jobs.record(id);
        if (!record || !record->training || record->training->courses().empty() || (isOver(record->state) && m_job != id))
            continue;
        m_whose->addItem(isOver(record->state) ? tr("%1 (%2)").arg(record->what, jobStateWord(record->state)) : tr("%1, now").arg(record->what));
        m_whose->setItemData(m_whose->count() - 1, QVariant::fromValue(id), JobOf);
    }
    for (const VariantEntry &entry : m_document.variants()) {
        if (trainingsOf(entry).empty())
            continue;
        m_whose->addItem(QString::fromStdString(entry.variant.name));
        m_whose->setItemData(m_whose->count() - 1, QVariant::fromValue<qint64>(entry.variant.id), VariantOf);
    }
    int chosen = -1;
    for (int i = 0; i < m_whose->count(); ++i) {
        const QVariant job = m_whose->itemData(i, JobOf), variant = m_whose->itemData(i, VariantOf);
        if (m_job ? job.isValid() && job.value<JobId>() == *m_job : m_variant && variant.isValid() && variant.toLongLong() == *m_variant)
            chosen = i;
    }
    if (chosen < 0) { // the variant that is shown, else the newest
        for (int i = 0; i < m_whose->count(); ++i)
            if (m_whose->itemData(i, VariantOf).isValid() && m_whose->itemData(i, VariantOf).toLongLong() == m_document.selection().shown())
                chosen = i;
        chosen = chosen < 0 ? m_whose->count() - 1 : chosen;
    }
    const bool any = m_whose->count() > 0;
    Q_EMIT trainingsChanged();
    m_whose->setVisible(any);
    m_name->setVisible(any);
    if (any)
        m_whose->setCurrentIndex(chosen);
    choose(any ? chosen : -1);
}

void TrainingPage::choose(int index)
{
    const QVariant job = m_whose->itemData(index, JobOf), variant = m_whose->itemData(index, VariantOf);
    const auto before = std::pair(m_job, m_variant);
    m_job = job.isValid() ? std::optional(job.value<JobId>()) : std::nullopt;
    m_variant = variant.isValid() ? std::optional<int64_t>(variant.toLongLong()) : std::nullopt;
    if (before != std::pair(m_job, m_variant))
        m_curve->setCourses({}); // which training was looked at there says nothing here
    showChosen();
}

void TrainingPage::showChosen()
{
    if (m_job) {
        const JobRecord *record = m_document.jobs().record(*m_job);
        m_curve->setCourses(record && record->training ? record->training->courses() : std::vector<TrainingCourse>());
        return;
    }
    const VariantEntry *entry = m_variant ? m_document.variant(*m_variant) : nullptr;
    m_curve->setCourses(entry ? trainingCoursesFromJson(trainingsOf(*entry)) : std::vector<TrainingCourse>());
}

void TrainingPage::showJob(JobId id)
{
    m_job = id;
    m_variant.reset();
    refresh();
}

// A variant that is chosen anywhere in the window shows its training, where it had one.
void TrainingPage::followShown(qint64 variant)
{
    const VariantEntry *entry = m_document.variant(variant);
    if (!entry || trainingsOf(*entry).empty())
        return;
    m_job.reset();
    m_variant = variant;
    refresh();
}

// A training that begins is shown; after that, only if it is what the person looks at.
void TrainingPage::followTraining(JobId id)
{
    if (m_met.insert(id).second)
        return showJob(id);
    if (m_job == id)
        showChosen();
}

} // namespace pare
