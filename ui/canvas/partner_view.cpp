#include "ui/canvas/partner_view.h"

#include <cmath>

namespace pare {

std::optional<QPointF> partnerPoint(const GraphDrawing &from, const GraphDrawing &to, const std::vector<int> &partners, QPointF point, const QRectF &seen)
{
    // D. Shepard, A two-dimensional interpolation function for irregularly-spaced data, 1968: with the fourth power of the distance.
    QPointF moved;
    double weights = 0;
    double nearest = INFINITY;
    QPointF move; // of the nearest layer, where none in sight has a partner
    const auto add = [&](int node, bool inSight) {
        const int partner = partners[static_cast<size_t>(node)];
        if (partner < 0)
            return;
        const QPointF here = from.nodeRect(node).center();
        const QPointF way = to.nodeRect(partner).center() - here;
        const QPointF apart = here - point;
        const double squared = apart.x() * apart.x() + apart.y() * apart.y();
        if (!inSight) {
            if (squared < nearest) {
                nearest = squared;
                move = way;
            }
            return;
        }
        const double weight = 1 / (squared * squared + 1e-6);
        moved += way * weight;
        weights += weight;
    };
    for (const int node : from.nodesIn(seen))
        add(node, true);
    if (weights > 0)
        return point + moved / weights;
    for (int node = 0; node < from.nodeCount(); ++node)
        add(node, false);
    return std::isinf(nearest) ? std::nullopt : std::optional(point + move);
}

} // namespace pare
