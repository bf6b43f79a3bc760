// The foot of the recipe: guard, target, what is known of the result beforehand, and Run. It stays in sight.
#pragma once

#include "ui/models/document.h"
#include "ui/panels/recipe_estimate.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace pare {

class RecipeFoot : public QWidget {
    Q_OBJECT

public:
    explicit RecipeFoot(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *runButton() const { return m_run; }
    void showGuard();
    void showTarget();
    void showRun();
    void showEstimate(const RecipeEstimate &estimate);
    void clearEstimate();

Q_SIGNALS:
    void runRequested();
    void statusHint(const QString &text);

private:
    Document &m_document;
    QDoubleSpinBox *m_guard;
    QLabel *m_guardText;
    QComboBox *m_target;
    QLabel *m_estimateText;
    QPushButton *m_run;
    QLabel *m_why;
    bool m_syncing = false;
};

} // namespace pare
