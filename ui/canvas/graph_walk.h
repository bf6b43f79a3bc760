// Ways through a drawing: where the arrow keys lead, and what lies between two layers. Nodes are numbers of the scene.
#pragma once

#include "ui/canvas/graph_drawing.h"

#include <vector>

namespace pare {

enum class Direction { Up, Down, Left, Right };

// The next node, or -1. Down: the reader whose line is straightest; up: the producer likewise; left and right: the
// neighbour in the row, else the nearest node on that side in another branch within a few rows.
int neighbour(const GraphDrawing &drawing, int node, Direction direction);

// All nodes on directed paths between the two, both included, ascending; the other direction if there is none; empty
// if they are not connected either way.
std::vector<int> nodesBetween(const GraphDrawing &drawing, int from, int to);

// Direct producers (readers) of the nodes, without the nodes themselves, ascending.
std::vector<int> producersOf(const GraphDrawing &drawing, const std::vector<int> &nodes);
std::vector<int> readersOf(const GraphDrawing &drawing, const std::vector<int> &nodes);

// All layers with an operator that one of the nodes has, ascending.
std::vector<int> withSameOperator(const GraphDrawing &drawing, const std::vector<int> &nodes);

// The first input (the topmost node where there is none) and the last output (the lowest one), or -1 if empty.
int firstNode(const GraphDrawing &drawing);
int lastNode(const GraphDrawing &drawing);

} // namespace pare
