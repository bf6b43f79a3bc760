// What every layout must fulfil, whatever the graph.
#pragma once

#include "ui/canvas/layout.h"

#include <QString>

namespace pare {

// The first rule that the layout breaks, in words; empty if none. Boxes and pills keep apart, lines lead down from
// producer to reader without gap and pass no box, every reader is reached by exactly one line or pill.
QString brokenRule(const LayoutGraph &graph, const GraphLayout &layout);

// How many vertical parts of lines of different tensors lie on each other.
int overlappingLines(const GraphLayout &layout);

} // namespace pare
