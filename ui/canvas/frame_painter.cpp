#include "ui/canvas/frame_painter.h"

#include "core/base/units.h"
#include "ui/theme/language.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

BadgeLook lookOf(const Badge &badge, const Theme &theme)
{
    BadgeLook look{badge.kind, badge.state, theme.field.rgb(), theme.text.rgb(), badge.text};
    switch (badge.kind) {
    case BadgeKind::Precision:
    case BadgeKind::Removed:
        look.ground = badge.state == BadgeState::Done ? theme.accent.rgb() : theme.field.rgb();
        look.ink = badge.state == BadgeState::Done ? theme.textOnAccent.rgb() : theme.accent.rgb();
        break;
    case BadgeKind::Warning: look.ink = theme.warning.rgb(); break;
    case BadgeKind::Declined: look.ink = theme.error.rgb(); break;
    case BadgeKind::Bookmark: look.ink = theme.accent.rgb(); break;
    case BadgeKind::Lock: break;
    }
    return look;
}

std::string pillLabel(const GraphDrawing &drawing, int pill)
{
    const auto ends = drawing.pillEnds(pill);
    int tensors = 0;
    for (size_t i = 0; i < ends.size(); ++i) // ends of one tensor stand together
        tensors += i == 0 || ends[i].tensor != ends[i - 1].tensor ? 1 : 0;
    return tensors == 1 ? drawing.scene().tensor(ends.front().tensor).name : counted(tensors, Counted::Tensor).toStdString();
}

} // namespace

void FramePainter::forget(const QFont &font, const Theme &theme)
{
    m_drawing = nullptr;
    m_nodes.text().setBaseFont(font);
    m_nodes.forget({BadgeKind::Precision, BadgeState::Done, theme.panel.rgb(), theme.text.rgb(), {}});
}

void FramePainter::prepare(const FrameRequest &request)
{
    if (m_drawing == request.drawing && m_mode == request.mode)
        return;
    const GraphDrawing &drawing = *request.drawing;
    m_colours.resize(at(drawing.nodeCount()));
    for (int node = 0; node < drawing.nodeCount(); ++node)
        m_colours[at(node)] = nodeColours(drawing, node, request.mode, *request.theme);
    m_drawing = request.drawing;
    m_mode = request.mode;
}

void FramePainter::findVisible(const FrameRequest &request, double left, double top, double right, double bottom)
{
    m_visible.clear();
    const double around = 8 / request.view.scale; // rings lie outside of their nodes
    const GraphDrawing &drawing = *request.drawing;
    const auto outside = [&](int index) {
        const int node = drawing.layout().rowNodes[at(index)];
        QRectF rect = drawing.nodeRect(node);
        const auto [first, end] = drawing.pillsOf(node);
        for (int pill = first; pill < end; ++pill)
            rect |= drawing.pillRect(pill);
        return rect.right() < left - around || rect.left() > right + around;
    };
    drawing.visitRows(top - around, bottom + around, [&](int row) {
        auto [first, end] = drawing.nodesBetween(row, left - around, right + around);
        while (first < end && outside(first))
            ++first;
        while (first < end && outside(end - 1))
            --end;
        m_visible.push_back({row, first, end});
    });
}

FrameFacts FramePainter::paint(QImage &picture, const FrameRequest &request)
{
    prepare(request);
    const PixelView &view = request.view;
    findVisible(request, view.worldX(0), view.worldY(0), view.worldX(picture.width()), view.worldY(picture.height()));
    picture.fill(request.theme->canvas);
    m_titles.clear();
    if (!request.drawing->frames().empty()) {
        QPainter painter(&picture);
        paintFrames(painter, request, QRectF(QPointF(view.worldX(0), view.worldY(0)), QPointF(view.worldX(picture.width()), view.worldY(picture.height()))), false);
    }
    {
        Raster raster(picture, m_masks);
        if (request.level == DetailLevel::Raster) {
            paintRaster(raster, request);
        } else {
            paintEdges(raster, request);
            if (request.level == DetailLevel::Blocks)
                paintBlocks(raster, request);
            paintPillLines(raster, request);
        }
    }
    if (request.level >= DetailLevel::Operators) {
        QPainter painter(&picture);
        paintNodes(painter, request);
    }
    if (!m_titles.empty()) {
        QPainter painter(&picture);
        paintTitles(painter, request, false);
    }
    return factsOf(request);
}

bool FramePainter::isDimmed(const FrameRequest &request, int node) const
{
    return !request.marks->matching.empty() && !request.marks->matching[at(node)];
}

bool FramePainter::isLit(const FrameRequest &request, int node) const
{
    const int tensor = request.marks->tensor;
    if (tensor < 0)
        return false;
    return request.drawing->scene().tensor(tensor).producer == node ||
           std::ranges::find(request.drawing->inputsOf(node), tensor) != request.drawing->inputsOf(node).end();
}

NodeColours FramePainter::coloursOf(const FrameRequest &request, int node) const
{
    NodeColours colours = m_colours[at(node)];
    if (request.marks->selected[at(node)])
        colours = selectedColours(colours, *request.theme);
    return isDimmed(request, node) ? dimmedColours(colours, *request.theme) : colours;
}

QRectF FramePainter::pixelRect(const PixelView &view, const QRectF &world)
{
    return {static_cast<double>(view.x(world.left())), static_cast<double>(view.y(world.top())),
            static_cast<double>(std::max(1, view.length(world.width()))), static_cast<double>(std::max(1, view.length(world.height())))};
}

QRectF FramePainter::pixelRect(const FrameRequest &request, int node)
{
    return pixelRect(request.view, request.drawing->nodeRect(node));
}

void FramePainter::paintNodes(QPainter &painter, const FrameRequest &request)
{
    const NodeMetrics metrics{request.view.scale, request.view.line, request.level, false};
    const GraphLayout &layout = request.drawing->layout();
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = layout.rowNodes[at(i)];
            paintNode(painter, request, node, pixelRect(request, node), metrics);
            if (layout.pillCount() > 0)
                paintPills(painter, request, node, metrics);
        }
    }
    if (request.level == DetailLevel::Everything)
        paintEdgeTexts(painter, request, metrics);
    if (!request.marks->group.isEmpty())
        paintGroupTexts(painter, request, metrics);
}

void FramePainter::paintNode(QPainter &painter, const FrameRequest &request, int node, const QRectF &rect, const NodeMetrics &metrics)
{
    const SceneNode &own = request.drawing->scene().node(node);
    const NodeColours colours = coloursOf(request, node);
    const Theme &theme = *request.theme;
    const bool terminal = own.kind == NodeKind::Input || own.kind == NodeKind::Output;
    const bool dimmed = isDimmed(request, node);
    const bool detailed = metrics.level >= DetailLevel::Names;
    const bool everything = metrics.level == DetailLevel::Everything;

    // The figure at the highest level, whatever the mode; below that only where it is what the colour says.
    ColourBy figureMode = request.mode;
    if (request.mode == ColourBy::Operator)
        figureMode = ColourBy::Macs;
    if (request.mode == ColourBy::Precision)
        figureMode = ColourBy::Size;
    std::optional<double> figure;
    if (everything || (detailed && figureMode == request.mode))
        figure = own.figure(figureMode);
    float bar = colours.bar;
    if (everything && bar < 0 && figure)
        if (const auto &range = request.drawing->rangeOf(figureMode); range && range->high > 0)
            bar = static_cast<float>(std::clamp(*figure / range->high, 0.0, 1.0));

    NodeBody body;
    body.fill = colours.fill;
    body.mark = colours.mark;
    body.ink = dimmed || colours.fillIsValue ? colours.text : theme.text.rgb();
    body.barColour = colours.fillIsValue ? colours.text : colours.mark;
    body.accent = theme.accent.rgb();
    body.kind = own.kind;
    body.hatched = colours.hatched;
    body.selected = request.marks->selected[at(node)];
    body.lit = isLit(request, node);
    body.hovered = node == request.marks->hovered;
    body.grouped = request.marks->group.contains(node);
    if (detailed && bar >= 0)
        body.bar = std::max(1, static_cast<int>(std::lround(bar * (rect.width() - metrics.strip() - metrics.outline()))));
    if (metrics.vector)
        body.bar = bar >= 0 ? body.bar : -1;
    m_nodes.body(painter, rect, body, metrics);

    NodeTexts texts;
    std::string value;
    texts.title = own.title;
    texts.titleColour = colours.text;
    texts.nameColour = colours.secondary;
    texts.centred = terminal;
    texts.closed = own.kind == NodeKind::Group;
    texts.kind = own.kindText;
    if (detailed) {
        texts.name = terminal ? std::string_view(own.outputShape) : std::string_view(own.detail.empty() ? own.name : own.detail);
        texts.weights = own.weightShapes;
        if (figure) {
            value = figureText(request.drawing->scene(), figureMode, *figure);
            if (everything && figureMode == ColourBy::Macs)
                value += " MACs";
            texts.value = value;
        } else if (figureMode == request.mode) {
            value = insteadOfFigure(own, figureMode);
            texts.value = value;
        }
        m_nodes.texts(painter, rect, texts, badgesOf(request, node), metrics);
    } else {
        m_nodes.texts(painter, rect, texts, {}, metrics);
    }
}

std::vector<const Badge *> FramePainter::badgeList(const FrameRequest &request, int node)
{
    std::vector<const Badge *> list;
    const auto treatments = request.marks->badges.constFind(node);
    if (treatments != request.marks->badges.constEnd())
        for (const Badge &badge : *treatments)
            list.push_back(&badge);
    for (const Badge &badge : request.drawing->scene().node(node).badges)
        list.push_back(&badge);
    return list;
}

std::vector<BadgeLook> FramePainter::badgesOf(const FrameRequest &request, int node) const
{
    std::vector<BadgeLook> looks;
    const SceneNode &own = request.drawing->scene().node(node);
    const Theme &theme = *request.theme;
    for (const Badge *badge : badgeList(request, node))
        looks.push_back(lookOf(*badge, theme));
    if (own.kind == NodeKind::Unknown)
        looks.push_back({BadgeKind::Precision, BadgeState::Done, theme.field.rgb(), theme.secondary.rgb(), "?"});
    if (!own.precision.empty() && (request.mode == ColourBy::Precision || own.precision != request.drawing->scene().mainPrecision) &&
        own.kind != NodeKind::Input && own.kind != NodeKind::Output)
        looks.push_back({BadgeKind::Precision, BadgeState::Done, theme.edge.rgb(), theme.field.rgb(), own.precision});
    if (isDimmed(request, node)) {
        for (BadgeLook &look : looks) {
            look.ground = dimmedColour(look.ground, theme);
            look.ink = dimmedColour(look.ink, theme);
        }
    }
    return looks;
}

const Badge *FramePainter::badgeAt(const FrameRequest &request, int node, QPointF pixel)
{
    const NodeMetrics metrics{request.view.scale, request.view.line, request.level, false};
    const auto list = badgeList(request, node);
    for (const auto &placed : m_nodes.placeBadges(pixelRect(request, node), badgesOf(request, node), metrics))
        if (placed.rect.contains(pixel) && placed.index >= 0 && at(placed.index) < list.size())
            return list[at(placed.index)];
    return nullptr;
}

void FramePainter::paintPills(QPainter &painter, const FrameRequest &request, int node, const NodeMetrics &metrics)
{
    const GraphDrawing &drawing = *request.drawing;
    const auto [first, end] = drawing.pillsOf(node);
    for (int pill = first; pill < end; ++pill) {
        const auto ends = drawing.pillEnds(pill);
        const bool out = drawing.layout().pills[at(pill)].out;
        const auto touched = [&](const LayoutPillEnd &other) {
            return other.tensor == request.marks->tensor || other.node == request.marks->hovered ||
                   request.marks->selected[at(other.node)] != 0;
        };
        const bool lit = node == request.marks->hovered || request.marks->selected[at(node)] || std::ranges::any_of(ends, touched);
        const QRectF rect = metrics.vector ? drawing.pillRect(pill) : pixelRect(request.view, drawing.pillRect(pill));
        const std::string suffix = out ? " → " + counted(ends.size(), Counted::Reader).toStdString() : std::string();
        m_nodes.pill(painter, rect, out, lit, pillLabel(drawing, pill), suffix, *request.theme, isDimmed(request, node), metrics);
    }
}

// At the highest level: what a tensor carries, below its producer; and where the precision changes, above the reader.
void FramePainter::paintEdgeTexts(QPainter &painter, const FrameRequest &request, const NodeMetrics &metrics)
{
    const GraphDrawing &drawing = *request.drawing;
    const GraphLayout &layout = drawing.layout();
    const GraphScene &scene = drawing.scene();
    const PixelView &view = request.view;
    const double size = std::clamp(9.0 * metrics.scale / 1.6, 9 * metrics.line, 18 * metrics.line);
    const double beside = std::round(5 * metrics.line);
    const double left = view.worldX(-8);
    const double right = view.worldX(painter.device()->width() + 8);
    for (const Visible &visible : m_visible) {
        const LayoutRow &row = layout.rows[at(visible.row)];
        for (int i = row.firstPiece; i < row.endPiece; ++i) {
            if (!drawing.pieceBetween(i, left, right))
                continue;
            const LayoutPiece &piece = layout.pieces[at(i)];
            const SceneTensor &tensor = scene.tensor(piece.tensor);
            const bool dimmed = request.edges->flags[at(piece.tensor)] & EdgeMarks::Dimmed;
            const QRgb ink = dimmed ? dimmedColour(request.theme->secondary.rgb(), *request.theme) : request.theme->secondary.rgb();
            const QRgb ground = request.theme->canvas.rgb();
            if (piece.startY > 0) {
                const edges::PixelPiece own = edges::pixelPiece(view, drawing, visible.row, i);
                // Up to the next line out of the same node, or half of the gap behind the node.
                double end = view.x(layout.centre[at(tensor.producer)] + layout.width[at(tensor.producer)] / 2 + layout.options.nodeGap / 3);
                if (i + 1 < row.endPiece && scene.tensor(layout.pieces[at(i) + 1].tensor).producer == tensor.producer)
                    end = view.x(layout.pieces[at(i) + 1].sourceX) - beside;
                const double start = own.x + beside;
                const std::string text = tensor.type.empty() ? tensor.shape : tensor.shape + " " + tensor.type;
                const double middle = own.start + (own.track - own.start) / 2.0;
                if (end - start > 3 * size)
                    m_nodes.tag(painter, {start, middle}, text, TextRole::Name, size, end - start, ground, ink, metrics.vector);
            }
            const std::string &from = scene.node(tensor.producer).precision;
            for (int tap = piece.firstTap; tap < layout.pieces[at(i) + 1].firstTap; ++tap) {
                const int reader = layout.taps[at(tap)].reader;
                if (reader < 0 || from.empty() || scene.node(reader).precision.empty() || scene.node(reader).precision == from)
                    continue;
                const std::string text = from + "→" + scene.node(reader).precision;
                const double wide = m_nodes.text().widthOf(text, TextRole::Small, size);
                const double y = view.y(row.y + layout.options.nodeHeight + row.gap) - size * 0.75;
                m_nodes.tag(painter, {view.x(layout.taps[at(tap)].x) - beside - wide - view.length(arrowWidth / 2), y}, text, TextRole::Small, size, wide + 1, ground,
                            dimmed ? ink : request.theme->text.rgb(), metrics.vector);
            }
        }
    }
}

void FramePainter::paintGroupTexts(QPainter &painter, const FrameRequest &request, const NodeMetrics &metrics)
{
    if (metrics.level < DetailLevel::Names)
        return;
    const double size = std::clamp(10.5 * metrics.scale, 8.5 * metrics.line, 16 * metrics.line);
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = request.drawing->layout().rowNodes[at(i)];
            const auto found = request.marks->group.constFind(node);
            if (found == request.marks->group.constEnd() || found->empty())
                continue;
            const QRectF rect = pixelRect(request, node);
            const double wide = m_nodes.text().widthOf(*found, TextRole::Small, size);
            const double right = rect.right() + 4 * metrics.line;
            m_nodes.tag(painter, {right - wide - size * 0.4, rect.top() - 4 * metrics.line}, *found, TextRole::Small, size, wide + 1,
                        request.theme->accent.rgb(), request.theme->textOnAccent.rgb(), metrics.vector);
        }
    }
}

FrameFacts FramePainter::factsOf(const FrameRequest &request) const
{
    FrameFacts facts;
    const GraphScene &scene = request.drawing->scene();
    const GraphLayout &layout = request.drawing->layout();
    std::array<bool, 16> categories{};
    const std::string *lastPrecision = nullptr;
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const SceneNode &node = scene.node(layout.rowNodes[at(i)]);
            const bool terminal = node.kind == NodeKind::Input || node.kind == NodeKind::Output;
            if (node.kind != NodeKind::ControlFlow)
                categories[static_cast<size_t>(terminal ? Category::InputOutput : node.category)] = true;
            facts.fused = facts.fused || (!terminal && m_colours[at(layout.rowNodes[at(i)])].fused);
            facts.withoutValue = facts.withoutValue || (!terminal && m_colours[at(layout.rowNodes[at(i)])].hatched);
            if (!node.precision.empty() && (lastPrecision == nullptr || *lastPrecision != node.precision)) {
                facts.precisions.insert(node.precision);
                lastPrecision = &node.precision;
            }
            ++facts.nodes;
        }
    }
    for (size_t i = 0; i < categories.size(); ++i)
        if (categories[i])
            facts.categories.insert(static_cast<Category>(i));
    return facts;
}

} // namespace pare
