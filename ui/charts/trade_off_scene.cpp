// The scene is laid out in the order in which one thing depends on another: which points are shown, where their marks
// fall and merge, what the front is, whose bars are drawn, and last the labels, which keep clear of all that.

#include "ui/charts/trade_off_scene.h"

#include "ui/charts/mark_groups.h"
#include "ui/charts/trade_off_front.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>

namespace pare {
namespace {

struct SceneWords {
    Q_DECLARE_TR_FUNCTIONS(SceneWords)
};

bool isSpecial(const TradeOffView &view, TradeOffId id)
{
    return view.selected.contains(id) || view.a == id || view.b == id;
}

MarkFill fillOf(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x)
{
    if (point.candidate)
        return MarkFill::Candidate;
    if (point.verdict == TradeOffVerdict::Collapsed)
        return MarkFill::Collapsed;
    if (!comparableOn(data, point, x))
        return MarkFill::NotComparable;
    if (point.kind == TradeOffKind::Source)
        return MarkFill::Filled;
    switch (point.verdict) {
    case TradeOffVerdict::PastGuard:
        return MarkFill::PastGuard;
    case TradeOffVerdict::NotEnoughData:
    case TradeOffVerdict::NotMeasured:
        return MarkFill::Half;
    default:
        return MarkFill::Filled;
    }
}

std::size_t variantCount(const TradeOffData &data, TradeOffX x)
{
    return std::size_t(std::count_if(data.points.begin(), data.points.end(), [x](const TradeOffPoint &point) {
        return !point.candidate && canBePlaced(point, x);
    }));
}

struct Shown {
    std::vector<std::size_t> order;    // indices into data.points, the most important first
    std::vector<bool> onFront;         // by index into data.points
    std::vector<std::size_t> front;    // by rising cost
};

// Selected, A, B, source, best, front, the rest, candidates: also the order in which labels are given out.
int rankOf(const TradeOffData &data, const TradeOffView &view, const TradeOffPoint &point, bool onFront)
{
    if (point.candidate)
        return 7;
    if (view.selected.contains(point.id))
        return 0;
    if (view.a == point.id)
        return 1;
    if (view.b == point.id)
        return 2;
    if (point.kind == TradeOffKind::Source)
        return 3;
    if (data.best == point.id)
        return 4;
    return onFront ? 5 : 6;
}

Shown shownPoints(const TradeOffData &data, const TradeOffView &view)
{
    Shown shown;
    shown.front = paretoFront(data, view.x, view.arriving);
    shown.onFront.resize(data.points.size(), false);
    for (const std::size_t i : shown.front)
        shown.onFront[i] = true;
    std::vector<int> rank(data.points.size());
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        const TradeOffPoint &point = data.points[i];
        rank[i] = rankOf(data, view, point, shown.onFront[i]);
        if (!canBePlaced(point, view.x) || (view.logarithmic && point.along(view.x).value <= 0))
            continue;
        if (!view.frontOnly || rank[i] <= 5)
            shown.order.push_back(i);
    }
    std::stable_sort(shown.order.begin(), shown.order.end(), [&rank](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    return shown;
}

bool liesInGutter(const TradeOffPoint &point, const TradeOffView &view)
{
    return point.verdict == TradeOffVerdict::Collapsed && !point.candidate && !view.wholeRange;
}

std::vector<TradeOffMark> marksFor(const TradeOffData &data, const TradeOffView &view, const PlotMapping &map,
                                   const Shown &shown, bool crowded, double scale)
{
    std::vector<QPointF> positions;
    for (const std::size_t i : shown.order) {
        const TradeOffPoint &point = data.points[i];
        const double x = map.toX(point.along(view.x).value);
        positions.emplace_back(x, liesInGutter(point, view) ? map.gutter.center().y() : map.toY(point.accuracy.value));
    }
    std::vector<TradeOffMark> marks;
    for (const MarkGroup &group : mergedMarks(positions, mergeDistance * scale)) {
        const std::size_t index = shown.order[group.members.front()];
        const TradeOffPoint &point = data.points[index];
        TradeOffMark mark;
        mark.id = point.id;
        mark.index = index;
        mark.at = group.at;
        mark.kind = point.kind;
        mark.fill = fillOf(data, point, view.x);
        mark.noGain = point.noGain && !point.candidate;
        mark.onFront = shown.onFront[index];
        mark.inGutter = liesInGutter(point, view);
        mark.arriving = view.arriving.contains(point.id);
        mark.radius = markRadius * scale;
        const bool dominated = !mark.onFront && !isSpecial(view, point.id) && point.kind != TradeOffKind::Source;
        if (mark.fill == MarkFill::Candidate) {
            mark.radius = 2 * scale;
            mark.opacity = 0.6;
        } else if (crowded && dominated) {
            mark.radius = 3 * scale;
            mark.opacity = 0.6;
        }
        mark.infeasible = !point.infeasible.isEmpty();
        if (mark.infeasible)
            mark.opacity = std::min(mark.opacity, 0.5);
        for (const std::size_t member : group.members) {
            mark.members.push_back(data.points[shown.order[member]].id);
            mark.selected = mark.selected || view.selected.contains(mark.members.back());
        }
        marks.push_back(std::move(mark));
    }
    std::reverse(marks.begin(), marks.end()); // the most important on top
    return marks;
}

QString shortened(const QString &name, const QFontMetricsF &metrics, double width)
{
    return metrics.elidedText(name, Qt::ElideMiddle, width);
}

std::vector<MarkLabel> labelRequests(const TradeOffData &data, const TradeOffView &view,
                                        const std::vector<TradeOffMark> &marks, const Shown &shown,
                                        const TradeOffMeasures &measures, std::map<TradeOffId, TradeOffLabel> &texts)
{
    std::vector<MarkLabel> requests;
    const QFontMetricsF plain(measures.label);
    const QFontMetricsF strong(measures.strongLabel);
    const double widest = 170 * measures.scale;
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->inGutter || mark->arriving || mark->fill == MarkFill::Candidate)
            continue;
        // A merged mark speaks for the most important of its members.
        const TradeOffPoint &point = data.points[mark->index];
        const int rank = rankOf(data, view, point, shown.onFront[mark->index]);
        if (rank > 5 && marks.size() > mostLabels)
            continue;
        TradeOffLabel label;
        label.strong = rank <= 2 || data.best == point.id;
        const QFontMetricsF &metrics = label.strong ? strong : plain;
        label.text = shortened(labelText(data, view, point), metrics, widest);
        if (mark->members.size() > 1)
            label.text += QStringLiteral("  ×%1").arg(mark->members.size());
        MarkLabel request;
        request.id = point.id;
        request.at = mark->at;
        request.markRadius = mark->radius + (mark->selected ? 4 * measures.scale : 0);
        request.size = QSizeF(metrics.horizontalAdvance(label.text) + 4 * measures.scale, metrics.height());
        request.must = rank <= 2;
        requests.push_back(request);
        texts[point.id] = label;
    }
    return requests;
}

// Right to left, since the text of a mark stands at its right; a text that would cover a mark or a text is left out.
std::vector<GutterLabel> gutterLabels(const TradeOffData &data, const TradeOffScene &scene,
                                      const TradeOffMeasures &measures)
{
    const QFontMetricsF metrics(measures.label);
    std::vector<QRectF> taken;
    for (const TradeOffMark &mark : scene.marks) {
        if (mark.inGutter)
            taken.emplace_back(mark.at.x() - mark.radius - 1, mark.at.y() - mark.radius, 2 * mark.radius + 2, 2 * mark.radius);
    }
    std::vector<GutterLabel> labels;
    for (auto mark = scene.marks.rbegin(); mark != scene.marks.rend(); ++mark) {
        if (!mark->inGutter || mark->arriving)
            continue;
        const TradeOffPoint &point = data.points[mark->index];
        GutterLabel label;
        label.id = point.id;
        label.text = metrics.elidedText(point.name, Qt::ElideMiddle, 120 * measures.scale) + QLatin1Char(' ')
                     + accuracyText(data.metric, point.accuracy.value);
        if (mark->members.size() > 1)
            label.text += QStringLiteral("  ×%1").arg(mark->members.size());
        const double width = metrics.horizontalAdvance(label.text) + 2;
        const double gap = mark->radius + 4 * measures.scale;
        const QRectF right(mark->at.x() + gap, mark->at.y() - metrics.height() / 2, width, metrics.height());
        const QRectF left(mark->at.x() - gap - width, right.top(), width, right.height());
        for (const QRectF &rect : {right, left}) {
            const bool free = std::none_of(taken.begin(), taken.end(), [&rect](const QRectF &box) { return box.intersects(rect); });
            if (!free || rect.left() < scene.map.gutter.left() || rect.right() > scene.map.gutter.right())
                continue;
            label.rect = rect;
            taken.push_back(rect);
            labels.push_back(label);
            break;
        }
    }
    return labels;
}

// Along the line, below it if it can be: where it covers fewest marks, the left end first.
QRectF guardTextPlace(const TradeOffScene &scene, double y, const QSizeF &size, double scale)
{
    const QRectF &plot = scene.map.plot;
    const double gap = 2 * scale;
    QRectF best;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (const double top : {y + gap, y - gap - size.height()}) {
        for (int step = 0; step <= 8; ++step) {
            const double room = std::max(0.0, plot.width() - size.width() - 8 * scale);
            const QRectF rect(plot.left() + 4 * scale + room * step / 8, top, size.width(), size.height());
            if (rect.top() < plot.top() || rect.bottom() > plot.bottom())
                continue;
            std::size_t covered = 0; // a mark weighs more than any number of bars
            for (const TradeOffMark &mark : scene.marks) {
                const double reach = mark.radius + 2 * scale;
                covered += rect.adjusted(-reach, -reach, reach, reach).contains(mark.at) ? 1000 : 0;
            }
            for (const TradeOffBar &bar : scene.bars)
                covered += rect.intersects(QRectF(bar.line.p1(), bar.line.p2()).normalized().adjusted(-1, -1, 1, 1)) ? 1 : 0;
            if (covered < fewest) {
                fewest = covered;
                best = rect;
            }
        }
    }
    return best.isNull() ? QRectF(QPointF(plot.left() + 4 * scale, y + gap), size) : best;
}

void addGuard(TradeOffScene &scene, const TradeOffData &data, const TradeOffView &view, const TradeOffMeasures &measures)
{
    const TradeOffPoint *source = sourcePoint(data);
    if (!source || !source->accuracy.known())
        return;
    const double guard = view.draggedGuard.value_or(data.guard);
    const double level = source->accuracy.value + (data.metric.higherIsBetter ? -guard : guard);
    const double y = scene.map.toY(level);
    scene.guardY = y;
    scene.guardText = guardText(data.metric, guard);
    const QFontMetricsF metrics(measures.label);
    const double height = metrics.height();
    const double width = metrics.horizontalAdvance(scene.guardText) + 8 * measures.scale;
    scene.guardTextRect = guardTextPlace(scene, y, QSizeF(width, height), measures.scale);
}

} // namespace

QString labelText(const TradeOffData &data, const TradeOffView &view, const TradeOffPoint &point)
{
    QString text;
    if (view.a == point.id)
        text += QStringLiteral("A ");
    if (view.b == point.id)
        text += QStringLiteral("B ");
    text += point.name;
    if (data.best == point.id)
        text += SceneWords::tr(" · best");
    return text;
}

PlotMapping mappingFor(const TradeOffData &data, const TradeOffView &view, const QRectF &area, double scale)
{
    PlotMapping map;
    map.logarithmic = view.logarithmic;
    map.downward = !data.metric.higherIsBetter;
    const bool crowded = variantCount(data, view.x) >= crowdedFrom;
    std::vector<bool> withBars(data.points.size(), !crowded);
    for (const std::size_t i : paretoFront(data, view.x))
        withBars[i] = true;
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        if (data.points[i].candidate)
            withBars[i] = false;
    }
    map.x = costSpan(data, view.x, view.logarithmic, view.estimate[std::size_t(view.x)]);
    map.y = accuracySpan(data, view.x, view.wholeRange, withBars);
    const bool someCollapsed = std::any_of(data.points.begin(), data.points.end(), [&view](const TradeOffPoint &point) {
        return canBePlaced(point, view.x) && liesInGutter(point, view) && (!view.frontOnly || isSpecial(view, point.id));
    });
    const double cut = someCollapsed ? std::min(gutterHeight * scale, area.height() / 3) : 0;
    map.plot = area.adjusted(0, 0, 0, -cut);
    if (cut > 0)
        map.gutter = QRectF(area.left(), area.bottom() - cut, area.width(), cut);
    return map;
}

std::vector<TradeOffBar> barsOf(const TradeOffPoint &point, const TradeOffMark &mark, const TradeOffView &view,
                                const PlotMapping &map)
{
    std::vector<TradeOffBar> bars;
    if (mark.inGutter || mark.fill == MarkFill::Candidate)
        return bars;
    if (point.accuracy.hasInterval())
        bars.push_back({point.id, QLineF(mark.at.x(), map.toY(point.accuracy.low), mark.at.x(), map.toY(point.accuracy.high))});
    const bool exact = view.x == TradeOffX::Size || view.x == TradeOffX::Macs;
    if (const TradeOffValue &cost = point.along(view.x); !exact && cost.hasInterval())
        bars.push_back({point.id, QLineF(map.toX(cost.low), mark.at.y(), map.toX(cost.high), mark.at.y())});
    return bars;
}

TradeOffScene sceneFor(const TradeOffData &data, const TradeOffView &view, const PlotMapping &map,
                       const TradeOffMeasures &measures, LabelMemory &memory)
{
    TradeOffScene scene;
    scene.map = map;
    scene.crowded = variantCount(data, view.x) >= crowdedFrom;
    scene.notPlaced = int(std::count_if(data.points.begin(), data.points.end(), [&view](const TradeOffPoint &point) {
        return !point.candidate && !canBePlaced(point, view.x);
    }));
    const Shown shown = shownPoints(data, view);
    scene.marks = marksFor(data, view, map, shown, scene.crowded, measures.scale);

    std::vector<QPointF> steps;
    for (const std::size_t i : shown.front)
        steps.push_back(map.toPixel(data.points[i].along(view.x).value, data.points[i].accuracy.value));
    scene.front = staircase(steps);

    for (const TradeOffMark &mark : scene.marks) {
        if (mark.arriving || (scene.crowded && !mark.onFront && !isSpecial(view, mark.id)))
            continue;
        for (TradeOffBar &bar : barsOf(data.points[mark.index], mark, view, map))
            scene.bars.push_back(bar);
    }
    addGuard(scene, data, view, measures);
    if (const std::optional<double> estimate = view.estimate[std::size_t(view.x)]; estimate && *estimate > 0) {
        scene.estimateX = map.toX(*estimate);
        const AxisUnit unit = costUnit(view.x, map.x.high);
        scene.estimateText = SceneWords::tr("recipe: %1 %2")
                                 .arg(QLocale::c().toString(*estimate / unit.divisor, 'g', 3), unit.unit)
                                 .trimmed();
    }

    MarkObstacles obstacles;
    for (const TradeOffMark &mark : scene.marks) {
        const double reach = mark.radius + (mark.selected ? 4 * measures.scale : 1);
        if (mark.fill != MarkFill::Candidate)
            obstacles.boxes.emplace_back(mark.at.x() - reach, mark.at.y() - reach, 2 * reach, 2 * reach);
    }
    const double arrow = QFontMetricsF(measures.label).height();
    scene.betterRect = QRectF(map.plot.left() + 4 * measures.scale, map.plot.top() + 3 * measures.scale,
                              arrow + 4 * measures.scale + QFontMetricsF(measures.label).horizontalAdvance(SceneWords::tr("better")), arrow);
    obstacles.boxes.push_back(scene.betterRect);
    if (scene.guardY) {
        obstacles.boxes.push_back(scene.guardTextRect);
        obstacles.lines.emplace_back(map.plot.left(), *scene.guardY, map.plot.right(), *scene.guardY);
    }
    for (std::size_t i = 1; i < scene.front.size(); ++i)
        obstacles.lines.emplace_back(scene.front[i - 1], scene.front[i]);
    for (const TradeOffBar &bar : scene.bars)
        obstacles.lines.push_back(bar.line);
    if (scene.estimateX)
        obstacles.lines.emplace_back(*scene.estimateX, map.plot.top(), *scene.estimateX, map.plot.bottom());

    for (const TradeOffMark &mark : scene.marks) {
        const std::vector<QPointF> way = mark.selected ? lineageOf(data, scene, mark, measures.scale) : std::vector<QPointF>();
        for (std::size_t i = 1; i < way.size(); ++i)
            obstacles.lines.emplace_back(way[i - 1], way[i]);
    }

    std::map<TradeOffId, TradeOffLabel> texts;
    const std::vector<MarkLabel> requests = labelRequests(data, view, scene.marks, shown, measures, texts);
    const double s = measures.scale;
    for (const PlacedLabel &placed : placeMarkLabels(requests, map.plot.adjusted(2, 2, -2, -2), obstacles, memory, 6 * s, 24 * s)) {
        TradeOffLabel label = texts[placed.id];
        label.placed = placed;
        scene.labels.push_back(std::move(label));
    }
    scene.gutterLabels = gutterLabels(data, scene, measures);
    return scene;
}

// A bow rather than a straight line, which would run along the front and look like a part of it.
std::vector<QPointF> lineageOf(const TradeOffData &data, const TradeOffScene &scene, const TradeOffMark &mark, double scale)
{
    const std::optional<TradeOffId> parent = data.points[mark.index].parent;
    const TradeOffMark *from = parent ? markOf(scene, *parent) : nullptr;
    if (!from || from == &mark)
        return {};
    const QLineF whole(from->at, mark.at);
    const double clear = (markRadius + 6) * scale;
    if (whole.length() < 2 * clear + 6 * scale)
        return {};
    // Bends away from better, where fewer labels are.
    QPointF across(-whole.dy() / whole.length(), whole.dx() / whole.length());
    if (across.y() < 0)
        across = -across;
    const QPointF bend = whole.center() + across * std::min(0.18 * whole.length(), 46 * scale);
    const auto at = [&](double t) {
        return (1 - t) * (1 - t) * whole.p1() + 2 * t * (1 - t) * bend + t * t * whole.p2();
    };
    constexpr int pieces = 24;
    std::vector<QPointF> way;
    for (int i = 0; i <= pieces; ++i) {
        const QPointF point = at(double(i) / pieces);
        if (QLineF(point, whole.p1()).length() >= clear && QLineF(point, whole.p2()).length() >= clear)
            way.push_back(point);
    }
    return way;
}

const TradeOffMark *markAt(const TradeOffScene &scene, const QPointF &point, double scale)
{
    const TradeOffMark *nearest = nullptr;
    double best = hitRadius * scale;
    for (const TradeOffMark &mark : scene.marks) {
        const double distance = QLineF(mark.at, point).length();
        if (distance <= best) {
            best = distance;
            nearest = &mark;
        }
    }
    return nearest;
}

const TradeOffMark *markOf(const TradeOffScene &scene, TradeOffId id)
{
    for (const TradeOffMark &mark : scene.marks) {
        if (std::find(mark.members.begin(), mark.members.end(), id) != mark.members.end())
            return &mark;
    }
    return nullptr;
}

std::vector<TradeOffId> walkingOrder(const TradeOffScene &scene)
{
    std::vector<const TradeOffMark *> order;
    for (const TradeOffMark &mark : scene.marks) {
        if (mark.fill != MarkFill::Candidate)
            order.push_back(&mark);
    }
    std::sort(order.begin(), order.end(), [](const TradeOffMark *left, const TradeOffMark *right) {
        if (left->at.x() != right->at.x())
            return left->at.x() < right->at.x();
        return left->at.y() != right->at.y() ? left->at.y() > right->at.y() : left->id < right->id;
    });
    std::vector<TradeOffId> ids;
    for (const TradeOffMark *mark : order)
        ids.push_back(mark->id);
    return ids;
}

} // namespace pare
