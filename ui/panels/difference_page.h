// Two models on one drawing: unchanged layers grey, changed ones by kind, added ones, and those that went with a dashed outline; or side
// by side, each on its own.
#pragma once

#include "ui/canvas/graph_canvas.h"
#include "ui/models/difference.h"
#include "ui/panels/difference_sides.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace pare {

class DifferencePage : public QWidget {
    Q_OBJECT

public:
    DifferencePage(Document &document, Difference &difference, QWidget *parent = nullptr);
    [[nodiscard]] GraphCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] QComboBox *colourBy() const { return m_colour; }
    [[nodiscard]] QComboBox *viewBox() const { return m_viewBox; }
    [[nodiscard]] DifferenceSides *sides() const { return m_sides; }
    // The merged one, or that of both sides that was used last.
    [[nodiscard]] GraphCanvas *activeCanvas() const { return sideBySide() ? m_sides->active() : m_canvas; }
    [[nodiscard]] bool sideBySide() const;
    void setSideBySide(bool on); // kept in the settings
    void setWheelZooms(bool on);
    void reveal(int node); // of the merged drawing

Q_SIGNALS:
    void sideBySideChanged(bool on);
    void openInspector();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void takeSelection(const std::vector<int> &nodes, int anchor);
    void showSelection();
    void offer(); // variants, where nothing is compared
    void drawMerged(); // where it is what is seen

    Document &m_document;
    Difference &m_difference;
    GraphCanvas *m_canvas;
    DifferenceSides *m_sides;
    QComboBox *m_viewBox;
    QComboBox *m_colour;
    QLabel *m_head;
    QLabel *m_empty;
    QWidget *m_nothing; // what stands in the place of a drawing, with what to do about it
    QWidget *m_offers;
    QString m_offered;
    QStackedWidget *m_pages;
    ScenePtr m_drawn;
    QString m_drawnOf; // whose: another measurement of the same two keeps its place
    QString m_shownOf;
    bool m_errors = false;
    bool m_syncing = false;
};

} // namespace pare
