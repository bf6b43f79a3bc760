// What lies under the pointer, and what is said of it.

#include "ui/canvas/graph_canvas.h"

#include "core/base/units.h"
#include "ui/theme/language.h"

#include <QToolTip>

#include <cmath>

namespace pare {

namespace {

QString line(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral("<br>%1: %2").arg(name, value.toHtmlEscaped());
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

} // namespace

void GraphCanvas::hover(QPointF position)
{
    const Hit hit = hitAt(position);
    const int node = hit.what == Picked::Node ? hit.index : -1;
    if (node != m_marks.hovered) {
        setHovered(node);
        Q_EMIT hovered(node);
    }
    setHoveredFrame(hit.what == Picked::Frame ? hit.index : -1);
    if (hit.what != m_tip.what || hit.index != m_tip.index) {
        m_tip = hit;
        QToolTip::hideText();
    }
    m_tipAt = viewport()->mapToGlobal(position.toPoint());
    if (hit.what == Picked::Nothing)
        m_tipTimer.stop();
    else if (!QToolTip::isVisible())
        m_tipTimer.start();
}

void GraphCanvas::endHover()
{
    m_tipTimer.stop();
    m_tip = {};
    setHoveredFrame(-1);
    if (m_gesture == Gesture::None && m_marks.hovered >= 0) {
        setHovered(-1);
        Q_EMIT hovered(-1);
    }
}

void GraphCanvas::showTip()
{
    if (m_drawing && m_gesture == Gesture::None && m_tip.what != Picked::Nothing)
        QToolTip::showText(m_tipAt, tipText(), viewport());
}

QString GraphCanvas::tipText() const
{
    const GraphScene &scene = m_drawing->scene();
    if (m_tip.what == Picked::Tensor) {
        const SceneTensor &tensor = scene.tensor(m_tip.index);
        return QStringLiteral("<b>%1</b><br>%2 %3").arg(text(tensor.name).toHtmlEscaped(), text(tensor.shape), text(tensor.type)) +
               line(tr("From"), tensor.producer >= 0 ? text(scene.node(tensor.producer).name) : QString()) +
               line(tr("To"), counted(tensor.readers.size(), Counted::Reader));
    }
    if (m_tip.what == Picked::Pill) {
        const bool out = m_drawing->layout().pills[static_cast<size_t>(m_tip.index)].out;
        QString list;
        int shown = 0;
        const auto ends = m_drawing->pillEnds(m_tip.index);
        for (const LayoutPillEnd &end : ends) {
            if (++shown > 8)
                break;
            list += QStringLiteral("<br>%1: %2").arg(text(scene.tensor(end.tensor).name).toHtmlEscaped(), text(scene.node(end.node).name).toHtmlEscaped());
        }
        if (ends.size() > 8)
            list += tr("<br>and %1 more").arg(ends.size() - 8);
        return (out ? tr("<b>Goes to</b>") : tr("<b>Comes from</b>")) + list + tr("<br>Click to go there");
    }
    if (m_tip.what == Picked::Frame) {
        const SceneFrame &frame = scene.frames[static_cast<size_t>(m_tip.index)];
        return QStringLiteral("<b>%1</b>").arg(text(frame.name).toHtmlEscaped()) + (frame.kindText.empty() ? QString() : QStringLiteral("<br>%1").arg(text(frame.kindText).toHtmlEscaped())) + tr("<br>Click selects what is in it, double click closes it");
    }
    const SceneNode &node = scene.node(m_tip.index);
    const FrameRequest request = frameRequest();
    const QPointF pixel = QPointF(viewport()->mapFromGlobal(m_tipAt)) * viewport()->devicePixelRatioF();
    if (const Badge *badge = const_cast<FramePainter &>(m_painter).badgeAt(request, m_tip.index, pixel); badge != nullptr && !badge->tooltip.empty())
        return text(badge->tooltip).toHtmlEscaped();
    QString tip = QStringLiteral("<b>%1</b>").arg(text(node.name).toHtmlEscaped());
    if (const std::string &what = node.kind == NodeKind::Group ? node.kindText : node.title; !what.empty())
        tip += QStringLiteral("<br>%1").arg(text(what).toHtmlEscaped());
    if (node.kind == NodeKind::Group)
        tip += QStringLiteral("<br>%1").arg(text(node.detail).toHtmlEscaped()) + tr("<br>Double click opens it");
    tip += line(tr("Output"), text(node.outputShape));
    tip += line(tr("Weights"), text(node.weightShapes));
    tip += line(tr("Precision"), text(node.precision));
    if (node.parameters)
        tip += line(tr("Parameters"), tr("%1, computed").arg(text(formatCount(std::llround(*node.parameters)))));
    for (const ColourBy mode : figureModes)
        if (mode == ColourBy::Time && !node.timeText.empty())
            tip += line(text(colourByName(mode)), text(node.timeText));
        else if (const auto value = node.figure(mode))
            tip += line(text(colourByName(mode)), QStringLiteral("%1, %2").arg(text(figureText(scene, mode, *value)), text(howFound(scene, mode, true))));
    const auto treatments = m_marks.badges.constFind(m_tip.index);
    if (treatments != m_marks.badges.constEnd())
        for (const Badge &badge : *treatments)
            if (!badge.tooltip.empty())
                tip += QStringLiteral("<br>%1").arg(text(badge.tooltip).toHtmlEscaped());
    for (const Badge &badge : node.badges)
        if (!badge.tooltip.empty())
            tip += QStringLiteral("<br>%1").arg(text(badge.tooltip).toHtmlEscaped());
    return tip;
}

} // namespace pare
