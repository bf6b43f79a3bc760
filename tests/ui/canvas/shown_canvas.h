// A canvas on screen, for tests that use it as a person does.
#pragma once

#include "sample_graphs.h"

#include "ui/canvas/graph_canvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>
#include <vector>

namespace pare::test {

using Nodes = std::vector<int>;

inline DrawingPtr drawn(GraphScene scene)
{
    auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(QApplication::font()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

// A canvas on screen with a drawing, and what it told.
struct Shown {
    explicit Shown(GraphScene scene = sample::resnet(), QSize size = {900, 700})
    {
        canvas.resize(size);
        canvas.setDrawing(drawn(std::move(scene)));
        canvas.show();
        canvas.setFocus();
        if (!QTest::qWaitForWindowActive(&canvas))
            qFatal("the window does not become active");
        QObject::connect(&canvas, &GraphCanvas::selectionChanged, [this](const Nodes &nodes, int anchor) {
            selected = nodes;
            anchored = anchor;
            ++changes;
        });
        canvas.setCamera({canvas.camera().origin, canvas.camera().zoom}); // no first view any more: nothing moves by itself
    }
    QWidget *view() { return canvas.viewport(); }
    QPoint at(int node) { return canvas.viewRect(node).center().toPoint(); }
    int named(const char *name) { return canvas.drawing()->nodeNamed(name); }
    void click(int node, Qt::KeyboardModifiers modifiers = {}) { QTest::mouseClick(view(), Qt::LeftButton, modifiers, at(node)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas, key, modifiers); }
    void drag(Qt::MouseButton button, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view(), button, modifiers, from);
        move(from + (to - from) / 2, button, modifiers);
        move(to, button, modifiers);
        QTest::mouseRelease(view(), button, modifiers, to);
    }
    void move(QPoint to, Qt::MouseButton button = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view()->mapToGlobal(to), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(view(), &event);
    }
    void wheel(QPoint notches, Qt::KeyboardModifiers modifiers = {}, QPointF at = {300, 200})
    {
        QWheelEvent event(at, view()->mapToGlobal(at), QPoint(), notches * 120, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view(), &event);
    }
    QPoint empty() { return {60, 300}; } // beside all nodes

    GraphCanvas canvas;
    Nodes selected;
    int anchored = -2;
    int changes = 0;
};

inline bool near(QPointF a, QPointF b, double within = 1)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= within;
}

} // namespace pare::test
