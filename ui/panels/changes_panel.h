// The list of what differs between two models, with a filter by kind; a row jumps to its layer.
#pragma once

#include "ui/models/changes_model.h"
#include "ui/models/difference.h"
#include "ui/panels/table_view.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace pare {

class ElidedLabel;

class ChangesPanel : public QWidget {
    Q_OBJECT

public:
    ChangesPanel(Document &document, Difference &difference, QWidget *parent = nullptr);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] QComboBox *kinds() const { return m_kinds; }
    [[nodiscard]] QComboBox *tolerance() const { return m_tolerance; }
    [[nodiscard]] QComboBox *absoluteTolerance() const { return m_absolute; }
    [[nodiscard]] QPushButton *measureButton() const { return m_measure; }
    // The next (1) or previous (-1) of the rows that are shown, round again at the end. False where there is none.
    bool step(int by);

Q_SIGNALS:
    void chosen(int node); // of the drawing

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void refreshMeasure();
    void fillKinds();
    void takeSelection();
    void showSelection();
    QComboBox *toleranceBox(const QString &name, const QString &tip);
    QToolButton *toleranceButton();
    void takeTolerance();

    Document &m_document;
    Difference &m_difference;
    ChangesModel *m_model;
    ChangesFilter *m_filter;
    TableView *m_table;
    QComboBox *m_kinds;
    QComboBox *m_tolerance; // of the largest magnitude
    QComboBox *m_absolute;  // beside
    QToolButton *m_within;  // which hold; both behind it
    QPushButton *m_measure;
    ElidedLabel *m_head;
    QLabel *m_empty;
    QStackedWidget *m_pages;
    bool m_syncing = false;
};

} // namespace pare
