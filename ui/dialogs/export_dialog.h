// Where a variant goes, as what, and what is written beside it.
#pragma once

#include "ui/models/document.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pare {

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Document &document, int64_t variant, QWidget *parent = nullptr);
    // What the dialog does when accepted, for those who ask without showing it.
    void setPath(const QString &path);

private:
    void check();
    [[nodiscard]] QString wholePath() const;
    void accept() override;
    [[nodiscard]] const VariantEntry *entry() const;
    void lookUpOpset();
    void fillOpsets(int64_t own);
    [[nodiscard]] std::optional<int64_t> opset() const; // to raise to

    Document &m_document;
    QComboBox *m_variant;
    QLineEdit *m_path;
    QComboBox *m_form;
    QComboBox *m_opset;
    QCheckBox *m_verify;
    QCheckBox *m_companions;
    Job<int64_t> m_ownOpset; // of the chosen variant
    bool m_verifyAsked = true;
    QLabel *m_message; // what is wrong with the path
    QLabel *m_warning;
    QLabel *m_size;
    QPushButton *m_ok;
};

} // namespace pare
