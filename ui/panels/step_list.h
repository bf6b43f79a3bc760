// The ordered steps of the recipe: adding, moving, switching off, removing; and presets.
#pragma once

#include "core/passes/pass.h"
#include "ui/models/document.h"

#include <QWidget>

#include <optional>
#include <string>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pare {

class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(Document &document, QWidget *parent = nullptr);

    // The steps as the recipe has them now.
    void showSteps();
    void addStep(const std::string &pass, const Select &select = {});

private:
    void editStep(size_t position);
    void moveStep(size_t position, int by);
    void moveWhereItWorks(size_t position);
    QWidget *stepRow(size_t position);

    Document &m_document;
    QVBoxLayout *m_steps;
    QLabel *m_noSteps;
    QToolButton *m_addStep;
    QToolButton *m_presets;
};

// Options of a pass as a form, made from its table; returns the edited options, or nullopt where the dialog was left.
[[nodiscard]] std::optional<nlohmann::json> askOptions(const Pass &pass, const nlohmann::json &options, QWidget *parent);

} // namespace pare
