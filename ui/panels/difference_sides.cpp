#include "ui/panels/difference_sides.h"

#include "ui/canvas/align_rows.h"
#include "ui/canvas/partner_view.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTimer>

#include <algorithm>

namespace pare {

DifferenceSides::DifferenceSides(QWidget *parent) : QWidget(parent)
{
    auto *halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    for (int side = 0; side < 2; ++side) {
        auto *half = new QWidget(this);
        auto *head = m_heads[static_cast<size_t>(side)] = new QLabel(half);
        head->setTextFormat(Qt::PlainText);
        head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        head->setContentsMargins(scaled(space::paneMargin), scaled(2), scaled(space::paneMargin), scaled(2));
        auto *canvas = m_canvas[static_cast<size_t>(side)] = new GraphCanvas(half);
        canvas->setColourBy(ColourBy::Changes);
        auto *column = new QVBoxLayout(half);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(head);
        column->addWidget(canvas, 1);
        halves->addWidget(half);
        halves->setStretchFactor(side, 1);
        connect(canvas, &GraphCanvas::viewMoved, this, [this, side] { follow(side); });
        connect(canvas, &GraphCanvas::hovered, this, [this, side](int node) { takeHover(side, node); });
        connect(canvas, &GraphCanvas::selectionChanged, this, [this, side](const std::vector<int> &nodes, int anchor) { takeSelection(side, nodes, anchor); });
        connect(canvas, &GraphCanvas::tensorSelected, this, [this, side](int tensor) { takeTensor(side, tensor); });
        connect(canvas, &GraphCanvas::openInspector, this, &DifferenceSides::openInspector);
    }
    halves->setSizes({1, 1});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(halves);
    connect(halves, &QSplitter::splitterMoved, this, [this] { follow(0); });
    setNames();
}

void DifferenceSides::setNames()
{
    const std::array<QString, 2> texts{tr("First: %1").arg(m_names[0]), tr("Second: %1").arg(m_names[1])};
    for (size_t side = 0; side < 2; ++side) {
        m_heads[side]->setText(texts[side]);
        m_heads[side]->setToolTip(texts[side]);
        m_canvas[side]->setAccessibleName(texts[side]);
    }
}

void DifferenceSides::setPair(DifferencePairPtr pair, const std::array<QString, 2> &names, GraphCanvas::ViewChange change)
{
    if (pair == m_pair)
        return;
    m_pair = std::move(pair);
    m_names = names;
    if (change == GraphCanvas::ViewChange::First)
        m_change = change;
    setNames();
    if (!m_pair) {
        m_drawn.reset();
        m_laying.cancel();
        for (GraphCanvas *canvas : m_canvas)
            canvas->clear();
    } else if (isVisible()) {
        draw();
    }
}

void DifferenceSides::draw()
{
    if (!m_pair || m_drawn == m_pair)
        return;
    m_drawn = m_pair;
    m_laying.start(
        [pair = m_pair, widths = textWidthsOf(m_canvas[0]->font())](const RunContext &context) -> Result<Drawings> {
            std::array<GraphLayout, 2> layouts;
            for (size_t side = 0; side < 2; ++side) {
                PARE_TRY_ASSIGN(layouts[side], layoutGraph(layoutGraphOf(*(*pair)[side].scene, widths), {}, context));
            }
            alignRows(layouts[0], layouts[1], pair->front().partners);
            Drawings drawings;
            for (size_t side = 0; side < 2; ++side)
                drawings[side] = std::make_shared<GraphDrawing>((*pair)[side].scene, std::move(layouts[side]));
            return drawings;
        },
        [this](Result<Drawings> drawings) {
            if (!drawings.ok())
                return;
            {
                const QScopedValueRollback following(m_following, true);
                for (size_t side = 0; side < 2; ++side)
                    m_canvas[side]->setDrawing(std::move((*drawings)[side]), m_change);
            }
            m_change = GraphCanvas::ViewChange::Keep;
            setSelection(m_selected);
            follow(0);
            Q_EMIT drawn(0);
            Q_EMIT drawn(1);
        });
}

void DifferenceSides::setColourBy(ColourBy mode)
{
    for (GraphCanvas *canvas : m_canvas)
        canvas->setColourBy(mode);
}

bool DifferenceSides::bothDrawn() const
{
    return m_pair && std::ranges::all_of(std::array{0, 1}, [this](int side) {
        return canvas(side)->drawing() && canvas(side)->drawing()->scenePointer() == (*m_pair)[static_cast<size_t>(side)].scene;
    });
}

void DifferenceSides::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

// The halves have their new sizes only after this.
void DifferenceSides::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, [this] { follow(0); });
}

void DifferenceSides::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        QTimer::singleShot(0, this, [this] { follow(0); });
}

void DifferenceSides::follow(int side)
{
    if (bothDrawn() && !m_following)
        follow(side, canvas(side)->visiblePart().center());
}

void DifferenceSides::follow(int side, QPointF point)
{
    if (!bothDrawn() || m_following)
        return;
    const QScopedValueRollback following(m_following, true);
    GraphCanvas *from = canvas(side);
    GraphCanvas *to = canvas(1 - side);
    const auto partner = partnerPoint(*from->drawing(), *to->drawing(), (*m_pair)[static_cast<size_t>(side)].partners, point, from->visiblePart());
    if (!partner)
        return;
    Camera camera = from->camera();
    // Where the views differ in size the point stands at the same distance from the middle.
    const QPointF fromMiddle = camera.toView(point) - QRectF({0, 0}, from->viewport()->size()).center();
    const QPointF at = QRectF({0, 0}, to->viewport()->size()).center() + fromMiddle;
    camera.origin = *partner - at / camera.zoom;
    to->setCamera(camera);
}

void DifferenceSides::takeHover(int side, int node)
{
    m_active = side;
    if (bothDrawn())
        canvas(1 - side)->setHovered(node < 0 ? -1 : (*m_pair)[static_cast<size_t>(side)].partners[static_cast<size_t>(node)]);
}

void DifferenceSides::takeSelection(int side, const std::vector<int> &nodes, int anchor)
{
    m_active = side;
    if (!bothDrawn() || m_following)
        return;
    const DifferenceSide &own = (*m_pair)[static_cast<size_t>(side)];
    std::set<std::string> layers;
    std::vector<int> others;
    for (const int node : nodes) {
        if (const std::string &layer = own.layers[static_cast<size_t>(node)]; !layer.empty())
            layers.insert(layer);
        if (const int partner = own.partners[static_cast<size_t>(node)]; partner >= 0)
            others.push_back(partner);
    }
    {
        const QScopedValueRollback following(m_following, true); // it is brought to its partner below
        canvas(1 - side)->setSelection(others, anchor >= 0 ? own.partners[static_cast<size_t>(anchor)] : -1);
    }
    if (anchor >= 0)
        follow(side, canvas(side)->drawing()->nodeRect(anchor).center());
    m_selected = layers;
    Q_EMIT selectionChanged(layers, anchor >= 0 ? own.layers[static_cast<size_t>(anchor)] : std::string());
}

void DifferenceSides::takeTensor(int side, int tensor)
{
    m_active = side;
    if (bothDrawn())
        canvas(1 - side)->setSelectedTensor(tensor < 0 ? -1 : (*m_pair)[static_cast<size_t>(side)].tensorPartners[static_cast<size_t>(tensor)]);
}

std::vector<int> DifferenceSides::nodesOf(int side, const std::set<std::string> &layers) const
{
    std::vector<int> nodes;
    const auto &names = (*m_pair)[static_cast<size_t>(side)].layers;
    for (size_t i = 0; !layers.empty() && i < names.size(); ++i)
        if (!names[i].empty() && layers.contains(names[i]))
            nodes.push_back(static_cast<int>(i));
    return nodes;
}

void DifferenceSides::setSelection(const std::set<std::string> &layers)
{
    m_selected = layers;
    if (!bothDrawn())
        return;
    {
        const QScopedValueRollback following(m_following, true);
        for (int side = 0; side < 2; ++side) {
            const std::vector<int> nodes = nodesOf(side, layers);
            canvas(side)->setSelection(nodes, nodes.empty() ? -1 : nodes.front());
        }
    }
    if (!layers.empty() && layers.size() == 1)
        reveal(*layers.begin());
}

// A layer that only the second has leads there.
void DifferenceSides::reveal(const std::string &layer)
{
    if (!bothDrawn())
        return;
    for (int side = 0; side < 2; ++side) {
        const std::vector<int> nodes = nodesOf(side, {layer});
        if (nodes.empty())
            continue;
        {
            const QScopedValueRollback following(m_following, true);
            canvas(side)->reveal(nodes.front());
        }
        follow(side, canvas(side)->drawing()->nodeRect(nodes.front()).center());
        return;
    }
}

} // namespace pare
