// Draws what the canvas shows at one moment: a picture for the screen, or painter calls for a file.
#pragma once

#include "ui/canvas/edge_painter.h"
#include "ui/canvas/graph_drawing.h"
#include "ui/canvas/group_frames.h"
#include "ui/canvas/node_painter.h"
#include "ui/canvas/view_geometry.h"

#include <QHash>
#include <QImage>

#include <set>

namespace pare {

// What changes often, apart from the drawing.
struct CanvasMarks {
    std::vector<uint8_t> selected; // per node
    std::vector<uint8_t> matching; // per node; empty: no search, nothing is dimmed
    int hovered = -1;              // node
    int hoveredFrame = -1;         // whose title the pointer is on
    int tensor = -1;               // selected tensor
    QHash<int, std::string> group; // nodes that move together, with what becomes of each
    QHash<int, std::vector<Badge>> badges;
};

// What follows from the marks for the lines.
struct EdgeMarks {
    enum Flag : uint8_t { Outgoing = 1, Incoming = 2, HoverOut = 4, HoverIn = 8, Chosen = 16, Dimmed = 32 };
    std::vector<uint8_t> flags;       // per tensor
    std::vector<int> lastSelectedRow; // per tensor: of the selected readers that its line goes to
    std::vector<int> lastHoveredRow;
};
EdgeMarks edgeMarksOf(const GraphDrawing &drawing, const CanvasMarks &marks);

struct FrameRequest {
    const GraphDrawing *drawing = nullptr;
    const CanvasMarks *marks = nullptr;
    const EdgeMarks *edges = nullptr;
    const Theme *theme = nullptr;
    PixelView view;
    DetailLevel level = DetailLevel::Names;
    ColourBy mode = ColourBy::Operator;
};

// What stood in the picture, for the legend.
struct FrameFacts {
    std::set<Category> categories; // of layers; inputs and outputs count as InputOutput
    std::set<std::string> precisions;
    bool withoutValue = false;     // a node had no figure in the mode that was asked for
    bool fused = false;            // or none because it was merged into another
    int nodes = 0;
};

class FramePainter {
public:
    // Fills the picture, whose device pixel ratio must be 1. Format_RGB32.
    FrameFacts paint(QImage &picture, const FrameRequest &request);

    // The part `world` of the drawing in world coordinates, to a painter of any device. Marks other than badges and
    // selection are left out; request.view is not used.
    void paintVector(QPainter &painter, const FrameRequest &request, const QRectF &world);

    // To be called when drawing, theme or font are others than before.
    void forget(const QFont &font, const Theme &theme);

    // The badge under a point of the picture, for tooltips; null if there is none.
    [[nodiscard]] const Badge *badgeAt(const FrameRequest &request, int node, QPointF pixel);

    // The frame whose title was painted at a point of the picture; -1: none.
    [[nodiscard]] int titleAt(QPointF pixel) const;
    // Where the title of a frame was painted; null: nowhere.
    [[nodiscard]] QRectF titleOf(int frame) const;
    // Whether it goes on from the title of the frame around it.
    [[nodiscard]] bool titleFollows(int frame) const;

    NodePainter &nodes() { return m_nodes; }

private:
    struct Visible { // a row with its nodes in sight
        int row;
        int first;
        int end;
    };

    void prepare(const FrameRequest &request);
    void findVisible(const FrameRequest &request, double left, double top, double right, double bottom);
    void paintFrames(QPainter &painter, const FrameRequest &request, const QRectF &world, bool vector);
    void paintTitles(QPainter &painter, const FrameRequest &request, bool vector);
    void paintRaster(Raster &raster, const FrameRequest &request) const;
    void paintBlocks(Raster &raster, const FrameRequest &request) const;
    void paintEdges(Raster &raster, const FrameRequest &request) const;
    void paintPillLines(Raster &raster, const FrameRequest &request) const;
    void paintNodes(QPainter &painter, const FrameRequest &request);
    void paintPills(QPainter &painter, const FrameRequest &request, int node, const NodeMetrics &metrics);
    void paintEdgeTexts(QPainter &painter, const FrameRequest &request, const NodeMetrics &metrics);
    void paintGroupTexts(QPainter &painter, const FrameRequest &request, const NodeMetrics &metrics);
    void paintNode(QPainter &painter, const FrameRequest &request, int node, const QRectF &rect, const NodeMetrics &metrics);
    [[nodiscard]] FrameFacts factsOf(const FrameRequest &request) const;
    [[nodiscard]] NodeColours coloursOf(const FrameRequest &request, int node) const;
    [[nodiscard]] bool isDimmed(const FrameRequest &request, int node) const;
    [[nodiscard]] bool isLit(const FrameRequest &request, int node) const;
    [[nodiscard]] std::vector<BadgeLook> badgesOf(const FrameRequest &request, int node) const;
    [[nodiscard]] static std::vector<const Badge *> badgeList(const FrameRequest &request, int node);
    [[nodiscard]] static QRectF pixelRect(const FrameRequest &request, int node);
    [[nodiscard]] static QRectF pixelRect(const PixelView &view, const QRectF &world);

    NodePainter m_nodes;
    BendMasks m_masks;
    std::vector<Visible> m_visible;
    struct FrameTitle {
        int frame = -1;
        QRectF rect;
        bool follows = false; // the title of the frame around it, as one trail
    };
    [[nodiscard]] NodePainter::NamedKind titleText(const FrameRequest &request, const FrameTitle &title) const;
    [[nodiscard]] std::optional<FrameTitle> placeOf(const FrameRequest &request, int frame, const QRectF &box, const QRectF &world, bool vector);
    std::vector<FrameTitle> m_titles; // of the last picture
    std::vector<NodeColours> m_colours; // per node, of m_drawing in m_mode
    const GraphDrawing *m_drawing = nullptr;
    ColourBy m_mode = ColourBy::Operator;
};

// The small picture of everything: mark colours on the canvas colour, x and y each with its own scale (pixels per world
// pixel), `size` in pixels.
QImage overviewPicture(const GraphDrawing &drawing, ColourBy mode, const Theme &theme, QSize size, double scaleX, double scaleY);

} // namespace pare
