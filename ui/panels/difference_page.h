// Two models on one drawing: unchanged layers grey, changed ones by kind, added ones, and those that went with a dashed outline.
#pragma once

#include "ui/canvas/graph_canvas.h"
#include "ui/models/difference.h"

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
    void reveal(int node);

Q_SIGNALS:
    void openInspector();

private:
    void refresh();
    void takeSelection(const std::vector<int> &nodes, int anchor);
    void showSelection();

    Document &m_document;
    Difference &m_difference;
    GraphCanvas *m_canvas;
    QComboBox *m_colour;
    QLabel *m_head;
    QLabel *m_empty;
    QStackedWidget *m_pages;
    ScenePtr m_drawn;
    QString m_drawnOf; // whose: another measurement of the same two keeps its place
    bool m_errors = false;
    bool m_syncing = false;
};

} // namespace pare
