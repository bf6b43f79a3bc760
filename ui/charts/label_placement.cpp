// A place is a number: eight directions times four distances, direction first. Place 0 is right beside the mark.

#include "ui/charts/label_placement.h"

#include <algorithm>
#include <array>

namespace pare {
namespace {

struct Direction {
    double x; // -1, 0, 1
    double y;
};

constexpr std::array<Direction, 8> directions{
    {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}}};
constexpr int distances = 4;
constexpr int places = int(directions.size()) * distances;

double distanceOf(int place, double gap, double reach)
{
    const int ring = place / int(directions.size());
    return gap + (reach - gap) * ring / (distances - 1);
}

Direction directionOf(int place)
{
    return directions[std::size_t(place) % directions.size()];
}

QRectF rectAt(const LabelRequest &request, int place, double gap, double reach)
{
    const Direction towards = directionOf(place);
    // On a diagonal the same distance is shared by both axes.
    const double share = towards.x != 0 && towards.y != 0 ? 0.7071 : 1.0;
    const double away = (request.markRadius + distanceOf(place, gap, reach)) * share;
    const double centreX = request.at.x() + towards.x * (away + request.size.width() / 2);
    const double centreY = request.at.y() + towards.y * (away + request.size.height() / 2);
    return QRectF(centreX - request.size.width() / 2, centreY - request.size.height() / 2, request.size.width(),
                  request.size.height());
}

bool crosses(const QRectF &rect, const QLineF &line)
{
    const QRectF box = QRectF(line.p1(), line.p2()).normalized().adjusted(-0.5, -0.5, 0.5, 0.5);
    if (!rect.intersects(box))
        return false;
    if (line.dx() == 0 || line.dy() == 0 || rect.contains(line.p1()) || rect.contains(line.p2()))
        return true;
    const std::array<QLineF, 4> sides{QLineF(rect.topLeft(), rect.topRight()), QLineF(rect.topRight(), rect.bottomRight()),
                                      QLineF(rect.bottomRight(), rect.bottomLeft()),
                                      QLineF(rect.bottomLeft(), rect.topLeft())};
    return std::any_of(sides.begin(), sides.end(), [&line](const QLineF &side) {
        return line.intersects(side) == QLineF::BoundedIntersection;
    });
}

struct Board {
    const QRectF &bounds;
    const LabelObstacles &obstacles;
    std::vector<QRectF> taken;

    bool clearOfBoxes(const QRectF &rect) const
    {
        const auto hit = [&rect](const QRectF &box) { return rect.intersects(box); };
        return bounds.contains(rect) && std::none_of(obstacles.boxes.begin(), obstacles.boxes.end(), hit)
               && std::none_of(taken.begin(), taken.end(), hit);
    }
    std::ptrdiff_t linesCrossed(const QRectF &rect) const
    {
        return std::count_if(obstacles.lines.begin(), obstacles.lines.end(),
                             [&rect](const QLineF &line) { return crosses(rect, line); });
    }
};

// The kept place if nothing but lines runs through it, else the first that is clear of everything, else the first of
// those that cover the fewest lines. -1 if every place is taken.
int bestPlace(const LabelRequest &request, const Board &board, const LabelMemory &memory, double gap, double reach)
{
    if (const auto kept = memory.find(request.id);
        kept != memory.end() && board.clearOfBoxes(rectAt(request, kept->second, gap, reach)))
        return kept->second;
    int best = -1;
    std::ptrdiff_t fewest = 0;
    for (int place = 0; place < places; ++place) {
        const QRectF rect = rectAt(request, place, gap, reach);
        if (!board.clearOfBoxes(rect))
            continue;
        const std::ptrdiff_t crossed = board.linesCrossed(rect);
        if (crossed == 0)
            return place;
        if (best < 0 || crossed < fewest) {
            best = place;
            fewest = crossed;
        }
    }
    return best;
}

// For a label that must stand: the first place inside the bounds, else pushed into them.
QRectF forcedRect(const LabelRequest &request, const QRectF &bounds, double gap, double reach)
{
    for (int place = 0; place < int(directions.size()); ++place) {
        const QRectF rect = rectAt(request, place, gap, reach);
        if (bounds.contains(rect))
            return rect;
    }
    QRectF rect = rectAt(request, 0, gap, reach);
    rect.moveLeft(std::max(bounds.left(), std::min(rect.left(), bounds.right() - rect.width())));
    rect.moveTop(std::max(bounds.top(), std::min(rect.top(), bounds.bottom() - rect.height())));
    return rect;
}

QPointF nearestOn(const QRectF &rect, const QPointF &point)
{
    return {std::clamp(point.x(), rect.left(), rect.right()), std::clamp(point.y(), rect.top(), rect.bottom())};
}

} // namespace

std::vector<PlacedLabel> placeLabels(const std::vector<LabelRequest> &requests, const QRectF &bounds,
                                     const LabelObstacles &obstacles, LabelMemory &memory, double gap, double reach)
{
    Board board{bounds, obstacles, {}};
    std::vector<PlacedLabel> labels;
    LabelMemory now;
    for (std::size_t i = 0; i < requests.size() && i < mostLabels; ++i) {
        const LabelRequest &request = requests[i];
        const int place = bestPlace(request, board, memory, gap, reach);
        if (place < 0 && !request.must)
            continue;
        PlacedLabel label;
        label.id = request.id;
        label.rect = place < 0 ? forcedRect(request, bounds, gap, reach) : rectAt(request, place, gap, reach);
        if (place >= int(directions.size())) {
            const QLineF line(request.at, nearestOn(label.rect, request.at));
            label.leader = true;
            label.leaderFrom = line.pointAt(std::min(1.0, (request.markRadius + 1) / std::max(1e-9, line.length())));
            label.leaderTo = line.p2();
        }
        if (place >= 0)
            now[request.id] = place;
        board.taken.push_back(label.rect);
        labels.push_back(label);
    }
    memory = std::move(now);
    return labels;
}

} // namespace pare
