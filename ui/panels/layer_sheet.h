// One layer of a model: what it is, what it costs, what it reads and makes with links there, its attributes with the operator's
// documentation, and its largest constant as a histogram. The Inspector shows a layer with this, and so does the window of a body.
#pragma once

#include "ui/charts/histogram_view.h"
#include "ui/jobs/job.h"
#include "ui/models/model_view.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace pare {

class LayerSheet : public QWidget {
    Q_OBJECT

public:
    explicit LayerSheet(QWidget *parent = nullptr);

    void clear();
    void setHead(const QString &title, const QString &subtitle);
    // Below the facts that are there.
    QLabel *addRow(const QString &name, const QString &value);
    void addHead(const QString &text);

    // Clears, and tells what the layer is and costs. The sheet keeps the view alive.
    void showFacts(const ModelViewPtr &view, const LayerRow &row);
    // What it reads and makes, and its attributes: below the pictures. After showFacts, as the next.
    void showParts();
    void showWeights(); // its largest constant; nothing where it has none

    [[nodiscard]] HistogramView *weights() const { return m_histogram; }
    [[nodiscard]] QLabel *weightsText() const { return m_histogramText; }
    void placeBelowFacts(QWidget *widget);
    void placeBelowWeights(QWidget *widget);
    void setAccessibleTitle(const QString &name);

Q_SIGNALS:
    void layerChosen(const QString &layer);   // a producer or reader that was clicked
    void tensorChosen(const QString &tensor); // a constant that somebody wants to look into
    void bodyChosen(const QString &layer);    // the layer, to look into what it runs

private:
    void addBodies();
    void addConstant(const std::string &name, const QString &value, const std::string &tensor);
    void addLayerLinks(const QString &name, const QString &value, const std::vector<std::string> &layers); // "value, from LAYER"
    void addDocumentation(const pb::NodeProto &node);
    void loadWeights(const std::string &tensor);

    ModelViewPtr m_view; // while a layer is shown
    NodeId m_row{};
    std::string m_largest; // constant; empty: none
    QScrollArea *m_scroll;
    QLabel *m_title;
    QLabel *m_subtitle;
    QVBoxLayout *m_rows;    // facts
    QVBoxLayout *m_details; // what a layer is made of, below the pictures
    QVBoxLayout *m_into;    // one of them: where the next row goes
    QVBoxLayout *m_belowFacts;
    QVBoxLayout *m_belowWeights;
    HistogramView *m_histogram;
    QLabel *m_histogramText;
    Job<std::vector<float>> m_weights;
};

} // namespace pare
