// Two variants side by side: measures as rows, A and B as columns, the difference with its interval, and what changed.
#pragma once

#include "ui/models/document.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QTableWidget;
class QTreeWidget;

namespace pare {

class ComparePanel : public QWidget {
    Q_OBJECT

public:
    explicit ComparePanel(Document &document, QWidget *parent = nullptr);

Q_SIGNALS:
    void layerChosen(const QString &layer);

private:
    void refresh();
    void showSamples(const VariantEntry &a, const VariantEntry &b);
    void offer(const VariantEntry *a); // what can be compared with, where there is no second variant yet

    Document &m_document;
    QLabel *m_head;
    QTableWidget *m_table;
    QTreeWidget *m_changes;
    QTreeWidget *m_samples; // where the two say different things
    QPushButton *m_swap;
    QSplitter *m_tables;
    QWidget *m_offers;
};

} // namespace pare
