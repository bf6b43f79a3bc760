// Which axes of a shape become which of another when the elements keep their order (Reshape). Internal to core/prune.
#pragma once

#include "core/analysis/shapes.h"

#include <vector>

namespace pare {

// Axes that together hold the same elements: their sizes have the same product. Axes of size 1 may stand alone.
struct ShapeSegment {
    std::vector<int> before;
    std::vector<int> after;
    bool operator==(const ShapeSegment &) const = default;
};

struct ShapeMatch {
    std::vector<ShapeSegment> segments;
    std::vector<int> unmatchedBefore; // between sizes that are not known
    std::vector<int> unmatchedAfter;
};

// Both shapes must be ranked. Sizes that are only known by name match the same name.
[[nodiscard]] ShapeMatch matchShapes(const ValueShape &before, const ValueShape &after);

} // namespace pare
