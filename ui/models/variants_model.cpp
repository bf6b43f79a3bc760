#include "ui/models/variants_model.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/study/trade_off.h"
#include "ui/charts/trade_off_front.h"
#include "ui/models/layers_model.h"
#include "ui/models/parallel_of_document.h"
#include "ui/models/table_roles.h"
#include "ui/models/trade_off_of_document.h"
#include "ui/theme/language.h"

#include <QDateTime>
#include <QLocale>

namespace pare {

namespace {

constexpr std::array<const char *, VariantsModel::ColumnCount> titles{
    "",
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Verdict"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Name"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Size"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "ΔSize [%]"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Accuracy"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Δ [95 %]"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Latency ratio"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Median"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "p95"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "MACs"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Peak memory"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "When"),
    QT_TRANSLATE_NOOP("pare::VariantsModel", "Note"),
};

// So that points align: more digits where the unit is large.
int decimalsIn(const AxisUnit &unit)
{
    return unit.divisor >= 1e6 ? 2 : unit.divisor >= 1000 ? 1 : 0;
}

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
    const auto repaintFlashed = [this] {
        if (const int row = rowOf(m_flashed); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {TintRole});
    };
    connect(&m_flash, &QVariantAnimation::valueChanged, this, repaintFlashed);
    connect(&m_flash, &QVariantAnimation::finished, this, [this, repaintFlashed] {
        repaintFlashed();
        m_flashed = 0;
    });
    connect(&document, &Document::variantsChanged, this, &VariantsModel::reload);
    connect(&document, &Document::opened, this, &VariantsModel::reload);
    connect(&document, &Document::keptChanged, this, &VariantsModel::reload); // the constraint
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
    fitUnits();
    m_best = bestVariant(m_document);
    m_constraint = constraintOf(m_document);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

// One unit a column, fitted to its largest value.
void VariantsModel::fitUnits()
{
    double size = 0, macs = 0, memory = 0, latency = 0;
    for (const VariantEntry &entry : m_rows) {
        const VariantMeasurement &m = entry.measurement;
        size = std::max(size, static_cast<double>(sizeOf(entry.variant, m)));
        macs = std::max(macs, static_cast<double>(m.macs.value_or(0)));
        memory = std::max(memory, static_cast<double>(m.peakMemoryBytes.value_or(0)));
        latency = std::max(latency, m.latency ? m.latency->p95 : 0);
    }
    m_units = {{Size, costUnit(TradeOffX::Size, size)},
               {Macs, costUnit(TradeOffX::Macs, macs)},
               {PeakMemory, costUnit(TradeOffX::Size, memory)},
               {Median, costUnit(TradeOffX::LatencyMs, latency)},
               {P95, costUnit(TradeOffX::LatencyMs, latency)}};
}

void VariantsModel::flash(int64_t id)
{
    m_flashed = id;
    m_flash.stop();
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    m_flash.setDuration(900);
    m_flash.start();
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
    case Size: return static_cast<double>(sizeOf(entry.variant, m));
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
        const QString mark = selection.a() == entry.variant.id ? QStringLiteral("A") : selection.b() == entry.variant.id ? QStringLiteral("B") : QString();
        return entry.variant.favourite ? mark + QStringLiteral("★") : mark;
    }
    case Verdict:
        if (entry.variant.isSource)
            return entry.measured() ? tr("◎ measured") : tr("◎ not measured");
        return verdictTextOf(entry) + (m_best == entry.variant.id ? tr(" · best") : QString());
    case Name: return value;
    case When: {
        const QDateTime when = QDateTime::fromString(value.toString(), Qt::ISODate).toLocalTime();
        return when.toString(when.date() == QDate::currentDate() ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    case Note: return value;
    default: break;
    }
    if (!value.isValid())
        return QStringLiteral("–");
    const double number = value.toDouble();
    switch (column) {
    case Size:
    case Macs:
    case PeakMemory: return fixed(number / m_units.at(column).divisor, decimalsIn(m_units.at(column)));
    case SizeChange: return signedText(number, 1);
    case Metric: return fixed(number, m.accuracy && !m.accuracy->share ? 4 : 2);
    case MetricChange: {
        const double scale = !m.accuracy || m.accuracy->share ? 100 : 1;
        const int decimals = scale == 100 ? 2 : 4;
        return tr("%1 [%2 to %3]").arg(signedText(number, decimals), signedText(m.difference->ci95.lo * scale, decimals),
                                                   signedText(m.difference->ci95.hi * scale, decimals));
    }
    case LatencyRatio: return fixed(number, 2) + QStringLiteral("x");
    case Median:
    case P95: return fixed(number / m_units.at(column).divisor, m_units.at(column).divisor < 1 ? 1 : 3);
    default: return value;
    }
}

QString VariantsModel::details(const VariantEntry &entry, int column) const
{
    const VariantMeasurement &m = entry.measurement;
    const auto missing = [&]() -> QString {
        if (!entry.measured())
            return entry.variant.isSource ? tr("Not measured yet: Run > Measure baseline") : tr("Not measured");
        if (column == MetricChange && entry.variant.isSource)
            return tr("The source is what the others are compared with");
        return column == Metric || column == MetricChange ? tr("Give labelled data (Ctrl+D) to measure accuracy") : tr("Not measured for this variant");
    };
    if (isNumber(column) && !raw(entry, column).isValid())
        return missing();
    switch (column) {
    case Mark: return entry.variant.favourite ? tr("A favourite; click to unmark it (S)") : tr("Click to mark it as a favourite (S)");
    case Verdict:
        if (entry.otherData)
            return tr("Measured on other data than is given now. %1").arg(QString::fromStdString(m.sentence));
        return m.sentence.empty() ? missing() : QString::fromStdString(m.sentence);
    case Size: return tr("%1 bytes on disk, computed").arg(QString::fromStdString(formatCount(entry.variant.sizeBytes)));
    case Metric:
        if (m.accuracy)
            return tr("%1 of %2 samples, 95 % interval %3 to %4%5, measured")
                .arg(QString::fromStdString(m.accuracy->metric), QString::fromStdString(formatCount(m.accuracy->samples)),
                     fixed(m.accuracy->ci95.lo * (m.accuracy->share ? 100 : 1), m.accuracy->share ? 2 : 4), fixed(m.accuracy->ci95.hi * (m.accuracy->share ? 100 : 1), m.accuracy->share ? 2 : 4),
                     m.accuracy->share ? QStringLiteral(" %") : QString());
        return tr("closeness to the source's outputs, measured");
    case MetricChange: return tr("paired difference on the same samples, p = %1").arg(m.difference->pValue, 0, 'g', 2);
    case LatencyRatio: return tr("of the source's latency in the same run, 95 % interval %1 to %2, measured").arg(m.latencyRatio->ci95.lo, 0, 'f', 3).arg(m.latencyRatio->ci95.hi, 0, 'f', 3);
    case Median:
        return tr("95 % interval %1 to %2, %3, %4, batch %5, measured in a run of its own: how much faster it is than another says Latency ÷ source")
            .arg(QString::fromStdString(formatMilliseconds(m.latency->ci95.lo)), QString::fromStdString(formatMilliseconds(m.latency->ci95.hi)),
                 counted(m.latency->runs, Counted::Run), counted(m.latency->threads, Counted::Thread))
            .arg(m.latency->batch);
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
    case Qt::ToolTipRole: {
        const QString why = whyInfeasible(m_constraint, entry);
        return why.isEmpty() ? details(entry, index.column()) : details(entry, index.column()) + QLatin1Char('\n') + tr("Grey: %1").arg(why);
    }
    case Qt::TextAlignmentRole:
        return QVariant(isNumber(index.column()) ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    case SortRole: return index.column() == Mark ? QVariant(entry.variant.favourite ? 0 : 1) : raw(entry, index.column());
    case FaintRole: return !violations(m_constraint, entry.variant, entry.measurement).empty();
    case VariantRole: return QVariant::fromValue<qint64>(entry.variant.id);
    case TintRole: return m_flashed != 0 && entry.variant.id == m_flashed ? QVariant(m_flash.currentValue()) : QVariant();
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
    const char *source = titles[static_cast<size_t>(section)];
    const QString title = *source ? tr(source) : QString();
    const auto unit = m_units.find(section);
    return unit == m_units.end() || unit->second.unit.isEmpty() ? title : QStringLiteral("%1 [%2]").arg(title, unit->second.unit);
}

void VariantsFilter::setFilters(const Filters &filters)
{
    m_filters = filters;
    m_frontIds = filters.front ? frontOf(m_document) : std::set<int64_t>();
    invalidateFilter();
}

bool VariantsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const int64_t id = sourceModel()->index(row, 0, parent).data(VariantsModel::VariantRole).toLongLong();
    const VariantEntry *entry = m_document.variant(id);
    if (!entry)
        return false;
    if (entry->variant.isSource)
        return true; // what everything is compared with
    return (!m_filters.front || m_frontIds.contains(id)) && (!m_filters.within || entry->measurement.withinGuard) && (!m_filters.measured || entry->measured())
           && (!m_filters.favourites || entry->variant.favourite);
}

bool VariantsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return rawLess(left.data(SortRole), right.data(SortRole), sortOrder());
}

std::set<int64_t> frontOf(const Document &document)
{
    const TradeOffData data = tradeOffOf(document);
    std::set<int64_t> ids;
    for (const std::size_t i : paretoFront(data, TradeOffX::Size))
        ids.insert(static_cast<int64_t>(data.points[i].id));
    return ids;
}

std::optional<int64_t> bestVariant(const Document &document)
{
    const Constraint constraint = constraintOf(document);
    std::vector<JudgedVariant> judged;
    for (const VariantEntry &entry : document.variants())
        if (entry.variant.isSource || violations(constraint, entry.variant, entry.measurement).empty())
            judged.push_back({&entry.variant, &entry.measurement});
    const auto best = bestVariant(judged);
    return best ? std::optional(judged[*best].variant->id) : std::nullopt;
}

QString verdictTextOf(const VariantEntry &entry)
{
    const VariantMeasurement &m = entry.measurement;
    const VerdictKind kind = verdictOf(m);
    QString text = verdictSign(kind) + QLatin1Char(' ') + (kind == VerdictKind::NotEnoughData ? QObject::tr("unclear") : verdictWords(kind));
    if (entry.otherData)
        text = QStringLiteral("◷ ") + QObject::tr("other data");
    if (m.slower())
        text += QObject::tr(" · slower");
    return text;
}

} // namespace pare
