#include "ui/charts/heat_map.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <fmt/format.h>

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr int64_t most = 1024; // rows and columns of the picture

} // namespace

HeatMap::HeatMap(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Values as a picture"));
    setMinimumSize(scaled(160), scaled(120));
}

QSize HeatMap::sizeHint() const
{
    return {scaled(420), scaled(320)};
}

void HeatMap::setValues(int64_t rows, int64_t columns, std::function<std::optional<double>(int64_t, int64_t)> value, double reach)
{
    m_rows = rows;
    m_columns = columns;
    m_value = std::move(value);
    m_reach = reach > 0 ? reach : 1;
    m_step = std::max<int64_t>(1, (std::max(rows, columns) + most - 1) / most);
    setCurrent({-1, -1});
    build();
}

// Okabe-Ito's blue and vermillion are told apart with every kind of colour vision; zero is the ground.
void HeatMap::build()
{
    const Theme &theme = currentTheme();
    const QColor below = theme.mark(Category::Convolution);
    const QColor above = theme.mark(Category::Matrix);
    m_picture = {};
    if (m_rows <= 0 || m_columns <= 0 || !m_value)
        return;
    m_picture = QImage(static_cast<int>((m_columns + m_step - 1) / m_step), static_cast<int>((m_rows + m_step - 1) / m_step), QImage::Format_RGB32);
    for (int y = 0; y < m_picture.height(); ++y)
        for (int x = 0; x < m_picture.width(); ++x) {
            const auto value = m_value(y * m_step, x * m_step);
            QColor colour = theme.disabled;
            if (value && std::isfinite(*value))
                colour = mixed(*value < 0 ? below : above, theme.field, std::sqrt(std::min(1.0, std::abs(*value) / m_reach)));
            m_picture.setPixelColor(x, y, colour);
        }
    update();
}

QRectF HeatMap::area() const
{
    if (m_picture.isNull())
        return {};
    const double cell = std::min({width() / static_cast<double>(m_picture.width()), height() / static_cast<double>(m_picture.height()), static_cast<double>(scaled(24))});
    const QSizeF size(cell * m_picture.width(), cell * m_picture.height());
    return {QPointF((width() - size.width()) / 2, 0), size};
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().field);
    if (m_picture.isNull())
        return;
    const QRectF own = area();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, own.width() < m_picture.width());
    painter.drawImage(own, m_picture);
    painter.setPen(currentTheme().hairline);
    painter.drawRect(own.adjusted(0, 0, -1, -1));
    if (m_current.x() >= 0) {
        const double cell = own.width() / m_picture.width();
        painter.setPen(QPen(currentTheme().text, std::max(1, scaled(1))));
        painter.drawRect(QRectF(own.left() + m_current.x() * cell, own.top() + m_current.y() * cell, cell, cell));
    }
    if (hasFocus()) {
        painter.setPen(QPen(currentTheme().accent, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void HeatMap::setCurrent(QPoint cell)
{
    if (m_picture.isNull() || !QRect(QPoint(), m_picture.size()).contains(cell))
        cell = {-1, -1};
    if (cell == m_current)
        return;
    m_current = cell;
    m_currentText.clear();
    if (cell.x() >= 0) {
        const int64_t row = cell.y() * m_step;
        const int64_t column = cell.x() * m_step;
        const auto value = m_value(row, column);
        m_currentText = QString::fromStdString(fmt::format("[{}, {}] {}", row, column, value ? fmt::format("{:.5g}", *value) : "–"));
    }
    update();
    Q_EMIT currentChanged(m_currentText);
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF own = area();
    if (!own.contains(event->position()))
        return setCurrent({-1, -1});
    setCurrent({static_cast<int>((event->position().x() - own.left()) / own.width() * m_picture.width()),
                static_cast<int>((event->position().y() - own.top()) / own.height() * m_picture.height())});
}

void HeatMap::leaveEvent(QEvent *)
{
    setCurrent({-1, -1});
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    const QPoint from = m_current.x() < 0 ? QPoint(0, 0) : m_current;
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(from - QPoint(from.x() > 0 ? 1 : 0, 0)); break;
    case Qt::Key_Right: setCurrent(from + QPoint(from.x() + 1 < m_picture.width() ? 1 : 0, 0)); break;
    case Qt::Key_Up: setCurrent(from - QPoint(0, from.y() > 0 ? 1 : 0)); break;
    case Qt::Key_Down: setCurrent(from + QPoint(0, from.y() + 1 < m_picture.height() ? 1 : 0)); break;
    default: QWidget::keyPressEvent(event);
    }
}

void HeatMap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        build();
}

} // namespace pare
