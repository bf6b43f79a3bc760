// One step of the recipe: grip, tick, name, what it is for, what it does; opened, all of its options.
#pragma once

#include "core/formats/recipe.h"
#include "ui/panels/recipe_estimate.h"

#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace pare {

class ElidedLabel;
class StepOptions;

class StepRow : public QWidget {
    Q_OBJECT

public:
    explicit StepRow(QWidget *parent);

    [[nodiscard]] const RecipeStep &step() const { return m_step; }
    // `conflict`: what is wrong with its place; empty where nothing is.
    void showStep(size_t position, const RecipeStep &step, const QString &conflict);
    // nullptr: not known (yet).
    void showEffect(const StepEffect *effect);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    void setLifted(bool lifted); // while it is dragged
    // What takes the focus, in order; the row itself first.
    [[nodiscard]] std::vector<QWidget *> focusChain() const;

Q_SIGNALS:
    void enabledChanged(bool on);
    void optionsEdited(const nlohmann::json &options, const QString &option);
    void optionsConsidered(const nlohmann::json &options);
    void removeRequested();
    void betterPlaceRequested(); // where nothing is wrong with it
    void menuRequested(const QPoint &globalPosition);
    void focusMoved(int by); // to the row above or below
    void gripDragged(const QPoint &globalPosition);
    void gripDropped();
    void gripCancelled();
    void opened();
    void statusHint(const QString &text);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void colourWarnings();
    void placeEffect();
    [[nodiscard]] bool isOnHead(const QPoint &position) const;

    RecipeStep m_step;
    QWidget *m_grip;
    QCheckBox *m_enabled;
    ElidedLabel *m_name;
    QToolButton *m_fold;
    QToolButton *m_remove;
    QWidget *m_second;
    QBoxLayout *m_secondLayout;
    ElidedLabel *m_details;
    QLabel *m_effect;
    QWidget *m_conflict;
    QLabel *m_conflictText;
    QToolButton *m_better;
    QLabel *m_problem;
    QVBoxLayout *m_column;
    StepOptions *m_options = nullptr; // made when it is first opened
    bool m_open = false;
    bool m_dragging = false;
    std::optional<QPoint> m_pressed;
};

} // namespace pare
