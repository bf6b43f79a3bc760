// A look into one constant of a model: its numbers, the same as a picture, what each channel spans, how the values are spread.
#pragma once

#include "core/analysis/tensor_summary.h"
#include "ui/jobs/job.h"
#include "ui/models/model_view.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;
class QTableWidget;
class QTabWidget;

namespace pare {

class HeatMap;
class HistogramView;
class TensorTable;

class TensorWindow : public QDialog {
    Q_OBJECT

public:
    // The tensor is a constant of the view's main graph. The window keeps the view alive.
    TensorWindow(ModelViewPtr view, const std::string &tensor, QWidget *parent = nullptr);

    [[nodiscard]] TensorTable *table() const { return m_table; }
    [[nodiscard]] HeatMap *picture() const { return m_picture; }
    [[nodiscard]] QTableWidget *channels() const { return m_channels; }
    [[nodiscard]] QCheckBox *unpacked() const { return m_unpacked; }
    // Errors: as saveNpy.
    [[nodiscard]] Result<void> saveAs(const QString &path) const;

private:
    void buildHead(class QVBoxLayout *column);
    void buildTabs(class QVBoxLayout *column);
    void summarizeAgain();
    void present(const TensorSummary &summary);
    void showSlice();
    [[nodiscard]] QString pictureWords() const;
    void copyNumbers();
    void askWhereToSave();

    ModelViewPtr m_view;
    const pb::TensorProto *m_tensor;
    std::optional<StoredScale> m_scale;
    TensorTable *m_table;
    QLabel *m_figures;
    QCheckBox *m_unpacked = nullptr; // null: nothing unpacks it
    std::vector<QSpinBox *> m_positions;
    QTabWidget *m_tabs;
    QTableView *m_numbers;
    HeatMap *m_picture;
    QLabel *m_pictureText;
    QComboBox *m_axis;
    QTableWidget *m_channels;
    HistogramView *m_histogram;
    QLabel *m_message;
    double m_reach = 0; // the largest magnitude, once it is known
    Job<TensorSummary> m_summary;
};

} // namespace pare
