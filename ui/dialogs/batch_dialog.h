// Several presets at once: tick, see what each needs, run them one after the other.
#pragma once

#include "ui/models/document.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace pare {

class BatchDialog : public QDialog {
    Q_OBJECT

public:
    explicit BatchDialog(Document &document, QWidget *parent = nullptr);

private:
    void updateCount();
    void accept() override;

    Document &m_document;
    std::vector<Preset> m_all;
    QTreeWidget *m_list;
    QLabel *m_count;
    QPushButton *m_ok;
};

} // namespace pare
