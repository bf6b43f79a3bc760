// Frames around open groups, with their titles.

#include "ui/canvas/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double titleSize = 10; // design pixels
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

} // namespace

// The titles come last of all, over nodes and lines: this only finds their places.
void FramePainter::paintFrames(QPainter &painter, const FrameRequest &request, const QRectF &world, bool vector)
{
    m_titles.clear();
    const GraphDrawing &drawing = *request.drawing;
    const auto &shapes = drawing.frames();
    const PixelView view = vector ? PixelView{} : request.view;
    const double line = vector ? 1 : view.line;
    const double high = std::ceil(titleSize * line * 1.5);
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
        // The title of a frame that begins above the view stays at its upper edge.
        const double top = vector ? box.top() : std::clamp(0.0, box.top(), std::max(box.top(), box.bottom() - 2 * high));
        const bool sticks = !vector && top > box.top();
        FrameTitle title;
        title.frame = static_cast<int>(i);
        const auto wish = [&] { return m_nodes.widthOf(titleText(request, title), titleSize * line) + m_nodes.text().widthOf("▾ ", TextRole::Small, titleSize * line) + 11 * line; };
        QRectF place(box.left() + 8 * line, top - high / 2, std::min(wish(), box.width() - 16 * line), high);
        if (!vector && place.top() < 0)
            place.moveTop(0);
        const auto nextTo = [&] { // behind what stands there: a part of its trail where that is of the frame around
            for (bool moved = true; moved;) {
                moved = false;
                for (const FrameTitle &other : m_titles)
                    if (other.rect.intersects(place)) {
                        title.follows = other.frame == drawing.scene().frames[i].parent;
                        place.moveLeft(other.rect.right() + (title.follows ? 0 : 4 * line));
                        moved = true;
                    }
            }
        };
        nextTo();
        place.setWidth(std::min(wish(), std::max(box.right() - 8 * line - place.left(), leastWidth * line)));
        // Never on a node: further right where the edge is free, else the sign alone, at the corner.
        if (const double before = place.left(); !vector && !sticks && coversNodes(request, place, box.right() - 8 * line)) {
            title.sign = true;
            title.follows = false;
            place = QRectF(box.left() - high / 2, top - high / 2, high, high);
            nextTo();
            title.follows = false;
        } else if (place.left() > before) {
            title.follows = false;
            nextTo();
        }
        title.rect = place;
        m_titles.push_back(title);
    }
}

NodePainter::NamedKind FramePainter::titleText(const FrameRequest &request, const FrameTitle &title) const
{
    const SceneFrame &frame = request.drawing->scene().frames[static_cast<size_t>(title.frame)];
    const bool hovered = title.frame == request.marks->hoveredFrame;
    return {frame.title, frame.kindText, TextRole::Small, (hovered ? request.theme->text : request.theme->secondary).rgb(), (hovered ? request.theme->text : request.theme->secondary).rgb()};
}

// Moves the place to the right of nodes that it would lie on, and narrows it to what is free there. True: no room is left.
bool FramePainter::coversNodes(const FrameRequest &request, QRectF &place, double right)
{
    const double least = leastWidth * request.view.line;
    const double gap = 4 * request.view.line;
    const double wish = place.width();
    for (int turn = 0; turn < 12; ++turn) {
        if (place.left() + least > right)
            return true;
        place.setWidth(std::min(wish, std::max(least, right - place.left())));
        const PixelView &view = request.view;
        const QRectF inside = place.adjusted(0, 1, 0, -1); // a touch is no cover
        const QRectF world(QPointF(view.worldX(place.left()), view.worldY(place.top())), QPointF(view.worldX(place.right()), view.worldY(place.bottom())));
        double first = place.right() + 1; // where the nearest node begins
        double end = 0;
        for (const int node : request.drawing->nodesIn(world)) {
            const QRectF rect = pixelRect(request, node);
            if (rect.intersects(inside) && rect.left() < first) {
                first = rect.left();
                end = rect.right();
            }
        }
        if (first > place.right())
            return false;
        if (first - gap - place.left() >= least) {
            place.setRight(first - gap);
            return false;
        }
        place.moveLeft(end + gap);
    }
    return true;
}

void FramePainter::paintTitles(QPainter &painter, const FrameRequest &request, bool vector)
{
    const double line = vector ? 1 : request.view.line;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FrameTitle &title : m_titles) {
        const QRectF &rect = title.rect;
        const bool hovered = title.frame == request.marks->hoveredFrame;
        const QPen border(hovered ? request.theme->text : request.theme->controlBorder, std::max(1.0, std::round(line)));
        const QColor ground = hovered ? request.theme->selectionFill : request.theme->field;
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
        if (!title.sign)
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
