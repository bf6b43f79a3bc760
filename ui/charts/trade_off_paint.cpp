#include "ui/charts/trade_off_paint.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

struct LegendWords {
    Q_DECLARE_TR_FUNCTIONS(LegendWords)
};

class Paint {
public:
    explicit Paint(QPainter &painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Paint() { m_painter.restore(); }
    Paint(const Paint &) = delete;
    Paint &operator=(const Paint &) = delete;

private:
    QPainter &m_painter;
};

// A 1-px line is sharp on the middle of a pixel.
double crisp(double pixel)
{
    return std::floor(pixel) + 0.5;
}

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

QPainterPath shapeOf(TradeOffKind kind, MarkFill fill, const QPointF &at, double r)
{
    QPainterPath path;
    if (fill == MarkFill::Collapsed) {
        path.addPolygon(QPolygonF({at + QPointF(-r, -r * 0.8), at + QPointF(r, -r * 0.8), at + QPointF(0, r)}));
        path.closeSubpath();
        return path;
    }
    switch (kind) {
    case TradeOffKind::Source:
    case TradeOffKind::Quantized:
        path.addEllipse(at, r, r);
        break;
    case TradeOffKind::Pruned:
        path.addRect(QRectF(at.x() - r * 0.9, at.y() - r * 0.9, r * 1.8, r * 1.8));
        break;
    case TradeOffKind::Both:
        path.addPolygon(QPolygonF({at + QPointF(0, -r * 1.2), at + QPointF(r * 1.2, 0), at + QPointF(0, r * 1.2),
                                   at + QPointF(-r * 1.2, 0)}));
        path.closeSubpath();
        break;
    case TradeOffKind::Other:
        path.addPolygon(QPolygonF({at + QPointF(0, -r * 1.1), at + QPointF(r * 1.1, r * 0.85), at + QPointF(-r * 1.1, r * 0.85)}));
        path.closeSubpath();
        break;
    }
    return path;
}

QPainterPath leftHalf(const QPainterPath &shape, const QPointF &at, double r)
{
    QPainterPath left;
    left.addRect(QRectF(at.x() - 2 * r, at.y() - 2 * r, 2 * r, 4 * r));
    return shape.intersected(left);
}

void drawCross(QPainter &painter, const QPointF &at, double reach, const QColor &colour, double width)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at + QPointF(-reach, -reach), at + QPointF(reach, reach));
    painter.drawLine(at + QPointF(-reach, reach), at + QPointF(reach, -reach));
}

void drawArrowHead(QPainter &painter, const QPointF &tip, double angle, double length)
{
    const auto corner = [&](double turn) {
        return tip - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * length;
    };
    painter.drawPolyline(QPolygonF({corner(0.45), tip, corner(-0.45)}));
}

} // namespace

QColor kindColour(const Theme &theme, TradeOffKind kind)
{
    switch (kind) {
    case TradeOffKind::Source:
        return theme.text;
    case TradeOffKind::Quantized:
        return theme.mark(Category::Convolution);
    case TradeOffKind::Pruned:
        return theme.mark(Category::Matrix);
    case TradeOffKind::Both:
        return theme.mark(Category::Attention);
    case TradeOffKind::Other:
        return theme.mark(Category::Shape);
    }
    return theme.text;
}

void paintMark(QPainter &painter, const Theme &theme, TradeOffKind kind, MarkFill fill, const QPointF &at, double radius,
               bool noGain, bool grey)
{
    const Paint paint(painter);
    const QColor colour = grey ? theme.disabled : kindColour(theme, kind);
    const double stroke = std::max(1.0, radius * 0.3);
    const QPainterPath shape = shapeOf(kind, fill, at, radius);
    switch (fill) {
    case MarkFill::Candidate:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondary);
        painter.drawEllipse(at, radius, radius);
        return;
    case MarkFill::Collapsed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(grey ? theme.disabled : theme.error);
        painter.drawPath(shape);
        return;
    case MarkFill::PastGuard:
        painter.setPen(QPen(theme.edge, stroke * 0.8));
        painter.setBrush(theme.canvas);
        painter.drawPath(shape);
        drawCross(painter, at, radius * 0.42, theme.edge, std::max(1.0, stroke * 0.9));
        break;
    case MarkFill::NotComparable: {
        QPen pen(theme.edge, stroke, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.0, 1.0});
        painter.setPen(pen);
        painter.setBrush(theme.canvas);
        painter.drawPath(shape);
        break;
    }
    case MarkFill::Half:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.canvas);
        painter.drawPath(shape);
        painter.setBrush(colour);
        painter.drawPath(leftHalf(shape, at, radius));
        painter.setPen(QPen(colour, stroke * 0.9));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shape);
        break;
    case MarkFill::Filled:
        if (kind == TradeOffKind::Source) { // a ring with a dot
            painter.setPen(QPen(colour, stroke));
            painter.setBrush(theme.canvas);
            painter.drawEllipse(at, radius - stroke / 2, radius - stroke / 2);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(at, radius * 0.42, radius * 0.42);
        } else { // a thin seam keeps neighbours apart
            painter.setPen(QPen(theme.canvas, radius > 4 ? 1.0 : 0.5));
            painter.setBrush(colour);
            painter.drawPath(shape);
        }
        break;
    }
    if (noGain) {
        const double y = at.y() + radius * 1.75;
        painter.setPen(QPen(theme.warning, std::max(1.5, radius * 0.36), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(at.x() - radius, y), QPointF(at.x() + radius, y));
    }
}

void paintSelectionRing(QPainter &painter, const Theme &theme, const QPointF &at, double radius, double scale)
{
    const Paint paint(painter);
    const double width = 2 * scale;
    const double ring = radius + 2 * scale + width / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, width));
    painter.drawEllipse(at, ring, ring);
}

void paintPlate(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text, const QFont &font,
                const QColor &colour)
{
    const Paint paint(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(theme.canvas, 0.82));
    painter.drawRoundedRect(rect, 2, 2);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
}

// The hatch is made of lines that end where it ends: a vector picture turns a pattern brush into pixels, and Qt's SVG
// knows no clipping.
void paintGuard(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures)
{
    if (!scene.guardY)
        return;
    const Paint paint(painter);
    const QRectF plot = scene.map.plot;
    const double y = std::clamp(*scene.guardY, plot.top(), plot.bottom());
    const QRectF below(plot.left(), y, plot.width(), plot.bottom() - y);
    if (below.height() > 0.5) {
        painter.setPen(QPen(faded(theme.warning, theme.dark ? 0.20 : 0.22), 1));
        const double step = 9 * measures.scale;
        for (double x = below.left() - below.height(); x < below.right(); x += step) {
            const double cutLeft = std::max(0.0, below.left() - x); // rises by as much as it goes right
            const double cutRight = std::max(0.0, x + below.height() - below.right());
            painter.drawLine(QPointF(x + cutLeft, below.bottom() - cutLeft),
                             QPointF(x + below.height() - cutRight, below.top() + cutRight));
        }
    }
    if (*scene.guardY < plot.top() || *scene.guardY > plot.bottom())
        return;
    QPen line(theme.warning, 1.25 * measures.scale, Qt::CustomDashLine, Qt::FlatCap);
    line.setDashPattern({5, 3});
    painter.setPen(line);
    painter.drawLine(QPointF(plot.left(), crisp(y)), QPointF(plot.right(), crisp(y)));
    paintPlate(painter, theme, scene.guardTextRect, scene.guardText, measures.label, theme.warning);
}

void paintBetter(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures)
{
    const Paint paint(painter);
    const double side = scene.betterRect.height() * 0.62;
    const QPointF tip = scene.betterRect.topLeft() + QPointF(2, scene.betterRect.height() * 0.22);
    painter.setPen(QPen(theme.secondary, 1.4 * measures.scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(tip, tip + QPointF(side, side));
    painter.drawPolyline(QPolygonF({tip + QPointF(side * 0.6, 0), tip, tip + QPointF(0, side * 0.6)}));
    painter.setFont(measures.label);
    painter.drawText(scene.betterRect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, LegendWords::tr("better"));
}

void paintGutter(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures)
{
    const QRectF gutter = scene.map.gutter;
    if (gutter.isEmpty())
        return;
    const Paint paint(painter);
    painter.fillRect(gutter, mixed(theme.error, theme.canvas, 0.07));
    // The break: a zigzag, since the axis does not go on below it.
    const double step = 4 * measures.scale;
    QPolygonF zigzag;
    bool up = false;
    for (double x = gutter.left(); x < gutter.right() + step; x += step, up = !up)
        zigzag << QPointF(std::min(x, gutter.right()), gutter.top() + (up ? -1.5 : 1.5) * measures.scale);
    painter.setPen(QPen(theme.edge, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(zigzag);
    painter.setFont(measures.label);
    painter.setPen(theme.text);
    for (const GutterLabel &label : scene.gutterLabels)
        painter.drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, label.text);
}

void paintEstimate(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures)
{
    if (!scene.estimateX)
        return;
    const Paint paint(painter);
    const QRectF plot = scene.map.plot;
    QPen pen(theme.accent, 1.5 * measures.scale, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.1, 2.5});
    painter.setPen(pen);
    painter.drawLine(QPointF(*scene.estimateX, plot.top()), QPointF(*scene.estimateX, plot.bottom()));
    const QFontMetricsF metrics(measures.label);
    const double width = metrics.horizontalAdvance(scene.estimateText) + 8 * measures.scale;
    const double left = std::clamp(*scene.estimateX + 3 * measures.scale, plot.left(), plot.right() - width);
    paintPlate(painter, theme, QRectF(left, plot.top() + 3 * measures.scale, width, metrics.height()), scene.estimateText,
               measures.label, theme.accent);
}

void paintFront(QPainter &painter, const Theme &theme, const TradeOffScene &scene, double scale)
{
    if (scene.front.size() < 2)
        return;
    const Paint paint(painter);
    painter.setPen(QPen(theme.text, 1.5 * scale, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(scene.front.data(), int(scene.front.size()));
}

void paintBars(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const std::vector<TradeOffBar> &bars,
               const TradeOffData &data, double scale)
{
    const Paint paint(painter);
    const QRectF plot = scene.map.plot;
    const double cap = 3 * scale;
    const bool many = bars.size() > 2 * mostLabels;
    for (const TradeOffBar &bar : bars) {
        const TradeOffPoint *point = pointById(data, bar.id);
        if (!point)
            continue;
        const TradeOffMark *mark = markOf(scene, bar.id);
        const bool grey = mark && (mark->fill == MarkFill::PastGuard || mark->fill == MarkFill::NotComparable || mark->infeasible);
        QColor colour = grey ? theme.edge : kindColour(theme, point->kind);
        if (mark && many && !mark->onFront && !mark->selected && mark->kind != TradeOffKind::Source)
            colour.setAlphaF(0.5f); // so that the front's stand out
        painter.setPen(QPen(colour, std::max(1.0, scale)));
        const bool upright = bar.line.dx() == 0;
        const QPointF shift = upright ? QPointF(crisp(bar.line.x1()) - bar.line.x1(), 0)
                                      : QPointF(0, crisp(bar.line.y1()) - bar.line.y1());
        const QPointF half = upright ? QPointF(cap, 0) : QPointF(0, cap);
        const auto inside = [&plot](const QPointF &end) {
            return QPointF(std::clamp(end.x(), plot.left(), plot.right()), std::clamp(end.y(), plot.top(), plot.bottom()));
        };
        painter.drawLine(inside(bar.line.p1()) + shift, inside(bar.line.p2()) + shift);
        for (const QPointF &end : {bar.line.p1(), bar.line.p2()}) {
            if (inside(end) == end) // a bar that goes on past the edge has no cap there
                painter.drawLine(end + shift - half, end + shift + half);
        }
    }
}

void paintMarks(QPainter &painter, const Theme &theme, const TradeOffScene &scene, double scale)
{
    const Paint paint(painter);
    for (const TradeOffMark &mark : scene.marks) {
        if (mark.arriving)
            continue;
        painter.setOpacity(mark.opacity);
        paintMark(painter, theme, mark.kind, mark.fill, mark.at, mark.radius, mark.noGain, mark.infeasible);
        painter.setOpacity(1);
        if (mark.selected)
            paintSelectionRing(painter, theme, mark.at, mark.radius, scale);
    }
}

void paintLabels(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures)
{
    const Paint paint(painter);
    for (const TradeOffLabel &label : scene.labels) {
        if (!label.placed.leader)
            continue;
        painter.setPen(QPen(theme.edge, 1));
        painter.drawLine(label.placed.leaderFrom, label.placed.leaderTo);
    }
    for (const TradeOffLabel &label : scene.labels)
        paintPlate(painter, theme, label.placed.rect, label.text, label.strong ? measures.strongLabel : measures.label,
                   theme.text);
    // Marks that carry several names without room for any still say how many they are, where that covers nothing.
    painter.setFont(measures.label);
    painter.setPen(theme.secondary);
    const QFontMetricsF metrics(measures.label);
    for (const TradeOffMark &mark : scene.marks) {
        const bool labelled = std::any_of(scene.labels.begin(), scene.labels.end(),
                                          [&mark](const TradeOffLabel &label) { return label.placed.id == mark.id; });
        if (mark.members.size() < 2 || labelled || mark.inGutter || mark.arriving || mark.fill == MarkFill::Candidate)
            continue;
        const QString text = QStringLiteral("×%1").arg(mark.members.size());
        const QRectF place(mark.at.x() + mark.radius + 1, mark.at.y() - metrics.height() * 0.8,
                           metrics.horizontalAdvance(text), metrics.height() * 0.8);
        const bool free = std::none_of(scene.marks.begin(), scene.marks.end(), [&](const TradeOffMark &other) {
            return &other != &mark && place.adjusted(-other.radius, -other.radius, other.radius, other.radius).contains(other.at);
        });
        if (free)
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    }
}

void paintLineage(QPainter &painter, const Theme &theme, const std::vector<QPointF> &way, double scale)
{
    if (way.size() < 2)
        return;
    const Paint paint(painter);
    painter.setPen(QPen(theme.secondary, 1.25 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(way.data(), int(way.size()));
    const QPointF tip = way.back();
    const QPointF before = way[way.size() - 2];
    drawArrowHead(painter, tip, std::atan2(tip.y() - before.y(), tip.x() - before.x()), 7 * scale);
}

void paintLegend(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const QRectF &rect, const QFont &font,
                 double scale)
{
    struct Entry {
        TradeOffKind kind;
        MarkFill fill;
        bool noGain;
        QString text;
    };
    const auto any = [&scene](auto holds) { return std::any_of(scene.marks.begin(), scene.marks.end(), holds); };
    std::vector<Entry> entries;
    for (const TradeOffKind kind : {TradeOffKind::Source, TradeOffKind::Quantized, TradeOffKind::Pruned, TradeOffKind::Both,
                                    TradeOffKind::Other}) {
        if (any([kind](const TradeOffMark &mark) {
                return mark.kind == kind && mark.fill != MarkFill::Collapsed && mark.fill != MarkFill::Candidate;
            }))
            entries.push_back({kind, MarkFill::Filled, false, kindWord(kind)});
    }
    const std::vector<std::pair<MarkFill, QString>> fills{{MarkFill::PastGuard, LegendWords::tr("past guard")},
                                                          {MarkFill::Half, LegendWords::tr("unclear")},
                                                          {MarkFill::Collapsed, LegendWords::tr("collapsed")},
                                                          {MarkFill::NotComparable, LegendWords::tr("other conditions")},
                                                          {MarkFill::Candidate, LegendWords::tr("tried")}};
    for (const auto &[fill, text] : fills) {
        if (any([wanted = fill](const TradeOffMark &mark) { return mark.fill == wanted; }))
            entries.push_back({fill == MarkFill::Half ? TradeOffKind::Other : TradeOffKind::Quantized, fill, false, text});
    }
    const Paint paint(painter);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double radius = 4 * scale;
    double x = rect.left();
    const auto room = [&](const QString &text) {
        return x + 2 * radius + 5 * scale + metrics.horizontalAdvance(text) <= rect.right();
    };
    const auto write = [&](const QString &text) {
        x += 2 * radius + 5 * scale;
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(x, rect.top(), metrics.horizontalAdvance(text) + 1, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
        x += metrics.horizontalAdvance(text) + 12 * scale;
    };
    for (const Entry &entry : entries) {
        if (!room(entry.text))
            return;
        const bool small = entry.fill == MarkFill::Candidate;
        paintMark(painter, theme, entry.kind, entry.fill, QPointF(x + radius, rect.center().y()), small ? 2 * scale : radius);
        write(entry.text);
    }
    const QString noGain = LegendWords::tr("no gain");
    if (!any([](const TradeOffMark &mark) { return mark.noGain; }) || !room(noGain))
        return;
    painter.setPen(QPen(theme.warning, 2 * scale, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, crisp(rect.center().y())), QPointF(x + 2 * radius, crisp(rect.center().y())));
    write(noGain);
}

} // namespace pare
