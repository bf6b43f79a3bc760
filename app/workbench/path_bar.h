// Status and door at once: Model › Data › Recipe › Variants › Export, and Run.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace pare {

class PathBar : public QWidget {
    Q_OBJECT

public:
    enum Chip { ModelChip, DataChip, RecipeChip, VariantsChip, ExportChip, ChipCount };

    explicit PathBar(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] QToolButton *chip(Chip chip) const { return m_chips[chip]; }
    [[nodiscard]] QPushButton *runButton() const { return m_run; }

Q_SIGNALS:
    void chipClicked(int chip);
    void runClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();

    Document &m_document;
    std::array<QToolButton *, ChipCount> m_chips{};
    QPushButton *m_run;
};

} // namespace pare
