// The variants of the study: quick filters and table.
#pragma once

#include "ui/models/document.h"
#include "ui/models/variants_model.h"
#include "ui/panels/table_view.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace pare {

class VariantsPanel : public QWidget {
    Q_OBJECT

public:
    explicit VariantsPanel(Document &document, QWidget *parent = nullptr);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] std::optional<int64_t> current() const;
    void flash(qint64 id); // a new row shows its tint once
    void renameCurrent();
    void deleteCurrent();
    void toggleFavourite();  // of the current row
    void focusConstraint();

Q_SIGNALS:
    void compareRequested(qint64 id);
    void exportRequested(qint64 id);
    void countChanged(int variants);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateFilters();
    enum class Taken { WhileTyping, ForGood };
    void takeConstraint(Taken how);
    void showConstraint(); // what the study keeps
    void showShown();
    void showMenu(const QPoint &at);

    Document &m_document;
    VariantsModel *m_model;
    VariantsFilter *m_filter;
    TableView *m_table;
    QToolButton *m_front;
    QToolButton *m_within;
    QToolButton *m_measured;
    QToolButton *m_favourites;
    QLineEdit *m_constraint;
    QToolButton *m_clear;
    QLabel *m_count;
    QLabel *m_problem;       // why the constraint as it is typed says nothing
    QTimer *m_typing;        // runs out when nothing more is typed
    QString m_keptConstraint;
    bool m_taking = false;
    bool m_syncing = false;
    bool m_narrow = false; // milliseconds of different runs give way, of which the ratio says more, and when it was made
};

} // namespace pare
