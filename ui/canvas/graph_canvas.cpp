#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"

#include <QAccessible>
#include <QPainter>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pare {

namespace {

constexpr double overlayMargin = 8; // design pixels
constexpr double minimapWidth = 96;
constexpr double smallMinimapWidth = 64;
constexpr double wideCanvas = 800;  // from here on the large minimap
constexpr int legendDelayMs = 80;
constexpr double narrowestBeside = 240; // between legend and minimap: the widest node
constexpr int tipDelayMs = 400;
constexpr int edgeScrollMs = 16;
constexpr int slideFrameMs = 16;

size_t at(int index)
{
    return static_cast<size_t>(index);
}

// Node numbers of one drawing by the names of their layers, in another.
class NodeNames {
public:
    explicit NodeNames(const GraphDrawing &drawing)
    {
        m_nodes.reserve(at(drawing.nodeCount()));
        for (int node = 0; node < drawing.nodeCount(); ++node)
            m_nodes.try_emplace(drawing.scene().node(node).name, node);
    }
    int find(const std::string &name) const
    {
        const auto found = m_nodes.find(name);
        return found == m_nodes.end() ? -1 : found->second;
    }

private:
    std::unordered_map<std::string_view, int> m_nodes;
};

// The same layer at the same place: the node nearest to the middle that both drawings have.
Camera carriedOver(const Camera &camera, const ViewFrame &before, const GraphDrawing &from, const GraphDrawing &to, const NodeNames &names)
{
    const QPointF middle = camera.toWorld(before.free().center());
    const QRectF view = camera.toWorld(QRectF({0, 0}, before.size));
    int own = -1;
    int other = -1;
    double least = 0;
    const auto consider = [&](int node) {
        const int match = names.find(from.scene().node(node).name);
        if (match < 0)
            return;
        const QPointF way = from.nodeRect(node).center() - middle;
        const double distance = std::hypot(way.x(), way.y());
        if (own >= 0 && distance >= least)
            return;
        own = node;
        other = match;
        least = distance;
    };
    for (const int node : from.nodesIn(view))
        consider(node);
    for (int node = 0; own < 0 && node < from.nodeCount(); ++node)
        consider(node);
    if (own < 0)
        return camera;
    Camera result = camera;
    result.origin += to.nodeRect(other).center() - from.nodeRect(own).center();
    return result;
}

} // namespace

GraphCanvas::GraphCanvas(QWidget *parent) : QAbstractScrollArea(parent), m_minimap(new Minimap(viewport())), m_legend(new Legend(viewport()))
{
    installCanvasAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Graph"));
    setAccessibleDescription(tr("No model is open"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->grabGesture(Qt::PinchGesture);
    m_minimap->hide();
    for (QWidget *overlay : {static_cast<QWidget *>(m_minimap), static_cast<QWidget *>(m_legend)}) {
        overlay->setContextMenuPolicy(Qt::PreventContextMenu); // what lies below is not meant
        overlay->installEventFilter(this);
    }

    m_legendTimer.setSingleShot(true);
    m_legendTimer.setInterval(legendDelayMs);
    m_tipTimer.setSingleShot(true);
    m_tipTimer.setInterval(tipDelayMs);
    m_edgeTimer.setInterval(edgeScrollMs);
    m_slideTimer.setInterval(slideFrameMs);
    connect(&m_slideTimer, &QTimer::timeout, viewport(), QOverload<>::of(&QWidget::update));
    connect(&m_legendTimer, &QTimer::timeout, this, &GraphCanvas::updateLegend);
    connect(&m_tipTimer, &QTimer::timeout, this, &GraphCanvas::showTip);
    connect(&m_edgeTimer, &QTimer::timeout, this, &GraphCanvas::scrollAtEdge);
    connect(m_legend, &Legend::sizeChanged, this, &GraphCanvas::placeOverlays);
    connect(m_legend, &Legend::foldedByHand, this, [this] { m_legendByHand = true; });
    connect(m_legend, &Legend::entryClicked, this, &GraphCanvas::clickLegend);
    connect(m_minimap, &Minimap::centreRequested, this, [this](QPointF world, bool jump) {
        moveCamera(bounded(centredOn(viewFrame(), world, zoom()), viewFrame()), jump);
    });
    renewLook();
}

GraphCanvas::~GraphCanvas() = default;

void GraphCanvas::setScene(ScenePtr scene, ViewChange change)
{
    if (!scene) {
        cancelLayout();
        clear();
        return;
    }
    setScene([scene = std::move(scene)] { return scene; }, change);
}

void GraphCanvas::setScene(std::function<ScenePtr()> make, ViewChange change)
{
    m_job.start([make = std::move(make), widths = textWidthsOf(font())](const RunContext &context) { return drawScene(make(), widths, context); },
                [this, change](Result<DrawingPtr> drawn) {
                    if (drawn) {
                        setDrawing(std::move(*drawn), change);
                        Q_EMIT layoutDone();
                    } else if (drawn.error().kind != ErrorKind::Cancelled) {
                        Q_EMIT layoutFailed(drawn.error());
                    }
                },
                [this](const Progress &progress) {
                    const double share = progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : 0;
                    Q_EMIT layoutProgress(QString::fromStdString(progress.phase), share);
                });
}

void GraphCanvas::cancelLayout()
{
    m_job.cancel();
}

void GraphCanvas::setDrawing(DrawingPtr drawing, ViewChange change)
{
    endGesture(false);
    const QScopedValueRollback settling(m_settling, true);
    const Camera cameraBefore = m_camera;
    const DrawingPtr before = std::exchange(m_drawing, std::move(drawing));
    CanvasMarks marks;
    std::vector<int> selection;
    int anchor = -1;
    int current = -1;
    if (m_drawing) {
        marks.selected.assign(at(m_drawing->nodeCount()), 0);
        if (before && change == ViewChange::Keep) {
            const NodeNames names(*m_drawing);
            const auto carried = [&](int node) { return node < 0 ? -1 : names.find(before->scene().node(node).name); };
            for (const int node : m_selection)
                if (const int other = carried(node); other >= 0)
                    selection.push_back(other);
            anchor = carried(m_anchor);
            current = carried(m_current);
            for (auto badges = m_marks.badges.constBegin(); badges != m_marks.badges.constEnd(); ++badges)
                if (const int other = carried(badges.key()); other >= 0)
                    marks.badges.insert(other, badges.value());
            m_camera = carriedOver(m_camera, viewFrame(), *before, *m_drawing, names);
        }
    }
    if (before && m_drawing && change == ViewChange::Keep && !m_keep.empty()) {
        m_camera = cameraBefore;
        holdGroup(*before);
    }
    m_keep.clear();
    m_marks = std::move(marks);
    m_matches.clear();
    m_anchor = anchor;
    m_current = current;
    std::ranges::sort(selection);
    applySelection(std::move(selection));
    m_tip = {};
    m_tipTimer.stop();
    m_lastPill = -1;
    m_painter.forget(font(), currentTheme());
    m_minimap->setDrawing(m_drawing, m_mode);
    m_minimap->setVisible(m_drawing && m_drawing->nodeCount() > 0);
    if (!m_drawing)
        m_legend->clear();
    placeOverlays();
    if (!before || change == ViewChange::First) {
        m_history.clear();
        Q_EMIT historyChanged(false, false);
        m_firstViewTurns = 0;
        showFirstView();
        if (m_drawing && isVisible()) { // the legend says what is in sight, and the view heeds where it lies
            render();
            updateLegend();
        }
    } else {
        moveCamera(bounded(m_camera, viewFrame()), false);
    }
    m_legendTimer.start();
    announce();
}

void GraphCanvas::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    refresh();
}

void GraphCanvas::setSelectedTensor(int tensor)
{
    const bool exists = m_drawing && tensor >= 0 && at(tensor) < m_drawing->scene().tensors.size();
    if (m_marks.tensor == (exists ? tensor : -1))
        return;
    m_marks.tensor = exists ? tensor : -1;
    refreshMarks();
}

void GraphCanvas::setMatches(const std::optional<std::vector<int>> &nodes)
{
    m_matches.clear();
    m_marks.matching.clear();
    if (nodes && m_drawing) {
        m_marks.matching.assign(at(m_drawing->nodeCount()), 0);
        for (const int node : *nodes) {
            if (!isNode(node))
                continue;
            m_marks.matching[at(node)] = 1;
            m_matches.push_back(node);
        }
    }
    updateDots();
    refreshMarks();
}

void GraphCanvas::setHovered(int node)
{
    const int valid = isNode(node) ? node : -1;
    if (m_marks.hovered == valid)
        return;
    m_marks.hovered = valid;
    refreshMarks();
}

void GraphCanvas::setGroupOutline(const std::vector<Member> &members)
{
    QHash<int, std::string> group;
    for (const Member &member : members)
        if (isNode(member.node))
            group.insert(member.node, member.text);
    if (group == m_marks.group)
        return;
    m_marks.group = std::move(group);
    refresh();
}

void GraphCanvas::setBadges(const std::vector<NodeBadges> &badges)
{
    QHash<int, std::vector<Badge>> all;
    for (const NodeBadges &own : badges)
        if (isNode(own.node) && !own.badges.empty())
            all.insert(own.node, own.badges);
    if (all == m_marks.badges)
        return;
    m_marks.badges = std::move(all);
    refresh();
}

void GraphCanvas::setColourBy(ColourBy mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_minimap->setDrawing(m_drawing, m_mode);
    updateDots();
    m_legendTimer.start();
    refresh();
}

void GraphCanvas::setHandMode(bool on)
{
    if (on == m_handMode)
        return;
    m_handMode = on;
    updateCursor();
    Q_EMIT handModeChanged(on);
}

void GraphCanvas::setLegendFolded(bool folded)
{
    m_legendByHand = true;
    m_legend->setFolded(folded);
}

bool GraphCanvas::legendFolded() const
{
    return m_legend->isFolded();
}

Result<PictureSize> GraphCanvas::pictureSize(const PictureOptions &options) const
{
    if (!m_drawing)
        return unavailable("no graph is open");
    PictureOptions own = options;
    own.legendOf = m_mode;
    return pare::pictureSize(*m_drawing, own);
}

Result<void> GraphCanvas::exportTo(const QString &path, const PictureOptions &options) const
{
    if (!m_drawing)
        return unavailable("no graph is open");
    PictureOptions own = options;
    own.legendOf = m_mode;
    return writePicture(path, *m_drawing, m_marks, m_mode, font(), own);
}

void GraphCanvas::placeOverlays()
{
    const int gap = static_cast<int>(std::lround(overlayMargin * m_unit));
    const QSize size = viewport()->size();
    const double wide = size.width() >= wideCanvas * m_unit ? minimapWidth : smallMinimapWidth;
    m_minimap->setRoom({static_cast<int>(std::lround(wide * m_unit)), std::max(16, size.height() - 2 * gap)});
    m_minimap->move(size.width() - m_minimap->width() - gap, gap);
    if (!m_legendByHand) { // in a small view it folds by itself
        const QSize open = m_legend->openSize();
        const bool covers = size.width() - open.width() - m_minimap->width() < narrowestBeside * m_unit;
        m_legend->setFolded(covers || open.height() > size.height() * 0.3 || open.width() > size.width() * 0.35);
    }
    m_legend->move(gap, size.height() - m_legend->height() - gap);
}

void GraphCanvas::refresh()
{
    m_frameStale = true;
    viewport()->update();
}

void GraphCanvas::refreshMarks()
{
    if (m_drawing)
        m_edgeMarks = edgeMarksOf(*m_drawing, m_marks);
    refresh();
}

void GraphCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const QScopedValueRollback settling(m_settling, true);
    placeOverlays();
    if (!m_drawing)
        refresh();
    else if (m_firstView) {
        m_firstViewTurns = 0;
        showFirstView();
    }
    else
        moveCamera(bounded(m_camera, viewFrame()), false);
}

void GraphCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange: renewLook(); break;
    default: break;
    }
}

void GraphCanvas::renewLook()
{
    const QScopedValueRollback settling(m_settling, true);
    const double unit = unitOfFont();
    m_camera.zoom *= unit / m_unit;
    m_unit = unit;
    m_painter.forget(font(), currentTheme());
    m_minimap->renew();
    placeOverlays();
    moveCamera(m_drawing ? bounded(m_camera, viewFrame()) : m_camera, false);
    m_legendTimer.start();
}

void GraphCanvas::updateLegend()
{
    if (m_drawing && m_drawing->nodeCount() > 0)
        m_legend->present(m_facts, m_mode, *m_drawing);
    else
        m_legend->clear();
    placeOverlays();
    constexpr int mostTurns = 2;
    if (m_drawing && m_firstView && m_legend->geometry() != m_legendSeen && m_firstViewTurns < mostTurns) {
        ++m_firstViewTurns;
        const QScopedValueRollback settling(m_settling, true);
        showFirstView();
    }
}

void GraphCanvas::updateDots()
{
    m_minimap->setDots(m_selection, m_matches);
}

// What a screen reader says of the graph: how large it is, where the keyboard stands, what is selected.
void GraphCanvas::announce()
{
    QString text = tr("No model is open");
    if (m_drawing) {
        const GraphScene &scene = m_drawing->scene();
        text = scene.nodeCount() == 1 ? tr("1 layer") : tr("%1 layers").arg(scene.nodeCount());
        if (isNode(m_current)) {
            const SceneNode &node = scene.node(m_current);
            text += tr(", at %1, %2").arg(QString::fromStdString(node.name), QString::fromStdString(node.title));
        }
        if (!m_selection.empty())
            text += tr(", %1 selected").arg(m_selection.size());
    }
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    if (QAccessible::isActive() && hasFocus() && isNode(m_current)) {
        QAccessibleEvent focus(this, QAccessible::Focus);
        focus.setChild(m_current);
        QAccessible::updateAccessibility(&focus);
    }
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace pare
