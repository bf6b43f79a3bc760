#include "ui/panels/sensitivity_section.h"

#include "core/base/units.h"
#include "core/measure/guard.h"
#include "core/measure/task.h"
#include "ui/charts/sensitivity_view.h"
#include "ui/models/channel_selection.h"
#include "ui/models/layer_measurements.h"
#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace pare {

namespace {

QString decibels(double value)
{
    return std::isfinite(value) ? QStringLiteral("%1 dB").arg(QLocale::c().toString(value, 'f', 1)) : SensitivitySection::tr("equal outputs");
}

// The metric where every point has one, else the outputs' SQNR.
SensitivityData curveOf(const MeasuredGroup &measured, const Guard &guard)
{
    const SensitivityTable &table = *measured.table;
    const GroupSensitivity &group = *measured.group;
    const auto metric = metricFromName(table.metric);
    const bool agreement = !table.source && table.metric == "agreement";
    const bool byMetric = agreement || (table.source && metric);
    SensitivityData data;
    data.percent = agreement || (metric && isShare(*metric));
    const auto words = [&](double value) { return QString::fromStdString(agreement ? formatPercent(value) : metricText(*metric, value)); };
    if (byMetric) {
        data.caption = SensitivitySection::tr("%1%2 against channels removed")
                           .arg(agreement ? SensitivitySection::tr("Agreement with the source") : coreWords(std::string(metricTitle(*metric))), data.percent ? QStringLiteral(" [%]") : QString());
        const double source = table.source.value_or(1);
        data.points.push_back({0, source, SensitivitySection::tr("all %1 channels: %2").arg(group.channels).arg(words(source))});
        const bool lower = metric && !agreement && !higherIsBetter(*metric);
        data.guard = source + (lower ? guard.maxDrop : -guard.maxDrop);
        data.guardWords = SensitivitySection::tr("Guard: %1").arg(words(*data.guard));
    } else {
        data.percent = false;
        data.caption = SensitivitySection::tr("SQNR of the outputs [dB] against channels removed");
    }
    for (const SensitivityPoint &point : group.points) {
        const double share = static_cast<double>(point.removed) / static_cast<double>(std::max<int64_t>(group.channels, 1));
        if (byMetric ? !point.value : !std::isfinite(point.sqnrDb))
            continue;
        const QString removed = SensitivitySection::tr("−%1 of %2").arg(point.removed).arg(group.channels);
        data.points.push_back({share, byMetric ? *point.value : point.sqnrDb,
                               byMetric ? QStringLiteral("%1: %2 · %3").arg(removed, words(*point.value), decibels(point.sqnrDb)) : QStringLiteral("%1: %2").arg(removed, decibels(point.sqnrDb))});
    }
    return data;
}

} // namespace

SensitivitySection::SensitivitySection(Document &document, QWidget *parent)
    : QWidget(parent), m_document(document), m_head(new QLabel(tr("Pruning sensitivity"), this)), m_view(new SensitivityView(this)), m_how(new QLabel(this)),
      m_all(new QPushButton(tr("Measure sensitivity"), this)), m_this(new QPushButton(tr("This group only"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, scaled(space::between), 0, 0);
    column->setSpacing(scaled(space::inside));
    QFont font = m_head->font();
    font.setWeight(QFont::DemiBold);
    m_head->setFont(font);
    m_view->setMinimumHeight(scaled(160));
    m_how->setFont(smallFont());
    m_how->setWordWrap(true);
    m_how->setForegroundRole(QPalette::PlaceholderText);
    m_this->setToolTip(tr("Measure only the channels that this layer makes, and what shrinks with them"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(space::between));
    buttons->addWidget(m_all);
    buttons->addWidget(m_this);
    buttons->addStretch(1);
    column->addWidget(m_head);
    column->addWidget(m_view);
    column->addWidget(m_how);
    column->addLayout(buttons);
    connect(m_all, &QPushButton::clicked, this, [this] { m_document.measured().measureSensitivity(); });
    connect(m_this, &QPushButton::clicked, this, [this] { m_document.measured().measureSensitivity({m_layer}); });
    connect(&m_document.measured(), &LayerMeasurements::changed, this, &SensitivitySection::refresh);
    connect(&m_document, &Document::recipeChanged, this, &SensitivitySection::refresh); // the guard
    hide();
}

void SensitivitySection::setLayer(const std::string &layer)
{
    m_layer = layer;
    refresh();
}

void SensitivitySection::refresh()
{
    const ModelViewPtr source = m_document.source();
    const bool there = source && source->complete() && !m_layer.empty();
    const std::vector<const ChannelGroup *> groups = there ? channelsOf(*source, {m_layer}).all() : std::vector<const ChannelGroup *>();
    setVisible(!groups.empty());
    if (groups.empty())
        return;
    const LayerMeasurements &all = m_document.measured();
    const ChannelGroup *shown = groups.front();
    std::optional<MeasuredGroup> measured;
    for (const ChannelGroup *group : groups)
        if (const auto known = all.sensitivityOf(group->id); known && !measured) {
            measured = known;
            shown = group;
        }
    m_view->setVisible(measured.has_value());
    m_view->setData(measured ? std::optional(curveOf(*measured, m_document.recipe().guard)) : std::nullopt);
    const QString why = all.whyNotSensitivity();
    QStringList how;
    if (measured) {
        how << (measured->group->cut ? tr("Measured by cutting: the channels of least norm are gone from this width and its normalizations, nothing is repaired. %1. With repair the loss is smaller.")
                                     : tr("Measured by mask: the channels of least norm are zero, nothing is repaired. %1. With repair the loss is smaller."))
                   .arg(counted(measured->table->samples, Counted::Sample));
        if (groups.size() > 1)
            how << tr("Of group %1; this layer stands in %2 groups.").arg(QString::fromStdString(shown->id)).arg(groups.size());
        if (all.sensitivityStale())
            how << tr("◷ Measured on other data than is given now.");
    } else if (all.measuringSensitivity()) {
        how << tr("Being measured; see Jobs.");
    } else {
        how << (why.isEmpty() ? tr("Not measured yet. Measuring tells what the model loses with a tenth to four fifths of these channels; it takes about two minutes at most.") : why);
    }
    m_how->setText(how.join(QLatin1Char(' ')));
    m_all->setText(measured ? tr("Measure all again") : tr("Measure sensitivity"));
    for (QPushButton *button : {m_all, m_this}) {
        button->setEnabled(why.isEmpty());
        button->setStatusTip(why);
    }
    m_all->setToolTip(why.isEmpty() ? tr("Measure what the model loses with channels of each group, one group at a time, in the background") : why);
}

} // namespace pare
