#include "ui/models/errors_model.h"

#include "core/base/units.h"
#include "ui/models/table_roles.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pare {

QString gridText(const QuantizationGrid &grid)
{
    const auto number = [](double value) { return QLocale::c().toString(value == 0 ? 0.0 : value, 'g', 3); };
    return ErrorsModel::tr("%1 steps of %2 from %3 to %4").arg(grid.levels).arg(number(grid.step), number(grid.low), number(grid.high));
}

QString sqnrText(double db)
{
    return std::isfinite(db) ? QStringLiteral("%1 dB").arg(QLocale::c().toString(db, 'f', 1)) : ErrorsModel::tr("equal");
}

void ErrorsModel::setErrors(const QuantizationErrors *errors, ModelViewPtr source)
{
    beginResetModel();
    m_layers = errors ? errors->layers : std::vector<LayerError>();
    m_ofVariant = errors && errors->ofVariant;
    m_source = std::move(source);
    m_least = INFINITY;
    m_most = -INFINITY;
    m_mostSaved = 0;
    for (int row = 0; row < rowCount(); ++row) {
        if (const double db = m_layers[static_cast<size_t>(row)].sqnrDb; std::isfinite(db)) {
            m_least = std::min(m_least, db);
            m_most = std::max(m_most, db);
        }
        m_mostSaved = std::max(m_mostSaved, value(row, Saved).value_or(0));
    }
    endResetModel();
}

void ErrorsModel::setTreatments(std::map<std::string, QString> treatments)
{
    if (treatments == m_treatments)
        return;
    m_treatments = std::move(treatments);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Treatment), index(rowCount() - 1, Treatment));
}

int ErrorsModel::rowOf(const std::string &layer) const
{
    const auto found = std::ranges::find(m_layers, layer, &LayerError::layer);
    return found == m_layers.end() ? -1 : static_cast<int>(found - m_layers.begin());
}

const LayerError *ErrorsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_layers[static_cast<size_t>(row)] : nullptr;
}

int ErrorsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layers.size());
}

int ErrorsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> ErrorsModel::value(int row, int column) const
{
    const LayerError &error = m_layers[static_cast<size_t>(row)];
    switch (column) {
    case Error: return std::isfinite(error.sqnrDb) ? error.sqnrDb : 1000;
    case Weights: return error.weightSqnrDb ? std::optional(std::isfinite(*error.weightSqnrDb) ? *error.weightSqnrDb : 1000) : std::nullopt;
    case Saved: {
        // Three of four bytes of its weights, in thousands. The scales, four bytes an output channel, are not counted.
        const auto at = m_source ? m_source->rowOf(error.layer) : std::nullopt;
        return at ? std::optional(static_cast<double>(m_source->rows()[static_cast<size_t>(*at)].weightBytes) * 0.75 / 1000) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

QString ErrorsModel::words(const LayerError &error, int column) const
{
    switch (column) {
    case Layer: return QString::fromStdString(error.layer);
    case Operator: {
        const auto at = m_source ? m_source->rowOf(error.layer) : std::nullopt;
        return at ? QString::fromStdString(m_source->rows()[static_cast<size_t>(*at)].op) : QString();
    }
    case Input: return error.grid ? gridText(*error.grid) : QString();
    case Treatment:
        if (const auto found = m_treatments.find(error.layer); found != m_treatments.end())
            return found->second;
        return {};
    default: return {};
    }
}

// What this layer alone, and all but it, do to the outputs.
QString ErrorsModel::lossText(const LayerError &error)
{
    if (error.alone && error.othersSqnrDb)
        return tr("Signal over noise of the model's outputs with this layer alone in static INT8: %1; with all but this layer: %2; measured").arg(sqnrText(error.sqnrDb), sqnrText(*error.othersSqnrDb));
    return error.alone ? tr("Signal over noise of the model's outputs with this layer alone in static INT8: %1, measured").arg(sqnrText(error.sqnrDb))
                       : tr("Measured together with its neighbours, of whose noise this is its share: %1. The time did not suffice for each alone.").arg(sqnrText(error.sqnrDb));
}

// And what it brings.
QString ErrorsModel::gainText(const LayerError &error)
{
    if (error.bytesSaved <= 0 || !error.floatMs || !error.integerMs)
        return {};
    return tr("\nIts weights: %1 less. Its time in one run: %2 in float, %3 in INT8, measured.")
        .arg(QString::fromStdString(formatBytes(error.bytesSaved)), QString::fromStdString(formatMilliseconds(*error.floatMs)), QString::fromStdString(formatMilliseconds(*error.integerMs)));
}

QString ErrorsModel::explained(const LayerError &error, int column) const
{
    switch (column) {
    case Error:
        if (m_ofVariant)
            return error.quantized ? tr("Signal over noise of this layer's result against the same layer in float: %1. What the layers before it lose is in it; measured.").arg(sqnrText(error.sqnrDb))
                                   : tr("Float in this variant: its result's %1 come from the layers before it; measured.").arg(sqnrText(error.sqnrDb));
        return lossText(error) + gainText(error);
    case Weights: return error.weightSqnrDb ? tr("Signal over noise of its weights, float against INT8: %1, computed").arg(sqnrText(*error.weightSqnrDb)) : tr("Its weights are not stored as integers with scales");
    case Saved: return tr("Three of the four bytes of each of its weights, computed; its scales are not counted");
    case Input: return error.grid ? tr("What its input is rounded to: %1").arg(gridText(*error.grid)) : tr("Its input is not rounded by one scale");
    default: return words(error, column);
    }
}

QVariant ErrorsModel::data(const QModelIndex &index, int role) const
{
    const LayerError *error = at(index.row());
    if (!index.isValid() || !error)
        return {};
    const int column = index.column();
    const bool number = column == Error || column == Weights || column == Saved;
    switch (role) {
    case IdRole: return QString::fromStdString(error->layer);
    case Qt::TextAlignmentRole: return QVariant(number ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::ToolTipRole: return explained(*error, column);
    case MissingReasonRole: return explained(*error, column);
    case HeatRole:
        if (column == Error && std::isfinite(error->sqnrDb)) // longer is worse; one bar for all is half
            return m_most > m_least ? QVariant(0.04 + 0.96 * (m_most - error->sqnrDb) / (m_most - m_least)) : QVariant(0.5);
        if (column == Saved && m_mostSaved > 0)
            return QVariant(value(index.row(), Saved).value_or(0) / m_mostSaved);
        return {};
    case SortRole:
        if (column == Layer)
            return index.row(); // the model's own order
        if (!number)
            return words(*error, column).isEmpty() ? QVariant() : QVariant(words(*error, column));
        return value(index.row(), column) ? QVariant(*value(index.row(), column)) : QVariant();
    case Qt::DisplayRole: {
        if (!number)
            return words(*error, column).isEmpty() && column != Treatment ? QStringLiteral("–") : words(*error, column);
        const auto own = value(index.row(), column);
        if (!own)
            return QStringLiteral("–");
        if (column != Saved && *own >= 1000)
            return tr("equal");
        return QLocale::c().toString(*own, 'f', column == Saved ? 2 : 1);
    }
    default: return {};
    }
}

QVariant ErrorsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Error || section == Weights || section == Saved ? (Qt::AlignRight | Qt::AlignVCenter) : (Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Layer: return tr("Layer");
    case Operator: return tr("Operator");
    case Error: return m_ofVariant ? tr("SQNR of result [dB]") : tr("SQNR alone [dB]");
    case Weights: return tr("Weights [dB]");
    case Saved: return tr("Saves [kB]");
    case Input: return tr("Its input");
    case Treatment: return tr("Treatment");
    default: return {};
    }
}

} // namespace pare
