#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/graph_canvas.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <unordered_map>

namespace pare {

namespace {

QString fromText(const std::string &text)
{
    return QString::fromStdString(text);
}

// What it is called, and what it is where that says more.
std::string nameOf(const SceneNode &node)
{
    const std::string &what = node.kind == NodeKind::Group ? node.kindText : node.title;
    return what.empty() || what == node.name ? node.name : node.name + ", " + what;
}

// One node of the drawing. Lives as long as the drawing is shown, and is invalid from then on.
class NodeAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    NodeAccessible(GraphCanvas *canvas, DrawingPtr drawing, int node) : m_canvas(canvas), m_drawing(std::move(drawing)), m_node(node) {}

    bool isValid() const override { return m_canvas && m_canvas->drawing() == m_drawing; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return isValid() ? m_canvas->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return isValid() ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return own().kind == NodeKind::Group ? QAccessible::TreeItem : QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return fromText(nameOf(own()));
        if (kind != QAccessible::Description)
            return {};
        QStringList parts;
        for (const std::string &part : {own().detail, own().outputShape, own().precision})
            if (!part.empty())
                parts << fromText(part);
        for (const ColourBy mode : figureModes)
            if (mode == ColourBy::Time && !own().timeText.empty())
                parts << fromText(colourByName(mode) + " " + own().timeText);
            else if (const auto value = own().figure(mode))
                parts << fromText(colourByName(mode) + " " + figureText(m_drawing->scene(), mode, *value));
        return parts.join(QStringLiteral(", "));
    }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect view = m_canvas->viewRect(m_node).toAlignedRect();
        return {m_canvas->viewport()->mapToGlobal(view.topLeft()), view.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        state.selected = std::ranges::binary_search(m_canvas->selection(), m_node);
        state.focused = m_canvas->hasFocus() && m_canvas->currentNode() == m_node;
        state.offscreen = !m_canvas->isVisibleNode(m_node);
        if (own().kind == NodeKind::Group) {
            state.expandable = true;
            state.collapsed = true;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_canvas->walkTo(m_node);
        if (name == pressAction())
            m_canvas->activateCurrent();
        else if (name == setFocusAction())
            m_canvas->setFocus();
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    const SceneNode &own() const { return m_drawing->scene().node(m_node); }

    QPointer<GraphCanvas> m_canvas;
    DrawingPtr m_drawing;
    int m_node;
};

// Children are made when they are asked for: a graph may have a hundred thousand.
class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(GraphCanvas *canvas) : QAccessibleWidget(canvas, QAccessible::List, canvas->accessibleName()) {}
    ~CanvasAccessible() override { forget(); }

    int childCount() const override { return canvas()->drawing() ? canvas()->drawing()->nodeCount() : 0; }
    QAccessibleInterface *child(int index) const override
    {
        const DrawingPtr drawing = canvas()->drawing();
        if (drawing != m_drawing) {
            forget();
            m_drawing = drawing;
        }
        if (!drawing || index < 0 || index >= drawing->nodeCount())
            return nullptr;
        const auto found = m_children.find(index);
        if (found != m_children.end())
            return QAccessible::accessibleInterface(found->second);
        auto *made = new NodeAccessible(canvas(), drawing, index);
        m_children.emplace(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    QAccessibleInterface *childAt(int x, int y) const override { return child(canvas()->nodeAt(canvas()->viewport()->mapFromGlobal(QPoint(x, y)))); }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (const auto &[index, id] : m_children)
            if (QAccessible::accessibleInterface(id) == wanted)
                return index;
        return -1;
    }
    QAccessibleInterface *focusChild() const override { return canvas()->hasFocus() ? child(canvas()->currentNode()) : nullptr; }

private:
    GraphCanvas *canvas() const { return static_cast<GraphCanvas *>(widget()); }
    void forget() const
    {
        for (const auto &[index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    mutable DrawingPtr m_drawing;
    mutable std::unordered_map<int, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<GraphCanvas *>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace pare
