#include "ui/canvas/graph_drawing.h"

#include "ui/canvas/canvas_text.h"
#include "ui/canvas/group_frames.h"
#include "ui/canvas/layout_work.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare {

namespace {

constexpr float narrowest = 96;
constexpr float widest = 240;
constexpr float widestGroup = 360;
constexpr float step = 8;
constexpr float besideTitle = 20; // strip, paddings
constexpr float besideName = 20;
constexpr float badgeRoom = 30;
constexpr float besideBadge = 14;
constexpr float signRoom = 14;    // of a closed group
constexpr float beforeKind = 8;
constexpr float perEnd = 10;      // a node with many inputs is wide enough to tell their ends apart

size_t at(int index)
{
    return static_cast<size_t>(index);
}

float distanceTo(double x, double y, double left, double top, double right, double bottom)
{
    const double dx = std::max({left - x, 0.0, x - right});
    const double dy = std::max({top - y, 0.0, y - bottom});
    return static_cast<float>(std::hypot(dx, dy));
}

} // namespace

TextWidths textWidthsOf(const QFont &base)
{
    // Measured large and scaled down: hinting must not round what is to hold at every zoom.
    constexpr double sample = 96;
    TextWidths widths;
    const auto measure = [&](TextRole role, std::array<float, 128> &advances, float &other) {
        QFont font = canvasFont(base, role);
        font.setPixelSize(static_cast<int>(sample));
        font.setHintingPreference(QFont::PreferNoHinting);
        const QFontMetricsF metrics(font);
        const double scale = textSize(role) / sample;
        for (int c = 32; c < 127; ++c)
            advances[at(c)] = static_cast<float>(metrics.horizontalAdvance(QChar(c)) * scale);
        other = static_cast<float>(metrics.horizontalAdvance(QChar(u'M')) * scale);
    };
    measure(TextRole::Title, widths.title, widths.otherTitle);
    measure(TextRole::Name, widths.name, widths.otherName);
    return widths;
}

float textWidth(const std::array<float, 128> &advances, float other, std::string_view text)
{
    float width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128)
            width += advances[byte];
        else if (byte >= 0xC0) // the first byte of a character; the following ones count nothing
            width += other;
    }
    return width;
}

// About what its badges take: a short one each, and what their words need.
float badgesWidth(const SceneNode &node, const TextWidths &widths)
{
    float width = 0;
    for (const Badge &badge : node.badges)
        width += badge.text.empty() ? badgeRoom / 2 : textWidth(widths.name, widths.otherName, badge.text) + besideBadge;
    return width;
}

LayoutGraph layoutGraphOf(const GraphScene &scene, const TextWidths &widths)
{
    LayoutGraph graph;
    std::vector<int> ends(scene.nodes.size(), 0);
    graph.readerStart.push_back(0);
    for (const SceneTensor &tensor : scene.tensors) {
        graph.producer.push_back(tensor.producer);
        graph.readers.insert(graph.readers.end(), tensor.readers.begin(), tensor.readers.end());
        graph.readerStart.push_back(static_cast<int>(graph.readers.size()));
        graph.labelWidth.push_back(textWidth(widths.name, widths.otherName, tensor.name));
        for (const int reader : tensor.readers)
            if (reader >= 0 && reader < scene.nodeCount())
                ++ends[at(reader)];
    }
    graph.width.reserve(scene.nodes.size());
    graph.weight.reserve(scene.nodes.size());
    for (int node = 0; node < scene.nodeCount(); ++node) {
        const SceneNode &own = scene.node(node);
        // What only computes shapes or casts is no main line, however long its chain is.
        graph.weight.push_back(own.category == Category::Shape || own.category == Category::Quantize ? 0 : 1);
        float title = textWidth(widths.title, widths.otherTitle, own.title) + besideTitle;
        if (!own.kindText.empty())
            title += textWidth(widths.name, widths.otherName, own.kindText) + beforeKind;
        if (own.kind == NodeKind::Group)
            title += signRoom;
        if (!own.badges.empty() || own.kind == NodeKind::Unknown || (!own.precision.empty() && own.precision != scene.mainPrecision))
            title += std::max(badgeRoom, badgesWidth(own, widths));
        const float name = own.kind == NodeKind::Input || own.kind == NodeKind::Output
                               ? textWidth(widths.name, widths.otherName, own.outputShape) + besideName
                               : textWidth(widths.name, widths.otherName, own.detail.empty() ? own.name : own.detail) + besideName;
        const float room = own.kind == NodeKind::Group ? widestGroup : widest;
        const float wish = std::max({title, name, static_cast<float>(ends[at(node)]) * perEnd + 16});
        graph.width.push_back(std::clamp(std::ceil(wish / step) * step, narrowest, room));
    }
    return graph;
}

GraphDrawing::GraphDrawing(ScenePtr scene, GraphLayout layout) : m_scene(std::move(scene)), m_layout(std::move(layout))
{
    m_rowsByY.resize(m_layout.rows.size());
    for (size_t i = 0; i < m_rowsByY.size(); ++i)
        m_rowsByY[i] = static_cast<int>(i);
    std::ranges::stable_sort(m_rowsByY, {}, [&](int row) { return m_layout.rows[at(row)].y; });
    for (const LayoutRow &row : m_layout.rows)
        m_tallestRow = std::max(m_tallestRow, static_cast<double>(m_layout.options.nodeHeight + row.gap));
    for (const float width : m_layout.width)
        m_widestReach = std::max(m_widestReach, width / 2);
    for (const LayoutPill &pill : m_layout.pills)
        if (pill.node >= 0)
            m_widestReach = std::max({m_widestReach, m_layout.centre[at(pill.node)] - pill.left,
                                      pill.left + pill.width - m_layout.centre[at(pill.node)]});
    indexTensors();
    findRanges();
    m_frames = frameShapes(*this);
}

GraphDrawing::~GraphDrawing() = default;

void GraphDrawing::indexTensors()
{
    const GraphScene &scene = *m_scene;
    const int nodes = scene.nodeCount();
    struct Use {
        int node;
        int tensor;
    };
    std::vector<Use> reads;
    std::vector<int> lastTensor(at(nodes), -1);
    for (int tensor = 0; tensor < static_cast<int>(scene.tensors.size()); ++tensor) {
        for (const int reader : scene.tensor(tensor).readers) {
            if (reader < 0 || reader >= nodes || lastTensor[at(reader)] == tensor)
                continue;
            lastTensor[at(reader)] = tensor;
            reads.push_back({reader, tensor});
        }
    }
    auto inputs = layouting::grouped<int>(
        nodes, static_cast<int>(reads.size()), [&](int i) { return reads[at(i)].node; },
        [&](int i) { return reads[at(i)].tensor; });
    auto outputs = layouting::grouped<int>(
        nodes, static_cast<int>(scene.tensors.size()),
        [&](int tensor) { return scene.tensor(tensor).producer < nodes ? scene.tensor(tensor).producer : -1; },
        [](int tensor) { return tensor; });
    m_inputStart = std::move(inputs.start);
    m_inputs = std::move(inputs.entries);
    m_outputStart = std::move(outputs.start);
    m_outputs = std::move(outputs.entries);
}

void GraphDrawing::findRanges()
{
    for (const ColourBy mode : figureModes) {
        auto &range = m_ranges[static_cast<size_t>(mode)];
        for (const SceneNode &node : m_scene->nodes) {
            const auto value = node.figure(mode);
            if (!value || !std::isfinite(*value))
                continue;
            if (!range)
                range = Range{*value, *value};
            range->low = std::min(range->low, *value);
            range->high = std::max(range->high, *value);
        }
        if (range && (mode == ColourBy::Sparsity || mode == ColourBy::Removed))
            range->low = 0; // shares count from nothing
    }
}

QRectF GraphDrawing::bounds() const
{
    return {m_layout.left, 0, m_layout.right - m_layout.left, m_layout.bottom};
}

QRectF GraphDrawing::nodeRect(int node) const
{
    const float width = m_layout.width[at(node)];
    return {m_layout.centre[at(node)] - width / 2, m_layout.top(node), width, m_layout.options.nodeHeight};
}

QRectF GraphDrawing::pillRect(int pill) const
{
    const LayoutPill &own = m_layout.pills[at(pill)];
    constexpr double height = 20;
    return {own.left, m_layout.top(own.node) + (m_layout.options.nodeHeight - height) / 2, own.width, height};
}

QRectF GraphDrawing::tensorRect(int tensor) const
{
    QRectF rect;
    const int first = m_layout.tensorPieceStart[at(tensor)];
    const int end = m_layout.tensorPieceStart[at(tensor) + 1];
    for (int i = first; i < end; ++i) {
        const int index = m_layout.tensorPieces[at(i)];
        const LayoutPiece &piece = m_layout.pieces[at(index)];
        // Pieces stand in the order of rows, so the row is the last one that begins at or before the piece.
        const auto row = std::ranges::upper_bound(m_layout.rows, index, {}, &LayoutRow::firstPiece) - 1;
        double left = piece.sourceX;
        double right = piece.sourceX;
        for (int tap = piece.firstTap; tap < m_layout.pieces[at(index) + 1].firstTap; ++tap) {
            left = std::min<double>(left, m_layout.taps[at(tap)].x);
            right = std::max<double>(right, m_layout.taps[at(tap)].x);
        }
        const double top = row->y + piece.startY;
        const QRectF own(left, top, std::max(1.0, right - left), row->y + m_layout.options.nodeHeight + row->gap - top);
        rect = rect.isNull() ? own : rect.united(own);
    }
    return rect;
}

std::span<const int> GraphDrawing::slice(const std::vector<int> &entries, const std::vector<int> &start, int node)
{
    return {entries.data() + start[at(node)], at(start[at(node) + 1] - start[at(node)])};
}

std::pair<int, int> GraphDrawing::pillsOf(int node) const
{
    const auto end = m_layout.pills.end() - 1;
    const auto range = std::ranges::equal_range(m_layout.pills.begin(), end, node, {}, &LayoutPill::node);
    return {static_cast<int>(range.begin() - m_layout.pills.begin()), static_cast<int>(range.end() - m_layout.pills.begin())};
}

std::span<const LayoutPillEnd> GraphDrawing::pillEnds(int pill) const
{
    const int first = m_layout.pills[at(pill)].firstEnd;
    return {m_layout.pillEnds.data() + first, at(m_layout.pills[at(pill) + 1].firstEnd - first)};
}

size_t GraphDrawing::firstRowFrom(double top) const
{
    const auto first = std::ranges::lower_bound(m_rowsByY, top - m_tallestRow, {}, [&](int row) { return m_layout.rows[at(row)].y; });
    return static_cast<size_t>(first - m_rowsByY.begin());
}

std::pair<int, int> GraphDrawing::nodesBetween(int row, double left, double right) const
{
    const LayoutRow &own = m_layout.rows[at(row)];
    const auto begin = m_layout.rowNodes.begin() + own.firstNode;
    const auto end = m_layout.rowNodes.begin() + own.endNode;
    const auto centre = [&](int node) { return static_cast<double>(m_layout.centre[at(node)]); };
    const auto first = std::ranges::lower_bound(begin, end, left - m_widestReach, {}, centre);
    const auto last = std::ranges::upper_bound(first, end, right + m_widestReach, {}, centre);
    return {static_cast<int>(first - m_layout.rowNodes.begin()), static_cast<int>(last - m_layout.rowNodes.begin())};
}

bool GraphDrawing::pieceBetween(int piece, double left, double right) const
{
    const LayoutPiece &own = m_layout.pieces[at(piece)];
    bool before = own.sourceX < left;
    bool behind = own.sourceX > right;
    for (int tap = own.firstTap; (before || behind) && tap < m_layout.pieces[at(piece) + 1].firstTap; ++tap) {
        before = before && m_layout.taps[at(tap)].x < left;
        behind = behind && m_layout.taps[at(tap)].x > right;
    }
    return !before && !behind;
}

int GraphDrawing::nodeAt(QPointF world, double tolerance) const
{
    int found = -1;
    double nearest = std::numeric_limits<double>::max();
    visitRows(world.y() - tolerance, world.y() + tolerance, [&](int row) {
        const auto [first, end] = nodesBetween(row, world.x() - tolerance, world.x() + tolerance);
        for (int i = first; i < end; ++i) {
            const int node = m_layout.rowNodes[at(i)];
            const QRectF rect = nodeRect(node);
            const double distance = distanceTo(world.x(), world.y(), rect.left(), rect.top(), rect.right(), rect.bottom());
            if (distance <= tolerance && distance < nearest) {
                nearest = distance;
                found = node;
            }
        }
    });
    return found;
}

int GraphDrawing::pillAt(QPointF world) const
{
    int found = -1;
    visitRows(world.y(), world.y(), [&](int row) {
        const auto [first, end] = nodesBetween(row, world.x(), world.x());
        for (int i = first; i < end; ++i) {
            const auto [firstPill, endPill] = pillsOf(m_layout.rowNodes[at(i)]);
            for (int pill = firstPill; pill < endPill; ++pill)
                if (pillRect(pill).contains(world))
                    found = pill;
        }
    });
    return found;
}

int GraphDrawing::tensorAt(QPointF world, double tolerance) const
{
    int found = -1;
    double nearest = tolerance;
    const double x = world.x();
    const double y = world.y();
    visitRows(y - tolerance, y + tolerance, [&](int row) {
        const LayoutRow &own = m_layout.rows[at(row)];
        const double bottom = own.y + m_layout.options.nodeHeight + own.gap;
        for (int i = own.firstPiece; i < own.endPiece; ++i) {
            const LayoutPiece &piece = m_layout.pieces[at(i)];
            const double track = own.y + piece.trackY;
            double distance = distanceTo(x, y, piece.sourceX, own.y + piece.startY, piece.sourceX, track);
            double left = piece.sourceX;
            double right = piece.sourceX;
            for (int tap = piece.firstTap; tap < m_layout.pieces[at(i) + 1].firstTap; ++tap) {
                const double tapX = m_layout.taps[at(tap)].x;
                left = std::min(left, tapX);
                right = std::max(right, tapX);
                distance = std::min<double>(distance, distanceTo(x, y, tapX, track, tapX, bottom));
            }
            distance = std::min<double>(distance, distanceTo(x, y, left, track, right, track));
            if (distance <= nearest) {
                nearest = distance;
                found = piece.tensor;
            }
        }
    });
    return found;
}

std::vector<int> GraphDrawing::nodesIn(const QRectF &world) const
{
    std::vector<int> nodes;
    visitRows(world.top(), world.bottom(), [&](int row) {
        const auto [first, end] = nodesBetween(row, world.left(), world.right());
        for (int i = first; i < end; ++i) {
            const QRectF rect = nodeRect(m_layout.rowNodes[at(i)]);
            if (rect.left() <= world.right() && rect.right() >= world.left() && rect.top() <= world.bottom() && rect.bottom() >= world.top())
                nodes.push_back(m_layout.rowNodes[at(i)]);
        }
    });
    std::ranges::sort(nodes);
    return nodes;
}

int GraphDrawing::nodeNamed(const std::string &name) const
{
    const auto found = std::ranges::find(m_scene->nodes, name, &SceneNode::name);
    return found == m_scene->nodes.end() ? -1 : static_cast<int>(found - m_scene->nodes.begin());
}

Result<DrawingPtr> drawScene(ScenePtr scene, const TextWidths &widths, const RunContext &context)
{
    auto layout = layoutGraph(layoutGraphOf(*scene, widths), {}, context);
    if (!layout)
        return layout.error();
    return DrawingPtr(std::make_shared<GraphDrawing>(std::move(scene), std::move(*layout)));
}

int64_t drawingBytes(int64_t nodes, int64_t readers)
{
    // Nodes and readers with all working lists of the layout, and what a bounded number of passed rows adds at most.
    return nodes * 700 + readers * 120;
}

} // namespace pare
