// Which data to measure on, to calibrate on and to train on: where it lies, what was found in it, its first samples.
#pragma once

#include "ui/dialogs/data_field.h"
#include "ui/models/document.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace pare {

class DataDialog : public QDialog {
    Q_OBJECT

public:
    enum Calibrate { SetApart, Other, None };
    explicit DataDialog(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] DataField *evaluation() const { return m_evaluation; }
    [[nodiscard]] DataField *calibration() const { return m_calibration; }
    [[nodiscard]] DataField *training() const { return m_training; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showSamples();
    void refresh();
    void lookForOverlap();
    void accept() override;
    void finish(std::optional<DatasetRef> evaluation, std::optional<DatasetRef> calibration);
    [[nodiscard]] Calibrate calibrate() const;

    Document &m_document;
    DataField *m_evaluation;
    QComboBox *m_calibrateFrom;
    QSpinBox *m_apart;
    DataField *m_calibration;
    DataField *m_training;
    QLabel *m_note; // of calibration
    QLabel *m_head; // of the samples
    QTableWidget *m_samples;
    QPushButton *m_ok;
    Job<DataParts> m_split;
    Job<QString> m_overlap;
};

} // namespace pare
