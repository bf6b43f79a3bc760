// A place is a number: eight directions times four distances, direction first. Place 0 is right beside the mark.
#include "core/study/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace pare {

namespace {

// Right first: where the eye looks for a name; then left, above, below, and the corners.
constexpr std::array<std::pair<int, int>, 8> directions{{{1, 0}, {1, -1}, {1, 1}, {-1, 0}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}};
constexpr int rings = 4;
constexpr int places = static_cast<int>(directions.size()) * rings;

Box boxAt(const LabelRequest &request, int place, const LabelSpacing &spacing)
{
    const auto [dx, dy] = directions[static_cast<size_t>(place) % directions.size()];
    const int ring = place / static_cast<int>(directions.size());
    const double distance = spacing.gap + (spacing.reach - spacing.gap) * ring / (rings - 1);
    const double diagonal = dx != 0 && dy != 0 ? 0.7071 : 1; // the same distance is shared by both axes
    const double x = request.x + dx * (request.radius + distance) * diagonal;
    const double y = request.y + dy * (request.radius + distance) * diagonal;
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

// Clips the segment to the box (Liang and Barsky 1984, "A new concept and method for line clipping"): something of it is left.
bool crosses(const Box &box, const Segment &line)
{
    const double dx = line.x2 - line.x1;
    const double dy = line.y2 - line.y1;
    double enters = 0;
    double leaves = 1;
    const auto clip = [&](double towards, double room) {
        if (towards == 0)
            return room >= 0;
        const double at = room / towards;
        if (towards < 0)
            enters = std::max(enters, at);
        else
            leaves = std::min(leaves, at);
        return enters <= leaves;
    };
    return clip(-dx, line.x1 - box.left) && clip(dx, box.right - line.x1) && clip(-dy, line.y1 - box.top) && clip(dy, box.bottom - line.y1);
}

class Board {
public:
    Board(const LabelObstacles &obstacles, const Box &area, const LabelSpacing &spacing) : m_obstacles(obstacles), m_area(area), m_spacing(spacing) {}

    [[nodiscard]] bool free(const Box &box) const
    {
        const auto hits = [&](const Box &other) { return box.overlaps(other); };
        return m_area.holds(box) && std::none_of(m_obstacles.hard.begin(), m_obstacles.hard.end(), hits)
               && std::none_of(m_taken.begin(), m_taken.end(), hits);
    }

    // Covering a line costs more than a farther place; a later direction costs a little. A label that stands nearer to another mark
    // than to its own would be read as the other's name.
    [[nodiscard]] double cost(const LabelRequest &request, int place, const Box &box) const
    {
        const int ring = place / static_cast<int>(directions.size());
        double cost = place % static_cast<int>(directions.size()) + (ring > 0 ? 30 + 10 * ring : 0);
        const double own = distanceTo(box, request.x, request.y);
        for (const Box &other : m_obstacles.hard) {
            const double x = (other.left + other.right) / 2;
            const double y = (other.top + other.bottom) / 2;
            if (!other.holds({request.x, request.y, request.x, request.y}) && distanceTo(box, x, y) < own + 2)
                cost += 60;
        }
        for (const Box &other : m_obstacles.soft)
            cost += overlapArea(box, other) > 0 ? 15 + overlapArea(box, other) / 4 : 0;
        for (const Segment &line : m_obstacles.lines)
            cost += crosses(box, line) ? 20 : 0;
        return cost;
    }

    // The kept place if it is free, else the cheapest of those that are; -1 where none is.
    [[nodiscard]] int placeOf(const LabelRequest &request, const LabelMemory *memory) const
    {
        if (memory)
            if (const auto kept = memory->find(request.key); kept != memory->end() && free(boxAt(request, kept->second, m_spacing)))
                return kept->second;
        int best = -1;
        double least = std::numeric_limits<double>::infinity();
        for (int place = 0; place < places; ++place) {
            const Box box = boxAt(request, place, m_spacing);
            if (!free(box))
                continue;
            if (const double price = cost(request, place, box); price < least) {
                least = price;
                best = place;
            }
        }
        return best;
    }

    // For a label that must stand: the first place inside the area, else pushed into it.
    [[nodiscard]] Box forced(const LabelRequest &request) const
    {
        for (int place = 0; place < static_cast<int>(directions.size()); ++place)
            if (const Box box = boxAt(request, place, m_spacing); m_area.holds(box))
                return box;
        Box box = boxAt(request, 0, m_spacing);
        const double left = std::max(m_area.left, std::min(box.left, m_area.right - request.width));
        const double top = std::max(m_area.top, std::min(box.top, m_area.bottom - request.height));
        return {left, top, left + request.width, top + request.height};
    }

    void take(const Box &box) { m_taken.push_back(box); }

private:
    const LabelObstacles &m_obstacles;
    const Box &m_area;
    const LabelSpacing &m_spacing;
    std::vector<Box> m_taken;
};

} // namespace

std::vector<std::optional<LabelPlace>> placeLabels(const std::vector<LabelRequest> &requests, const LabelObstacles &obstacles, const Box &area,
                                                   const LabelSpacing &spacing, LabelMemory *memory)
{
    Board board(obstacles, area, spacing);
    std::vector<std::optional<LabelPlace>> placed;
    LabelMemory now;
    for (const LabelRequest &request : requests) {
        const int place = board.placeOf(request, memory);
        if (place < 0 && !request.must) {
            placed.emplace_back();
            continue;
        }
        const Box box = place < 0 ? board.forced(request) : boxAt(request, place, spacing);
        board.take(box);
        placed.push_back(LabelPlace{box, place >= static_cast<int>(directions.size())});
        if (place >= 0)
            now[request.key] = place;
    }
    if (memory)
        *memory = std::move(now);
    return placed;
}

} // namespace pare
