// The quantization error of each layer as a table; sorted worst first by its view.
#pragma once

#include "core/search/quantization_error.h"
#include "ui/models/model_view.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace pare {

class ErrorsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Layer, Operator, Error, Weights, Saved, Input, Treatment, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // errors: null: none. source: for operators and sizes; may be null.
    void setErrors(const QuantizationErrors *errors, ModelViewPtr source);
    // By layer, in words; replaces all.
    void setTreatments(std::map<std::string, QString> treatments);
    [[nodiscard]] int rowOf(const std::string &layer) const; // -1: not there
    [[nodiscard]] const LayerError *at(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::optional<double> value(int row, int column) const;
    [[nodiscard]] QString words(const LayerError &error, int column) const;
    [[nodiscard]] QString explained(const LayerError &error, int column) const;
    static QString lossText(const LayerError &error);
    static QString gainText(const LayerError &error);

    std::vector<LayerError> m_layers;
    bool m_ofVariant = false;
    double m_least = 0; // of the SQNRs that are finite
    double m_most = 0;
    double m_mostSaved = 0;
    ModelViewPtr m_source;
    std::map<std::string, QString> m_treatments;
};

// "256 steps of 0.0231 from 0 to 5.89".
[[nodiscard]] QString gridText(const QuantizationGrid &grid);
// "41.2 dB"; "equal" where nothing differs.
[[nodiscard]] QString sqnrText(double db);

} // namespace pare
