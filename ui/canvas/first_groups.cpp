#include "ui/canvas/first_groups.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pare {

namespace {

constexpr std::array<size_t, 5> mostNodes{60, 40, 26, 16, 8};
constexpr double readable = 17.0 / 36; // the zoom at which names can be read
constexpr double beside = 120;         // margins and minimap

} // namespace

std::set<std::string> openReadably(const GraphScene &flat, const SceneGroups &groups, const TextWidths &widths, QSizeF view)
{
    std::optional<std::set<std::string>> best;
    double narrowest = 0;
    for (const size_t most : mostNodes) {
        std::set<std::string> open = openAtFirst(flat, groups, most);
        if (best == open)
            continue;
        const auto drawing = drawScene(foldScene(flat, groups, open), widths, {});
        if (!drawing.ok())
            return best.value_or(open);
        const double width = (*drawing)->bounds().width();
        if (!best || width < narrowest) {
            best = std::move(open);
            narrowest = width;
        }
        if (narrowest * readable <= view.width() - beside)
            break;
    }
    return best.value_or(std::set<std::string>());
}

} // namespace pare
