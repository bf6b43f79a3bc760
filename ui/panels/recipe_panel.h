// The recipe: what the selected layers get, the ordered steps, the guard, the estimate, and Run.
#pragma once

#include "core/passes/pass.h"
#include "ui/models/document.h"
#include "ui/models/treatment.h"
#include "ui/panels/recipe_estimate.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace pare {

class ChannelsControl;

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
    // While the slider is held: the share that would go. nullopt: it was let go.
    void channelsPreviewed(std::optional<double> share);
    void statusHint(const QString &text);

private:
    void showSelection();
    void showSteps();
    void showGuard();
    void showRun();
    void edit(const Recipe &recipe, const QString &act);
    void showChannels();
    void showChannelsText(std::optional<double> share);
    void chooseChannels(double share);
    void previewChannels(double share);
    void editStep(size_t position);
    void moveStep(size_t position, int by);
    void moveWhereItWorks(size_t position);
    void estimate(const Recipe &recipe);
    QWidget *stepRow(size_t position);

    Document &m_document;
    QLabel *m_selectionText;
    QComboBox *m_precision;
    ChannelsControl *m_channels;
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
    std::set<std::string> m_producers; // what the slider is about
    std::shared_ptr<RecipeEstimator> m_estimator;
    Job<RecipeEstimate> m_estimating;
};

// Options of a pass as a form, made from its table; returns the edited options, or nullopt where the dialog was left.
[[nodiscard]] std::optional<nlohmann::json> askOptions(const Pass &pass, const nlohmann::json &options, QWidget *parent);

} // namespace pare
