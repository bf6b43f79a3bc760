#include "ui/models/changes_model.h"

#include "ui/theme/language.h"
#include "ui/models/layer_measurements.h"
#include "ui/models/table_roles.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

QString textOf(const std::vector<std::string> &lines, const QString &between)
{
    QStringList texts;
    for (const std::string &line : lines)
        texts << QString::fromStdString(line);
    return texts.join(between).replace(QStringLiteral(" -> "), QStringLiteral(" → "));
}

std::vector<std::string> joined(std::vector<std::string> lines, const std::vector<std::string> &more)
{
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

QString changeText(const DifferenceRow &row)
{
    if (row.kinds.empty())
        return coreWords(row.change);
    QStringList kinds{coreWords(row.change)}; // what colours it first
    for (const std::string &kind : row.kinds)
        if (kind != row.change)
            kinds << coreWords(kind);
    return kinds.join(QStringLiteral(", "));
}

} // namespace

void ChangesModel::setView(DifferenceViewPtr view)
{
    beginResetModel();
    m_view = std::move(view);
    m_errors = m_view && m_view->scene->betweenModels;
    endResetModel();
}

const DifferenceRow *ChangesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_view->rows[static_cast<size_t>(row)] : nullptr;
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_view ? 0 : static_cast<int>(m_view->rows.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    const DifferenceRow *row = at(index.row());
    if (!row)
        return {};
    const bool equal = row->sqnrDb && *row->sqnrDb >= LayerMeasurements::equalDb;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == SortRole && isNumber(index.column())) {
        const double values[] = {row->sqnrDb.value_or(0), row->cosine, row->relative, row->maxAbsolute};
        return row->sqnrDb ? QVariant(values[index.column() - Error]) : QVariant();
    }
    if (role == MissingReasonRole && isNumber(index.column()) && !row->sqnrDb)
        return row->notCompared.empty() ? m_errors ? tr("Only one of the models has it, or it changes nothing from sample to sample") : tr("Not measured") : tr("Not compared: %1").arg(QString::fromStdString(row->notCompared));
    if (role == Qt::ToolTipRole) {
        if (index.column() == Error && row->sqnrDb)
            return tr("Signal over noise of its output to the other model's: %1; measured").arg(equal ? tr("equal") : tr("%1 dB").arg(*row->sqnrDb, 0, 'f', 1));
        if (index.column() == Cosine && row->sqnrDb)
            return tr("Cosine of its output and the other model's: %1; measured").arg(row->cosine, 0, 'f', 7);
        if (index.column() == Relative && row->sqnrDb)
            return tr("Mean difference of its output to the other model's, of the mean magnitude in the first: %1 %; measured").arg(100 * row->relative, 0, 'g', 4);
        if (index.column() == Largest && row->sqnrDb)
            return tr("Largest difference of one number of its output to the other model's: %1; measured").arg(row->maxAbsolute, 0, 'g', 6);
        if (index.column() == Layer && !row->second.empty())
            return tr("%1, in the second model %2").arg(QString::fromStdString(row->name), QString::fromStdString(row->second));
        if (index.column() == What && !(row->what.empty() && row->by.empty()))
            return textOf(joined(row->by, row->what), QStringLiteral("\n"));
    }
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Change: return changeText(*row);
    case Layer: return QString::fromStdString(row->name);
    case Operator: return QString::fromStdString(row->op);
    case Error: return row->sqnrDb ? equal ? tr("equal") : QLocale::c().toString(*row->sqnrDb, 'f', 1) : QStringLiteral("–");
    case Cosine: return row->sqnrDb ? QLocale::c().toString(row->cosine, 'f', 5) : QStringLiteral("–");
    case Relative: return row->sqnrDb ? QLocale::c().toString(100 * row->relative, 'f', 2) : QStringLiteral("–");
    case Largest: return row->sqnrDb ? QLocale::c().toString(row->maxAbsolute, 'g', 3) : QStringLiteral("–");
    case What:
        if (row->by.empty() && (row->change == "added" || row->change == "removed"))
            return row->change == "added" ? tr("only in the second model") : tr("only in the first model");
        return textOf(joined(row->by, row->what), QStringLiteral("; ")); // what made it so first
    default: return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static const char *const names[] = {QT_TR_NOOP("Change"), QT_TR_NOOP("Layer"), QT_TR_NOOP("Operator"), QT_TR_NOOP("SQNR [dB]"), QT_TR_NOOP("Cosine"), QT_TR_NOOP("Mean error [%]"), QT_TR_NOOP("Largest error"), QT_TR_NOOP("What")};
    return tr(names[section]);
}

void ChangesFilter::setKind(const std::string &kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool ChangesFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const ChangesModel *>(sourceModel());
    const DifferenceRow *one = model ? model->at(row) : nullptr;
    return one && (m_kind.empty() || one->change == m_kind || std::ranges::find(one->kinds, m_kind) != one->kinds.end());
}

} // namespace pare
