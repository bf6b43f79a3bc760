// The recipe: what the selected layers get, the ordered steps, the guard, the estimate, and Run.
#pragma once

#include "core/passes/pass.h"
#include "ui/models/document.h"
#include "ui/models/treatment.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSlider;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace pare {

// What a recipe would leave, computed without running it where that is exact.
struct RecipeEstimate {
    std::optional<int64_t> sizeBytes;
    std::optional<int64_t> parameters;
    std::optional<int64_t> macs;
    bool exact = true;       // every step's effect is known beforehand; else the numbers are estimated
    std::vector<std::string> notes;
};

class RecipePanel : public QWidget {
    Q_OBJECT

public:
    explicit RecipePanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *runButton() const { return m_run; }
    // For menus: the same as the controls.
    void setPrecision(PrecisionChoice choice);
    void setLeaveAlone(bool on);
    void focusPrune();
    void clearTreatment();
    void addStep(const std::string &pass, const Select &select = {});

Q_SIGNALS:
    void runRequested();
    void estimated(const pare::RecipeEstimate &estimate);
    void statusHint(const QString &text);

private:
    void showSelection();
    void showSteps();
    void showGuard();
    void showRun();
    void apply(const Treatment &treatment, const QString &act);
    [[nodiscard]] Treatment common(bool &precisionMixed, bool &channelsMixed, bool &zerosMixed, bool &aloneMixed) const;
    void editStep(size_t position);
    void moveStep(size_t position, int by);
    void estimate();
    QWidget *stepRow(size_t position);

    Document &m_document;
    QLabel *m_selectionText;
    QComboBox *m_precision;
    QSlider *m_channels;
    QSpinBox *m_channelsValue;
    QLabel *m_channelsText;
    QSpinBox *m_zeros;
    QCheckBox *m_alone;
    QVBoxLayout *m_steps;
    QLabel *m_noSteps;
    QToolButton *m_addStep;
    QToolButton *m_presets;
    QDoubleSpinBox *m_guard;
    QLabel *m_guardText;
    QLabel *m_estimateText;
    QPushButton *m_run;
    QLabel *m_why;
    QWidget *m_treatment;
    bool m_syncing = false;
    Job<RecipeEstimate> m_estimating;
};

// Options of a pass as a form, made from its table; returns the edited options, or nullopt where the dialog was left.
[[nodiscard]] std::optional<nlohmann::json> askOptions(const Pass &pass, const nlohmann::json &options, QWidget *parent);

// What the recipe would leave of this model, by running the passes that need neither data nor a runner, and by the formats' own
// arithmetic for those that do. Called off the GUI thread.
[[nodiscard]] Result<RecipeEstimate> estimateRecipe(const Model &model, const Recipe &recipe, const RunContext &context);

} // namespace pare
