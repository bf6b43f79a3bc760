// The layers of the shown model: find field and table.
#pragma once

#include "core/search/inner_facts.h"
#include "ui/jobs/job.h"
#include "ui/models/document.h"
#include "ui/models/layers_model.h"
#include "ui/panels/table_view.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pare {

class FindCompleter;

class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(Document &document, QWidget *parent = nullptr);

    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] QLineEdit *findField() const { return m_find; }
    [[nodiscard]] QWidget *treatButton() const;
    [[nodiscard]] LayersModel *model() const { return m_model; }
    // Few columns where there is little room.
    void setNarrow(bool narrow);

public Q_SLOTS:
    void focusFind();
    void findNext();
    void findPrevious();
    void selectMatches();

Q_SIGNALS:
    void reveal(const QString &layer);          // a match that the search stepped to
    void contextMenuRequested(QPoint globalPosition);
    void activated(const QString &layer);       // Enter or double click: Inspector
    void treatMatches();                        // "Treat all matches…"
    void innerActivated(const InnerMatch &match); // one inside of an If, a Loop or a function

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setView();
    void search(const QString &text);
    void settleSearch(); // what was typed is looked for now, without the pause
    void showMatches();
    void takeSelection();   // from the table
    void showSelection();   // into the table
    void showTreatments();
    void showMeasured();
    void showColumn(int column);
    void arrangeBar();
    void step(int by);
    [[nodiscard]] QString notMeasured(const Selector &selector) const;
    void underline(const SelectorError &where);
    void complete();
    void searchInside();    // in the background, where layers hold others
    void showInside();
    void offerInside();     // the menu of what was found there

    Document &m_document;
    LayersModel *m_model;
    LayersFilter *m_filter;
    TableView *m_table;
    QLineEdit *m_find;
    QLabel *m_count;
    QLabel *m_error;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_all;
    QToolButton *m_treat;
    QToolButton *m_inside;
    QBoxLayout *m_bar; // count and steps; what there is to do with matches below them where the count would be cut
    FindCompleter *m_completer;
    std::unique_ptr<LayerFactsTable> m_facts; // of the shown model; made when something is looked for
    std::shared_ptr<const InnerFacts> m_innerFacts; // of what is inside of its layers; as well
    std::vector<InnerMatch> m_innerMatches;
    QTimer m_searchSoon; // of a large model a pause in typing is waited for, so that letters appear at once
    Job<std::shared_ptr<const InnerFacts>> m_gathering;
    bool m_syncing = false;
    bool m_narrow = false;
};

} // namespace pare
