// Two variants side by side: which is better and why in words, measures as rows, A and B as columns, the difference with its interval, and
// what changed; on a second tab the samples where the two disagree, on a third all variants across all measures.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;
class QTableWidget;
class QTreeWidget;

namespace pare {

class ParallelView;
class SamplesPage;

class ComparePanel : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] ParallelView *parallel() const { return m_parallel; }
    [[nodiscard]] SamplesPage *samples() const { return m_samples; }
    void showAll(); // the third tab
    void showSamples(); // the second

Q_SIGNALS:
    void layerChosen(const QString &layer);

private:
    void refresh();
    void refreshParallel();
    void connectParallel();
    void offer(const VariantEntry *a); // what can be compared with, where there is no second variant yet

    Document &m_document;
    QTabWidget *m_pages;
    ParallelView *m_parallel;
    QLabel *m_head;
    QLabel *m_why; // in words
    QTableWidget *m_table;
    QTreeWidget *m_changes;
    SamplesPage *m_samples; // where the two say different things
    QPushButton *m_swap;
    QSplitter *m_tables;
    QWidget *m_offers;
};

} // namespace pare
