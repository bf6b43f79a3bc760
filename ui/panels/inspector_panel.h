// Everything about the selected layer: shapes, cost, attributes, weights as a histogram, what became of it in this variant.
#pragma once

#include "ui/charts/histogram_view.h"
#include "ui/models/document.h"
#include "ui/panels/layer_sheet.h"

#include <QWidget>

class QLabel;

namespace pare {

class Difference;
class SensitivitySection;

class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] HistogramView *weights() const { return m_sheet->weights(); }
    [[nodiscard]] HistogramView *inputs() const { return m_inputs; }
    [[nodiscard]] SensitivitySection *sensitivity() const { return m_sensitivity; }

    // What a layer differs in is told as well. May be null.
    void setDifference(Difference *difference);

Q_SIGNALS:
    void layerChosen(const QString &layer); // a producer or reader that was clicked
    void tensorChosen(const QString &tensor); // a constant that somebody wants to look into
    void bodyChosen(const QString &layer);    // to look into what it runs

private:
    void refresh();
    void showNothing();
    void showModel();
    void showLayer(const LayerRow &row);
    void showTime(const std::string &layer);    // with the way to measure it, or again
    void showError(const std::string &layer);   // how it takes quantizing, in words
    bool showSpreads(const std::string &layer); // weights before and after, and inputs; false: nothing is known of the weights
    void showDifference(const std::string &layer);
    [[nodiscard]] QString fate(const std::string &layer) const; // what became of a layer that is not in the shown variant

    Document &m_document;
    Difference *m_difference = nullptr;
    LayerSheet *m_sheet;
    SensitivitySection *m_sensitivity;
    HistogramView *m_inputs; // what the layer reads, and the range that it is rounded within
    QLabel *m_inputsText;
};

} // namespace pare
