// The graph of the shown variant: view bar and canvas, tied to the document's shared values.
#pragma once

#include "ui/canvas/graph_canvas.h"
#include "ui/models/document.h"
#include "ui/panels/recipe_panel.h"

#include <QWidget>

class QLabel;

namespace pare {

class GraphPage : public QWidget {
    Q_OBJECT

public:
    explicit GraphPage(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] GraphCanvas *canvas() const { return m_canvas; }
    void setColourBy(ColourBy mode);
    void reveal(const std::string &layer);
    void setTimes(std::map<std::string, double> times);
    // Layers that shrink with the selection are outlined; selects them as well where asked.
    void selectGroup();

Q_SIGNALS:
    void contextMenuRequested(QPoint globalPosition);
    void openInspector();
    void zoomText(const QString &text);

private:
    void showModel(bool fresh);
    void takeSelection(const std::vector<int> &nodes, int anchor);
    void showSelection();
    void showMatches();
    void showBadges();
    [[nodiscard]] int nodeOf(const std::string &layer) const;

    Document &m_document;
    GraphCanvas *m_canvas;
    std::map<std::string, double> m_times;
    bool m_syncing = false;
};

} // namespace pare
