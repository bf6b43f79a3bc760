#include "ui/charts/sensitivity_view.h"

#include "ui/charts/axis_span.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pare {

SensitivityView::SensitivityView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pruning sensitivity"));
}

void SensitivityView::setData(std::optional<SensitivityData> data)
{
    if (data && data->points.size() < 2)
        data.reset();
    m_data = std::move(data);
    m_current = -1;
    if (m_data) {
        m_low = INFINITY;
        m_high = -INFINITY;
        for (const SensitivityData::Point &point : m_data->points) {
            m_low = std::min(m_low, point.value);
            m_high = std::max(m_high, point.value);
        }
        if (m_data->guard) {
            m_low = std::min(m_low, *m_data->guard);
            m_high = std::max(m_high, *m_data->guard);
        }
        const double least = m_data->percent ? 0.02 : 1; // noise of the measurement must not fill the plot
        const double margin = std::max(0.08 * (m_high - m_low), (least - (m_high - m_low)) / 2);
        m_low -= margin;
        m_high += margin;
    }
    setAccessibleDescription(m_data ? words() : m_emptyText);
    update();
}

void SensitivityView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    if (!m_data)
        setAccessibleDescription(text);
    update();
}

QString SensitivityView::words() const
{
    if (!m_data)
        return m_emptyText;
    return m_current >= 0 ? m_data->points[static_cast<size_t>(m_current)].words : m_data->guardWords;
}

QSize SensitivityView::sizeHint() const
{
    return {scaled(280), scaled(170)};
}

QSize SensitivityView::minimumSizeHint() const
{
    return {scaled(160), scaled(120)};
}

QRectF SensitivityView::plotRect() const
{
    const QFontMetricsF metrics(smallNumberFont());
    const double line = metrics.height();
    return QRectF(rect()).adjusted(metrics.horizontalAdvance(QStringLiteral("-00.0")) + scaledF(6), line + scaledF(6), -scaledF(10), -2 * line - scaledF(8));
}

QPointF SensitivityView::at(double share, double value, const QRectF &plot) const
{
    return {plot.left() + share * plot.width(), plot.bottom() - (value - m_low) / (m_high - m_low) * plot.height()};
}

QPointF SensitivityView::placeOf(int point) const
{
    const SensitivityData::Point &own = m_data->points[static_cast<size_t>(point)];
    return at(own.share, own.value, plotRect());
}

void SensitivityView::paintAxes(QPainter &painter, const QRectF &plot) const
{
    const Theme &theme = currentTheme();
    const double scale = m_data->percent ? 100 : 1;
    const double line = QFontMetricsF(smallNumberFont()).height();
    painter.setFont(smallNumberFont());
    const std::vector<double> ticks = linearTicks({m_low * scale, m_high * scale}, std::max(2, static_cast<int>(plot.height() / (2 * line))));
    const int decimals = decimalsFor(ticks);
    for (const double tick : ticks) {
        const double y = std::round(at(0, tick / scale, plot).y()) + 0.5;
        painter.setPen(QPen(theme.hairline, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(0, y - line / 2, plot.left() - scaledF(4), line), Qt::AlignRight | Qt::AlignVCenter, QLocale::c().toString(tick, 'f', decimals));
    }
    painter.setPen(QPen(theme.controlBorder, 1));
    const double base = std::floor(plot.bottom()) + 0.5;
    painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));
    painter.setPen(theme.secondary);
    for (int percent = 0; percent <= 100; percent += 25) {
        const double x = plot.left() + plot.width() * percent / 100;
        const QString text = percent == 100 ? QStringLiteral("100 %") : QString::number(percent);
        const double width = scaledF(50);
        const QRectF place = percent == 100 ? QRectF(plot.right() + scaledF(8) - width, plot.bottom() + scaledF(2), width, line) : QRectF(x - width / 2, plot.bottom() + scaledF(2), width, line);
        painter.drawText(place, percent == 100 ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignCenter, text);
    }
}

void SensitivityView::paintGuard(QPainter &painter, const QRectF &plot) const
{
    if (!m_data->guard)
        return;
    const Theme &theme = currentTheme();
    const double y = std::round(at(0, *m_data->guard, plot).y()) + 0.5;
    painter.setPen(QPen(theme.warning, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setFont(smallFont());
    const QString text = tr("guard");
    const QFontMetricsF metrics(painter.font());
    // The right end is where the curve is low, unless nothing is lost.
    const bool above = y - plot.top() > metrics.height();
    const QRectF place(plot.right() - metrics.horizontalAdvance(text) - scaledF(4), above ? y - metrics.height() : y, metrics.horizontalAdvance(text) + scaledF(4), metrics.height());
    painter.setPen(theme.text);
    painter.drawText(place, Qt::AlignCenter, text);
}

void SensitivityView::paintCurve(QPainter &painter, const QRectF &plot) const
{
    const Theme &theme = currentTheme();
    QPolygonF line;
    for (const SensitivityData::Point &point : m_data->points)
        line << at(point.share, point.value, plot);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.mark(Category::Matrix), 2));
    painter.drawPolyline(line);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool meant = i == m_current;
        const auto size = static_cast<size_t>(i);
        const bool past = m_data->guard && m_data->points[size].value < *m_data->guard;
        painter.setPen(QPen(meant ? theme.accent : theme.mark(Category::Matrix), meant ? 2 : 1.5));
        painter.setBrush(past ? theme.field : theme.mark(Category::Matrix)); // hollow: past the guard, as on the trade-off chart
        const double radius = scaledF(meant ? 4.5 : 3);
        painter.drawEllipse(line[i], radius, radius);
    }
}

void SensitivityView::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_data) {
        painter.setPen(theme.secondary);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, m_emptyText);
    } else {
        const QRectF plot = plotRect();
        paintAxes(painter, plot);
        painter.setClipRect(plot.adjusted(-scaledF(6), -scaledF(6), scaledF(6), scaledF(6)));
        paintGuard(painter, plot);
        paintCurve(painter, plot);
        painter.setClipping(false);
        painter.setFont(smallFont());
        const QFontMetricsF metrics(painter.font());
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(scaledF(2), scaledF(1), width() - scaledF(4), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_data->caption, Qt::ElideRight, width() - scaledF(4)));
        painter.setPen(m_current >= 0 ? theme.text : theme.secondary);
        painter.drawText(QRectF(scaledF(2), plot.bottom() + metrics.height() + scaledF(5), width() - scaledF(4), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words(), Qt::ElideRight, width() - scaledF(4)));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void SensitivityView::setCurrent(int point)
{
    if (point == m_current)
        return;
    m_current = point;
    setAccessibleDescription(words());
    update();
}

void SensitivityView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_data)
        return;
    int nearest = -1;
    double distance = scaledF(30);
    for (int i = 0; i < static_cast<int>(m_data->points.size()); ++i)
        if (const double away = std::abs(placeOf(i).x() - event->position().x()); away < distance) {
            nearest = i;
            distance = away;
        }
    setCurrent(nearest);
}

void SensitivityView::leaveEvent(QEvent *event)
{
    setCurrent(-1);
    QWidget::leaveEvent(event);
}

void SensitivityView::keyPressEvent(QKeyEvent *event)
{
    const int last = m_data ? static_cast<int>(m_data->points.size()) - 1 : -1;
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(m_current < 0 ? last : std::max(0, m_current - 1)); return;
    case Qt::Key_Right: setCurrent(std::min(last, m_current + 1)); return;
    case Qt::Key_Home: setCurrent(std::min(0, last)); return;
    case Qt::Key_End: setCurrent(last); return;
    case Qt::Key_Escape:
        if (m_current >= 0) {
            setCurrent(-1);
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void SensitivityView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace pare
