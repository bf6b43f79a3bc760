#include "core/study/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr double gap = 4; // px between mark and label
constexpr double leaderGap = 20;

// The box at one of eight directions (dx, dy in -1, 0, 1) at this distance from the mark's edge.
Box boxAt(const LabelRequest &request, int dx, int dy, double distance)
{
    const double reach = request.radius + distance;
    const double diagonal = dx != 0 && dy != 0 ? 0.72 : 1;
    const double x = request.x + dx * reach * diagonal;
    const double y = request.y + dy * reach * diagonal;
    const double left = dx > 0 ? x : dx < 0 ? x - request.width : x - request.width / 2;
    const double top = dy > 0 ? y : dy < 0 ? y - request.height : y - request.height / 2;
    return {left, top, left + request.width, top + request.height};
}

// From a point to the nearest edge of a box.
double distanceTo(const Box &box, double x, double y)
{
    return std::hypot(std::max({box.left - x, 0.0, x - box.right}), std::max({box.top - y, 0.0, y - box.bottom}));
}

double overlapArea(const Box &a, const Box &b)
{
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return width > 0 && height > 0 ? width * height : 0;
}

} // namespace

std::vector<std::optional<LabelPlace>> placeLabels(const std::vector<LabelRequest> &requests, const std::vector<Box> &hard,
                                                   const std::vector<Box> &soft, const Box &area)
{
    // Right first: where the eye looks for a name; then left, above, below, and the corners.
    constexpr std::array<std::pair<int, int>, 8> directions{{{1, 0}, {1, -1}, {1, 1}, {-1, 0}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}};
    std::vector<std::optional<LabelPlace>> places;
    std::vector<Box> taken;
    for (const LabelRequest &request : requests) {
        std::optional<LabelPlace> best;
        double least = std::numeric_limits<double>::infinity();
        for (const double distance : {gap, leaderGap})
            for (size_t i = 0; i < directions.size(); ++i) {
                const Box box = boxAt(request, directions[i].first, directions[i].second, distance);
                const auto hits = [&](const Box &other) { return box.overlaps(other); };
                if (!area.holds(box) || std::any_of(hard.begin(), hard.end(), hits) || std::any_of(taken.begin(), taken.end(), hits))
                    continue;
                // Covering a line costs more than a farther place; a later direction costs a little. A label that stands nearer
                // to another mark than to its own would be read as the other's name.
                double cost = static_cast<double>(i) + (distance > gap ? 40 : 0);
                const double own = distanceTo(box, request.x, request.y);
                for (const Box &other : hard) {
                    const double x = (other.left + other.right) / 2;
                    const double y = (other.top + other.bottom) / 2;
                    if ((x != request.x || y != request.y) && distanceTo(box, x, y) < own + 2)
                        cost += 60;
                }
                for (const Box &other : soft)
                    cost += overlapArea(box, other) > 0 ? 15 + overlapArea(box, other) / 4 : 0;
                if (cost < least) {
                    least = cost;
                    best = LabelPlace{box, distance > gap};
                }
            }
        if (best)
            taken.push_back(best->box);
        places.push_back(best);
    }
    return places;
}

} // namespace pare
