#include "ui/charts/trade_off_plot.h"

#include "ui/charts/trade_off_front.h"
#include "ui/charts/trade_off_paint.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QFontMetricsF>

#include <algorithm>

namespace pare {
namespace {

// A layerable that draws what it is told to, so that the scene's parts take their places between QCustomPlot's own.
class Painted : public QCPLayerable {
public:
    Painted(QCustomPlot *plot, const QString &layer, std::function<void(QPainter &)> paint)
        : QCPLayerable(plot, layer), m_paint(std::move(paint))
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter *painter) override { m_paint(*painter); }

private:
    std::function<void(QPainter &)> m_paint;
};

// Ticks that were decided outside, with their labels.
class GivenTicks : public QCPAxisTicker {
public:
    void set(const std::vector<double> &ticks, double divisor, int decimals, const QString &suffix)
    {
        m_ticks = QVector<double>(ticks.begin(), ticks.end());
        m_labels.clear();
        for (const double tick : ticks)
            m_labels.append(QLocale(QLocale::English).toString(tick / divisor, 'f', decimals) + suffix);
    }
    const QVector<QString> &labels() const { return m_labels; }

    void generate(const QCPRange &, const QLocale &, QChar, int, QVector<double> &ticks, QVector<double> *subTicks,
                  QVector<QString> *labels) override
    {
        ticks = m_ticks;
        if (subTicks)
            subTicks->clear();
        if (labels)
            *labels = m_labels;
    }

private:
    QVector<double> m_ticks;
    QVector<QString> m_labels;
};

GivenTicks &ticksOf(QCPAxis *axis)
{
    return static_cast<GivenTicks &>(*axis->ticker());
}

} // namespace

TradeOffPlot::TradeOffPlot(Use use, QWidget *parent)
    : QCustomPlot(parent), m_use(use), m_theme(use == Use::Window ? currentTheme() : lightTheme())
{
    axisRect()->setAutoMargins(QCP::msNone);
    plotLayout()->setMargins({});
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setTicker(QSharedPointer<GivenTicks>::create());
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(0);
    }
    addLayer(QStringLiteral("marks"), layer(QStringLiteral("axes")), limAbove);
    layer(QStringLiteral("marks"))->setMode(QCPLayer::lmBuffered);
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmBuffered);
    moveLayer(layer(QStringLiteral("overlay")), layer(QStringLiteral("marks")), limAbove);
    // Named locals would dangle: the layer owns these.
    new Painted(this, QStringLiteral("main"), [this](QPainter &painter) {
        paintGuard(painter, m_theme, m_scene, m_measures);
        paintGutter(painter, m_theme, m_scene, m_measures);
        paintBetter(painter, m_theme, m_scene, m_measures);
        paintEstimate(painter, m_theme, m_scene, m_measures);
        paintHint(painter);
        paintHead(painter);
        paintFoot(painter);
    });
    new Painted(this, QStringLiteral("marks"), [this](QPainter &painter) {
        for (const TradeOffMark &mark : m_scene.marks) {
            if (mark.selected)
                paintLineage(painter, m_theme, lineageOf(m_data, m_scene, mark, m_measures.scale), m_measures.scale);
        }
        paintFront(painter, m_theme, m_scene, m_measures.scale);
        paintBars(painter, m_theme, m_scene, m_scene.bars, m_data, m_measures.scale);
        paintMarks(painter, m_theme, m_scene, m_measures.scale);
        paintLabels(painter, m_theme, m_scene, m_measures);
    });
    new Painted(this, QStringLiteral("overlay"), [this](QPainter &painter) {
        if (m_overlay)
            m_overlay(painter);
    });
    connect(this, &QCustomPlot::beforeReplot, this, &TradeOffPlot::arrange);
    setInteractions({});
}

void TradeOffPlot::setTheme(const Theme &theme)
{
    m_theme = theme;
    replot(rpQueuedReplot);
}

void TradeOffPlot::setContents(TradeOffData data, TradeOffView view)
{
    m_data = std::move(data);
    m_view = std::move(view);
    replot(rpQueuedReplot);
}

void TradeOffPlot::setView(TradeOffView view)
{
    m_view = std::move(view);
    replot(rpQueuedReplot);
}

void TradeOffPlot::setOverlay(std::function<void(QPainter &)> paint)
{
    m_overlay = std::move(paint);
}

void TradeOffPlot::redrawOverlay()
{
    layer(QStringLiteral("overlay"))->replot();
}

void TradeOffPlot::setHeadReserve(double pixels)
{
    if (pixels == m_headReserve)
        return;
    m_headReserve = pixels;
    replot(rpQueuedReplot);
}

QString TradeOffPlot::axisTitle() const
{
    const QString word = costWord(m_view.x);
    if (m_view.x == TradeOffX::LatencyRatio || m_unit.unit.isEmpty())
        return word;
    return QStringLiteral("%1 (%2)").arg(word, m_unit.unit);
}

void TradeOffPlot::paintEvent(QPaintEvent *event)
{
    if (!qFuzzyCompare(bufferDevicePixelRatio(), devicePixelRatioF())) { // moved to a screen of another density
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpImmediateRefresh);
    }
    QCustomPlot::paintEvent(event);
}

// Decides in this order: the rows of text at top and bottom, the y axis (whose labels set the left margin), the x axis.
void TradeOffPlot::arrange()
{
    m_measures.scale = scaleFactor();
    m_measures.label = smallFont();
    m_measures.strongLabel = smallFont();
    m_measures.strongLabel.setWeight(QFont::DemiBold);
    const double s = m_measures.scale;
    const QFontMetricsF small(m_measures.label);
    const QFontMetricsF numbers(smallNumberFont());
    const QRectF all = viewport();
    const double row = std::max(small.height() + 6 * s, 24 * s);

    m_frame.head = QRectF(all.left() + 8 * s, all.top() + 2 * s, all.width() - 16 * s - m_headReserve, row);
    const double areaTop = m_frame.head.bottom() + 4 * s;
    const double areaBottom = std::max(areaTop + 40 * s, all.bottom() - row - numbers.height() - 6 * s);
    const double right = all.right() - 12 * s;

    // The labels' width depends on the ticks, which depend on the height alone.
    PlotMapping map = mappingFor(m_data, m_view, QRectF(all.left(), areaTop, right - all.left(), areaBottom - areaTop), s);
    const int wanted = std::max(2, int(map.plot.height() / (44 * s)));
    std::vector<double> yTicks = linearTicks(map.y, wanted);
    for (int more = 1; yTicks.size() < 2 && more <= 10; ++more) // a single tick would give no scale
        yTicks = linearTicks(map.y, wanted + more);
    std::erase_if(yTicks, [this](double tick) { return tick > m_data.metric.upperBound; });
    ticksOf(yAxis).set(yTicks, 1, decimalsFor(yTicks), {});
    double widest = 0;
    for (const QString &label : ticksOf(yAxis).labels())
        widest = std::max(widest, numbers.horizontalAdvance(label));
    m_frame.area = QRectF(QPointF(std::ceil(all.left() + 14 * s + widest), std::round(areaTop)),
                          QPointF(std::floor(right), std::round(areaBottom)));
    map = mappingFor(m_data, m_view, m_frame.area, s);

    m_unit = costUnit(m_view.x, map.x.high);
    const int columns = std::max(2, int(map.plot.width() / (72 * s)));
    const std::vector<double> xTicks = m_view.logarithmic ? logarithmicTicks(map.x, columns) : linearTicks(map.x, columns);
    std::vector<double> shownTicks;
    std::transform(xTicks.begin(), xTicks.end(), std::back_inserter(shownTicks), [this](double tick) { return tick / m_unit.divisor; });
    ticksOf(xAxis).set(xTicks, m_unit.divisor, decimalsFor(shownTicks),
                       m_view.x == TradeOffX::LatencyRatio ? QStringLiteral("×") : QString());

    xAxis->setScaleType(m_view.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    xAxis->setRange(map.x.low, map.x.high);
    // The axis also covers the gutter, where it has neither ticks nor meaning.
    const double beyond = (map.y.high - map.y.low) * map.gutter.height() / std::max(1.0, map.plot.height());
    yAxis->setRangeReversed(map.downward);
    yAxis->setRange(map.downward ? map.y.low : map.y.low - beyond, map.downward ? map.y.high + beyond : map.y.high);

    const double footTop = m_frame.area.bottom() + numbers.height() + 4 * s;
    const double titleWidth = small.horizontalAdvance(axisTitle()) + 28 * s;
    m_frame.axisTitle = QRectF(all.right() - 8 * s - titleWidth, footTop, titleWidth, row);
    m_frame.legend = QRectF(all.left() + 10 * s, footTop, m_frame.axisTitle.left() - all.left() - 18 * s, row);
    dressAxes();
    m_scene = sceneFor(m_data, m_view, map, m_measures, m_labels);
}

void TradeOffPlot::dressAxes()
{
    const QRect area = m_frame.area.toRect();
    const QRect all = viewport();
    axisRect()->setMargins(QMargins(area.left() - all.left(), area.top() - all.top(), all.right() - area.right(),
                                    all.bottom() - area.bottom()));
    setBackground(QBrush(m_theme.canvas));
    QColor grid = m_theme.hairline;
    grid.setAlphaF(m_theme.dark ? 0.75f : 0.7f);
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(smallNumberFont());
        axis->setTickLabelColor(m_theme.secondary);
        axis->setTickLabelPadding(int(std::lround(4 * m_measures.scale)));
        axis->setBasePen(QPen(m_theme.controlBorder, 1));
        axis->setTickPen(QPen(m_theme.controlBorder, 1));
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setAntialiased(false);
    }
}

void TradeOffPlot::paintHead(QPainter &painter) const
{
    painter.save();
    QString metric = m_data.metric.unit.isEmpty() ? m_data.metric.name
                                                  : QStringLiteral("%1 (%2)").arg(m_data.metric.name, m_data.metric.unit);
    if (!m_data.metric.higherIsBetter)
        metric += tr(", lower is better");
    QFont strong = m_measures.strongLabel;
    const QFontMetricsF strongMetrics(strong);
    const QFontMetricsF metrics(m_measures.label);
    painter.setFont(strong);
    painter.setPen(m_theme.text);
    const QString name = strongMetrics.elidedText(metric, Qt::ElideRight, m_frame.head.width());
    painter.drawText(m_frame.head, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    const double used = strongMetrics.horizontalAdvance(name) + 10 * m_measures.scale;
    const QRectF rest = m_frame.head.adjusted(used, 0, 0, 0);
    if (rest.width() > 40 * m_measures.scale && !m_data.conditions.isEmpty()) {
        painter.setFont(m_measures.label);
        painter.setPen(m_theme.secondary);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(m_data.conditions, Qt::ElideRight, rest.width()));
    }
    painter.restore();
}

void TradeOffPlot::paintFoot(QPainter &painter) const
{
    QRectF line = m_frame.legend;
    if (m_scene.notPlaced > 0) {
        painter.save();
        const QFontMetricsF metrics(m_measures.label);
        const QString lacking = m_scene.notPlaced == 1 ? tr("1 not shown: not measured")
                                                       : tr("%1 not shown: not measured").arg(m_scene.notPlaced);
        const double width = metrics.horizontalAdvance(lacking) + 8 * m_measures.scale;
        painter.setFont(m_measures.label);
        painter.setPen(m_theme.secondary);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, lacking);
        line.setRight(line.right() - width);
        painter.restore();
    }
    paintLegend(painter, m_theme, m_scene, line, m_measures.label, m_measures.scale);
    if (m_use == Use::Window)
        return;
    painter.save();
    painter.setFont(m_measures.label);
    painter.setPen(m_theme.text);
    painter.drawText(m_frame.axisTitle, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, axisTitle());
    painter.restore();
}

// With the source alone the chart says how to get a second point.
void TradeOffPlot::paintHint(QPainter &painter) const
{
    if (m_data.points.size() != 1 || m_scene.marks.size() != 1)
        return;
    painter.save();
    const QRectF plot = m_scene.map.plot;
    painter.setFont(baseFont());
    painter.setPen(m_theme.secondary);
    painter.drawText(QRectF(plot.left(), plot.top() + plot.height() * 0.12, plot.width() * 0.86, plot.height() * 0.3),
                     Qt::AlignCenter | Qt::TextWordWrap, tr("Run a recipe or a batch of presets"));
    painter.restore();
}

void TradeOffPlot::drawInto(QPaintDevice &device, const QSize &size)
{
    const QRect before = viewport();
    setViewport(QRect(QPoint(0, 0), size));
    arrange();
    QCPPainter painter;
    painter.begin(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(QRect(QPoint(0, 0), size), m_theme.canvas);
    toPainter(&painter, size.width(), size.height());
    painter.end();
    setViewport(before);
}

} // namespace pare
