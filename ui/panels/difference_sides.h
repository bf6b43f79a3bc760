// Two models side by side in one layout, the first left: what both have stands at the same height. Panning, zooming, pointing and selecting in
// one are followed in the other, by partner.
#pragma once

#include "ui/canvas/graph_canvas.h"
#include "ui/jobs/job.h"
#include "ui/models/scene_of_difference.h"

#include <QWidget>

#include <array>
#include <set>

class QLabel;

namespace pare {

class DifferenceSides : public QWidget {
    Q_OBJECT

public:
    explicit DifferenceSides(QWidget *parent = nullptr);

    // Drawn when they are seen. `names`: of both models.
    void setPair(DifferencePairPtr pair, const std::array<QString, 2> &names, GraphCanvas::ViewChange change);
    void setColourBy(ColourBy mode);
    // Layers as DifferenceSide::layers names them.
    void setSelection(const std::set<std::string> &layers);
    void reveal(const std::string &layer);

    [[nodiscard]] GraphCanvas *canvas(int side) const { return m_canvas[static_cast<size_t>(side)]; }
    [[nodiscard]] GraphCanvas *active() const { return canvas(m_active); } // that was used last

Q_SIGNALS:
    void selectionChanged(const std::set<std::string> &layers, const std::string &anchor);
    void drawn(int side);
    void openInspector();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Drawings = std::array<DrawingPtr, 2>;
    void draw();
    void takeSelection(int side, const std::vector<int> &nodes, int anchor);
    void takeTensor(int side, int tensor);
    void takeHover(int side, int node);
    void follow(int side);                   // the other shows what is in the middle of this
    void follow(int side, QPointF point);    // the other has the point's partner where this has the point
    [[nodiscard]] bool bothDrawn() const;
    [[nodiscard]] std::vector<int> nodesOf(int side, const std::set<std::string> &layers) const;
    void setNames();

    std::array<GraphCanvas *, 2> m_canvas;
    std::array<QLabel *, 2> m_heads;
    std::array<QString, 2> m_names;
    DifferencePairPtr m_pair;
    DifferencePairPtr m_drawn; // what the canvases were given
    GraphCanvas::ViewChange m_change = GraphCanvas::ViewChange::First;
    std::set<std::string> m_selected;
    int m_active = 0;
    bool m_following = false;
    Job<Drawings> m_laying;
};

} // namespace pare
