// In the Inspector, of a layer whose channels can go: what the model loses with them, as a curve, or the button that measures it.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pare {

class SensitivityView;

class SensitivitySection : public QWidget {
    Q_OBJECT

public:
    explicit SensitivitySection(Document &document, QWidget *parent = nullptr);
    // Empty: no layer. Hides itself where no channels of the layer can go.
    void setLayer(const std::string &layer);
    [[nodiscard]] SensitivityView *view() const { return m_view; }
    [[nodiscard]] QPushButton *measureAll() const { return m_all; }
    [[nodiscard]] QPushButton *measureThis() const { return m_this; }

private:
    void refresh();

    Document &m_document;
    std::string m_layer;
    QLabel *m_head;
    SensitivityView *m_view;
    QLabel *m_how;
    QPushButton *m_all;
    QPushButton *m_this;
};

} // namespace pare
