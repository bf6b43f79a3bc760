#include "ui/canvas/node_painter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double nodeRadius = 3;
constexpr double stripWidth = 4;
constexpr double ringGap = 2;   // design pixels around a selected node
constexpr double ringWidth = 2;
constexpr double margin = 7;    // of a body's picture, for what lies outside of the node
constexpr qsizetype mostBodies = 3000;
constexpr qsizetype mostBadges = 400;
constexpr size_t mostShownBadges = 3;
constexpr size_t arrowBytes = 5;    // of " → " before a count
constexpr double beforeKind = 0.6;  // of the text's size
constexpr double leastOfName = 0.45; // of the room that a name shares with its kind

QPen dashedPen(const QColor &colour, double width, double on, double off)
{
    QPen pen(colour, width);
    pen.setDashPattern({on / width, off / width});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void strokeInside(QPainter &painter, const QRectF &rect, double radius, const QPen &pen)
{
    const double half = pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), std::max(0.0, radius - half), std::max(0.0, radius - half));
}

void fillRounded(QPainter &painter, const QRectF &rect, double radius, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, std::max(0.0, radius), std::max(0.0, radius));
}

// Diagonal lines, so that "no value" is not taken for a low one.
void hatch(QPainter &painter, const QRectF &rect, const QColor &colour, double line)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(colour, line));
    const double step = 6 * line;
    for (double x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

// The signs of badges without a text, in a square of `size` around the middle.
void drawSign(QPainter &painter, BadgeKind kind, QPointF middle, double size, const QColor &ink, double line)
{
    const double half = size / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, line, Qt::SolidLine, Qt::RoundCap));
    switch (kind) {
    case BadgeKind::Lock: {
        const QRectF box(middle.x() - half * 0.8, middle.y() - half * 0.1, half * 1.6, half * 1.05);
        QPainterPath bow;
        const double across = half * 0.5;
        bow.moveTo(middle.x() - across, box.top());
        bow.lineTo(middle.x() - across, middle.y() - half * 0.35);
        bow.arcTo(QRectF(middle.x() - across, middle.y() - half * 0.9, 2 * across, 2 * across), 180, -180);
        bow.lineTo(middle.x() + across, box.top());
        painter.drawPath(bow);
        fillRounded(painter, box, line * 0.8, ink);
        break;
    }
    case BadgeKind::Declined:
        painter.drawEllipse(middle, half * 0.85, half * 0.85);
        painter.drawLine(middle + QPointF(-half * 0.58, half * 0.58), middle + QPointF(half * 0.58, -half * 0.58));
        break;
    case BadgeKind::Warning:
        painter.setPen(QPen(ink, line * 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(0, -half * 0.75), middle + QPointF(0, half * 0.15));
        fillRounded(painter, {middle.x() - line * 0.9, middle.y() + half * 0.75 - line * 0.9, line * 1.8, line * 1.8}, line, ink);
        break;
    case BadgeKind::Bookmark: { // a ribbon
        QPainterPath ribbon(middle + QPointF(-half * 0.55, -half * 0.9));
        ribbon.lineTo(middle + QPointF(half * 0.55, -half * 0.9));
        ribbon.lineTo(middle + QPointF(half * 0.55, half * 0.9));
        ribbon.lineTo(middle + QPointF(0, half * 0.4));
        ribbon.lineTo(middle + QPointF(-half * 0.55, half * 0.9));
        ribbon.closeSubpath();
        painter.fillPath(ribbon, ink);
        break;
    }
    case BadgeKind::Precision:
    case BadgeKind::Removed: break;
    }
}

bool hasSign(BadgeKind kind)
{
    return kind == BadgeKind::Lock || kind == BadgeKind::Declined || kind == BadgeKind::Warning || kind == BadgeKind::Bookmark;
}

} // namespace

double NodeMetrics::strip() const
{
    return vector ? stripWidth * scale : std::max(std::ceil(1.5 * line), std::round(stripWidth * scale));
}

double NodeMetrics::outline() const
{
    return vector ? line : std::max(1.0, std::round(line));
}

// Title and name share the height; the highest level adds a third line and puts a figure at its right end.
struct NodePainter::Lines {
    double titleSize = 0;
    double nameSize = 0;
    double badgeSize = 0;
    double titleBase = 0; // baselines, relative to the target
    double nameBase = 0;  // 0: no such line
    double lastBase = 0;
    double left = 0;      // of all texts
    double right = 0;
};

NodePainter::Lines NodePainter::linesOf(const QRectF &rect, const NodeMetrics &metrics, bool oneLine, CanvasText &text)
{
    Lines lines;
    const double unit = metrics.line;
    const double design = rect.height() / unit; // height in design pixels
    const double padding = std::clamp(7 * metrics.scale, 3 * unit, 9 * unit);
    lines.left = rect.left() + metrics.strip() + padding;
    lines.right = rect.right() - std::max(2 * unit, padding - unit);
    const auto baseOf = [&](TextRole role, double size, double middle) {
        const SizedFont &font = text.font(role, size);
        return middle + font.capHeight() / 2;
    };
    const auto rounded = [&](double y) { return metrics.vector ? y : std::round(y); };
    if (metrics.level == DetailLevel::Operators) {
        lines.titleSize = std::clamp(rect.height() * 0.62, 6.5 * unit, 10.5 * unit);
        lines.titleBase = rounded(baseOf(TextRole::Title, lines.titleSize, rect.center().y()));
        return lines;
    }
    if (design < 25 || oneLine) {
        lines.titleSize = std::max(7.5 * unit, 12.5 * metrics.scale);
        lines.badgeSize = 7 * unit;
        lines.titleBase = rounded(baseOf(TextRole::Title, lines.titleSize, rect.center().y()));
        return lines;
    }
    const bool three = metrics.level == DetailLevel::Everything;
    const double foot = three ? 5 * unit : 0; // the bar
    const double room = rect.height() - foot;
    lines.titleSize = three ? std::min(textSize(TextRole::Title) * metrics.scale, room / 4.05)
                            : std::min(textSize(TextRole::Title) * metrics.scale, textSize(TextRole::Title) * 1.15 * unit);
    lines.titleSize = std::max(lines.titleSize, 8.5 * unit);
    lines.nameSize = std::max(lines.titleSize * textSize(TextRole::Name) / textSize(TextRole::Title), 8 * unit);
    lines.badgeSize = std::max(lines.titleSize * 0.78, 7.5 * unit);
    const double pitch = three ? room / 3.25 : std::min(room / 2.2, lines.titleSize * 1.3);
    const double middle = rect.top() + room / 2;
    lines.titleBase = rounded(baseOf(TextRole::Title, lines.titleSize, middle - (three ? pitch : pitch / 2)));
    lines.nameBase = rounded(baseOf(TextRole::Name, lines.nameSize, three ? middle : middle + pitch / 2));
    if (three)
        lines.lastBase = rounded(baseOf(TextRole::Name, lines.nameSize, middle + pitch));
    return lines;
}

void NodePainter::forget(const BadgeLook &overflow)
{
    m_overflow = overflow;
    m_bodies.clear();
    m_badges.clear();
    m_text.forgetLines();
}

void NodePainter::body(QPainter &painter, const QRectF &rect, const NodeBody &body, const NodeMetrics &metrics)
{
    if (metrics.vector) {
        drawBody(painter, rect, body, metrics);
        return;
    }
    if (metrics.scale != m_scale || metrics.line != m_line) {
        m_bodies.clear();
        m_badges.clear();
        m_scale = metrics.scale;
        m_line = metrics.line;
    }
    const int width = static_cast<int>(rect.width());
    const int height = static_cast<int>(rect.height());
    const int around = static_cast<int>(std::ceil(margin * metrics.line));
    const BodyKey key{body, width, height};
    auto found = m_bodies.constFind(key);
    if (found == m_bodies.constEnd()) {
        if (m_bodies.size() >= mostBodies)
            m_bodies.clear();
        QImage picture(width + 2 * around, height + 2 * around, QImage::Format_ARGB32_Premultiplied);
        picture.fill(0);
        QPainter own(&picture);
        own.setRenderHint(QPainter::Antialiasing);
        drawBody(own, QRectF(around, around, width, height), body, metrics);
        own.end();
        found = m_bodies.insert(key, std::move(picture));
    }
    painter.drawImage(rect.topLeft() - QPointF(around, around), *found);
}

void NodePainter::drawBody(QPainter &painter, const QRectF &rect, const NodeBody &body, const NodeMetrics &metrics) const
{
    const double unit = metrics.line;
    const double outline = metrics.outline();
    const bool pill = body.kind == NodeKind::Input || body.kind == NodeKind::Output;
    const double radius = pill ? rect.height() / 2 : std::max(nodeRadius * metrics.scale, std::min(2.0, nodeRadius) * unit);
    const QColor mark = QColor::fromRgb(body.mark);
    const QColor fill = QColor::fromRgb(body.fill);
    const QColor ink = QColor::fromRgb(body.ink);
    const QColor accent = QColor::fromRgb(body.accent);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto around = [&](double distance) { return rect.adjusted(-distance, -distance, distance, distance); };

    if (body.selected) {
        const double outside = (ringGap + ringWidth) * unit;
        strokeInside(painter, around(outside), radius + outside, QPen(accent, ringWidth * unit));
    } else if (body.lit) {
        strokeInside(painter, around(ringWidth * unit), radius + ringWidth * unit, QPen(accent, ringWidth * unit));
    }
    if (body.grouped) {
        const double outside = (body.selected ? 6.5 : 4) * unit;
        strokeInside(painter, around(outside), radius + outside, dashedPen(accent, 1.5 * unit, 4 * unit, 3 * unit));
    }

    const QColor line = body.hovered ? ink : mark;
    const double strip = pill ? 0 : metrics.strip();
    if (body.kind == NodeKind::Group) { // a stack: what lies below shows at two edges
        for (const double behind : {4.0, 2.0}) {
            fillRounded(painter, rect.translated(behind * unit, behind * unit), radius, line);
            fillRounded(painter, rect.translated(behind * unit, behind * unit).adjusted(outline, outline, -outline, -outline), radius - outline, fill);
        }
    }
    if (body.kind == NodeKind::Unknown || body.kind == NodeKind::Gone) {
        fillRounded(painter, rect, radius, fill);
        strokeInside(painter, rect, radius, dashedPen(line, std::max(outline, 1.25 * unit), 4 * unit, 3 * unit));
    } else {
        fillRounded(painter, rect, radius, line);
        fillRounded(painter, rect.adjusted(outline, outline, -outline, -outline), radius - outline, fill);
    }
    QPainterPath inner;
    const QRectF inside = rect.adjusted(outline, outline, -outline, -outline);
    inner.addRoundedRect(inside, std::max(0.0, radius - outline), std::max(0.0, radius - outline));
    painter.save();
    painter.setClipPath(inner, Qt::IntersectClip);
    if (body.hatched)
        hatch(painter, inside.adjusted(std::max(0.0, strip - outline), 0, 0, 0), mixed(ink, fill, 0.18), std::max(1.0, unit));
    if (strip > 0)
        painter.fillRect(QRectF(rect.left(), rect.top(), strip, rect.height()), mark);
    if (body.bar >= 0) {
        const double height = std::max(2 * unit, std::round(3 * std::min(metrics.scale, 1.5 * unit)));
        painter.fillRect(QRectF(rect.left() + strip, rect.bottom() - outline - height, body.bar, height), QColor::fromRgb(body.barColour));
    }
    painter.restore();
    if (body.kind == NodeKind::ControlFlow) {
        const double in = std::max(2.0, std::round(2.5 * unit));
        strokeInside(painter, rect.adjusted(strip + in - outline, in, -in, -in), std::max(0.0, radius - in), QPen(line, outline));
    }
}

std::vector<NodePainter::PlacedBadge> NodePainter::placeBadges(const QRectF &rect, const std::vector<BadgeLook> &badges,
                                                               const NodeMetrics &metrics)
{
    std::vector<PlacedBadge> placed;
    if (badges.empty() || metrics.level < DetailLevel::Names)
        return placed;
    const Lines lines = linesOf(rect, metrics, false, m_text);
    const double size = lines.badgeSize;
    const double height = std::min(std::round(size * 1.5), std::floor(rect.height() - 4 * metrics.line));
    const double cap = m_text.font(TextRole::Title, lines.titleSize).capHeight();
    const double top = std::round(lines.titleBase - cap / 2 - height / 2);
    const double gap = std::round(3 * metrics.line);
    const double least = lines.left + (lines.right - lines.left) * 0.4; // the title keeps this much
    const size_t shown = badges.size() <= mostShownBadges ? badges.size() : mostShownBadges - 1;
    double right = lines.right + 2 * metrics.line;
    const auto place = [&](const BadgeLook &look, int index, bool must) {
        const bool text = !look.text.empty();
        const double wide = std::ceil(text ? m_text.widthOf(look.text, TextRole::Small, size) + size * 0.8 : height);
        if (!must && right - wide < least)
            return false;
        placed.push_back({{std::round(right - wide), top, wide, height}, look, index});
        right -= wide + gap;
        return true;
    };
    size_t next = 0;
    while (next < shown && place(badges[next], static_cast<int>(next), next == 0))
        ++next;
    if (next < badges.size()) {
        BadgeLook more = m_overflow;
        more.text = "+" + std::to_string(badges.size() - next);
        place(more, -1, false);
    }
    return placed;
}

void NodePainter::drawBadge(QPainter &painter, const QRectF &rect, const BadgeLook &badge, const NodeMetrics &metrics)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(3 * metrics.line, rect.height() / 3);
    const QColor ink = QColor::fromRgb(badge.ink);
    const bool planned = badge.state == BadgeState::Planned;
    if (badge.ground != 0)
        fillRounded(painter, rect, radius, QColor::fromRgb(badge.ground));
    if (planned)
        strokeInside(painter, rect, radius, dashedPen(ink, std::max(1.0, metrics.line), 3 * metrics.line, 2 * metrics.line));
    if (badge.text.empty() && hasSign(badge.kind)) {
        drawSign(painter, badge.kind, rect.center(), rect.height() * 0.68, ink, std::max(1.0, 1.2 * metrics.line));
        return;
    }
    const double size = rect.height() / 1.5;
    const double width = m_text.widthOf(badge.text, TextRole::Small, size);
    const double base = rect.center().y() + m_text.font(TextRole::Small, size).capHeight() / 2;
    m_text.draw(painter, {rect.center().x() - width / 2, metrics.vector ? base : std::round(base)}, badge.text, TextRole::Small, size,
                static_cast<float>(rect.width()), Elide::None, ink, metrics.vector);
}

void NodePainter::texts(QPainter &painter, const QRectF &rect, const NodeTexts &texts, const std::vector<BadgeLook> &badges,
                        const NodeMetrics &metrics)
{
    const Lines lines = linesOf(rect, metrics, texts.name.empty() && texts.value.empty() && badges.empty(), m_text);
    double right = lines.right;
    for (const PlacedBadge &badge : placeBadges(rect, badges, metrics)) {
        right = std::min(right, badge.rect.left() - 4 * metrics.line);
        if (metrics.vector) {
            drawBadge(painter, badge.rect, badge.look, metrics);
            continue;
        }
        const int width = static_cast<int>(badge.rect.width());
        const int height = static_cast<int>(badge.rect.height());
        const BadgeKey key{QByteArray::fromStdString(badge.look.text),
                           static_cast<int>(badge.look.kind) * 2 + static_cast<int>(badge.look.state), badge.look.ground,
                           badge.look.ink, width, height};
        auto found = m_badges.constFind(key);
        if (found == m_badges.constEnd()) {
            if (m_badges.size() >= mostBadges)
                m_badges.clear();
            QImage picture(width, height, QImage::Format_ARGB32_Premultiplied);
            picture.fill(0);
            QPainter own(&picture);
            drawBadge(own, QRectF(0, 0, width, height), badge.look, metrics);
            own.end();
            found = m_badges.insert(key, std::move(picture));
        }
        painter.drawImage(badge.rect.topLeft(), *found);
    }

    const auto line = [&](std::string_view text, TextRole role, double size, double left, double end, double base, Elide elide,
                          QRgb colour) {
        const auto room = static_cast<float>(end - left);
        if (text.empty() || room < size * 1.4)
            return 0.0f;
        double start = left;
        if (texts.centred)
            start += std::max(0.0, (room - static_cast<double>(m_text.widthOf(text, role, size))) / 2);
        return m_text.draw(painter, {metrics.vector ? start : std::round(start), base}, text, role, size, room, elide,
                           QColor::fromRgb(colour), metrics.vector);
    };
    const double left = texts.centred ? rect.left() + (rect.right() - lines.right) : lines.left;
    double titleLeft = left;
    if (texts.closed) {
        const double cap = m_text.font(TextRole::Title, lines.titleSize).capHeight();
        const QPointF middle(left + cap * 0.45, lines.titleBase - cap / 2);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(texts.titleColour));
        painter.drawPolygon(QPolygonF({middle + QPointF(-cap * 0.4, -cap * 0.5), middle + QPointF(cap * 0.45, 0), middle + QPointF(-cap * 0.4, cap * 0.5)}));
        titleLeft += cap * 1.25;
    }
    if (texts.kind.empty())
        line(texts.title, TextRole::Title, lines.titleSize, titleLeft, right, lines.titleBase, texts.closed ? Elide::Middle : Elide::Word, texts.titleColour);
    else
        namedKind(painter, {metrics.vector ? titleLeft : std::round(titleLeft), lines.titleBase}, {texts.title, texts.kind, TextRole::Title, texts.titleColour, texts.nameColour},
                  lines.titleSize, right - titleLeft, metrics.vector);
    if (lines.nameBase <= 0 && lines.nameSize <= 0)
        return;
    double nameRight = lines.right;
    const double valueBase = lines.lastBase > 0 ? lines.lastBase : lines.nameBase;
    double lastRight = lines.right;
    if (!texts.value.empty()) {
        const double wide = m_text.widthOf(texts.value, TextRole::Name, lines.nameSize);
        if (wide <= lines.right - left) {
            m_text.draw(painter, {metrics.vector ? lines.right - wide : std::round(lines.right - wide), valueBase}, texts.value,
                        TextRole::Name, lines.nameSize, static_cast<float>(wide + 1), Elide::None, QColor::fromRgb(texts.titleColour),
                        metrics.vector);
            lastRight = lines.right - wide - 6 * metrics.line;
            if (lines.lastBase <= 0)
                nameRight = lastRight;
        }
    }
    line(texts.name, TextRole::Name, lines.nameSize, left, nameRight, lines.nameBase, texts.closed ? Elide::Right : Elide::Middle, texts.nameColour);
    if (lines.lastBase > 0)
        line(texts.weights, TextRole::Name, lines.nameSize, left, lastRight, lines.lastBase, Elide::Right, texts.nameColour);
}

double NodePainter::widthOf(const NamedKind &what, double size)
{
    const double name = m_text.widthOf(what.name, what.role, size);
    return what.kind.empty() ? name : name + size * beforeKind + m_text.widthOf(what.kind, TextRole::Name, size);
}

void NodePainter::namedKind(QPainter &painter, QPointF at, const NamedKind &what, double size, double room, bool vector)
{
    if (room < size * 1.4)
        return;
    const double gap = what.kind.empty() ? 0 : size * beforeKind;
    const double kind = what.kind.empty() ? 0 : m_text.widthOf(what.kind, TextRole::Name, size);
    const double name = m_text.widthOf(what.name, what.role, size);
    const double most = std::ceil(name) + 1; // a line is cut at whole pixels
    const double nameRoom = std::min(most, what.nameFirst ? room : std::max(std::min(name, room * leastOfName), room - gap - kind - 1));
    const double end = at.x() + static_cast<double>(m_text.draw(painter, at, what.name, what.role, size, static_cast<float>(nameRoom), what.nameFirst ? Elide::Right : Elide::Middle,
                                                                QColor::fromRgb(what.nameColour), vector)) + gap;
    if (kind > 0 && at.x() + room - end > size * (what.nameFirst ? 3 : 1.4))
        m_text.draw(painter, {vector ? end : std::round(end), at.y()}, what.kind, TextRole::Name, size, static_cast<float>(at.x() + room - end), Elide::Right,
                    QColor::fromRgb(what.kindColour), vector);
}

void NodePainter::pill(QPainter &painter, const QRectF &rect, bool out, bool lit, std::string_view label, std::string_view suffix,
                       const Theme &theme, bool dimmed, const NodeMetrics &metrics)
{
    const auto shade = [&](const QColor &colour) { return dimmed ? QColor::fromRgb(dimmedColour(colour.rgb(), theme)) : colour; };
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = rect.height() / 2;
    const QColor line = lit ? theme.accent : shade(theme.edge);
    fillRounded(painter, rect, radius, lit ? theme.selectionFill : shade(theme.field));
    strokeInside(painter, rect, radius, QPen(line, lit ? 2 * metrics.outline() : metrics.outline()));
    if (metrics.level < DetailLevel::Names)
        return;
    const double size = std::clamp(11 * metrics.scale, 7 * metrics.line, 20 * metrics.line);
    if (11 * metrics.scale < 6 * metrics.line)
        return;
    const double base = rect.center().y() + m_text.font(TextRole::Name, size).capHeight() / 2;
    const double baseline = metrics.vector ? base : std::round(base);
    double left = rect.left() + rect.height() * 0.4;
    double right = rect.right() - rect.height() * 0.4;
    if (out) {
        if (m_text.widthOf(label, TextRole::Name, size) + m_text.widthOf(suffix, TextRole::Name, size) + size * 0.3 + 1 > right - left)
            suffix = suffix.substr(0, suffix.find(' ', arrowBytes)); // the count without its word, before the name is cut
        const double wide = m_text.widthOf(suffix, TextRole::Name, size);
        if (wide <= right - left) {
            if (right - wide - left < 2 * size) { // no room for a name: the count alone, in the middle
                right -= (right - wide - left) / 2;
                left = right;
            }
            m_text.draw(painter, {right - wide, baseline}, suffix, TextRole::Name, size, static_cast<float>(wide + 1), Elide::None,
                        shade(theme.secondary), metrics.vector);
            right -= wide + size * 0.3;
        }
    }
    m_text.draw(painter, {left, baseline}, label, TextRole::Name, size, static_cast<float>(right - left), Elide::Middle, shade(theme.text),
                metrics.vector);
}

double NodePainter::tag(QPainter &painter, QPointF at, std::string_view text, TextRole role, double size, double width, QRgb ground,
                        QRgb ink, bool vector)
{
    const SizedFont &font = m_text.font(role, size);
    const double own = std::min<double>(width, m_text.widthOf(text, role, size));
    const double high = m_text.font(role, size).lineHeight();
    const double padding = size * 0.2;
    const double base = at.y() + font.capHeight() / 2;
    painter.fillRect(QRectF(at.x() - padding, at.y() - high / 2, own + 2 * padding, high), QColor::fromRgb(ground));
    return m_text.draw(painter, {at.x(), vector ? base : std::round(base)}, text, role, size, static_cast<float>(width), Elide::Right,
                       QColor::fromRgb(ink), vector);
}

} // namespace pare
