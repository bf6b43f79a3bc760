// A scene with its layout, and what must be asked of both together: what stands where, and who reads whom.
#pragma once

#include "ui/canvas/graph_scene.h"
#include "ui/canvas/layout.h"

#include <QPointF>
#include <QRectF>

#include <memory>
#include <span>
#include <string_view>

class QFont;

namespace pare {

struct FrameShape;

// How wide texts are at 100 %, without a font at hand: measured once on the GUI thread, used on any.
struct TextWidths {
    std::array<float, 128> title{}; // advances of the ASCII characters
    std::array<float, 128> name{};
    float otherTitle = 0; // of all other characters, a generous mean
    float otherName = 0;
};

// Of the fonts that a canvas in this base font draws with. GUI thread.
TextWidths textWidthsOf(const QFont &base);

// `text` is UTF-8.
float textWidth(const std::array<float, 128> &advances, float other, std::string_view text);

// Boxes 96 to 240 wide in steps of 8, as wide as their texts ask for.
LayoutGraph layoutGraphOf(const GraphScene &scene, const TextWidths &widths);

class GraphDrawing {
public:
    GraphDrawing(ScenePtr scene, GraphLayout layout);
    ~GraphDrawing();

    [[nodiscard]] const GraphScene &scene() const { return *m_scene; }
    [[nodiscard]] ScenePtr scenePointer() const { return m_scene; }
    [[nodiscard]] const GraphLayout &layout() const { return m_layout; }
    [[nodiscard]] int nodeCount() const { return m_layout.nodeCount(); }
    [[nodiscard]] QRectF bounds() const;
    [[nodiscard]] QRectF nodeRect(int node) const;
    [[nodiscard]] QRectF pillRect(int pill) const;
    [[nodiscard]] QRectF tensorRect(int tensor) const; // of its drawn line and its pills; empty if it has none

    // Where the frames of open groups run, one each.
    [[nodiscard]] const std::vector<FrameShape> &frames() const { return m_frames; }

    // Tensors, each once, in the order of their numbers.
    [[nodiscard]] std::span<const int> inputsOf(int node) const { return slice(m_inputs, m_inputStart, node); }
    [[nodiscard]] std::span<const int> outputsOf(int node) const { return slice(m_outputs, m_outputStart, node); }
    // Pills of the node, or none: indices first to end.
    [[nodiscard]] std::pair<int, int> pillsOf(int node) const;
    [[nodiscard]] std::span<const LayoutPillEnd> pillEnds(int pill) const;

    // Rows that may have something between two heights, calls visit(row index).
    template <typename Visit>
    void visitRows(double top, double bottom, Visit visit) const
    {
        for (size_t i = firstRowFrom(top); i < m_rowsByY.size(); ++i) {
            const LayoutRow &row = m_layout.rows[static_cast<size_t>(m_rowsByY[i])];
            if (row.y > bottom)
                break;
            if (row.y + m_layout.options.nodeHeight + row.gap >= top)
                visit(m_rowsByY[i]);
        }
    }
    // The row's nodes that may touch the span in x: indices into layout().rowNodes. Their pills count as part of them.
    [[nodiscard]] std::pair<int, int> nodesBetween(int row, double left, double right) const;

    // Whether any of the line's piece may be seen between two x.
    [[nodiscard]] bool pieceBetween(int piece, double left, double right) const;

    [[nodiscard]] int nodeAt(QPointF world, double tolerance = 0) const; // -1: none
    [[nodiscard]] int pillAt(QPointF world) const;                       // -1: none
    [[nodiscard]] int tensorAt(QPointF world, double tolerance) const;   // the nearest line within tolerance; -1: none
    [[nodiscard]] std::vector<int> nodesIn(const QRectF &world) const;   // all that it touches, ascending
    [[nodiscard]] int nodeNamed(const std::string &name) const;          // -1: none

    // The highest figure and the lowest of a mode; nothing if no node has one.
    struct Range {
        double low = 0;
        double high = 0;
    };
    [[nodiscard]] const std::optional<Range> &rangeOf(ColourBy mode) const { return m_ranges[static_cast<size_t>(mode)]; }

private:
    static std::span<const int> slice(const std::vector<int> &entries, const std::vector<int> &start, int node);
    [[nodiscard]] size_t firstRowFrom(double top) const;
    void indexTensors();
    void findRanges();

    ScenePtr m_scene;
    GraphLayout m_layout;
    std::vector<int> m_rowsByY;
    double m_tallestRow = 0;
    float m_widestReach = 0; // from a node's centre to the end of its pill
    std::vector<int> m_inputStart;
    std::vector<int> m_inputs;
    std::vector<int> m_outputStart;
    std::vector<int> m_outputs;
    std::array<std::optional<Range>, colourModeCount> m_ranges;
    std::vector<FrameShape> m_frames;
};

using DrawingPtr = std::shared_ptr<const GraphDrawing>;

// Lays the scene out. Errors as layoutGraph; any thread.
[[nodiscard]] Result<DrawingPtr> drawScene(ScenePtr scene, const TextWidths &widths, const RunContext &context);

// About what drawScene needs at most, to be asked before it is tried: bytes.
[[nodiscard]] int64_t drawingBytes(int64_t nodes, int64_t readers);

} // namespace pare
