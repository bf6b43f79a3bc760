// The ordered steps of the recipe: adding, moving by drag or keys, options, switching off, removing; and presets.
#pragma once

#include "core/formats/recipe.h"
#include "ui/models/document.h"
#include "ui/panels/recipe_estimate.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pare {

class StepRow;

class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(Document &document, QWidget *parent = nullptr);
    ~StepList() override;

    // The steps as the recipe has them now.
    void showSteps();
    void showEffects(const RecipeEstimate &estimate);
    void addStep(const std::string &pass, const Select &select = {}, const nlohmann::json &options = nlohmann::json::object());
    [[nodiscard]] const std::vector<StepRow *> &rows() const { return m_rows; }
    // Of the step that has the focus or had it last: moving, options, its layers, removing. With their keys, for menus.
    [[nodiscard]] const std::vector<QAction *> &stepActions() const { return m_actions; }

Q_SIGNALS:
    // What the recipe would be, while nothing of it is set yet.
    void considered(const pare::Recipe &recipe);
    void statusHint(const QString &text);
    void trainingStepRequested(); // its choices are made in a dialog

private:
    void buildMenus();
    void buildActions();
    void updateActions();
    [[nodiscard]] StepRow *makeRow();
    void fillLeftAlone();
    void reveal(StepRow *row);
    void setTabOrder();
    [[nodiscard]] std::optional<size_t> positionOf(const StepRow *row) const;
    [[nodiscard]] std::optional<size_t> current() const;
    void move(size_t from, size_t to);
    void moveWhereItWorks(size_t position);
    void remove(size_t position);
    void selectLayers(size_t position);
    void setOptions(size_t position, const nlohmann::json &options, const QString &option);
    // The place that a row which is dragged there would take; the line shows it.
    void drag(StepRow *row, const QPoint &globalPosition);
    void endDrag(bool drop);
    [[nodiscard]] size_t gapAt(int y) const;

    Document &m_document;
    QVBoxLayout *m_steps;
    QLabel *m_noSteps;
    QWidget *m_leftAlone;
    QLabel *m_leftAloneText;
    QToolButton *m_addStep;
    QToolButton *m_presets;
    QWidget *m_line; // where a dragged step would go
    std::vector<StepRow *> m_rows;
    std::vector<QAction *> m_actions;
    StepRow *m_current = nullptr;
    StepRow *m_dragged = nullptr;
    size_t m_gap = 0;
};

} // namespace pare
