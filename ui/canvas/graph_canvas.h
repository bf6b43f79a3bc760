// The graph on screen: a widget of the size of its viewport that culls and paints a drawing itself. GUI thread.
#pragma once

#include "ui/canvas/frame_painter.h"
#include "ui/canvas/graph_walk.h"
#include "ui/canvas/picture.h"
#include "ui/jobs/job.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <optional>

namespace pare {

class Legend;
class Minimap;

class GraphCanvas : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class ViewChange {
        First, // as a newly opened graph: all of it, or its inputs at 100 %
        Keep,  // the same layers stay where they are on screen, as far as the new drawing has them
    };

    explicit GraphCanvas(QWidget *parent = nullptr);
    ~GraphCanvas() override;

    // Lays the scene out in the background and then shows it; what was shown stays until then. layoutDone or layoutFailed
    // follows, unless another scene or cancelLayout() comes first. Selection and badges are kept by layer name.
    void setScene(ScenePtr scene, ViewChange change = ViewChange::First);
    // The same of a scene that is made in the background too, for large ones. `make` owns what it uses.
    void setScene(std::function<ScenePtr()> make, ViewChange change = ViewChange::First);
    void cancelLayout();
    bool isLayingOut() const { return m_job.running(); }
    // Shows a drawing that somebody else has made (drawScene); null: nothing, as clear().
    void setDrawing(DrawingPtr drawing, ViewChange change = ViewChange::First);
    void clear() { setDrawing(nullptr); }
    DrawingPtr drawing() const { return m_drawing; }
    // What stands in the middle where there is no drawing.
    void setPlaceholder(const QString &text);

    // Marks. Setters from outside emit nothing; numbers that are no node are ignored.
    void setSelection(const std::vector<int> &nodes, int anchor = -1);
    const std::vector<int> &selection() const { return m_selection; }
    int anchor() const { return m_anchor; }
    void setSelectedTensor(int tensor);
    int selectedTensor() const { return m_marks.tensor; }
    // The layers that a search found: all others are dimmed. No value: no search.
    void setMatches(const std::optional<std::vector<int>> &nodes);
    void setHovered(int node);
    int hoveredNode() const { return m_marks.hovered; }
    struct Member {
        int node = 0;
        std::string text; // what becomes of it: "64 → 44"; may be empty
    };
    void setGroupOutline(const std::vector<Member> &members);
    struct NodeBadges {
        int node = 0;
        std::vector<Badge> badges;
    };
    // Badges beside those of the scene: treatments planned or done, locks, warnings. Replaces all earlier ones.
    void setBadges(const std::vector<NodeBadges> &badges);
    void setColourBy(ColourBy mode);
    ColourBy colourBy() const { return m_mode; }

    // The view. Zoom 1 is 100 %. Everything that jumps can be gone back from.
    double zoom() const { return m_camera.zoom / m_unit; }
    void setZoom(double zoom); // around the middle
    void zoomIn() { setZoom(zoom() * zoomStep); }
    void zoomOut() { setZoom(zoom() / zoomStep); }
    void zoom100() { setZoom(1); }
    void fit();
    void frameSelection();
    void frameNodes(const std::vector<int> &nodes);
    // As little movement as shows the node.
    void reveal(int node);
    bool isVisibleNode(int node) const; // in sight, at least in part
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    void goBack();
    void goForward();
    Camera camera() const { return m_camera; }
    void setCamera(const Camera &camera); // bounded; no jump
    DetailLevel level() const { return m_level; }
    // Of the next scene: this group, closed or open, keeps its upper edge where it is, and the rest slides.
    void keepInPlace(const std::string &group);
    void setHandMode(bool on); // a left drag pans
    bool handMode() const { return m_handMode; }
    void setWheelZooms(bool on) { m_wheelZooms = on; } // and Ctrl+wheel scrolls
    void setLegendFolded(bool folded);
    bool legendFolded() const;

    // Walking, as the arrow keys do. False if there is nothing that way.
    bool walk(Direction direction, bool extend = false);
    bool walkTo(int node, bool extend = false);
    int currentNode() const { return m_current; }
    void activateCurrent(); // as Enter does

    // Positions in the viewport.
    int nodeAt(QPointF position) const;
    QRectF viewRect(int node) const;

    // A picture of the drawing. `visiblePart`: what is in view, at 100 %.
    QRectF visiblePart() const;
    Result<PictureSize> pictureSize(const PictureOptions &options) const;
    Result<void> exportTo(const QString &path, const PictureOptions &options) const;

    // For tests and benchmarks: paints a frame now; how long the last one took.
    void paintNow() { render(); }
    double lastFrameMs() const { return m_frameMs; }
    Minimap *minimap() const { return m_minimap; }
    Legend *legend() const { return m_legend; }

Q_SIGNALS:
    void selectionChanged(const std::vector<int> &nodes, int anchor);
    void tensorSelected(int tensor); // -1: none
    void hovered(int node);          // -1: none
    void nodeActivated(int node);    // double click, Enter
    void openInspector();            // follows nodeActivated
    void openGroup(const std::string &name);  // double click on a closed group, Enter
    void closeGroup(const std::string &name); // double click on the title of an open one
    void contextMenuRequested(int node, QPoint globalPosition); // -1: beside all nodes
    void searchDismissed();          // Esc while matches are shown
    void zoomChanged(double zoom);
    void viewMoved();                // by whatever but a new drawing, another size of the view or of the text
    void historyChanged(bool canGoBack, bool canGoForward);
    void handModeChanged(bool on);
    void layoutProgress(const QString &phase, double share);
    void layoutDone();
    void layoutFailed(const pare::Error &error);

protected:
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Gesture { None, Press, Band, Pan };
    enum class Picked { Nothing, Node, Pill, Tensor, Frame };
    struct Hit {
        Picked what = Picked::Nothing;
        int index = -1;
    };

    // canvas_view.cpp: from where it is seen
    ViewFrame viewFrame() const;
    double unitOfFont() const;
    void moveCamera(const Camera &camera, bool jump);
    void showFirstView();
    void updateBars();
    [[nodiscard]] bool anyNodeIn(const QRectF &world) const;

    // graph_canvas.cpp: what is shown
    void placeOverlays();
    void refresh(); // another frame is needed
    void refreshMarks();
    void render();
    PixelView pixelView() const;
    FrameRequest frameRequest() const;
    void paintFocus(QPainter &painter, const FrameRequest &request) const;
    void updateLegend();
    void updateDots();
    void announce();
    void renewLook();
    bool isNode(int node) const { return m_drawing && node >= 0 && node < m_drawing->nodeCount(); }

    // canvas_selection.cpp: selecting and walking
    void applySelection(std::vector<int> nodes);
    void select(std::vector<int> nodes, int anchor); // by the user: tells
    void chooseTensor(int tensor);
    void clearChoice();
    void clickNode(int node, Qt::KeyboardModifiers modifiers);
    void clickPill(int pill);
    void clickLegend(int entry, Qt::KeyboardModifiers modifiers);
    std::vector<int> combined(const std::vector<int> &nodes, Qt::KeyboardModifiers modifiers) const;
    void activate(int node);

    // canvas_groups.cpp: opening and closing groups
    void holdGroup(const GraphDrawing &before);
    bool paintSlide(QPainter &painter);
    int frameAt(QPointF position) const;
    void clickFrame(int frame, Qt::KeyboardModifiers modifiers);
    void setHoveredFrame(int frame);

    // canvas_input.cpp: mouse, wheel, keys
    Hit hitAt(QPointF position) const;
    void click(const Hit &hit, Qt::KeyboardModifiers modifiers);
    void hover(QPointF position);
    void endHover();
    void showTip();
    QString tipText() const;
    void startBand();
    void moveBand();
    void endBand(bool keep);
    void scrollAtEdge();
    void panBy(QPointF viewDelta);
    void endGesture(bool keep);
    void updateCursor();
    bool escape();
    bool pinch(QEvent *event);

    DrawingPtr m_drawing;
    Job<DrawingPtr> m_job;
    QString m_placeholder;
    ColourBy m_mode = ColourBy::Operator;

    CanvasMarks m_marks;
    EdgeMarks m_edgeMarks;
    std::vector<int> m_selection;
    std::vector<int> m_matches;
    int m_anchor = -1;
    int m_current = -1; // where the keyboard stands

    Camera m_camera;
    DetailLevel m_level = DetailLevel::Names;
    ViewHistory m_history;
    double m_unit = 1;
    bool m_firstView = false; // nobody has moved it yet: a resize shows it anew
    int m_firstViewTurns = 0; // how often the legend has moved it: what it says follows the view in turn
    QRect m_legendSeen;       // that the first view heeds
    bool m_settingBars = false;
    bool m_settling = false; // the view moves with its surroundings: nobody moved it

    FramePainter m_painter;
    FrameFacts m_facts;
    QImage m_frame;
    bool m_frameStale = true;
    double m_frameMs = 0;

    std::string m_keep; // the group that keeps its place when the next drawing comes
    struct Slide {
        QImage before;   // the frame that was seen; null: nothing slides
        double from = 0; // view: what was below this
        double way = 0;  // slides down this far
        QElapsedTimer clock;
    };
    Slide m_slide;
    QTimer m_slideTimer;

    Minimap *m_minimap;
    Legend *m_legend;
    QTimer m_legendTimer;
    QTimer m_tipTimer;
    QTimer m_edgeTimer;

    Gesture m_gesture = Gesture::None;
    Hit m_pressed;
    QPointF m_pressAt;   // view
    QPointF m_pointer;   // view
    QPointF m_bandFrom;  // world
    Qt::KeyboardModifiers m_bandModifiers;
    std::vector<int> m_beforeBand;
    Camera m_beforePan;
    Hit m_tip;
    QPoint m_tipAt;      // global
    int m_pillTurn = 0;  // which of a pill's ends the next click jumps to
    int m_lastPill = -1;
    bool m_space = false;
    bool m_handMode = false;
    bool m_wheelZooms = false;
    bool m_legendByHand = false;
};

} // namespace pare
