// The trade-off chart as SVG text: accuracy, or closeness to the source, over size or latency.
#pragma once

#include "core/study/trade_off.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct ChartOptions {
    ChartX x = ChartX::Size;
    std::string subject{};      // in the title: the model's name
    std::string data{};         // in the subtitle: the data set's name; the number of samples is added
    std::optional<Guard> guard{}; // nullopt: the one that the variants' recipes carry
    bool wholeRange = false;    // collapsed variants on the axis instead of in the gutter below it
    double widthPx = 760;
    double heightPx = 470;
    std::string idPrefix = "chart"; // of ids inside, where several charts stand in one document
};

// One SVG element in light colours with generic fonts, well-formed XML on its own. Every element that a page may want to recolour
// carries a class (text, quiet, grid, frame, ground, guard, front, mark-...). Without a number to draw it says in a sentence what
// is missing. Layout and words: marks by kind, filled within the guard, hollow with a cross past it, dotted where not comparable.
[[nodiscard]] std::string tradeOffSvg(const std::vector<Variant> &variants, const ChartOptions &options = {});

} // namespace pare
