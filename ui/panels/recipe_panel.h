// The recipe: what the selected layers get, the ordered steps, the guard, the estimate, and Run.
#pragma once

#include "ui/models/document.h"
#include "ui/models/treatment.h"
#include "ui/panels/recipe_estimate.h"

#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QPushButton;

namespace pare {

class RecipeFoot;
class StepList;
class TreatmentBox;

class RecipePanel : public QWidget {
    Q_OBJECT

public:
    explicit RecipePanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *runButton() const;
    [[nodiscard]] StepList *steps() const { return m_steps; }
    [[nodiscard]] const std::vector<QAction *> &stepActions() const;
    // For menus: the same as the controls.
    void setPrecision(PrecisionChoice choice);
    void setLeaveAlone(bool on);
    void focusPrune();
    void clearTreatment();
    void addStep(const std::string &pass, const Select &select = {}, const nlohmann::json &options = nlohmann::json::object());
    // What the recipe would be while something outside is dragged: the estimate follows.
    void consider(const Recipe &recipe) { estimate(recipe); }
    // Whether the pane says its own name: not where a tab does.
    void setHeadShown(bool shown);

Q_SIGNALS:
    void runRequested();
    void trainingStepRequested();
    void estimated(const pare::RecipeEstimate &estimate);
    // While the slider is held: the share that would go. nullopt: it was let go.
    void channelsPreviewed(std::optional<double> share);
    void statusHint(const QString &text);

private:
    void showEverything();
    void estimate(const Recipe &recipe);

    Document &m_document;
    QLabel *m_head;
    TreatmentBox *m_treatment;
    StepList *m_steps;
    RecipeFoot *m_foot;
    std::shared_ptr<RecipeEstimator> m_estimator;
    Job<RecipeEstimate> m_estimating;
};

} // namespace pare
