#include "ui/models/document.h"

#include "ui/models/layer_measurements.h"

namespace pare {

Document::Document(QObject *parent) : QObject(parent), m_measured(std::make_unique<LayerMeasurements>(*this))
{
    m_completeSoon.setSingleShot(true);
    connect(&m_completeSoon, &QTimer::timeout, this, &Document::completeSource);
    connect(&m_jobs, &JobList::rowsMoved, this, &Document::keepQueueOrder);
}

Document::~Document()
{
    m_jobs.cancelAll();
}

QString Document::title() const
{
    if (!isOpen())
        return {};
    if (!m_untitled)
        return QString::fromStdString(m_study->path().stem().string());
    return QString::fromStdString(m_about.name);
}

QString Document::modelName() const
{
    return isOpen() && !m_about.name.empty() ? QString::fromStdString(m_about.name) : title();
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

void Document::report(const Result<void> &result, const QString &what)
{
    if (!result.ok())
        Q_EMIT failed(result.error(), what);
}

} // namespace pare
