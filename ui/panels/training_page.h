// How variants were trained, and how one is being trained now: the curves at full size.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

#include <optional>
#include <set>

class QComboBox;
class QLabel;

namespace pare {

class TrainingCurve;

class TrainingPage : public QWidget {
    Q_OBJECT

public:
    explicit TrainingPage(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] TrainingCurve *curve() const { return m_curve; }
    [[nodiscard]] QComboBox *whose() const { return m_whose; } // jobs that train now, then the variants that were trained
    void showJob(JobId id);
    [[nodiscard]] bool hasAny() const; // trainings, of jobs or variants

Q_SIGNALS:
    void trainingsChanged();

private:
    void refresh();
    void choose(int index);
    void followShown(qint64 variant);
    void followTraining(JobId id);
    void showChosen();

    Document &m_document;
    QComboBox *m_whose;
    QLabel *m_name;
    TrainingCurve *m_curve;
    std::optional<JobId> m_job;         // whose curves are shown
    std::optional<int64_t> m_variant;   // or of which variant; neither: none was trained
    std::set<JobId> m_met;              // jobs whose training was seen to begin
};

} // namespace pare
