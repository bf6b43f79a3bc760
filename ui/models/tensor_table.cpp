#include "ui/models/tensor_table.h"

#include "core/model/tensor_slice.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace pare {

namespace {

constexpr int64_t stretch = 4096;   // elements
constexpr size_t mostStretches = 512; // 16 MB

} // namespace

TensorTable::TensorTable(Model model, const pb::TensorProto &tensor, QObject *parent)
    : QAbstractTableModel(parent), m_model(std::move(model)), m_tensor(tensor), m_dims(tensor.dims().begin(), tensor.dims().end()), m_position(m_dims.size(), 0)
{
    // One axis stands upright.
    if (m_dims.size() == 1)
        m_rows = m_dims[0];
    if (m_dims.size() >= 2) {
        m_rows = m_dims[m_dims.size() - 2];
        m_columns = m_dims.back();
    }
    if (std::ranges::find(m_dims, 0) != m_dims.end())
        m_rows = m_columns = 0;
}

void TensorTable::setPosition(int axis, int64_t position)
{
    auto &own = m_position[static_cast<size_t>(axis)];
    position = std::clamp<int64_t>(position, 0, m_dims[static_cast<size_t>(axis)] - 1);
    if (own == position)
        return;
    own = position;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TensorTable::setScale(std::optional<StoredScale> scale)
{
    m_scale = std::move(scale);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int64_t TensorTable::slice() const
{
    int64_t at = 0;
    for (size_t axis = 0; axis + 2 < m_dims.size(); ++axis)
        at = at * m_dims[axis] + m_position[axis];
    return at * m_rows * m_columns;
}

std::optional<double> TensorTable::value(int64_t row, int64_t column) const
{
    const int64_t element = slice() + row * m_columns + column;
    const int64_t number = element / stretch;
    auto found = m_read.find(number);
    if (found == m_read.end()) {
        if (!m_error.isEmpty())
            return std::nullopt; // not again for every cell
        const auto count = tensorElementCount(m_tensor);
        auto values = count.ok() ? tensorSlice(m_tensor, m_model.payloads(), number * stretch, std::min(stretch, *count - number * stretch)) : Result<std::vector<double>>(count.error());
        if (!values.ok()) {
            m_error = QString::fromStdString(values.error().text());
            return std::nullopt;
        }
        if (m_read.size() >= mostStretches)
            m_read.clear();
        found = m_read.emplace(number, std::move(*values)).first;
    }
    const double stored = found->second[static_cast<size_t>(element - number * stretch)];
    return m_scale ? m_scale->value(stored, element) : stored;
}

QString TensorTable::text(double value) const
{
    if (!m_scale && isIntegerType(m_tensor.data_type()))
        return QString::number(static_cast<qint64>(value));
    return QString::fromStdString(fmt::format("{:.5g}", value));
}

int TensorTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<int64_t>(m_rows, std::numeric_limits<int>::max() / 64));
}

int TensorTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<int64_t>(m_columns, 100'000));
}

QVariant TensorTable::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto own = value(index.row(), index.column());
    return own ? text(*own) : QStringLiteral("–");
}

QVariant TensorTable::headerData(int section, Qt::Orientation, int role) const
{
    return role == Qt::DisplayRole ? QVariant(section) : QVariant();
}

} // namespace pare
