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
    // That of the names alone: details give way where the window gets narrower.
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_least, height()}; }
    [[nodiscard]] QPushButton *runButton() const { return m_run; }

Q_SIGNALS:
    void chipClicked(int chip);
    void runClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    // Writes the chips, with the details of those for which there is room: the model's first.
    void write();

    struct Words {
        QString name;
        QString details;
    };
    std::array<Words, ChipCount> m_words;
    int m_next = ModelChip;
    int m_least = 0;
    Document &m_document;
    std::array<QToolButton *, ChipCount> m_chips{};
    QPushButton *m_run;
};

} // namespace pare
