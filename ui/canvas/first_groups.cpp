#include "ui/canvas/first_groups.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace pare {

namespace {

constexpr std::array<size_t, 5> mostNodes{60, 40, 26, 16, 8};
constexpr double readable = 17.0 / 36; // the zoom at which names can be read
constexpr double beside = 120;         // margins and minimap

struct Attempt {
    std::set<std::string> open;
    double width = 0;
};

double roomOf(QSizeF view)
{
    return (view.width() - beside) / readable;
}

// The one that is narrowest of those tried, or the first that fits.
std::optional<Attempt> narrowest(const GraphScene &flat, const SceneGroups &groups, const TextWidths &widths, QSizeF view, bool aloneOpens)
{
    std::optional<Attempt> best;
    for (const size_t most : mostNodes) {
        std::set<std::string> open = openAtFirst(flat, groups, most, aloneOpens);
        if (best && best->open == open)
            continue;
        const auto drawing = drawScene(foldScene(flat, groups, open), widths, {});
        if (!drawing.ok())
            return best ? best : Attempt{std::move(open), std::numeric_limits<double>::max()};
        const double width = (*drawing)->bounds().width();
        if (!best || width < best->width)
            best = Attempt{std::move(open), width};
        if (best->width <= roomOf(view))
            break;
    }
    return best;
}

} // namespace

std::set<std::string> openReadably(const GraphScene &flat, const SceneGroups &groups, const TextWidths &widths, QSizeF view)
{
    auto best = narrowest(flat, groups, widths, view, true);
    if (!best || best->width > roomOf(view)) // a box that is everything is better than a rank that cannot be read
        if (auto closed = narrowest(flat, groups, widths, view, false); closed && (!best || closed->width < best->width))
            best = std::move(closed);
    return best ? std::move(best->open) : std::set<std::string>();
}

} // namespace pare
