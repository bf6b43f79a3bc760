// The graph of the shown variant: view bar and canvas, tied to the document's shared values.
#pragma once

#include "core/measure/layer_times.h"
#include "ui/canvas/fold_scene.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/models/document.h"
#include "ui/panels/recipe_panel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pare {

class StartPage;
class WeightZeros;
struct SceneRequest;

class GraphPage : public QWidget {
    Q_OBJECT

public:
    explicit GraphPage(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] GraphCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    // Where the keyboard goes first: the canvas, or the start page while nothing is open.
    [[nodiscard]] QWidget *firstFocus() const;
    void setColourBy(ColourBy mode);
    void reveal(const std::string &layer);
    // Groups. Above a few hundred layers a model opens as its groups; set by hand it stays so until another model is opened.
    [[nodiscard]] bool grouped() const;
    void setGrouped(bool grouped);
    [[nodiscard]] bool hasGroups() const { return m_content && !m_content->groups.groups.empty(); }
    void openSelected();
    void closeSelected();
    void openAll();
    void closeAll();
    // Layers that shrink with the selection are outlined; selects them as well where asked.
    void selectGroup();
    // While a slider is held: the share of channels that would go; nullopt: as the recipe says.
    void previewChannels(std::optional<double> share);

Q_SIGNALS:
    void contextMenuRequested(QPoint globalPosition);
    void openInspector();
    void zoomText(const QString &text);
    void openRequested();                  // from the start page
    void fileChosen(const QString &path);
    void hint(const QString &text);
    void groupsChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildPages();
    void showModel(bool fresh);
    void draw(bool fresh);
    void fold(std::set<std::string> open, const std::string &keep);
    void openGroup(const std::string &name);
    void closeGroup(const std::string &name);
    void takeContent();
    void keepGroups() const; // in the study, which are open and whether layers are grouped
    void restoreGroups();
    [[nodiscard]] std::vector<std::string> layersOf(int node) const;
    [[nodiscard]] bool aboveLimit() const; // all of it drawn layer by layer
    void sayTooLarge();
    void redrawPart();
    // graph_figures.cpp: what the colours say
    void fillFigures(SceneRequest &request);
    void provideFigures();       // measures or counts what the chosen colours need and is not known
    void followFigures();        // draws anew where what is known now is not what is drawn
    void showStart();
    void takeSelection(const std::vector<int> &nodes, int anchor);
    void showSelection();
    void showGroup();
    void showMatches();
    void showBadges();
    [[nodiscard]] int nodeOf(const std::string &layer) const;
    [[nodiscard]] int nodeOfRow(int row) const;
    [[nodiscard]] std::string layerOf(int node) const;

    Document &m_document;
    GraphCanvas *m_canvas;
    StartPage *m_start;
    QStackedWidget *m_stack;
    QWidget *m_drawing = nullptr;  // the canvas below the line that says what part is drawn
    QWidget *m_partRow = nullptr;
    QLabel *m_partText = nullptr;
    QPushButton *m_partAll = nullptr;
    QWidget *m_tooLarge = nullptr; // instead of a drawing that would need more memory than it may have
    QLabel *m_tooLargeText = nullptr;
    QPushButton *m_drawAll = nullptr;
    enum class Extent { AsFits, Whole, Part }; // what is drawn of a model whose drawing is above the limit
    Extent m_extent = Extent::AsFits;
    std::optional<std::vector<int>> m_part;     // rows that are drawn; nullopt: all
    std::optional<std::vector<int>> m_nextPart; // of the drawing that is being made
    // A model's drawing before its groups are closed, with the groups.
    struct Content {
        ScenePtr flat;
        SceneGroups groups;
        std::set<std::string> openAtFirst;
    };
    std::shared_ptr<Content> m_content; // null: each layer is drawn for itself
    std::shared_ptr<Content> m_next;    // of the drawing that is being made
    std::optional<std::set<std::string>> m_open; // names of the open groups; nullopt: as is best at first
    bool m_openByHand = false;
    std::optional<bool> m_groupByHand;
    std::vector<int> m_nodeOfRow; // of the folded drawing; empty: a row is its node
    std::string m_toReveal;       // a layer, when its groups are open
    WeightZeros *m_zeros;
    struct Figures { // by layer
        std::shared_ptr<const LayerTimes> times;
        std::map<std::string, double> losses; // with half of the channels
        std::map<std::string, double> errors; // of quantizing
        std::map<std::string, double> zeros;  // among the weights
        std::map<std::string, double> removed; // of the channels; only while the graph is coloured by it
        bool operator==(const Figures &) const = default;
    };
    [[nodiscard]] Figures figuresNow() const;
    Figures m_drawnFigures;
    std::optional<double> m_previewed;
    bool m_syncing = false;
    bool m_waiting = false; // for the shapes of a large model that was opened just now
};

} // namespace pare
