// Which data to measure on and to calibrate on: source, what was found in it, first samples, roles.
#pragma once

#include "core/formats/dataset.h"
#include "ui/models/document.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace pare {

class DataDialog : public QDialog {
    Q_OBJECT

public:
    explicit DataDialog(Document &document, QWidget *parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Role {
        QLineEdit *path = nullptr;
        QLineEdit *format = nullptr;
        QLabel *found = nullptr;
        bool good = true; // empty counts as good
    };
    struct Seen {
        QString text;
        std::vector<std::vector<QString>> samples;
    };
    Role addRole(const QString &title, const QString &why, const std::optional<DatasetRef> &now);
    void check(Role &role, Job<Seen> &job, bool preview);
    void updateButtons();
    void accept() override;
    [[nodiscard]] std::optional<DatasetRef> refOf(const Role &role) const;

    Document &m_document;
    Role m_evaluation;
    Role m_calibration;
    QTableWidget *m_samples;
    QLabel *m_expects;
    QPushButton *m_ok;
    Job<Seen> m_evaluationCheck;
    Job<Seen> m_calibrationCheck;
};

} // namespace pare
