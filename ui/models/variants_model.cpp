#include "ui/models/variants_model.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "ui/charts/trade_off_data.h"
#include "ui/models/layers_model.h"
#include "ui/models/table_roles.h"
#include "ui/models/trade_off_of_document.h"

#include <QDateTime>
#include <QLocale>

namespace pare {

namespace {

constexpr std::array<const char *, VariantsModel::ColumnCount> titles{"",          "Verdict", "Name",        "Size [kB]", "ΔSize [%]",
                                                                      "Accuracy",  "Δ [95 %]", "Latency ratio", "Median [ms]", "p95 [ms]",
                                                                      "MACs [M]",  "Peak memory [MB]", "When", "Note"};

bool isNumber(int column)
{
    return column >= VariantsModel::Size && column <= VariantsModel::PeakMemory;
}

QString fixed(double value, int decimals)
{
    return QLocale::c().toString(value, 'f', decimals);
}

QString signedText(double value, int decimals)
{
    const QString digits = fixed(std::fabs(value), decimals);
    if (digits.toDouble() == 0)
        return QStringLiteral("0") + (decimals > 0 ? QStringLiteral(".") + QString(decimals, QLatin1Char('0')) : QString());
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

} // namespace

VariantsModel::VariantsModel(Document &document, QObject *parent) : QAbstractTableModel(parent), m_document(document)
{
    connect(&document, &Document::variantsChanged, this, &VariantsModel::reload);
    connect(&document, &Document::opened, this, &VariantsModel::reload);
    connect(&document, &Document::closed, this, &VariantsModel::reload);
    connect(&document.selection(), &VariantSelection::comparedChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, Mark), index(rowCount() - 1, Mark));
    });
    reload();
}

// Rows that stay keep their place, so that selection and scrolling do not jump.
void VariantsModel::reload()
{
    const auto &now = m_document.variants();
    for (int row = rowCount() - 1; row >= 0; --row)
        if (!m_document.variant(m_rows[static_cast<size_t>(row)].variant.id)) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    for (size_t i = 0; i < now.size(); ++i) {
        const int at = rowOf(now[i].variant.id);
        if (at < 0) {
            const int row = std::min(static_cast<int>(i), rowCount());
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, now[i]);
            endInsertRows();
        } else {
            m_rows[static_cast<size_t>(at)] = now[i];
            Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        }
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, Metric, Metric);
}

int64_t VariantsModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)].variant.id : 0;
}

int VariantsModel::rowOf(int64_t id) const
{
    for (size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].variant.id == id)
            return static_cast<int>(i);
    return -1;
}

int VariantsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VariantsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VariantsModel::raw(const VariantEntry &entry, int column) const
{
    const VariantMeasurement &m = entry.measurement;
    const auto optional = [](const auto &value) { return value ? QVariant(static_cast<double>(*value)) : QVariant(); };
    switch (column) {
    case Size: return static_cast<double>(entry.variant.sizeBytes);
    case SizeChange: {
        const VariantEntry *source = m_document.sourceEntry();
        if (!source || source->variant.sizeBytes <= 0 || entry.variant.isSource)
            return {};
        return 100.0 * (static_cast<double>(entry.variant.sizeBytes) / static_cast<double>(source->variant.sizeBytes) - 1);
    }
    case Metric:
        if (m.accuracy)
            return m.accuracy->value * (m.accuracy->share ? 100 : 1);
        if (m.fidelity)
            return m.fidelity->top1Agreement ? 100 * *m.fidelity->top1Agreement : m.fidelity->cosine;
        return {};
    case MetricChange: return m.difference && !entry.variant.isSource ? QVariant(m.difference->value * (!m.accuracy || m.accuracy->share ? 100 : 1)) : QVariant();
    case LatencyRatio: return m.latencyRatio ? QVariant(m.latencyRatio->value) : QVariant();
    case Median: return m.latency ? QVariant(m.latency->median) : QVariant();
    case P95: return m.latency ? QVariant(m.latency->p95) : QVariant();
    case Macs: return optional(m.macs);
    case PeakMemory: return optional(m.peakMemoryBytes);
    case Verdict: return QString::fromStdString(m.verdict);
    case Name: return QString::fromStdString(entry.variant.name);
    case When: return QString::fromStdString(entry.variant.createdUtc);
    case Note: return QString::fromStdString(entry.variant.note);
    default: return {};
    }
}

QVariant VariantsModel::text(const VariantEntry &entry, int column) const
{
    const QVariant value = raw(entry, column);
    const VariantMeasurement &m = entry.measurement;
    switch (column) {
    case Mark: {
        const auto &selection = m_document.selection();
        if (selection.a() == entry.variant.id)
            return QStringLiteral("A");
        return selection.b() == entry.variant.id ? QVariant(QStringLiteral("B")) : QVariant();
    }
    case Verdict:
        if (entry.variant.isSource)
            return entry.measured() ? tr("◎ measured") : tr("◎ not measured");
        return verdictGlyphOf(m) + QLatin1Char(' ') + verdictWordsOf(m);
    case Name: return value;
    case When: return QDateTime::fromString(value.toString(), Qt::ISODate).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    case Note: return value;
    default: break;
    }
    if (!value.isValid())
        return QStringLiteral("–");
    const double number = value.toDouble();
    switch (column) {
    case Size: return fixed(number / 1000, 1);
    case SizeChange: return signedText(number, 1);
    case Metric: return fixed(number, m.accuracy && !m.accuracy->share ? 4 : 2);
    case MetricChange: {
        const double scale = !m.accuracy || m.accuracy->share ? 100 : 1;
        const int decimals = scale == 100 ? 2 : 4;
        return QStringLiteral("%1 [%2 to %3]").arg(signedText(number, decimals), signedText(m.difference->ci95.lo * scale, decimals),
                                                   signedText(m.difference->ci95.hi * scale, decimals));
    }
    case LatencyRatio: return fixed(number, 2) + QStringLiteral("x");
    case Median:
    case P95: return fixed(number, 3);
    case Macs: return fixed(number / 1e6, 2);
    case PeakMemory: return fixed(number / 1e6, 1);
    default: return value;
    }
}

QString VariantsModel::details(const VariantEntry &entry, int column) const
{
    const VariantMeasurement &m = entry.measurement;
    const auto missing = [&]() -> QString {
        if (!entry.measured())
            return entry.variant.isSource ? tr("Not measured yet: Run > Measure baseline") : tr("Not measured");
        return column == Metric || column == MetricChange ? tr("Give labelled data (Ctrl+D) to measure accuracy") : tr("Not measured for this variant");
    };
    if (isNumber(column) && !raw(entry, column).isValid())
        return missing();
    switch (column) {
    case Verdict: return QString::fromStdString(m.sentence);
    case Size: return tr("%1 bytes on disk, computed").arg(QString::fromStdString(formatCount(entry.variant.sizeBytes)));
    case Metric:
        if (m.accuracy)
            return tr("%1 of %2 samples, 95 % interval %3 to %4, measured")
                .arg(QString::fromStdString(m.accuracy->metric), QString::fromStdString(formatCount(m.accuracy->samples)))
                .arg(m.accuracy->ci95.lo * (m.accuracy->share ? 100 : 1))
                .arg(m.accuracy->ci95.hi * (m.accuracy->share ? 100 : 1));
        return tr("closeness to the source's outputs, measured");
    case MetricChange: return tr("paired difference on the same samples, p = %1").arg(m.difference->pValue, 0, 'g', 2);
    case LatencyRatio: return tr("of the source's latency in the same run, 95 % interval %1 to %2, measured").arg(m.latencyRatio->ci95.lo, 0, 'f', 3).arg(m.latencyRatio->ci95.hi, 0, 'f', 3);
    case Median: return tr("95 % interval %1 to %2 ms, %3 runs, %4 thread(s), batch %5, measured").arg(m.latency->ci95.lo).arg(m.latency->ci95.hi).arg(m.latency->runs).arg(m.latency->threads).arg(m.latency->batch);
    case Macs: return tr("%1 a sample, computed").arg(QString::fromStdString(formatCount(*m.macs)));
    case PeakMemory: return tr("of a fresh runner process that loads and runs it, measured");
    default: return text(entry, column).toString();
    }
}

QVariant VariantsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const VariantEntry &entry = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(entry, index.column());
    case Qt::EditRole: return raw(entry, index.column());
    case Qt::ToolTipRole: return details(entry, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(isNumber(index.column()) ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    case SortRole: return raw(entry, index.column());
    case VariantRole: return QVariant::fromValue<qint64>(entry.variant.id);
    case GlyphRole: return verdictGlyphOf(entry.measurement);
    default: return {};
    }
}

bool VariantsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const int64_t id = idAt(index.row());
    if (index.column() == Name)
        m_document.renameVariant(id, value.toString());
    else if (index.column() == Note)
        m_document.setNote(id, value.toString());
    else
        return false;
    return true;
}

Qt::ItemFlags VariantsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && ((index.column() == Name && !m_rows[static_cast<size_t>(index.row())].variant.isSource) || index.column() == Note))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant VariantsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber(section) ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    if (section == Metric) {
        const TradeOffMetric metric = metricOf(m_document);
        return metric.unit.isEmpty() ? metric.name : QStringLiteral("%1 [%2]").arg(metric.name, metric.unit);
    }
    return QString::fromUtf8(titles[static_cast<size_t>(section)]);
}

void VariantsFilter::setFilters(bool frontOnly, bool withinGuard, bool measured)
{
    m_front = frontOnly;
    m_within = withinGuard;
    m_measured = measured;
    invalidateFilter();
}

bool VariantsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const int64_t id = sourceModel()->index(row, 0, parent).data(VariantsModel::VariantRole).toLongLong();
    const VariantEntry *entry = m_document.variant(id);
    if (!entry)
        return false;
    return (!m_front || entry->variant.isSource || onFront(m_document, *entry)) && (!m_within || entry->measurement.withinGuard)
           && (!m_measured || entry->measured());
}

bool VariantsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return rawLess(left.data(SortRole), right.data(SortRole), sortOrder());
}

namespace {

std::optional<double> goodness(const VariantMeasurement &m)
{
    if (m.accuracy)
        return m.accuracy->higherIsBetter ? m.accuracy->value : -m.accuracy->value;
    if (m.fidelity)
        return m.fidelity->top1Agreement ? *m.fidelity->top1Agreement : m.fidelity->cosine;
    return std::nullopt;
}

} // namespace

bool onFront(const Document &document, const VariantEntry &entry)
{
    const auto own = goodness(entry.measurement);
    if (!own || !entry.measurement.withinGuard)
        return false;
    for (const VariantEntry &other : document.variants()) {
        const auto theirs = goodness(other.measurement);
        if (&other == &entry || !theirs || !other.measurement.withinGuard)
            continue;
        const bool better = *theirs >= *own && other.variant.sizeBytes <= entry.variant.sizeBytes
                            && (*theirs > *own || other.variant.sizeBytes < entry.variant.sizeBytes);
        if (better && other.variant.id != entry.variant.id)
            return false;
    }
    return true;
}

std::optional<int64_t> bestVariant(const Document &document)
{
    const VariantEntry *source = document.sourceEntry();
    std::optional<int64_t> best;
    double bestScore = 0;
    for (const VariantEntry &entry : document.variants()) {
        const VariantMeasurement &m = entry.measurement;
        if (entry.variant.isSource || !m.surelyWithin || !source || !m.latencyRatio || m.slower())
            continue;
        const double size = static_cast<double>(entry.variant.sizeBytes) / static_cast<double>(std::max<int64_t>(1, source->variant.sizeBytes));
        if (size >= 1 && !m.faster())
            continue;
        const double score = -2 * std::log(std::max(1e-9, m.latencyRatio->value)) - std::log(std::max(1e-9, size));
        if (!best || score > bestScore) {
            best = entry.variant.id;
            bestScore = score;
        }
    }
    return best;
}

QString verdictGlyphOf(const VariantMeasurement &measurement)
{
    return verdictGlyph(chartVerdictOf(measurement));
}

QString verdictWordsOf(const VariantMeasurement &measurement)
{
    return verdictWords(chartVerdictOf(measurement));
}

} // namespace pare
