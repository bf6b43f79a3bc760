// The layers that differ between two models as a table, in the order of the drawing; added and removed ones among them.
#pragma once

#include "ui/models/scene_of_difference.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace pare {

class ChangesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Change, Layer, Operator, Error, Cosine, Relative, Largest, What, ColumnCount };
    static bool isNumber(int column) { return column >= Error && column <= Largest; }

    using QAbstractTableModel::QAbstractTableModel;
    void setView(DifferenceViewPtr view);
    [[nodiscard]] const DifferenceRow *at(int row) const;
    [[nodiscard]] bool hasErrors() const { return m_errors; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    DifferenceViewPtr m_view;
    bool m_errors = false;
};

// Rows of one kind only: "added", "removed", "weights"...; empty: all.
class ChangesFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setKind(const std::string &kind);
    [[nodiscard]] const std::string &kind() const { return m_kind; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::string m_kind;
};

} // namespace pare
