// What quantizing costs, layer by layer: the list, worst first, and the slider that puts the layers with the least error into INT8.
#pragma once

#include "ui/models/document.h"
#include "ui/models/errors_model.h"
#include "ui/panels/recipe_estimate.h"
#include "ui/panels/table_view.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace pare {

class QuantizationPanel : public QWidget {
    Q_OBJECT

public:
    explicit QuantizationPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QPushButton *measureButton() const { return m_measure; }
    [[nodiscard]] QPushButton *floatButton() const { return m_float; }
    [[nodiscard]] QString sliderText() const;
    void showEstimate(const RecipeEstimate &estimate);
    // Why the selected layers cannot go back to float now; empty where they can.
    [[nodiscard]] QString whyNotFloat() const;
    // Of the selected layers, in the recipe; where that quantizes nothing and a quantized variant is shown, in a copy of the variant's.
    void setBackToFloat();

Q_SIGNALS:
    // What the recipe would be, while the slider is held.
    void considered(const pare::Recipe &recipe);
    void contextMenuRequested(const QPoint &globalPosition);

private:
    void refresh();
    void refreshRecipe();
    void showEstimateText();
    void showSelection();
    void takeSelection();
    [[nodiscard]] Recipe withFirst(int count) const; // of m_order
    [[nodiscard]] Recipe startOfFloat() const;
    void dragged(int count);
    void chosen(int count);

    Document &m_document;
    ErrorsModel *m_model;
    TableView *m_table;
    QPushButton *m_measure;
    QPushButton *m_float;
    QLabel *m_sliderName;
    QSlider *m_slider;
    QLabel *m_sliderText;
    QLabel *m_estimate;
    QLabel *m_how;
    QLabel *m_empty;
    QStackedWidget *m_pages;
    std::vector<std::string> m_order; // the least error first, without what is left alone
    RecipeEstimate m_estimated; // the newest
    bool m_syncing = false;
};

} // namespace pare
