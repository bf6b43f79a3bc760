#include "ui/models/layers_model.h"

#include "core/base/units.h"
#include "ui/models/layer_time_text.h"
#include "ui/models/table_roles.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr std::array<const char *, LayersModel::ColumnCount> titles{
    QT_TRANSLATE_NOOP("pare::LayersModel", "Layer"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Operator"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Output shape"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Parameters"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Size"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "MACs"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Time"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Precision"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Treatment"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Sensitivity"),
    QT_TRANSLATE_NOOP("pare::LayersModel", "Error"),
};

bool isNumber(int column)
{
    return (column >= LayersModel::Parameters && column <= LayersModel::Time) || column == LayersModel::Sensitivity || column == LayersModel::Error;
}

} // namespace

LayersModel::LayersModel(QObject *parent) : QAbstractTableModel(parent) {}

void LayersModel::setView(ModelViewPtr view)
{
    const bool sameLayers = m_view && view && std::ranges::equal(m_view->rows(), view->rows(), {}, &LayerRow::name, &LayerRow::name);
    if (sameLayers && rowCount() > 0) { // only more is known of them: nothing jumps
        m_view = std::move(view);
        fitUnits();
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
        return;
    }
    beginResetModel();
    m_view = std::move(view);
    fitUnits();
    endResetModel();
}

void LayersModel::setTimes(std::shared_ptr<const LayerTimes> times)
{
    if (times == m_measuredTimes)
        return;
    m_measuredTimes = std::move(times);
    m_times.clear();
    if (m_measuredTimes)
        for (const auto &[layer, time] : m_measuredTimes->layers)
            if (time.fusedInto.empty())
                m_times.emplace(layer, time.ms);
    fitUnits();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
    Q_EMIT headerDataChanged(Qt::Horizontal, Time, Time);
}

void LayersModel::setSensitivities(std::map<std::string, double> losses, const std::string &unit)
{
    if (losses == m_losses && m_lossUnit == QString::fromStdString(unit))
        return;
    m_losses = std::move(losses);
    m_lossUnit = QString::fromStdString(unit);
    fitUnits();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Sensitivity), index(rowCount() - 1, Sensitivity));
    Q_EMIT headerDataChanged(Qt::Horizontal, Sensitivity, Sensitivity);
}

void LayersModel::setErrors(std::map<std::string, double> sqnrs, const QString &how)
{
    if (sqnrs == m_sqnrs && how == m_sqnrHow)
        return;
    m_sqnrs = std::move(sqnrs);
    m_sqnrHow = how;
    fitUnits();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Error), index(rowCount() - 1, Error));
    Q_EMIT headerDataChanged(Qt::Horizontal, Error, Error);
}

void LayersModel::setTreatments(std::map<std::string, QString> treatments)
{
    if (treatments == m_treatments)
        return;
    m_treatments = std::move(treatments);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Treatment), index(rowCount() - 1, Treatment));
}

int LayersModel::rowOf(const std::string &layer) const
{
    return m_view ? m_view->rowOf(layer).value_or(-1) : -1;
}

std::string LayersModel::nameOf(int row) const
{
    return m_view && row >= 0 && row < rowCount() ? m_view->rows()[static_cast<size_t>(row)].name : std::string();
}

int LayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->rows().size());
}

int LayersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> LayersModel::value(int row, int column) const
{
    const LayerRow &layer = m_view->rows()[static_cast<size_t>(row)];
    const auto number = [](const std::optional<int64_t> &v) { return v ? std::optional(static_cast<double>(*v)) : std::nullopt; };
    switch (column) {
    case Parameters: return static_cast<double>(layer.parameters);
    case Size: return static_cast<double>(layer.weightBytes);
    case Macs: return number(layer.macs);
    case Time:
        if (const auto found = m_times.find(layer.name); found != m_times.end())
            return found->second;
        return std::nullopt;
    case Error:
        if (const auto found = m_sqnrs.find(layer.name); found != m_sqnrs.end())
            return found->second;
        return std::nullopt;
    case Sensitivity:
        if (const auto found = m_losses.find(layer.name); found != m_losses.end())
            return found->second;
        return std::nullopt;
    default: return std::nullopt;
    }
}

// One unit a column, fitted to its largest value, so that the points of all rows stand below each other.
void LayersModel::fitUnits()
{
    for (int column = 0; column < ColumnCount; ++column) {
        Unit &unit = m_units[static_cast<size_t>(column)];
        unit = {};
        if (!m_view || !isNumber(column))
            continue;
        for (int row = 0; row < rowCount(); ++row)
            unit.largest = std::max(unit.largest, value(row, column).value_or(0));
        if (column == Time) {
            const bool micro = unit.largest < 0.1;
            unit.divisor = micro ? 1e-3 : 1;
            unit.decimals = micro ? 1 : 3;
            unit.suffix = micro ? QStringLiteral("µs") : QStringLiteral("ms");
            continue;
        }
        if (column == Error) {
            unit.decimals = 1;
            unit.suffix = m_sqnrs.empty() ? QString() : QStringLiteral("dB");
            unit.smallest = unit.largest;
            for (int row = 0; row < rowCount(); ++row)
                unit.smallest = std::min(unit.smallest, value(row, column).value_or(unit.smallest));
            continue;
        }
        if (column == Sensitivity) {
            unit.decimals = unit.largest < 1 ? 2 : 1;
            unit.suffix = m_losses.empty() ? QString() : m_lossUnit;
            continue;
        }
        const bool bytes = column == Size;
        constexpr std::array<const char *, 4> prefix{"", "k", "M", "G"};
        size_t step = 0;
        while (step + 1 < prefix.size() && unit.largest / unit.divisor >= 1000) {
            unit.divisor *= 1000;
            ++step;
        }
        unit.decimals = step == 0 ? 0 : 2;
        unit.suffix = QString::fromLatin1(prefix[step]) + (bytes ? QStringLiteral("B") : QString());
    }
}

QVariant LayersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_view)
        return {};
    const LayerRow &layer = m_view->rows()[static_cast<size_t>(index.row())];
    const int column = index.column();
    if (role == IdRole)
        return QString::fromStdString(layer.name);
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber(column) ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    if (isNumber(column)) {
        const auto number = value(index.row(), column);
        const Unit &unit = m_units[static_cast<size_t>(column)];
        switch (role) {
        case Qt::DisplayRole: {
            if (!number)
                return QStringLiteral("–");
            const double shown = *number / unit.divisor;
            if (column == Sensitivity) // less than nothing is lost where the samples say so
                return QLocale::c().toString(shown == 0 ? 0.0 : shown, 'f', unit.decimals);
            if (*number > 0 && shown < 0.5 * std::pow(10, -unit.decimals))
                return QStringLiteral("<%1").arg(QLocale::c().toString(std::pow(10, -unit.decimals), 'f', unit.decimals));
            return QLocale::c().toString(shown, 'f', unit.decimals);
        }
        case SortRole: return number ? QVariant(*number) : QVariant();
        case HeatRole:
            if (column == Error) // longer is worse
                return number && unit.largest > unit.smallest ? QVariant(0.04 + 0.96 * (unit.largest - *number) / (unit.largest - unit.smallest)) : QVariant();
            return number && unit.largest > 0 ? QVariant(std::max(0.0, *number / unit.largest)) : QVariant();
        case MissingReasonRole:
        case Qt::ToolTipRole:
            if (column == Error)
                return number ? tr("SQNR %1 dB: %2; measured").arg(QLocale::c().toString(*number, 'f', 1), m_sqnrHow) : m_sqnrs.empty() ? tr("Not measured: Run > Measure quantization error") : tr("It has no weights to quantize, or was not measured");
            if (column == Sensitivity)
                return number ? m_lossUnit == QStringLiteral("pt") ? tr("%1 points lost with half of the channels that this layer makes; measured by mask, no repair").arg(QLocale::c().toString(*number, 'f', 2))
                                                                   : tr("With half of the channels that this layer makes, %1 % of noise in the outputs; measured by mask, no repair").arg(QLocale::c().toString(*number, 'g', 3))
                       : m_losses.empty() ? tr("Not measured: Run > Measure sensitivity") : tr("Not measured, or no channels that could go");
            if (column == Time) {
                const QString known = m_measuredTimes ? layerTimeText(*m_measuredTimes, layer.name) : QString();
                return known.isEmpty() ? tr("Not measured: colour the graph by time, or ask for it in the Inspector") : known;
            }
            if (!number)
                return m_view->complete() ? tr("A size is not known, so this cannot be computed") : tr("Shapes are being read");
            return (column == Size ? tr("%1 bytes, computed") : tr("%1, computed")).arg(QString::fromStdString(formatCount(static_cast<int64_t>(*number))));
        default: return {};
        }
    }
    QString text;
    switch (column) {
    case Layer: text = QString::fromStdString(layer.name); break;
    case Operator: text = QString::fromStdString(layer.op); break;
    case OutputShape: text = QString::fromStdString(layer.outputShape); break;
    case Precision:
        text = QString::fromStdString(layer.precision);
        if (!layer.storedAs.empty())
            text += tr(", stored %1").arg(QString::fromStdString(layer.storedAs));
        break;
    case Treatment:
        if (const auto found = m_treatments.find(layer.name); found != m_treatments.end())
            text = found->second;
        break;
    default: break;
    }
    switch (role) {
    case Qt::DisplayRole: return text.isEmpty() && column != Treatment ? QStringLiteral("–") : text;
    case Qt::ToolTipRole: return text;
    case SortRole:
        if (column == Layer)
            return index.row(); // the model's own order
        return text.isEmpty() ? QVariant() : QVariant(text);
    default: return {};
    }
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber(section) ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QString &suffix = m_units[static_cast<size_t>(section)].suffix;
    const QString title = tr(titles[static_cast<size_t>(section)]);
    return suffix.isEmpty() ? title : QStringLiteral("%1 [%2]").arg(title, suffix);
}

void LayersFilter::setMatches(std::optional<std::set<std::string>> names)
{
    m_matches = std::move(names);
    invalidateFilter();
}

bool LayersFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return !m_matches || m_matches->contains(sourceModel()->index(row, 0, parent).data(IdRole).toString().toStdString());
}

bool LayersFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return rawLess(left.data(SortRole), right.data(SortRole), sortOrder());
}

bool rawLess(const QVariant &left, const QVariant &right, Qt::SortOrder order)
{
    if (!left.isValid() || !right.isValid())
        return left.isValid() != right.isValid() && (order == Qt::AscendingOrder ? left.isValid() : !left.isValid());
    if (left.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(left.toString(), right.toString()) < 0;
    return left.toDouble() < right.toDouble();
}

} // namespace pare
