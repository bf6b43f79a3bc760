// The whole graph, small, with the part in view as a frame that can be dragged. GUI thread.
#pragma once

#include "ui/canvas/graph_drawing.h"
#include "ui/canvas/view_geometry.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace pare {

class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(QWidget *parent);

    void setDrawing(DrawingPtr drawing, ColourBy mode);
    // The largest size it may take; it takes less height where the graph needs less.
    void setRoom(QSize room);
    void setView(const QRectF &world);
    void setDots(std::vector<int> selected, std::vector<int> matches);
    // After a change of theme.
    void renew();

    QSize sizeHint() const override { return m_size; }
    // For tests: where a point of the world is shown, and what is framed.
    QPointF fromWorld(QPointF world) const;
    QRectF frame() const;

Q_SIGNALS:
    // The middle of the view shall go to this point. `jump`: a click beside the frame, not a drag.
    void centreRequested(QPointF world, bool jump);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QPointF toWorld(QPointF point) const;
    void resizeToContents();
    void makeOverview();
    void makePicture();

    DrawingPtr m_drawing;
    ColourBy m_mode = ColourBy::Operator;
    QSize m_room;
    QSize m_size;
    MiniScale m_scale;
    QRectF m_view;
    std::vector<int> m_selected;
    std::vector<int> m_matches;
    QImage m_overview; // made when painted; null: to be made
    QImage m_picture;  // the same with its dots
    QPointF m_grip;   // from the middle of the frame to the pointer
    bool m_dragging = false;
};

} // namespace pare
