// Where everything of a graph drawing stands: a layered layout of boxes and the lines between them. Plain numbers, no
// Qt, no state: safe on any thread.
#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <vector>

namespace pare {

// What is to be laid out. Lengths are in pixels at 100 % zoom and 100 % text size.
struct LayoutGraph {
    std::vector<float> width;       // per node
    std::vector<int> producer;      // per tensor: a node, or -1 (nothing is drawn for it)
    std::vector<int> readerStart;   // per tensor and one more, into `readers`
    std::vector<int> readers;       // nodes; doubles and numbers that are no node are ignored
    std::vector<float> labelWidth;  // per tensor: how wide its name is in a pill; empty: all as wide as a pill allows
    std::vector<uint8_t> weight;    // per node: how much it counts where the main line is looked for; empty: 1 each

    [[nodiscard]] int nodeCount() const { return static_cast<int>(width.size()); }
    [[nodiscard]] int tensorCount() const { return static_cast<int>(producer.size()); }
};

// Lengths as in LayoutGraph.
struct LayoutOptions {
    float nodeHeight = 36;
    float rowGap = 20;         // grows where several lines run sideways between two rows
    float trackGap = 6;        // between such lines
    float nodeGap = 24;
    float lineGap = 14;        // between a node and a line that passes it
    float betweenLines = 10;
    float pillGap = 12;        // between a node and its pill
    float pillLabelMin = 24;   // the label of a pill, elided
    float pillLabelMax = 96;
    float pillPadding = 16;    // what a pill has besides its label
    float pillCount = 80;      // what " -> 24 readers" takes in the pill of a producer
    float componentGap = 64;
    int longReach = 48;        // a reader more rows away than this is reached by pills
    int hubReaders = 32;       // a tensor with more readers than this is reached by pills
    int looseInRow = 32;       // more nodes without a drawn line than this in one row are wrapped
    int sweeps = 8;            // of the ordering, at most
};

// A row of nodes and the gap below it. Rows of one component follow each other, from top to bottom.
struct LayoutRow {
    double y = 0;       // top of its nodes
    float gap = 0;      // from the bottom of its nodes to the next row
    float left = 0;     // what its nodes, pills and lines span
    float right = 0;
    int firstNode = 0;  // into rowNodes, sorted by x
    int endNode = 0;
    int firstPiece = 0; // pieces that end in the gap below this row
    int endPiece = 0;
};

// The part of a tensor's line that belongs to one row: straight down at sourceX from startY to trackY, along trackY,
// and from there down at each tap's x to the top of the next row.
struct LayoutPiece {
    int tensor = 0;
    float sourceX = 0;
    float startY = 0; // below the row's y: 0 where the line comes from the row above, nodeHeight at the producer
    float trackY = 0; // below the row's y
    int firstTap = 0; // up to the next piece's firstTap
};

struct LayoutTap {
    float x = 0;
    int reader = -1; // -1: the line runs on through the next row
};

// A pill beside a node that stands for lines which are not drawn: left of a reader, right of a producer.
struct LayoutPill {
    int node = 0;
    bool out = false;  // right of the producer
    float left = 0;
    float width = 0;
    int firstEnd = 0;  // into pillEnds, up to the next pill's firstEnd
};

struct LayoutPillEnd {
    int tensor = 0;
    int node = 0; // the node at the other end
};

struct GraphLayout {
    LayoutOptions options;
    std::vector<float> centre;    // per node: x
    std::vector<float> width;     // per node
    std::vector<int> rowOf;       // per node
    std::vector<LayoutRow> rows;
    std::vector<int> rowNodes;
    std::vector<LayoutPiece> pieces; // by row, then from left to right; one more at the end, for firstTap
    std::vector<LayoutTap> taps;
    std::vector<int> tensorPieceStart; // per tensor and one more, into tensorPieces
    std::vector<int> tensorPieces;     // from the producer down
    std::vector<LayoutPill> pills;     // by node, the reader's pill first; one more at the end, for firstEnd
    std::vector<LayoutPillEnd> pillEnds;
    float left = 0; // bounds of everything
    float right = 0;
    double bottom = 0; // the top is 0
    int64_t crossings = 0;   // of lines between neighbouring rows, as the ordering counted them
    int corrections = 0;     // nodes that the coordinate assignment had to push apart: 0, or it has a defect

    [[nodiscard]] int nodeCount() const { return static_cast<int>(centre.size()); }
    [[nodiscard]] int pieceCount() const { return static_cast<int>(pieces.size()) - 1; }
    [[nodiscard]] int pillCount() const { return static_cast<int>(pills.size()) - 1; }
    [[nodiscard]] double top(int node) const { return rows[static_cast<size_t>(rowOf[static_cast<size_t>(node)])].y; }
    [[nodiscard]] size_t bytes() const; // what it occupies
};

// Lays the graph out. The same input gives the same layout. Cycles are cut (the reach that closes one becomes a pill).
// Phases "Layers", "Order", "Positions", "Lines" go to context.onProgress, done of total in nodes.
// Cancelled if context.stop asks for it (looked at every few milliseconds), OutOfMemory if there is not enough.
// Time: about linear in nodes and readers; lines take at most eight times as many places in rows as there are nodes.
[[nodiscard]] Result<GraphLayout> layoutGraph(const LayoutGraph &graph, const LayoutOptions &options,
                                              const RunContext &context);

} // namespace pare
