#include "ui/charts/histogram_view.h"

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
namespace {

QString number(double value)
{
    return QLocale::c().toString(value, 'g', 3);
}

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent), m_emptyText(tr("No values"))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Histogram of values"));
}

void HistogramView::setData(std::optional<HistogramData> fresh)
{
    if (fresh && (fresh->counts.empty() || !(fresh->low <= fresh->high)))
        fresh.reset();
    if (fresh && fresh->before.size() != fresh->counts.size())
        fresh->before.clear();
    m_data = std::move(fresh);
    m_current = -1;
    m_largest = 0;
    if (m_data) {
        for (const std::vector<double> *counts : {&m_data->counts, &m_data->before}) {
            for (const double count : *counts)
                m_largest = std::max(m_largest, count);
        }
    }
    setAccessibleDescription(m_data ? summary() : m_emptyText);
    update();
}

void HistogramView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void HistogramView::setLogarithmic(bool on)
{
    if (m_logarithmic == on)
        return;
    m_logarithmic = on;
    update();
}

QString HistogramView::summary() const
{
    if (!m_data)
        return m_emptyText;
    QStringList parts;
    if (std::isfinite(m_data->mean))
        parts += tr("mean %1").arg(number(m_data->mean));
    if (std::isfinite(m_data->deviation))
        parts += tr("deviation %1").arg(number(m_data->deviation));
    if (m_data->zeroShare > 0)
        parts += tr("%1 % zeros").arg(QLocale::c().toString(m_data->zeroShare * 100, 'f', 1));
    return parts.join(QStringLiteral(" · "));
}

QString HistogramView::binText(int bin) const
{
    if (!m_data || bin < 0 || bin >= int(m_data->counts.size()))
        return {};
    const double width = (m_data->high - m_data->low) / double(m_data->counts.size());
    const double from = m_data->low + width * bin;
    const double first = from + m_data->step / 2;
    const double last = from + width - m_data->step / 2;
    const QString count = QLocale(QLocale::English).toString(m_data->counts[std::size_t(bin)], 'f', 0);
    QString text = m_data->step > 0 && last - first < m_data->step / 2 ? tr("%1: %2").arg(number(first), count) : tr("%1 to %2: %3").arg(number(first), number(last), count);
    if (!m_data->before.empty())
        text += tr(" (%1: %2)").arg(m_data->outlineName.isEmpty() ? tr("before") : m_data->outlineName, QLocale(QLocale::English).toString(m_data->before[std::size_t(bin)], 'f', 0));
    return text;
}

QSize HistogramView::sizeHint() const
{
    return {scaled(280), scaled(120)};
}

QSize HistogramView::minimumSizeHint() const
{
    return {scaled(120), scaled(80)};
}

QRectF HistogramView::plotRect() const
{
    const double line = QFontMetricsF(smallFont()).height();
    const double head = m_data && !m_data->caption.isEmpty() ? line + scaledF(2) : 0;
    return QRectF(rect()).adjusted(scaledF(4), scaledF(4) + head, -scaledF(4), -2 * line - scaledF(6));
}

double HistogramView::heightOf(double count) const
{
    if (count <= 0 || m_largest <= 0)
        return 0;
    if (!m_logarithmic)
        return count / m_largest;
    return std::log1p(count) / std::log1p(m_largest);
}

void HistogramView::paintBars(QPainter &painter, const QRectF &plot) const
{
    const Theme &theme = currentTheme();
    const std::size_t bins = m_data->counts.size();
    const auto edge = [&](std::size_t bin) { return plot.left() + plot.width() * double(bin) / double(bins); };
    painter.setPen(Qt::NoPen);
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double count = m_data->counts[bin];
        if (count <= 0)
            continue;
        const double height = std::max(1.0, heightOf(count) * plot.height()); // one value is still seen
        const double seam = edge(bin + 1) - edge(bin) > 3 ? 1 : 0;
        painter.setBrush(int(bin) == m_current ? theme.accent : theme.mark(Category::Convolution));
        painter.drawRect(QRectF(edge(bin), plot.bottom() - height, edge(bin + 1) - edge(bin) - seam, height));
    }
    if (m_data->before.empty())
        return;
    QPolygonF outline;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double y = plot.bottom() - heightOf(m_data->before[bin]) * plot.height();
        outline << QPointF(edge(bin), y) << QPointF(edge(bin + 1), y);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1));
    painter.drawPolyline(outline);
}

void HistogramView::paintAxis(QPainter &painter, const QRectF &plot) const
{
    const Theme &theme = currentTheme();
    const double line = QFontMetricsF(smallFont()).height();
    painter.setPen(QPen(theme.controlBorder, 1));
    const double base = std::floor(plot.bottom()) + 0.5;
    painter.drawLine(QPointF(plot.left(), base), QPointF(plot.right(), base));

    painter.setFont(smallNumberFont());
    painter.setPen(theme.secondary);
    const QRectF ends(plot.left(), plot.bottom() + scaledF(2), plot.width(), line);
    const QString low = number(m_data->low);
    const QString high = number(m_data->high);
    painter.drawText(ends, Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(ends, Qt::AlignRight | Qt::AlignVCenter, high);
    if (!(m_data->low < 0 && m_data->high > 0))
        return;
    const double zero = plot.left() - m_data->low / (m_data->high - m_data->low) * plot.width();
    painter.setPen(QPen(theme.secondary, 1, Qt::DashLine));
    painter.drawLine(QPointF(zero, plot.top()), QPointF(zero, plot.bottom()));
    const QFontMetricsF metrics(painter.font());
    const QRectF place(zero - 20, ends.top(), 40, line);
    const bool fits = place.left() + 12 > ends.left() + metrics.horizontalAdvance(low)
                      && place.right() - 12 < ends.right() - metrics.horizontalAdvance(high);
    if (fits)
        painter.drawText(place, Qt::AlignCenter, QStringLiteral("0"));
}

// Two lines where the range ends, and a veil over what it cuts off.
void HistogramView::paintRange(QPainter &painter, const QRectF &plot) const
{
    if (!m_data->range || !(m_data->high > m_data->low))
        return;
    const Theme &theme = currentTheme();
    const auto at = [&](double value) { return plot.left() + std::clamp((value - m_data->low) / (m_data->high - m_data->low), 0.0, 1.0) * plot.width(); };
    const double left = at(m_data->range->first);
    const double right = at(m_data->range->second);
    QColor veil = theme.warning;
    veil.setAlphaF(0.16F);
    painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), veil);
    painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), veil);
    painter.setPen(QPen(theme.warning, 1.5));
    if (m_data->range->first >= m_data->low)
        painter.drawLine(QPointF(left, plot.top()), QPointF(left, plot.bottom()));
    if (m_data->range->second <= m_data->high)
        painter.drawLine(QPointF(right, plot.top()), QPointF(right, plot.bottom()));
}

void HistogramView::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_data) {
        painter.setPen(theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const QRectF plot = plotRect();
    const QFontMetricsF metrics(smallFont());
    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    if (!m_data->caption.isEmpty())
        painter.drawText(QRectF(plot.left(), scaledF(2), plot.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(m_data->caption, Qt::ElideMiddle, plot.width()));
    paintBars(painter, plot);
    paintRange(painter, plot);
    paintAxis(painter, plot);
    painter.setFont(smallFont());
    painter.setPen(m_current >= 0 ? theme.text : theme.secondary);
    const QString words = m_current >= 0 ? binText(m_current) : summary();
    painter.drawText(QRectF(plot.left(), plot.bottom() + scaledF(2) + metrics.height(), plot.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, plot.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void HistogramView::setCurrent(int bin)
{
    if (bin == m_current)
        return;
    m_current = bin;
    setAccessibleDescription(bin < 0 ? summary() : binText(bin));
    update();
}

void HistogramView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = plotRect();
    if (!m_data || !plot.contains(event->position())) {
        setCurrent(-1);
        return;
    }
    const auto bins = double(m_data->counts.size());
    const int bin = int((event->position().x() - plot.left()) / plot.width() * bins);
    setCurrent(std::clamp(bin, 0, int(bins) - 1));
}

void HistogramView::leaveEvent(QEvent *event)
{
    setCurrent(-1);
    QWidget::leaveEvent(event);
}

void HistogramView::keyPressEvent(QKeyEvent *event)
{
    const int last = m_data ? int(m_data->counts.size()) - 1 : -1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
        setCurrent(std::min(last, m_current + 1));
        return;
    case Qt::Key_Home:
        setCurrent(std::min(0, last));
        return;
    case Qt::Key_End:
        setCurrent(last);
        return;
    case Qt::Key_Escape:
        if (m_current >= 0) {
            setCurrent(-1);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HistogramView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace pare
