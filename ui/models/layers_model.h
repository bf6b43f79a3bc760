// The layers of the shown model as a table.
#pragma once

#include "core/measure/layer_times.h"
#include "ui/models/model_view.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <functional>
#include <map>
#include <set>

namespace pare {

class LayersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Layer, Operator, OutputShape, Parameters, Size, Macs, Time, Precision, Treatment, Sensitivity, Error, ColumnCount };

    explicit LayersModel(QObject *parent = nullptr);

    void setView(ModelViewPtr view);
    [[nodiscard]] ModelViewPtr view() const { return m_view; }
    // Null: none yet.
    void setTimes(std::shared_ptr<const LayerTimes> times);
    [[nodiscard]] bool hasTimes() const { return m_measuredTimes != nullptr; }
    // Milliseconds of one run by layer name, of layers that have a time of their own.
    [[nodiscard]] const std::map<std::string, double> &times() const { return m_times; }
    // What is lost with half of the channels that a layer makes, by layer name, in points ("pt") or percent of noise ("%"); measured.
    void setSensitivities(std::map<std::string, double> losses, const std::string &unit);
    // SQNR in dB of what quantizing each layer costs, by layer name; measured. how: of what, for the tooltip.
    void setErrors(std::map<std::string, double> sqnrs, const QString &how);
    [[nodiscard]] bool hasErrors() const { return !m_sqnrs.empty(); }
    [[nodiscard]] bool hasSensitivities() const { return !m_losses.empty(); }
    [[nodiscard]] bool hasTreatments() const { return !m_treatments.empty(); }
    // What the recipe will do with a layer, in words ("INT8 static", "−30 %"); replaces all.
    void setTreatments(std::map<std::string, QString> treatments);

    [[nodiscard]] int rowOf(const std::string &layer) const; // -1: not there
    [[nodiscard]] std::string nameOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Unit {
        double divisor = 1;
        int decimals = 0;
        QString suffix;
        double largest = 0;
        double smallest = 0; // of errors, whose decibels have no zero to start from
    };
    [[nodiscard]] std::optional<double> value(int row, int column) const;
    void fitUnits();

    ModelViewPtr m_view;
    std::map<std::string, double> m_times;
    std::shared_ptr<const LayerTimes> m_measuredTimes;
    std::map<std::string, double> m_losses;
    QString m_lossUnit;
    std::map<std::string, double> m_sqnrs;
    QString m_sqnrHow;
    std::map<std::string, QString> m_treatments;
    std::array<Unit, ColumnCount> m_units;
};

// Sorts by raw value with missing values last both ways; filters to a set of layers.
class LayersFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    // nullopt: all.
    void setMatches(std::optional<std::set<std::string>> names);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    std::optional<std::set<std::string>> m_matches;
};

// Compares SortRole values: numbers as numbers, text by locale, missing last whatever the order.
[[nodiscard]] bool rawLess(const QVariant &left, const QVariant &right, Qt::SortOrder order);

} // namespace pare
