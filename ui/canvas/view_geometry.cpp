#include "ui/canvas/view_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace pare {

namespace {

constexpr std::array<double, 4> levelStarts{3, 9, 17, 56};
constexpr double margin = 24;
constexpr double readableHeight = 17;
constexpr double comfortableHeight = 21; // of a node, where only the width is fitted
constexpr size_t keptViews = 64;
constexpr double leastShare = 0.5; // of the size that a thing would have below the corner: smaller is no better

// The frame with the corner's column, or its row, taken away.
ViewFrame besideCorner(const ViewFrame &frame)
{
    ViewFrame beside = frame;
    beside.covered.setLeft(std::max(frame.covered.left(), frame.corner.right()));
    return beside;
}

ViewFrame aboveCorner(const ViewFrame &frame)
{
    ViewFrame above = frame;
    above.covered.setBottom(std::max(frame.covered.bottom(), frame.size.height() - frame.corner.top()));
    return above;
}

double boundedBetween(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : std::clamp(value, low, high);
}

} // namespace

DetailLevel detailLevel(double height)
{
    const auto above = std::ranges::upper_bound(levelStarts, height);
    return static_cast<DetailLevel>(above - levelStarts.begin());
}

DetailLevel detailLevel(double height, DetailLevel before)
{
    const DetailLevel plain = detailLevel(height);
    if (plain >= before)
        return plain;
    return std::max(plain, std::min(before, detailLevel(height / 0.9)));
}

QRectF ViewFrame::free() const
{
    const QRectF view = QRectF({0, 0}, size).marginsRemoved(covered);
    if (view.width() >= 1 && view.height() >= 1)
        return view;
    return {0, 0, std::max(1.0, size.width()), std::max(1.0, size.height())};
}

double boundedZoom(double zoom)
{
    return std::isfinite(zoom) ? std::clamp(zoom, smallestZoom, largestZoom) : 1;
}

Camera bounded(const Camera &camera, const ViewFrame &frame)
{
    Camera result = camera;
    const QPointF middle = camera.toWorld(frame.free().center());
    result.origin.rx() += boundedBetween(middle.x(), frame.world.left(), frame.world.right()) - middle.x();
    result.origin.ry() += boundedBetween(middle.y(), frame.world.top(), frame.world.bottom()) - middle.y();
    return result;
}

Camera zoomedAt(const Camera &camera, const ViewFrame &frame, QPointF at, double zoom)
{
    Camera result{{}, boundedZoom(zoom) * frame.unit};
    result.origin = camera.toWorld(at) - at / result.zoom;
    return bounded(result, frame);
}

Camera centredOn(const ViewFrame &frame, QPointF world, double zoom)
{
    Camera result{{}, boundedZoom(zoom) * frame.unit};
    result.origin = world - frame.free().center() / result.zoom;
    return result;
}

Camera framing(const ViewFrame &frame, const QRectF &world, double largest)
{
    const QRectF free = frame.free();
    const double width = std::max(1.0, free.width() - 2 * margin);
    const double height = std::max(1.0, free.height() - 2 * margin);
    double zoom = largest;
    if (world.width() > 0)
        zoom = std::min(zoom, width / (world.width() * frame.unit));
    if (world.height() > 0)
        zoom = std::min(zoom, height / (world.height() * frame.unit));
    return centredOn(frame, world.center(), zoom);
}

Camera framing(const ViewFrame &frame, const QRectF &world, const Taken &taken)
{
    const Camera plain = framing(frame, world);
    const auto clear = [&](const Camera &camera) { return frame.corner.isEmpty() || !taken || !taken(camera.toWorld(frame.corner)); };
    if (clear(plain))
        return plain;
    std::optional<Camera> best;
    for (const ViewFrame &part : {besideCorner(frame), aboveCorner(frame)})
        if (const Camera camera = framing(part, world); clear(camera) && camera.zoom >= plain.zoom * leastShare && (!best || camera.zoom > best->zoom))
            best = camera;
    return best.value_or(plain);
}

namespace {

// The top of the world at the top: at 100 %, or as much smaller as shows the whole width with names that read well.
Camera topView(const ViewFrame &frame, double entryX, double nodeHeight)
{
    Camera result{{}, frame.unit};
    if (const double fitting = (frame.free().width() - 2 * margin) / std::max(1.0, frame.world.width());
        frame.world.width() * frame.unit > frame.free().width() && fitting / frame.unit * nodeHeight >= comfortableHeight)
        result.zoom = fitting;
    const QRectF free = frame.free();
    // No empty side where there is more to see on the other.
    const double low = frame.world.left() + (free.center().x() - free.left() - margin) / result.zoom;
    const double high = frame.world.right() - (free.right() - free.center().x() - margin) / result.zoom;
    const double x = boundedBetween(entryX, low, high);
    result.origin = {x - free.center().x() / result.zoom, frame.world.top() - margin / result.zoom};
    return bounded(result, frame);
}

} // namespace

Camera firstView(const ViewFrame &whole, double entryX, double nodeHeight, const Taken &taken)
{
    const auto readable = [&](const Camera &camera) {
        return camera.zoom / whole.unit * nodeHeight >= readableHeight && camera.toView(whole.world).height() <= whole.size.height();
    };
    if (const Camera beside = framing(whole, whole.world, taken); readable(beside))
        return beside;
    if (const Camera fitting = framing(whole, whole.world); readable(fitting))
        return fitting;
    const Camera plain = topView(whole, entryX, nodeHeight);
    if (whole.corner.isEmpty() || !taken || !taken(plain.toWorld(whole.corner)))
        return plain;
    // No further than a quarter of the view to the right.
    constexpr double step = 8;
    for (double shift = step; shift <= whole.free().width() / 4; shift += step) {
        Camera camera = plain;
        camera.origin.rx() -= shift / camera.zoom;
        if (!taken(camera.toWorld(whole.corner)))
            return camera;
    }
    return plain;
}

Camera revealing(const Camera &camera, const ViewFrame &frame, const QRectF &world)
{
    const QRectF view = camera.toView(world);
    const QRectF free = frame.free();
    const auto move = [](double low, double high, double freeLow, double freeHigh) {
        const double space = freeHigh - freeLow - 2 * margin;
        if (high - low > space)
            return (low + high) / 2 - (freeLow + freeHigh) / 2;
        if (low < freeLow + margin)
            return low - freeLow - margin;
        if (high > freeHigh - margin)
            return high - freeHigh + margin;
        return 0.0;
    };
    const auto into = [&](const QRectF &room) {
        Camera moved = camera;
        moved.origin += QPointF(move(view.left(), view.right(), room.left(), room.right()),
                                move(view.top(), view.bottom(), room.top(), room.bottom())) / camera.zoom;
        return bounded(moved, frame);
    };
    const Camera plain = into(free);
    if (frame.corner.isEmpty() || !frame.corner.intersects(plain.toView(world)))
        return plain;
    std::optional<Camera> best; // the least movement
    double least = 0;
    for (const ViewFrame &part : {besideCorner(frame), aboveCorner(frame)}) {
        const Camera moved = into(part.free());
        const QPointF way = (moved.origin - camera.origin) * camera.zoom;
        const double length = std::hypot(way.x(), way.y());
        if (frame.corner.intersects(moved.toView(world)) || !free.contains(moved.toView(world)) || (best && length >= least))
            continue;
        best = moved;
        least = length;
    }
    return best.value_or(plain);
}

MiniScale miniScale(const QRectF &world, QSizeF room)
{
    const double width = std::max(1.0, world.width());
    const double height = std::max(1.0, world.height());
    constexpr double largest = 0.12; // beyond this it is no overview any more
    const double fillX = std::min(largest, room.width() / width);
    const double fillY = std::min(largest, room.height() / height);
    const double both = std::min(fillX, fillY);
    MiniScale result{both, both, {}};
    // One scale for both where the graph stays recognisable; else the thin side is stretched to fill the room.
    if (width * both < room.width() / 2)
        result.x = fillX;
    if (height * both < room.width() / 4)
        result.y = std::min(fillY, room.width() / 4 / height);
    result.size = {std::min(room.width(), width * result.x), std::min(room.height(), height * result.y)};
    return result;
}

void ViewHistory::leave(const Camera &camera)
{
    m_forward.clear();
    if (!m_back.empty() && m_back.back() == camera)
        return;
    m_back.push_back(camera);
    if (m_back.size() > keptViews)
        m_back.erase(m_back.begin());
}

Camera ViewHistory::back(const Camera &current)
{
    const Camera target = m_back.back();
    m_back.pop_back();
    m_forward.push_back(current);
    return target;
}

Camera ViewHistory::forward(const Camera &current)
{
    const Camera target = m_forward.back();
    m_forward.pop_back();
    m_back.push_back(current);
    return target;
}

void ViewHistory::clear()
{
    m_back.clear();
    m_forward.clear();
}

} // namespace pare
