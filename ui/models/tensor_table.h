// A tensor's values as rows and columns: the last two axes, at chosen positions of those before them. Only what is looked at is read.
#pragma once

#include "core/analysis/tensor_summary.h"
#include "core/model/model.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>
#include <vector>

namespace pare {

class TensorTable : public QAbstractTableModel {
    Q_OBJECT

public:
    // The model keeps the tensor alive.
    TensorTable(Model model, const pb::TensorProto &tensor, QObject *parent = nullptr);

    // The axes before the last two, with their positions.
    [[nodiscard]] int leadingAxes() const { return std::max(0, static_cast<int>(m_dims.size()) - 2); }
    [[nodiscard]] int64_t size(int axis) const { return m_dims[static_cast<size_t>(axis)]; }
    void setPosition(int axis, int64_t position);
    // What the stored values stand for, or (nullopt) themselves.
    void setScale(std::optional<StoredScale> scale);
    [[nodiscard]] const std::optional<StoredScale> &scale() const { return m_scale; }

    [[nodiscard]] int64_t rows() const { return m_rows; }
    [[nodiscard]] int64_t columns() const { return m_columns; }
    // nullopt: it cannot be read; error() says why.
    [[nodiscard]] std::optional<double> value(int64_t row, int64_t column) const;
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString text(double value) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int64_t slice() const; // the element that the first row begins with

    Model m_model;
    const pb::TensorProto &m_tensor;
    std::vector<int64_t> m_dims;
    std::vector<int64_t> m_position;
    int64_t m_rows = 1;
    int64_t m_columns = 1;
    std::optional<StoredScale> m_scale;
    mutable std::map<int64_t, std::vector<double>> m_read; // stretches of stored values, by their number
    mutable QString m_error;
};

} // namespace pare
