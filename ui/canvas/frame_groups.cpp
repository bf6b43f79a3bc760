// Frames around open groups, with their titles.

#include "ui/canvas/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double titleSize = 10; // design pixels
constexpr double leastName = 72; // of a long name: its beginning
constexpr double leastWidth = 48;
constexpr double leastHeight = 36;

// Grounds lie over each other: beyond the third the outline alone tells, else what is deep inside stands on dark grey.
QColor groundOf(const Theme &theme, int depth)
{
    constexpr int mostGrounds = 3;
    QColor ground = theme.edge;
    ground.setAlphaF(depth < mostGrounds ? 0.035f + 0.01f * static_cast<float>(depth) : 0.0f);
    return ground;
}

// Where its upper edge begins and ends.
std::pair<double, double> upperEdgeOf(const FrameShape &shape)
{
    double from = shape.bounds.right();
    double to = shape.bounds.left();
    for (int i = 0; i < shape.outline.elementCount(); ++i)
        if (const QPainterPath::Element point = shape.outline.elementAt(i); point.y < shape.bounds.top() + 0.5) {
            from = std::min(from, point.x);
            to = std::max(to, point.x);
        }
    return from < to ? std::pair(from, to) : std::pair(shape.bounds.left(), shape.bounds.right());
}

} // namespace

// The titles come last of all, over nodes and lines: this only finds their places.
void FramePainter::paintFrames(QPainter &painter, const FrameRequest &request, const QRectF &world, bool vector)
{
    m_titles.clear();
    const GraphDrawing &drawing = *request.drawing;
    const auto &shapes = drawing.frames();
    const PixelView view = vector ? PixelView{} : request.view;
    const double line = vector ? 1 : view.line;
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < shapes.size(); ++i) {
        const FrameShape &shape = shapes[i];
        if (!shape.bounds.intersects(world))
            continue;
        painter.save();
        if (!vector) {
            painter.translate(-view.left, -view.top);
            painter.scale(view.scale, view.scale);
        }
        QPen pen(request.theme->controlBorder, 1);
        pen.setCosmetic(!vector);
        if (!vector)
            pen.setWidthF(std::max(1.0, std::round(view.line)));
        painter.setPen(pen);
        painter.setBrush(groundOf(*request.theme, shape.depth));
        painter.drawPath(shape.outline);
        painter.restore();

        const QRectF box = vector ? shape.bounds
                                  : QRectF(view.x(shape.bounds.left()), view.y(shape.bounds.top()), view.length(shape.bounds.width()), view.length(shape.bounds.height()));
        if (box.width() < leastWidth * line || box.height() < leastHeight * line || (request.level < DetailLevel::Names && box.height() < 4 * leastHeight * line))
            continue;
        const auto [from, to] = upperEdgeOf(shape); // of an outline by rows it may be a part of the width
        QRectF edge = box;
        edge.setLeft(vector ? from : view.x(from));
        edge.setRight(vector ? to : view.x(to));
        if (const auto title = placeOf(request, static_cast<int>(i), edge, world, vector))
            m_titles.push_back(*title);
    }
}

// On the frame's upper edge, behind the titles and beside the nodes that are there; else beside the frame's corner. No title lies on a
// node or on another title, and each has its name, or the beginning of a long one: where there is no such room, there is no title.
std::optional<FramePainter::FrameTitle> FramePainter::placeOf(const FrameRequest &request, int frame, const QRectF &box, const QRectF &world, bool vector)
{
    const double line = vector ? 1 : request.view.line;
    const double high = std::ceil(titleSize * line * 1.5);
    // The title of a frame that begins above the view stays at its upper edge, over what passes below it.
    const double top = vector ? box.top() : std::clamp(0.0, box.top(), std::max(box.top(), box.bottom() - 2 * high));
    const bool sticks = !vector && top > box.top();
    FrameTitle title;
    title.frame = frame;
    const NodePainter::NamedKind what = titleText(request, title);
    const double around = m_nodes.text().widthOf("▾ ", TextRole::Small, titleSize * line) + 11 * line;
    const double wish = m_nodes.widthOf(what, titleSize * line) + around;
    const double least = std::min<double>(m_nodes.text().widthOf(what.name, what.role, titleSize * line) + 2, leastName * line) + around;
    const double inset = 8 * line;
    const double viewRight = vector ? box.right() : request.view.x(world.right());
    const double y = vector ? top - high / 2 : std::max(0.0, top - high / 2);

    std::vector<QRectF> taken;
    for (const FrameTitle &other : m_titles)
        taken.push_back(other.rect.adjusted(-4 * line, 0, 4 * line, 0));
    if (!vector && !sticks) {
        const PixelView &view = request.view;
        const QRectF strip(QPointF(view.worldX(box.left() - wish), view.worldY(y)), QPointF(view.worldX(box.right() + 2 * wish), view.worldY(y + high)));
        for (const int node : request.drawing->nodesIn(strip))
            taken.push_back(pixelRect(request, node).adjusted(-4 * line, 1, 4 * line, -1)); // a touch is no cover
    }
    // From `left` on the first room for so much, up to `right`; as wide as is wished for where it can be.
    const auto roomFrom = [&](double left, double right, double width) -> std::optional<QRectF> {
        for (bool moved = true; moved;) {
            moved = false;
            for (const QRectF &other : taken)
                if (other.intersects(QRectF(left, y, width, high))) {
                    left = other.right() + 0.5;
                    moved = true;
                }
        }
        if (left + width > right + 0.5)
            return std::nullopt;
        for (const QRectF &other : taken)
            if (other.left() >= left + width && other.top() < y + high && other.bottom() > y)
                right = std::min(right, other.left());
        return QRectF(left, y, std::min(wish, right - left), high);
    };
    const double left = box.left() + inset;
    const double right = box.right() - inset;

    // One trail with the title of the frame around it, where that stands in the way.
    const auto parent = std::ranges::find(m_titles, request.drawing->scene().frames[static_cast<size_t>(frame)].parent, &FrameTitle::frame);
    if (parent != m_titles.end() && parent->rect.intersects(QRectF(left, y, least, high))) {
        const double gap = 4 * line;
        taken[static_cast<size_t>(parent - m_titles.begin())] = parent->rect;
        const auto behind = roomFrom(parent->rect.right(), std::max(right, viewRight), least);
        if (behind && behind->left() <= parent->rect.right() + gap && behind->left() < box.right()) {
            title.follows = true;
            title.rect = *behind;
            title.rect.setLeft(parent->rect.right());
            return title;
        }
        taken[static_cast<size_t>(parent - m_titles.begin())] = parent->rect.adjusted(-gap, 0, gap, 0);
    }
    std::optional<QRectF> place = roomFrom(left, right, std::min(wish, std::max(least, right - left)));
    if (!place)
        place = roomFrom(left, right, least);
    if (!place && !vector) { // beside the corner, where it stands on no edge of another frame's row
        place = roomFrom(left, viewRight, least);
        if (place && place->left() > box.right() + inset)
            place.reset();
        for (const double wide : {wish, least})
            if (const double begin = box.left() - wide; !place && begin >= 0)
                if (const auto beside = roomFrom(begin, box.left(), wide))
                    place = beside;
    }
    if (!place)
        return std::nullopt;
    title.rect = *place;
    return title;
}

NodePainter::NamedKind FramePainter::titleText(const FrameRequest &request, const FrameTitle &title) const
{
    const SceneFrame &frame = request.drawing->scene().frames[static_cast<size_t>(title.frame)];
    const bool hovered = title.frame == request.marks->hoveredFrame;
    return {frame.title, frame.kindText, TextRole::Small, (hovered ? request.theme->text : request.theme->secondary).rgb(), (hovered ? request.theme->text : request.theme->secondary).rgb(), true};
}

void FramePainter::paintTitles(QPainter &painter, const FrameRequest &request, bool vector)
{
    const double line = vector ? 1 : request.view.line;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FrameTitle &title : m_titles) {
        const QRectF &rect = title.rect;
        const bool hovered = title.frame == request.marks->hoveredFrame;
        const QPen border(hovered ? request.theme->text : request.theme->controlBorder, std::max(1.0, std::round(line)));
        const QColor ground = hovered ? request.theme->selectionFill : request.theme->canvas;
        painter.setPen(border);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3 * line, 3 * line);
        if (title.follows) // one trail with the title before it
            painter.fillRect(QRectF(rect.left() - 3 * line, rect.top() + border.widthF(), 6 * line, rect.height() - 2 * border.widthF()), ground);
        const double size = titleSize * line;
        const double base = rect.center().y() + m_nodes.text().font(TextRole::Small, size).capHeight() / 2;
        const double baseline = vector ? base : std::round(base);
        const double left = rect.left() + 4 * line;
        const NodePainter::NamedKind what = titleText(request, title);
        const std::string_view sign = title.follows ? "› " : "▾ ";
        const double wide = static_cast<double>(m_nodes.text().draw(painter, {vector ? left : std::round(left), baseline}, sign, TextRole::Small, size, static_cast<float>(rect.width()), Elide::None,
                                                                    QColor::fromRgb(what.nameColour), vector));
        m_nodes.namedKind(painter, {vector ? left + wide : std::round(left + wide), baseline}, what, size, rect.right() - 3 * line - left - wide, vector);
    }
}

QRectF FramePainter::titleOf(int frame) const
{
    const auto found = std::ranges::find(m_titles, frame, &FrameTitle::frame);
    return found == m_titles.end() ? QRectF() : found->rect;
}

bool FramePainter::titleFollows(int frame) const
{
    const auto found = std::ranges::find(m_titles, frame, &FrameTitle::frame);
    return found != m_titles.end() && found->follows;
}

int FramePainter::titleAt(QPointF pixel) const
{
    for (auto title = m_titles.rbegin(); title != m_titles.rend(); ++title)
        if (title->rect.contains(pixel))
            return title->frame;
    return -1;
}

} // namespace pare
